import type { Word } from './letters.ts';
import { type Line, lineOf, toLines } from './lines.ts';
import { columnTableOf, inkOf } from './open-table.ts';
import type { RawTable } from './raw-table.ts';

/** Lines that are read one after the other. Those of a column beside another keep to the column's own margins. */
export type Flow = { readonly kind: 'flow'; readonly lines: readonly Line[]; readonly isColumn: boolean };

/** A stretch of a line without a wide gap. */
type Piece = Line & { readonly row: number };

/** Text outside of tables: columns side by side (letterhead, signatures) are read one after the other. */
export function flowsOf(
  words: readonly Word[],
  depth = 0,
): (Flow | (RawTable & { readonly kind: 'table' }))[] {
  const upright = words.filter(({ turn }) => turn === 0);
  const pieces = piecesOf(toLines(upright));
  const flows: (Flow | (RawTable & { readonly kind: 'table' }))[] = [];
  const left = Math.min(...pieces.map(({ x }) => x));
  const right = Math.max(...pieces.map((piece) => piece.right));
  let plain: Piece[] = [];
  const flush = () => {
    if (plain.length > 0) flows.push({ kind: 'flow', lines: wholeLines(plain), isColumn: depth > 0 });
    plain = [];
  };
  for (let at = 0; at < pieces.length; ) {
    const block = tableAt(pieces, at, right - left);
    if (block !== undefined) {
      flush();
      flows.push({ kind: 'table', ...block.table });
      at += block.count;
      continue;
    }
    const zone = depth < deepest ? zoneAt(pieces, at, (left + right) / 2) : undefined;
    if (zone === undefined) {
      plain.push(pieces[at] as Piece);
      at++;
      continue;
    }
    flush();
    const inZone = pieces.slice(at, at + zone.count);
    for (const side of sidesOf(inZone, zone.middle)) flows.push(...flowsOf(side, depth + 1));
    at += zone.count;
  }
  flush();
  const turned = turnedLines(words);
  return turned.length === 0 ? flows : [...flows, { kind: 'flow', lines: turned, isColumn: true }];
}

const deepest = 5;

/** A table without lines that begins at a piece: rows in several pieces, hardly interrupted. */
function tableAt(
  pieces: readonly Piece[],
  at: number,
  width: number,
): { table: RawTable; count: number } | undefined {
  const count = startsTable(pieces, at) ? tableLength(pieces, at, width) : 0;
  const table = count < fewestTablePieces ? undefined : columnTableOf(pieces.slice(at, at + count));
  return table === undefined ? undefined : { table, count };
}

const fewestTablePieces = 6;
const mostSingleRows = 10;

/** A row in several pieces, or upper lines of a heading's cell whose other lines follow in the same column. */
function startsTable(pieces: readonly Piece[], at: number): boolean {
  if (isInRow(pieces, at)) return true;
  const [piece, next] = [pieces[at], pieces[at + 1]];
  if (piece === undefined || next === undefined || next.y - piece.y > tightest * piece.size) return false;
  if (isInRow(pieces, at + 1) && next.y - piece.y < 0.9 * piece.size) return true;
  const near = pieces
    .slice(at + 1, at + 1 + mostPiecesInRow)
    .filter(({ y }) => y - piece.y < tightest * piece.size);
  return near.some((other) => isAligned(piece, other)) && startsTable(pieces, at + 1);
}

/** In ems: lines of one cell are no farther apart. */
const tightest = 1.3;
const mostPiecesInRow = 12;

/** A line begins or is centred where a text in the other does. */
function isAligned(one: Line, other: Line): boolean {
  return inkOf(other).some(({ from, to }) => {
    const off = Math.min(Math.abs(one.x - from), Math.abs(one.x + one.right - from - to) / 2);
    return off < 2;
  });
}

/** Lower lines of the last row's cells, apart from its first. */
function tailLength(pieces: readonly Piece[], end: number): number {
  let count = 0;
  for (let index = end; index < pieces.length; index++) {
    const piece = pieces[index] as Piece;
    const before = pieces.slice(Math.max(0, index - mostPiecesInRow), index);
    const near = before.filter(({ y }) => piece.y - y < tightest * piece.size);
    const left = Math.min(...before.map(({ x }) => x));
    if (piece.x < left + piece.size || !near.some((other) => isAligned(piece, other))) break;
    count++;
  }
  return count;
}

/** Up to the last row in several pieces before a blank, a line across the page, or many rows in one piece. */
function tableLength(pieces: readonly Piece[], at: number, width: number): number {
  let [length, singles] = [0, 0];
  for (let index = at; index < pieces.length; index++) {
    const piece = pieces[index] as Piece;
    const before = pieces[index - 1] ?? piece;
    if (index > at && piece.y - before.y > 3 * piece.size) break;
    singles = isInRow(pieces, index) ? 0 : singles + 1;
    if (singles > mostSingleRows || (singles > 0 && piece.right - piece.x > 0.75 * width)) break;
    if (singles === 0) length = index - at + 1;
  }
  return length === 0 ? 0 : length + tailLength(pieces, at + length);
}

function isInRow(pieces: readonly Piece[], index: number): boolean {
  const row = pieces[index]?.row;
  return pieces[index - 1]?.row === row || pieces[index + 1]?.row === row;
}

function turnedLines(words: readonly Word[]): Line[] {
  return ([1, 3, 2] as const).flatMap((turn) => toLines(words.filter((word) => word.turn === turn)));
}

