import { useState } from 'react';
import { Form } from '../../../ui/form/Form.tsx';
import { PasswordField } from '../../../ui/form/fields.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { changePassword } from '../contract.ts';
import { words } from './words.ts';

/** Stands before everything else while the password is one that somebody else knows. */
export function MustChangePassword() {
  const say = useSay();
  return (
    <Page narrow title={say(words.mustChange)} lead={say(words.mustChangeLead)}>
      <div className="sheet">
        <PasswordForm current={say(words.oneTime)} onDone={() => {}} />
      </div>
    </Page>
  );
}

export function PasswordSection() {
  const say = useSay();
  const [done, setDone] = useState(false);
  return (
    <Section title={say(words.changePassword)}>
      {done && <Notice kind="done" title={say(words.passwordChanged)} />}
      <PasswordForm current={say(words.current)} onDone={() => setDone(true)} />
    </Section>
  );
}

function PasswordForm({ current, onDone }: { current: string; onDone: () => void }) {
  const say = useSay();
  return (
    <Form
      operation={changePassword}
      submit={say(words.changePassword)}
      again
      input={(typed) => ({ current: typed.text('current'), wanted: typed.text('wanted') })}
      check={(typed) =>
        typed.text('wanted') === typed.text('repeated')
          ? []
          : [{ path: ['repeated'], message: words.notSame }]
      }
      onDone={onDone}
    >
      <PasswordField name="current" label={current} autoComplete="current-password" />
      <PasswordField
        name="wanted"
        label={say(words.wanted)}
        hint={say(words.wantedHint)}
        autoComplete="new-password"
      />
      <PasswordField name="repeated" label={say(words.repeated)} autoComplete="new-password" />
    </Form>
  );
}
