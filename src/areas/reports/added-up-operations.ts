import { canonical } from '../../base/canonical.ts';
import type { Db } from '../../base/database/database.ts';
import { addUp, decimalOfNumber, decimalText, printDecimal } from '../../base/exact-decimal.ts';
import { Problem } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import type { Word } from '../../base/word.ts';
import { loadIndicators } from '../indicators/catalogue.ts';
import { numberOf } from '../indicators/value.ts';
import { childrenAt, type Units, unitAt } from '../units/tree.ts';
import { type AddedUp, contributionsOf, rulesOf } from './adding-up.ts';
import { lockOwn } from './answering.ts';
import {
  adjustFigure,
  showAddedUp,
  showTotals,
  takeFigures,
  withdrawAdjustment,
} from './contract-receive.ts';
import { loadFigures } from './draft.ts';
import { type FormValue, valued, valueProblem } from './form-value.ts';
import type { Formula } from './formulas.ts';
import { formOf } from './kept-catalogue.ts';
import { mayCorrect, mayDo } from './life.ts';
import { communesOn } from './owing.ts';
import { refuseUnreached } from './reached.ts';
import { getReportRow, refuseUnless } from './report-row.ts';
import { differenceOf, inForm, missingUnits, sameValue, withDifference } from './roll-up.ts';
import { lockVersions, refuseFallen, refuseUnreceived, takeVersions } from './taking-versions.ts';
import { totalOf, totalsByReceiver } from './totals.ts';
import { receiveWords } from './words.ts';
import { cellsOf, formulasIn } from './working.ts';

type Services = { readonly units: Units };
const { answer, perform } = handlersFor<Services>();

