import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { uuidv7 } from '../../../../base/id.ts';
import type { ResultOf } from '../../../../base/operation.ts';
import { base64Of } from '../../../../ui/base64.ts';
import { DateField } from '../../../../ui/form/DateField.tsx';
import { FileField } from '../../../../ui/form/FileField.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { SelectField } from '../../../../ui/form/fields.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { takeMessage } from '../../import/contract.ts';
import type { Sources } from './ListsPage.tsx';
import { toConfirmWords, words } from './words.ts';

type Taken = ResultOf<typeof takeMessage>;
type Into = { readonly documentId: string; readonly numbering: 'outside' | 'here' };
type Props = { unitId: string; registers: Sources['incoming'] };

/** One message of another office system becomes an incoming document to be confirmed. */
export function MessageForm({ unitId, registers }: Props) {
  const say = useSay();
  const [id, setId] = useState(uuidv7);
  const [taken, setTaken] = useState<(Taken & Into) | null>(null);
  return (
    <Section title={say(words.message)} lead={say(words.messageLead)}>
      {taken !== null && <TakenNotice unitId={unitId} taken={taken} />}
      <Form
        again
        operation={takeMessage}
        submit={say(words.take)}
        underWay={say(words.sending)}
        initial={{ registerId: registers[0]!.id }}
        input={(typed) => ({
          unitId,
          id,
          registerId: typed.text('registerId'),
          receivedOn: typed.date('receivedOn') ?? '',
          name: typed.file('content')?.name ?? '',
          content: typed.file('content') === null ? undefined : base64Of(typed.file('content')!.bytes),
        })}
        onDone={(result, typed) => {
          const into = registers.find((one) => one.id === typed.text('registerId'));
          setTaken({ ...result, documentId: id, numbering: into?.numbering ?? 'outside' });
          setId(uuidv7());
        }}
      >
        <FileField name="content" label={say(words.messageFile)} accept=".edxml,.xml" />
        <div className="form-row">
          <SelectField
            name="registerId"
            label={say(words.incomingRegister)}
            blank={false}
            options={registers.map(({ id: value, name }) => ({ value, label: name }))}
          />
          <DateField name="receivedOn" label={say(words.receivedOn)} />
        </div>
      </Form>
    </Section>
  );
}

function TakenNotice({ unitId, taken }: { unitId: string; taken: Taken & Into }) {
  const say = useSay();
  const { documentId, numbering, printed, subject, files, leftOut } = taken;
  return (
    <Notice kind="done" title={say(words.taken, { printed: printed ?? '', subject })}>
      <p>{say(words.takenFiles, { files })}</p>
      <p>
        {say(toConfirmWords[numbering])}{' '}
        <Link to="/van-ban/$unitId/$documentId" params={{ unitId, documentId }}>
          {say(words.openTaken)}
        </Link>
      </p>
      {leftOut.length > 0 && (
        <ul>
          {leftOut.map(({ name, why }) => (
            <li key={name}>{say(words.leftOut, { name, why: say(why) })}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
