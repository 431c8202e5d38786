import './receive.css';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ResultOf } from '../../../../base/operation.ts';
import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Facts } from '../../../../ui/Facts.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Page, Section } from '../../../../ui/Page.tsx';
import { shownDate, shownInstant } from '../../../../ui/show.ts';
import { getSent } from '../../contract-receive.ts';
import { ReportDownloads } from '../out/Downloads.tsx';
import { ProvisionalLine } from '../Provisional.tsx';
import { EarlierReturns } from '../returned/EarlierReturns.tsx';
import { statusWords } from '../words.ts';
import { Explanations, Found } from './Explanations.tsx';
import { Receive } from './Receive.tsx';
import { placesIn, ReturnReports, useReturnAt } from './ReturnReports.tsx';
import { Changes, SentForms } from './SentForms.tsx';
import { SentNarrative } from './SentNarrative.tsx';
import { words } from './words.ts';

export type Sent = ResultOf<typeof getSent>;
export type Place = { readonly unitId: string; readonly reportId: string; readonly number: number };
const from = '/bao-cao-da-gui/$unitId/$reportId/$number';

/** A report as it was signed: its forms, its words, and what changed since the version before. */
export function SentPage() {
  const say = useSay();
  const { unitId, reportId, number } = useParams({ from });
  const { o } = useSearch({ from });
  const place = { unitId, reportId, number: Number(number) };
  const answer = useAnswer(getSent, place);
  const sent = answer.data?.result;
  return (
    <Page
      title={
        sent === undefined
          ? say(words.sentReport)
          : say(words.sentTitle, { unit: sent.unit, title: sent.title })
      }
      above={sent !== undefined && <Above sent={sent} />}
      actions={sent !== undefined && <Deeds sent={sent} place={place} />}
    >
      <Loaded of={answer}>
        {(shown) => (
          <>
            <ProvisionalLine of={shown.provisional} />
            <Superseded sent={shown} place={place} />
            <EarlierReturns sent={shown} />
            <Document sent={shown} place={place} />
            <ReportDownloads {...place} />
            {place.number > 1 && <Changes sent={shown} />}
            {shown.findings.length > 0 && <Found sent={shown} />}
            {shown.explanations.length > 0 && <Explanations sent={shown} place={place} />}
            <FormsAndText key={place.number} sent={shown} place={place} sought={o} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

type Read = { sent: Sent; place: Place; sought: string | undefined };

/** What the unit reports. Reasons of a return are collected in one question, whichever figure or section they are put at. */
function FormsAndText({ sent, place, sought }: Read) {
  const { question, returnAt } = useReturnAt(sent, place);
  return (
    <>
      {question}
      <SentForms sent={sent} place={place} sought={sought} returnAt={returnAt} />
      <SentNarrative sent={sent} unitId={place.unitId} returnAt={returnAt} />
    </>
  );
}

function Above({ sent: { receiverId, campaignId } }: { sent: Sent }) {
  const say = useSay();
  if (receiverId === null) return <Link to="/dot-bao-cao">{say(words.campaigns)}</Link>;
  return (
    <Link to="/dot-bao-cao/$unitId/$campaignId" params={{ unitId: receiverId, campaignId }}>
      {say(words.toMatrix)}
    </Link>
  );
}

function Deeds({ sent, place }: { sent: Sent; place: Place }) {
  const say = useSay();
  const { receiverId, may, unit } = sent;
  if (receiverId === null) return null;
  const places = placesIn(sent, say(words.narrative));
  return (
    <>
      {may.includes('receive') && <Receive receiverId={receiverId} report={{ ...place, name: unit }} main />}
      {may.includes('return') && (
        <ActionDialog label={say(words.return)} title={say(words.return)} danger>
          {(close) => (
            <ReturnReports
              receiverId={receiverId}
              reports={[{ ...place, name: unit }]}
              places={places}
              onClose={close}
            />
          )}
        </ActionDialog>
      )}
    </>
  );
}

/** Who reads an old version is told first, and led to what is in force. */
function Superseded({ sent: { number, versions }, place }: { sent: Sent; place: Place }) {
  const say = useSay();
  const newest = Math.max(...versions.map((one) => one.number));
  if (number === newest) return null;
  return (
    <Notice kind="warning" title={say(words.superseded, { number, newest })}>
      <Link to={from} params={{ ...place, number: String(newest) }}>
        {say(words.toNewest, { newest })}
      </Link>
    </Notice>
  );
}

function Document({ sent, place }: { sent: Sent; place: Place }) {
  const say = useSay();
  const { status, symbol, date, signer, signedAt, reason, unreceived, hash } = sent;
  return (
    <Section title={say(words.about)}>
      <Facts
        facts={[
          [say(words.standing), say(statusWords[status])],
          [say(words.symbol), symbol],
          [say(words.date), shownDate(date)],
          [say(words.signer), signer],
          [say(words.signedAt), shownInstant(signedAt)],
          ...(reason === null ? [] : [[say(words.correction), reason] as const]),
          ...(unreceived.length === 0 ? [] : [[say(words.unreceived), unreceived.join(', ')] as const]),
          [say(words.versions), <Versions key="versions" sent={sent} place={place} />],
          [
            say(words.hash),
            <code key="hash" className="hash">
              {hash}
            </code>,
          ],
        ]}
      />
    </Section>
  );
}

function Versions({ sent: { versions }, place }: { sent: Sent; place: Place }) {
  const say = useSay();
  return (
    <ul>
      {versions.map(({ number, signedAt, reason }) => {
        const name = say(words.versionNumber, { number });
        const params = { ...place, number: String(number) };
        return (
          <li key={number}>
            {number === place.number ? (
              <strong>{name}</strong>
            ) : (
              <Link to={from} params={params}>
                {name}
              </Link>
            )}{' '}
            <span className="soft small">
              {[shownInstant(signedAt), ...(reason === null ? [] : [reason])].join(', ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