export const addingUpOperations = [
  answer(showAddedUp, async ({ db, units }, { unitId, reportId }) => {
    const report = await getReportRow(db, unitId, reportId);
    const { addedUp, written, signed } = await loadFigures(db, units, report);
    const head = {
      unit: unitAt(units, unitId, written.windowTo)?.name ?? unitId,
      title: written.campaign.title,
      campaignId: report.campaign_id,
      provisional: written.form.provisional,
      open: mayDo(report.status, 'assigned'),
      correctable: mayCorrect(report.status, report.receiver_id !== null),
    };
    if (addedUp === null) return { ...head, figures: [], children: [] };
    const newest = await newestFigures(db, addedUp, signed !== null, formulasIn(written.form));
    const adjusted = Map.groupBy(addedUp.adjustments, ({ indicator }) => indicator);
    return {
      ...head,
      figures: [...addedUp.rolled].flatMap(([id, rolled]) => {
        if (rolled.rule.kind === 'none') return [];
        const { name, unit, rollup } = loadIndicators().get(id)!;
        const { value, missing } = addedUp.figures.get(id)!;
        const next = newest.get(id);
        const amounts = adjusted.get(id)?.map(({ amount }) => amount) ?? [];
        return {
          indicator: id,
          name,
          unit,
          rollup,
          value,
          missing,
          proposed: next === undefined ? null : (next.value ?? next.missing),
          adjusted: amounts.length === 0 ? null : decimalText(addUp(amounts)),
          missingUnits: missingUnits(rolled).filter((part) => part.unitId !== unitId).length,
        };
      }),
      children: [...addedUp.children].sort(byName).map((child) => ({
        unitId: child.unitId,
        reportId: child.reportId,
        name: child.name,
        status: child.status,
        taken: child.taken,
        newest: child.sentNumber,
        standing: child.standing,
        received: child.receivedNumber,
      })),
    };
  }),

  answer(showTotals, async ({ db, units }, { unitId, campaignId, level }) => {
    await refuseUnreached(db, unitId, campaignId);
    const campaign = await db
      .selectFrom('campaign as c')
      .innerJoin('campaign_level as l', 'l.campaign_id', 'c.id')
      .select(['c.title', 'c.kind', 'c.year', 'c.quarter', 'l.window_to', 'l.form_hash'])
      .where('c.id', '=', campaignId)
      .where('l.level', '=', level)
      .executeTakeFirst();
    if (campaign === undefined) throw new Problem('not-found');
    const form = await formOf(db, campaign.form_hash);
    const rules = rulesOf(form);
    const formulas = formulasIn(form);
    const day = campaign.window_to;
    const asked = { ...campaign, level, rules };
    const below = await totalsByReceiver(db, asked, communesOn(units, day), withinReach(units, unitId, day));
    if (below.length === 0) throw new Problem('input-invalid', { message: receiveWords.receivesNothing });
    const together = totalOf(below, rules, formulas);
    const alone = below.map((one) => totalOf([one], rules, formulas));
    const shown = (figure: FormValue | undefined) => figure?.value ?? figure?.missing ?? null;
    return {
      title: campaign.title,
      provisional: form.provisional,
      owed: below.reduce((sum, { owed }) => sum + owed, 0),
      received: below.reduce((sum, { received }) => sum + received, 0),
      units: below.map(({ receiverId, owed, received }) => ({
        unitId: receiverId,
        name: unitAt(units, receiverId, day)?.name ?? receiverId,
        owed,
        received,
      })),
      figures: rules.all.flatMap(({ indicator: id, kind }) => {
        if (kind === 'none' || kind === 'last') return [];
        const { name, unit, rollup } = loadIndicators().get(id)!;
        const { value, missing } = together.get(id)!;
        return {
          indicator: id,
          name,
          unit,
          rollup,
          value,
          missing,
          byUnit: alone.map((each) => shown(each.get(id))),
        };
      }),
    };
  }),

  perform(takeFigures, async (context, { unitId, reportId, children, alsoSent }) => {
    const { tx, now, who, units, changed } = context;
    const report = await lockOwn(context, unitId, reportId);
    refuseUnless(report, 'assigned');
    // Nobody returns a version while it is being taken.
    await lockVersions(tx, children);
    const { addedUp } = await loadFigures(tx, units, report);
    refuseFallen(addedUp?.children ?? [], children);
    if (!alsoSent) refuseUnreceived(addedUp?.children ?? [], children);
    await takeVersions(tx, report, children, who!.personId!, now);
    changed({
      kind: 'report',
      id: reportId,
      before: { taken: addedUp?.taken ?? [] },
      after: { taken: children },
    });
    return { taken: children.length };
  }),

  perform(adjustFigure, async (context, { id, unitId, reportId, indicator, amount, reason }) => {
    const { tx, now, who, units, changed, exceptional } = context;
    const report = await lockOwn(context, unitId, reportId);
    refuseUnless(report, 'assigned');
    const { addedUp, written } = await loadFigures(tx, units, report);
    const rolled = addedUp?.rolled.get(indicator);
    // A total of cells above it is adjusted in these.
    if (rolled?.rule.kind !== 'sum' || cellsOf(written.form).get(indicator)?.isComputed === true)
      throw new Problem('input-invalid', {
        issues: [{ path: ['indicator'], message: receiveWords.onlySums }],
      });
    const exact = amountOf(amount);
    if (exact === null)
      throw new Problem('input-invalid', { issues: [{ path: ['amount'], message: receiveWords.noAmount }] });
    const adjustment = { report_id: reportId, indicator, amount: exact, reason, made_by: who!.personId! };
    const there = await tx
      .selectFrom('report_adjustment')
      .select(['report_id', 'indicator', 'amount', 'reason', 'made_by', 'withdrawn_at'])
      .where('unit_id', '=', unitId)
      .where('id', '=', id)
      .executeTakeFirst();
    // The same sent twice is there; another one under its id is not written over it.
    if (there !== undefined) {
      if (canonical(there) !== canonical({ ...adjustment, withdrawn_at: null }))
        throw new Problem('already-there');
      return { id };
    }
    const impossible = impossibleTotal(indicator, rolled.value, exact);
    if (impossible !== null)
      throw new Problem('input-invalid', { issues: [{ path: ['amount'], message: impossible }] });
    await tx
      .insertInto('report_adjustment')
      .values({ unit_id: unitId, id, ...adjustment, made_at: now, withdrawn_by: null, withdrawn_at: null })
      .execute();
    exceptional('override', reason);
    changed({
      kind: 'report',
      id: reportId,
      before: null,
      after: { adjustment: id, indicator, amount: exact },
    });
    return { id };
  }),

  perform(withdrawAdjustment, async (context, { id, unitId, reportId }) => {
    const { tx, now, who, units, changed } = context;
    const report = await lockOwn(context, unitId, reportId);
    refuseUnless(report, 'assigned');
    const { addedUp } = await loadFigures(tx, units, report);
    const standing = addedUp?.adjustments.find((one) => one.id === id);
    if (standing === undefined) throw new Problem('not-found');
    const { indicator, amount } = standing;
    const left = addedUp!.adjustments.filter((one) => one.indicator === indicator).length - 1;
    // Without any adjustment the figure is again what was told below, and that is nobody's to refuse here.
    const total = addedUp!.rolled.get(indicator)!.value;
    const impossible = left === 0 ? null : impossibleTotal(indicator, total, opposite(amount));
    if (impossible !== null) throw new Problem('input-invalid', { message: impossible });
    await tx
      .updateTable('report_adjustment')
      .set({ withdrawn_by: who!.personId!, withdrawn_at: now })
      .where('unit_id', '=', unitId)
      .where('id', '=', id)
      .where('report_id', '=', reportId)
      .where('withdrawn_at', 'is', null)
      .execute();
    changed({ kind: 'report', id: reportId, before: { adjustment: id }, after: null });
    return { id };
  }),
];

