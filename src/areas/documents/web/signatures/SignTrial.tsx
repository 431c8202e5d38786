import { useState } from 'react';
import { uuidv7 } from '../../../../base/id.ts';
import type { ResultOf } from '../../../../base/operation.ts';
import { Form } from '../../../../ui/form/Form.tsx';
import { TextField } from '../../../../ui/form/fields.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import type { getDocument } from '../../contract.ts';
import { signWithDemoSigner } from '../../signatures/contract.ts';
import { kindsFor, MarkFields, markOf } from './mark.tsx';
import type { SignedFile } from './SignaturesSection.tsx';
import { signatureWords as words } from './words.ts';

type Props = {
  unitId: string;
  document: ResultOf<typeof getDocument>;
  file: SignedFile;
  onDone: () => void;
};

/** In a trial: what signing is like, with an invented key. */
export function SignTrial({ unitId, document, file, onDone }: Props) {
  const say = useSay();
  const [signedFileId] = useState(uuidv7);
  const [kind, setKind] = useState<string>('none');
  const first = kindsFor(file).at(-1) ?? 'none';
  return (
    <>
      <Notice kind="note" title={say(words.trialNote)} />
      <Form
        operation={signWithDemoSigner}
        initial={{ signer: document.signer ?? '', 'mark.kind': first }}
        input={(typed) => ({
          unitId,
          documentId: document.id,
          fileId: file.id,
          version: document.version,
          signedFileId,
          signer: typed.text('signer'),
          mark: markOf(typed),
        })}
        onChange={({ text }) => setKind(text('mark.kind'))}
        submit={say(words.trial)}
        onDone={onDone}
        onCancel={onDone}
      >
        <TextField name="signer" label={say(words.signer)} />
        <MarkFields file={file} kind={kind} />
      </Form>
    </>
  );
}
