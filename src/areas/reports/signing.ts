import { sql } from 'kysely';
import type { Tx } from '../../base/database/database.ts';
import { addDays, printed } from '../../base/plain-date.ts';
import { type Issue, Problem, refuseIssues } from '../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../base/run.ts';
import { namesOf } from '../people/names.ts';
import { answeringFor } from '../units/lineage.ts';
import { ancestorsAt, type Units, unitAt } from '../units/tree.ts';
import { lockOwn } from './answering.ts';
import { lockBelow } from './below.ts';
import { blankCells } from './blank-cells.ts';
import { closeReport, explainFinding, returnInside, signReport } from './contract.ts';
import { type Draft, explanationsOf, loadDraft } from './draft.ts';
import { sayNoContent } from './empty-sections.ts';
import { blank } from './form-value.ts';
import { formulasAtWork, termsOfRates } from './formulas.ts';
import { foundIn } from './found.ts';
import { type Frozen, freeze, type Head, newestLayout } from './frozen.ts';
import { headIssues } from './head-issues.ts';
import { keepIndicators } from './kept-indicators.ts';
import type { ActionKind } from './life.ts';
import { refuseUnseen } from './mark.ts';
import { numberedHead } from './numbered-head.ts';
import { namedInFull } from './outline.ts';
import { picturesSigned } from './pictures.ts';
import { reopen } from './reopening.ts';
import { act, isLocked, type ReportRow, refuseUnless } from './report-row.ts';
import { termsToHandUp } from './roll-up.ts';
import { type CheckText, emptyIssues, explainable, openErrors, unreadFigures } from './settled.ts';
import { withReceipt } from './taking-versions.ts';
import { draftWords, lifeWords } from './words.ts';
import { cellsOf, formulasIn, partsOf } from './working.ts';

type Services = { readonly units: Units; readonly checkText: CheckText };
const { perform } = handlersFor<Services>();
type Context = CommandContext & { readonly units: Units };

