import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import {
  draftDocument,
  issueDocument,
  recordDocument,
  signDocument,
} from '../src/areas/documents/contract.ts';
import { openRegister } from '../src/areas/documents/contract-registers.ts';
import { verifyDocuments } from '../src/areas/documents/verify-documents.ts';
import { loadDemo } from '../src/areas/installation/demo-data.ts';
import { whoAmI } from '../src/areas/people/contract.ts';
import { addTasks, createPlan } from '../src/areas/plans/contract.ts';
import { confirmTasks, giveTasks, handDownTask, reopenTask } from '../src/areas/plans/contract-giving.ts';
import { addEvidence, reportDone, reportProgress } from '../src/areas/plans/contract-tasks.ts';
import { verifyPlans } from '../src/areas/plans/verify-plans.ts';
import type { Client } from '../src/base/call.ts';
import type { Database } from '../src/base/database/database.ts';
import { uuidv7 } from '../src/base/id.ts';
import { dayOf } from '../src/base/plain-date.ts';
import { faultsOfChains } from './chains.ts';
import { momentsOf, onEveryPlace, type Place } from './kills.ts';
import { clientWith, signInAt, startProgram } from './program.ts';
import { type Repeater, repeat, settleRepeater, wrongRepeaters } from './repeaters.ts';
import { aTask } from './tasks.ts';

/** The kills themselves are those of kill.test, which has more of them. */
const kills = Number(process.env.MOTSO_KILLS ?? 8);
const { password } = loadDemo();
const leader = 'nghia.bentrang';
const officer = 'an.bentrang';
const upper = 'lap.tinh';
const clerk = 'bao.bentrang';
const administrator = 'khoa.bentrang';

type Kind = Omit<Repeater, 'done' | 'isSent'>;
type Db = Database['db'];

const counted = async (db: Db, asked: ReturnType<typeof sql>): Promise<number> => {
  const { rows } = await asked.execute(db);
  return Number((rows as { counted: unknown }[])[0]?.counted ?? 0);
};
const today = () => dayOf(new Date());
const task = () => aTask({ dueOn: null, personPrinted: 'Công chức Văn phòng' });

/** Deeds that build on nothing but their own: tasks given, handed down, added to a plan, worked on, proved, done and reopened. */
async function repeatersIn(as: (login: string) => Client): Promise<Repeater[]> {
  const unitId = await unitOf(as(leader), 'leader');
  const provinceId = await unitOf(as(upper), 'leader');
  const given = async (login: string, unit: string) => {
    const one = task();
    await as(login)(giveTasks, { unitId: unit, givenOn: today(), tasks: [one] });
    return one.id;
  };
  const planId = uuidv7();
  const head = { kind: 'reform' as const, year: 2040, name: 'Kế hoạch năm 2040' };
  await as(officer)(createPlan, { unitId, id: planId, ...head });
  const all = [
    giving(unitId),
    filling(unitId, planId),
    working(unitId, await given(leader, unitId)),
    finishing(unitId, await given(leader, unitId)),
    proving(unitId, await given(leader, unitId)),
    await handing(provinceId, unitId, () => given(upper, provinceId)),
    ...(await ofDocuments(as)),
  ];
  return all.map((each) => ({ ...each, done: 0, isSent: false }));
}

function giving(unitId: string): Kind {
  const sent: ReturnType<typeof task>[] = [];
  return {
    name: giveTasks.name,
    login: leader,
    send: (call, before) => {
      sent[before] ??= { ...task(), title: 'Việc giao đi giao lại' };
      return call(giveTasks, { unitId, givenOn: today(), tasks: [sent[before]!] });
    },
    count: (db) =>
      counted(db, sql`select count(*) as counted from task where title = 'Việc giao đi giao lại'`),
  };
}

function filling(unitId: string, planId: string): Kind {
  const sent: ReturnType<typeof task>[][] = [];
  return {
    name: addTasks.name,
    login: officer,
    send: (call, before) => {
      sent[before] ??= [task(), task()];
      return call(addTasks, { unitId, planId, tasks: sent[before]! });
    },
    told: (done) => done * 2,
    count: (db) => counted(db, sql`select count(*) as counted from task where plan_id = ${planId}`),
  };
}

