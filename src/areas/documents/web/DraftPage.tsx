import './documents.css';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import { FormContext } from '../../../ui/form/form-state.ts';
import type { Option } from '../../../ui/form/Options.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page } from '../../../ui/Page.tsx';
import { draftDocument } from '../contract.ts';
import { listRegisters } from '../contract-registers.ts';
import { type Kind, kindOptions, type Register, registerOptions } from './choices.ts';
import { Described, describedIn } from './DocumentFields.tsx';
import { formWords as words } from './words.ts';

/** Begins a document of our own. */
export function DraftPage() {
  const say = useSay();
  const { unitId } = useParams({ from: '/van-ban/$unitId/soan' });
  const answer = useAnswer(listRegisters, { unitId });
  return (
    <Page
      title={say(words.draftTitle)}
      lead={say(words.draftLead)}
      above={
        <Link to="/van-ban/$unitId" params={{ unitId }}>
          {say(words.back)}
        </Link>
      }
    >
      <div className="sheet document-form">
        <Loaded of={answer}>
          {({ registers, kinds }) => {
            const own = registers.filter(
              ({ direction, closedOn }) => direction !== 'incoming' && closedOn === null,
            );
            if (own.length === 0) return <Notice kind="note" title={say(words.noRegister)} />;
            return <DraftForm unitId={unitId} registers={own} kinds={kinds} />;
          }}
        </Loaded>
      </div>
    </Page>
  );
}

/** Kinds that the chosen register holds. */
function KindField({ label, kindsOf }: { label: string; kindsOf: (registerId: string) => Option[] }) {
  const form = useContext(FormContext);
  return <SelectField name="kind" label={label} options={kindsOf(String(form?.values.registerId ?? ''))} />;
}

type Props = { unitId: string; registers: readonly Register[]; kinds: readonly Kind[] };

function DraftForm({ unitId, registers, kinds }: Props) {
  const say = useSay();
  const go = useNavigate();
  const [id] = useState(uuidv7);
  const kindsOf = (registerId: string) => {
    const isLegal = registers.some((register) => register.id === registerId && register.legal);
    return kindOptions(isLegal ? kinds.filter(({ legalHere }) => legalHere) : kinds, true);
  };
  // Legal documents are the fewest.
  const usual = registers.find(({ direction, legal }) => direction === 'outgoing' && !legal) ?? registers[0]!;
  return (
    <Form
      operation={draftDocument}
      submit={say(words.draft)}
      initial={{ registerId: usual.id }}
      input={(typed) => ({
        id,
        unitId,
        registerId: typed.text('registerId'),
        kind: kindsOf(typed.text('registerId')).some(({ value }) => value === typed.text('kind'))
          ? typed.text('kind')
          : '',
        ...describedIn(typed),
      })}
      onDone={() => go({ to: '/van-ban/$unitId/$documentId', params: { unitId, documentId: id } })}
    >
      <SelectField
        name="registerId"
        label={say(words.toRegister)}
        options={registerOptions(registers)}
        blank={false}
      />
      <KindField label={say(words.kind)} kindsOf={kindsOf} />
      <TextField name="subject" label={say(words.subject)} lines={3} spellCheck />
      <Described incoming={false} />
    </Form>
  );
}
