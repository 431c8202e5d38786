import { useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import { Button } from '../../../ui/Button.tsx';
import { Facts } from '../../../ui/Facts.tsx';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import type { Typed } from '../../../ui/form/form-state.ts';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { shownDate } from '../../../ui/show.ts';
import { changeUnit, createUnit } from '../contract.ts';
import { codeSystemsFor, unitKinds } from '../unit.ts';
import { kindWords } from '../words.ts';
import type { UnitView } from './UnitPage.tsx';
import { type Picked, UnitPickField } from './UnitPickField.tsx';
import { words } from './words.ts';

type CreateProps = {
  parentId: string;
  /** The table of codes of the unit above. */
  codeSystem: string | null;
  onClose: () => void;
};

export function CreateUnit({ parentId, codeSystem, onClose }: CreateProps) {
  const say = useSay();
  const [id, setId] = useState(uuidv7);
  return (
    <Form
      operation={createUnit}
      submit={say(words.createUnit)}
      onCancel={onClose}
      again
      initial={{ codeSystem: codeSystem ?? '' }}
      input={(typed) => ({ id, parentId, kind: typed.optional('kind'), ...namedOf(typed) })}
      onDone={() => {
        setId(uuidv7());
        onClose();
      }}
    >
      <SelectField
        name="kind"
        label={say(words.kind)}
        options={unitKinds
          .filter((kind) => kind !== 'nation')
          .map((kind) => ({ value: kind, label: say(kindWords[kind]) }))}
      />
      <NamedFields codeSystem={codeSystem} />
    </Form>
  );
}

type ChangeProps = { unitId: string; last: UnitView['versions'][number]; onClose: () => void };

export function ChangeUnit({ unitId, last, onClose }: ChangeProps) {
  const say = useSay();
  // As it was when typing began: what others change meanwhile is told before it is written over.
  const [held, setHeld] = useState<Version | null>(null);
  const seen = held ?? last;
  const { name, title, code, codeSystem, parent } = seen;
  return (
    <>
      {!isSameVersion(seen, last) && <ChangedSince last={last} onSeen={() => setHeld(last)} />}
      <Form
        operation={changeUnit}
        submit={say(words.save)}
        onCancel={onClose}
        initial={{ name, title, code, codeSystem, parentId: parent === null ? [] : [parent] }}
        input={(typed) => ({
          unitId,
          parentId: typed.list<Picked>('parentId')[0]?.id ?? null,
          ...namedOf(typed),
          seen: { name, title, code, codeSystem, parentId: parent?.id ?? null, from: seen.from },
        })}
        onChange={() => setHeld((so) => so ?? last)}
        onDone={() => {
          setHeld(null);
          onClose();
        }}
      >
        <UnitPickField name="parentId" label={say(words.parent)} one />
        <NamedFields codeSystem={codeSystem} />
      </Form>
    </>
  );
}

type Version = ChangeProps['last'];

const isSameVersion = (one: Version, other: Version) =>
  (['from', 'name', 'title', 'code', 'codeSystem'] as const).every((field) => one[field] === other[field]) &&
  one.parent?.id === other.parent?.id;

/** What somebody else has written since; what was typed stays. */
function ChangedSince({ last, onSeen }: { last: Version; onSeen: () => void }) {
  const say = useSay();
  const { name, code, codeSystem, parent, from } = last;
  return (
    <Notice kind="warning" title={say(words.changedSince)}>
      <Facts
        facts={[
          [say(words.name), name],
          [say(words.code), code === null ? null : `${code} (${codeSystem})`],
          [say(words.parent), parent?.name ?? null],
          [say(words.from), shownDate(from)],
        ]}
      />
      <Button onClick={onSeen}>{say(words.goOnFromThere)}</Button>
    </Notice>
  );
}

const namedOf = (typed: Typed) => ({
  name: typed.text('name'),
  title: typed.text('title'),
  code: typed.optional('code'),
  codeSystem: typed.optional('code') === null ? null : typed.optional('codeSystem'),
  from: typed.date('from'),
  decision: typed.text('decision'),
});

function NamedFields({ codeSystem }: { codeSystem: string | null }) {
  const say = useSay();
  return (
    <>
      <TextField name="name" label={say(words.name)} hint={say(words.nameHint)} />
      <TextField name="title" label={say(words.title)} hint={say(words.titleHint)} optional short />
      <div className="form-row">
        <TextField name="code" label={say(words.code)} hint={say(words.codeHint)} optional />
        <SelectField
          name="codeSystem"
          label={say(words.codeSystem)}
          hint={say(words.codeSystemHint)}
          optional
          options={codeSystemsFor(codeSystem).map((system) => ({ value: system, label: system }))}
        />
      </div>
      <DateField name="from" label={say(words.from)} />
      <TextField name="decision" label={say(words.decisionField)} hint={say(words.decisionHint)} />
    </>
  );
}
