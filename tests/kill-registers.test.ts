import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { verifyDocuments } from '../src/areas/documents/verify-documents.ts';
import { loadDemo } from '../src/areas/installation/demo-data.ts';
import { verifyPlans } from '../src/areas/plans/verify-plans.ts';
import { verifyReports } from '../src/areas/reports/verify-reports.ts';
import { faultsOfChains } from './chains.ts';
import { momentsOf, onEveryPlace, type Place } from './kills.ts';
import { clientWith, signInAt, startProgram } from './program.ts';
import {
  type As,
  beginTelling,
  groundOf,
  type Role,
  settleTelling,
  type Tally,
  type Telling,
  tallied,
  tell,
  wrongInLog,
  wrongTellings,
} from './stories.ts';
import { documentStories, openRegisters } from './stories-documents.ts';
import { planStories } from './stories-plans.ts';
import { reportStory } from './stories-reports.ts';

/** The kills themselves are those of kill.test, which has more of them. */
const kills = Number(process.env.MOTSO_KILLS ?? 8);
const { password } = loadDemo();
const logins: Record<Role, string> = {
  clerk: 'bao.bentrang',
  leader: 'nghia.bentrang',
  officer: 'an.bentrang',
  administrator: 'khoa.bentrang',
  manager: 'ha.noivu',
  above: 'lap.tinh',
};

async function beginAll(as: As): Promise<Telling[]> {
  const ground = await groundOf(as, new Date());
  const opened = await openRegisters(as('administrator'), ground.unitId);
  return [
    ...(await documentStories(ground, opened)),
    ...planStories(ground),
    await reportStory(as, ground, opened),
  ].map(beginTelling);
}

/** So much is waited for in every second round that each story comes to its end, whatever the machine does. */
const waitedFor = ({ story }: Telling) => Math.ceil(story.steps.length / Math.ceil(kills / 2));

function testKills(name: string, place: () => Promise<Place>): void {
  it(`${name}: ${kills} kills lose no deed of documents, plans and reports that was acknowledged, and leave no half`, async () => {
    const { environment, open } = await place();
    const moments = momentsOf(`kill-registers.test ${name}`, kills);
    const strange: unknown[] = [];
    const tally: Tally = new Map();
    const begun = new Date();
    let program = startProgram(environment, ['--demo']);
    const cookies = new Map<Role, string>();
    for (const [role, login] of Object.entries(logins))
      cookies.set(role as Role, await signInAt(await program.address, { login, password, fullName: login }));
    const asAt =
      (address: string): As =>
      (role) =>
        tallied(tally, clientWith(address, cookies.get(role)!));
    const tellings = await beginAll(asAt(await program.address));
    for (const [round, moment] of moments.entries()) {
      const as = asAt(await program.address);
      let isOver = false;
      const telling = Promise.all(tellings.map((one) => tell(one, as, strange))).then(() => {
        isOver = true;
      });
      // The first answers of a new process are slow.
      const before = tellings.map(({ done }) => done);
      const isWaiting = () => tellings.some((one, at) => one.done < before[at]! + waitedFor(one));
      while (round % 2 === 0 && isWaiting() && !isOver) await pause(5);
      await pause(moment);
      await program.kill();
      await telling;
      expect(strange).toEqual([]);
      program = startProgram(environment, ['--demo']);
    }
    const as = asAt(await program.address);
    for (const one of tellings) await settleTelling(one, as);
    expect(await program.stop()).toBe(0);
    const told = tellings.map(({ story, done }) => `${done} of ${story.name}`);
    console.info(`kill-registers.test ${name}: acknowledged ${told.join(', ')}`);
    for (const { story, done } of tellings)
      expect(done, story.name).toBeGreaterThanOrEqual(story.steps.length);
    const database = await open();
    try {
      expect(await wrongTellings(database, tellings)).toEqual([]);
      expect(await wrongInLog(database, tally, begun)).toEqual([]);
      expect(await verifyPlans(database.db)).toEqual([]);
      expect(await verifyDocuments(database.db)).toEqual([]);
      expect(await verifyReports(database.db)).toEqual([]);
      expect(await faultsOfChains(database)).toEqual([]);
    } finally {
      await database.close();
    }
  }, 900_000);
}

onEveryPlace('the server killed while documents, plans and reports are worked on', 'demo', testKills);
