import pg from 'pg';

type Parse = (text: string) => unknown;

const text: Parse = (value) => value;

/** The types that columns have, by their numbers in PostgreSQL: of the value, and of an array of it. All others come as text. */
const types: readonly (readonly [value: number, array: number, parse: Parse])[] = [
  [16, 1000, (value) => value === 't'], // boolean
  [17, 1001, bytes],
  [20, 1016, wholeNumber], // int8
  [21, 1005, Number], // int2
  [23, 1007, Number], // int4
  [26, 1028, Number], // oid
  [700, 1021, Number], // float4
  [701, 1022, Number], // float8
  [114, 199, JSON.parse],
  [3802, 3807, JSON.parse], // jsonb
  [1082, 1182, plainDate],
  [1184, 1185, instant], // timestamptz
  [1700, 1231, text], // numeric: a decimal that no floating point holds
  [2950, 2951, text], // uuid
  [25, 1009, text],
  [1043, 1015, text], // varchar
  [19, 1003, text], // name
  [18, 1002, text], // "char"
];

const parsers = new Map<number, Parse>(
  types.flatMap(([value, array, parse]) => [
    [value, parse],
    [array, (list) => arrayOf(list, parse)],
  ]),
);

/** What `pg` reads the database's answers with. */
export const valueTypes = {
  getTypeParser: (type: number) => parsers.get(type) ?? text,
} as unknown as pg.CustomTypesConfig;

/** What a value is sent as: instants with their zone, so that the machine's own zone plays no part. */
export function toParameter(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toParameter);
  return value;
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`not a whole number that can be held: ${value}`);
  return number;
}

/** Years 1 to 9999; what lies outside, or is infinite, is no date of ours. */
function plainDate(value: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) throw new RangeError(`not a plain date: ${value}`);
  return value;
}

/** The session's zone is UTC, so the offset is always +00. */
function instant(value: string): Date {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/.test(value))
    throw new RangeError(`not an instant: ${value}`);
  return new Date(`${value.slice(0, 10)}T${value.slice(11, -3)}Z`);
}

function bytes(value: string): Uint8Array {
  return new Uint8Array(Buffer.from(value.slice(2), 'hex'));
}

function arrayOf(list: string, parse: Parse): unknown {
  const { arrayParser } = pg.types as unknown as { arrayParser: ArrayParser };
  return arrayParser.create(list, parse).parse();
}

type ArrayParser = { create: (list: string, parse: Parse) => { parse: () => unknown } };
