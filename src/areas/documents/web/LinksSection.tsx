import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../ui/ask.tsx';
import { DeedButton } from '../../../ui/DeedButton.tsx';
import { TextFilter } from '../../../ui/Filters.tsx';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Section } from '../../../ui/Page.tsx';
import { shownDate } from '../../../ui/show.ts';
import { listDocuments } from '../contract.ts';
import { addLink, removeLink } from '../contract-files.ts';
import { optionsOf } from './choices.ts';
import type { DocumentProps, DocumentView } from './document-view.ts';
import { documentPageWords as words } from './document-words.ts';
import { linkedWords, linkWords } from './words.ts';

type Linked = DocumentView['links'][number];

/** What the document rests on, answers or replaces, and what refers to it. */
export function LinksSection({ unitId, document, next }: DocumentProps) {
  const say = useSay();
  const mayAdd = next.includes('documents.addLink');
  const { links, linkedFrom, id: documentId } = document;
  return (
    <Section
      title={say(words.links)}
      actions={
        mayAdd && (
          <ActionDialog label={say(words.addLink)} title={say(words.addLink)}>
            {(close) => <AddLink unitId={unitId} documentId={documentId} onClose={close} />}
          </ActionDialog>
        )
      }
    >
      {links.length + linkedFrom.length === 0 && <p className="soft">{say(words.noLinks)}</p>}
      <ul className="plain-lines">
        {links.map((link) => (
          <li key={link.id}>
            {say(words.linkLine, { kind: say(linkWords[link.kind]) })} <LinkedTo {...link} />{' '}
            {mayAdd && (
              <DeedButton
                small
                operation={removeLink}
                input={{ unitId, documentId, linkId: link.id }}
                label={say(words.remove)}
                about={say(words.removeLink, { printed: link.printed })}
              />
            )}
          </li>
        ))}
        {linkedFrom.map((link) => (
          <li key={link.id}>
            {say(words.linkLine, { kind: say(linkedWords[link.kind]) })} <LinkedTo {...link} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LinkedTo({ documentId, unitId, printed, issuedOn, subject }: Linked) {
  const say = useSay();
  const named = printed === '' ? (subject ?? say(words.title)) : printed;
  return (
    <>
      {documentId === null || unitId === null ? (
        named
      ) : (
        <Link to="/van-ban/$unitId/$documentId" params={{ unitId, documentId }}>
          {named}
        </Link>
      )}
      {issuedOn !== null && ` ${say(words.dated, { day: shownDate(issuedOn) })}`}
      {subject !== null && subject !== named && <div className="soft small">{subject}</div>}
    </>
  );
}

type AddProps = { unitId: string; documentId: string; onClose: () => void };

/** One of the unit's own is searched for; any other is named in words. */
function AddLink({ unitId, documentId, onClose }: AddProps) {
  const say = useSay();
  const [id] = useState(uuidv7);
  const [text, setText] = useState('');
  const answer = useAnswer(listDocuments, text.trim() === '' ? null : { unitId, text, size: 20 }, {
    keep: true,
  });
  const found = (answer.data?.result.documents ?? []).filter((line) => line.id !== documentId);
  const options = found.map((line) => ({
    value: line.id,
    label: [line.printed, line.subject]
      .filter((part) => part !== null)
      .join(' – ')
      .slice(0, 120),
  }));
  return (
    <>
      <TextFilter label={say(words.linkFind)} value={text} onChange={setText} />
      <Form
        operation={addLink}
        submit={say(words.addLink)}
        onCancel={onClose}
        initial={{ kind: 'implements' }}
        input={(typed) => {
          const to = typed.optional('toDocumentId');
          return {
            id,
            unitId,
            documentId,
            kind: typed.text('kind'),
            toDocumentId: to,
            toPrinted: to === null ? typed.optional('toPrinted') : null,
            toIssuedOn: to === null ? typed.date('toIssuedOn') : null,
            toSubject: to === null ? typed.optional('toSubject') : null,
          };
        }}
        onDone={onClose}
      >
        <SelectField
          name="toDocumentId"
          label={say(words.linkChoose)}
          options={options}
          blank={say(words.linkElsewhere)}
        />
        <SelectField
          name="kind"
          label={say(words.linkKind)}
          options={optionsOf(linkWords, say)}
          blank={false}
        />
        <div className="form-row">
          <TextField name="toPrinted" label={say(words.linkPrinted)} optional />
          <DateField name="toIssuedOn" label={say(words.linkDay)} optional />
        </div>
        <TextField name="toSubject" label={say(words.linkSubject)} lines={2} optional />
      </Form>
    </>
  );
}
