import { Link, useNavigate } from '@tanstack/react-router';
import { dayOf } from '../../../base/plain-date.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../ui/ask.tsx';
import { DeedButton } from '../../../ui/DeedButton.tsx';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { TextField } from '../../../ui/form/fields.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { shownCount, shownDate } from '../../../ui/show.ts';
import {
  changePlan,
  changeTask,
  closePlan,
  discardPlan,
  issuePlan,
  removeTasks,
  reopenPlan,
} from '../contract.ts';
import { listChoices } from '../contract-reading.ts';
import { DocumentFields, documentOf } from './DocumentFields.tsx';
import type { PlanShown } from './PlanPage.tsx';
import { Beside, besideOf, HeadFields, headOf } from './PlansPage.tsx';
import type { ListedTask } from './State.tsx';
import { TaskFields, typedIn } from './TaskFields.tsx';
import { emptyTask, fieldsOf, type TypedTask } from './typed-task.ts';
import { regularText, words } from './words.ts';

type Props = { plan: PlanShown };

/** What may be done with a plan as it stands. */
export function PlanDeeds({ plan }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const { unitId, id: planId, version, may } = plan;
  return (
    <>
      {may.includes('change') && <ChangeHead plan={plan} />}
      {may.includes('issue') && plan.tasks.length > 0 && <Issue plan={plan} />}
      {may.includes('discard') && (
        <DeedButton
          danger
          operation={discardPlan}
          input={{ unitId, planId, version }}
          label={say(words.discard)}
          onDone={() => navigate({ to: '/ke-hoach/$unitId', params: { unitId } })}
          sure={say(words.discardSure, { name: plan.name })}
        />
      )}
      {may.includes('amend') && (
        <Link className="button-link" to="/ke-hoach/$unitId/$planId/dieu-chinh" params={{ unitId, planId }}>
          {say(words.amend)}
        </Link>
      )}
      {may.includes('close') && (
        <DeedButton
          operation={closePlan}
          input={{ unitId, planId, version }}
          label={say(words.close)}
          sure={say(words.closeSure)}
        />
      )}
      {may.includes('reopen') && <Reopen plan={plan} />}
    </>
  );
}

function ChangeHead({ plan }: Props) {
  const say = useSay();
  const { unitId, id: planId, version, kind, year, name, basis } = plan;
  return (
    <ActionDialog label={say(words.edit)} title={say(words.editPlan)}>
      {(close) => (
        <Form
          operation={changePlan}
          submit={say(words.save)}
          onCancel={close}
          initial={{ kind, year: String(year), name, basis: basis ?? '' }}
          input={(typed) => ({ unitId, planId, version, ...headOf(typed) })}
          onDone={close}
        >
          <HeadFields />
        </Form>
      )}
    </ActionDialog>
  );
}

function Issue({ plan }: Props) {
  const say = useSay();
  const { unitId, id: planId, version } = plan;
  return (
    <ActionDialog main label={say(words.issue)} title={say(words.issue)}>
      {(close) => (
        <>
          <p className="dialog-text">{say(words.issueText)}</p>
          <Form
            operation={issuePlan}
            submit={say(words.issue)}
            onCancel={close}
            initial={{ issuedOn: shownDate(dayOf(new Date())) }}
            input={(typed) => ({
              unitId,
              planId,
              version,
              issuedOn: typed.date('issuedOn'),
              ...documentOf(typed),
              ...besideOf(typed),
            })}
            onDone={close}
          >
            <DateField name="issuedOn" label={say(words.issuedOn)} />
            <DocumentFields unitId={unitId} />
            <Beside />
          </Form>
        </>
      )}
    </ActionDialog>
  );
}

function Reopen({ plan }: Props) {
  const say = useSay();
  const { unitId, id: planId, version } = plan;
  return (
    <ActionDialog label={say(words.reopen)} title={say(words.reopen)}>
      {(close) => (
        <Form
          operation={reopenPlan}
          submit={say(words.reopen)}
          onCancel={close}
          input={(typed) => ({ unitId, planId, version, reason: typed.text('reason') })}
          onDone={close}
        >
          <TextField name="reason" label={say(words.reason)} lines={2} spellCheck />
        </Form>
      )}
    </ActionDialog>
  );
}

/** A task as it stands, to be changed in a row. */
export const typedTask = (task: ListedTask): TypedTask => ({
  ...emptyTask(task.field),
  id: task.id,
  title: task.title,
  product: task.product ?? '',
  productKind: task.productKind ?? '',
  personId: task.personId ?? '',
  personPrinted: task.personPrinted ?? '',
  coWorkersPrinted: task.coWorkersPrinted ?? '',
  startsOn: task.startsOn === null ? '' : shownDate(task.startsOn),
  dueOn: task.dueOn === null ? regularText : shownDate(task.dueOn),
  cost: task.cost === null ? '' : shownCount(task.cost),
});

/** What the page does not ask for stays as it is. */
export const unasked = ({ coWorkers }: ListedTask) => ({
  coWorkers: coWorkers.map(({ id }) => id),
});

/** Changes a task of a draft, or takes it away. */
export function DraftRow({ plan, task }: Props & { task: ListedTask }) {
  const say = useSay();
  const { unitId, id: planId } = plan;
  const { title } = task;
  return (
    <span className="task-deeds">
      <ActionDialog
        small
        label={say(words.edit)}
        about={say(words.editAbout, { title })}
        title={say(words.editAbout, { title })}
      >
        {(close) => <ChangeTask plan={plan} task={task} close={close} />}
      </ActionDialog>
      <DeedButton
        small
        operation={removeTasks}
        input={{ unitId, planId, taskIds: [task.id] }}
        label={say(words.remove)}
        about={say(words.removeAbout, { title })}
        sure={say(words.removeSure, { title })}
      />
    </span>
  );
}

function ChangeTask({ plan, task, close }: Props & { task: ListedTask; close: () => void }) {
  const say = useSay();
  const { unitId } = plan;
  const answer = useAnswer(listChoices, { unitId });
  return (
    <Loaded of={answer}>
      {(choices) => (
        <Form
          operation={changeTask}
          submit={say(words.save)}
          onCancel={close}
          initial={typedTask(task)}
          input={(typed) => ({
            unitId,
            taskId: task.id,
            version: task.version,
            ...unasked(task),
            ...fieldsOf(typedIn(typed, plan.year)),
          })}
          onDone={close}
        >
          <TaskFields choices={choices} />
        </Form>
      )}
    </Loaded>
  );
}
