import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as audit from '../src/areas/audit/contract.ts';
import * as account from '../src/areas/people/contract.ts';
import { makeFeed } from '../src/areas/people/contract-reminders.ts';
import * as people from '../src/areas/people/contract-unit.ts';
import { changePerson } from '../src/areas/people/contract-unit.ts';
import * as units from '../src/areas/units/contract.ts';
import { withdrawSuccession } from '../src/areas/units/contract-correct.ts';
import { CallFailed, createClient } from '../src/base/call.ts';
import { uuidv7 } from '../src/base/id.ts';
import { type Operation, pathFields } from '../src/base/operation.ts';
import { addDays } from '../src/base/plain-date.ts';
import { operations } from '../src/server/house.ts';
import { onEveryDatabase } from './database.ts';
import { type Office, openOffice, type Person, password } from './office.ts';
import { documentReachings } from './reachings-documents.ts';
import { planReachings } from './reachings-plans.ts';
import { type Reaching, reportReachings } from './reachings-reports.ts';

const today = '2026-03-02';
const decision = 'QĐ 12/QĐ-UBND';
const unnamed = { title: 'Xã', code: null, codeSystem: null };
const commune = { kind: 'commune' as const, ...unnamed };

onEveryDatabase('things of others', (open) => {
  let office: Office;
  let cases: readonly Reaching[];
  beforeAll(async () => {
    office = await openOffice(await open(), today);
    cases = [
      ...(await reachings(office)),
      ...(await reportReachings(office)),
      ...(await planReachings(office)),
      ...(await documentReachings(office)),
    ];
  }, 300_000);

  it('every id that a form takes, beside the units that the gate looks at, is tried', () => {
    const tried = new Set(cases.map(({ operation, field }) => `${operation.name} ${field}`));
    const missing = operations.flatMap((operation) => {
      const { access } = operation;
      const atTheGate = access.by === 'post' && 'units' in access ? access.units : [];
      return idsIn(operation.input)
        .filter((field) => !atTheGate.includes(field) && !tried.has(`${operation.name} ${field}`))
        .map((field) => `${operation.name} ${field}`);
    });
    expect(missing.filter((each) => !harmless.includes(each))).toEqual([]);
  });

  it('are neither told nor changed under a unit of one’s own', async () => {
    const before = await stateOf(office);
    const wrong: string[] = [];
    for (const { operation, field, input, by, told = ['not-found', 'not-permitted'] } of cases) {
      const answer = await by.call(operation, input as never).then(
        () => 'done',
        (error: unknown) => (error instanceof CallFailed ? error.refused.code : String(error)),
      );
      if (!told.includes(answer)) wrong.push(`${operation.name} ${field}: ${answer}`);
    }
    expect(wrong).toEqual([]);
    expect(await stateOf(office)).toEqual(before);
    expect(office.troubles).toEqual([]);
  });

  it('are not in the log of one’s own unit', async () => {
    const auditor = await office.aPerson({ role: 'auditor', unitId: cases[0]!.input.unitId as string });
    const unitId = cases[0]!.input.unitId as string;
    const { database } = office;
    const others = await database.db
      .selectFrom('person')
      .select('id')
      .where('login', '=', 'nguoi.xa')
      .executeTakeFirstOrThrow();
    const history = await auditor.call(audit.showHistory, { unitId, object: `person:${others.id}` });
    expect(history.result.count).toBe(0);
    expect((await auditor.call(audit.listEntries, { unitId, personId: others.id })).result.count).toBe(0);
  });
});

