import { useContext } from 'react';
import { dayOf, yearOf } from '../../../base/plain-date.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../ui/ask.tsx';
import { DeedButton } from '../../../ui/DeedButton.tsx';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import { FormContext, typedOf } from '../../../ui/form/form-state.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import { cancelTask, confirmTasks, reopenTask } from '../contract-giving.ts';
import { listChoices } from '../contract-reading.ts';
import { askExtension, assignTask, reportDone, reportProgress } from '../contract-tasks.ts';
import { DecideExtension, Reasoned, Refuse, Remind } from './GiverDeeds.tsx';
import { HandDown } from './HandDown.tsx';
import type { TaskShown } from './TaskPage.tsx';
import { taskPageWords } from './task-words.ts';
import { words } from './words.ts';

type Props = { task: TaskShown };

/** What this person may do with the task as it stands; what waits for them stands first. */
export function TaskDeeds({ task }: Props) {
  const say = useSay();
  const { unitId, id: taskId, version, giverId, may } = task;
  const given = { giverId, unitId, taskId, version };
  const isAsked = task.asked !== null && may.includes('decideExtension');
  if (may.every((one) => one === 'showChain')) return null;
  return (
    <div className="task-deeds after-title">
      {may.includes('confirm') && (
        <DeedButton
          main
          operation={confirmTasks}
          input={{ giverId, tasks: [{ unitId, taskId, version }] }}
          label={say(taskPageWords.confirm)}
        />
      )}
      {may.includes('refuse') && <Refuse given={given} />}
      {may.includes('decideExtension') && (
        <DecideExtension given={given} asked={task.asked} isForAbove={task.isForAbove} main={isAsked} />
      )}
      {may.includes('report') && <ReportDone task={task} main={!isAsked} />}
      {may.includes('progress') && <Progress task={task} />}
      {may.includes('assign') && <Assign task={task} />}
      {may.includes('handDown') && <HandDown task={task} />}
      {may.includes('askExtension') && <AskExtension task={task} />}
      {may.includes('remind') && <Remind giverId={giverId} tasks={[{ unitId, taskId }]} title={task.title} />}
      {may.includes('reopen') && (
        <Reasoned operation={reopenTask} given={given} label={say(taskPageWords.reopen)} />
      )}
      {may.includes('cancel') && (
        <Reasoned danger operation={cancelTask} given={given} label={say(taskPageWords.cancel)} />
      )}
    </div>
  );
}

const today = () => dayOf(new Date());

function ReportDone({ task, main }: Props & { main: boolean }) {
  const say = useSay();
  const { unitId, id: taskId, version, dueOn } = task;
  const isLate = dueOn !== null && dueOn < today();
  return (
    <ActionDialog main={main} label={say(taskPageWords.report)} title={say(taskPageWords.report)}>
      {(close) => (
        <Form
          operation={reportDone}
          submit={say(taskPageWords.report)}
          onCancel={close}
          initial={{ doneOn: shownDate(today()) }}
          input={(typed) => ({
            ...{ unitId, taskId, version },
            doneOn: typed.date('doneOn'),
            note: typed.optional('note'),
            whyLate: typed.optional('whyLate'),
            withoutEvidence: typed.optional('withoutEvidence'),
          })}
          onDone={close}
        >
          <DateField name="doneOn" label={say(taskPageWords.doneOn)} />
          <TextField name="note" label={say(taskPageWords.reportNote)} lines={2} spellCheck optional />
          {isLate && <TextField name="whyLate" label={say(taskPageWords.whyLate)} lines={2} spellCheck />}
          {task.evidence.length === 0 && (
            <TextField
              name="withoutEvidence"
              label={say(taskPageWords.withoutEvidence)}
              lines={2}
              spellCheck
            />
          )}
        </Form>
      )}
    </ActionDialog>
  );
}

function Progress({ task }: Props) {
  const say = useSay();
  const { unitId, id: taskId, version, progress, progressNote } = task;
  return (
    <ActionDialog label={say(taskPageWords.update)} title={say(taskPageWords.update)}>
      {(close) => (
        <Form
          operation={reportProgress}
          submit={say(words.save)}
          onCancel={close}
          initial={{ progress: String(progress), note: progressNote ?? '' }}
          input={(typed) => ({
            ...{ unitId, taskId, version },
            progress: Number(typed.text('progress').replace('%', '')),
            note: typed.text('note'),
          })}
          onDone={close}
        >
          <TextField name="progress" label={say(taskPageWords.percentDone)} inputMode="numeric" short />
          <TextField name="note" label={say(taskPageWords.note)} lines={3} spellCheck />
        </Form>
      )}
    </ActionDialog>
  );
}

function Assign({ task }: Props) {
  const say = useSay();
  return (
    <ActionDialog label={say(taskPageWords.assign)} title={say(taskPageWords.assign)}>
      {(close) => <AssignForm task={task} close={close} />}
    </ActionDialog>
  );
}

function AssignForm({ task, close }: Props & { close: () => void }) {
  const say = useSay();
  const { unitId, id: taskId, version, personId, coWorkers } = task;
  const answer = useAnswer(listChoices, { unitId });
  return (
    <Loaded of={answer}>
      {({ colleagues }) => (
        <Form
          operation={assignTask}
          submit={say(taskPageWords.assign)}
          onCancel={close}
          initial={{ personId: personId ?? '', coWorkers: coWorkers.map(({ id }) => id) }}
          input={(typed) => ({
            ...{ unitId, taskId, version },
            personId: typed.optional('personId') ?? undefined,
            coWorkers: typed.list<string>('coWorkers').filter((id) => id !== typed.text('personId')),
          })}
          onDone={close}
        >
          <SelectField
            name="personId"
            label={say(words.person)}
            options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <CoWorkers colleagues={colleagues} />
        </Form>
      )}
    </Loaded>
  );
}

/** Who works on it beside who is responsible. */
function CoWorkers({ colleagues }: { colleagues: readonly { id: string; name: string }[] }) {
  const say = useSay();
  const { values, set } = useContext(FormContext)!;
  const chosen = typedOf(values).list<string>('coWorkers');
  const others = colleagues.filter(({ id }) => id !== values.personId);
  return (
    <fieldset className="field">
      <legend className="field-label">{say(words.coWorkers)}</legend>
      <ul className="receivers">
        {others.map(({ id, name }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  set('coWorkers', target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
              />
              {name}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function AskExtension({ task }: Props) {
  const say = useSay();
  const { unitId, id: taskId, version } = task;
  return (
    <ActionDialog label={say(taskPageWords.askExtension)} title={say(taskPageWords.askExtension)}>
      {(close) => (
        <Form
          operation={askExtension}
          submit={say(taskPageWords.askExtension)}
          onCancel={close}
          input={(typed) => ({
            ...{ unitId, taskId, version },
            dueOn: typed.date('dueOn'),
            reason: typed.text('reason'),
          })}
          onDone={close}
        >
          <DateField name="dueOn" label={say(taskPageWords.newDue)} />
          <TextField name="reason" label={say(words.reason)} lines={3} spellCheck />
        </Form>
      )}
    </ActionDialog>
  );
}

/** The year that words for a day are meant of. */
export const yearNow = (): number => yearOf(today());
