import { Link, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { signOut } from '../areas/people/contract.ts';
import type { Me, WhoAnswer } from '../areas/people/web/who.ts';
import { roleWords } from '../areas/people/words.ts';
import { Button } from '../ui/Button.tsx';
import { DeedButton } from '../ui/DeedButton.tsx';
import { MenuIcon, PersonIcon } from '../ui/icons.tsx';
import { type Say, useLanguage, useSay } from '../ui/language.tsx';
import logo from './logo.svg';
import { menuFor } from './menu.ts';
import { webWords } from './words.ts';

type Props = { who: WhoAnswer | null; next: readonly string[] };

/** The name, the menu made of what the person may begin, and the person. */
export function Header({ who, next }: Props) {
  const say = useSay();
  const person = who?.person ?? null;
  return (
    <header className="site">
      <Link to="/" className="site-home">
        <img src={logo} alt="" width={28} height={28} />
        <span className="site-name">{say(webWords.name)}</span>
      </Link>
      {person === null ? (
        <span className="site-motto">{say(webWords.motto)}</span>
      ) : (
        <Fold name={say(webWords.menu)} className="site-menu" icon={<MenuIcon />}>
          <Menu next={next} />
        </Fold>
      )}
      <OtherLanguage />
      {person !== null && (
        <Fold
          name={person.fullName}
          about={say(webWords.accountOf)}
          detail={postOf(person, say)}
          className="site-person"
          icon={<PersonIcon />}
        >
          <PersonMenu person={person} />
        </Fold>
      )}
    </header>
  );
}

function OtherLanguage() {
  const say = useSay();
  const { language, choose } = useLanguage();
  const other = language === 'vi' ? 'en' : 'vi';
  return (
    <Button quiet lang={other} className="site-language" onClick={() => choose(other)}>
      {say(webWords.otherLanguage)}
    </Button>
  );
}

function Menu({ next }: Pick<Props, 'next'>) {
  const say = useSay();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <nav aria-label={say(webWords.menu)}>
      <ul>
        {menuFor(next).map(({ to, name, also }) => (
          <li key={to}>
            <Link
              to={to}
              activeOptions={{ exact: to === '/', includeSearch: false }}
              {...(also !== undefined && path.startsWith(also)
                ? { className: 'active', 'aria-current': 'page' }
                : {})}
            >
              {say(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** As whom the person works: the first post, and in whose place. */
function postOf({ posts }: Me, say: Say): string {
  const [first, ...others] = posts.map(({ role, unitName, onBehalfOf }) =>
    onBehalfOf === null
      ? say(webWords.actingAt, { role: say(roleWords[role]), unit: unitName })
      : say(webWords.actingFor, { role: say(roleWords[role]), unit: unitName, name: onBehalfOf }),
  );
  if (first === undefined) return say(webWords.noPost);
  return others.length === 0 ? first : say(webWords.morePosts, { post: first, count: others.length });
}

function PersonMenu({ person }: { person: Me }) {
  const say = useSay();
  return (
    <>
      <p className="person-name">{person.fullName}</p>
      <ul className="person-posts">
        {person.posts.map(({ postId, role, unitName, onBehalfOf }) => (
          <li key={`${postId} ${onBehalfOf}`}>
            {onBehalfOf === null
              ? say(webWords.actingAt, { role: say(roleWords[role]), unit: unitName })
              : say(webWords.actingFor, { role: say(roleWords[role]), unit: unitName, name: onBehalfOf })}
          </li>
        ))}
      </ul>
      <p>
        <Link to="/tai-khoan">{say(webWords.account)}</Link>
      </p>
      <DeedButton
        operation={signOut}
        input={{}}
        label={say(webWords.signOut)}
        onDone={() => location.assign('/')}
      />
    </>
  );
}

type FoldProps = {
  name: string;
  about?: string;
  detail?: string;
  className: string;
  icon: ReactNode;
  children: ReactNode;
};

/** A button that shows what is behind it; closes at Escape, outside, and when one goes elsewhere. */
function Fold({ name, about, detail, className, icon, children }: FoldProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const address = useRouterState({ select: ({ location }) => location.href });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the address closes it
  useEffect(() => setOpen(false), [address]);
  useEffect(() => {
    if (!open) return;
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener('keydown', (event) => event.key === 'Escape' && setOpen(false), { signal });
    document.addEventListener(
      'pointerdown',
      ({ target }) => (target as Element).closest(`.${className}`) === null && setOpen(false),
      { signal },
    );
    return () => stop.abort();
  }, [open, className]);
  return (
    <div className={`fold ${className}`}>
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {icon}
        <span className="fold-name">
          {about !== undefined && <span className="unseen">{about} </span>}
          {name}
          {detail !== undefined && <span className="fold-detail">{detail}</span>}
        </span>
      </button>
      <div id={id} className={open ? 'fold-content open' : 'fold-content'}>
        {children}
      </div>
    </div>
  );
}