const inVietnamese = new Intl.Collator('vi', { numeric: true });
const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
  inVietnamese.compare(a.name, b.name);

/** The unit and those below it that have units of their own: nobody else receives. */
function withinReach(units: Units, unitId: string, day: string): string[] {
  const found = new Set<string>();
  const waiting = [unitId];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const below = childrenAt(units, next, day);
    if (below.length === 0 || found.has(next)) continue;
    found.add(next);
    waiting.push(...below.map((one) => one.unitId));
  }
  return [...found];
}

/** Why a sum moved by this amount would be none that the indicator can have: what nobody could type nobody can adjust to. */
function impossibleTotal(id: string, { value }: FormValue, amount: string): Word | null {
  const total = decimalText(addUp([value ?? '0', amount]));
  const why = valueProblem(valued(total), loadIndicators().get(id)!);
  return why === null ? null : receiveWords.impossibleTotal(printDecimal(total), why);
}

const opposite = (amount: string): string => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`);

/** "-3", "1.250", "+1,5": a signed amount as canonical decimal; null where it is none or nothing. */
function amountOf(typed: string): string | null {
  const [, sign, digits] = /^([-–−+]?)\s*(\d[\d.,]*)$/.exec(typed.trim()) ?? [];
  const number = digits === undefined ? null : numberOf(digits, 'count');
  const exact = number === null || number.certainty < 1 ? null : decimalOfNumber(number.value);
  if (exact === null || exact === '0') return null;
  return sign === '' || sign === '+' ? exact : `-${exact}`;
}

/** The figures that the newest versions below, which the receiver has or may still receive, would change. */
async function newestFigures(
  db: Db,
  { rules, children, contributions, rolled, figures: added }: AddedUp,
  isSigned: boolean,
  formulas: readonly Formula[],
): Promise<ReadonlyMap<string, FormValue>> {
  const behind = children.filter(({ standing, taken: number }) => standing > number);
  const versions = behind.map(({ unitId, reportId, standing: number }) => ({ unitId, reportId, number }));
  const taken = new Map(contributions.map((one) => [one.unitId, one]));
  const owed = new Map(children.map((child) => [child.unitId, child]));
  const figures = new Map(rolled);
  for (const newer of await contributionsOf(db, children, versions)) {
    const changes = differenceOf(rules, taken.get(newer.unitId) ?? null, newer, owed.get(newer.unitId)!);
    for (const [id, figure] of withDifference(figures, changes)) figures.set(id, figure);
  }
  // What was signed may be computed otherwise today: proposed is what the versions below change.
  const now = isSigned ? inForm(rolled, formulas) : added;
  return new Map([...inForm(figures, formulas)].filter(([id, value]) => !sameValue(value, now.get(id)!)));
}