export const signingCommands = [
  perform(closeReport, async (context, { unitId, reportId, despite, restEmpty }) => {
    const { tx, now, today, who, units, checkText, changed } = context;
    const report = await lockOwn(context, unitId, reportId);
    refuseUnless(report, 'closed');
    await lockBelow(tx, report);
    const draft = await loadDraft(tx, units, report, today);
    await refuseOpenParts(tx, report, draft);
    refuseBlank(draft);
    const empty = restEmpty ? [] : emptyIssues(draft);
    if (!despite) await refuseUnsettled(tx, report, draft, checkText, empty);
    if (empty.length > 0)
      throw new Problem('input-invalid', {
        message: draftWords.emptySections(empty.length),
        issues: empty,
      });
    const said = restEmpty ? await sayNoContent(tx, report, draft, who!.personId!, now) : [];
    const { status } = await act(tx, report, deedOf(context, 'closed'), now);
    changed({
      kind: 'report',
      id: reportId,
      before: { status: report.status },
      after: { status, ...(said.length > 0 ? { noContent: said } : {}) },
    });
    return { status };
  }),

  perform(returnInside, async (context, { unitId, reportId, reason }) => {
    const { tx, now, changed } = context;
    const report = await lockOwn(context, unitId, reportId);
    const deed = deedOf(context, 'returnedInside', { reason });
    const { status } = await reopen(tx, report, deed, now);
    changed({ kind: 'report', id: reportId, before: { status: report.status }, after: { status, reason } });
    return { status };
  }),

  perform(explainFinding, async (context, { unitId, reportId, finding, text }) => {
    const { tx, now, today, who, units, checkText, changed, exceptional } = context;
    const report = await lockOwn(context, unitId, reportId);
    if (report.status !== 'closed') refuseUnless(report, 'assigned');
    const draft = await loadDraft(tx, units, report, today);
    if (!explainable(draft, report.level, checkText).has(finding))
      throw new Problem('input-invalid', { message: draftWords.noSuchFinding });
    const said = {
      text,
      explained_by: who!.personId!,
      explained_at: now,
      decision: null,
      decided_by: null,
      decided_at: null,
    };
    await tx
      .insertInto('report_explanation')
      .values({ unit_id: unitId, report_id: reportId, finding, ...said })
      .onConflict((conflict) => conflict.columns(['unit_id', 'report_id', 'finding']).doUpdateSet(said))
      .execute();
    exceptional('explanation', text);
    changed({ kind: 'report', id: reportId, before: null, after: { finding, text } });
    return { finding };
  }),

  perform(signReport, async (context, { unitId, reportId, mark, registerId, sentAs, ...typed }) => {
    const { tx, now, today, who, grant, units, checkText, changed, exceptional } = context;
    const report = await lockOwn(context, unitId, reportId);
    refuseUnless(report, 'signed');
    if (isLocked(report, now))
      throw new Problem('input-invalid', {
        message: lifeWords.locked,
        values: { day: printed(report.lock_on) },
      });
    const draft = await loadDraft(tx, units, report, today);
    await refuseUnseen(tx, report, draft, mark);
    const { head, enter } = await numberedHead(context, report, { registerId, sentAs }, typed);
    const signers = await namesOf(tx, [who!.personId, grant!.onBehalfOf]);
    refuseIssues([...headIssues(head, [...signers.values()]), ...dateIssues(head.date, draft, today)]);
    await refuseUnexplained(tx, report, draft, checkText);
    const entered = await enteredBy(tx, report, [who!.personId!, grant!.onBehalfOf]);
    if (entered.length > 0) {
      const message = entered.includes(who!.personId!)
        ? draftWords.enteredBySigner
        : draftWords.enteredByDelegator;
      if (!(await isAlone(context, unitId))) throw new Problem('not-permitted', { message });
      exceptional('alone', draftWords.otherHand.vi);
    }
    const frozen = await frozenFrom(context, report, draft, head);
    await enter(draft.written.campaign.title);
    const { number, hash } = await freeze(tx, report, frozen, who!.personId!, now);
    const sent = { sent_number: number, first_sent_on: report.first_sent_on ?? today };
    const deed = deedOf(context, 'signed', { number, hash });
    const { status } = await act(tx, report, deed, now, sent);
    changed({ kind: 'report', id: reportId, before: null, after: { status, number, hash, head } });
    return { number, hash, status };
  }),
];

const deedOf = ({ who, grant }: Context, kind: ActionKind, detail = {}) => ({
  kind,
  // Its successor, where the unit is no more.
  byUnitId: grant!.unitId,
  personId: who!.personId!,
  onBehalfOf: grant!.onBehalfOf,
  detail,
});

/** Parts that were given to somebody are closed by them first. */
async function refuseOpenParts(tx: Tx, report: ReportRow, { written }: Draft): Promise<void> {
  const parts = await partsOf(tx, report.unit_id, report.id);
  const open = parts.filter(({ person_id, closed_at }) => person_id !== null && closed_at === null);
  if (open.length === 0) return;
  const names = open.map(({ part }) => titleOfPart(written, part)).join('; ');
  throw new Problem('input-invalid', { message: draftWords.openParts, values: { parts: names } });
}

/** The printed name of a part: of a form, or of a section with its number. */
export function titleOfPart(
  { form, outline }: Pick<Draft['written'], 'form' | 'outline'>,
  part: string,
): string {
  const id = part.slice(part.indexOf(':') + 1);
  const table = form.tables.find((one) => one.id === id);
  if (part.startsWith('form:') && table !== undefined)
    return [table.number, table.titles[0]].filter((text) => text !== null).join('. ');
  const at = outline.sections.findIndex((one) => one.id === id);
  return at < 0 ? part : namedInFull(outline.sections, at);
}

