import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { getReport, saveCells } from '../../src/areas/reports/contract.ts';
import { exportPaper } from '../../src/areas/reports/out/contract.ts';
import { addSuccession } from '../../src/areas/units/keep.ts';
import { urlOf } from '../../src/base/call.ts';
import { uuidv7 } from '../../src/base/id.ts';
import { docxOf, paragraph, run } from '../../src/formats/word/docx-sample.ts';
import { onPostgres } from '../database.ts';
import { type Office, openOffice } from '../office.ts';
import { openReporting, type Reporting, type Staffed } from '../reporting.ts';
import { chromiumPath } from './browser.ts';
import { builtPage } from './built.ts';
import { type OfficeBrowser, openOfficeBrowser } from './office-browser.ts';

/** On a busy machine. */
const soon = { timeout: 30_000 };
const indicator = 'documents.directivesIssued';

/** Two communes become one in the middle of a year; what its people see of it. */
describe.skipIf(chromiumPath === undefined)('pages of reports (needs Chromium)', () => {
  onPostgres('after a merger', (open) => {
    let office: Office;
    let reporting: Reporting;
    let all: OfficeBrowser;
    let page: Page;
    let merged: Staffed;
    let firstQuarter: string;
    let halfYear: string;

    beforeAll(async () => {
      office = await openOffice(await open(), '2026-03-20', [], { page: await builtPage() });
      reporting = await openReporting(office, 4);
      const { province, communes } = reporting;
      const until = { parentId: province.unitId, to: '2026-03-31' };
      const east = await reporting.staff(await office.aUnit({ name: 'Xã Đồng Đông', ...until }));
      const west = await reporting.staff(await office.aUnit({ name: 'Xã Đồng Tây', ...until }));
      const made = await office.aUnit({ name: 'Xã Đồng Mới', parentId: province.unitId, from: '2026-04-01' });
      await merge(office, [east.unitId, west.unitId], made);
      firstQuarter = await reporting.open('quarter', 2026, 1);
      halfYear = await reporting.open('half-year', 2026);
      const told: [Staffed, string][] = [
        [east, '5'],
        [west, '7'],
        ...communes.map((unit, at): [Staffed, string] => [unit, String(9 + at)]),
      ];
      for (const [unit, value] of told)
        await reporting.send(unit, firstQuarter, {
          [indicator]: value,
          'plan.tasksSet': '20',
          'plan.tasksDone': value,
        });
      office.now = new Date('2026-06-15T12:00:00+07:00');
      merged = await reporting.staff(made);
      all = await openOfficeBrowser(office);
    });
    afterAll(() => all?.close());
    afterEach(() => {
      expect(all.troubles.splice(0)).toEqual([]);
      expect(office.troubles.splice(0)).toEqual([]);
    });

    it('who fills is told of the former units’ figures, sees where each comes from, and confirms one, then all', async () => {
      const { unitId, officer } = merged;
      const reportId = await reporting.reportOf(merged, halfYear);
      await reporting.enter(merged, reportId, indicator, '3', 0);
      page = await all.visitAs(officer, `/bao-cao/${unitId}/${reportId}`);
      await page.waitForSelector('.notice-warning:has-text("đang chờ bạn xác nhận")');
      await all.sound('derived-waits', page);
      await page.click('.notice-warning a:has-text("Số lũy kế từ đơn vị cũ")');
      const row = 'tr:has-text("Số văn bản chỉ đạo"):has-text("Xã Đồng Đông")';
      await page.waitForSelector(row);
      expect(await page.innerText(`${row} >> nth=0`)).toMatch(/3[\s\S]*5[\s\S]*7[\s\S]*15/);
      await all.sound('derived', page);
      await page.click(`${row} a:has-text("Xã Đồng Tây, bản ký lần 1")`);
      await page.waitForSelector('.sought');
      expect(await page.innerText('.sought')).toBe('7');
      await page.goBack();
      await page.click(`${row} button:has-text("Xác nhận")`);
      await page.waitForSelector(`${row} .tag:has-text("đã xác nhận")`);
      await page.click('.section-head button:has-text("Xác nhận cả")');
      await page.waitForSelector('dialog[open]:has-text("chưa có phần của đơn vị")');
      await all.sound('derived-sure', page);
      await page.click('dialog[open] button:has-text("Xác nhận cả")');
      await expect.poll(() => page.locator('td button:has-text("Xác nhận")').count(), soon).toBe(0);
      await all.sound('derived-taken', page);
      await page.click('.page-above a');
      await page.waitForSelector(cellId);
      const waits = () => page.locator('.notice-warning:has-text("đang chờ bạn xác nhận")').count();
      await expect.poll(waits, soon).toBe(0);
      const cell = page.locator('tr', { has: page.locator(cellId) });
      expect(await cell.locator('.grid-source').innerText()).toBe('suy ra');
      await cell.locator('.grid-label').click();
      await page.waitForSelector('.indicator-card:has-text("Xã Đồng Đông (bản ký lần 1")');
      await all.sound('derived-grid', page);
    });

    it('the signed report says so, in the forms and on paper', async () => {
      const { unitId } = merged;
      const reportId = await reporting.reportOf(merged, halfYear);
      await fillRest(merged, reportId);
      const { number } = await reporting.sign(merged, reportId);
      await page.goto(`${all.address}/bao-cao-da-gui/${unitId}/${reportId}/${number}?o=${indicator}`);
      await page.waitForSelector('.sought .tag:has-text("suy ra")');
      await all.sound('derived-sent', page);
      const asked = urlOf(exportPaper, { unitId, reportId, number, format: 'docx' });
      const paper = await page.request.get(`${all.address}${asked}`);
      const text = strFromU8(unzipSync(await paper.body())['word/document.xml']!).replaceAll(/<[^>]+>/g, '');
      expect(text).toContain('Số suy ra từ các đơn vị cũ: Của đơn vị: 3; Xã Đồng');
    });

    it('a trend is drawn beside its figures, on the units of today and on those of each period', async () => {
      const { unitId, officer } = merged;
      const on = await all.visitAs(officer, '/');
      await on.click('nav a:has-text("Xu hướng")');
      await on.click('a:has-text("Xã Đồng Mới")');
      await on.waitForSelector(`option[value="${indicator}"]`, { state: 'attached' });
      await on.selectOption('.filters select >> nth=0', indicator);
      await on.selectOption('.filters select >> nth=1', 'quarter');
      const drawn = () =>
        on.evaluate(() => document.querySelector<HTMLImageElement>('.chart img')?.naturalWidth);
      await expect.poll(drawn, soon).toBeGreaterThan(400);
      expect(await on.innerText('.beside tbody')).toMatch(
        /Quý 1\/2026 mẫu tạm chưa được tiếp nhận\s+suy ra\s+12/,
      );
      expect(await on.innerText('.as-signed')).toMatch(/Xã Đồng (Đông\s+5|Tây\s+7)/);
      await all.sound('trend', on);
      expect(on.url()).toContain(`/xu-huong/${unitId}?`);
      const picture = await on.request.get(`${all.address}${await on.getAttribute('.chart a', 'href')}`);
      expect(picture.headers()['content-type']).toBe('image/png');
    });

    it('units are compared and seen in a heat map, from who has reported', async () => {
      const { unitId } = reporting.province;
      // Whoever had signed in before the months passed would have to do so again.
      const officer = await office.aPerson({ role: 'reportingOfficer', unitId, reach: 'below' });
      const on = await all.visitAs(officer, `/dot-bao-cao/${unitId}/${firstQuarter}`);
      await on.click('a:has-text("Xu hướng và so sánh")');
      await on.waitForSelector('.heat tbody tr');
      expect(await on.locator('.heat tbody tr').count()).toBe(6);
      const east = '.heat tr:has(th:text-is("Xã Đồng Đông"))';
      expect(await on.innerText(`${east} .heat-cell >> nth=0`)).toBe('25');
      const drawn = () =>
        on.evaluate(() => document.querySelector<HTMLImageElement>('.chart img')?.naturalWidth);
      await expect.poll(drawn, soon).toBeGreaterThan(400);
      expect(await on.locator('.beside tbody tr').count()).toBe(6);
      await all.sound('across', on);
      await on.click(`${east} .heat-cell a >> nth=0`);
      await on.waitForSelector('.sought');
    });

    it('the campaigns of a year stand beside each other; each count opens its list', async () => {
      const { unitId } = reporting.province;
      const manager = await office.aPerson({ role: 'campaignManager', unitId, reach: 'below' });
      const year = await all.visitAs(manager, `/dot-bao-cao/${unitId}`);
      await year.click('a:has-text("Tình hình nộp cả năm")');
      const grid = year.locator('.year-table').nth(1);
      await grid.waitFor();
      expect(await grid.locator('th:has-text("Xã Đồng Đông")').innerText()).toContain('nay là Xã Đồng Mới');
      await all.sound('year', year);
      const name = 'Chưa làm';
      const count = await year.innerText(
        `.standing-count:has(.standing-name:text-is("${name}")) .standing-number`,
      );
      await year.click(`.standing-count:has-text("${name}")`);
      await expect.poll(() => grid.locator('tbody .tag').count(), soon).toBe(Number(count));
      const link = year.locator('.year-table').first().locator(`tr:has(th:text-is("${name}")) a`).first();
      const listed = Number(await link.innerText());
      await link.click();
      await year.waitForSelector('.table');
      expect(await year.locator('.table tbody tr').count()).toBe(listed);
      const row = year.locator('.table tbody tr:has-text("Xã Số 4")');
      await row.locator('button:has-text("Miễn báo cáo")').click();
      await year.waitForSelector('dialog[open] textarea');
      await all.sound('excuse', year);
      await year.fill('dialog[open] [name=reason]', 'Xã vừa thành lập, chưa có số liệu');
      await year.click('dialog[open] [type=submit]');
      await year.waitForSelector('.table tbody tr >> nth=0');
      await expect.poll(() => row.count(), soon).toBe(0);
      await year.click('.standing-count:has-text("Miễn báo cáo")');
      await row.locator('button:has-text("Bỏ miễn")').waitFor();
      await all.sound('excused', year);
      await year.close();
    });

    it('who supplies which figure is seen as proposed and set from a day on', async () => {
      const { unitId } = reporting.province;
      const administrator = await office.aPerson({ role: 'unitAdministrator', unitId });
      const on = await all.visitAs(administrator, `/don-vi/${unitId}`);
      await on.click('a:has-text("Nơi cung cấp số liệu")');
      await on.fill('.filters input[type=search]', 'so tu phap');
      await on.waitForSelector('button:has-text("chỉ tiêu đang xem")');
      await all.sound('suppliers', on);
      await on.click('tbody tr >> nth=0 >> button:has-text("Đặt lại")');
      await on.fill('dialog[open] [name=supplier]', 'Văn phòng UBND tỉnh');
      await on.fill('dialog[open] [name=from]', '01/07/2026');
      await all.sound('supplier-set', on);
      await on.click('dialog[open] [type=submit]');
      await on.waitForSelector('dialog[open] .form-summary');
      await on.fill('dialog[open] [name=reason]', 'QĐ 12/QĐ-UBND');
      await on.click('dialog[open] [type=submit]');
      await on.waitForSelector('tr:has-text("Từ 01/07/2026: Văn phòng UBND tỉnh. QĐ 12/QĐ-UBND")');
      await all.sound('suppliers-set', on);
    });

    it('the unit’s own Word template is tried, used, and taken away', async () => {
      const { unitId } = merged;
      const administrator = await office.aPerson({ role: 'unitAdministrator', unitId });
      const on = await all.visitAs(administrator, `/don-vi/${unitId}`);
      await on.click('a:has-text("Mẫu Word của báo cáo")');
      await on.waitForSelector('code:has-text("{than_bai}")');
      const choose = async (places: readonly string[], name: string) => {
        const lines = places.map((place) => paragraph(run(place))).join('');
        const buffer = Buffer.from(docxOf(lines));
        await on.setInputFiles('input[type=file]', { name, mimeType: docxType, buffer });
      };
      await choose(['{trich_yeu}', '{khong_co}', '{ten_xa}'], 'mau-sai.docx');
      await on.waitForSelector('.template-trial .notice-error li:has-text("{ten_xa}")');
      expect(await on.locator('.template-trial .notice-error li').count()).toBe(7);
      await all.sound('template-wrong', on);
      const needed = ['{so}', '{dia_danh_ngay}', '{trich_yeu}', '{than_bai}', '{nguoi_ky}', '{bieu_mau}'];
      await choose(['{du_thao}', '{ten_don_vi}', ...needed], 'mau-xa.docx');
      await on.waitForSelector('.template-trial .notice-done:has-text("8/14")');
      await all.sound('template-fits', on);
      const [file] = await Promise.all([
        on.waitForEvent('download'),
        on.click('button:has-text("Tải bản in thử")'),
      ]);
      expect(file.suggestedFilename()).toBe('Bản in thử.docx');
      await on.click('button:has-text("Dùng mẫu này")');
      await on.waitForSelector('dialog[open]:has-text("{noi_nhan} (Danh sách nơi nhận)")');
      await all.sound('template-sure', on);
      await on.click('dialog[open] button:has-text("Dùng mẫu này")');
      await on.waitForSelector('.facts:has-text("mau-xa.docx")');
      await all.sound('template-used', on);
      await on.click('button:has-text("Thôi dùng mẫu này")');
      await on.click('dialog[open] button:has-text("Thôi dùng mẫu này")');
      await on.waitForSelector('td:has-text("thôi dùng mẫu riêng")');
    });
  });
});

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const cellId = `#cell-${indicator.replaceAll('.', '\\.')}`;

/** Of what is blank nothing arose. */
async function fillRest({ unitId, officer }: Staffed, reportId: string): Promise<void> {
  const { cells } = (await officer.call(getReport, { unitId, reportId })).result;
  const blank = cells.filter(
    ({ editable, value, missing }) => editable && value === null && missing === null,
  );
  const typed = { typed: '', missing: 'nothing-arose' as const, note: null };
  const given = blank.map(({ indicator: id, version }) =>
    id === 'plan.tasksSet'
      ? { ...typed, typed: '40', missing: null, indicator: id, version }
      : { ...typed, indicator: id, version },
  );
  await officer.call(saveCells, { unitId, reportId, cells: given });
}

const merge = (office: Office, from: readonly string[], to: string) =>
  office.database.transaction((tx) =>
    addSuccession(
      tx,
      {
        ...{ id: uuidv7(), kind: 'merge', on: '2026-04-01', decision: 'NQ 2/NQ-UBTVQH' },
        from: from.map((unitId) => ({ unitId, isPart: false })),
        to: [{ unitId: to }],
        ...{ shares: [], proposed: null },
      },
      office.now,
    ),
  );
