import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../../ui/form/fields.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { nameSuccessor } from '../../contract-campaign.ts';
import type { Matrix } from './MatrixPage.tsx';
import { words } from './words.ts';

/** Which of the units that came of a divided one goes on with its report. */
export function NameSuccessor({ row }: { row: Matrix['reports'][number] }) {
  const say = useSay();
  const { unitId, reportId, name, heirs, heirId } = row;
  const label = say(words.successor);
  return (
    <ActionDialog label={label} title={label} small>
      {(close) => (
        <>
          <p className="dialog-text">{say(words.successorText, { unit: name })}</p>
          <Form
            operation={nameSuccessor}
            submit={label}
            onCancel={close}
            initial={{ successorId: heirId ?? '' }}
            input={(typed) => ({
              ...{ unitId, reportId },
              successorId: typed.text('successorId'),
              reason: typed.text('reason'),
            })}
            onDone={close}
          >
            <SelectField
              name="successorId"
              label={say(words.successorUnit)}
              options={heirs.map((heir) => ({ value: heir.unitId, label: heir.name }))}
            />
            <TextField name="reason" label={say(words.reason)} lines={2} spellCheck />
          </Form>
        </>
      )}
    </ActionDialog>
  );
}
