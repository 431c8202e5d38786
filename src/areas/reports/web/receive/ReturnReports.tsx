import { useState } from 'react';
import { Button } from '../../../../ui/Button.tsx';
import { Dialog } from '../../../../ui/Dialog.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../../ui/form/fields.tsx';
import type { Option } from '../../../../ui/form/Options.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { returnReports } from '../../contract-receive.ts';
import { namedInFull } from '../../outline.ts';
import { words as returnWords } from '../returned/words.ts';
import type { Sent } from './SentPage.tsx';
import { words } from './words.ts';

export type Named = { readonly unitId: string; readonly reportId: string; readonly number: number };
type Props = {
  receiverId: string;
  reports: readonly (Named & { readonly name: string })[];
  /** The figures and sections that a reason can be put at. */
  places: readonly Option[];
  /** The place of the first reason, where one is already looked at. */
  place?: string;
  /** Told whether a reason stands in it. */
  onTyped?: (isTyped: boolean) => void;
  onClose: () => void;
  onDone?: () => void;
};

/** Gives reports back with reasons, each at a figure, at a section of the text or for the whole. */
export function ReturnReports({ receiverId, reports, places, place = '', onTyped, onClose, onDone }: Props) {
  const say = useSay();
  const [count, setCount] = useState(1);
  const lines = Array.from({ length: count }, (_, index) => index);
  return (
    <>
      <p className="dialog-text">{say(words.returnText)}</p>
      <p className="dialog-text">
        {say(words.returnTo, { units: reports.map(({ name }) => name).join(', ') })}
      </p>
      <Form
        operation={returnReports}
        submit={say(words.return)}
        danger
        onCancel={onClose}
        initial={{ 'reasons.0.indicator': place }}
        onChange={(typed) => onTyped?.(lines.some((index) => typed.text(`reasons.${index}.text`) !== ''))}
        input={(typed) => ({
          receiverId,
          reports: reports.map(namedOf),
          reasons: lines.map((index) => ({
            ...placeIn(typed.optional(`reasons.${index}.indicator`)),
            text: typed.text(`reasons.${index}.text`),
          })),
        })}
        onDone={() => {
          onClose();
          onDone?.();
        }}
      >
        {lines.map((index) => (
          <fieldset key={index}>
            <legend className="form-heading">{say(words.reasonNumber, { number: index + 1 })}</legend>
            <SelectField
              name={`reasons.${index}.indicator`}
              label={say(returnWords.atPlace)}
              options={places}
              blank={say(words.wholeReport)}
            />
            <TextField name={`reasons.${index}.text`} label={say(words.reason)} lines={2} spellCheck />
          </fieldset>
        ))}
        <Button onClick={() => setCount(count + 1)}>{say(words.moreReasons)}</Button>
      </Form>
    </>
  );
}

export type ReturnAt = (place: string) => void;

/** Opens the question at a place of the report. What was typed stays while one closes it to read there again. */
export function useReturnAt(sent: Sent, report: Named) {
  const say = useSay();
  const [at, setAt] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [isTyped, setTyped] = useState(false);
  const onClose = () => setOpen(false);
  const { receiverId, unit, may } = sent;
  if (receiverId === null || !may.includes('return')) return { question: null, returnAt: null };
  const question = (
    <Dialog title={say(words.return)} open={open} onClose={onClose}>
      {at !== null && (
        <ReturnReports
          key={at}
          receiverId={receiverId}
          reports={[{ ...report, name: unit }]}
          places={placesIn(sent, say(words.narrative))}
          place={at}
          onTyped={setTyped}
          onClose={onClose}
          onDone={() => {
            setAt(null);
            setTyped(false);
          }}
        />
      )}
    </Dialog>
  );
  const returnAt: ReturnAt = (place) => {
    // A reason that is being written is not thrown away for another place: that one is added to it by hand.
    if (!isTyped) setAt(place);
    setOpen(true);
  };
  return { question, returnAt };
}

/** Where in a report a reason can be put: at its figures, form by form, and at the sections of its text. */
export const placesIn = ({ tables, sections }: Sent, text: string): Option[] => [
  ...tables.flatMap(({ title, values }) =>
    values.flatMap(({ indicator, label, code }) =>
      indicator === null
        ? []
        : [{ value: indicator, label: code === null ? label : `${code}. ${label}`, group: title }],
    ),
  ),
  ...sections.map((section, at) => ({
    value: atSection(section.id),
    label: namedInFull(sections, at),
    group: text,
  })),
];

/** No indicator has a colon in its name. */
const sectionMark = 'muc:';
export const atSection = (id: string): string => `${sectionMark}${id}`;

const placeIn = (chosen: string | null) =>
  chosen?.startsWith(sectionMark) === true
    ? { indicator: null, section: chosen.slice(sectionMark.length) }
    : { indicator: chosen, section: null };

/** What names a report in a deed: the version that was seen. */
export const namedOf = ({ unitId, reportId, number }: Named): Named => ({ unitId, reportId, number });
