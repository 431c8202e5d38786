import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { samplePdf } from '../sample-files.ts';
import { aDirective } from './asked.ts';
import { chromiumPath, seriousIssues, sidewaysScroll } from './browser.ts';
import { builtPage } from './built.ts';
import { type Computers, openComputers } from './computers.ts';
import { picturesOf } from './pictures.ts';
import { cellAt, soon } from './report-page.ts';
import { openServed, type Served } from './served.ts';

/** The quarter's figures of communes are asked for until 9 September. */
const days = {
  given: '2026-08-03T08:00:00+07:00',
  done: '2026-08-27T09:00:00+07:00',
  asked: '2026-09-10T08:30:00+07:00',
};
const title = 'Niêm yết lại thủ tục hành chính sau sắp xếp';
const whyLate = 'Chờ bàn giao trụ sở mới';
const figure = 'tasks.fromProvince.doneLate';
const picture = picturesOf('directive');
const dialog = 'dialog[open]';
const submit = `${dialog} button[type="submit"]`;

/** One story: each step goes on from the one before. */
describe.skipIf(chromiumPath === undefined)('from a directive to the figure (needs Chromium)', () => {
  const troubles: string[] = [];
  let folder: string;
  let served: Served;
  let at: Computers;
  let task: string;
  let report: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'motso-directive-'));
    const onTrouble = (text: string) => troubles.push(text);
    served = await openServed(folder, await builtPage(), days.given, onTrouble);
    at = await openComputers(served, onTrouble);
  }, 180_000);
  afterAll(async () => {
    await at?.close();
    await served?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => expect(troubles.splice(0)).toEqual([]));

  const sound = async (page: Page, where: string) => {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 860 });
      await picture(page, `${where}-${width}`);
      expect(await seriousIssues(page), `${where} at ${width}`).toEqual([]);
      expect(await sidewaysScroll(page), `${where} at ${width}`).toBeLessThanOrEqual(0);
    }
  };
  const nextDay = async (day: keyof typeof days) => {
    await at.goHome();
    await served.moveTo(days[day]);
  };

  it('a directive that came in becomes a task of the province, and of three communes', async () => {
    const clerk = await at.sitDown('yen.vanphong', '/tai-khoan');
    const { provinceId, documentId } = await aDirective(
      clerk,
      '2026-08-03',
      'Chấn chỉnh việc công khai thủ tục',
    );
    const above = await at.sitDown('nhan.vanphong', `/van-ban/${provinceId}/${documentId}`);
    await above.click('a:has-text("Ghi thành nhiệm vụ")');
    await above.selectOption('[name="giverLevel"]', 'nation');
    await above.selectOption('[aria-label="Dòng 1, Lĩnh vực"]', 'procedures');
    const filled = { title, product: 'Biên bản', personPrinted: 'Văn phòng', dueOn: '28/08/2026' };
    for (const [cell, text] of Object.entries(filled))
      await above.fill(`[data-row="0"][data-cell="${cell}"]`, text);
    await above.click('button[type="submit"]');
    await above.click(`a:has-text("${title}")`);
    await above.click('button:has-text("Giao xuống")');
    await above.fill(`${dialog} [name="dueOn"]`, '20/08/2026');
    const communes = ['Phường Bến Trăng', 'Phường Tường Vi', 'Xã Suối Ngàn'];
    for (const name of communes) await above.check(`${dialog} .receivers label:has-text("${name}") input`);
    await above.click(submit);
    const chain = 'section:has-text("Tình hình ở các đơn vị được giao") tbody tr';
    for (const name of communes) await above.waitForSelector(`${chain}:has-text("${name}")`, soon);
    task = new URL(above.url()).pathname;
    await sound(above, 'chain');
  });

  it('who takes it up from the paper too is told that it is there', async () => {
    const officer = await at.sitDown('an.bentrang', '/');
    await officer.click('nav a:has-text("Kế hoạch, nhiệm vụ") >> nth=0');
    await officer.click('a[href^="/ke-hoach/"] >> nth=0');
    await officer.click('a[href^="/nhiem-vu/"] >> nth=0');
    await officer.click('a:has-text("Ghi nhiệm vụ từ văn bản đến")');
    await officer.fill('[name="documentPrinted"]', '15/UBND-VP');
    await officer.fill('[name="giver"]', 'UBND tỉnh Minh Họa');
    await officer.selectOption('[aria-label="Dòng 1, Lĩnh vực"]', 'procedures');
    const filled = { title, product: 'Biên bản', personPrinted: 'Văn phòng', dueOn: '20/08/2026' };
    for (const [cell, text] of Object.entries(filled))
      await officer.fill(`[data-row="0"][data-cell="${cell}"]`, text);
    await officer.click('button[type="submit"]');
    await officer.waitForSelector(`.form-summary:has-text("Tỉnh Minh Họa: “${title}”, hạn 20/8/2026")`, soon);
    await officer.check('label:has-text("Vẫn ghi thêm") input');
    await sound(officer, 'there-already');
  });

  it('one of them is done late, with what proves it and why; who gave it confirms', async () => {
    await nextDay('done');
    const officer = await at.sitDown('an.bentrang', '/');
    await officer.click('nav a:has-text("Kế hoạch, nhiệm vụ") >> nth=0');
    await officer.click('a[href^="/ke-hoach/"] >> nth=0');
    await officer.click('a[href^="/nhiem-vu/"] >> nth=0');
    await officer.fill('.filters input >> nth=0', 'niem yet lai thu tuc');
    await officer.click(`.table a:has-text("${title}")`);
    await officer.click('button:has-text("Thêm sản phẩm")');
    await officer.setInputFiles(`${dialog} input[type="file"]`, {
      name: 'bien-ban.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(await samplePdf()),
    });
    await officer.fill(`${dialog} [name="datedOn"]`, '26/08/2026');
    await officer.click(submit);
    await officer.click('button:has-text("Báo hoàn thành")');
    await officer.fill(`${dialog} [name="doneOn"]`, '26/08/2026');
    await officer.fill(`${dialog} [name="whyLate"]`, whyLate);
    await officer.click(submit);
    await officer.waitForSelector('.facts .tag:has-text("Chờ xác nhận")', soon);
    await sound(officer, 'reported');

    const chief = await at.sitDown('lap.tinh', task);
    await chief.click('[aria-label="Xác nhận: Phường Bến Trăng"]');
    await chief.waitForSelector('tr:has-text("Phường Bến Trăng") .tag:has-text("Hoàn thành quá hạn")', soon);
    await sound(chief, 'confirmed');
  });

  it('the form of the quarter counts it', async () => {
    await nextDay('asked');
    const manager = await at.sitDown('ha.noivu', '/');
    await manager.click('nav a:has-text("Đợt báo cáo")');
    await manager.click('a:has-text("Tỉnh Minh Họa")');
    await manager.click('a:has-text("Mở đợt báo cáo")');
    await manager.selectOption('.filters select >> nth=0', 'quarter');
    await manager.selectOption('.filters select >> nth=1', '3');
    await manager.uncheck('.filters label:has-text("Sở") input');
    await manager.click('form [type=submit]');
    await manager.click(`${dialog} button.button-main`);
    await manager.waitForSelector('.standings', soon);

    const officer = await at.sitDown('an.bentrang', '/bao-cao');
    await officer.click('.table a:has-text("quý III")');
    await officer.waitForSelector('.form-grid');
    report = new URL(officer.url()).pathname;
    await officer.click('a[href$="/tu-so"] >> nth=0');
    await officer.waitForSelector('button:has-text("Lấy cả")', soon);
    await sound(officer, 'counted');
    await officer.click('button:has-text("Lấy cả")');
    await officer.click(`${dialog} button.button-main`);
    await expect.poll(() => officer.locator('button:has-text("Lấy cả")').count(), soon).toBe(0);
    await officer.goto(`${served.address()}${report}`);
    await expect.poll(() => officer.inputValue(cellAt(figure)), soon).toMatch(/^[1-9]\d*$/);
    await sound(officer, 'form');
  });

  it('its text tells of it by name, with the reason', async () => {
    const officer = await at.sitDown('an.bentrang', `${report}/loi-van?muc=direction.tasks`);
    await officer.click('.beginning summary');
    await officer.click('button:has-text("Đưa câu này vào bài")');
    const paper = officer.locator('.narrative-text');
    await expect.poll(() => paper.innerText(), soon).toContain(title);
    expect(await paper.innerText()).toContain(whyLate);
    await officer.waitForSelector('.saving-saved', soon);
    await sound(officer, 'told');
  });

  it('the figure opens into as many tasks, this one among them, and that into the task', async () => {
    const place = report.replace('/bao-cao/', '');
    const officer = await at.sitDown('an.bentrang', `/nguon-so-lieu/${place}/${figure}`);
    const counted = Number(await officer.innerText('.big-figure').then((text) => text.trim().split(/\s/)[0]));
    await sound(officer, 'figure');
    await officer.click('.facts a[href*="/dem?"]');
    await officer.waitForSelector('.table tbody tr');
    expect(await officer.locator('.table tbody tr').count()).toBe(counted);
    await sound(officer, 'list');
    await officer.click(`.table a:has-text("${title}")`);
    await officer.waitForSelector('section:has-text("Sản phẩm, tài liệu") td:has-text("Biên bản")', soon);
    expect(await officer.innerText('.facts')).toContain(whyLate);
  });
});
