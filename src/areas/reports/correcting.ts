import type { Selectable } from 'kysely';
import type { ReportActionTable } from '../../../database/types.ts';
import type { Db, Tx } from '../../base/database/database.ts';
import { uuidv7 } from '../../base/id.ts';
import { Problem, refuseIssues } from '../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../base/run.ts';
import type { Word } from '../../base/word.ts';
import { namesOf } from '../people/names.ts';
import type { Units } from '../units/tree.ts';
import { addedUpAnew, childrenOf, rulesSigned } from './adding-up.ts';
import { lockOwn } from './answering.ts';
import { correctReport, dropCorrection, proposeCorrection } from './contract-correct.ts';
import {
  type Corrected,
  type CorrectedFigures,
  correctedValues,
  explanationsAfter,
  touchesSums,
} from './corrected.ts';
import { type Checking, type Correctable, type Found, foundWith } from './found.ts';
import { type Frozen, freeze, getVersion, type Head, newestLayout, reportIn } from './frozen.ts';
import { headIssues } from './head-issues.ts';
import { formulasSigned } from './kept-indicators.ts';
import { type ActionKind, correctionKinds } from './life.ts';
import { numberedHead } from './numbered-head.ts';
import { namedInFull } from './outline.ts';
import { act, type ReportRow, refuseUncorrectable } from './report-row.ts';
import { isAlone, issuerOf } from './signing.ts';
import {
  type ChildVersion,
  lockVersions,
  refuseFallen,
  takeVersions,
  withReceipt,
} from './taking-versions.ts';
import { draftWords } from './words.ts';
import { type Written, writtenOn } from './working.ts';

type Services = Checking;
const { perform } = handlersFor<Services>();

export const correctingCommands = [
  perform(proposeCorrection, async (context, { unitId, reportId, ...proposed }) => {
    const { tx, now, units, changed, exceptional } = context;
    const report = await lockOwn(context, unitId, reportId);
    refuseUncorrectable(report);
    const last = await correctable(tx, units, report);
    refuseFallen(last.below, proposed.children);
    const next = await correctedFrom(tx, last, proposed, '');
    const { values, indicators } = next;
    const { errors } = await refuseUnexplained(context, report, last, next, proposed.explanation);
    if (errors.length > 0) exceptional('explanation', proposed.explanation!);
    const explains = errors.map(({ finding }) => finding);
    const deed = deedOf(context, 'correctionProposed', { ...proposed, explains });
    const { last_action: proposal } = await act(tx, report, deed, now);
    changed({
      kind: 'report',
      id: reportId,
      before: shown(last.frozen.values, indicators),
      after: { ...shown(values, indicators), proposal, ...proposed },
    });
    return { proposal };
  }),

  perform(dropCorrection, async (context, { unitId, reportId, proposal, reason }) => {
    const { tx, now, changed } = context;
    const report = await lockOwn(context, unitId, reportId);
    await openProposal(tx, report, proposal);
    await act(tx, report, deedOf(context, 'correctionDropped', { proposal, reason }), now);
    changed({ kind: 'report', id: reportId, before: { proposal }, after: { dropped: proposal, reason } });
    return { proposal };
  }),

  perform(correctReport, async (context, { unitId, reportId, proposal, registerId, sentAs, ...typed }) => {
    const { tx, now, who, units, grant, changed } = context;
    const report = await lockOwn(context, unitId, reportId);
    refuseUncorrectable(report);
    const proposed = await openProposal(tx, report, proposal);
    const { reason, children, explanation, explains, personId, onBehalfOf } = proposed;
    await lockVersions(tx, children);
    const last = await correctable(tx, units, report);
    const { head, enter } = await numberedHead(context, report, { registerId, sentAs }, typed);
    await refuseHead(context, report, head, last.frozen);
    await refuseOwn(context, unitId, [personId, onBehalfOf], reason);
    const names = await namesOf(tx, [personId]);
    refuseFallen(last.below, children);
    const next = await correctedFrom(tx, last, proposed, names.get(personId) ?? '');
    const { values, indicators, taken, untaken, adjustments } = next;
    const correction = {
      ...{ reason, date: head.date, indicators: [...indicators] },
      corrects: reportIn(last.frozen),
    };
    const { errors, found } = await refuseUnexplained(context, report, last, next, explanation);
    refuseNew(last, errors, explains);
    const said = errors.map((one) => ({
      finding: one.finding,
      text: explanation!,
      by: names.get(personId) ?? '',
    }));
    const explanations = explanationsAfter(last.frozen.explanations, { indicators, found }, said);
    const figures = { values, explanations, found, taken, untaken, adjustments };
    const issuer = issuerOf(units, unitId, grant!.unitId, head.date);
    const frozen = { ...last.frozen, layout: newestLayout, ...issuer, ...figures, head, correction };
    await takeVersions(tx, report, children, personId, now);
    await keepSaid(tx, report, said, personId, now);
    await keepAdded(tx, report, adjustments.slice(last.frozen.adjustments.length), personId, now);
    await enter(draftWords.correctionOf(last.written.campaign.title));
    const { number, hash } = await freeze(tx, report, frozen, who!.personId!, now);
    const deed = deedOf(context, 'corrected', { number, hash, proposal, reason });
    const { status } = await act(tx, report, deed, now, { sent_number: number });
    changed({
      kind: 'report',
      id: reportId,
      before: shown(last.frozen.values, indicators),
      after: { ...shown(values, indicators), number, hash, head },
    });
    return { number, hash, status };
  }),
];

