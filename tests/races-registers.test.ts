import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { openRegister } from '../src/areas/documents/contract-registers.ts';
import { saveSource, takeMessage } from '../src/areas/documents/import/contract.ts';
import { verifyDocuments } from '../src/areas/documents/verify-documents.ts';
import { takeNamedDocuments } from '../src/areas/legacy/contract-named.ts';
import { verifyPlans } from '../src/areas/plans/verify-plans.ts';
import { verifyReports } from '../src/areas/reports/verify-reports.ts';
import type { Client } from '../src/base/call.ts';
import { uuidv7 } from '../src/base/id.ts';
import { operations } from '../src/server/house.ts';
import { faultsOfChains } from './chains.ts';
import { onEveryDatabase } from './database.ts';
import { type Office, openOffice } from './office.ts';
import { atOnce } from './races.ts';
import {
  beginTelling,
  groundOf,
  nextIn,
  type Role,
  type Telling,
  tellOne,
  wrongTellings,
} from './stories.ts';
import { documentStories, openRegisters } from './stories-documents.ts';
import { planStories } from './stories-plans.ts';
import { reportStory } from './stories-reports.ts';
import { toldElsewhere, untold } from './told-elsewhere.ts';

/** What may be told to who came second: nothing of it is a fault of the server, and none looks like one's own. */
const conflicts = ['changed-by-other', 'input-invalid', 'already-there', 'not-found'];

