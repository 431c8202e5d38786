import './filters.css';
import './form/form.css';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { Button } from './Button.tsx';
import { DateInput } from './form/DateField.tsx';
import { type Option, Options } from './form/Options.tsx';
import { useSay } from './language.tsx';
import { shownDate, typedDate } from './show.ts';
import { uiWords } from './words.ts';

/** What narrows a list down; each change counts at once. */
export function Filters({ children }: { children: ReactNode }) {
  return (
    <search className="filters">
      <div className="bar">{children}</div>
    </search>
  );
}

/** The rarer parts of a filter: shown when asked for, or when one of them is in use. */
export function RareFilters({ inUse, children }: { inUse: boolean; children: ReactNode }) {
  const say = useSay();
  const [asked, setAsked] = useState(false);
  return inUse || asked ? (
    children
  ) : (
    <Button onClick={() => setAsked(true)}>{say(uiWords.moreFilters)}</Button>
  );
}

type Props<Value> = { label: string; value: Value; onChange: (value: Value) => void };

/** So long nothing more was typed before the server is asked, in milliseconds. */
const pause = 300;

export function TextFilter({ label, value, onChange }: Props<string>) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const [told, setTold] = useState(value);
  // What comes from elsewhere, as from a kept filter, stands in the field; what was typed here may have gone on meanwhile.
  if (known !== value) {
    setKnown(value);
    if (value.trim() !== told.trim()) setTyped(value);
    setTold(value);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when something was typed, not when the page is drawn anew
  useEffect(() => {
    if (typed === value) return;
    const { pathname } = window.location;
    const timer = setTimeout(() => {
      // Who has gone on to a row meanwhile, whose page is still being fetched, is not called back to the list.
      if (window.location.pathname !== pathname) return;
      setTold(typed);
      onChange(typed);
    }, pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type="search"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}

export function FlagFilter({ label, value, onChange }: Props<boolean>) {
  return (
    <div className="field field-check">
      <label>
        <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
        <span>{label}</span>
      </label>
    </div>
  );
}

export function SelectFilter({
  label,
  value,
  onChange,
  options,
}: Props<string> & { options: readonly Option[] }) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        <Options of={options} />
      </select>
    </div>
  );
}

/** Counts once it is a day of the calendar, or empty. `value` is ISO. */
export function DateFilter({ label, value, onChange }: Props<string>) {
  const id = useId();
  const [typed, setTyped] = useState(value === '' ? '' : shownDate(value));
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    if (typedDate(typed) !== value) setTyped(value === '' ? '' : shownDate(value));
  }
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <DateInput
        described={{ id, 'aria-invalid': typed.trim() !== '' && typedDate(typed) === null }}
        name={id}
        label={label}
        value={typed}
        onChange={(next) => {
          setTyped(next);
          const day = next.trim() === '' ? '' : typedDate(next);
          if (day !== null && day !== value) onChange(day);
        }}
      />
    </div>
  );
}
