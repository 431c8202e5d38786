import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { setUp } from '../src/areas/installation/contract.ts';
import { roles } from '../src/areas/people/post.ts';
import { uuidv7 } from '../src/base/id.ts';
import { type Operation, pathFields } from '../src/base/operation.ts';
import { addDays } from '../src/base/plain-date.ts';
import { operations as served } from '../src/server/house.ts';
import { onEveryDatabase } from './database.ts';
import { type Office, openOffice, type Person } from './office.ts';

/** docs/access.md read as the oracle: what each role may do, and where. */
type Row = {
  readonly operation: string;
  readonly anyone: boolean;
  readonly signedIn: boolean;
  readonly of: ReadonlyMap<string, string>;
};

const operations: readonly Operation[] = [setUp, ...served];
const rows = readTable(readFileSync(join(import.meta.dirname, '../docs/access.md'), 'utf8'));

function readTable(text: string): readonly Row[] {
  const lines = text
    .slice(text.indexOf('| operation |'))
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const cellsOf = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [head, , ...body] = lines.map(cellsOf);
  return body.map(([name, anyone, signedIn, ...cells]) => ({
    operation: name!.replace('¹', ''),
    anyone: anyone === 'x',
    signedIn: signedIn === 'x',
    of: new Map(cells.map((cell, index) => [head![index + 3]!, cell])),
  }));
}

/** Where a unit stands, seen from the unit of a post. */
const relations = [
  'own',
  'child',
  'grandchild',
  'parent',
  'sibling',
  'predecessor',
  'formerly below',
  'giver',
  'heir',
  'stranger',
  'unknown',
] as const;
type Relation = (typeof relations)[number];
const times = ['before', 'first day', 'in', 'last day', 'after'] as const;
type Time = (typeof times)[number];
type Reach = 'own' | 'below';

/** What the table says of one call. */
function mayBe(
  row: Row,
  role: string,
  reach: Reach,
  time: Time,
  relation: Relation,
  isTop: boolean,
): boolean {
  if (row.anyone || row.signedIn) return true;
  if (time === 'before' || time === 'after') return false;
  const letters = row.of.get(role)!;
  if (relation === 'own') return letters.includes('O') || (letters.includes('T') && isTop);
  if (relation === 'child' || relation === 'grandchild') return letters.includes('B') && reach === 'below';
  if (relation === 'formerly below') return /B.*P/.test(letters) && reach === 'below';
  return relation === 'predecessor' && letters.includes('P');
}

const today = '2026-03-02';
const datesOf: Record<Time, { from: string; to: string | null }> = {
  before: { from: addDays(today, 1), to: null },
  'first day': { from: today, to: null },
  in: { from: '2025-08-01', to: addDays(today, 30) },
  'last day': { from: '2025-08-01', to: today },
  after: { from: '2025-08-01', to: addDays(today, -1) },
};

