import type { Db } from '../../../base/database/database.ts';
import { addDays, type PlainDate, printed, yearOf } from '../../../base/plain-date.ts';
import { yearCountedFrom } from '../../calendar/reporting-calendar.ts';
import { printedKey, type ReformField } from '../../documents/document.ts';
import { kindIn } from '../../documents/kind-in.ts';
import { kindName } from '../../documents/kinds.ts';
import { type Listed, reformDocuments } from '../../documents/listed.ts';
import { standingOn, type ToldTask, tasksTold } from '../../plans/measures.ts';
import { type IssuedPlan, plansIssued } from '../../plans/plans-issued.ts';
import type { Units } from '../../units/tree.ts';
import type { Block } from '../narrative.ts';
import type { OutlineSection } from '../outline.ts';
import type { Written } from '../working.ts';
import { listWords } from './words.ts';

/** What the registers of the unit list for the narrative of a report. */
export type Told = {
  readonly documents: readonly Listed[];
  readonly plans: readonly IssuedPlan[];
  readonly tasks: readonly ToldTask[];
  readonly to: PlainDate;
};

/** Reads it once for all sections. */
export async function toldOf(
  db: Db,
  units: Units,
  unitId: string,
  { campaign, windowFrom, windowTo }: Written,
  today: PlainDate,
): Promise<Told> {
  const on = standingOn(windowTo, today);
  const year = { from: yearCountedFrom(campaign, windowFrom), to: windowTo };
  return {
    documents: await reformDocuments(db, unitId, { from: windowFrom, to: windowTo }),
    plans: await plansIssued(db, unitId, windowFrom, windowTo),
    tasks: await tasksTold(db, { units, unitId, ...year, on }),
    to: windowTo,
  };
}

/** The lists that a section names, each after the line that leads to it; nothing of what is empty. */
export function proposedLists(section: Pick<OutlineSection, 'id' | 'lists'>, told: Told): Block[] {
  return section.lists.flatMap((list): Block[] => {
    const lines = linesOf[list]?.(told, fieldOf(section.id)) ?? [];
    if (lines.length === 0) return [];
    const lead = listWords.leads[list];
    return [...(lead === undefined ? [] : [paragraph(lead)]), bullets(lines)];
  });
}

/** A section of results is about one field of the reform; the others about all. */
const fields: Readonly<Record<string, ReformField>> = {
  'results.legal': 'institutions',
  'results.procedures': 'procedures',
  'results.organisation': 'organisation',
  'results.civilService': 'civilService',
  'results.finance': 'finance',
  'results.digital': 'digital',
};
const fieldOf = (section: string): ReformField | null =>
  fields[section.split('.').slice(0, 2).join('.')] ?? null;

type Lines = (told: Told, field: ReformField | null) => string[];
const isAbout = (field: ReformField | null) => (one: Listed) =>
  field === null ? one.field !== null || one.directive : one.field === field;

const issuedOf = ({ documents }: Told, kind: string, field: ReformField | null) =>
  documents.filter((one) => !one.legal && one.kind === kind && isAbout(field)(one));

/**
 * From the register of documents, and of plans where that names another: most units take their numbers elsewhere and only type them.
 * None twice, neither here nor among the decisions that issue plans.
 */
const plansOf: Lines = (told, field) => {
  const documents = issuedOf(told, 'KH', field);
  const named = [...documents, ...issuedOf(told, 'QĐ', field)];
  const plans = told.plans.flatMap((plan) => {
    const { document, fields: of } = plan;
    const isOfField = field === null || (of.length === 1 && of[0] === field);
    const isNew = document !== null && document !== '' && !named.some((one) => isOfPlan(one, plan));
    return isOfField && isNew ? [{ day: plan.issuedOn, line: planLine(plan, document) }] : [];
  });
  return [...documents.map((one) => ({ day: one.issuedOn, line: documentLine(one) })), ...plans]
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ line }) => line);
};

/** The same document, or the same number in a year. */
const isOfPlan = (one: Listed, { documentId, document, issuedOn }: IssuedPlan): boolean =>
  one.id === documentId ||
  (documentId === null &&
    document !== null &&
    printedKey(one.printed) === printedKey(document) &&
    yearOf(one.issuedOn) === yearOf(issuedOn));

const isLate = ({ state }: ToldTask) => state === 'doneLate' || state === 'overdueUndone';
const ofPlan = ({ planKind }: ToldTask) => planKind === 'reform';
const fromAbove = ({ source }: ToldTask) => source === 'above';
/** What is due within this many days after the period is the work of the next one. */
const nextDays = 92;

