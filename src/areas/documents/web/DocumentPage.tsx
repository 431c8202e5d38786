import './documents.css';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAnswer } from '../../../ui/ask.tsx';
import { type Fact, Facts } from '../../../ui/Facts.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { shownDate, shownInstant } from '../../../ui/show.ts';
import { getDocument } from '../contract.ts';
import { Deeds } from './Deeds.tsx';
import type { DocumentProps, DocumentView } from './document-view.ts';
import { documentPageWords as words } from './document-words.ts';
import { FilesSection } from './FilesSection.tsx';
import { LinksSection } from './LinksSection.tsx';
import { StatusTag } from './StatusTag.tsx';
import { StepsSection } from './StepsSection.tsx';
import { SignaturesSection } from './signatures/SignaturesSection.tsx';
import { authorityWords, deedWords, fieldWords, formWords, sendingWords } from './words.ts';

/** One document: what is known of it, and what this person may do with it now. */
export function DocumentPage() {
  const say = useSay();
  const { unitId, documentId } = useParams({ from: '/van-ban/$unitId/$documentId' });
  const answer = useAnswer(getDocument, { unitId, documentId });
  const document = answer.data?.result;
  return (
    <Page
      title={document === undefined ? say(words.title) : titleOf(document, say)}
      lead={document?.subject || undefined}
      above={
        <Link to="/van-ban/$unitId" params={{ unitId }}>
          {say(formWords.back)}
        </Link>
      }
    >
      <Loaded of={answer}>{(shown, next) => <Parts unitId={unitId} document={shown} next={next} />}</Loaded>
    </Page>
  );
}

const titleOf = ({ kindName, printed, number }: DocumentView, say: Say): string =>
  [kindName, printed ?? number].filter((part) => part !== null).join(' ') || say(words.title);

