import { useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import { base64Of } from '../../../ui/base64.ts';
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
