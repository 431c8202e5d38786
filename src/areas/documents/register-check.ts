import { sql } from 'kysely';
import type { Db, Tx } from '../../base/database/database.ts';
import { addDays, type PlainDate } from '../../base/plain-date.ts';
import { isWorkingDay } from '../calendar/days-off.ts';
import { arrivedTwice } from './arrived-before.ts';
import { mostGaps } from './contract-registers.ts';
import { firstOf } from './kinds.ts';
import type { Register } from './registers.ts';
import { unprovenLines } from './unproven.ts';

/**
 * Entries that hold their number. One that was typed and then cancelled does not: the true one is given elsewhere, and may be entered
 * anew. A number taken here stays taken (NĐ 30/2020/NĐ-CP, Điều 15).
 */
export const holdsNumber = sql<boolean>`(status <> 'cancelled' or numbered_here)`;

type Place = { readonly unitId: string; readonly registerId: string; readonly year: number };

/** How the numbers of a register stand in a year: what is missing, given twice, out of order or late (NĐ 30/2020/NĐ-CP, Điều 15, 16). */
export async function standingOf(db: Db, register: Register, year: number) {
  const place = { unitId: register.unit_id, registerId: register.id, year };
  const [series, gaps, doubles, repeated, outOfOrder, late, unproven] = [
    await seriesIn(db, place, register),
    await gapLines(db, place, register),
    await doubleLines(db, place),
    await arrivedTwice(db, place),
    await outOfOrderLines(db, place),
    await lateLines(db, place),
    await unprovenLines(db, place),
  ];
  const unexplained = gaps
    .filter(({ reason }) => reason === null)
    .reduce((sum, { from, to }) => sum + to - from + 1, 0);
  return {
    series,
    gaps: gaps.slice(0, mostGaps),
    doubles,
    repeated,
    outOfOrder,
    late,
    unproven,
    unexplained,
  };
}

/** The numbers of one series that have a document, its last one, and those that are explained. */
export async function gapsOf(tx: Tx, register: Register, year: number, series: string) {
  const place = { unitId: register.unit_id, registerId: register.id, year };
  const rows = await tx
    .selectFrom('document')
    .select('number')
    .distinct()
    .where('unit_id', '=', place.unitId)
    .where('register_id', '=', place.registerId)
    .where('year', '=', year)
    .where('series', '=', series)
    .where('number', 'is not', null)
    .where(holdsNumber)
    .execute();
  const told = (await reasonsIn(tx, place)).filter((reason) => reason.series === series);
  const taken = new Set(rows.map(({ number }) => number!));
  return {
    taken,
    last: Math.max(0, ...taken),
    explained: new Map(told.map(({ number, reason }) => [number, reason])),
  };
}

/** Why numbers have no document: as it was explained, else why the entry that had it was cancelled. The better reason comes last. */
async function reasonsIn(db: Db | Tx, { unitId, registerId, year }: Place) {
  const { rows } = await sql<{ series: string; number: number; reason: string }>`
    select series, number, reason from (
      select series, number, cancel_reason as reason, created_at as at, 0 as rank from document
      where unit_id = ${unitId} and register_id = ${registerId} and year = ${year}
        and number is not null and suffix = '' and not ${holdsNumber}
      union all
      select series, number, reason, explained_at, 1 from document_gap
      where unit_id = ${unitId} and register_id = ${registerId} and year = ${year}
    ) told order by rank, at`.execute(db);
  return rows;
}

async function seriesIn(db: Db, { unitId, registerId, year }: Place, register: Register) {
  const { rows } = await sql<{ series: string; first: number; last: number; documents: number }>`
    select series, min(number) as first, max(number) as last, count(*)::integer as documents
    from document
    where unit_id = ${unitId} and register_id = ${registerId} and year = ${year} and number is not null
      and ${holdsNumber}
    group by series order by series`.execute(db);
  return rows.map((row) => ({ ...row, from: firstOf(register, year, row.series) }));
}

type GapLine = { series: string; from: number; to: number; reason: string | null };

