import type { Extraction, Reading, RowAnswer, TableAnswer, Value } from '../answer.ts';
import { scoreKeys } from '../table-shape.ts';
import { type Blocks, type Spot, spotOf } from './marks.ts';
import { type At, cellKey, type ReportView, shapeOnce } from './report-view.ts';

/** A figure that can be looked at: all that is known of its reading. */
export type Figure = {
  readonly name: string | null;
  readonly raw: string;
  readonly value: Value;
  readonly unit: string | null;
  readonly indicator: string | null;
  readonly certainty: number;
  readonly at: At;
  readonly spot: Spot | null;
};

/** The value columns of a table, in order; null stands for the only one of a plain form. */
export function valueKeysOf(table: TableAnswer): readonly (string | null)[] {
  if (table.rows.some((row) => row.scores !== undefined)) return scoreKeys;
  const keys = new Set(table.rows.flatMap((row) => Object.keys(row.values ?? {})));
  return keys.size === 0 ? [null] : [...keys];
}

/** What a row holds in one value column; null where it has no such column. */
export function readingOf(row: RowAnswer, key: string | null): Reading | null {
  const named = key === null ? undefined : (row.values?.[key] ?? scoreOf(row, key));
  if (named !== undefined) return named;
  if (row.raw === undefined) return null;
  return { raw: row.raw, value: row.value ?? null, certainty: row.certainty ?? 1 };
}

function scoreOf(row: RowAnswer, key: string): Reading | undefined {
  const score = scoreKeys.find((each) => each === key);
  return score === undefined ? undefined : row.scores?.[score];
}

export function figureOfCell(row: RowAnswer, key: string | null, reading: Reading, blocks: Blocks): Figure {
  const { label: name, unit, indicator, at } = row;
  return { name, ...reading, unit, indicator, at, spot: spotOfCell(row, key, blocks) };
}

/** A row gives one place; the column of each of its values is the one whose header names it. */
export function spotOfCell(row: RowAnswer, key: string | null, blocks: Blocks): Spot | null {
  const { block: index, row: line } = row.at;
  const block = index === undefined ? undefined : blocks[index];
  if (key === null || block?.kind !== 'table') return spotOf(blocks, row.at);
  const column = shapeOnce(block)?.columns.find((each) => each.key === key)?.column;
  return spotOf(blocks, column === undefined ? row.at : { block: index, row: line, column, quote: '' });
}

export function figureOfText(figure: Extraction['figures'][number], blocks: Blocks): Figure {
  const { quote, value, unit, indicator, certainty, at } = figure;
  return { name: null, raw: quote, value, unit, indicator, certainty, at, spot: spotOf(blocks, at) };
}

/** The figure that was printed where a visitor clicked in the document; null where none was read. */
export function figureAt(view: ReportView, element: HTMLElement): Figure | null {
  if (element.closest('a') !== null) return null;
  const inText = element.closest<HTMLElement>('[data-figure]')?.dataset.figure;
  if (inText !== undefined) return figureOfText(view.extraction.figures[Number(inText)]!, view.blocks);
  const { row, column } = element.closest<HTMLElement>('[data-row]')?.dataset ?? {};
  const block = element.closest<HTMLElement>('[data-block]')?.dataset.block;
  if (row === undefined || block === undefined) return null;
  return figureInCell(view, `${block}:${row}:${column}`);
}

function figureInCell(view: ReportView, wanted: string): Figure | null {
  for (const table of view.extraction.tables) {
    for (const row of table.rows) {
      for (const key of valueKeysOf(table)) {
        const spot = spotOfCell(row, key, view.blocks);
        const reading = readingOf(row, key);
        if (spot !== null && reading !== null && cellKey(spot) === wanted)
          return figureOfCell(row, key, reading, view.blocks);
      }
    }
  }
  return null;
}
