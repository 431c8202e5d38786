import { sql } from 'kysely';
import type { Db } from '../../../base/database/database.ts';
import { handlersFor } from '../../../base/run.ts';
import { nameAt, type Units } from '../../units/tree.ts';
import { exportDocuments, Filter, listDocuments } from '../contract.ts';
import type { DocumentRow } from '../document-row.ts';
import { lineOf } from './document.ts';
import { countedTo, findDocuments } from './matching.ts';
import { tableFile } from './table.ts';

type Services = { readonly units: Units; readonly installation: { readonly kind: 'demo' | 'real' } };
const { answer } = handlersFor<Services>();

/** Most documents of one table; what is more is asked for in parts, by days. */
const mostExported = 50_000;

/** The list of a unit's documents, on the page and as a table. */
export const listQueries = [
  answer(listDocuments, async ({ db, units, today, who }, { unitId, start, size, ...filter }) => {
    const { ids, count } = await findDocuments(db, unitId, filter, { start, size });
    const files = await filesBy(db, unitId, ids);
    const rows = await rowsOf(db, unitId, ids);
    return {
      unit: nameAt(units, unitId, today),
      count,
      countedTo,
      documents: rows.map((row) => lineOf(row, files.get(row.id) ?? 0)),
      filters: await filtersOf(db, unitId, who!.personId),
    };
  }),

  answer(exportDocuments, async ({ db, units, today, installation }, { unitId, ...filter }) => {
    const { ids } = await findDocuments(db, unitId, filter, { start: 0, size: mostExported + 1 });
    const rows = await rowsOf(db, unitId, ids.slice(0, mostExported));
    const most = ids.length > mostExported ? mostExported : null;
    return tableFile({ unit: nameAt(units, unitId, today), day: today, rows, most }, installation.kind);
  }),
];

/** The documents in the order of their ids. */
async function rowsOf(db: Db, unitId: string, ids: readonly string[]): Promise<DocumentRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('document')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function filesBy(db: Db, unitId: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('document_file')
    .select(['document_id'])
    .select((eb) => eb.fn.countAll<number>().as('files'))
    .where('unit_id', '=', unitId)
    .where('document_id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('removed_at', 'is', null)
    .groupBy('document_id')
    .execute();
  return new Map(rows.map(({ document_id, files }) => [document_id, files]));
}

async function filtersOf(db: Db, unitId: string, personId: string | null) {
  const rows = await db
    .selectFrom('document_filter')
    .select(['id', 'name', 'filter'])
    .where('unit_id', '=', unitId)
    .where('person_id', '=', personId)
    .orderBy('name')
    .execute();
  // A filter of earlier days may ask for what lists no longer know; it is left out.
  return rows.flatMap(({ id, name, filter }) => {
    const known = Filter.safeParse(filter);
    return known.success ? [{ id, name, filter: known.data }] : [];
  });
}
