import { extendShared, fold, foldedWords, oneLine, sharedInOrder } from '../../base/fold.ts';
import type { Place } from '../../base/place.ts';
import type { Block, Paragraph } from '../../formats/document.ts';
import { choicesOf } from '../indicators/unit.ts';
import type { FormTable, FormTemplate } from '../reports/form-template.ts';
import type { RawRow } from './report-table.ts';

export type FlowLine = { readonly text: string; readonly place: Place; readonly block: number };
/** A form whose cells run on in the text, as pdftotext prints it: its title and its rows, unit and value still to be parted. */
export type FlowTable = {
  readonly title: string | null;
  /** The years that its header names, in their order. */
  readonly years: readonly string[];
  readonly firstBlock: number;
  readonly lastBlock: number;
  readonly rows: FlowRow[];
};
export type FlowRow = { readonly code: string; readonly text: string; readonly lines: readonly FlowLine[] };

const rowStart = /^(\d{1,2}(?:\.\d{1,2}){0,4})(\.?)(?:\s+|$)(.*)$/;
const annexTitle = /^(bieu mau|bieu|phu luc|mau)\s*(so\s*)?\d*\b/;
/** The names of columns, a line each. */
export const headerWords =
  /^(stt|tt|chi tieu( thong ke)?|ket qua thong ke|ghi|chu|ghi chu|don vi tinh|so lieu|so|so luong\/?|luong\/|ty le|\(?su dung (cho|trong) ky bao cao.*|nam\)?.*don vi tinh.*|thang, nam\).*|so luong\/ ?ty le|don vi tinh.*)$/;

/** Finds the flowing forms: a header that prints STT and Chỉ tiêu, then numbered rows up to the next annex or the end. */
export function findFlowTables(blocks: readonly (Block | null)[]): FlowTable[] {
  const lines = linesOf(blocks);
  const tables: FlowTable[] = [];
  let open: { title: string | null; years: string[]; rows: DraftRow[]; first: number } | null = null;
  const close = (last: number) => {
    if (open !== null && open.rows.length >= 3)
      tables.push({
        title: open.title,
        years: open.years,
        rows: open.rows.map(({ code, texts, lines }) => ({ code, text: oneLine(texts.join(' ')), lines })),
        firstBlock: open.first,
        lastBlock: last,
      });
    open = null;
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    const words = fold(line.text);
    if (annexTitle.test(words) && words.length < 40) {
      close(lines[index - 1]?.block ?? line.block);
      open = { title: titleAt(lines, index), years: [], rows: [], first: line.block };
      continue;
    }
    const started = open === null || open.rows.length === 0 ? headerAt(lines, index) : false;
    if (open === null && started) open = { title: null, years: [], rows: [], first: line.block };
    if (open === null || headerWords.test(words)) continue;
    addLine(open.rows, line);
    if (open.rows.length === 0) open.years.push(...(line.text.match(/(?<!\d)20\d\d(?!\d)/g) ?? []));
  }
  close(lines.at(-1)?.block ?? 0);
  return tables;
}

function linesOf(blocks: readonly (Block | null)[]): FlowLine[] {
  return blocks.flatMap((block, index) =>
    block?.kind === 'paragraph' && block.role === 'body' ? linesOfParagraph(block, index) : [],
  );
}

function linesOfParagraph(paragraph: Paragraph, block: number): FlowLine[] {
  return paragraph.marks.map((mark, index) => {
    const end = paragraph.marks[index + 1]?.offset ?? paragraph.text.length;
    const text = paragraph.text.slice(mark.offset, end).trim();
    return {
      text,
      place: { ...mark.place, block, start: mark.offset, end: mark.offset + text.length },
      block,
    };
  });
}

function titleAt(lines: readonly FlowLine[], index: number): string {
  const parts = [lines[index]!.text];
  for (const line of lines.slice(index + 1, index + 4)) {
    if (headerWords.test(fold(line.text)) || rowStart.test(line.text)) break;
    parts.push(line.text);
  }
  return parts.join(' ');
}

function headerAt(lines: readonly FlowLine[], index: number): boolean {
  const near = fold(
    lines
      .slice(index, index + 8)
      .map((line) => line.text)
      .join(' '),
  );
  return (
    /^(stt|ket qua thong ke)\b/.test(fold(lines[index]!.text)) &&
    /\bstt\b/.test(near) &&
    near.includes('chi tieu')
  );
}

type DraftRow = { readonly code: string; readonly texts: string[]; readonly lines: FlowLine[] };

function addLine(rows: DraftRow[], line: FlowLine): void {
  const last = rows.at(-1);
  const start = startOfRow(line.text, last?.code ?? null);
  if (start !== null) rows.push({ code: start.code, texts: [start.rest], lines: [line] });
  else if (last !== undefined) {
    last.texts.push(line.text);
    last.lines.push(line);
  }
}

