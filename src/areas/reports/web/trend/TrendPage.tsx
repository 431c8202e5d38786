import './trend.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Filters, SelectFilter } from '../../../../ui/Filters.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Page } from '../../../../ui/Page.tsx';
import { ChooseUnit } from '../../../units/web/ChooseUnit.tsx';
import { type CampaignKind, campaignKinds } from '../../contract-campaign.ts';
import { chooseReceiver } from '../../contract-desk.ts';
import { listSeries } from '../../out/contract.ts';
import { words as receiveWords } from '../receive/words.ts';
import { Across } from './Across.tsx';
import { Trend } from './Trend.tsx';
import { words } from './words.ts';

const from = '/xu-huong/$unitId';

/** The units whose figures one may look at over time. */
export function ChooseTrendPage() {
  const told = { title: words.title, lead: words.chooseLead, none: words.noUnits };
  return <ChooseUnit answer={useAnswer(chooseReceiver, {})} to={from} words={told} />;
}

/** One indicator over time, over a merger, and across the units below. */
export function TrendPage() {
  const say = useSay();
  const { unitId } = useParams({ from });
  const answer = useAnswer(listSeries, { unitId });
  const unit = answer.data?.result.unit;
  return (
    <Page
      title={unit === undefined ? say(words.title) : say(words.titleOf, { unit })}
      lead={say(words.lead)}
      above={
        <Link to="/dot-bao-cao/$unitId" params={{ unitId }}>
          {say(receiveWords.toCampaigns)}
        </Link>
      }
    >
      <Loaded of={answer}>
        {({ series }) => (
          <>
            {series.length === 0 ? (
              <Notice kind="note" title={say(words.noSeries)} />
            ) : (
              <OverTime unitId={unitId} series={series} />
            )}
            <Across unitId={unitId} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

type Series = readonly {
  readonly indicator: string;
  readonly name: string;
  readonly unit: string | null;
  readonly kinds: readonly CampaignKind[];
}[];

function OverTime({ unitId, series }: { unitId: string; series: Series }) {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ from });
  const chosen = series.find(({ indicator }) => indicator === search.chiTieu) ?? series[0]!;
  const kind = chosen.kinds.find((one) => one === search.ky) ?? chosen.kinds[0]!;
  const go = (more: Record<string, string>) =>
    navigate({ to: from, params: { unitId }, search: { ...search, ...more }, replace: true });
  return (
    <div className="sheet">
      <Filters>
        <SelectFilter
          label={say(words.indicator)}
          value={chosen.indicator}
          options={series.map(({ indicator, name, unit }) => ({
            value: indicator,
            label: unit === null ? name : say(words.named, { name, unit }),
          }))}
          onChange={(chiTieu) => go({ chiTieu })}
        />
        <SelectFilter
          label={say(words.kind)}
          value={kind}
          options={campaignKinds
            .filter((one) => chosen.kinds.includes(one))
            .map((one) => ({ value: one, label: say(receiveWords.kinds[one]) }))}
          onChange={(ky) => go({ ky })}
        />
      </Filters>
      <Trend unitId={unitId} indicator={chosen.indicator} kind={kind} />
    </div>
  );
}
