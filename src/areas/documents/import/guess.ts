import type { ListRow } from '../../../formats/list.ts';
import type { Direction } from '../document.ts';
import { dayIn, guessOrder } from './day.ts';
import { fitOf, type Header } from './header.ts';
import {
  type Column,
  type DateOrder,
  isToldBy,
  type ListField,
  listFields,
  type Mapping,
} from './mapping.ts';

const days: readonly ListField[] = ['issuedOn', 'receivedOn', 'replyDueOn', 'inForceFrom'];

/** What the columns seem to say, by their headers and the first rows below; each column for one field. A person looks at it. */
export function guessMapping(header: Header, examples: readonly ListRow[], direction: Direction): Mapping {
  const columns: Partial<Record<ListField, Column>> = {};
  const fits = header.columns
    .flatMap((column) => listFields.map((field) => ({ column, field, fit: fitOf(column.label, field) })))
    .filter(({ fit, field }) => fit > 0 && (field === 'issuer' || isToldBy(field, direction)))
    .sort((a, b) => b.fit - a.fit || a.column.place - b.column.place);
  const used = new Set<number>();
  for (const { column, field } of fits)
    if (columns[field] === undefined && !used.has(column.place)) {
      columns[field] = column;
      used.add(column.place);
    }
  const dateOrder = orderIn(columns, examples);
  return { columns: withoutUnread(columns, examples, dateOrder), dateOrder };
}

const textsIn = (rows: readonly ListRow[], { place }: Column) =>
  rows.flatMap(({ cells }) => (cells[place]?.date === null ? [cells[place].text] : []));

const orderIn = (columns: Mapping['columns'], examples: readonly ListRow[]): DateOrder =>
  guessOrder(
    days.flatMap((field) => (columns[field] === undefined ? [] : textsIn(examples, columns[field]))),
  );

/** A column that is called after days and has none ("Thời hạn: thường xuyên") is left for the person to choose. */
function withoutUnread(columns: Mapping['columns'], examples: readonly ListRow[], order: DateOrder) {
  const kept = Object.entries(columns).filter(([field, { place }]) => {
    if (!days.includes(field as ListField)) return true;
    const filled = examples.flatMap(({ cells }) => ((cells[place]?.text ?? '') === '' ? [] : cells[place]!));
    return filled.length === 0 || filled.some((cell) => dayIn(cell, order) !== null);
  });
  return Object.fromEntries(kept) as Mapping['columns'];
}

/**
 * Where the columns of a mapping stand in a file with these headers; `missing`: headers that it lacks. Of two of the same name the
 * nearest to where it stood before is meant.
 */
export function placesOf(
  { columns }: Mapping,
  header: Header,
): { places: Partial<Record<ListField, Column>>; missing: string[] } {
  const places: Partial<Record<ListField, Column>> = {};
  const missing: string[] = [];
  for (const [field, { label, place }] of Object.entries(columns)) {
    const same = header.columns.filter((column) => column.label === label);
    const [nearest] = same.sort((a, b) => Math.abs(a.place - place) - Math.abs(b.place - place));
    if (nearest === undefined) missing.push(label);
    else places[field as ListField] = nearest;
  }
  return { places, missing };
}
