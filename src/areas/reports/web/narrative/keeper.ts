import { CallFailed } from '../../../../base/call.ts';
import { canonical } from '../../../../base/canonical.ts';
import type { Word } from '../../../../base/word.ts';
import { messageOf } from '../../../../ui/Loaded.tsx';
import type { Shelf } from '../../../../ui/shelf.ts';
import type { Block } from '../../narrative.ts';

/** The text of a section at a version of it. */
export type Text = { readonly version: number; readonly content: readonly Block[] };
/** `isOwn`: what the same person wrote in another window and nobody sent yet. */
export type Theirs = Text & { readonly by: string | null; readonly isOwn?: true };

export type Saving =
  | { readonly kind: 'saved' | 'unsaved' | 'saving' | 'notReached' }
  | { readonly kind: 'refused'; readonly why: Word }
  | { readonly kind: 'conflict'; readonly theirs: Theirs };

export type Keeper = {
  /** The text to begin with: what was not sent last time, else what the server has. */
  readonly begin: () => readonly Block[];
  readonly change: (content: readonly Block[]) => void;
  /** Sends what is not sent, at once. */
  readonly flush: () => void;
  readonly isClean: () => boolean;
  /** The version that the text stands on. */
  readonly version: () => number;
  /** The server has something newer, and nothing of one's own is lost by it. */
  readonly adopt: (text: Text) => void;
  readonly keepMine: () => void;
  readonly takeTheirs: () => readonly Block[];
  readonly end: () => void;
};

type Options = {
  readonly there: Theirs;
  /** Where the text lies in the browser until the server has it; no other window writes there. */
  readonly shelf: Shelf<Text>;
  /** What this person's other windows have left on their shelves, the newest first. */
  readonly left: () => readonly Shelf<Text>[];
  readonly save: (text: Text) => Promise<{ readonly version: number }>;
  readonly fetch: () => Promise<Theirs>;
  readonly onSaving: (saving: Saving) => void;
  readonly onSaved: (text: Text) => void;
};

/** After so long without a stroke the text is sent; after so long without a server it is tried again. In milliseconds. */
const pause = 1200;
const again = 5000;

const same = (one: readonly Block[], other: readonly Block[]) => canonical(one) === canonical(other);

/** A text while it is written: as it stands, as the server has it, and what stands in its way. */
type Kept = {
  version: number;
  content: readonly Block[];
  sent: readonly Block[];
  theirs: Theirs | null;
  /** What was sent without hearing an answer: some of it may have arrived. */
  tried: (readonly Block[])[];
  /** Further texts that this person has written elsewhere, to be decided one by one. */
  others: Shelf<Text>[];
  isSending: boolean;
  /** Nobody writes any more. */
  isOver: boolean;
};

type Sender = {
  readonly push: () => void;
  readonly later: (wait: number) => void;
  readonly meet: (other: Theirs) => void;
  readonly put: () => void;
  readonly rest: () => void;
};

function createSender(kept: Kept, { shelf, save, fetch, onSaving, onSaved }: Options): Sender {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (wait: number) => {
    clearTimeout(timer);
    // What is left then waits on the shelf.
    if (!kept.isOver) timer = setTimeout(push, wait);
  };
  const put = () => shelf.put({ version: kept.version, content: kept.content });
  const meet = (other: Theirs) => {
    const isTried = kept.tried.some((content) => same(other.content, content));
    if (isTried || same(other.content, kept.content)) return settle(other);
    kept.theirs = other;
    onSaving({ kind: 'conflict', theirs: other });
  };
  const rest = () => {
    const text = kept.others[0]?.get() ?? null;
    if (text !== null && !same(text.content, kept.content))
      return meet({ version: kept.version, content: text.content, by: null, isOwn: true });
    kept.others.shift()?.clear();
    if (kept.others.length > 0) rest();
  };
  const settle = (text: Text) => {
    stand(kept, text);
    onSaved(text);
    if (!same(kept.sent, kept.content)) {
      put();
      return push();
    }
    shelf.clear();
    onSaving({ kind: 'saved' });
    rest();
  };
  const fail = async (error: unknown) => {
    const { status, refused } = error instanceof CallFailed ? error : { status: 0, refused: null };
    const isChanged = refused?.code === 'changed-by-other';
    if (isChanged) {
      const other = await fetch().catch(() => null);
      if (other !== null) return meet(other);
    }
    const isAway = error instanceof CallFailed && (status === 0 || status >= 500);
    onSaving(isAway ? { kind: 'notReached' } : { kind: 'refused', why: messageOf(error) });
    // Whoever has to sign in again finds it sent when they have; a line that is slow or a server that is busy is so for a while.
    if (isAway || isChanged || [401, 408, 429].includes(status)) later(again);
  };
  function push(): void {
    clearTimeout(timer);
    if (kept.isSending || kept.theirs !== null || same(kept.sent, kept.content)) return;
    kept.isSending = true;
    onSaving({ kind: 'saving' });
    const text = { version: kept.version, content: kept.content };
    kept.tried.push(text.content);
    save(text).then(
      (saved) => {
        kept.isSending = false;
        settle({ ...text, version: saved.version });
      },
      (error: unknown) => {
        kept.isSending = false;
        fail(error).catch(() => {});
      },
    );
  }
  return { push, later, meet, put, rest };
}

