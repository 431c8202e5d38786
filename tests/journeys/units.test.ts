import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../src/base/id.ts';
import { chromiumPath, seriousIssues, sidewaysScroll } from './browser.ts';
import { type Opened, openAll } from './opened.ts';

/** On a busy machine. */
const soon = { timeout: 30_000 };
const decision = 'NQ 09/NQ-HĐND';

/** One story: each step goes on from the one before. */
describe.skipIf(chromiumPath === undefined)('units of a trial (needs Chromium)', () => {
  let all: Opened;
  let page: Page;
  let communeId: string;

  beforeAll(async () => {
    all = await openAll({ demo: true });
    page = await all.visit('/tai-khoan');
    await page.click('.trial-accounts li:has-text("Quản trị đơn vị – Cả nước") >> button');
    await page.waitForSelector('.site-person');
  });
  afterAll(() => all?.close());
  afterEach(() => expect(all.troubles.splice(0)).toEqual([]));

  const sound = async (where: string) => {
    expect(await seriousIssues(page), where).toEqual([]);
    expect(await sidewaysScroll(page), where).toBeLessThanOrEqual(0);
  };
  const closed = () => expect.poll(() => page.locator('dialog[open]').count(), soon).toBe(0);
  const send = () => page.click('dialog[open] [type=submit]');

  it('are created under the table of codes of the trial, which is in sight', async () => {
    await page.goto(`${all.serving.address}/don-vi`);
    await page.click('.unit-line a:has-text("Tỉnh Minh Họa")');
    await page.click('button:has-text("Lập đơn vị cấp dưới")');
    expect(await page.inputValue('dialog[open] [name=codeSystem]')).toBe('Mã minh họa');
    await page.selectOption('dialog[open] [name=kind]', 'commune');
    await page.fill('dialog[open] [name=name]', 'Xã Đồi Tạm');
    await page.fill('dialog[open] [name=title]', 'Xã');
    await page.fill('dialog[open] [name=code]', 'MH.99');
    await page.fill('dialog[open] [name=from]', '01/08/2025');
    await page.fill('dialog[open] [name=decision]', decision);
    await send();
    await closed();
    await page.goto(`${all.serving.address}/don-vi?tim=doi%20tam`);
    await page.click('.table a:has-text("Xã Đồi Tạm")');
    await page.waitForSelector('.page-title:has-text("Xã Đồi Tạm")');
    communeId = page.url().split('/').at(-1)!;
    expect(await page.innerText('.table')).toMatch(/MH\.99\s+Mã minh họa/);
  });

  it('that end say what becomes of those below: asked for by name, then moved', async () => {
    const made = await page.evaluate(
      async (sent) => {
        const headers = { 'Content-Type': 'application/json' };
        return (await fetch('/api/units', { method: 'POST', headers, body: JSON.stringify(sent) })).status;
      },
      {
        ...{ id: uuidv7(), parentId: communeId, kind: 'department', name: 'Phòng Lúa Nếp', title: 'Phòng' },
        ...{ code: null, codeSystem: null, from: '2025-08-01', decision },
      },
    );
    expect(made).toBe(200);
    await page.click('button:has-text("Ghi việc sắp xếp")');
    await page.selectOption('dialog[open] [name=kind]', 'rename');
    await page.fill('dialog[open] [type=text] >> nth=0', 'Đồi Tạm');
    await page.click('.pick-list button:has-text("Xã Đồi Tạm")');
    await page.waitForSelector('.picked:has-text("Xã Đồi Tạm – Tỉnh Minh Họa")');
    await page.fill('dialog[open] [type=text] >> nth=1', 'Xã Đồi Bền');
    await page.click('.pick-list button:has-text("Lập mới")');
    expect(await page.inputValue('[aria-label="Bảng mã của Xã Đồi Bền"]')).toBe('Mã minh họa');
    await page.fill('dialog[open] [name=on]', '01/09/2025');
    await page.fill('dialog[open] [name=decision]', 'NQ 10/NQ-HĐND');
    await sound('succession');
    await send();
    expect(await page.innerText('dialog[open] .form-summary')).toContain('Phòng Lúa Nếp');
    await page.selectOption('dialog[open] [name=below]', 'moved');
    await send();
    await closed();
    await page.waitForSelector('.succession:has-text("Xã Đồi Bền")');
    await page.goto(`${all.serving.address}/don-vi?tim=phong%20lua%20nep`);
    await page.click('.table a:has-text("Phòng Lúa Nếp")');
    await page.waitForSelector('.table a:has-text("Xã Đồi Bền")');
  });

  it('recorded by mistake are withdrawn with a reason, and corrected', async () => {
    await page.goto(`${all.serving.address}/don-vi/${communeId}`);
    await page.click('.succession button:has-text("Gỡ")');
    await sound('withdraw');
    await send();
    await page.waitForSelector('dialog[open] .form-summary:has-text("Lý do")');
    await page.fill('dialog[open] [name=reason]', 'Nghị quyết chưa ban hành');
    await send();
    await closed();
    await expect.poll(() => page.locator('.succession').count(), soon).toBe(0);
    expect(await page.innerText('.table')).toContain('01/08/2025 – nay');
    await page.click('button:has-text("Sửa loại, ngày đầu")');
    await page.fill('dialog[open] [name=from]', '15/07/2025');
    await page.fill('dialog[open] [name=reason]', 'Ghi nhầm ngày');
    await send();
    await closed();
    await page.waitForSelector('.table:has-text("15/07/2025 – nay")');
    await sound('corrected');
  });

  it('that a withdrawal takes away are shown no longer, nor is a form spoken of where only the address is wrong', async () => {
    await page.click('button:has-text("Ghi việc sắp xếp")');
    await page.selectOption('dialog[open] [name=kind]', 'rename');
    await page.fill('dialog[open] [type=text] >> nth=0', 'Đồi Tạm');
    await page.click('.pick-list button:has-text("Xã Đồi Tạm")');
    await page.fill('dialog[open] [type=text] >> nth=1', 'Xã Đồi Thoáng');
    await page.click('.pick-list button:has-text("Lập mới")');
    await page.fill('dialog[open] [name=on]', '01/11/2025');
    await page.fill('dialog[open] [name=decision]', decision);
    await page.selectOption('dialog[open] [name=below]', 'moved');
    await send();
    await closed();
    await page.click('.succession a:has-text("Xã Đồi Thoáng")');
    await page.waitForSelector('.page-title:has-text("Xã Đồi Thoáng")');
    await page.click('.succession button:has-text("Gỡ")');
    await page.fill('dialog[open] [name=reason]', 'Ghi nhầm');
    await send();
    await page.waitForSelector('.notice:has-text("đã được gỡ bỏ")');
    expect(await page.locator('.succession').count()).toBe(0);
    await page.goto(`${all.serving.address}/don-vi/khong-co`);
    await page.waitForSelector('.notice:has-text("Địa chỉ của trang này ghi chưa đúng")');
    await page.goto(`${all.serving.address}/don-vi/${communeId}`);
    await page.waitForSelector('.page-title:has-text("Xã Đồi Tạm")');
  });

  it('changed by two at once tell the second what is there now, and keep what was typed', async () => {
    await page.click('button:has-text("Đổi tên, mã, nơi trực thuộc")');
    await page.fill('dialog[open] [name=name]', 'Xã Đồi Sau');
    await page.fill('dialog[open] [name=from]', '01/11/2025');
    await page.fill('dialog[open] [name=decision]', 'NQ 13/NQ-HĐND');
    const status = await page.evaluate(async (unitId) => {
      const there = await (await fetch(`/api/units/${unitId}`)).json();
      const { title, code, codeSystem, parent } = there.result.versions.at(-1);
      const named = { name: 'Xã Đồi Trước', title, code, codeSystem, parentId: parent.id };
      const body = JSON.stringify({ unitId, ...named, from: '2025-10-15', decision: 'NQ 12/NQ-HĐND' });
      const headers = { 'Content-Type': 'application/json' };
      return (await fetch(`/api/units/${unitId}/versions`, { method: 'POST', headers, body })).status;
    }, communeId);
    expect(status).toBe(200);
    await send();
    await page.waitForSelector('dialog[open] .notice:has-text("Xã Đồi Trước")', soon);
    expect(await page.inputValue('dialog[open] [name=name]')).toBe('Xã Đồi Sau');
    await sound('changed since');
    await page.click('dialog[open] button:has-text("Đã xem")');
    await send();
    await closed();
    for (const name of ['Xã Đồi Trước', 'Xã Đồi Tạm']) {
      await page.click('button:has-text("Gỡ lần đổi cuối")');
      await page.fill('dialog[open] [name=reason]', 'Ghi nhầm tên');
      await send();
      await closed();
      await page.waitForSelector(`.page-title:has-text("${name}")`);
    }
  });

  it('are compared between two days: what changed is said once', async () => {
    await page.click('button:has-text("Đổi tên, mã, nơi trực thuộc")');
    await page.fill('dialog[open] [name=name]', 'Xã Đồi Thông');
    await page.fill('dialog[open] [name=from]', '01/10/2025');
    await page.fill('dialog[open] [name=decision]', 'NQ 11/NQ-HĐND');
    await send();
    await closed();
    await page.goto(`${all.serving.address}/don-vi/so-sanh?truoc=2025-09-30&sau=2025-10-01`);
    await page.waitForSelector('.table:has-text("đổi tên từ “Xã Đồi Tạm” thành “Xã Đồi Thông”")');
    await sound('compare');
    await page.goto(`${all.serving.address}/don-vi/${communeId}`);
    await page.click('button:has-text("Gỡ lần đổi cuối")');
    await page.fill('dialog[open] [name=reason]', 'Ghi nhầm tên');
    await send();
    await closed();
    await page.waitForSelector('.page-title:has-text("Xã Đồi Tạm")');
  });
});
