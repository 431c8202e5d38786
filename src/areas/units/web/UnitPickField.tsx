import './units.css';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { describedBy, Field, type FieldProps } from '../../../ui/form/Field.tsx';
import { useField } from '../../../ui/form/form-state.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { searchUnits } from '../contract.ts';
import { type UnitKind, unitKinds } from '../unit.ts';
import { kindWords } from '../words.ts';
import { words } from './words.ts';

export type Picked = {
  readonly id: string;
  readonly name: string;
  readonly isPart?: boolean;
  /** The unit does not exist yet and begins with what is recorded. */
  readonly made?: NewUnit;
};
export type NewUnit = { readonly kind: UnitKind; readonly code: string };
type Props = FieldProps & {
  /** Only one: choosing another takes its place. */
  one?: boolean;
  /** Each may be meant in part. */
  inPart?: boolean;
  /** A unit that is not there yet may be named. */
  allowsNew?: boolean;
};

/** So long nothing more was typed before the server is asked, in milliseconds. */
const pause = 300;

/** One or several units, found by name. The field holds a list of them. */
export function UnitPickField({ name, label, hint, optional, ...rest }: Props) {
  const say = useSay();
  const { one = false, inPart = false, allowsNew = false } = rest;
  const { id, issues, value, set } = useField(name, label);
  const picked = (value ?? []) as readonly Picked[];
  const [typed, setTyped] = useState('');
  const asked = useSettled(typed.trim());
  const pick = (unit: Picked) => {
    set(one ? [unit] : [...picked.filter((each) => each.id !== unit.id), unit]);
    setTyped('');
    document.getElementById(id)?.focus();
  };
  return (
    <Field id={id} label={label} hint={hint ?? say(words.pickUnit)} optional={optional} issues={issues}>
      <ul className="picked">
        {picked.map((unit) => (
          <li key={unit.id}>
            <PickedUnit
              unit={unit}
              inPart={inPart}
              onChange={(changed) => set(picked.map((each) => (each === unit ? changed : each)))}
            />
            <Button
              size="small"
              aria-label={say(words.unpick, { name: unit.name })}
              onClick={() => set(picked.filter((each) => each !== unit))}
            >
              {say(words.remove)}
            </Button>
          </li>
        ))}
      </ul>
      <input
        {...describedBy(id, say(words.pickUnit), issues)}
        className="input"
        type="text"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {asked !== '' && typed.trim() !== '' && <Results text={asked} onPick={pick} allowsNew={allowsNew} />}
    </Field>
  );
}

type PickedProps = { unit: Picked; inPart: boolean; onChange: (unit: Picked) => void };

function PickedUnit({ unit, inPart, onChange }: PickedProps) {
  const say = useSay();
  const { name, isPart = false, made } = unit;
  return (
    <>
      <span>
        {name} {made !== undefined && <span className="tag">{say(words.isNew)}</span>}
      </span>
      {inPart && (
        <label>
          <input
            type="checkbox"
            checked={isPart}
            onChange={({ target }) => onChange({ ...unit, isPart: target.checked })}
          />
          {say(words.isPart)}
        </label>
      )}
      {made !== undefined && (
        <span className="picked-new">
          <select
            className="input"
            aria-label={say(words.kindOf, { name })}
            value={made.kind}
            onChange={({ target }) =>
              onChange({ ...unit, made: { ...made, kind: target.value as UnitKind } })
            }
          >
            {unitKinds
              .filter((kind) => kind !== 'nation')
              .map((kind) => (
                <option key={kind} value={kind}>
                  {say(kindWords[kind])}
                </option>
              ))}
          </select>
          <input
            className="input"
            aria-label={say(words.codeOfNew, { name })}
            placeholder={say(words.code)}
            autoComplete="off"
            value={made.code}
            onChange={({ target }) => onChange({ ...unit, made: { ...made, code: target.value } })}
          />
        </span>
      )}
    </>
  );
}

type ResultsProps = { text: string; onPick: (unit: Picked) => void; allowsNew: boolean };

function Results({ text, onPick, allowsNew }: ResultsProps) {
  const say = useSay();
  const answer = useAnswer(searchUnits, { text, size: 20 }, { keep: true });
  return (
    <Loaded of={answer}>
      {({ units }) => (
        <div className="pick-results">
          {units.length === 0 && <p className="soft choice-none">{say(words.pickNone)}</p>}
          {units.map(({ id, name, place, from }) => (
            <button key={`${id} ${from}`} type="button" onClick={() => onPick({ id, name })}>
              {name} <span className="found-place">{place}</span>
            </button>
          ))}
          {allowsNew && (
            <button
              type="button"
              onClick={() => onPick({ id: uuidv7(), name: text, made: { kind: 'commune', code: '' } })}
            >
              {say(words.makeNew, { name: text })}
            </button>
          )}
        </div>
      )}
    </Loaded>
  );
}

/** The text once nothing more is typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
