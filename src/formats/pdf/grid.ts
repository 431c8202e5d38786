import { doTouch, type Rule, type Rules, sameLine } from './rules.ts';
import { type Sets, separateSets } from './sets.ts';

/** A ruled table's cells, rows and columns counted from 0; together they cover every position once. */
export type Grid = {
  /** Places of the lines that part the columns and the rows, outer ones included. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
  /** Lines were missing so that a cell had to be squared by guess. */
  readonly uncertain: boolean;
};

export type GridCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
};

const mostColumns = 120;
const mostRows = 400;

/** The grid that touching rules draw; undefined where they draw a frame, an underline or a drawing. */
export function gridOf(net: Rules): Grid | undefined {
  const { across, down } = withoutStrays(withoutStrays(net));
  if (across.length === 0 || down.length === 0) return undefined;
  const xs = withEnds(linesOf(down), across);
  const ys = withEnds(linesOf(across), down);
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 2 || rows < 1 || columns > mostColumns || rows > mostRows) return undefined;
  return { xs, ys, ...cellsOf(xs, ys, { across, down }) };
}

/** Leaves out rules that end in the open, such as underlined words: a table's rules end at other rules. */
function withoutStrays({ across, down }: Rules): Rules {
  const touching = (
    rule: Rule,
    others: readonly Rule[],
    test: (other: Rule) => boolean,
    all: readonly Rule[],
  ) => others.filter(test).length >= 2 || rule.to - rule.from > 0.6 * longest(all);
  return {
    across: across.filter((rule) => touching(rule, down, (other) => doTouch(rule, other), across)),
    down: down.filter((rule) => touching(rule, across, (other) => doTouch(other, rule), down)),
  };
}

function longest(rules: readonly Rule[]): number {
  return rules.reduce((most, { from, to }) => Math.max(most, to - from), 0);
}

function linesOf(rules: readonly Rule[]): number[] {
  const lines: { first: number; last: number }[] = [];
  for (const at of rules.map((rule) => rule.at).sort((one, other) => one - other)) {
    const line = lines.at(-1);
    if (line !== undefined && at - line.last <= sameLine && at - line.first <= 1.5 * sameLine) line.last = at;
    else lines.push({ first: at, last: at });
  }
  return lines.map(({ first, last }) => (first + last) / 2);
}

const openEnd = 8;

/** Tables drawn without their outer sides end where the crossing rules end. */
function withEnds(lines: readonly number[], crossing: readonly Rule[]): number[] {
  const start = Math.min(...crossing.map(({ from }) => from));
  const end = Math.max(...crossing.map(({ to }) => to));
  const [first = start, last = end] = [lines[0], lines.at(-1)];
  return [...(start < first - openEnd ? [start] : []), ...lines, ...(end > last + openEnd ? [end] : [])];
}

function cellsOf(xs: readonly number[], ys: readonly number[], { across, down }: Rules) {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const sets = separateSets(columns * rows);
  const verticals = xs.map((x) => down.filter(({ at }) => Math.abs(at - x) <= sameLine));
  const horizontals = ys.map((y) => across.filter(({ at }) => Math.abs(at - y) <= sameLine));
  for (let index = 0; index < columns * rows; index++) {
    const [row, column] = [Math.floor(index / columns), index % columns];
    if (column > 0 && !isDrawn(verticals[column], ys[row], ys[row + 1])) sets.unite(index - 1, index);
    if (row > 0 && !isDrawn(horizontals[row], xs[column], xs[column + 1])) sets.unite(index - columns, index);
  }
  return squared(sets, columns, rows);
}

/** Whether rules cover more than half of the way. */
function isDrawn(rules: readonly Rule[] = [], from = 0, to = 0): boolean {
  const covered = rules.reduce(
    (sum, rule) => sum + Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from)),
    0,
  );
  return covered > 0.5 * (to - from);
}

/** Merged cells must be rectangles: those that are not take in what their rectangle covers. */
function squared(sets: Sets, columns: number, rows: number): { cells: GridCell[]; uncertain: boolean } {
  let uncertain = false;
  for (let round = 0; round < rows + columns; round++) {
    const absorbed = boxesOf(sets, columns, rows).filter((box) => absorb(sets, columns, box));
    if (absorbed.length === 0) break;
    uncertain = true;
  }
  return { cells: boxesOf(sets, columns, rows), uncertain };
}

function boxesOf(sets: Sets, columns: number, rows: number): GridCell[] {
  const boxes = new Map<number, { top: number; bottom: number; left: number; right: number }>();
  for (let index = 0; index < columns * rows; index++) {
    const [row, column] = [Math.floor(index / columns), index % columns];
    const box = boxes.get(sets.find(index)) ?? { top: row, bottom: row, left: column, right: column };
    box.bottom = Math.max(box.bottom, row);
    box.left = Math.min(box.left, column);
    box.right = Math.max(box.right, column);
    boxes.set(sets.find(index), box);
  }
  return [...boxes.values()]
    .map(({ top, bottom, left, right }) => ({
      ...{ row: top, column: left, rowSpan: bottom - top + 1, columnSpan: right - left + 1 },
    }))
    .sort((one, other) => one.row - other.row || one.column - other.column);
}

/** Whether the cell's rectangle covers positions of other cells, which then become part of it. */
function absorb(sets: Sets, columns: number, box: GridCell): boolean {
  const indexes = Array.from({ length: box.rowSpan * box.columnSpan }, (_, offset) => {
    const [down, right] = [Math.floor(offset / box.columnSpan), offset % box.columnSpan];
    return (box.row + down) * columns + box.column + right;
  });
  const roots = new Set(indexes.map((index) => sets.find(index)));
  const [first = 0] = indexes;
  for (const root of roots) sets.unite(first, root);
  return roots.size > 1;
}
