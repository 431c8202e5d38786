import type { PlainDate } from '../../base/plain-date.ts';

/** Where a task stands. `draft`: its plan is not issued yet; `reported`: said to be done, and not yet confirmed. */
export const taskStatuses = ['draft', 'open', 'doing', 'reported', 'done', 'cancelled'] as const;
export type TaskStatus = (typeof taskStatuses)[number];

export const taskActionKinds = [
  'created',
  'changed',
  'issued',
  'assigned',
  'handedDown',
  'progressed',
  'evidenceAdded',
  'evidenceWithdrawn',
  'reported',
  'confirmed',
  'refused',
  'reopened',
  'extensionAsked',
  'extensionGranted',
  'extensionRefused',
  'amended',
  'reminded',
  'cancelled',
] as const;
export type TaskActionKind = (typeof taskActionKinds)[number];

/** Statuses in which somebody still owes the task. */
export const owedStatuses = ['open', 'doing', 'reported'] as const satisfies readonly TaskStatus[];
/** Statuses in which it is worked on. */
const worked = ['open', 'doing'] as const satisfies readonly TaskStatus[];
const given = owedStatuses;

/** Where each deed may be done, and the status after it; `null` leaves the status as it is. */
const transitions = {
  created: { from: [], to: null },
  changed: { from: ['draft'], to: null },
  issued: { from: ['draft'], to: 'open' },
  assigned: { from: ['draft', ...worked], to: null },
  handedDown: { from: worked, to: 'doing' },
  progressed: { from: worked, to: 'doing' },
  evidenceAdded: { from: worked, to: null },
  evidenceWithdrawn: { from: worked, to: null },
  reported: { from: worked, to: 'reported' },
  confirmed: { from: ['reported'], to: 'done' },
  refused: { from: ['reported'], to: 'doing' },
  reopened: { from: ['done'], to: 'doing' },
  extensionAsked: { from: worked, to: null },
  extensionGranted: { from: given, to: null },
  extensionRefused: { from: given, to: null },
  amended: { from: given, to: null },
  reminded: { from: given, to: null },
  cancelled: { from: ['draft', ...given], to: 'cancelled' },
} as const satisfies Record<TaskActionKind, { from: readonly TaskStatus[]; to: TaskStatus | null }>;

/** Whether the status allows the deed at all; who may do it is another question. */
export const mayDo = (status: TaskStatus, kind: TaskActionKind): boolean =>
  (transitions[kind].from as readonly TaskStatus[]).includes(status);

/** A deed as a task is read from it. */
export type TaskDeed = {
  readonly kind: TaskActionKind;
  /** The day it was done. */
  readonly on: PlainDate;
  /** Of `created`, and of a draft that is issued: the day from which the task holds; null while it is a draft. */
  readonly givenOn?: PlainDate | null | undefined;
  /** Of `created`, `changed`, `amended` and `extensionGranted`: the day it is to be done by; null: without a day. */
  readonly dueOn?: PlainDate | null | undefined;
  /** Of `reported`: the day of completion. */
  readonly doneOn?: PlainDate | undefined;
};

/** A completion that was confirmed, and taken back on a later day. */
export type TakenBack = { readonly doneOn: PlainDate; readonly until: PlainDate };

export type TaskReading = {
  readonly status: TaskStatus;
  readonly givenOn: PlainDate | null;
  readonly originalDueOn: PlainDate | null;
  /** In force. */
  readonly dueOn: PlainDate | null;
  /** Granted when the day in force had passed. */
  readonly promisedOn: PlainDate | null;
  readonly doneOn: PlainDate | null;
  readonly confirmedOn: PlainDate | null;
  readonly reopenedOn: PlainDate | null;
  readonly cancelledOn: PlainDate | null;
  /** Whether an extension was asked for that nobody has decided. */
  readonly extensionAsked: boolean;
  readonly takenBack: readonly TakenBack[];
};

const unread: TaskReading = {
  status: 'draft',
  givenOn: null,
  originalDueOn: null,
  dueOn: null,
  promisedOn: null,
  doneOn: null,
  confirmedOn: null,
  reopenedOn: null,
  cancelledOn: null,
  extensionAsked: false,
  takenBack: [],
};

/** A task is a reading of what was done with it. */
export const readTask = (deeds: readonly TaskDeed[]): TaskReading => deeds.reduce(taskAfter, unread);

/** The task after one more deed. A deed that the status does not allow changes nothing. */
export function taskAfter(task: TaskReading, deed: TaskDeed): TaskReading {
  if (deed.kind === 'created') return created(deed);
  if (!mayDo(task.status, deed.kind)) return task;
  const next = { ...task, status: transitions[deed.kind].to ?? task.status };
  return effects[deed.kind]?.(next, deed) ?? next;
}

const created = ({ givenOn = null, dueOn = null }: TaskDeed): TaskReading => ({
  ...unread,
  status: givenOn === null ? 'draft' : 'open',
  givenOn,
  originalDueOn: dueOn,
  dueOn,
});

type Effect = (task: TaskReading, deed: TaskDeed) => TaskReading;

/** What a deed changes beside the status. */
const effects: Partial<Record<TaskActionKind, Effect>> = {
  changed: (task, { dueOn }) => (dueOn === undefined ? task : { ...task, originalDueOn: dueOn, dueOn }),
  issued: (task, { givenOn, on }) => ({ ...task, givenOn: givenOn ?? on }),
  amended: (task, { dueOn, on }) => (dueOn ? withDue(task, dueOn, on) : task),
  reported: (task, { doneOn, on }) => ({ ...task, doneOn: doneOn ?? on }),
  refused: (task) => ({ ...task, doneOn: null }),
  confirmed: (task, { on }) => ({ ...task, confirmedOn: on, extensionAsked: false }),
  reopened: (task, { on }) => ({
    ...task,
    doneOn: null,
    confirmedOn: null,
    reopenedOn: on,
    takenBack: [...task.takenBack, { doneOn: task.doneOn!, until: on }],
  }),
  extensionAsked: (task) => ({ ...task, extensionAsked: true }),
  extensionGranted: (task, { dueOn, on }) => ({
    ...(dueOn ? withDue(task, dueOn, on) : task),
    extensionAsked: false,
  }),
  extensionRefused: (task) => ({ ...task, extensionAsked: false }),
  cancelled: (task, { on }) => ({ ...task, cancelledOn: on, doneOn: null, extensionAsked: false }),
};

/**
 * Another day to be done by. Set on or before the day in force it moves that; set later it is only a promise, for what was late on
 * its day stays late.
 */
function withDue(task: TaskReading, dueOn: PlainDate, on: PlainDate): TaskReading {
  const isLate = task.dueOn === null || on > task.dueOn;
  return isLate ? { ...task, promisedOn: dueOn } : { ...task, dueOn, promisedOn: null };
}
