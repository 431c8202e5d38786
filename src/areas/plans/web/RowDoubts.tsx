import { useContext, useEffect, useId } from 'react';
import { FieldIssues } from '../../../ui/form/Field.tsx';
import { FormContext, nameOf } from '../../../ui/form/form-state.ts';
import { useSay } from '../../../ui/language.tsx';
import { taskPageWords } from './task-words.ts';
import type { TypedTask } from './typed-task.ts';
import { readDoubtWords } from './words.ts';

type Props = { path: string; row: number; task: TypedTask; onChange: (task: TypedTask) => void };

/** What of a row that was read from a file is to be looked at; said to be right, it is asked about no more. */
export function RowDoubts({ path, row, task, onChange }: Props) {
  const say = useSay();
  const id = useId();
  const { register, issues } = useContext(FormContext)!;
  const label = say(taskPageWords.seenRow, { row });
  useEffect(() => register(path, { id, label }), [register, path, id, label]);
  const own = issues.filter((issue) => nameOf(issue) === path).map(({ message }) => message);
  if (task.doubts.length === 0) return null;
  return (
    <div className="row-doubts">
      <ul>
        {task.doubts.map((doubt) => (
          <li key={doubt} className={task.seen ? 'tag tag-soft' : 'tag tag-warning'}>
            {say(readDoubtWords[doubt])}
          </li>
        ))}
      </ul>
      <label>
        <input
          id={id}
          type="checkbox"
          aria-label={label}
          aria-invalid={own.length > 0}
          checked={task.seen}
          onChange={(event) => onChange({ ...task, seen: event.target.checked })}
        />
        {say(taskPageWords.seen)}
      </label>
      {!task.seen && <FieldIssues id={id} issues={own} />}
    </div>
  );
}

/** Rows that somebody still has to look at, by their place. */
export const unseenRows = (tasks: readonly TypedTask[]): number[] =>
  tasks.flatMap(({ doubts, seen }, index) => (doubts.length > 0 && !seen ? [index] : []));

/** Refuses to save what nobody has looked at, each at its row. */
export const unseenIssues = (tasks: readonly TypedTask[], name: string) =>
  unseenRows(tasks).map((index) => ({ path: [name, index, 'seen'], message: taskPageWords.lookFirst }));
