import type { Paragraph, Table } from 'docx';
import { inOrder } from '../../../base/finding.ts';
import {
  annexLines,
  bodyLine,
  headTable,
  line,
  millimetres,
  page,
  type RuledRow,
  ruledTable,
  signatureTable,
  titleLines,
  writeAdministrative,
} from '../../../formats/word/administrative.ts';
import { words as official } from '../../../formats/word/words.ts';
import {
  countPrinted,
  dateInWords,
  datePrinted,
  placePrinted,
  shortened,
  valuePrinted,
  windowPrinted,
} from './as-printed.ts';
import type { Analysed, Found, Place } from './input.ts';
import { words } from './words.ts';

const { note } = words;
/** An annex longer than this nobody reads; the rest is counted. */
const mostHeld = 300;

/** The findings as a .docx report after NĐ 30/2020/NĐ-CP, for the unit that checked to fill in and sign; `today` is an ISO date. */
export function writeNote(analyses: readonly Analysed[], today: string): Promise<Uint8Array> {
  const sections = [page([...opening(analyses, today), ...results(analyses), ...closing()])];
  const held = heldRows(analyses);
  if (held.length > 0) sections.push(page(annex(held)));
  return writeAdministrative(sections, { title: note.subject, author: words.tool, today });
}

function opening(analyses: readonly Analysed[], today: string): (Paragraph | Table)[] {
  const { parentAgency, agency, number, placeAndDate } = note;
  return [
    headTable({ parent: parentAgency, agency, number, placeAndDate }),
    ...titleLines(note.kind, note.subject),
    bodyLine(note.intro(countPrinted(analyses.length), dateInWords(today))),
    bodyLine(note.checked, { bold: true, keepNext: true }),
    ...analyses.map((analysis) => bodyLine(`${fileLine(analysis)}.`)),
  ];
}

function fileLine({ extraction }: Analysed): string {
  const { source, report } = extraction;
  const window = windowPrinted(report.window);
  const named = [
    words.kind[report.kind].toLowerCase(),
    report.symbol === null ? null : note.symbol(report.symbol),
    report.date === null ? null : note.dated(datePrinted(report.date)),
    report.unit === null ? null : note.of(report.unit),
  ].filter((part) => part !== null);
  const file = note.file(source.file, source.sha256?.slice(0, 12) ?? null);
  const data = window === null ? '' : `; ${note.data(window)}`;
  return `${file}: ${named.join(' ')}${data}`;
}

function results(analyses: readonly Analysed[]): (Paragraph | Table)[] {
  const findings = analyses.flatMap(({ check }) => check.findings);
  const held = analyses.reduce((sum, { check }) => sum + check.held.length, 0);
  return [
    bodyLine(note.findings, { bold: true, keepNext: true }),
    bodyLine(countsOf(findings)),
    ...(findings.length === 0 ? [] : [findingsTable(analyses), line('', { size: 6 })]),
    bodyLine(held === 0 ? note.noHeld : note.held(countPrinted(held))),
    bodyLine(note.unread, { bold: true, keepNext: true }),
    ...unreadLines(analyses),
  ];
}

function countsOf(findings: readonly Found[]): string {
  if (findings.length === 0) return note.noFinding;
  const of = (severity: Found['severity']) =>
    countPrinted(findings.filter((finding) => finding.severity === severity).length);
  return note.counts(countPrinted(findings.length), {
    error: of('error'),
    warning: of('warning'),
    note: of('note'),
  });
}

function findingsTable(analyses: readonly Analysed[]): Table {
  const { columns } = note;
  const widths = [12, 42, 55, 20, 20, 16].map(millimetres);
  const headings = [
    columns.number,
    columns.place,
    columns.message,
    columns.found,
    columns.expected,
    columns.severity,
  ];
  const ruled = headings.map((heading, index) => ({
    heading,
    width: widths[index]!,
    centred: index !== 1 && index !== 2,
  }));
  return ruledTable(ruled, findingRows(analyses));
}

function findingRows(analyses: readonly Analysed[]): RuledRow[] {
  let number = 0;
  return analyses.flatMap(({ extraction, check }): RuledRow[] => {
    const rows = inOrder(check.findings).map((finding) => {
      number += 1;
      return [
        String(number),
        placesPrinted(finding.at),
        finding.message,
        valuePrinted(finding.found),
        valuePrinted(finding.expected),
        words.severity[finding.severity],
      ];
    });
    return analyses.length > 1 && rows.length > 0 ? [extraction.source.file, ...rows] : rows;
  });
}

/** The first place with its words, the others by number only: the message names them. */
function placesPrinted([first, ...others]: readonly Place[]): string {
  if (first === undefined) return '';
  const quote = shortened(first.quote, 70);
  const lead = quote === '' ? placePrinted(first) : `${placePrinted(first)}: ${note.quoted(quote)}`;
  return [lead, ...placeNames(others, 2)].join('\n');
}

function placeNames(places: readonly Place[], most: number): string[] {
  const names = [...new Set(places.map(placePrinted))];
  const more = names.length > most ? [note.morePlaces(names.length - most)] : [];
  return [...names.slice(0, most), ...more];
}

function unreadLines(analyses: readonly Analysed[]): Paragraph[] {
  const several = analyses.length > 1;
  const lines = analyses.flatMap(({ extraction: { source, unread } }) => {
    if (unread.length === 0) return [];
    const all = unread.map(({ message, at }) =>
      note.unreadLine(message.replace(/\.$/, ''), placePrinted(at)),
    );
    return several ? [note.unreadOf(source.file), ...all] : all;
  });
  return lines.length === 0
    ? [bodyLine(note.allRead)]
    : lines.map((text) => bodyLine(`${text}.`.replace(/([:.])\.$/, '$1')));
}

function closing(): (Paragraph | Table)[] {
  const ending = `${note.requestText.replace(/\.$/, '')}${official.ending}`;
  return [
    bodyLine(note.request, { bold: true, keepNext: true }),
    bodyLine(ending, { keepNext: true }),
    line('', { size: 6 }, { keepNext: true }),
    signatureTable(note.recipients, { posts: [note.signerPost], name: note.signerName }),
  ];
}

function heldRows(analyses: readonly Analysed[]): RuledRow[] {
  let number = 0;
  const rows = analyses.flatMap(({ extraction, check }): RuledRow[] => {
    const own = check.held.map(({ message, at }) => {
      number += 1;
      return [String(number), message, placeNames(at, 4).join('\n')];
    });
    return analyses.length > 1 && own.length > 0 ? [extraction.source.file, ...own] : own;
  });
  if (rows.length <= mostHeld) return rows;
  const left = rows.slice(mostHeld).filter((row) => typeof row !== 'string').length;
  return [...rows.slice(0, mostHeld), note.moreHeld(countPrinted(left))];
}

function annex(rows: readonly RuledRow[]): (Paragraph | Table)[] {
  const { columns } = note;
  const ruled = [
    { heading: columns.number, width: millimetres(12), centred: true },
    { heading: columns.held, width: millimetres(107) },
    { heading: columns.place, width: millimetres(46) },
  ];
  return [...annexLines(note.annex, note.annexTitle, note.annexOf), ruledTable(ruled, rows)];
}
