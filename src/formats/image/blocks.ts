import type { Block, Cell, Doubt, Paragraph, Table } from '../document.ts';
import { flowsOf } from '../pdf/columns.ts';
import { type Line, toLines } from '../pdf/lines.ts';
import { type Draft, draftsOf, type Margins, textOf } from '../pdf/paragraphs.ts';
import type { RawTable } from '../pdf/raw-table.ts';
import type { SetWord } from './body.ts';
import { doubtOf } from './text.ts';

/** A table and how far down the page it begins, in points. */
export type SetTable = { readonly table: Table; readonly top: number };

/**
 * What stands on a page in the order it is read: words as paragraphs, those of a letterhead or signature column by
 * column, and tables numbered from 1.
 */
export function blocksOf(words: readonly SetWord[], tables: readonly SetTable[], page: number): Block[] {
  const stretches = stretchesOf(words, tables).map((stretch) => ({
    ...stretch,
    flows: flowsOf(stretch.words),
  }));
  const flows = stretches.flatMap((stretch) => stretch.flows);
  const running = flows.flatMap((flow) => (flow.kind === 'flow' && !flow.isColumn ? flow.lines : []));
  const setting = {
    page,
    margins: edgesOf(running),
    pitch: pitchOf(running),
    baselines: toLines(words).map(({ y }) => y),
  };
  const blocks = stretches.flatMap(({ flows, table }) => [
    ...flows.flatMap((flow) => flowBlocks(flow, setting)),
    ...(table === undefined ? [] : [table]),
  ]);
  let number = 0;
  return withPageNumber(
    blocks.map((block) => (block.kind === 'table' ? renumbered(block, ++number) : block)),
  );
}

/** The words before each table, and those after the last. */
function stretchesOf(words: readonly SetWord[], tables: readonly SetTable[]) {
  const inOrder = tables.toSorted((a, b) => a.top - b.top);
  const ends = [...inOrder.map(({ top }) => top), Infinity];
  return ends.map((end, at) => ({
    words: words.filter(({ y }) => y < end && y >= (ends[at - 1] ?? -Infinity)),
    table: inOrder[at]?.table,
  }));
}

type Setting = {
  readonly page: number;
  readonly margins: Margins;
  readonly pitch: number;
  readonly baselines: readonly number[];
};

function flowBlocks(
  flow: ReturnType<typeof flowsOf>[number],
  { page, margins, pitch, baselines }: Setting,
): Block[] {
  if (flow.kind === 'table') return [unruledTable(flow, page)];
  const placed = flow.lines.map((line) => ({ ...line, page, number: numberOf(line, baselines) }));
  return draftsOf(placed, flow.isColumn ? edgesOf(flow.lines) : margins, pitch).map(paragraphOf);
}

/** A number alone at the head of the page is the page's. */
function withPageNumber([first, ...rest]: Block[]): Block[] {
  if (first === undefined) return [];
  const isNumber = first.kind === 'paragraph' && /^[-–—\s]*\d{1,3}[-–—.\s]*$/u.test(first.text);
  return [isNumber ? { ...first, role: 'header' } : first, ...rest];
}

/** The table and all its places with another number. */
export function renumbered(table: Table, number: number): Table {
  const cells = table.cells.map((cell) => ({
    ...cell,
    marks: cell.marks.map((mark) => ({ ...mark, place: { ...mark.place, table: number } })),
  }));
  return { ...table, number, cells, place: { ...table.place, table: number } };
}

function numberOf(line: Line, baselines: readonly number[]): number {
  const nearest = baselines.findIndex((y) => y >= line.y - 0.3 * line.size);
  return (nearest < 0 ? baselines.length - 1 : nearest) + 1;
}

const sameEdge = 4;

/** Where most lines begin and end; a single line may stick out over the edge of running text. */
function edgesOf(lines: readonly Line[]): Margins {
  const edge = (ends: readonly number[]) => {
    const sorted = ends.toSorted((a, b) => b - a);
    return sorted.find((end, at) => end - (sorted[at + 2] ?? -Infinity) < sameEdge) ?? sorted[0] ?? 0;
  };
  return { left: -edge(lines.map(({ x }) => -x)), right: edge(lines.map(({ right }) => right)) };
}

/** The usual distance of baselines, in ems. */
function pitchOf(lines: readonly Line[]): number {
  const steps = lines
    .slice(1)
    .map((line, at) => (line.y - lines[at]!.y) / line.size)
    .filter((step) => step > 0.8 && step < 3)
    .toSorted((a, b) => a - b);
  return steps[Math.floor(0.35 * steps.length)] ?? 1.2;
}

function paragraphOf({ lines, centred }: Draft): Paragraph {
  const { text, offsets } = textOf(lines);
  const marks = lines.map(({ page, number: line }, at) => ({
    offset: offsets[at] ?? 0,
    place: { page, line },
  }));
  const doubts = lines.flatMap((line, at) => doubtsOf(line, text, offsets[at] ?? 0));
  return { kind: 'paragraph', role: 'body', text, marks, centred, ...(doubts.length > 0 && { doubts }) };
}

function doubtsOf(line: Line, text: string, offset: number): Doubt[] {
  let from = offset;
  return (line.words as readonly SetWord[]).flatMap((word) => {
    const start = Math.max(from, text.indexOf(word.text, from));
    from = start + word.text.length;
    return doubtOf(word.confidence, start, from);
  });
}

/** Without rules, that these words make a table at all is a guess. */
const guessed = 0.8;

function unruledTable(raw: RawTable, page: number): Table {
  const cells = raw.cells.map(({ text, row, column, rowSpan, columnSpan }): Cell => {
    const place = { page, table: 0, row: row + 1, column: column + 1 };
    const doubts = text === '' ? [] : [{ start: 0, end: text.length, certainty: guessed }];
    return {
      text,
      marks: [{ offset: 0, place }],
      doubts,
      row: row + 1,
      column: column + 1,
      rowSpan,
      columnSpan,
    };
  });
  return { kind: 'table', number: 0, rows: raw.rows, columns: raw.columns, cells, place: { page, table: 0 } };
}
