import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import type { Database } from './database.ts';

const uuid = '01890a5d-ac96-774b-bcce-b302099a8057';
const said = 'Ủy ban nhân dân xã Hoà Bình, “50 %”, \\ \' " { } , NULL\n\t𠮷 ✓';

/** Type, a value as the program gives and takes it. */
const values: readonly (readonly [type: string, value: unknown])[] = [
  ['int8', 0],
  ['int8', Number.MAX_SAFE_INTEGER],
  ['int8', Number.MIN_SAFE_INTEGER],
  ['int4', -2_147_483_648],
  ['int2', 32_767],
  ['float8', 0.1],
  ['numeric', '123456789012345678901234567890.0123456789'],
  ['numeric', '-0.50'],
  ['boolean', true],
  ['boolean', false],
  ['text', said],
  ['text', ''],
  ['text', 'NULL'],
  ['varchar', 'đ'],
  ['uuid', uuid],
  ['date', '0001-01-01'],
  ['date', '2025-07-01'],
  ['date', '9999-12-31'],
  ['timestamptz', new Date('0001-01-01T00:00:00.000Z')],
  ['timestamptz', new Date('1906-06-30T16:53:30.001Z')],
  ['timestamptz', new Date('2026-02-28T17:00:00.999Z')],
  ['timestamptz', new Date('9999-12-31T23:59:59.999Z')],
  ['bytea', new Uint8Array([0, 1, 127, 128, 255])],
  ['bytea', new Uint8Array()],
];

onEveryDatabase('values', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  const ask = async (expression: ReturnType<typeof sql>) =>
    (await sql<{ value: unknown }>`select ${expression} as value`.execute(database.db)).rows[0]!.value;
  const sent = (type: string, value: unknown) => ask(sql`${value}::${sql.raw(type)}`);

  it.each(values)('%s %j comes back as it was given, alone and in a list', async (type, value) => {
    expect(await sent(type, value)).toStrictEqual(value);
    expect(await sent(`${type}[]`, [value, null, value])).toStrictEqual([value, null, value]);
  });

  it.each([...new Set(values.map(([type]) => type)), 'jsonb'])('%s may be missing', async (type) => {
    expect(await sent(type, null)).toBeNull();
    expect(await sent(type, undefined)).toBeNull();
    expect(await sent(`${type}[]`, [])).toStrictEqual([]);
  });

  it('JSON goes as text and comes parsed', async () => {
    const value = { a: [1, null, { b: said }], c: 1.5 };
    expect(await sent('jsonb', JSON.stringify(value))).toStrictEqual(value);
    expect(await sent('json', JSON.stringify([value]))).toStrictEqual([value]);
    expect(await sent('jsonb[]', [JSON.stringify(value), null])).toStrictEqual([value, null]);
  });

  it('counts and sums are numbers, means are exact texts', async () => {
    expect(await ask(sql`(select count(*) from generate_series(1, 3))`)).toBe(3);
    expect(await ask(sql`(select sum(n) from unnest(array[1, 2]::int4[]) n)`)).toBe(3);
    expect(await ask(sql`(select avg(n) from unnest(array[1, 2]::int4[]) n)`)).toBe('1.5000000000000000');
  });

  it.each([
    ['int8', '9007199254740992'],
    ['int8', '-9007199254740992'],
    ['date', 'infinity'],
    ['date', '10000-01-01'],
    ['date', '0001-01-01 BC'],
    ['timestamptz', '-infinity'],
    ['timestamptz', '10000-01-01 00:00:00Z'],
  ])(
    '%s %s, which the program cannot hold, is refused, and the next question answered',
    async (type, text) => {
      await expect(ask(sql.raw(`'${text}'::${type}`))).rejects.toThrow(RangeError);
      expect(await sent('int4', 1)).toBe(1);
    },
  );

  it('an instant that is none is not sent', async () => {
    await expect(sent('timestamptz', new Date(Number.NaN))).rejects.toThrow(RangeError);
  });

  it('any text and any list of texts come back', async () => {
    // PostgreSQL holds no zero byte, and no half of a pair.
    const text = fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', '').toWellFormed());
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.option(text)), async (one, many) => {
        expect(await sent('text', one)).toBe(one);
        expect(await sent('text[]', many)).toStrictEqual(many);
      }),
      { numRuns: 50 },
    );
  });

  it('errors of statements carry their state, constraint and place', async () => {
    await database.asOwner((run) =>
      run('create table once (id int primary key); grant insert on once to motso_app'),
    );
    await sql`insert into once values (1)`.execute(database.db);
    const again = sql`insert into once values (1)`.execute(database.db);
    await expect(again).rejects.toMatchObject({ code: '23505', constraint: 'once_pkey', table: 'once' });
    await expect(sql`selec 1`.execute(database.db)).rejects.toMatchObject({ code: '42601', position: '1' });
  });

  it('a change tells how many rows it met', async () => {
    await database.asOwner(async (run) => {
      await run('create table met (id int); grant select, insert, update, delete on met to motso_app');
    });
    const changed = async (query: ReturnType<typeof sql>) =>
      (await query.execute(database.db)).numAffectedRows;
    expect(await changed(sql`insert into met select generate_series(1, 5)`)).toBe(5n);
    expect(await changed(sql`update met set id = 0 where id > 2`)).toBe(3n);
    expect(await changed(sql`delete from met`)).toBe(5n);
  });
});
