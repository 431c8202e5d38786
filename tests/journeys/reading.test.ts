import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mostTogether } from '../../src/areas/legacy/contract.ts';
import { type Serving, serve } from '../../src/server/serve.ts';
import { anAnalysis } from '../doubles/analysis.ts';
import { aReport, asDocx, asText, soundFigures } from '../world.ts';
import { chromiumPath, type Dropped, drop, openBrowser, seriousIssues, sidewaysScroll } from './browser.ts';
import { builtPage } from './built.ts';

const wrongRate = { ...soundFigures, 'plan.completionRate': '73,5' };
const noChromium = chromiumPath === undefined;

describe.skipIf(noChromium)('a visitor with a report (needs Chromium)', () => {
  let serving: Serving;
  let browser: Browser;
  let page: Page;
  let report: Dropped;
  const troubles: string[] = [];

  beforeAll(async () => {
    report = { name: 'Báo cáo 6 tháng.docx', bytes: await asDocx(aReport(wrongRate)) };
    const folder = await builtPage();
    serving = await serve({ host: '127.0.0.1', port: 0, page: folder, pool: {} });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await serving?.close();
  });
  beforeEach(async () => {
    page = await open(1366, 768);
  });
  afterEach(async () => {
    await page.context().close();
    expect(troubles.splice(0)).toEqual([]);
  });

  async function open(width: number, height: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true });
    const opened = await context.newPage();
    opened.setDefaultTimeout(60_000);
    opened.on('pageerror', (error) => troubles.push(String(error)));
    opened.on('console', (line) => {
      // A server that only checks files has nobody to ask who is there.
      const meant = /422|ERR_FAILED/.test(line.text()) || line.location().url.endsWith('/api/me');
      if (line.type() === 'error' && !meant) troubles.push(line.text());
    });
    await opened.goto(`${serving.address}/kiem-tra`);
    await opened.waitForSelector('.drop-zone');
    return opened;
  }

  const focused = () =>
    page.evaluate(() => ({
      text: document.activeElement?.textContent ?? '',
      inDocument: document.activeElement?.closest('.document') !== null,
      inFindings: document.activeElement?.closest('.finding') !== null,
    }));

  it('drops it and stands at the first wrong figure after one click', async () => {
    await drop(page, [report]);
    await page.waitForSelector('.finding');
    const told = page.locator('[role=status]', { hasText: 'Đã đọc xong' });
    await told.waitFor({ state: 'attached' });
    expect(await page.textContent('.finding >> nth=0')).toContain('12 / 32 = 37,5 %');
    expect(await page.textContent('.summary')).toMatch(
      /^\d+ lỗi, \d+ cảnh báo, \d+ lưu ý; \d+ quan hệ đúng$/,
    );
    await page.click('.finding >> nth=0');
    expect(await focused()).toMatchObject({ inDocument: true, text: expect.stringContaining('73,5') });
    expect(await page.isVisible('.document .current')).toBe(true);
  });

  it('sees who reports what for which period', async () => {
    await drop(page, [report]);
    const head = await page.innerText('.report-head');
    for (const part of [
      'An Bình',
      'Đồng Xanh',
      'Minh Họa',
      'Cấp\nxã',
      '45/BC-UBND',
      '12/06/2023',
      '10/12/2022',
    ])
      expect(head).toContain(part);
  });

  it('goes from a mark to its finding, and asks how a figure was read', async () => {
    await drop(page, [report]);
    await page.click('.document mark a >> nth=-1');
    expect((await focused()).inFindings).toBe(true);
    await page.click('role=tab[name=/Biểu số liệu/]');
    await page.click('.figure-button >> text=73,5');
    const card = page.locator('.figure-card');
    expect(await card.innerText()).toContain('plan.completionRate');
    expect(await card.innerText()).toContain('100 %');
    await card.locator('text=Xem tại chỗ').click();
    expect((await focused()).text).toContain('73,5');
    await page.click('.document td.number >> text=1.000');
    expect(await page.innerText('.figure-card')).toContain('finance.investment.done');
  });

  it('filters by severity and by kind', async () => {
    await drop(page, [report]);
    await page.waitForSelector('.finding');
    await page.click('.severity-error');
    expect(await page.locator('.finding-error').count()).toBe(0);
    await page.click('.severity-error');
    expect(await page.locator('.finding-error').count()).toBeGreaterThan(0);
  });

  it('does not keep on the list a finding looked at that the filter hides', async () => {
    await drop(page, [report]);
    await page.click('.finding >> nth=0');
    for (const severity of ['error', 'warning', 'note']) await page.click(`.severity-${severity}`);
    expect(await page.locator('.finding').count()).toBe(0);
    expect(await page.innerText('[role=tabpanel]')).toContain('Không có phát hiện nào hợp với bộ lọc.');
  });

  it('chooses among kinds of findings whose names are not cut off', async () => {
    const figures = { ...wrongRate, 'staff.assigned': '23' };
    await drop(page, [{ name: 'hai loại.docx', bytes: await asDocx(aReport(figures)) }]);
    await page.waitForSelector('.kind-filter');
    const all = await page.locator('.finding').count();
    await page.selectOption('.kind-filter', { label: 'Lời văn so với biểu' });
    const chosen = await page.locator('.finding').count();
    expect(chosen).toBeGreaterThan(0);
    expect(chosen).toBeLessThan(all);
    // As wide as the longest of the names needs.
    const isCut = await page.$eval('.kind-filter', (list) => list.scrollWidth > list.clientWidth);
    expect(isCut).toBe(false);
  });

  it('sees a warning at a figure as a warning', async () => {
    const { 'plan.completionRate': _left, ...figures } = soundFigures;
    await drop(page, [{ name: 'để trống.docx', bytes: await asDocx(aReport(figures)) }]);
    await page.click('role=tab[name=/Biểu số liệu/]');
    await page.click('td.found-warning .figure-button >> nth=0');
    const said = page.locator('.figure-finding');
    expect(await said.getAttribute('class')).toContain('found-warning');
    expect(await said.evaluate((element) => getComputedStyle(element).borderLeftColor)).toBe(
      'rgb(211, 161, 60)',
    );
    expect(await said.textContent()).toContain('Cảnh báo số 1');
  });

  it('sees the forms under their own names', async () => {
    await drop(page, [report]);
    await page.click('role=tab[name=/Biểu số liệu/]');
    const names = await page.locator('.form-name').allInnerTexts();
    expect(names[0]).toMatch(/^Theo Biểu mẫu 1, Thống kê số liệu về kết quả/);
    expect(names.join()).not.toContain('cchc-2022');
  });

  it('does all of it by keyboard', async () => {
    const tabUntil = async (reached: () => Promise<boolean>, key = 'Tab') => {
      for (let step = 0; step < 80 && !(await reached()); step += 1) await page.keyboard.press(key);
      expect(await reached()).toBe(true);
    };
    const opened = page.waitForEvent('filechooser');
    await tabUntil(async () => (await focused()).text === 'Chọn tệp');
    await page.keyboard.press('Enter');
    const chooser = await opened;
    const buffer = Buffer.from(report.bytes);
    await chooser.setFiles([{ name: report.name, mimeType: 'application/octet-stream', buffer }]);
    await page.waitForSelector('.finding');
    await tabUntil(async () => (await focused()).inFindings);
    await page.keyboard.press('Enter');
    expect(await focused()).toMatchObject({ inDocument: true, text: expect.stringContaining('73,5') });
    await page.keyboard.press('Enter');
    expect(await focused()).toMatchObject({ inFindings: true });
    await tabUntil(async () => (await focused()).text.startsWith('Phát hiện'), 'Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await tabUntil(async () => (await focused()).text.startsWith('73,5'));
    await page.keyboard.press('Enter');
    expect(await page.isVisible('.figure-card')).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.isVisible('.figure-card')).toBe(false);
    expect((await focused()).text).toContain('73,5');
  });

  it('drops several, one of them broken: the others are read, and the broken one says why', async () => {
    const text = { name: 'bản chữ.txt', bytes: new TextEncoder().encode(asText(aReport())) };
    const broken = { name: 'hỏng.docx', bytes: report.bytes.slice(0, 4000) };
    const empty = { name: 'rỗng.docx', bytes: new Uint8Array() };
    await drop(page, [broken, report, empty, text]);
    await page.waitForFunction(() => document.querySelectorAll('.file-done, .file-failed').length === 4);
    expect(await page.locator('.file-failed').allInnerTexts()).toEqual([
      expect.stringMatching(/hỏng\.docx[\s\S]*Tệp hỏng/),
      expect.stringMatching(/rỗng\.docx[\s\S]*Tệp rỗng/),
    ]);
    expect(await page.innerText('.files-counts')).toMatch(/Đã đọc 2\/4 tệp\s+2 tệp không đọc được/);
    expect(await page.locator('.file >> text=Thử lại').count()).toBe(0);
    expect(await page.innerText('.report-head')).toContain('An Bình');
    // Which of them ended last is a matter of chance.
    expect(await page.textContent('[role=status]')).toMatch(/Đã đọc xong|Không đọc được/);
    await page.click('.file-name >> text=bản chữ.txt');
    expect((await focused()).text).toContain('bản chữ.txt');
    expect(await page.locator('.summary').textContent()).toContain('0 lỗi');
    await page.click('role=button[name="Bỏ tệp hỏng.docx"]');
    expect(await page.locator('.file').count()).toBe(3);
  });

  it('goes on by keyboard at the next file after removing one, and at the start after the last', async () => {
    const names = ['một.docx', 'hai.docx', 'ba.docx'];
    await drop(
      page,
      names.map((name) => ({ name, bytes: new Uint8Array() })),
    );
    const remove = async (name: string) => {
      await page.focus(`role=button[name="Bỏ tệp ${name}"]`);
      await page.keyboard.press('Enter');
    };
    await remove('hai.docx');
    expect((await focused()).text).toContain('ba.docx');
    await remove('ba.docx');
    expect((await focused()).text).toContain('một.docx');
    await remove('một.docx');
    await page.waitForSelector('.drop-zone');
    expect((await focused()).text).toBe('Chọn tệp');
  });

  it('tries again where the server was out of reach, not where the file is at fault', async () => {
    await page.route('**/api/read', (route) => route.abort());
    await drop(page, [report]);
    await page.waitForSelector('.file-failed');
    expect(await page.innerText('.file-failed')).toContain('Không liên lạc được với máy chủ');
    await page.unroute('**/api/read');
    await page.click(`role=button[name="Thử lại tệp ${report.name}"]`);
    expect((await focused()).text).toContain(report.name);
    await page.waitForSelector('.file-done');
    await drop(page, [{ name: 'hỏng.pdf', bytes: new TextEncoder().encode('%PDF-1.4 hỏng') }]);
    await page.waitForSelector('.file-failed');
    expect(await page.innerText('.file-failed')).toMatch(/Tệp PDF hỏng/);
    expect(await page.locator('role=button[name=/Thử lại/]').count()).toBe(0);
  });

  it('follows the file being read, not the failure of the one before', async () => {
    await drop(page, [{ name: 'rỗng.docx', bytes: new Uint8Array() }]);
    await page.click('.file-failed .file-name');
    expect(await page.innerText('.paper-state')).toContain('Tệp rỗng');
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    await page.route('**/api/read', async (route) => {
      await held;
      await route.continue();
    });
    await drop(page, [report]);
    await page.waitForSelector('.file-reading');
    expect(await page.innerText('.paper-state')).toMatch(/Báo cáo 6 tháng\.docx\s+Đang đọc/);
    expect(await page.isVisible('.paper-state progress')).toBe(true);
    release();
    await page.waitForSelector('.finding');
  });

  it('is told on the sheet that a picture has no words', async () => {
    const white = { create: { width: 900, height: 700, channels: 3 as const, background: '#fff' } };
    const bytes = new Uint8Array(await sharp(white).png().toBuffer());
    await drop(page, [{ name: 'ảnh trắng.png', bytes }]);
    await page.waitForSelector('.file-done');
    const sheet = await page.innerText('.document');
    expect(sheet).toContain('Không đọc được chữ nào trong tệp này.');
    expect(sheet).toContain('Có hình không đọc được chữ.');
    expect(await seriousIssues(page)).toEqual([]);
  });

  it('is told beforehand that so many reports do not go into one download', async () => {
    const line = JSON.stringify({ result: anAnalysis() });
    await page.route('**/api/read', (route) => route.fulfill({ body: `${line}\n` }));
    const files = Array.from({ length: mostTogether + 1 }, (_, index) => ({
      name: `${index}.docx`,
      bytes: new Uint8Array([1]),
    }));
    await drop(page, files);
    const note = page.locator('role=button[name=/^Phiếu phát hiện của/]');
    await page.waitForFunction((all) => document.querySelectorAll('.file-done').length === all, files.length);
    expect(await note.isDisabled()).toBe(true);
    expect(await page.innerText('.files-blocked')).toMatch(/tối đa 200 báo cáo.*Hãy bỏ bớt/);
    await page.click('role=button[name="Bỏ tệp 0.docx"]');
    const [got] = await Promise.all([page.waitForEvent('download'), note.click()]);
    expect(got.suggestedFilename()).toBe('Phiếu ghi phát hiện - 200 tệp.docx');
  });

  it('takes away forms, comments, a note and JSON', async () => {
    await drop(page, [report]);
    await page.waitForSelector('.downloads');
    const take = async (label: string) => {
      const [got] = await Promise.all([
        page.waitForEvent('download'),
        page.click(`.downloads >> role=button[name="${label}"]`),
      ]);
      return { name: got.suggestedFilename(), bytes: new Uint8Array(readFileSync(await got.path())) };
    };
    const commented = await take('Bản có chú thích .docx');
    expect(commented.name).toBe('Báo cáo 6 tháng - có chú thích.docx');
    expect(strFromU8(unzipSync(commented.bytes)['word/comments.xml']!)).toContain('37,5');
    const forms = await take('Biểu .xlsx');
    expect(Object.keys(unzipSync(forms.bytes))).toContain('xl/workbook.xml');
    const note = await take('Phiếu phát hiện .docx');
    expect(strFromU8(unzipSync(note.bytes)['word/document.xml']!)).toContain(
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    );
    const json = JSON.parse(strFromU8((await take('JSON')).bytes));
    expect(json).toMatchObject({ source: { file: report.name }, findings: expect.any(Array) });
  });

  it('reads the page in English, with the report left in Vietnamese', async () => {
    await drop(page, [report]);
    await page.waitForSelector('.finding');
    await page.click('text=English');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.innerText('.summary')).toMatch(/errors.*relations hold/);
    expect(await page.getAttribute('.paper', 'lang')).toBe('vi');
    expect(await seriousIssues(page)).toEqual([]);
  });

  it.each([360, 1920])('at %i pixels nothing is in the way of anybody', async (width) => {
    await page.setViewportSize({ width, height: 760 });
    const isFit = async (where: string) => {
      expect(await sidewaysScroll(page), where).toBeLessThanOrEqual(0);
      expect(await seriousIssues(page), where).toEqual([]);
    };
    await isFit('start');
    await drop(page, [report, { name: 'hỏng.docx', bytes: report.bytes.slice(0, 4000) }]);
    await page.waitForSelector('.finding');
    await page.waitForSelector('.file-failed');
    await isFit('findings');
    for (const tab of ['Quan hệ đúng', 'Văn bản viện dẫn', 'Chưa đọc được', 'Số liệu trong lời văn']) {
      await page.click(`role=tab[name=/${tab}/]`);
      expect(await sidewaysScroll(page), tab).toBeLessThanOrEqual(0);
    }
    await isFit('lists');
    await page.click('role=tab[name=/Biểu số liệu/]');
    await page.click('.figure-button >> text=73,5');
    await isFit('figure');
    await page.click('.figure-card >> text=Xem tại chỗ');
    await isFit('text');
    expect((await focused()).inDocument).toBe(true);
  });
});
