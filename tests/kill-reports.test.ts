import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { loadDemo } from '../src/areas/installation/demo-data.ts';
import { whoAmI } from '../src/areas/people/contract.ts';
import { closeReport, getReport, saveCells, signReport } from '../src/areas/reports/contract.ts';
import { listOwed, openCampaign, proposeCampaign } from '../src/areas/reports/contract-campaign.ts';
import { correctReport, proposeCorrection } from '../src/areas/reports/contract-correct.ts';
import { receiveReports, returnReports } from '../src/areas/reports/contract-receive.ts';
import { Frozen, figuresIn } from '../src/areas/reports/frozen.ts';
import { verifyReports } from '../src/areas/reports/verify-reports.ts';
import { CallFailed, type Client } from '../src/base/call.ts';
import type { Database } from '../src/base/database/database.ts';
import { uuidv7 } from '../src/base/id.ts';
import { faultsOfChains } from './chains.ts';
import { answered, momentsOf, onEveryPlace, type Place } from './kills.ts';
import { clientWith, signInAt, startProgram } from './program.ts';
import {
  type Ground,
  type Own,
  receiveOne,
  repeat,
  repeatersOn,
  settleRepeater,
  wrongRepeaters,
} from './repeaters.ts';
import { correctionHead, paperHead, signSeen } from './report-makers.ts';

/** The kills themselves are those of kill.test, which has more of them. */
const kills = Number(process.env.MOTSO_KILLS ?? 15);
const campaigns = 6;
/** In ten rounds of 15 this is more than twice the life of a report for each of the units. */
const answersWaitedFor = 12;
const indicator = 'documents.directivesIssued';
const { password } = loadDemo();
const manager = 'ha.noivu';
const provinceOfficer = 'nhan.vanphong';
const makers = [
  { officer: 'an.bentrang', leader: 'nghia.bentrang' },
  { officer: 'phuong.tuongvi', leader: 'tai.tuongvi' },
  { officer: 'xuan.luytre', leader: 'cuong.luytre' },
  { officer: 'son.suoingan', leader: 'tam.suoingan' },
];

/** What a report goes through; after it the next one, and with the last one corrections without end. */
const life = [
  ...['fill', 'save', 'save', 'close', 'sign', 'return', 'save', 'close', 'sign', 'receive'],
  ...['propose', 'correct', 'receive', 'propose', 'correct', 'receive'],
] as Kind[];
type Kind = 'fill' | 'save' | 'close' | 'sign' | 'return' | 'receive' | 'propose' | 'correct';
/** `figure`: what the cell holds after it. `version`: of the cell before it. `signed`: how many versions lie signed before it. */
type Deed = {
  readonly kind: Kind;
  readonly report: number;
  readonly figure: number;
  readonly version: number;
  readonly signed: number;
};
/** What one unit has done so far, and what it sent last and had no answer to. */
type Writer = {
  readonly officer: string;
  readonly leader: string;
  /** The leader's name, as it stands on the paper. */
  readonly signer: string;
  readonly unitId: string;
  readonly reports: readonly string[];
  readonly done: Deed[];
  sent: Deed | null;
};
type Work = {
  readonly provinceId: string;
  readonly closing: string;
  readonly cells: readonly string[];
  readonly as: (login: string) => Client;
};

function nextOf({ done, reports }: Writer): Deed {
  const last = done.at(-1) ?? { kind: 'fill', report: -1, figure: 0, version: 0, signed: 0 };
  const inReport = done.filter(({ report }) => report === last.report).length;
  const isThrough = last.report < 0 || (inReport >= life.length && last.report < reports.length - 1);
  if (isThrough) return { kind: 'fill', report: last.report + 1, figure: 1, version: 0, signed: 0 };
  const after = { receive: 'propose', propose: 'correct' } as Partial<Record<Kind, Kind>>;
  const kind = life[inReport] ?? after[last.kind] ?? 'receive';
  const isNew = kind === 'save' || kind === 'propose';
  return {
    kind,
    report: last.report,
    figure: last.figure + (isNew ? 1 : 0),
    version: last.version + (last.kind === 'fill' || last.kind === 'save' ? 1 : 0),
    signed: last.signed + (last.kind === 'sign' || last.kind === 'correct' ? 1 : 0),
  };
}

