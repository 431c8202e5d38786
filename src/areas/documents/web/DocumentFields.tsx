import { useContext } from 'react';
import { DateField } from '../../../ui/form/DateField.tsx';
import { CheckField, SelectField, TextField } from '../../../ui/form/fields.tsx';
import { FormContext, type Typed, typedOf } from '../../../ui/form/form-state.ts';
import { useSay } from '../../../ui/language.tsx';
import type { Direction } from '../document.ts';
import { isEarlierArrival, optionsOf, type Register } from './choices.ts';
import { authorityWords, fieldWords, sendingWords, formWords as words } from './words.ts';

/** What an incoming document says of itself. */
export function IncomingFields({ focused }: { focused: boolean }) {
  const say = useSay();
  return (
    <>
      <div className="form-row">
        <DateField name="receivedOn" label={say(words.receivedOn)} />
        <TextField
          name="printed"
          label={say(words.printed)}
          hint={say(words.printedHint)}
          focused={focused}
        />
      </div>
      <div className="form-row">
        <DateField name="issuedOn" label={say(words.issuedOn)} />
        <TextField name="issuer" label={say(words.issuer)} />
      </div>
    </>
  );
}

/** Asked for of what came before a register was opened that gives the numbers itself. */
export function EarlierNumber({ register }: { register: Register }) {
  const say = useSay();
  const values = useContext(FormContext)?.values ?? {};
  if (!isEarlierArrival(register, typedOf(values).date('receivedOn'))) return null;
  return (
    <TextField
      name="number"
      label={say(words.earlierArrival)}
      hint={say(words.earlierArrivalHint)}
      inputMode="numeric"
      short
      optional
    />
  );
}

type Own = { legal: boolean; organ: string; direction: Direction };

/** Who signed a document of our own, and how it left: nothing is chosen beforehand, for it is counted. */
export function OwnFields({ legal, organ, direction }: Own) {
  const say = useSay();
  return (
    <>
      <SignerFields />
      <div className="form-row">
        <SelectField
          name="sentAs"
          label={say(words.sentAs)}
          hint={say(words.sentAsHint)}
          options={optionsOf(sendingWords, say)}
          {...(direction === 'internal' ? { optional: true, blank: say(words.notSent) } : {})}
        />
        {legal && <DateField name="inForceFrom" label={say(words.inForceFrom)} />}
      </div>
      <SymbolFields organ={organ} />
    </>
  );
}

export function SignerFields({ unsaid = false }: { unsaid?: boolean }) {
  const say = useSay();
  return (
    <>
      <div className="form-row">
        <TextField name="signer" label={say(words.signer)} />
        <TextField name="signerPost" label={say(words.signerPost)} />
      </div>
      <SelectField
        name="authority"
        label={say(words.authority)}
        options={optionsOf(authorityWords, say)}
        blank={unsaid ? say(words.untold) : false}
      />
    </>
  );
}

/** What of a symbol the register does not know. */
export function SymbolFields({ organ }: { organ: string }) {
  const say = useSay();
  return (
    <div className="form-row">
      <TextField name="department" label={say(words.department)} hint={say(words.departmentHint)} optional />
      <TextField name="organ" label={say(words.organ)} hint={say(words.organHint, { organ })} optional />
    </div>
  );
}

/** What is said of any document, besides kind and subject. */
export function Described({ incoming, untold = false }: { incoming: boolean; untold?: boolean }) {
  const say = useSay();
  const isRefused = (useContext(FormContext)?.issues.length ?? 0) > 0;
  return (
    // What is to be mended may stand in here, and must be reached.
    <details className="form-more" {...(isRefused ? { open: true } : {})}>
      <summary>{say(words.more)}</summary>
      <SelectField
        name="field"
        label={say(words.field)}
        options={optionsOf(fieldWords, say)}
        blank={say(words.noField)}
      />
      {untold ? <DirectiveUntold /> : <CheckField name="directive" label={say(words.directive)} />}
      <CheckField name="urgent" label={say(words.urgent)} />
      {incoming ? (
        <DateField name="replyDueOn" label={say(words.replyDueOn)} optional />
      ) : (
        <TextField name="recipients" label={say(words.recipients)} lines={2} optional />
      )}
      <TextField name="note" label={say(words.note)} lines={2} optional />
    </details>
  );
}

/** A list did not say it: whoever mends something else need not decide it. */
function DirectiveUntold() {
  const say = useSay();
  return (
    <SelectField
      name="directiveTold"
      label={say(words.directive)}
      options={[
        { value: 'yes', label: say(words.yes) },
        { value: 'no', label: say(words.no) },
      ]}
      blank={say(words.untold)}
    />
  );
}

export const directiveIn = (typed: Typed, untold: boolean): boolean | null => {
  if (!untold) return typed.flag('directive');
  const told = typed.optional('directiveTold');
  return told === null ? null : told === 'yes';
};

/** What the form says of any document; its kind is read elsewhere. */
export const describedIn = (typed: Typed) => ({
  subject: typed.text('subject'),
  field: typed.optional('field'),
  directive: typed.flag('directive'),
  recipients: typed.optional('recipients'),
  note: typed.optional('note'),
  urgent: typed.flag('urgent'),
});

export const ownIn = (typed: Typed, legal: boolean) => ({
  signer: typed.optional('signer'),
  signerPost: typed.optional('signerPost'),
  authority: typed.optional('authority'),
  sentAs: typed.optional('sentAs'),
  department: typed.optional('department'),
  organ: typed.optional('organ'),
  inForceFrom: legal ? typed.date('inForceFrom') : null,
});
