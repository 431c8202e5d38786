import { useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import { addDays, dayOf } from '../../../base/plain-date.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { DeedButton } from '../../../ui/DeedButton.tsx';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Section } from '../../../ui/Page.tsx';
import { shownDate } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { addStep, removeStep, setForce } from '../contract-legal.ts';
import type { DeedProps, DocumentProps, DocumentView } from './document-view.ts';
import { documentPageWords as words } from './document-words.ts';
import { EndedBy } from './EndedBy.tsx';

type Step = DocumentView['steps'][number];

/** How a legal document was made, and how long it holds. */
export function StepsSection({ unitId, document, next }: DocumentProps) {
  const say = useSay();
  const mayAdd = next.includes('documents.addStep');
  return (
    <Section
      title={say(words.steps)}
      actions={
        <div className="document-deeds">
          {next.includes('documents.setForce') && document.status === 'issued' && (
            <ActionDialog label={say(words.setForce)} title={say(words.setForce)}>
              {(close) => <SetForce unitId={unitId} document={document} onClose={close} />}
            </ActionDialog>
          )}
          {mayAdd && (
            <ActionDialog label={say(words.addStep)} title={say(words.addStep)}>
              {(close) => <AddStep unitId={unitId} document={document} onClose={close} />}
            </ActionDialog>
          )}
        </div>
      }
    >
      {document.endedBy.length > 0 && (
        <Notice kind="note" title={say(words.force)}>
          <EndedBy unitId={unitId} endedBy={document.endedBy} />
          {document.inForceTo === null && <p>{say(words.endToSay)}</p>}
        </Notice>
      )}
      <Table
        name={say(words.steps)}
        columns={columnsFor(say, unitId, document.id, mayAdd)}
        rows={document.steps}
        rowKey={({ id }) => id}
        empty={say(words.noSteps)}
      />
    </Section>
  );
}

function columnsFor(say: Say, unitId: string, documentId: string, mayRemove: boolean): Column<Step>[] {
  return [
    { key: 'on', title: say(words.stepOn), cell: ({ on }) => shownDate(on) },
    {
      key: 'step',
      title: say(words.step),
      cell: ({ name, note }) => (
        <>
          {name}
          {note !== null && <div className="soft small">{note}</div>}
        </>
      ),
    },
    { key: 'by', title: say(words.stepBy), cell: ({ by }) => by ?? '–' },
    {
      key: 'deeds',
      title: say(words.deeds),
      silent: true,
      cell: ({ id, name }) =>
        mayRemove && (
          <DeedButton
            small
            operation={removeStep}
            input={{ unitId, documentId, stepId: id }}
            label={say(words.remove)}
            about={say(words.removeStep, { name })}
          />
        ),
    },
  ];
}

function AddStep({ unitId, document, onClose }: DeedProps) {
  const say = useSay();
  const [id, setId] = useState(uuidv7);
  return (
    <Form
      operation={addStep}
      submit={say(words.addStep)}
      onCancel={onClose}
      again
      initial={{ on: shownDate(dayOf(new Date())) }}
      input={(typed) => ({
        id,
        unitId,
        documentId: document.id,
        step: typed.text('step'),
        on: typed.date('on'),
        by: typed.optional('by'),
        note: typed.optional('note'),
      })}
      onDone={() => {
        setId(uuidv7());
        onClose();
      }}
    >
      <SelectField
        name="step"
        label={say(words.step)}
        options={document.stepsKnown.map(({ id: value, name }) => ({ value, label: name }))}
      />
      <DateField name="on" label={say(words.stepOn)} />
      <TextField name="by" label={say(words.stepBy)} optional />
    </Form>
  );
}

/** The day before the first of its successors comes into force; null where none does, or before it was in force itself. */
function endBySuccessor({ endedBy, inForceFrom }: DocumentView): string | null {
  const from = endedBy.find((one) => one.from !== null)?.from;
  if (from == null) return null;
  const last = addDays(from, -1);
  return inForceFrom !== null && last < inForceFrom ? null : last;
}

function SetForce({ unitId, document, onClose }: DeedProps) {
  const say = useSay();
  const day = (on: string | null) => (on === null ? '' : shownDate(on));
  return (
    <Form
      key={document.version}
      operation={setForce}
      submit={say(words.save)}
      onCancel={onClose}
      initial={{
        from: day(document.inForceFrom),
        to: day(document.inForceTo ?? endBySuccessor(document)),
        partlyTo: document.partlyTo ?? '',
      }}
      input={(typed) => ({
        unitId,
        documentId: document.id,
        version: document.version,
        from: typed.date('from'),
        to: typed.date('to'),
        partlyTo: typed.optional('partlyTo'),
      })}
      onDone={onClose}
    >
      <DateField name="from" label={say(words.forceFromField)} />
      <DateField name="to" label={say(words.forceToField)} optional />
      <TextField name="partlyTo" label={say(words.partlyField)} lines={2} optional />
    </Form>
  );
}
