import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import { useSay } from '../../../ui/language.tsx';
import { shownDate } from '../../../ui/show.ts';
import { correctUnit, withdrawChange, withdrawSuccession } from '../contract-correct.ts';
import { unitKinds } from '../unit.ts';
import { kindWords } from '../words.ts';
import type { SuccessionView } from './Successions.tsx';
import type { UnitView } from './UnitPage.tsx';
import { words } from './words.ts';

type Version = UnitView['versions'][number];

type ChangeProps = { unitId: string; last: Version; former: Version; onClose: () => void };

export function WithdrawChange({ unitId, last, former, onClose }: ChangeProps) {
  const say = useSay();
  return (
    <>
      <p className="dialog-text">
        {say(words.withdrawChangeText, { from: shownDate(last.from), former: former.name })}
      </p>
      <Form
        operation={withdrawChange}
        submit={say(words.withdraw)}
        danger
        onCancel={onClose}
        input={(typed) => ({ unitId, from: last.from, reason: typed.text('reason') })}
        onDone={onClose}
      >
        <Reason />
      </Form>
    </>
  );
}

type SuccessionProps = { unitId: string; succession: SuccessionView; onClose: () => void };

export function WithdrawSuccession({ unitId, succession, onClose }: SuccessionProps) {
  const say = useSay();
  const { id, version } = succession;
  return (
    <>
      <p className="dialog-text">{say(words.withdrawSuccessionText)}</p>
      <Form
        operation={withdrawSuccession}
        submit={say(words.withdraw)}
        danger
        onCancel={onClose}
        input={(typed) => ({ unitId, successionId: id, version, reason: typed.text('reason') })}
        onDone={onClose}
      >
        <Reason />
      </Form>
    </>
  );
}

type CorrectProps = { unitId: string; first: Version; last: Version; onClose: () => void };

export function CorrectUnit({ unitId, first, last, onClose }: CorrectProps) {
  const say = useSay();
  return (
    <>
      <p className="dialog-text">{say(words.correctUnitText)}</p>
      <Form
        operation={correctUnit}
        submit={say(words.save)}
        onCancel={onClose}
        initial={{ kind: last.kind, from: shownDate(first.from) }}
        input={(typed) => ({
          unitId,
          kind: typed.optional('kind'),
          from: typed.date('from'),
          seen: { kind: last.kind, from: first.from },
          reason: typed.text('reason'),
        })}
        onDone={onClose}
      >
        <SelectField
          name="kind"
          label={say(words.kind)}
          options={unitKinds
            .filter((kind) => kind !== 'nation')
            .map((kind) => ({ value: kind, label: say(kindWords[kind]) }))}
        />
        <DateField name="from" label={say(words.firstDay)} />
        <Reason />
      </Form>
    </>
  );
}

function Reason() {
  const say = useSay();
  return <TextField name="reason" label={say(words.reason)} hint={say(words.reasonHint)} lines={2} />;
}
