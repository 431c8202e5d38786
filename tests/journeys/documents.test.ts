import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openRegister } from '../../src/areas/documents/contract-registers.ts';
import { uuidv7 } from '../../src/base/id.ts';
import { docxOf, paragraph, run } from '../../src/formats/word/docx-sample.ts';
import { onPostgres } from '../database.ts';
import { type Office, openOffice, type Person } from '../office.ts';
import { chromiumPath } from './browser.ts';
import { builtPage } from './built.ts';
import { type OfficeBrowser, openOfficeBrowser } from './office-browser.ts';

/** On a busy machine. */
const soon = { timeout: 30_000 };
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A commune's clerk, a specialist and the leader keep the registers of their unit. */
describe.skipIf(chromiumPath === undefined)('pages of documents (needs Chromium)', () => {
  onPostgres('the registers of a commune', (open) => {
    let office: Office;
    let all: OfficeBrowser;
    let unitId: string;
    let clerk: Person;
    let specialist: Person;
    let leader: Person;
    let administrator: Person;

    beforeAll(async () => {
      office = await openOffice(await open(), '2026-03-20', [], { page: await builtPage() });
      unitId = await office.aUnit({ name: 'Xã An Bình', kind: 'commune' });
      clerk = await office.aPerson({ role: 'documentClerk', unitId });
      specialist = await office.aPerson({ role: 'specialist', unitId });
      leader = await office.aPerson({ role: 'leader', unitId });
      administrator = await office.aPerson({ role: 'unitAdministrator', unitId });
      all = await openOfficeBrowser(office);
    });
    afterAll(() => all?.close());
    afterEach(() => {
      expect(all.troubles.splice(0)).toEqual([]);
      expect(office.troubles.splice(0)).toEqual([]);
    });

    const fill = async (page: Page, fields: Readonly<Record<string, string>>) => {
      for (const [name, value] of Object.entries(fields))
        await page.fill(`form [name="${name}"]:visible`, value);
    };
    const inDialog = (what: string) => `dialog[open] ${what}`;

    it('the administrator opens a register whose numbers come from the office system', async () => {
      const page = await all.visitAs(administrator, `/van-ban/${unitId}/so`);
      await page.waitForSelector('.table-empty');
      await page.click('button:has-text("Mở sổ")');
      await page.waitForSelector(inDialog('form'));
      await all.sound('registers-open', page);
      await page.click(inDialog('button:has-text("Mở sổ")'));
      await page.waitForSelector(inDialog('.form-summary'));
      await fill(page, { name: 'Sổ văn bản đến', outsideSystem: 'QLVBĐH tỉnh', openedOn: '01/01/2026' });
      await page.click(inDialog('button:has-text("Mở sổ")'));
      await page.waitForSelector('td:has-text("QLVBĐH tỉnh")');
      await administrator.call(openRegister, {
        ...{ id: uuidv7(), unitId, name: 'Sổ văn bản đi', direction: 'outgoing', numbering: 'here' },
        ...{ seriesBy: 'register', legal: false, organ: 'UBND', outsideSystem: null, openedOn: '2026-01-01' },
      });
    });

    it('the clerk records incoming documents one after the other from the keyboard, and finds one without accents', async () => {
      const page = await all.visitAs(clerk, '/');
      await page.click('nav a:has-text("Văn bản")');
      await page.click('a:has-text("Vào sổ văn bản")');
      await page.waitForSelector('[name="printed"]');
      const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'));
      await expect.poll(focused, soon).toBe('printed');
      await all.sound('record', page);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.locator('[name="printed"]').focus();
      await page.keyboard.type('15/KH-UBND');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.form-summary:has-text("Trích yếu")');
      expect(await page.inputValue('[name="printed"]')).toBe('15/KH-UBND');
      await fill(page, { issuedOn: '16/03/2026', issuer: 'UBND tỉnh Bắc Ninh' });
      await fill(page, { subject: 'Kế hoạch đẩy mạnh cải cách hành chính năm 2026' });
      await page.press('[name="issuer"]', 'Enter');
      await page.waitForSelector('.notice-done:has-text("1 – 15/KH-UBND")');
      await expect.poll(focused, soon).toBe('printed');
      expect(await page.inputValue('[name="number"]')).toBe('2');
      await fill(page, { printed: '102/SNV-VP', issuedOn: '18/03/2026', issuer: 'Sở Nội vụ', number: '4' });
      await fill(page, { subject: 'V/v báo cáo kết quả cải cách hành chính quý I' });
      await page.press('[name="issuer"]', 'Enter');
      await page.waitForSelector('.notice-done:has-text("4 – 102/SNV-VP")');
      await page.click('.page-above a');
      await page.waitForSelector('td:has-text("Sở Nội vụ")');
      await all.sound('documents', page);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.locator('h1').click();
      await page.keyboard.press('/');
      await page.keyboard.type('day manh cai c');
      const rows = () => page.locator('tbody tr').count();
      await expect.poll(rows, soon).toBe(1);
      expect(await page.innerText('tbody tr')).toContain('15/KH-UBND');
      expect(page.url()).toContain('text=');
      await page.click('button:has-text("Lưu bộ lọc này")');
      await page.fill(inDialog('[name="name"]'), 'Đẩy mạnh');
      await page.click(inDialog('button:has-text("Lưu")'));
      await page.waitForSelector('.kept-filter:has-text("Đẩy mạnh")');
      await page.click('button:has-text("Bỏ lọc")');
      await expect.poll(rows, soon).toBe(2);
      await page.click('.kept-filter button >> nth=0');
      await expect.poll(rows, soon).toBe(1);
      expect(await page.inputValue('input[type="search"]')).toBe('day manh cai c');
      const download = page.waitForEvent('download');
      await page.click('a:has-text("Tải danh sách")');
      expect((await download).suggestedFilename()).toMatch(/Danh sách văn bản.*\.xlsx$/);
    });

    it('the check of the register tells which numbers are missing, and takes the reason', async () => {
      const page = await all.visitAs(clerk, `/van-ban/${unitId}/so`);
      await page.click('tr:has-text("Sổ văn bản đến") a:has-text("Kiểm tra số")');
      await page.waitForSelector('.notice-warning:has-text("2 số còn trống")');
      await all.sound('check-numbers', page);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.click('button:has-text("Ghi lý do")');
      await page.fill(inDialog('[name="reason"]'), 'Số của văn bản mật, ghi ở sổ riêng');
      await page.click(inDialog('button:has-text("Lưu lý do")'));
      await page.waitForSelector('.notice-done');
      expect(await page.innerText('table >> nth=1')).toContain('ghi ở sổ riêng');
    });

    let address: string;

    it('a specialist drafts, the leader signs, the clerk issues: the number is taken', async () => {
      const page = await all.visitAs(specialist, `/van-ban/${unitId}`);
      await page.click('a:has-text("Soạn văn bản")');
      await page.waitForSelector('form');
      await all.sound('draft', page);
      await page.selectOption('[name="kind"]', 'KH');
      await fill(page, { subject: 'Kế hoạch tuyên truyền cải cách hành chính năm 2026' });
      await page.click('button:has-text("Lưu dự thảo")');
      await page.waitForSelector('.tag:has-text("Đang soạn")');
      address = new URL(page.url()).pathname;
      expect(await page.locator('button:has-text("Ghi nhận đã ký")').count()).toBe(0);
      const byLeader = await all.visitAs(leader, address);
      await byLeader.click('button:has-text("Ghi nhận đã ký")');
      await fill(byLeader, { signer: 'Nguyễn Văn Chủ', signerPost: 'Chủ tịch' });
      await byLeader.click(inDialog('button:has-text("Ghi nhận đã ký")'));
      await byLeader.waitForSelector('.tag:has-text("Đã ký, chờ số")');
      const byClerk = await all.visitAs(clerk, address);
      await byClerk.click('button:has-text("Phát hành, lấy số")');
      await byClerk.waitForSelector(inDialog('[name="issuedOn"]'));
      await all.sound('issue', byClerk);
      // How it was sent is said, not taken for granted.
      await byClerk.click(inDialog('button:has-text("Phát hành, lấy số")'));
      await byClerk.waitForSelector(inDialog('.form-summary:has-text("Cách gửi")'));
      await byClerk.selectOption(inDialog('[name="sentAs"]'), 'signed-electronic');
      await byClerk.click(inDialog('button:has-text("Phát hành, lấy số")'));
      await byClerk.waitForSelector('h1:has-text("01/KH-UBND")');
      await byClerk.waitForSelector('.tag:has-text("Đã ban hành")');
      await byClerk.click('button:has-text("Thêm liên kết")');
      await byClerk.fill(inDialog('input[type="search"]'), '15/kh');
      await byClerk.waitForSelector(`${inDialog('option')}:has-text("15/KH-UBND")`, { state: 'attached' });
      await byClerk.selectOption(inDialog('[name="toDocumentId"]'), { index: 1 });
      await byClerk.click(inDialog('button:has-text("Thêm liên kết")'));
      await byClerk.waitForSelector('.plain-lines a:has-text("15/KH-UBND")');
      await all.sound('document', byClerk);
    });

    it('a file marked MẬT is refused in plain words, what was chosen stays, and nothing is kept', async () => {
      const page = await all.visitAs(clerk, address);
      const file = (name: string, ...lines: string[]) => ({
        name,
        mimeType: word,
        buffer: Buffer.from(docxOf(lines.map((line) => paragraph(run(line))).join(''))),
      });
      await page.click('button:has-text("Đính kèm tệp")');
      await page.setInputFiles(inDialog('input[type="file"]'), file('ke-hoach-mat.docx', 'MẬT', 'Kế hoạch'));
      await page.selectOption(inDialog('[name="part"]'), 'annex');
      await page.click(inDialog('button:has-text("Đính kèm tệp")'));
      await page.waitForSelector(inDialog('.form-summary:has-text("không nhận văn bản mật")'));
      expect(await page.innerText(inDialog('.file-field'))).toContain('ke-hoach-mat.docx');
      expect(await page.inputValue(inDialog('[name="part"]'))).toBe('annex');
      await all.sound('secret-refused', page);
      await page.setViewportSize({ width: 1280, height: 800 });
      const open = file('ke-hoach.docx', 'Nội dung về xuân phân và thu phân');
      await page.setInputFiles(inDialog('input[type="file"]'), open);
      await page.click(inDialog('button:has-text("Đính kèm tệp")'));
      await page.waitForSelector('td a:has-text("ke-hoach.docx")');
      expect(await page.locator('td:has-text("mat.docx")').count()).toBe(0);
      await page.goto(`${all.address}/van-ban/${unitId}?text=thu+phan`);
      await page.waitForSelector('tbody tr:has-text("01/KH-UBND")');
    });

    it('a slip is corrected with its reason, and what stood there is seen', async () => {
      const page = await all.visitAs(clerk, address);
      await page.click('button:has-text("Sửa số, ngày, người ký")');
      await page.waitForSelector(inDialog('[name="signer"]'));
      expect(await page.locator(inDialog('[name="number"]')).count()).toBe(0);
      await fill(page, { signer: 'Nguyễn Văn Chu', reason: 'Gõ nhầm tên người ký' });
      await all.sound('correct', page);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.click(inDialog('button:has-text("Lưu")'));
      await page.waitForSelector('.plain-lines:has-text("Gõ nhầm tên người ký")');
      expect(await page.innerText('.plain-lines >> nth=-1')).toContain('Người ký “Nguyễn Văn Chủ”');
    });

    it('what is cancelled keeps its number and says why', async () => {
      const page = await all.visitAs(clerk, address);
      await page.click('button:has-text("Hủy văn bản")');
      await page.click(inDialog('button:has-text("Hủy văn bản")'));
      await page.waitForSelector(inDialog('.form-summary'));
      await page.fill(inDialog('[name="reason"]'), 'Ban hành nhầm, thay bằng văn bản khác');
      await page.click(inDialog('button:has-text("Hủy văn bản")'));
      await page.waitForSelector('.notice-warning:has-text("Ban hành nhầm")');
      expect(await page.innerText('.notice-warning')).toContain('Số 1 vẫn được giữ');
      await all.sound('cancelled', page);
    });

    it('of a secret document there is no field but number and days', async () => {
      const page = await all.visitAs(clerk, `/van-ban/${unitId}/vao-so`);
      await page.click('a:has-text("Ghi số văn bản mật")');
      await page.waitForSelector('h1:has-text("mật")');
      expect(await page.locator('form [name="subject"]').count()).toBe(0);
      await fill(page, { number: '5', issuedOn: '19/03/2026' });
      await page.selectOption('[name="kind"]', 'CV');
      await all.sound('secret-number', page);
      await page.click('button:has-text("Ghi số")');
      await page.waitForSelector('.notice-done:has-text("5")');
      await page.click('.notice-done a');
      await page.waitForSelector('.notice-note:has-text("văn bản mật")');
    });

    it('what turned out to be secret is withheld: number and days are all that is left', async () => {
      const page = await all.visitAs(clerk, `/van-ban/${unitId}?text=102`);
      await page.click('tbody a:has-text("102/SNV-VP")');
      await page.click('button:has-text("Là văn bản mật")');
      await page.waitForSelector(inDialog('p:has-text("không lấy lại được")'));
      await all.sound('withhold', page);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.click(inDialog('button:has-text("chỉ giữ số và ngày")'));
      await page.waitForSelector('.notice-note:has-text("văn bản mật")');
      expect(await page.locator('main').innerText()).not.toContain('quý I');
      expect(await page.locator('main').innerText()).toContain('18/03/2026');
      expect(await page.locator('button:has-text("Là văn bản mật")').count()).toBe(0);
      await page.goto(`${all.address}/van-ban/${unitId}?text=ket+qua+cai+cach`);
      await page.waitForSelector('.table-empty');
    });

    it('checks of legal documents are recorded, and what is to be handled is seen', async () => {
      const page = await all.visitAs(specialist, `/van-ban/${unitId}/vbqppl`);
      await page.waitForSelector('.table-empty >> nth=1');
      await page.click('button:has-text("Ghi kết quả")');
      await page.waitForSelector(inDialog('form'));
      await fill(page, { printed: '02/2024/QĐ-UBND', subject: 'Quyết định về quản lý chợ' });
      await fill(page, { finding: 'Căn cứ đã hết hiệu lực', examinedOn: '10/03/2026' });
      await page.selectOption(inDialog('[name="needed"]'), 'replace');
      await page.click(inDialog('button:has-text("Ghi kết quả")'));
      await page.waitForSelector('.tag:has-text("chưa xử lý")');
      await all.sound('legal', page);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.click('td button:has-text("Sửa, ghi xử lý")');
      await fill(page, { handledOn: '19/03/2026', handledHow: 'QĐ số 05/2026/QĐ-UBND' });
      await page.click(inDialog('button:has-text("Lưu")'));
      await page.waitForSelector('td:has-text("QĐ số 05/2026/QĐ-UBND")');
      // What was found is mended with a reason; what was entered by mistake is removed with one.
      await page.click('td button:has-text("Sửa, ghi xử lý")');
      await fill(page, { finding: 'Căn cứ đã hết hiệu lực từ 01/4/2025' });
      await page.click(inDialog('button:has-text("Lưu")'));
      await page.waitForSelector(inDialog('.form-summary:has-text("lý do")'));
      await fill(page, { reason: 'Ghi thiếu ngày hết hiệu lực' });
      await page.click(inDialog('button:has-text("Lưu")'));
      await page.waitForSelector('td:has-text("từ 01/4/2025")');
      await page.click('td button:has-text("Gỡ")');
      await page.waitForSelector(inDialog('form'));
      await all.sound('examination-removed', page);
      await page.setViewportSize({ width: 1280, height: 800 });
      await fill(page, { reason: 'Ghi nhầm văn bản của xã khác' });
      await page.click(inDialog('button:has-text("Gỡ")'));
      await page.waitForSelector('.table-empty >> nth=1');
    });
  });
});