/** From now on the text stands on this one. */
function stand(kept: Kept, { version, content }: Text): void {
  kept.version = version;
  kept.sent = content;
  kept.tried = [];
}

/** Keeps one section: on its shelf at each stroke, at the server at each pause; two who write at once decide between their texts. */
export function createKeeper(options: Options): Keeper {
  const { onSaving } = options;
  const { version, content } = options.there;
  const kept: Kept = {
    ...{ version, content, sent: content, theirs: null, tried: [], others: [] },
    ...{ isSending: false, isOver: false },
  };
  const sender = createSender(kept, options);
  return {
    begin: () => begin(kept, sender, options),
    change: (next) => {
      if (same(next, kept.content)) return;
      kept.content = next;
      sender.put();
      if (kept.theirs !== null) return;
      if (!kept.isSending) onSaving({ kind: 'unsaved' });
      sender.later(pause);
    },
    flush: sender.push,
    isClean: () => !kept.isSending && kept.theirs === null && same(kept.sent, kept.content),
    version: () => kept.version,
    adopt: (text) => {
      stand(kept, text);
      kept.content = text.content;
    },
    ...createDecisions(kept, sender, options),
    end: () => {
      kept.isOver = true;
      sender.push();
    },
  };
}

/** Begins with the newest of what was not sent: it moves to this window's shelf; the others wait until it has arrived. */
function begin(kept: Kept, { put, later, meet }: Sender, { there, left }: Options): readonly Block[] {
  const [newest, ...others] = left().filter((shelf) => {
    const text = shelf.get();
    const isSent = text === null || same(text.content, there.content);
    if (isSent) shelf.clear();
    return !isSent;
  });
  const text = newest?.get() ?? null;
  if (newest === undefined || text === null) return kept.content;
  kept.others = others;
  kept.content = text.content;
  kept.version = text.version;
  put();
  newest.clear();
  if (text.version === there.version) later(0);
  else meet(there);
  return kept.content;
}

function createDecisions(
  kept: Kept,
  { put, push, rest }: Sender,
  { shelf, onSaving, onSaved }: Options,
): Pick<Keeper, 'keepMine' | 'takeTheirs'> {
  /** Of a text of one's own and this one: the further ones follow when this one has arrived. */
  const decided = () => {
    kept.others.shift()?.clear();
    if (!same(kept.sent, kept.content)) return push();
    shelf.clear();
    onSaving({ kind: 'saved' });
    rest();
  };
  return {
    keepMine: () => {
      const { theirs } = kept;
      if (theirs === null) return;
      kept.theirs = null;
      if (theirs.isOwn) return decided();
      stand(kept, theirs);
      put();
      push();
    },
    takeTheirs: () => {
      const { theirs } = kept;
      kept.theirs = null;
      if (theirs !== null) kept.content = theirs.content;
      if (theirs?.isOwn) {
        put();
        decided();
        return kept.content;
      }
      if (theirs !== null) {
        stand(kept, theirs);
        onSaved(theirs);
      }
      shelf.clear();
      onSaving({ kind: 'saved' });
      rest();
      return kept.content;
    },
  };
}
