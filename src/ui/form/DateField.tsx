import { useRef } from 'react';
import { CalendarIcon } from '../icons.tsx';
import { useSay } from '../language.tsx';
import { shownDate, typedDate } from '../show.ts';
import { uiWords } from '../words.ts';
import { describedBy, Field, type FieldProps } from './Field.tsx';
import { useField } from './form-state.ts';

/** A day of the form around it. */
export function DateField({ name, label, hint, optional }: FieldProps) {
  const { id, issues, value, set } = useField(name, label);
  return (
    <Field id={id} label={label} hint={hint} optional={optional} issues={issues}>
      <DateInput
        described={describedBy(id, hint, issues)}
        name={name}
        label={label}
        value={String(value ?? '')}
        onChange={set}
      />
    </Field>
  );
}

type InputProps = {
  described: ReturnType<typeof describedBy>;
  name: string;
  label: string;
  value: string;
  onChange: (typed: string) => void;
};

/** A day typed as 07/06/2026, or picked from the browser's own calendar. */
export function DateInput({ described, name, label, value, onChange }: InputProps) {
  const say = useSay();
  const calendar = useRef<HTMLInputElement>(null);
  return (
    <div className="input-with-button date-input">
      <input
        {...described}
        className="input"
        type="text"
        name={name}
        inputMode="numeric"
        autoComplete="off"
        placeholder={say(uiWords.dateShape)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => {
          const day = typedDate(value);
          if (day !== null) onChange(shownDate(day));
        }}
      />
      <button
        type="button"
        className="input-button"
        aria-label={say(uiWords.pickDate, { label })}
        onClick={() => calendar.current?.showPicker()}
      >
        <CalendarIcon />
      </button>
      <input
        ref={calendar}
        className="date-calendar"
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={typedDate(value) ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? '' : shownDate(event.target.value))}
      />
    </div>
  );
}
