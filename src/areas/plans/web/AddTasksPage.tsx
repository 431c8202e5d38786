import { Link, useNavigate, useParams } from '@tanstack/react-router';

import { useAnswer } from '../../../ui/ask.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Page } from '../../../ui/Page.tsx';
import { addTasks, getPlan } from '../contract.ts';
import { listChoices } from '../contract-reading.ts';
import { ReadPlan } from './ReadPlan.tsx';
import { unseenIssues } from './RowDoubts.tsx';
import { TaskRows } from './TaskRows.tsx';
import { emptyTask, fieldsOf, isEmpty, type TypedTask } from './typed-task.ts';
import { words } from './words.ts';

const from = '/ke-hoach/$unitId/$planId/them';

/** Many tasks of a plan at once: read from its file, pasted, or typed. */
export function AddTasksPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { unitId, planId } = useParams({ from });
  const plan = useAnswer(getPlan, { unitId, planId });
  const people = useAnswer(listChoices, { unitId });
  const back = () => navigate({ to: '/ke-hoach/$unitId/$planId', params: { unitId, planId } });
  const name = plan.data?.result.name;
  return (
    <Page
      wide
      title={name === undefined ? say(words.addTasks) : say(words.addToPlan, { name })}
      lead={say(words.addTasksLead)}
      above={
        <Link to="/ke-hoach/$unitId/$planId" params={{ unitId, planId }}>
          {name ?? say(words.plans)}
        </Link>
      }
    >
      <div className="sheet">
        <Loaded of={plan}>
          {({ year }) => (
            <Loaded of={people}>
              {(choices) => (
                <Form
                  operation={addTasks}
                  submit={say(words.save)}
                  onCancel={back}
                  initial={{ tasks: [emptyTask()] }}
                  input={(typed) => ({ unitId, planId, tasks: newTasks(typed.list('tasks')) })}
                  check={(typed) => unseenIssues(filledRows(typed.list('tasks')), 'tasks')}
                  onDone={back}
                >
                  <ReadPlan {...{ unitId, year, choices }} />
                  <TaskRows name="tasks" {...{ year, choices }} />
                </Form>
              )}
            </Loaded>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

/** Rows in which nothing was typed are not there; they stand at the end, so that each issue keeps its place. */
const filledRows = (tasks: readonly TypedTask[]): readonly TypedTask[] => {
  const last = tasks.findLastIndex((task) => !isEmpty(task));
  return tasks.slice(0, last + 1);
};

/** As commands take new tasks; of the first `least` rows all that is missing is told. */
export const newTasks = (tasks: readonly TypedTask[], least = 1) =>
  tasks
    .slice(0, Math.max(filledRows(tasks).length, least))
    .map((task) => ({ id: task.id, ...fieldsOf(task) }));
