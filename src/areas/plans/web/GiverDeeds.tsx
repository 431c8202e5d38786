import { useState } from 'react';
import type { InputOf } from '../../../base/operation.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { ChoiceField, TextField } from '../../../ui/form/fields.tsx';
import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import {
  type cancelTask,
  decideExtension,
  refuseTask,
  remindTasks,
  type reopenTask,
} from '../contract-giving.ts';
import { DocumentFields, documentOf } from './DocumentFields.tsx';
import { taskPageWords } from './task-words.ts';
import { words } from './words.ts';

/** A task as its giver decides on it. */
export type Given = Omit<InputOf<typeof refuseTask>, 'reason'>;

type ReasonedProps = {
  operation: typeof refuseTask | typeof reopenTask | typeof cancelTask;
  given: Given;
  label: string;
  about?: string;
  danger?: boolean;
  small?: boolean;
};

/** A decision that needs a reason and nothing else. */
export function Reasoned({ operation, given, label, about, danger = false, small = false }: ReasonedProps) {
  const say = useSay();
  return (
    <ActionDialog label={label} title={label} danger={danger} small={small} {...(about ? { about } : {})}>
      {(close) => (
        <Form
          operation={operation as typeof refuseTask}
          submit={label}
          danger={danger}
          onCancel={close}
          input={(typed) => ({ ...given, reason: typed.text('reason') })}
          onDone={close}
        >
          <TextField name="reason" label={say(words.reason)} lines={3} spellCheck />
        </Form>
      )}
    </ActionDialog>
  );
}

/** Not done yet: back to who is responsible. */
export function Refuse({ given, about, small = false }: { given: Given; about?: string; small?: boolean }) {
  const say = useSay();
  return (
    <Reasoned
      operation={refuseTask}
      given={given}
      label={say(taskPageWords.refuse)}
      small={small}
      {...(about ? { about } : {})}
    />
  );
}

type DecideProps = {
  given: Given;
  /** Null where those above granted what nobody asked for here. */
  asked: { dueOn: string; reason: string } | null;
  /** What the giver has granted is written down from their document. */
  isForAbove?: boolean;
  main?: boolean;
  about?: string;
  small?: boolean;
};

/** The day that was asked for, another, or none; which of the two is chosen in so many words. */
export function DecideExtension({
  given,
  asked,
  isForAbove = false,
  main = false,
  about,
  small = false,
}: DecideProps) {
  const say = useSay();
  const [decision, setDecision] = useState('');
  const label = say(isForAbove ? taskPageWords.decideForAbove : taskPageWords.decide);
  const isChosen = asked !== null;
  const isRefused = isChosen && decision === 'refuse';
  const submit = isChosen && decision !== '' ? decisionWords[isRefused ? 'refuse' : 'grant'] : words.save;
  return (
    <ActionDialog main={main} label={label} title={label} small={small} {...(about ? { about } : {})}>
      {(close) => (
        <Form
          operation={decideExtension}
          submit={say(submit)}
          onCancel={close}
          initial={{ dueOn: asked === null ? '' : shownDate(asked.dueOn) }}
          onChange={(typed) => setDecision(typed.text('decision'))}
          check={(typed) =>
            isChosen && typed.text('decision') === ''
              ? [{ path: ['decision'], message: taskPageWords.chooseDecision }]
              : []
          }
          input={(typed) => ({
            ...given,
            dueOn: isRefused ? null : typed.date('dueOn'),
            reason: typed.text('reason'),
            ...(isForAbove ? documentOf(typed) : {}),
          })}
          onDone={close}
        >
          {asked !== null && <p>{asked.reason}</p>}
          {isForAbove && <p className="soft">{say(taskPageWords.forAboveText)}</p>}
          {isChosen && (
            <ChoiceField
              name="decision"
              label={say(taskPageWords.decision)}
              options={(['grant', 'refuse'] as const).map((value) => ({
                value,
                label: say(decisionWords[value]),
              }))}
            />
          )}
          {!isRefused && <DateField name="dueOn" label={say(taskPageWords.newDue)} />}
          {isForAbove && (
            <DocumentFields
              unitId={given.unitId}
              direction="incoming"
              label={say(taskPageWords.forAboveDocument)}
            />
          )}
          <TextField name="reason" label={say(words.reason)} lines={3} spellCheck />
        </Form>
      )}
    </ActionDialog>
  );
}

const decisionWords = { grant: taskPageWords.grantExtension, refuse: taskPageWords.refuseExtension };

type RemindProps = {
  giverId: string;
  tasks: InputOf<typeof remindTasks>['tasks'];
  title: string;
  small?: boolean;
};

/** Tells who is responsible that they are waited for; the log of the task keeps it. */
export function Remind({ giverId, tasks, title, small = false }: RemindProps) {
  const say = useSay();
  return (
    <ActionDialog
      small={small}
      label={say(taskPageWords.remind)}
      about={say(taskPageWords.remindAbout, { title })}
      title={say(taskPageWords.remind)}
    >
      {(close) => (
        <Form
          operation={remindTasks}
          submit={say(taskPageWords.remind)}
          onCancel={close}
          initial={{ text: say(taskPageWords.remindUsual) }}
          input={(typed) => ({ giverId, tasks, text: typed.text('text') })}
          onDone={close}
        >
          <TextField name="text" label={say(taskPageWords.remindText)} lines={3} spellCheck />
        </Form>
      )}
    </ActionDialog>
  );
}