function send(work: Work, writer: Writer, deed: Deed): Promise<unknown> {
  const { as, provinceId: receiverId, closing: date } = work;
  const { officer, leader, signer, unitId } = writer;
  const own = { unitId, reportId: writer.reports[deed.report]! };
  const reports = [{ ...own, number: deed.signed }];
  const typed = { indicator, typed: String(deed.figure), missing: null };
  const reasons = [{ indicator, text: 'Đề nghị rà soát lại số này' }];
  // Where nothing arose is nought, and may have fallen since the year before.
  const none = { typed: '', missing: 'no-data' as const, note: null, version: 0 };
  const others = work.cells.filter((one) => one !== indicator).map((one) => ({ ...none, indicator: one }));
  const cell = { ...typed, note: null, version: deed.version };
  const proposal = actionsOf(writer.done, deed.report).length;
  const ways: Record<Kind, () => Promise<unknown>> = {
    fill: () => as(officer)(saveCells, { ...own, cells: [cell, ...others] }).then(allKept),
    save: () => as(officer)(saveCells, { ...own, cells: [cell] }).then(allKept),
    close: () => as(officer)(closeReport, { ...own, restEmpty: true }),
    sign: () => signSeen(as(leader), { ...own, ...paperHead(date), signer }),
    return: () => as(manager)(returnReports, { receiverId, reports, reasons }),
    receive: () => as(manager)(receiveReports, { receiverId, reports }),
    propose: () => as(officer)(proposeCorrection, { ...own, reason: 'Đếm sót một văn bản', cells: [typed] }),
    correct: () => as(leader)(correctReport, { ...own, proposal, ...correctionHead(date, proposal), signer }),
  };
  return ways[deed.kind]();
}

function allKept({ result }: { result: { conflicts: readonly unknown[]; refused: readonly unknown[] } }) {
  if (result.conflicts.length + result.refused.length > 0) throw new Error(JSON.stringify(result));
}

/** Sends one deed after the other until the server is gone. */
async function write(work: Work, writer: Writer, strange: unknown[]): Promise<void> {
  try {
    await settle(work, writer);
    for (;;) {
      writer.sent = nextOf(writer);
      await send(work, writer, writer.sent);
      writer.done.push(writer.sent);
      writer.sent = null;
    }
  } catch (error) {
    if (error instanceof CallFailed && error.status === 0) return;
    strange.push(error instanceof CallFailed ? [writer.sent, error.refused] : error);
  }
}

/** What had no answer was done in whole or not at all: the report tells, and what was not is sent again. Figures are sent again anyway. */
async function settle(work: Work, writer: Writer): Promise<void> {
  const { sent, done, officer, unitId, reports } = writer;
  if (sent === null) return;
  const own = { unitId, reportId: reports[sent.report]! };
  const { actions } = (await work.as(officer)(getReport, own)).result;
  const before = actionsOf(done, sent.report).length;
  const isFigure = sent.kind === 'fill' || sent.kind === 'save';
  if (isFigure || actions.length === before) await send(work, writer, sent);
  else if (actions.length !== before + 1) throw new Error(`${actions.length} actions after ${before}`);
  done.push(sent);
  writer.sent = null;
}

const actions = {
  fill: ['begun'],
  save: [],
  close: ['closed'],
  sign: ['signed'],
  return: ['returned'],
  receive: ['received'],
  propose: ['correctionProposed'],
  correct: ['corrected'],
} as const satisfies Record<Kind, readonly string[]>;
const actionsOf = (done: readonly Deed[], report: number): string[] =>
  done.filter((deed) => deed.report === report).flatMap(({ kind }) => actions[kind]);
const operations: Record<Kind, string> = {
  fill: saveCells.name,
  save: saveCells.name,
  close: closeReport.name,
  sign: signReport.name,
  return: returnReports.name,
  receive: receiveReports.name,
  propose: proposeCorrection.name,
  correct: correctReport.name,
};