function refuseBlank({ written, values }: Draft): void {
  const cells = [...cellsOf(written.form).values()].map(({ indicator }) => indicator);
  const missing = blankCells(cells, formulasIn(written.form), values);
  const blanks = cells.filter(({ id }) => missing.has(id));
  if (blanks.length === 0) return;
  throw new Problem('input-invalid', {
    message: draftWords.blankCells,
    values: { count: blanks.length },
    issues: blanks.map(({ id, name }) => ({ path: ['cells', id], message: { vi: name, en: name } })),
  });
}

async function refuseUnexplained(tx: Tx, report: ReportRow, draft: Draft, check: CheckText): Promise<void> {
  const issues = await openErrors(tx, report, draft, check);
  if (issues.length === 0) return;
  const values = { count: issues.length };
  throw new Problem('input-invalid', { message: draftWords.unexplained, values, issues });
}

/** Who closes is told what would keep the leader from signing, and which figures of the text nobody has read since they changed. */
async function refuseUnsettled(
  tx: Tx,
  report: ReportRow,
  draft: Draft,
  check: CheckText,
  empty: readonly Issue[],
): Promise<void> {
  const [errors, unread] = [await openErrors(tx, report, draft, check), unreadFigures(draft)];
  if (errors.length + unread.length === 0) return;
  const issues = [...errors, ...unread, ...empty];
  const values = { count: errors.length, unread: unread.length };
  const { unsettled, unsettledErrors, unsettledFigures } = draftWords;
  const message = unread.length === 0 ? unsettledErrors : errors.length === 0 ? unsettledFigures : unsettled;
  throw new Problem('input-invalid', { message, values, issues });
}

/** Dated within the campaign: not before the figures closed, and not in days to come. */
function dateIssues(date: string, { written }: Draft, today: string) {
  if (date > today) return [{ path: ['date'], message: draftWords.dayToCome }];
  // Reports are often dated on the eve of the closing day, never a month before it.
  return date < addDays(written.windowTo, -31)
    ? [{ path: ['date'], message: draftWords.dayBeforeWindow }]
    : [];
}

/** Who of these people entered or adjusted a figure, or wrote a section, that stands in the report. */
async function enteredBy(
  tx: Tx,
  { unit_id, id }: ReportRow,
  people: readonly (string | null)[],
): Promise<string[]> {
  const ids = people.filter((one) => one !== null);
  const { rows } = await sql<{ person: string }>`
    select entered_by as person from report_value
      where unit_id = ${unit_id} and report_id = ${id} and entered_by = any(${ids}::uuid[])
    union select written_by from report_section
      where unit_id = ${unit_id} and report_id = ${id} and written_by = any(${ids}::uuid[])
    union select made_by from report_adjustment
      where unit_id = ${unit_id} and report_id = ${id} and made_by = any(${ids}::uuid[])
        and withdrawn_at is null`.execute(tx);
  return rows.map(({ person }) => person);
}