const linesOf: Partial<Record<OutlineSection['lists'][number], Lines>> = {
  'documents.plansIssued': plansOf,
  'documents.decisionsIssued': (told, field) => issuedOf(told, 'QĐ', field).map(documentLine),
  'documents.directivesIssued': ({ documents }, field) =>
    documents.filter((one) => one.directive && isAbout(field)(one)).map(documentLine),
  'legal.issued': ({ documents }) => documents.filter(({ legal }) => legal).map(documentLine),
  'plan.tasksDone': ({ tasks }) => progressLines(tasks.filter((one) => ofPlan(one) && one.ofYear)),
  'plan.tasksLate': ({ tasks }) => tasks.filter((one) => ofPlan(one) && isLate(one)).map(taskLine),
  'tasks.overdue': ({ tasks }) => tasks.filter((one) => fromAbove(one) && isLate(one)).map(taskLine),
  'tasks.inProgress': ({ tasks }) =>
    tasks.filter((one) => fromAbove(one) && one.state === 'inTimeUndone' && one.dueOn !== null).map(taskLine),
  'plan.tasksNext': ({ tasks, to }) =>
    tasks
      .filter(
        ({ state, waits, dueOn }) =>
          state === 'inTimeUndone' && !waits && dueOn !== null && dueOn <= addDays(to, nextDays),
      )
      .map(taskLine),
};

type Numbered = Pick<Listed, 'kind' | 'printed' | 'issuedOn' | 'subject'>;

/** "Kế hoạch số 15/KH-UBND ngày 05/01/2026 về cải cách hành chính năm 2026". */
function documentLine({ kind, printed: number, issuedOn, subject }: Numbered): string {
  const name = kindName(kind);
  return `${name} số ${number} ngày ${printed(issuedOn)} ${about(subject, name)}`;
}

/** A plan with a number of its own, or with that of the text that issues it: "…, ban hành kèm theo Quyết định số 12/QĐ-UBND ngày …". */
function planLine({ name, issuedOn }: IssuedPlan, number: string): string {
  const kind = kindIn('', number, name, issuedOn);
  if (kind === null || kind === 'KH' || kind === 'CV')
    return documentLine({ kind: 'KH', printed: number, issuedOn, subject: name });
  return listWords.issuedWith(name, `${kindName(kind)} số ${number} ngày ${printed(issuedOn)}`);
}

/** The subject without the name of the kind that stands before the number already. */
function about(subject: string, name: string): string {
  const isRepeated = subject.toLowerCase().startsWith(`${name.toLowerCase()} `);
  const bare = isRepeated ? subject.slice(name.length + 1).trim() : subject;
  if (/^(về|v\/v)\s/iu.test(bare)) return bare.replace(/^(về|v\/v)\s/iu, 'về ');
  const first = bare.split(/\s/u)[0] ?? '';
  const isName = first.length > 1 && first === first.toUpperCase();
  return `về ${isName ? bare : bare.charAt(0).toLowerCase() + bare.slice(1)}`;
}

/** "Thực hiện chế độ báo cáo: hạn 30/6/2026, xong 12/7/2026; chủ trì: …; lý do: …". */
function taskLine(task: ToldTask): string {
  const { title, dueOn, person, whyLate } = task;
  const parts = [dueOn === null ? null : listWords.due(printed(dueOn)), standing(task)].filter(
    (part) => part !== null,
  );
  const more = [
    parts.join(', '),
    person === null ? '' : listWords.person(person),
    whyLate === null ? '' : listWords.why(whyLate),
  ].filter((part) => part !== '');
  return `${title}: ${more.join('; ')}`;
}

function standing({ state, waits, doneOn }: ToldTask): string | null {
  const isDone = state === 'doneLate' || state === 'doneOnTime';
  if (isDone && doneOn !== null) return listWords.done(printed(doneOn));
  if (waits && doneOn !== null) return listWords.waiting(printed(doneOn));
  return state === 'overdueUndone' ? listWords.undone : null;
}

/** "Cải cách thể chế: hoàn thành 3/5 nhiệm vụ, 1 nhiệm vụ quá hạn". */
function progressLines(tasks: readonly ToldTask[]): string[] {
  const byField = Map.groupBy(tasks, ({ field }) => field);
  return (Object.keys(listWords.fields) as ReformField[]).flatMap((field) => {
    const own = byField.get(field) ?? [];
    if (own.length === 0) return [];
    const done = own.filter(({ state }) => state === 'doneOnTime' || state === 'doneLate').length;
    const overdue = own.filter(({ state }) => state === 'overdueUndone').length;
    return [listWords.progress(listWords.fields[field], done, own.length, overdue)];
  });
}

const paragraph = (text: string) => ({
  type: 'paragraph' as const,
  content: [{ type: 'text' as const, text }],
});

/** So many lines are proposed; the rest is counted in the last one. */
const mostLines = 60;

function bullets(lines: readonly string[]): Block {
  const more = lines.length - mostLines;
  const shown = more > 0 ? [...lines.slice(0, mostLines), listWords.more(more)] : lines;
  return {
    type: 'bulletList',
    content: shown.map((line, at) => ({
      type: 'listItem',
      content: [paragraph(`${line}${at === shown.length - 1 ? '.' : ';'}`)],
    })),
  };
}
