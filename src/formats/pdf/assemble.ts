import type { Place } from '../../base/place.ts';
import type { Block, Cell, Document, Mark, Paragraph, Table, Unread } from '../document.ts';
import type { Line } from './lines.ts';
import { type Apart, withoutMargins } from './margins.ts';
import type { PageResult } from './page.ts';
import type { PageLayout } from './page-layout.ts';
import { type Draft, draftsOf, goesOnOverPage, type Margins, type PlacedLine, textOf } from './paragraphs.ts';
import type { RawTable } from './raw-table.ts';

/** Joins the pages into one document: paragraphs over page breaks, tables numbered through. */
export function assemble(
  results: readonly PageResult[],
  pages: number,
  stopped: number | undefined,
): Document {
  const bodies = withoutMargins(results.flatMap(({ layout }) => (layout === undefined ? [] : [layout])));
  const margins = marginsOf(bodies);
  const pitch = pitchOf(bodies);
  const entries: Entry[] = [];
  for (const result of results) {
    const body = bodies.find(({ number }) => number === result.number);
    if (body !== undefined) addBody(entries, body, margins.get(Math.round(body.width)), pitch);
    for (const text of result.notes ?? []) entries.push({ kind: 'note', text, page: result.number });
    for (const block of result.blocks ?? []) entries.push({ kind: 'block', block });
  }
  const pictures = results.filter(({ isPicture }) => isPicture).length;
  return {
    format: pictures > results.length / 2 ? 'scan' : 'pdf',
    pages,
    blocks: blocksFrom(entries),
    unread: unreadOf(results, bodies, stopped),
  };
}

type Body = PageLayout & { readonly apart: Apart };

type Entry =
  | { kind: 'paragraph'; draft: Draft; role: Paragraph['role']; margins: Margins | undefined }
  | { readonly kind: 'table'; readonly table: RawTable; readonly page: number }
  | { readonly kind: 'note'; readonly text: string; readonly page: number }
  | { readonly kind: 'block'; readonly block: Block };

function addBody(entries: Entry[], body: Body, margins: Margins | undefined, pitch: number): void {
  addApart(entries, body, 'header', body.apart.header, margins);
  let isFirst = true;
  for (const item of body.items) {
    if (item.kind === 'table') entries.push({ kind: 'table', table: item, page: body.number });
    else {
      const own = item.isColumn || margins === undefined ? edgesOf(item.lines) : margins;
      const drafts = draftsOf(placed(item.lines, body), own, pitch);
      const joined = isFirst && !item.isColumn && joinOverPage(entries, drafts[0], own);
      for (const draft of joined ? drafts.slice(1) : drafts) {
        entries.push({ kind: 'paragraph', draft, role: 'body', margins: item.isColumn ? undefined : own });
      }
    }
    isFirst = false;
  }
  addApart(entries, body, 'note', body.apart.notes, margins);
  addApart(entries, body, 'footer', body.apart.footer, margins);
}

function addApart(
  entries: Entry[],
  body: Body,
  role: Paragraph['role'],
  lines: readonly Line[],
  margins: Margins | undefined,
): void {
  if (lines.length === 0) return;
  for (const draft of draftsOf(placed(lines, body), margins ?? edgesOf(lines), 1.2)) {
    entries.push({ kind: 'paragraph', draft, role, margins: undefined });
  }
}

/** Lengthens the last paragraph of the page before, where the first of this page goes on in it. */
function joinOverPage(entries: readonly Entry[], draft: Draft | undefined, margins: Margins): boolean {
  const last = entries.findLast((entry) => entry.kind !== 'paragraph' || entry.role === 'body');
  if (draft === undefined || last?.kind !== 'paragraph' || last.margins === undefined) return false;
  if (!goesOnOverPage(last.draft, draft, margins)) return false;
  last.draft = { ...last.draft, lines: [...last.draft.lines, ...draft.lines] };
  return true;
}

function placed(lines: readonly Line[], { number: page, baselines }: PageLayout): PlacedLine[] {
  return lines.map((line) => {
    const nearest = baselines.findIndex((y) => y >= line.y - 0.3 * line.size);
    return { ...line, page, number: (nearest < 0 ? baselines.length - 1 : nearest) + 1 };
  });
}

function edgesOf(lines: readonly Line[]): Margins {
  return { left: Math.min(...lines.map(({ x }) => x)), right: Math.max(...lines.map(({ right }) => right)) };
}