/** What was signed last, with what it was written on and the reports below it as they stand. */
export async function correctable(db: Db | Tx, units: Units, report: ReportRow): Promise<Correctable> {
  const { frozen } = await getVersion(db, report.unit_id, report.id, report.sent_number);
  const written = await writtenOn(db, report.campaign_id, report.level);
  return { frozen, written, below: await childrenOf(db, units, report, written) };
}

type Next = CorrectedFigures & Pick<Frozen, 'taken' | 'untaken'>;

/** The figures that a proposal makes of what was signed last. */
export async function correctedFrom(
  db: Db | Tx,
  { frozen, written, below }: Correctable,
  { reason, cells, children }: Pick<Proposal, 'reason' | 'cells' | 'children'>,
  by: string,
): Promise<Next> {
  const named = new Set(children.map(({ reportId }) => reportId));
  const taken = [
    ...frozen.taken.filter(({ reportId }) => !named.has(reportId)),
    ...withReceipt(children, below),
  ];
  const { form } = written;
  const formulas = await formulasSigned(db, frozen, form);
  const isRolled = children.length > 0 || touchesSums(frozen.values, cells);
  const rollUp = isRolled
    ? await addedUpAnew(db, below, written, frozen, taken, rulesSigned(form, formulas))
    : null;
  const next = correctedValues({ form, formulas, before: frozen, cells, reason, by, rollUp });
  const told = new Set(taken.map(({ unitId }) => unitId));
  return { ...next, taken, untaken: frozen.untaken?.filter((unitId) => !told.has(unitId)) };
}

type Checked = { readonly found: Found[]; readonly errors: readonly Found[] };

/** What the checks find of the corrected report, and the errors among it that what was signed last did not have. */
export async function checkCorrected(
  db: Db | Tx,
  checking: Checking,
  report: ReportRow,
  last: Correctable,
  next: Pick<Frozen, 'values' | 'untaken'>,
): Promise<Checked> {
  const found = await foundWith(db, checking, report, last, next);
  const errors = found.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return { found, errors };
  const before = await foundWith(db, checking, report, last, last.frozen);
  const known = new Set(before.map(({ finding }) => finding));
  return { found, errors: errors.filter(({ finding }) => !known.has(finding)) };
}

