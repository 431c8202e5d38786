import { Form } from '../../../../ui/form/Form.tsx';
import { CheckField, TextField } from '../../../../ui/form/fields.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { changePerson } from '../../contract-unit.ts';
import type { Person } from '../PersonPage.tsx';
import { words } from './words.ts';

type Props = { unitId: string; person: Person; onClose: () => void };

export function ChangePerson({ unitId, person, onClose }: Props) {
  const say = useSay();
  const { id, version, fullName, email, phone, active } = person;
  return (
    <Form
      operation={changePerson}
      submit={say(words.save)}
      onCancel={onClose}
      initial={{ fullName, email, phone, active }}
      input={(typed) => ({
        unitId,
        personId: id,
        version,
        fullName: typed.text('fullName'),
        email: typed.optional('email'),
        phone: typed.optional('phone'),
        active: typed.flag('active'),
      })}
      onDone={onClose}
    >
      <TextField name="fullName" label={say(words.name)} />
      <TextField name="email" label={say(words.email)} inputMode="email" optional />
      <TextField name="phone" label={say(words.phone)} inputMode="tel" optional />
      <CheckField name="active" label={say(words.isActive)} hint={say(words.isActiveHint)} />
    </Form>
  );
}
