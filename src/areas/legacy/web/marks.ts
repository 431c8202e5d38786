import { type Severity, severities } from '../../../base/finding.ts';
import type { At } from '../../../base/place.ts';
import type { Block, Cell, Doubt, Table } from '../../../formats/document.ts';
import { gridOf } from '../table-shape.ts';

/** The blocks of a document with tables joined over pages; null where a part went into an earlier table. */
export type Blocks = readonly (Block | null)[];

/** Where a place stands on the page: a span of a paragraph's text, or of a cell's (then `row` and `column` say which). */
export type Spot = {
  readonly block: number;
  readonly row: number | null;
  readonly column: number | null;
  readonly start: number;
  readonly end: number;
};

/** Finds what an answer's place points to. Where it points nowhere, or elsewhere than its quote, the quote is searched. */
export function spotOf(blocks: Blocks, at: At): Spot | null {
  return (
    (at.block === undefined ? null : spotInBlock(blocks, at.block, at)) ??
    spotByQuote(blocks, at) ??
    spotByPage(blocks, at)
  );
}

function spotInBlock(blocks: Blocks, index: number, at: At): Spot | null {
  const block = blocks[index];
  if (block === undefined || block === null) return null;
  if (block.kind === 'paragraph')
    return spanIn(block.text, at, index, null) ?? wholeOf(block.text, index, null);
  if (at.row === undefined) return spotInCells(block, at, index);
  const cell = gridOnce(block)[at.row - 1]?.[(at.column ?? 1) - 1];
  return cell === undefined ? null : (spanIn(cell.text, at, index, cell) ?? wholeOf(cell.text, index, cell));
}

const grids = new WeakMap<Table, ReturnType<typeof gridOf>>();
function gridOnce(table: Table) {
  const grid = grids.get(table) ?? gridOf(table);
  grids.set(table, grid);
  return grid;
}

function spotInCells(table: Table, at: At, index: number): Spot | null {
  const exact = table.cells.find(
    (cell) => at.start !== undefined && cell.text.slice(at.start, at.end) === at.quote,
  );
  const candidates = exact === undefined ? table.cells : [exact];
  for (const cell of candidates) {
    const spot = spanIn(cell.text, at, index, cell);
    if (spot !== null) return spot;
  }
  return null;
}

function spanIn(text: string, at: At, block: number, cell: Cell | null): Spot | null {
  const { start, end, quote } = at;
  const fits = start !== undefined && end !== undefined && end > start && end <= text.length;
  if (fits && (quote === '' || oneSpace(text.slice(start, end)) === oneSpace(quote)))
    return spot(block, cell, start, end);
  const found = quote === '' ? null : find(text, quote);
  if (found !== null) return spot(block, cell, found.start, found.end);
  return fits ? spot(block, cell, start, end) : null;
}

const spot = (block: number, cell: Cell | null, start: number, end: number): Spot => ({
  block,
  row: cell?.row ?? null,
  column: cell?.column ?? null,
  start,
  end,
});

const wholeOf = (text: string, block: number, cell: Cell | null) => spot(block, cell, 0, text.length);

function spotByQuote(blocks: Blocks, at: At): Spot | null {
  const quotes = [at.quote, at.quote.replace(/:[^:]*$/, '')].filter((quote) => quote.trim() !== '');
  for (const quote of new Set(quotes)) {
    for (const [index, block] of blocks.entries()) {
      if (block === null) continue;
      const sought = { quote };
      const met =
        block.kind === 'table' ? spotInCells(block, sought, index) : spanIn(block.text, sought, index, null);
      if (met !== null) return met;
    }
  }
  return null;
}

function spotByPage(blocks: Blocks, at: At): Spot | null {
  if (at.page === undefined && at.line === undefined) return null;
  const index = blocks.findIndex((block) => {
    const place = block?.kind === 'table' ? block.place : block?.marks[0]?.place;
    return at.page === undefined ? (place?.line ?? 0) >= at.line! : place?.page === at.page;
  });
  const block = blocks[index];
  if (block === undefined || block === null) return null;
  const cell = block.kind === 'table' ? (block.cells[0] ?? null) : null;
  return wholeOf(block.kind === 'table' ? (cell?.text ?? '') : block.text, index, cell);
}

