import { plainSymbols } from '../../base/symbol-font.ts';
import { words as official } from '../word/words.ts';
import { storableText } from '../word/xml-scan.ts';
import type { AdministrativePaper, PaperBlock, PaperHead, PaperItem, PaperRun } from './paper.ts';
import { words } from './words.ts';

/** What both writers print alike: the paper with composed letters and the ends that the decree wants. */
export function readyToPrint(paper: AdministrativePaper): AdministrativePaper {
  const { head, body, sign, annexes, ...rest } = composed(paper);
  return {
    ...rest,
    head: {
      ...head,
      superior: head.superior === null ? null : inLines(capitals(head.superior)),
      office: inLines(capitals(head.office)),
      kind: capitals(head.kind),
      bases: head.bases.map((basis, index) => ended(basis, index === head.bases.length - 1 ? '.' : ';')),
    },
    body: closed(body),
    sign: { ...sign, authority: sign.authority.map(capitals) },
    annexes: annexes.map((annex) => ({ ...annex, title: capitals(annex.title) })),
  };
}

/** A committee's or council's name stands above that of its place: together they are too long for one line. */
const inLines = (office: string) => office.replace(words.beforePlace, '$&\n').replace('\n ', '\n');

const capitals = (text: string) => text.toLocaleUpperCase('vi');

/** The same value with NFC texts that XML can hold, tabs as blanks and "\n" alone for a line's end. */
export function composed<Value>(value: Value): Value {
  if (typeof value === 'string') return plain(value) as Value;
  if (value instanceof Uint8Array || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(composed) as Value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, composed(entry)])) as Value;
}

const plain = (text: string) =>
  // Word's line end within a paragraph and its page break would be lost, and glue the words beside them.
  plainSymbols(storableText(text.replace(/[\v\f]/g, '\n')))
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ');

const ended = (text: string, sign: string) => `${text.trimEnd().replace(/[.;,]$/, '')}${sign}`;

/** The last words of the text end with "./."; a line of its own where the text ends with a table or picture. */
function closed(body: readonly PaperBlock[]): PaperBlock[] {
  const last = body.at(-1);
  const before = body.slice(0, -1);
  if (last?.kind === 'paragraph') return [...before, { ...last, runs: closedRuns(last.runs) }];
  if (last?.kind === 'list' && last.items.length > 0) {
    const item = last.items.at(-1)!;
    const items: PaperItem[] = [...last.items.slice(0, -1), { ...item, runs: closedRuns(item.runs) }];
    return [...before, { ...last, items }];
  }
  return [...body, { kind: 'paragraph', runs: [{ text: official.ending }] }];
}

function closedRuns(runs: readonly PaperRun[]): PaperRun[] {
  const last = runs.at(-1) ?? { text: '' };
  if (last.text.trimEnd().endsWith(official.ending)) return [...runs];
  return [...runs.slice(0, -1), { ...last, text: ended(last.text, official.ending) }];
}

/** "Số: 05/BC-UBND"; room for the number where there is none yet. */
export function numberLine({ number, symbol }: PaperHead): string {
  // NĐ 30/2020: a zero before numbers under 10.
  const shown = number === null ? ' '.repeat(8) : number.replace(/^\d$/, '0$&');
  return words.number(shown, symbol);
}

/** "An Bình, ngày 07 tháng 6 năm 2023": zero before days under 10 and months 1 and 2. */
export function placeAndDate({ place, date }: PaperHead): string {
  const [year, month, day] = date === null ? [words.notYet, words.notYet, words.notYet] : date.split('-');
  const shown = date === null || Number(month) <= 2 ? month! : String(Number(month));
  return words.placeAndDate(place, day!, shown, year!);
}

/** "Kính gửi: …" on one line for one addressee, a list for several (each "- …;", the last "."). */
export function addresseeLines({ addressees }: PaperHead): string[] {
  if (addressees.length <= 1) return addressees.map((name) => `${words.addressedTo} ${ended(name, '.')}`);
  const last = addressees.length - 1;
  const lines = addressees.map(
    (name, index) => `- ${ended(name.replace(/^-\s*/, ''), index === last ? '.' : ';')}`,
  );
  return [words.addressedTo, ...lines];
}

/** Points of the line of place and date: NĐ 30/2020 leaves 13 or 14, and the smaller one keeps a long name of a place on its line. */
export const placeAndDateSize = (line: string): 13 | 14 => (line.length > 42 ? 13 : 14);

/** The line of a heading as it is printed. */
export const headingLine = (heading: { readonly number: string | null; readonly text: string }): string =>
  heading.number === null ? heading.text : `${heading.number} ${heading.text}`;

/** A heading stays with the text below it, but not with one of many headings of which none has a text. */
export const staysWithNext = (blocks: readonly PaperBlock[], heading: number): boolean =>
  blocks.slice(heading + 1, heading + 4).some(({ kind }) => kind !== 'heading');

/** What is said right before a table that keeps its start goes over the page with it. */
export function staysWithTable(blocks: readonly PaperBlock[], index: number): boolean {
  const next = blocks[index + 1];
  return next?.kind === 'table' && next.table.keepsStart === true;
}

/** Rows of the start that a table keeps together. */
export const startRows = 2;

/** NĐ 30/2020: parts, sections and numbered headings are bold, points ("a)") are not. */
export const isBold = ({ number }: { readonly number: string | null }): boolean =>
  number === null || !/^\p{Ll}\)$/u.test(number);

/** The mark before each item of a list: 1. a) - outermost to innermost where ordered, else - + ·. */
export function itemMarks({ ordered, start = 1, items }: PaperBlock & { kind: 'list' }): string[] {
  const counts: number[] = [start - 1];
  return items.map(({ level }) => {
    counts.length = Math.min(counts.length, level + 1);
    for (let at = counts.length; at <= level; at += 1) counts.push(0);
    counts[level]! += 1;
    return markOf(ordered, level, counts[level]!);
  });
}

function markOf(ordered: boolean, level: number, count: number): string {
  if (!ordered) return ['-', '+'][level] ?? '·';
  if (level === 0) return `${count}.`;
  // The letters of points in Vietnamese documents; after them the signs begin anew, doubled.
  const letters = 'abcdđeghiklmnopqrstuvxy';
  const letter = letters[(count - 1) % letters.length]!;
  return level === 1 ? `${letter.repeat(Math.ceil(count / letters.length))})` : '-';
}
