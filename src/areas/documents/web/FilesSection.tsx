import { useState } from 'react';
import { urlOf } from '../../../base/call.ts';
import { uuidv7 } from '../../../base/id.ts';
import { filledWord } from '../../../base/word.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { base64Of } from '../../../ui/base64.ts';
import { DeedButton } from '../../../ui/DeedButton.tsx';
import { FileField } from '../../../ui/form/FileField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Section } from '../../../ui/Page.tsx';
import { shownBytes } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { addFile, getFile, largestFile, removeFile } from '../contract-files.ts';
import { isFreelyChanged } from '../document.ts';
import type { DocumentProps, DocumentView } from './document-view.ts';
import { documentPageWords as words } from './document-words.ts';
import { partWords } from './words.ts';

type Attached = DocumentView['attachments'][number];

/** The files of a document. */
export function FilesSection({ unitId, document, next }: DocumentProps) {
  const say = useSay();
  const mayAdd = next.includes('documents.addFile') && document.status !== 'cancelled';
  const columns = columnsFor(say, unitId, document, next);
  const outdated = document.attachments.filter((file) => file.outdated);
  return (
    <Section
      title={say(words.files)}
      actions={
        mayAdd && (
          <ActionDialog label={say(words.addFile)} title={say(words.addFile)}>
            {(close) => <AddFile unitId={unitId} document={document} onClose={close} />}
          </ActionDialog>
        )
      }
    >
      <Table
        name={say(words.files)}
        columns={columns}
        rows={document.attachments.filter((file) => !file.outdated)}
        rowKey={({ id }) => id}
        empty={say(words.noFiles)}
      />
      {outdated.length > 0 && (
        <>
          <h3>{say(words.outdatedFiles)}</h3>
          <p className="soft">{say(words.outdatedLead)}</p>
          <Table
            name={say(words.outdatedFiles)}
            columns={columns.filter(({ key }) => key !== 'deeds')}
            rows={outdated}
            rowKey={({ id }) => id}
            empty=""
          />
        </>
      )}
    </Section>
  );
}

function columnsFor(
  say: Say,
  unitId: string,
  { id: documentId, status }: DocumentView,
  next: readonly string[],
): Column<Attached>[] {
  const isFree = isFreelyChanged(status);
  const mayRemove = next.includes(isFree ? 'documents.addFile' : 'documents.cancelDocument');
  return [
    {
      key: 'name',
      title: say(words.fileName),
      cell: ({ id, name }) => (
        <a className="document-subject" href={urlOf(getFile, { unitId, documentId, fileId: id })}>
          {name}
        </a>
      ),
    },
    { key: 'part', title: say(words.part), cell: ({ part }) => say(partWords[part]) },
    { key: 'size', title: say(words.size), figure: true, cell: ({ bytes }) => shownBytes(bytes) },
    {
      key: 'found',
      title: say(words.found),
      cell: ({ searchable }) => say(searchable ? words.yes : words.no),
    },
    {
      key: 'deeds',
      title: say(words.deeds),
      silent: true,
      cell: ({ id, name, removable }) =>
        mayRemove &&
        removable &&
        (isFree ? (
          <DeedButton
            small
            operation={removeFile}
            input={{ unitId, documentId, fileId: id }}
            label={say(words.remove)}
            about={say(words.removeFile, { name })}
            sure={say(words.removeFileSure)}
          />
        ) : (
          <ActionDialog
            small
            label={say(words.remove)}
            about={say(words.removeFile, { name })}
            title={say(words.removeFile, { name })}
          >
            {(close) => <RemoveFile {...{ unitId, documentId, fileId: id }} onClose={close} />}
          </ActionDialog>
        )),
    },
  ];
}

type RemoveProps = { unitId: string; documentId: string; fileId: string; onClose: () => void };

/** A wrong file of what is signed or in the register. */
function RemoveFile({ onClose, ...which }: RemoveProps) {
  const say = useSay();
  return (
    <Form
      operation={removeFile}
      submit={say(words.remove)}
      danger
      onCancel={onClose}
      input={(typed) => ({ ...which, reason: typed.text('reason') })}
      onDone={onClose}
    >
      <p className="dialog-text">{say(words.removeFileLead)}</p>
      <TextField name="reason" label={say(words.removeReason)} lines={2} spellCheck focused />
    </Form>
  );
}

const isTooLarge = ({ size }: { readonly size: number }): boolean => size > largestFile;

type AddProps = { unitId: string; document: DocumentView; onClose: () => void };

/** What was chosen stays chosen when the file is refused. */
function AddFile({ unitId, document, onClose }: AddProps) {
  const say = useSay();
  const [fileId, setFileId] = useState(uuidv7);
  return (
    <Form
      operation={addFile}
      submit={say(words.addFile)}
      underWay={say(words.reading)}
      onCancel={onClose}
      again
      initial={{ part: 'main' }}
      input={(typed) => {
        const file = typed.file('content');
        return {
          unitId,
          documentId: document.id,
          fileId,
          part: typed.text('part'),
          name: file?.name ?? '-',
          ...(file === null ? {} : { content: isTooLarge(file) ? '' : base64Of(file.bytes) }),
        };
      }}
      check={(typed) => {
        const file = typed.file('content');
        if (file === null || !isTooLarge(file)) return [];
        const sizes = { size: shownBytes(file.size), most: shownBytes(largestFile) };
        return [{ path: ['content'], message: filledWord(words.fileTooLarge, sizes) }];
      }}
      onDone={() => {
        setFileId(uuidv7());
        onClose();
      }}
    >
      <p className="dialog-text">{say(words.addFileLead)}</p>
      {!isFreelyChanged(document.status) && <p className="dialog-text">{say(words.addFileStays)}</p>}
      <FileField
        name="content"
        label={say(words.file)}
        accept=".pdf,.docx,.doc,.odt,.rtf,.xlsx,.xls,.png,.jpg,.jpeg,.tif,.tiff,.txt"
      />
      <SelectField
        name="part"
        label={say(words.part)}
        options={(['main', 'annex', 'draft'] as const).map((value) => ({
          value,
          label: say(partWords[value]),
        }))}
        blank={false}
      />
    </Form>
  );
}
