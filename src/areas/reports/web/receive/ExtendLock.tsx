import { addDays, type PlainDate } from '../../../../base/plain-date.ts';
import { DateField } from '../../../../ui/form/DateField.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { TextField } from '../../../../ui/form/fields.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { shownDate } from '../../../../ui/show.ts';
import { extendLock } from '../../contract-campaign.ts';
import { words } from './words.ts';

type Props = {
  unitId: string;
  reportId: string;
  name: string;
  dueOn: PlainDate;
  lockOn: PlainDate;
  onClose: () => void;
};

/**
 * So many days after the year in which the report is due a lock is asked back: the figures of a year are added up in the weeks after
 * it, and a day far beyond them is more often a slip of the hand (2099) than meant.
 */
const daysAfterYear = 30;

const isFarOff = (lockOn: string, dueOn: PlainDate): boolean =>
  lockOn > addDays(`${dueOn.slice(0, 4)}-12-31`, daysAfterYear);

/** A later day of the lock for one unit, with the reason. */
export function ExtendLock({ unitId, reportId, name, dueOn, lockOn, onClose }: Props) {
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
        sure={(typed) =>
          isFarOff(typed.date('lockOn') ?? '', dueOn) && (
            <p className="dialog-text">
              {say(words.extendFar, {
                unit: name,
                day: typed.text('lockOn'),
                days: daysAfterYear,
                year: dueOn.slice(0, 4),
              })}
            </p>
          )
        }
        onDone={onClose}
      >
        <DateField name="lockOn" label={say(words.newLock)} />
        <TextField name="reason" label={say(words.reason)} lines={2} spellCheck />
      </Form>
    </>
  );
}
