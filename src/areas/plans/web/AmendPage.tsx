import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import { dayOf } from '../../../base/plain-date.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { Button } from '../../../ui/Button.tsx';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { TextField } from '../../../ui/form/fields.tsx';
import { FormContext, type Typed } from '../../../ui/form/form-state.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { shownDate } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { amendPlan, getPlan } from '../contract.ts';
import { listChoices } from '../contract-reading.ts';
import { newTasks } from './AddTasksPage.tsx';
import { DocumentFields, documentOf } from './DocumentFields.tsx';
import { typedTask, unasked } from './PlanDeeds.tsx';
import type { PlanShown } from './PlanPage.tsx';
import { Due, type ListedTask, TaskState } from './State.tsx';
import { TaskRows } from './TaskRows.tsx';
import { type Choices, emptyTask, fieldsOf, type TypedTask } from './typed-task.ts';
import { words } from './words.ts';

const from = '/ke-hoach/$unitId/$planId/dieu-chinh';

/** A dated change of an issued plan, with its reason and its document. */
export function AmendPage() {
  const say = useSay();
  const { unitId, planId } = useParams({ from });
  const plan = useAnswer(getPlan, { unitId, planId });
  const people = useAnswer(listChoices, { unitId });
  return (
    <Page
      wide
      title={say(words.amendTitle)}
      lead={say(words.amendLead)}
      above={
        <Link to="/ke-hoach/$unitId/$planId" params={{ unitId, planId }}>
          {plan.data?.result.name ?? say(words.plans)}
        </Link>
      }
    >
      <Loaded of={plan}>
        {(shown) => <Loaded of={people}>{(choices) => <AmendForm plan={shown} choices={choices} />}</Loaded>}
      </Loaded>
    </Page>
  );
}

type Props = { plan: PlanShown; choices: Choices };

function AmendForm({ plan, choices }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const [id] = useState(uuidv7);
  const { unitId, id: planId, year, tasks } = plan;
  const back = () => navigate({ to: '/ke-hoach/$unitId/$planId', params: { unitId, planId } });
  return (
    <div className="sheet">
      <Form
        operation={amendPlan}
        submit={say(words.amendSave)}
        onCancel={back}
        initial={{ on: shownDate(dayOf(new Date())), changes: [], cancels: [], adds: [emptyTask()] }}
        input={(typed) => ({
          unitId,
          planId,
          id,
          on: typed.date('on'),
          reason: typed.text('reason'),
          ...documentOf(typed),
          ...changesOf(typed, tasks),
        })}
        onDone={back}
      >
        <DateField name="on" label={say(words.amendOn)} hint={say(words.amendOnHint)} />
        <TextField name="reason" label={say(words.reason)} lines={2} spellCheck />
        <DocumentFields unitId={unitId} />
        <Section title={say(words.amendChanges)}>
          <Existing plan={plan} />
          <Changed year={year} choices={choices} />
        </Section>
        <Section title={say(words.amendAdds)}>
          <TaskRows name="adds" year={year} choices={choices} />
        </Section>
      </Form>
    </div>
  );
}

function changesOf(typed: Typed, tasks: readonly ListedTask[]) {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return {
    adds: newTasks(typed.list('adds'), 0),
    changes: typed.list<TypedTask>('changes').map((row) => {
      const task = byId.get(row.id)!;
      return { taskId: task.id, version: task.version, ...unasked(task), ...fieldsOf(row) };
    }),
    cancels: typed.list<string>('cancels').map((taskId) => ({ taskId, version: byId.get(taskId)!.version })),
  };
}

/** The rows of the tasks that are to be changed; none before one was chosen. */
function Changed({ year, choices }: { year: number; choices: Choices }) {
  const say = useSay();
  const { values } = useContext(FormContext)!;
  if ((values.changes as readonly unknown[]).length === 0) return null;
  return (
    <>
      <h3>{say(words.amendChanged)}</h3>
      <TaskRows name="changes" year={year} choices={choices} fixed />
    </>
  );
}

/** The tasks of the plan; each may be chosen to be changed, or to fall away. */
function Existing({ plan }: { plan: PlanShown }) {
  const say = useSay();
  const { values, set } = useContext(FormContext)!;
  const changes = values.changes as readonly TypedTask[];
  const cancels = values.cancels as readonly string[];
  const open = plan.tasks.filter(({ status }) => status !== 'done' && status !== 'cancelled');
  const keep = (id: string) => {
    set(
      'changes',
      changes.filter((one) => one.id !== id),
    );
    set(
      'cancels',
      cancels.filter((one) => one !== id),
    );
  };
  const columns: Column<ListedTask>[] = [
    { key: 'task', title: say(words.task), cell: ({ title }) => title },
    { key: 'due', title: say(words.due), cell: (task) => <Due task={task} on={plan.on} /> },
    { key: 'state', title: say(words.state), cell: (task) => <TaskState {...task} /> },
    {
      key: 'deeds',
      title: say(words.deeds),
      silent: true,
      cell: (task) => {
        const isCancelled = cancels.includes(task.id);
        const isChosen = isCancelled || changes.some(({ id }) => id === task.id);
        return isChosen ? (
          <span className="task-deeds">
            {isCancelled && <span className="tag tag-error">{say(words.cancelTask)}</span>}
            <Button size="small" onClick={() => keep(task.id)}>
              {say(words.keepTask)}
            </Button>
          </span>
        ) : (
          <span className="task-deeds">
            <Button
              size="small"
              aria-label={say(words.editAbout, { title: task.title })}
              onClick={() => set('changes', [...changes, typedTask(task)])}
            >
              {say(words.edit)}
            </Button>
            <Button
              size="small"
              aria-label={say(words.removeAbout, { title: task.title })}
              onClick={() => set('cancels', [...cancels, task.id])}
            >
              {say(words.cancelTask)}
            </Button>
          </span>
        );
      },
    },
  ];
  return (
    <Table
      name={say(words.tasks)}
      columns={columns}
      rows={open}
      rowKey={({ id }) => id}
      empty={say(words.noTasks)}
    />
  );
}