const oneSpace = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Where the words of `quote` stand in `text`, whatever the spaces between them. */
function find(text: string, quote: string): { start: number; end: number } | null {
  const exact = text.indexOf(quote);
  if (exact >= 0) return { start: exact, end: exact + quote.length };
  const words = quote
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const met = new RegExp(words.join('\\s+')).exec(text);
  return met === null ? null : { start: met.index, end: met.index + met[0].length };
}

/** The words of a spot with those before and after it in the same paragraph; null for a cell, which has no sentence around it. */
export function contextOf(blocks: Blocks, { block: index, row, start, end }: Spot): Context | null {
  const block = blocks[index];
  if (row !== null || block?.kind !== 'paragraph') return null;
  const before = block.text
    .slice(0, start)
    .split(/(?<=\s)/)
    .slice(-8)
    .join('');
  const after = block.text
    .slice(end)
    .split(/(?=\s)/)
    .slice(0, 8)
    .join('');
  const cut = [before.length < start ? '… ' : '', end + after.length < block.text.length ? ' …' : ''];
  return { before: `${cut[0]}${before}`, text: block.text.slice(start, end), after: `${after}${cut[1]}` };
}
export type Context = { readonly before: string; readonly text: string; readonly after: string };

/** A finding's mark on one spot; `number` is the finding's number in the list. */
export type FindingMark = {
  readonly number: number;
  readonly place: number;
  readonly severity: Severity;
  readonly spot: Spot;
};

/** The mark that gives a place its look: what is wrong itself before what is only compared with, then the worst. */
export function mainOf(marks: readonly FindingMark[]): FindingMark {
  const weight = ({ place, severity }: FindingMark) => (place > 0 ? 10 : 0) + severities.indexOf(severity);
  return marks.reduce((main, mark) => (weight(mark) < weight(main) ? mark : main));
}

/** A figure of the narrative; `index` is its place in the list of figures. */
export type FigureMark = { readonly index: number; readonly spot: Spot };

/** What is laid over the text of one paragraph or cell. */
export type Overlay = {
  readonly marks: readonly FindingMark[];
  readonly figures: readonly FigureMark[];
  readonly doubts: readonly Doubt[];
  readonly current: Spot | null;
};

/** A stretch of text under the same marks. `closing` are the marks that end with it: their numbers are printed there. */
export type Segment = {
  readonly text: string;
  readonly start: number;
  readonly marks: readonly FindingMark[];
  readonly closing: readonly FindingMark[];
  readonly figure: FigureMark | null;
  readonly certainty: number;
  readonly current: boolean;
};

type Extent = { readonly start: number; readonly end: number };

/** Cuts a text where marks, figures and doubts begin and end. An empty text under a mark gives one empty segment. */
export function segmentsOf(text: string, overlay: Overlay): Segment[] {
  const cuts = cutsIn(text, overlay);
  const starts = cuts.length === 1 ? cuts : cuts.slice(0, -1);
  return starts.map((start, index) => segment(text, start, cuts[index + 1] ?? start, overlay));
}

function cutsIn(text: string, { marks, figures, doubts, current }: Overlay): number[] {
  const spots = [...marks, ...figures].map(({ spot }) => spot);
  const extents: readonly Extent[] = [...spots, ...doubts, ...(current === null ? [] : [current])];
  const inside = extents
    .flatMap(({ start, end }) => [start, end])
    .filter((cut) => cut > 0 && cut < text.length);
  return [...new Set([0, ...inside, text.length])].sort((a, b) => a - b);
}

function segment(text: string, start: number, end: number, overlay: Overlay): Segment {
  /** In an empty text everything is at its one position. */
  const over = (extent: Extent) => start === end || (extent.start < end && extent.end > start);
  const marks = overlay.marks.filter((mark) => over(mark.spot));
  return {
    text: text.slice(start, end),
    start,
    marks,
    closing: marks.filter((mark) => mark.spot.end <= end),
    figure: overlay.figures.find((figure) => over(figure.spot)) ?? null,
    certainty: overlay.doubts.filter(over).reduce((lowest, doubt) => Math.min(lowest, doubt.certainty), 1),
    current: overlay.current !== null && over(overlay.current),
  };
}
