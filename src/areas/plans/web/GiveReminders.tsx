import { Link } from '@tanstack/react-router';
import { useSay } from '../../../ui/language.tsx';
import { type Column, Table } from '../../../ui/Table.tsx';
import { countedWords } from './counted-words.ts';
import { Remind } from './GiverDeeds.tsx';
import { Due, type ListedTask, Responsible } from './State.tsx';
import { words } from './words.ts';

type Props = { giverId: string; tasks: readonly ListedTask[]; on: string };

/** Late tasks of the own unit; those that a unit above gave are that one's to remind of, and the log keeps each reminder. */
export function GiveReminders({ giverId, tasks, on }: Props) {
  const say = useSay();
  if (tasks.length === 0) return null;
  const columns: Column<ListedTask>[] = [
    {
      key: 'task',
      title: say(words.task),
      cell: ({ unitId, id, title }) => (
        <Link to="/nhiem-vu/$unitId/$taskId" params={{ unitId, taskId: id }}>
          {title}
        </Link>
      ),
    },
    { key: 'person', title: say(words.person), cell: (task) => <Responsible task={task} /> },
    { key: 'due', title: say(words.due), cell: (task) => <Due task={task} on={on} /> },
    {
      key: 'deeds',
      title: say(words.deeds),
      silent: true,
      cell: ({ unitId, id, title, giverUnitId }) =>
        (giverUnitId ?? unitId) === giverId && (
          <Remind small giverId={giverId} tasks={[{ unitId, taskId: id }]} title={title} />
        ),
    },
  ];
  return (
    <>
      <h3 className="late-tasks">{say(countedWords.lateTasks)}</h3>
      <Table
        name={say(countedWords.lateTasks)}
        columns={columns}
        rows={tasks}
        rowKey={({ id }) => id}
        empty=""
      />
    </>
  );
}
