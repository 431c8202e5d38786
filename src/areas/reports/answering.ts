import type { Db, Tx } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import type { CommandContext, QueryContext } from '../../base/run.ts';
import { answeringFor } from '../units/lineage.ts';
import { type Units, unitAt } from '../units/tree.ts';
import type { Share } from '../units/unit.ts';
import { lockReport, type ReportRow } from './report-row.ts';
import { answeringWords } from './words.ts';

type Place = Pick<ReportRow, 'unit_id' | 'id'>;

/** What came of a unit that was divided, and which of these goes on with a report; null until who opened the campaign names it. */
export type Heirs = { readonly unitIds: readonly string[]; readonly answering: string | null };

/**
 * By report, of those alone whose unit became several: one of these goes on with it, named by who opened the campaign, or else the
 * one that got the largest part by the shares of the division.
 */
export async function heirsOf(
  db: Db | Tx,
  units: Units,
  reports: readonly Place[],
  today: PlainDate,
): Promise<ReadonlyMap<string, Heirs>> {
  const divided = reports
    .map(({ unit_id: unitId, id }) => ({ unitId, id, unitIds: answeringFor(units, unitId, today) }))
    .filter(({ unitIds }) => unitIds.length > 1);
  const named = await namedFor(
    db,
    divided.map(({ id }) => id),
  );
  return new Map(
    divided.map(({ unitId, id, unitIds }) => {
      const chosen = named.get(id);
      const isThere = chosen !== undefined && unitIds.includes(chosen);
      return [id, { unitIds, answering: isThere ? chosen : largestPart(units, unitId, unitIds) }];
    }),
  );
}

/** The last of those that were named for each report. */
async function namedFor(db: Db | Tx, reportIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (reportIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('report_action')
    .select(['report_id', 'detail'])
    .where('report_id', 'in', reportIds)
    .where('kind', '=', 'successorNamed')
    .orderBy('number')
    .execute();
  return new Map(
    rows.map(({ report_id, detail }) => [report_id, (detail as { successorId: string }).successorId]),
  );
}

/** Null where a share is not known, or two are the largest. */
function largestPart(units: Units, unitId: string, heirs: readonly string[]): string | null {
  const shares = (units.leaving.get(unitId) ?? [])
    .flatMap((succession) => succession.shares)
    .filter(({ fromId, toId }) => fromId === unitId && heirs.includes(toId));
  if (shares.length < heirs.length) return null;
  const [first, second] = shares.sort((a, b) => compared(b, a));
  return compared(first!, second!) > 0 ? first!.toId : null;
}

const compared = ({ share: a }: Share, { share: b }: Share): number =>
  a.numerator * b.denominator - b.numerator * a.denominator;

/** The report for a deed of its own unit. Of several that came of it only the one named goes on with it. */
export async function lockOwn(
  context: CommandContext & { readonly units: Units },
  unitId: string,
  reportId: string,
): Promise<ReportRow> {
  const { tx, units, today, grant } = context;
  const report = await lockReport(tx, unitId, reportId);
  const heirs = (await heirsOf(tx, units, [report], today)).get(reportId);
  if (heirs === undefined || heirs.answering === grant!.unitId) return report;
  const nameOf = (id: string) => unitAt(units, id, today)?.name ?? id;
  const { answering, unitIds } = heirs;
  throw new Problem('input-invalid', {
    message: answering === null ? answeringWords.nobodyNamed : answeringWords.otherNamed,
    values: {
      unit: units.versions.get(unitId)?.at(-1)?.name ?? unitId,
      units: unitIds.map(nameOf).join(', '),
      named: answering === null ? '' : nameOf(answering),
    },
  });
}

/** Heirs as they are shown to a person; `own`: of this person's unit. Null where the unit was not divided. */
export async function heirsSeen(
  { db, units, today, grant }: QueryContext & { readonly units: Units },
  report: Place,
): Promise<{ units: string[]; named: string | null; own: boolean } | null> {
  const heirs = (await heirsOf(db, units, [report], today)).get(report.id);
  if (heirs === undefined) return null;
  const nameOf = (id: string) => unitAt(units, id, today)?.name ?? id;
  const { unitIds, answering } = heirs;
  return {
    units: unitIds.map(nameOf),
    named: answering === null ? null : nameOf(answering),
    own: answering === grant?.unitId,
  };
}

/** What a unit that does not go on with the report sees, it does not change. */
export const shutFor = <T extends { editable: boolean }>(heirs: { own: boolean } | null, all: T[]): T[] =>
  heirs?.own === false ? all.map((one) => ({ ...one, editable: false })) : all;

/** The units whose people go on with a report: its own, or what came of it; of several the one that goes on with it. */
export function actingFor(
  units: Units,
  { unit_id }: Place,
  heirs: Heirs | undefined,
  today: PlainDate,
): string[] {
  if (heirs?.answering) return [heirs.answering];
  return [...answeringFor(units, unit_id, today)];
}

/** Who fills a report. */
export async function colleaguesOf(
  { db, units, today }: QueryContext & { readonly units: Units },
  report: Place,
): Promise<{ id: string; name: string }[]> {
  const heirs = (await heirsOf(db, units, [report], today)).get(report.id);
  return db
    .selectFrom('post as p')
    .innerJoin('person as h', 'h.id', 'p.person_id')
    .select(['h.id', 'h.full_name as name'])
    .distinct()
    .where('p.unit_id', 'in', actingFor(units, report, heirs, today))
    .where('h.active', '=', true)
    .where('p.valid_from', '<=', today)
    .where((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>=', today)]))
    .where('p.role', 'in', ['specialist', 'reportingOfficer'])
    .orderBy('h.full_name')
    .execute();
}
