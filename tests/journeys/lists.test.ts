import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readReportFile } from '../../src/areas/legacy/contract-import.ts';
import { uuidv7 } from '../../src/base/id.ts';
import { onPostgres } from '../database.ts';
import { aRegister, listFile, listRow } from '../lists.ts';
import { type Office, openOffice } from '../office.ts';
import { openReporting } from '../reporting.ts';
import { chromiumPath } from './browser.ts';
import { builtPage } from './built.ts';
import { type OfficeBrowser, openOfficeBrowser } from './office-browser.ts';

/** On a busy machine. */
const soon = { timeout: 30_000 };

describe.skipIf(chromiumPath === undefined)(
  'lists of an office system in the browser (needs Chromium)',
  () => {
    onPostgres('a clerk takes last year’s list', (open) => {
      let office: Office;
      let all: OfficeBrowser;
      let page: Page;
      let unitId: string;

      beforeAll(async () => {
        office = await openOffice(await open(), '2026-03-20', [], { page: await builtPage() });
        unitId = await office.aUnit({ name: 'Xã Đồng Mới' });
        await aRegister(office.database, unitId);
        await aRegister(office.database, unitId, { direction: 'incoming' });
        const clerk = await office.aPerson({ role: 'documentClerk', unitId, fullName: 'Lê Thị Văn Thư' });
        await office.jobs.start();
        all = await openOfficeBrowser(office);
        page = await all.visitAs(clerk, `/van-ban/${unitId}`);
        await page.click('a:has-text("Nhập danh sách")');
      }, 300_000);
      afterAll(async () => {
        await all?.close();
        await office?.jobs.stop();
      });
      afterEach(() => {
        expect(all.troubles.splice(0)).toEqual([]);
        expect(office.troubles.splice(0)).toEqual([]);
      });

      const give = async (name: string, base64: string) => {
        const [chooser] = await Promise.all([
          page.waitForEvent('filechooser'),
          page.click('button:has-text("Chọn tệp danh sách")'),
        ]);
        await chooser.setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(base64, 'base64') });
      };

      it('a file without headers is told why; a list is mapped, tried, and taken', async () => {
        await page.waitForSelector('h1:has-text("Nhập danh sách văn bản")');
        await page.selectOption('select >> nth=1', { index: 0 });
        await give('khong-co-tieu-de.csv', Buffer.from('một,hai\n1,2\n').toString('base64'));
        await page.waitForSelector('.notice-error:has-text("dòng tiêu đề")');
        await all.sound('lists-begin', page);
        const outgoing = await page.locator('select >> nth=1').locator('option').allTextContents();
        const direction = await directionsOf();
        await page.selectOption('select >> nth=1', { index: direction.indexOf('outgoing') });
        expect(outgoing).toHaveLength(2);
        const rows = Array.from({ length: 30 }, (_, index) => listRow(index + 1));
        rows[4] = rows[4]!.with(3, 'Phương án bảo vệ').with(5, 'Mật');
        rows[7] = rows[7]!.with(2, 'chưa có ngày');
        await give('so-van-ban-di-2023.xlsx', await listFile(rows));
        await page.waitForSelector('h2:has-text("Cột nào ghi gì")');
        await page.fill('input[name="name"]', 'Phần mềm văn phòng, văn bản đi');
        expect(await page.inputValue('select[name="mapping.columns.subject"]')).toBe('3');
        await all.sound('lists-columns', page);
        await page.selectOption('select[name="mapping.columns.subject"]', '');
        await page.click('button:has-text("kiểm tra thử")');
        await page.waitForSelector('.field-wrong:has-text("Trích yếu")');
        await page.selectOption('select[name="mapping.columns.subject"]', '3');
        await page.click('button:has-text("kiểm tra thử")');
        await page.waitForSelector('h2:has-text("Kiểm tra thử")');
        await page.waitForSelector('p:has-text("Chưa có gì thay đổi trong sổ")', soon);
        await page.waitForSelector('td:has-text("chưa có ngày")');
        expect(await page.innerText('main')).toMatch(/Văn bản mới\s*29/);
        await all.sound('lists-tried', page);
        expect(await counted()).toBe(0);
        await page.click('button:has-text("Nhập vào sổ")');
        await page.waitForSelector('dialog[open]:has-text("29 văn bản mới")');
        await all.sound('lists-sure', page);
        await page.click('dialog[open] button:has-text("Nhập vào sổ")');
        await page.waitForSelector('.notice-done:has-text("Đã nhập xong")', soon);
        expect(await counted()).toBe(29);
        await all.sound('lists-taken', page);
      }, 180_000);

      it('the next list of the source needs its file alone, and brings nothing twice', async () => {
        await page.click('.page-above a');
        await page.waitForSelector('h2:has-text("Các lần nhập")');
        await page.waitForSelector('td:has-text("so-van-ban-di-2023.xlsx")');
        const rows = Array.from({ length: 31 }, (_, index) => listRow(index + 1));
        rows[4] = rows[4]!.with(3, 'Phương án bảo vệ').with(5, 'Mật');
        await give('lan-hai.xlsx', await listFile(rows));
        await page.waitForSelector('.notice:has-text("đủ cột của nguồn")');
        await all.sound('lists-again', page);
        await page.click('button:has-text("kiểm tra thử")');
        await page.waitForSelector('p:has-text("Chưa có gì thay đổi trong sổ")', soon);
        expect(await page.innerText('main')).toMatch(/Văn bản mới\s*2[\s\S]*Đã có, không đổi\s*29/);
        await page.click('.page-above a');
      }, 120_000);

      it('documents that an earlier report names are ticked and noted, and shown as there afterwards', async () => {
        const { communes, open: openCampaign, reportOf } = await openReporting(office, 1);
        const commune = communes[0]!;
        const clerk = await office.aPerson({ role: 'documentClerk', unitId: commune.unitId });
        await aRegister(office.database, commune.unitId);
        await aRegister(office.database, commune.unitId, { direction: 'incoming' });
        const reportId = await reportOf(commune, await openCampaign('quarter', 2026, 1));
        const fileId = uuidv7();
        const prose = [
          'UBND xã đã ban hành Kế hoạch số 38/KH-UBND ngày 16/01/2026 về công tác cải cách hành chính năm 2026.',
          'Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh về kiểm tra công vụ.',
        ].join('\n\n');
        const content = Buffer.from(prose).toString('base64');
        const own = { unitId: commune.unitId, reportId, fileId };
        await commune.officer.call(readReportFile, { ...own, name: 'bao-cao-nam-truoc.txt', content });
        const path = `/bao-cao/${commune.unitId}/${reportId}/tu-tep/${fileId}/van-ban`;
        const named = await all.visitAs(clerk, path);
        await named.waitForSelector('td:has-text("38/KH-UBND")');
        await named.check('input[aria-label="Chọn 38/KH-UBND"]');
        await all.sound('lists-named', named);
        await named.click('button:has-text("Ghi tạm 1 văn bản")');
        await named.waitForSelector('.notice-done:has-text("Đã ghi tạm 1 văn bản")');
        await named.waitForSelector('td:has-text("đã có trong sổ: ghi tạm")');
        await all.sound('lists-named-taken', named);
      }, 120_000);

      const counted = async () =>
        (await office.database.db.selectFrom('document').select('id').execute()).length;
      const directionsOf = async () =>
        (
          await office.database.db
            .selectFrom('document_register')
            .select('direction')
            .where('unit_id', '=', unitId)
            .orderBy('name')
            .execute()
        ).map(({ direction }) => direction);
    });
  },
);
