import type { z } from 'zod';
import type { Db } from '../../base/database/database.ts';
import { Problem } from '../../base/problem.ts';
import { handlersFor, type QueryContext, type Who } from '../../base/run.ts';
import { loadIndicators } from '../indicators/catalogue.ts';
import { namesOf } from '../people/names.ts';
import { type Units, unitAt } from '../units/tree.ts';
import { addedUpAnew, type Child, childrenOf, rulesSigned } from './adding-up.ts';
import type { CampaignKind } from './contract-campaign.ts';
import { explainFigure, showIndicator } from './contract-receive.ts';
import { countedOrigin } from './counted/origin.ts';
import { loadFigures, originText } from './draft.ts';
import { blank, type FormValue, printValue, valued } from './form-value.ts';
import type { Formula } from './formulas.ts';
import { type Frozen, getVersion } from './frozen.ts';
import { formOf, isProvisional } from './kept-catalogue.ts';
import { formulasSigned, printingsOf } from './kept-indicators.ts';
import { mayDo, type Status, standingNumber } from './life.ts';
import { originalOf } from './original.ts';
import { medianText, outliersIn } from './outliers.ts';
import { refuseUnreached } from './reached.ts';
import { signedFigures, standingFigures } from './report-level.ts';
import { getReportRow, type ReportRow } from './report-row.ts';
import { missingUnits as missingParts } from './roll-up.ts';
import { cellsOf, formulasIn, writtenOn } from './working.ts';

type Services = { readonly units: Units };
const { answer } = handlersFor<Services>();
type Context = QueryContext & Services;
type Explained = z.input<typeof explainFigure.output>;

export const figureQueries = [
  answer(explainFigure, async (context, { unitId, reportId, indicator, number }) => {
    const { db, who } = context;
    const report = await getReportRow(db, unitId, reportId);
    if (number !== undefined) return explainSigned(context, report, indicator, number);
    // Drafts are the unit's own.
    if (who!.grant('reports.readDraft', [unitId]) === null) throw new Problem('not-permitted');
    // What lies signed is what was signed last, with its corrections.
    const standing = standingNumber(report);
    if (standing > 0) return explainSigned(context, report, indicator, standing);
    return explainDraft(context, report, indicator);
  }),

  answer(showIndicator, async ({ db, units }, { unitId, campaignId, indicator, start, size }) => {
    const known = loadIndicators().get(indicator);
    if (known === undefined) throw new Problem('not-found');
    await refuseUnreached(db, unitId, campaignId);
    const rows = await figuresIn(db, unitId, campaignId, indicator);
    // What came back is shown, and compared with nothing.
    const stands = rows.filter((row) => standingNumber(row) > 0);
    const values = stands.flatMap(({ value }) => value ?? []);
    const isFar = outliersIn(values.map(Number));
    const before = await figuresBefore(
      db,
      rows.map((row) => row.unit_id),
      campaignId,
      indicator,
    );
    const figures = rows
      .map((row) => ({
        unitId: row.unit_id,
        reportId: row.id,
        number: row.sent_number,
        name: unitAt(units, row.unit_id, row.window_to)?.name ?? row.unit_id,
        value: row.value,
        missing: row.missing,
        status: row.status as Status,
        last: before.get(row.unit_id) ?? null,
        outlier: row.value !== null && standingNumber(row) > 0 && isFar(Number(row.value)),
      }))
      .sort((a, b) => Number(b.outlier) - Number(a.outlier));
    const middle = medianText(values);
    return {
      indicator,
      name: known.name,
      unit: known.unit,
      provisional: await isProvisional(
        db,
        rows.map((row) => row.form_hash),
      ),
      median: middle === null ? null : printValue({ ...blank, value: middle }, known),
      count: figures.length,
      sent: stands.length,
      figures: figures.slice(start, start + size),
    };
  }),
];

