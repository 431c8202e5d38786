import { fold, oneLine } from '../../../base/fold.ts';
import type { Cell, Table } from '../../../formats/document.ts';
import { moneyUnit } from './money.ts';

/** What a column of a plan's table holds. */
const columnRoles = [
  'ordinal',
  'group',
  'title',
  'product',
  'responsible',
  'coWorkers',
  'starts',
  'due',
  'cost',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

export type Columns = {
  readonly roles: ReadonlyMap<number, ColumnRole>;
  readonly headerRows: number;
  /** Of the column of costs, in đồng: "(triệu đồng)" is a million. */
  readonly costUnit: number;
  readonly count: number;
};

/** The names of columns as plans print them, folded; the first that fits counts. */
const spellings: readonly (readonly [ColumnRole, RegExp])[] = [
  ['ordinal', /^(?:stt|tt|so tt|so thu tu|so t\.t|s\.t\.t|t\.t)$/],
  ['coWorkers', /^(?!.*chu tri).*phoi hop/],
  [
    'responsible',
    /chu tri|chiu trach nhiem|(?:don vi|co quan|nguoi|bo phan|phong ban|can bo).*(?:thuc hien|tham muu|phu trach)|phan cong|phu trach|^(?:thuc hien|don vi|co quan)$/,
  ],
  ['starts', /bat dau|thoi gian trien khai|tu ngay/],
  ['due', /thoi gian|thoi han|tien do|hoan thanh|lo trinh|ket thuc|ngay den han|han chot|^han/],
  ['cost', /kinh phi|du toan|so tien|nguon luc tai chinh/],
  ['product', /san pham|ket qua|dau ra|chi tieu can dat|yeu cau can dat/],
  ['title', /nhiem vu|noi dung|cong viec|hoat dong|dau viec|giai phap|muc tieu|linh vuc|nhom/],
];

/** What is counted is no task: rows of the forms of reports begin so. */
const counted = /^(?:ty le|so (?!tt|thu tu)|tong so|muc do|\d)/;

/** A head of more words than this is no name of a column. */
const longestName = 90;

const roleOf = (text: string): ColumnRole | null => {
  const words = fold(oneLine(text)).replace(/\s*\/\s*/g, '/');
  if (words === '' || words.length > longestName || counted.test(words)) return null;
  return spellings.find(([, spelling]) => spelling.test(words))?.[0] ?? null;
};

/** Rows above the heads: the plan's name may stand in the table. */
const deepestHeader = 6;

/** The columns of a table whose first rows name a task and something else of a plan; null where they do not. */
export function columnsOf(table: Table): Columns | null {
  const grid = gridOf(table);
  for (let row = 1; row <= Math.min(table.rows, deepestHeader); row += 1) {
    const last = lastOfHeader(table, grid, row);
    const names = namesOf(grid, table.columns, row, last);
    const roles = rolesOf(names);
    if (isPlan(roles) && areMostKnown(grid, row, last, roles))
      return { roles, headerRows: last, costUnit: costUnitOf(names, roles), count: table.columns };
  }
  return null;
}

const isPlan = (roles: ReadonlyMap<number, ColumnRole>): boolean => {
  const found = new Set(roles.values());
  return (
    found.has('title') &&
    (['due', 'responsible', 'product', 'coWorkers'] as const).some((role) => found.has(role))
  );
};

/** Words of a plan in one cell of some row make no head of it: at least half of what stands there is known. */
function areMostKnown(
  grid: Grid,
  first: number,
  last: number,
  roles: ReadonlyMap<number, ColumnRole>,
): boolean {
  const filled = new Map<Cell, boolean>();
  for (const row of grid.slice(first - 1, last))
    row.forEach((cell, index) => {
      if (cell !== undefined && cell.text.trim() !== '')
        filled.set(cell, filled.get(cell) === true || roles.has(index + 1));
    });
  const known = [...filled.values()].filter(Boolean).length;
  return filled.size > 2 && known * 2 >= filled.size;
}

/** A head goes as far down as the longest of its cells, and further where the row below only divides it. */
function lastOfHeader(table: Table, grid: Grid, row: number): number {
  const cells = table.cells.filter((cell) => cell.row === row);
  const deepest = Math.max(row, ...cells.map((cell) => cell.row + cell.rowSpan - 1));
  return Math.min(deepest, row + 2, grid.length);
}

type Grid = readonly (readonly (Cell | undefined)[])[];

/** Which cell covers which position; rows and columns from 0. */
export function gridOf(table: Table): Grid {
  const grid = Array.from({ length: table.rows }, () => new Array<Cell | undefined>(table.columns));
  for (const cell of table.cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan && row <= table.rows; row += 1)
      for (
        let column = cell.column;
        column < cell.column + cell.columnSpan && column <= table.columns;
        column += 1
      )
        grid[row - 1]![column - 1] = cell;
  return grid;
}

/** The heads of each column from above downwards: "Cơ quan thực hiện", "Phối hợp". */
function namesOf(grid: Grid, columns: number, first: number, last: number): string[][] {
  return Array.from({ length: columns }, (_, column) => {
    const cells = grid.slice(first - 1, last).map((row) => row[column]);
    return [...new Set(cells)].flatMap((cell) => (cell === undefined ? [] : [cell.text]));
  });
}

/** The lowest head says most; where it says nothing known, the one above it does. */
function rolesOf(names: readonly (readonly string[])[]): Map<number, ColumnRole> {
  const roles = new Map<number, ColumnRole>();
  names.forEach((heads, index) => {
    const role =
      [...heads]
        .reverse()
        .map(roleOf)
        .find((one) => one !== null) ?? null;
    if (role !== null) roles.set(index + 1, role);
  });
  return withGroups(roles);
}

/** Of several columns that name what is to be done, the last but one that is not empty of sense is the task; those before group it. */
function withGroups(roles: Map<number, ColumnRole>): Map<number, ColumnRole> {
  const titles = [...roles].filter(([, role]) => role === 'title').map(([column]) => column);
  for (const column of titles.slice(0, -1)) roles.set(column, 'group');
  const seen = new Set<ColumnRole>();
  for (const [column, role] of roles) {
    // Costs are parted into sources, and the first is their sum; other doubles say more of the same.
    if (role === 'cost' && seen.has(role)) roles.delete(column);
    seen.add(role);
  }
  return roles;
}

function costUnitOf(names: readonly (readonly string[])[], roles: ReadonlyMap<number, ColumnRole>): number {
  const column = [...roles].find(([, role]) => role === 'cost')?.[0];
  return column === undefined ? 1 : moneyUnit(names[column - 1]!.join(' '));
}
