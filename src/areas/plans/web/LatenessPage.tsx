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
import { GiveReminders } from './GiveReminders.tsx';
import { MonthBars } from './MonthBars.tsx';
import { TasksNav } from './TasksNav.tsx';
import { taskPageWords } from './task-words.ts';
import { words } from './words.ts';

const from = '/nhiem-vu/$unitId/cham';
type Late = ResultOf<typeof showLateness>;
type Named = Late['people'][number];

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
              <Section title={say(taskPageWords.lateUnits)}>
                <LateTable
                  unitId={unitId}
                  title={say(taskPageWords.unit)}
                  rows={late.units}
                  isPeople={false}
                />
              </Section>
            )}
            <Months title={say(taskPageWords.trend)} months={late.months} />
            {late.monthsBelow.some(({ counts }) => counts.due > 0) && (
              <Months title={say(taskPageWords.trendBelow)} months={late.monthsBelow} />
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
    { key: 'late', title: say(taskPageWords.late), figure: true, cell: ({ late }) => late },
    { key: 'longest', title: say(taskPageWords.longest), figure: true, cell: ({ longest }) => longest },
    {
      key: 'deeds',
      title: say(words.deeds),
      silent: true,
      cell: ({ id, name }) =>
        isPeople &&
        id !== null && (
          <Link
            to="/nhiem-vu/$unitId"
            params={{ unitId }}
            search={{ tinhTrang: 'overdueUndone', nguoi: id, viecNho: 'khong' }}
            aria-label={say(taskPageWords.seeOf, { name })}
          >
            {say(taskPageWords.see)}
          </Link>
        ),
    },
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

/** The late tasks of the own unit, each with a reminder. */
function LateTasks({ unitId }: { unitId: string }) {
  const answer = useAnswer(listTasks, { unitId, state: 'overdueUndone', tasksAlone: true, size: 50 });
  return (
    <Loaded of={answer}>{({ tasks, on }) => <GiveReminders giverId={unitId} tasks={tasks} on={on} />}</Loaded>
  );
}

function Months({ title, months }: { title: string; months: Late['months'] }) {
  const say = useSay();
  const columns: Column<Late['months'][number]>[] = [
    {
      key: 'month',
      title: say(taskPageWords.month),
      cell: ({ month }) => month.split('-').reverse().join('/'),
    },
    { key: 'total', title: say(words.total), figure: true, cell: ({ counts }) => counts.total },
    ...(['doneOnTime', 'doneLate', 'overdueUndone', 'inTimeUndone'] as const).map((state) => ({
      key: state,
      title: say(stateWords[state]),
      figure: true,
      cell: ({ counts }: Late['months'][number]) => counts[state],
    })),
    {
      key: 'waiting',
      title: say(words.waitingOf),
      figure: true,
      cell: ({ counts }) => counts.waiting,
    },
  ];
  return (
    <Section title={title}>
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
