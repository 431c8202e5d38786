import type { Tx } from '../../base/database/database.ts';
import { Problem } from '../../base/problem.ts';
import type { Child } from './adding-up.ts';
import { lockReport, type ReportRow } from './report-row.ts';
import { receiveWords } from './words.ts';

/** A version of a report below. */
export type ChildVersion = { readonly unitId: string; readonly reportId: string; readonly number: number };

/** Nobody returns a version while it is being taken. */
export async function lockVersions(tx: Tx, versions: readonly ChildVersion[]): Promise<void> {
  for (const named of [...versions].sort((a, b) => (a.reportId < b.reportId ? -1 : 1)))
    await lockReport(tx, named.unitId, named.reportId);
}

/** Throws where one of the versions is not of a report below, or no longer its unit's word: returned, or replaced by a later one. */
export function refuseFallen(children: readonly Child[], versions: readonly ChildVersion[]): void {
  const known = new Map(children.map((child) => [child.reportId, child]));
  for (const { unitId, reportId, number } of versions) {
    const child = known.get(reportId);
    if (child === undefined || child.unitId !== unitId || number > child.sentNumber)
      throw new Problem('not-found');
    if (number !== child.standing && number !== child.receivedNumber)
      throw new Problem('input-invalid', { message: receiveWords.wasReturned, values: { unit: child.name } });
  }
}

/** Throws where a version was merely sent: whoever takes it says that this is meant. */
export function refuseUnreceived(children: readonly Child[], versions: readonly ChildVersion[]): void {
  const unreceived = withReceipt(versions, children).filter(({ received }) => !received);
  if (unreceived.length === 0) return;
  const values = { count: unreceived.length, units: unreceived.map(({ name }) => name).join(', ') };
  throw new Problem('input-invalid', { message: receiveWords.merelySent, values });
}

/** The versions as a signature keeps them: with the unit's name, and whether they have been received by now. */
export function withReceipt(
  versions: readonly ChildVersion[],
  children: readonly Child[],
): (ChildVersion & { readonly name: string; readonly received: boolean })[] {
  const known = new Map(children.map((child) => [child.reportId, child]));
  return versions.map(({ unitId, reportId, number }) => {
    const { name, receivedNumber } = known.get(reportId) ?? { name: '', receivedNumber: 0 };
    return { unitId, reportId, number, name, received: number <= receivedNumber };
  });
}

/** These versions are added up from now on. */
export async function takeVersions(
  tx: Tx,
  { unit_id, id }: ReportRow,
  versions: readonly ChildVersion[],
  personId: string,
  now: Date,
): Promise<void> {
  for (const named of versions) {
    const row = {
      child_report_id: named.reportId,
      number: named.number,
      taken_by: personId,
      taken_at: now,
    };
    await tx
      .insertInto('report_taken')
      .values({ unit_id, report_id: id, child_unit_id: named.unitId, ...row })
      .onConflict((conflict) => conflict.columns(['unit_id', 'report_id', 'child_unit_id']).doUpdateSet(row))
      .execute();
  }
}
