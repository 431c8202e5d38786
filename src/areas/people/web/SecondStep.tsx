import { useState } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Copyable } from '../../../ui/Copyable.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { PasswordField, TextField } from '../../../ui/form/fields.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Section } from '../../../ui/Page.tsx';
import { beginSecondStep, confirmSecondStep, removeSecondStep } from '../contract.ts';
import { QrCode } from './QrCode.tsx';
import { useMe } from './who.ts';
import { words } from './words.ts';

type Begun = ResultOf<typeof beginSecondStep>;

/** The second step: password, then the picture for the phone, then the codes for the day the phone is lost. */
export function SecondStepSection() {
  const say = useSay();
  const { secondStep } = useMe();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <Section
      title={say(words.secondStep)}
      lead={say(words.secondStepLead)}
      actions={
        <span className={secondStep ? 'tag tag-held' : 'tag tag-warning'}>
          {say(secondStep ? words.secondStepOn : words.secondStepOff)}
        </span>
      }
    >
      {codes !== null ? (
        <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />
      ) : secondStep ? (
        <Remove />
      ) : begun === null ? (
        <Begin onBegun={setBegun} />
      ) : (
        <Scan
          begun={begun}
          onConfirmed={(made) => {
            setBegun(null);
            setCodes(made);
          }}
        />
      )}
    </Section>
  );
}

function Begin({ onBegun }: { onBegun: (begun: Begun) => void }) {
  const say = useSay();
  return (
    <Form
      operation={beginSecondStep}
      submit={say(words.begin)}
      input={(typed) => ({ password: typed.text('password') })}
      onDone={onBegun}
    >
      <PasswordField name="password" label={say(words.password)} autoComplete="current-password" />
    </Form>
  );
}

function Scan({ begun, onConfirmed }: { begun: Begun; onConfirmed: (codes: readonly string[]) => void }) {
  const say = useSay();
  return (
    <div className="scan">
      <QrCode text={begun.uri} label={say(words.qr)} />
      <div className="stack">
        <p>{say(words.scan)}</p>
        <Copyable label={say(words.secret)} text={begun.secret} />
        <Form
          operation={confirmSecondStep}
          submit={say(words.confirm)}
          input={(typed) => ({ code: typed.text('code') })}
          onDone={({ recoveryCodes }) => onConfirmed(recoveryCodes)}
        >
          <TextField
            name="code"
            label={say(words.sixDigits)}
            inputMode="numeric"
            autoComplete="one-time-code"
            focused
            short
          />
        </Form>
      </div>
    </div>
  );
}

/** Shown this once. On paper nothing else of the page is printed with them. */
function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const say = useSay();
  return (
    <div className="recovery">
      <Notice kind="done" title={say(words.recovery)}>
        <p>{say(words.recoveryText)}</p>
      </Notice>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="form-buttons unprinted">
        <Button onClick={() => window.print()}>{say(words.print)}</Button>
        <Button main onClick={onKept}>
          {say(words.kept)}
        </Button>
      </div>
    </div>
  );
}

function Remove() {
  const say = useSay();
  return (
    <ActionDialog danger label={say(words.remove)} title={say(words.remove)}>
      {(close) => (
        <Form
          operation={removeSecondStep}
          danger
          submit={say(words.remove)}
          onCancel={close}
          input={(typed) => ({ password: typed.text('password'), code: typed.text('code') })}
          onDone={close}
        >
          <PasswordField name="password" label={say(words.password)} autoComplete="current-password" />
          <TextField
            name="code"
            label={say(words.code)}
            hint={say(words.codeHint)}
            autoComplete="one-time-code"
            short
          />
        </Form>
      )}
    </ActionDialog>
  );
}
