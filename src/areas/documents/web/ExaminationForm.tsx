import { useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import { dayOf } from '../../../base/plain-date.ts';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import type { Typed } from '../../../ui/form/form-state.ts';
import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import { changeExamination, examinationKinds, recordExamination } from '../contract-legal.ts';
import { optionsOf } from './choices.ts';
import { neededWords, legalWords as words } from './document-words.ts';
import type { Examination } from './Examinations.tsx';

type Props = { unitId: string; examination: Examination | null; onClose: () => void };

/** Records an examination; of one that is there it also says how what was found was handled. */
export function ExaminationForm({ unitId, examination, onClose }: Props) {
  const say = useSay();
  const [id, setId] = useState(uuidv7);
  const isNew = examination === null;
  const day = (on: string | null) => (on === null ? '' : shownDate(on));
  return (
    <Form
      operation={isNew ? recordExamination : changeExamination}
      submit={say(isNew ? words.record : words.save)}
      onCancel={onClose}
      again={isNew}
      initial={
        isNew
          ? { kind: 'check', needed: 'none', issuerLevel: 'commune', examinedOn: day(dayOf(new Date())) }
          : {
              ...examination,
              finding: examination.finding ?? '',
              examinedOn: day(examination.examinedOn),
              issuedOn: day(examination.issuedOn),
              handledOn: day(examination.handledOn),
              handledHow: examination.handledHow ?? '',
            }
      }
      input={(typed) =>
        isNew
          ? { id, unitId, ...examinedIn(typed) }
          : {
              unitId,
              examinationId: examination.id,
              version: examination.version,
              documentId: examination.documentId,
              ...examinedIn(typed),
              handledOn: typed.date('handledOn'),
              handledHow: typed.optional('handledHow'),
              reason: typed.optional('reason'),
            }
      }
      onDone={() => {
        setId(uuidv7());
        onClose();
      }}
    >
      <ExaminedFields />
      {!isNew && (
        <div className="form-row">
          <DateField name="handledOn" label={say(words.handledOn)} optional />
          <TextField name="handledHow" label={say(words.handledHow)} optional />
        </div>
      )}
      {!isNew && (
        <TextField
          name="reason"
          label={say(words.reason)}
          hint={say(words.reasonHint)}
          optional
          lines={2}
          spellCheck
        />
      )}
    </Form>
  );
}

function ExaminedFields() {
  const say = useSay();
  const levels = (['commune', 'province', 'district'] as const).map((value) => ({
    value,
    label: say(words[value]),
  }));
  const kinds = examinationKinds.map((value) => ({ value, label: say(words[value]) }));
  return (
    <>
      <div className="form-row">
        <SelectField name="kind" label={say(words.kind)} options={kinds} blank={false} />
        <DateField name="examinedOn" label={say(words.examinedField)} />
      </div>
      <div className="form-row">
        <TextField name="printed" label={say(words.printed)} />
        <DateField name="issuedOn" label={say(words.issuedOn)} optional />
      </div>
      <SelectField name="issuerLevel" label={say(words.level)} options={levels} blank={false} />
      <TextField name="subject" label={say(words.subject)} lines={2} spellCheck />
      <TextField name="finding" label={say(words.finding)} lines={2} optional spellCheck />
      <SelectField
        name="needed"
        label={say(words.needed)}
        options={optionsOf(neededWords, say)}
        blank={false}
      />
    </>
  );
}

const examinedIn = (typed: Typed) => ({
  kind: typed.text('kind'),
  examinedOn: typed.date('examinedOn'),
  printed: typed.text('printed'),
  issuedOn: typed.date('issuedOn'),
  issuerLevel: typed.text('issuerLevel'),
  subject: typed.text('subject'),
  finding: typed.optional('finding'),
  needed: typed.text('needed'),
});
