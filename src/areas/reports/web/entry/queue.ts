import type { FormValue, MissingReason } from '../../form-value.ts';

/** What a person put into a cell, and the version of the cell that they saw. */
export type Change = {
  readonly indicator: string;
  readonly typed: string;
  readonly missing: MissingReason | null;
  readonly note: string | null;
  readonly version: number;
  readonly pasted: boolean;
  /** It could mean another figure, and the person has not said that it is meant so. */
  readonly doubted?: boolean;
};

/** What somebody else put there meanwhile. */
export type Theirs = FormValue & { readonly version: number; readonly by: string; readonly at: string };

type Said = { readonly vi: string; readonly en: string };

/** A change that the server has not kept yet. */
export type Pending = Change & {
  /** Of the change: typing on while it is sent makes another one. */
  readonly edit: string;
  /** What was sent last without hearing an answer: it may have arrived. */
  readonly tried: Change | null;
  readonly state: 'waits' | 'conflict' | 'refused';
  readonly theirs: Theirs | null;
  readonly message: Said | null;
};

/** Changes by cell; nothing leaves it but what was kept, or what the person gave up. */
export type Queue = ReadonlyMap<string, Pending>;

export type Answer = {
  readonly kept: readonly (FormValue & {
    readonly indicator: string;
    readonly version: number;
    readonly doubted?: boolean;
  })[];
  readonly conflicts: readonly (Theirs & { readonly indicator: string })[];
  readonly refused: readonly { readonly indicator: string; readonly message: Said }[];
};

/**
 * What a browser keeps of a cell after this, null: done with the edit. Two windows of one person share the place: an older edit is never
 * written over a newer one, nor is the newer one taken away with it. Later ids sort after earlier ones.
 */
export function keptAfter(stored: Pending | undefined, edit: string, now: Pending | null): Pending | null {
  if (stored === undefined || stored.edit === edit) return now;
  if (now === null) return stored.edit < edit ? null : stored;
  const [older, newer] = stored.edit < now.edit ? [stored, now] : [now, stored];
  return { ...newer, tried: newer.tried ?? older.tried };
}

/** What this window goes on with, after it has read what the windows of this person keep. `written`: edits that were kept once. */
export function goingOnFrom(queue: Queue, stored: readonly Pending[], written: ReadonlySet<string>): Queue {
  const there = new Map(stored.map((pending) => [pending.indicator, pending]));
  const next = new Map(queue);
  for (const [indicator, own] of queue) {
    const other = there.get(indicator);
    // What is there no more was sent from another window, or something newer was.
    if (other === undefined) written.has(own.edit) && next.delete(indicator);
    else if (other.edit > own.edit) next.set(indicator, other);
    else if (other.tried !== null && own.tried === null) next.set(indicator, { ...own, tried: other.tried });
  }
  return next;
}

/** Whether a change says what a cell holds; the change is what was typed, the cell what was understood. */
export type Says = (change: Change, held: FormValue) => boolean;

const put = (queue: Queue, pending: Pending): Queue => new Map(queue).set(pending.indicator, pending);

function without(queue: Queue, indicator: string): Queue {
  const rest = new Map(queue);
  rest.delete(indicator);
  return rest;
}

/**
 * Takes in what was typed. Typing on keeps the version that was seen at the first stroke, so that what another wrote meanwhile is
 * still found out; a conflict stays one until it is decided, with the newer words as one's own side.
 */
export function typeInto(queue: Queue, change: Change, edit: string, problem: Said | null = null): Queue {
  const before = queue.get(change.indicator);
  const version = before?.version ?? change.version;
  const isOpen = before?.state === 'conflict';
  return put(queue, {
    ...change,
    version,
    edit,
    tried: before?.tried ?? null,
    state: isOpen ? 'conflict' : problem === null ? 'waits' : 'refused',
    theirs: isOpen ? before.theirs : null,
    message: isOpen ? null : problem,
  });
}

/** What is to be sent now, the first so many. */
export const toSend = (queue: Queue, most: number): Pending[] =>
  [...queue.values()].filter(({ state }) => state === 'waits').slice(0, most);

/** Marks what is on its way: whether it arrives is not known until the answer. */
export function sending(queue: Queue, sent: readonly Pending[]): Queue {
  const marked = new Map(queue);
  for (const { indicator, edit } of sent) {
    const now = marked.get(indicator);
    if (now?.edit === edit) marked.set(indicator, { ...now, tried: changeOf(now) });
  }
  return marked;
}

const changeOf = ({ indicator, typed, missing, note, version, pasted, doubted = false }: Change): Change => ({
  indicator,
  typed,
  missing,
  note,
  version,
  pasted,
  doubted,
});

/** Takes in the answer to what was sent. What was typed since goes on from the version that was kept. */
export function settle(
  queue: Queue,
  sent: readonly Pending[],
  answer: Answer,
  me: string,
  says: Says,
): Queue {
  let next = queue;
  const edits = new Map(sent.map(({ indicator, edit }) => [indicator, edit]));
  for (const { indicator, version } of answer.kept) {
    const now = next.get(indicator);
    if (now === undefined) continue;
    next =
      now.edit === edits.get(indicator)
        ? without(next, indicator)
        : put(next, { ...now, version, tried: null });
  }
  for (const { indicator, ...theirs } of answer.conflicts) next = clash(next, indicator, theirs, me, says);
  for (const { indicator, message } of answer.refused) {
    const now = next.get(indicator);
    if (now !== undefined && now.edit === edits.get(indicator))
      next = put(next, { ...now, state: 'refused', message });
  }
  return next;
}

/** Another wrote what one wanted to write: nothing to decide. One's own words whose answer was lost: they are gone on from. */
function clash(queue: Queue, indicator: string, theirs: Theirs, me: string, says: Says): Queue {
  const now = queue.get(indicator);
  if (now === undefined) return queue;
  if (says(now, theirs)) return without(queue, indicator);
  const isOwn = now.tried !== null && theirs.by === me && says(now.tried, theirs);
  return isOwn
    ? put(queue, { ...now, version: theirs.version, tried: null })
    : put(queue, { ...now, state: 'conflict', theirs, message: null });
}

/** The whole sending was refused: each of its cells says why, and waits for the person. */
export function refuseAll(queue: Queue, sent: readonly Pending[], message: Said): Queue {
  let next = queue;
  for (const { indicator, edit } of sent) {
    const now = next.get(indicator);
    if (now?.edit === edit) next = put(next, { ...now, state: 'refused', message });
  }
  return next;
}

/** The person's own words stand: they are written over what they have now seen. */
export function keepMine(queue: Queue, indicator: string): Queue {
  const now = queue.get(indicator);
  if (now?.theirs === null || now === undefined) return queue;
  const { version } = now.theirs;
  return put(queue, { ...now, version, state: 'waits', theirs: null, tried: null });
}

/** Gives up what was typed and not kept. */
export const giveUp = (queue: Queue, indicator: string): Queue => without(queue, indicator);

/** Tries again what was refused as a whole. */
export function tryAgain(queue: Queue): Queue {
  const refused = [...queue.values()].filter(({ state }) => state === 'refused');
  return refused.reduce(
    (so, pending): Queue => put(so, { ...pending, state: 'waits', message: null }),
    queue,
  );
}

/** How long to wait after so many tries in vain: longer each time, never longer than half a minute. */
export const pauseAfter = (failures: number): number => Math.min(30_000, 1_000 * 2 ** (failures - 1));
