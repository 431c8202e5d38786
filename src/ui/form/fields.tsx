import { useEffect, useState } from 'react';
import { useSay } from '../language.tsx';
import { uiWords } from '../words.ts';
import { describedBy, Field, FieldIssues, type FieldProps } from './Field.tsx';
import { useField } from './form-state.ts';
import { type Option, Options } from './Options.tsx';

type TextProps = FieldProps & {
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'email' | 'tel';
  lines?: number;
  /** As long as what is expected in it. */
  short?: boolean;
  spellCheck?: boolean;
  /** Takes the keyboard when it appears. */
  focused?: boolean;
};

export function TextField({ name, label, hint, optional, lines, short, inputMode, ...rest }: TextProps) {
  const { id, issues, value, set } = useField(name, label);
  const { focused = false } = rest;
  useEffect(() => {
    if (focused) document.getElementById(id)?.focus();
  }, [focused, id]);
  const common = {
    ...describedBy(id, hint, issues),
    name,
    value: String(value ?? ''),
    className: short ? 'input short' : 'input',
    autoComplete: rest.autoComplete ?? 'off',
    spellCheck: rest.spellCheck ?? false,
  };
  return (
    <Field id={id} label={label} hint={hint} optional={optional} issues={issues}>
      {lines === undefined ? (
        <input {...common} type="text" inputMode={inputMode} onChange={(event) => set(event.target.value)} />
      ) : (
        <textarea {...common} rows={lines} onChange={(event) => set(event.target.value)} />
      )}
    </Field>
  );
}

type PasswordProps = FieldProps & { autoComplete: 'current-password' | 'new-password' };

/** Can be shown while it is typed: a long password is typed blindly by nobody. */
export function PasswordField({ name, label, hint, optional, autoComplete }: PasswordProps) {
  const say = useSay();
  const { id, issues, value, set } = useField(name, label);
  const [shown, setShown] = useState(false);
  return (
    <Field id={id} label={label} hint={hint} optional={optional} issues={issues}>
      <div className="input-with-button">
        <input
          {...describedBy(id, hint, issues)}
          className="input"
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          value={String(value ?? '')}
          onChange={(event) => set(event.target.value)}
        />
        <button
          type="button"
          className="input-button"
          aria-label={say(shown ? uiWords.hidePasswordOf : uiWords.showPasswordOf, { label })}
          onClick={() => setShown(!shown)}
        >
          {say(shown ? uiWords.hidePassword : uiWords.showPassword)}
        </button>
      </div>
    </Field>
  );
}

type SelectProps = FieldProps & {
  options: readonly Option[];
  /** The first choice says that nothing is chosen; without it the first option is. */
  blank?: string | false;
};

export function SelectField({ name, label, hint, optional, options, blank }: SelectProps) {
  const say = useSay();
  const { id, issues, value, set } = useField(name, label);
  return (
    <Field id={id} label={label} hint={hint} optional={optional} issues={issues}>
      <select
        {...describedBy(id, hint, issues)}
        className="input"
        name={name}
        value={String(value ?? '')}
        onChange={(event) => set(event.target.value)}
      >
        {blank !== false && <option value="">{blank ?? say(uiWords.choose)}</option>}
        <Options of={options} />
      </select>
    </Field>
  );
}

export function CheckField({ name, label, hint }: FieldProps) {
  const { id, issues, value, set } = useField(name, label);
  return (
    <div className="field field-check">
      <FieldIssues id={id} issues={issues} />
      <label>
        <input
          {...describedBy(id, hint, issues)}
          type="checkbox"
          name={name}
          checked={value === true}
          onChange={(event) => set(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** A few choices, all in sight, each with what it means. */
export function ChoiceField({
  name,
  label,
  options,
}: FieldProps & { options: readonly (Option & { readonly hint?: string })[] }) {
  const { id, issues, value, set } = useField(name, label);
  return (
    <fieldset className={issues.length > 0 ? 'field choice field-wrong' : 'field choice'}>
      <legend className="field-label">{label}</legend>
      <FieldIssues id={id} issues={issues} />
      {options.map((option, index) => (
        <label key={option.value} className="choice-option">
          <input
            type="radio"
            id={index === 0 ? id : undefined}
            name={`${id}-${name}`}
            checked={value === option.value}
            onChange={() => set(option.value)}
          />
          <span>
            <span className="choice-name">{option.label}</span>
            {option.hint !== undefined && <span className="choice-hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
