import './plans.css';
import { useContext, useEffect, useState } from 'react';
import { useAnswer } from '../../../ui/ask.tsx';
import { Button } from '../../../ui/Button.tsx';
import { describedBy, Field, type FieldProps } from '../../../ui/form/Field.tsx';
import { TextField } from '../../../ui/form/fields.tsx';
import { FormContext, type Typed, useField, type Values } from '../../../ui/form/form-state.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import { type Line, listDocuments } from '../../documents/contract.ts';
import type { Direction } from '../../documents/document.ts';
import { taskPageWords } from './task-words.ts';
import { words } from './words.ts';

/** `id` is empty where something was typed and nothing was picked: the form is refused, so that it is not lost without a word. */
export type PickedDocument = { readonly id: string; readonly name: string };

/** What was chosen in the register, or the number and symbol that were typed. */
export const documentOf = (typed: Typed) => ({
  documentId: typed.list<PickedDocument>('documentId')[0]?.id ?? null,
  documentPrinted: typed.optional('documentPrinted'),
});

type DocumentProps = {
  unitId: string;
  direction?: Direction;
  label?: string;
  /** What follows from the document that was picked, by the name of the field. */
  filledBy?: (line: Line) => Values;
};

/** A document of the unit's register, or its number and symbol as printed. */
export function DocumentFields({ unitId, direction, label, filledBy }: DocumentProps) {
  const say = useSay();
  return (
    <>
      <DocumentPick
        name="documentId"
        label={label ?? say(words.document)}
        optional
        {...{ unitId, direction, filledBy }}
      />
      <TextField
        name="documentPrinted"
        label={say(words.documentPrinted)}
        hint={say(words.documentPrintedHint)}
        optional
      />
    </>
  );
}

type Props = FieldProps & {
  unitId: string;
  direction?: Direction | undefined;
  filledBy?: DocumentProps['filledBy'] | undefined;
};

/** So long nothing more was typed before the server is asked, in milliseconds. */
const pause = 300;

/** One document of the register, found by its number or its subject. */
export function DocumentPick({ name, label, hint, optional, unitId, direction, filledBy }: Props) {
  const say = useSay();
  const form = useContext(FormContext)!;
  const { id, issues, value, set } = useField(name, label);
  const [chosen] = (value ?? []) as readonly PickedDocument[];
  const picked = chosen?.id === '' ? undefined : chosen;
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  const told = hint ?? say(taskPageWords.pickDocument);
  return (
    <Field id={id} label={label} hint={told} optional={optional} issues={issues}>
      {picked !== undefined && (
        <p className="picked">
          {picked.name}{' '}
          <Button
            size="small"
            aria-label={say(taskPageWords.unpick, { name: picked.name })}
            onClick={() => set([])}
          >
            {say(words.remove)}
          </Button>
        </p>
      )}
      <input
        {...describedBy(id, told, issues)}
        className="input"
        type="text"
        autoComplete="off"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          if (picked === undefined) set(target.value.trim() === '' ? [] : [{ id: '', name: target.value }]);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      {asked !== '' && typed.trim() !== '' && (
        <Found
          {...{ unitId, direction }}
          text={asked}
          onPick={(document) => {
            set([{ id: document.id, name: nameOf(document) }]);
            for (const [field, filled] of Object.entries(filledBy?.(document) ?? {})) form.set(field, filled);
            setTyped('');
            focusOn(id);
          }}
        />
      )}
    </Field>
  );
}

const focusOn = (id: string) => document.getElementById(id)?.focus();

type FoundProps = {
  unitId: string;
  direction: Direction | undefined;
  text: string;
  onPick: (line: Line) => void;
};

function Found({ unitId, direction, text, onPick }: FoundProps) {
  const say = useSay();
  const asked = { unitId, text, size: 10, ...(direction === undefined ? {} : { direction }) };
  const answer = useAnswer(listDocuments, asked, { keep: true });
  return (
    <Loaded of={answer}>
      {({ documents }) => (
        <div className="pick-documents">
          {documents.length === 0 && <p className="soft">{say(taskPageWords.noDocument)}</p>}
          {documents.map((line) => (
            <button key={line.id} type="button" onClick={() => onPick(line)}>
              {nameOf(line)}
            </button>
          ))}
        </div>
      )}
    </Loaded>
  );
}

/** "74/KH-UBND 07/06/2026: Kế hoạch …" */
const nameOf = ({ printed, issuedOn, subject }: Line): string =>
  `${printed ?? ''} ${issuedOn === null ? '' : shownDate(issuedOn)}: ${subject}`.trim();
