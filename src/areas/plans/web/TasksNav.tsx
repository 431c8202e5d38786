import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../../ui/ask.tsx';
import { useSay } from '../../../ui/language.tsx';
import { listTasks } from '../contract-tasks.ts';
import { words } from './words.ts';

const ways = [
  { key: 'list', to: '/nhiem-vu/$unitId', name: words.toTasks },
  { key: 'calendar', to: '/nhiem-vu/$unitId/lich', name: words.calendar },
  { key: 'board', to: '/nhiem-vu/$unitId/bang', name: words.board },
  { key: 'late', to: '/nhiem-vu/$unitId/cham', name: words.lateness },
  { key: 'plans', to: '/ke-hoach/$unitId', name: words.plans },
] as const;

/** The ways of looking at the tasks of a unit. */
export function TasksNav({ unitId, here }: { unitId: string; here: (typeof ways)[number]['key'] | 'given' }) {
  const say = useSay();
  const next = useAnswer(listTasks, { unitId, size: 1 }).data?.next ?? [];
  const open = ways.filter(
    ({ key }) => key !== here && (key !== 'late' || next.includes('plans.showLateness')),
  );
  return (
    <nav aria-label={say(words.choose)} className="task-deeds">
      {open.map(({ key, to, name }) => (
        <Link key={key} to={to} params={{ unitId }}>
          {say(name)}
        </Link>
      ))}
    </nav>
  );
}
