import { useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import { dayOf } from '../../../base/plain-date.ts';
import { DateField } from '../../../ui/form/DateField.tsx';
import { EvenIfThere } from '../../../ui/form/EvenIfThere.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import type { Typed } from '../../../ui/form/form-state.ts';
import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import { recordDocument } from '../contract.ts';
import {
  isEarlierArrival,
  type Kind,
  kindInSymbol,
  kindOptions,
  nextNumber,
  type Register,
  typedIssues,
  typedNumber,
} from './choices.ts';
import {
  Described,
  describedIn,
  EarlierNumber,
  IncomingFields,
  OwnFields,
  ownIn,
} from './DocumentFields.tsx';
import type { Turn } from './RecordPage.tsx';
import { formWords as words } from './words.ts';

type Props = Turn & { unitId: string; register: Register; kinds: readonly Kind[] };

/** A document that came, or one of our own that is numbered already or is numbered now. */
export function RecordForm({ unitId, register, kinds, last, onDone }: Props) {
  const say = useSay();
  const [id] = useState(uuidv7);
  const isIncoming = register.direction === 'incoming';
  const isOutside = register.numbering === 'outside';
  const today = shownDate(dayOf(new Date()));
  const next = last?.number == null ? nextNumber(register) : String(last.number + 1);
  // What is known beforehand is passed over.
  const isReady = isIncoming && (!isOutside || next !== '');
  const initial = {
    number: isOutside ? next : '',
    receivedOn: isIncoming ? today : '',
    issuedOn: isIncoming ? '' : today,
    authority: 'TM',
    ...last?.days,
  };
  return (
    <Form
      operation={recordDocument}
      submit={say(words.record)}
      initial={initial}
      input={(typed) => ({
        id,
        unitId,
        registerId: register.id,
        ...recordedIn(typed, register, kinds),
      })}
      check={(typed) => typedIssues(typed, recordedIn(typed, register, kinds).kind)}
      onDone={({ number, printed }, typed) =>
        onDone({
          id,
          told: toldOf(number, printed, isIncoming),
          number: isOutside && nextNumber(register) !== '' ? number : null,
          days: isIncoming
            ? { receivedOn: typed.text('receivedOn') }
            : { issuedOn: typed.text('issuedOn'), ...signerOf(typed) },
        })
      }
    >
      <NumberFields register={register} focused={!isReady} />
      {isIncoming && <IncomingFields focused={isReady} />}
      <EarlierNumber register={register} />
      {!isIncoming && <DateField name="issuedOn" label={say(words.issuedOn)} />}
      <SelectField
        name="kind"
        label={say(words.kind)}
        options={kindOptions(kinds, !isIncoming)}
        {...(isIncoming ? { blank: say(words.kindBySymbol) } : {})}
      />
      <TextField name="subject" label={say(words.subject)} lines={3} spellCheck />
      {!isIncoming && <OwnFields {...register} />}
      <Described incoming={isIncoming} />
      {isIncoming && <EvenIfThere label={say(words.evenIfThere)} />}
    </Form>
  );
}

/** Who takes a number here is told so; the next number of another system is proposed. */
function NumberFields({ register, focused }: { register: Register; focused: boolean }) {
  const say = useSay();
  const isIncoming = register.direction === 'incoming';
  const label = say(isIncoming ? words.arrival : words.number);
  if (register.numbering === 'here') return <p className="field-hint">{say(words.takenHere)}</p>;
  return (
    <div className="form-row">
      <TextField name="number" label={label} inputMode="numeric" focused={focused} />
      <TextField name="suffix" label={say(words.suffix)} hint={say(words.suffixHint)} optional />
    </div>
  );
}

/** What a form says of a document that is there already. */
export function recordedIn(typed: Typed, register: Numbered, kinds: readonly Kind[]) {
  const { direction, legal, numbering } = register;
  const isIncoming = direction === 'incoming';
  const isTyped = numbering === 'outside' || isEarlierArrival(register, typed.date('receivedOn'));
  return {
    ...describedIn(typed),
    kind: typed.optional('kind') ?? kindInSymbol(typed.text('printed'), kinds) ?? '',
    number: isTyped ? typedNumber(typed.optional('number')) : null,
    suffix: typed.text('suffix').trim(),
    printed: typed.optional('printed'),
    issuedOn: typed.date('issuedOn'),
    ...(isIncoming
      ? {
          receivedOn: typed.date('receivedOn'),
          issuer: typed.optional('issuer'),
          replyDueOn: typed.date('replyDueOn'),
          evenIfThere: typed.flag('evenIfThere'),
        }
      : ownIn(typed, legal)),
  };
}
type Numbered = Pick<Register, 'direction' | 'legal' | 'numbering' | 'openedOn'>;

const signerOf = (typed: Typed) => ({
  signer: typed.text('signer'),
  signerPost: typed.text('signerPost'),
  authority: typed.text('authority'),
});

function toldOf(number: number | null, printed: string | null, isIncoming: boolean): string {
  const parts = [isIncoming || printed === null ? number : null, printed];
  return parts.filter((part) => part !== null).join(' – ');
}
