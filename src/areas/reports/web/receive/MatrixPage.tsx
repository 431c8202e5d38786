import './receive.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '../../../../base/operation.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Filters, TextFilter } from '../../../../ui/Filters.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Page, Section } from '../../../../ui/Page.tsx';
import { Pages } from '../../../../ui/Pages.tsx';
import { showMatrix, standings } from '../../contract-campaign.ts';
import { Bundles } from '../out/Bundles.tsx';
import { CampaignDownloads } from '../out/Downloads.tsx';
import { MatrixTable } from './MatrixTable.tsx';
import { StandingCounts } from './Standings.tsx';
import { words } from './words.ts';

export type Matrix = ResultOf<typeof showMatrix>;
const size = 200;
const from = '/dot-bao-cao/$unitId/$campaignId';

/** Who has reported: every unit in one place, those that need a deed first. */
export function MatrixPage() {
  const say = useSay();
  const navigate = useNavigate();
  const { unitId, campaignId } = useParams({ from });
  const search = useSearch({ from });
  const standing = standings.find((one) => one === search.tinhTrang);
  const text = search.tim ?? '';
  const [start, setStart] = useState(0);
  const narrowed = { ...(standing === undefined ? {} : { standing }), ...(text === '' ? {} : { text }) };
  const answer = useAnswer(showMatrix, { unitId, campaignId, ...narrowed, start, size }, { keep: true });
  return (
    <Page
      title={answer.data?.result.campaign.title ?? say(words.campaign)}
      above={
        <Link to="/dot-bao-cao/$unitId" params={{ unitId }}>
          {say(words.toCampaigns)}
        </Link>
      }
      actions={
        answer.data !== undefined && (
          <Ways {...{ unitId, campaignId }} matrix={answer.data.result} next={answer.data.next} />
        )
      }
    >
      <Loaded of={answer}>
        {(matrix, next) => (
          <>
            <StandingCounts tally={matrix} standing={standing} onChosen={() => setStart(0)} />
            <Section title={say(words.units)}>
              <Filters>
                <TextFilter
                  label={say(words.search)}
                  value={text}
                  onChange={(typed) => {
                    setStart(0);
                    const search = { tinhTrang: standing, tim: typed };
                    navigate({ to: from, params: { unitId, campaignId }, search, replace: true });
                  }}
                />
              </Filters>
              <MatrixTable unitId={unitId} campaignId={campaignId} matrix={matrix} next={next} />
              <Pages count={matrix.count} start={start} size={size} onStart={setStart} />
            </Section>
            <CampaignDownloads unitId={unitId} campaignId={campaignId}>
              <Bundles unitId={unitId} campaignId={campaignId} />
            </CampaignDownloads>
          </>
        )}
      </Loaded>
    </Page>
  );
}

type Place = { unitId: string; campaignId: string };

function Ways({ unitId, campaignId, matrix, next }: Place & { matrix: Matrix; next: readonly string[] }) {
  const say = useSay();
  const { ownReportId } = matrix;
  return (
    <>
      <Link
        className="button-link plain"
        to="/so-sanh-chi-tieu/$unitId/$campaignId"
        params={{ unitId, campaignId }}
      >
        {say(words.compare)}
      </Link>
      <Link
        className="button-link plain"
        to="/xu-huong/$unitId"
        params={{ unitId }}
        search={{ dot: campaignId }}
      >
        {say(words.trends)}
      </Link>
      {ownReportId !== null && next.includes('reports.showAddedUp') && (
        <Link
          className="button-link plain"
          to="/cong-so-lieu/$unitId/$reportId"
          params={{ unitId, reportId: ownReportId }}
        >
          {say(words.addedUp)}
        </Link>
      )}
    </>
  );
}
