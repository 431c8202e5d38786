import { sql } from 'kysely';
import type { AuditEntryTable } from '../../../database/types.ts';
import type { Db } from '../../base/database/database.ts';
import { dayOf, type PlainDate, printed } from '../../base/plain-date.ts';
import type { Who } from '../../base/run.ts';
import { type Units, unitAt } from '../units/tree.ts';

/** What an id in the log stands for: its name, and as what (the role of a post, the kind of a succession). */
export type Named = { readonly name: string; readonly as: string | null };

export type Reader = { readonly db: Db; readonly units: Units; readonly who: Who | null };

type Found = {
  readonly id: string;
  readonly name: string;
  readonly as: string | null;
  /** The unit that the name tells of too; null for none. */
  readonly unit_id: string | null;
  readonly on: PlainDate | null;
  /** Who may read one of these, by this permission, may see the name; where null, all who are signed in. */
  readonly permission: string | null;
  readonly within: readonly (string | null)[];
};

/**
 * Names for the ids in entries, found in one statement for all of them: units as they were called on the day of the entry, and of
 * people, posts, files, plans, tasks, registers and lists of documents those that the reader may look up by `people.read`,
 * `tree.readFiles`, `plans.read` and `documents.read`, and whoever did the deed.
 */
export async function namesFor(
  { db, units, who }: Reader,
  rows: readonly AuditEntryTable[],
): Promise<(row: AuditEntryTable) => Readonly<Record<string, Named>>> {
  const found = await lookUp(db, [...new Set(rows.flatMap(idsIn))]);
  const reaches = {
    'people.read': who!.reach('people.read'),
    'tree.readFiles': who!.reach('tree.readFiles'),
    'plans.read': who!.reach('plans.read'),
    'documents.read': who!.reach('documents.read'),
  } as Readonly<Record<string, { has: (unitId: string) => boolean }>>;
  const isOpen = ({ permission, within }: Found) =>
    permission === null || within.some((unitId) => unitId !== null && reaches[permission]!.has(unitId));
  return (row) => {
    const named = idsIn(row).flatMap((id): [string, Named][] => {
      const unit = unitNamed(units, id, dayOf(row.at));
      if (unit !== null) return [[id, { name: unit, as: null }]];
      const one = found.get(id);
      if (one === undefined || !(isOpen(one) || isActor(row, id))) return [];
      return [[id, { name: toldOf(one, units, dayOf(row.at)), as: one.as }]];
    });
    return Object.fromEntries(named);
  };
}

const isActor = (row: AuditEntryTable, id: string) => id === row.person_id || id === row.on_behalf_of;

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const idsIn = ({ content, person_id, on_behalf_of }: AuditEntryTable): string[] => [
  ...new Set([...(content.match(uuid) ?? []), person_id, on_behalf_of].filter((id) => id !== null)),
];

/** As it was called on the day, else when it ended before it or begins after it; null for what is no unit. */
function unitNamed(units: Units, id: string, day: PlainDate): string | null {
  const versions = units.versions.get(id);
  if (versions === undefined) return null;
  const before = versions.findLast(({ from }) => from <= day);
  return (unitAt(units, id, day) ?? before ?? versions[0])?.name ?? null;
}

function toldOf({ name, unit_id, on }: Found, units: Units, day: PlainDate): string {
  const unit = unit_id === null ? null : unitNamed(units, unit_id, day);
  return [name, unit, on === null ? null : printed(on)].filter((part) => part !== null).join(', ');
}

async function lookUp(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Found>> {
  const { rows } = await sql<Found>`
    with asked as (select unnest(${[...ids]}::text[])::uuid as id)
    select p.id, p.full_name as name, null as "as", null::uuid as unit_id, null as "on", 'people.read' as permission,
      array(select post.unit_id::text from post where post.person_id = p.id) as within
    from asked join person p using (id)
    union all
    select p.id, h.full_name, p.role, p.unit_id, null, 'people.read', array[p.unit_id::text]
    from asked join post p using (id) join person h on h.id = p.person_id
    union all
    select d.id, h.full_name || ' → ' || t.full_name, null, null, null, 'people.read', array[d.unit_id::text]
    from asked join delegation d using (id)
      join post p on p.unit_id = d.unit_id and p.id = d.post_id
      join person h on h.id = p.person_id
      join person t on t.id = d.to_person_id
    union all
    select s.id, s.decision, s.kind, null, s.effective_on::text, null, '{}'::text[]
    from asked join succession s using (id) where s.state <> 'rejected'
    union all
    select f.id, f.name, null, null, null, 'tree.readFiles', array[f.unit_id::text]
    from asked join stored_file f using (id)
    union all
    select p.id, p.name, null, p.unit_id, null, 'plans.read', array[p.unit_id::text]
    from asked join plan p using (id)
    union all
    select t.id, t.title, null, t.unit_id, null, 'plans.read', array[t.unit_id::text, t.giver_unit_id::text]
    from asked join task t using (id)
    union all
    select r.id, r.name, null, r.unit_id, null, 'documents.read', array[r.unit_id::text]
    from asked join document_register r using (id)
    union all
    select s.id, s.name, null, s.unit_id, null, 'documents.read', array[s.unit_id::text]
    from asked join document_source s using (id)
    union all
    select i.id, f.name, null, i.unit_id, null, 'documents.read', array[i.unit_id::text]
    from asked join document_import i using (id) join stored_file f on f.unit_id = i.unit_id and f.id = i.file_id`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}
