import './units.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import { dayOf } from '../../../base/plain-date.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { DateFilter, Filters } from '../../../ui/Filters.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Pages } from '../../../ui/Pages.tsx';
import { shownCount, shownDate } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { compareDates } from '../contract.ts';
import { changeWords } from '../words.ts';
import { words } from './words.ts';

type Change = ResultOf<typeof compareDates>['changes'][number];
const size = 100;

/** What changed in the tree between two days. At first: around the day on which the tiers became three. */
export function ComparePage() {
  const say = useSay();
  const { truoc = '2025-06-30', sau = dayOf(new Date()) } = useSearch({ from: '/don-vi/so-sanh' });
  const navigate = useNavigate({ from: '/don-vi/so-sanh' });
  const change = (part: { truoc?: string; sau?: string }) =>
    navigate({ search: (so) => ({ ...so, ...part }), replace: true, resetScroll: false });
  return (
    <Page
      title={say(words.compare)}
      lead={say(words.compareLead)}
      above={<Link to="/don-vi">{say(words.toTree)}</Link>}
    >
      <div className="sheet">
        <Filters>
          <DateFilter label={say(words.before)} value={truoc} onChange={(day) => change({ truoc: day })} />
          <DateFilter label={say(words.after)} value={sau} onChange={(day) => change({ sau: day })} />
        </Filters>
        <Changes key={`${truoc} ${sau}`} before={truoc} after={sau} />
      </div>
    </Page>
  );
}

function Changes({ before, after }: { before: string; after: string }) {
  const say = useSay();
  const [start, setStart] = useState(0);
  const answer = useAnswer(compareDates, { before, after, start, size }, { keep: true });
  return (
    <Loaded of={answer}>
      {({ counts, changes }) => (
        <>
          <p className="totals">
            {Object.entries(counts).map(([kind, count]) => (
              <span key={kind} className="tag tag-soft">
                {say(words.changeCount, { change: nameOf(kind, say), count: shownCount(count) })}
              </span>
            ))}
          </p>
          <Table
            name={say(words.changes)}
            columns={columnsOf(say)}
            rows={changes}
            rowKey={({ kind, unitId, on }) => `${kind} ${unitId} ${on}`}
            empty={say(words.noChanges)}
          />
          <Pages
            count={Object.values(counts).reduce((sum, count) => sum + count, 0)}
            start={start}
            size={size}
            onStart={setStart}
          />
        </>
      )}
    </Loaded>
  );
}

const nameOf = (kind: string, say: Say) =>
  kind in changeWords ? say(changeWords[kind as keyof typeof changeWords]) : kind;

const columnsOf = (say: Say): Column<Change>[] => [
  {
    key: 'kind',
    title: say(words.change),
    cell: ({ kind }) => <span className="tag">{nameOf(kind, say)}</span>,
  },
  { key: 'on', title: say(words.day), cell: ({ on }) => shownDate(on) },
  {
    key: 'unit',
    title: say(words.unit),
    cell: ({ unitId, unit }) => (
      <Link to="/don-vi/$unitId" params={{ unitId }}>
        {unit}
      </Link>
    ),
  },
  { key: 'what', title: say(words.whatChanged), cell: (change) => toldOf(change, say) },
  {
    key: 'others',
    title: say(words.others),
    cell: ({ others }) =>
      others.length === 0 ? (
        '–'
      ) : (
        <ul>
          {others.map(({ id, name }) => (
            <li key={id}>
              <Link to="/don-vi/$unitId" params={{ unitId: id }}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      ),
  },
  { key: 'decision', title: say(words.decision), cell: ({ decision }) => decision ?? '–' },
];

/** "đổi tên từ … thành …": what is the same before and after is not said twice. */
const toldOf = ({ kind, was, is }: Change, say: Say): string =>
  was === null || is === null ? '–' : say(words[toldAs[kind] ?? 'changedFromTo'], { was, is });

const toldAs: Readonly<Record<string, 'renamedFromTo' | 'recodedFromTo' | 'movedFromTo'>> = {
  renamed: 'renamedFromTo',
  recoded: 'recodedFromTo',
  moved: 'movedFromTo',
};
