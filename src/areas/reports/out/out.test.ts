import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../../tests/office.ts';
import { signSeen } from '../../../../tests/report-makers.ts';
import { correctBy } from '../../../../tests/reporting.ts';
import { urlOf } from '../../../base/call.ts';
import { sha256Of } from '../../../base/files.ts';
import { uuidv7 } from '../../../base/id.ts';
import type { InputOf, Operation } from '../../../base/operation.ts';
import { readFile } from '../../../formats/read.ts';
import { docxOf, paragraph, run } from '../../../formats/word/docx-sample.ts';
import { openZip } from '../../../formats/zip.ts';
import { listEntries } from '../../audit/contract.ts';
import { factsOfForms } from '../../legacy/facts.ts';
import { readReport } from '../../legacy/report.ts';
import { closeReport, getReport, saveCells, saveSection } from '../contract.ts';
import { listOwed, openCampaign, proposeCampaign } from '../contract-campaign.ts';
import { receiveReports } from '../contract-receive.ts';
import type { Block } from '../narrative.ts';
import {
  exportBundle,
  exportCampaignData,
  exportChart,
  exportCopyOut,
  exportData,
  exportPaper,
  listBundles,
  makeBundle,
  removeTemplate,
  setTemplate,
  showTemplate,
  showTrend,
  tryTemplate,
} from './contract.ts';

const today = '2026-03-16';
type Unit = { readonly unitId: string; readonly officer: Person; readonly leader: Person };

const figures: Record<string, string> = {
  'documents.directivesIssued': '1157',
  'plan.tasksSet': '30',
  'plan.tasksDone': '19',
  'survey.held': '1',
  'survey.ballots': '2310',
  'survey.method': '2',
};

/** A hash that both databases must come to: kept from the first that ran. */
const seen = new Map<string, string>();
const sameOnBoth = (what: string, bytes: Uint8Array) => {
  const hash = sha256Of(bytes);
  expect(seen.get(what) ?? hash, what).toBe(hash);
  seen.set(what, hash);
};

/** Ids that both databases share, for what is printed must not depend on them. */
const ids = { campaign: uuidv7(), province: uuidv7(), one: uuidv7(), two: uuidv7(), old: uuidv7() };

