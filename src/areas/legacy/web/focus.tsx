import { createContext, type ReactNode, useContext, useMemo, useReducer, useState } from 'react';
import type { Figure } from './figures.ts';
import type { Spot } from './marks.ts';

export const tabs = ['findings', 'forms', 'held', 'figures', 'documents', 'unread'] as const;
export type TabKey = (typeof tabs)[number];

/** What the visitor looks at. `turn` grows with every request, so that asking twice for the same place scrolls twice. */
export type Focus = {
  readonly tab: TabKey;
  /** The part that a narrow screen shows. */
  readonly part: 'result' | 'text';
  readonly current: { readonly spot: Spot; readonly take: boolean; readonly turn: number } | null;
  readonly finding: { readonly number: number; readonly take: boolean; readonly turn: number } | null;
  readonly figure: { readonly shown: Figure; readonly turn: number } | null;
};

type Change =
  | { readonly to: 'tab'; readonly tab: TabKey }
  | { readonly to: 'part'; readonly part: Focus['part'] }
  | { readonly to: 'place'; readonly spot: Spot; readonly finding?: number }
  | { readonly to: 'finding'; readonly number: number }
  | { readonly to: 'no-finding' }
  | { readonly to: 'figure'; readonly figure: Figure }
  | { readonly to: 'nothing' }
  | { readonly to: 'start' };

const start: Focus = { tab: 'findings', part: 'result', current: null, finding: null, figure: null };

function changed(focus: Focus, change: Change): Focus {
  const turn = Math.max(focus.current?.turn ?? 0, focus.finding?.turn ?? 0, focus.figure?.turn ?? 0) + 1;
  switch (change.to) {
    case 'tab':
      return { ...focus, tab: change.tab };
    case 'part':
      return { ...focus, part: change.part };
    case 'place': {
      const finding = change.finding === undefined ? null : { number: change.finding, take: false, turn };
      return {
        ...focus,
        part: 'text',
        figure: null,
        current: { spot: change.spot, take: true, turn },
        finding,
      };
    }
    case 'finding':
      return {
        ...focus,
        tab: 'findings',
        part: 'result',
        finding: { number: change.number, take: true, turn },
      };
    case 'no-finding':
      return { ...focus, finding: null };
    case 'figure': {
      const { spot } = change.figure;
      const figure = { shown: change.figure, turn };
      return { ...focus, figure, current: spot === null ? null : { spot, take: false, turn } };
    }
    case 'nothing':
      return { ...focus, figure: null };
    case 'start':
      return start;
  }
}

const Looking = createContext<Focus>(start);
const Asking = createContext<(change: Change) => void>(() => {});

/** Another report is looked at from its start. */
export function FocusProvider({ report, children }: { report: number; children: ReactNode }) {
  const [focus, ask] = useReducer(changed, start);
  const [looked, setLooked] = useState(report);
  if (looked !== report) {
    setLooked(report);
    ask({ to: 'start' });
  }
  return (
    <Asking value={ask}>
      <Looking value={focus}>{children}</Looking>
    </Asking>
  );
}

export const useFocus = () => useContext(Looking);

/** The requests alone never change, so a part that only asks is not drawn again when something else is looked at. */
export function useAsk() {
  const ask = useContext(Asking);
  return useMemo(
    () => ({
      tab: (tab: TabKey) => ask({ to: 'tab', tab }),
      part: (part: Focus['part']) => ask({ to: 'part', part }),
      place: (spot: Spot, finding?: number) => ask({ to: 'place', spot, finding }),
      finding: (number: number) => ask({ to: 'finding', number }),
      noFinding: () => ask({ to: 'no-finding' }),
      figure: (figure: Figure) => ask({ to: 'figure', figure }),
      close: () => ask({ to: 'nothing' }),
    }),
    [ask],
  );
}
