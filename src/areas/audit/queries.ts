import { sql } from 'kysely';
import type { z } from 'zod';
import type { AuditEntryTable } from '../../../database/types.ts';
import type { Db } from '../../base/database/database.ts';
import type { ExceptionKind, Outcome } from '../../base/entry.ts';
import { exportBanner } from '../../base/export-banner.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { handlersFor } from '../../base/run.ts';
import { topUnits, type Units, unitAt } from '../units/tree.ts';
import {
  chooseUnit,
  type EntryView,
  exportEntries,
  listEntries,
  listExceptions,
  showHistory,
} from './contract.ts';
import { csvOf } from './csv.ts';
import { markOf } from './heads.ts';
import { type Named, namesFor, type Reader } from './named.ts';

export type AuditServices = {
  readonly units: Units;
  readonly installation: { readonly kind: 'demo' | 'real' };
  /** What an operation is called in Vietnamese; its name where it is no longer there. */
  readonly titleOf: (operation: string) => string;
  /** What an indicator is called, in whose name figures stand in the log; undefined for what is none. */
  readonly indicatorName: (id: string) => string | undefined;
};
const { answer } = handlersFor<AuditServices>();

/** An export of more than this is asked for in parts, by dates. */
const mostExported = 100_000;

export const auditQueries = [
  answer(chooseUnit, async ({ who, units, today }) => ({
    units: topUnits(units, today, who!.reach('audit.read').has).map(({ unitId, name }) => ({
      id: unitId,
      name,
    })),
  })),

  answer(listEntries, (reader, { start, size, ...filter }) => listed(reader, filter, start, size)),

  answer(showHistory, (reader, { start, size, ...filter }) => listed(reader, filter, start, size)),

  answer(listExceptions, (reader, { start, size, ...filter }) =>
    listed(reader, { ...filter, exceptions: true }, start, size),
  ),

  answer(exportEntries, async (reader, filter) => {
    const { db, units, today, installation, titleOf } = reader;
    const rows = await matching(db, filter).selectAll().orderBy('number').limit(mostExported).execute();
    const unitName = unitAt(units, filter.unitId, today)?.name ?? filter.unitId;
    return csvOf(await viewed(reader, rows), unitName, titleOf, exportBanner(installation.kind));
  }),
];

type Filter = {
  readonly unitId: string;
  /** First and last day, in Vietnam. */
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
  readonly operation?: string | undefined;
  readonly outcome?: Outcome | undefined;
  readonly personId?: string | undefined;
  readonly object?: string | undefined;
  readonly exceptions?: boolean | undefined;
  readonly kind?: ExceptionKind | undefined;
};

async function markIn(db: Db, unitId: string): Promise<string | null> {
  const head = await db
    .selectFrom('audit_head')
    .select(['number', 'hash'])
    .where('unit_id', '=', unitId)
    .executeTakeFirst();
  return head === undefined ? null : markOf(head);
}

/** One filter gives the list and its count. */
async function listed(
  reader: Reader & Pick<AuditServices, 'indicatorName'>,
  filter: Filter,
  start: number,
  size: number,
) {
  const { db } = reader;
  const { count } = await matching(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const rows = await matching(db, filter)
    .selectAll()
    .orderBy('number', 'desc')
    .offset(start)
    .limit(size)
    .execute();
  return { count, entries: await viewed(reader, rows), mark: await markIn(db, filter.unitId) };
}

function matching(
  db: Db,
  { unitId, from, to, operation, outcome, personId, object, exceptions, kind }: Filter,
) {
  return db
    .selectFrom('audit_entry')
    .where('unit_id', '=', unitId)
    .$if(from !== undefined, (rows) => rows.where('at', '>=', startOf(from!)))
    .$if(to !== undefined, (rows) =>
      rows.where(sql<boolean>`at < ${startOf(to!)}::timestamptz + interval '1 day'`),
    )
    .$if(operation !== undefined, (rows) => rows.where('operation', '=', operation!))
    .$if(outcome !== undefined, (rows) => rows.where('outcome', '=', outcome!))
    .$if(personId !== undefined, (rows) => rows.where('person_id', '=', personId!))
    .$if(object !== undefined, (rows) => rows.where(sql<boolean>`objects @> array[${object!}]::text[]`))
    .$if(exceptions === true, (rows) => rows.where('exception', 'is not', null))
    .$if(kind !== undefined, (rows) => rows.where('exception', '=', kind!));
}

/** Vietnam has had one time, seven hours ahead, since 1975. */
const startOf = (day: PlainDate) => new Date(`${day}T00:00:00+07:00`);

export type View = z.input<typeof EntryView>;

async function viewed(
  reader: Reader & Pick<AuditServices, 'indicatorName'>,
  rows: readonly AuditEntryTable[],
): Promise<View[]> {
  const namesIn = await namesFor(reader, rows);
  return rows.map((row) => viewOf(row, { ...indicatorsIn(row, reader.indicatorName), ...namesIn(row) }));
}

/** The names of the indicators that an entry speaks of. */
function indicatorsIn({ content }: AuditEntryTable, nameOf: AuditServices['indicatorName']) {
  const found = [...content.matchAll(/"([a-z]\w*(?:\.\w+)+)"/g)].flatMap(([, id]): [string, Named][] => {
    const name = nameOf(id!);
    return name === undefined ? [] : [[id!, { name, as: null }]];
  });
  return Object.fromEntries(found);
}

function viewOf(row: AuditEntryTable, names: Readonly<Record<string, Named>>): View {
  const content = JSON.parse(row.content) as Pick<View, 'via' | 'reason' | 'problem' | 'input' | 'changes'>;
  const nameOf = (personId: string | null) =>
    personId === null ? null : (names[personId]?.name ?? personId);
  return {
    unitId: row.unit_id,
    number: row.number,
    at: row.at,
    operation: row.operation,
    outcome: row.outcome as Outcome,
    person: nameOf(row.person_id),
    onBehalfOf: nameOf(row.on_behalf_of),
    via: content.via,
    exception: row.exception as ExceptionKind | null,
    reason: content.reason,
    problem: content.problem,
    input: content.input,
    changes: content.changes,
    names,
    hash: Buffer.from(row.hash).toString('hex'),
  };
}
