import type { Db } from '../../../base/database/database.ts';
import { loadRelations } from '../../indicators/catalogue.ts';
import { figuresBefore } from '../../reports/earlier.ts';
import { getReportRow } from '../../reports/report-row.ts';
import { checkOverTime } from '../../reports/time-checks.ts';
import { cellsOf, writtenOn } from '../../reports/working.ts';
import type { Doubt, ReportRead } from '../contract-import.ts';
import { doubtOfPeriod } from './period.ts';

/** What is doubtful of a file: its period, and what the unit's earlier reports say to its figures by the rules of the draft. */
export async function doubtsOf(
  db: Db,
  unitId: string,
  reportId: string,
  { figures, period }: ReportRead,
): Promise<Doubt[]> {
  const report = await getReportRow(db, unitId, reportId);
  const written = await writtenOn(db, report.campaign_id, report.level);
  const { form, campaign, windowFrom: from, windowTo: to } = written;
  const values = new Map(
    figures.flatMap(({ indicator, value }) => (value === null ? [] : [[indicator, value]])),
  );
  const found = checkOverTime({
    indicators: [...cellsOf(form).values()].map(({ indicator }) => indicator),
    now: { year: campaign.year, from, to, values },
    past: await figuresBefore(db, report, written),
    neighbours: [],
    overTime: loadRelations().overTime,
  });
  const unlike = found.map(({ rule, severity, indicator, others, message }) => ({
    rule,
    severity,
    indicators: [indicator, ...others],
    message,
  }));
  return period === null ? unlike : [...doubtOfPeriod(period, written), ...unlike];
}
