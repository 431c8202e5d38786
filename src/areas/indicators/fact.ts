import type { At } from '../../base/place.ts';
import type { Indicator } from './dictionary.ts';

/** One reading of an indicator in a report: from a form (`column` is the year or the column's name, "" where there is one) or from its text. */
export type Fact = {
  readonly indicator: Indicator;
  readonly column: string;
  readonly source: 'form' | 'text';
  /** As printed; "" for a blank cell of a form. */
  readonly raw: string;
  /** Null where the cell is blank or holds no figure. */
  readonly value: number | null;
  readonly text: string | null;
  readonly certainty: number;
  readonly at: At;
};

/** The readings of one column of the forms by indicator. */
export type FactsOfColumn = ReadonlyMap<string, readonly Fact[]>;

/** Groups the facts of forms by column, and within it by indicator. */
export function byColumn(facts: readonly Fact[]): Map<string, Map<string, Fact[]>> {
  const columns = new Map<string, Map<string, Fact[]>>();
  for (const fact of facts) {
    const column = columns.get(fact.column) ?? new Map<string, Fact[]>();
    columns.set(fact.column, column);
    const known = column.get(fact.indicator.id);
    if (known === undefined) column.set(fact.indicator.id, [fact]);
    else known.push(fact);
  }
  return columns;
}
