import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { getReport, saveCells, saveSection } from '../../src/areas/reports/contract.ts';
import type { Client } from '../../src/base/call.ts';
import { fillIn, sendReport } from '../report-makers.ts';
import { aReport, ask, askedAgain, entered } from './asked.ts';
import { chromiumPath, seriousIssues, sidewaysScroll } from './browser.ts';
import { type Opened, openAll } from './opened.ts';
import { picturesOf } from './pictures.ts';
import { wordHtml } from './word-html.ts';

/** On a busy machine. */
const soon = { timeout: 30_000 };
const picture = picturesOf('report-narrative');
const paper = '.narrative-text';

/** One story: each step goes on from the one before. */
describe.skipIf(chromiumPath === undefined)('the narrative of a report (needs Chromium)', () => {
  let all: Opened;
  let page: Page;
  let unitId: string;
  let reportId: string;

  beforeAll(async () => {
    all = await openAll({ demo: true });
    page = await all.visit('/tai-khoan');
    ({ unitId, reportId } = await aReport(all, page));
  });
  afterAll(() => all?.close());
  afterEach(() => expect(all.troubles.splice(0)).toEqual([]));

  const address = (section: string) =>
    `${all.serving.address}/bao-cao/${unitId}/${reportId}/loi-van?muc=${section}`;
  const open = async (section: string, on = page) => {
    await on.goto(address(section));
    await on.waitForSelector(paper);
  };
  const saved = (on = page) => on.waitForSelector('.saving-saved', soon);
  const kept = async (section: string) => {
    const { sections } = await ask(page, getReport, { unitId, reportId });
    return sections.find(({ id }) => id === section)!;
  };
  const sound = async (where: string) => {
    expect(await seriousIssues(page), where).toEqual([]);
    expect(await sidewaysScroll(page), where).toBeLessThanOrEqual(0);
    await picture(page, where);
  };
  const type = async (indicator: string, typed: string) => {
    const { cells } = await ask(page, getReport, { unitId, reportId });
    const { version } = cells.find((cell) => cell.indicator === indicator)!;
    const cell = { indicator, typed, missing: null, note: null, version, pasted: false };
    await ask(page, saveCells, { unitId, reportId, cells: [cell] });
  };

  it('is found from the report, and leads back to it', async () => {
    await page.goto(`${all.serving.address}/bao-cao/${unitId}/${reportId}`);
    await page.click('a:has-text("Lời văn báo cáo")');
    await page.waitForSelector('.narrative-outline');
    await page.click('a:has-text("Biểu số liệu")');
    await page.waitForSelector('.form-grid');
  });

  it('begins with the sentences that the figures give, their figures bound', async () => {
    await type('plan.tasksSet', '10');
    await type('plan.tasksDone', '7');
    await open('direction.plan');
    await page.click('.beginning summary');
    await page.click('button:has-text("Đưa câu này vào bài")');
    await page.waitForSelector(`${paper} .chip`);
    await saved();
    expect((await kept('direction.plan')).content).not.toEqual([]);
    await sound('proposed');
  });

  it('takes a figure by "{": found by name, put in as it is now', async () => {
    await page.click(paper);
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Tổng số nhiệm vụ đề ra: {');
    await page.waitForSelector('dialog[open] .figure-search .input:focus');
    await page.keyboard.type('nhiem vu');
    await sound('picker');
    await page.click('dialog[open] .pick-list button >> nth=0');
    await page.keyboard.type('.');
    await expect
      .poll(async () => JSON.stringify((await kept('direction.plan')).content), soon)
      .toContain('đề ra: ');
    await saved();
  });

  it('marks a figure that has changed until it is read', async () => {
    await type('plan.tasksDone', '8');
    await open('direction.plan');
    await page.waitForSelector('.chip-changed');
    await sound('changed');
    const before = await page.locator('.chip-changed').count();
    await page.click('.chip-read >> nth=0');
    await expect.poll(() => page.locator('.chip-changed').count(), soon).toBe(before - 1);
    const rest = page.locator('button:has-text("số đã đổi")');
    if (await rest.count()) await rest.click();
    await expect.poll(() => page.locator('.chip-changed').count(), soon).toBe(0);
    await saved();
    await expect
      .poll(async () => JSON.stringify((await kept('direction.plan')).content), soon)
      .not.toContain('"shown":"7"');
  });

  it('is held against the forms, at the passage', async () => {
    await page.click(paper);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Đã hoàn thành 9/10 nhiệm vụ đề ra trong Kế hoạch.');
    await page.waitForSelector('.passage', soon);
    await page.click('.narrative-findings button:has-text("Đến chỗ này") >> nth=0');
    await sound('found');
  });

  it('takes what is pasted from Word without what a report does not hold', async () => {
    await open('direction.publicity');
    await page.click(paper);
    await page.evaluate((html) => {
      const carried = new DataTransfer();
      carried.setData('text/html', html);
      carried.setData('text/plain', 'x');
      const event = new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true });
      document.querySelector('.narrative-text')!.dispatchEvent(event);
    }, wordHtml);
    await page.waitForSelector('.notice:has-text("Đã bỏ 1 hình")');
    await saved();
    await expect
      .poll(async () => (await kept('direction.publicity')).content.map(({ type }) => type), soon)
      .toEqual([
        'paragraph',
        'paragraph',
        'paragraph',
        'paragraph',
        'bulletList',
        'orderedList',
        'paragraph',
        'table',
      ]);
    const text = JSON.stringify((await kept('direction.publicity')).content);
    expect(text).not.toMatch(/đã xóa|mso|Nhận xét của lãnh đạo|·/);
    expect(text).toContain('thêm vào');
    expect(text).toContain('"colspan":2');
    const bold = { type: 'text', marks: [{ type: 'bold' }], text: 'Đậm do kiểu chữ' };
    expect((await kept('direction.publicity')).content).toContainEqual({
      type: 'paragraph',
      content: [bold, { type: 'text', text: 'không đậm' }],
    });
    expect((await kept('direction.publicity')).content).toContainEqual({
      type: 'paragraph',
      content: [
        { ...bold, text: 'Đậm của Word' },
        { type: 'text', text: 'chữ thường' },
      ],
    });
    await sound('pasted');
  });

  it('takes a picture with a word of what it shows', async () => {
    await page.click('.tools button:has-text("Chèn hình")');
    await page.setInputFiles('dialog[open] input[type=file]', {
      name: 'hinh.png',
      mimeType: 'image/png',
      buffer: Buffer.from(png, 'base64'),
    });
    await page.click('dialog[open] [type=submit]');
    await page.waitForSelector('dialog[open] .form-summary:has-text("Hình cho thấy điều gì")');
    await page.fill('dialog[open] [name=alt]', 'Hội nghị trực tuyến');
    await page.click('dialog[open] [type=submit]');
    await page.waitForSelector(`${paper} figure img`);
    await expect
      .poll(
        () => page.evaluate(() => document.querySelector<HTMLImageElement>('.picture img')!.naturalWidth),
        soon,
      )
      .toBe(1);
    await saved();
    await expect
      .poll(async () => JSON.stringify((await kept('direction.publicity')).content), soon)
      .toContain('Hội nghị trực tuyến');
  });

  it('keeps what is written while the line is cut, and sends it when it is back', async () => {
    await open('direction.plan');
    await page.context().setOffline(true);
    await page.click(paper);
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Viết khi mất mạng.');
    await page.waitForSelector('.saving-notReached', soon);
    await picture(page, 'cut');
    await page.context().setOffline(false);
    await expect
      .poll(async () => JSON.stringify((await kept('direction.plan')).content), soon)
      .toContain('Viết khi mất mạng.');
    await saved();
  });

  it('asks who has been signed out to sign in, and then sends what was written', async () => {
    await page.click(paper);
    await page.keyboard.press('Control+End');
    await page.context().clearCookies();
    await page.keyboard.type(' Viết khi hết phiên.');
    await page.waitForSelector('h1:has-text("Phiên làm việc đã hết")', soon);
    await page.click('button[aria-label*="Nguyễn Thị Hoài An"]');
    await page.waitForSelector(paper, soon);
    await saved();
    expect(JSON.stringify((await kept('direction.plan')).content)).toContain('Viết khi hết phiên.');
  });

  it('two who write at once decide between their texts', async () => {
    const { version, content } = await kept('direction.plan');
    await ask(page, saveSection, {
      ...{ unitId, reportId, section: 'direction.plan', version },
      content: [...content, { type: 'paragraph', content: [{ type: 'text', text: 'Bản kia.' }] }],
    });
    await page.click(paper);
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Bản này.');
    await page.waitForSelector('dialog[open] .two-texts', soon);
    await sound('conflict');
    await page.click('dialog[open] button:has-text("Giữ bản của tôi")');
    await saved();
    await expect
      .poll(async () => JSON.stringify((await kept('direction.plan')).content), soon)
      .toContain('Bản này.');
    expect(JSON.stringify((await kept('direction.plan')).content)).not.toContain('Bản kia.');
  });

  it('a heading has nothing to write: it leads to its sections, and takes an opening from who wants one', async () => {
    await page.goto(address('direction'));
    await page.waitForSelector('.heading-told');
    expect(await page.locator(paper).count()).toBe(0);
    expect(await page.locator('.heading-below a').count()).toBeGreaterThan(3);
    await sound('heading');
    await page.click('button:has-text("Viết lời dẫn")');
    await page.waitForSelector(paper);
  });

  it('shows the text of last time with the figures of then; taken over, those of now are marked', async () => {
    const leader = await all.visit('/tai-khoan');
    await entered(leader, 'nghia.bentrang', 'leader');
    const by =
      (on: Page): Client =>
      async (operation, input) =>
        ({ result: await ask(on, operation, input) }) as never;
    const makers = { unitId, officer: by(page), leader: by(leader) };
    await fillIn(makers, reportId, { 'plan.tasksSet': '10', 'plan.tasksDone': '8' });
    const today = new Date().toISOString().slice(0, 10);
    const bound = { type: 'figure' as const, attrs: { indicator: 'plan.tasksDone', shown: '8' } };
    const { version } = await kept('direction.plan');
    const content = [{ type: 'paragraph' as const, content: [bound] }];
    await ask(page, saveSection, { unitId, reportId, section: 'direction.plan', version, content });
    await sendReport(makers, reportId, '1', today);
    await leader.context().close();
    reportId = await askedAgain(all, unitId);
    await type('plan.tasksSet', '10');
    await type('plan.tasksDone', '9');
    await page.setViewportSize({ width: 1280, height: 800 });
    await open('direction.plan');
    await page.click('.beginning summary:has-text("Lời văn kỳ trước")');
    expect(await page.innerText('.figure-then')).toBe('8');
    await sound('last-time');
    await page.click('button:has-text("Lấy lời văn kỳ trước")');
    expect(await page.innerText(`${paper} .chip-changed`)).toMatch(/^9\s*8/);
    await saved();
  });

  it('stands on a narrow screen', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await open('direction.publicity');
    await sound('narrow');
  });
});

/** One white point. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWP4//8/AAX+Av5Y8msOAAAAAElFTkSuQmCC';
