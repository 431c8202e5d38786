import { sql } from 'kysely';
import type { Db } from '../../../base/database/database.ts';
import { addDays, daysBetween, type PlainDate } from '../../../base/plain-date.ts';
import type { Filter } from '../contract.ts';
import { marks } from '../search-index.ts';
import { lexeme, questionOf } from '../search-words.ts';

/** Up to here a list is counted; of a longer one nobody needs the exact length. */
export const countedTo = 10_000;

/** So many of the newest documents are looked through to begin with: they also tell how frequent what is asked for is. */
const firstLook = 400;
/** Most that are looked through one by one, beside ten for each document that is passed or shown; what is rarer the index finds. */
const longestLook = 8_000;

/** Which documents of a list are shown, newest first, and how many there are; null where more than `countedTo`. */
type Found = { readonly ids: readonly string[]; readonly count: number | null };
type Part = { readonly start: number; readonly size: number };

/**
 * The documents of a unit that a filter leaves. What is frequent is found by looking through the newest ones, what is rare by the
 * index of words; which of the two it is nobody knows beforehand, so the newest are tried first. The index alone would gather and
 * sort a hundred thousand documents on "kế hoạch" to show fifty; the newest alone would pass a million for a word in one.
 */
export async function findDocuments(db: Db, unitId: string, filter: Filter, part: Part): Promise<Found> {
  const asked = askedFor(unitId, filter);
  if (asked === null) return { ids: [], count: 0 };
  const first = await amongNewest(db, asked, part, firstLook);
  const length = isEnough(first, part) ? null : lengthFor(first, part);
  const newest = length === null ? first : await amongNewest(db, asked, part, length);
  if (newest.isAll) return { ids: newest.ids, count: newest.found };
  if (!isEnough(newest, part)) return byWords(db, asked, part);
  return { ids: newest.ids, count: await countUpTo(db, asked, newest) };
}

const isEnough = ({ isAll, found }: Newest, { start, size }: Part) => isAll || found >= start + size;

/** How many should hold twice what is to be shown; null where so many are better left to the index. */
function lengthFor({ looked, found }: Newest, { start, size }: Part): number | null {
  if (found < 4) return null;
  const length = Math.ceil((2 * (start + size) * looked) / found);
  return length > longestLook + 10 * (start + size) ? null : length;
}

type Asked = {
  readonly unitId: string;
  /** What the lexemes of a document must be, as a tsquery; the unit's mark is always among them. */
  readonly question: string;
  readonly from: PlainDate | undefined;
  readonly to: PlainDate | undefined;
};

/** Null where something was typed that no document is found by. */
function askedFor(unitId: string, { text = '', from, to, ...filter }: Filter): Asked | null {
  const typed = questionOf(text);
  if (typed === null && text !== '') return null;
  const wanted = [lexeme(marks.unit(unitId)), ...marksAsked(filter), ...(typed === null ? [] : [typed])];
  return { unitId, question: wanted.join(' & '), from, to };
}

function marksAsked(filter: Omit<Filter, 'text' | 'from' | 'to'>): string[] {
  const { registerId, direction, status, kind, field, directive, legal } = filter;
  const given = [
    registerId === undefined ? [] : marks.register(registerId),
    direction === undefined ? [] : marks.direction(direction),
    status === undefined ? [] : marks.status(status),
    kind === undefined ? [] : marks.kind(kind),
    field === undefined ? [] : marks.field(field),
  ].flat();
  const flag = (mark: string, wanted: boolean | undefined) =>
    wanted === undefined ? [] : [`${wanted ? '' : '!'}${lexeme(mark)}`];
  return [...given.map(lexeme), ...flag(marks.directive, directive), ...flag(marks.legal, legal)];
}

const newestFirst = sql`day desc nulls first, document_id desc`;

const withinDays = ({ from, to }: Asked) =>
  sql`${from === undefined ? sql`true` : sql`day >= ${from}::date`} and ${to === undefined ? sql`true` : sql`day <= ${to}::date`}`;

/**
 * The unit and the days once more, so written that no index is taken for them: joined with the index of words, that of the unit would
 * be read through whole.
 */
const ofTheseToo = (asked: Asked) =>
  sql`(unit_id = ${asked.unitId}) is true and (${withinDays(asked)}) is true`;

type Newest = {
  readonly looked: number;
  /** There are no others. */
  readonly isAll: boolean;
  readonly found: number;
  readonly ids: readonly string[];
  /** The days between which these lie; null where none has a day. */
  readonly first: PlainDate | null;
  readonly last: PlainDate | null;
};

