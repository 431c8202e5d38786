import { useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import { dayOf } from '../../../base/plain-date.ts';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { CheckField, ChoiceField, SelectField, TextField } from '../../../ui/form/fields.tsx';
import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import { openRegister } from '../contract-registers.ts';
import { optionsOf, typedNumber } from './choices.ts';
import { registerPageWords as words } from './register-words.ts';
import { directionWords } from './words.ts';

/** Opens a register. Who numbers it is asked first, for it is never changed. */
export function OpenRegister({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const say = useSay();
  const [id] = useState(uuidv7);
  const [numbering, setNumbering] = useState('outside');
  return (
    <Form
      operation={openRegister}
      submit={say(words.open)}
      onCancel={onClose}
      initial={{
        direction: 'incoming',
        numbering,
        seriesBy: 'register',
        organ: 'UBND',
        firstNumber: '1',
        openedOn: shownDate(dayOf(new Date())),
      }}
      onChange={(typed) => setNumbering(typed.text('numbering'))}
      input={(typed) => ({
        id,
        unitId,
        name: typed.text('name'),
        direction: typed.text('direction'),
        numbering: typed.text('numbering'),
        seriesBy: typed.text('seriesBy'),
        legal: typed.flag('legal'),
        organ: typed.text('organ'),
        outsideSystem: numbering === 'outside' ? typed.optional('outsideSystem') : null,
        firstNumber: numbering === 'here' ? typedNumber(typed.optional('firstNumber')) : 1,
        openedOn: typed.date('openedOn'),
      })}
      onDone={onClose}
    >
      <TextField name="name" label={say(words.name)} focused />
      <SelectField
        name="direction"
        label={say(words.direction)}
        options={optionsOf(directionWords, say)}
        blank={false}
      />
      <ChoiceField
        name="numbering"
        label={say(words.numbering)}
        options={[
          { value: 'outside', label: say(words.outside), hint: say(words.outsideHint) },
          { value: 'here', label: say(words.here), hint: say(words.hereHint) },
        ]}
      />
      {numbering === 'outside' ? (
        <TextField name="outsideSystem" label={say(words.system)} optional />
      ) : (
        <TextField
          name="firstNumber"
          label={say(words.firstNumber)}
          hint={say(words.firstHint)}
          inputMode="numeric"
          short
        />
      )}
      <SelectField
        name="seriesBy"
        label={say(words.seriesBy)}
        options={[
          { value: 'register', label: say(words.byRegister) },
          { value: 'kind', label: say(words.byKind) },
        ]}
        blank={false}
      />
      <CheckField name="legal" label={say(words.legal)} />
      <div className="form-row">
        <TextField name="organ" label={say(words.organ)} hint={say(words.organHint)} />
        <DateField name="openedOn" label={say(words.openedOn)} />
      </div>
    </Form>
  );
}
