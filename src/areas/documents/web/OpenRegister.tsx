import { useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import { dayOf } from '../../../base/plain-date.ts';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { CheckField, ChoiceField, SelectField, TextField } from '../../../ui/form/fields.tsx';
import type { Typed } from '../../../ui/form/form-state.ts';
import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import { openRegister } from '../contract-registers.ts';
import { directions } from '../document.ts';
import { type Kind, optionsOf, type Register } from './choices.ts';
import { FirstNumbers, firstNumbersIn } from './FirstNumbers.tsx';
import { registerPageWords as words } from './register-words.ts';
import { directionWords } from './words.ts';

type Shape = Pick<Register, 'numbering' | 'direction' | 'seriesBy' | 'legal'>;
const usual: Shape = { numbering: 'outside', direction: 'incoming', seriesBy: 'register', legal: false };

const shapeOf = (typed: Typed): Shape => ({
  numbering: typed.text('numbering') === 'here' ? 'here' : 'outside',
  direction: directions.find((one) => one === typed.text('direction')) ?? usual.direction,
  seriesBy: typed.text('seriesBy') === 'kind' ? 'kind' : 'register',
  legal: typed.flag('legal'),
});

type Props = { unitId: string; kinds: readonly Kind[]; onClose: () => void };

/** Opens a register. Who numbers it is asked first, for it is never changed. */
export function OpenRegister({ unitId, kinds, onClose }: Props) {
  const say = useSay();
  const [id] = useState(uuidv7);
  const [shape, setShape] = useState(usual);
  const { numbering } = shape;
  return (
    <Form
      operation={openRegister}
      submit={say(words.open)}
      onCancel={onClose}
      initial={{
        ...usual,
        organ: 'UBND',
        firstNumber: '1',
        openedOn: shownDate(dayOf(new Date())),
      }}
      onChange={(typed) => setShape(shapeOf(typed))}
      input={(typed) => ({
        id,
        unitId,
        name: typed.text('name'),
        ...shapeOf(typed),
        organ: typed.text('organ'),
        outsideSystem: numbering === 'outside' ? typed.optional('outsideSystem') : null,
        ...firstNumbersIn(typed, shapeOf(typed), kinds),
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
      {numbering === 'outside' && <TextField name="outsideSystem" label={say(words.system)} optional />}
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
      <FirstNumbers register={shape} kinds={kinds} />
      <div className="form-row">
        <TextField name="organ" label={say(words.organ)} hint={say(words.organHint)} />
        <DateField name="openedOn" label={say(words.openedOn)} />
      </div>
    </Form>
  );
}
