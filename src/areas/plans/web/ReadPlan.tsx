import { useContext, useState } from 'react';
import { call } from '../../../ui/ask.tsx';
import { Button } from '../../../ui/Button.tsx';
import { base64Of } from '../../../ui/base64.ts';
import { FileButton } from '../../../ui/FileButton.tsx';
import { FormContext } from '../../../ui/form/form-state.ts';
import { FileIcon } from '../../../ui/icons.tsx';
import { reasonOf } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { readPlanFile } from '../contract-reading.ts';
import { unseenRows } from './RowDoubts.tsx';
import { taskPageWords } from './task-words.ts';
import { type Choices, isEmpty, proposedTask, type TypedTask } from './typed-task.ts';

type Props = { unitId: string; year: number; choices: Choices };
type Told = { readonly count: number; readonly doubted: number; readonly leftOut: number };

/** Puts what the tables of a file propose into the rows of the form; nothing is saved by it. */
export function ReadPlan({ unitId, year, choices }: Props) {
  const say = useSay();
  const form = useContext(FormContext)!;
  const rows = (form.values.tasks ?? []) as readonly TypedTask[];
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const take = async (file: File) => {
    setBusy(true);
    setFailed(null);
    setTold(null);
    try {
      const content = base64Of(await file.arrayBuffer());
      const { result } = await call(readPlanFile, { unitId, year, name: file.name, content });
      const read = result.tasks.map((task) => proposedTask(task, choices));
      if (read.length > 0) form.set('tasks', [...rows.filter((one) => !isEmpty(one)), ...read]);
      setTold({ count: read.length, doubted: unseenRows(read).length, leftOut: result.leftOut });
    } catch (error) {
      setFailed(error);
    }
    setBusy(false);
  };
  const unseen = unseenRows(rows);
  const seeAll = () =>
    form.set(
      'tasks',
      rows.map((row, index) => (unseen.includes(index) ? { ...row, seen: true } : row)),
    );
  return (
    <div className="stack read-plan">
      <FileButton
        label={say(taskPageWords.readFile)}
        icon={<FileIcon />}
        onFiles={([file]) => {
          if (file !== undefined && !busy) take(file).catch(() => {});
        }}
      />
      {busy && <p role="status">{say(taskPageWords.reading)}</p>}
      {failed !== null && <Notice kind="error" title={say(reasonOf(failed))} />}
      {told !== null && <Outcome told={told} />}
      {unseen.length > 0 && (
        <p>
          <Button onClick={seeAll}>{say(taskPageWords.seeAll, { count: unseen.length })}</Button>
        </p>
      )}
    </div>
  );
}

function Outcome({ told: { count, doubted, leftOut } }: { told: Told }) {
  const say = useSay();
  if (count === 0) return <Notice kind="warning" title={say(taskPageWords.readNone)} />;
  return (
    <Notice kind="done" title={say(taskPageWords.readDone, { count, doubted })}>
      {leftOut > 0 && <p>{say(taskPageWords.leftOut, { count: leftOut })}</p>}
    </Notice>
  );
}
