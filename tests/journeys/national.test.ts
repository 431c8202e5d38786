import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, seriousIssues, sidewaysScroll } from './browser.ts';
import { type Opened, openAll } from './opened.ts';

const lists = join(import.meta.dirname, '../../../shared/data/units');
const missing = chromiumPath === undefined || !existsSync(lists);
/** On a busy machine. */
const soon = { timeout: 30_000 };
const password = 'ruộng bậc thang mùa nước đổ';

/** One story: each step goes on from the one before. */
describe.skipIf(missing)('the national lists of ../shared in the browser (needs Chromium)', () => {
  let all: Opened;
  let page: Page;

  beforeAll(async () => {
    all = await openAll({ laid: true });
    page = await all.visit('/');
    await page.click('text=Bắt đầu thật');
    await page.fill('[name="code"]', all.application.setUp.code);
    await page.fill('[name="first.fullName"]', 'Nguyễn Văn An');
    await page.fill('[name="first.login"]', 'nguyenvanan');
    await page.fill('[name="first.password"]', password);
    await page.fill('[name="repeated"]', password);
    await page.click('[type=submit]');
    await page.waitForSelector('[name=login]', { timeout: 120_000 });
    await page.fill('[name=login]', 'nguyenvanan');
    await page.fill('[name=password]', password);
    await page.click('[type=submit]');
    await page.waitForSelector('.desk');
  });
  afterAll(async () => {
    await all?.close();
    expect(all?.troubles ?? []).toEqual([]);
  });

  const sound = async (where: string) => {
    expect(await seriousIssues(page), where).toEqual([]);
    expect(await sidewaysScroll(page), where).toBeLessThanOrEqual(0);
  };

  it('are tried first, with all that could not be matched, and then imported as they were tried', async () => {
    await page.click('nav a:has-text("Đơn vị")');
    await page.click('.totals a:has-text("Cả nước")');
    await page.click('a:has-text("Nhập danh mục")');
    await page.setInputFiles('[type=file] >> nth=0', join(lists, 'before-2025-07-01.csv'));
    await page.setInputFiles('[type=file] >> nth=1', join(lists, 'after-2025-07-01.csv'));
    await page.setInputFiles('[type=file] >> nth=2', join(lists, 'predecessors.csv'));
    await page.waitForSelector('text=/before-2025-07-01.csv \\(\\d/');
    await page.fill('[name=beforeFrom]', '01/03/2025');
    await page.fill('[name=on]', '01/07/2025');
    await page.click('[type=submit]');
    expect(await page.innerText('.form-summary')).toContain('Văn bản căn cứ: Cần nhập mục này');
    await page.fill('[name=decision]', 'NQ 202/2025/QH15');
    await page.click('[type=submit]');
    await page.waitForSelector('.figures', { timeout: 90_000 });
    expect(await page.innerText('.figures')).toMatch(/Đơn vị trước\s+10\.794[\s\S]*Đơn vị sau\s+3\.355/);
    await sound('trial');
    await page.click('button:has-text("Nhập thật")');
    await page.click('dialog[open] button:has-text("Nhập thật")');
    await page.waitForSelector('text=Xem các đề xuất', { timeout: 90_000 });
    await sound('imported');
  });

  it('give proposals, the doubtful first, each beside its source text, confirmed many at once', async () => {
    await page.click('text=Xem các đề xuất');
    await page.waitForSelector('.proposal');
    expect(await page.innerText('.proposal >> nth=0')).toMatch(/chắc chắn [1-8]?\d %/);
    expect(await page.innerText('.proposal >> nth=0')).toMatch(/Nguyên văn\s+\S/);
    const before = await page.innerText('.pages >> nth=0');
    await page.check('.proposal >> nth=0 >> input');
    await page.check('.proposal >> nth=1 >> input');
    await page.waitForSelector('text=Đã chọn 2 mục');
    await sound('proposals');
    await page.click('.proposal-bar >> text=Bỏ');
    await page.click('dialog[open] button:has-text("Bỏ")');
    await page.waitForSelector('text=Đã xác nhận 0, đã bỏ 2.');
    await expect.poll(() => page.innerText('.pages >> nth=0'), soon).not.toBe(before);
    await page.setViewportSize({ width: 360, height: 760 });
    await sound('proposals on a small screen');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('are the tree of both days', async () => {
    const show = async (day: string) => {
      await page.goto(`${all.serving.address}/don-vi?ngay=${day}`);
      await page.waitForSelector('.totals .tag');
      return page.innerText('.totals');
    };
    expect(await show('2025-06-30')).toMatch(/63 tỉnh[\s\S]*696 huyện[\s\S]*10\.035 xã/);
    expect(await show('2025-07-01')).toMatch(/34 tỉnh[\s\S]*3\.321 xã/);
    await page.click('[aria-label="Đơn vị cấp dưới của Thành phố Hà Nội"]');
    await page.waitForSelector('text=Phường Ba Đình');
    await sound('tree');
  });
});