/** A correction is checked as a signature is, in figures and text: its new errors are mended or explained. */
async function refuseUnexplained(
  { tx, ...checking }: CommandContext & Checking,
  report: ReportRow,
  last: Correctable,
  next: Pick<Frozen, 'values' | 'untaken'>,
  explanation: string | null,
): Promise<Checked> {
  const checked = await checkCorrected(tx, checking, report, last, next);
  const { errors } = checked;
  if (errors.length === 0 || explanation !== null) return checked;
  throw new Problem('input-invalid', {
    message: draftWords.correctionErrs,
    values: { count: errors.length },
    issues: errors.map((one) => ({ path: ['explanation'], message: errorText(last.written, one) })),
  });
}

/** Nobody has explained in their own name what they had not been told of. */
function refuseNew({ written }: Correctable, errors: readonly Found[], explains: Proposal['explains']): void {
  const others = errors.filter(({ finding }) => explains?.includes(finding) === false);
  if (others.length === 0) return;
  throw new Problem('changed-by-other', {
    message: draftWords.correctionErrsNow,
    values: { count: others.length },
    issues: others.map((one) => ({ path: ['explanation'], message: errorText(written, one) })),
  });
}

/** What is told of an error: of one in the text also where it stands. */
export const errorText = ({ outline }: Written, { message, section, quote }: Found): Word => {
  const at = outline.sections.findIndex(({ id }) => id === section);
  return at < 0 ? message : draftWords.atSection(namedInFull(outline.sections, at), quote ?? '', message.vi);
};

/** The receiver decides what is said of a corrected figure like any explanation. */
async function keepSaid(
  tx: Tx,
  { unit_id, id }: ReportRow,
  said: Frozen['explanations'],
  personId: string,
  now: Date,
): Promise<void> {
  for (const { finding, text } of said) {
    const row = { text, explained_by: personId, explained_at: now, ...undecided };
    await tx
      .insertInto('report_explanation')
      .values({ unit_id, report_id: id, finding, ...row })
      .onConflict((conflict) => conflict.columns(['unit_id', 'report_id', 'finding']).doUpdateSet(row))
      .execute();
  }
}

const undecided = { decision: null, decided_by: null, decided_at: null };

/** What a correction adds to sums stands with the other adjustments of the report. */
async function keepAdded(
  tx: Tx,
  { unit_id, id }: ReportRow,
  added: Frozen['adjustments'],
  personId: string,
  now: Date,
): Promise<void> {
  if (added.length === 0) return;
  const rows = added.map(({ indicator, amount, reason }) => ({
    ...{ unit_id, id: uuidv7(), report_id: id, indicator, amount, reason },
    ...{ made_by: personId, made_at: now, withdrawn_by: null, withdrawn_at: null },
  }));
  await tx.insertInto('report_adjustment').values(rows).execute();
}

const deedOf = ({ who, grant }: CommandContext, kind: ActionKind, detail: object) => ({
  kind,
  byUnitId: grant!.unitId,
  personId: who!.personId!,
  onBehalfOf: grant!.onBehalfOf,
  detail: { ...detail },
});

const shown = (values: Frozen['values'], indicators: readonly string[]) =>
  Object.fromEntries(indicators.map((id) => [id, values[id]?.value ?? values[id]?.missing ?? null]));

export type Proposal = {
  readonly number: number;
  readonly reason: string;
  readonly cells: readonly Corrected[];
  readonly children: readonly ChildVersion[];
  readonly explanation: string | null;
  /** The errors that it explains; null of those proposed before this was kept. */
  readonly explains: readonly string[] | null;
  readonly personId: string;
  readonly onBehalfOf: string | null;
  readonly at: Date;
};

type ActionRow = Pick<
  Selectable<ReportActionTable>,
  'number' | 'kind' | 'at' | 'person_id' | 'on_behalf_of' | 'detail'
>;

