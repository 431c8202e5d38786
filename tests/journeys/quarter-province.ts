import { expect, it } from 'vitest';
import type { Story } from './quarter-story.ts';
import {
  closeForSigning,
  explainErrors,
  fillQuickly,
  isSaved,
  sendDialog,
  sign,
  soon,
  type,
} from './report-page.ts';

/** From what was sent to the province's own report. */
export function provinceReceives(story: Story): void {
  const { seen, opened, nextDay, count } = story;

  it('the province sees each in its place: counts are lists', async () => {
    const page = await opened('ha.noivu', story.campaign);
    await page.waitForSelector('.standings');
    expect([await count(page, 'Đã gửi đúng hạn'), await count(page, 'Đã gửi, trễ hạn')]).toEqual(['2', '1']);
    await seen(page, 'matrix-sent');
    let listed = 0;
    for (const link of await page.locator('.standing-count').all()) {
      const [name, number] = await Promise.all([
        link.locator('.standing-name').innerText(),
        link.locator('.standing-number').innerText(),
      ]);
      await link.click();
      const rows = page.locator('.table tbody tr:not(:has(.table-empty))');
      await expect.poll(() => rows.count(), { ...soon, message: name }).toBe(Number(number));
      listed += name === 'Tất cả' ? 0 : Number(number);
    }
    expect(String(listed)).toBe(await count(page, 'Tất cả'));
  });

  it('it receives two, and returns one with reasons at cells', async () => {
    const page = await opened('ha.noivu', story.campaign);
    await page.click('tr a:has-text("Bến Trăng")');
    await page.waitForSelector('.facts');
    await seen(page, 'sent-above');
    const accept = page.locator('.explanations button:has-text("Chấp nhận")');
    while ((await accept.count()) > 0) {
      const left = await accept.count();
      await accept.first().click();
      await expect.poll(() => accept.count(), soon).toBe(left - 1);
    }
    await page.click('.page-actions button:has-text("Tiếp nhận")');
    await page.click('dialog[open] .form-buttons button:has-text("Tiếp nhận")');
    await page.waitForSelector('.facts:has-text("Đã tiếp nhận")');
    await page.goto(`${story.address()}${story.campaign}`);
    await page.click('button[aria-label="Tiếp nhận báo cáo của Xã Suối Ngàn"]');
    await page.click('dialog[open] .form-buttons button:has-text("Tiếp nhận")');
    await expect.poll(() => count(page, 'Đã tiếp nhận'), soon).toBe('2');
    await page.click('tr a:has-text("Tường Vi")');
    await page.click('.page-actions button:has-text("Trả lại")');
    await page.selectOption('dialog[open] [name="reasons.0.indicator"]', 'documents.directivesIssued');
    await page.fill(
      'dialog[open] [name="reasons.0.text"]',
      'Số văn bản cao gấp nhiều lần quý trước, đề nghị rà soát',
    );
    await seen(page, 'returning');
    await sendDialog(page);
    await page.goto(`${story.address()}${story.campaign}`);
    await expect.poll(() => count(page, 'Đã trả lại'), soon).toBe('1');
    await seen(page, 'matrix-returned');
  });

  it('what was returned is mended at its cells, and sent again with a page of what changed', async () => {
    await nextDay('again');
    const page = await opened('phuong.tuongvi', '/');
    await page.waitForSelector('.report-notices .urgent:has-text("bị cấp trên trả lại")');
    await seen(page, 'returned-desk');
    await page.click('.report-notices li:has-text("bị cấp trên trả lại"):has-text("quý III") a');
    await page.waitForSelector('.grid-returned:has-text("rà soát")');
    await seen(page, 'returned-cell');
    await type(page, { 'documents.directivesIssued': '24' });
    await isSaved(page);
    await closeForSigning(page);
    const leader = await opened('tai.tuongvi', new URL(page.url()).pathname);
    await sign(leader, { number: '103', place: 'Tường Vi' });
    const above = await opened('ha.noivu', story.campaign);
    await above.click('tr a:has-text("Tường Vi")');
    await above.waitForSelector('.section:has-text("Thay đổi so với bản trước") table');
    expect(await above.innerText('.section:has-text("Thay đổi so với bản trước") tbody')).toMatch(/41\s+24/);
    await seen(above, 'changed');
    await above.click('.page-actions button:has-text("Tiếp nhận")');
    await above.click('dialog[open] .form-buttons button:has-text("Tiếp nhận")');
    await above.waitForSelector('.facts:has-text("Đã tiếp nhận")');
  });

  it('the province adds up, and a figure opens down to the cell of the commune', async () => {
    await nextDay('added');
    const page = await opened('nhan.vanphong', story.campaign);
    await page.click('a:has-text("Cộng số liệu")');
    await page.waitForSelector('button:has-text("Lấy số mới của 3 đơn vị")');
    await seen(page, 'adding-up');
    await page.click('button:has-text("Lấy số mới của 3 đơn vị")');
    await expect.poll(() => page.locator('mark.newer').count(), soon).toBe(0);
    await seen(page, 'added-up');
    story.added = new URL(page.url()).pathname;
    await page.fill('.filters input', 'van ban chi dao');
    await page.click('.section:has-text("Số đã cộng") tbody a');
    await page.waitForSelector('.big-figure');
    // 5 of Bến Trăng, 24 of Tường Vi, 7 of Suối Ngàn.
    expect(await page.innerText('.big-figure')).toMatch(/^36/);
    await seen(page, 'figure');
    await page.click('tr:has-text("Suối Ngàn") a:has-text("Mở báo cáo")');
    await page.waitForSelector('.sought');
    expect(await page.innerText('.sought')).toBe('7');
    await seen(page, 'figure-in-report');
    await page.click('.sought a');
    await page.waitForSelector('.big-figure');
    expect(await page.innerText('.facts')).toContain('Vi Văn Sơn');
    await seen(page, 'figure-of-commune');
  });

  it('one is corrected after receipt; the old figure can still be cited', async () => {
    await nextDay('corrected');
    const officer = await opened('an.bentrang', story.report);
    await officer.click('button:has-text("Đề nghị đính chính")');
    await officer.selectOption('dialog[open] [name="cells.0.indicator"]', 'documents.directivesIssued');
    await officer.fill('dialog[open] [name="cells.0.typed"]', '6');
    await officer.fill('dialog[open] [name=reason]', 'Đếm sót một văn bản ban hành cuối kỳ');
    await seen(officer, 'correcting');
    await sendDialog(officer);
    await officer.waitForSelector('h2:has-text("Đính chính chờ ký")');
    const page = await opened('nghia.bentrang', story.report);
    await page.waitForSelector('h2:has-text("Đính chính chờ ký")');
    await seen(page, 'correction-proposed');
    await page.click('button:has-text("Ký đính chính")');
    await page.fill('dialog[open] [name=number]', '91');
    await page.fill('dialog[open] [name=position]', 'CHỦ TỊCH');
    await sendDialog(page);
    await page.waitForSelector('.page-lead:has-text("Có đính chính chờ tiếp nhận")');
    await seen(page, 'corrected');
    const above = await opened('ha.noivu', story.campaign);
    await above.click('tr a:has-text("Bến Trăng")');
    await above.waitForSelector('.section:has-text("Thay đổi so với bản trước") table');
    await seen(above, 'corrected-above');
    await above.click('.facts a:text-is("Bản 1")');
    await above.waitForSelector('.facts strong:has-text("Bản 1")');
    const row = above.locator('tr:has-text("Số văn bản chỉ đạo CCHC") >> nth=0');
    expect(await row.innerText()).toMatch(/\t5\b|\n5\b|\s5\s/);
    await seen(above, 'old-version');
  });

  it('the correction is proposed above and taken', async () => {
    const page = await opened('nhan.vanphong', story.added);
    await page.waitForSelector('mark.newer:has-text("37")');
    await seen(page, 'proposed');
    await page.click('button:has-text("Lấy cả số chưa tiếp nhận: 1 đơn vị")');
    await page.click('dialog[open] button:has-text("Lấy cả số chưa tiếp nhận")');
    await expect.poll(() => page.locator('mark.newer').count(), soon).toBe(0);
    const above = await opened('ha.noivu', story.campaign);
    await above.click('button[aria-label="Tiếp nhận báo cáo của Phường Bến Trăng"]');
    await above.click('dialog[open] .form-buttons button:has-text("Tiếp nhận")');
    await expect.poll(() => count(above, 'Đã tiếp nhận'), soon).toBe('3');
  });

  it('the province closes and signs its own, and takes it out', async () => {
    const page = await opened('nhan.vanphong', '/bao-cao');
    await page.click('.unit-choices a:has-text("Tỉnh Minh Họa")', { timeout: 3000 }).catch(() => {});
    await page.click('.table a:has-text("quý III")');
    await page.waitForSelector('.form-grid');
    await seen(page, 'province-report');
    await fillQuickly(page, {});
    await explainErrors(page, 'Đã rà soát với các sở và các xã, số liệu là đúng.');
    await closeForSigning(page);
    const leader = await opened('diep.tinh', new URL(page.url()).pathname);
    await sign(leader, { number: '412', place: 'Minh Họa' });
    await seen(leader, 'province-sent');
    const links = leader.locator('.section:has(h2:text-is("Tải về")) a');
    const types = await Promise.all(
      (await links.all()).map(async (link) => {
        const answer = await leader.request.get(`${story.address()}${await link.getAttribute('href')}`);
        const disposition = answer.headers()['content-disposition'] ?? '';
        return `${answer.status()} ${/\.(\w+)["';]*$/.exec(decodeURIComponent(disposition))?.[1]}`;
      }),
    );
    expect(types.slice(0, 3)).toEqual(['200 docx', '200 pdf', '200 xlsx']);
  });
}
