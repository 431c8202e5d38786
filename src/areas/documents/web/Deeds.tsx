import { Link } from '@tanstack/react-router';
import { dayOf } from '../../../base/plain-date.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../ui/ask.tsx';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import { cancelDocument, issueDocument, signDocument } from '../contract.ts';
import { listRegisters } from '../contract-registers.ts';
import { withholdDocument } from '../contract-withheld.ts';
import { type ActionKind, isUnsettled, mayDo } from '../document.ts';
import { ChangeDocument, ConfirmNoted } from './ChangeForms.tsx';
import { CorrectDocument } from './CorrectForm.tsx';
import { nextNumber, optionsOf, typedNumber } from './choices.ts';
import { SignerFields, SymbolFields } from './DocumentFields.tsx';
import type { DeedProps, DocumentProps, DocumentView } from './document-view.ts';
import { documentPageWords as words } from './document-words.ts';
import { formWords, sendingWords } from './words.ts';

/** What this person may do with the document as it stands now. */
export function Deeds({ unitId, document, next }: DocumentProps) {
  const say = useSay();
  const { status, withheld, version, direction } = document;
  const isTaken = status === 'received' || status === 'noted';
  const may = (operation: string, kind: ActionKind) =>
    next.includes(`documents.${operation}`) && mayDo(status, kind);
  const isRecorded = status !== 'drafting' && status !== 'signed';
  // What is in the register is mended by those who keep it.
  const mayChange =
    may('changeDocument', 'changed') && (!isRecorded || next.includes('documents.cancelDocument'));
  const parts = { unitId, document };
  return (
    <div className="document-deeds" key={version}>
      {may('signDocument', 'signed') && (
        <ActionDialog main label={say(words.sign)} title={say(words.sign)}>
          {(close) => <Sign {...parts} onClose={close} />}
        </ActionDialog>
      )}
      {may('issueDocument', 'issued') && status === 'signed' && (
        <ActionDialog main label={say(words.issue)} title={say(words.issue)}>
          {(close) => <Issue {...parts} onClose={close} />}
        </ActionDialog>
      )}
      {next.includes('documents.confirmNoted') && status === 'noted' && (
        <ActionDialog main label={say(words.confirm)} title={say(words.confirm)}>
          {(close) => <ConfirmNoted {...parts} onClose={close} />}
        </ActionDialog>
      )}
      {next.includes('plans.takeUpTasks') && direction === 'incoming' && isTaken && !withheld && (
        <Link
          className="button-link plain"
          to="/nhiem-vu/$unitId/tu-van-ban"
          params={{ unitId }}
          search={{ vanBan: document.id }}
        >
          {say(words.takeUp)}
        </Link>
      )}
      {mayChange && !withheld && (
        <ActionDialog label={say(words.change)} title={say(words.change)}>
          {(close) => <ChangeDocument {...parts} onClose={close} />}
        </ActionDialog>
      )}
      {may('correctDocument', 'corrected') && document.reportId === null && (
        <ActionDialog label={say(words.correct)} title={say(words.correct)}>
          {(close) => <CorrectDocument {...parts} onClose={close} />}
        </ActionDialog>
      )}
      {may('cancelDocument', 'cancelled') && (
        <ActionDialog danger label={say(words.cancel)} title={say(words.cancel)}>
          {(close) => <Cancel {...parts} onClose={close} />}
        </ActionDialog>
      )}
      {may('withholdDocument', 'withheld') && !withheld && (
        <ActionDialog danger label={say(words.withhold)} title={say(words.withhold)}>
          {(close) => <Withhold {...parts} onClose={close} />}
        </ActionDialog>
      )}
    </div>
  );
}

const today = () => shownDate(dayOf(new Date()));
const whichOf = ({ unitId, document }: DeedProps) => ({
  unitId,
  documentId: document.id,
  version: document.version,
});

