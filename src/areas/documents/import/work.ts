import { sql } from 'kysely';
import type { Database, Tx } from '../../../base/database/database.ts';
import type { Files } from '../../../base/files.ts';
import type { Jobs } from '../../../base/jobs.ts';
import { dayOf } from '../../../base/plain-date.ts';
import { isFileProblem, Problem } from '../../../base/problem.ts';
import { record } from '../../audit/record.ts';
import { loadUnits } from '../../units/registry.ts';
import { levelOn, registerFor } from '../recording.ts';
import {
  nothingSeen,
  put,
  type ReadRow,
  reachSeries,
  remember,
  type Seen,
  sortOut,
  type Taking,
  weigh,
} from './chunk.ts';
import { type Erased, type ListProblem, startImport } from './contract.ts';
import { asErased } from './exposed.ts';
import { keptPlaces, rowsKept } from './kept-list.ts';
import { type Reading, readRow } from './row.ts';

export const importJob = 'document-imports';
/** Each so many rows are taken whole. */
export const chunkSize = 1000;
/** Of the refused rows so many are told. */
export const mostProblems = 200;

export type ImportHouse = {
  readonly database: Database;
  readonly files: Pick<Files, 'get'>;
  readonly clock: () => Date;
};

/** Declares who takes lists; before the jobs start. */
export function registerImports(jobs: Pick<Jobs, 'work'>, house: ImportHouse): void {
  jobs.work(
    importJob,
    async ({ unitId, id }) => {
      if (typeof unitId === 'string' && typeof id === 'string') await takeList(house, unitId, id);
    },
    { times: 3, after: 30 },
  );
}

/** May come a second time, when a process died in it: then it goes on where it stood. */
async function takeList(house: ImportHouse, unitId: string, id: string): Promise<void> {
  const { database, clock } = house;
  try {
    await takeRows(house, unitId, id);
  } catch (error) {
    const trouble = isFileProblem(error) ? 'fileUnread' : 'failed';
    await database.db
      .updateTable('document_import')
      .set({ state: 'failed', trouble, ended_at: clock() })
      .where('unit_id', '=', unitId)
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'working'])
      .execute();
    // A file does not mend itself.
    if (trouble === 'failed') throw error;
  }
}

async function takeRows(house: ImportHouse, unitId: string, id: string): Promise<void> {
  const { database, files } = house;
  const begun = await importOf(database.db, unitId, id);
  if (begun === undefined || begun.state === 'done' || begun.state === 'stopped') return;
  const bytes = await files.get(begun.sha256);
  if (bytes === null) throw new Problem('file-lost');
  const reading = await readingFor(house, unitId, begun.register_id);
  const seen = nothingSeen();
  let read = 0;
  let chunk: ReadRow[] = [];
  for await (const row of rowsKept(bytes)) {
    chunk.push({ row: row.number, read: readRow(row, reading) });
    read += 1;
    if (chunk.length < chunkSize && read < begun.rows_total) continue;
    // What is taken already is only looked at for what it says of the rows after it.
    const from = read - chunk.length;
    const taken =
      read <= begun.rows_done
        ? sortOut(chunk, reading.register, seen).taken
        : await takeChunk(house, unitId, id, { chunk, from, seen });
    if (taken === null) return;
    remember(seen, taken);
    chunk = [];
  }
  if (begun.rows_total === 0) await takeChunk(house, unitId, id, { chunk: [], from: 0, seen });
}

const importOf = (db: Database['db'] | Tx, unitId: string, id: string) =>
  db
    .selectFrom('document_import as i')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.unit_id', '=', 'i.unit_id').onRef('f.id', '=', 'i.file_id'),
    )
    .select(['i.state', 'i.rows_done', 'i.rows_total', 'i.register_id', 'f.sha256'])
    .where('i.unit_id', '=', unitId)
    .where('i.id', '=', id)
    .executeTakeFirst();

