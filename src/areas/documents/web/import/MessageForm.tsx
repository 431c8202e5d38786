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
import { words } from './words.ts';

type Taken = ResultOf<typeof takeMessage>;
type Props = { unitId: string; registers: Sources['registers'] };

/** One message of another office system becomes an incoming document to be confirmed. */
export function MessageForm({ unitId, registers }: Props) {
  const say = useSay();
  const [id, setId] = useState(uuidv7);
  const [taken, setTaken] = useState<Taken | null>(null);
  const incoming = registers.filter(({ direction }) => direction === 'incoming');
  return (
    <Section title={say(words.message)} lead={say(words.messageLead)}>
      {taken !== null && <TakenNotice taken={taken} />}
      <Form
        again
        operation={takeMessage}
        submit={say(words.take)}
        underWay={say(words.sending)}
        initial={{ registerId: incoming[0]!.id }}
        input={(typed) => ({
          unitId,
          id,
          registerId: typed.text('registerId'),
          receivedOn: typed.date('receivedOn') ?? '',
          name: typed.file('content')?.name ?? '',
          content: typed.file('content') === null ? undefined : base64Of(typed.file('content')!.bytes),
        })}
        onDone={(result) => {
          setTaken(result);
          setId(uuidv7());
        }}
      >
        <FileField name="content" label={say(words.messageFile)} accept=".edxml,.xml" />
        <div className="form-row">
          <SelectField
            name="registerId"
            label={say(words.incomingRegister)}
            blank={false}
            options={incoming.map(({ id: value, name }) => ({ value, label: name }))}
          />
          <DateField name="receivedOn" label={say(words.receivedOn)} />
        </div>
      </Form>
    </Section>
  );
}

function TakenNotice({ taken: { printed, subject, files, leftOut } }: { taken: Taken }) {
  const say = useSay();
  return (
    <Notice kind="done" title={say(words.taken, { printed: printed ?? '', subject })}>
      <p>{say(words.takenFiles, { files })}</p>
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
