import { sql } from 'kysely';
import type { Tx } from '../../base/database/database.ts';
import { type PlainDate, printed, yearOf } from '../../base/plain-date.ts';
import { type Issue, refuseIssues } from '../../base/problem.ts';
import { filledWord, type Word } from '../../base/word.ts';
import { firstOf, seriesOf } from './kinds.ts';
import type { Register } from './registers.ts';
import { documentWords } from './words.ts';

export type Asked = {
  readonly kind: string;
  /** The day by which it is numbered: of incoming documents that of arrival, of others that of issue. */
  readonly day: PlainDate;
  /** As the office system gave it; null in a register that gives the numbers itself. */
  readonly number: number | null;
  readonly suffix: string;
};
export type Given = {
  readonly year: number;
  readonly series: string;
  readonly number: number;
  readonly suffix: string;
  readonly numbered_here: boolean;
};

/**
 * The number of a document in its register. Where the register gives them, the next one of the year and series, held until the
 * transaction ends: whoever comes at the same moment waits and gets the one after it, and what is undone leaves no gap
 * (NĐ 30/2020/NĐ-CP, Điều 15). Elsewhere the number that was typed, if it is not there yet. Refuses with all that is wrong with it and
 * with the form that asks, which may look at the number itself.
 */
export async function giveNumber(
  tx: Tx,
  register: Register,
  asked: Asked,
  formIssues: (given: Given | null) => readonly Issue[] = () => [],
): Promise<Given> {
  const place = { year: yearOf(asked.day), series: seriesOf(register, asked.kind) };
  const isHere = register.numbering === 'here';
  if (isHere && (asked.number !== null || asked.suffix !== ''))
    refuseIssues([...formIssues(null), { path: ['number'], message: documentWords.numberTakenHere }]);
  if (!isHere && asked.number === null)
    refuseIssues([...formIssues(null), { path: ['number'], message: documentWords.numberNeeded }]);
  const number = await reach(tx, register, place, asked.number);
  const given = { ...place, number, suffix: asked.suffix, numbered_here: isHere };
  refuseIssues([
    ...formIssues(given),
    ...(isHere
      ? await orderIssues(tx, register, place, asked.day)
      : await doubleIssues(tx, register, place, asked)),
  ]);
  return given;
}

/**
 * The number of arrival that a document was given before the register was opened, on paper or by another system. It stands there as it
 * was given, beside the numbers that the register gives itself, which begin above it.
 */
export async function keepEarlierNumber(
  tx: Tx,
  register: Register,
  { kind, day, number, suffix }: Asked & { readonly number: number },
  formIssues: readonly Issue[],
): Promise<Given> {
  const place = { year: yearOf(day), series: seriesOf(register, kind) };
  refuseIssues([
    ...formIssues,
    ...earlierIssues(register, place, number),
    ...(await doubleIssues(tx, register, place, { number, suffix })),
  ]);
  return { ...place, number, suffix, numbered_here: false };
}

function earlierIssues(register: Register, { year, series }: Place, number: number): Issue[] {
  const first = firstOf(register, year, series);
  if (year < yearOf(register.opened_on) || number < first) return [];
  return [{ path: ['number'], message: filledWord(documentWords.earlierTooHigh, { first, year, number }) }];
}

type Place = { readonly year: number; readonly series: string };

