import './documents.css';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import { dayOf } from '../../../base/plain-date.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { DateFilter, Filters } from '../../../ui/Filters.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { Pages } from '../../../ui/Pages.tsx';
import { shownDate } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { listInForce } from '../contract-legal.ts';
import { documentPageWords, legalWords as words } from './document-words.ts';
import { EndedBy } from './EndedBy.tsx';
import { Examinations } from './Examinations.tsx';
import { formWords } from './words.ts';

type Held = ResultOf<typeof listInForce>['documents'][number];
const size = 50;

/** Legal documents of a unit: what held on a day, and what checks and reviews have found. */
export function LegalPage() {
  const say = useSay();
  const { unitId } = useParams({ from: '/van-ban/$unitId/vbqppl' });
  const [on, setOn] = useState(dayOf(new Date()));
  const [start, setStart] = useState(0);
  const answer = useAnswer(listInForce, { unitId, on, start, size }, { keep: true });
  const unit = answer.data?.result.unit;
  return (
    <Page
      title={unit === undefined ? say(words.title) : say(words.titleOf, { unit })}
      above={
        <Link to="/van-ban/$unitId" params={{ unitId }}>
          {say(formWords.back)}
        </Link>
      }
    >
      <Section title={say(words.inForce)}>
        <Filters>
          <DateFilter
            label={say(words.on)}
            value={on}
            onChange={(day) => {
              setStart(0);
              setOn(day === '' ? dayOf(new Date()) : day);
            }}
          />
        </Filters>
        <Loaded of={answer}>
          {({ count, documents }) => (
            <>
              <Table
                name={say(words.inForce)}
                columns={columnsFor(say, unitId)}
                rows={documents}
                rowKey={({ id }) => id}
                empty={say(words.noneInForce)}
              />
              <Pages count={count} start={start} size={size} onStart={setStart} />
            </>
          )}
        </Loaded>
      </Section>
      <Unclear unitId={unitId} on={on} />
      <Examinations unitId={unitId} />
    </Page>
  );
}

/** Those of which nobody knows whether they are in force: no part of the list, and not forgotten. */
function Unclear({ unitId, on }: { unitId: string; on: string }) {
  const say = useSay();
  const [start, setStart] = useState(0);
  const answer = useAnswer(listInForce, { unitId, on, unclear: true, start, size }, { keep: true });
  return (
    <Section title={say(words.unclear)}>
      <Loaded of={answer}>
        {({ count, documents }) => (
          <>
            {count > 0 && <p>{say(words.unclearLead)}</p>}
            <Table
              name={say(words.unclear)}
              columns={columnsFor(say, unitId)}
              rows={documents}
              rowKey={({ id }) => id}
              empty={say(words.noneUnclear)}
            />
            <Pages count={count} start={start} size={size} onStart={setStart} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

function columnsFor(say: Say, unitId: string): Column<Held>[] {
  return [
    {
      key: 'printed',
      title: say(words.printed),
      cell: ({ id, kindName, printed }) => (
        <Link to="/van-ban/$unitId/$documentId" params={{ unitId, documentId: id }}>
          {`${kindName} ${printed}`}
        </Link>
      ),
    },
    { key: 'issuedOn', title: say(words.issuedOn), cell: ({ issuedOn }) => shownDate(issuedOn) },
    { key: 'subject', title: say(words.subject), cell: ({ subject }) => subject },
    { key: 'force', title: say(words.force), cell: (held) => <Force {...held} unitId={unitId} /> },
  ];
}

function Force({ from, to, partlyTo, endedBy, unitId }: Held & { unitId: string }) {
  const say = useSay();
  return (
    <>
      {from === null && say(documentPageWords.forceUnclear)}
      {from !== null &&
        (to === null
          ? say(documentPageWords.forceFrom, { from: shownDate(from) })
          : say(documentPageWords.forceSpan, { from: shownDate(from), to: shownDate(to) }))}
      <EndedBy unitId={unitId} endedBy={endedBy} />
      {partlyTo !== null && partlyTo !== '' && (
        <div className="soft small">{say(documentPageWords.partly, { what: partlyTo })}</div>
      )}
    </>
  );
}
