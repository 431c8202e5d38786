import { DateField } from '../../../../ui/form/DateField.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { TextField } from '../../../../ui/form/fields.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { shownDate } from '../../../../ui/show.ts';
import { extendLock } from '../../contract-campaign.ts';
import { words } from './words.ts';

type Props = { unitId: string; reportId: string; name: string; lockOn: string; onClose: () => void };

/** A later day of the lock for one unit, with the reason. */
export function ExtendLock({ unitId, reportId, name, lockOn, onClose }: Props) {
  const say = useSay();
  return (
    <>
      <p className="dialog-text">{say(words.extendText, { unit: name })}</p>
      <Form
        operation={extendLock}
        submit={say(words.extend)}
        onCancel={onClose}
        initial={{ lockOn: shownDate(lockOn) }}
        input={(typed) => ({ unitId, reportId, lockOn: typed.date('lockOn'), reason: typed.text('reason') })}
        onDone={onClose}
      >
        <DateField name="lockOn" label={say(words.newLock)} />
        <TextField name="reason" label={say(words.reason)} lines={2} spellCheck />
      </Form>
    </>
  );
}