describe('the table of access', () => {
  it('has one row for every operation, and no other', () => {
    expect(rows.map((row) => row.operation).sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  it('names every role, and says of each operation either who anyone is, or that signing in is enough, or which roles', () => {
    for (const row of rows) {
      expect([...row.of.keys()]).toEqual(roles);
      const byRole = [...row.of.values()].some((cell) => cell !== '');
      expect([row.operation, [row.anyone, row.signedIn, byRole].filter(Boolean).length]).toEqual([
        row.operation,
        1,
      ]);
      for (const cell of row.of.values()) expect(cell).toMatch(/^(?:T|O?B?P?)$/);
    }
  });

  it('agrees with what each operation asks for', () => {
    for (const row of rows) {
      const { access } = operations.find(({ name }) => name === row.operation)!;
      expect([row.operation, access.by]).toEqual([
        row.operation,
        row.anyone ? 'anyone' : row.signedIn ? 'signed-in' : 'post',
      ]);
    }
  });
});

type World = { readonly units: Readonly<Partial<Record<Relation, string>>>; readonly isTop: boolean };

onEveryDatabase('access', (open) => {
  let office: Office;
  let commune: World;
  let top: World;
  beforeAll(async () => {
    office = await openOffice(await open(), today);
    const { aUnit } = office;
    const province = await aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    const own = await aUnit({ name: 'Xã Nay', parentId: province, from: '2025-07-01' });
    const child = await aUnit({
      name: 'Phòng Văn hóa',
      kind: 'department',
      parentId: own,
      from: '2025-07-01',
    });
    const predecessor = await aUnit({ name: 'Xã Xưa', parentId: province, to: '2025-06-30' });
    const units = {
      own,
      child,
      grandchild: await aUnit({
        name: 'Tổ Một cửa',
        kind: 'department',
        parentId: child,
        from: '2025-07-01',
      }),
      parent: province,
      sibling: await aUnit({ name: 'Xã Bên', parentId: province }),
      predecessor,
      'formerly below': await aUnit({
        name: 'Ban Xưa',
        kind: 'department',
        parentId: predecessor,
        to: '2025-06-30',
      }),
      // Gave a part to the own unit, and goes on.
      giver: await aUnit({ name: 'Xã Cho', parentId: province }),
      heir: await aUnit({ name: 'Xã Sau', parentId: province, from: addDays(today, 10) }),
      stranger: await aUnit({ name: 'Xã Xa', parentId: await aUnit({ name: 'Tỉnh Xa', kind: 'province' }) }),
      unknown: uuidv7(),
    };
    await succeed(office, units.predecessor, own, '2025-07-01');
    await succeed(office, units.giver, own, '2025-07-01');
    // Decided, and not yet in force: it opens nothing.
    await succeed(office, units.sibling, units.heir, addDays(today, 10));
    commune = { units, isTop: false };
    top = {
      units: { own: office.rootUnitId, child: province, grandchild: own, unknown: units.unknown },
      isTop: true,
    };
  });

  // Those who read and verify the log come first, while it is short.
  it.each(roles.toReversed())(
    '%s: every operation on every unit, before, in and after the post, is as the table says',
    async (role) => {
      const wrong: string[] = [];
      for (const world of [commune, top])
        for (const [reach, time] of triedAt(world)) {
          const unitId = world.units.own!;
          const person = await office.aPerson({ role, unitId, reach, ...datesOf[time] });
          const calls = rows.flatMap((row) =>
            relationsFor(row, world).map(([relation, target]) => ({ row, relation, target })),
          );
          await someAtOnce(calls, async ({ row, relation, target }) => {
            const expected = mayBe(row, role, reach, time, relation, world.isTop);
            const got = await isLetIn(person, operationOf(row), target);
            if (got !== expected)
              wrong.push(
                `${row.operation} ${role} reach ${reach}, ${time}, ${relation}, top ${world.isTop}: ${got}`,
              );
          });
        }
      expect(wrong).toEqual([]);
      expect(office.troubles).toEqual([]);
    },
    // Some ten thousand requests a role.
    600_000,
  );

  it('nobody signed in gets nothing but what is for anyone', async () => {
    for (const row of rows) {
      const response = await ask({}, operationOf(row), commune.units.own!);
      expect([
        row.operation,
        response.status === 401 && codeIn(await response.text()) === 'not-signed-in',
      ]).toEqual([row.operation, !row.anyone]);
    }
  });

  /**
   * Whether a post is in force today is settled before its reach is looked at: on the other days one reach is enough, in either world
   * another. Who asks is found by the database, and what follows is the same code: the embedded one is asked about fewer days.
   */
  const triedAt = ({ isTop }: World): (readonly [Reach, Time])[] => {
    if (office.database.kind === 'embedded')
      return (['before', 'in', 'after'] as const).map((time) => ['below', time]);
    const [one, other] = isTop ? (['own', 'below'] as const) : (['below', 'own'] as const);
    return times.flatMap((time): (readonly [Reach, Time])[] => {
      if (time === 'in')
        return [
          [one, time],
          [other, time],
        ];
      return [[time === 'last day' ? other : one, time]];
    });
  };

  /** What needs no post is the same on every unit. */
  const relationsFor = (row: Row, world: World) => {
    const all = Object.entries(world.units) as [Relation, string][];
    if (row.anyone || row.signedIn) return all.slice(0, 1);
    // Where no unit is named, the topmost ones are answered: what lies below is found from there.
    const isNamed = 'units' in operationOf(row).access;
    return isNamed
      ? all
      : all.filter(
          ([relation]) => !['child', 'grandchild', 'predecessor', 'formerly below'].includes(relation),
        );
  };

  const operationOf = (row: Row): Operation => operations.find(({ name }) => name === row.operation)!;

  /** Whether the gate opens: the form that follows is empty on purpose, and refused as a form. */
  async function isLetIn(person: Person, operation: Operation, unitId: string): Promise<boolean> {
    const { access } = operation;
    if (changesTheSession.has(operation.name)) return true;
    const response = await ask({ Cookie: person.cookie }, operation, unitId);
    const body = await response.text();
    if (access.by === 'post' && 'anyUnit' in access)
      return response.status === 200 && body.includes(`"${unitId}"`);
    return response.status !== 403 && response.status !== 401;
  }

  async function ask(
    headers: Record<string, string>,
    operation: Operation,
    unitId: string,
  ): Promise<Response> {
    const { path, method, access } = operation;
    const named = access.by === 'post' && 'units' in access ? access.units : [];
    const fields = Object.fromEntries([...named, 'unitId'].map((field) => [field, unitId]));
    const inPath = pathFields(path);
    const url = path.replace(/\{(\w+)\}/g, (_, field: string) => fields[field] ?? uuidv7());
    const rest = Object.entries(fields).filter(([field]) => !inPath.includes(field) && named.includes(field));
    const takesBody = method === 'POST' || method === 'PUT';
    return office.fetch(`/api${url}${takesBody ? '' : `?${new URLSearchParams(rest)}`}`, {
      method,
      headers: { ...headers, ...(takesBody ? { 'Content-Type': 'application/json' } : {}) },
      ...(takesBody ? { body: JSON.stringify(Object.fromEntries(rest)) } : {}),
    });
  }
});

/** Server and database work side by side. */
async function someAtOnce<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = all.values();
  const worker = async () => {
    for (const one of left) await work(one);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

/** Would end the session that the next calls need; tried by themselves beside the operation. */
const changesTheSession = new Set([
  'people.signOut',
  'people.endOtherSessions',
  'people.signIn',
  'installation.setUp',
]);

const codeIn = (body: string): string =>
  (JSON.parse(body) as { problem?: { code: string } }).problem?.code ?? '';

async function succeed({ database, now }: Office, fromId: string, toId: string, on: string): Promise<void> {
  await database.transaction(async (tx) => {
    const id = uuidv7();
    const values = { id, kind: 'rename', effective_on: on, decision: 'NQ 1', state: 'confirmed' } as const;
    await tx
      .insertInto('succession')
      .values({ ...values, certainty: '1', reading: null, source_text: null, version: 1, created_at: now })
      .execute();
    const side = { succession_id: id, is_part: false };
    await tx
      .insertInto('succession_unit')
      .values([
        { ...side, side: 'from', unit_id: fromId },
        { ...side, side: 'to', unit_id: toId },
      ])
      .execute();
    await tx
      .updateTable('unit_tree')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .execute();
  });
}
