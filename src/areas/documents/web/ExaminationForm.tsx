import { useContext, useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import { dayOf } from '../../../base/plain-date.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { TextFilter } from '../../../ui/Filters.tsx';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import { FormContext, type Typed } from '../../../ui/form/form-state.ts';
import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import { listDocuments } from '../contract.ts';
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
  const [text, setText] = useState('');
  const options = useOwn(unitId, text, examination);
  const day = (on: string | null) => (on === null ? '' : shownDate(on));
  return (
    <>
      <TextFilter label={say(words.findOwn)} value={text} onChange={setText} />
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
                documentId: examination.documentId ?? '',
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
        <ExaminedFields options={options} />
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
    </>
  );
}

type Options = readonly { readonly value: string; readonly label: string }[];

/** Legal documents of the unit that are found by the words, and the one that was examined. */
function useOwn(unitId: string, text: string, examination: Examination | null): Options {
  const asked = { unitId, text, legal: true, status: 'issued' as const, size: 20 };
  const answer = useAnswer(listDocuments, text.trim() === '' ? null : asked, { keep: true });
  const found = (answer.data?.result.documents ?? []).map(({ id, printed, subject }) => ({
    id,
    printed,
    subject,
  }));
  const { documentId = null, printed = null, subject = null } = examination ?? {};
  const known = documentId === null ? [] : [{ id: documentId, printed, subject }];
  return [...known, ...found.filter(({ id }) => id !== documentId)].map((one) => ({
    value: one.id,
    label: [one.printed, one.subject]
      .filter((part) => part !== null)
      .join(' – ')
      .slice(0, 120),
  }));
}

function ExaminedFields({ options }: { options: Options }) {
  const say = useSay();
  const isOwn = (useContext(FormContext)?.values.documentId ?? '') !== '';
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
      <SelectField
        name="documentId"
        label={say(words.ofRegister)}
        hint={say(words.ofRegisterHint)}
        options={options}
        blank={say(words.ofOther)}
      />
      {!isOwn && (
        <>
          <div className="form-row">
            <TextField name="printed" label={say(words.printed)} />
            <DateField name="issuedOn" label={say(words.issuedOn)} optional />
          </div>
          <SelectField name="issuerLevel" label={say(words.level)} options={levels} blank={false} />
          <TextField name="subject" label={say(words.subject)} lines={2} spellCheck />
        </>
      )}
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

/** Of a document of the register nothing is typed: it says so itself. */
const examinedIn = (typed: Typed) => ({
  kind: typed.text('kind'),
  examinedOn: typed.date('examinedOn'),
  documentId: typed.optional('documentId'),
  ...(typed.optional('documentId') === null
    ? {
        printed: typed.optional('printed'),
        issuedOn: typed.date('issuedOn'),
        issuerLevel: typed.text('issuerLevel'),
        subject: typed.optional('subject'),
      }
    : {}),
  finding: typed.optional('finding'),
  needed: typed.text('needed'),
});
