import type { Selectable } from 'kysely';
import type { ReportTable } from '../../../database/types.ts';
import type { Db, Tx } from '../../base/database/database.ts';
import { dayOf } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import type { UnitKind } from '../units/unit.ts';
import { type ActionKind, mayCorrect, mayDo, type Status, statusAfter } from './life.ts';
import { lifeWords } from './words.ts';

export type ReportRow = Selectable<ReportTable> & { readonly status: Status; readonly level: UnitKind };

const found = (row: Selectable<ReportTable> | undefined): ReportRow => {
  if (row === undefined) throw new Problem('not-found');
  return row as ReportRow;
};

/** Throws `not-found`. */
export async function getReportRow(db: Db | Tx, unitId: string, reportId: string): Promise<ReportRow> {
  return found(
    await db
      .selectFrom('report')
      .selectAll()
      .where('unit_id', '=', unitId)
      .where('id', '=', reportId)
      .executeTakeFirst(),
  );
}

/** The report for changing: whoever comes second waits and then sees what the first has done. */
export async function lockReport(tx: Tx, unitId: string, reportId: string): Promise<ReportRow> {
  return found(
    await tx
      .selectFrom('report')
      .selectAll()
      .where('unit_id', '=', unitId)
      .where('id', '=', reportId)
      .forUpdate()
      .executeTakeFirst(),
  );
}

/** Whether the day of the lock has passed: nothing is signed after it without an exception. */
export const isLocked = (report: Pick<ReportRow, 'lock_on'>, now: Date): boolean =>
  dayOf(now) > report.lock_on;

export type Deed = {
  readonly kind: ActionKind;
  readonly byUnitId: string;
  readonly personId: string;
  readonly onBehalfOf: string | null;
  readonly back?: Status;
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** Refuses what the state of the report does not allow. */
export function refuseUnless(report: ReportRow, kind: ActionKind): void {
  if (mayDo(report.status, kind)) return;
  const isFinal = report.status === 'sent' && report.receiver_id === null;
  throw new Problem('input-invalid', {
    message: isFinal ? lifeWords.final : lifeWords.notNow[report.status],
  });
}

/** Refuses where what was signed is not corrected by an erratum, with what to do instead. */
export function refuseUncorrectable({ status, receiver_id }: ReportRow): void {
  if (mayCorrect(status, receiver_id !== null)) return;
  throw new Problem('input-invalid', { message: lifeWords.notNow[status] });
}

/** Writes a deed down and what the report's status reads after it. The report was locked before. */
export async function act(
  tx: Tx,
  report: ReportRow,
  deed: Deed,
  now: Date,
  with_: Partial<Pick<ReportRow, 'sent_number' | 'received_number' | 'first_sent_on' | 'lock_on'>> = {},
): Promise<ReportRow> {
  refuseUnless(report, deed.kind);
  const next = {
    ...with_,
    status: statusAfter(report.status, deed),
    last_action: report.last_action + 1,
  };
  await tx
    .insertInto('report_action')
    .values({
      unit_id: report.unit_id,
      report_id: report.id,
      number: next.last_action,
      kind: deed.kind,
      at: now,
      by_unit_id: deed.byUnitId,
      person_id: deed.personId,
      on_behalf_of: deed.onBehalfOf,
      detail: JSON.stringify({ ...deed.detail, back: deed.back }),
    })
    .execute();
  await tx
    .updateTable('report')
    .set(next)
    .where('unit_id', '=', report.unit_id)
    .where('id', '=', report.id)
    .execute();
  return { ...report, ...next };
}