async function explainDraft(
  { db, units, who }: Context,
  report: ReportRow,
  indicator: string,
): Promise<Explained> {
  const { values, kept, addedUp, written } = await loadFigures(db, units, report);
  const cell = cellsOf(written.form).get(indicator);
  if (cell === undefined) throw new Problem('not-found');
  const own = kept.get(indicator);
  const rolled = addedUp?.sums.has(indicator) ? addedUp.rolled.get(indicator) : undefined;
  const adjustments = (addedUp?.adjustments ?? []).filter((one) => one.indicator === indicator);
  const names = await namesOf(db, [
    own?.by ?? null,
    ...adjustments.map(({ by }) => by),
    ...(addedUp?.children ?? []).map(({ takenBy }) => takenBy),
  ]);
  const children = new Map(addedUp?.children.map((child) => [child.unitId, child]));
  // Who typed the own part gave that part, and not the sum.
  const ownTold = deedOf(names, own?.by ?? null, own?.at ?? null);
  const partOf = (unitId: string, value: FormValue, state: string) => ({
    unitId,
    reportId: children.get(unitId)?.reportId ?? report.id,
    number: children.get(unitId)?.taken ?? 0,
    name: children.get(unitId)?.name ?? unitAt(units, unitId, written.windowTo)?.name ?? '',
    received: state !== 'sent',
    value: value.value,
    missing: value.missing,
    ...takenOf(names, children.get(unitId), ownTold),
  });
  const value = values.get(indicator) ?? blank;
  const place = { unitId: report.unit_id, reportId: report.id };
  return {
    indicator,
    name: cell.indicator.name,
    unit: cell.indicator.unit,
    reportOf: unitAt(units, report.unit_id, written.windowTo)?.name ?? report.unit_id,
    title: written.campaign.title,
    provisional: written.form.provisional,
    kind: written.campaign.kind,
    adjustable: rolled?.rule.kind === 'sum' && !cell.isComputed && mayDo(report.status, 'assigned'),
    value: value.value,
    missing: value.missing,
    source: rolled !== undefined ? 'addedUp' : cell.isComputed ? 'formula' : (own?.source ?? null),
    ...(rolled === undefined ? ownTold : { by: null, at: null }),
    origin: rolled !== undefined ? null : originText(own?.origin),
    counted: rolled !== undefined || own === undefined ? null : countedView(who!, report, own),
    original: rolled !== undefined ? null : await originalOf(db, place, own?.origin),
    terms: termsOf(formulasIn(written.form), indicator, (id) => values.get(id) ?? blank, rolled ?? null),
    parts: (rolled?.parts ?? [])
      .filter(
        ({ state, value: told }) => state !== 'missing' && (told.missing !== null || told.value !== null),
      )
      .map((part) => partOf(part.unitId, part.value, part.state)),
    missingUnits: (rolled?.parts ?? [])
      .filter(({ unitId, lacking }) => lacking !== null && unitId !== report.unit_id)
      .map(({ unitId, lacking }) => ({
        unitId,
        name: children.get(unitId)?.name ?? unitId,
        why: lacking!,
      })),
    adjustments: adjustments.map(({ id, amount, reason, by, at }) => ({
      id,
      amount,
      reason,
      by: names.get(by) ?? '',
      at: at.toISOString(),
    })),
  };
}

/** From which register a figure was counted; null where it was not. */
function countedView(
  who: Who,
  { unit_id: unitId }: ReportRow,
  cell: { readonly source: string | null; readonly origin?: unknown },
): Explained['counted'] {
  const counted = countedOrigin(cell);
  if (counted === null) return null;
  const { area, indicator, from, to, figure, at, list } = counted;
  const told = { area, indicator, from, to, figure, at, list: list?.id ?? null };
  return { ...told, readable: who.grant(`${area}.read`, [unitId]) !== null };
}

type Deed = { readonly by: string | null; readonly at: string | null };

const deedOf = (names: ReadonlyMap<string, string>, by: string | null, at: Date | null): Deed => ({
  by: by === null ? null : (names.get(by) ?? null),
  at: at?.toISOString() ?? null,
});

const takenOf = (names: ReadonlyMap<string, string>, child: Child | undefined, ownTold: Deed): Deed =>
  child === undefined ? ownTold : deedOf(names, child.takenBy, child.takenAt);

/** What a figure is computed from; of a rate that was added up the two figures added up for it, from the units that told both. */
function termsOf(
  formulas: readonly Formula[],
  indicator: string,
  figureOf: (id: string) => FormValue,
  pair: { readonly numerator: string | null; readonly denominator: string | null } | null,
) {
  const formula = formulas.find(({ result }) => result === indicator);
  if (formula === undefined) return [];
  const term = (id: string, { value, missing }: FormValue) => ({
    indicator: id,
    name: loadIndicators().get(id)?.name ?? id,
    value,
    missing,
  });
  if (formula.kind === 'sum') return formula.parts.map((id) => term(id, figureOf(id)));
  return (['numerator', 'denominator'] as const).map((which) => {
    const told = pair?.[which] ?? null;
    return term(formula[which], told === null ? figureOf(formula[which]) : valued(told));
  });
}

