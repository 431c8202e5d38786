export const planStatuses = ['drafting', 'issued', 'closed', 'discarded'] as const;
export type PlanStatus = (typeof planStatuses)[number];

export const planKinds = ['reform', 'publicity', 'inspection', 'procedureControl', 'other'] as const;

export const planActionKinds = [
  'created',
  'changed',
  'tasksAdded',
  'tasksRemoved',
  'issued',
  'discarded',
  'amended',
  'closed',
  'reopened',
] as const;
export type PlanActionKind = (typeof planActionKinds)[number];

const transitions = {
  created: { from: [], to: 'drafting' },
  changed: { from: ['drafting'], to: null },
  tasksAdded: { from: ['drafting'], to: null },
  tasksRemoved: { from: ['drafting'], to: null },
  issued: { from: ['drafting'], to: 'issued' },
  discarded: { from: ['drafting'], to: 'discarded' },
  amended: { from: ['issued'], to: null },
  closed: { from: ['issued'], to: 'closed' },
  reopened: { from: ['closed'], to: 'issued' },
} as const satisfies Record<PlanActionKind, { from: readonly PlanStatus[]; to: PlanStatus | null }>;

/** Whether the status allows the deed at all. */
export const mayDoWithPlan = (status: PlanStatus, kind: PlanActionKind): boolean =>
  (transitions[kind].from as readonly PlanStatus[]).includes(status);

/** The status after one more deed. A deed that the status does not allow changes nothing. */
export const planStatusAfter = (status: PlanStatus, kind: PlanActionKind): PlanStatus =>
  mayDoWithPlan(status, kind) ? (transitions[kind].to ?? status) : status;

/** The status of a plan is a reading of what was done with it. */
export const planStatusOf = (done: readonly PlanActionKind[]): PlanStatus =>
  done.reduce<PlanStatus>(planStatusAfter, 'drafting');
