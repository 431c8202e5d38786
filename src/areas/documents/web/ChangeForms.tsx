import { useContext } from 'react';
import { useAnswer } from '../../../ui/ask.tsx';
import { DateField } from '../../../ui/form/DateField.tsx';
import { EvenIfThere } from '../../../ui/form/EvenIfThere.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import { FormContext, type Values } from '../../../ui/form/form-state.ts';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { shownDate } from '../../../ui/show.ts';
import { changeDocument, confirmNoted } from '../contract.ts';
import { listRegisters } from '../contract-registers.ts';
import { kindOptions, optionsOf, type Register, registerOptions } from './choices.ts';
import {
  Described,
  describedIn,
  directiveIn,
  EarlierNumber,
  IncomingFields,
  OwnFields,
} from './DocumentFields.tsx';
import type { DeedProps, DocumentView } from './document-view.ts';
import { documentPageWords as words } from './document-words.ts';
import { recordedIn } from './RecordForm.tsx';
import { formWords, sendingWords } from './words.ts';

const day = (on: string | null) => (on === null ? '' : shownDate(on));

/** What is known of the document, as forms hold it. */
const valuesOf = (document: DocumentView): Values => ({
  kind: document.kind,
  subject: document.subject,
  field: document.field ?? '',
  directive: document.directive === true,
  urgent: document.urgent,
  recipients: document.recipients ?? '',
  note: document.note ?? '',
  issuer: document.issuer ?? '',
  replyDueOn: day(document.replyDueOn),
  sentAs: document.sentAs ?? '',
  number: document.number === null ? '' : String(document.number),
  printed: document.printed ?? '',
  issuedOn: day(document.issuedOn),
  receivedOn: day(document.receivedOn),
  signer: document.signer ?? '',
  signerPost: document.signerPost ?? '',
  authority: document.authority ?? 'TM',
  inForceFrom: day(document.inForceFrom),
});

const hasSignedCopy = ({ attachments }: DocumentView): boolean =>
  attachments.some(({ part, outdated }) => part === 'signed' && !outdated);

/** Mends what is said of a document; its number and days are not among it. */
export function ChangeDocument({ unitId, document, onClose }: DeedProps) {
  const say = useSay();
  const answer = useAnswer(listRegisters, { unitId });
  const isIncoming = document.direction === 'incoming';
  return (
    <Loaded of={answer}>
      {({ kinds }) => (
        <Form
          operation={changeDocument}
          submit={say(words.save)}
          onCancel={onClose}
          initial={valuesOf(document)}
          input={(typed) => ({
            unitId,
            documentId: document.id,
            version: document.version,
            kind: typed.text('kind'),
            ...describedIn(typed),
            directive: directiveIn(typed, document.directive === null),
            issuer: isIncoming ? typed.optional('issuer') : null,
            replyDueOn: isIncoming ? typed.date('replyDueOn') : document.replyDueOn,
            sentAs: document.status === 'issued' ? typed.optional('sentAs') : null,
          })}
          onDone={onClose}
        >
          {document.status === 'signed' && <p className="dialog-text">{say(words.changeSigned)}</p>}
          {document.status === 'drafting' && hasSignedCopy(document) && (
            <p className="dialog-text">{say(words.changeSignedCopy)}</p>
          )}
          <SelectField
            name="kind"
            label={say(formWords.kind)}
            options={kindOptions(kinds, !isIncoming)}
            blank={false}
          />
          {isIncoming && <TextField name="issuer" label={say(formWords.issuer)} />}
          <TextField name="subject" label={say(formWords.subject)} lines={3} spellCheck />
          {document.status === 'issued' && (
            <SelectField
              name="sentAs"
              label={say(formWords.sentAs)}
              options={optionsOf(sendingWords, say)}
              blank={document.sentAs === null ? say(formWords.untold) : false}
            />
          )}
          <Described incoming={isIncoming} untold={document.directive === null} />
        </Form>
      )}
    </Loaded>
  );
}

/** Confirms what was only noted, with everything that a recorded document needs. */
export function ConfirmNoted({ unitId, document, onClose }: DeedProps) {
  const say = useSay();
  const answer = useAnswer(listRegisters, { unitId });
  const isIncoming = document.direction === 'incoming';
  return (
    <Loaded of={answer}>
      {({ registers, kinds }) => {
        const fitting = registers.filter(
          ({ direction, closedOn }) => direction === document.direction && closedOn === null,
        );
        if (fitting.length === 0) return <Notice kind="note" title={say(formWords.noRegister)} />;
        const own = registers.find(({ id }) => id === document.registerId);
        return (
          <Form
            operation={confirmNoted}
            submit={say(words.confirm)}
            onCancel={onClose}
            initial={{
              ...valuesOf(document),
              registerId: own?.id ?? '',
            }}
            input={(typed) => ({
              unitId,
              documentId: document.id,
              version: document.version,
              registerId: typed.text('registerId'),
              ...recordedIn(typed, registerIn(fitting, typed.text('registerId')), kinds),
            })}
            onDone={onClose}
          >
            <SelectField
              name="registerId"
              label={say(formWords.toRegister)}
              options={registerOptions(fitting)}
              blank={false}
            />
            <NumberWhereTyped
              registers={fitting}
              label={say(isIncoming ? formWords.arrival : formWords.number)}
            />
            {isIncoming ? (
              <>
                <IncomingFields focused={false} />
                <EarlierNumberIn registers={fitting} />
              </>
            ) : (
              <div className="form-row">
                <TextField name="printed" label={say(formWords.printed)} />
                <DateField name="issuedOn" label={say(formWords.issuedOn)} />
              </div>
            )}
            <SelectField
              name="kind"
              label={say(formWords.kind)}
              options={kindOptions(kinds, !isIncoming)}
              blank={false}
            />
            <TextField name="subject" label={say(formWords.subject)} lines={3} spellCheck />
            {!isIncoming && (
              <OwnFields
                legal={document.legal}
                organ={document.register.organ}
                direction={document.direction}
              />
            )}
            <Described incoming={isIncoming} />
            {isIncoming && <EvenIfThere label={say(formWords.evenIfThere)} />}
          </Form>
        );
      }}
    </Loaded>
  );
}

const registerIn = (registers: readonly Register[], registerId: string): Register =>
  registers.find(({ id }) => id === registerId) ?? registers[0]!;

const useChosen = (registers: readonly Register[]): Register =>
  registerIn(registers, String(useContext(FormContext)?.values.registerId ?? ''));

const EarlierNumberIn = ({ registers }: { registers: readonly Register[] }) => (
  <EarlierNumber register={useChosen(registers)} />
);

/** The number is typed where the chosen register has it from elsewhere. */
function NumberWhereTyped({ registers, label }: { registers: readonly Register[]; label: string }) {
  const say = useSay();
  if (useChosen(registers).numbering === 'here')
    return <p className="dialog-text">{say(formWords.confirmedHere)}</p>;
  return <TextField name="number" label={label} inputMode="numeric" />;
}