async function amongNewest(db: Db, asked: Asked, { start, size }: Part, length: number): Promise<Newest> {
  const { rows } = await sql<Omit<Newest, 'isAll'>>`
    with newest as materialized (
      select document_id, day, words @@ ${asked.question}::tsquery as fits from (
        select document_id, day, words from document_search
        where unit_id = ${asked.unitId} and ${withinDays(asked)}
        order by ${newestFirst} limit ${length}
      ) as looked
    ), found as materialized (
      select document_id, day from newest where fits
    )
    select (select count(*) from newest) as looked, (select count(*) from found) as found,
      (select min(day) from newest) as first, (select max(day) from newest) as last,
      array(select document_id from found order by ${newestFirst} limit ${size} offset ${start}) as ids
  `.execute(db);
  return { ...rows[0]!, isAll: rows[0]!.looked < length };
}

/**
 * The question stands in a query of its own, so that the plan does not depend on how frequent its words seem: for words that seemed
 * frequent the planner would read the whole table.
 */
async function byWords(db: Db, asked: Asked, { start, size }: Part): Promise<Found> {
  const { rows } = await sql<{ count: number; ids: string[] }>`
    with found as materialized (
      select document_id, day from document_search
      where words @@ (select ${narrowed(asked)}::tsquery) and ${ofTheseToo(asked)}
    )
    select (select count(*) from found) as count,
      array(select document_id from found order by ${newestFirst} limit ${size} offset ${start}) as ids
  `.execute(db);
  const { count, ids } = rows[0]!;
  return { ids, count: count > countedTo ? null : count };
}

/** Of a filter that leaves many: a few newest months often hold more than is counted, and the index has them at hand. */
async function countUpTo(db: Db, asked: Asked, newest: Newest): Promise<number | null> {
  const window = windowOf(newest, asked.from);
  if (window !== null) {
    const question = `${asked.question} & (${window.marks.map(lexeme).join(' | ')})`;
    const count = await counted(db, { ...asked, question });
    if (count === null || window.from === asked.from) return count;
  }
  return counted(db, { ...asked, question: narrowed(asked) });
}

async function counted(db: Db, asked: Asked): Promise<number | null> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select 1 from document_search
      where words @@ (select ${asked.question}::tsquery) and ${ofTheseToo(asked)}
      limit ${countedTo + 1}
    ) found
  `.execute(db);
  const { count } = rows[0]!;
  return count > countedTo ? null : count;
}

/** Most months, and most years, that are asked for one by one: more take longer than they spare. */
const mostMonths = 6;
const mostYears = 4;
const longestWindow = mostYears * 366;

type Window = { readonly from: PlainDate; readonly marks: readonly string[] };

/** The newest months or years that should hold half as much again as is counted, or all that is asked for; null where those were too many. */
function windowOf({ found, first, last }: Newest, asked: PlainDate | undefined): Window | null {
  if (first === null || last === null) return null;
  const days = ((daysBetween(first, last) + 1) * 1.5 * countedTo) / Math.max(1, found);
  if (days > longestWindow) return null;
  const far = addDays(last, -Math.ceil(days));
  const from = asked !== undefined && asked > far ? asked : far;
  const marks = spanMarks(from, last);
  return marks === null ? null : { from, marks };
}

/** A span of days as marks that the index has at hand; null where they were too many. */
function spanMarks(from: PlainDate, to: PlainDate): string[] | null {
  const months = monthsBetween(from, to);
  if (months <= mostMonths)
    return Array.from({ length: months }, (_, back) => marks.month(monthsBefore(to, back)));
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1;
  if (years > mostYears) return null;
  return Array.from({ length: years }, (_, back) => marks.year(monthsBefore(to, 12 * back)));
}

/** With the days asked for as marks too, so that the index leaves out what lies elsewhere. */
function narrowed({ question, from, to }: Asked): string {
  const span = from === undefined || to === undefined || from > to ? null : spanMarks(from, to);
  return span === null ? question : `${question} & (${span.map(lexeme).join(' | ')})`;
}

const monthsBetween = (from: PlainDate, to: PlainDate) => monthNumber(to) - monthNumber(from) + 1;
const monthNumber = (day: PlainDate) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** The first day of a month so many before that of a day. */
function monthsBefore(day: PlainDate, back: number): PlainDate {
  const month = monthNumber(day) - back;
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}
