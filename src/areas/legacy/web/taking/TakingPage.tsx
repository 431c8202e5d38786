import './taking.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '../../../../base/operation.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Page } from '../../../../ui/Page.tsx';
import { useMe } from '../../../people/web/who.ts';
import { getReport } from '../../../reports/contract.ts';
import type { Report } from '../../../reports/web/entry/rows.ts';
import { getReportFile, type takeReportFile } from '../../contract-import.ts';
import { filesLeftOpen } from './left-open.ts';
import { Review } from './Review.tsx';
import { SendFile } from './SendFile.tsx';
import { words } from './words.ts';

const address = '/bao-cao/$unitId/$reportId/tu-tep';

/** From an old file to a draft: sent, looked at, taken. The file that was read stands in the address. */
export function TakingPage() {
  const say = useSay();
  const { unitId, reportId } = useParams({ from: address });
  const answer = useAnswer(getReport, { unitId, reportId });
  return (
    <Page
      title={say(words.title)}
      lead={say(words.lead)}
      above={
        <Link to="/bao-cao/$unitId/$reportId" params={{ unitId, reportId }}>
          {answer.data?.result.title ?? say(words.back)}
        </Link>
      }
    >
      <Loaded of={answer}>{(report) => <Steps report={report} />}</Loaded>
    </Page>
  );
}

type Taken = ResultOf<typeof takeReportFile>;

function Steps({ report }: { report: Report }) {
  const say = useSay();
  const { unitId, id: reportId, may } = report;
  const navigate = useNavigate();
  const { tep: fileId } = useSearch({ from: address });
  const [taken, setTaken] = useState<Taken | null>(null);
  const file = useAnswer(getReportFile, fileId === undefined ? null : { unitId, reportId, fileId });
  if (!may.includes('reports.assignParts')) return <Notice kind="warning" title={say(words.notOpen)} />;
  const open = (id: string) => {
    setTaken(null);
    navigate({ to: address, params: { unitId, reportId }, search: { tep: id } }).catch(() => {});
  };
  return (
    <>
      <SendFile report={report} isAnother={fileId !== undefined} onRead={open} />
      {fileId === undefined && <LeftOpenNotice report={report} />}
      {taken !== null && <TakenNotice report={report} taken={taken} />}
      {fileId !== undefined && taken === null && (
        <Loaded of={file}>
          {(read, next) => (
            <>
              {next.includes('legacy.listNamedDocuments') && (
                <NamedLink report={report} fileId={read.fileId} count={read.named.length} />
              )}
              <Review key={read.fileId} report={report} read={read} onTaken={setTaken} />
            </>
          )}
        </Loaded>
      )}
    </>
  );
}

/** Documents that the prose names may be noted in the registers, by who registers documents. */
function NamedLink({ report, fileId, count }: { report: Report; fileId: string; count: number }) {
  const say = useSay();
  if (count === 0) return null;
  return (
    <p>
      <Link
        className="button-link plain"
        to="/bao-cao/$unitId/$reportId/tu-tep/$fileId/van-ban"
        params={{ unitId: report.unitId, reportId: report.id, fileId }}
      >
        {say(words.toNamed, { count })}
      </Link>
    </p>
  );
}

/** The way back to what was begun and left, as from the report's page. */
function LeftOpenNotice({ report: { id: reportId, unitId } }: { report: Report }) {
  const say = useSay();
  const { id: personId } = useMe();
  const [files] = useState(() => filesLeftOpen(personId, reportId));
  if (files.length === 0) return null;
  return (
    <Notice kind="note" title={say(words.goOn)}>
      <p>{say(words.goOnFiles)}</p>
      <ul>
        {files.map(({ fileId, name }) => (
          <li key={fileId}>
            <Link to={address} params={{ unitId, reportId }} search={{ tep: fileId }}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function TakenNotice({ report, taken }: { report: Report; taken: Taken }) {
  const say = useSay();
  const { unitId, id: reportId, cards, sections } = report;
  const names = new Map([
    ...cards.map(({ indicator, name }) => [indicator, name] as const),
    ...sections.map(({ id, title }) => [id, title] as const),
  ]);
  const { cells, sections: texts, left } = taken;
  return (
    <>
      <Notice kind="done" title={say(words.taken, { cells, sections: texts })}>
        <p>{say(words.takenText)}</p>
        <p className="taking-ways">
          <Link className="button-link" to="/bao-cao/$unitId/$reportId" params={{ unitId, reportId }}>
            {say(words.toReport)}
          </Link>
          {texts > 0 && (
            <Link
              className="button-link plain"
              to="/bao-cao/$unitId/$reportId/loi-van"
              params={{ unitId, reportId }}
            >
              {say(words.toNarrative)}
            </Link>
          )}
        </p>
      </Notice>
      {left.length > 0 && (
        <Notice kind="warning" title={say(words.left)}>
          <ul>
            {left.map(({ what, why }) => (
              <li key={what}>
                {names.get(what) ?? what}: {say(why)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}
