import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { MustChangePassword } from '../areas/people/web/ChangePassword.tsx';
import { SignIn } from '../areas/people/web/SignIn.tsx';
import { type Me, MeContext, useWhoAmI, type WhoAnswer } from '../areas/people/web/who.ts';
import { CallFailed } from '../base/call.ts';
import { trialWords } from '../base/words.ts';
import { Loaded, Loading } from '../ui/Loaded.tsx';
import { useSay } from '../ui/language.tsx';
import { Header } from './Header.tsx';
import { webWords } from './words.ts';

const SetUpPage = lazy(async () => ({
  default: (await import('../areas/installation/web/SetUpPage.tsx')).SetUpPage,
}));

/** Open to everybody, signed in or not. */
const openPages = ['/kiem-tra'];

/** What stands around every page, and what stands instead of it until one may see it. */
export function Frame() {
  const say = useSay();
  const answer = useWhoAmI();
  const who = answer.data?.result ?? null;
  // Of the page that is shown, not of the one that is on its way.
  const address = useRouterState({ select: ({ matches }) => matches.at(-1)?.pathname ?? '' });
  return (
    <>
      <a className="skip" href="#content">
        {say(webWords.skip)}
      </a>
      <Header who={who} next={answer.data?.next ?? []} />
      {who?.installation === 'demo' && (
        <p className="site-notice">
          {say(trialWords.banner)} {say(trialWords.beginReal)}
        </p>
      )}
      <main id="content" tabIndex={-1}>
        {openPages.includes(address) ? <Outlet /> : <Inside answer={answer} />}
      </main>
    </>
  );
}

function Inside({ answer }: { answer: ReturnType<typeof useWhoAmI> }) {
  const refused = answer.error instanceof CallFailed ? answer.error : null;
  const code = refused?.refused.code;
  if (code === 'not-set-up' || code === 'not-set-up-for-real')
    return (
      <Suspense fallback={<Loading />}>
        <SetUpPage onlyReal={code === 'not-set-up-for-real'} />
      </Suspense>
    );
  // A server that only checks files knows nobody.
  if (refused?.status === 404) return <Navigate to="/kiem-tra" />;
  if (answer.data === undefined)
    return (
      <div className="page narrow">
        <Loaded of={answer}>{() => null}</Loaded>
      </div>
    );
  return <Signed who={answer.data.result} />;
}

/**
 * The pages of whoever is signed in. When the session ends they stay, out of sight, with all that was typed, until the same
 * person is back; another person begins anew.
 */
function Signed({ who }: { who: WhoAnswer }) {
  const { person } = who;
  const [last, setLast] = useState<Me | null>(person);
  if (person !== null && person !== last) setLast(person);
  const isBack = useRef(false);
  useEffect(() => {
    if (person !== null && isBack.current) document.querySelector<HTMLElement>('#content h1')?.focus();
    isBack.current = person === null;
  }, [person]);
  if (person?.mustChangePassword) return <MustChangePassword />;
  return (
    <>
      {person === null && <SignIn who={who} ended={last !== null} />}
      {last !== null && !last.mustChangePassword && (
        <div hidden={person === null} key={last.id}>
          <MeContext value={last}>
            <Opened />
          </MeContext>
        </div>
      )}
    </>
  );
}

function Opened(): ReactNode {
  return (
    <Suspense fallback={<Loading />}>
      <Outlet />
    </Suspense>
  );
}
