import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CallFailed } from '../../../../base/call.ts';
import { type FormValue, valued } from '../../form-value.ts';
import type { Keeper } from './kept.ts';
import { type Answer, type Change, keptAfter, type Pending } from './queue.ts';
import { Sender } from './sender.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** One cell of a server, and a browser in which one person has it open in two windows. */
function aBrowser() {
  const server = { value: '', version: 0, isAway: false };
  const store = new Map<string, Pending>();
  const keeper: Keeper = {
    all: async () => [...store.values()],
    put: async (changes) => {
      for (const { indicator, edit, now } of changes) {
        const pending = keptAfter(store.get(indicator), edit, now);
        if (pending === null) store.delete(indicator);
        else store.set(indicator, pending);
      }
    },
  };
  const send = async (cells: readonly Change[]): Promise<Answer> => {
    if (server.isAway)
      throw new CallFailed(0, { code: 'not-reached', message: { vi: '', en: '' }, issues: [] });
    const [{ indicator, typed, version }] = cells as [Change];
    const isNew = version === server.version;
    if (isNew) Object.assign(server, { value: typed, version: version + 1 });
    const held = { indicator, ...valued(server.value), version: server.version };
    return isNew
      ? { kept: [held], conflicts: [], refused: [] }
      : { kept: [], conflicts: [{ ...held, by: 'A', at: '2026-03-02T05:00:00.000Z' }], refused: [] };
  };
  let last = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => {
    last = last.then(work, work);
    return last;
  };
  const says = (change: Change, held: FormValue) => change.typed === held.value;
  const aWindow = () => new Sender({ me: 'A', keeper, send, says, onSaved: () => {}, inTurn });
  return { server, store, windows: [aWindow(), aWindow()] as const };
}

const cell = (typed: string) => [
  {
    ...{ indicator: 'x', typed, missing: null, note: null, version: 0 },
    ...{ pasted: false, problem: null },
  },
];
const typedIn = (one: Sender) => [...one.now().queue.values()].map(({ typed }) => typed);

it.each([
  ['while the line is cut', 900],
  ['within a second', 50],
])('of two windows of one person the figure typed last arrives: %s', async (_, between) => {
  const { server, store, windows } = aBrowser();
  const [one, two] = windows;
  await Promise.all([one.open(), two.open()]);
  server.isAway = between > 600;
  await one.type(cell('10'));
  await vi.advanceTimersByTimeAsync(between);
  await two.type(cell('25'));
  await vi.advanceTimersByTimeAsync(between);
  expect([...store.values()].map(({ typed }) => typed)).toEqual(['25']);
  server.isAway = false;
  one.wake();
  await vi.advanceTimersByTimeAsync(300);
  two.wake();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([server.value, store.size, typedIn(one), typedIn(two)]).toEqual(['25', 0, [], []]);
});

it('a newer figure of a window that was closed is gone on with in the other', async () => {
  const { server, store, windows } = aBrowser();
  const [one, two] = windows;
  await Promise.all([one.open(), two.open()]);
  server.isAway = true;
  await one.type(cell('10'));
  await vi.advanceTimersByTimeAsync(1);
  await two.type(cell('25'));
  two.close();
  server.isAway = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect([server.value, store.size, typedIn(one)]).toEqual(['25', 0, []]);
});
