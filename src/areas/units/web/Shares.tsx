import type { Issue } from '../../../base/problem.ts';
import { fieldWords } from '../../../base/words.ts';
import { Form } from '../../../ui/form/Form.tsx';
import { TextField } from '../../../ui/form/fields.tsx';
import type { Typed } from '../../../ui/form/form-state.ts';
import { useSay } from '../../../ui/language.tsx';
import { setShares } from '../contract.ts';
import type { SuccessionView } from './Successions.tsx';
import { words } from './words.ts';

type Props = { unitId: string; succession: SuccessionView; onClose: () => void };
type Unit = { readonly id: string; readonly name: string };

const amountName = (from: Unit, to: Unit) => `${from.id} ${to.id}`;
const basisName = (from: Unit) => `basis ${from.id}`;

/** What went where, in the figures of a document; the shares are reckoned from them and never guessed. */
export function Shares({ unitId, succession, onClose }: Props) {
  const say = useSay();
  const { id, version, to } = succession;
  const divided = dividedIn(succession);
  return (
    <>
      <p className="dialog-text">{say(words.sharesText)}</p>
      <Form
        operation={setShares}
        submit={say(words.save)}
        onCancel={onClose}
        initial={initialOf(succession)}
        check={(typed) => divided.flatMap((from) => issuesOf(from, to, typed))}
        input={(typed) => ({
          unitId,
          successionId: id,
          version,
          shares: divided.flatMap((from) => sharesOf(from, to, typed)),
        })}
        onDone={onClose}
      >
        {divided.map((from) => (
          <fieldset key={from.id} className="shares">
            <legend className="form-heading">{say(words.sharesOf, { name: from.name })}</legend>
            {to.map((unit) => (
              <TextField
                key={unit.id}
                name={amountName(from, unit)}
                label={say(words.amountTo, { from: from.name, to: unit.name })}
                inputMode="numeric"
                short
              />
            ))}
            <TextField name={basisName(from)} label={say(words.basis)} hint={say(words.basisHint)} />
          </fieldset>
        ))}
      </Form>
    </>
  );
}

/** The units that went to several. A merge tells of one that took parts; how they were divided stands at the split. */
export const dividedIn = ({ kind, from, to }: SuccessionView) =>
  to.length < 2 ? [] : from.filter(({ isPart }) => isPart || kind === 'split');

/** Figures may be typed with points between thousands. */
const amountOf = (typed: Typed, from: Unit, to: Unit): number => {
  const text = typed.text(amountName(from, to)).replace(/[.\s]/g, '');
  return /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
};

function issuesOf(from: Unit, to: readonly Unit[], typed: Typed): Issue[] {
  const wrong = to.filter((unit) => Number.isNaN(amountOf(typed, from, unit)));
  const nothing = to.every((unit) => amountOf(typed, from, unit) === 0);
  const without = typed.text(basisName(from)).trim().length < 3;
  return [
    ...wrong.map((unit) => ({ path: [amountName(from, unit)], message: fieldWords.number })),
    ...(nothing ? [{ path: [amountName(from, to[0]!)], message: fieldWords.required }] : []),
    ...(without ? [{ path: [basisName(from)], message: fieldWords.required }] : []),
  ];
}

function sharesOf(from: Unit, to: readonly Unit[], typed: Typed) {
  if (issuesOf(from, to, typed).length > 0) return [];
  const amounts = to.map((unit) => amountOf(typed, from, unit));
  const whole = amounts.reduce((sum, amount) => sum + amount, 0);
  return to.map((unit, index) => ({
    fromId: from.id,
    toId: unit.id,
    numerator: amounts[index]!,
    denominator: whole,
    basis: typed.text(basisName(from)),
  }));
}

function initialOf({ from, to, shares }: SuccessionView): Record<string, string> {
  const known = shares.map(({ fromId, toId, numerator, basis }) => {
    const [source, goal] = [from.find(({ id }) => id === fromId), to.find(({ id }) => id === toId)];
    if (source === undefined || goal === undefined) return [];
    return [
      [amountName(source, goal), String(numerator)],
      [basisName(source), basis],
    ];
  });
  return Object.fromEntries(known.flat());
}
