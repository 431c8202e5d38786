import { CallFailed } from '../../../../base/call.ts';
import { canonical } from '../../../../base/canonical.ts';
import type { Word } from '../../../../base/word.ts';
import { messageOf } from '../../../../ui/Loaded.tsx';
import type { Shelf } from '../../../../ui/shelf.ts';
import type { Block } from '../../narrative.ts';

/** The text of a section at a version of it. */
export type Text = { readonly version: number; readonly content: readonly Block[] };
export type Theirs = Text & { readonly by: string | null };

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
  /** Where the text lies in the browser until the server has it. */
  readonly shelf: Shelf<Text>;
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
  isSending: boolean;
  /** Nobody writes any more. */
  isOver: boolean;
};

type Sender = {
  readonly push: () => void;
  readonly later: (wait: number) => void;
  readonly meet: (other: Theirs) => void;
  readonly put: () => void;
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
    if (same(other.content, kept.content)) return settle(other);
    kept.theirs = other;
    onSaving({ kind: 'conflict', theirs: other });
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
  };
  const fail = async (error: unknown) => {
    if (error instanceof CallFailed && error.refused.code === 'changed-by-other') {
      const other = await fetch().catch(() => null);
      if (other !== null) return meet(other);
    }
    const isAway = error instanceof CallFailed && (error.status === 0 || error.status >= 500);
    if (!isAway) return onSaving({ kind: 'refused', why: messageOf(error) });
    onSaving({ kind: 'notReached' });
    later(again);
  };
  function push(): void {
    clearTimeout(timer);
    if (kept.isSending || kept.theirs !== null || same(kept.sent, kept.content)) return;
    kept.isSending = true;
    onSaving({ kind: 'saving' });
    const text = { version: kept.version, content: kept.content };
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
  return { push, later, meet, put };
}

/** From now on the text stands on this one. */
function stand(kept: Kept, { version, content }: Text): void {
  kept.version = version;
  kept.sent = content;
}

/** Keeps one section: on its shelf at each stroke, at the server at each pause; two who write at once decide between their texts. */
export function createKeeper(options: Options): Keeper {
  const { there, shelf, onSaving } = options;
  const { version, content } = there;
  const kept: Kept = { version, content, sent: content, theirs: null, isSending: false, isOver: false };
  const sender = createSender(kept, options);
  return {
    begin: () => {
      const left = shelf.get();
      if (left === null || same(left.content, there.content)) shelf.clear();
      else {
        kept.content = left.content;
        if (left.version === there.version) sender.later(0);
        else sender.meet(there);
      }
      return kept.content;
    },
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

function createDecisions(
  kept: Kept,
  { put, push }: Sender,
  { shelf, onSaving, onSaved }: Options,
): Pick<Keeper, 'keepMine' | 'takeTheirs'> {
  return {
    keepMine: () => {
      if (kept.theirs === null) return;
      stand(kept, kept.theirs);
      kept.theirs = null;
      put();
      push();
    },
    takeTheirs: () => {
      if (kept.theirs !== null) {
        stand(kept, kept.theirs);
        kept.content = kept.theirs.content;
        onSaved(kept.theirs);
      }
      kept.theirs = null;
      shelf.clear();
      onSaving({ kind: 'saved' });
      return kept.content;
    },
  };
}
