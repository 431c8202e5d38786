import { useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import type { Typed } from '../../../ui/form/form-state.ts';
import { useSay } from '../../../ui/language.tsx';
import { recordSuccession } from '../contract.ts';
import { codeSystemsFor, fatesBelow, successionKinds } from '../unit.ts';
import { successionWords } from '../words.ts';
import { type Picked, UnitPickField } from './UnitPickField.tsx';
import { words } from './words.ts';

type Props = {
  /** In whose name it is recorded: a unit above all that are concerned. */
  unitId: string;
  /** Where new units are put. */
  parentId: string;
  /** The table of codes of the unit whose page is open. */
  codeSystem: string | null;
  onClose: () => void;
};

/** What became of units on a day. */
export function RecordSuccession({ unitId, parentId, codeSystem, onClose }: Props) {
  const say = useSay();
  const [id, setId] = useState(uuidv7);
  const [typedSoFar, setTyped] = useState<Typed | null>(null);
  const goals = typedSoFar?.list<Picked>('to') ?? [];
  return (
    <Form
      operation={recordSuccession}
      submit={say(words.recordSuccession)}
      onCancel={onClose}
      again
      onChange={setTyped}
      input={(typed) => ({
        id,
        unitId,
        kind: typed.optional('kind'),
        on: typed.date('on'),
        decision: typed.text('decision'),
        from: typed.list<Picked>('from').map((unit) => ({ unitId: unit.id, isPart: unit.isPart ?? false })),
        to: typed.list<Picked>('to').map((unit) => goalOf(unit, parentId)),
        below: typed.optional('below') ?? undefined,
        movedTo: typed.optional('below') === 'moved' ? (typed.optional('movedTo') ?? undefined) : undefined,
      })}
      onDone={() => {
        setId(uuidv7());
        onClose();
      }}
    >
      <SelectField
        name="kind"
        label={say(words.successionKind)}
        options={successionKinds.map((kind) => ({ value: kind, label: say(successionWords[kind]) }))}
      />
      <UnitPickField name="from" label={say(words.fromUnits)} inPart />
      <UnitPickField name="to" label={say(words.toUnits)} newIn={codeSystemsFor(codeSystem)} />
      <SelectField
        name="below"
        label={say(words.below)}
        hint={say(words.belowHint)}
        optional
        options={fatesBelow.map((fate) => ({ value: fate, label: say(words[`below_${fate}`]) }))}
      />
      {typedSoFar?.optional('below') === 'moved' && goals.length > 1 && (
        <SelectField
          name="movedTo"
          label={say(words.movedTo)}
          options={goals.map((goal) => ({ value: goal.id, label: goal.name }))}
        />
      )}
      <DateField name="on" label={say(words.from)} />
      <TextField name="decision" label={say(words.decisionField)} hint={say(words.decisionHint)} />
    </Form>
  );
}

/** The printed kinds of units, the longer before those they begin with. */
const titles = /^(Thành phố|Thị xã|Thị trấn|Đặc khu|Tỉnh|Huyện|Quận|Phường|Xã|Sở|Bộ|Ban|Phòng) /i;

function goalOf({ id, name, made }: Picked, parentId: string) {
  if (made === undefined) return { unitId: id };
  const coded =
    made.code.trim() === ''
      ? { code: null, codeSystem: null }
      : { code: made.code, codeSystem: made.codeSystem };
  const title = titles.exec(name)?.[1] ?? '';
  return { unitId: id, made: { parentId, kind: made.kind, name, title, ...coded } };
}
