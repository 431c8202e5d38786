import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { type Asked, aReport } from '../../../tests/campaign.ts';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { openReporting, type Sent, type Staffed } from '../../../tests/reporting.ts';
import { urlOf } from '../../base/call.ts';
import { uuidv7 } from '../../base/id.ts';
import { saveSection } from './contract.ts';
import { addPicture, getPicture, largestPicture } from './contract-pictures.ts';
import { getSent } from './contract-receive.ts';
import { exportBundle, listBundles, makeBundle } from './out/contract.ts';

/** One white point. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWP4//8/AAX+Av5Y8msOAAAAAElFTkSuQmCC';

onEveryDatabase('pictures of a narrative', (open) => {
  let office: Office;
  let report: Asked;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-05');
    report = await aReport(office);
  });
  const add = (content: string, fileId = uuidv7()) => {
    const { unitId, reportId, officer } = report;
    return officer.call(addPicture, { unitId, reportId, fileId, name: 'hinh.png', content });
  };

  it('come out as they are seen, sent twice or once', async () => {
    const fileId = uuidv7();
    await add(png, fileId);
    await add(png, fileId);
    const { unitId, officer } = report;
    const answer = await office.fetch(urlOf(getPicture, { unitId, fileId }), {
      headers: { Cookie: officer.cookie },
    });
    expect(answer.headers.get('Content-Type')).toBe('image/png');
    const { data, info } = await sharp(await answer.arrayBuffer())
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, [...data]]).toEqual([1, 1, [255]]);
  });

  it('are taken in whole or not at all', async () => {
    const whole = await sharp({ create: { width: 100, height: 100, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const before = await office.database.db.selectFrom('stored_file').select('id').execute();
    const broken = whole.subarray(0, 150).toString('base64');
    expect((await refusalOf(add(broken))).code).toBe('picture-unreadable');
    expect(await office.database.db.selectFrom('stored_file').select('id').execute()).toEqual(before);
  });

  it('are kept under the name of who chose them only', async () => {
    const { unitId, reportId, officer } = report;
    const other = await office.aPerson({ role: 'reportingOfficer', unitId });
    const input = { unitId, reportId, fileId: uuidv7(), name: 'hinh.png', content: png };
    const refused = await refusalOf(other.call(addPicture, { ...input, typedBy: officer.id }));
    expect([refused.code, refused.message.vi]).toEqual([
      'not-permitted',
      expect.stringContaining('người khác'),
    ]);
    await other.call(addPicture, { ...input, typedBy: other.id });
  });

  it('are told by their content: no other kind, and none too large', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
    expect((await refusalOf(add(svg))).code).toBe('file-type-unknown');
    const long = Buffer.concat([Buffer.from(png, 'base64'), Buffer.alloc(largestPicture)]).toString('base64');
    expect((await refusalOf(add(long))).code).toBe('input-invalid');
    const { unitId } = report;
    const stranger = await office.aPerson({ role: 'documentClerk', unitId });
    const fileId = uuidv7();
    const input = { unitId, reportId: report.reportId, fileId, name: 'a.png', content: png };
    expect((await refusalOf(stranger.call(addPicture, input))).code).toBe('not-permitted');
  });

  it('are shown above once they were signed, and are those of the report alone', async () => {
    const reporting = await openReporting(office, 2);
    const [unit, other] = reporting.communes as [Staffed, Staffed];
    const campaignId = await reporting.open('year', 2025);
    const at = async (one: Staffed) => ({
      unitId: one.unitId,
      reportId: await reporting.reportOf(one, campaignId),
    });
    const [own, foreign] = [await at(unit), await at(other)];
    const [fileId, unused, theirs] = [uuidv7(), uuidv7(), uuidv7()];
    const picture = { name: 'hinh.png', content: png };
    for (const one of [fileId, unused])
      await unit.officer.call(addPicture, { ...own, fileId: one, ...picture });
    await other.officer.call(addPicture, { ...foreign, fileId: theirs, ...picture });
    const write = (...files: string[]) => {
      const content = files.map((file) => ({
        type: 'picture' as const,
        attrs: { fileId: file, alt: 'Biểu đồ', width: 60 },
      }));
      return unit.officer.call(saveSection, { ...own, section: 'direction.plan', version: 0, content });
    };
    const refused = await refusalOf(write(fileId, theirs, uuidv7()));
    expect(refused.issues.map(({ path }) => path)).toEqual([
      ['content', 1],
      ['content', 2],
    ]);
    expect(refused.issues[0]?.message.vi).toContain('Hãy xóa hình này');
    await write(fileId);
    const seen = async ({ cookie }: Person, file: string) => {
      const url = urlOf(getPicture, { unitId: unit.unitId, fileId: file });
      return (await office.fetch(url, { headers: { Cookie: cookie } })).status;
    };
    const { leader: above } = reporting.province;
    const clerk = await office.aPerson({ role: 'documentClerk', unitId: unit.unitId });
    const all = [unit.leader, above, reporting.manager, other.leader, clerk];
    const statuses = (file: string) => Promise.all(all.map((person) => seen(person, file)));
    expect(await statuses(fileId)).toEqual([200, 404, 404, 403, 403]);
    await reporting.fill(unit, own.reportId, {});
    const { number } = await reporting.sign(unit, own.reportId);
    expect(await statuses(fileId)).toEqual([200, 200, 200, 403, 403]);
    expect(await statuses(unused)).toEqual([200, 404, 404, 403, 403]);
    const { sections } = (await above.call(getSent, { ...own, number })).result;
    expect(sections.flatMap(({ pictures }) => pictures)).toEqual([{ fileId, alt: 'Biểu đồ' }]);
    expect(office.troubles).toEqual([]);
  });

  it('keep nobody else out of a bundle where one of them is lost, nor does a version that was changed', async () => {
    const reporting = await openReporting(office, 3);
    const [unit, other, third] = reporting.communes as [Staffed, Staffed, Staffed];
    const campaignId = await reporting.open('year', 2024);
    const own = { unitId: unit.unitId, reportId: await reporting.reportOf(unit, campaignId) };
    const fileId = uuidv7();
    const lost = { name: 'hinh.png', type: 'image/png', bytes: 9, sha256: 'f'.repeat(64) };
    const of = { object: `report:${own.reportId}`, added_by: unit.officer.id, added_at: office.now };
    await office.database.db
      .insertInto('stored_file')
      .values({ unit_id: unit.unitId, id: fileId, ...lost, ...of })
      .execute();
    const attrs = { fileId, alt: 'Biểu đồ', width: 60 };
    const content = [{ type: 'picture' as const, attrs }];
    await unit.officer.call(saveSection, { ...own, section: 'direction.plan', version: 0, content });
    const sent: Sent[] = [];
    for (const one of [unit, other, third]) sent.push(await reporting.send(one, campaignId, {}));
    await reporting.receive(sent);
    const byHand = `update report_version set content = content || ' ' where unit_id = '${third.unitId}'`;
    await office.database.asOwner((run) => run(byHand));
    const campaign = { unitId: reporting.province.unitId, campaignId };
    const id = uuidv7();
    await office.jobs.start();
    try {
      await reporting.manager.call(makeBundle, { ...campaign, id, withPdf: true });
      const state = async () =>
        (await reporting.manager.call(listBundles, campaign)).result.bundles[0]?.state;
      await expect.poll(state, { timeout: 100_000, interval: 200 }).toBe('ready');
    } finally {
      await office.jobs.stop();
    }
    const url = urlOf(exportBundle, { unitId: campaign.unitId, bundleId: id });
    const answer = await office.fetch(url, { headers: { Cookie: reporting.manager.cookie } });
    const zip = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const endings = Object.keys(zip).map((name) => name.replace(/^\d+ (.*)\./, '$1 '));
    expect(endings.sort()).toEqual([
      'Danh sách csv',
      'LỖI.txt',
      'Xã Số 2 docx',
      'Xã Số 2 pdf',
      'Xã Số 2 xlsx',
    ]);
    const told = new TextDecoder().decode(zip['LỖI.txt']).split('\r\n');
    expect(told.filter((line) => line.startsWith('-'))).toEqual(
      ['Xã Số 1', 'Xã Số 3'].flatMap((name) =>
        ['docx', 'pdf', 'xlsx'].map((format) => `- ${name}: tệp .${format}`),
      ),
    );
    const list = new TextDecoder().decode(zip['000 Danh sách.csv']).split('\r\n');
    expect(list.flatMap((line) => line.match(/^[^,;\t]+[,;\t]"?Xã Số \d/) ?? [])).toEqual([
      expect.stringMatching(/^"?001"?.*Xã Số 2/),
      expect.stringMatching(/^"?không có trong gói.*Xã Số 1/),
      expect.stringMatching(/^"?không có trong gói.*Xã Số 3/),
    ]);
  }, 200_000);
});
