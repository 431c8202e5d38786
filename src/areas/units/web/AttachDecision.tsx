import { useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import { FileField } from '../../../ui/form/FileField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { useSay } from '../../../ui/language.tsx';
import { attachDecision } from '../contract.ts';
import { words } from './words.ts';

type Props = { unitId: string; successionId: string; onClose: () => void };

export function AttachDecision({ unitId, successionId, onClose }: Props) {
  const say = useSay();
  const [fileId, setFileId] = useState(uuidv7);
  return (
    <Form
      operation={attachDecision}
      submit={say(words.send)}
      onCancel={onClose}
      again
      input={(typed) => {
        const file = typed.file('name');
        return {
          unitId,
          successionId,
          fileId,
          name: file?.name ?? null,
          content: file === null ? '' : base64Of(file.bytes),
        };
      }}
      onDone={() => {
        setFileId(uuidv7());
        onClose();
      }}
    >
      <FileField name="name" label={say(words.file)} hint={say(words.fileHint)} accept=".pdf,.doc,.docx" />
    </Form>
  );
}

/** In parts: a call takes only so many arguments. */
function base64Of(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes);
  const parts: string[] = [];
  for (let at = 0; at < all.length; at += 8192)
    parts.push(String.fromCharCode(...all.subarray(at, at + 8192)));
  return btoa(parts.join(''));
}
