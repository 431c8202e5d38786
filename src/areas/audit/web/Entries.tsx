import { useState } from 'react';
import type { z } from 'zod';
import { OpenIcon } from '../../../ui/icons.tsx';
import { useSay } from '../../../ui/language.tsx';
import { shownInstant } from '../../../ui/show.ts';
import type { EntryView } from '../contract.ts';
import { problemText } from '../told.ts';
import { exceptionWords, outcomeWords } from '../words.ts';
import { EntryDetails } from './EntryDetails.tsx';
import { useTitle } from './titles.ts';
import { words } from './words.ts';

export type Entry = z.output<typeof EntryView>;

const outcomeTags = {
  done: 'tag tag-held',
  refused: 'tag tag-error',
  read: 'tag tag-soft',
  exported: 'tag tag-warning',
} as const;

/** Who did what and when; what it changed is opened below the line. */
export function Entries({ unitId, entries }: { unitId: string; entries: readonly Entry[] }) {
  const say = useSay();
  if (entries.length === 0) return <p className="table-empty">{say(words.none)}</p>;
  return (
    <ol className="entries">
      {entries.map((entry) => (
        <EntryLine key={entry.number} unitId={unitId} entry={entry} />
      ))}
    </ol>
  );
}

function EntryLine({ unitId, entry }: { unitId: string; entry: Entry }) {
  const say = useSay();
  const titleOf = useTitle();
  const [open, setOpen] = useState(false);
  const { number, at, operation, outcome, exception, reason, problem } = entry;
  return (
    <li className="entry">
      <div className="entry-line">
        <button
          type="button"
          className={open ? 'opener open' : 'opener'}
          aria-expanded={open}
          aria-label={say(words.detailsOf, { number })}
          onClick={() => setOpen(!open)}
        >
          <OpenIcon />
        </button>
        <span className="entry-at">{shownInstant(at)}</span>
        <span className="entry-what">
          <span className="entry-title">{titleOf(operation)}</span>
          <Who entry={entry} />
          {reason !== null && <span className="entry-note">{say(words.reason, { reason })}</span>}
          {problem !== null && (
            <span className="entry-note">{say(words.problem, { problem: problemText(problem, say) })}</span>
          )}
        </span>
        <span className="entry-tags">
          {exception !== null && <span className="tag tag-warning">{say(exceptionWords[exception])}</span>}
          <span className={outcomeTags[outcome]}>{say(outcomeWords[outcome])}</span>
        </span>
      </div>
      {open && <EntryDetails unitId={unitId} entry={entry} />}
    </li>
  );
}

function Who({ entry: { person, onBehalfOf, via } }: { entry: Entry }) {
  const say = useSay();
  const parts = [
    person ?? say(words.nobody),
    onBehalfOf === null ? null : say(words.onBehalfOf, { name: onBehalfOf }),
    via === 'token' ? say(words.viaToken) : null,
  ];
  return <span className="soft">{parts.filter((part) => part !== null).join(', ')}</span>;
}
