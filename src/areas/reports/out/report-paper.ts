import { printed } from '../../../base/plain-date.ts';
import { filled } from '../../../base/word.ts';
import type { AdministrativePaper, PaperAnnex, PaperBlock } from '../../../formats/paper/paper.ts';
import type { authorities } from '../contract-head.ts';
import type { FormTable } from '../form-template.ts';
import { blank } from '../form-value.ts';
import { isTold } from '../formulas.ts';
import type { Head } from '../frozen.ts';
import type { OutlineSection } from '../outline.ts';
import { rowsWithTerms } from '../working.ts';
import { type Picture, paperBlocks } from './blocks.ts';
import { annexOf, figureCell, printedValue } from './form-annex.ts';
import { bareName, isPlace, officeOf, signLines, subjectOf, superiorOf, unsignedLines } from './office.ts';
import type { Correction, Printable } from './printable.ts';
import { paperWords as words } from './words.ts';

/** The report after NĐ 30/2020/NĐ-CP: a signed version, or the draft with its mark. `trial` is the line of a trial's data. */
export function reportPaper(
  report: Printable,
  pictures: ReadonlyMap<string, Picture>,
  trial: string | null,
): AdministrativePaper {
  const { level, signed, form, issuer } = report;
  const { name: unit, above } = issuer ?? { name: report.unit, above: report.above };
  const head = signed?.head ?? null;
  const reference = referenceOf(report);
  const told = narrative(report, pictures);
  const corrected = report.corrections.flatMap((one, at) => correctionBlocks(one, at + 1, report));
  const marks = [...(signed === null ? [words.draft] : []), ...(trial === null ? [] : [trial])];
  return {
    head: {
      superior: superiorOf(unit, level, above),
      office: officeOf(unit),
      number: head?.number ?? null,
      symbol: head?.symbol ?? (isPlace(unit) ? words.symbol.committee : words.symbol.other),
      place: head?.place ?? bareName(unit),
      date: head?.date ?? null,
      kind: words.kind,
      ...subjectFor(report),
      bases: [],
      addressees: [],
    },
    body: laidOut(report, [
      ...introduction(report),
      ...(report.corrects === null ? told : [...corrected, putRight, ...told]),
      ...(report.corrects === null ? corrected : []),
    ]),
    sign: {
      authority:
        head === null
          ? unsignedLines(unit)
          : signLines(unit, head.authority as (typeof authorities)[number], head.position),
      name: head?.signer ?? '',
    },
    recipients: recipientLines(head?.recipients ?? []),
    annexes: form.tables.map((table, index) =>
      withRemark(
        annexOf(withTermsTold(report, table), index, report, reference, form.provisional),
        unreceivedLine(report),
      ),
    ),
    banner: marks.length === 0 ? null : marks.join(' - '),
  };
}

const laidOut = ({ layout }: Printable, body: readonly PaperBlock[]): readonly PaperBlock[] =>
  layout === 1
    ? body
    : body.map((block) =>
        block.kind === 'table' ? { ...block, table: { ...block.table, keepsStart: true } } : block,
      );

/** NĐ 30/2020: what amends a paper names it by its number, its day and what it was about. */
function subjectFor({ title, issuer, unit, corrects }: Printable): { subject: string; corrects?: string } {
  const own = subjectOf(title);
  const whose = issuer === null ? '' : ` ${formerly(unit)}`;
  if (corrects === null) return { subject: `${own}${whose}` };
  const office =
    corrects.by === (issuer?.name ?? unit)
      ? ''
      : ` ${filled(words.paperOf, { office: officeOf(corrects.by) })}`;
  const paper = `${filled(words.paper, namedAs(corrects))}${office}`;
  const about = own.charAt(0).toLocaleLowerCase('vi') + own.slice(1);
  return { subject: `${filled(words.putsRight, { paper, about })}${whose}`, corrects: paper };
}

/** The text below is the whole report as it stands after the correction. */
const putRight: PaperBlock = {
  kind: 'paragraph',
  align: 'center',
  runs: [{ text: words.afterCorrection, italic: true }],
};

/** "05", "BC-UBND", and the day as a paper prints it. */
function namedAs({ number, symbol, date }: Pick<Head, 'number' | 'symbol' | 'date'>) {
  const [day, month, year] = printed(date).split('/');
  return {
    number: number.replace(/^\d$/, '0$&'),
    symbol,
    ...{ day: day!, month: month!, year: year! },
  };
}

const formerly = (unit: string) =>
  filled(words.formerly, { unit: unit.charAt(0).toLocaleLowerCase('vi') + unit.slice(1) });

