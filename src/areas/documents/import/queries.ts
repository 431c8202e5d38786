import type { Db } from '../../../base/database/database.ts';
import { Problem } from '../../../base/problem.ts';
import { handlersFor } from '../../../base/run.ts';
import { namesOf } from '../../people/names.ts';
import { nameAt, type Units } from '../../units/tree.ts';
import { type Erased, getImport, type importStates, type ListProblem, listSources } from './contract.ts';
import { Mapping } from './mapping.ts';
import { importWords } from './words.ts';
import { mostProblems } from './work.ts';

const { answer } = handlersFor<{ readonly units: Units }>();

/** What is known of the sources of lists, and of their imports. */
export const importQueries = [
  answer(listSources, async ({ db, units, today }, { unitId }) => ({
    unit: nameAt(units, unitId, today),
    sources: await sourcesOf(db, unitId),
    registers: await openRegisters(db, unitId).where('numbering', '=', 'outside').execute(),
    incoming: await openRegisters(db, unitId).where('direction', '=', 'incoming').execute(),
    imports: await lastImports(db, unitId),
  })),

  answer(getImport, async ({ db }, { unitId, importId }) => {
    const row = await importsOf(db, unitId).where('i.id', '=', importId).executeTakeFirst();
    if (row === undefined) throw new Problem('not-found');
    const names = await namesOf(db, [row.asked_by]);
    const erases = row.erases as Erased[];
    return { ...asTold(names)(row), problems: row.problems as ListProblem[], mostProblems, erases };
  }),
];

const openRegisters = (db: Db, unitId: string) =>
  db
    .selectFrom('document_register')
    .select(['id', 'name', 'direction', 'numbering'])
    .where('unit_id', '=', unitId)
    .where('closed_on', 'is', null)
    .orderBy('name');

async function lastImports(db: Db, unitId: string) {
  const rows = await importsOf(db, unitId).orderBy('i.asked_at', 'desc').limit(20).execute();
  const names = await namesOf(
    db,
    rows.map(({ asked_by }) => asked_by),
  );
  return rows.map(asTold(names));
}

async function sourcesOf(db: Db, unitId: string) {
  const rows = await db
    .selectFrom('document_source as s')
    .innerJoin('document_register as r', (join) =>
      join.onRef('r.unit_id', '=', 's.unit_id').onRef('r.id', '=', 's.register_id'),
    )
    .select([
      's.id',
      's.name',
      's.register_id',
      's.mapping',
      's.version',
      'r.name as register',
      'r.direction',
    ])
    .where('s.unit_id', '=', unitId)
    .orderBy('s.name')
    .execute();
  return rows.map(({ register_id, register, mapping, ...row }) => ({
    ...row,
    registerId: register_id,
    registerName: register,
    mapping: Mapping.parse(mapping),
  }));
}

const importsOf = (db: Db, unitId: string) =>
  db
    .selectFrom('document_import as i')
    .innerJoin('document_source as s', (join) =>
      join.onRef('s.unit_id', '=', 'i.unit_id').onRef('s.id', '=', 'i.source_id'),
    )
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.unit_id', '=', 'i.unit_id').onRef('f.id', '=', 'i.file_id'),
    )
    .innerJoin('document_register as r', (join) =>
      join.onRef('r.unit_id', '=', 'i.unit_id').onRef('r.id', '=', 'i.register_id'),
    )
    .selectAll('i')
    .select(['s.name as source', 'r.name as register', 'f.name as file'])
    .where('i.unit_id', '=', unitId);

type Row = Awaited<ReturnType<ReturnType<typeof importsOf>['execute']>>[number];

const asTold = (names: ReadonlyMap<string, string>) => (row: Row) => ({
  id: row.id,
  sourceId: row.source_id,
  source: row.source,
  register: row.register,
  file: row.file,
  dry: row.dry,
  state: row.state as (typeof importStates)[number],
  rows: row.rows_total,
  done: row.rows_done,
  added: row.added,
  changed: row.changed,
  same: row.same,
  kept: row.kept,
  refused: row.refused,
  skipped: row.skipped,
  withheld: row.withheld,
  trouble: row.trouble === null ? null : importWords[row.trouble === 'fileUnread' ? 'fileUnread' : 'failed'],
  by: names.get(row.asked_by) ?? '',
  askedAt: row.asked_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
});
