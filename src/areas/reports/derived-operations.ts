import { Problem } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { filled, type Word } from '../../base/word.ts';
import type { Units } from '../units/tree.ts';
import { proposeDerived, takeDerived } from './contract-derived.ts';
import { type Derived, type DerivedOrigin, derivedFigures, type Lacking } from './derived.ts';
import { cellsKept, type KeptCell } from './draft.ts';
import { beginWriting } from './entry.ts';
import { printValue, valued } from './form-value.ts';
import { getReportRow } from './report-row.ts';
import { derivedWords } from './words.ts';
import { cellsOf, handOf, partsOf, refuseClosed, writtenOn } from './working.ts';

type Services = { readonly units: Units };
const { answer, perform } = handlersFor<Services>();

export const derivedOperations = [
  answer(proposeDerived, async ({ db, units }, { unitId, reportId }) => {
    const report = await getReportRow(db, unitId, reportId);
    const written = await writtenOn(db, report.campaign_id, report.level);
    const kept = await cellsKept(db, report);
    const { figures, lacking } = await derivedFigures(db, units, report, written, kept);
    return {
      figures: figures.map((figure) => viewOf(figure, kept.get(figure.indicator.id))),
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
      const next = {
        value,
        missing: null,
        note: before?.note ?? null,
        source: 'derived' as const,
        origin: JSON.stringify(origin),
        entered_by: who!.personId!,
        entered_at: now,
        version: version + 1,
      };
      await tx
        .insertInto('report_value')
        .values({ unit_id: unitId, report_id: reportId, indicator, ...next })
        .onConflict((conflict) => conflict.columns(['unit_id', 'report_id', 'indicator']).doUpdateSet(next))
        .execute();
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

function viewOf({ indicator, own, parts, value }: Derived, cell: KeptCell | undefined) {
  return {
    indicator: indicator.id,
    name: indicator.name,
    unit: indicator.unit,
    own,
    parts: parts.map((part) => ({ ...part })),
    value,
    version: cell?.version ?? 0,
    taken: cell?.source === 'derived' && cell.value === value,
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
function originOf({ indicator, own, parts }: Derived): DerivedOrigin {
  const print = (value: string) => printValue(valued(value), indicator);
  const told = parts.map(({ name, number, value }) => derivedWords.part(name, number, print(value)));
  const all = own === null ? told : [derivedWords.own(print(own)), ...told];
  const named = parts.map(({ unitId, reportId, number, value }) => ({ unitId, reportId, number, value }));
  return { text: all.join('; '), own, parts: named };
}
