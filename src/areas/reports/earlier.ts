import { sql } from 'kysely';
import type { Db, Tx } from '../../base/database/database.ts';
import type { Indicator } from '../indicators/dictionary.ts';
import type { FormValue, MissingReason } from './form-value.ts';
import { type Frozen, getVersion } from './frozen.ts';
import { countedAsSent } from './life.ts';
import { standingFigures, standingReports } from './report-level.ts';
import type { ReportRow } from './report-row.ts';
import { fewestEqual, isComparable, type PeriodFigures, smallestTelling } from './time-checks.ts';
import type { Written } from './working.ts';

type Values = ReadonlyMap<string, FormValue>;

/** Jumps are told from like periods: so many years hold enough of them. */
const yearsKept = 4;

/** What was signed for an earlier window, and how that report was called. */
export type SignedBefore = PeriodFigures & { readonly title: string };

/** The figures of what the unit signed for earlier windows, each as last corrected; what was returned is nobody's word. */
export async function figuresBefore(
  db: Db | Tx,
  report: ReportRow,
  { windowTo, campaign }: Written,
): Promise<SignedBefore[]> {
  const rows = await standingFigures(db)
    .select([
      'r.id',
      'c.title',
      'c.year',
      'l.window_from',
      'l.window_to',
      'f.indicator',
      'f.value',
      'f.missing',
    ])
    .where('r.unit_id', '=', report.unit_id)
    .where('f.unit_id', '=', report.unit_id)
    .where('c.year', '>=', campaign.year - yearsKept)
    .where('l.window_to', '<', windowTo)
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((own) => {
    const { title, year, window_from: from, window_to: to } = own[0]!;
    return { title, year, from, to, values: valuesIn(own) };
  });
}

/** Whose figure of the indicator was signed last, of the reports that it may be laid beside. */
export const lastWith = (
  indicator: Indicator,
  now: PeriodFigures,
  past: readonly SignedBefore[],
): SignedBefore | null =>
  past
    .filter((then) => then.values.has(indicator.id) && isComparable(indicator, now, then))
    .reduce<SignedBefore | null>((best, one) => (best === null || one.to > best.to ? one : best), null);

/**
 * What others who report to the same unit have signed in the campaign, of those alone whose figures are largely the same: the rest
 * is never read, and whose they are is not asked.
 */
export async function likeFigures(
  db: Db | Tx,
  report: ReportRow,
  indicators: readonly Indicator[],
  values: Values,
): Promise<Values[]> {
  if (report.receiver_id === null) return [];
  const telling = indicators
    .filter(({ rollup, type }) => rollup === 'sum' && (type === 'count' || type === 'money'))
    .flatMap(({ id }) => {
      const value = values.get(id)?.value ?? null;
      return value !== null && Number(value) >= smallestTelling ? [{ id, value }] : [];
    });
  if (telling.length < fewestEqual) return [];
  const [ids, told] = [telling.map(({ id }) => id), telling.map(({ value }) => value)];
  const { rows } = await sql<Told & { report_id: string }>`
    with own as (select * from unnest(${ids}::text[], ${told}::numeric[]) as one (indicator, value)),
    alike as (
      select f.unit_id, f.report_id, f.number
      from own
      join report_figure f
        on f.campaign_id = ${report.campaign_id} and f.indicator = own.indicator and f.value = own.value
      join report r on r.unit_id = f.unit_id and r.id = f.report_id and r.sent_number = f.number
      where r.receiver_id = ${report.receiver_id} and r.unit_id <> ${report.unit_id}
        and r.level = ${report.level} and r.status = any(${countedAsSent}::text[])
      group by f.unit_id, f.report_id, f.number
      having count(*) >= ${fewestEqual}
      order by count(*) desc
      limit 3)
    select f.report_id, f.indicator, f.value, f.missing
    from alike
    join report_figure f on f.unit_id = alike.unit_id and f.report_id = alike.report_id and f.number = alike.number
    join own on own.indicator = f.indicator`.execute(db);
  return [...Map.groupBy(rows, ({ report_id }) => report_id).values()].map(valuesIn);
}

type Told = { readonly indicator: string; readonly value: string | null; readonly missing: string | null };

const valuesIn = (rows: readonly Told[]): Values =>
  new Map(
    rows.map(({ indicator, value, missing }) => [
      indicator,
      { value, missing: missing as MissingReason | null, note: null },
    ]),
  );

/** What the unit signed last for an earlier window, of the same kind of report where there is one; what was returned is nobody's word. */
export async function lastSigned(
  db: Db | Tx,
  report: ReportRow,
  { windowTo, campaign }: Written,
): Promise<Frozen | null> {
  const row = await standingReports(db)
    .select(['r.id', 'r.sent_number'])
    .where('r.unit_id', '=', report.unit_id)
    .where('r.id', '<>', report.id)
    .where('l.window_to', '<', windowTo)
    .orderBy((eb) => eb('c.kind', '=', campaign.kind), 'desc')
    .orderBy('l.window_to', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return (await getVersion(db, report.unit_id, row.id, row.sent_number)).frozen;
}