async function readingFor(
  { database, clock }: ImportHouse,
  unitId: string,
  registerId: string,
): Promise<Reading> {
  const units = await loadUnits(database.db);
  const register = await database.transaction((tx) => registerFor(tx, unitId, registerId));
  return {
    register,
    places: keptPlaces,
    dateOrder: 'ymd',
    today: dayOf(clock()),
    levelOn: (day) => levelOn(units, unitId, day),
  };
}

type Chunk = { readonly chunk: readonly ReadRow[]; readonly from: number; readonly seen: Seen };

/** One transaction: the rows, how far the import has come, and the entry in the log. Null where it was stopped, or another is at it. */
function takeChunk(
  { database, clock }: ImportHouse,
  unitId: string,
  id: string,
  { chunk, from, seen }: Chunk,
): Promise<Seen | null> {
  return database.transaction(async (tx) => {
    const state = await lockImport(tx, unitId, id);
    if (state === undefined || state.rows_done !== from || !underWay.has(state.state)) return null;
    const now = clock();
    const register = await registerFor(tx, unitId, state.register_id);
    const taking: Taking = {
      unitId,
      importId: id,
      sourceId: state.source_id,
      register,
      personId: state.asked_by,
      onBehalfOf: state.on_behalf_of,
      told: state.dry ? null : new Set((state.erases as Erased[]).map(({ documentId }) => documentId)),
      now,
    };
    if (!state.dry) await reachSeries(tx, taking, chunk);
    const weighed = await weigh(tx, taking, chunk, seen);
    if (!state.dry) await put(tx, taking, weighed);
    const problems = [...(state.problems as ListProblem[]), ...weighed.problems].slice(0, mostProblems);
    const erases = state.dry
      ? [...(state.erases as Erased[]), ...weighed.exposed.map(asErased)]
      : (state.erases as Erased[]);
    const done = from + chunk.length;
    const isLast = done === state.rows_total;
    const { counts } = weighed;
    await tx
      .updateTable('document_import')
      .set((eb) => ({
        state: isLast ? 'done' : 'working',
        rows_done: done,
        added: eb('added', '+', counts.added),
        changed: eb('changed', '+', counts.changed),
        same: eb('same', '+', counts.same),
        kept: eb('kept', '+', counts.kept),
        refused: eb('refused', '+', counts.refused),
        skipped: eb('skipped', '+', counts.skipped),
        withheld: eb('withheld', '+', counts.withheld),
        problems: JSON.stringify(problems),
        erases: JSON.stringify(erases),
        trouble: null,
        started_at: state.started_at ?? now,
        ended_at: isLast ? now : null,
      }))
      .where('unit_id', '=', unitId)
      .where('id', '=', id)
      .execute();
    if (!state.dry) await recordChunk(tx, taking, { rows: done, ...counts });
    return weighed.taken;
  });
}

/** A failed one is tried again by the job itself. */
const underWay = new Set(['waiting', 'working', 'failed']);

/** The import held until the transaction ends. */
export const lockImport = (tx: Tx, unitId: string, id: string) =>
  tx
    .selectFrom('document_import')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

const recordChunk = (tx: Tx, { unitId, importId, personId, onBehalfOf, now }: Taking, after: unknown) =>
  record(tx, {
    unitId,
    at: now,
    operation: startImport.name,
    outcome: 'done',
    personId,
    onBehalfOf,
    postId: null,
    via: 'system',
    input: null,
    plain: [],
    changes: [{ kind: 'document-import', id: importId, before: null, after }],
    exception: null,
    reason: null,
    problem: null,
  });

/** One import of a source at a time: whoever asks holds the source first. */
export const lockSource = (tx: Tx, unitId: string, id: string) =>
  tx
    .selectFrom('document_source')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** Whether another import of the source has not ended. */
export async function isUnderWay(tx: Tx, unitId: string, sourceId: string, but: string): Promise<boolean> {
  const other = await tx
    .selectFrom('document_import')
    .select(sql<number>`1`.as('one'))
    .where('unit_id', '=', unitId)
    .where('source_id', '=', sourceId)
    .where('id', '<>', but)
    .where('state', 'in', ['waiting', 'working'])
    .executeTakeFirst();
  return other !== undefined;
}
