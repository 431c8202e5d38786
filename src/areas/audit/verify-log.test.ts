import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import type { Database, Run } from '../../base/database/database.ts';
import { dayOf } from '../../base/plain-date.ts';
import { noUnit } from './content.ts';
import { markOf, readHeads, writeHeads } from './heads.ts';
import { record } from './record.ts';
import { verifyLog } from './verify-log.ts';

const newKey = () =>
  Buffer.from(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
const key = newKey();
const start = Date.parse('2026-03-01T03:00:00Z');
const dayLong = 86_400_000;

onEveryDatabase('the log', (open) => {
  let database: Database;
  let folder = '';
  let unit = '';
  let now = start;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    // Each test leaves a damaged log behind.
    await asOwner('truncate audit_entry, audit_head');
    folder = mkdtempSync(join(tmpdir(), 'motso-heads-'));
    unit = randomUUID();
    now = start;
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = async (count: number, unitId = unit) => {
    for (let index = 0; index < count; index += 1) {
      now += 1000;
      await record(database.db, {
        unitId,
        at: new Date(now),
        operation: 'units.rename',
        outcome: 'done',
        personId: randomUUID(),
        onBehalfOf: null,
        postId: null,
        via: 'session',
        input: { name: `Xã ${index}` },
        plain: ['name'],
        changes: [{ kind: 'unit', id: unitId, before: { name: 'a' }, after: { name: 'b' } }],
        exception: null,
        reason: null,
        problem: null,
      });
    }
  };
  const signHeads = async () => {
    const day = await writeHeads(database, { folder, key, clock: () => new Date(now) });
    now += dayLong;
    return day!;
  };
  const asOwner = (text: string, values: unknown[] = []) => database.asOwner((run: Run) => run(text, values));
  const faults = async () => (await verifyLog(database.db, folder, [key])).faults;
  const ofUnit = (kind: string, number: number | null) => ({ unitId: unit, number, kind });

  it('that nobody touched has no fault, however many chains, and is counted', async () => {
    const other = randomUUID();
    await write(12);
    await write(3, other);
    await signHeads();
    await write(4);
    await signHeads();
    await write(2, other);
    // Two entries tell that heads were signed.
    expect(await verifyLog(database.db, folder, [key])).toEqual({
      chains: 3,
      entries: 23,
      heads: 2,
      faults: [],
    });
  });

  it('without entries has none', async () => {
    expect(await verifyLog(database.db, folder, [key])).toEqual({
      chains: 0,
      entries: 0,
      heads: 0,
      faults: [],
    });
  });

  it('shows a content that was changed, also into something unreadable', async () => {
    await write(5);
    await asOwner(`update audit_entry set content = replace(content, 'Xã 2', 'Xã 9') where number = 3`);
    expect(await faults()).toEqual([ofUnit('changed', 3)]);
    await asOwner(`update audit_entry set content = 'x' where number = 3`);
    expect(await faults()).toEqual([ofUnit('changed', 3)]);
    await asOwner(`update audit_entry set content = 'null' where number = 3`);
    expect(await faults()).toEqual([ofUnit('changed', 3)]);
  });

  it.each([
    `outcome = 'refused'`,
    `operation = 'units.merge'`,
    `person_id = null`,
    `on_behalf_of = '${noUnit}'`,
    `at = at + interval '1 hour'`,
    `objects = '{}'`,
    `exception = 'override'`,
    `hash = sha256('x')`,
  ])('shows a column that was changed: %s', async (change) => {
    await write(4);
    await asOwner(`update audit_entry set ${change} where number = 2`);
    const found = await faults();
    expect(found[0]).toEqual(ofUnit('changed', 2));
    expect(found.length).toBeLessThanOrEqual(2);
  });

  it('shows an entry that was removed, also where those after it were numbered anew', async () => {
    await write(6);
    await asOwner('delete from audit_entry where number = 3');
    expect(await faults()).toEqual([ofUnit('missing', 3)]);
    await asOwner('update audit_entry set number = number - 1 where number = 4');
    await asOwner('update audit_entry set number = number - 1 where number = 5');
    await asOwner('update audit_entry set number = number - 1 where number = 6');
    await asOwner('update audit_head set number = 5');
    expect(await faults()).toEqual([ofUnit('changed', 3)]);
  });

  it('shows the first entry removed, and two that changed their places', async () => {
    await write(4);
    await asOwner('update audit_entry set number = 99 where number = 2');
    await asOwner('update audit_entry set number = 2 where number = 3');
    await asOwner('update audit_entry set number = 3 where number = 99');
    expect((await faults()).map(({ kind }) => kind)).toContain('changed');
    await asOwner('delete from audit_entry where number = 1');
    expect(await faults()).toContainEqual(ofUnit('missing', 1));
  });

  it('shows an end that was cut: by the head, and by a signed one where the head was cut too', async () => {
    await write(6);
    const day = await signHeads();
    await asOwner('delete from audit_entry where unit_id = $1 and number > 4', [unit]);
    expect(await faults()).toContainEqual(ofUnit('cut', 5));
    await asOwner(
      `update audit_head set number = 4, hash = (select hash from audit_entry where unit_id = $1 and number = 4)
       where unit_id = $1`,
      [unit],
    );
    expect(await faults()).toEqual([ofUnit('cut', 5)]);
    rmSync(join(folder, `${day}.json`));
    expect(await faults()).toEqual([
      { unitId: noUnit, number: null, kind: 'head-missing', file: `${day}.json` },
    ]);
  });

  it('shows a head that was changed alone, or taken away, or a whole chain that is gone', async () => {
    await write(3);
    await asOwner(`update audit_head set hash = sha256('x')`);
    expect(await faults()).toEqual([ofUnit('changed', 3)]);
    await asOwner('update audit_head set number = 2');
    expect(await faults()).toEqual([ofUnit('changed', 3)]);
    await asOwner('delete from audit_head');
    expect(await faults()).toEqual([ofUnit('changed', 3)]);
    await asOwner('delete from audit_entry');
    await write(3);
    await signHeads();
    await asOwner('delete from audit_head where unit_id = $1', [unit]);
    await asOwner('delete from audit_entry where unit_id = $1', [unit]);
    expect(await faults()).toEqual([ofUnit('cut', 1)]);
  });

  it('shows an entry added behind the head', async () => {
    await write(2);
    await asOwner(`insert into audit_entry select unit_id, 3, at, operation, outcome, person_id, on_behalf_of, objects,
      exception, content, sha256(hash || convert_to(content, 'UTF8')) from audit_entry where number = 2`);
    expect(await faults()).toEqual([ofUnit('changed', 3)]);
  });

  /** What somebody can do who has the owner's rights and knows how the chain is made. */
  const rewrite = (from: number) =>
    asOwner(`do $$
      declare
        link record;
        before bytea;
      begin
        update audit_entry set content = replace(content, 'Xã', 'Phường') where unit_id = '${unit}' and number = ${from};
        for link in select * from audit_entry where unit_id = '${unit}' order by number loop
          before := case when before is null then sha256(convert_to('${unit}' || link.content, 'UTF8'))
            else sha256(before || convert_to(link.content, 'UTF8')) end;
          update audit_entry set hash = before where unit_id = '${unit}' and number = link.number;
        end loop;
        update audit_head set hash = before where unit_id = '${unit}';
      end $$`);

  it('rewritten whole by the owner is whole in itself, and is shown by the signed heads', async () => {
    await write(5);
    await rewrite(2);
    expect(await faults()).toEqual([]);
    await signHeads();
    await write(3);
    await rewrite(4);
    expect(await faults()).toEqual([ofUnit('rewritten', 5)]);
    // The next day's head is signed over what was rewritten, and does not make it good.
    await signHeads();
    expect(await faults()).toEqual([ofUnit('rewritten', 5)]);
  });

  it('shows a file of heads that was forged, signed by somebody else, renamed or taken away', async () => {
    await write(5);
    const day = await signHeads();
    const path = join(folder, `${day}.json`);
    const truth = readFileSync(path, 'utf8');
    const forged = { unitId: noUnit, number: null, kind: 'head-forged', file: `${day}.json` };
    for (const text of [truth.replace(`"${unit}",5`, `"${unit}",4`), 'no JSON', '', 'null', '{}']) {
      writeFileSync(path, text);
      expect(await faults()).toEqual([forged]);
    }
    expect((await readHeads(folder, [newKey()])).forged).toEqual([`${day}.json`]);
    rmSync(path);
    await writeHeads(database, { folder, key: newKey(), clock: () => new Date(now - dayLong) });
    expect(await faults()).toEqual([forged]);
    writeFileSync(path, truth);
    writeFileSync(join(folder, '2026-02-01.json'), truth);
    expect(await faults()).toEqual([{ ...forged, file: '2026-02-01.json' }]);
    rmSync(join(folder, '2026-02-01.json'));
    expect(await faults()).toEqual([]);
    rmSync(path);
    expect(await faults()).toEqual([{ ...forged, kind: 'head-missing' }]);
  });

  it('a key that was replaced still opens what it signed', async () => {
    await write(1);
    await signHeads();
    const next = newKey();
    await writeHeads(database, { folder, key: next, clock: () => new Date(now) });
    expect((await verifyLog(database.db, folder, [next, key])).faults).toEqual([]);
  });

  it('heads are written once a day, in Vietnam, with the end of every chain', async () => {
    await write(2);
    now = Date.parse('2026-03-05T17:30:00Z');
    const clock = () => new Date(now);
    expect(await writeHeads(database, { folder, key, clock })).toBe('2026-03-06');
    expect(await writeHeads(database, { folder, key, clock })).toBeNull();
    expect(readdirSync(folder)).toEqual(['2026-03-06.json']);
    const { byUnit, days } = await readHeads(folder, [key]);
    const [head] = await asOwner('select number, hash from audit_head where unit_id = $1', [unit]);
    expect(days).toEqual(['2026-03-06']);
    expect([...byUnit.get(unit)!]).toEqual([[2, Buffer.from(head!.hash as Uint8Array)]]);
    expect(dayOf(clock())).toBe('2026-03-06');
  });

  it('is followed over many batches, while others write', async () => {
    await asOwner(
      `insert into audit_entry
       select $1, number, now(), 'a', 'done', null, null, '{}', null, number::text, sha256('') from generate_series(1, 12001) as number`,
      [unit],
    );
    await asOwner(`insert into audit_head values ($1, 12001, sha256(''), '2026-01-01')`, [unit]);
    const busy = randomUUID();
    const [verified] = await Promise.all([verifyLog(database.db, folder, [key]), write(30, busy)]);
    expect(verified.entries).toBeGreaterThanOrEqual(12_001);
    expect(verified.faults.filter(({ unitId }) => unitId === busy)).toEqual([]);
    expect(verified.faults.filter(({ kind }) => kind === 'changed')).toHaveLength(100);
  });

  it('may not be changed by the application: only appended to, by the one function', async () => {
    await write(1);
    const tried = [
      `update audit_entry set content = ''`,
      'delete from audit_entry',
      'truncate audit_entry',
      `insert into audit_entry select unit_id, 2, at, operation, outcome, person_id, on_behalf_of, objects, exception, content, hash from audit_entry`,
      `update audit_head set number = 0`,
      'delete from audit_head',
      'truncate audit_head',
      `insert into audit_head select gen_random_uuid(), 1, hash, last_at from audit_head`,
      'alter table audit_entry disable trigger all',
      'drop table audit_entry',
      'drop function audit_append',
      'alter function audit_append owner to motso_app',
      `create or replace function audit_append(in_unit uuid, in_at timestamptz, in_operation text, in_outcome text,
         in_person uuid, in_on_behalf_of uuid, in_objects text[], in_exception text, in_content text)
       returns bigint language sql as 'select 1::bigint'`,
      'create table public.audit_entry_2 (id int)',
      'create schema pg_mine',
    ];
    for (const statement of tried)
      await expect(sql.raw(statement).execute(database.db), statement).rejects.toMatchObject({
        code: '42501',
      });
    expect(await faults()).toEqual([]);
  });
});

it('a mark fits the foot of a page', () => {
  const mark = markOf({ number: 1204, hash: Buffer.from('00ff10ab34cd56ef'.repeat(4), 'hex') });
  expect(mark).toBe('Nhật ký số 1204 · 00FF-10AB-34CD-56EF');
});
