import { useState } from 'react';
import { dayOf } from '../../../../base/plain-date.ts';
import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { DateField } from '../../../../ui/form/DateField.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../../ui/form/fields.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { shownDate } from '../../../../ui/show.ts';
import { missingWords } from '../../checks/words.ts';
import { correctReport } from '../../contract.ts';
import { missingReasons, printValue } from '../../form-value.ts';
import type { WorkProps } from './use-entry.ts';
import { words } from './words.ts';

/** After receipt: one figure, its right value and the reason; several go by several corrections. */
export function Correct({ report, entry }: WorkProps) {
  const say = useSay();
  const [indicator, setIndicator] = useState('');
  const { unitId, id: reportId } = report;
  const cells = [...entry.sheet.cells.values()].filter(({ computed }) => !computed);
  const chosen = entry.sheet.cells.get(indicator);
  return (
    <ActionDialog label={say(words.correct)} title={say(words.correctTitle)}>
      {(close) => (
        <>
          <p className="dialog-text">{say(words.correctText)}</p>
          <Form
            operation={correctReport}
            submit={say(words.correct)}
            onCancel={close}
            initial={{ date: shownDate(dayOf(new Date())) }}
            onChange={(typed) => setIndicator(typed.text('cells'))}
            input={(typed) => ({
              unitId,
              reportId,
              reason: typed.text('reason'),
              date: typed.date('date'),
              cells: [
                {
                  indicator: typed.text('cells'),
                  typed: typed.text('typed'),
                  missing: typed.optional('missing'),
                },
              ],
            })}
            onDone={close}
          >
            <SelectField
              name="cells"
              label={say(words.correctCell)}
              options={cells.map((shown) => ({ value: shown.indicator.id, label: shown.indicator.name }))}
            />
            <TextField
              name="typed"
              label={say(words.correctValue)}
              short
              hint={
                chosen === undefined
                  ? undefined
                  : say(words.correctValueHint, { value: printValue(chosen.held, chosen.indicator) })
              }
            />
            <SelectField
              name="missing"
              label={say(words.missing)}
              blank={say(words.hasFigure)}
              options={missingReasons.map((value) => ({ value, label: say(missingWords[value]) }))}
            />
            <DateField name="date" label={say(words.correctDate)} />
            <TextField name="reason" label={say(words.reason)} lines={3} />
          </Form>
        </>
      )}
    </ActionDialog>
  );
}