/** Free to everybody who is signed in, or a filter over the own unit's log. */
const harmless = [
  'units.showTree under',
  'units.compareDates under',
  'units.getUnit unitId',
  'units.carryFigures unitId',
  'audit.listEntries personId',
  'plans.listGiven receiverId',
  ...['plans.listTasks', 'plans.exportTasks'].flatMap((name) => [`${name} planId`, `${name} personId`]),
  // Keyed within the own unit: the same id in another unit is another thing.
  'units.attachDecision fileId',
  'people.givePost id',
  'people.delegatePost id',
  'people.handOverPost newPostId',
  'reports.adjustFigure id',
  'reports.makeBundle id',
  'reports.setTemplate fileId',
  'reports.addPicture fileId',
  'legacy.readReportFile fileId',
  ...['createPlan', 'copyPlan', 'addTasks', 'amendPlan', 'giveTasks', 'takeUpTasks', 'addEvidence'].map(
    (name) => `plans.${name} id`,
  ),
  ...[
    ...[
      'openRegister',
      'draftDocument',
      'saveFilter',
      'recordDocument',
      'recordWithheld',
      'addLink',
      'addStep',
    ],
    ...['recordExamination', 'saveSource', 'sendList', 'takeMessage', 'prepareSignature'],
  ].map((name) => `documents.${name} id`),
  'legacy.takeNamedDocuments id',
  'documents.addFile fileId',
  'documents.completeSignature signedFileId',
  'documents.signWithDemoSigner signedFileId',
  // A filter over the own registers.
  ...['listDocuments', 'exportDocuments', 'saveFilter'].map((name) => `documents.${name} registerId`),
  // Which of the own documents it is not.
  'legacy.takeNamedDocuments noneOf',
  // That a report is numbered in no other unit's register is looked at in numbered-head.test.
  ...['signReport', 'correctReport'].map((name) => `reports.${name} registerId`),
];

