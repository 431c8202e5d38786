import type { Db } from '../../../base/database/database.ts';
import { exportBanner } from '../../../base/export-banner.ts';
import type { PlainDate } from '../../../base/plain-date.ts';
import { Problem } from '../../../base/problem.ts';
import { handlersFor, type QueryContext } from '../../../base/run.ts';
import { filled } from '../../../base/word.ts';
import type { Chart } from '../../../formats/chart/picture.ts';
import { loadIndicators } from '../../indicators/catalogue.ts';
import { compareNames, type Units, unitAt } from '../../units/tree.ts';
import type { UnitKind } from '../../units/unit.ts';
import { reportsTo } from '../campaign-queries.ts';
import type { CampaignKind } from '../contract-campaign.ts';
import { isProvisional } from '../kept-catalogue.ts';
import { countedAsSent, type Status } from '../life.ts';
import { refuseUnreached } from '../reached.ts';
import { signedFigures } from '../report-level.ts';
import { standingOf } from '../standing.ts';
import { writtenOn } from '../working.ts';
import { exportChart, listSeries, showChart, showHeat, showTrend } from './contract.ts';
import { safeName } from './file-names.ts';
import { figureIndicator, seriesOf, type Trend, trendOf } from './trend.ts';
import { chartWords as words } from './words.ts';

type Services = { readonly units: Units; readonly installation: { readonly kind: 'demo' | 'real' } };
const { answer } = handlersFor<Services>();

/** Figures over time and over units, as data and as pictures. */
export const chartQueries = [
  answer(showTrend, ({ db, units, today }, asked) => trendOf(db, units, asked, today)),

  answer(listSeries, async ({ db, units }, { unitId }) => ({
    unit: units.versions.get(unitId)?.at(-1)?.name ?? unitId,
    series: await seriesOf(db, units, unitId),
  })),

  answer(showHeat, async ({ db, units, today }, { unitId, campaignId }) => {
    await refuseUnreached(db, unitId, campaignId);
    const reports = await reportsTo(db, unitId, campaignId);
    const { columns, rows } = await ratesOf(db, units, unitId, campaignId);
    const formHashes = reports.map(({ form_hash }) => form_hash);
    return {
      provisional: await isProvisional(db, formHashes),
      columns: columns.map((column) => ({ ...column, name: loadIndicators().get(column.indicator)!.name })),
      rows: reports
        .map((report) => ({
          unitId: report.unit_id,
          reportId: report.id,
          name: unitAt(units, report.unit_id, report.window_to)?.name ?? report.unit_id,
          number: report.sent_number,
          standing: standingOf(report, today),
          values: columns.map(({ indicator }) => {
            const own = rows.find((row) => row.unitId === report.unit_id && row.indicator === indicator);
            return own?.value == null ? null : String(own.value);
          }),
        }))
        .sort((a, b) => compareNames(a.name, b.name)),
    };
  }),

  answer(showChart, chartFile),
  answer(exportChart, chartFile),
];

async function chartFile({ db, units, today, installation }: QueryContext & Services, asked: Asked) {
  const chart = await chartFor(db, units, asked, today);
  if (!chart.series.some(({ values }) => values.some((value) => value !== null)))
    throw new Problem('input-invalid', { message: words.nothing });
  const mark = exportBanner(installation.kind)?.mark ?? '';
  // The drawing library is large, and a server that draws nothing starts without it.
  const { chartPicture } = await import('../../../formats/chart/picture.ts');
  const bytes = await chartPicture({ ...chart, title: `${mark}${chart.title}` });
  return { name: `${mark}${words.file} - ${safeName(chart.title)}.png`, type: 'image/png', bytes };
}

type Asked = {
  readonly unitId: string;
  readonly chart: 'trend' | 'comparison' | 'heat';
  readonly indicator?: string | undefined;
  readonly kind?: CampaignKind | undefined;
  readonly campaignId?: string | undefined;
};

async function chartFor(db: Db, units: Units, asked: Asked, today: PlainDate): Promise<Chart> {
  const { unitId, chart, indicator, kind, campaignId } = asked;
  if (chart === 'trend' && indicator !== undefined && kind !== undefined) {
    const trend = await trendOf(db, units, { unitId, indicator, kind }, today);
    return trendChart(trend, kind, units.versions.get(unitId)?.at(-1)?.name ?? '');
  }
  if (campaignId !== undefined) await refuseUnreached(db, unitId, campaignId);
  if (chart === 'comparison' && indicator !== undefined && campaignId !== undefined)
    return comparisonChart(db, units, unitId, campaignId, indicator);
  if (chart === 'heat' && campaignId !== undefined) return heatChart(db, units, unitId, campaignId);
  throw new Problem('input-invalid', { message: words.needs });
}

/** The title of a chart whose figures were told on a provisional form says so, wherever the picture goes. */
const marked = (title: string, isProvisional: boolean): string =>
  isProvisional ? filled(words.provisional, { title }) : title;

/** A figure that nobody has received yet, or that came back: it is told apart wherever the picture goes. */
type Mark = keyof typeof words.marks;
const named = (name: string, mark: Mark | null): string =>
  mark === null ? name : filled(words.marks[mark], { name });
const notesOf = (marks: readonly (Mark | null)[]): string[] =>
  (['unreceived', 'returned'] as const)
    .filter((mark) => marks.includes(mark))
    .map((mark) => words.markNotes[mark]);

function markOf(status: Status, sent: number, received: number): Mark | null {
  if (!countedAsSent.includes(status)) return 'returned';
  return sent > received ? 'unreceived' : null;
}

const formsIn = (rows: readonly { readonly form_hash: string }[]) => rows.map(({ form_hash }) => form_hash);

