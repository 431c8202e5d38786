import './plans.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ResultOf } from '../../../base/operation.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { Filters, SelectFilter } from '../../../ui/Filters.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Pages } from '../../../ui/Pages.tsx';
import { type Column, Table } from '../../../ui/Table.tsx';
import { listGiven } from '../contract-giving.ts';
import { askedStates } from '../task-state.ts';
import { askedStateWords } from '../words.ts';
import { countedWords } from './counted-words.ts';
import { Narrowed } from './Narrowed.tsx';
import { Due, StateOn } from './State.tsx';
import { TasksNav } from './TasksNav.tsx';
import { filterOf } from './TasksPage.tsx';
import { taskPageWords } from './task-words.ts';
import { words } from './words.ts';

const from = '/nhiem-vu/$unitId/da-giao';
const size = 50;
type Given = ResultOf<typeof listGiven>['tasks'][number];

/** What the unit handed down, each receiver's part in a row. */
export function GivenPage() {
  const say = useSay();
  const { unitId } = useParams({ from });
  const search = useSearch({ from });
  const navigate = useNavigate();
  const { state, counted, waiting, dueFrom, dueTo, undated, on: day } = filterOf(search);
  const filter = {
    state,
    counted,
    waiting,
    dueFrom,
    dueTo,
    undated,
    on: day,
    receiverId: search.noiNhan || undefined,
  };
  const start = Number(search.tu ?? 0);
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  const answer = useAnswer(listGiven, { unitId, ...asked, start, size }, { keep: true });
  const go = (more: Readonly<Record<string, string | undefined>>) =>
    navigate({ to: from, params: { unitId }, search: (so) => ({ ...so, tu: '', ...more }), replace: true });
  const unit = answer.data?.result.unit;
  return (
    <Page
      title={unit === undefined ? say(countedWords.given) : say(countedWords.givenOf, { unit })}
      lead={say(countedWords.givenLead)}
      above={<TasksNav unitId={unitId} here="given" />}
    >
      <div className="sheet">
        <Filters>
          <SelectFilter
            label={say(words.state)}
            value={state ?? ''}
            options={[
              { value: '', label: say(words.anyState) },
              ...askedStates.map((one) => ({ value: one, label: say(askedStateWords[one]) })),
            ]}
            onChange={(tinhTrang) => go({ tinhTrang })}
          />
        </Filters>
        <Narrowed search={search} onSearch={go} />
        <Loaded of={answer}>
          {({ tasks, count, on }) => (
            <>
              <Table
                name={say(countedWords.given)}
                columns={columnsFor(say, unitId, on)}
                rows={tasks}
                rowKey={({ taskId }) => taskId}
                empty={say(countedWords.noneGiven)}
              />
              <Pages {...{ count, start, size }} onStart={(at) => go({ tu: String(at) })} />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

const columnsFor = (say: Say, unitId: string, on: string): Column<Given>[] => [
  {
    key: 'task',
    title: say(words.task),
    cell: ({ originId, title }) => (
      <Link className="task-title" to="/nhiem-vu/$unitId/$taskId" params={{ unitId, taskId: originId }}>
        {title}
      </Link>
    ),
  },
  {
    key: 'unit',
    title: say(taskPageWords.unit),
    cell: ({ unit, person }) => (
      <>
        {unit}
        {person !== null && <span className="soft small printed">{person}</span>}
      </>
    ),
  },
  { key: 'due', title: say(words.due), cell: (task) => <Due task={task} on={on} /> },
  { key: 'state', title: say(words.state), cell: (task) => <StateOn task={task} on={on} /> },
];
