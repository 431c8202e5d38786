import { type RawBuilder, sql } from 'kysely';
import { readReportFile, takeReportFile } from '../src/areas/legacy/contract-import.ts';
import { saveSection } from '../src/areas/reports/contract.ts';
import { excuseReport, liftExcuse } from '../src/areas/reports/contract-campaign.ts';
import { adjustFigure, receiveReports, takeFigures } from '../src/areas/reports/contract-receive.ts';
import { CallFailed, type Client } from '../src/base/call.ts';
import type { Database } from '../src/base/database/database.ts';
import { uuidv7 } from '../src/base/id.ts';
import { fillIn, type Makers, sendReport } from './report-makers.ts';
import { asText, aReport as aWorldReport, soundFigures } from './world.ts';

/** Somebody who does one thing again and again, each time on top of the last. */
export type Repeater = {
  readonly name: string;
  readonly login: string;
  /** The one after so many; sent a second time it changes nothing, whether it says so or refuses. */
  readonly send: (call: Client, before: number) => Promise<unknown>;
  /** How many of them the database tells of. */
  readonly count: (db: Db) => Promise<number>;
  /** How many it must tell of after so many; usually as many. */
  readonly told?: (done: number) => number;
  done: number;
  /** Whether one more was sent that had no answer. */
  isSent: boolean;
};

type Db = Database['db'];
export type Own = { readonly unitId: string; readonly reportId: string };
/** A report of a campaign of its own for each of them, and who does the deeds in it. */
export type Ground = {
  readonly writer: Own & { readonly login: string };
  readonly taker: Own & { readonly login: string };
  readonly excused: Own;
  readonly manager: string;
  readonly province: Own & { readonly login: string };
  readonly below: Own & { readonly number: number };
};

const fromFile = 'plan.tasksDone';
const added = 'documents.directivesIssued';

/** A report of the unit below is sent and received, so that there is something to be taken above. */
export async function receiveOne(
  makers: Makers,
  manager: Client,
  receiverId: string,
  reportId: string,
  date: string,
): Promise<Ground['below']> {
  await fillIn(makers, reportId, { [added]: '3' });
  const number = await sendReport(makers, reportId, '7', date);
  const below = { unitId: makers.unitId, reportId, number };
  await manager(receiveReports, { receiverId, reports: [below] });
  return below;
}

/** Those whose deeds build on nothing but their own: text, figures from a file, what is excused, taken and adjusted. */
export async function repeatersOn(ground: Ground, as: (login: string) => Client): Promise<Repeater[]> {
  const all = [
    writing(ground),
    await takingFromFile(ground, as),
    excusing(ground),
    takingFigures(ground),
    adjusting(ground),
  ];
  return all.map((each) => ({ ...each, done: 0, isSent: false }));
}

type Kind = Omit<Repeater, 'done' | 'isSent'>;

function writing({ writer: { login, ...own } }: Ground): Kind {
  const textOf = (done: number) => `Lần viết thứ ${done}.`;
  return {
    name: saveSection.name,
    login,
    send: (call, before) => {
      const content = [
        { type: 'paragraph' as const, content: [{ type: 'text' as const, text: textOf(before + 1) }] },
      ];
      return call(saveSection, { ...own, section: 'direction.plan', version: before, content });
    },
    count: (db) =>
      counted(
        db,
        sql`select max(version) as counted from report_section
          where report_id = ${own.reportId} and content::text like '%Lần viết thứ ' || version || '.%'`,
      ),
  };
}

async function takingFromFile({ taker }: Ground, as: (login: string) => Client): Promise<Kind> {
  const { login, ...own } = taker;
  const fileId = uuidv7();
  const content = Buffer.from(asText(aWorldReport({ ...soundFigures, [fromFile]: '7' }))).toString('base64');
  await as(login)(readReportFile, { ...own, fileId, name: 'cu.txt', content });
  return {
    name: takeReportFile.name,
    login,
    send: async (call, before) => {
      const cells = [{ indicator: fromFile, typed: String(before + 1), version: before }];
      const asked = { ...own, fileId, cells, sections: [], isMeant: true };
      const { left } = (await call(takeReportFile, asked)).result;
      // What somebody has written since is left as it is: here it can only have been the same.
      if (left.length > 0) throw new CallFailed(409, { code: 'left', message: left[0]!.why, issues: [] });
    },
    count: (db) =>
      counted(
        db,
        sql`select max(version) as counted from report_value
          where report_id = ${own.reportId} and indicator = ${fromFile} and value = version::text`,
      ),
  };
}

function excusing({ excused, manager }: Ground): Kind {
  return {
    name: `${excuseReport.name}, ${liftExcuse.name}`,
    login: manager,
    send: (call, before) => {
      const reason = 'Đơn vị chưa đi vào hoạt động';
      return call(before % 2 === 0 ? excuseReport : liftExcuse, { ...excused, reason });
    },
    count: (db) =>
      counted(db, sql`select count(*) as counted from report_action where report_id = ${excused.reportId}`),
  };
}

function takingFigures({ province: { login, ...own }, below }: Ground): Kind {
  return {
    name: takeFigures.name,
    login,
    send: (call) => call(takeFigures, { ...own, children: [below] }),
    // The same version taken once more is taken once.
    told: (done) => Math.min(done, 1),
    count: (db) =>
      counted(db, sql`select count(*) as counted from report_taken where report_id = ${own.reportId}`),
  };
}

function adjusting({ province: { login, ...own } }: Ground): Kind {
  const ids: string[] = [];
  return {
    name: adjustFigure.name,
    login,
    send: (call, before) => {
      ids[before] ??= uuidv7();
      const reason = 'Đối chiếu lại với sổ theo dõi';
      return call(adjustFigure, { ...own, id: ids[before], indicator: added, amount: '1', reason });
    },
    count: (db) =>
      counted(db, sql`select count(*) as counted from report_adjustment where report_id = ${own.reportId}`),
  };
}

async function counted(db: Db, asked: RawBuilder<unknown>): Promise<number> {
  const { rows } = await asked.execute(db);
  return Number((rows as { counted: unknown }[])[0]?.counted ?? 0);
}

/** Does it again and again until the server is gone. What had no answer is sent again first: it may have been done. */
export async function repeat(repeater: Repeater, call: Client, strange: unknown[]): Promise<void> {
  try {
    await settleRepeater(repeater, call);
    for (;;) {
      repeater.isSent = true;
      await repeater.send(call, repeater.done);
      repeater.isSent = false;
      repeater.done += 1;
    }
  } catch (error) {
    if (error instanceof CallFailed && error.status === 0) return;
    strange.push(error instanceof CallFailed ? [repeater.name, repeater.done, error.refused] : error);
  }
}

export async function settleRepeater(repeater: Repeater, call: Client): Promise<void> {
  if (!repeater.isSent) return;
  await repeater.send(call, repeater.done).catch((error: unknown) => {
    if (!(error instanceof CallFailed) || error.status === 0) throw error;
  });
  repeater.isSent = false;
  repeater.done += 1;
}

/** Of whom the database tells something else than what was acknowledged. */
export async function wrongRepeaters(db: Db, all: readonly Repeater[]): Promise<unknown[]> {
  const wrong: unknown[] = [];
  for (const { name, done, count, told = (times: number) => times } of all) {
    const there = await count(db);
    if (there !== told(done)) wrong.push({ name, there, wanted: told(done) });
  }
  return wrong;
}