function referenceOf({ unit, issuer, signed }: Printable): string {
  const office = officeOf(issuer?.name ?? unit);
  if (signed === null) return filled(words.draftReference, { office });
  return filled(words.reference, { ...namedAs(signed.head), office });
}

/** NĐ 30/2020: each line begins with "-" and ends with ";", the last with ".". */
const recipientLines = (recipients: readonly string[]): string[] =>
  recipients.map((line, index) => {
    const bare = line.replace(/^\s*-\s*/, '').replace(/[.;\s]+$/, '');
    return `- ${bare}${index === recipients.length - 1 ? '.' : ';'}`;
  });

/** Which units' figures stand in it that nobody had received; null where there are none. */
export function unreceivedLine({ unreceived }: Pick<Printable, 'unreceived'>): string | null {
  if (unreceived.length === 0) return null;
  const named = unreceived.slice(0, mostNamed).join(', ');
  const more = unreceived.length - mostNamed;
  const units = more > 0 ? filled(words.andOthers, { units: named, more }) : named;
  return filled(words.unreceived, { units });
}

const mostNamed = 20;

/** Below the last line of a form. */
function withRemark(annex: PaperAnnex, remark: string | null): PaperAnnex {
  if (remark === null) return annex;
  const { columns, rows } = annex.table;
  const covered = columns.slice(1).map(() => null);
  const cell = { text: remark, italic: true, align: 'left' as const, columnSpan: columns.length };
  return { ...annex, table: { ...annex.table, rows: [...rows, [cell, ...covered]] } };
}

function introduction(report: Printable): PaperBlock[] {
  const { from, to, form } = report;
  const unreceived = unreceivedLine(report);
  const said = [
    filled(words.window, { from: printed(from), to: printed(to) }),
    ...(form.provisional ? [filled(words.provisionalForms, { title: form.title })] : []),
    ...(unreceived === null ? [] : [`(${unreceived})`]),
  ];
  return said.map((text) => ({ kind: 'paragraph', align: 'center', runs: [{ text, italic: true }] }));
}

function narrative(
  { outline, sections, values, indicators }: Printable,
  pictures: ReadonlyMap<string, Picture>,
): PaperBlock[] {
  const print = (indicator: string, shown: string) => {
    const value = values.get(indicator);
    return value === undefined ? shown : printedValue(indicators, indicator, value);
  };
  return outline.sections.flatMap((section) => [
    headingOf(section),
    ...paperBlocks(sections.get(section.id) ?? [], { print, pictures }),
  ]);
}

/** "I." and "1.", but "a)" as it stands. */
const headingOf = ({ number, title, depth }: OutlineSection): PaperBlock => ({
  kind: 'heading',
  level: (Math.min(depth, 3) + 1) as 1 | 2 | 3 | 4,
  number: /^[\dIVXLC.]*[\dIVXLC]$/.test(number) ? `${number}.` : number,
  text: title,
});

/** The counts beside a rate stand below it where they were told. */
const withTermsTold = ({ form, values, indicators }: Printable, table: FormTable): FormTable => ({
  ...table,
  rows: rowsWithTerms(form, table, indicators).filter(
    (row) => table.rows.includes(row) || isTold(values.get(row.indicator ?? '') ?? blank),
  ),
});

/** What was put right, with what had been sent: the figure of before stays citable. */
function correctionBlocks(
  { date, reason, head, figures }: Correction,
  count: number,
  { indicators }: Printable,
): PaperBlock[] {
  const title =
    head === null
      ? filled(words.correction, { date: printed(date) })
      : filled(words.correctionPaper, { count, paper: filled(words.paper, namedAs(head)) });
  const header = [words.correctionColumns.map((text) => ({ text }))];
  const rows = figures.map(({ indicator, before, after }) => [
    { text: indicators.get(indicator)?.name ?? indicator },
    { text: indicators.get(indicator)?.unit ?? '' },
    orBlank(figureCell(indicators, indicator, before, false)),
    orBlank(figureCell(indicators, indicator, after, true)),
  ]);
  const columns = [
    { width: 85, align: 'left' as const },
    { width: 28, align: 'center' as const },
    { width: 26, align: 'right' as const },
    { width: 26, align: 'right' as const },
  ];
  return [
    { kind: 'heading', level: 2, number: null, text: title },
    {
      kind: 'paragraph',
      runs: [{ text: filled(words.correctionReason, { reason: reason.replace(/[.;\s]+$/, '') }) }],
    },
    { kind: 'table', table: { columns, header, rows, size: 12 } },
  ];
}

const orBlank = <Cell extends { readonly text: string }>(cell: Cell): Cell =>
  cell.text === '' ? { ...cell, text: words.none } : cell;
