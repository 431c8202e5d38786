import { join, rootOf } from './components.ts';
import { around, type Box, inches, median } from './raster.ts';
import { acrossAt, type Rule, type Rules } from './rules.ts';

/** A cell of a ruled table: its place in the grid (from 0) and its inner corners on the page. */
export type GridCell = {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly box: Box;
};

export type Grid = {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly GridCell[];
  readonly box: Box;
  readonly rules: Rules;
};

/** Ends of rules that should meet may miss each other by this much. */
const reach = inches(0.05);
const touch = 4;
const sameLine = inches(0.055);

/** The tables whose cells are drawn, from top to bottom. A single frame is no table. */
export function findGrids(rules: Rules): Grid[] {
  return meetingGroups(withoutStems(rules))
    .map(gridOf)
    .filter((grid) => grid !== undefined)
    .toSorted((a, b) => a.box.top - b.box.top);
}

/** Short strokes stay only where they run from one rule right to the next: the stems and bars of letters stop short. */
function withoutStems({ horizontal, vertical }: Rules): Rules {
  const isLong = (rule: Rule) => lengthOf(rule) >= inches(0.6);
  const keep = (rules: readonly Rule[], crossing: readonly Rule[]) =>
    rules.filter(
      (rule) => isLong(rule) || (endsOn(rule, rule.from, crossing) && endsOn(rule, rule.to, crossing)),
    );
  const [longLevel, longUpright] = [horizontal.filter(isLong), vertical.filter(isLong)];
  return { horizontal: keep(horizontal, longUpright), vertical: keep(vertical, longLevel) };
}

function endsOn(rule: Rule, end: number, crossing: readonly Rule[]): boolean {
  const across = acrossAt(rule, end);
  return crossing.some((other) => {
    const at = acrossAt(other, across);
    return isNear(other, across, touch) && Math.abs(at - end) <= touch + other.thickness;
  });
}

/** Rules that cross or touch, directly or through others, draw one table. */
function meetingGroups({ horizontal, vertical }: Rules): Rules[] {
  const parents = Int32Array.from({ length: horizontal.length + vertical.length }, (_, i) => i);
  for (const [h, level] of horizontal.entries()) {
    for (const [v, upright] of vertical.entries()) {
      if (meet(level, upright)) join(parents, h, horizontal.length + v);
    }
  }
  const groups = new Map<number, { horizontal: Rule[]; vertical: Rule[] }>();
  const groupOf = (at: number) => {
    const root = rootOf(parents, at);
    const group = groups.get(root) ?? { horizontal: [], vertical: [] };
    groups.set(root, group);
    return group;
  };
  for (const [h, level] of horizontal.entries()) groupOf(h).horizontal.push(level);
  for (const [v, upright] of vertical.entries()) groupOf(horizontal.length + v).vertical.push(upright);
  return [...groups.values()].filter((group) => group.horizontal.length > 1 && group.vertical.length > 1);
}

/** Where two rules cross or nearly do, and by how much each of them falls short of the other (0 where it does not). */
function meet(level: Rule, upright: Rule): boolean {
  const x = acrossAt(upright, acrossAt(level, (level.from + level.to) / 2));
  const y = acrossAt(level, x);
  return isNear(level, x, reach) && isNear(upright, y, reach);
}

function isNear(rule: Rule, along: number, distance: number): boolean {
  return along >= rule.from - distance && along <= rule.to + distance;
}

/** A boundary of rows or columns: the rules drawn along it, and where it lies beyond them. */
type Boundary = { readonly at: number; readonly rules: readonly Rule[]; readonly slope: number };

function gridOf(rules: Rules): Grid | undefined {
  const rows = boundariesOf(rules.horizontal, rules.vertical);
  const columns = boundariesOf(rules.vertical, rules.horizontal);
  if (rows.length < 2 || columns.length < 2 || rows.length + columns.length < 5) return undefined;
  const cells = mergedCells(rows, columns);
  if (cells.length < 2) return undefined;
  const box = around(cells.map((cell) => cell.box));
  return { ...withoutIdleBounds(cells), box, rules };
}

/** A boundary at which no cell begins was but a stroke of a letter: the grid is numbered without it. */
function withoutIdleBounds(cells: readonly GridCell[]): Pick<Grid, 'rows' | 'columns' | 'cells'> {
  const rows = [...new Set(cells.map((cell) => cell.row))].toSorted((a, b) => a - b);
  const columns = [...new Set(cells.map((cell) => cell.column))].toSorted((a, b) => a - b);
  const renumbered = cells.map((cell) => ({
    ...cell,
    row: rows.indexOf(cell.row),
    column: columns.indexOf(cell.column),
    rowSpan: rows.filter((row) => row >= cell.row && row < cell.row + cell.rowSpan).length,
    columnSpan: columns.filter((at) => at >= cell.column && at < cell.column + cell.columnSpan).length,
  }));
  return { rows: rows.length, columns: columns.length, cells: renumbered };
}

/**
 * The boundaries drawn by `rules`, in order. Where a table is cut by the end of the page the last line is missing:
 * there the ends of the crossing rules give it.
 */
