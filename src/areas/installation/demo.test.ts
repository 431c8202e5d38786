import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from 'hucre/csv';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import type { Database } from '../../base/database/database.ts';
import { addDays, dayOf } from '../../base/plain-date.ts';
import { type Delegation, delegationProblems } from '../people/delegation.ts';
import { verifyPassword } from '../people/password.ts';
import { passwordProblems } from '../people/password-problems.ts';
import { type Post, postProblems, roles } from '../people/post.ts';
import { carry } from '../units/carry.ts';
import { looseNameKey, partedName } from '../units/names.ts';
import { loadUnits } from '../units/registry.ts';
import { treeAt, type UnitNode, type Units, unitAt } from '../units/tree.ts';
import { validateHistory } from '../units/validate.ts';
import { setUpDemo } from './demo.ts';
import { loadDemo } from './demo-data.ts';

const demo = loadDemo();

describe('the invented province as it is written down', () => {
  it('uses every decision, and names no unit, person or succession twice', () => {
    const used = new Set([
      ...demo.units.flatMap(({ versions }) => versions.map(({ decision }) => decision)),
      ...demo.successions.map(({ decision }) => decision),
      ...demo.people.flatMap(({ posts }) => posts.map(({ decision }) => decision)),
    ]);
    expect([...used].sort()).toEqual(Object.keys(demo.decisions).sort());
    for (const names of [
      demo.units.map(({ key }) => key),
      demo.successions.map(({ key }) => key),
      demo.people.map(({ login }) => login),
      demo.people.map(({ fullName }) => fullName),
    ])
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('has every number of a decision marked as invented', () => {
    expect(Object.values(demo.decisions).filter((text) => !text.includes('(số hiệu minh họa)'))).toEqual([]);
  });

  it('has a password that the program would take from anybody it is told to', () => {
    const owners = demo.people.filter(({ login }) => demo.shown.includes(login));
    expect(owners.flatMap((owner) => passwordProblems(demo.password, owner))).toEqual([]);
  });

  const lists = join(import.meta.dirname, '../../../../shared/data/units');
  it.skipIf(!existsSync(lists))('bears no name of a real unit on the lists in ../shared', () => {
    const real = ['before-2025-07-01', 'after-2025-07-01'].flatMap((file) =>
      parseCsv(readFileSync(join(lists, `${file}.csv`), 'utf8').replace(/^\uFEFF/, ''))
        .slice(1)
        .map(([, name, , level]) => ({ level, key: keyOf(String(name)) })),
    );
    expect(real.length).toBeGreaterThan(13_000);
    const provinces = new Set(real.filter(({ level }) => level === 'province').map(({ key }) => key));
    const below = new Set(real.filter(({ level }) => level !== 'province').map(({ key }) => key));
    const named = demo.units.flatMap(({ kind, versions }) => versions.map(({ name }) => ({ kind, name })));
    const clashing = named.filter(({ kind, name }) =>
      kind === 'province'
        ? provinces.has(keyOf(name))
        : ['district', 'commune'].includes(kind) && below.has(keyOf(name)),
    );
    expect(clashing).toEqual([]);
  });
});

/** Without printed kind and accents: stricter than people read. */
const keyOf = (name: string) => looseNameKey(partedName(name).bare);

onEveryDatabase('the trial', (open) => {
  const now = new Date('2026-03-02T12:00:00+07:00');
  const today = dayOf(now);
  let database: Database;
  let units: Units;
  beforeAll(async () => {
    database = await open();
    await setUpDemo(database, now);
    units = await loadUnits(database.db);
  });

  const unitNamed = (name: string, date: string) =>
    [...units.versions.keys()].find((id) => unitAt(units, id, date)?.name === name)!;

  it('has a history without contradictions, of four tiers and then of three', () => {
    expect(validateHistory(units)).toEqual([]);
    const tiersOn = (date: string) => Math.max(...treeAt(units, date).map(tiersOf));
    expect([tiersOn('2023-01-01'), tiersOn('2025-06-30'), tiersOn('2025-07-01'), tiersOn(today)]).toEqual([
      4, 4, 3, 3,
    ]);
    const communesOn = (date: string) =>
      [...units.versions.keys()].filter((id) => unitAt(units, id, date)?.kind === 'commune').length;
    expect([communesOn('2025-06-30'), communesOn('2025-07-01')]).toEqual([14, 7]);
  });

  it('keeps its history without contradictions whatever is made of what is left to confirm', async () => {
    const proposals = await database.db
      .selectFrom('succession')
      .select('id')
      .where('state', '=', 'proposed')
      .execute();
    expect(proposals).toHaveLength(2);
    class Undone extends Error {}
    const confirmed = database.transaction(async (tx) => {
      await tx.updateTable('succession').set({ state: 'confirmed' }).execute();
      const after = await loadUnits(tx);
      expect(after.successions).toHaveLength(units.successions.length + 2);
      expect(validateHistory(after)).toEqual([]);
      throw new Undone();
    });
    await expect(confirmed).rejects.toThrow(Undone);
  });

  it('shows what a split with shares does to figures, and what one without does', () => {
    const eve = '2025-06-30';
    const communes = [...units.versions.keys()].filter((id) => unitAt(units, id, eve)?.kind === 'commune');
    const figures = new Map(communes.map((id) => [id, 8340n]));
    const carried = carry(units, { on: eve, figures }, today);
    expect(carried.breaks).toMatchObject([
      { reason: 'divided', of: { unitId: unitNamed('Xã Thác Bạc', eve) }, amount: 8340n },
    ]);
    expect(carried.figures.get(unitNamed('Phường Tường Vi', today))).toBe(8340n + 5213n);
    const total = [...carried.figures.values()].reduce((sum, figure) => sum + figure, 0n);
    expect(total + 8340n).toBe(14n * 8340n);
  });

  it('gives posts only in units that were there, and none twice', async () => {
    const posts = await allPosts(database);
    expect(posts).toHaveLength(demo.people.flatMap((person) => person.posts).length);
    const homeless = posts.filter(
      ({ unitId, from, to }) =>
        unitAt(units, unitId, from) === undefined || unitAt(units, unitId, to ?? '2100-01-01') === undefined,
    );
    expect(homeless).toEqual([]);
    expect(
      posts.flatMap((post) =>
        postProblems(
          post,
          posts.filter(({ personId }) => personId === post.personId),
        ),
      ),
    ).toEqual([]);
  });

  it('has every role held today, one person alone in a commune, and posts that ended', async () => {
    const posts = await allPosts(database);
    const held = posts.filter(({ from, to }) => from <= today && (to === null || to >= today));
    expect(new Set(held.map(({ role }) => role))).toEqual(new Set(roles));
    const alone = held.filter(({ unitId }) => unitId === unitNamed('Xã Núi Khói', today));
    expect(alone.length).toBeGreaterThan(3);
    expect(new Set(alone.map(({ personId }) => personId)).size).toBe(1);
    expect(posts.filter(({ to }) => to === '2025-06-30').length).toBeGreaterThan(10);
  });

  it('has a delegation and a hand-over that go on whenever it is begun', async () => {
    const posts = await allPosts(database);
    const delegations = await allDelegations(database);
    expect(delegations).toHaveLength(1);
    const [delegation] = delegations;
    expect([delegation!.from < today, delegation!.to > today]).toEqual([true, true]);
    const post = posts.find(({ id }) => id === delegation!.postId)!;
    expect(delegationProblems(delegation!, post, [])).toEqual([]);
    const ending = posts.filter(({ to }) => to !== null && to > today);
    const next = posts.filter(({ from }) => from > today);
    expect([ending.map(({ to }) => to), next.map(({ from }) => from)]).toEqual([
      [addDays(today, 20)],
      [addDays(today, 21)],
    ]);
  });

  it('opens every account with the one password', async () => {
    const rows = await database.db.selectFrom('credential').selectAll().execute();
    expect(rows).toHaveLength(demo.people.length);
    const hashes = [...new Set(rows.map((row) => row.password_hash))];
    expect(hashes).toHaveLength(1);
    expect(await verifyPassword(hashes[0]!, demo.password)).toBe('right');
    expect(rows.some((row) => row.must_change)).toBe(false);
  });

  it('says in the log that it was set up, and nothing else', async () => {
    const entries = await database.db.selectFrom('audit_entry').selectAll().execute();
    expect(entries.map(({ operation, outcome, person_id }) => [operation, outcome, person_id])).toEqual([
      ['installation.setUp', 'done', null],
    ]);
    expect(JSON.parse(entries[0]!.content).changes[0].after).toEqual({
      kind: 'demo',
      units: demo.units.length,
      people: demo.people.length,
    });
  });

  it('can be made neither real nor new again by the program', async () => {
    for (const statement of [
      sql`update installation set kind = 'real'`,
      sql`delete from installation`,
      sql`truncate installation`,
      sql`alter table installation drop column kind`,
    ])
      await expect(statement.execute(database.db)).rejects.toMatchObject({ code: '42501' });
    await expect(
      sql`insert into installation select true, 'real', root_unit_id, now() from installation`.execute(
        database.db,
      ),
    ).rejects.toMatchObject({ code: '23505' });
    expect(await database.db.selectFrom('installation').select('kind').execute()).toEqual([{ kind: 'demo' }]);
  });

  it('is not set up twice, and nothing of a second try stays', async () => {
    const before = await database.db.selectFrom('unit').select('id').execute();
    await expect(setUpDemo(database, now)).rejects.toMatchObject({ code: 'already-there' });
    expect(await database.db.selectFrom('unit').select('id').execute()).toHaveLength(before.length);
  });

  it('is set up too where the clock is years behind', async () => {
    const late = await open();
    await setUpDemo(late, new Date('2020-01-01T00:00:00Z'));
    expect(validateHistory(await loadUnits(late.db))).toEqual([]);
    const posts = await allPosts(late);
    for (const delegation of await allDelegations(late))
      expect(delegationProblems(delegation, posts.find(({ id }) => id === delegation.postId)!, [])).toEqual(
        [],
      );
  });
});

/** Offices stand beside the tiers. */
const tiersOf = ({ version, children }: UnitNode): number =>
  version.kind === 'department' ? 0 : 1 + Math.max(0, ...children.map(tiersOf));

async function allPosts({ db }: Database): Promise<Post[]> {
  const rows = await db.selectFrom('post').selectAll().execute();
  return rows.map((row) => ({
    unitId: row.unit_id,
    id: row.id,
    personId: row.person_id,
    role: row.role as Post['role'],
    reach: row.reach as Post['reach'],
    from: row.valid_from,
    to: row.valid_to,
  }));
}

async function allDelegations({ db }: Database): Promise<Delegation[]> {
  const rows = await db.selectFrom('delegation').selectAll().execute();
  return rows.map((row) => ({
    id: row.id,
    postUnitId: row.unit_id,
    postId: row.post_id,
    toPersonId: row.to_person_id,
    from: row.valid_from,
    to: row.valid_to,
    reason: row.reason,
  }));
}
