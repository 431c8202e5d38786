import './plans.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import type { ResultOf } from '../../../base/operation.ts';
import { dayOf, yearOf } from '../../../base/plain-date.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../ui/ask.tsx';
import { Filters, SelectFilter } from '../../../ui/Filters.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { CheckField, SelectField, TextField } from '../../../ui/form/fields.tsx';
import { FormContext, type Typed } from '../../../ui/form/form-state.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Pages } from '../../../ui/Pages.tsx';
import { shownDate } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { ChooseUnit } from '../../units/web/ChooseUnit.tsx';
import { copyPlan, createPlan, getPlan, listPlans } from '../contract.ts';
import { chooseUnit } from '../contract-desk.ts';
import { planKinds } from '../plan-log.ts';
import { countedWords } from './counted-words.ts';
import { PlanCount } from './PlanCount.tsx';
import { planKindNames, planStatusNames, words } from './words.ts';

const from = '/ke-hoach/$unitId';
type Plan = ResultOf<typeof listPlans>['plans'][number];

/** The units whose plans and tasks one may look at. */
export function ChoosePlansPage() {
  const told = { title: words.choose, lead: words.chooseLead, none: words.noUnits };
  return <ChooseUnit answer={useAnswer(chooseUnit, {})} to={from} words={told} />;
}

/** Where tasks are looked for without a plan. */
export function ChooseTasksPage() {
  const told = { title: words.choose, lead: words.chooseLead, none: words.noUnits };
  return <ChooseUnit answer={useAnswer(chooseUnit, {})} to="/nhiem-vu/$unitId" words={told} />;
}

const yearNow = () => yearOf(dayOf(new Date()));
const size = 50;

