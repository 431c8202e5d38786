import './import.css';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ResultOf } from '../../../../base/operation.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { DeedButton } from '../../../../ui/DeedButton.tsx';
import { Facts } from '../../../../ui/Facts.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Page, Section } from '../../../../ui/Page.tsx';
import { shownCount, shownDate } from '../../../../ui/show.ts';
import { type Column, Table } from '../../../../ui/Table.tsx';
import { getImport, resumeImport, startImport, stopImport } from '../../import/contract.ts';
import { fieldNames } from '../../import/words.ts';
import { stateWords, words } from './words.ts';

type Import = ResultOf<typeof getImport>;
type Refused = Import['problems'][number];
type Erased = Import['erases'][number];

/** In milliseconds, while a job is at it. */
const lookAgain = 1000;
const isUnderWay = ({ state }: Import) => state === 'waiting' || state === 'working';

/** One list: how far it is, what becomes of its rows, and what may be done next. */
export function ImportPage() {
  const say = useSay();
  const { unitId, importId } = useParams({ from: '/van-ban/$unitId/nhap/$importId' });
  const answer = useAnswer(getImport, { unitId, importId });
  const shown = answer.data?.result;
  const { refetch } = answer;
  const waits = shown !== undefined && isUnderWay(shown);
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => refetch(), lookAgain);
    return () => clearInterval(timer);
  }, [waits, refetch]);
  return (
    <Page
      title={shown?.file ?? say(words.takingTitle)}
      lead={shown && `${shown.source}. ${say(words.into, { register: shown.register })}`}
      above={
        <Link to="/van-ban/$unitId/nhap" params={{ unitId }}>
          {say(words.back)}
        </Link>
      }
    >
      <Loaded of={answer}>{(one) => <Shown unitId={unitId} one={one} />}</Loaded>
    </Page>
  );
}

function Shown({ unitId, one }: { unitId: string; one: Import }) {
  const say = useSay();
  const title = say(one.dry ? words.trialTitle : words.takingTitle);
  const progress = say(words.progress, { done: shownCount(one.done), rows: shownCount(one.rows) });
  return (
    <>
      {one.state === 'done' && !one.dry && <Notice kind="done" title={say(words.allDone)} />}
      {one.trouble !== null && <Notice kind="error" title={say(one.trouble)} />}
      <Section title={title}>
        <p role="status">
          {say(stateWords[one.state])}: {progress}
        </p>
        {one.state !== 'done' && (
          <progress
            className="lists-progress"
            max={Math.max(one.rows, 1)}
            value={one.done}
            aria-label={progress}
          />
        )}
        <Facts facts={factsOf(one, say)} />
        {one.dry && one.state === 'done' && <p>{say(words.trialNote)}</p>}
        <Deeds unitId={unitId} one={one} />
      </Section>
      {one.erases.length > 0 && (
        <Section title={say(words.erases)} lead={say(words.erasesLead)}>
          <Table
            name={say(words.erases)}
            columns={erasedColumns(say)}
            rows={one.erases}
            rowKey={({ row }) => String(row)}
            empty=""
          />
        </Section>
      )}
      {one.problems.length > 0 && (
        <Section title={say(words.problems)} lead={say(words.problemsMore, { most: one.mostProblems })}>
          <Table
            name={say(words.problems)}
            columns={columnsFor(say)}
            rows={one.problems}
            rowKey={({ row, field, message }) => `${row} ${field} ${message.vi}`}
            empty=""
          />
        </Section>
      )}
    </>
  );
}

function Deeds({ unitId, one }: { unitId: string; one: Import }) {
  const say = useSay();
  const input = { unitId, importId: one.id };
  const { added, changed, refused } = one;
  const counts = {
    added: shownCount(added),
    changed: shownCount(changed),
    refused: shownCount(refused),
  };
  return (
    <div className="lists-deeds">
      {one.dry && one.state === 'done' && added + changed > 0 && (
        <DeedButton
          main
          operation={startImport}
          input={input}
          label={say(words.start)}
          sure={[
            say(words.startSure, counts),
            ...(one.erases.length === 0
              ? []
              : [say(words.eraseSure, { erased: shownCount(one.erases.length) })]),
          ].join(' ')}
        />
      )}
      {isUnderWay(one) && (
        <DeedButton operation={stopImport} input={input} label={say(words.stop)} sure={say(words.stopSure)} />
      )}
      {(one.state === 'stopped' || one.state === 'failed') && (
        <DeedButton main operation={resumeImport} input={input} label={say(words.resume)} />
      )}
    </div>
  );
}

const factsOf = ({ added, changed, same, kept, refused, skipped, withheld }: Import, say: Say) =>
  [
    [say(words.added), shownCount(added)] as const,
    [say(words.changed), shownCount(changed)] as const,
    [say(words.same), shownCount(same)] as const,
    ...(kept === 0 ? [] : [[say(words.kept), shownCount(kept)] as const]),
    [say(words.notTaken), shownCount(refused)] as const,
    ...(skipped === 0 ? [] : [[say(words.skipped), shownCount(skipped)] as const]),
    ...(withheld === 0 ? [] : [[say(words.withheld), shownCount(withheld)] as const]),
  ] as const;

const columnsFor = (say: Say): Column<Refused>[] => [
  { key: 'row', title: say(words.row), figure: true, cell: ({ row }) => row },
  { key: 'field', title: say(words.column), cell: ({ field }) => say(fieldNames[field]) },
  { key: 'problem', title: say(words.problem), cell: ({ message }) => say(message) },
];

const erasedColumns = (say: Say): Column<Erased>[] => [
  { key: 'row', title: say(words.row), figure: true, cell: ({ row }) => row },
  { key: 'number', title: say(words.erasedNumber), figure: true, cell: ({ number }) => number },
  { key: 'day', title: say(words.erasedDay), cell: ({ day }) => (day === null ? '' : shownDate(day)) },
];
