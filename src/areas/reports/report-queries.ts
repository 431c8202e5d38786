import type { z } from 'zod';
import type { Db } from '../../base/database/database.ts';
import { handlersFor, type QueryContext } from '../../base/run.ts';
import { loadIndicators, loadRelations } from '../indicators/catalogue.ts';
import type { Indicator } from '../indicators/dictionary.ts';
import type { Relation } from '../indicators/relation.ts';
import { namesOf } from '../people/names.ts';
import { type Units, unitAt } from '../units/tree.ts';
import { colleaguesOf, heirsSeen, shutFor } from './answering.ts';
import { isDoubted } from './cell-origin.ts';
import { type Cell, type Finding, getReport } from './contract.ts';
import { proposalIn } from './correcting.ts';
import { countedAgainst } from './counted/origin.ts';
import { proposedLists, type Told, toldOf } from './counted/told-lists.ts';
import { derivedCounts } from './derived.ts';
import { type Draft, type Explanation, explanationsOf, keyOf, loadDraft, originText } from './draft.ts';
import { lastWith } from './earlier.ts';
import { type EarlierText, earlierText } from './earlier-text.ts';
import { blank, printValue } from './form-value.ts';
import { type Checking, foundOf } from './found.ts';
import { type Frozen, getVersion, type Head, versionsOf } from './frozen.ts';
import { mayCorrect, mayDo } from './life.ts';
import { lostBelow } from './lost-below.ts';
import { markOf } from './mark.ts';
import { headingsOf } from './outline.ts';
import { sumView } from './own-part.ts';
import { partViews } from './part-views.ts';
import { newerBelow, proposalView } from './proposal-view.ts';
import { proposedSentences } from './proposed.ts';
import { getReportRow, isLocked, type ReportRow } from './report-row.ts';
import { reasonsIn } from './return-reason.ts';
import { suppliersOn } from './suppliers.ts';
import { cellsOf, closedTo, formulasIn, type Hand, handOf, type PartRow, partsOf } from './working.ts';

type Services = Checking;
const { answer } = handlersFor<Services>();
type Context = QueryContext & Services;
type View = z.input<typeof getReport.output>;

export const reportQueries = [
  answer(getReport, async (context, { unitId, reportId }) => {
    const { db, units, today } = context;
    const report = await getReportRow(db, unitId, reportId);
    const draft = await loadDraft(db, units, report, today);
    const parts = await partsOf(db, unitId, reportId);
    const { last } = draft;
    const explanations = await explanationsOf(db, report);
    const colleagues = await colleaguesOf(context, report);
    const actions = await actionsOf(db, report);
    const proposal = proposalIn(actions);
    const heirs = await heirsSeen(context, report);
    const suppliers = await suppliersOn(db, units, unitId, draft.written.windowTo);
    const names = await namesOf(db, peopleIn(draft, parts, explanations, actions));
    return {
      ...headOf(context, report, draft),
      cells: shutFor(heirs, cellViews(context, report, draft, parts, names)),
      cards: cardsOf(draft, suppliers),
      rules: rulesOf(draft),
      parts: partViews(draft, parts, names, suppliers),
      sections: shutFor(
        heirs,
        sectionViews(
          context,
          report,
          draft,
          parts,
          await earlierText(db, last),
          await toldIn(context, report, draft),
          names,
        ),
      ),
      findings: findingViews(draft, explanations, names),
      actions: actions.map((action) => actionView(action, names, units)),
      versions: await versionsOf(db, unitId, reportId),
      proposal: proposal === null ? null : await proposalView(context, report, proposal),
      headBefore: await headBefore(db, report, draft),
      mark: report.status === 'closed' ? markOf(draft, explanations) : null,
      colleagues,
      may: heirs?.own === false ? [] : deedsOpen(context, report),
      heirs,
      hasChildren: draft.addedUp !== null,
      lostBelow: lostBelow(draft.addedUp, actions, (one) => loadIndicators().get(one)!.name),
      newerBelow: newerBelow(report, draft),
      derived: await derivedCounts(db, units, report, draft),
      counted: countedAgainst(draft.counted, draft.kept),
    };
  }),
];

type Names = ReadonlyMap<string, string>;
/** By indicator. */
type Suppliers = ReadonlyMap<string, string>;

function headOf({ units }: Context, report: ReportRow, { written }: Draft) {
  const { form, campaign, windowFrom, windowTo } = written;
  return {
    id: report.id,
    unitId: report.unit_id,
    unit: unitAt(units, report.unit_id, windowTo)?.name ?? report.unit_id,
    title: campaign.title,
    campaignId: report.campaign_id,
    receiver:
      report.receiver_id === null ? null : (unitAt(units, report.receiver_id, windowTo)?.name ?? null),
    from: windowFrom,
    to: windowTo,
    dueOn: report.due_on,
    lockOn: report.lock_on,
    status: report.status,
    form: {
      id: form.id,
      title: form.title,
      provisional: form.provisional,
      basis: form.basis,
      tables: form.tables,
    },
  };
}

