import './named.css';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { uuidv7 } from '../../../../base/id.ts';
import type { ResultOf } from '../../../../base/operation.ts';
import type { Word } from '../../../../base/word.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { DeedButton } from '../../../../ui/DeedButton.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Page, Section } from '../../../../ui/Page.tsx';
import { shownDate } from '../../../../ui/show.ts';
import { type Column, Table } from '../../../../ui/Table.tsx';
import { listNamedDocuments, takeNamedDocuments } from '../../contract-named.ts';
import { statusWords, words } from './words.ts';

const from = '/bao-cao/$unitId/$reportId/tu-tep/$fileId/van-ban';
type Listed = ResultOf<typeof listNamedDocuments>;
type Named = Listed['documents'][number];
type Taken = ResultOf<typeof takeNamedDocuments>;

/** Documents that an earlier report names, beside what the registers have: ticked, they are noted there. */
export function NamedPage() {
  const say = useSay();
  const own = useParams({ from });
  const answer = useAnswer(listNamedDocuments, own);
  return (
    <Page
      wide
      title={say(words.title)}
      lead={say(words.lead)}
      above={
        <Link to="/bao-cao/$unitId/$reportId/tu-tep" params={own} search={{ tep: own.fileId }}>
          {answer.data?.result.file ?? say(words.back)}
        </Link>
      }
    >
      <Loaded of={answer}>{(listed) => <Choice own={own} listed={listed} />}</Loaded>
    </Page>
  );
}

type Own = { readonly unitId: string; readonly reportId: string; readonly fileId: string };
type Kept = { readonly id: string; readonly registerId: string };

const keyOf = ({ symbol, date, issuer }: Named) => `${symbol} ${date} ${issuer}`;

function Choice({ own, listed: { documents, registers } }: { own: Own; listed: Listed }) {
  const say = useSay();
  const [chosen, setChosen] = useState<ReadonlyMap<string, Kept>>(new Map());
  const [taken, setTaken] = useState<Taken | null>(null);
  const set = (key: string, registerId: string | null) =>
    setChosen((before) => {
      const next = new Map(before);
      if (registerId === null) next.delete(key);
      else next.set(key, { id: before.get(key)?.id ?? uuidv7(), registerId });
      return next;
    });
  if (registers.length === 0) return <Notice kind="warning" title={say(words.noRegister)} />;
  const wanted = documents.flatMap((one) => {
    const kept = one.there === null ? chosen.get(keyOf(one)) : undefined;
    const { symbol, date, issuer, subject, fits } = one;
    const noneOf = fits.map(({ id }) => id);
    return kept === undefined ? [] : [{ ...kept, symbol, date, issuer, subject, noneOf }];
  });
  return (
    <>
      {taken !== null && <Notice kind="done" title={say(words.taken, taken)} />}
      <Section title={say(words.title)}>
        <Table
          name={say(words.title)}
          columns={columnsFor(say, own.unitId, registers, chosen, set)}
          rows={documents}
          rowKey={keyOf}
          empty={say(words.none)}
        />
        {wanted.length === 0 ? (
          <p className="soft">{say(words.nothing)}</p>
        ) : (
          <DeedButton
            main
            operation={takeNamedDocuments}
            input={{ ...own, documents: wanted }}
            label={say(words.take, { count: wanted.length })}
            onDone={(result) => {
              setTaken(result);
              setChosen(new Map());
            }}
          />
        )}
      </Section>
    </>
  );
}

type FitProps = { unitId: string; fit: Named['fits'][number]; word: Word };

/** A document of the registers that is, or may be, what a report names. */
function Fit({ unitId, fit: { id, status, printed, issuedOn, issuer, subject }, word }: FitProps) {
  const say = useSay();
  const day = issuedOn === null ? say(words.noDay) : shownDate(issuedOn);
  const parts = [printed, day, issuer, subject].filter((part) => part !== null && part !== '');
  return (
    <span className="small">
      {say(word, { status: say(statusWords[status]) })}{' '}
      <Link to="/van-ban/$unitId/$documentId" params={{ unitId, documentId: id }}>
        {parts.join(', ')}
      </Link>
    </span>
  );
}

type SetChosen = (key: string, registerId: string | null) => void;

function columnsFor(
  say: Say,
  unitId: string,
  registers: Listed['registers'],
  chosen: ReadonlyMap<string, Kept>,
  set: SetChosen,
): Column<Named>[] {
  const registerOf = (one: Named) => chosen.get(keyOf(one))?.registerId ?? one.registerId ?? registers[0]!.id;
  return [
    {
      key: 'chosen',
      title: say(words.chosen),
      cell: (one) =>
        one.there === null && (
          <input
            type="checkbox"
            aria-label={say(one.fits.length > 0 ? words.chooseOther : words.choose, { symbol: one.symbol })}
            checked={chosen.has(keyOf(one))}
            onChange={(event) => set(keyOf(one), event.target.checked ? registerOf(one) : null)}
          />
        ),
    },
    { key: 'symbol', title: say(words.symbol), cell: ({ symbol }) => symbol },
    { key: 'day', title: say(words.day), cell: ({ date }) => (date === null ? '' : shownDate(date)) },
    { key: 'subject', title: say(words.subject), cell: ({ subject }) => subject },
    { key: 'quote', title: say(words.quote), cell: ({ quote }) => <span className="small">{quote}</span> },
    {
      key: 'register',
      title: say(words.register),
      cell: (one) =>
        one.there !== null ? (
          <Fit unitId={unitId} fit={one.there} word={words.there} />
        ) : one.fits.length > 0 && !chosen.has(keyOf(one)) ? (
          <>
            <p className="small">{say(words.fits)}</p>
            <ul className="plain-lines">
              {one.fits.map((fit) => (
                <li key={fit.id}>
                  <Fit unitId={unitId} fit={fit} word={words.fit} />
                </li>
              ))}
            </ul>
          </>
        ) : (
          <select
            className="input named-register"
            aria-label={say(words.registerFor, { symbol: one.symbol })}
            value={registerOf(one)}
            onChange={(event) => set(keyOf(one), event.target.value)}
          >
            {registers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        ),
    },
  ];
}