function boundariesOf(rules: readonly Rule[], crossing: readonly Rule[]): Boundary[] {
  const slope = commonSlope(rules);
  const middle = median(crossing.map((rule) => rule.across[0]!));
  const level = (rule: Rule) => {
    const along = Math.max(rule.from, Math.min(rule.to, middle));
    return acrossAt(rule, along) + (middle - along) * slope;
  };
  const drawn = gathered(rules.map((rule) => ({ at: level(rule), rule })));
  const longest = Math.max(...rules.map(lengthOf));
  const bounds = drawn
    .filter(
      (group) =>
        !isOneStroke(
          group.map(({ rule }) => rule),
          longest,
        ),
    )
    .map((group) => ({
      at: median(group.map(({ at }) => at)) - middle * slope,
      rules: group.map(({ rule }) => rule),
      slope,
    }));
  return withOpenEnds(bounds, crossing, slope);
}

/** A boundary drawn nowhere but as one short stroke is taken for a letter squeezed into its cell. */
function isOneStroke(rules: readonly Rule[], longest: number): boolean {
  return rules.length === 1 && lengthOf(rules[0]!) < Math.min(inches(0.3), longest / 5);
}

function lengthOf(rule: Rule): number {
  return rule.to - rule.from;
}

/** The lean that is left in the rules of a table, taken from the long ones. */
function commonSlope(rules: readonly Rule[]): number {
  const longest = Math.max(...rules.map(lengthOf));
  const slopes = rules
    .filter((rule) => lengthOf(rule) > longest / 2)
    .map((rule) => (rule.across.at(-1)! - rule.across[0]!) / lengthOf(rule));
  return longest > inches(1) ? median(slopes) : 0;
}

function gathered<T extends { readonly at: number }>(found: readonly T[]): T[][] {
  const groups: T[][] = [];
  for (const one of found.toSorted((a, b) => a.at - b.at)) {
    const group = groups.at(-1);
    if (group !== undefined && one.at - group.at(-1)!.at <= sameLine) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

function withOpenEnds(bounds: readonly Boundary[], crossing: readonly Rule[], slope: number): Boundary[] {
  const open = (ends: readonly number[], beyond: (end: number) => boolean): Boundary[] => {
    const loose = ends.filter(beyond);
    if (loose.length < 2 || loose.length < crossing.length / 3) return [];
    return [{ at: median(loose), rules: [], slope }];
  };
  const [first, last] = [bounds[0], bounds.at(-1)];
  if (first === undefined || last === undefined) return [];
  const room = inches(0.12);
  return [
    ...open(
      crossing.map((rule) => rule.from - rule.across[0]! * slope),
      (end) => end < first.at - room,
    ),
    ...bounds,
    ...open(
      crossing.map((rule) => rule.to - rule.across.at(-1)! * slope),
      (end) => end > last.at + room,
    ),
  ];
}

function positionAt(boundary: Boundary, along: number): number {
  const near = boundary.rules.find((rule) => along >= rule.from - reach && along <= rule.to + reach);
  return near === undefined ? boundary.at + along * boundary.slope : acrossAt(near, along);
}

/** Cells whose common side is not drawn are one; a merged area is made a full rectangle. */
function mergedCells(rows: readonly Boundary[], columns: readonly Boundary[]): GridCell[] {
  const [height, width] = [rows.length - 1, columns.length - 1];
  const owner = Array.from({ length: height }, () => new Array<boolean>(width).fill(false));
  const cells: GridCell[] = [];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (owner[row]![column]) continue;
      const cell = spanned(rows, columns, owner, row, column);
      for (let y = row; y < row + cell.rowSpan; y++) {
        owner[y]!.fill(true, column, column + cell.columnSpan);
      }
      cells.push(cell);
    }
  }
  return cells;
}

function spanned(
  rows: readonly Boundary[],
  columns: readonly Boundary[],
  taken: readonly (readonly boolean[])[],
  row: number,
  column: number,
): GridCell {
  let [bottom, right] = [row + 1, column + 1];
  while (right < columns.length - 1 && !taken[row]![right] && !isDrawn(columns[right]!, rows, row)) right++;
  while (bottom < rows.length - 1 && !isDrawn(rows[bottom]!, columns, column)) bottom++;
  const corner = (edge: Boundary, other: Boundary) => positionAt(edge, positionAt(other, edge.at));
  return {
    row,
    column,
    rowSpan: bottom - row,
    columnSpan: right - column,
    box: {
      left: Math.max(corner(columns[column]!, rows[row]!), corner(columns[column]!, rows[bottom]!)),
      top: Math.max(corner(rows[row]!, columns[column]!), corner(rows[row]!, columns[right]!)),
      right: Math.min(corner(columns[right]!, rows[row]!), corner(columns[right]!, rows[bottom]!)),
      bottom: Math.min(corner(rows[bottom]!, columns[column]!), corner(rows[bottom]!, columns[right]!)),
    },
  };
}

/** Is the boundary drawn along at least half of the stretch between crossing boundaries `at` and `at + 1`? */
function isDrawn(boundary: Boundary, crossing: readonly Boundary[], at: number): boolean {
  const from = positionAt(crossing[at]!, boundary.at);
  const to = positionAt(crossing[at + 1]!, boundary.at);
  const covered = boundary.rules.reduce(
    (sum, rule) => sum + Math.max(0, Math.min(to, rule.to) - Math.max(from, rule.from)),
    0,
  );
  return covered >= (to - from) / 2;
}
