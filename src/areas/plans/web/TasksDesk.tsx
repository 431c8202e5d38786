import './plans.css';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from '../../../base/operation.ts';
import type { Word } from '../../../base/word.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Section } from '../../../ui/Page.tsx';
import { shownDate, shownInstant } from '../../../ui/show.ts';
import { type Bucket, buckets, showDesk } from '../contract-desk.ts';
import { countedWords } from './counted-words.ts';
import { Remind } from './GiverDeeds.tsx';
import { taskPageWords } from './task-words.ts';
import { taskStatusNames, words } from './words.ts';

type Desk = ResultOf<typeof showDesk>;
type DeskTask = Desk['late']['tasks'][number];

export const bucketNames = {
  late: taskPageWords.deskLate,
  dueToday: taskPageWords.deskToday,
  week: taskPageWords.deskWeek,
  later: taskPageWords.deskLater,
  toConfirm: taskPageWords.deskConfirm,
  toExtend: taskPageWords.deskExtend,
  toAssign: taskPageWords.deskAssign,
  lateOfOthers: taskPageWords.deskOthers,
} as const satisfies Record<Bucket, Word>;
const urgent = new Set<Bucket>(['late', 'lateOfOthers']);
/** So many of each stand on the desk; the others in the list. */
const most = 8;

/** What the person owes today, this week and late; for who leads, what waits for them and who is late. Nothing where nothing waits. */
export function TasksDesk() {
  const say = useSay();
  const answer = useAnswer(showDesk, {});
  const desk = answer.data?.result;
  if (desk !== undefined && buckets.every((key) => desk[key].count === 0)) return null;
  return (
    <Section title={say(taskPageWords.desk)}>
      <Loaded of={answer}>
        {(shown) => (
          <>
            {buckets.map((key) => {
              const { count, tasks } = shown[key];
              if (count === 0) return null;
              return (
                <section key={key} className={urgent.has(key) ? 'desk-tasks urgent' : 'desk-tasks'}>
                  <h3>
                    <Link to="/viec-cho/$loai" params={{ loai: key }}>
                      {say(bucketNames[key], { count })}
                    </Link>
                  </h3>
                  <ul>
                    {tasks.slice(0, most).map((task) => (
                      <DeskLine key={task.taskId} task={task} mayRemind={key === 'lateOfOthers'} />
                    ))}
                  </ul>
                  {count > most && (
                    <Link className="small" to="/viec-cho/$loai" params={{ loai: key }}>
                      {say(countedWords.toWaiting, { count })}
                    </Link>
                  )}
                </section>
              );
            })}
          </>
        )}
      </Loaded>
    </Section>
  );
}

/** Its page in its own unit; of what was handed down, that of the task above, where its giver sees the parts. */
const seenAt = ({ unitId, taskId, giverId, originId }: DeskTask) =>
  giverId !== null && giverId !== unitId && originId !== null
    ? { unitId: giverId, taskId: originId }
    : { unitId, taskId };

/** One task that waits, with what was said of it last. */
export function DeskLine({ task, mayRemind }: { task: DeskTask; mayRemind: boolean }) {
  const say = useSay();
  const { unitId, taskId, title, unit, person, dueOn, giverId, reminded, refused, escalatedAt, status } =
    task;
  const who = [person ?? say(words.noPerson), unit].join(', ');
  return (
    <li>
      <span>
        <Link className="task-title" to="/nhiem-vu/$unitId/$taskId" params={seenAt(task)}>
          {title}
        </Link>
        <span className="soft small printed">
          {say(taskPageWords.deskLine, {
            due: dueOn === null ? say(words.regular) : shownDate(dueOn),
            who: status === 'reported' ? `${who}, ${say(taskStatusNames.reported)}` : who,
          })}
        </span>
        {escalatedAt !== null && (
          <span className="small printed">
            {say(taskPageWords.escalated, { at: shownInstant(escalatedAt) })}
          </span>
        )}
        {refused !== null && (
          <span className="small printed">{say(taskPageWords.refused, { text: refused })}</span>
        )}
        {reminded !== null && (
          <span className="small printed">{say(taskPageWords.reminded, { text: reminded })}</span>
        )}
      </span>
      {mayRemind && giverId !== null && (
        <Remind small giverId={giverId} tasks={[{ unitId, taskId }]} title={title} />
      )}
    </li>
  );
}