async function reachings(office: Office): Promise<Reaching[]> {
  const { aUnit, aPerson, database } = office;
  const province = await aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
  const own = await aUnit({ name: 'Xã Gần', parentId: province });
  const foreign = await aUnit({ name: 'Xã Xa', parentId: province });
  const above = await aPerson({ role: 'unitAdministrator', unitId: province, reach: 'below' });
  const me = await aPerson({ role: 'unitAdministrator', unitId: own, reach: 'below' });
  const other = await aPerson({
    login: 'nguoi.xa',
    role: 'unitAdministrator',
    unitId: foreign,
    reach: 'below',
  });
  const colleague = await aPerson({ role: 'specialist', unitId: foreign });
  // A succession, its file and shares, a delegation, a session and a key: all of the other.
  const [whole, left, right, successionId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const created = { id: whole, parentId: foreign, name: 'Thôn Xa', ...commune, from: '2020-01-01', decision };
  await other.call(units.createUnit, created);
  const splitOff = (unitId: string) => ({
    unitId,
    made: { parentId: foreign, name: `Thôn ${unitId}`, ...commune },
  });
  const split = {
    id: successionId,
    kind: 'split' as const,
    on: '2025-07-01',
    decision,
    from: [{ unitId: whole, isPart: true }],
    to: [splitOff(left), splitOff(right)],
  };
  await other.call(units.recordSuccession, { unitId: foreign, ...split });
  const fileId = uuidv7();
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF').toString('base64');
  const file = { unitId: foreign, successionId, fileId, name: 'quyet-dinh.pdf', content: pdf };
  await other.call(units.attachDecision, file);
  const delegationId = uuidv7();
  const days = { from: today, to: addDays(today, 5), reason: 'Đi công tác' };
  const lent = {
    unitId: foreign,
    postId: other.postId!,
    id: delegationId,
    toPersonId: colleague.id,
    ...days,
  };
  await other.call(account.delegatePost, lent);
  const tokenId = uuidv7();
  const key = { name: 'Máy', withBelow: false, mayWrite: false, expiresOn: addDays(today, 30), password };
  await other.call(account.createToken, { id: tokenId, unitId: foreign, ...key });
  const feedId = uuidv7();
  await other.call(makeFeed, { id: feedId });
  const session = await database.db
    .selectFrom('session')
    .select('id')
    .where('person_id', '=', other.id)
    .executeTakeFirstOrThrow();
  const person = { unitId: own, personId: other.id };
  const post = { unitId: own, postId: other.postId!, version: 1, lastDay: today };
  const role = { role: 'specialist' as const, reach: 'own' as const, from: today, to: null, decision };
  const share = (fromId: string, toId: string) => ({
    fromId,
    toId,
    numerator: 1,
    denominator: 1,
    basis: 'Dân số',
  });
  const proposal = { successionId, version: 1, confirm: true };
  const renamed = { unitId: own, name: 'Xã Gần', ...unnamed, from: '2025-07-01', decision };
  const merge = { kind: 'merge' as const, on: '2025-07-01', decision };
  const named = { login: 'nguoi.moi', fullName: 'Phạm Văn Mới', email: null, phone: null, ...role };
  const at = (
    field: string,
    operation: Operation,
    input: Record<string, unknown>,
    more: Partial<Reaching> = {},
  ) => ({
    field,
    operation,
    input,
    by: me,
    ...more,
  });
  const form = ['input-invalid'];
  const taken = ['already-there'];
  return [
    at('successionId', units.setShares, {
      unitId: own,
      successionId,
      version: 1,
      shares: [share(whole, left)],
    }),
    at(
      'fromId',
      units.setShares,
      { unitId: foreign, successionId, version: 1, shares: [share(own, left)] },
      { by: other, told: form },
    ),
    at(
      'toId',
      units.setShares,
      { unitId: foreign, successionId, version: 1, shares: [share(whole, own)] },
      { by: other, told: form },
    ),
    at('successionId', units.decideProposals, { unitId: own, decisions: [proposal] }),
    at('successionId', units.attachDecision, { ...file, unitId: own, fileId: uuidv7() }),
    at('fileId', units.downloadDecision, { unitId: own, fileId }),
    at('id', units.createUnit, { ...created, parentId: own }, { told: taken }),
    at('parentId', units.changeUnit, { ...renamed, unitId: left, parentId: own }, { by: other }),
    at('id', units.recordSuccession, { ...split, unitId: own }),
    at(
      'id',
      units.recordSuccession,
      { unitId: foreign, ...split, decision: 'Khác' },
      { by: other, told: taken },
    ),
    at('unitId', units.recordSuccession, {
      ...merge,
      id: uuidv7(),
      unitId: own,
      from: [{ unitId: whole, isPart: false }],
      to: [{ unitId: own }],
    }),
    at('unitId', units.recordSuccession, {
      ...merge,
      id: uuidv7(),
      unitId: own,
      from: [{ unitId: own, isPart: false }],
      to: [{ unitId: foreign }],
    }),
    at('parentId', units.recordSuccession, {
      ...merge,
      id: uuidv7(),
      unitId: own,
      from: [{ unitId: own, isPart: false }],
      to: [splitOff(uuidv7())],
    }),
    at(
      'movedTo',
      units.recordSuccession,
      {
        ...merge,
        id: uuidv7(),
        unitId: own,
        from: [{ unitId: own, isPart: false }],
        to: [{ unitId: own }],
        below: 'moved',
        movedTo: foreign,
      },
      { told: form },
    ),
    at('successionId', withdrawSuccession, { unitId: own, successionId, version: 1, reason: 'Ghi nhầm' }),
    at('sessionId', account.endSession, { sessionId: session.id }),
    at('tokenId', account.revokeToken, { tokenId }),
    at('id', makeFeed, { id: feedId }, { told: taken }),
    at('id', account.createToken, { ...key, id: tokenId, unitId: own }, { told: taken }),
    at('unitId', account.createToken, { ...key, id: uuidv7(), unitId: foreign }, { told: form }),
    at('postId', account.delegatePost, { ...lent, unitId: own, id: uuidv7(), toPersonId: me.id }),
    at('postId', account.delegatePost, { ...lent, id: uuidv7(), toPersonId: other.id }, { by: colleague }),
    at(
      'toPersonId',
      account.delegatePost,
      { ...days, unitId: own, postId: me.postId!, id: uuidv7(), toPersonId: colleague.id },
      { told: form },
    ),
    at('delegationId', account.endDelegation, { unitId: own, delegationId, version: 1 }),
    at(
      'delegationId',
      account.endDelegation,
      { unitId: foreign, delegationId, version: 1 },
      { by: colleague },
    ),
    at('personId', people.getPerson, person),
    at('personId', changePerson, {
      ...person,
      version: 1,
      fullName: 'Tên Khác',
      email: null,
      phone: null,
      active: false,
    }),
    at('personId', people.resetPassword, { ...person, reason: 'Quên mật khẩu' }),
    // Who may reset a unit's people does not open the account of who administers above.
    at('personId', people.resetPassword, { unitId: own, personId: above.id, reason: 'Quên mật khẩu' }),
    at('id', people.createPerson, { ...named, unitId: own, id: other.id, postId: uuidv7() }, { told: taken }),
    at(
      'postId',
      people.createPerson,
      { ...named, unitId: foreign, id: uuidv7(), postId: other.postId! },
      { by: other, told: taken },
    ),
    at('postId', people.endPost, { ...post, reason: 'Chuyển công tác' }),
    at('postId', people.handOverPost, { ...post, newPostId: uuidv7(), login: me.login, decision }),
  ];
}

/** The names of all fields that hold an id, in lists too. */
function idsIn(schema: z.core.$ZodType, name = ''): string[] {
  const def = schema._zod.def as unknown as {
    type: string;
    shape?: Record<string, z.core.$ZodType>;
    element?: z.core.$ZodType;
    innerType?: z.core.$ZodType;
  };
  if (def.shape !== undefined)
    return [...new Set(Object.entries(def.shape).flatMap(([key, each]) => idsIn(each, key)))];
  const inner = def.element ?? def.innerType;
  if (inner !== undefined) return idsIn(inner, name);
  return (schema as { format?: string | null }).format === 'uuid' ? [name] : [];
}

/** Everything that is kept, but the log and when somebody was last seen. */
async function stateOf({ database }: Office): Promise<Record<string, string>> {
  const tables = [
    'unit',
    'unit_version',
    'succession',
    'succession_unit',
    'succession_share',
    'person',
    'credential',
    'post',
    'delegation',
    'api_token',
    'calendar_feed',
    'stored_file',
    'outside_account',
  ];
  const state: Record<string, string> = {};
  const reports = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_name like 'report%' or table_name like 'campaign%' or table_name like 'plan%' or table_name like 'task%' order by 1`.execute(
    database.db,
  );
  for (const table of [...tables, ...reports.rows.map(({ name }) => name)]) {
    const { rows } = await sql<{ hash: string }>`
      select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as hash from ${sql.table(table)} t`.execute(
      database.db,
    );
    state[table] = rows[0]!.hash;
  }
  const { rows } = await sql<{ hash: string }>`
    select coalesce(md5(string_agg(id::text, ',' order by id)), '') as hash from session`.execute(
    database.db,
  );
  return { ...state, session: rows[0]!.hash };
}

onEveryDatabase('keys of programs', (open) => {
  let office: Office;
  let province: string;
  let own: string;
  let sibling: string;
  let person: Person;
  beforeAll(async () => {
    // Each request from another address: how often a guest may ask is not tried here.
    let asked = 0;
    const address = () => {
      asked += 1;
      return `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}`;
    };
    office = await openOffice(await open(), today, [], { address });
    province = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    own = await office.aUnit({ name: 'Xã Trong', parentId: province });
    sibling = await office.aUnit({ name: 'Xã Ngoài', parentId: province });
    person = await office.aPerson({ role: 'unitAdministrator', unitId: province, reach: 'below' });
  });

  const aKey = async (
    unitId: string,
    more: Partial<{ withBelow: boolean; mayWrite: boolean; expiresOn: string }> = {},
    of = person,
  ) => {
    const id = uuidv7();
    const usual = { name: 'Máy', withBelow: true, mayWrite: true, expiresOn: addDays(today, 30), password };
    const { token } = (await of.call(account.createToken, { id, unitId, ...usual, ...more })).result;
    return { id, headers: { Authorization: `Bearer ${token}` } };
  };

  /** Whether the gate opens; the form is empty on purpose. */
  async function isLetIn(
    headers: Record<string, string>,
    operation: Operation,
    unitId: string,
  ): Promise<boolean> {
    const { path, method, access } = operation;
    const named = access.by === 'post' && 'units' in access ? access.units : [];
    const url = path.replace(/\{(\w+)\}/g, (_, field: string) => (field === 'unitId' ? unitId : uuidv7()));
    const fields = Object.fromEntries(
      named.filter((field) => !pathFields(path).includes(field)).map((field) => [field, unitId]),
    );
    const takesBody = method === 'POST' || method === 'PUT';
    const response = await office.fetch(`/api${url}${takesBody ? '' : `?${new URLSearchParams(fields)}`}`, {
      method,
      headers: { ...headers, ...(takesBody ? { 'Content-Type': 'application/json' } : {}) },
      ...(takesBody ? { body: JSON.stringify(fields) } : {}),
    });
    await response.arrayBuffer();
    if (response.status === 429) throw new Error(`${operation.name} was not tried: too many requests`);
    return response.status !== 401 && response.status !== 403;
  }

  /** Those that would end the session by which the others are compared. */
  const rest = operations.filter(({ name }) => !/signIn|signOut|endOtherSessions/.test(name));

  it.each([
    { withBelow: true, mayWrite: true },
    { withBelow: true, mayWrite: false },
    { withBelow: false, mayWrite: true },
    { withBelow: false, mayWrite: false },
  ])('%j reach no further than their person, their unit, and what they may: every operation', async (may) => {
    const key = await aKey(province, may);
    const lower = await aKey(own, may);
    const wrong: string[] = [];
    for (const operation of rest)
      for (const unitId of [province, own, sibling, office.rootUnitId]) {
        const { access, kind } = operation;
        const byPerson = await isLetIn({ Cookie: person.cookie }, operation, unitId);
        const isOfAccount = access.by === 'signed-in' && access.account === true;
        const mayAsk = kind === 'query' || access.by === 'anyone' || (may.mayWrite && access.by === 'post');
        const mayAtAll = mayAsk && !isOfAccount;
        const isByUnit = access.by === 'post' && 'units' in access;
        const inProvince =
          !isByUnit || unitId === province || (may.withBelow && (unitId === own || unitId === sibling));
        const inOwn = !isByUnit || unitId === own;
        const seen = [
          await isLetIn(key.headers, operation, unitId),
          await isLetIn(lower.headers, operation, unitId),
        ];
        const expected = [byPerson && mayAtAll && inProvince, byPerson && mayAtAll && inOwn];
        if (seen.join() !== expected.join())
          wrong.push(`${operation.name} at ${unitId}: ${seen}, not ${expected}`);
      }
    expect(wrong).toEqual([]);
  });

  describe('that serve no more', () => {
    const dead = async (headers: Record<string, string>) => {
      const open = [];
      for (const operation of rest)
        if (operation.access.by !== 'anyone' && (await isLetIn(headers, operation, own)))
          open.push(operation.name);
      return open;
    };

    it('after their last day', async () => {
      const { headers } = await aKey(own, { expiresOn: today });
      expect((await dead(headers)).length).toBeGreaterThan(0);
      office.now = new Date(office.now.getTime() + 86_400_000);
      expect(await dead(headers)).toEqual([]);
      office.now = new Date(office.now.getTime() - 86_400_000);
    });

    it('once revoked', async () => {
      const { id, headers } = await aKey(own);
      await person.call(account.revokeToken, { tokenId: id });
      expect(await dead(headers)).toEqual([]);
    });

    it('of a person who was shut out', async () => {
      const leaver = await office.aPerson({ role: 'unitAdministrator', unitId: own, reach: 'below' });
      const { headers } = await aKey(own, {}, leaver);
      expect((await dead(headers)).length).toBeGreaterThan(0);
      const asks = { fullName: 'Người Ra', email: null, phone: null, active: false };
      await person.call(changePerson, { unitId: own, personId: leaver.id, version: 1, ...asks });
      expect(await dead(headers)).toEqual([]);
    });

    it('of a person whose post has ended: only what is open to all who are known stays', async () => {
      const leaver = await office.aPerson({
        role: 'unitAdministrator',
        unitId: own,
        reach: 'below',
        to: today,
      });
      const { headers } = await aKey(own, {}, leaver);
      office.now = new Date(office.now.getTime() + 86_400_000);
      const open = rest
        .filter(({ name, access }) => access.by === 'post' && name !== '')
        .map(({ name }) => name);
      expect((await dead(headers)).filter((name) => open.includes(name))).toEqual([]);
      office.now = new Date(office.now.getTime() - 86_400_000);
    });

    it('changed by one sign', async () => {
      const { headers } = await aKey(own);
      const text = headers.Authorization;
      const other = text.slice(0, -1) + (text.endsWith('A') ? 'B' : 'A');
      expect(await dead({ Authorization: other })).toEqual([]);
      const client = createClient({
        headers: { Authorization: text, Cookie: person.cookie },
        fetch: office.fetch,
      });
      expect((await client(account.whoAmI, {})).result.person?.id).toBe(person.id);
    });
  });
});