/** Runs of numbers without document, each with the reason that was given; a run of one reason is one line. */
async function gapLines(db: Db, { unitId, registerId, year }: Place, register: Register): Promise<GapLine[]> {
  const { rows } = await sql<{ series: string; after: number | null; before: number }>`
    select series, after, number as before
    from (
      select series, number,
        lag(number) over (partition by series order by number) as after
      from (
        select distinct series, number from document
        where unit_id = ${unitId} and register_id = ${registerId} and year = ${year} and number is not null
          and ${holdsNumber}
      ) taken
    ) beside
    where after is null or number > after + 1
    order by series, number`.execute(db);
  const told = await reasonsIn(db, { unitId, registerId, year });
  const reasons = new Map(told.map(({ series, number, reason }) => [`${series} ${number}`, reason]));
  // Of another system's numbers some may be older than the first that this register is to hold.
  return rows.flatMap(({ series, after, before }) =>
    runs(series, Math.max(firstOf(register, year, series), (after ?? 0) + 1), before - 1, reasons),
  );
}

function runs(series: string, from: number, to: number, reasons: ReadonlyMap<string, string>): GapLine[] {
  const lines: GapLine[] = [];
  for (let number = from; number <= to && lines.length <= mostGaps; number += 1) {
    const reason = reasons.get(`${series} ${number}`) ?? null;
    const last = lines.at(-1);
    if (last !== undefined && last.reason === reason) last.to = number;
    else lines.push({ series, from: number, to: number, reason });
  }
  return lines;
}

async function doubleLines(db: Db, { unitId, registerId, year }: Place) {
  const { rows } = await sql<{
    series: string;
    number: number;
    documents: { id: string; printed: string }[];
  }>`
    select series, number, jsonb_agg(jsonb_build_object('id', id, 'printed', coalesce(printed, '')) order by id) as documents
    from document
    where unit_id = ${unitId} and register_id = ${registerId} and year = ${year} and number is not null
      and ${holdsNumber}
    group by series, number, suffix having count(*) > 1
    order by series, number limit ${mostGaps}`.execute(db);
  return rows;
}

/** Of incoming documents the day of arrival, of others that of issue. */
async function outOfOrderLines(db: Db, { unitId, registerId, year }: Place) {
  const { rows } = await sql<{
    series: string;
    number: number;
    documentId: string;
    day: PlainDate;
    before: PlainDate;
  }>`
    select series, number, id as "documentId", day::text as day, before::text as before
    from (
      select series, number, id, coalesce(received_on, issued_on) as day,
        max(coalesce(received_on, issued_on)) over
          (partition by series order by number rows between unbounded preceding and 1 preceding) as before
      from document
      where unit_id = ${unitId} and register_id = ${registerId} and year = ${year} and number is not null
        and status <> 'cancelled'
    ) numbered
    where day < before
    order by series, number limit ${mostGaps}`.execute(db);
  return rows;
}

/** Numbered and issued the day it is signed or the next working day (NĐ 30/2020/NĐ-CP, Điều 16 khoản 4 sends it so). */
async function lateLines(db: Db, { unitId, registerId, year }: Place) {
  const rows = await db
    .selectFrom('document')
    .select(['id', 'printed', 'signed_on', 'issued_on'])
    .where('unit_id', '=', unitId)
    .where('register_id', '=', registerId)
    .where('year', '=', year)
    .where('status', '=', 'issued')
    .whereRef('issued_on', '>', 'signed_on')
    .orderBy('number')
    .execute();
  return rows
    .filter(({ signed_on, issued_on }) => issued_on! > nextWorkingDay(signed_on!))
    .slice(0, mostGaps)
    .map(({ id, printed, signed_on, issued_on }) => ({
      documentId: id,
      printed: printed ?? '',
      signedOn: signed_on!,
      issuedOn: issued_on!,
    }));
}

function nextWorkingDay(day: PlainDate): PlainDate {
  let next = addDays(day, 1);
  while (!isWorkingDay(next)) next = addDays(next, 1);
  return next;
}
