import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { call } from '../../../../ui/ask.tsx';
import { useMe } from '../../../people/web/who.ts';
import { getReport, saveCells } from '../../contract.ts';
import { type MissingReason, readEntered, readTogether } from '../../form-value.ts';
import { keeperOf } from './kept.ts';
import type { Says } from './queue.ts';
import { indicatorOf, keepSame, type Report, type Sheet, sheetOf } from './rows.ts';
import { type EntryState, Sender } from './sender.ts';

export type Put = {
  readonly indicator: string;
  readonly typed: string;
  readonly missing: MissingReason | null;
  readonly note: string | null;
  readonly pasted?: boolean;
  /** Said by the person; else what was typed says so itself. */
  readonly doubted?: boolean;
};
type Act = { readonly name: string; readonly before: readonly Put[] };
export type Entry = ReturnType<typeof useEntry>;
export type EntryDeeds = Entry['deeds'];
export type WorkProps = { readonly report: Report; readonly entry: Entry };

const noSheet: Sheet = { cells: new Map(), findings: new Map(), blanks: new Set() };

/** What is typed into one report: kept in the browser, sent behind, and computed at once. */
export function useEntry(report: Report) {
  const me = useMe();
  const sender = useSender(report, me);
  const state = useSyncExternalStore(sender.subscribe, sender.now);
  const latest = useRef<Sheet>(noSheet);
  const sheet = useSheet(report, state, latest);
  const [epoch, setEpoch] = useState(0);
  const acts = useRef<Act[]>([]);
  const undone = useRef<Act[]>([]);

  const write = useCallback(
    (puts: readonly Put[]) => {
      const { cells } = latest.current;
      const known = puts.flatMap((put) => {
        const shown = cells.get(put.indicator);
        return shown === undefined ? [] : { put, shown };
      });
      const reads = readTogether(
        known.map(({ put, shown }) => ({
          typed: put.missing === null ? put.typed : '',
          indicator: shown.indicator,
        })),
      );
      const changes = known.map(({ put, shown }, at) => {
        const read = reads[at]!;
        const problem = 'problem' in read ? read.problem : null;
        // What stands there already, as when a note is written beside it, is no new reading.
        const isDoubted = put.typed === shown.typed ? shown.doubted : 'value' in read && read.doubt !== null;
        const { version } = shown;
        return { ...put, version, pasted: put.pasted ?? false, doubted: put.doubted ?? isDoubted, problem };
      });
      sender.type(changes);
    },
    [sender],
  );

  /** The figure is meant as it was understood. */
  const settleDoubt = useCallback(
    (indicator: string) => write(asPut(latest.current, indicator).map((put) => ({ ...put, doubted: false }))),
    [write],
  );

  /** `name` groups the strokes of one cell into one act. */
  const type = useCallback(
    (name: string, puts: readonly Put[]) => {
      undone.current = [];
      if (acts.current.at(-1)?.name !== name) {
        acts.current.push({
          name,
          before: puts.flatMap(({ indicator }) => asPut(latest.current, indicator)),
        });
        if (acts.current.length > 200) acts.current.shift();
      }
      write(puts);
    },
    [write],
  );

  /** Puts back what stood there before the last act, and remembers what it replaces. */
  const swap = useCallback(
    (from: Act[], to: Act[]) => {
      const act = from.pop();
      if (act === undefined) return false;
      to.push({ ...act, before: act.before.flatMap(({ indicator }) => asPut(latest.current, indicator)) });
      write(act.before);
      setEpoch((so) => so + 1);
      return true;
    },
    [write],
  );
  const undo = useCallback(() => swap(acts.current, undone.current), [swap]);
  const redo = useCallback(() => swap(undone.current, acts.current), [swap]);

  /** What a row needs; the same from stroke to stroke. */
  const deeds = useMemo(() => ({ sender, type, settleDoubt, epoch }), [sender, type, settleDoubt, epoch]);
  return { state, sheet, deeds, undo, redo };
}

/** What the forms show now; `latest` holds it for deeds that come later. */
function useSheet(report: Report, { queue, saved }: EntryState, latest: { current: Sheet }): Sheet {
  const sheet = useMemo(
    () => keepSame(latest.current, sheetOf(report, queue, saved)),
    [report, queue, saved, latest],
  );
  latest.current = sheet;
  return sheet;
}

function asPut({ cells }: Sheet, indicator: string): Put[] {
  const shown = cells.get(indicator);
  if (shown === undefined) return [];
  const { typed, held, own, doubted } = shown;
  const missing = shown.pending?.missing ?? (own ?? held).missing;
  return [{ indicator, typed, missing, note: held.note, doubted }];
}

function useSender(report: Report, me: { id: string; fullName: string }): Sender {
  const memory = useQueryClient();
  const { unitId, id: reportId } = report;
  const cards = useRef(report.cards);
  cards.current = report.cards;
  const sender = useMemo(() => {
    const says: Says = (change, held) => {
      const card = cards.current.find(({ indicator }) => indicator === change.indicator);
      if (card === undefined || change.note !== held.note) return false;
      if (change.missing !== null) return change.missing === held.missing;
      const read = readEntered(change.typed, indicatorOf(card));
      return 'value' in read && read.value.value === held.value && read.value.missing === held.missing;
    };
    return new Sender({
      me: me.fullName,
      keeper: keeperOf({ personId: me.id, unitId, reportId }),
      send: async (sent) => {
        const cells = sent.map(({ indicator, typed, missing, note, version, pasted, doubted = false }) => ({
          ...{ indicator, typed, missing, note, version, pasted, doubted },
        }));
        return (await call(saveCells, { unitId, reportId, cells, typedBy: me.id })).result;
      },
      says,
      onSaved: () => {
        memory.invalidateQueries({ queryKey: [getReport.name] }).catch(() => {});
      },
      inTurn: (work) => inTurn(`motso-entry ${me.id} ${reportId}`, work),
    });
  }, [memory, me.id, me.fullName, unitId, reportId]);
  useEffect(() => {
    sender.open();
    addEventListener('online', sender.wake);
    return () => {
      removeEventListener('online', sender.wake);
      sender.close();
    };
  }, [sender]);
  // Whoever has signed in again may send.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the person is back
  useEffect(() => sender.wake(), [sender, me]);
  return sender;
}

/** Without a secure address the browser has no locks; the server's versions then tell two windows apart. */
async function inTurn(name: string, work: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request(name, work);
  else await work();
}
