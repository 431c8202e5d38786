import { sql } from 'kysely';
import type { Tx } from '../../base/database/database.ts';
import { Problem, refuseIssues } from '../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../base/run.ts';
import { answeringFor } from '../units/lineage.ts';
import type { Units } from '../units/tree.ts';
import { hasBelow } from './below.ts';
import { excuseReport, liftExcuse, nameSuccessor } from './contract-campaign.ts';
import { type ActionKind, type Status, statusOf } from './life.ts';
import { openParts, reopenAbove } from './reopening.ts';
import { act, lockReport, type ReportRow } from './report-row.ts';
import { answeringWords, receiveWords } from './words.ts';

type Services = { readonly units: Units };
const { perform } = handlersFor<Services>();
type Context = CommandContext & Services;

export const excusingCommands = [
  perform(excuseReport, async (context, { unitId, reportId, reason }) => {
    const result = await decide(context, { unitId, reportId, reason }, 'excused');
    context.exceptional('excuse', reason);
    return result;
  }),

  perform(liftExcuse, (context, asked) => decide(context, asked, 'excuseLifted')),

  perform(nameSuccessor, async (context, { successorId, ...asked }) => {
    const heirs = answeringFor(context.units, asked.unitId, context.today);
    if (heirs.length < 2 || !heirs.includes(successorId))
      refuseIssues([{ path: ['successorId'], message: answeringWords.noHeir }]);
    await decide(context, { ...asked, successorId }, 'successorNamed');
    return { successorId };
  }),
];

/** A rate counts those who owe: who is excused, or owes again, changes what is added up. */
const reopenedBy = { excused: receiveWords.reopenedByExcuse, excuseLifted: receiveWords.reopenedByLift };

type Asked = {
  readonly unitId: string;
  readonly reportId: string;
  readonly reason: string;
  readonly successorId?: string;
};

/** Only who opened the campaign, or what that became, says who owes in it. */
async function decide(
  context: Context,
  { unitId, reportId, ...detail }: Asked,
  kind: 'excused' | 'excuseLifted' | 'successorNamed',
) {
  const { tx, now, who, grant, changed } = context;
  const report = await lockReport(tx, unitId, reportId);
  const { opener_id } = await tx
    .selectFrom('campaign')
    .select('opener_id')
    .where('id', '=', report.campaign_id)
    .executeTakeFirstOrThrow();
  const asOpener = who!.grant('campaigns.lookAfter', [opener_id]);
  if (asOpener === null) throw new Problem('not-permitted');
  const deed = {
    kind,
    byUnitId: asOpener.unitId,
    personId: who!.personId!,
    onBehalfOf: grant!.onBehalfOf,
    detail,
  };
  const lifted = kind === 'excuseLifted' ? { back: await standingAgain(tx, report) } : {};
  const { status } = await act(tx, report, { ...deed, ...lifted }, now);
  changed({ kind: 'report', id: reportId, before: { status: report.status }, after: { status, ...detail } });
  if (kind !== 'successorNamed') await reopenAbove(context, report, reopenedBy[kind], { taken: false });
  return { status };
}

/** Where a report goes back to that is owed again. What was closed over sums is looked at anew: these may have changed meanwhile. */
async function standingAgain(tx: Tx, report: ReportRow): Promise<Status> {
  const before = await statusBeforeExcuse(tx, report);
  if (before !== 'closed' || !(await hasBelow(tx, report))) return before;
  await openParts(tx, report);
  return 'draft';
}

/** Where the report stood when it was excused last: nothing of what had been done with it is forgotten. */
async function statusBeforeExcuse(tx: Tx, { unit_id, id }: ReportRow): Promise<Status> {
  const rows = await tx
    .selectFrom('report_action')
    .select(['kind', sql<Status | null>`detail ->> 'back'`.as('back')])
    .where('unit_id', '=', unit_id)
    .where('report_id', '=', id)
    .orderBy('number')
    .execute();
  const done = rows.map(({ kind, back }) => ({ kind: kind as ActionKind, back }));
  const excused = done.findLastIndex(({ kind }) => kind === 'excused');
  return statusOf(done.slice(0, excused));
}
