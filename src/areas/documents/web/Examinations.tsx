import { useState } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../ui/ask.tsx';
import { Filters, FlagFilter, SelectFilter } from '../../../ui/Filters.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { TextField } from '../../../ui/form/fields.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Section } from '../../../ui/Page.tsx';
import { Pages } from '../../../ui/Pages.tsx';
import { shownDate } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { examinationKinds, listExaminations, removeExamination } from '../contract-legal.ts';
import { neededWords, legalWords as words } from './document-words.ts';
import { ExaminationForm } from './ExaminationForm.tsx';

export type Examination = ResultOf<typeof listExaminations>['examinations'][number];
const size = 50;

/** What was checked and reviewed, what was found, and how it was handled. */
export function Examinations({ unitId }: { unitId: string }) {
  const say = useSay();
  const [kind, setKind] = useState('');
  const [open, setOpen] = useState(false);
  const [start, setStart] = useState(0);
  const asked = examinationKinds.find((one) => one === kind);
  const narrowed = { ...(asked === undefined ? {} : { kind: asked }), ...(open ? { open } : {}) };
  const answer = useAnswer(listExaminations, { unitId, ...narrowed, start, size }, { keep: true });
  const next = answer.data?.next ?? [];
  return (
    <Section
      title={say(words.examinations)}
      actions={
        next.includes('documents.recordExamination') && (
          <ActionDialog main label={say(words.record)} title={say(words.record)}>
            {(close) => <ExaminationForm unitId={unitId} examination={null} onClose={close} />}
          </ActionDialog>
        )
      }
    >
      <Filters>
        <SelectFilter
          label={say(words.kind)}
          value={kind}
          onChange={(chosen) => {
            setStart(0);
            setKind(chosen);
          }}
          options={[
            { value: '', label: say(words.all) },
            ...examinationKinds.map((value) => ({ value, label: say(words[value]) })),
          ]}
        />
        <FlagFilter
          label={say(words.open)}
          value={open}
          onChange={(so) => {
            setStart(0);
            setOpen(so);
          }}
        />
      </Filters>
      <Loaded of={answer}>
        {({ count, examinations }) => (
          <>
            <Table
              name={say(words.examinations)}
              columns={columnsFor(say, unitId, next.includes('documents.changeExamination'))}
              rows={examinations}
              rowKey={({ id }) => id}
              empty={say(words.noExaminations)}
            />
            <Pages count={count} start={start} size={size} onStart={setStart} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

function columnsFor(say: Say, unitId: string, mayChange: boolean): Column<Examination>[] {
  return [
    { key: 'on', title: say(words.examinedOn), cell: ({ examinedOn }) => shownDate(examinedOn) },
    { key: 'kind', title: say(words.kind), cell: ({ kind }) => say(words[kind]) },
    {
      key: 'document',
      title: say(words.document),
      cell: ({ printed, subject }) => (
        <>
          {printed}
          <div className="soft small">{subject}</div>
        </>
      ),
    },
    { key: 'finding', title: say(words.finding), cell: ({ finding }) => finding ?? '–' },
    { key: 'needed', title: say(words.needed), cell: ({ needed }) => say(neededWords[needed]) },
    { key: 'handled', title: say(words.handled), cell: (one) => <Handled {...one} /> },
    {
      key: 'deeds',
      title: say(words.deeds),
      silent: true,
      cell: (one) =>
        mayChange && (
          <div className="bar">
            <ActionDialog
              small
              label={say(words.change)}
              about={say(words.changeOf, { printed: one.printed })}
              title={say(words.change)}
            >
              {(close) => (
                <ExaminationForm key={one.version} unitId={unitId} examination={one} onClose={close} />
              )}
            </ActionDialog>
            <ActionDialog
              small
              danger
              label={say(words.remove)}
              about={say(words.removeOf, { printed: one.printed })}
              title={say(words.remove)}
            >
              {(close) => <RemoveExamination unitId={unitId} examination={one} onClose={close} />}
            </ActionDialog>
          </div>
        ),
    },
  ];
}

type RemoveProps = { unitId: string; examination: Examination; onClose: () => void };

function RemoveExamination({ unitId, examination: { id, version }, onClose }: RemoveProps) {
  const say = useSay();
  return (
    <Form
      operation={removeExamination}
      submit={say(words.remove)}
      danger
      onCancel={onClose}
      input={(typed) => ({ unitId, examinationId: id, version, reason: typed.text('reason') })}
      onDone={onClose}
    >
      <p className="dialog-text">{say(words.removeLead)}</p>
      <TextField name="reason" label={say(words.removeReason)} lines={2} spellCheck focused />
    </Form>
  );
}

function Handled({ needed, handledOn, handledHow }: Examination) {
  const say = useSay();
  if (needed === 'none') return '–';
  if (handledOn === null) return <span className="tag tag-warning">{say(words.notHandled)}</span>;
  return say(words.handledLine, { day: shownDate(handledOn), how: handledHow ?? '' });
}