/** Everything that is wrong with what lies in the database. */
async function wrongIn(database: Database, all: readonly Writer[]): Promise<unknown[]> {
  const wrong: unknown[] = [];
  for (const writer of all)
    for (const [report, reportId] of writer.reports.entries())
      wrong.push(...(await wrongReport(database, writer, report, reportId)));
  return [...wrong, ...(await verifyReports(database.db)), ...(await faultsOfChains(database))];
}

/** Each acknowledged deed is there and in the log, once; and nothing that was not sent. */
async function wrongReport(
  { db }: Database,
  { done }: Writer,
  report: number,
  id: string,
): Promise<unknown[]> {
  const deeds = done.filter((deed) => deed.report === report);
  const kinds = await db
    .selectFrom('report_action')
    .select('kind')
    .where('report_id', '=', id)
    .orderBy('number')
    .execute();
  const cell = await db
    .selectFrom('report_value')
    .select(['value', 'version'])
    .where('report_id', '=', id)
    .where('indicator', '=', indicator)
    .executeTakeFirst();
  const versions = await db
    .selectFrom('report_version')
    .select('content')
    .where('report_id', '=', id)
    .orderBy('number')
    .execute();
  const { rows: logged } = await sql<{ operation: string }>`
    select operation from audit_entry
    where outcome = 'done' and operation <> ${getReport.name} and ${`report:${id}`} = any(objects)`.execute(
    db,
  );
  const saved = deeds.filter(({ kind }) => kind === 'fill' || kind === 'save');
  const there = {
    kinds: kinds.map(({ kind }) => kind),
    cell: cell ?? null,
    versions: versions.map(({ content }) => figureIn(content)),
    logged: logged.map(({ operation }) => operation).sort(),
  };
  const last = saved.at(-1);
  const wanted = {
    kinds: actionsOf(done, report),
    cell: last === undefined ? null : { value: String(last.figure), version: last.version + 1 },
    versions: deeds
      .filter(({ kind }) => kind === 'sign' || kind === 'correct')
      .map(({ figure }) => String(figure)),
    logged: deeds.map(({ kind }) => operations[kind]).sort(),
  };
  return JSON.stringify(there) === JSON.stringify(wanted) ? [] : [{ there, wanted }];
}

const figureIn = (content: string) =>
  figuresIn(Frozen.parse(JSON.parse(content))).find((one) => one.indicator === indicator)?.value;

/** Everybody signed in: their cookies outlive the program. */
async function signAllIn(address: string): Promise<ReadonlyMap<string, string>> {
  const logins = [manager, provinceOfficer, ...makers.flatMap(({ officer, leader }) => [officer, leader])];
  const cookies = new Map<string, string>();
  for (const login of logins)
    cookies.set(login, await signInAt(address, { login, password, fullName: login }));
  return cookies;
}

/** Quarters that are asked for again and again, and what there is to fill in them. */
async function askFor(as: Work['as']): Promise<{ work: Omit<Work, 'as'>; all: Writer[]; ground: Ground }> {
  const provinceId = await unitOf(as(manager), 'campaignManager');
  const asked = { unitId: provinceId, kind: 'quarter' as const, year: 2026, quarter: 1 };
  const { title, decision, levels: proposed } = (await as(manager)(proposeCampaign, asked)).result;
  const levels = proposed.map(({ units: _, ...level }) => ({ ...level, lockOn: '2199-01-01' }));
  const commune = levels.find(({ level }) => level === 'commune')!;
  const ids = Array.from({ length: campaigns }, () => uuidv7());
  const repeated = uuidv7();
  // No unit is asked for one period twice, and the trial has campaigns of its own.
  for (const [index, id] of ids.entries())
    await as(manager)(openCampaign, { ...asked, title, decision, levels: [commune], id, year: 2040 + index });
  await as(manager)(openCampaign, { ...asked, title, decision, levels, id: repeated, year: 2039 });
  const all: Writer[] = [];
  const others: Own[] = [];
  for (const { officer, leader } of makers) {
    const unitId = await unitOf(as(officer), 'reportingOfficer');
    const { reports } = (await as(officer)(listOwed, { unitId, size: 100 })).result;
    const reportIn = (id: string) => reports.find(({ campaignId }) => campaignId === id)!.id;
    const signer = (await as(leader)(whoAmI, {})).result.person!.fullName;
    all.push({ officer, leader, signer, unitId, reports: ids.map(reportIn), done: [], sent: null });
    others.push({ unitId, reportId: reportIn(repeated) });
  }
  const { officer, unitId, reports } = all[0]!;
  const { cells } = (await as(officer)(getReport, { unitId, reportId: reports[0]! })).result;
  const editable = cells.filter((cell) => cell.editable).map((cell) => cell.indicator);
  const work = { provinceId, closing: commune.to, cells: editable };
  return { work, all, ground: await groundOf(as, work, repeated, others) };
}

