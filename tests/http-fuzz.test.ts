import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { loadUnits } from '../src/areas/units/registry.ts';
import { validateHistory } from '../src/areas/units/validate.ts';
import { type Operation, pathFields } from '../src/base/operation.ts';
import { operations } from '../src/server/house.ts';
import { anyInput, type Known } from './any-input.ts';
import { faultsOfChains } from './chains.ts';
import { onEveryDatabase } from './database.ts';
import { type Office, openOffice, type Person } from './office.ts';

const seed = Number(process.env.MOTSO_SEED ?? fc.sample(fc.noBias(fc.integer({ min: 0 })), 1)[0]);
const runs = Number(process.env.MOTSO_FUZZ ?? 40);

/** One message in both languages, and nothing of the machinery. */
function wrongAnswer(status: number, type: string | null, body: string): string | null {
  if (status >= 500) return `${status} ${body}`;
  if (status < 400) return null;
  if (!type?.startsWith('application/json')) return `${status} is ${type}: ${body.slice(0, 200)}`;
  if (/node_modules|\bat .*:\d+:\d+|Error:|select |insert /.test(body))
    return `tells of the machinery: ${body}`;
  const { problem } = JSON.parse(body) as { problem?: { message: { vi: string; en: string } } };
  const isSaid = (problem?.message.vi ?? '').length > 5 && (problem?.message.en ?? '').length > 5;
  return isSaid ? null : `says nothing: ${body}`;
}

onEveryDatabase('any input', (open) => {
  let office: Office;
  let people: Person[];
  let unitIds: string[];
  let known: Known;
  beforeAll(async () => {
    console.info(`http-fuzz: seed ${seed}`);
    office = await openOffice(await open());
    const { rootUnitId, aUnit } = office;
    const province = await aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    const communes = await Promise.all(
      ['Xã Một', 'Xã Hai', 'Xã Ba'].map((name) => aUnit({ name, parentId: province })),
    );
    unitIds = [rootUnitId, province, ...communes];
  });

  /** What one operation does to them is not felt by the next. */
  beforeEach(async () => {
    const { aPerson } = office;
    people = [
      await aPerson({ role: 'unitAdministrator', unitId: unitIds[0]!, reach: 'below' }),
      await aPerson({ role: 'auditor', unitId: unitIds[0]!, reach: 'below' }),
      await aPerson({ role: 'specialist', unitId: unitIds[2]! }),
      await aPerson({ role: 'systemOperator', unitId: unitIds[0]! }),
    ];
    const posts = people.map(({ postId }) => postId!);
    const sessions = await office.database.db.selectFrom('session').select('id').execute();
    known = {
      ids: [...unitIds, ...posts, ...people.map(({ id }) => id), ...sessions.map(({ id }) => id).slice(-5)],
      logins: people.map(({ login }) => login),
    };
  });

  async function send(operation: Operation, input: Record<string, unknown>, cookie: string) {
    const inPath = pathFields(operation.path);
    const path = operation.path.replace(/\{(\w+)\}/g, (_, field: string) => encoded(input[field]));
    const rest = Object.entries(input).filter(
      ([field, value]) => !inPath.includes(field) && value !== undefined,
    );
    const takesBody = operation.method === 'POST' || operation.method === 'PUT';
    const search = rest.map(([field, value]) => `${encoded(field)}=${encoded(value)}`).join('&');
    const response = await office.fetch(`/api${path}${takesBody ? '' : `?${search}`}`, {
      method: operation.method,
      headers: { Cookie: cookie, ...(takesBody ? { 'Content-Type': 'application/json' } : {}) },
      // Lone halves of a sign go over the line as they are written in JSON.
      ...(takesBody ? { body: JSON.stringify(Object.fromEntries(rest)) } : {}),
    });
    return wrongAnswer(response.status, response.headers.get('Content-Type'), await response.text());
  }

  it.each(operations.map((each) => [each.name, each] as const))(
    '%s answers it, or refuses in words',
    async (_, operation) => {
      const sessionStays = !['people.signOut', 'people.endOtherSessions', 'people.endSession'].includes(
        operation.name,
      );
      await fc.assert(
        fc.asyncProperty(anyInput(operation, known), fc.nat(3), async (input, who) => {
          const cookie = sessionStays ? people[who]!.cookie : (await office.aPerson()).cookie;
          expect(await send(operation, input, cookie)).toBeNull();
          expect(office.troubles).toEqual([]);
        }),
        { seed, numRuns: runs },
      );
    },
  );

  it('and leaves nothing half written', async () => {
    const { database } = office;
    const units = await loadUnits(database.db);
    expect(validateHistory(units)).toEqual([]);
    const { rows } = await sql<{ half: string }>`
      select 'unit ' || id as half from unit u where not exists (select from unit_version v where v.unit_id = u.id)
      union all select 'succession ' || id from succession s where not exists (select from succession_unit x where x.succession_id = s.id)
      union all select 'person ' || id from person p where not exists (select from credential c where c.person_id = p.id)`.execute(
      database.db,
    );
    expect(rows).toEqual([]);
    expect(await faultsOfChains(database)).toEqual([]);
  });
});

/** Into a path or a query, whatever it is. */
function encoded(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return encodeURIComponent(text.toWellFormed()) || '%20';
}
