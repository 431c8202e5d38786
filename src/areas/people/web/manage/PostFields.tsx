import { DateField } from '../../../../ui/form/DateField.tsx';
import { ChoiceField, SelectField, TextField } from '../../../../ui/form/fields.tsx';
import type { Typed } from '../../../../ui/form/form-state.ts';
import { useSay } from '../../../../ui/language.tsx';
import { roles } from '../../post.ts';
import { roleWords } from '../../words.ts';
import { words } from './words.ts';

/** What every post has: role, reach, dates and the decision it rests on. */
export function PostFields() {
  const say = useSay();
  return (
    <>
      <SelectField
        name="role"
        label={say(words.role)}
        options={roles.map((role) => ({ value: role, label: say(roleWords[role]) }))}
      />
      <ChoiceField
        name="reach"
        label={say(words.reach)}
        options={[
          { value: 'own', label: say(words.own), hint: say(words.ownHint) },
          { value: 'below', label: say(words.belowReach), hint: say(words.belowHint) },
        ]}
      />
      <div className="form-row">
        <DateField name="from" label={say(words.from)} />
        <DateField name="to" label={say(words.to)} hint={say(words.toHint)} optional />
      </div>
      <TextField name="decision" label={say(words.decision)} hint={say(words.decisionHint)} />
    </>
  );
}

export const postOf = (typed: Typed) => ({
  role: typed.optional('role'),
  reach: typed.text('reach'),
  from: typed.date('from'),
  to: typed.date('to'),
  decision: typed.text('decision'),
});
