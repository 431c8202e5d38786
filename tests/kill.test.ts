import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { changeUnit, createUnit } from '../src/areas/units/contract.ts';
import { CallFailed, type Client } from '../src/base/call.ts';
import type { Database } from '../src/base/database/database.ts';
import { uuidv7 } from '../src/base/id.ts';
import { addDays } from '../src/base/plain-date.ts';
import { faultsOfChains } from './chains.ts';
import { answered, momentsOf, onEveryPlace, type Place } from './kills.ts';
import { clientWith, type Program, setUpThrough, signInAt, startProgram } from './program.ts';

const kills = Number(process.env.MOTSO_KILLS ?? 50);
const writers = 4;

/** What one client has done so far, and what it sent last and had no answer to. */
type Writer = { readonly done: Deed[]; sent: Deed | null };
type Deed = {
  readonly kind: 'created' | 'changed';
  readonly unitId: string;
  readonly from: string;
  /** How often it was sent: the server may be killed twice after it was done and before it was answered. */
  sent: number;
};

/** Each sends one command after the other until the server is gone; what had no answer is sent again after the next start. */
async function write(writer: Writer, call: Client, provinceId: string, strange: unknown[]): Promise<void> {
  for (;;) {
    writer.sent ??= nextOf(writer);
    const { sent } = writer;
    try {
      await send(sent, call, provinceId);
      writer.done.push(sent);
      writer.sent = null;
    } catch (error) {
      if (error instanceof CallFailed && error.status === 0) return;
      strange.push(error instanceof CallFailed ? error.refused : error);
      return;
    }
  }
}

/** Two new units, then one change of the last. */
function nextOf({ done }: Writer): Deed {
  const last = done.at(-1);
  if (done.length % 3 === 2 && last !== undefined)
    return { kind: 'changed', unitId: last.unitId, from: addDays(last.from, 1), sent: 0 };
  return { kind: 'created', unitId: uuidv7(), from: '2020-01-01', sent: 0 };
}

function send(deed: Deed, call: Client, parentId: string): Promise<unknown> {
  const { kind, unitId, from } = deed;
  deed.sent += 1;
  const named = { name: `Xã ${unitId}, ${kind}`, title: 'Xã', code: null, codeSystem: null };
  const rest = { parentId, from, decision: 'NQ 1/NQ-HĐND', ...named };
  return kind === 'created'
    ? call(createUnit, { id: unitId, kind: 'commune', ...rest })
    : call(changeUnit, { unitId, ...rest });
}

/** Everything that is wrong with what lies in the database. */
async function wrongIn(database: Database, acknowledged: readonly Deed[]): Promise<unknown[]> {
  const { db } = database;
  const versions = await db.selectFrom('unit_version').select(['unit_id', 'valid_from']).execute();
  const there = new Set(versions.map(({ unit_id, valid_from }) => `${unit_id} ${valid_from}`));
  const entries = await sql<{ operation: string; unit: string }>`
    select operation, substr(object, 6) as unit from audit_entry, unnest(objects) object
    where outcome = 'done' and object like 'unit:%'`.execute(db);
  const logged = Map.groupBy(entries.rows, ({ unit }) => unit);
  const { rows: units } = await sql<{ id: string; versions: number }>`
    select id, (select count(*) from unit_version v where v.unit_id = u.id) as versions from unit u
    where id <> (select root_unit_id from installation)`.execute(db);
  const { rows: tree } = await sql<{ version: number }>`select version from unit_tree`.execute(db);
  const countOf = (unit: string, operation: string) =>
    (logged.get(unit) ?? []).filter((entry) => entry.operation === operation).length;
  const sentOf = (unit: string) =>
    acknowledged.find(({ unitId, kind }) => unitId === unit && kind === 'changed')?.sent ?? 0;
  return [
    ...acknowledged.filter(({ unitId, from }) => !there.has(`${unitId} ${from}`)),
    ...acknowledged.filter(
      ({ unitId, kind }) => countOf(unitId, kind === 'created' ? createUnit.name : changeUnit.name) < 1,
    ),
    // Neither half without the other: each unit was logged once as created, each further version as changed, as often as it was sent at most.
    ...units
      .map(({ id, versions: count }) => {
        const [created, changed] = [countOf(id, createUnit.name), countOf(id, changeUnit.name)];
        return { id, versions: Number(count), created, changed, sent: sentOf(id) };
      })
      .filter(
        ({ versions: count, created, changed, sent }) =>
          count < 1 || created !== 1 || changed < count - 1 || changed > Math.max(count - 1, sent),
      )
      .map((unit) => ({ half: unit })),
    ...[...logged.keys()].filter((unit) => !units.some(({ id }) => id === unit)),
    // One for the unit at the top, one for each deed.
    ...(tree[0]!.version === entries.rows.length + 1
      ? []
      : [{ tree: tree[0], entries: entries.rows.length }]),
    ...(await faultsOfChains(database)),
  ];
}

function testKills(name: string, place: () => Promise<Place>): void {
  it(`${name}: ${kills} kills of the whole server under writing lose nothing that was acknowledged, and leave no half`, async () => {
    const { environment, open } = await place();
    const moments = momentsOf(`kill.test ${name}`, kills);
    const strange: unknown[] = [];
    const all = Array.from({ length: writers }, (): Writer => ({ done: [], sent: null }));
    let program = startProgram(environment);
    await setUpThrough(program);
    const cookie = await signInAt(await program.address);
    const provinceId = uuidv7();
    const call = clientWith(await program.address, cookie);
    const province = { name: 'Tỉnh Minh Họa', title: 'Tỉnh', code: null, codeSystem: null };
    const created = { id: provinceId, kind: 'province' as const, from: '2020-01-01', decision: 'NQ 1' };
    await call(createUnit, { ...created, ...province, parentId: await rootIn(program, cookie) });
    for (const [round, moment] of moments.entries()) {
      // Each tenth while it starts.
      const begun = round % 10 === 9 ? Promise.resolve('') : program.address;
      const client = clientWith(await begun, cookie);
      const writing = round % 10 === 9 ? [] : all.map((writer) => write(writer, client, provinceId, strange));
      // Of the others every second after its first answer: the first ones of a new process are slow.
      if (round % 10 < 5) await answered(all);
      await pause(moment);
      await program.kill();
      await Promise.all(writing);
      program = startProgram(environment);
    }
    // The last start answers those who had no answer before.
    const last = clientWith(await program.address, cookie);
    for (const { sent, done } of all)
      if (sent !== null) {
        await send(sent, last, provinceId);
        done.push(sent);
      }
    expect(await program.stop()).toBe(0);
    expect(strange).toEqual([]);
    const acknowledged = all.flatMap(({ done }) => done);
    console.info(`kill.test ${name}: ${acknowledged.length} commands acknowledged`);
    // Every second kill waits for an answer; how many more there were is the machine's matter.
    expect(acknowledged.length).toBeGreaterThanOrEqual(kills / 2);
    const database = await open();
    try {
      expect(await wrongIn(database, acknowledged)).toEqual([]);
    } finally {
      await database.close();
    }
  }, 900_000);
}

async function rootIn(program: Program, cookie: string): Promise<string> {
  const response = await fetch(`${await program.address}/api/me`, { headers: { Cookie: cookie } });
  const { result } = (await response.json()) as { result: { person: { posts: { unitId: string }[] } } };
  return result.person.posts[0]!.unitId;
}

onEveryPlace('the server killed at random moments', 'real', testKills);
