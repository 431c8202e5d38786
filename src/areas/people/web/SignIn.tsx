import './people.css';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { problemWords } from '../../../base/words.ts';
import { useDeed } from '../../../ui/ask.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { PasswordField, TextField } from '../../../ui/form/fields.tsx';
import { messageOf } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { signIn } from '../contract.ts';
import { oidcProblemWords } from '../words.ts';
import type { WhoAnswer } from './who.ts';
import { words } from './words.ts';

type Props = {
  who: WhoAnswer;
  /** Somebody was signed in here, and their page waits behind. */
  ended: boolean;
};

/** Name and password, then the second step where the account has one; nothing typed is asked for twice. */
export function SignIn({ who, ended }: Props) {
  const say = useSay();
  const [asksCode, setAsksCode] = useState(false);
  return (
    <Page
      narrow
      title={say(ended ? words.ended : words.signIn)}
      lead={say(ended ? words.endedLead : words.signInLead)}
    >
      <div className="sheet">
        <FromOutside />
        {asksCode && (
          <Notice kind="note" title={say(words.codeNeeded)}>
            <p>{say(words.codeNeededText)}</p>
          </Notice>
        )}
        <Form
          operation={signIn}
          submit={say(words.signIn)}
          input={(typed) => ({
            login: typed.text('login'),
            password: typed.text('password'),
            ...(asksCode ? { code: typed.text('code') } : {}),
          })}
          onRefused={({ refused }) => {
            if (asksCode || refused.code !== 'second-step-needed') return false;
            setAsksCode(true);
            return true;
          }}
          onDone={() => {}}
        >
          <TextField name="login" label={say(words.login)} autoComplete="username" />
          <PasswordField name="password" label={say(words.password)} autoComplete="current-password" />
          {asksCode && <CodeField />}
        </Form>
        <OtherWays who={who} />
        <p className="soft small">{say(words.forgotten)}</p>
      </div>
      <TrialAccounts who={who} />
      <p className="after-sheet">
        <Link to="/kiem-tra">{say(words.fileCheck)}</Link>
      </p>
    </Page>
  );
}

/** What another system's sign-in came to, as the address tells it. */
function FromOutside() {
  const say = useSay();
  const { pathname, search } = useRouterState({ select: ({ location }) => location });
  if (pathname === '/lien-ket') return <Notice kind="note" title={say(words.linkFirst)} />;
  const { problem } = search as { problem?: string };
  const told = { ...problemWords, ...oidcProblemWords }[problem as keyof typeof oidcProblemWords];
  if (pathname !== '/dang-nhap' || told === undefined) return null;
  return <Notice kind="error" title={say(told, { provider: say(words.otherSystem), seconds: 60 })} />;
}

/** Appears when it is needed, and takes the keyboard. */
function CodeField() {
  const say = useSay();
  return (
    <TextField
      name="code"
      label={say(words.code)}
      hint={say(words.codeHint)}
      autoComplete="one-time-code"
      focused
      short
    />
  );
}

function OtherWays({ who }: Pick<Props, 'who'>) {
  const say = useSay();
  if (who.providers.length === 0) return null;
  return (
    <div className="other-ways">
      <p className="soft">{say(words.orBy)}</p>
      {who.providers.map(({ key, name }) => (
        <a className="button-link plain" key={key} href={`/api/sign-in/outside/${encodeURIComponent(key)}`}>
          {name}
        </a>
      ))}
    </div>
  );
}

/** The invented people of a trial, each entered by one click. */
function TrialAccounts({ who }: Pick<Props, 'who'>) {
  const say = useSay();
  const enter = useDeed(signIn);
  const [failed, setFailed] = useState<unknown>(null);
  const accounts = who.trialAccounts;
  if (accounts.length === 0) return null;
  return (
    <Section title={say(words.trialAccounts)} lead={say(words.trialLead)}>
      {failed !== null && <Notice kind="error" title={say(messageOf(failed))} />}
      <ul className="trial-accounts">
        {accounts.map(({ login, password, fullName, post }) => (
          <li key={login}>
            <span>
              <span className="post-role">{fullName}</span>
              <span className="soft small">{post}</span>
            </span>
            <Button
              aria-label={say(words.trialUseOf, { name: fullName })}
              onClick={() => enter({ login, password }).catch(setFailed)}
            >
              {say(words.trialUse)}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
