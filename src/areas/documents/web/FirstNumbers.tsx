import { useContext } from 'react';
import { TextField } from '../../../ui/form/fields.tsx';
import { FormContext, type Typed } from '../../../ui/form/form-state.ts';
import { useSay } from '../../../ui/language.tsx';
import { type Kind, kindOptions, type Register, typedNumber } from './choices.ts';
import { registerPageWords as words } from './register-words.ts';

type Series = Pick<Register, 'direction' | 'seriesBy' | 'legal'>;
type Props = { register: Series; kinds: readonly Kind[] };

/** Where the numbers of a register begin that goes on within a year: one number for all series, and another for those that have one. */
export function FirstNumbers({ register, kinds }: Props) {
  const say = useSay();
  const apart = kindsApart(register, kinds);
  const isRefused = useContext(FormContext)?.issues.some(({ path }) => path[0] === 'firstNumbers');
  return (
    <>
      <TextField
        name="firstNumber"
        label={say(words.firstNumber)}
        hint={say(words.firstHint)}
        inputMode="numeric"
        short
      />
      {apart.length > 0 && (
        <details className="form-more" {...(isRefused ? { open: true } : {})}>
          <summary>{say(words.firstNumbers)}</summary>
          <p className="field-hint">{say(words.firstNumbersHint)}</p>
          <div className="first-numbers-grid">
            {apart.map(({ value, label }) => (
              <TextField key={value} name={nameOf(value)} label={label} inputMode="numeric" short />
            ))}
          </div>
        </details>
      )}
    </>
  );
}

/** What was typed of the series that the register has; what is left empty begins where all do. */
export const firstNumbersIn = (typed: Typed, register: Series, kinds: readonly Kind[]) => ({
  firstNumber: typedNumber(typed.optional('firstNumber')) ?? 1,
  firstNumbers: Object.fromEntries(
    kindsApart(register, kinds).flatMap(({ value }) => {
      const number = typedNumber(typed.optional(nameOf(value)));
      return number === null ? [] : [[value, number]];
    }),
  ),
});

export const firstNumberValues = ({ firstNumber, firstNumbers }: Register) => ({
  firstNumber: String(firstNumber),
  ...Object.fromEntries(
    Object.entries(firstNumbers).map(([series, first]) => [nameOf(series), String(first)]),
  ),
});

const nameOf = (series: string) => `firstNumbers.${series}`;

/** Kinds that the register numbers in a series of their own; its copies have one in any register of our own. */
function kindsApart({ direction, seriesBy, legal }: Series, kinds: readonly Kind[]) {
  const isOwn = direction !== 'incoming';
  const byKind = seriesBy === 'kind' || legal;
  const apart = kinds.filter(({ ownSeries }) =>
    isOwn ? ownSeries === 'always' || (byKind && ownSeries !== null) : byKind,
  );
  return kindOptions(apart, isOwn);
}
