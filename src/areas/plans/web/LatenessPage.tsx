import './plans.css';
import { Link, useParams } from '@tanstack/react-router';
import type { ResultOf } from '../../../base/operation.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { shownDate } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { listTasks, showLateness } from '../contract-tasks.ts';
import { stateWords } from '../words.ts';
import { CountLink } from './CountLink.tsx';
import { countedWords } from './counted-words.ts';
import { GiveReminders } from './GiveReminders.tsx';
import { MonthBars } from './MonthBars.tsx';
import { TasksNav } from './TasksNav.tsx';
import { taskPageWords } from './task-words.ts';
import { words } from './words.ts';

const from = '/nhiem-vu/$unitId/cham';
type Late = ResultOf<typeof showLateness>;
type Named = Late['people'][number];
const monthStates = ['doneOnTime', 'doneLate', 'overdueUndone', 'inTimeUndone'] as const;
type MonthState = (typeof monthStates)[number] | 'waiting';
/** So many late tasks are shown with a reminder each. */
const size = 50;

const printedMonth = (month: string): string => month.split('-').reverse().join('/');

/** For who leads: who is late with what, and how it went month by month. */
export function LatenessPage() {
  const say = useSay();
  const { unitId } = useParams({ from });
  const answer = useAnswer(showLateness, { unitId });
  return (
    <Page title={say(words.lateness)} above={<TasksNav unitId={unitId} here="late" />}>
      <Loaded of={answer}>
        {(late, next) => (
          <>
            <Section
              title={say(taskPageWords.latePeople)}
              lead={say(taskPageWords.chainLead, { on: shownDate(late.on) })}
            >
              <LateTable unitId={unitId} title={say(words.person)} rows={late.people} isPeople />
              {next.includes('plans.remindTasks') && <LateTasks unitId={unitId} />}
            </Section>
            {late.units.length > 0 && (
              <Section
                title={say(taskPageWords.lateUnits)}
                actions={
                  <Link to="/nhiem-vu/$unitId/da-giao" params={{ unitId }}>
                    {say(countedWords.given)}
                  </Link>
                }
              >
                <LateTable
                  unitId={unitId}
                  title={say(taskPageWords.unit)}
                  rows={late.units}
                  isPeople={false}
                />
              </Section>
            )}
            <Months
              {...{ unitId }}
              title={say(taskPageWords.trend)}
              months={late.months}
              list="/nhiem-vu/$unitId"
            />
            {late.monthsBelow.some(({ counts }) => counts.due > 0) && (
              <Months
                {...{ unitId }}
                title={say(taskPageWords.trendBelow)}
                months={late.monthsBelow}
                list="/nhiem-vu/$unitId/da-giao"
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

type LateProps = { unitId: string; title: string; rows: readonly Named[]; isPeople: boolean };

function LateTable({ unitId, title, rows, isPeople }: LateProps) {
  const say = useSay();
  const columns: Column<Named>[] = [
    { key: 'name', title, cell: ({ name }) => name || say(words.noPerson) },
    {
      key: 'late',
      title: say(taskPageWords.late),
      figure: true,
      cell: (row) => (
        <CountLink
          count={row.late}
          name={row.name || say(words.noPerson)}
          {...listOf(unitId, row, isPeople)}
        />
      ),
    },
    { key: 'longest', title: say(taskPageWords.longest), figure: true, cell: ({ longest }) => longest },
  ];
  return (
    <Table
      name={title}
      columns={columns}
      rows={rows}
      rowKey={({ id, name }) => id ?? name}
      empty={say(taskPageWords.nobodyLate)}
    />
  );
}

/** Where the late tasks of a person, of a body as it is printed, or of a unit below stand. */
function listOf(unitId: string, { id, name }: Named, isPeople: boolean) {
  const search = { dem: '1', tinhTrang: 'overdueUndone' };
  const params = { unitId };
  if (!isPeople)
    return { to: '/nhiem-vu/$unitId/da-giao', params, search: { ...search, noiNhan: id! } } as const;
  const of: Record<string, string> =
    id !== null ? { nguoi: id } : name === '' ? { chuaGiao: '1' } : { boPhan: name };
  return { to: '/nhiem-vu/$unitId', params, search: { ...search, ...of } } as const;
}

/** The late tasks of the own unit, each with a reminder. */
function LateTasks({ unitId }: { unitId: string }) {
  const say = useSay();
  const answer = useAnswer(listTasks, { unitId, state: 'overdueUndone', counted: true, size });
  return (
    <Loaded of={answer}>
      {({ tasks, on, count }) => (
        <>
          <GiveReminders giverId={unitId} tasks={tasks} on={on} />
          {count > size && (
            <Link
              to="/nhiem-vu/$unitId"
              params={{ unitId }}
              search={{ dem: '1', tinhTrang: 'overdueUndone' }}
            >
              {say(countedWords.seeAllLate, { count })}
            </Link>
          )}
        </>
      )}
    </Loaded>
  );
}

type MonthsProps = {
  unitId: string;
  title: string;
  months: Late['months'];
  list: '/nhiem-vu/$unitId' | '/nhiem-vu/$unitId/da-giao';
};

const stateSearch = (state: MonthState | undefined): Record<string, string> =>
  state === undefined ? {} : state === 'waiting' ? { choXacNhan: '1' } : { tinhTrang: state };
const nameOf = (state: MonthState | undefined) =>
  state === undefined ? words.total : state === 'waiting' ? words.waitingOf : stateWords[state];

function Months({ unitId, title, months, list }: MonthsProps) {
  const say = useSay();
  const count = ({ month, from: hanTu, to, on, counts }: Late['months'][number], state?: MonthState) => (
    <CountLink
      count={state === undefined ? counts.total : counts[state]}
      name={`${say(nameOf(state))}, ${printedMonth(month)}`}
      to={list}
      params={{ unitId }}
      search={{ dem: '1', hanTu, hanDen: to, ngay: on, ...stateSearch(state) }}
    />
  );
  const columns: Column<Late['months'][number]>[] = [
    {
      key: 'month',
      title: say(taskPageWords.month),
      cell: ({ month }) => printedMonth(month),
    },
    { key: 'total', title: say(words.total), figure: true, cell: (row) => count(row) },
    ...monthStates.map((state) => ({
      key: state,
      title: say(stateWords[state]),
      figure: true,
      cell: (row: Late['months'][number]) => count(row, state),
    })),
    {
      key: 'waiting',
      title: say(words.waitingOf),
      figure: true,
      cell: (row) => count(row, 'waiting'),
    },
  ];
  return (
    <Section title={title}>
      <p className="soft">{say(taskPageWords.trendOn)}</p>
      <MonthBars title={title} months={months} />
      <Table
        name={title}
        columns={columns}
        rows={months.filter(({ counts }) => counts.total > 0)}
        rowKey={({ month }) => month}
        empty={say(words.noTasks)}
      />
    </Section>
  );
}
