import { type ClipboardEvent, type ReactNode, useContext, useState } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import type { PlainDate } from '../../../base/plain-date.ts';
import type { Issue } from '../../../base/problem.ts';
import { fieldWords } from '../../../base/words.ts';
import { Form } from '../../../ui/form/Form.tsx';
import { TextField } from '../../../ui/form/fields.tsx';
import { FormContext, type Typed } from '../../../ui/form/form-state.ts';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { carryFigures } from '../contract-figures.ts';
import { pastedFigures, wholeNumber } from './pasted-figures.ts';
import { words } from './words.ts';

export type Counted = { readonly id: string; readonly name: string; readonly code: string | null };
type Props = {
  units: readonly Counted[];
  on: PlainDate;
  to: PlainDate;
  onDone: (carried: ResultOf<typeof carryFigures>) => void;
};

/** A figure for each unit. An empty field is sent as not known: a sum that lacks a unit would look whole without it. */
export function CarryForm({ units, on, to, onDone }: Props) {
  const say = useSay();
  return (
    <Form
      operation={carryFigures}
      submit={say(words.doCarry)}
      check={(typed) => issuesOf(units, typed)}
      input={(typed) => ({
        on,
        to,
        basis: typed.optional('basis') ?? undefined,
        figures: units.map(({ id }) => ({ unitId: id, amount: sent(wholeNumber(typed.text(id))) })),
      })}
      onDone={onDone}
    >
      <Pasting units={units}>
        <fieldset className="shares">
          <legend className="form-heading">{say(words.figures)}</legend>
          <p className="soft">{say(words.figuresHint)}</p>
          {units.map(({ id, name }) => (
            <TextField key={id} name={id} label={name} inputMode="numeric" short optional />
          ))}
        </fieldset>
      </Pasting>
      <TextField name="basis" label={say(words.basis)} hint={say(words.carryBasisHint)} optional />
    </Form>
  );
}

/** What is no number is told by `check`, at its field. */
const sent = (amount: number | null) => (Number.isNaN(amount) ? null : amount);

function issuesOf(units: readonly Counted[], typed: Typed): Issue[] {
  const wrong = units.filter(({ id }) => Number.isNaN(wholeNumber(typed.text(id))));
  const isEmpty = units.every(({ id }) => typed.text(id).trim() === '');
  return [
    ...wrong.map(({ id }) => ({ path: [id], message: fieldWords.number })),
    ...(isEmpty ? [{ path: [units[0]!.id], message: fieldWords.required }] : []),
  ];
}

/** Several lines pasted into a field go to the fields they are for. */
function Pasting({ units, children }: { units: readonly Counted[]; children: ReactNode }) {
  const say = useSay();
  const form = useContext(FormContext)!;
  const [unmatched, setUnmatched] = useState<readonly string[]>([]);
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    const { name } = event.target as HTMLInputElement;
    const first = units.findIndex(({ id }) => id === name);
    if (first === -1 || !/[\n\t]/.test(text.trim())) return;
    event.preventDefault();
    const pasted = pastedFigures(text, units, first);
    for (const [id, figure] of pasted.figures) form.set(id, figure);
    setUnmatched(pasted.unmatched);
  };
  return (
    <div onPaste={paste}>
      {unmatched.length > 0 && (
        <Notice kind="warning" title={say(words.pastedNowhere)}>
          <ul>
            {unmatched.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
      {children}
    </div>
  );
}
