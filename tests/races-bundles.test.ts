import { afterAll, beforeAll, expect, it } from 'vitest';
import { receiveReports, returnReports } from '../src/areas/reports/contract-receive.ts';
import { registerBundles } from '../src/areas/reports/out/bundle.ts';
import { exportBundle, exportPaper, listBundles, makeBundle } from '../src/areas/reports/out/contract.ts';
import { verifyReports } from '../src/areas/reports/verify-reports.ts';
import { urlOf } from '../src/base/call.ts';
import { sha256Of } from '../src/base/files.ts';
import { uuidv7 } from '../src/base/id.ts';
import type { InputOf, Operation } from '../src/base/operation.ts';
import { openZip } from '../src/formats/zip.ts';
import { faultsOfChains } from './chains.ts';
import { onEveryDatabase } from './database.ts';
import { type Office, openOffice, type Person } from './office.ts';
import { atOnce, caughtJobs } from './races.ts';
import { correctBy, openReporting, type Reporting, type Sent, type Staffed } from './reporting.ts';

const today = '2026-06-15';
const indicator = 'documents.directivesIssued';
const rounds = 3;
/** One commune more has sent its report, which is not received. */
const packed = 4;

onEveryDatabase('bundles, asked for and made while reports change', (open) => {
  let office: Office;
  let reporting: Reporting;
  let campaign: { readonly unitId: string; readonly campaignId: string };
  /** The newest version of each commune's report. */
  const sent: Sent[] = [];

  beforeAll(async () => {
    office = await openOffice(await open(), today);
    reporting = await openReporting(office, packed + 1);
    campaign = {
      unitId: reporting.province.unitId,
      campaignId: await reporting.open('quarter', 2026, 1),
    };
    for (const [index, commune] of reporting.communes.entries())
      sent.push(await reporting.send(commune, campaign.campaignId, { [indicator]: String(index + 1) }));
    await reporting.receive(sent.slice(0, packed));
    await office.jobs.start();
  }, 180_000);
  afterAll(() => office?.jobs.stop());

  const ask = async (id: string) => (await reporting.manager.call(makeBundle, { ...campaign, id })).result;
  const bundles = async () => (await reporting.manager.call(listBundles, campaign)).result.bundles;
  const ready = (id: string) =>
    expect
      .poll(async () => (await bundles()).find((one) => one.id === id)?.state, {
        timeout: 100_000,
        interval: 100,
      })
      .toBe('ready');
  const correct = async (index: number) => {
    const { unitId, reportId, number } = sent[index]!;
    const { officer, leader } = reporting.communes[index]!;
    const cells = [{ indicator, typed: String(number * 100 + index), missing: null }];
    const own = { unitId, reportId, reason: 'Đếm sót một văn bản', date: today, cells };
    const { result } = await correctBy(officer.call, leader.call, own);
    sent[index] = { unitId, reportId, number: result.number };
  };
  const receive = (reports: readonly Sent[]) =>
    reporting.province.leader.call(receiveReports, {
      receiverId: campaign.unitId,
      reports: [...reports],
    });
  const returnLast = () => {
    const reasons = [{ indicator, text: 'Đề nghị rà soát lại số này' }];
    const returned = { receiverId: campaign.unitId, reports: [sent.at(-1)!], reasons };
    return reporting.province.leader.call(returnReports, returned);
  };

  async function fileOf<O extends Operation>(person: Person, operation: O, input: InputOf<O>) {
    const response = await office.fetch(urlOf(operation, input), { headers: { Cookie: person.cookie } });
    expect(response.status).toBe(200);
    return new Uint8Array(await response.arrayBuffer());
  }
  /** Which version of each report lies in it; fails where a file of it is not the paper of that version. */
  async function versionsIn(id: string): Promise<number[]> {
    const zip = await openZip(
      await fileOf(reporting.manager, exportBundle, { unitId: campaign.unitId, bundleId: id }),
    );
    expect(zip.names).toHaveLength(2 * packed + 1);
    const versions: number[] = [];
    for (const [index, commune] of reporting.communes.slice(0, packed).entries())
      versions.push(await versionIn(zip, index, commune));
    return versions;
  }
  async function versionIn(zip: Zip, index: number, { leader }: Staffed): Promise<number> {
    const { unitId, reportId, number: newest } = sent[index]!;
    const name = `00${index + 1} Xã Số ${index + 1}`;
    const hashOf = async (format: 'docx' | 'xlsx') =>
      sha256Of((await zip.read(`${name}.${format}`)) ?? new Uint8Array());
    const there = [await hashOf('docx'), await hashOf('xlsx')];
    for (let number = newest; number > 0; number -= 1) {
      const paper = async (format: 'docx' | 'xlsx') =>
        sha256Of(await fileOf(leader, exportPaper, { unitId, reportId, number, format }));
      if ((await paper('docx')) !== there[0]) continue;
      expect(await paper('xlsx')).toBe(there[1]);
      return number;
    }
    throw new Error(`${name} is no version of its report`);
  }

  it('asked for by six at once: one is made, the others are told so', async () => {
    const ids = Array.from({ length: 6 }, () => uuidv7());
    const told = await atOnce(ids.map(ask));
    expect(told.filter((one) => typeof one !== 'string')).toMatchObject([{ total: 4 }]);
    expect(told.filter((one) => typeof one === 'string')).toEqual(Array(5).fill('input-invalid'));
    const won = told.findIndex((one) => typeof one !== 'string');
    await ready(ids[won]!);
    expect((await bundles()).map(({ id }) => id)).toEqual([ids[won]]);
    expect(await versionsIn(ids[won]!)).toEqual([1, 1, 1, 1]);
  });

  it('asked for three times under one id at once: made once, and all are told the same', async () => {
    const id = uuidv7();
    expect(await atOnce([ask(id), ask(id), ask(id)])).toEqual(Array(3).fill({ id, total: 4 }));
    await ready(id);
    expect(await bundles()).toHaveLength(2);
  });

  it(`asked for while two corrections are received together and others come in, ${rounds} times: holds what was received at one moment`, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const before = sent.map(({ number }) => number);
      await correct(0);
      await correct(1);
      const id = uuidv7();
      const [answer] = await atOnce<unknown>([ask(id), receive([sent[0]!, sent[1]!])]);
      expect(answer).toEqual({ id, total: 4 });
      // While it is made: one more is corrected and received, one corrected only, and the one that was not received is returned.
      await correct(2);
      await receive([sent[2]!]);
      await correct(3);
      if (round === 0) await returnLast();
      await ready(id);
      const [first, second, ...others] = await versionsIn(id);
      expect([before[0]!, before[0]! + 1]).toContain(first);
      expect(second! - before[1]!).toBe(first! - before[0]!);
      expect(others).toEqual(before.slice(2, packed));
      await receive([sent[3]!]);
    }
  }, 300_000);

  it('made by three at once, who took each other for dead: kept once, and stays ready', async () => {
    const { database, files } = office;
    const { jobs, workOf } = caughtJobs();
    registerBundles(jobs, { database, files, kind: 'real', clock: () => office.now });
    const id = uuidv7();
    await ask(id);
    const work = workOf('report-bundles');
    await Promise.all([1, 2, 3].map(() => work({ unitId: campaign.unitId, id })));
    await ready(id);
    await expect.poll(async () => (await office.jobs.counts()).waiting, { timeout: 100_000 }).toBe(0);
    const kept = database.db.selectFrom('stored_file').select('id').where('object', '=', `bundle:${id}`);
    expect(await kept.execute()).toHaveLength(1);
    expect((await bundles()).find((one) => one.id === id)).toMatchObject({
      state: 'ready',
      done: 4,
      total: 4,
    });
  });

  it('leave nothing that contradicts itself', async () => {
    expect(await verifyReports(office.database.db)).toEqual([]);
    expect(await faultsOfChains(office.database)).toEqual([]);
    expect(office.troubles).toEqual([]);
  });
});

type Zip = Awaited<ReturnType<typeof openZip>>;
