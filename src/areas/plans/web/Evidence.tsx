import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { urlOf } from '../../../base/call.ts';
import { uuidv7 } from '../../../base/id.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { base64Of } from '../../../ui/base64.ts';
import { DeedButton } from '../../../ui/DeedButton.tsx';
import { DateField } from '../../../ui/form/DateField.tsx';
import { FileField } from '../../../ui/form/FileField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { TextField } from '../../../ui/form/fields.tsx';
import type { Typed } from '../../../ui/form/form-state.ts';
import { useSay } from '../../../ui/language.tsx';
import { Section } from '../../../ui/Page.tsx';
import { shownDate, shownInstant } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { addEvidence, getEvidence, withdrawEvidence } from '../contract-tasks.ts';
import { DocumentPick, type PickedDocument } from './DocumentFields.tsx';
import { SignaturesOf } from './EvidenceSignatures.tsx';
import type { TaskShown } from './TaskPage.tsx';
import { taskPageWords } from './task-words.ts';
import { evidenceDoubtWords, words } from './words.ts';

type One = TaskShown['evidence'][number];

/** What proves that the task was done, and what of it looks wrong. */
export function Evidence({ task }: { task: TaskShown }) {
  const say = useSay();
  const mayAdd = task.may.includes('addEvidence');
  const columns: Column<One>[] = [
    {
      key: 'title',
      title: say(taskPageWords.evidenceTitle),
      cell: ({ title, datedOn }) => dated(title, datedOn),
    },
    {
      key: 'checks',
      title: say(taskPageWords.checks),
      cell: (one) => (
        <>
          <Checks of={one} />
          <SignaturesOf proof={one} at={{ viewerId: task.unitId, unitId: task.unitId, taskId: task.id }} />
        </>
      ),
    },
    {
      key: 'by',
      title: say(taskPageWords.addedBy),
      cell: ({ by, at }) => say(taskPageWords.evidenceBy, { by, at: shownInstant(at) }),
    },
    {
      key: 'deeds',
      title: say(words.deeds),
      silent: true,
      cell: (one) => <EvidenceDeeds task={task} one={one} mayWithdraw={mayAdd} />,
    },
  ];
  return (
    <Section title={say(taskPageWords.evidence)} actions={mayAdd && <AddEvidence task={task} />}>
      <Table
        name={say(taskPageWords.evidence)}
        columns={columns}
        rows={task.evidence}
        rowKey={({ id }) => id}
        empty={say(taskPageWords.noEvidence)}
      />
    </Section>
  );
}

const dated = (title: string, on: string | null) => (on === null ? title : `${title} (${shownDate(on)})`);

type Checked = Pick<One, 'doubts'> & Partial<Pick<One, 'alsoProves'>> & { sharedWith?: string[] };

/** What the checks say, in words. */
export function Checks({ of: { doubts, alsoProves = [], sharedWith = [] } }: { of: Checked }) {
  const say = useSay();
  if (doubts.length === 0) return <span className="tag tag-held">{say(taskPageWords.sound)}</span>;
  return (
    <ul>
      {doubts.map((doubt) => (
        <li key={doubt}>
          <span className="tag tag-warning">{say(evidenceDoubtWords[doubt])}</span>{' '}
          {doubt === 'same' && <span className="soft small">{alsoProves.join('; ')}</span>}
          {doubt === 'sameElsewhere' && <span className="soft small">{sharedWith.join('; ')}</span>}
        </li>
      ))}
    </ul>
  );
}

function EvidenceDeeds({ task, one, mayWithdraw }: { task: TaskShown; one: One; mayWithdraw: boolean }) {
  const say = useSay();
  const { unitId, id: taskId } = task;
  return (
    <span className="task-deeds">
      {one.documentId === null &&
        one.files.map((file) => (
          <a
            key={file.id}
            href={urlOf(getEvidence, { viewerId: unitId, unitId, taskId, id: one.id, fileId: file.id })}
          >
            {say(taskPageWords.download)}
          </a>
        ))}
      {one.documentId !== null && (
        <Link to="/van-ban/$unitId/$documentId" params={{ unitId, documentId: one.documentId }}>
          {say(taskPageWords.see)}
        </Link>
      )}
      {mayWithdraw && (
        <DeedButton
          small
          operation={withdrawEvidence}
          input={{ unitId, taskId, id: one.id }}
          label={say(taskPageWords.withdraw)}
          sure={say(taskPageWords.withdrawSure, { title: one.title })}
        />
      )}
    </span>
  );
}

function AddEvidence({ task }: { task: TaskShown }) {
  const say = useSay();
  return (
    <ActionDialog label={say(taskPageWords.addEvidence)} title={say(taskPageWords.addEvidence)}>
      {(close) => <EvidenceForm key={task.version} task={task} close={close} />}
    </ActionDialog>
  );
}

function EvidenceForm({ task, close }: { task: TaskShown; close: () => void }) {
  const say = useSay();
  const [id, setId] = useState(uuidv7);
  const { unitId, id: taskId } = task;
  return (
    <>
      <p className="dialog-text">{say(taskPageWords.evidenceText)}</p>
      <Form
        operation={addEvidence}
        submit={say(words.save)}
        onCancel={close}
        again
        initial={{ title: task.product ?? '' }}
        input={(typed) => ({
          ...{ unitId, taskId, id },
          title: typed.text('title'),
          documentId: typed.list<PickedDocument>('documentId')[0]?.id ?? null,
          file: fileIn(typed),
          sameReason: typed.optional('sameReason'),
        })}
        onDone={() => {
          setId(uuidv7());
          close();
        }}
      >
        <TextField name="title" label={say(taskPageWords.evidenceTitle)} spellCheck />
        <DocumentPick name="documentId" label={say(words.document)} optional unitId={unitId} />
        <FileField
          name="file"
          label={say(taskPageWords.file)}
          optional
          accept=".pdf,.doc,.docx,.xls,.xlsx,.png,.jpg,.jpeg"
        />
        <DateField name="datedOn" label={say(taskPageWords.fileDated)} optional />
        <TextField name="sameReason" label={say(taskPageWords.sameReason)} optional />
      </Form>
    </>
  );
}

function fileIn(typed: Typed) {
  const file = typed.file('file');
  if (file === null) return null;
  return { name: file.name, content: base64Of(file.bytes), datedOn: typed.date('datedOn') };
}
