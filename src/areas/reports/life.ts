/**
 * The statuses of a report. `corrected`: a correction was signed after receipt and waits to be received; the version received
 * before stands until then. `excused`: who opened the campaign says that the unit owes nothing in it.
 */
export const statuses = [
  'notBegun',
  'draft',
  'closed',
  'sent',
  'returned',
  'received',
  'corrected',
  'excused',
] as const;
export type Status = (typeof statuses)[number];

/** What is done with a report, inside the unit and above it. */
export const actionKinds = [
  'begun',
  'assigned',
  'partClosed',
  'partReopened',
  'closed',
  'returnedInside',
  'signed',
  'received',
  'returned',
  'corrected',
  'correctionProposed',
  'correctionDropped',
  'lockExtended',
  'excused',
  'excuseLifted',
  'successorNamed',
] as const;
export type ActionKind = (typeof actionKinds)[number];

/** Deeds about a correction; the last of them says whether a proposal is open. */
export const correctionKinds = ['correctionProposed', 'correctionDropped', 'corrected'] as const;
/** Statuses in which the unit works on its draft. */
export const editable: readonly Status[] = ['notBegun', 'draft', 'returned'];
/** Statuses in which a version lies with the receiver. */
export const countedAsSent: readonly Status[] = ['sent', 'received', 'corrected'];
/** Statuses in which the receiver owes an answer. */
export const waitsAbove: readonly Status[] = ['sent', 'corrected'];

/** Statuses in which the unit still owes its report, or owes it again. */
export const unsettled: readonly Status[] = ['notBegun', 'draft', 'closed', 'returned'];

/**
 * Where each deed may be done, and the status after it; `null` leaves the status as it is. What nobody above receives is final
 * with its signature, and so is each correction of it. A lifted excuse says itself where it goes back to; the first ones did not.
 */
const transitions = {
  begun: { from: ['notBegun'], to: 'draft' },
  assigned: { from: editable, to: null },
  partClosed: { from: editable, to: null },
  partReopened: { from: editable, to: null },
  closed: { from: editable, to: 'closed' },
  returnedInside: { from: ['closed'], to: 'draft' },
  signed: { from: ['closed'], to: 'sent' },
  received: { from: waitsAbove, to: 'received' },
  returned: { from: ['sent'], to: 'returned' },
  corrected: { from: ['received', 'sent'], to: { received: 'corrected', sent: 'sent' } },
  correctionProposed: { from: ['received', 'sent'], to: null },
  correctionDropped: { from: ['received', 'sent'], to: null },
  lockExtended: { from: unsettled, to: null },
  excused: { from: unsettled, to: 'excused' },
  excuseLifted: { from: ['excused'], to: 'draft' },
  successorNamed: { from: [...unsettled, 'sent', 'received', 'corrected'], to: null },
} as const satisfies Record<ActionKind, { from: readonly Status[]; to: After }>;
type After = Status | null | Partial<Record<Status, Status>>;

/** Whether the status allows the deed at all; who may do it is another question. */
export const mayDo = (status: Status, kind: ActionKind): boolean =>
  (transitions[kind].from as readonly Status[]).includes(status);

/** A deed as the status is read from it; `back`: of an excuse that is lifted, where the report stood when it was excused. */
export type Done = { readonly kind: ActionKind; readonly back?: Status | null | undefined };

/** The status after one more deed. A deed that the status does not allow changes nothing. */
export function statusAfter(status: Status, { kind, back }: Done): Status {
  if (!mayDo(status, kind)) return status;
  if (kind === 'excuseLifted' && back) return back;
  const to: After = transitions[kind].to;
  return (typeof to === 'object' && to !== null ? to[status] : to) ?? status;
}

/**
 * The version that stands as the unit's word; 0: none. What was returned stands no more, whatever the unit does with its draft until it
 * signs anew; what was received is never returned, so no version but the last one can stand.
 */
export const standingNumber = (report: { readonly status: string; readonly sent_number: number }): number =>
  countedAsSent.some((one) => one === report.status) ? report.sent_number : 0;

/** Whether what was signed is corrected by an erratum: once it was received, or at once where nobody above receives it. */
export const mayCorrect = (status: Status, isReceivedAbove: boolean): boolean =>
  status === 'received' || (status === 'sent' && !isReceivedAbove);

/** The status of a report is a reading of what was done with it. */
export const statusOf = (done: readonly Done[]): Status => done.reduce<Status>(statusAfter, 'notBegun');