function Sign(props: DeedProps) {
  const say = useSay();
  return (
    <Form
      operation={signDocument}
      submit={say(words.sign)}
      onCancel={props.onClose}
      initial={{ authority: 'TM', signedOn: today() }}
      input={(typed) => ({
        ...whichOf(props),
        signer: typed.text('signer'),
        signerPost: typed.text('signerPost'),
        authority: typed.text('authority'),
        signedOn: typed.date('signedOn'),
      })}
      onDone={props.onClose}
    >
      <SignerFields />
      <DateField name="signedOn" label={say(formWords.signedOn)} />
    </Form>
  );
}

function Issue(props: DeedProps) {
  const say = useSay();
  const { register, registerId, recipients } = props.document;
  const answer = useAnswer(listRegisters, { unitId: props.unitId });
  const isOutside = register.numbering === 'outside';
  return (
    <Loaded of={answer}>
      {({ registers }) => {
        const own = registers.find(({ id }) => id === registerId);
        return (
          <Form
            operation={issueDocument}
            submit={say(words.issue)}
            onCancel={props.onClose}
            initial={{
              issuedOn: today(),
              recipients: recipients ?? '',
              number: isOutside && own !== undefined ? nextNumber(own) : '',
            }}
            input={(typed) => ({
              ...whichOf(props),
              issuedOn: typed.date('issuedOn'),
              number: typedNumber(typed.optional('number')),
              suffix: typed.text('suffix').trim(),
              department: typed.optional('department'),
              organ: typed.optional('organ'),
              sentAs: typed.text('sentAs'),
              recipients: typed.optional('recipients'),
              inForceFrom: register.legal ? typed.date('inForceFrom') : null,
            })}
            onDone={props.onClose}
          >
            <IssueFields document={props.document} />
          </Form>
        );
      }}
    </Loaded>
  );
}

function IssueFields({ document: { register, kind } }: { document: DocumentView }) {
  const say = useSay();
  return (
    <>
      {register.numbering === 'outside' ? (
        <div className="form-row">
          <TextField
            name="number"
            label={say(formWords.number)}
            hint={say(formWords.numberHint)}
            inputMode="numeric"
          />
          <TextField name="suffix" label={say(formWords.suffix)} optional />
        </div>
      ) : (
        <p className="dialog-text">{say(formWords.takenHere)}</p>
      )}
      <DateField name="issuedOn" label={say(formWords.issuedOn)} />
      {register.legal && <DateField name="inForceFrom" label={say(formWords.inForceFrom)} />}
      <SelectField
        name="sentAs"
        label={say(formWords.sentAs)}
        hint={say(formWords.sentAsHint)}
        options={optionsOf(sendingWords, say)}
      />
      {(kind === 'CV' || register.legal) && <SymbolFields organ={register.organ} />}
      <TextField name="recipients" label={say(formWords.recipients)} lines={2} optional />
    </>
  );
}

function Cancel(props: DeedProps) {
  const say = useSay();
  const { number, numberedHere } = props.document;
  return (
    <Form
      operation={cancelDocument}
      submit={say(words.cancel)}
      danger
      onCancel={props.onClose}
      input={(typed) => ({ ...whichOf(props), reason: typed.text('reason') })}
      onDone={props.onClose}
    >
      <p className="dialog-text">{say(words.cancelLead)}</p>
      {number !== null && (
        <p className="dialog-text">
          {say(numberedHere ? words.cancelHere : words.cancelOutside, { number })}
        </p>
      )}
      <TextField name="reason" label={say(words.cancelReason)} lines={2} spellCheck focused />
    </Form>
  );
}

function Withhold(props: DeedProps) {
  const say = useSay();
  return (
    <Form
      operation={withholdDocument}
      submit={say(words.withholdSure)}
      danger
      onCancel={props.onClose}
      input={() => whichOf(props)}
      onDone={props.onClose}
    >
      <p className="dialog-text">{say(words.withholdLead)}</p>
      {isUnsettled(props.document.status) && <p className="dialog-text">{say(words.withholdDraft)}</p>}
    </Form>
  );
}