onEveryDatabase('getting it out', (open) => {
  let office: Office;
  let province: Unit;
  let one: Unit;
  let two: Unit;
  let manager: Person;
  let administrator: Person;
  let reportId: string;

  const staffed = async (unitId: string, reach: 'own' | 'below' = 'own'): Promise<Unit> => ({
    unitId,
    officer: await office.aPerson({ role: 'reportingOfficer', unitId, reach }),
    leader: await office.aPerson({ role: 'leader', unitId, reach }),
  });

  beforeAll(async () => {
    office = await openOffice(await open(), today);
    await office.aUnit({ id: ids.province, name: 'Tỉnh Minh Họa', kind: 'province' });
    province = await staffed(ids.province, 'below');
    manager = await office.aPerson({ role: 'campaignManager', unitId: ids.province, reach: 'below' });
    await office.aUnit({ id: ids.one, name: 'Xã An Bình', parentId: ids.province });
    await office.aUnit({ id: ids.two, name: 'Phường Hòa Thuận', parentId: ids.province });
    await office.aUnit({ name: 'Xã Yên Lạc', parentId: ids.province });
    one = await staffed(ids.one);
    two = await staffed(ids.two);
    administrator = await office.aPerson({ role: 'unitAdministrator', unitId: ids.one });
    await openQuarter(ids.campaign, 1);
    reportId = await fill(one, figures);
    await fill(two, { ...figures, 'plan.tasksDone': '30' });
  }, 120_000);

  async function openQuarter(id: string, quarter: number): Promise<void> {
    const { result } = await manager.call(proposeCampaign, {
      unitId: ids.province,
      kind: 'quarter',
      year: 2026,
      quarter,
    });
    const levels = result.levels.map(({ units: _, ...level }) => level);
    const { title, decision } = result;
    const asked = { kind: 'quarter' as const, year: 2026, quarter, title, decision, levels };
    await manager.call(openCampaign, { id, unitId: ids.province, ...asked });
  }

  async function fill({ officer, unitId }: Unit, typed: Record<string, string>): Promise<string> {
    const id = (await officer.call(listOwed, { unitId })).result.reports[0]!.id;
    const { cells } = (await officer.call(getReport, { unitId, reportId: id })).result;
    const sent = cells
      .filter(({ editable }) => editable)
      .map(({ indicator, version }, index) => ({
        indicator,
        typed: typed[indicator] ?? '',
        missing: typed[indicator] === undefined ? (index % 9 === 0 ? 'no-data' : 'nothing-arose') : null,
        note: indicator === 'plan.tasksSet' ? 'Theo Kế hoạch số 05/KH-UBND ngày 10/01/2026' : null,
        version,
      })) satisfies InputOf<typeof saveCells>['cells'];
    const { result } = await officer.call(saveCells, { unitId, reportId: id, cells: sent });
    expect(result.refused).toEqual([]);
    return id;
  }

  async function finish({ officer, leader, unitId }: Unit, id: string, number: string): Promise<void> {
    // The text holds figures that nobody has read since they changed.
    await officer.call(closeReport, { unitId, reportId: id, despite: true, restEmpty: true });
    await signSeen(leader.call, {
      unitId,
      reportId: id,
      number,
      symbol: 'BC-UBND',
      date: today,
      place: 'An Bình',
      authority: 'KT',
      position: 'PHÓ CHỦ TỊCH',
      signer: 'Trần Thị Bình',
      recipients: ['Sở Nội vụ', 'Lưu: VT'],
    });
  }

  async function file<O extends Operation>(person: Person, operation: O, input: InputOf<O>) {
    const response = await office.fetch(urlOf(operation, input), { headers: { Cookie: person.cookie } });
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([
      operation.name,
      response.status,
      response.status === 200 ? '' : Buffer.from(bytes).toString(),
    ]).toEqual([operation.name, 200, '']);
    const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
    return { bytes, name: decodeURIComponent(name ?? ''), type: response.headers.get('Content-Type') };
  }

  const paperOf = (person: Person, format: 'docx' | 'pdf' | 'xlsx', number?: number) =>
    file(person, exportPaper, { unitId: ids.one, reportId, number, format });

  const refusedTo = async (person: Person, operation: Operation, input: Record<string, unknown>) =>
    (await refusalOf(person.call(operation, input as never))).code;

  const wordsIn = async (bytes: Uint8Array, name: string) => {
    const { blocks } = await readFile(bytes, name);
    return blocks
      .flatMap((block) => (block.kind === 'table' ? block.cells.map(({ text }) => text) : [block.text]))
      .join('\n');
  };

  /** Every figure that the report has stands in the file, read as a stranger's report would be. */
  async function expectEveryFigure(bytes: Uint8Array, name: string): Promise<void> {
    const facts = factsOfForms(readReport(await readFile(bytes, name)));
    const { cells } = (await one.officer.call(getReport, { unitId: ids.one, reportId })).result;
    const byIndicator = new Map(facts.map((fact) => [fact.indicator.id, fact]));
    const wrong = cells
      .filter(({ value }) => value !== null)
      .filter(({ indicator, value }) => {
        const fact = byIndicator.get(indicator);
        return String(fact?.value ?? fact?.text ?? '') !== value;
      })
      .map(
        ({ indicator, value }) => `${name} ${indicator}: ${byIndicator.get(indicator)?.raw}, not ${value}`,
      );
    expect(wrong).toEqual([]);
  }

  describe('on paper', () => {
    it('a draft leaves its unit with its mark, and only by those who may read drafts', async () => {
      const content: Block[] = [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Đã hoàn thành ' },
            { type: 'figure', attrs: { indicator: 'plan.tasksDone', shown: '18' } },
            { type: 'text', text: ' nhiệm vụ', marks: [{ type: 'bold' }] },
          ],
        },
        {
          type: 'bulletList',
          content: ['Kế hoạch số 05/KH-UBND', 'Kế hoạch số 06/KH-UBND'].map((text) => ({
            type: 'listItem',
            content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
          })),
        },
        {
          type: 'table',
          content: [
            { type: 'tableRow', content: [cell('tableHeader', 'Văn bản'), cell('tableHeader', 'Số', 2)] },
            {
              type: 'tableRow',
              content: [cell('tableCell', 'Kế hoạch'), cell('tableCell', '12'), cell('tableCell', '7')],
            },
          ],
        },
      ];
      await one.officer.call(saveSection, {
        unitId: ids.one,
        reportId,
        section: 'direction.plan',
        version: 0,
        content,
      });
      const { bytes, name } = await paperOf(one.officer, 'docx');
      expect(name).toMatch(/^Báo cáo - Xã An Bình - .*quý .* năm 2026 - DỰ THẢO\.docx$/);
      const words = await wordsIn(bytes, name);
      expect(words).toContain('DỰ THẢO');
      expect(words).toContain('Đã hoàn thành 19 nhiệm vụ');
      expect(words).toContain('Kế hoạch số 06/KH-UBND');
      const draft = { unitId: ids.one, reportId, format: 'docx' };
      expect(await refusedTo(province.officer, exportPaper, draft)).toBe('not-permitted');
      expect(await refusedTo(administrator, exportPaper, draft)).toBe('not-permitted');
    });

    it('a signed version is printed after NĐ 30, with every figure, the same bytes each time and on both databases', async () => {
      await finish(one, reportId, '5');
      const before = new Map<string, string>();
      for (const format of ['docx', 'pdf', 'xlsx'] as const) {
        const { bytes, name } = await paperOf(province.officer, format, 1);
        await expectEveryFigure(bytes, name);
        before.set(format, sha256Of(bytes));
        sameOnBoth(format, bytes);
      }
      const { bytes, name } = await paperOf(province.officer, 'docx', 1);
      const words = (await wordsIn(bytes, name)).replace(/\s+/g, ' ');
      for (const line of [
        'ỦY BAN NHÂN DÂN XÃ AN BÌNH',
        'Số: 05/BC-UBND',
        'An Bình, ngày 16 tháng 3 năm 2026',
        'Công tác cải cách hành chính quý I năm 2026',
        'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH',
        'Trần Thị Bình',
        '- Lưu: VT.',
        '(Kèm theo Báo cáo số 05/BC-UBND ngày 16 tháng 3 năm 2026 của Ủy ban nhân dân xã An Bình)',
        'Biểu mẫu 1 (mẫu tạm)',
        'Biểu bổ sung (mẫu tạm)',
      ])
        expect(words).toContain(line);
      expect(words).not.toContain('DỰ THẢO');
      await setTemplateOf(needed);
      office.now = new Date(office.now.getTime() + 60_000);
      await receive(one, reportId, 1);
      await correct();
      for (const format of ['docx', 'pdf', 'xlsx'] as const)
        expect(sha256Of((await paperOf(province.officer, format, 1)).bytes)).toBe(before.get(format));
      expect(office.troubles).toEqual([]);
    });

    it('a correction names the figure of before and the one that holds; what is signed after a template is on it', async () => {
      const { bytes, name } = await paperOf(one.leader, 'docx', 2);
      const words = await wordsIn(bytes, name);
      expect(words).toMatch(/Đính chính lần 1: Báo cáo số \d+a\/BC-UBND ngày 16 tháng 3 năm 2026/);
      expect(words).toContain('Đếm sót một văn bản');
      expect(words).toContain('1.157');
      expect(words).toContain('1.158');
      expect(words.startsWith('Đính chính Báo cáo số 05/BC-UBND ngày 16 tháng 3 năm 2026 về công tác')).toBe(
        true,
      );
      expect(name).toContain('đính chính lần 1');
      expect(await wordsIn((await paperOf(one.leader, 'pdf', 2)).bytes, 'a.pdf')).toContain('1.158');
    });

    it('every export stands in the log', async () => {
      const auditor = await office.aPerson({ role: 'auditor', unitId: ids.one });
      const { result } = await auditor.call(listEntries, { unitId: ids.one, size: 200 });
      const exported = result.entries.filter(({ operation }) => operation === 'reports.exportPaper');
      expect(exported.length).toBeGreaterThan(6);
    });
  });

  const cell = (type: 'tableCell' | 'tableHeader', text: string, colspan = 1) => ({
    type,
    attrs: { colspan, rowspan: 1, colwidth: null },
    content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
  });

  const receive = (unit: Unit, id: string, number: number) =>
    province.leader.call(receiveReports, {
      receiverId: ids.province,
      reports: [{ unitId: unit.unitId, reportId: id, number }],
    });

  const correct = () =>
    correctBy(one.officer.call, one.leader.call, {
      unitId: ids.one,
      reportId,
      reason: 'Đếm sót một văn bản',
      date: today,
      cells: [{ indicator: 'documents.directivesIssued', typed: '1158', missing: null }],
    });

  /** Without these no template is taken. */
  const needed = ['{trich_yeu}', '{than_bai}', '{bieu_mau}', '{so}', '{dia_danh_ngay}', '{nguoi_ky}'];

  const setTemplateOf = (places: readonly string[], by = administrator) =>
    by.call(setTemplate, {
      unitId: ids.one,
      fileId: uuidv7(),
      name: 'mau-bao-cao.docx',
      content: Buffer.from(docxOf(places.map((place) => paragraph(run(place))).join(''))).toString('base64'),
    });

  describe('on the unit’s own template', () => {
    it('what is wrong in it is told in Vietnamese, and it is not kept', async () => {
      const refused = await refusalOf(setTemplateOf([...needed, '{khong_co}']));
      expect(refused.issues.map(({ message }) => message.vi)).toEqual([
        expect.stringContaining('{khong_co}'),
      ]);
      const { result } = await setTemplateOf(needed);
      expect(result.remarks.map(({ vi }) => vi).join()).toContain('{noi_nhan}');
      const shown = (await administrator.call(showTemplate, { unitId: ids.one })).result;
      expect(shown.template).toMatchObject({ name: 'mau-bao-cao.docx', by: 'Trần Thị Bình' });
      expect(shown.places.map(({ place }) => place)).toContain('{than_bai}');
    });

    it('one without what no paper can do without is refused, each place told at once; nothing is printed on it', async () => {
      const none = docxOf(paragraph(run('Không có chỗ điền')));
      const content = Buffer.from(none).toString('base64');
      const { found, problems, filled } = (
        await administrator.call(tryTemplate, { unitId: ids.one, content, on: null })
      ).result;
      const stops = problems.filter((problem) => problem.stops);
      expect([found, stops.map(({ place }) => place).sort(), filled]).toEqual([[], [...needed].sort(), null]);
      expect(stops[0]!.message.vi).toContain('Điều 8 Nghị định 30/2020/NĐ-CP');
      for (const lacked of needed) {
        const refused = await refusalOf(setTemplateOf(needed.filter((place) => place !== lacked)));
        expect(refused.issues.map(({ message }) => message.vi)).toEqual([expect.stringContaining(lacked)]);
      }
    });

    it('a file that is no Word document is told to be saved as one', async () => {
      const content = Buffer.from('%PDF-1.7\n').toString('base64');
      const { code, message } = await refusalOf(
        administrator.call(tryTemplate, { unitId: ids.one, content, on: null }),
      );
      expect([code, message.vi]).toEqual(['file-type-unknown', expect.stringContaining('.docx')]);
      expect(message.vi).not.toContain('.xlsx');
    });

    it('it is tried before it is used: all that is wrong at once, each place, and a report on it', async () => {
      const contentOf = (places: readonly string[]) =>
        Buffer.from(docxOf(places.map((place) => paragraph(run(place))).join(''))).toString('base64');
      const tried = async (content: string | null, on: { reportId: string; number: number } | null = null) =>
        (await administrator.call(tryTemplate, { unitId: ids.one, content, on })).result;
      const wrong = await tried(contentOf(['{khong_co}', '{la}', '{trich_yeu}']));
      expect(wrong.problems.slice(0, 2).map(({ place, stops }) => [place, stops])).toEqual([
        ['{khong_co}', true],
        ['{la}', true],
      ]);
      expect([wrong.found, wrong.filled]).toEqual([['{trich_yeu}'], null]);
      const fits = await tried(contentOf([...needed, '{du_thao}', '{noi_nhan}']));
      expect(new Set(fits.found)).toEqual(new Set([...needed, '{du_thao}', '{noi_nhan}']));
      const text = await wordsIn(new Uint8Array(Buffer.from(fits.filled!, 'base64')), 'thu.docx');
      expect(text).toContain('BẢN IN THỬ, KHÔNG CÓ GIÁ TRỊ');
      expect(text).toContain('- Ủy ban nhân dân tỉnh Minh Họa;');
      // What is in use is tried without sending it again; a real report only by who may read reports.
      expect((await tried(null)).found.sort()).toEqual([...needed].sort());
      expect(
        await refusedTo(administrator, tryTemplate, {
          unitId: ids.one,
          content: null,
          on: { reportId, number: 1 },
        }),
      ).toBe('not-permitted');
      const both = await office.aPerson({ role: 'unitAdministrator', unitId: ids.one });
      await office.aPost({ personId: both.id, unitId: ids.one, role: 'reportingOfficer' });
      const asked = { unitId: ids.one, content: null, on: { reportId, number: 1 } };
      expect((await both.call(tryTemplate, asked)).result.filled).not.toBeNull();
      const { uses, tryOn } = (await both.call(showTemplate, { unitId: ids.one })).result;
      expect(tryOn.map(({ number }) => number)).toContain(1);
      expect(uses[0]).toMatchObject({ name: 'mau-bao-cao.docx', by: 'Trần Thị Bình', signed: [] });
    });

    it('it is set by the administrator of the unit alone', async () => {
      for (const person of [one.officer, one.leader, province.leader])
        expect((await refusalOf(setTemplateOf(needed, person))).code).toBe('not-permitted');
      await administrator.call(removeTemplate, { unitId: ids.one });
      expect((await administrator.call(showTemplate, { unitId: ids.one })).result.template).toBeNull();
    });
  });

  describe('as data', () => {
    it('the copy-out sheet has a row for each value in the printed order', async () => {
      const { bytes, name } = await file(province.officer, exportCopyOut, {
        unitId: ids.one,
        reportId,
        number: 2,
      });
      const { blocks } = await readFile(bytes, name);
      const table = blocks.findLast((block) => block.kind === 'table')!;
      const column = (at: number) => table.cells.filter((one) => one.column === at).map(({ text }) => text);
      const numbers = column(1).filter((text) => /^\d+$/.test(text));
      expect(numbers).toEqual(numbers.map((_, index) => String(index + 1)));
      expect(numbers.length).toBeGreaterThan(50);
      expect(column(6)).toContain('1.158');
    });

    it('open data are exact, with version and hash; a campaign has all that was received', async () => {
      const { bytes } = await file(province.officer, exportData, {
        unitId: ids.one,
        reportId,
        number: 2,
        format: 'json',
      });
      const { rows } = JSON.parse(Buffer.from(bytes).toString()) as { rows: Record<string, unknown>[] };
      const row = rows.find(({ indicator }) => indicator === 'documents.directivesIssued');
      expect(row).toMatchObject({ value: '1158', missing: null, version: 2, unit_name: 'Xã An Bình' });
      expect(row!.hash).toMatch(/^[0-9a-f]{64}$/);
      const csv = await file(manager, exportCampaignData, {
        unitId: ids.province,
        campaignId: ids.campaign,
        format: 'csv',
      });
      const lines = Buffer.from(csv.bytes).toString().split('\r\n');
      // The correction was not received yet.
      expect(lines.find((line) => line.includes('documents.directivesIssued'))).toContain(',1157,,1,');
    });

    it('strangers get none of it', async () => {
      const other = { unitId: ids.one, reportId, number: 1 };
      const campaign = { unitId: ids.province, campaignId: ids.campaign };
      for (const person of [two.officer, administrator]) {
        expect(await refusedTo(person, exportPaper, { ...other, format: 'pdf' })).toBe('not-permitted');
        expect(await refusedTo(person, exportCopyOut, other)).toBe('not-permitted');
        expect(await refusedTo(person, exportData, { ...other, format: 'csv' })).toBe('not-permitted');
        expect(await refusedTo(person, exportCampaignData, { ...campaign, format: 'csv' })).toBe(
          'not-permitted',
        );
        expect(await refusedTo(person, makeBundle, { ...campaign, id: uuidv7() })).toBe('not-permitted');
        expect(await refusedTo(person, listBundles, campaign)).toBe('not-permitted');
      }
      // Under a unit of one's own nothing of another's is found.
      const under = { unitId: ids.two, reportId, number: 1 };
      expect(await refusedTo(two.officer, exportPaper, { ...under, format: 'pdf' })).toBe('not-found');
      expect(await refusedTo(two.officer, exportData, { ...under, format: 'csv' })).toBe('not-found');
    });
  });

  it('a bundle is made by a job, told of as it goes, and holds every received report', {
    timeout: 60_000,
  }, async () => {
    const campaign = { unitId: ids.province, campaignId: ids.campaign };
    const twoId = (await two.officer.call(listOwed, { unitId: ids.two })).result.reports[0]!.id;
    await finish(two, twoId, '12');
    await receive(two, twoId, 1);
    const id = uuidv7();
    await office.jobs.start();
    try {
      expect((await manager.call(makeBundle, { ...campaign, id, withPdf: true })).result).toEqual({
        id,
        total: 2,
      });
      expect((await manager.call(makeBundle, { ...campaign, id, withPdf: true })).result).toEqual({
        id,
        total: 2,
      });
      expect(await refusedTo(manager, makeBundle, { ...campaign, id: uuidv7() })).toBe('input-invalid');
      const bundle = async () =>
        (await manager.call(listBundles, campaign)).result.bundles.find((b) => b.id === id)!;
      await expect.poll(async () => (await bundle()).state, { timeout: 50_000, interval: 200 }).toBe('ready');
      expect(await bundle()).toMatchObject({ total: 2, done: 2, by: 'Trần Thị Bình' });
    } finally {
      await office.jobs.stop();
    }
    const { bytes, name } = await file(manager, exportBundle, { unitId: ids.province, bundleId: id });
    expect(name).toMatch(/^Gói báo cáo - .*\.zip$/);
    const zip = await openZip(bytes);
    expect(zip.names[0]).toBe('000 Danh sách.csv');
    expect(zip.names.slice(1)).toEqual(
      ['001 Phường Hòa Thuận', '002 Xã An Bình'].flatMap((unit) =>
        ['docx', 'pdf', 'xlsx'].map((format) => `${unit}.${format}`),
      ),
    );
    expect(sha256Of((await zip.read('002 Xã An Bình.pdf'))!)).toBe(
      sha256Of((await paperOf(one.leader, 'pdf', 1)).bytes),
    );
    const list = new TextDecoder().decode((await zip.read('000 Danh sách.csv'))!).split('\r\n');
    expect(list[2]).toMatch(
      /^002,Xã An Bình,Có đính chính,\d+\/[^,]+,\d\d\/\d{1,2}\/\d{4},1,0,[0-9a-f]{64}$/,
    );
    expect(list.slice(3, 5)).toEqual(['không có trong gói,Xã Yên Lạc,Chưa làm,,,,,', '']);
    const reach = { unitId: ids.one, bundleId: id };
    expect(await refusedTo(one.officer, exportBundle, reach)).toBe('not-found');
    expect(office.troubles).toEqual([]);
  });

  it('charts are pictures, and what they need is told', async () => {
    const charts = [
      { chart: 'trend', indicator: 'plan.tasksDone', kind: 'quarter', unitId: ids.one },
      {
        chart: 'comparison',
        indicator: 'plan.completionRate',
        campaignId: ids.campaign,
        unitId: ids.province,
      },
      { chart: 'heat', campaignId: ids.campaign, unitId: ids.province },
    ] as const;
    for (const asked of charts) {
      const { bytes, type } = await file(province.officer, exportChart, asked);
      expect(type).toBe('image/png');
      expect((await sharp(bytes).metadata()).width).toBe(1600);
      sameOnBoth(asked.chart, bytes);
    }
    // Of the first commune a correction waits: the picture says so below, until it is received.
    const height = async (asked: (typeof charts)[number]) =>
      (await sharp((await file(province.officer, exportChart, asked)).bytes).metadata()).height;
    const waiting = await Promise.all(charts.map(height));
    await receive(one, reportId, 2);
    const received = await Promise.all(charts.map(height));
    expect(waiting.map((high, at) => high - received[at]!)).toEqual([52, 52, 52]);
    const bare = { unitId: ids.one, chart: 'trend' };
    expect(await refusedTo(one.officer, exportChart, bare)).toBe('input-invalid');
    expect(
      await refusedTo(one.officer, showTrend, { unitId: ids.one, indicator: 'no.such', kind: 'quarter' }),
    ).toBe('not-found');
  });
});
