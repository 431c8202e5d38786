import type { Db, Tx } from '../../base/database/database.ts';
import { type PlainDate, printed as printedDay } from '../../base/plain-date.ts';
import { type Issue, Problem, refuseIssues } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { filledWord } from '../../base/word.ts';
import { nameAt, type Units } from '../units/tree.ts';
import {
  addStep,
  changeExamination,
  listExaminations,
  listInForce,
  recordExamination,
  removeExamination,
  removeStep,
  setForce,
} from './contract-legal.ts';
import { type DocumentRow, lockDocument, putDocument, refuseWithheld } from './document-row.ts';
import { type Examined, keyOf, type Subject, subjectOf } from './examined.ts';
import { kindName, legalSteps } from './kinds.ts';
import { isSucceeded, type Successor, successorsOf } from './successors.ts';
import { documentWords } from './words.ts';

const { answer, perform } = handlersFor<{ readonly units: Units }>();

/** Legal documents (VBQPPL): their making, their force, and what checks and reviews found. */
export const legalOperations = [
  perform(
    addStep,
    async ({ tx, now, today, who, changed }, { id, unitId, documentId, step, on, by, note }) => {
      const document = await lockDocument(tx, unitId, documentId);
      refuseNotLegal(document);
      const there = await findStep(tx, unitId, id);
      if (there !== undefined) {
        if (there.document_id !== documentId || there.step !== step) throw new Problem('already-there');
        return { id };
      }
      const issues: Issue[] = [];
      if (on > today) issues.push({ path: ['on'], message: documentWords.futureDay });
      const known = legalSteps(on).find((each) => each.id === step);
      if (known === undefined) issues.push({ path: ['step'], message: documentWords.stepUnknown });
      else issues.push(...stepIssues(known.when, on, document.issued_on));
      refuseIssues(issues);
      const added = { added_by: who!.personId!, added_at: now };
      const row = {
        unit_id: unitId,
        id,
        document_id: documentId,
        step,
        done_on: on,
        by_whom: by,
        note,
        ...added,
      };
      await tx.insertInto('legal_step').values(row).execute();
      changed({ kind: 'document', id: documentId, before: null, after: { step: known!.name, on, by, note } });
      return { id };
    },
  ),

  perform(removeStep, async ({ tx, changed }, { unitId, documentId, stepId }) => {
    await lockDocument(tx, unitId, documentId);
    const step = await findStep(tx, unitId, stepId);
    if (step?.document_id !== documentId) throw new Problem('not-found');
    await tx.deleteFrom('legal_step').where('unit_id', '=', unitId).where('id', '=', stepId).execute();
    const name = legalSteps(step.done_on).find((each) => each.id === step.step)?.name ?? step.step;
    changed({ kind: 'document', id: documentId, before: { step: name, on: step.done_on }, after: null });
    return {};
  }),

  perform(setForce, async (context, { unitId, documentId, version, from, to, partlyTo }) => {
    const before = await lockDocument(context.tx, unitId, documentId, version);
    refuseNotLegal(before);
    if (before.status !== 'issued')
      throw new Problem('input-invalid', { message: documentWords.statusForbids });
    if (from < before.issued_on!) refuseIssues([{ path: ['from'], message: documentWords.forceNeeded }]);
    const set = { in_force_from: from, in_force_to: to, partly_to: partlyTo };
    const next = await putDocument(context, before, set, 'changed', { from, to });
    const was = { from: before.in_force_from, to: before.in_force_to, partlyTo: before.partly_to };
    context.changed({ kind: 'document', id: documentId, before: was, after: { from, to, partlyTo } });
    return { version: next };
  }),

  answer(listInForce, async ({ db, units, today }, { unitId, on = today, unclear, start, size }) => {
    const standing = db
      .selectFrom('document')
      .where('unit_id', '=', unitId)
      .where('legal', '=', true)
      .where('status', '=', 'issued')
      .where(({ not }) => not(isSucceeded(on)));
    const inForce = unclear
      ? standing.where('withheld', '=', false).where('in_force_from', 'is', null).where('issued_on', '<=', on)
      : standing
          .where('in_force_from', '<=', on)
          .where(({ eb, or }) => or([eb('in_force_to', 'is', null), eb('in_force_to', '>=', on)]));
    const { count } = await inForce
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    const rows = await inForce
      .selectAll()
      .orderBy('issued_on', 'desc')
      .orderBy('number', 'desc')
      .orderBy('id')
      .limit(size)
      .offset(start)
      .execute();
    const ids = rows.map(({ id }) => id);
    const successors = await successorsOf(db, unitId, ids);
    const documents = rows.map((row) => forceLine(row, successors.get(row.id) ?? []));
    return { unit: nameAt(units, unitId, today), on, count: Number(count), documents };
  }),

  perform(recordExamination, async (context, { id, unitId, ...examined }) => {
    const { tx, now, today, units, who, changed } = context;
    const there = await findExamination(tx, unitId, id);
    if (there !== undefined) {
      const isSame = there.document_id === examined.documentId || there.printed === examined.printed;
      if (!isSame || there.examined_on !== examined.examinedOn) throw new Problem('already-there');
      return { version: there.version };
    }
    const { of, issues } = await subjectOf(tx, units, unitId, examined);
    refuseIssues([...examinedIssues(examined, today), ...issues]);
    await tx
      .insertInto('legal_examination')
      .values({
        unit_id: unitId,
        id,
        ...rowOf(unitId, examined, of!),
        handled_on: null,
        handled_how: null,
        version: 1,
        added_by: who!.personId!,
        added_at: now,
      })
      .execute();
    changed({ kind: 'examination', id, before: null, after: { ...examined, ...of! } });
    return { version: 1 };
  }),

  perform(changeExamination, async (context, { unitId, examinationId, version, ...input }) => {
    const { tx, today, units, changed } = context;
    const { handledOn, handledHow, reason, ...examined } = input;
    const before = await lockExamination(tx, unitId, examinationId, version);
    const { of, issues } = await subjectOf(tx, units, unitId, examined);
    refuseIssues([
      ...examinedIssues(examined, today),
      ...issues,
      ...handledIssues(input, today),
      ...reasonIssues(before, examined, reason),
    ]);
    await tx
      .updateTable('legal_examination')
      .set({
        ...rowOf(unitId, examined, of!),
        handled_on: handledOn,
        handled_how: handledHow,
        version: version + 1,
      })
      .where('unit_id', '=', unitId)
      .where('id', '=', examinationId)
      .execute();
    changed({
      kind: 'examination',
      id: examinationId,
      before: examinationLine(before),
      after: { ...input, ...of! },
    });
    return { version: version + 1 };
  }),

  perform(removeExamination, async (context, { unitId, examinationId, version, reason }) => {
    const { tx, now, who, changed } = context;
    const before = await lockExamination(tx, unitId, examinationId, version);
    await tx
      .updateTable('legal_examination')
      .set({
        removed_at: now,
        removed_by: who!.personId!,
        removed_reason: reason,
        version: version + 1,
      })
      .where('unit_id', '=', unitId)
      .where('id', '=', examinationId)
      .execute();
    const after = { removed: true, reason };
    changed({ kind: 'examination', id: examinationId, before: examinationLine(before), after });
    return { version: version + 1 };
  }),

  answer(listExaminations, async ({ db, units, today }, { unitId, kind, open, from, to, start, size }) => {
    let listed = db
      .selectFrom('legal_examination')
      .where('unit_id', '=', unitId)
      .where('removed_at', 'is', null);
    if (kind !== undefined) listed = listed.where('kind', '=', kind);
    if (open === true) listed = listed.where('needed', '<>', 'none').where('handled_on', 'is', null);
    if (from !== undefined) listed = listed.where('examined_on', '>=', from);
    if (to !== undefined) listed = listed.where('examined_on', '<=', to);
    const { count } = await listed
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    const rows = await listed
      .selectAll()
      .orderBy('examined_on', 'desc')
      .orderBy('id', 'desc')
      .limit(size)
      .offset(start)
      .execute();
    return {
      unit: nameAt(units, unitId, today),
      count: Number(count),
      examinations: rows.map(examinationLine),
    };
  }),
];

