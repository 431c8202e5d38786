import type { Block } from '../document.ts';
import type { StoredCell, StoredRow } from './grid.ts';
import type { Line } from './line.ts';
import { addLine, addTable, linesOf, type StoredTable, type Story } from './story.ts';

/** How a row says its cells lie, from left to right: right edges in twips and merges. */
export type RowShape = { readonly left: number; readonly cells: readonly CellShape[] };
export type CellShape = {
  readonly right: number;
  /** 0: not merged sideways; of neighbours with other values, those equal to the first begin a merged cell. */
  readonly sideways: number;
  readonly vertical?: StoredCell['merge'];
};

/** Puts tables together from a stream of paragraphs, cell ends and row ends, as .doc and .rtf store them. Depth 0 is no table. */
export type TableBuilder = {
  paragraph(line: Line, depth: number): void;
  endCell(depth: number): void;
  endRow(depth: number, shape: RowShape | undefined): void;
  /** The blocks put together, in reading order. */
  finish(): Block[];
};

type OpenTable = {
  readonly rows: StoredRow[];
  readonly after: StoredTable<never>[];
  lines: Line[];
  cells: Line[][];
};

/** Tables in tables are no deeper than this in any office paper. */
const deepest = 20;

/** `centred` is asked of each paragraph outside of tables when it comes. */
export function tableBuilder(role: Story['role'], centred: () => boolean): TableBuilder {
  const story: Story = { role, blocks: [], tables: 0 };
  const open: OpenTable[] = [];
  const close = (depth: number): void => {
    while (open.length > depth) {
      const { rows, after, lines, cells } = open.at(-1)!;
      if (cells.length > 0 || lines.length > 0) addRow(open.at(-1)!, undefined);
      open.pop();
      const table = { rows, after, place: linesOf({ rows })[0]?.marks[0]?.place ?? {} };
      const outer = open.at(-1);
      outer?.after.push(table);
      for (const line of outer ? linesOf(table) : []) outer?.lines.push(line);
      if (!outer) addTable(table, story, () => {});
    }
  };
  const at = (depth: number): OpenTable => {
    const wanted = Math.min(Math.max(depth, 1), deepest);
    close(wanted);
    while (open.length < wanted) open.push({ rows: [], after: [], lines: [], cells: [] });
    return open.at(-1)!;
  };
  return {
    paragraph(line, depth) {
      if (depth > 0) {
        at(depth).lines.push(line);
        return;
      }
      close(0);
      addLine(line, centred(), story);
    },
    endCell(depth) {
      const table = at(depth);
      table.cells.push(table.lines);
      table.lines = [];
    },
    endRow(depth, shape) {
      addRow(at(depth), shape);
    },
    finish() {
      close(0);
      return story.blocks;
    },
  };
}

function addRow(table: OpenTable, shape: RowShape | undefined): void {
  if (table.lines.length > 0) table.cells.push(table.lines);
  const cells: StoredCell[] = [];
  let left = shape?.left ?? 0;
  let first = 0;
  table.cells.forEach((lines, index) => {
    const { right: stored, sideways, vertical: merge } = cellShape(shape, index, left);
    const right = Math.max(stored, left + 1);
    const before = cells.at(-1);
    const isOver = shape !== undefined && index >= shape.cells.length;
    if (before && (isOver || (sideways !== 0 && first !== 0 && sideways !== first))) {
      cells[cells.length - 1] = {
        ...before,
        right: isOver ? before.right : right,
        lines: [...before.lines, ...lines],
      };
    } else {
      cells.push({ left, right, merge, lines });
      first = sideways;
    }
    left = isOver ? left : right;
  });
  table.rows.push(cells);
  table.lines = [];
  table.cells = [];
}

/** Cells beyond those that the row says it has belong to the last one. */
function cellShape(shape: RowShape | undefined, index: number, left: number): CellShape {
  return shape?.cells[index] ?? { right: left + usualWidth, sideways: 0 };
}
const usualWidth = 1000;
