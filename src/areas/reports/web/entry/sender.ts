import { CallFailed } from '../../../../base/call.ts';
import { uuidv7 } from '../../../../base/id.ts';
import { notReachedWord } from '../../../../base/words.ts';
import type { FormValue } from '../../form-value.ts';
import type { Keeper } from './kept.ts';
import {
  type Answer,
  type Change,
  giveUp,
  goingOnFrom,
  keepMine,
  type Pending,
  pauseAfter,
  type Queue,
  refuseAll,
  type Says,
  sending,
  settle,
  toSend,
  tryAgain,
  typeInto,
} from './queue.ts';

/** `offline`: the server is not reached; `stopped`: it asks who one is, or is busy. Both are tried again by themselves. */
export type Line = 'open' | 'sending' | 'offline' | 'stopped';
export type Saved = FormValue & { readonly version: number; readonly doubted?: boolean };
export type EntryState = {
  readonly queue: Queue;
  /** What the server has kept since the page was opened. */
  readonly saved: ReadonlyMap<string, Saved>;
  readonly line: Line;
  readonly loaded: boolean;
  /** The browser refuses to keep anything: then only the open page holds what was typed. */
  readonly unkept: boolean;
};

type Said = { readonly vi: string; readonly en: string };
type Options = {
  readonly me: string;
  readonly keeper: Keeper;
  readonly send: (cells: readonly Change[]) => Promise<Answer>;
  readonly says: Says;
  /** All that was typed is on the server. */
  readonly onSaved: () => void;
  /** Two windows of one browser send one after the other. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
};

/** While one is still typing nothing is sent. */
const restBefore = 600;
const mostAtOnce = 200;

/** Keeps what is typed in the browser first and sends it behind, until it has arrived. */
export class Sender {
  readonly #options: Options;
  readonly #listeners = new Set<() => void>();
  /** Edits that the keeper is known to hold. */
  readonly #written = new Set<string>();
  #state: EntryState = { queue: new Map(), saved: new Map(), line: 'open', loaded: false, unkept: false };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #busy = false;
  #closed = false;

  constructor(options: Options) {
    this.#options = options;
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly now = () => this.#state;

  /** Goes on with what was left when the browser was closed. */
  async open(): Promise<void> {
    this.#closed = false;
    const kept = await this.#options.keeper.all().catch(() => {
      this.#set({ unkept: true });
      return [];
    });
    for (const { edit } of kept) this.#written.add(edit);
    const { queue } = this.#state;
    const left = new Map(kept.map((pending) => [pending.indicator, pending]));
    this.#set({ queue: kept.length === 0 ? queue : new Map([...left, ...queue]), loaded: true });
    this.#plan(0);
  }

  /** Stops sending; what is not yet sent stays where it is kept. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async type(cells: readonly (Change & { readonly problem: Said | null })[]): Promise<void> {
    let next = this.#state.queue;
    for (const { problem, ...cell } of cells) next = typeInto(next, cell, uuidv7(), problem);
    await this.#change(next);
    this.#plan(this.#failures > 0 ? pauseAfter(this.#failures) : restBefore);
  }

  async keepMine(indicator: string): Promise<void> {
    await this.#change(keepMine(this.#state.queue, indicator));
    this.#plan(0);
  }

  async giveUp(indicator: string): Promise<void> {
    const { queue, saved } = this.#state;
    const theirs = queue.get(indicator)?.theirs ?? null;
    if (theirs !== null) this.#set({ saved: new Map(saved).set(indicator, theirs) });
    await this.#change(giveUp(queue, indicator));
    this.#options.onSaved();
  }

  async tryAgain(): Promise<void> {
    await this.#change(tryAgain(this.#state.queue));
    this.#plan(0);
  }

  /** The line may be back, or the person. */
  readonly wake = () => this.#plan(0);

  #set(next: Partial<EntryState>): void {
    this.#state = { ...this.#state, ...next };
    for (const listener of this.#listeners) listener();
  }

  async #change(next: Queue): Promise<void> {
    const before = this.#state.queue;
    const names = new Set([...before.keys(), ...next.keys()]);
    const changes = [...names].flatMap((indicator) => {
      const [then, now] = [before.get(indicator), next.get(indicator) ?? null];
      const edit = (now ?? then)!.edit;
      return then === (now ?? undefined) ? [] : [{ indicator, edit, now }];
    });
    this.#set({ queue: next });
    try {
      await this.#options.keeper.put(changes);
      for (const { edit } of changes) this.#written.add(edit);
    } catch {
      this.#set({ unkept: true });
    }
  }

  #plan(delay: number): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => this.#flush(), delay);
  }

  async #flush(): Promise<void> {
    if (this.#busy || this.#closed || !this.#state.loaded) return;
    this.#busy = true;
    try {
      await this.#options.inTurn(() => this.#attempt());
    } finally {
      this.#busy = false;
    }
    if (this.#failures > 0) this.#plan(pauseAfter(this.#failures));
    else if (toSend(this.#state.queue, 1).length > 0) this.#plan(restBefore);
  }

  async #attempt(): Promise<void> {
    if (!this.#state.unkept) await this.#reread();
    const sent = toSend(this.#state.queue, mostAtOnce);
    if (sent.length === 0) this.#failures = 0;
    if (sent.length === 0 || this.#closed) return this.#set({ line: 'open' });
    this.#set({ line: this.#failures > 0 ? this.#state.line : 'sending' });
    await this.#change(sending(this.#state.queue, sent));
    try {
      await this.#arrived(sent, await this.#options.send(sent));
    } catch (error) {
      await this.#failed(sent, error);
    }
  }

  /** Another window of the same person may have sent some of it already, or have something newer. */
  async #reread(): Promise<void> {
    const written = new Set(this.#written);
    const there = await this.#options.keeper.all().catch(() => null);
    if (there === null) return;
    for (const { edit } of there) this.#written.add(edit);
    const before = this.#state.queue;
    const queue = goingOnFrom(before, there, written);
    this.#set({ queue });
    // What another window has sent is at the server, and is shown from there.
    if (queue.size < before.size) this.#options.onSaved();
  }

  async #arrived(sent: readonly Pending[], answer: Answer): Promise<void> {
    const { me, says, onSaved } = this.#options;
    this.#failures = 0;
    const saved = new Map(this.#state.saved);
    for (const { indicator, ...kept } of answer.kept) saved.set(indicator, kept);
    this.#set({ saved, line: 'open' });
    await this.#change(settle(this.#state.queue, sent, answer, me, says));
    if (toSend(this.#state.queue, 1).length === 0) onSaved();
  }

  /** A refusal is told at the cells; anything else is tried again by itself. */
  async #failed(sent: readonly Pending[], error: unknown): Promise<void> {
    const { status, refused } =
      error instanceof CallFailed ? error : { status: 0, refused: { message: notReachedWord } };
    const isRefusal = status >= 400 && status < 500 && ![401, 408, 429].includes(status);
    if (!isRefusal) {
      this.#failures += 1;
      return this.#set({ line: status === 0 ? 'offline' : 'stopped' });
    }
    this.#failures = 0;
    this.#set({ line: 'open' });
    await this.#change(refuseAll(this.#state.queue, sent, refused.message));
  }
}