/** Whether nobody else holds a post in the unit today, or in what it became. */
export async function isAlone({ tx, who, today, units }: Context, unitId: string): Promise<boolean> {
  const other = await tx
    .selectFrom('post as p')
    .innerJoin('person as h', 'h.id', 'p.person_id')
    .select('p.id')
    .where('p.unit_id', 'in', answeringFor(units, unitId, today))
    .where('p.person_id', '<>', who!.personId)
    .where('h.active', '=', true)
    .where('p.valid_from', '<=', today)
    .where((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>=', today)]))
    .limit(1)
    .executeTakeFirst();
  return other === undefined;
}

/** NĐ 30/2020: a paper is issued by the agency that signs it. For a unit that is no more that is its successor. */
export function issuerOf(
  units: Units,
  unitId: string,
  actingId: string,
  day: string,
): Pick<Frozen, 'issuer'> {
  const acting = unitAt(units, actingId, day);
  if (actingId === unitId || acting === undefined) return {};
  return { issuer: { name: acting.name, above: ancestorsAt(units, actingId, day)[0]?.name ?? null } };
}

async function frozenFrom(
  { tx, now, units, grant, checkText }: Context & Services,
  report: ReportRow,
  draft: Draft,
  head: Head,
): Promise<Frozen> {
  const { written, kept, sections, addedUp } = draft;
  const day = written.windowTo;
  const level = await tx
    .selectFrom('campaign_level')
    .select(['form_hash', 'outline_hash'])
    .where('campaign_id', '=', report.campaign_id)
    .where('level', '=', report.level)
    .executeTakeFirstOrThrow();
  const explanations = await explanationsOf(tx, report);
  // What was said of figures that have changed since speaks of none of these.
  const found = explainable(draft, report.level, checkText);
  const people = [
    ...[...kept.values()].map(({ by }) => by),
    ...explanations.map(({ by }) => by),
    ...(addedUp?.adjustments ?? []).map(({ by }) => by),
  ];
  const names = await namesOf(tx, people);
  return {
    layout: newestLayout,
    unit: {
      id: report.unit_id,
      name: unitAt(units, report.unit_id, day)?.name ?? '',
      above: ancestorsAt(units, report.unit_id, day)[0]?.name ?? null,
    },
    ...issuerOf(units, report.unit_id, grant!.unitId, head.date),
    campaign: { id: report.campaign_id, ...written.campaign },
    level: report.level,
    window: { from: written.windowFrom, to: day },
    formHash: level.form_hash,
    outlineHash: level.outline_hash,
    indicatorsHash: await keepIndicators(tx, written.form, now),
    head,
    values: Object.fromEntries([...cellsOf(written.form)].map(([id]) => [id, frozenValue(id, draft, names)])),
    sections: [...sections].map(([id, { content }]) => ({ id, content: [...content] })),
    ...(await picturesSigned(
      tx,
      report,
      [...sections.values()].flatMap(({ content }) => content),
    )),
    explanations: explanations
      .filter(({ finding }) => found.has(finding))
      .map(({ finding, text, by }) => ({ finding, text, by: names.get(by) ?? '' })),
    found: foundIn(draft, report.level, checkText),
    taken: withReceipt(addedUp?.taken ?? [], addedUp?.children ?? []),
    own: ownParts(draft),
    untaken: addedUp?.children.filter(({ taken }) => taken === 0).map(({ unitId }) => unitId) ?? [],
    adjustments: (addedUp?.adjustments ?? []).map(({ indicator, amount, reason, by }) => ({
      indicator,
      amount,
      reason,
      by: names.get(by) ?? '',
    })),
    correction: null,
  };
}

/** Of the figures that add up, what the unit has of its own. */
function ownParts({ addedUp }: Draft): Frozen['own'] {
  const told = addedUp?.contributions.find(({ state }) => state === 'own');
  return Object.fromEntries(
    [...(addedUp?.sums ?? [])].flatMap((id) => {
      const { value, missing } = told?.values.get(id) ?? blank;
      return value === null && missing === null
        ? []
        : [[id, { value, missing, terms: told?.terms.get(id) ?? null }]];
    }),
  );
}

function frozenValue(id: string, draft: Draft, names: ReadonlyMap<string, string>): Frozen['values'][string] {
  const { kept, values, addedUp, written } = draft;
  const { value, missing, note } = values.get(id) ?? blank;
  const own = kept.get(id);
  const source = addedUp?.sums.has(id)
    ? 'addedUp'
    : formulasAtWork(formulasIn(written.form), values).some(({ result }) => result === id)
      ? 'formula'
      : (own?.source ?? null);
  return {
    value,
    missing,
    note,
    source,
    by: own === undefined ? null : (names.get(own.by) ?? null),
    origin: own?.origin ?? null,
    terms: termsOf(id, draft),
  };
}

/** What goes up instead of a rate: of one that adds up what it was added up from. */
function termsOf(id: string, { addedUp, values, written }: Draft): Frozen['values'][string]['terms'] {
  return addedUp?.sums.has(id)
    ? termsToHandUp(addedUp.rolled.get(id)!)
    : (termsOfRates(formulasIn(written.form), values).get(id) ?? null);
}
