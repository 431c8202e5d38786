import type { PlainDate } from '../../base/plain-date.ts';
import { readTask, type TaskDeed } from './task-log.ts';
import { doneAsOf } from './task-state.ts';
import type { View } from './views.ts';

/** A deed with what lists show of it. */
export type ToldDeed = TaskDeed & { readonly progress?: number; readonly whyLate?: string | null };

/**
 * A task as it stood at the end of the day: of what came later nothing is told. The day of completion is the one that was reported, as the
 * forms count it, however late it was confirmed.
 */
export function asOf(task: View, deeds: readonly ToldDeed[], on: PlainDate): View {
  const isBefore = (deed: ToldDeed) => deed.on <= on;
  const now = readTask(deeds);
  const then = readTask(
    deeds.filter((deed, index) => index === 0 || deed.kind === 'changed' || isBefore(deed)),
  );
  const isConfirmed = now.confirmedOn !== null;
  const reportedOn = now.status === 'reported' && now.doneOn! <= on ? now.doneOn : null;
  const completed = doneAsOf({ doneOn: isConfirmed ? now.doneOn : null, takenBack: now.takenBack }, on);
  const doneOn = completed ?? reportedOn;
  const report = doneOn === null ? undefined : deeds.findLast((deed) => deed.doneOn === doneOn);
  const told = deeds.findLast((deed) => deed.kind === 'progressed' && isBefore(deed));
  const isCancelled = task.cancelledOn !== null && task.cancelledOn <= on;
  return {
    ...task,
    dueOn: then.dueOn,
    promisedOn: then.promisedOn,
    doneOn,
    progress: doneOn === null ? (told?.progress ?? 0) : 100,
    whyLate: report?.whyLate ?? null,
    status: isCancelled ? 'cancelled' : statusOf(task, completed, reportedOn),
    cancelledOn: isCancelled ? task.cancelledOn : null,
  };
}

function statusOf({ givenOn }: View, completed: PlainDate | null, reportedOn: PlainDate | null) {
  if (completed !== null) return 'done';
  if (reportedOn !== null) return 'reported';
  return givenOn === null ? 'draft' : 'doing';
}