function wholeLines(pieces: readonly Piece[]): Line[] {
  const rows = new Map<number, Word[]>();
  for (const { row, words } of pieces) rows.set(row, [...(rows.get(row) ?? []), ...words]);
  return [...rows.values()].map(lineOf);
}

/** Lines cut at their wide gaps, in the order of their tops. */
function piecesOf(lines: readonly Line[]): Piece[] {
  return lines.flatMap((line, row) => {
    const gaps = gapsOf(line);
    if (isStretched(gaps)) return [{ ...line, row }];
    const pieces: Word[][] = [[]];
    for (const [index, word] of line.words.entries()) {
      if (index > 0 && (gaps[index - 1] ?? 0) > widestSpace * line.size) pieces.push([]);
      pieces.at(-1)?.push(word);
    }
    return pieces.length === 1 ? [{ ...line, row }] : pieces.map((words) => ({ ...lineOf(words), row }));
  });
}

/** In ems: spaces of a justified line seldom grow wider. */
const widestSpace = 1.5;

function gapsOf({ words }: Line): number[] {
  return words.slice(1).map((word, index) => word.x - (words[index]?.right ?? word.x));
}

/** Justified by force, as before a manual line break: all spaces are equally wide. */
function isStretched(gaps: readonly number[]): boolean {
  return gaps.length >= 2 && Math.max(...gaps) < 1.5 * Math.min(...gaps);
}

type Zone = { readonly count: number; readonly middle: number };

/** The run of pieces from `at` on that stand on both sides of one white band. */
function zoneAt(pieces: readonly Piece[], at: number, centre: number): Zone | undefined {
  const first = pieces[at];
  const beside = first === undefined ? undefined : besides(pieces, at, first);
  if (first === undefined || beside === undefined) return undefined;
  let band = bandBetween(first, beside);
  let [count, pairs] = [0, 0];
  for (let index = at; index < pieces.length; index++) {
    const piece = pieces[index] as Piece;
    const next = narrowed(band, piece);
    if (next === undefined) break;
    const other = besides(pieces, index, piece);
    if (other !== undefined && narrowed(next, other) !== undefined) pairs++;
    if (index > at + 1 && !goesOn(pieces, at, index, next, centre)) break;
    band = next;
    count = index - at + 1;
  }
  const wide = band.to - band.from > loneGap * first.size;
  return pairs >= 2 || (pairs === 1 && wide) ? { count, middle: (band.from + band.to) / 2 } : undefined;
}

/** In ems: a single line counts as two columns only over a gap like that of "Số: … / …, ngày …". */
const loneGap = 2.5;
const narrowestBand = 0.5;

type Band = { readonly from: number; readonly to: number };

function bandBetween(one: Line, other: Line): Band {
  const [left, right] = one.x < other.x ? [one, other] : [other, one];
  return { from: left.right, to: right.x };
}

/** The white band once the piece is added; undefined where the piece stands across it. */
function narrowed(band: Band, piece: Line): Band | undefined {
  const isLeft = (piece.x + piece.right) / 2 < (band.from + band.to) / 2;
  const next = isLeft
    ? { from: Math.max(band.from, piece.right), to: band.to }
    : { from: band.from, to: Math.min(band.to, piece.x) };
  return next.to - next.from >= narrowestBand * piece.size ? next : undefined;
}

const farthestBeside = 6;

/** The next piece that stands at the same height, beside. */
function besides(pieces: readonly Piece[], index: number, piece: Piece): Piece | undefined {
  return pieces.slice(index + 1, index + 1 + farthestBeside).find((other) => {
    const overlap = Math.min(piece.y, other.y) - Math.max(piece.y - piece.size, other.y - other.size);
    const apart = Math.max(other.x - piece.right, piece.x - other.right);
    return overlap > 0.4 * Math.min(piece.size, other.size) && apart > widestSpace * piece.size;
  });
}

/**
 * A piece alone at its height goes on its column: soon below it, or (a name below its signature) lower on the right.
 * In the middle of the page stands a title.
 */
function goesOn(pieces: readonly Piece[], at: number, index: number, band: Band, centre: number): boolean {
  const piece = pieces[index] as Piece;
  const isRight = piece.x >= band.to - 0.1;
  const before = pieces.slice(at, index);
  const lastY = Math.max(...before.map(({ y }) => y));
  const isPaired =
    besides(pieces, index, piece) !== undefined || before.some((other) => isLevel(other, piece));
  if (isPaired) return piece.y - lastY < mostBlankInColumn * piece.size;
  const isTitle = Math.abs((piece.x + piece.right) / 2 - centre) < piece.size;
  if (isRight) return !isTitle && piece.y - lastY < mostBlankInColumn * piece.size;
  const column = before.filter((other) => other.right <= band.from + 0.1);
  const lastInColumn = column.at(-1);
  return lastInColumn !== undefined && piece.y - lastInColumn.y < 1.9 * piece.size;
}

/** In ems: room for a signature and a stamp. */
const mostBlankInColumn = 10;

function isLevel(one: Line, other: Line): boolean {
  return (
    Math.abs(one.y - other.y) < 0.6 * Math.min(one.size, other.size) &&
    (one.right < other.x || other.right < one.x)
  );
}

function sidesOf(pieces: readonly Piece[], middle: number): Word[][] {
  const isLeft = ({ x, right }: Line) => (x + right) / 2 < middle;
  return [pieces.filter(isLeft), pieces.filter((piece) => !isLeft(piece))].map((side) =>
    side.flatMap(({ words }) => words),
  );
}