const deedsOf = (taskId: string) => (db: Db) =>
  counted(db, sql`select last_action - 1 as counted from task where id = ${taskId}`);

function working(unitId: string, taskId: string): Kind {
  return {
    name: reportProgress.name,
    login: officer,
    send: (call, before) =>
      call(reportProgress, {
        ...{ unitId, taskId, version: before + 1, progress: before % 100, note: `Lần thứ ${before + 1}` },
      }),
    count: deedsOf(taskId),
  };
}

/** Reported, confirmed, reopened, and so on. */
function finishing(unitId: string, taskId: string): Kind {
  const one = { giverId: unitId, unitId, taskId };
  const reason = 'Chưa đạt yêu cầu';
  return {
    name: `${reportDone.name}, ${confirmTasks.name}, ${reopenTask.name}`,
    login: leader,
    send: (call, before) => {
      const version = before + 1;
      const said = { unitId, taskId, version, doneOn: today(), withoutEvidence: reason };
      if (before % 3 === 0) return call(reportDone, said);
      if (before % 3 === 1)
        return call(confirmTasks, { giverId: unitId, tasks: [{ unitId, taskId, version }] });
      return call(reopenTask, { ...one, version, reason });
    },
    count: deedsOf(taskId),
  };
}

function proving(unitId: string, taskId: string): Kind {
  const ids: string[] = [];
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  return {
    name: addEvidence.name,
    login: officer,
    send: (call, before) => {
      ids[before] ??= uuidv7();
      const file = { name: 'anh.png', content: png };
      return call(addEvidence, { unitId, taskId, id: ids[before]!, title: 'Ảnh', file });
    },
    count: (db) =>
      counted(
        db,
        sql`select count(*) as counted from task_evidence e
          join stored_file f on f.unit_id = e.unit_id and f.id = e.file_id where e.task_id = ${taskId}`,
      ),
  };
}

async function handing(provinceId: string, receiverId: string, given: () => Promise<string>): Promise<Kind> {
  const above = await Promise.all(Array.from({ length: 200 }, given));
  const ids = above.map(() => uuidv7());
  return {
    name: handDownTask.name,
    login: upper,
    send: (call, before) => {
      const place = before % above.length;
      const to = [{ receiverId, id: ids[place]!, dueOn: '2199-01-01' }];
      return call(handDownTask, { unitId: provinceId, taskId: above[place]!, to });
    },
    told: (done) => Math.min(done, above.length),
    count: (db) =>
      counted(
        db,
        sql`select count(*) as counted from task t join task_action a on a.unit_id = t.origin_unit_id
          and a.task_id = t.origin_id and a.kind = 'handedDown' where t.origin_id = any(${above}::uuid[])`,
      ),
  };
}

