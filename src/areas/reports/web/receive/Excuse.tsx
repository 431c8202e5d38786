import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { TextField } from '../../../../ui/form/fields.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { excuseReport, liftExcuse } from '../../contract-campaign.ts';
import { words } from './words.ts';

type Props = { unitId: string; reportId: string; name: string; lift: boolean };

/** Excuses one unit from its report, or asks for it again, with the reason. */
export function Excuse({ unitId, reportId, name, lift }: Props) {
  const say = useSay();
  const label = say(lift ? words.liftExcuse : words.excuse);
  return (
    <ActionDialog label={label} title={label} small>
      {(close) => (
        <>
          <p className="dialog-text">{say(lift ? words.liftExcuseText : words.excuseText, { unit: name })}</p>
          <Form
            operation={lift ? liftExcuse : excuseReport}
            submit={label}
            onCancel={close}
            input={(typed) => ({ unitId, reportId, reason: typed.text('reason') })}
            onDone={close}
          >
            <TextField name="reason" label={say(words.reason)} lines={2} spellCheck />
          </Form>
        </>
      )}
    </ActionDialog>
  );
}