/** The edges of running text, for pages of one width: where several lines begin and end. */
function marginsOf(bodies: readonly Body[]): Map<number, Margins> {
  const widths = new Set(bodies.map(({ width }) => Math.round(width)));
  return new Map(
    [...widths].map((width) => {
      const items = bodies.filter((body) => Math.round(body.width) === width).flatMap((body) => body.items);
      const lines = items.flatMap((item) => (item.kind === 'flow' && !item.isColumn ? item.lines : []));
      const tables = items.filter((item) => item.kind === 'table');
      const all = [...lines.map(({ x, right }) => ({ left: x, right })), ...tables];
      const left = -edgeOf(all.map((one) => -one.left));
      const right = edgeOf(
        all.map((one) => one.right),
        width - 1.2 * left,
      );
      return [width, { left, right, indented: usualIndent(lines, left) }];
    }),
  );
}

const fewestIndented = 4;

function usualIndent(lines: readonly Line[], left: number): number | undefined {
  const counts = new Map<number, number>();
  for (const { x, size } of lines) {
    if (x > left + size) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1);
  }
  const [usual] = [...counts].sort((one, other) => other[1] - one[1]);
  return usual !== undefined && usual[1] >= fewestIndented ? usual[0] : undefined;
}

const sameEdge = 2;
const fewestAtEdge = 4;

/** The outermost place where several lines end; where they do not, the outermost end, not short of `least`. */
function edgeOf(ends: readonly number[], least = Number.NEGATIVE_INFINITY): number {
  const sorted = [...ends].sort((one, other) => other - one);
  const shared = sorted.find(
    (end, index) => end - (sorted[index + fewestAtEdge - 1] ?? -Infinity) < sameEdge,
  );
  return shared ?? Math.max(sorted[0] ?? 0, least);
}

/** The usual distance of baselines within paragraphs, in ems. */
function pitchOf(bodies: readonly Body[]): number {
  const steps = bodies.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'flow' ? stepsOf(item.lines) : [])),
  );
  const usual = steps.filter((step) => step > 0.8 && step < 3).sort((one, other) => one - other);
  return usual[Math.floor(0.35 * usual.length)] ?? 1.2;
}

function stepsOf(lines: readonly Line[]): number[] {
  return lines.slice(1).map((line, index) => (line.y - (lines[index]?.y ?? 0)) / line.size);
}

function blocksFrom(entries: readonly Entry[]): Block[] {
  let tables = 0;
  return entries.map((entry) => {
    if (entry.kind === 'paragraph') return paragraphFrom(entry.draft, entry.role);
    if (entry.kind === 'note') return noteFrom(entry.text, entry.page);
    if (entry.kind === 'table') return tableFrom(entry.table, entry.page, ++tables);
    return entry.block.kind === 'table' ? renumbered(entry.block, ++tables) : entry.block;
  });
}

function paragraphFrom({ lines, centred }: Draft, role: Paragraph['role']): Paragraph {
  const { text, offsets } = textOf(lines);
  const marks: Mark[] = lines.map(({ page, number }, index) => ({
    offset: offsets[index] ?? 0,
    place: { page, line: number },
  }));
  return { kind: 'paragraph', role, text, marks, bold: lines.every(({ bold }) => bold), centred };
}

function noteFrom(text: string, page: number): Paragraph {
  return { kind: 'paragraph', role: 'note', text, marks: [{ offset: 0, place: { page } }] };
}

function tableFrom(raw: RawTable, page: number, number: number): Table {
  const cells = raw.cells.map(({ text, row, column, rowSpan, columnSpan }): Cell => {
    const place: Place = { page, table: number, row: row + 1, column: column + 1 };
    return { text, marks: [{ offset: 0, place }], row: row + 1, column: column + 1, rowSpan, columnSpan };
  });
  const { rows, columns } = raw;
  return { kind: 'table', number, rows, columns, cells, place: { page, table: number } };
}

/** A page's reader counts the tables of its page. */
function renumbered(table: Table, number: number): Table {
  const renumber = (place: Place): Place => ({ ...place, table: number });
  const cells = table.cells.map((cell) => ({
    ...cell,
    marks: cell.marks.map((mark) => ({ ...mark, place: renumber(mark.place) })),
  }));
  return { ...table, number, cells, place: renumber(table.place) };
}

function unreadOf(
  results: readonly PageResult[],
  bodies: readonly Body[],
  stopped: number | undefined,
): Unread[] {
  const pages = results.flatMap(({ number, unread }) =>
    unread.map((code) => ({ code, place: { page: number } })),
  );
  const tables = bodies.flatMap(({ number, items }) =>
    items.some((item) => item.kind === 'table' && item.uncertain)
      ? [{ code: 'table-uncertain' as const, place: { page: number } }]
      : [],
  );
  const all: Unread[] = [...pages, ...tables].sort((one, other) => one.place.page - other.place.page);
  return stopped === undefined ? all : [...all, { code: 'truncated', place: { page: stopped } }];
}
