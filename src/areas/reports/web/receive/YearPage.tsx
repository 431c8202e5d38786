import './receive.css';
import './year.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '../../../../base/operation.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Filters, SelectFilter, TextFilter } from '../../../../ui/Filters.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Page, Section } from '../../../../ui/Page.tsx';
import { Pages } from '../../../../ui/Pages.tsx';
import { shownCount } from '../../../../ui/show.ts';
import { getUnit } from '../../../units/contract.ts';
import { campaignKinds, standings } from '../../contract-campaign.ts';
import { showYear } from '../../contract-matrix.ts';
import { StandingCounts } from './Standings.tsx';
import { words } from './words.ts';
import { YearCounts, YearGrid } from './YearTables.tsx';

export type Year = ResultOf<typeof showYear>;
const size = 200;
const from = '/dot-bao-cao/$unitId/ca-nam';

/** Every unit below and every campaign of a year beside each other. */
export function YearPage() {
  const say = useSay();
  const { unitId } = useParams({ from });
  const search = useSearch({ from });
  const [start, setStart] = useState(0);
  const standing = standings.find((one) => one === search.tinhTrang);
  const kind = campaignKinds.find((one) => one === search.loai);
  const year = /^2[01]\d\d$/.test(search.nam ?? '') ? Number(search.nam) : undefined;
  const text = search.tim ?? '';
  const narrowed = {
    ...(year === undefined ? {} : { year }),
    ...(kind === undefined ? {} : { kind }),
    ...(standing === undefined ? {} : { standing }),
    ...(text === '' ? {} : { text }),
  };
  const answer = useAnswer(showYear, { unitId, ...narrowed, start, size }, { keep: true });
  const unit = useAnswer(getUnit, { unitId }).data?.result.versions.at(-1);
  return (
    <Page
      title={unit === undefined ? say(words.ofYear.title) : say(words.ofYear.titleOf, { unit: unit.name })}
      lead={say(words.ofYear.lead)}
      above={
        <Link to="/dot-bao-cao/$unitId" params={{ unitId }}>
          {say(words.toCampaigns)}
        </Link>
      }
    >
      <Loaded of={answer}>
        {(shown) => (
          <>
            <YearFilters {...{ unitId, year: shown, kind }} onChosen={() => setStart(0)} />
            <StandingCounts inYear tally={shown} standing={standing} onChosen={() => setStart(0)} />
            {shown.campaigns.length > 0 && (
              <>
                <Section title={say(words.ofYear.counts)} lead={say(words.ofYear.countsLead)}>
                  <YearCounts unitId={unitId} year={shown} />
                </Section>
                <Section title={say(words.units)}>
                  <p className="soft" role="status">
                    {say(words.ofYear.found, {
                      reports: shownCount(shown.found),
                      units: shownCount(shown.count),
                    })}
                  </p>
                  <YearGrid unitId={unitId} year={shown} />
                  <Pages count={shown.count} start={start} size={size} onStart={setStart} />
                </Section>
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

type FilterProps = { unitId: string; year: Year; kind: string | undefined; onChosen: () => void };

function YearFilters({ unitId, year: { year, years }, kind, onChosen }: FilterProps) {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ from });
  const narrow = (more: Record<string, string | undefined>) => {
    onChosen();
    navigate({ to: from, params: { unitId }, search: { ...search, ...more }, replace: true });
  };
  const known = years.includes(year) ? years : [year, ...years];
  return (
    <Filters>
      <SelectFilter
        label={say(words.ofYear.year)}
        value={String(year)}
        onChange={(nam) => narrow({ nam })}
        options={known.map((one) => ({ value: String(one), label: String(one) }))}
      />
      <SelectFilter
        label={say(words.kind)}
        value={kind ?? ''}
        onChange={(loai) => narrow({ loai: loai === '' ? undefined : loai })}
        options={[
          { value: '', label: say(words.all) },
          ...campaignKinds.map((value) => ({ value, label: say(words.kinds[value]) })),
        ]}
      />
      <TextFilter
        label={say(words.search)}
        value={search.tim ?? ''}
        onChange={(tim) => narrow({ tim: tim === '' ? undefined : tim })}
      />
    </Filters>
  );
}