/** Of a signed version: from the very versions below that were added up when it was signed. */
async function explainSigned(
  context: Context,
  report: ReportRow,
  indicator: string,
  number: number,
): Promise<Explained> {
  const { db } = context;
  const { frozen, signedAt } = await getVersion(db, report.unit_id, report.id, number);
  const value = frozen.values[indicator];
  if (value === undefined) throw new Problem('not-found');
  const form = await formOf(db, frozen.formHash);
  const known = (await printingsOf(db, frozen)).get(indicator);
  const formulas = await formulasSigned(db, frozen, form);
  const { parts: below, missingUnits } =
    value.source === 'addedUp'
      ? await addedUpSigned(context, report, frozen, formulas, indicator)
      : { parts: [], missingUnits: [] };
  const own = value.source === 'addedUp' ? frozen.own?.[indicator] : undefined;
  const office = { unitId: report.unit_id, reportId: report.id, number: 0, received: true };
  const ofOffice = {
    ...office,
    name: frozen.unit.name,
    value: own?.value ?? null,
    missing: own?.missing ?? null,
  };
  const parts = own === undefined ? below : [...below, { ...ofOffice, by: value.by, at: null }];
  const place = { unitId: report.unit_id, reportId: report.id };
  return {
    indicator,
    name: known?.name ?? indicator,
    unit: known?.unit ?? null,
    reportOf: frozen.unit.name,
    title: frozen.campaign.title,
    provisional: form.provisional,
    kind: frozen.campaign.kind as CampaignKind,
    adjustable: false,
    value: value.value,
    missing: value.missing,
    source: value.source,
    by: value.source === 'addedUp' ? null : value.by,
    at: signedAt.toISOString(),
    origin: originText(value.origin),
    counted: countedView(context.who!, report, value),
    original: await originalOf(db, place, value.origin),
    terms: termsOf(formulas, indicator, (id) => frozen.values[id] ?? blank, value.terms),
    parts,
    missingUnits,
    adjustments: frozen.adjustments
      .filter((one) => one.indicator === indicator)
      .map(({ amount, reason, by }) => ({ id: report.id, amount, reason, by, at: signedAt.toISOString() })),
  };
}

/** A figure that was added up, anew from the very versions that were frozen with it: a signed figure tells what its draft told. */
async function addedUpSigned(
  { db, units }: Context,
  report: ReportRow,
  frozen: Frozen,
  formulas: readonly Formula[],
  indicator: string,
): Promise<Pick<Explained, 'parts' | 'missingUnits'>> {
  const written = await writtenOn(db, report.campaign_id, report.level);
  const below = await childrenOf(db, units, report, written);
  const rules = rulesSigned(written.form, formulas);
  const only = { ...rules, all: rules.all.filter((rule) => rule.indicator === indicator) };
  const rollUp = await addedUpAnew(db, below, written, frozen, frozen.taken, only);
  const rolled = rollUp(frozen.adjustments).get(indicator);
  const children = new Map(below.map((child) => [child.unitId, child]));
  const taken = new Map(frozen.taken.map((one) => [one.unitId, one]));
  const nameOf = (unitId: string) => taken.get(unitId)?.name || (children.get(unitId)?.name ?? unitId);
  const parts = (rolled?.parts ?? []).flatMap(({ unitId, value: { value, missing } }) => {
    const one = taken.get(unitId);
    if (one === undefined || (value === null && missing === null)) return [];
    const { reportId, number } = one;
    // As it was when it was taken; older versions did not write it down.
    const received = one.received ?? number <= (children.get(unitId)?.receivedNumber ?? 0);
    return [{ unitId, reportId, number, name: nameOf(unitId), received, value, missing, by: null, at: null }];
  });
  const missingUnits = (rolled === undefined ? [] : missingParts(rolled))
    .filter(({ unitId }) => unitId !== report.unit_id)
    .map(({ unitId, lacking }) => ({ unitId, name: nameOf(unitId), why: lacking! }));
  return { parts, missingUnits };
}

/** The newest signed figure of each unit that reports here; of who is excused nothing is asked. */
function figuresIn(db: Db, unitId: string, campaignId: string, indicator: string) {
  return signedFigures(db)
    .select(['r.unit_id', 'r.id', 'r.sent_number', 'r.status', 'f.value', 'f.missing'])
    .select(['l.window_to', 'l.form_hash'])
    .where('r.receiver_id', '=', unitId)
    .where('r.campaign_id', '=', campaignId)
    .where('r.status', '<>', 'excused')
    .where('f.indicator', '=', indicator)
    .orderBy('f.value', (value) => value.desc().nullsLast())
    .orderBy('r.unit_id')
    .execute();
}

/** The same figure in the report of the same kind that each unit signed before this campaign's, as a decimal. */
async function figuresBefore(db: Db, unitIds: readonly string[], campaignId: string, indicator: string) {
  if (unitIds.length === 0) return new Map<string, string>();
  const rows = await standingFigures(db)
    .select(['r.unit_id', 'f.value'])
    .where('r.unit_id', 'in', unitIds)
    .where('r.campaign_id', '<>', campaignId)
    .where('c.kind', '=', (eb) => eb.selectFrom('campaign').select('kind').where('id', '=', campaignId))
    .where('f.indicator', '=', indicator)
    .where('f.value', 'is not', null)
    .where('l.window_to', '<', (eb) =>
      eb
        .selectFrom('campaign_level')
        .select((own) => own.fn.min('window_to').as('to'))
        .where('campaign_id', '=', campaignId),
    )
    .orderBy('l.window_to')
    .execute();
  return new Map(rows.map((row) => [row.unit_id, row.value!]));
}