onEveryDatabase('deeds of documents, plans and reports, two at one moment', (open) => {
  let office: Office;
  /** So often each story is told with either kind of race; the embedded database lets its transactions pass one by one anyway. */
  let rounds: number;
  let tellings: Telling[];
  let people: Record<Role, readonly [Client, Client]>;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-16');
    rounds = office.database.kind === 'server' ? 2 : 1;
    const aboveId = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    const unitId = await office.aUnit({ name: 'Xã Số Một', parentId: aboveId });
    const two = async (
      role: 'documentClerk' | 'leader' | 'reportingOfficer' | 'unitAdministrator' | 'campaignManager',
      at: string,
    ) => {
      const [one, other] = [
        await office.aPerson({ role, unitId: at, reach: 'below' }),
        await office.aPerson({ role, unitId: at, reach: 'below' }),
      ];
      return [one.call, other.call] as const;
    };
    people = {
      clerk: await two('documentClerk', unitId),
      leader: await two('leader', unitId),
      officer: await two('reportingOfficer', unitId),
      administrator: await two('unitAdministrator', unitId),
      manager: await two('campaignManager', aboveId),
      above: await two('leader', aboveId),
    };
    const as = (role: Role) => people[role][0];
    const ground = await groundOf(as, office.now);
    const opened = await openRegisters(as('administrator'), unitId);
    const stories = [
      ...(await documentStories(ground, opened)),
      ...planStories(ground),
      await reportStory(as, ground, opened),
    ];
    tellings = stories.map(beginTelling);
  }, 120_000);

  it('every command of documents, plans and reports is told in a story, or it is said where it is tried, or why not', () => {
    const told = tellings.flatMap(({ story }) => story.steps.map(({ operation }) => operation.name));
    const elsewhere = Object.values(toldElsewhere).flat();
    const areas = ['documents', 'plans', 'legacy', 'reports'];
    const all = operations
      .filter(({ kind, name }) => kind === 'command' && areas.includes(name.split('.')[0]!))
      .map(({ name }) => name);
    const said = [...new Set(told), ...elsewhere, ...Object.keys(untold)];
    expect(said.toSorted()).toEqual(all.toSorted());
    for (const [file, names] of Object.entries(toldElsewhere)) {
      const text = readFileSync(join(import.meta.dirname, file), 'utf8');
      for (const name of names) expect(text, file).toMatch(new RegExp(`\\b${name.split('.')[1]}\\b`));
    }
  });

  /** Does each deed by two people at once, the other's as `other` makes it of the first, and gives what is wrong with what became of it. */
  async function raced(telling: Telling, other: (input: object) => object): Promise<string[]> {
    const wrong: string[] = [];
    const end = telling.done + telling.story.steps.length * rounds;
    while (telling.done < end) {
      const { step, round } = nextIn(telling, (role) => people[role][0]);
      const input = await step.input(round);
      const others = other(input);
      const [first, second] = people[step.by];
      const ended = await atOnce<{ result: unknown }>([
        first(step.operation, input as never),
        second(step.operation, others as never),
      ]);
      const won = ended.find((one) => typeof one !== 'string');
      const told = ended.filter((one) => typeof one === 'string');
      const at = `${step.operation.name}, deed ${telling.done}`;
      if (won === undefined) return [...wrong, `${at}: nobody did it, for ${told.join(' and ')}`];
      if (told.some((code) => !conflicts.includes(code))) wrong.push(`${at}: ${told.join()}`);
      // Who changes a thing as it was seen changes it alone.
      const isOneMeant = 'version' in input && JSON.stringify(others) !== JSON.stringify(input);
      if (isOneMeant && told.length === 0) wrong.push(`${at}: both did it`);
      round.answers.set(step.operation, won.result);
      telling.done += 1;
    }
    return wrong;
  }

  it.each([
    { what: 'the same deed sent twice', other: (input: object) => input },
    { what: 'another deed to the same thing', other: withOtherWords },
  ])(
    '$what: it is done once, and who is refused is told why',
    async ({ other }) => {
      for (const telling of tellings) expect(await raced(telling, other), telling.story.name).toEqual([]);
      expect(await wrongTellings(office.database, tellings)).toEqual([]);
    },
    300_000,
  );

  it.each([
    {
      operation: takeMessage,
      table: 'document',
      column: 'printed',
      told: (number: number) => `${number}/CT-UBND`,
    },
    {
      operation: takeNamedDocuments,
      table: 'document',
      column: 'printed',
      told: (number: number) => `${number}/KH-UBND`,
    },
    {
      operation: openRegister,
      table: 'document_register',
      column: 'name',
      told: (_: number, { name }: { name: string }) => name,
    },
    {
      operation: saveSource,
      table: 'document_source',
      column: 'name',
      told: (_: number, { name }: { name: string }) => name,
    },
  ])(
    '$operation.name of one thing under two ids: it is there once',
    async ({ operation, table, column, told }) => {
      const { story } = tellings.find((one) => one.story.steps.some((step) => step.operation === operation))!;
      // Rounds of their own: of two things that might be there the stories above know one.
      for (let number = 100; number < 100 + rounds; number += 1) {
        const begun = { ...beginTelling(story), done: number * story.steps.length };
        const as = (role: Role) => people[role][0];
        while (nextIn(begun, as).step.operation !== operation) await tellOne(begun, as);
        const { step, round } = nextIn(begun, as);
        const input = await step.input(round);
        const [first, second] = people[step.by];
        const ended = await atOnce<object>([
          first(operation, input as never),
          second(operation, withOtherIds(input) as never),
        ]);
        const refused = ended.filter((one) => typeof one === 'string');
        expect(refused.filter((code) => !conflicts.includes(code))).toEqual([]);
        const { rows } = await sql`select 1 from ${sql.table(table)}
        where ${sql.ref(column)} = ${told(number + 1, input as { name: string })}`.execute(
          office.database.db,
        );
        expect(rows).toHaveLength(1);
      }
    },
  );

  it('leave nothing that contradicts itself', async () => {
    const { db } = office.database;
    expect(await verifyDocuments(db)).toEqual([]);
    expect(await verifyPlans(db)).toEqual([]);
    expect(await verifyReports(db)).toEqual([]);
    expect(await faultsOfChains(office.database)).toEqual([]);
    expect(office.troubles).toEqual([]);
  });
});

/** The same form with some of its fields as they are made, however deep they lie. */
function remade(input: object, make: (value: unknown, field: string) => unknown): object {
  const of = (value: unknown, field: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => of(one, field));
    if (typeof value !== 'object' || value === null) return make(value, field);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, of(one, name)]));
  };
  return of(input, '') as object;
}

/** The same form, as somebody sends it who has opened it too. */
const withOtherIds = (input: object) => remade(input, (value, field) => (field === 'id' ? uuidv7() : value));

const free = ['reason', 'subject', 'title', 'name', 'note', 'text'];

/** The same form with other words wherever somebody chooses them. */
const withOtherWords = (input: object) =>
  remade(input, (value, field) => (free.includes(field) ? `${value} khác` : value));
