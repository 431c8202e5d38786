import { sql } from 'kysely';
import type { Db } from '../../base/database/database.ts';
import { fold } from '../../base/fold.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { handlersFor } from '../../base/run.ts';
import { answeringFor } from '../units/lineage.ts';
import { type Units, unitAt } from '../units/tree.ts';
import type { CampaignKind } from './contract-campaign.ts';
import { showYear } from './contract-matrix.ts';
import { reportsWithLevel } from './report-level.ts';
import { type Due, standingOf, tallyOf } from './standing.ts';

type Services = { readonly units: Units };
const { answer } = handlersFor<Services>();

export const yearQueries = [
  answer(showYear, async ({ db, units, today }, input) => {
    const { unitId, kind, standing, text, start, size } = input;
    const years = await yearsOf(db, unitId);
    const year = input.year ?? years[0] ?? Number(today.slice(0, 4));
    const reports = await reportsOf(db, unitId, year, kind);
    const columns = columnsOf(reports);
    const rows = [...Map.groupBy(reports, (one) => one.unit_id).values()]
      .map((own) => rowOf(own, columns, units, today))
      .map((row) => (standing === undefined ? row : narrowed(row, standing)))
      .filter((row) => row.reports.some((one) => one !== null))
      .filter((row) => text === undefined || fold(row.name).includes(fold(text)))
      .sort((a, b) => inVietnamese.compare(a.name, b.name));
    return {
      year,
      years,
      ...tallyOf(reports, today),
      campaigns: columns.map(({ id, title, kind, quarter, reports: own }) => ({
        ...{ id, title, kind, quarter },
        ...tallyOf(own, today),
      })),
      found: rows.flatMap((row) => row.reports.filter((one) => one !== null)).length,
      count: rows.length,
      units: rows.slice(start, start + size),
    };
  }),
];

const inVietnamese = new Intl.Collator('vi', { numeric: true });

/** In which lower units report to this one, the newest first. */
async function yearsOf(db: Db, unitId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('campaign')
    .select('year')
    .distinct()
    .where('id', 'in', db.selectFrom('report').select('campaign_id').where('receiver_id', '=', unitId))
    .orderBy('year', 'desc')
    .execute();
  return rows.map(({ year }) => year);
}

type Report = Due & {
  readonly unit_id: string;
  readonly id: string;
  readonly sent_number: number;
  readonly campaign_id: string;
  readonly title: string;
  readonly kind: string;
  readonly quarter: number | null;
  readonly window_to: PlainDate;
};

/**
 * What closes first stands first. The reports of a campaign come in one text: to hand over a row for each of thousands takes several times
 * as long as to find them. Nothing in it holds a space or a semicolon; what is not there is empty.
 */
async function reportsOf(
  db: Db,
  unitId: string,
  year: number,
  kind: CampaignKind | undefined,
): Promise<Report[]> {
  const report = sql`format('%s %s %s %s %s %s', r.unit_id, r.id, r.status, r.sent_number, r.due_on, r.first_sent_on)`;
  const all = reportsWithLevel(db)
    .select(['r.campaign_id', 'c.title', 'c.kind', 'c.quarter', 'l.window_to'])
    .select(sql<string>`string_agg(${report}, ';' order by r.unit_id)`.as('reports'))
    .where('r.receiver_id', '=', unitId)
    .where('c.year', '=', year)
    .groupBy(['r.campaign_id', 'c.id', 'l.campaign_id', 'l.level'])
    .orderBy('l.window_to')
    .orderBy('c.opened_at')
    .orderBy('c.id')
    .orderBy('l.level');
  const rows = await (kind === undefined ? all : all.where('c.kind', '=', kind)).execute();
  return rows.flatMap(({ reports, ...campaign }) =>
    reports.split(';').map((one) => ({ ...campaign, ...unpacked(one) })),
  );
}

function unpacked(report: string): Pick<Report, 'unit_id' | 'id' | 'sent_number' | keyof Due> {
  const [unit_id, id, status, number, due_on, first_sent_on] = report.split(' ') as Packed;
  return { unit_id, id, status, sent_number: Number(number), due_on, first_sent_on: first_sent_on || null };
}
type Packed = [string, string, string, string, PlainDate, PlainDate | ''];

type CampaignColumn = {
  readonly id: string;
  readonly title: string;
  readonly kind: CampaignKind;
  readonly quarter: number | null;
  readonly reports: readonly Report[];
};

const columnsOf = (reports: readonly Report[]): CampaignColumn[] =>
  [...Map.groupBy(reports, (one) => one.campaign_id)].map(([id, own]) => {
    const { title, kind, quarter } = own[0]!;
    return { id, title, kind: kind as CampaignKind, quarter, reports: own };
  });

/** A merged unit keeps the row of what it owed until its day; its successor has its own. */
function rowOf(own: readonly Report[], columns: readonly CampaignColumn[], units: Units, today: PlainDate) {
  const { unit_id: unitId, window_to: lastDay } = own.at(-1)!;
  const byCampaign = new Map(own.map((one) => [one.campaign_id, one]));
  const last = units.versions.get(unitId)?.at(-1);
  const hasEnded = unitAt(units, unitId, today) === undefined;
  const heirs = answeringFor(units, unitId, today).filter((id) => id !== unitId);
  return {
    unitId,
    name: (unitAt(units, unitId, lastDay) ?? last)?.name ?? unitId,
    until: hasEnded ? (last?.to ?? null) : null,
    became: heirs.map((id) => unitAt(units, id, today)?.name ?? id),
    reports: columns.map(({ id }) => {
      const report = byCampaign.get(id);
      if (report === undefined) return null;
      return { reportId: report.id, standing: standingOf(report, today), number: report.sent_number };
    }),
  };
}

type Row = ReturnType<typeof rowOf>;

const narrowed = (row: Row, standing: string): Row => ({
  ...row,
  reports: row.reports.map((one) => (one?.standing === standing ? one : null)),
});
