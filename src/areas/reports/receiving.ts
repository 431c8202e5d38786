import { canonical } from '../../base/canonical.ts';
import type { Tx } from '../../base/database/database.ts';
import { Problem } from '../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../base/run.ts';
import { type Units, unitAt } from '../units/tree.ts';
import { dropFromAbove, dropReturnedBelow, lockBelow } from './below.ts';
import { decideExplanation, receiveReports, returnReports } from './contract-receive.ts';
import { getVersion } from './frozen.ts';
import { type ActionKind, mayDo, waitsAbove } from './life.ts';
import { openParts, reopenAbove } from './reopening.ts';
import { act, lockReport, type ReportRow } from './report-row.ts';
import { receiveWords } from './words.ts';

type Services = { readonly units: Units };
const { perform } = handlersFor<Services>();
type Context = CommandContext & Services;
type Named = { readonly unitId: string; readonly reportId: string; readonly number: number };

export const receivingCommands = [
  perform(receiveReports, async (context, { receiverId, reports }) => {
    const { tx, now, changed } = context;
    for (const named of inOrder(reports)) {
      const report = await lockSent(context, receiverId, named);
      // What was received is received: the deed sent twice does nothing more.
      if (report.status === 'received' && report.received_number === named.number) continue;
      refuseUnlessOpen(context, report, 'received');
      const deed = deedOf(context, 'received', { number: named.number });
      const { status } = await act(tx, report, deed, now, { received_number: named.number });
      changed({
        kind: 'report',
        id: report.id,
        before: { status: report.status },
        after: { status, number: named.number },
      });
    }
    return { received: reports.length };
  }),

  perform(returnReports, async (context, { receiverId, reports, reasons }) => {
    const { tx, now, changed } = context;
    for (const named of inOrder(reports)) {
      const report = await lockSent(context, receiverId, named);
      // Its answer was lost: the same return for the same reasons is one.
      if (report.status === 'returned' && (await isReturnedFor(tx, report, reasons))) continue;
      if (report.status === 'corrected')
        throw new Problem('input-invalid', { message: receiveWords.correctionStays });
      refuseUnlessOpen(context, report, 'returned');
      const deed = deedOf(context, 'returned', { number: named.number, reasons });
      const { status } = await act(tx, report, deed, now);
      await reopenAbove(context, report, receiveWords.reopenedByReturn, { taken: true });
      await dropFromAbove(tx, report);
      // Who returns one of those below meanwhile finds this one signed or returned, nothing in between.
      await lockBelow(tx, report);
      await dropReturnedBelow(tx, report);
      await openParts(tx, report);
      changed({
        kind: 'report',
        id: report.id,
        before: { status: report.status },
        after: { status, reasons },
      });
    }
    return { returned: reports.length };
  }),

  perform(decideExplanation, async (context, { receiverId, unitId, reportId, finding, accept }) => {
    const { tx, now, who, changed } = context;
    const report = await lockReport(tx, unitId, reportId);
    if (report.receiver_id !== receiverId) throw new Problem('not-found');
    await refuseUndecidable(tx, report, finding);
    const decision = accept ? ('accepted' as const) : ('refused' as const);
    const done = await tx
      .updateTable('report_explanation')
      .set({ decision, decided_by: who!.personId!, decided_at: now })
      .where('unit_id', '=', unitId)
      .where('report_id', '=', reportId)
      .where('finding', '=', finding)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw new Problem('not-found');
    changed({ kind: 'report', id: reportId, before: { finding }, after: { finding, decision } });
    return { finding };
  }),
];

async function isReturnedFor(tx: Tx, report: ReportRow, reasons: unknown): Promise<boolean> {
  const { detail } = await tx
    .selectFrom('report_action')
    .select('detail')
    .where('unit_id', '=', report.unit_id)
    .where('report_id', '=', report.id)
    .where('kind', '=', 'returned')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return canonical((detail as { readonly reasons?: unknown }).reasons) === canonical(reasons);
}

/** Decided is what stands in the version that waits, and speaks of its figures. */
async function refuseUndecidable(tx: Tx, report: ReportRow, finding: string): Promise<void> {
  if (report.sent_number === 0) throw new Problem('not-found');
  if (!waitsAbove.includes(report.status))
    throw new Problem('input-invalid', { message: receiveWords.decidedLate });
  const { frozen } = await getVersion(tx, report.unit_id, report.id, report.sent_number);
  const said = frozen.explanations.find((one) => one.finding === finding);
  if (said === undefined) throw new Problem('not-found');
  if (said.earlier === true) throw new Problem('input-invalid', { message: receiveWords.saidOfEarlier });
}

/** Reports are locked in one order, so that two who receive the same ones at once wait for each other instead of blocking. */
const inOrder = (reports: readonly Named[]): readonly Named[] =>
  [...reports].sort((a, b) => (a.reportId < b.reportId ? -1 : 1));

/** The report as the receiver saw it: a version sent since is looked at first. */
async function lockSent(
  context: Context,
  receiverId: string,
  { unitId, reportId, number }: Named,
): Promise<ReportRow> {
  const report = await lockReport(context.tx, unitId, reportId);
  if (report.receiver_id !== receiverId) throw new Problem('not-found');
  if (report.sent_number !== number)
    throw new Problem('changed-by-other', {
      message: receiveWords.sentAnew,
      values: { unit: nameOf(context, report) },
    });
  return report;
}

/** Of many it is told which one is not open, and why. */
function refuseUnlessOpen(context: Context, report: ReportRow, kind: 'received' | 'returned'): void {
  if (mayDo(report.status, kind)) return;
  const message = report.status === 'received' ? receiveWords.returnedLate : receiveWords.isWithUnit;
  throw new Problem('input-invalid', { message, values: { unit: nameOf(context, report) } });
}

const nameOf = ({ units, today }: Context, { unit_id }: ReportRow): string =>
  unitAt(units, unit_id, today)?.name ?? units.versions.get(unit_id)?.at(-1)?.name ?? '';

const deedOf = ({ who, grant }: Context, kind: ActionKind, detail: Record<string, unknown>) => ({
  kind,
  // Its successor, where the receiver is no more.
  byUnitId: grant!.unitId,
  personId: who!.personId!,
  onBehalfOf: grant!.onBehalfOf,
  detail,
});
