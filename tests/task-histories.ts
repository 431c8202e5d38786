import fc from 'fast-check';
import type { Insertable } from 'kysely';
import type { TaskTable } from '../database/types.ts';
import { mayDo, readTask, type TaskActionKind, type TaskDeed } from '../src/areas/plans/task-log.ts';
import { columnsOf } from '../src/areas/plans/task-row.ts';
import type { Dated } from '../src/areas/plans/task-state.ts';
import { addDays, type PlainDate } from '../src/base/plain-date.ts';
import type { Office } from './office.ts';

const first = '2026-01-01';
const dayAt = (index: number): PlainDate => addDays(first, index);

const chosen: readonly TaskActionKind[] = [
  'progressed',
  'reported',
  'confirmed',
  'refused',
  'reopened',
  'extensionAsked',
  'extensionGranted',
  'amended',
  'cancelled',
];
const step = fc.record({
  kind: fc.constantFrom(...chosen),
  later: fc.integer({ min: 0, max: 9 }),
  of: fc.integer({ min: 0, max: 20 }),
});

/** A history that the commands would let happen. */
export const history = fc
  .record({
    due: fc.option(fc.integer({ min: 0, max: 60 })),
    // Nearly all go on: what is cancelled at once says little.
    steps: fc.array(step, { maxLength: 25 }),
  })
  .map(({ due, steps }) => {
    const deeds: TaskDeed[] = [
      { kind: 'created', on: first, givenOn: first, dueOn: due === null ? null : dayAt(due) },
    ];
    let now = 0;
    for (const { kind, later, of } of steps) {
      now += later;
      const on = dayAt(now);
      const { status, reopenedOn, dueOn } = readTask(deeds);
      if (!mayDo(status, kind) || (kind === 'cancelled' && of > 3)) continue;
      if ((kind === 'amended' || kind === 'extensionGranted') && dueOn === null) continue;
      const least = reopenedOn ?? first;
      const doneOn = addDays(on, -of) < least ? least : addDays(on, -of);
      deeds.push({ kind, on, dueOn: addDays(on, of), doneOn });
    }
    return deeds;
  });

/** A task as it is counted: its completion only once it is confirmed, and until then as one that waits. */
export function dated(deeds: readonly TaskDeed[]): Dated {
  const task = readTask(deeds);
  return {
    ...task,
    doneOn: task.status === 'done' ? task.doneOn : null,
    reportedOn: task.status === 'reported' ? task.doneOn : null,
  };
}

type Kept = { readonly id: string; readonly deeds: readonly TaskDeed[] };

/** A task with its history, as the commands would have kept it. */
export async function keepTask(
  { database, now }: Pick<Office, 'database' | 'now'>,
  unitId: string,
  personId: string,
  { id, deeds }: Kept,
  columns: Partial<Insertable<TaskTable>> & Pick<Insertable<TaskTable>, 'source'>,
): Promise<void> {
  await database.transaction(async (tx) => {
    await tx
      .insertInto('task')
      .values({
        ...columnsOf(readTask(deeds)),
        ...{ unit_id: unitId, id, ordinal: 0, field: 'digital' },
        ...{ title: 'Việc được giao', search: 'viec duoc giao', last_action: deeds.length, version: 1 },
        ...{ created_by: personId, created_at: now },
        ...columns,
      })
      .execute();
    let completed: PlainDate | null = null;
    const rows = deeds.map(({ kind, on, ...rest }, index) => {
      if (kind === 'reported') completed = rest.doneOn!;
      const detail = { ...rest, ...(kind === 'reopened' ? { completed } : {}) };
      return {
        ...{ unit_id: unitId, task_id: id, number: index + 1, kind, on_day: on, at: now },
        ...{ by_unit_id: unitId, person_id: personId, on_behalf_of: null, detail: JSON.stringify(detail) },
      };
    });
    await tx.insertInto('task_action').values(rows).execute();
  });
}
