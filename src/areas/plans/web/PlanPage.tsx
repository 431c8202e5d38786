import './plans.css';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { urlOf } from '../../../base/call.ts';
import { grouped } from '../../../base/grouped.ts';
import type { ResultOf } from '../../../base/operation.ts';
import type { Word } from '../../../base/word.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { Facts } from '../../../ui/Facts.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { shownDate } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { reformFields } from '../../documents/document.ts';
import { exportPlan, getPlan } from '../contract.ts';
import { countedStates } from '../task-state.ts';
import { stateWords } from '../words.ts';
import { CountLink } from './CountLink.tsx';
import { PlanCount } from './PlanCount.tsx';
import { DraftRow, PlanDeeds } from './PlanDeeds.tsx';
import { PlanStatus } from './PlansPage.tsx';
import { Due, type ListedTask, Responsible, TaskState } from './State.tsx';
import { DocumentLink } from './TaskPage.tsx';
import { taskPageWords } from './task-words.ts';
import { fieldNames, planKindNames, words } from './words.ts';

const from = '/ke-hoach/$unitId/$planId';
export type PlanShown = ResultOf<typeof getPlan>;

/** One plan: its head, how its tasks stand, and what may be done with it. */
export function PlanPage() {
  const say = useSay();
  const { unitId, planId } = useParams({ from });
  const answer = useAnswer(getPlan, { unitId, planId });
  const plan = answer.data?.result;
  return (
    <Page
      title={plan?.name ?? say(words.plans)}
      above={
        <Link to="/ke-hoach/$unitId" params={{ unitId }}>
          {plan === undefined ? say(words.toPlans) : say(words.plansOf, { unit: plan.unit })}
        </Link>
      }
      actions={plan !== undefined && <PlanDeeds plan={plan} />}
    >
      <Loaded of={answer}>
        {(shown) => (
          <>
            <Section title={say(words.facts)}>
              <Facts facts={factsOf(shown, say)} />
            </Section>
            {shown.status === 'drafting' && <Lacks plan={shown} />}
            {shown.issuedOn !== null && <Standing plan={shown} />}
            <PlanTasks plan={shown} />
            <Amendments plan={shown} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function factsOf(plan: PlanShown, say: Say): [string, ReactNode][] {
  const { copiedFrom } = plan;
  return [
    [say(words.kind), `${say(planKindNames[plan.kind])}, ${plan.year}`],
    [say(words.status), <PlanStatus key="status" status={plan.status} />],
    [say(words.document), plan.document === null ? null : <DocumentLink key="document" of={plan} />],
    [say(words.issuedOn), plan.issuedOn === null ? null : shownDate(plan.issuedOn)],
    [say(words.basis), plan.basis],
    ...(copiedFrom === null
      ? []
      : [[say(words.toPlans), say(words.copied, copiedFrom)] as [string, ReactNode]]),
  ];
}

const lackWords = {
  product: words.lackProduct,
  responsible: words.lackResponsible,
  cost: words.lackCost,
  field: words.lackField,
} satisfies Record<PlanShown['lacks'][number]['what'], Word>;

/** What a plan is to have and has not yet, each once, with the tasks that it is missing in. */
function Lacks({ plan }: { plan: PlanShown }) {
  const say = useSay();
  if (plan.lacks.length === 0 || plan.tasks.length === 0) return null;
  const titles = new Map(plan.tasks.map(({ id, title }) => [id, title]));
  const nameOf = ({ taskId, field }: PlanShown['lacks'][number]) =>
    field === null ? `“${titles.get(taskId ?? '') ?? ''}”` : say(fieldNames[field]);
  return (
    <Notice kind="warning" title={say(words.lacks)}>
      <ul>
        {[...grouped(plan.lacks, ({ what }) => what)].map(([what, some]) => (
          <li key={what}>
            {say(lackWords[what], { count: some.length, titles: some.map(nameOf).join('; ') })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** How the forms count its tasks today, and against the days first set where that is another count; each figure opens into its list. */
function Standing({ plan }: { plan: PlanShown }) {
  const say = useSay();
  const { waiting, asFirstSet } = plan.counts;
  const isMoved = countedStates.some((state) => asFirstSet[state] !== plan.counts[state]);
  return (
    <Section title={say(words.counts, { on: shownDate(plan.on) })}>
      <dl className="counts">
        <div>
          <dt>{say(words.total)}</dt>
          <dd>
            <PlanCount plan={plan} name={say(words.total)} />
          </dd>
        </div>
        {countedStates.map((state) => (
          <div key={state}>
            <dt>{say(stateWords[state])}</dt>
            <dd>
              <PlanCount plan={plan} name={say(stateWords[state])} state={state} />
            </dd>
          </div>
        ))}
        {waiting > 0 && (
          <Figure plan={plan} name={say(words.waitingOf)} search={{ trangThai: 'reported' }}>
            {waiting}
          </Figure>
        )}
      </dl>
      {waiting > 0 && <p className="soft">{say(taskPageWords.waitingCounted)}</p>}
      {isMoved && (
        <>
          <h3>{say(words.byFirstDue)}</h3>
          <dl className="counts">
            {countedStates.map((state) => (
              <Figure key={state} plan={plan} name={say(stateWords[state])} search={{ hanDau: state }}>
                {asFirstSet[state]}
              </Figure>
            ))}
          </dl>
        </>
      )}
    </Section>
  );
}

type FigureProps = {
  plan: PlanShown;
  name: string;
  search: Readonly<Record<string, string>>;
  children: number;
};

/** Activities stand in no figure, and so not in the list behind one either. */
function Figure({ plan, name, search, children }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <CountLink
          count={children}
          name={name}
          to="/nhiem-vu/$unitId"
          params={{ unitId: plan.unitId }}
          search={{ keHoach: plan.id, ...search, dem: '1' }}
        />
      </dd>
    </div>
  );
}

/** The table of the plan, field by field. */
function PlanTasks({ plan }: { plan: PlanShown }) {
  const say = useSay();
  const { unitId, id: planId, tasks } = plan;
  const mayChange = plan.may.includes('change');
  const columns = columnsFor(plan, say, mayChange);
  return (
    <Section
      title={say(words.tasks)}
      actions={
        <span className="section-actions">
          {mayChange && (
            <Link className="button-link" to="/ke-hoach/$unitId/$planId/them" params={{ unitId, planId }}>
              {say(words.addTasks)}
            </Link>
          )}
          {tasks.length > 0 && (
            <a className="button-link plain" href={urlOf(exportPlan, { unitId, planId })}>
              {say(words.exportTable)}
            </a>
          )}
        </span>
      }
    >
      {tasks.length === 0 && <p className="soft">{say(words.noTasksYet)}</p>}
      {reformFields.map((field) => {
        const own = tasks.filter((task) => task.field === field);
        if (own.length === 0) return null;
        const name = say(fieldNames[field]);
        return (
          <div key={field} className="plan-field">
            <h3 className="field-row">{name}</h3>
            <Table name={name} columns={columns} rows={own} rowKey={({ id }) => id} empty="" />
          </div>
        );
      })}
    </Section>
  );
}

function columnsFor(plan: PlanShown, say: Say, mayChange: boolean): Column<ListedTask>[] {
  const { unitId, on } = plan;
  return [
    {
      key: 'task',
      title: say(words.task),
      cell: (task) => (
        <Link className="task-title" to="/nhiem-vu/$unitId/$taskId" params={{ unitId, taskId: task.id }}>
          {task.title}
        </Link>
      ),
    },
    { key: 'product', title: say(words.product), cell: ({ product }) => product ?? '–' },
    { key: 'person', title: say(words.person), cell: (task) => <Responsible task={task} /> },
    { key: 'due', title: say(words.due), cell: (task) => <Due task={task} on={on} /> },
    { key: 'state', title: say(words.state), cell: (task) => <TaskState {...task} /> },
    ...(mayChange
      ? [
          {
            key: 'deeds',
            title: say(words.deeds),
            silent: true,
            cell: (task: ListedTask) => <DraftRow plan={plan} task={task} />,
          },
        ]
      : []),
  ];
}

/** Everything that was changed after issue: when, why, by which document. */
function Amendments({ plan }: { plan: PlanShown }) {
  const say = useSay();
  if (plan.amendments.length === 0) return null;
  return (
    <Section title={say(words.amendments)}>
      <ol className="stack">
        {plan.amendments.map(({ id, on, reason, document, by, tasks }) => (
          <li key={id}>
            <p>
              {say(words.amendment, { on: shownDate(on), reason, by })} {document}
            </p>
            <ul>
              {tasks.map(({ taskId, title, what }) => (
                <li key={taskId} className="soft">
                  {say(words.amended[what], { title })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Section>
  );
}