function peopleIn(
  { kept, sections }: Draft,
  parts: readonly PartRow[],
  explanations: readonly Explanation[],
  actions: readonly ActionRow[],
): (string | null)[] {
  return [
    ...[...kept.values(), ...sections.values()].map(({ by }) => by),
    ...parts.map(({ person_id }) => person_id),
    ...explanations.map(({ by }) => by),
    ...actions.map(({ person_id }) => person_id),
  ];
}

/** Whether this person may write anything at all now. */
const isWritable = ({ who }: Context, report: ReportRow): boolean =>
  (report.status === 'notBegun' || mayDo(report.status, 'assigned')) &&
  who!.grant('reports.enter', [report.unit_id]) !== null;

function handIn({ who, grant }: Context, report: ReportRow): Hand {
  return handOf(who!, who!.grant('reports.enter', [report.unit_id]) ?? grant!, report.unit_id);
}

function cellViews(
  context: Context,
  report: ReportRow,
  draft: Draft,
  parts: readonly PartRow[],
  names: Names,
): Cell[] {
  const { written, kept, values, addedUp, signed } = draft;
  const writable = isWritable(context, report);
  const hand = handIn(context, report);
  return [...cellsOf(written.form)].map(([id, { indicator, part, isComputed }]) => {
    const { value, missing, note } = values.get(id) ?? blank;
    const own = kept.get(id);
    const told = whence(id, isComputed, draft, names);
    return {
      indicator: id,
      value,
      missing,
      note,
      ...told,
      origin: originText(told.origin),
      version: own?.version ?? 0,
      doubted: isDoubted(told.origin),
      last: lastOf(indicator, draft),
      editable: writable && !isComputed && closedTo(hand, part, parts) === null,
      addedUp:
        told.source === 'addedUp' && !isComputed
          ? sumView(id, report, addedUp!, signed === null ? own : signed.own?.[id])
          : null,
    };
  });
}

/** Where a figure comes from: of a signed report as it was signed. */
function whence(id: string, isComputed: boolean, { kept, addedUp, signed }: Draft, names: Names) {
  const own = kept.get(id);
  const at = own?.at.toISOString() ?? null;
  if (signed !== null) {
    const { source = null, origin = null, by = null } = signed.values[id] ?? {};
    return { source, origin, by, at: source === 'corrected' ? null : at };
  }
  const isSum = addedUp?.sums.has(id) === true;
  const source = isSum ? ('addedUp' as const) : isComputed ? ('formula' as const) : (own?.source ?? null);
  return { source, origin: own?.origin, by: own === undefined ? null : (names.get(own.by) ?? null), at };
}

/** Words and choices stand in what was signed alone, figures beside it too. */
function lastOf(indicator: Indicator, { written, values, past, last }: Draft): Cell['last'] {
  const { windowFrom: from, windowTo: to, campaign } = written;
  if (indicator.type === 'text' || indicator.type === 'choice') {
    const then = last?.values[indicator.id];
    if (last === null || then === undefined) return null;
    return { value: printValue(then, indicator), report: last.campaign.title, to: last.window.to };
  }
  const then = lastWith(indicator, { year: campaign.year, from, to, values }, past);
  if (then === null) return null;
  return { value: printValue(then.values.get(indicator.id)!, indicator), report: then.title, to: then.to };
}

const cardsOf = ({ written }: Draft, suppliers: Suppliers): View['cards'] =>
  [...cellsOf(written.form).values()].map(({ indicator }) => ({
    indicator: indicator.id,
    name: indicator.name,
    type: indicator.type,
    unit: indicator.unit,
    mode: indicator.mode,
    rollup: indicator.rollup,
    least: indicator.least ?? null,
    choices: indicator.choices ?? null,
    definition: indicator.definition ?? null,
    counts: indicator.counts ?? null,
    example: indicator.example ?? null,
    basis: indicator.basis ?? null,
    supplier: suppliers.get(indicator.id) ?? null,
  }));

/** The relations that speak of a cell of the form; the others would hold nothing against anything. */
function rulesOf({ written: { form } }: Draft): View['rules'] {
  const cells = cellsOf(form);
  const speaks = (relation: Relation) =>
    Object.values(relation)
      .flat(2)
      .some((said) => typeof said === 'string' && cells.has(said));
  return {
    formulas: formulasIn(form).map((formula) =>
      formula.kind === 'sum' ? { ...formula, parts: [...formula.parts] } : formula,
    ),
    relations: loadRelations().relations.filter(speaks),
  };
}

/** What the registers list for the text, for who may write it while it is written. */
const toldIn = async (
  context: Context,
  report: ReportRow,
  { written, counted }: Draft,
): Promise<Told | null> =>
  counted.length > 0 && isWritable(context, report)
    ? toldOf(context.db, context.units, report.unit_id, written, context.today)
    : null;

