import type { Db } from '../../../base/database/database.ts';
import { addDays, type PlainDate, printed } from '../../../base/plain-date.ts';
import { yearCountedFrom } from '../../calendar/reporting-calendar.ts';
import type { ReformField } from '../../documents/document.ts';
import { kindName } from '../../documents/kinds.ts';
import { type Listed, reformDocuments } from '../../documents/listed.ts';
import { type ToldTask, tasksTold } from '../../plans/measures.ts';
import type { Units } from '../../units/tree.ts';
import type { Block } from '../narrative.ts';
import type { OutlineSection } from '../outline.ts';
import type { Written } from '../working.ts';
import { listWords } from './words.ts';

/** What the registers of the unit list for the narrative of a report. */
export type Told = {
  readonly documents: readonly Listed[];
  readonly tasks: readonly ToldTask[];
  readonly to: PlainDate;
};

/** Reads it once for all sections. */
export async function toldOf(
  db: Db,
  units: Units,
  unitId: string,
  { campaign, windowFrom, windowTo }: Written,
): Promise<Told> {
  return {
    documents: await reformDocuments(db, unitId, { from: windowFrom, to: windowTo }),
    tasks: await tasksTold(db, { units, unitId, from: yearCountedFrom(campaign, windowFrom), to: windowTo }),
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

const issued =
  (kind: string): Lines =>
  ({ documents }, field) =>
    documents.filter((one) => !one.legal && one.kind === kind && isAbout(field)(one)).map(documentLine);

const isLate = ({ state }: ToldTask) => state === 'doneLate' || state === 'overdueUndone';
const ofPlan = ({ planKind }: ToldTask) => planKind === 'reform';
const fromAbove = ({ source }: ToldTask) => source === 'above';
/** What is due within this many days after the period is the work of the next one. */
const nextDays = 92;

const linesOf: Partial<Record<OutlineSection['lists'][number], Lines>> = {
  'documents.plansIssued': issued('KH'),
  'documents.decisionsIssued': issued('QĐ'),
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

/** "Kế hoạch số 15/KH-UBND ngày 05/01/2026 về cải cách hành chính năm 2026". */
function documentLine({ kind, printed: number, issuedOn, subject }: Listed): string {
  const name = kindName(kind);
  return `${name} số ${number} ngày ${printed(issuedOn)} ${about(subject, name)}`;
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
