import { useContext, useState } from 'react';
import { useAnswer } from '../../../../ui/ask.tsx';
import { TextFilter } from '../../../../ui/Filters.tsx';
import { SelectField } from '../../../../ui/form/fields.tsx';
import { FormContext } from '../../../../ui/form/form-state.ts';
import { useSay } from '../../../../ui/language.tsx';
import { findPeople } from '../../contract-unit.ts';
import { words } from './words.ts';

/** Somebody with an account: found by name within the administrator's reach, or by the exact sign-in name beyond it. */
export function PersonField({ unitId, name }: { unitId: string; name: string }) {
  const say = useSay();
  const [text, setText] = useState('');
  const found =
    useAnswer(findPeople, { unitId, text: text.trim() }, { keep: true }).data?.result.people ?? [];
  const offered = found.map(({ login, fullName, unitName }) => ({
    value: login,
    label: `${fullName} (${login}) – ${unitName}`,
  }));
  const login = text.trim().toLowerCase();
  const isLogin = /^[a-z0-9][a-z0-9._@-]{2,}$/.test(login) && !found.some((each) => each.login === login);
  const elsewhere = isLogin ? [{ value: login, label: say(words.otherLogin, { login }) }] : [];
  const options = [...offered, ...elsewhere];
  // Who was chosen stays so while others are looked for.
  const chosen = String(useContext(FormContext)?.values[name] ?? '');
  const isGone = chosen !== '' && !options.some(({ value }) => value === chosen);
  const kept = isGone ? [{ value: chosen, label: chosen }] : [];
  return (
    <>
      <TextFilter label={say(words.findPerson)} value={text} onChange={setText} />
      <SelectField
        name={name}
        label={say(words.receiver)}
        hint={say(words.receiverHint)}
        options={[...kept, ...options]}
      />
    </>
  );
}