/** Incoming documents that take the next number, and drafts that are signed and issued. */
async function ofDocuments(as: (login: string) => Client): Promise<Kind[]> {
  const unitId = await unitOf(as(clerk), 'documentClerk');
  const register = async (direction: 'incoming' | 'outgoing') => {
    const id = uuidv7();
    const settings = { numbering: 'here', seriesBy: 'register', legal: false, organ: 'UBND' } as const;
    const rest = { name: `Sổ thử ${direction}`, outsideSystem: null, openedOn: '2026-01-01' };
    await as(administrator)(openRegister, { id, unitId, direction, ...settings, ...rest });
    return id;
  };
  const [incoming, outgoing] = [await register('incoming'), await register('outgoing')];
  const numbered = (registerId: string) => (db: Db) =>
    counted(
      db,
      sql`select count(*) as counted from document where register_id = ${registerId} and number is not null`,
    );
  const received: string[] = [];
  const drafts: string[] = [];
  const hand = { signer: 'Nguyễn Văn Chủ', signerPost: 'Chủ tịch', authority: 'TM' as const };
  return [
    {
      name: recordDocument.name,
      login: clerk,
      send: (call, before) => {
        received[before] ??= uuidv7();
        const from = { issuer: 'Sở Nội vụ', printed: '12/SNV-CCHC', issuedOn: today(), receivedOn: today() };
        const said = { kind: 'CV', subject: 'Đôn đốc báo cáo cải cách hành chính' };
        return call(recordDocument, {
          id: received[before]!,
          unitId,
          registerId: incoming,
          ...said,
          ...from,
        });
      },
      count: numbered(incoming),
    },
    {
      name: `${draftDocument.name}, ${signDocument.name}, ${issueDocument.name}`,
      login: clerk,
      send: (call, before) => {
        const at = Math.floor(before / 3);
        drafts[at] ??= uuidv7();
        const one = { unitId, documentId: drafts[at]! };
        const draft = { id: drafts[at]!, unitId, registerId: outgoing, kind: 'KH', subject: 'Kế hoạch thử' };
        if (before % 3 === 0) return call(draftDocument, draft);
        if (before % 3 === 1) return call(signDocument, { ...one, version: 1, ...hand, signedOn: today() });
        return call(issueDocument, { ...one, version: 2, issuedOn: today(), sentAs: 'paper' });
      },
      count: (db) =>
        counted(
          db,
          sql`select count(*) as counted from document_action a join document d on d.unit_id = a.unit_id and d.id = a.document_id
            where d.register_id = ${outgoing}`,
        ),
    },
  ];
}

async function unitOf(call: Client, role: string): Promise<string> {
  const { person } = (await call(whoAmI, {})).result;
  return person!.posts.find((post) => post.role === role)!.unitId;
}

function testKills(name: string, place: () => Promise<Place>): void {
  it(`${name}: ${kills} kills lose nothing of documents, plans and tasks that was acknowledged, and leave no half`, async () => {
    const { environment, open } = await place();
    const moments = momentsOf(`kill-plans.test ${name}`, kills);
    const strange: unknown[] = [];
    let program = startProgram(environment, ['--demo']);
    const cookies = new Map<string, string>();
    for (const login of [leader, officer, upper, clerk, administrator])
      cookies.set(login, await signInAt(await program.address, { login, password, fullName: login }));
    const asAt = (address: string) => (login: string) => clientWith(address, cookies.get(login)!);
    const repeaters = await repeatersIn(asAt(await program.address));
    for (const [round, moment] of moments.entries()) {
      const as = asAt(await program.address);
      let isOver = false;
      const writing = Promise.all(repeaters.map((one) => repeat(one, as(one.login), strange))).then(() => {
        isOver = true;
      });
      // The first answers of a new process are slow: every second time each of them is waited for.
      const before = repeaters.map(({ done }) => done);
      const isWaiting = () => repeaters.some(({ done }, index) => done <= before[index]!);
      while (round % 2 === 0 && isWaiting() && !isOver) await pause(5);
      await pause(moment);
      await program.kill();
      await writing;
      expect(strange).toEqual([]);
      program = startProgram(environment, ['--demo']);
    }
    const as = asAt(await program.address);
    for (const one of repeaters) await settleRepeater(one, as(one.login));
    expect(await program.stop()).toBe(0);
    const told = repeaters.map(({ done, name: deed }) => `${done} ${deed}`);
    console.info(`kill-plans.test ${name}: acknowledged ${told.join(', ')}`);
    for (const { name: deed, done } of repeaters) expect(done, deed).toBeGreaterThanOrEqual(kills / 2);
    const database = await open();
    try {
      expect(await verifyPlans(database.db)).toEqual([]);
      expect(await verifyDocuments(database.db)).toEqual([]);
      expect(await faultsOfChains(database)).toEqual([]);
      expect(await wrongRepeaters(database.db, repeaters)).toEqual([]);
    } finally {
      await database.close();
    }
  }, 900_000);
}

onEveryPlace('the server killed while documents, plans and tasks are worked on', 'demo', testKills);
