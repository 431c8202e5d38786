import { Problem } from '../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../base/run.ts';
import { excuseReport, liftExcuse } from './contract-campaign.ts';
import { act, lockReport } from './report-row.ts';

const { perform } = handlersFor<object>();

export const excusingCommands = [
  perform(excuseReport, async (context, { unitId, reportId, reason }) => {
    const result = await decide(context, { unitId, reportId, reason }, 'excused');
    context.exceptional('excuse', reason);
    return result;
  }),

  perform(liftExcuse, (context, asked) => decide(context, asked, 'excuseLifted')),
];

type Asked = { readonly unitId: string; readonly reportId: string; readonly reason: string };

/** Only who opened the campaign, or what that became, says who owes in it. */
async function decide(
  { tx, now, who, grant, changed }: CommandContext,
  { unitId, reportId, reason }: Asked,
  kind: 'excused' | 'excuseLifted',
) {
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
    detail: { reason },
  };
  const { status } = await act(tx, report, deed, now);
  changed({ kind: 'report', id: reportId, before: { status: report.status }, after: { status } });
  return { status };
}
