import type { ReactNode } from 'react';
import { type Say, useSay } from '../../../ui/language.tsx';
import { shownCount } from '../../../ui/show.ts';
import type { Column } from '../../../ui/Table.tsx';
import type { Fate } from '../contract-counted.ts';
import { keptWords as words } from './kept-words.ts';

type Props = { count: number; now: number; children: ReactNode };

/** How many the registers count now beside what was counted then; its children lead there. */
export function CountedNow({ count, now, children }: Props) {
  const say = useSay();
  return (
    <p>
      {say(now === count ? words.nowAs : words.nowOther, { now: shownCount(now) })}. {children}
    </p>
  );
}

const colours = { changed: 'tag-warning', gone: 'tag-error' } as const;

/** What became of each row since it was counted; no column where the list is that of now. */
export const fateColumns = <Row extends { since: Fate | null }>(say: Say, isKept: boolean): Column<Row>[] =>
  isKept
    ? [
        {
          key: 'since',
          title: say(words.since),
          cell: ({ since }) =>
            since === null ? (
              <span className="soft">{say(words.same)}</span>
            ) : (
              <span className={`tag ${colours[since]}`}>{say(words.fates[since])}</span>
            ),
        },
      ]
    : [];