function Parts(props: DocumentProps) {
  const say = useSay();
  const { document } = props;
  return (
    <>
      <Standing document={document} />
      <Section title={say(words.facts)} actions={<Deeds {...props} />}>
        <Facts facts={factsOf(document, props.unitId, say)} />
      </Section>
      {!document.withheld && (
        <>
          <FilesSection {...props} />
          {document.attachments.some(({ type }) => type === 'application/pdf') && (
            <SignaturesSection {...props} />
          )}
          <LinksSection {...props} />
        </>
      )}
      {document.legal && <StepsSection {...props} />}
      <Section title={say(words.history)}>
        <ul className="plain-lines">
          {document.history.map(({ kind, at, by, reason, file, was }) => (
            <li key={`${at} ${kind}`}>
              {say(words.historyLine, { at: shownInstant(at), deed: deedOf(kind, file, say), by })}
              {reason !== null && <div className="soft">{reason}</div>}
              {Object.keys(was).length > 0 && <div className="soft">{beforeOf(was, say)}</div>}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

const deedOf = (kind: DocumentView['history'][number]['kind'], file: string | null, say: Say): string =>
  file === null ? say(deedWords[kind]) : say(words.deedWith, { deed: say(deedWords[kind]), file });

/** What stood there before a correction. */
function beforeOf(was: DocumentView['history'][number]['was'], say: Say): string {
  const parts = Object.entries(was).map(([name, value]) => {
    const field = say(formWords[name as 'printed']);
    return say(words.correctedPart, { field, was: shownPart(name, value, say) });
  });
  return say(words.correctedFrom, { what: parts.join('; ') });
}

function shownPart(name: string, value: string | number | null, say: Say): string {
  if (value === null || value === '') return '–';
  if (name.endsWith('On')) return shownDate(String(value));
  return name === 'authority' ? say(authorityWords[value as 'TM']) : String(value);
}

/** It says that it left digitally signed, and no file of it shows it. */
const isUnproven = ({ status, withheld, sentAs, attachments }: DocumentView): boolean =>
  status === 'issued' &&
  !withheld &&
  sentAs === 'signed-electronic' &&
  !attachments.some(({ signed }) => signed);

/** What must be known of the document before anything else is read. */
function Standing({ document }: { document: DocumentView }) {
  const { status, withheld, cancelReason, number, numberedHere, attachments } = document;
  const say = useSay();
  return (
    <>
      {withheld && <Notice kind="note" title={say(words.withheld)} />}
      {status === 'noted' && <Notice kind="warning" title={say(words.noted)} />}
      {status === 'drafting' && attachments.some(({ outdated }) => outdated) && (
        <Notice kind="warning" title={say(words.signedBefore)} />
      )}
      {isUnproven(document) && (
        <Notice
          kind="warning"
          title={say(attachments.length === 0 ? words.unprovenNoFile : words.unprovenFiles)}
        />
      )}
      {status === 'cancelled' && (
        <Notice kind="warning" title={say(words.cancelled, { reason: cancelReason ?? '' })}>
          {number !== null && numberedHere && <p>{say(words.cancelledNumber, { number })}</p>}
        </Notice>
      )}
    </>
  );
}

/** What is not known is left out: a draft has no number, a document from elsewhere no drafter. */
function factsOf(document: DocumentView, unitId: string, say: Say): Fact[] {
  const day = (on: string | null) => (on === null ? null : shownDate(on));
  const isIncoming = document.direction === 'incoming';
  const { field, sentAs } = document;
  const facts: Fact[] = [
    [say(words.status), <StatusTag key="status" status={document.status} />],
    [say(words.register), document.register.name],
    [say(isIncoming ? formWords.arrival : formWords.number), document.number],
    [say(formWords.receivedOn), day(document.receivedOn)],
    [say(formWords.printed), document.printed],
    [say(formWords.issuedOn), day(document.issuedOn)],
    [say(formWords.issuer), document.issuer],
    [say(words.signature), signatureOf(document, say)],
    [say(formWords.signedOn), day(document.signedOn)],
    [say(words.drafter), document.drafter],
    [say(formWords.recipients), document.recipients],
    [say(formWords.sentAs), sentAs === null ? null : say(sendingWords[sentAs])],
    [say(formWords.field), field === null ? null : say(fieldWords[field])],
    [say(words.marks), marksOf(document, say)],
    [say(formWords.replyDueOn), day(document.replyDueOn)],
    [say(words.force), forceOf(document, say)],
    [say(formWords.note), document.note],
    [say(words.source), document.source],
    [say(words.report), reportOf(document, unitId, say)],
  ];
  return facts.filter(([, value]) => value !== null && value !== '');
}

function signatureOf({ signer, signerPost, authority }: DocumentView, say: Say): string | null {
  if (signer === null) return null;
  const by = authority === null ? '' : say(authorityWords[authority]);
  return say(words.signedBy, { authority: by, post: signerPost ?? '', signer });
}

const marksOf = ({ directive, legal, urgent }: DocumentView, say: Say): string =>
  [
    directive ? say(words.directiveMark) : null,
    legal ? say(words.legalMark) : null,
    urgent ? say(formWords.urgent) : null,
  ]
    .filter((mark) => mark !== null)
    .join('; ');

function forceOf(document: DocumentView, say: Say): string | null {
  const { inForceFrom, inForceTo, partlyTo } = document;
  const isToSay = document.legal && document.status === 'issued' && !document.withheld;
  if (inForceFrom === null) return isToSay ? say(words.forceUnclear) : null;
  const from = shownDate(inForceFrom);
  const span =
    inForceTo === null
      ? say(words.forceFrom, { from })
      : say(words.forceSpan, { from, to: shownDate(inForceTo) });
  return partlyTo === null || partlyTo === '' ? span : `${span}. ${say(words.partly, { what: partlyTo })}`;
}

function reportOf({ reportId }: DocumentView, unitId: string, say: Say): ReactNode {
  if (reportId === null) return null;
  return (
    <Link to="/bao-cao/$unitId/$reportId" params={{ unitId, reportId }}>
      {say(words.toReport)}
    </Link>
  );
}