/** More lines than this cannot be told apart. */
const mostLines = 7;

/** Today's boundaries as one line, and those of each day beside it. */
function trendChart({ name, unit, points }: Trend, kind: CampaignKind, of: string): Chart {
  const own = {
    name: of,
    values: points.map(({ value }) => (value === null ? null : Number(value))),
    hollow: points.map(({ unreceived }) => unreceived),
  };
  const others = new Map<string, string>();
  for (const { carried, asSigned } of points)
    if (carried) for (const one of asSigned) others.set(one.unitId, one.name);
  const before = [...others].slice(0, mostLines - 1).map(([unitId, named]) => ({
    name: named,
    values: points.map(({ carried, asSigned }) => {
      const value = carried ? asSigned.find((one) => one.unitId === unitId)?.value : undefined;
      return value == null ? null : Number(value);
    }),
  }));
  return {
    kind: 'line',
    title: marked(
      filled(words.trend, { name, unit: unit ?? '', of }),
      points.some(({ provisional }) => provisional),
    ),
    categories: points.map(({ year, quarter, unreceived }) =>
      named(filled(words[kind], { year, quarter: quarter ?? '' }), unreceived ? 'unreceived' : null),
    ),
    series: [own, ...before],
    notes: notesOf(points.map(({ unreceived }) => (unreceived ? 'unreceived' : null))),
  };
}

async function comparisonChart(
  db: Db,
  units: Units,
  unitId: string,
  campaignId: string,
  indicator: string,
): Promise<Chart> {
  const known = figureIndicator(indicator);
  const rows = await figuresIn(db, units, unitId, campaignId, [indicator]);
  const campaign = await titleOf(db, campaignId);
  const title = filled(words.comparison, { name: known.name, unit: known.unit ?? '', campaign });
  return {
    kind: 'bar',
    title: marked(title, await isProvisional(db, formsIn(rows))),
    categories: rows.map(({ name, mark }) => named(name, mark)),
    series: [
      {
        name: known.unit ?? known.name,
        values: rows.map(({ value }) => value),
        hollow: rows.map(({ mark }) => mark !== null),
      },
    ],
    notes: notesOf(rows.map(({ mark }) => mark)),
    width: Math.min(2400, Math.max(800, rows.length * 24)),
  };
}

const mostColumns = 16;

/** The rates of a campaign: all from 0 to 100, so that units and rates can be told apart by one scale. */
async function heatChart(db: Db, units: Units, unitId: string, campaignId: string): Promise<Chart> {
  const { columns, rows } = await ratesOf(db, units, unitId, campaignId);
  const byUnit = [...Map.groupBy(rows, (row) => row.unitId).values()];
  const title = filled(words.heat, { campaign: await titleOf(db, campaignId) });
  return {
    kind: 'heat',
    title: marked(title, await isProvisional(db, formsIn(rows))),
    categories: columns.map(({ label }) => label),
    series: byUnit.map((own) => ({
      name: named(own[0]!.name, own[0]!.mark),
      values: columns.map(
        ({ indicator: id }) => own.find(({ indicator }) => indicator === id)?.value ?? null,
      ),
    })),
    notes: notesOf(rows.map(({ mark }) => mark)),
  };
}

async function ratesOf(db: Db, units: Units, unitId: string, campaignId: string) {
  const rates = [...loadIndicators().values()].filter(({ type }) => type === 'percent').map(({ id }) => id);
  const rows = await figuresIn(db, units, unitId, campaignId, rates);
  const labels =
    rows.length === 0 ? new Map<string, string>() : await labelsIn(db, campaignId, rows[0]!.level);
  const columns = [...labels]
    .filter(([id]) => rows.some((row) => row.indicator === id && row.value !== null))
    .slice(0, mostColumns)
    .map(([indicator, label]) => ({ indicator, label }));
  return { columns, rows };
}

/** The printed number of each indicator, with that of its form: "BM3/3.1". */
async function labelsIn(db: Db, campaignId: string, level: UnitKind): Promise<Map<string, string>> {
  const { form } = await writtenOn(db, campaignId, level);
  const labels = new Map<string, string>();
  for (const [index, table] of form.tables.entries())
    for (const { indicator, code } of table.rows)
      if (indicator !== null && !labels.has(indicator)) labels.set(indicator, `BM${index + 1}/${code ?? ''}`);
  return labels;
}

async function titleOf(db: Db, campaignId: string): Promise<string> {
  const row = await db.selectFrom('campaign').select('title').where('id', '=', campaignId).executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
  return row.title;
}

/** The newest signed figures of the units that report to this one and are not excused, by the names of the units. */
async function figuresIn(
  db: Db,
  units: Units,
  unitId: string,
  campaignId: string,
  indicators: readonly string[],
) {
  const rows = await signedFigures(db)
    .select(['r.unit_id as unitId', 'r.level', 'l.window_to', 'l.form_hash', 'f.indicator', 'f.value'])
    .select(['r.status', 'r.sent_number', 'r.received_number'])
    .where('r.receiver_id', '=', unitId)
    .where('r.campaign_id', '=', campaignId)
    .where('r.status', '<>', 'excused')
    .where('f.indicator', 'in', indicators)
    .execute();
  return rows
    .map(({ window_to, value, level, status, sent_number, received_number, ...row }) => ({
      ...row,
      level: level as UnitKind,
      name: unitAt(units, row.unitId, window_to)?.name ?? row.unitId,
      value: value === null ? null : Number(value),
      mark: markOf(status as Status, sent_number, received_number),
    }))
    .sort((a, b) => compareNames(a.name, b.name));
}
