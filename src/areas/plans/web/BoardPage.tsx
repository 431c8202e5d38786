import './plans.css';
import { Link, useParams } from '@tanstack/react-router';
import { dayOf } from '../../../base/plain-date.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../ui/ask.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Page } from '../../../ui/Page.tsx';
import { getTask, listTasks } from '../contract-tasks.ts';
import { CountLink } from './CountLink.tsx';
import { countedWords } from './counted-words.ts';
import { Due, type ListedTask, Responsible } from './State.tsx';
import { TaskDeeds } from './TaskDeeds.tsx';
import { TasksNav } from './TasksNav.tsx';
import { taskPageWords } from './task-words.ts';
import { taskStatusNames, words } from './words.ts';

const from = '/nhiem-vu/$unitId/bang';
const columns = ['open', 'doing', 'reported', 'done'] as const;
/** So many cards stand in a column. */
const size = 30;

/** The tasks of a unit in columns by their state; what moves a card is what may be done with the task. */
export function BoardPage() {
  const say = useSay();
  const { unitId } = useParams({ from });
  return (
    <Page
      wide
      title={say(words.board)}
      lead={say(taskPageWords.boardLead)}
      above={<TasksNav unitId={unitId} here="board" />}
    >
      <div className="board">
        {columns.map((status) => (
          <BoardColumn key={status} unitId={unitId} status={status} />
        ))}
      </div>
    </Page>
  );
}

function BoardColumn({ unitId, status }: { unitId: string; status: (typeof columns)[number] }) {
  const say = useSay();
  const answer = useAnswer(listTasks, { unitId, status, size });
  const name = say(taskStatusNames[status]);
  return (
    <section aria-label={name}>
      <Loaded of={answer}>
        {({ tasks, count }) => (
          <>
            <h2>
              {say(taskPageWords.column, { status: name })}{' '}
              <CountLink
                count={count}
                name={name}
                to="/nhiem-vu/$unitId"
                params={{ unitId }}
                search={{ trangThai: status }}
              />
            </h2>
            <ul>
              {tasks.map((task) => (
                <Card key={task.id} task={task} />
              ))}
            </ul>
            {count > size && (
              <Link to="/nhiem-vu/$unitId" params={{ unitId }} search={{ trangThai: status }}>
                {say(countedWords.toWaiting, { count })}
              </Link>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Card({ task }: { task: ListedTask }) {
  const say = useSay();
  const { unitId, id: taskId, title } = task;
  return (
    <li>
      <Link className="task-title" to="/nhiem-vu/$unitId/$taskId" params={{ unitId, taskId }}>
        {title}
      </Link>
      <p className="small">
        <Responsible task={task} />
      </p>
      <p className="small">
        <Due task={task} on={dayOf(new Date())} />
      </p>
      <ActionDialog
        small
        label={say(taskPageWords.move)}
        about={say(taskPageWords.moveAbout, { title })}
        title={title}
      >
        {() => <Moves unitId={unitId} taskId={taskId} />}
      </ActionDialog>
    </li>
  );
}

/** What may be done with the task, asked when it is wanted. */
function Moves({ unitId, taskId }: { unitId: string; taskId: string }) {
  const answer = useAnswer(getTask, { unitId, taskId });
  const say = useSay();
  return (
    <Loaded of={answer}>
      {(task) =>
        task.may.some((one) => one !== 'showChain') ? (
          <TaskDeeds task={task} />
        ) : (
          <p className="soft">{say(taskPageWords.noMoves)}</p>
        )
      }
    </Loaded>
  );
}