/** A line begins a row if its number can follow the one before and no figure or small letter comes after it. */
function startOfRow(text: string, previous: string | null): { code: string; rest: string } | null {
  const found = rowStart.exec(text);
  if (found === null) return null;
  const [, code, dot, rest] = found as unknown as [string, string, string, string];
  const single = !code.includes('.') && dot === '';
  if (single && !/^\p{Lu}/u.test(rest)) return null;
  if (rest !== '' && !/^[\p{L}"“(]/u.test(rest)) return null;
  if (rest === '' && dot === '' && code.split('.').length < 3 && !isNext(code, previous)) return null;
  return mayFollow(code, previous) ? { code, rest: rest.trim() } : null;
}

/** "1.4" alone on its line may be a figure, unless the row before is 1.3. */
function isNext(code: string, previous: string | null): boolean {
  const [first, last] = code.split('.');
  return last !== undefined && previous === `${first}.${Number(last) - 1}`;
}

function mayFollow(code: string, previous: string | null): boolean {
  if (previous === null) return code.split('.')[0] === '1' || code === '1';
  const a = previous.split('.').map(Number);
  const b = code.split('.').map(Number);
  const shared = a.findIndex((part, index) => part !== b[index]);
  // A number printed twice by mistake still begins a row; a bare "3." or "1.4" may be a figure of the row before.
  if (shared === -1) return b.length > a.length || (b.length === a.length && b.length >= 3);
  return shared < b.length && b[shared]! > a[shared]! && b[shared]! - a[shared]! <= 8;
}

/** Chooses the form of a flowing table: the one whose labels begin its rows best. */
export function formOfFlow(
  table: FlowTable,
  forms: readonly FormTemplate[],
): { form: FormTemplate; table: FormTable } | null {
  let best: { form: FormTemplate; table: FormTable; worth: number } | null = null;
  const rows = table.rows.map((row) => ({
    code: row.code,
    words: foldedWords(row.text).map(yearless),
    known: new Map<string, number>(),
  }));
  for (const form of forms) {
    for (const candidate of form.tables) {
      const met = rows.map((row) => bestLabel(row, candidate));
      const matched = met.filter((value) => value > 0).length;
      const worth =
        met.reduce((sum, value) => sum + value, 0) / rows.length + (matched / candidate.rows.length) * 0.2;
      if (matched >= rows.length * 0.5 && (best === null || worth > best.worth))
        best = { form, table: candidate, worth };
    }
  }
  return best;
}

type WordedRow = {
  readonly code: string;
  readonly words: readonly string[];
  readonly known: Map<string, number>;
};

function bestLabel(row: WordedRow, table: FormTable): number {
  let best = 0;
  for (const { label, code } of table.rows) {
    const shared = beginsWith(row, label);
    if (shared > 0.7) best = Math.max(best, shared + (code === row.code ? 0.1 : 0));
  }
  return best;
}

/** How much of the label the row's words begin with, 0–1. The generations of forms share most labels: each is compared once. */
function beginsWith(row: WordedRow, label: string): number {
  let shared = row.known.get(label);
  if (shared === undefined) {
    const words = labelWords(label);
    const apart = words[0] !== row.words[0] || (words[1] !== row.words[1] && words[2] !== row.words[2]);
    shared = apart ? 0 : sharedInOrder(row.words.slice(0, words.length + 2), words) / words.length;
    row.known.set(label, shared);
  }
  return shared;
}

const wordsOfLabels = new Map<string, string[]>();
function labelWords(label: string): string[] {
  const words = wordsOfLabels.get(label) ?? foldedWords(label).map(yearless);
  wordsOfLabels.set(label, words);
  return words;
}

/** Forms are used again with another year in their labels: "so với năm 2015". */
const yearless = (word: string) => (/^20\d{2}$/.test(word) ? '20xx' : word);

/** Parts a flowing row into label, unit, value and note, by the form's label where it is known, else by the units the forms use. */
export function partRow(row: FlowRow, label: string | null, units: readonly string[]): RawRow {
  const words = row.text;
  const end = label === null ? unitStart(words, units) : endOfLabel(words, label);
  const rest = words.slice(end).trim();
  const { unit, tail } = partUnit(rest, units);
  const { value, note } = partValue(tail);
  const place = row.lines[0]!.place;
  const valueLine = row.lines.findLast((line) => value !== '' && line.text.includes(value)) ?? row.lines[0]!;
  const labelText = words.slice(0, end).trim();
  const certainty = certaintyOfParting(labelText, label, value, note);
  const values = [{ key: 'Số liệu', raw: value, certainty, place: valueLine.place }];
  return {
    code: row.code,
    label: labelText,
    unit,
    note,
    opinion: null,
    assignee: null,
    values,
    place,
    labelPlace: place,
  };
}

/** A row of a form by years: its figures in the order of the years, or in doubt where they are not as many. */
export function byYears(row: RawRow, years: readonly string[]): RawRow {
  const [all] = row.values;
  const figures = [all?.raw ?? '', row.note ?? '']
    .join(' ')
    .split(/\s+/)
    .filter((text) => text !== '');
  if (all === undefined || figures.length === 0) return row;
  if (figures.length !== years.length || !figures.every((text) => /^(\d[\d.,]*%?|[-–])$/.test(text)))
    return { ...row, values: [{ ...all, certainty: 0.5 }] };
  return { ...row, note: null, values: years.map((key, at) => ({ ...all, key, raw: figures[at]! })) };
}

/** A piece of a list of answers, or words around a figure: not what the cell holds. */
const isPiece = (value: string) => /^[^\d\s–-].*[=\d]/.test(value);

/** Where a row runs on, only the form's own label tells for certain where its cells part. */
function certaintyOfParting(
  printed: string,
  label: string | null,
  value: string,
  note: string | null,
): number {
  if (label === null || isPiece(value) || (note ?? '').length >= 60) return 0.5;
  const words = foldedWords(printed).map(yearless);
  const wanted = labelWords(label);
  const shared = sharedInOrder(words, wanted);
  return shared >= wanted.length * 0.85 && shared >= words.length * 0.75 ? 1 : 0.5;
}

/** Where the label ends in the row's words: after the shortest beginning that holds as much of the label as any longer one. */
function endOfLabel(text: string, label: string): number {
  const wanted = labelWords(label);
  const shared = new Float64Array(wanted.length + 1);
  let [best, at, taken] = [-1, 0, 0];
  for (const match of text.matchAll(/\S+/g)) {
    const words = foldedWords(match[0]).map(yearless);
    const end = match.index + match[0].length;
    for (const word of words) extendShared(shared, word, wanted);
    taken += words.length;
    if (taken > wanted.length + 6) break;
    const worth = shared[wanted.length]! - Math.max(0, taken - wanted.length) * 0.01;
    if (worth > best + 0.05) [best, at] = [worth, end];
    else if (words.length === 0 && at === match.index - 1 && /^[).,;:…]+$/.test(match[0])) at = end;
  }
  return at;
}

function unitStart(text: string, units: readonly string[]): number {
  const lower = text.toLowerCase();
  let at = -1;
  for (const unit of units) {
    const found = lower.lastIndexOf(unit.toLowerCase());
    if (found > at && /(^|\s)$/.test(text.slice(0, found)) && /^(\s|$)/.test(text.slice(found + unit.length)))
      at = found;
  }
  if (at >= 0) return at;
  const value = /\s(-?\d[\d.,]*%?)$/.exec(text);
  return value === null ? text.length : value.index;
}

function partUnit(rest: string, units: readonly string[]): { unit: string | null; tail: string } {
  const list =
    /^(?:[^=;\d][^=;]{0,30}?|\d\s+\p{L}[^=;]{0,25}?)\s*=\s*\d(?:[;,]?\s*(?:\p{L}[^=;\d]{0,30}?|\d\s+\p{L}[^=;]{0,25}?)\s*=\s*\d)+/u.exec(
      rest,
    );
  if (list !== null && Object.keys(choicesOf(list[0])).length >= 2)
    return { unit: list[0], tail: rest.slice(list[0].length).trim() };
  const lower = fold(rest);
  const unit = units.find(
    (known) => lower.startsWith(fold(known)) && /^(\s|$)/.test(rest.slice(known.length)),
  );
  if (unit === undefined) return { unit: null, tail: rest };
  const tail = rest.slice(unit.length).trim();
  const repeated = fold(tail).startsWith(fold(unit)) && unit !== '%';
  return { unit: rest.slice(0, unit.length), tail: repeated ? tail.slice(unit.length).trim() : tail };
}

function partValue(tail: string): { value: string; note: string | null } {
  const found = /^([-–]?\s?\d[\d.,]*(?:\s*\/\s*\d[\d.,]*)?\s*%?(?:\s*\(\d[\d.,]*%\))?|-)(?=\s|$)/.exec(tail);
  if (found === null) return { value: tail.length <= 40 ? tail : '', note: tail.length <= 40 ? null : tail };
  const note = tail.slice(found[0].length).trim();
  const figure = /^(tỷ|tỉ|triệu|nghìn|ngàn)(?!\p{L})/u.test(note);
  return figure ? { value: tail, note: null } : { value: found[0].trim(), note: note || null };
}
