import './plans.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { urlOf } from '../../../base/call.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { DateFilter, Filters, RareFilters, SelectFilter, TextFilter } from '../../../ui/Filters.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Pages } from '../../../ui/Pages.tsx';
import { shownDate } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { reformFields } from '../../documents/document.ts';
import { listChoices } from '../contract-reading.ts';
import { exportTasks, listTasks } from '../contract-tasks.ts';
import { giverLevels, taskSources } from '../fields.ts';
import { taskStatuses } from '../task-log.ts';
import { askedStates, countedStates } from '../task-state.ts';
import { askedStateWords, stateWords } from '../words.ts';
import { Narrowed } from './Narrowed.tsx';
import { Due, type ListedTask, Responsible, StateOn } from './State.tsx';
import { TasksNav } from './TasksNav.tsx';
import { taskPageWords } from './task-words.ts';
import { fieldNames, giverNames, sourceNames, taskStatusNames, words } from './words.ts';

const from = '/nhiem-vu/$unitId';
const size = 50;
type Search = Readonly<Record<string, string | undefined>>;

/** The tasks of a unit, what is due first first. */
export function TasksPage() {
  const say = useSay();
  const { unitId } = useParams({ from });
  const search = useSearch({ from });
  const navigate = useNavigate();
  const filter = filterOf(search);
  const start = Number(search.tu ?? 0);
  const answer = useAnswer(listTasks, { unitId, ...filter, start, size }, { keep: true });
  const go = (more: Search) =>
    navigate({ to: from, params: { unitId }, search: (so) => ({ ...so, tu: '', ...more }), replace: true });
  const unit = answer.data?.result.unit;
  const next = answer.data?.next ?? [];
  return (
    <Page
      title={unit === undefined ? say(words.tasks) : say(words.tasksOf, { unit })}
      lead={say(words.tasksLead)}
      above={<TasksNav unitId={unitId} here="list" />}
      actions={<Giving unitId={unitId} next={next} />}
    >
      <div className="sheet">
        <TaskFilters unitId={unitId} search={search} onSearch={go} />
        <Narrowed search={search} onSearch={go} />
        <Loaded of={answer}>
          {({ tasks, count, on }) => (
            <>
              <Table
                name={say(words.tasks)}
                columns={taskColumns(say, on)}
                rows={tasks}
                rowKey={({ id }) => id}
                empty={say(Object.keys(filter).length > 0 ? words.noTasks : words.noTasksInUnit)}
              />
              <Pages {...{ count, start, size }} onStart={(at) => go({ tu: String(at) })} />
              {count > 0 && next.includes('plans.exportTasks') && (
                <p>
                  <a className="button-link plain" href={urlOf(exportTasks, { unitId, ...filter })}>
                    {say(words.export)}
                  </a>
                </p>
              )}
            </>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

/** New tasks beside a plan: from the own leader, or from a text of those above. */
function Giving({ unitId, next }: { unitId: string; next: readonly string[] }) {
  const say = useSay();
  return (
    <>
      {next.includes('plans.giveTasks') && (
        <Link className="button-link plain" to="/nhiem-vu/$unitId/giao" params={{ unitId }}>
          {say(taskPageWords.give)}
        </Link>
      )}
      {next.includes('plans.takeUpTasks') && (
        <Link className="button-link plain" to="/nhiem-vu/$unitId/tu-van-ban" params={{ unitId }}>
          {say(taskPageWords.takeUp)}
        </Link>
      )}
    </>
  );
}

/** What the address says of the tasks that are looked for. */
export function filterOf(search: Search) {
  const one = <T extends string>(of: readonly T[], value: string | undefined) =>
    of.find((each) => each === value);
  const day = (value: string | undefined) => (/^\d{4}-\d\d-\d\d$/.test(value ?? '') ? value : undefined);
  const flag = (value: string | undefined) => (value === '1' ? true : undefined);
  const all = {
    planId: search.keHoach,
    source: one(taskSources, search.nguon),
    giverLevel: one(giverLevels, search.capGiao),
    field: one(reformFields, search.linhVuc),
    personId: search.nguoi,
    status: one(taskStatuses, search.trangThai),
    state: one(askedStates, search.tinhTrang),
    stateAsFirstSet: one(countedStates, search.hanDau),
    dueFrom: day(search.hanTu),
    dueTo: day(search.hanDen),
    text: search.tim,
    on: day(search.ngay),
    personPrinted: search.boPhan,
    counted: flag(search.dem),
    undated: flag(search.khongHan),
    unassigned: flag(search.chuaGiao),
    mine: flag(search.cuaToi),
    waiting: flag(search.choXacNhan),
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined && value !== ''),
  ) as {
    [Key in keyof typeof all]?: NonNullable<(typeof all)[Key]>;
  };
}

const rare = ['nguon', 'capGiao', 'hanDau', 'dem', 'hanTu', 'hanDen'];
type FilterProps = { unitId: string; search: Search; onSearch: (more: Search) => void };

function TaskFilters({ unitId, search, onSearch }: FilterProps) {
  const say = useSay();
  const people = useAnswer(listChoices, { unitId }).data?.result.colleagues ?? [];
  const select = (
    name: string,
    label: string,
    any: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <SelectFilter
      label={label}
      value={search[name] ?? ''}
      options={[{ value: '', label: any }, ...options.map(([value, text]) => ({ value, label: text }))]}
      onChange={(value) => onSearch({ [name]: value })}
    />
  );
  const states = [
    ...askedStates.map((state) => [`s ${state}`, say(askedStateWords[state])] as const),
    ...taskStatuses.map((status) => [`t ${status}`, say(taskStatusNames[status])] as const),
  ];
  const state = search.tinhTrang ? `s ${search.tinhTrang}` : search.trangThai ? `t ${search.trangThai}` : '';
  return (
    <Filters>
      <TextFilter label={say(words.find)} value={search.tim ?? ''} onChange={(tim) => onSearch({ tim })} />
      <SelectFilter
        label={say(words.state)}
        value={state}
        options={[
          { value: '', label: say(words.anyState) },
          ...states.map(([value, label]) => ({ value, label })),
        ]}
        onChange={(value) => {
          const [kind, name = ''] = value.split(' ');
          onSearch({ tinhTrang: kind === 's' ? name : '', trangThai: kind === 't' ? name : '' });
        }}
      />
      {select(
        'linhVuc',
        say(words.field),
        say(words.anyField),
        reformFields.map((one) => [one, say(fieldNames[one])]),
      )}
      {select(
        'nguoi',
        say(words.person),
        say(words.anyPerson),
        people.map(({ id, name }) => [id, name]),
      )}
      <RareFilters inUse={rare.some((name) => search[name])}>
        {select(
          'nguon',
          say(words.source),
          say(words.anySource),
          taskSources.map((one) => [one, say(sourceNames[one])]),
        )}
        {select(
          'capGiao',
          say(words.giverLevel),
          say(words.anyGiver),
          giverLevels.map((one) => [one, say(giverNames[one])]),
        )}
        {select(
          'hanDau',
          say(words.byFirstDue),
          say(words.anyState),
          countedStates.map((one) => [one, say(stateWords[one])]),
        )}
        {select('dem', say(words.activities), say(words.withActivities), [
          ['1', say(words.withoutActivities)],
        ])}
        <DueFilters {...{ search, onSearch }} />
      </RareFilters>
    </Filters>
  );
}

function DueFilters({ search, onSearch }: Pick<FilterProps, 'search' | 'onSearch'>) {
  const say = useSay();
  return (
    <>
      <DateFilter
        label={say(words.dueFrom)}
        value={search.hanTu ?? ''}
        onChange={(hanTu) => onSearch({ hanTu })}
      />
      <DateFilter
        label={say(words.dueTo)}
        value={search.hanDen ?? ''}
        onChange={(hanDen) => onSearch({ hanDen })}
      />
    </>
  );
}

/** The columns of every list of tasks; `on`: the day against which they are late. */
export function taskColumns(say: Say, on: string): Column<ListedTask>[] {
  return [
    {
      key: 'task',
      title: say(words.task),
      cell: ({ unitId, id, title, field }) => (
        <>
          <Link className="task-title" to="/nhiem-vu/$unitId/$taskId" params={{ unitId, taskId: id }}>
            {title}
          </Link>
          <span className="soft small printed">{say(fieldNames[field])}</span>
        </>
      ),
    },
    {
      key: 'giver',
      title: say(words.giver),
      cell: ({ giver, source }) => giver ?? say(sourceNames[source]),
    },
    { key: 'person', title: say(words.person), cell: (task) => <Responsible task={task} /> },
    {
      key: 'due',
      title: say(words.due),
      cell: (task) => (
        <>
          <Due task={task} on={on} />
          {task.originalDueOn !== null && task.originalDueOn !== task.dueOn && (
            <span className="soft small printed">
              {say(words.firstDueWas, { day: shownDate(task.originalDueOn) })}
            </span>
          )}
        </>
      ),
    },
    { key: 'state', title: say(words.state), cell: (task) => <StateOn task={task} on={on} /> },
  ];
}
