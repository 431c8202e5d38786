import './units.css';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { Button } from '../../../ui/Button.tsx';
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
  /** Where it lies: several units bear one name. */
  readonly place?: string;
  readonly isPart?: boolean;
  /** The unit does not exist yet and begins with what is recorded. */
  readonly made?: NewUnit;
};
export type NewUnit = { readonly kind: UnitKind; readonly code: string; readonly codeSystem: string };
type Props = FieldProps & {
  /** Only one: choosing another takes its place. */
  one?: boolean;
  /** Each may be meant in part. */
  inPart?: boolean;
  /** A unit that is not there yet may be named, with a code of one of these tables; the first is the usual one. */
  newIn?: readonly string[];
};

/** So long nothing more was typed before the server is asked, in milliseconds. */
const pause = 300;

/** One or several units, found by name. The field holds a list of them. */
export function UnitPickField({ name, label, hint, optional, ...rest }: Props) {
  const say = useSay();
  const { one = false, inPart = false, newIn = [] } = rest;
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
              systems={newIn}
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
        className="input pick-text"
        type="text"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => towardsHits(event, asked === typed.trim())}
      />
      {asked !== '' && typed.trim() !== '' && <Results text={asked} onPick={pick} newIn={newIn} />}
    </Field>
  );
}

/** Enter never sends the form while a unit is looked for: it takes the first hit. Down goes to the list. */
function towardsHits(event: KeyboardEvent<HTMLInputElement>, isListed: boolean): void {
  if (event.currentTarget.value.trim() === '' || event.nativeEvent.isComposing) return;
  if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
  event.preventDefault();
  const first = event.currentTarget.closest('.field')?.querySelector<HTMLElement>('.pick-list button');
  if (!isListed || first == null) return;
  if (event.key === 'ArrowDown') first.focus();
  else if (first.dataset.hit !== undefined) first.click();
}

/** Up and down from hit to hit, and up from the first into the field again. */
function amongHits(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const hits = [...event.currentTarget.querySelectorAll('button')];
  const at = hits.indexOf(document.activeElement as HTMLButtonElement);
  const field = event.currentTarget.closest('.field')?.querySelector<HTMLElement>('.pick-text');
  const next = event.key === 'ArrowDown' ? hits[at + 1] : at === 0 ? field : hits[at - 1];
  next?.focus();
}

type PickedProps = {
  unit: Picked;
  inPart: boolean;
  systems: readonly string[];
  onChange: (unit: Picked) => void;
};

function PickedUnit({ unit, inPart, systems, onChange }: PickedProps) {
  const say = useSay();
  const { isPart = false, made } = unit;
  return (
    <>
      <span>
        {placedName(unit)} {made !== undefined && <span className="tag">{say(words.isNew)}</span>}
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
        <MadeUnit
          name={unit.name}
          made={made}
          systems={systems}
          onChange={(so) => onChange({ ...unit, made: so })}
        />
      )}
    </>
  );
}

type MadeProps = {
  name: string;
  made: NewUnit;
  systems: readonly string[];
  onChange: (made: NewUnit) => void;
};

/** What a new unit has beside its name. The table of codes is in sight even before a code is typed. */
function MadeUnit({ name, made, systems, onChange }: MadeProps) {
  const say = useSay();
  return (
    <span className="picked-new">
      <select
        className="input"
        aria-label={say(words.kindOf, { name })}
        value={made.kind}
        onChange={({ target }) => onChange({ ...made, kind: target.value as UnitKind })}
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
        onChange={({ target }) => onChange({ ...made, code: target.value })}
      />
      <select
        className="input"
        aria-label={say(words.systemOf, { name })}
        value={made.codeSystem}
        onChange={({ target }) => onChange({ ...made, codeSystem: target.value })}
      >
        {systems.map((system) => (
          <option key={system} value={system}>
            {system}
          </option>
        ))}
      </select>
    </span>
  );
}

/** "Xã X – huyện Y – tỉnh Z". */
const placedName = ({ name, place = '' }: Picked): string =>
  [name, ...place.split(', ').filter((part) => part !== '')].join(' – ');

type ResultsProps = { text: string; onPick: (unit: Picked) => void; newIn: readonly string[] };

function Results({ text, onPick, newIn }: ResultsProps) {
  const say = useSay();
  const answer = useAnswer(searchUnits, { text, size: 20 }, { keep: true });
  return (
    <Loaded of={answer}>
      {({ units }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the arrows go from one button to the next; Tab reaches each too
        <div className="pick-list" onKeyDown={amongHits}>
          {units.length === 0 && <p className="soft choice-none">{say(words.pickNone)}</p>}
          {units.map(({ id, name, place, from }) => (
            <button
              key={`${id} ${from}`}
              data-hit=""
              type="button"
              onClick={() => onPick({ id, name, place })}
            >
              <span>
                {name} <span className="found-place">{place}</span>
              </span>
            </button>
          ))}
          {newIn[0] !== undefined && (
            <button
              type="button"
              onClick={() =>
                onPick({
                  id: uuidv7(),
                  name: text,
                  made: { kind: 'commune', code: '', codeSystem: newIn[0]! },
                })
              }
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
