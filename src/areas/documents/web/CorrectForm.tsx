import { useAnswer } from '../../../ui/ask.tsx';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import { correctDocument } from '../contract.ts';
import { listRegisters } from '../contract-registers.ts';
import { kindOptions, typedNumber } from './choices.ts';
import { IncomingFields, SignerFields } from './DocumentFields.tsx';
import type { DeedProps, DocumentView } from './document-view.ts';
import { documentPageWords as words } from './document-words.ts';
import { formWords } from './words.ts';

const day = (on: string | null) => (on === null ? '' : shownDate(on));

/** Mends what identifies a document in the register, with the reason. */
export function CorrectDocument({ unitId, document, onClose }: DeedProps) {
  const say = useSay();
  const answer = useAnswer(listRegisters, { unitId });
  const isTyped = document.number !== null && document.register.numbering === 'outside';
  return (
    <Loaded of={answer}>
      {({ kinds }) => (
        <Form
          operation={correctDocument}
          submit={say(words.save)}
          onCancel={onClose}
          initial={{
            kind: document.kind,
            number: document.number === null ? '' : String(document.number),
            suffix: document.suffix,
            printed: document.printed ?? '',
            issuedOn: day(document.issuedOn),
            receivedOn: day(document.receivedOn),
            signedOn: day(document.signedOn),
            issuer: document.issuer ?? '',
            signer: document.signer ?? '',
            signerPost: document.signerPost ?? '',
            authority: document.authority ?? '',
          }}
          input={(typed) => ({
            unitId,
            documentId: document.id,
            version: document.version,
            reason: typed.text('reason'),
            kind: typed.text('kind'),
            number: isTyped ? typedNumber(typed.optional('number')) : null,
            suffix: isTyped ? typed.text('suffix').trim() : '',
            printed: typed.optional('printed'),
            issuedOn: typed.date('issuedOn'),
            receivedOn: typed.date('receivedOn'),
            signedOn: typed.date('signedOn'),
            issuer: typed.optional('issuer'),
            signer: typed.optional('signer'),
            signerPost: typed.optional('signerPost'),
            authority: typed.optional('authority'),
          })}
          onDone={onClose}
        >
          <p className="dialog-text">{say(words.correctLead)}</p>
          {isTyped ? (
            <div className="form-row">
              <TextField
                name="number"
                label={say(document.direction === 'incoming' ? formWords.arrival : formWords.number)}
                inputMode="numeric"
              />
              <TextField name="suffix" label={say(formWords.suffix)} optional />
            </div>
          ) : (
            document.number !== null && <p className="dialog-text">{say(words.correctTaken)}</p>
          )}
          <Said document={document} />
          {isTyped && document.direction !== 'incoming' && (
            <SelectField
              name="kind"
              label={say(formWords.kind)}
              options={kindOptions(kinds, true)}
              blank={false}
            />
          )}
          <TextField name="reason" label={say(words.correctReason)} lines={2} spellCheck />
        </Form>
      )}
    </Loaded>
  );
}

/** Of a secret document there are days alone. */
function Said({
  document: { direction, withheld, signer, signedOn, authority },
}: {
  document: DocumentView;
}) {
  const say = useSay();
  if (withheld)
    return (
      <div className="form-row">
        <DateField name="issuedOn" label={say(formWords.issuedOn)} />
        {direction === 'incoming' && <DateField name="receivedOn" label={say(formWords.receivedOn)} />}
      </div>
    );
  return (
    <>
      {direction === 'incoming' ? (
        <IncomingFields focused={false} />
      ) : (
        <div className="form-row">
          <TextField name="printed" label={say(formWords.printed)} />
          <DateField name="issuedOn" label={say(formWords.issuedOn)} />
        </div>
      )}
      {signedOn !== null && <DateField name="signedOn" label={say(formWords.signedOn)} />}
      {(direction !== 'incoming' || signer !== null) && <SignerFields unsaid={authority === null} />}
    </>
  );
}
