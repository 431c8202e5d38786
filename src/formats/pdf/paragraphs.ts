import type { Line } from './lines.ts';

/** Lines of one paragraph, each with its page. */
export type Draft = { readonly lines: readonly PlacedLine[]; readonly centred: boolean };
export type PlacedLine = Line & { readonly page: number; readonly number: number };

/** The left and right edge of running text. */
export type Margins = {
  readonly left: number;
  readonly right: number;
  /** Where the first lines of paragraphs begin, if that is further in. */
  readonly indented?: number | undefined;
};

/** Puts lines of one flow into paragraphs. `pitch` is the usual distance of baselines, in ems. */
export function draftsOf(lines: readonly PlacedLine[], margins: Margins, pitch: number): Draft[] {
  const drafts: PlacedLine[][] = [];
  for (const [index, line] of lines.entries()) {
    const open = drafts.at(-1);
    const next = lines[index + 1];
    if (open === undefined || startsParagraph(open, line, next, margins, pitch)) drafts.push([line]);
    else open.push(line);
  }
  return drafts.map((own) => ({ lines: own, centred: own.every((line) => isCentred(line, margins)) }));
}

/** Whether a page's first lines go on the paragraph that ends the page before. */
export function goesOnOverPage(last: Draft, first: Draft, margins: Margins): boolean {
  const [line, next] = first.lines;
  const before = last.lines.at(-1);
  if (line === undefined || before === undefined || last.centred || first.centred) return false;
  if (startsParagraph(last.lines, line, next, margins, Number.POSITIVE_INFINITY)) return false;
  const sentenceEnds = /[.!?:;]["”)]?$/.test(before.text) && !/^\p{Ll}/u.test(line.text);
  const isIndentedStyle = (last.lines[0]?.x ?? 0) > margins.left + indent(line);
  return !sentenceEnds || isIndentedStyle;
}

/** The paragraph's text, with the offset at which each line begins. */
export function textOf(lines: readonly PlacedLine[]): { text: string; offsets: number[] } {
  let text = '';
  const offsets: number[] = [];
  for (const line of lines) {
    if (text.endsWith('\u00ad')) text = text.slice(0, -1);
    else if (text !== '' && !isBrokenWord(text, line.text)) text += ' ';
    offsets.push(text.length);
    text += line.text;
  }
  return { text: text.replace(/\u00ad$/, ''), offsets };
}

/** Lines break after the hyphen or stroke of a document's symbol: "164/KH-" "UBND". */
function isBrokenWord(text: string, next: string): boolean {
  return /[\p{L}\d][-/]$/u.test(text) && /^[\p{L}\d]/u.test(next);
}

function startsParagraph(
  open: readonly PlacedLine[],
  line: Line,
  next: Line | undefined,
  margins: Margins,
  pitch: number,
): boolean {
  const before = open.at(-1);
  if (before === undefined) return true;
  if (line.y - before.y > 1.25 * pitch * Math.max(line.size, before.size)) return true;
  if (Math.abs(line.size - before.size) > 0.12 * before.size) return true;
  if (isCentred(line, margins) && !(before.bold && line.bold && isFull(before, line, margins))) return true;
  if (!isFull(before, line, margins)) return true;
  if (changesWeight(open, before, line, margins)) return true;
  return isListItem(open, before, line, margins) || isShifted(open, before, line, next, margins);
}

/** Centred between the margins; a line that starts where paragraphs do is in the middle by chance. */
function isCentred(line: Line, { left, right, indented }: Margins): boolean {
  const off = Math.abs((line.x + line.right) / 2 - (left + right) / 2);
  if (off > 0.6 * line.size || line.x < left + indent(line) || line.right > right - indent(line))
    return false;
  return !marker.test(line.text) && (indented === undefined || Math.abs(line.x - indented) > 1);
}

/**
 * Whether the line before had no room left for the first word of this one: then the break is not the writer's.
 * Lines of ragged text may end a little early.
 */
function isFull(before: Line, line: Line, { left, right }: Margins): boolean {
  const [word] = line.words;
  const off = Math.abs((before.x + before.right) / 2 - (left + right) / 2);
  const roomLeft = off < 0.6 * before.size ? before.x - left : 0;
  const room = roomLeft + right - before.right - 0.25 * before.size;
  const needed = word === undefined ? 0 : word.right - word.x;
  if (needed > room - 0.1 * before.size) return true;
  return room < 0.12 * (right - left) && /^\p{Ll}/u.test(line.text) && !/[.;:]$/.test(before.text);
}

function changesWeight(open: readonly Line[], before: Line, line: Line, margins: Margins): boolean {
  const isLower = /^\p{Ll}/u.test(line.text);
  if (open.every(({ bold }) => bold) && !startsBold(line)) return !isLower;
  return line.bold && !endsBold(before) && (isMarked(line.text) || line.x > margins.left + indent(line));
}

function startsBold({ words }: Line): boolean {
  return words[0]?.bold === true;
}

function endsBold({ words }: Line): boolean {
  return words.at(-1)?.bold === true;
}

const marker =
  /^(?:[-–—+*•▪➢✓]\s|[-–—+•▪➢✓](?=\p{Lu})|\d{1,2}(?:\.\d{1,2})*[.)]\s|\d{1,2}(?:\.\d{1,2})+\s|\(\d{1,2}\)\s|[\p{Ll}]{1,2}\)\s|[IVXLC]{1,6}[.)/]\s)/u;
const heading =
  /^(?:điều \d+[.:]|chương [ivxlc\d]+|phần (?:thứ|[ivxlc\d])|phụ lục|biểu (?:mẫu|số)|mục [ivxlc\d]+)/iu;

function isMarked(text: string): boolean {
  return marker.test(text) || heading.test(text);
}

/** A mark of a list or a heading's number, standing where a paragraph would start. */
function isListItem(open: readonly Line[], before: Line, line: Line, margins: Margins): boolean {
  const [first] = open;
  if (first === undefined || !isMarked(line.text)) return false;
  if (line.x > margins.left + indent(line)) return true;
  if (isMarked(first.text) && Math.abs(first.x - line.x) < 0.3 * line.size) return true;
  return /[.;:!?]$/.test(before.text) && Math.abs(first.x - line.x) < 0.3 * line.size;
}

/** In points: what counts as set in from the margin. */
function indent({ size }: Line): number {
  return 0.8 * size;
}

/** Whether the line begins further in (or out) than a paragraph's next line would. */
function isShifted(
  open: readonly Line[],
  before: Line,
  line: Line,
  next: Line | undefined,
  { left }: Margins,
): boolean {
  const [first] = open;
  if (first === undefined) return false;
  const step = 0.5 * line.size;
  if (open.length > 1) return line.x > before.x + step || line.x < Math.min(...open.map(({ x }) => x)) - step;
  if (line.x > first.x + step) return !isMarked(first.text);
  if (line.x < first.x - step || line.x <= left + indent(line)) return false;
  const isIndentedAgain = next !== undefined && next.x < line.x - step;
  return isIndentedAgain || (/[.;:!?]$/.test(before.text) && /^[\p{Lu}\d+-]/u.test(line.text));
}
