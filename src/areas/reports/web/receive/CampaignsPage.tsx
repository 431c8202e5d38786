import './receive.css';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '../../../../base/operation.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Page } from '../../../../ui/Page.tsx';
import { Pages } from '../../../../ui/Pages.tsx';
import { shownCount, shownInstant } from '../../../../ui/show.ts';
import { type Column, Table } from '../../../../ui/Table.tsx';
import { getUnit } from '../../../units/contract.ts';
import { listCampaigns } from '../../contract-campaign.ts';
import { words } from './words.ts';

type Line = ResultOf<typeof listCampaigns>['campaigns'][number];
const size = 50;

/** The campaigns in which lower units report to a unit. */
export function CampaignsPage() {
  const say = useSay();
  const { unitId } = useParams({ from: '/dot-bao-cao/$unitId' });
  const [start, setStart] = useState(0);
  const answer = useAnswer(listCampaigns, { unitId, start, size }, { keep: true });
  const unit = useAnswer(getUnit, { unitId }).data?.result.versions.at(-1);
  return (
    <Page
      title={unit === undefined ? say(words.campaigns) : say(words.campaignsOf, { unit: unit.name })}
      lead={say(words.campaignsLead)}
      above={<Link to="/dot-bao-cao">{say(words.otherUnit)}</Link>}
      actions={
        answer.data !== undefined && (
          <>
            <Link className="button-link plain" to="/dot-bao-cao/$unitId/ca-nam" params={{ unitId }}>
              {say(words.ofYear.title)}
            </Link>
            {answer.data.next.includes('reports.openCampaign') && (
              <Link className="button-link" to="/dot-bao-cao/$unitId/mo" params={{ unitId }}>
                {say(words.openCampaign)}
              </Link>
            )}
          </>
        )
      }
    >
      <div className="sheet">
        <Loaded of={answer}>
          {({ count, campaigns }) => (
            <>
              <Campaigns unitId={unitId} campaigns={campaigns} />
              <Pages count={count} start={start} size={size} onStart={setStart} />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

function Campaigns({ unitId, campaigns }: { unitId: string; campaigns: readonly Line[] }) {
  const say = useSay();
  const columns: Column<Line>[] = [
    {
      key: 'title',
      title: say(words.campaign),
      cell: ({ id, title }) => (
        <Link to="/dot-bao-cao/$unitId/$campaignId" params={{ unitId, campaignId: id }}>
          {title}
        </Link>
      ),
    },
    { key: 'opened', title: say(words.opened), cell: ({ openedAt }) => shownInstant(openedAt) },
    {
      key: 'notSent',
      title: say(words.notSent),
      figure: true,
      cell: ({ counts }) => shownCount(counts.notBegun + counts.draft + counts.closed),
    },
    {
      key: 'returned',
      title: say(words.returned),
      figure: true,
      cell: ({ counts }) => shownCount(counts.returned),
    },
    {
      key: 'waits',
      title: say(words.waits),
      figure: true,
      cell: ({ counts }) => shownCount(counts.sent + counts.corrected),
    },
    {
      key: 'received',
      title: say(words.received),
      figure: true,
      cell: ({ counts }) => shownCount(counts.received),
    },
    { key: 'late', title: say(words.late), figure: true, cell: ({ late }) => shownCount(late) },
  ];
  return (
    <Table
      name={say(words.campaigns)}
      columns={columns}
      rows={campaigns}
      rowKey={({ id }) => id}
      empty={say(words.noCampaigns)}
    />
  );
}
