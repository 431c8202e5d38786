import type { Tx } from '../../../base/database/database.ts';
import { Problem } from '../../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../../base/run.ts';
import { dropLists } from '../../documents/kept-lists.ts';
import { nameAt, type Units } from '../../units/tree.ts';
import { cellsKept, type KeptCell } from '../draft.ts';
import { beginWriting, putValues } from '../entry.ts';
import { blank } from '../form-value.ts';
import { mayDo } from '../life.ts';
import { getReportRow, type ReportRow } from '../report-row.ts';
import { cellsOf, closedTo, handOf, partsOf, refuseClosed, writtenOn } from '../working.ts';
import { proposeCounted, takeCounted } from './contract.ts';
import { type CountedFigure, countedFigures, keepCounted } from './counting.ts';
import { type CountedOrigin, countedOrigin, isTaken } from './origin.ts';
import { countedWords } from './words.ts';

const { answer, perform } = handlersFor<{ readonly units: Units }>();
type Context = CommandContext & { readonly units: Units };

/** Figures that the unit's own registers count, looked at and taken into its report. */
export const countedOperations = [
  answer(proposeCounted, async ({ db, units, who, today }, { unitId, reportId }) => {
    const report = await getReportRow(db, unitId, reportId);
    const written = await writtenOn(db, report.campaign_id, report.level);
    const kept = await cellsKept(db, report);
    const figures = await countedFigures(db, units, report, written, today);
    const parts = await partsOf(db, unitId, reportId);
    const grant = who!.grant('reports.enter', [unitId]);
    const isWritable = grant !== null && (report.status === 'notBegun' || mayDo(report.status, 'assigned'));
    const hand = grant === null ? null : handOf(who!, grant, unitId);
    const cells = cellsOf(written.form);
    const isReadable = (area: string) => who!.grant(`${area}.read`, [unitId]) !== null;
    return {
      unit: nameAt(units, unitId, written.windowTo),
      title: written.campaign.title,
      figures: figures.map((one) => ({
        ...viewOf(one, kept.get(one.indicator.id)),
        editable: isWritable && closedTo(hand!, cells.get(one.indicator.id)!.part, parts) === null,
        readable: isReadable(one.area),
      })),
    };
  }),

  perform(takeCounted, async (context, { unitId, reportId, figures: wanted }) => {
    const { tx, who, grant, units, today } = context;
    const report = await beginWriting(context, unitId, reportId);
    const written = await writtenOn(tx, report.campaign_id, report.level);
    const kept = await cellsKept(tx, report);
    const counted = new Map(
      (await countedFigures(tx, units, report, written, today)).map((one) => [one.indicator.id, one]),
    );
    const hand = handOf(who!, grant!, unitId);
    const parts = await partsOf(tx, unitId, reportId);
    for (const { indicator, figure, version } of wanted) {
      const one = counted.get(indicator);
      if (one === undefined) throw new Problem('not-found');
      refuseClosed(hand, cellsOf(written.form).get(indicator)!.part, parts);
      const before = kept.get(indicator);
      // The same sent twice is there already.
      if (before?.source === 'computed' && before.value === figure && before.version === version + 1)
        continue;
      // What is taken is what was seen, or nothing.
      if (String(one.figure) !== figure || (before?.version ?? 0) !== version)
        throw new Problem('changed-by-other');
      await put(context, report, one, before, version);
    }
    return { taken: wanted.length };
  }),
];

function viewOf(one: CountedFigure, cell: KeptCell | undefined) {
  const { indicator, area, window, since, figure, untold, unproven } = one;
  const { value, missing } = cell ?? blank;
  return {
    indicator: indicator.id,
    name: indicator.name,
    unit: indicator.unit,
    area,
    ...window,
    since,
    figure: String(figure),
    untold,
    unproven,
    held: { value, missing },
    version: cell?.version ?? 0,
    taken: isTaken(one, cell),
  };
}

async function put(
  { tx, now, who, units, changed }: Context,
  report: ReportRow,
  one: CountedFigure,
  before: KeptCell | undefined,
  version: number,
): Promise<void> {
  const { unit_id: unitId, id: reportId } = report;
  const { area, window, since, figure, untold, unproven } = one;
  const indicator = one.indicator.id;
  const list = await keepCounted(tx, unitId, one, now, units);
  const text = countedWords.origin(area, window, { since, untold, unproven });
  const origin: CountedOrigin = {
    text,
    area,
    indicator,
    ...window,
    since,
    figure,
    at: now.toISOString(),
    list,
  };
  const value = String(figure);
  const next = { indicator, value, missing: null, note: before?.note ?? null, version: version + 1 };
  await putValues(tx, report, [{ ...next, source: 'computed', origin }], who!.personId!, now);
  await dropReplaced(tx, unitId, reportId, before);
  changed({
    kind: 'report',
    id: reportId,
    before: { [indicator]: before?.value ?? null },
    after: { [indicator]: value, counted: { area, ...window } },
  });
}

/** The list of a figure that another one took the place of, unless it was signed. */
async function dropReplaced(
  tx: Tx,
  unitId: string,
  reportId: string,
  before: KeptCell | undefined,
): Promise<void> {
  const list = before === undefined ? undefined : countedOrigin(before)?.list;
  if (list === undefined) return;
  const signed = await tx
    .selectFrom('report_version')
    .select('number')
    .where('unit_id', '=', unitId)
    .where('report_id', '=', reportId)
    .where('content', 'like', `%${list.id}%`)
    .limit(1)
    .executeTakeFirst();
  if (signed === undefined) await dropLists(tx, unitId, [list.id]);
}