/** The correction that waits for a signature, of what was done, the latest first: a later proposal takes the place of an earlier one. */
export function proposalIn(actions: readonly ActionRow[]): Proposal | null {
  const last = actions.find(({ kind }) => correctionKinds.some((one) => one === kind));
  if (last?.kind !== 'correctionProposed') return null;
  const {
    reason,
    cells,
    children = [],
    explanation = null,
    explains = null,
  } = last.detail as unknown as Pick<Proposal, 'reason' | 'cells'> &
    Partial<Pick<Proposal, 'children' | 'explanation' | 'explains'>>;
  const { number, at, person_id: personId, on_behalf_of: onBehalfOf } = last;
  return { number, reason, cells, children, explanation, explains, personId, onBehalfOf, at };
}

/** The proposal as it was seen; throws where it is no longer open. */
async function openProposal(tx: Tx, report: ReportRow, number: number): Promise<Proposal> {
  const rows = await tx
    .selectFrom('report_action')
    .select(['number', 'kind', 'at', 'person_id', 'on_behalf_of', 'detail'])
    .where('unit_id', '=', report.unit_id)
    .where('report_id', '=', report.id)
    .where('kind', 'in', [...correctionKinds])
    .orderBy('number', 'desc')
    .limit(1)
    .execute();
  const open = proposalIn(rows);
  if (open?.number !== number) throw new Problem('changed-by-other', { message: draftWords.noProposal });
  return open;
}

/** NĐ 30/2020: what puts a paper right is a paper itself, with a number, a day and a hand of its own. */
async function refuseHead(
  { tx, today, who, grant }: CommandContext,
  report: ReportRow,
  head: Head,
  last: Frozen,
): Promise<void> {
  const signers = await namesOf(tx, [who!.personId, grant!.onBehalfOf]);
  const before = await papersBefore(tx, report);
  refuseIssues([
    ...headIssues(head, [...signers.values()]),
    ...numberIssues(head, before),
    ...dateIssues(head.date, last, today),
  ]);
}

type Numbered = Pick<Head, 'number' | 'symbol' | 'date'>;

/** The report and each of its corrections bear a number of their own. */
async function papersBefore(tx: Tx, { unit_id, id, sent_number }: ReportRow): Promise<Numbered[]> {
  const papers: Numbered[] = [];
  for (let number = 1; number <= sent_number; number += 1) {
    const { frozen } = await getVersion(tx, unit_id, id, number);
    papers.push(frozen.head, reportIn(frozen));
  }
  return papers;
}

/** Numbers of papers begin anew each year. */
function numberIssues(head: Head, papers: readonly Numbered[]) {
  const mark = ({ number, symbol, date }: Numbered) =>
    [number.replace(/^0+/, ''), symbol, date.slice(0, 4)].join('/').toLowerCase();
  const isBorne = papers.some((paper) => mark(paper) === mark(head));
  return isBorne ? [{ path: ['number'], message: draftWords.numberOfReport }] : [];
}

/** An erratum is dated between what was signed last and today. */
function dateIssues(date: string, { head, correction }: Frozen, today: string) {
  if (date > today) return [{ path: ['date'], message: draftWords.dayToCome }];
  return date < (correction?.date ?? head.date)
    ? [{ path: ['date'], message: draftWords.dayBeforeSigned }]
    : [];
}

/** Who proposed a correction does not sign it, unless nobody else is there: that is told in the register of exceptions. */
async function refuseOwn(
  context: CommandContext & Services,
  unitId: string,
  proposers: readonly (string | null)[],
  reason: string,
): Promise<void> {
  const { who, grant, exceptional } = context;
  const isOwn = [who!.personId, grant!.onBehalfOf].some((id) => id !== null && proposers.includes(id));
  if (!isOwn) return exceptional('correction', reason);
  if (!(await isAlone(context, unitId)))
    throw new Problem('not-permitted', { message: draftWords.proposedBySigner });
  exceptional('alone', draftWords.ownErratum(reason));
}
