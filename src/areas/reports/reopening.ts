import type { Tx } from '../../base/database/database.ts';
import type { CommandContext } from '../../base/run.ts';
import { filled, type Word } from '../../base/word.ts';
import { type Units, unitAt } from '../units/tree.ts';
import { dropReturnedBelow, reportsOfPeriod } from './below.ts';
import { act, type Deed, lockReport, type ReportRow } from './report-row.ts';

type Context = CommandContext & { readonly units: Units };

/** What was closed goes back to the colleagues, who go on where they stopped. */
export async function reopen(tx: Tx, report: ReportRow, deed: Omit<Deed, 'kind'>, now: Date) {
  const opened = await act(tx, report, { ...deed, kind: 'returnedInside' }, now);
  await openParts(tx, report);
  // Reports that came back before this was looked after may have been closed over it.
  await dropReturnedBelow(tx, report);
  return opened;
}

/** Those who filled the parts of a report go on where they stopped. */
export const openParts = (tx: Tx, { unit_id, id }: ReportRow) =>
  tx
    .updateTable('report_part')
    .set({ closed_by: null, closed_at: null })
    .where('unit_id', '=', unit_id)
    .where('report_id', '=', id)
    .execute();

/**
 * A report above that waits for its signature is closed no more when what it adds up changes: blanks, errors and figures of the text
 * are looked at again. `why` names the unit below; `taken`: only where a version of this report was added up.
 */
export async function reopenAbove(
  { tx, now, who, grant, units, today, changed }: Context,
  below: ReportRow,
  why: Word,
  { taken }: { readonly taken: boolean },
): Promise<void> {
  const unit = unitAt(units, below.unit_id, today) ?? units.versions.get(below.unit_id)?.at(-1);
  const reason = filled(why.vi, { unit: unit?.name ?? '' });
  for (const { unit_id, id } of await closedAbove(tx, below, taken)) {
    const report = await lockReport(tx, unit_id, id);
    // Signed or returned inside by somebody who was faster.
    if (report.status !== 'closed') continue;
    const by = { byUnitId: grant!.unitId, personId: who!.personId!, onBehalfOf: grant!.onBehalfOf };
    const { status } = await reopen(tx, report, { ...by, detail: { reason } }, now);
    const change = { kind: 'report', id, before: { status: report.status }, after: { status, reason } };
    changed(change, [unit_id]);
  }
}

/** The closed reports of its receiver for the same period. */
function closedAbove(tx: Tx, below: ReportRow, taken: boolean) {
  return reportsOfPeriod(tx, below)
    .select(['r.unit_id', 'r.id'])
    .where('r.unit_id', '=', below.receiver_id)
    .where('r.status', '=', 'closed')
    .$if(taken, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('report_taken as t')
            .select('t.number')
            .whereRef('t.unit_id', '=', 'r.unit_id')
            .whereRef('t.report_id', '=', 'r.id')
            .where('t.child_unit_id', '=', below.unit_id)
            .where('t.child_report_id', '=', below.id)
            .where('t.number', '>', 0),
        ),
      ),
    )
    .orderBy('r.id')
    .execute();
}
