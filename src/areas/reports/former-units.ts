import type { Db } from '../../base/database/database.ts';
import { type PlainDate, printed } from '../../base/plain-date.ts';
import type { Who } from '../../base/run.ts';
import { filled } from '../../base/word.ts';
import { endedBefore } from '../units/lineage.ts';
import { topUnits, type Units } from '../units/tree.ts';
import { campaignWords } from './words.ts';

type Asked = {
  readonly who: Who;
  readonly permission: string;
  readonly today: PlainDate;
  /** Whether the units owe reports, or receive them. */
  readonly as: 'unit_id' | 'receiver_id';
};

/**
 * Where a person begins to look for reports: the topmost units within reach, and the ended units that these answer for, as far as
 * reports of theirs are there.
 */
export async function unitsToChoose(db: Db, units: Units, { who, permission, today, as }: Asked) {
  const reach = who.reach(permission);
  const tops = topUnits(units, today, reach.has);
  const ids = tops.map(({ unitId }) => unitId);
  const ended = endedBefore(units, ids, today).filter((unitId) => reach.has(unitId));
  const known = new Set(ended.length === 0 ? [] : await havingReports(db, ended, as));
  return [
    ...tops.map(({ unitId: id, name }) => ({ id, name })),
    ...ended.filter((id) => known.has(id)).map((id) => ({ id, name: formerName(units, id) })),
  ];
}

async function havingReports(db: Db, unitIds: readonly string[], as: Asked['as']) {
  const rows = await db
    .selectFrom('report')
    .select(`${as} as id`)
    .distinct()
    .where(as, 'in', unitIds)
    .execute();
  return rows.map(({ id }) => id);
}

/** A merged commune often bears the name of one that it was made of: the last day tells them apart. */
export function formerName(units: Units, unitId: string): string {
  const last = units.versions.get(unitId)?.at(-1);
  if (last === undefined) return unitId;
  if (last.to === null) return last.name;
  return filled(campaignWords.former.vi, { unit: last.name, day: printed(last.to) });
}