function sectionViews(
  context: Context,
  report: ReportRow,
  draft: Draft,
  parts: readonly PartRow[],
  textBefore: (section: string) => EarlierText | null,
  told: Told | null,
  names: Names,
): View['sections'] {
  const writable = isWritable(context, report);
  const hand = handIn(context, report);
  const headings = headingsOf(draft.written.outline);
  return draft.written.outline.sections.map((section) => {
    const own = draft.sections.get(section.id);
    return {
      id: section.id,
      number: section.number,
      title: section.title,
      depth: section.depth,
      heading: headings.has(section.id),
      hint: section.hint,
      indicators: section.indicators,
      content: [...(own?.content ?? [])],
      version: own?.version ?? 0,
      by: own === undefined ? null : (names.get(own.by) ?? null),
      at: own?.at.toISOString() ?? null,
      last: textBefore(section.id),
      proposed: [
        ...proposedSentences(section, draft.values),
        ...(told === null ? [] : proposedLists(section, told)),
      ],
      editable: writable && closedTo(hand, `section:${section.id}`, parts) === null,
    };
  });
}

/** What was found when it was signed, with what was said of it then. */
function signedFindings(
  { form }: Draft['written'],
  signed: Frozen,
  explanations: readonly Explanation[],
): Finding[] {
  const said = new Map(signed.explanations.map((one) => [one.finding, one]));
  const decided = new Map(explanations.map(({ finding, decision }) => [finding, decision]));
  return foundOf(form, signed).map(({ finding: key, severity, indicator, section, message }) => {
    const told = said.get(key);
    const explanation =
      told === undefined
        ? null
        : {
            text: told.text,
            by: told.by,
            decision: decided.get(key) ?? null,
            earlier: told.earlier === true,
          };
    return {
      key,
      severity,
      indicators: indicator === null ? [] : [indicator],
      section,
      message,
      explanation,
    };
  });
}

function findingViews(
  { written, findings, textFindings, signed }: Draft,
  explanations: readonly Explanation[],
  names: Names,
): Finding[] {
  if (signed !== null) return signedFindings(written, signed, explanations);
  const ofText = textFindings.map(({ rule, severity, section, message }) => ({
    key: `${rule}|${section}`,
    severity,
    indicators: [],
    section,
    message,
    explanation: null,
  }));
  const ofCells = findings.map((finding) => {
    const key = keyOf(finding);
    const said = explanations.find((one) => one.finding === key);
    return {
      key,
      severity: finding.severity,
      indicators: [finding.indicator, ...finding.others],
      section: null,
      message: finding.message,
      explanation:
        said === undefined
          ? null
          : { text: said.text, by: names.get(said.by) ?? '', decision: said.decision, earlier: false },
    };
  });
  return [...ofCells, ...ofText];
}

/** Of this report where it was signed before, else of the report before it. */
async function headBefore(db: Db, report: ReportRow, { last }: Draft): Promise<Head | null> {
  const { status, unit_id: unitId, id, sent_number: number } = report;
  if (status !== 'closed') return null;
  return number === 0 ? (last?.head ?? null) : (await getVersion(db, unitId, id, number)).frozen.head;
}

type ActionRow = Awaited<ReturnType<typeof actionsOf>>[number];

const actionsOf = (db: Db, report: ReportRow) =>
  db
    .selectFrom('report_action')
    .select(['number', 'kind', 'at', 'person_id', 'on_behalf_of', 'by_unit_id', 'detail'])
    .where('unit_id', '=', report.unit_id)
    .where('report_id', '=', report.id)
    .orderBy('number', 'desc')
    .execute();

function actionView(action: ActionRow, names: Names, units: Units): View['actions'][number] {
  const detail = (action.detail ?? {}) as { reason?: string };
  return {
    kind: action.kind,
    at: action.at.toISOString(),
    person: names.get(action.person_id) ?? '',
    unit: units.versions.get(action.by_unit_id)?.at(-1)?.name ?? '',
    reason: detail.reason ?? null,
    reasons: reasonsIn(action.detail),
  };
}

/** The deeds that both the person's posts and the state of the report leave open. */
function deedsOpen({ who, now }: Context, report: ReportRow): string[] {
  const isCorrectable = mayCorrect(report.status, report.receiver_id !== null);
  const deeds = [
    ['reports.saveCells', 'reports.enter', report.status === 'notBegun' || mayDo(report.status, 'assigned')],
    ['reports.assignParts', 'reports.assign', mayDo(report.status, 'assigned')],
    ['reports.closeReport', 'reports.close', mayDo(report.status, 'closed')],
    ['reports.takeFigures', 'reports.addUp', mayDo(report.status, 'assigned')],
    [
      'reports.explainFinding',
      'reports.explain',
      mayDo(report.status, 'assigned') || report.status === 'closed',
    ],
    ['reports.returnInside', 'reports.sign', mayDo(report.status, 'returnedInside')],
    ['reports.signReport', 'reports.sign', mayDo(report.status, 'signed') && !isLocked(report, now)],
    ['reports.proposeCorrection', 'reports.proposeCorrection', isCorrectable],
    ['reports.correctReport', 'reports.sign', isCorrectable],
  ] as const;
  return deeds
    .filter(([, permission, open]) => open && who!.grant(permission, [report.unit_id]) !== null)
    .map(([name]) => name);
}
