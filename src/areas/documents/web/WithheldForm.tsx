import { useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import { dayOf } from '../../../base/plain-date.ts';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import { recordWithheld } from '../contract-withheld.ts';
import { type Kind, kindOptions, type Register, typedNumber } from './choices.ts';
import type { Turn } from './RecordPage.tsx';
import { formWords as words } from './words.ts';

type Props = Turn & { unitId: string; register: Register; kinds: readonly Kind[] };

/** Number and days of a secret document, and nothing else: there is no field in which more could be typed. */
export function WithheldForm({ unitId, register, kinds, onDone }: Props) {
  const say = useSay();
  const [id] = useState(uuidv7);
  const isIncoming = register.direction === 'incoming';
  const isOutside = register.numbering === 'outside';
  return (
    <Form
      operation={recordWithheld}
      submit={say(words.secretRecord)}
      initial={{ [isIncoming ? 'receivedOn' : 'issuedOn']: shownDate(dayOf(new Date())) }}
      input={(typed) => ({
        id,
        unitId,
        registerId: register.id,
        kind: typed.text('kind'),
        number: typedNumber(typed.optional('number')),
        suffix: typed.text('suffix').trim(),
        issuedOn: typed.date('issuedOn'),
        receivedOn: isIncoming ? typed.date('receivedOn') : null,
      })}
      onDone={({ number }) => onDone({ id, told: String(number ?? ''), number: null, days: {} })}
    >
      {isOutside ? (
        <div className="form-row">
          <TextField
            name="number"
            label={say(isIncoming ? words.arrival : words.number)}
            hint={say(words.numberHint)}
            inputMode="numeric"
            focused
          />
          <TextField name="suffix" label={say(words.suffix)} optional />
        </div>
      ) : (
        <p className="field-hint">{say(words.takenHere)}</p>
      )}
      <SelectField name="kind" label={say(words.kind)} options={kindOptions(kinds, !isIncoming)} />
      {isIncoming && <DateField name="receivedOn" label={say(words.receivedOn)} />}
      <DateField name="issuedOn" label={say(words.issuedOn)} />
    </Form>
  );
}
