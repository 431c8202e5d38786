import { useState } from 'react';
import { uuidv7 } from '../../../../base/id.ts';
import type { ResultOf } from '../../../../base/operation.ts';
import { Button } from '../../../../ui/Button.tsx';
import { base64Of } from '../../../../ui/base64.ts';
import { Copyable } from '../../../../ui/Copyable.tsx';
import { FileField } from '../../../../ui/form/FileField.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { TextField } from '../../../../ui/form/fields.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { shownInstant } from '../../../../ui/show.ts';
import type { getDocument } from '../../contract.ts';
import { completeSignature, prepareSignature } from '../../signatures/contract.ts';
import { kindsFor, MarkFields, markOf } from './mark.tsx';
import type { SignedFile } from './SignaturesSection.tsx';
import { signatureWords as words } from './words.ts';

type Props = {
  unitId: string;
  document: ResultOf<typeof getDocument>;
  file: SignedFile;
  onDone: () => void;
};
type Prepared = ResultOf<typeof prepareSignature> & { readonly id: string };

/** Two steps: the file is made ready for a certificate; what its key has signed is put in. The key itself never comes here. */
export function SignOutside(props: Props) {
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  return prepared === null ? (
    <Prepare {...props} onPrepared={setPrepared} />
  ) : (
    <Complete {...props} prepared={prepared} onAgain={() => setPrepared(null)} />
  );
}

function Prepare({
  unitId,
  document,
  file,
  onPrepared,
  onDone,
}: Props & { onPrepared: (made: Prepared) => void }) {
  const say = useSay();
  const [id] = useState(uuidv7);
  const [kind, setKind] = useState<string>(kindsFor(file)[0]!);
  return (
    <>
      <p className="soft">{say(words.outside)}</p>
      <Form
        operation={prepareSignature}
        initial={{ 'mark.kind': kindsFor(file)[0] }}
        input={(typed) => {
          const certificate = typed.file('certificates');
          return {
            unitId,
            documentId: document.id,
            fileId: file.id,
            id,
            version: document.version,
            certificates: certificate === null ? [] : [base64Of(certificate.bytes)],
            mark: markOf(typed),
          };
        }}
        onChange={({ text }) => setKind(text('mark.kind'))}
        submit={say(words.prepare)}
        onDone={(made) => onPrepared({ ...made, id })}
        onCancel={onDone}
      >
        <FileField
          name="certificates"
          label={say(words.certificate)}
          hint={say(words.certificateHint)}
          accept=".cer,.crt,.pem"
        />
        <MarkFields file={file} kind={kind} />
      </Form>
    </>
  );
}

type CompleteProps = Props & { prepared: Prepared; onAgain: () => void };

function Complete({ unitId, document, prepared, onDone, onAgain }: CompleteProps) {
  const say = useSay();
  const [signedFileId] = useState(uuidv7);
  const { id, signedAttributes, hash, signer, until } = prepared;
  return (
    <div className="signing">
      <p>{say(words.prepared, { signer: signer ?? say(words.nobody), until: shownInstant(until) })}</p>
      <Copyable label={say(words.data)} text={signedAttributes} />
      <Copyable label={say(words.hash)} text={hash} />
      <Form
        operation={completeSignature}
        input={({ text }) => ({
          unitId,
          documentId: document.id,
          id,
          signedFileId,
          signature: text('signature').replace(/\s+/g, ''),
        })}
        submit={say(words.complete)}
        onDone={onDone}
        onCancel={onDone}
      >
        <TextField name="signature" label={say(words.value)} hint={say(words.valueHint)} lines={5} />
      </Form>
      <Button onClick={onAgain}>{say(words.again)}</Button>
    </div>
  );
}
