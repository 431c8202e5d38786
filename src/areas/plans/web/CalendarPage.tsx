import './plans.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ResultOf } from '../../../base/operation.ts';
import { addDays, dayOf, plainDate } from '../../../base/plain-date.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Filters, FlagFilter } from '../../../ui/Filters.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useLanguage, useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page } from '../../../ui/Page.tsx';
import { showCalendar } from '../contract-tasks.ts';
import { TasksNav } from './TasksNav.tsx';
import { taskPageWords } from './task-words.ts';

const from = '/nhiem-vu/$unitId/lich';
type Day = ResultOf<typeof showCalendar>['days'][number];

/** What is due in a month, day by day. */
export function CalendarPage() {
  const say = useSay();
  const { unitId } = useParams({ from });
  const { thang, cuaToi } = useSearch({ from });
  const navigate = useNavigate();
  const month = /^\d{4}-(?:0[1-9]|1[0-2])$/.test(thang ?? '') ? thang! : dayOf(new Date()).slice(0, 7);
  const mine = cuaToi === '1';
  const answer = useAnswer(showCalendar, { unitId, month, mine }, { keep: true });
  const go = (more: Record<string, string>) =>
    navigate({ to: from, params: { unitId }, search: (so) => ({ ...so, ...more }), replace: true });
  const [year, number] = month.split('-');
  return (
    <Page
      wide
      title={say(taskPageWords.monthOf, { month: Number(number), year: year! })}
      above={<TasksNav unitId={unitId} here="calendar" />}
      actions={
        <>
          <Button onClick={() => go({ thang: addDays(`${month}-01`, -1).slice(0, 7) })}>
            {say(taskPageWords.monthBefore)}
          </Button>
          <Button onClick={() => go({ thang: addDays(`${month}-28`, 4).slice(0, 7) })}>
            {say(taskPageWords.monthAfter)}
          </Button>
        </>
      }
    >
      <div className="sheet">
        <Filters>
          <FlagFilter
            label={say(taskPageWords.mine)}
            value={mine}
            onChange={(on) => go({ cuaToi: on ? '1' : '' })}
          />
        </Filters>
        <p className="small">
          <Link to="/tai-khoan">{say(taskPageWords.toFeed)}</Link>
        </p>
        <Loaded of={answer}>
          {({ days, late }) => (
            <>
              {late > 0 && (
                <Notice kind="warning">
                  <Link
                    to="/nhiem-vu/$unitId"
                    params={{ unitId }}
                    search={{
                      tinhTrang: 'overdueUndone',
                      hanDen: addDays(`${month}-01`, -1),
                      ...(mine ? { cuaToi: '1' } : {}),
                    }}
                  >
                    {say(taskPageWords.lateBefore, { count: late })}
                  </Link>
                </Notice>
              )}
              {days.every(({ tasks }) => tasks.length === 0) && (
                <p className="soft">{say(taskPageWords.noneInMonth)}</p>
              )}
              <Month unitId={unitId} month={month} days={days} />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

/** Monday is the first day of a week. */
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The days of a month in weeks; null before its first and after its last. */
function weeksOf(month: string): (string | null)[][] {
  const [year, number] = month.split('-').map(Number);
  const days = Array.from({ length: 31 }, (_, index) => plainDate(year!, number!, index + 1)).filter(
    (day) => day !== null,
  );
  const cells: (string | null)[] = [...Array.from({ length: weekdayOf(days[0]!) }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

function Month({ unitId, month, days }: { unitId: string; month: string; days: readonly Day[] }) {
  const { language } = useLanguage();
  const byDay = new Map(days.map((day) => [day.on, day.tasks]));
  const names = Array.from({ length: 7 }, (_, index) =>
    new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2024, 0, 1 + index)),
    ),
  );
  return (
    <table className="month">
      <thead>
        <tr>
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: weeks have no name but their place
          <tr key={index}>
            {week.map((day, at) =>
              day === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: days outside of the month have no name but their place
                <td key={at} className="day-empty" />
              ) : (
                <DayCell key={day} {...{ unitId, day }} tasks={byDay.get(day) ?? []} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ unitId, day, tasks }: { unitId: string; day: string; tasks: Day['tasks'] }) {
  const say = useSay();
  const isToday = day === dayOf(new Date());
  return (
    <td
      className={isToday ? 'day-today' : tasks.length === 0 ? 'day-empty' : undefined}
      aria-current={isToday ? 'date' : undefined}
    >
      <span className="day-number">
        {Number(day.slice(8))}
        {isToday && ` · ${say(taskPageWords.today)}`}
      </span>
      <ul>
        {tasks.map(({ id, title, state, person }) => (
          <li key={id} className={state === 'overdueUndone' ? 'is-late' : undefined}>
            <Link to="/nhiem-vu/$unitId/$taskId" params={{ unitId, taskId: id }}>
              {title}
            </Link>
            {person !== null && <span className="soft small printed">{person}</span>}
          </li>
        ))}
      </ul>
    </td>
  );
}
