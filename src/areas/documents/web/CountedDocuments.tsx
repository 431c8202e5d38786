import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Pages } from '../../../ui/Pages.tsx';
import { shownCount, shownDate, shownInstant } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { listCounted } from '../contract-counted.ts';
import { countedWords as words } from './counted-words.ts';
import { CountedNow, fateColumns } from './KeptList.tsx';
import { keptWords } from './kept-words.ts';

const from = '/van-ban/$unitId/dem';
const size = 50;
type Counted = ResultOf<typeof listCounted>['documents'][number];

/** The documents behind a figure of a report: as many as it says. */
export function CountedDocuments() {
  const say = useSay();
  const { unitId } = useParams({ from });
  const { chiTieu: measure = '', tu = '', den = '', danhSach } = useSearch({ from });
  const list = danhSach || undefined;
  const [start, setStart] = useState(0);
  const answer = useAnswer(listCounted, {
    ...{ unitId, measure, from: tu, to: den, start, size },
    ...(list === undefined ? {} : { list }),
  });
  const shown = answer.data?.result;
  return (
    <Page
      title={shown?.name ?? say(words.title)}
      above={
        <Link to="/van-ban/$unitId" params={{ unitId }}>
          {say(words.toList)}
        </Link>
      }
      lead={
        shown &&
        say(shown.kept === null ? words.lead : words.leadKept, {
          ...{ unit: shown.unit, from: shownDate(tu), to: shownDate(den), count: shownCount(shown.count) },
          at: shown.kept === null ? '' : shownInstant(shown.kept.at),
        })
      }
    >
      <Loaded of={answer}>
        {({ count, documents, kept }) => (
          <div className="sheet">
            {kept !== null && (
              <CountedNow count={count} now={kept.now}>
                <Link to={from} params={{ unitId }} search={{ chiTieu: measure, tu, den }}>
                  {say(keptWords.toNow)}
                </Link>
              </CountedNow>
            )}
            <Table
              name={say(words.title)}
              columns={[...columnsFor(say, unitId), ...fateColumns<Counted>(say, kept !== null)]}
              rows={documents}
              rowKey={(one) => `${one.id} ${one.department} ${one.printed} ${one.issuedOn} ${one.subject}`}
              empty={say(words.empty)}
            />
            <Pages {...{ count, start, size, onStart: setStart }} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

const columnsFor = (say: Say, unitId: string): Column<Counted>[] => [
  {
    key: 'printed',
    title: say(words.printed),
    cell: ({ id, printed: number, unproven }) =>
      id === null ? (
        number
      ) : (
        <>
          <Link to="/van-ban/$unitId/$documentId" params={{ unitId, documentId: id }}>
            {number ?? say(words.noNumber)}
          </Link>
          {unproven && (
            <>
              <br />
              <span className="tag tag-warning">{say(words.unproven)}</span>
            </>
          )}
        </>
      ),
  },
  {
    key: 'day',
    title: say(words.day),
    cell: ({ issuedOn }) => (issuedOn === null ? '' : shownDate(issuedOn)),
  },
  { key: 'kind', title: say(words.kind), cell: ({ kindName }) => kindName },
  {
    key: 'subject',
    title: say(words.subject),
    cell: ({ subject, department }) =>
      department === null ? subject || say(words.withheld) : say(words.inDepartment, { department }),
  },
  { key: 'issuer', title: say(words.issuer), cell: ({ issuer }) => issuer ?? '' },
];
