import { fold } from '../../../base/fold.ts';
import type { ResultOf } from '../../../base/operation.ts';
import { dayOf, daysBetween } from '../../../base/plain-date.ts';
import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import type { listTasks } from '../contract-tasks.ts';
import type { CountedState } from '../task-state.ts';
import { stateWords } from '../words.ts';
import { taskStatusNames, words } from './words.ts';

export type ListedTask = ResultOf<typeof listTasks>['tasks'][number];
type Standing = Pick<ListedTask, 'status' | 'state'>;

/** How a task stands on a day, in words; the colour only repeats them. Of an earlier day only how it counted then is known. */
export function StateOn({ task, on }: { task: Standing; on: string }) {
  const say = useSay();
  const { state } = task;
  if (state === null || on >= dayOf(new Date())) return <TaskState {...task} />;
  return <span className={`tag ${colours[state]}`}>{say(stateWords[state])}</span>;
}

const colours = {
  doneOnTime: 'tag-held',
  doneLate: 'tag-warning',
  overdueUndone: 'tag-error',
  inTimeUndone: '',
} satisfies Record<CountedState, string>;

/** How a task stands now, in words; the colour only repeats them. */
export function TaskState({ status, state }: Standing) {
  const say = useSay();
  return (
    <>
      <span className={`tag ${colourOf({ status, state })}`}>
        {say(status === 'done' && state !== null ? stateWords[state] : taskStatusNames[status])}
      </span>
      {status !== 'done' && state === 'overdueUndone' && (
        <>
          {' '}
          <span className="tag tag-error">{say(stateWords.overdueUndone)}</span>
        </>
      )}
    </>
  );
}

function colourOf({ status, state }: Standing): string {
  if (status === 'done') return state === 'doneLate' ? 'tag-warning' : 'tag-held';
  if (status === 'reported') return 'tag-warning';
  return status === 'doing' ? '' : 'tag-soft';
}

/** The day that it is due, and how long ago that was where it is late. */
export function Due({ task, on }: { task: Pick<ListedTask, 'dueOn' | 'state'>; on: string }) {
  const say = useSay();
  if (task.dueOn === null) return say(words.regular);
  return (
    <>
      {shownDate(task.dueOn)}
      {task.state === 'overdueUndone' && (
        <span className="late-by">{say(words.lateBy, { days: daysBetween(task.dueOn, on) })}</span>
      )}
    </>
  );
}

/** Who does it: the person, and the body as it is printed. */
export function Responsible({ task }: { task: Pick<ListedTask, 'person' | 'personPrinted'> }) {
  const say = useSay();
  const { person } = task;
  // Where the plan prints the person's own name it says no more.
  const isSame = person !== null && fold(task.personPrinted ?? '').includes(fold(person));
  const personPrinted = isSame ? null : task.personPrinted;
  if (person === null && personPrinted === null) return <span className="soft">{say(words.noPerson)}</span>;
  return (
    <>
      {person ?? personPrinted}
      {person !== null && personPrinted !== null && (
        <span className="soft small printed">{personPrinted}</span>
      )}
    </>
  );
}
