import './installation.css';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Form } from '../../../ui/form/Form.tsx';
import { ChoiceField, PasswordField, TextField } from '../../../ui/form/fields.tsx';
import type { Typed } from '../../../ui/form/form-state.ts';
import { useSay } from '../../../ui/language.tsx';
import { Page } from '../../../ui/Page.tsx';
import { setUp } from '../contract.ts';
import { words } from './words.ts';

type Kind = 'demo' | 'real';

/** The one question of the first start; none where the program was started for real data. */
export function SetUpPage({ onlyReal }: { onlyReal: boolean }) {
  const say = useSay();
  const first: Kind = onlyReal ? 'real' : 'demo';
  const [kind, setKind] = useState(first);
  const kindOf = (typed: Typed): Kind => (onlyReal || typed.text('kind') === 'real' ? 'real' : 'demo');
  return (
    <Page
      narrow
      title={say(onlyReal ? words.real : words.welcome)}
      lead={say(onlyReal ? words.realText : words.welcomeLead)}
    >
      <div className="sheet set-up">
        <Form
          operation={setUp}
          submit={say(kind === 'demo' ? words.beginDemo : words.beginReal)}
          underWay={say(words.underWay)}
          initial={{ kind: first }}
          onChange={(typed) => setKind(kindOf(typed))}
          input={(typed) => inputOf(typed, kindOf(typed))}
          check={(typed) =>
            kindOf(typed) === 'demo' || typed.text('first.password') === typed.text('repeated')
              ? []
              : [{ path: ['repeated'], message: words.notSame }]
          }
          onDone={() => {}}
        >
          {!onlyReal && (
            <ChoiceField
              name="kind"
              label={say(words.kind)}
              options={[
                { value: 'demo', label: say(words.demo), hint: say(words.demoText) },
                { value: 'real', label: say(words.real), hint: say(words.realText) },
              ]}
            />
          )}
          <TextField name="code" label={say(words.code)} hint={say(words.codeHint)} short />
          {kind === 'real' && <FirstPerson />}
        </Form>
      </div>
      <p className="after-sheet">
        <Link to="/kiem-tra">{say(words.fileCheck)}</Link>
      </p>
    </Page>
  );
}

const inputOf = (typed: Typed, kind: Kind) => ({
  kind,
  code: typed.text('code'),
  ...(kind === 'demo'
    ? {}
    : {
        first: {
          login: typed.text('first.login'),
          fullName: typed.text('first.fullName'),
          password: typed.text('first.password'),
        },
      }),
});

function FirstPerson() {
  const say = useSay();
  return (
    <fieldset className="first-person">
      <legend>{say(words.first)}</legend>
      <TextField name="first.fullName" label={say(words.fullName)} autoComplete="name" />
      <TextField
        name="first.login"
        label={say(words.login)}
        hint={say(words.loginHint)}
        autoComplete="username"
      />
      <PasswordField
        name="first.password"
        label={say(words.password)}
        hint={say(words.passwordHint)}
        autoComplete="new-password"
      />
      <PasswordField name="repeated" label={say(words.repeated)} autoComplete="new-password" />
    </fieldset>
  );
}