/** One unit's text is written, another takes from a file, the third is excused, the fourth has sent what the province takes. */
async function groundOf(
  as: Work['as'],
  { provinceId, closing }: Pick<Work, 'provinceId' | 'closing'>,
  campaignId: string,
  [writer, taker, excused, sender]: readonly Own[],
): Promise<Ground> {
  const { officer, leader } = makers[3]!;
  const senders = { unitId: sender!.unitId, officer: as(officer), leader: as(leader) };
  const below = await receiveOne(senders, as(manager), provinceId, sender!.reportId, closing);
  const { reports } = (await as(provinceOfficer)(listOwed, { unitId: provinceId, size: 100 })).result;
  const reportId = reports.find((report) => report.campaignId === campaignId)!.id;
  return {
    writer: { ...writer!, login: makers[0]!.officer },
    taker: { ...taker!, login: makers[1]!.officer },
    excused: excused!,
    manager,
    province: { unitId: provinceId, reportId, login: provinceOfficer },
    below,
  };
}

async function unitOf(call: Client, role: string): Promise<string> {
  const { person } = (await call(whoAmI, {})).result;
  return person!.posts.find((post) => post.role === role)!.unitId;
}

function testKills(name: string, place: () => Promise<Place>): void {
  it(`${name}: ${kills} kills lose no figure, signature, receipt or correction that was acknowledged, and leave no half`, async () => {
    const { environment, open } = await place();
    const moments = momentsOf(`kill-reports.test ${name}`, kills);
    const strange: unknown[] = [];
    let program = startProgram(environment, ['--demo']);
    const cookies = await signAllIn(await program.address);
    const asAt = (address: string) => (login: string) => clientWith(address, cookies.get(login)!);
    const asFirst = asAt(await program.address);
    const { work, all, ground } = await askFor(asFirst);
    const repeaters = await repeatersOn(ground, asFirst);
    for (const [round, moment] of moments.entries()) {
      const now = { ...work, as: asAt(await program.address) };
      let isOver = false;
      const writing = Promise.all([
        ...all.map((writer) => write(now, writer, strange)),
        ...repeaters.map((repeater) => repeat(repeater, now.as(repeater.login), strange)),
      ]).then(() => {
        isOver = true;
      });
      // So much is waited for that one of them goes through the whole life of a report; each third time for nothing.
      if (round % 3 < 2) await answered(all, answersWaitedFor, () => isOver);
      await pause(moment);
      await program.kill();
      await writing;
      expect(strange).toEqual([]);
      program = startProgram(environment, ['--demo']);
    }
    const last = { ...work, as: asAt(await program.address) };
    for (const writer of all) await settle(last, writer);
    for (const repeater of repeaters) await settleRepeater(repeater, last.as(repeater.login));
    expect(await program.stop()).toBe(0);
    const acknowledged = all.flatMap(({ done }) => done);
    const counts = Object.groupBy(acknowledged, ({ kind }) => kind);
    const told = [
      ...Object.entries(counts).map(([kind, deeds]) => `${deeds.length} ${kind}`),
      ...repeaters.map(({ done, name }) => `${done} ${name}`),
    ];
    console.info(`kill-reports.test ${name}: acknowledged ${told.join(', ')}`);
    expect(new Set(acknowledged.map(({ kind }) => kind))).toEqual(new Set(life));
    for (const { name, done } of repeaters) expect(done, name).toBeGreaterThan(1);
    const database = await open();
    try {
      expect(await wrongIn(database, all)).toEqual([]);
      expect(await wrongRepeaters(database.db, repeaters)).toEqual([]);
    } finally {
      await database.close();
    }
  }, 1_800_000);
}

onEveryPlace('the server killed while reports are made', 'demo', testKills);