/** The plans of a unit, the newest first. */
export function PlansPage() {
  const say = useSay();
  const { unitId } = useParams({ from });
  const { nam, loai, tu } = useSearch({ from });
  const navigate = useNavigate();
  const start = Number(tu ?? 0);
  const kind = planKinds.find((one) => one === loai);
  const asked = { unitId, start, size, ...(nam ? { year: Number(nam) } : {}), ...(kind ? { kind } : {}) };
  const answer = useAnswer(listPlans, asked, { keep: true });
  const go = (more: Record<string, string>) =>
    navigate({ to: from, params: { unitId }, search: (so) => ({ ...so, tu: '', ...more }), replace: true });
  const unit = answer.data?.result.unit;
  const next = answer.data?.next ?? [];
  return (
    <Page
      title={unit === undefined ? say(words.plans) : say(words.plansOf, { unit })}
      lead={say(words.plansLead)}
      above={
        <Link to="/nhiem-vu/$unitId" params={{ unitId }}>
          {say(words.toTasks)}
        </Link>
      }
      actions={next.includes('plans.createPlan') && <NewPlan unitId={unitId} />}
    >
      <div className="sheet">
        <Filters>
          <SelectFilter
            label={say(words.year)}
            value={nam ?? ''}
            options={[{ value: '', label: say(words.anyYear) }, ...years(yearNow())]}
            onChange={(value) => go({ nam: value })}
          />
          <SelectFilter
            label={say(words.kind)}
            value={loai ?? ''}
            options={[
              { value: '', label: say(words.anyKind) },
              ...planKinds.map((one) => ({ value: one, label: say(planKindNames[one]) })),
            ]}
            onChange={(value) => go({ loai: value })}
          />
        </Filters>
        <Loaded of={answer}>
          {({ plans, count }) => (
            <>
              <PlanTable unitId={unitId} plans={plans} mayCopy={next.includes('plans.copyPlan')} />
              <Pages {...{ count, start, size }} onStart={(at) => go({ tu: String(at) })} />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

const years = (now: number) =>
  [now + 1, now, now - 1, now - 2, now - 3].map((year) => ({ value: String(year), label: String(year) }));

function PlanTable({ unitId, plans, mayCopy }: { unitId: string; plans: readonly Plan[]; mayCopy: boolean }) {
  const say = useSay();
  const columns: Column<Plan>[] = [
    { key: 'year', title: say(words.year), cell: ({ year }) => year },
    {
      key: 'name',
      title: say(words.name),
      cell: ({ id, name, kind }) => (
        <>
          <Link to="/ke-hoach/$unitId/$planId" params={{ unitId, planId: id }}>
            {name}
          </Link>
          <span className="soft small printed">{say(planKindNames[kind])}</span>
        </>
      ),
    },
    {
      key: 'document',
      title: say(words.document),
      cell: ({ document, issuedOn }) =>
        issuedOn === null ? '–' : `${document ?? ''} ${shownDate(issuedOn)}`.trim(),
    },
    { key: 'status', title: say(words.status), cell: ({ status }) => <PlanStatus status={status} /> },
    {
      key: 'counts',
      title: say(words.tasks),
      cell: ({ id, counts, status }) => status !== 'drafting' && <HowFar plan={{ id, unitId, counts }} />,
    },
    {
      key: 'deeds',
      title: say(words.deeds),
      silent: true,
      cell: (plan) => mayCopy && <CopyPlan unitId={unitId} plan={plan} />,
    },
  ];
  return (
    <Table
      name={say(words.plans)}
      columns={columns}
      rows={plans}
      rowKey={({ id }) => id}
      empty={say(words.noPlans)}
    />
  );
}

/** Of how many how many are done, and how many are overdue. */
function HowFar({ plan }: { plan: Pick<Plan, 'id' | 'unitId' | 'counts'> }) {
  const say = useSay();
  return (
    <>
      <PlanCount plan={plan} name={say(countedWords.done)} state="done" />/
      <PlanCount plan={plan} name={say(words.total)} /> {say(countedWords.done)},{' '}
      <PlanCount plan={plan} name={say(countedWords.overdue)} state="overdueUndone" />{' '}
      {say(countedWords.overdue)}
    </>
  );
}

/** Whether it holds yet. */
export function PlanStatus({ status }: Pick<Plan, 'status'>) {
  const say = useSay();
  const colour = { drafting: 'tag-soft', issued: 'tag-held', closed: '', discarded: '' }[status];
  return <span className={`tag ${colour}`}>{say(planStatusNames[status])}</span>;
}

export const headOf = (typed: Typed) => ({
  kind: typed.text('kind'),
  year: Number(typed.text('year')),
  name: typed.text('name'),
  basis: typed.optional('basis'),
  ...besideOf(typed),
});

export const besideOf = (typed: Typed) => ({ beside: typed.flag('beside') });

/** Kind, year, name and basis of a plan. */
export function HeadFields() {
  const say = useSay();
  return (
    <>
      <SelectField
        name="kind"
        label={say(words.kind)}
        blank={false}
        options={planKinds.map((one) => ({ value: one, label: say(planKindNames[one]) }))}
      />
      <TextField name="year" label={say(words.year)} inputMode="numeric" short />
      <TextField name="name" label={say(words.name)} lines={2} spellCheck />
      <TextField name="basis" label={say(words.basis)} optional />
      <Beside />
    </>
  );
}

/** Asked for once the server has said that the year has a reform plan already. */
export function Beside() {
  const say = useSay();
  const { issues, values } = useContext(FormContext)!;
  const isAsked = values.beside === true || issues.some(({ path }) => path[0] === 'beside');
  return isAsked && <CheckField name="beside" label={say(words.beside)} />;
}

function NewPlan({ unitId }: { unitId: string }) {
  const say = useSay();
  const navigate = useNavigate();
  const [id] = useState(uuidv7);
  const name = say(planKindNames.reform);
  return (
    <ActionDialog main label={say(words.newPlan)} title={say(words.newPlan)}>
      {(close) => (
        <Form
          operation={createPlan}
          submit={say(words.create)}
          onCancel={close}
          initial={{ kind: 'reform', year: String(yearNow()), name: `${name} ${yearNow()}` }}
          input={(typed) => ({ unitId, id, ...headOf(typed) })}
          onDone={() => navigate({ to: '/ke-hoach/$unitId/$planId', params: { unitId, planId: id } })}
        >
          <HeadFields />
        </Form>
      )}
    </ActionDialog>
  );
}

/** Next year's plan out of this one, task for task. */
function CopyPlan({ unitId, plan }: { unitId: string; plan: Plan }) {
  const say = useSay();
  return (
    <ActionDialog
      small
      label={say(words.copy)}
      about={say(words.copyAbout, { name: plan.name })}
      title={say(words.copy)}
    >
      {(close) => <CopyForm {...{ unitId, plan, close }} />}
    </ActionDialog>
  );
}

function CopyForm({ unitId, plan, close }: { unitId: string; plan: Plan; close: () => void }) {
  const say = useSay();
  const navigate = useNavigate();
  const [id] = useState(uuidv7);
  const [ids] = useState(() => new Map<string, string>());
  const answer = useAnswer(getPlan, { unitId, planId: plan.id });
  const year = plan.year + 1;
  return (
    <Loaded of={answer}>
      {({ tasks }) => {
        const kept = tasks.filter(({ status }) => status !== 'cancelled');
        // The same ids again where it is sent again, so that nothing is copied twice.
        for (const task of kept) if (!ids.has(task.id)) ids.set(task.id, uuidv7());
        return (
          <>
            <p className="dialog-text">{say(words.copyText, { count: kept.length })}</p>
            <Form
              operation={copyPlan}
              submit={say(words.create)}
              onCancel={close}
              initial={{ year: String(year), name: plan.name.replaceAll(String(plan.year), String(year)) }}
              input={(typed) => ({
                unitId,
                planId: plan.id,
                id,
                year: Number(typed.text('year')),
                name: typed.text('name'),
                basis: typed.optional('basis'),
                ...besideOf(typed),
                tasks: kept.map((task) => ({ taskId: task.id, id: ids.get(task.id)! })),
              })}
              onDone={() => navigate({ to: '/ke-hoach/$unitId/$planId', params: { unitId, planId: id } })}
            >
              <TextField name="year" label={say(words.year)} inputMode="numeric" short />
              <TextField name="name" label={say(words.name)} lines={2} spellCheck />
              <TextField name="basis" label={say(words.basis)} optional />
              <Beside />
            </Form>
          </>
        );
      }}
    </Loaded>
  );
}
