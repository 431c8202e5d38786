import { Link } from '@tanstack/react-router';
import { DeskPage } from '../areas/people/web/DeskPage.tsx';
import { useWhoAmI } from '../areas/people/web/who.ts';
import { TasksDesk } from '../areas/plans/web/TasksDesk.tsx';
import { ReportsDesk } from '../areas/reports/web/receive/ReportsDesk.tsx';
import { useSay } from '../ui/language.tsx';
import { menuFor } from './menu.ts';
import { webWords } from './words.ts';

/** The desk, and the ways from it. */
export function HomePage() {
  const say = useSay();
  const next = useWhoAmI().data?.next ?? [];
  const ways = menuFor(next).filter(({ text }) => text !== null);
  return (
    <DeskPage
      work={
        <>
          <TasksDesk />
          <ReportsDesk />
        </>
      }
      shortcuts={
        <nav aria-label={say(webWords.goTo)}>
          <ul className="shortcuts">
            {ways.map(({ to, name, text }) => (
              <li key={to}>
                <Link to={to}>
                  <span className="shortcut-name">{say(name)}</span>
                  <span className="shortcut-text">{say(text!)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      }
    />
  );
}
