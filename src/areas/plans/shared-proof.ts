import type { Evidence } from './proof.ts';
import type { TaskRow } from './task-row.ts';

type Part = Pick<TaskRow, 'unit_id' | 'id' | 'origin_unit_id' | 'origin_id' | 'status'>;

/** So many other units are named. */
const named = 5;

/**
 * Which other units of a chain hand in a file of the same bytes, by unit and id of the product: who asked each for its own work may
 * have got one work several times. That a unit passes on what the one below it made for it is no doubt.
 */
export function sharedIn(
  parts: readonly Part[],
  evidence: readonly Evidence[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const byKey = new Map(parts.map((part) => [part.unit_id + part.id, part]));
  const holds = ({ unitId, taskId }: Evidence) => byKey.get(unitId + taskId)?.status !== 'cancelled';
  const handedIn = evidence.filter(holds).flatMap((each) => {
    const hashes = new Set(each.files.map(({ sha256 }) => sha256));
    return [...hashes].map((sha256) => ({ each, sha256 }));
  });
  const shared = new Map<string, Set<string>>();
  for (const same of Map.groupBy(handedIn, ({ sha256 }) => sha256).values())
    for (const { each } of same) {
      const key = each.unitId + each.id;
      const units = shared.get(key) ?? new Set();
      for (const { each: other } of same) {
        if (units.size >= named) break;
        if (isOther(byKey, each, other)) units.add(other.unitId);
      }
      if (units.size > 0) shared.set(key, units);
    }
  return shared;
}

type ByKey = ReadonlyMap<string, Part>;

const isOther = (byKey: ByKey, one: Evidence, other: Evidence): boolean =>
  one.unitId !== other.unitId && !cameOf(byKey, one, other) && !cameOf(byKey, other, one);

/** Whether the task of the one was handed down from that of the other, however far above. */
function cameOf(byKey: ByKey, below: Evidence, above: Evidence): boolean {
  let part = byKey.get(below.unitId + below.taskId);
  while (part !== undefined) {
    if (part.origin_unit_id === above.unitId && part.origin_id === above.taskId) return true;
    part = byKey.get(`${part.origin_unit_id}${part.origin_id}`);
  }
  return false;
}
