import { printed } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import { handlersFor, type QueryContext } from '../../base/run.ts';
import { filled, type Word } from '../../base/word.ts';
import { type Units, unitAt } from '../units/tree.ts';
import type { DerivedOrigin } from './cell-origin.ts';
import { proposeDerived, takeDerived } from './contract-derived.ts';
import { type Derived, derivedFigures, isTaken, type Lacking, ownAlone } from './derived.ts';
import { cellsKept, type KeptCell } from './draft.ts';
import { beginWriting, putValues } from './entry.ts';
import { missingFor, printValue, valued } from './form-value.ts';
import { mayDo } from './life.ts';
import { getReportRow, type ReportRow } from './report-row.ts';
import { derivedWords } from './words.ts';
import { cellsOf, closedTo, handOf, partsOf, refuseClosed, type Written, writtenOn } from './working.ts';

type Services = { readonly units: Units };
const { answer, perform } = handlersFor<Services>();

export const derivedOperations = [
  answer(proposeDerived, async (context, { unitId, reportId }) => {
    const { db, units } = context;
    const report = await getReportRow(db, unitId, reportId);
    const written = await writtenOn(db, report.campaign_id, report.level);
    const kept = await cellsKept(db, report);
    const { figures, lacking } = await derivedFigures(db, units, report, written, kept);
    const isOpen = await opennessOf(context, report, written);
    const reads = (from: string) => context.who!.grant('reports.readSent', [from]) !== null;
    return {
      unit: unitAt(units, unitId, written.windowTo)?.name ?? unitId,
      title: written.campaign.title,
      figures: figures.map((figure) => ({
        ...viewOf(figure, kept.get(figure.indicator.id)),
        parts: figure.parts.map((part) => ({ ...part, readable: reads(part.unitId) })),
        editable: isOpen(figure.indicator.id),
      })),
      isOpen: isOpenTo(context, report),
      lacking: lacking.map(lackView),
    };
  }),

  perform(takeDerived, async (context, { unitId, reportId, figures: wanted }) => {
    const { tx, now, who, grant, units, changed } = context;
    const report = await beginWriting(context, unitId, reportId);
    const written = await writtenOn(tx, report.campaign_id, report.level);
    const kept = await cellsKept(tx, report);
    const proposed = await derivedFigures(tx, units, report, written, kept);
    const known = new Map(proposed.figures.map((figure) => [figure.indicator.id, figure]));
    const hand = handOf(who!, grant!, unitId);
    const parts = await partsOf(tx, unitId, reportId);
    for (const { indicator, value, version } of wanted) {
      const figure = known.get(indicator);
      if (figure === undefined) throw new Problem('not-found');
      refuseClosed(hand, cellsOf(written.form).get(indicator)!.part, parts);
      const before = kept.get(indicator);
      // The same sent twice is there already.
      if (before?.source === 'derived' && before.value === value && before.version === version + 1) continue;
      // What was confirmed is what was seen, or nothing.
      if (figure.value !== value || (before?.version ?? 0) !== version) throw new Problem('changed-by-other');
      const origin = originOf(figure);
      const next = { indicator, value, missing: null, note: before?.note ?? null, version: version + 1 };
      await putValues(tx, report, [{ ...next, source: 'derived', origin }], who!.personId!, now);
      changed({
        kind: 'report',
        id: reportId,
        before: { [indicator]: before?.value ?? null },
        after: { [indicator]: value, origin },
      });
    }
    return { taken: wanted.length };
  }),
];

const isOpenTo = ({ who }: QueryContext, { status, unit_id }: ReportRow): boolean =>
  (status === 'notBegun' || mayDo(status, 'assigned')) && who!.grant('reports.enter', [unit_id]) !== null;

/** Which cells this person may write in now. */
async function opennessOf(
  context: QueryContext,
  report: ReportRow,
  { form }: Written,
): Promise<(indicator: string) => boolean> {
  const { db, who } = context;
  const grant = who!.grant('reports.enter', [report.unit_id]);
  if (grant === null || !isOpenTo(context, report)) return () => false;
  const parts = await partsOf(db, report.unit_id, report.id);
  const hand = handOf(who!, grant, report.unit_id);
  const cells = cellsOf(form);
  return (indicator) => closedTo(hand, cells.get(indicator)!.part, parts) === null;
}

function viewOf(figure: Derived, cell: KeptCell | undefined) {
  const { indicator, own, holds, gaps, value } = figure;
  return {
    indicator: indicator.id,
    name: indicator.name,
    unit: indicator.unit,
    own,
    holds,
    gaps: gaps.map((gap) => ({ ...gap })),
    value,
    version: cell?.version ?? 0,
    taken: isTaken(figure, cell),
  };
}

function lackView({ indicator, former, reason }: Lacking) {
  const values = { unit: former.name };
  const { vi, en } = derivedWords.lacks[reason];
  const message: Word = { vi: filled(vi, values), en: filled(en, values) };
  const { unitId, name: unit } = former;
  return { indicator: indicator.id, name: indicator.name, unitId, unit, reason, message };
}

/** Whose figures, and of which signed versions, in words and by their ids. */
function originOf(figure: Derived): DerivedOrigin {
  const { indicator, parts, gaps } = figure;
  const own = ownAlone(figure);
  const print = (value: string) => printValue(valued(value), indicator);
  const told = parts.map(({ name, number, from, to, value, nothingArose }) => {
    const said = nothingArose ? printValue(missingFor('nothing-arose'), indicator) : print(value);
    return derivedWords.part(name, number, printed(from), printed(to), said);
  });
  const all = own === null ? told : [derivedWords.own(print(own)), ...told];
  const named = parts.map(({ name: _, nothingArose: __, ...part }) => part);
  const untold = gaps.map(({ name, from, to }) => derivedWords.gap(name, printed(from), printed(to)));
  return {
    text: [...all, ...untold].join('; '),
    own,
    parts: named,
    gaps: gaps.map(({ name: _, ...gap }) => gap),
  };
}