/** A draft is made before the document is issued, and published after it. */
function stepIssues(when: 'before' | 'after', on: PlainDate, issuedOn: PlainDate | null): Issue[] {
  if (issuedOn === null || on === issuedOn || on < issuedOn === (when === 'before')) return [];
  const word = when === 'before' ? documentWords.stepLate : documentWords.stepEarly;
  return [{ path: ['on'], message: filledWord(word, { day: printedDay(issuedOn) }) }];
}

function refuseNotLegal(document: DocumentRow): void {
  refuseWithheld(document);
  if (!document.legal) throw new Problem('input-invalid', { message: documentWords.notLegal });
}

const forceLine = (row: DocumentRow, endedBy: readonly Successor[]) => ({
  id: row.id,
  printed: row.printed ?? '',
  kindName: kindName(row.kind),
  issuedOn: row.issued_on!,
  subject: row.subject,
  from: row.in_force_from,
  to: row.in_force_to,
  partlyTo: row.partly_to,
  endedBy: [...endedBy],
});

const rowOf = (unitId: string, examined: Examined, of: Subject) => ({
  kind: examined.kind,
  examined_on: examined.examinedOn,
  document_unit_id: of.documentId === null ? null : unitId,
  document_id: of.documentId,
  printed: of.printed,
  issued_on: of.issuedOn,
  issuer_level: of.issuerLevel,
  subject: of.subject,
  finding: examined.finding,
  needed: examined.needed,
  document_key: keyOf(of),
});

