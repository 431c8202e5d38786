import { useCallback, useEffect, useReducer, useRef } from 'react';
import { readFile, type Trouble } from './client.ts';
import { type ReportView, viewOf } from './report-view.ts';

/** One dropped file and how far its reading is. */
export type Reading = {
  readonly id: number;
  readonly file: File;
  readonly state: 'waiting' | 'reading' | 'done' | 'failed';
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly view: ReportView | null;
  readonly trouble: Trouble | null;
};

type Change =
  | { readonly add: readonly Reading[] }
  | { readonly remove: number }
  | { readonly id: number; readonly set: Partial<Reading> };

/** So many files are sent at the same time; the server reads no more than that for one visitor. */
const together = 2;
const busyPause = 5000;

/** The list of dropped files. They are read one after the other; a broken one does not hold up the rest. */
export function useReadings() {
  const [readings, change] = useReducer(changed, []);
  const nextId = useRef(1);
  const running = useRef(new Map<number, AbortController>());

  const add = useCallback((files: readonly File[]) => {
    change({ add: files.map((file) => fresh(nextId.current++, file)) });
  }, []);
  const remove = useCallback((id: number) => {
    running.current.get(id)?.abort();
    change({ remove: id });
  }, []);
  const again = useCallback((id: number) => change({ id, set: { state: 'waiting', trouble: null } }), []);

  useEffect(() => {
    const next = readings.find((each) => each.state === 'waiting' && !running.current.has(each.id));
    if (next === undefined || running.current.size >= together) return;
    const stop = new AbortController();
    running.current.set(next.id, stop);
    void follow(next, stop.signal, change).finally(() => {
      running.current.delete(next.id);
      change({ id: next.id, set: {} });
    });
  }, [readings]);

  return { readings, add, remove, again };
}

async function follow(
  reading: Reading,
  signal: AbortSignal,
  change: (change: Change) => void,
): Promise<void> {
  const set = (part: Partial<Reading>) => change({ id: reading.id, set: part });
  set({ state: 'reading', progress: null });
  const outcome = await readFile(reading.file, (done, total) => set({ progress: { done, total } }), signal);
  if (signal.aborted) return;
  if (outcome.trouble === undefined)
    return set({ state: 'done', view: viewOf(outcome.value.analysis, outcome.value.forms) });
  if (outcome.trouble.code !== 'server-busy') return set({ state: 'failed', trouble: outcome.trouble });
  set({ state: 'waiting', trouble: outcome.trouble });
  await new Promise((resolve) => setTimeout(resolve, busyPause));
}

const fresh = (id: number, file: File): Reading => ({
  id,
  file,
  state: 'waiting',
  progress: null,
  view: null,
  trouble: null,
});

function changed(readings: readonly Reading[], change: Change): readonly Reading[] {
  if ('add' in change) return [...readings, ...change.add];
  if ('remove' in change) return readings.filter((each) => each.id !== change.remove);
  return readings.map((each) => (each.id === change.id ? { ...each, ...change.set } : each));
}
