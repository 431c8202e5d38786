import './plans.css';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import { dayOf } from '../../../base/plain-date.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { Facts } from '../../../ui/Facts.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { shownCount, shownDate, shownInstant } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { getTask } from '../contract-tasks.ts';
import { stateWords } from '../words.ts';
import { Chain } from './Chain.tsx';
import { Evidence } from './Evidence.tsx';
import { Due, Responsible, TaskState } from './State.tsx';
import { TaskDeeds } from './TaskDeeds.tsx';
import { taskPageWords } from './task-words.ts';
import { actionNames, fieldNames, sourceNames, words } from './words.ts';

const from = '/nhiem-vu/$unitId/$taskId';
export type TaskShown = ResultOf<typeof getTask>;
type Action = TaskShown['actions'][number];

/** One task: what it is, how it stands, what proves it, and what may be done. */
export function TaskPage() {
  const say = useSay();
  const { unitId, taskId } = useParams({ from });
  const answer = useAnswer(getTask, { unitId, taskId });
  const shown = answer.data?.result;
  return (
    <Page
      title={shown?.title ?? say(words.task)}
      above={
        <Link to="/nhiem-vu/$unitId" params={{ unitId }}>
          {shown === undefined ? say(words.toTasks) : say(taskPageWords.toList, { unit: shown.unit })}
        </Link>
      }
    >
      <Loaded of={answer}>
        {(task) => (
          <>
            <TaskDeeds task={task} />
            {task.asked !== null && (
              <Notice
                kind="note"
                title={say(taskPageWords.asked, { ...task.asked, day: shownDate(task.asked.dueOn) })}
              />
            )}
            {task.status === 'reported' && (
              <Notice
                kind="note"
                title={say(taskPageWords.waitingText, {
                  state: say(stateWords[task.state ?? 'inTimeUndone']),
                })}
              />
            )}
            <Section title={say(words.facts)}>
              <Facts facts={factsOf(task, say)} />
            </Section>
            <Evidence task={task} />
            {task.may.includes('showChain') && <Chain unitId={unitId} taskId={taskId} />}
            <History task={task} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const dayText = (day: string | null) => (day === null ? null : shownDate(day));

/** Facts that are not there are left out, besides those that every task is to have. */
function factsOf(task: TaskShown, say: Say): [string, ReactNode][] {
  const { stateAsFirstSet, state, promisedOn, originalDueOn, dueOn } = task;
  const always: [string, ReactNode][] = [
    [say(words.state), <TaskState key="state" {...task} />],
    [say(words.due), <Due key="due" task={task} on={dayOf(new Date())} />],
    [say(words.person), <Responsible key="person" task={task} />],
    [say(words.product), task.product],
    [say(words.field), say(fieldNames[task.field])],
    [say(words.giver), task.giver ?? say(sourceNames[task.source])],
  ];
  const coWorkers = [...task.coWorkers.map(({ name }) => name), task.coWorkersPrinted].filter(Boolean);
  const progress = [say(taskPageWords.percent, { progress: task.progress }), task.progressNote]
    .filter(Boolean)
    .join('. ');
  const sometimes: [string, ReactNode][] = [
    [say(words.coWorkers), coWorkers.join(', ')],
    [say(taskPageWords.plan), task.plan === null ? null : <PlanLink key="plan" task={task} />],
    [
      say(words.document),
      task.document === null ? null : (
        <>
          <DocumentLink of={task} />
          {task.documentIssuedOn !== null && ` (${shownDate(task.documentIssuedOn)})`}
        </>
      ),
    ],
    [say(taskPageWords.givenOn), dayText(task.givenOn)],
    [say(words.starts), dayText(task.startsOn)],
    [say(taskPageWords.firstDue), originalDueOn === dueOn ? null : dayText(originalDueOn)],
    [say(taskPageWords.promised), dayText(promisedOn)],
    [say(taskPageWords.progress), task.progress > 0 || task.progressNote !== null ? progress : null],
    [say(taskPageWords.doneOn), dayText(task.doneOn)],
    [say(taskPageWords.whyLate), task.whyLate],
    [say(words.cost), task.cost === null ? null : shownCount(task.cost)],
    [
      say(words.counts, { on: '' }).trim(),
      stateAsFirstSet === null || stateAsFirstSet === state
        ? null
        : say(taskPageWords.asFirstSet, { state: say(stateWords[stateAsFirstSet]) }),
    ],
  ];
  return [...always, ...sometimes.filter(([, value]) => value !== null && value !== '')];
}

function PlanLink({ task: { unitId, planId, plan } }: { task: TaskShown }) {
  return (
    <Link to="/ke-hoach/$unitId/$planId" params={{ unitId, planId: planId! }}>
      {plan}
    </Link>
  );
}

type Documented = Pick<TaskShown, 'unitId' | 'documentId' | 'document'>;

/** Number and symbol; where the document is in the register they lead to it. */
export function DocumentLink({ of: { unitId, documentId, document } }: { of: Documented }) {
  if (documentId === null) return document;
  return (
    <Link to="/van-ban/$unitId/$documentId" params={{ unitId, documentId }}>
      {document}
    </Link>
  );
}

/** Everything that was done with it, the last first. */
function History({ task }: { task: TaskShown }) {
  const say = useSay();
  const columns: Column<Action>[] = [
    { key: 'at', title: say(taskPageWords.when), cell: ({ at }) => shownInstant(at) },
    { key: 'kind', title: say(words.deeds), cell: ({ kind }) => say(actionNames[kind]) },
    {
      key: 'by',
      title: say(taskPageWords.doer),
      cell: ({ by, onBehalfOf, unit }) => (
        <>
          {by} {onBehalfOf !== null && say(taskPageWords.onBehalf, { name: onBehalfOf })}
          {unit !== task.unit && <span className="soft small printed">{unit}</span>}
        </>
      ),
    },
    { key: 'detail', title: say(taskPageWords.content), cell: (action) => detailOf(action, say) || '–' },
  ];
  return (
    <Section title={say(taskPageWords.history)}>
      <Table
        name={say(taskPageWords.history)}
        columns={columns}
        rows={[...task.actions].reverse()}
        rowKey={({ number }) => String(number)}
        empty=""
      />
    </Section>
  );
}

function detailOf({ reason, dueOn, doneOn, progress, since, document }: Action, say: Say): string {
  return [
    progress === null ? null : say(taskPageWords.percent, { progress }),
    dueOn === null ? null : say(taskPageWords.dueDay, { day: shownDate(dueOn) }),
    doneOn === null ? null : say(taskPageWords.doneDay, { day: shownDate(doneOn) }),
    document === null ? null : say(taskPageWords.byDocument, { document }),
    since === null ? null : say(taskPageWords.sinceDay, { day: shownDate(since) }),
    reason,
  ]
    .filter((part) => part !== null)
    .join('. ');
}
