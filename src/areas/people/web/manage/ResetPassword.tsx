import { Form } from '../../../../ui/form/Form.tsx';
import { TextField } from '../../../../ui/form/fields.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { resetPassword } from '../../contract-unit.ts';
import { words } from './words.ts';

type Props = {
  unitId: string;
  personId: string;
  onClose: () => void;
  onReset: (oneTimePassword: string) => void;
};

export function ResetPassword({ unitId, personId, onClose, onReset }: Props) {
  const say = useSay();
  return (
    <>
      <p className="dialog-text">{say(words.resetText)}</p>
      <Form
        operation={resetPassword}
        danger
        again
        submit={say(words.reset)}
        onCancel={onClose}
        input={(typed) => ({ unitId, personId, reason: typed.text('reason') })}
        onDone={({ oneTimePassword }) => {
          onReset(oneTimePassword);
          onClose();
        }}
      >
        <TextField name="reason" label={say(words.reason)} />
      </Form>
    </>
  );
}
