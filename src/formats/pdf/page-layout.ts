import { middleOf } from './cell-text.ts';
import { type Flow, flowsOf } from './columns.ts';
import { gridOf } from './grid.ts';
import type { Word } from './letters.ts';
import { toLines } from './lines.ts';
import { rowTableOf } from './open-table.ts';
import { fillGrid, type RawTable } from './raw-table.ts';
import { netsOf, type Rule, rulesOf } from './rules.ts';
import type { UprightPage } from './upright.ts';

/** What a page holds, from top to bottom. */
export type PageLayout = {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly items: readonly Item[];
  /** Baselines of all lines, from top to bottom: a line's number on the page is its place here. */
  readonly baselines: readonly number[];
  /** Horizontal lines outside of tables, such as the one over footnotes. */
  readonly loose: readonly Rule[];
};
export type Item = (RawTable & { readonly kind: 'table' }) | Flow;

/** Tables with lines first, then what stands between and beside them. */
export function layoutOf(page: UprightPage, words: readonly Word[]): PageLayout {
  const { tables, rest, loose } = tablesOf(page, words);
  const sorted = [...tables].sort((one, other) => one.top - other.top);
  const items: Item[] = [];
  let left = rest;
  for (const table of sorted) {
    const before = left.filter((word) => middleOf(word)[1] < table.top);
    left = left.filter((word) => middleOf(word)[1] >= table.top);
    items.push(...flowsOf(before), { kind: 'table', ...table });
  }
  items.push(...flowsOf(left));
  const baselines = toLines(words.filter(({ turn }) => turn === 0)).map(({ y }) => y);
  return { number: page.number, width: page.width, height: page.height, items, baselines, loose };
}

function tablesOf(page: UprightPage, words: readonly Word[]) {
  const tables: RawTable[] = [];
  const loose: Rule[] = [];
  let rest = [...words];
  const nets = netsOf(rulesOf(page.segments)).map((net) => ({ net, grid: gridOf(net) }));
  for (const { grid } of nets.sort((one, other) => areaOf(other.grid?.xs) - areaOf(one.grid?.xs))) {
    if (grid === undefined) continue;
    const filled = fillGrid(grid, rest);
    if (filled.table !== undefined) tables.push(filled.table);
    rest = filled.rest;
  }
  for (const { net, grid } of nets)
    if (grid === undefined && net.down.length === 0) loose.push(...net.across);
  const open = rowTableOf(loose, rest);
  for (const table of open.tables) tables.push(table);
  return { tables, rest: open.rest, loose };
}

function areaOf(xs: readonly number[] | undefined): number {
  return xs === undefined ? 0 : (xs.at(-1) ?? 0) - (xs[0] ?? 0);
}
