import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { dayOf } from '../../../base/plain-date.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { DateField } from '../../../ui/form/DateField.tsx';
import { EvenIfThere } from '../../../ui/form/EvenIfThere.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import type { Values } from '../../../ui/form/form-state.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Page } from '../../../ui/Page.tsx';
import { shownDate } from '../../../ui/show.ts';
import { getDocument, type Line } from '../../documents/contract.ts';
import { giveTasks, takeUpTasks } from '../contract-giving.ts';
import { listChoices } from '../contract-reading.ts';
import { giverLevels } from '../fields.ts';
import { newTasks } from './AddTasksPage.tsx';
import { DocumentFields, documentOf } from './DocumentFields.tsx';
import { yearNow } from './TaskDeeds.tsx';
import { TaskRows } from './TaskRows.tsx';
import { taskPageWords } from './task-words.ts';
import { type Choices, emptyTask } from './typed-task.ts';
import { giverNames, words } from './words.ts';

const today = () => shownDate(dayOf(new Date()));

/** Tasks that the own leader sets, beside a plan. */
export function GivePage() {
  const say = useSay();
  const { unitId } = useParams({ from: '/nhiem-vu/$unitId/giao' });
  const back = useBack(unitId);
  return (
    <Frame unitId={unitId} title={say(taskPageWords.give)} lead={say(taskPageWords.giveLead)}>
      {(choices) => (
        <Form
          operation={giveTasks}
          submit={say(taskPageWords.give)}
          onCancel={back}
          initial={{ givenOn: today(), tasks: [emptyTask()] }}
          input={(typed) => ({
            unitId,
            givenOn: typed.date('givenOn'),
            tasks: newTasks(typed.list('tasks')),
          })}
          onDone={back}
        >
          <DateField name="givenOn" label={say(taskPageWords.givenOn)} />
          <TaskRows name="tasks" year={yearNow()} choices={choices} />
        </Form>
      )}
    </Frame>
  );
}

/** Tasks that a text from above sets; the address may name the document. */
export function TakeUpPage() {
  const say = useSay();
  const from = '/nhiem-vu/$unitId/tu-van-ban';
  const { unitId } = useParams({ from });
  const { vanBan } = useSearch({ from });
  const named = useAnswer(getDocument, vanBan ? { unitId, documentId: vanBan } : null);
  return (
    <Frame unitId={unitId} title={say(taskPageWords.takeUp)} lead={say(taskPageWords.takeUpLead)}>
      {(choices) =>
        vanBan ? (
          <Loaded of={named}>
            {(document) => (
              <TakeUp
                {...{ unitId, choices }}
                initial={{
                  documentId: [{ id: vanBan, name: `${document.printed ?? ''}: ${document.subject}` }],
                  ...givenBy(document),
                }}
              />
            )}
          </Loaded>
        ) : (
          <TakeUp {...{ unitId, choices }} initial={{ givenOn: today() }} />
        )
      }
    </Frame>
  );
}

/** Who gave, and when, as the document says. */
const givenBy = ({ issuer, issuedOn, receivedOn }: Pick<Line, 'issuer' | 'issuedOn' | 'receivedOn'>) => ({
  giver: issuer ?? '',
  givenOn: shownDate(issuedOn ?? receivedOn ?? dayOf(new Date())),
});

type TakeUpProps = { unitId: string; choices: Choices; initial: Values };

function TakeUp({ unitId, choices, initial }: TakeUpProps) {
  const say = useSay();
  const back = useBack(unitId);
  return (
    <Form
      operation={takeUpTasks}
      submit={say(taskPageWords.takeUp)}
      onCancel={back}
      initial={{ giverLevel: 'province', tasks: [emptyTask()], ...initial }}
      input={(typed) => ({
        unitId,
        ...documentOf(typed),
        giverLevel: typed.text('giverLevel'),
        giver: typed.text('giver'),
        givenOn: typed.date('givenOn'),
        tasks: newTasks(typed.list('tasks')),
        evenIfThere: typed.flag('evenIfThere'),
      })}
      onDone={back}
    >
      <EvenIfThere label={say(taskPageWords.takeUpNevertheless)} />
      <DocumentFields
        unitId={unitId}
        direction="incoming"
        label={say(taskPageWords.incoming)}
        filledBy={givenBy}
      />
      <div className="form-row">
        <SelectField
          name="giverLevel"
          label={say(words.giverLevel)}
          blank={false}
          options={giverLevels.map((one) => ({ value: one, label: say(giverNames[one]) }))}
        />
        <TextField name="giver" label={say(taskPageWords.giverPrinted)} />
        <DateField name="givenOn" label={say(taskPageWords.givenOn)} />
      </div>
      <TaskRows name="tasks" year={yearNow()} choices={choices} />
    </Form>
  );
}

function useBack(unitId: string) {
  const navigate = useNavigate();
  return () => navigate({ to: '/nhiem-vu/$unitId', params: { unitId } });
}

type FrameProps = {
  unitId: string;
  title: string;
  lead: string;
  children: (choices: Choices) => ReactNode;
};

function Frame({ unitId, title, lead, children }: FrameProps) {
  const say = useSay();
  const answer = useAnswer(listChoices, { unitId });
  return (
    <Page
      wide
      title={title}
      lead={lead}
      above={
        <Link to="/nhiem-vu/$unitId" params={{ unitId }}>
          {say(words.toTasks)}
        </Link>
      }
    >
      <div className="sheet">
        <Loaded of={answer}>{(choices) => children(choices)}</Loaded>
      </div>
    </Page>
  );
}
