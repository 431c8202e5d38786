import type { Block, Cell } from '../document.ts';
import { blocksOf, type SetTable } from './blocks.ts';
import { readBody, type SetWord } from './body.ts';
import { readCell } from './cells.ts';
import { greyOf, type Pixels } from './colour.ts';
import type { Grid, GridCell } from './grid.ts';
import { pointsPerPixel } from './raster.ts';
import { type Desk, standsIn } from './reading.ts';
import type { OcrSession } from './session.ts';
import { sheetOf } from './sheet.ts';
import { straightened } from './straighten.ts';
import { attitudeOf, halfTurned } from './upright.ts';

/** A scanned page as the reader of its file found it. `dpi` is the density at which the pixels were scanned. */
export type PagePicture = Pixels & { readonly page: number };

/** What a page may take to be read, in milliseconds of the readers. */
const longest = 120_000;

/**
 * The blocks of a scanned page, its tables counted from 1; none where it holds no print. Throws `Problem`
 * 'picture-unreadable' where it cannot be read in time.
 */
export async function readPagePicture(picture: PagePicture, session: OcrSession): Promise<Block[]> {
  const page = await straightened(greyOf(picture), picture.dpi);
  const desk: Desk = { sheet: sheetOf(page), session, patience: { left: longest } };
  const attitude = await attitudeOf(desk);
  if (attitude === 'unreadable') return [];
  return readSheet(
    attitude === 'upright' ? desk : { ...desk, sheet: sheetOf(halfTurned(page)) },
    picture.page,
  );
}

async function readSheet(desk: Desk, page: number): Promise<Block[]> {
  const { grids, marks } = desk.sheet;
  const body = marks.filter((mark) => !grids.some(({ box }) => standsIn(mark, box)));
  const [words, tables] = await Promise.all([
    readBody(desk, body),
    Promise.all(grids.map((grid) => readTable(desk, grid, page))),
  ]);
  return holdsPrint(words, tables) ? blocksOf(words, tables, page) : [];
}

const fewestLetters = 10;

/** A few letters may be seen in the shapes of any picture; print has words, or cells that are filled. */
function holdsPrint(words: readonly SetWord[], tables: readonly SetTable[]): boolean {
  if (tables.some(({ table }) => table.cells.filter(({ text }) => text !== '').length > 1)) return true;
  const clear = words.filter(({ text, confidence }) => confidence > 0.75 && /[\p{L}\d]{2}/u.test(text));
  return clear.reduce((sum, { text }) => sum + text.length, 0) >= fewestLetters;
}

async function readTable(desk: Desk, grid: Grid, page: number): Promise<SetTable> {
  const { rows, columns } = grid;
  const cells = await Promise.all(grid.cells.map((cell) => placedCell(desk, cell, page)));
  return {
    table: { kind: 'table', number: 0, rows, columns, cells, place: { page } },
    top: grid.box.top * pointsPerPixel,
  };
}

async function placedCell(desk: Desk, cell: GridCell, page: number): Promise<Cell> {
  const { text, doubts } = await readCell(
    desk,
    desk.sheet.marks.filter((mark) => standsIn(mark, cell.box)),
  );
  const [row, column] = [cell.row + 1, cell.column + 1];
  const marks = [{ offset: 0, place: { page, row, column } }];
  const { rowSpan, columnSpan } = cell;
  return { row, column, rowSpan, columnSpan, text, marks, ...(doubts.length > 0 && { doubts }) };
}
