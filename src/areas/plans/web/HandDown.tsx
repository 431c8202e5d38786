import { useContext, useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import type { ResultOf } from '../../../base/operation.ts';
import { dayOf } from '../../../base/plain-date.ts';
import type { Word } from '../../../base/word.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../ui/ask.tsx';
import { Button } from '../../../ui/Button.tsx';
import { DateField, DateInput } from '../../../ui/form/DateField.tsx';
import { EvenIfThere } from '../../../ui/form/EvenIfThere.tsx';
import { describedBy, FieldIssues } from '../../../ui/form/Field.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { TextField } from '../../../ui/form/fields.tsx';
import { FormContext, typedOf, useField } from '../../../ui/form/form-state.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import { showTree } from '../../units/contract.ts';
import { handDownTask } from '../contract-giving.ts';
import type { TaskShown } from './TaskPage.tsx';
import { taskPageWords } from './task-words.ts';

type Props = { task: TaskShown };

/** Gives units right below a task of their own each. */
export function HandDown({ task }: Props) {
  const say = useSay();
  return (
    <ActionDialog label={say(taskPageWords.handDown)} title={say(taskPageWords.handDownTitle)}>
      {(close) => <HandDownForm key={task.version} task={task} close={close} />}
    </ActionDialog>
  );
}

type Unit = ResultOf<typeof showTree>['units'][number];
const dueName = (unitId: string) => `due ${unitId}`;

function HandDownForm({ task, close }: Props & { close: () => void }) {
  const say = useSay();
  const { unitId, id: taskId, dueOn } = task;
  const [ids] = useState(() => new Map<string, string>());
  const idFor = (receiverId: string) => {
    if (!ids.has(receiverId)) ids.set(receiverId, uuidv7());
    return ids.get(receiverId)!;
  };
  const answer = useAnswer(showTree, { date: dayOf(new Date()), under: unitId });
  return (
    <>
      <p className="dialog-text">{say(taskPageWords.handDownText)}</p>
      <Loaded of={answer}>
        {({ units }) => (
          <Form
            operation={handDownTask}
            submit={say(taskPageWords.handDown)}
            onCancel={close}
            initial={{ dueOn: dueOn === null ? '' : shownDate(dueOn), to: [] }}
            input={(typed) => ({
              unitId,
              taskId,
              to: typed.list<string>('to').map((receiverId) => ({
                receiverId,
                id: idFor(receiverId),
                title: typed.optional('title'),
                dueOn: typed.date(dueName(receiverId)) ?? typed.date('dueOn') ?? undefined,
              })),
              whyLater: typed.optional('whyLater'),
              evenIfThere: typed.flag('evenIfThere'),
            })}
            onDone={close}
          >
            <EvenIfThere label={say(taskPageWords.handDownNevertheless)} />
            <DateField name="dueOn" label={say(taskPageWords.sameDue)} />
            <Receivers units={units} />
            <TextField name="title" label={say(taskPageWords.ownTitle)} lines={2} spellCheck optional />
            {dueOn !== null && (
              <TextField
                name="whyLater"
                label={say(taskPageWords.whyLater)}
                hint={say(taskPageWords.whyLaterHint, { day: shownDate(dueOn) })}
                optional
              />
            )}
          </Form>
        )}
      </Loaded>
    </>
  );
}

/** The units below, each with a day of its own where it differs from the common one. */
function Receivers({ units }: { units: readonly Unit[] }) {
  const say = useSay();
  const { values, set, issues } = useContext(FormContext)!;
  const to = typedOf(values).list<string>('to');
  const wrong = issues.filter(({ path }) => path[0] === 'to' && path.length === 1);
  const communes = units.filter(({ kind }) => kind === 'commune');
  const count = units.length;
  const choose = (id: string, chosen: boolean) =>
    set('to', chosen ? [...to, id] : to.filter((one) => one !== id));
  const all = (some: readonly Unit[], word: Word) => (
    <Button
      size="small"
      onClick={() =>
        set(
          'to',
          some.map(({ id }) => id),
        )
      }
    >
      {say(word, { count: some.length })}
    </Button>
  );
  return (
    <fieldset className="field">
      <legend className="field-label">{say(taskPageWords.receivers)}</legend>
      <p className="field-hint">{say(taskPageWords.ownDueHint)}</p>
      {wrong.map(({ message }) => (
        <p key={message.vi} className="field-issues">
          {say(message)}
        </p>
      ))}
      <div className="task-deeds">
        {all(units, taskPageWords.allBelow)}
        {communes.length > 0 && communes.length < count && all(communes, taskPageWords.allCommunes)}
      </div>
      <ul className="receivers">
        {units.map(({ id, name }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={to.includes(id)}
                onChange={(event) => choose(id, event.target.checked)}
              />
              {name}
            </label>
            {to.includes(id) && <OwnDue receiver={{ id, name }} index={to.indexOf(id)} />}
          </li>
        ))}
      </ul>
      <p className="soft small" role="status">
        {say(taskPageWords.chosenOf, { chosen: to.length, count })}
      </p>
    </fieldset>
  );
}

type OwnDueProps = { receiver: Pick<Unit, 'id' | 'name'>; index: number };

/** The day of one receiver; whatever is wrong with what it gets stands here, under its name. */
function OwnDue({ receiver, index }: OwnDueProps) {
  const say = useSay();
  const { values, set } = useContext(FormContext)!;
  const label = say(taskPageWords.receiverDue, { unit: receiver.name });
  const { id, issues } = useField(`to.${index}`, label);
  const name = dueName(receiver.id);
  return (
    <div className="own-due">
      <label className="small" htmlFor={id}>
        {say(taskPageWords.ownDue)} <span className="unseen">{receiver.name}</span>
      </label>
      <FieldIssues id={id} issues={issues} />
      <DateInput
        described={describedBy(id, undefined, issues)}
        name={name}
        label={label}
        value={String(values[name] ?? '')}
        onChange={(typed) => set(name, typed)}
      />
    </div>
  );
}