/** The examination held until the transaction ends. Throws `not-found`, also where it was removed, and `changed-by-other`. */
async function lockExamination(tx: Tx, unitId: string, id: string, version: number): Promise<ExaminationRow> {
  const row = await tx
    .selectFrom('legal_examination')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
  if (row.version !== version) throw new Problem('changed-by-other');
  return row;
}

/** What stood in the figures of a report is mended with a reason; how it was handled is only added to it. */
function reasonIssues(before: ExaminationRow, examined: Examined, reason: string | null): Issue[] {
  const was = {
    kind: before.kind,
    examinedOn: before.examined_on,
    documentId: before.document_id,
    finding: before.finding,
    needed: before.needed,
    printed: before.printed,
    issuedOn: before.issued_on,
    issuerLevel: before.issuer_level,
    subject: before.subject,
  };
  // What the register says of a chosen document is mended there.
  const said = examined.documentId === null ? typedFields : chosenFields;
  return reason === null && said.some((field) => was[field] !== examined[field])
    ? [{ path: ['reason'], message: documentWords.mendingReason }]
    : [];
}
const chosenFields = ['kind', 'examinedOn', 'documentId', 'finding', 'needed'] as const;
const typedFields = [...chosenFields, 'printed', 'issuedOn', 'issuerLevel', 'subject'] as const;

function examinedIssues({ examinedOn, needed, finding }: Examined, today: PlainDate): Issue[] {
  const issues: Issue[] = [];
  if (examinedOn > today) issues.push({ path: ['examinedOn'], message: documentWords.futureDay });
  if (needed !== 'none' && finding === null)
    issues.push({ path: ['finding'], message: documentWords.findingNeeded });
  return issues;
}

type Handling = {
  readonly needed: string;
  readonly examinedOn: PlainDate;
  readonly handledOn: PlainDate | null;
  readonly handledHow: string | null;
};

function handledIssues({ needed, examinedOn, handledOn, handledHow }: Handling, today: PlainDate): Issue[] {
  if (handledOn === null) return [];
  const issues: Issue[] = [];
  if (needed === 'none') issues.push({ path: ['needed'], message: documentWords.handledNeedsNeed });
  if (handledOn < examinedOn || handledOn > today)
    issues.push({ path: ['handledOn'], message: documentWords.handledEarly });
  if (handledHow === null) issues.push({ path: ['handledHow'], message: documentWords.handledHowNeeded });
  return issues;
}

const findStep = (db: Db | Tx, unitId: string, id: string) =>
  db
    .selectFrom('legal_step')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst();

const findExamination = (db: Db | Tx, unitId: string, id: string) =>
  db
    .selectFrom('legal_examination')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .executeTakeFirst();

type ExaminationRow = NonNullable<Awaited<ReturnType<typeof findExamination>>>;

const examinationLine = (row: ExaminationRow) => ({
  id: row.id,
  version: row.version,
  kind: row.kind,
  examinedOn: row.examined_on,
  documentId: row.document_id,
  printed: row.printed,
  issuedOn: row.issued_on,
  issuerLevel: row.issuer_level,
  subject: row.subject,
  finding: row.finding,
  needed: row.needed,
  handledOn: row.handled_on,
  handledHow: row.handled_how,
});
