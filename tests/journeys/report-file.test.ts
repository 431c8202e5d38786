import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { getReport, saveCells } from '../../src/areas/reports/contract.ts';
import { asDocx, aReport as aWorldReport, soundFigures } from '../world.ts';
import { aReport, ask } from './asked.ts';
import { chromiumPath, drop, seriousIssues, sidewaysScroll } from './browser.ts';
import { type Opened, openAll } from './opened.ts';
import { picturesOf } from './pictures.ts';

/** On a busy machine. */
const soon = { timeout: 60_000 };
const picture = picturesOf('report-file');

const world = aWorldReport({ ...soundFigures, 'plan.tasksDone': '7' });
const told = 'Xã đã hoàn thành 7 nhiệm vụ trong kỳ.';
const paragraphs = [
  ...world.paragraphs.slice(0, 8),
  'I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH',
  '2. Về kế hoạch CCHC',
  told,
  '3. Việc chấm điểm thi đua',
  'Đã chấm điểm.',
];

/** One story: each step goes on from the one before. */
describe.skipIf(chromiumPath === undefined)('figures from a file (needs Chromium)', () => {
  let all: Opened;
  let page: Page;
  let unitId: string;
  let reportId: string;

  beforeAll(async () => {
    all = await openAll({ demo: true });
    page = await all.visit('/tai-khoan');
    ({ unitId, reportId } = await aReport(all, page));
  }, 240_000);
  afterAll(() => all?.close());
  afterEach(() => expect(all.troubles.splice(0)).toEqual([]));

  const sound = async (where: string) => {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      await picture(page, `${where}-${width}`);
      expect(await seriousIssues(page), `${where} ${width}`).toEqual([]);
      expect(await sidewaysScroll(page), `${where} ${width}`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  };
  const cellAt = async (indicator: string) => {
    const { cells } = await ask(page, getReport, { unitId, reportId });
    return cells.find((cell) => cell.indicator === indicator)!;
  };
  const row = (indicator: string) => `.taking-figures tr:has(input[value=skip]):has-text("${indicator}")`;

  it('is reached from the report, and refuses what bears a secrecy mark', async () => {
    await page.goto(`${all.serving.address}/bao-cao/${unitId}/${reportId}`);
    await page.click('.report-deeds a:has-text("Lấy số từ tệp")');
    await page.waitForSelector('.taking-file');
    await sound('begin');
    const secret = await asDocx({ ...world, paragraphs: ['TỐI MẬT', ...paragraphs] });
    await drop(page, [{ name: 'bao-cao-mat.docx', bytes: secret }]);
    await page.waitForSelector('.notice-error:has-text("mang dấu “Tối mật”")', soon);
    expect(page.url()).not.toContain('tep=');
    expect(await page.locator('button:has-text("Gửi lại")').count()).toBe(0);
    await sound('secret');
  });

  it('shows what was read beside its place and the draft, the doubtful first', async () => {
    const { version } = await cellAt('plan.tasksDone');
    const typed = { indicator: 'plan.tasksDone', typed: '5', missing: null, note: null, version };
    await ask(page, saveCells, { unitId, reportId, cells: [{ ...typed, pasted: false }] });
    await page.reload();
    await page.waitForSelector('.taking-file');
    await page.setInputFiles('.taking-file input[type=file]', {
      name: 'bao-cao-quy.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(await asDocx({ ...world, paragraphs })),
    });
    await page.waitForSelector('.taking-figures .table', soon);
    expect(page.url()).toContain('tep=');
    const [doubtful, clear] = await page.locator('.taking-figures').allInnerTexts();
    expect(doubtful).toContain('khác tệp');
    expect(clear).toMatch(/bảng \d+ hàng \d+/);
    // The file is of another unit and period: nothing is chosen before the person does.
    expect(await page.locator('.taking-figures input[value=take]:checked').count()).toBe(0);
    expect(await page.locator('.taking-sections input:checked').count()).toBe(0);
    expect(await page.locator('button:has-text("mục vào")').count()).toBe(0);
    for (const summary of await page.locator('.page summary').all()) await summary.click();
    expect((await page.locator('.taking-preview').allInnerTexts()).join()).toContain(told);
    expect(await page.innerText('.taking-sections')).toContain('“3. Việc chấm điểm thi đua”');
    expect(await page.locator('.taking-elsewhere li').count()).toBeGreaterThan(0);
    await sound('review');
  });

  it('keeps what was chosen over a reload, for its person alone, and can be begun anew', async () => {
    const last = page.locator('.taking-figures >> nth=1').locator('tr:has(input[value=skip])').last();
    await last.locator('input[value=change]').check();
    await last.locator('input.input').fill('123');
    await page.reload();
    await page.waitForSelector('.notice:has-text("Tiếp tục lần trước")', soon);
    expect(await last.locator('input.input').inputValue()).toBe('123');
    await sound('resumed');
    await page.goto(page.url().replace(/\?.*/, ''));
    await page.click('.notice:has-text("Tiếp tục lần trước") a');
    await page.click('button:has-text("Chọn lại từ đầu")');
    expect(await last.locator('input[value=change]').isChecked()).toBe(false);
    await page.reload();
    await page.waitForSelector('.taking-figures .table', soon);
    expect(await page.locator('.notice:has-text("Tiếp tục lần trước")').count()).toBe(0);
  });

  it('outlives a reload, and puts in what was taken and changed alone', async () => {
    const { name } = (await ask(page, getReport, { unitId, reportId })).cards.find(
      ({ indicator }) => indicator === 'plan.tasksDone',
    )!;
    await page.click('.taking-figures >> nth=1 >> button:has-text("Lấy tất cả")');
    await page.click('button:has-text("Lấy tất cả 2 mục")');
    expect(await page.locator('button:has-text("mục vào")').count()).toBe(0);
    await page.check('.taking-meant input');
    const done = page.locator(row(name)).first();
    await done.locator('input[value=change]').check();
    await done.locator('input.input').fill('7,5');
    await page.waitForSelector('.taking-choice .field-issues');
    expect(await page.locator('button:has-text("mục vào")').count()).toBe(0);
    await done.locator('input.input').fill('8');
    const left = page.locator('.taking-figures >> nth=1').locator('tr:has(input[value=skip]) >> nth=0');
    const leftName = await left.locator('td').first().innerText();
    await left.locator('input[value=skip]').check();
    await sound('chosen');
    await page.click('button:has-text("mục vào")');
    await page.waitForSelector('.notice-done', soon);
    await sound('taken');
    expect(await cellAt('plan.tasksDone')).toMatchObject({ value: '8', source: 'imported' });
    const { cells, cards, sections } = await ask(page, getReport, { unitId, reportId });
    const skipped = cards.find(({ name: each }) => each === leftName)!.indicator;
    expect(cells.find(({ indicator }) => indicator === skipped)).toMatchObject({ value: null });
    expect(cells.filter(({ source }) => source === 'imported').length).toBeGreaterThan(5);
    expect(JSON.stringify(sections.find(({ id }) => id === 'direction.plan')!.content)).toContain(told);
  });
});
