import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSay } from '../../../../ui/language.tsx';
import { ScrollRegion } from '../../../../ui/ScrollRegion.tsx';
import { shownCount, shownDate } from '../../../../ui/show.ts';
import { standings } from '../../contract-campaign.ts';
import { standingWords } from '../words.ts';
import { StandingTag, shownRate } from './Standings.tsx';
import { words } from './words.ts';
import type { Year } from './YearPage.tsx';

type Props = { unitId: string; year: Year };
type Row = Year['units'][number];

/** Standings × campaigns: how many; each count opens the list of the campaign that it counts. */
export function YearCounts({ unitId, year }: Props) {
  const say = useSay();
  const { campaigns } = year;
  return (
    <YearTable name={say(words.ofYear.counts)} corner={say(words.standing)} unitId={unitId} year={year}>
      {[undefined, ...standings].map((standing) => (
        <tr key={standing ?? 'all'}>
          <th scope="row">{standing === undefined ? say(words.all) : say(standingWords[standing])}</th>
          {campaigns.map(({ id: campaignId, title, counts, owed }) => {
            const count = standing === undefined ? owed + counts.excused : counts[standing];
            const name = standing === undefined ? say(words.all) : say(standingWords[standing]);
            return (
              <td key={campaignId} className="figure">
                {count === 0 ? (
                  '0'
                ) : (
                  <Link
                    to="/dot-bao-cao/$unitId/$campaignId"
                    params={{ unitId, campaignId }}
                    search={{ tinhTrang: standing }}
                    aria-label={say(words.ofYear.countOf, { name, title, count })}
                  >
                    {shownCount(count)}
                  </Link>
                )}
              </td>
            );
          })}
        </tr>
      ))}
      <tr>
        <th scope="row">{say(words.ofYear.onTime)}</th>
        {campaigns.map(({ id, onTimeRate }) => (
          <td key={id} className="figure">
            {onTimeRate === null ? '–' : `${shownRate(onTimeRate)} %`}
          </td>
        ))}
      </tr>
    </YearTable>
  );
}

/** Units × campaigns: where each report stands; what was sent can be opened. */
export function YearGrid({ unitId, year }: Props) {
  const say = useSay();
  if (year.units.length === 0) return <div className="table-empty">{say(words.noMatch)}</div>;
  return (
    <YearTable name={say(words.units)} corner={say(words.unit)} unitId={unitId} year={year}>
      {year.units.map((row) => (
        <tr key={row.unitId}>
          <UnitHead row={row} />
          {row.reports.map((report, at) => (
            <ReportCell key={year.campaigns[at]!.id} row={row} report={report} />
          ))}
        </tr>
      ))}
    </YearTable>
  );
}

type TableProps = Props & { name: string; corner: string; children: ReactNode };

/** The head and the first column stay in sight while the rest is moved. */
function YearTable({ name, corner, unitId, year: { campaigns }, children }: TableProps) {
  return (
    <div className="year-table">
      <ScrollRegion name={name}>
        <table>
          <caption className="unseen">{name}</caption>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {campaigns.map(({ id: campaignId, title }) => (
                <th key={campaignId} scope="col">
                  <Link to="/dot-bao-cao/$unitId/$campaignId" params={{ unitId, campaignId }}>
                    {title}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}

function UnitHead({ row: { name, until, became } }: { row: Row }) {
  const say = useSay();
  return (
    <th scope="row">
      {name}
      {until !== null && (
        <span className="year-until">
          {became.length === 0
            ? say(words.ofYear.ended, { day: shownDate(until) })
            : say(words.ofYear.became, { day: shownDate(until), units: became.join(', ') })}
        </span>
      )}
    </th>
  );
}

function ReportCell({ row: { unitId }, report }: { row: Row; report: Row['reports'][number] }) {
  const say = useSay();
  if (report === null)
    return (
      <td className="soft">
        <span aria-hidden="true">–</span>
        <span className="unseen">{say(words.ofYear.notShown)}</span>
      </td>
    );
  const { reportId, number, standing } = report;
  if (number === 0)
    return (
      <td>
        <StandingTag standing={standing} />
      </td>
    );
  return (
    <td>
      <Link
        to="/bao-cao-da-gui/$unitId/$reportId/$number"
        params={{ unitId, reportId, number: String(number) }}
      >
        <StandingTag standing={standing} />
      </Link>
    </td>
  );
}