/** Takes the next number, or remembers that the register has reached the one that was typed. */
async function reach(
  tx: Tx,
  register: Register,
  { year, series }: Place,
  typed: number | null,
): Promise<number> {
  const { last_number } = await tx
    .insertInto('document_series')
    .values({
      unit_id: register.unit_id,
      register_id: register.id,
      year,
      series,
      last_number: typed ?? firstOf(register, year, series),
    })
    .onConflict((conflict) =>
      conflict.columns(['unit_id', 'register_id', 'year', 'series']).doUpdateSet(({ fn, ref, val, eb }) => ({
        last_number:
          typed === null
            ? eb(ref('document_series.last_number'), '+', 1)
            : fn<number>('greatest', [ref('document_series.last_number'), val(typed)]),
      })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return typed ?? last_number;
}

/** How far a series that another system numbers has come, after one of its numbers was taken back: the next one is proposed from it. */
export async function reachBack(tx: Tx, unitId: string, registerId: string, place: Place): Promise<void> {
  const { year, series } = place;
  const at = sql`unit_id = ${unitId} and register_id = ${registerId} and year = ${year} and series = ${series}`;
  await sql`select 1 from document_series where ${at} for update`.execute(tx);
  // Where the register gives the numbers itself, none is given twice.
  await sql`update document_series set last_number = (select coalesce(max(number), 0) from document
    where ${at} and status <> 'cancelled') where ${at} and exists (select from document_register
    where unit_id = ${unitId} and id = ${registerId} and numbering = 'outside')`.execute(tx);
}

type Moved = Place & { readonly number: number | null; readonly suffix: string };

/** Another number, kind or year of a document whose number was typed. Refuses where the number is there already. */
export async function moveNumber(
  tx: Tx,
  register: Register,
  documentId: string,
  moved: Moved,
  formIssues: readonly Issue[],
) {
  const { year, series, number, suffix } = moved;
  const isHere = register.numbering === 'here';
  if (!isHere) await reach(tx, register, moved, number!);
  refuseIssues([
    ...formIssues,
    ...(isHere ? earlierIssues(register, moved, number!) : []),
    ...(await doubleIssues(tx, register, moved, moved, documentId)),
  ]);
  return { year, series, number, suffix };
}

/** The day of a number that was taken here lies between those of the numbers beside it. */
export async function neighbourIssues(
  tx: Tx,
  register: Register,
  { year, series, number }: { year: number | null; series: string | null; number: number | null },
  day: PlainDate,
): Promise<Issue[]> {
  const path = [register.direction === 'incoming' ? 'receivedOn' : 'issuedOn'];
  const standing = inSeries(tx, register, { year: year!, series: series! }).where(
    'status',
    '<>',
    'cancelled',
  );
  const before = await standing.where('number', '<', number).orderBy('number', 'desc').limit(1).execute();
  const after = await standing.where('number', '>', number).orderBy('number').limit(1).execute();
  const told = (word: Word, one: (typeof before)[number]): Issue => {
    const values = { printed: one.printed ?? one.number!, day: printed((one.received_on ?? one.issued_on)!) };
    return { path, message: filledWord(word, values) };
  };
  const dayOf = (one: (typeof before)[number]) => (one.received_on ?? one.issued_on)!;
  return [
    ...before.filter((one) => dayOf(one) > day).map((one) => told(documentWords.outOfOrder, one)),
    ...after.filter((one) => dayOf(one) < day).map((one) => told(documentWords.afterNext, one)),
  ];
}

/** A later number cannot have an earlier day. */
async function orderIssues(tx: Tx, register: Register, place: Place, day: PlainDate): Promise<Issue[]> {
  const before = await inSeries(tx, register, place).orderBy('number', 'desc').limit(1).executeTakeFirst();
  const last = before?.received_on ?? before?.issued_on ?? null;
  if (last === null || last <= day) return [];
  const values = { printed: before!.printed ?? before!.number!, day: printed(last) };
  const path = [register.direction === 'incoming' ? 'receivedOn' : 'issuedOn'];
  return [{ path, message: filledWord(documentWords.outOfOrder, values) }];
}

async function doubleIssues(
  tx: Tx,
  register: Register,
  place: Place,
  { number, suffix }: Pick<Asked, 'number' | 'suffix'>,
  self: string | null = null,
): Promise<Issue[]> {
  const there = await inSeries(tx, register, place)
    .$if(self !== null, (asked) => asked.where('id', '<>', self!))
    .where('number', '=', number)
    .where('suffix', '=', suffix)
    // What was typed by mistake and cancelled does not hold the true one back: the office system gave it.
    .where('status', '<>', 'cancelled')
    .executeTakeFirst();
  if (there === undefined) return [];
  const day = there.received_on ?? there.issued_on;
  const values = { printed: there.printed ?? there.number!, day: day === null ? '' : printed(day) };
  return [{ path: ['number'], message: filledWord(documentWords.numberThere, values) }];
}

const inSeries = (tx: Tx, register: Register, { year, series }: Place) =>
  tx
    .selectFrom('document')
    .select(['number', 'printed', 'issued_on', 'received_on'])
    .where('unit_id', '=', register.unit_id)
    .where('register_id', '=', register.id)
    .where('year', '=', year)
    .where('series', '=', series);
