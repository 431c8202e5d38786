import { useAnswer } from '../../../../ui/ask.tsx';
import { DateField } from '../../../../ui/form/DateField.tsx';
import { SelectField, TextField } from '../../../../ui/form/fields.tsx';
import type { Typed, Values } from '../../../../ui/form/form-state.ts';
import { useSay } from '../../../../ui/language.tsx';
import { shownDate } from '../../../../ui/show.ts';
import { listRegisters } from '../../../documents/contract-registers.ts';
import { optionsOf } from '../../../documents/web/choices.ts';
import { formWords, sendingWords } from '../../../documents/web/words.ts';
import { authorities } from '../../contract-head.ts';
import type { Report } from './rows.ts';
import { words } from './words.ts';

/** Number, day, place and hand, as the head and foot of a paper print them. */
export function HeadFields({ unitId }: { unitId: string }) {
  const say = useSay();
  const registers = useAnswer(listRegisters, { unitId }).data?.result.registers ?? [];
  const open = registers.filter((one) => one.direction === 'outgoing' && !one.legal && one.closedOn === null);
  return (
    <>
      {open.length > 0 && (
        <>
          <SelectField
            name="registerId"
            label={say(words.register)}
            hint={say(words.registerHint)}
            optional
            options={open.map(({ id, name, numbering }) => ({
              value: id,
              label: say(numbering === 'here' ? words.registerHere : words.registerOutside, { name }),
            }))}
          />
          <SelectField
            name="sentAs"
            label={say(formWords.sentAs)}
            hint={say(words.sentAsHint)}
            optional
            options={optionsOf(sendingWords, say)}
          />
        </>
      )}
      <TextField name="number" label={say(words.docNumber)} hint={say(words.docNumberHint)} short />
      <TextField name="symbol" label={say(words.symbol)} hint={say(words.symbolHint)} short />
      <DateField name="date" label={say(words.date)} />
      <TextField name="place" label={say(words.place)} />
      <SelectField
        name="authority"
        label={say(words.authority)}
        blank={false}
        options={authorities.map((value) => ({ value, label: say(words.authorities[value]) }))}
      />
      <TextField name="position" label={say(words.position)} hint={say(words.positionHint)} />
      <TextField name="signer" label={say(words.signer)} hint={say(words.signerHint)} />
      <TextField name="recipients" label={say(words.recipients)} hint={say(words.recipientsHint)} lines={3} />
    </>
  );
}

export const headOf = (typed: Typed) => ({
  registerId: typed.text('registerId') || null,
  sentAs: typed.optional('sentAs'),
  number: typed.text('number'),
  symbol: typed.text('symbol'),
  date: typed.date('date'),
  place: typed.text('place'),
  authority: typed.text('authority'),
  position: typed.text('position'),
  signer: typed.text('signer'),
  recipients: linesOf(typed.text('recipients')),
});

/** What the head of the next paper begins with: that of the last one, of which the hand stays only with who signed it. */
export function headFrom(before: Report['headBefore'], me: string, today: string): Values {
  const isSame = before?.signer === me;
  return {
    ...(before === null
      ? {}
      : { symbol: before.symbol, place: before.place, recipients: before.recipients.join('\n') }),
    date: shownDate(today),
    authority: isSame ? before.authority : 'TM',
    position: isSame ? before.position : '',
    signer: me,
  };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
