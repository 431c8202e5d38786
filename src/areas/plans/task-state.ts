import type { PlainDate } from '../../base/plain-date.ts';
import type { TakenBack } from './task-log.ts';

/** How the forms count a task on a day (CV 581/BNV-CCHC, biểu mẫu 1, dòng 4 và 5). */
export const countedStates = ['doneOnTime', 'doneLate', 'overdueUndone', 'inTimeUndone'] as const;
export type CountedState = (typeof countedStates)[number];

/** What a list of tasks may be asked for: a state, or those that counts take together. */
export const stateGroups = { done: ['doneOnTime', 'doneLate'] } as const satisfies Record<
  string,
  readonly CountedState[]
>;
export const askedStates = [...countedStates, ...(Object.keys(stateGroups) as (keyof typeof stateGroups)[])];
export type AskedState = (typeof askedStates)[number];

/** What of a task its state on a day depends on. */
export type Dated = {
  readonly givenOn: PlainDate | null;
  readonly dueOn: PlainDate | null;
  /** Null as long as nobody has confirmed it. */
  readonly doneOn: PlainDate | null;
  /** Reported as the day of completion, which nobody has confirmed yet. */
  readonly reportedOn: PlainDate | null;
  readonly reopenedOn: PlainDate | null;
  readonly cancelledOn: PlainDate | null;
  readonly takenBack: readonly TakenBack[];
};

/**
 * As the task stood at the end of the day; null where it was not given yet, or was cancelled. Of what is confirmed the day of
 * completion counts, not that of the confirmation; a completion that was taken back counts until then. What was reported as done in
 * time and waits to be confirmed is not done, and not overdue either: of a slow giver nobody else is late. What has no day cannot be
 * late.
 */
export function stateOn(task: Dated, day: PlainDate): CountedState | null {
  if (task.givenOn === null || task.givenOn > day) return null;
  if (task.cancelledOn !== null && task.cancelledOn <= day) return null;
  const doneOn = doneAsOf(task, day);
  if (doneOn !== null) return task.dueOn === null || doneOn <= task.dueOn ? 'doneOnTime' : 'doneLate';
  const isOverdue = task.dueOn !== null && task.dueOn < day && !isReportedInTime(task, day);
  return isOverdue ? 'overdueUndone' : 'inTimeUndone';
}

const isReportedInTime = ({ reportedOn, dueOn }: Dated, day: PlainDate): boolean =>
  reportedOn !== null && reportedOn <= day && (dueOn === null || reportedOn <= dueOn);

/** The day of the completion that stood on the day. */
export function doneAsOf(
  { doneOn, takenBack }: Pick<Dated, 'doneOn' | 'takenBack'>,
  day: PlainDate,
): PlainDate | null {
  if (doneOn !== null && doneOn <= day) return doneOn;
  return takenBack.find((one) => one.doneOn <= day && day < one.until)?.doneOn ?? null;
}

export type TaskCounts = Readonly<Record<CountedState, number>> & {
  readonly total: number;
  /** Of all of them, those without a day. */
  readonly undated: number;
  /** Those that fell due in the period. */
  readonly due: number;
  /** Of those undone, what was reported as done and waits to be confirmed. */
  readonly waiting: number;
  /** The same tasks against the day that was first set. */
  readonly asFirstSet: Readonly<Record<CountedState, number>>;
};
