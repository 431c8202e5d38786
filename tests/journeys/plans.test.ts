import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/areas/people/post.ts';
import { addDays, dayOf, yearOf } from '../../src/base/plain-date.ts';
import { cell, docxOf, paragraph, row, run, table } from '../../src/formats/word/docx-sample.ts';
import { shownDate } from '../../src/ui/show.ts';
import { samplePdf } from '../sample-files.ts';
import { aDirective, entered } from './asked.ts';
import { chromiumPath, seriousIssues, sidewaysScroll } from './browser.ts';
import { tooSmall } from './narrow.ts';
import { type Opened, openAll } from './opened.ts';
import { picturesOf } from './pictures.ts';

/** On a busy machine. */
const soon = { timeout: 30_000 };
const picture = picturesOf('plans');
const today = dayOf(new Date());
const [lateOn, soonOn, issuedOn] = [addDays(today, -10), addDays(today, 5), addDays(today, -30)].map(
  shownDate,
);
const ownDue = shownDate(addDays(today, 4));

const line = (...texts: string[]) => row(...texts.map((text) => cell(text)));
const plan = docxOf(
  table(
    [1, 1, 1, 1, 1, 1],
    line('STT', 'Nội dung, nhiệm vụ', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian hoàn thành'),
    line('I', 'Cải cách thể chế', '', '', '', ''),
    line('1', 'Rà soát văn bản đã ban hành', 'Báo cáo', 'Nguyễn Thị Cẩm Tú', 'Tư pháp', soonOn!),
    line('II', 'Cải cách thủ tục hành chính', '', '', '', ''),
    line('2', 'Niêm yết thủ tục tại trụ sở', '', 'Nguyễn Thị Cẩm Tú', '', lateOn!),
    line('3', 'Hướng dẫn người dân nộp hồ sơ trực tuyến', 'Báo cáo', 'Đoàn Thanh niên', '', 'Thường xuyên'),
  ),
);

const secretPlan = docxOf(paragraph(run('MẬT')) + table([1, 1], line('STT', 'Nội dung, nhiệm vụ')));

/** One story: each step goes on from the one before. */
describe.skipIf(chromiumPath === undefined)('plans and tasks (needs Chromium)', () => {
  let all: Opened;
  let officer: Page;
  let specialist: Page;
  let leader: Page;
  let unitId: string;

  beforeAll(async () => {
    all = await openAll({ demo: true });
    const as = async (login: string, role: Role) => {
      const page = await all.visit('/tai-khoan');
      unitId = await entered(page, login, role);
      return page;
    };
    officer = await as('tu.bentrang', 'specialist').then((page) => {
      specialist = page;
      return as('nghia.bentrang', 'leader');
    });
    leader = officer;
    officer = await as('an.bentrang', 'reportingOfficer');
  });
  afterAll(() => all?.close());
  afterEach(() => expect(all.troubles.splice(0)).toEqual([]));

  const go = async (page: Page, path: string) => {
    await page.goto(`${all.serving.address}${path}`);
    await page.waitForSelector('.page-title');
  };
  const sound = async (page: Page, where: string) => {
    await picture(page, where);
    expect(await seriousIssues(page), where).toEqual([]);
    expect(await sidewaysScroll(page), where).toBeLessThanOrEqual(0);
  };
  const submit = 'dialog[open] button[type="submit"]';

  it('a plan is begun, and its Word table read into rows that nobody has saved', async () => {
    await go(officer, '/');
    await officer.click('nav a:has-text("Kế hoạch, nhiệm vụ") >> nth=0');
    await officer.click(`a[href="/ke-hoach/${unitId}"]`);
    await officer.click('button:has-text("Lập kế hoạch")');
    await officer.fill(
      'dialog[open] [name="name"]',
      `Kế hoạch cải cách hành chính năm ${yearOf(today)} của phường`,
    );
    await sound(officer, 'new');
    await officer.click(submit);
    // The trial has a reform plan of the year already.
    await officer.waitForSelector('dialog[open] .form-summary:has-text("sẽ cộng vào nhau")', soon);
    await sound(officer, 'beside');
    await officer.check('dialog[open] [name="beside"]');
    await officer.click(submit);
    await officer.click('a:has-text("Thêm nhiệm vụ")');
    await officer.setInputFiles('.read-plan input[type="file"]', {
      name: 'mat.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(secretPlan),
    });
    await officer.waitForSelector('.read-plan .notice-error:has-text("MẬT")', soon);
    await officer.setInputFiles('.read-plan input[type="file"]', {
      name: 'ke-hoach.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(plan),
    });
    await officer.waitForSelector('.notice-done', soon);
    expect(await officer.locator('.rows-table tbody tr').count()).toBe(3);
    expect(await officer.inputValue('[data-row="1"][data-cell="dueOn"]')).toBe(lateOn);
    await sound(officer, 'read');
  });

  it('a doubted row is told of at its place, mended, and then all are saved at once', async () => {
    await officer.click('button[type="submit"]');
    await officer.waitForSelector('.form-summary a:has-text("Dòng 2")');
    await officer.fill('[data-row="1"][data-cell="product"]', 'Biên bản niêm yết');
    const rest = officer.locator('button:has-text("Đã xem cả")');
    if (await rest.count()) await rest.click();
    await officer.fill('[data-row="0"][data-cell="dueOn"]', 'ngày mai nhé');
    await officer.click('button[type="submit"]');
    await officer.waitForSelector('.form-summary a:has-text("Dòng 1, Thời hạn")');
    await sound(officer, 'refused');
    await officer.fill('[data-row="0"][data-cell="dueOn"]', soonOn!);
    await officer.click('button[type="submit"]');
    await officer.waitForSelector('.field-row', soon);
    expect(await officer.locator('.table tbody tr').count()).toBe(3);
    const lacking = await officer.locator('.notice-warning li').allInnerTexts();
    expect(lacking.filter((text) => /kinh phí|thời hạn/.test(text))).toEqual([
      expect.stringMatching(/^3 nhiệm vụ chưa ghi kinh phí: .*“Niêm yết thủ tục tại trụ sở”/),
    ]);
    await sound(officer, 'draft');
  });

  it('rows are added from the keyboard and by paste, and dropped again', async () => {
    await officer.click('a:has-text("Thêm nhiệm vụ")');
    await officer.waitForSelector('[data-cell="title"]');
    expect(await officer.innerText('.rows-table thead')).toContain('“Quý II” hoặc “Thường xuyên”');
    // No placeholder is cut off.
    expect(
      await officer.locator('.rows-table input[placeholder]').evaluateAll((inputs) =>
        (inputs as HTMLInputElement[])
          .filter((input) => {
            input.value = input.placeholder;
            const isCut = input.scrollWidth > input.clientWidth;
            input.value = '';
            return isCut;
          })
          .map(({ placeholder }) => placeholder),
      ),
    ).toEqual([]);
    await officer.focus('[data-row="0"][data-cell="title"]');
    await officer.evaluate(() => {
      const carried = new DataTransfer();
      carried.setData('text/plain', '1\tViệc dán một\tBáo cáo\r\n2\tViệc dán hai\tTờ trình');
      const event = new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true });
      document.activeElement!.dispatchEvent(event);
    });
    expect(await officer.inputValue('[data-row="1"][data-cell="product"]')).toBe('Tờ trình');
    await officer.focus('[data-row="1"][data-cell="title"]');
    await officer.keyboard.press('Enter');
    await officer.waitForSelector('[data-row="2"][data-cell="title"]:focus');
    await officer.click('a:has-text("Kế hoạch cải cách hành chính năm")');
    await officer.waitForSelector('.field-row');
  });

  it('it is issued with its number, and from then on amended for a reason', async () => {
    await officer.click('button:has-text("Ghi nhận ban hành")');
    await officer.fill('dialog[open] [name="issuedOn"]', issuedOn!);
    await officer.fill('dialog[open] [name="documentPrinted"]', '15/KH-UBND');
    await sound(officer, 'issue');
    await officer.click(submit);
    await officer.check('dialog[open] [name="beside"]', soon);
    await officer.click(submit);
    await officer.waitForSelector('.counts', soon);
    await officer.click('a:has-text("Điều chỉnh")');
    await officer.click('[aria-label="Bỏ nhiệm vụ Hướng dẫn người dân nộp hồ sơ trực tuyến"]');
    await officer.fill('[name="reason"]', 'Đoàn Thanh niên đã có kế hoạch riêng');
    await sound(officer, 'amend');
    await officer.click('button[type="submit"]');
    await officer.waitForSelector('section:has-text("Bỏ: Hướng dẫn người dân")', soon);
    await sound(officer, 'issued');
    // A count opens into as many tasks.
    const count = Number(await officer.innerText('.counts dd >> nth=0'));
    await officer.click('.counts dd >> nth=0 >> a');
    await officer.waitForSelector('.narrowed', soon);
    await officer.waitForSelector('.table tbody tr', soon);
    expect(await officer.locator('.table tbody tr').count()).toBe(count);
    await sound(officer, 'counted');
  });

  it('who is responsible sees it on the desk, and reports it as done with evidence', async () => {
    await go(specialist, '/');
    await specialist.waitForSelector('.desk-tasks.urgent:has-text("Niêm yết thủ tục tại trụ sở")', soon);
    await sound(specialist, 'desk');
    await specialist.click('.desk-tasks.urgent h3 a');
    await specialist.waitForSelector('.page-title:has-text("Quá hạn")', soon);
    await specialist.waitForSelector('.desk-tasks li', soon);
    expect(await specialist.innerText('.page-title')).toContain(
      `(${await specialist.locator('.desk-tasks li').count()})`,
    );
    await sound(specialist, 'waiting');
    await go(specialist, '/');
    await specialist.click('.desk-tasks a:has-text("Rà soát văn bản đã ban hành")');
    await specialist.click('button:has-text("Thêm sản phẩm")');
    await specialist.setInputFiles('dialog[open] input[type="file"]', {
      name: 'bao-cao.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(await samplePdf()),
    });
    await specialist.fill('dialog[open] [name="datedOn"]', shownDate(addDays(today, -1)));
    await specialist.click(submit);
    await specialist.waitForSelector('section:has-text("Sản phẩm, tài liệu") .tag-held', soon);
    await specialist.click('summary:has-text("Chữ ký số trên tệp")');
    await specialist.waitForSelector('details[open]:has-text("không có chữ ký số")', soon);
    await specialist.click('button:has-text("Báo hoàn thành")');
    await specialist.waitForSelector('dialog[open] [name="doneOn"]');
    await specialist.click(submit);
    await specialist.waitForSelector('.facts .tag-warning:has-text("Chờ xác nhận")', soon);
    await sound(specialist, 'reported');
  });

  it('the leader confirms it, sees who is late, and reminds; the reminder is told', async () => {
    await go(leader, '/');
    await leader.click('.desk-tasks:has-text("Chờ tôi xác nhận") a:has-text("Rà soát văn bản")');
    await leader.click('button:has-text("Xác nhận hoàn thành")');
    await leader.waitForSelector('.facts .tag-held:has-text("Hoàn thành đúng hạn")', soon);
    await go(leader, '/');
    await leader.click('[aria-label="Nhắc việc: Niêm yết thủ tục tại trụ sở"]');
    await leader.click(submit);
    await leader.waitForSelector('dialog[open]', { state: 'hidden', ...soon });
    await leader.waitForSelector('.desk-tasks.urgent:has-text("Đã nhắc")', soon);
    await sound(leader, 'leader-desk');
    await leader.click('[aria-label="Nhắc việc: Niêm yết thủ tục tại trụ sở"]');
    await leader.click(submit);
    await leader.waitForSelector('.form-summary:has-text("mới nhắc lại được")', soon);
    await go(leader, `/nhiem-vu/${unitId}/cham`);
    await leader.waitForSelector('.bars');
    await leader.waitForSelector('table:has-text("Nguyễn Thị Cẩm Tú")');
    await sound(leader, 'late');
    await go(specialist, '/');
    await specialist.waitForSelector('.desk-tasks:has-text("Đã nhắc")', soon);
  });

  it('tasks are filtered, looked at as a calendar and as a board, also on a telephone', async () => {
    await go(leader, `/nhiem-vu/${unitId}?tinhTrang=overdueUndone`);
    await leader.waitForSelector('.table tbody tr:has-text("Niêm yết thủ tục tại trụ sở")', soon);
    const late = await leader.locator('.table tbody tr').count();
    expect(await leader.locator('.table tbody tr .tag:has-text("Quá hạn chưa hoàn thành")').count()).toBe(
      late,
    );
    for (const [name, path] of [
      ['list', `/nhiem-vu/${unitId}`],
      ['calendar', `/nhiem-vu/${unitId}/lich?thang=${addDays(today, -10).slice(0, 7)}`],
      ['board', `/nhiem-vu/${unitId}/bang`],
      ['give', `/nhiem-vu/${unitId}/giao`],
      ['take-up', `/nhiem-vu/${unitId}/tu-van-ban`],
      ['plans', `/ke-hoach/${unitId}`],
    ] as const)
      for (const width of [1280, 360]) {
        await leader.setViewportSize({ width, height: 800 });
        await go(leader, path);
        await leader.waitForSelector('.table, .month, .board li', soon);
        expect(await leader.locator('.site-menu a[aria-current="page"]').allTextContents()).toEqual([
          'Kế hoạch, nhiệm vụ',
        ]);
        await sound(leader, `${name}-${width}`);
        // The browser's own calendar of a field for a day lies behind its button.
        const small = (await tooSmall(leader)).filter((one) => one !== 'INPUT ');
        expect(small, `${name} ${width}`).toEqual([]);
      }
  });

  it('a count of the plan, also against the days first set, opens into as many tasks', async () => {
    await go(leader, `/ke-hoach/${unitId}`);
    await leader.setViewportSize({ width: 1280, height: 800 });
    await leader.click('a:has-text("Kế hoạch cải cách hành chính năm") >> nth=0');
    await leader.waitForSelector('dl.counts', soon);
    await sound(leader, 'counts');
    const figures = leader.locator('dl.counts a');
    const shown = await figures.allInnerTexts();
    for (const [index, count] of shown.entries()) {
      await figures.nth(index).click();
      const rows = leader.locator('.table tbody tr:has(a)');
      await expect.poll(() => rows.count(), soon).toBe(Number(count));
      await leader.goBack();
      await leader.waitForSelector('dl.counts', soon);
    }
  });

  it('a card of the board is moved by what may be done with it', async () => {
    await leader.setViewportSize({ width: 1280, height: 800 });
    await go(leader, `/nhiem-vu/${unitId}/bang`);
    await leader.click('[aria-label="Chuyển nhiệm vụ Rà soát văn bản đã ban hành"]');
    await leader.click('dialog[open] button:has-text("Mở lại")');
    await leader.fill('dialog[open] [name="reason"]', 'Báo cáo thiếu phụ lục');
    await leader.click('dialog[open] dialog[open] button[type="submit"]');
    await leader.waitForSelector('section[aria-label="Đang thực hiện"] li:has-text("Rà soát văn bản")', soon);
    await sound(leader, 'reopened');
  });

  it('a text from above becomes a task, handed down to a unit below, whose state those above see and decide on', async () => {
    const above = await all.visit('/tai-khoan');
    const { provinceId, documentId } = await aDirective(
      above,
      addDays(today, -30),
      'Đẩy mạnh cắt giảm thủ tục hành chính',
    );
    await entered(above, 'nhan.vanphong', 'reportingOfficer');
    // Picked on the page itself the document says who gave and when, as it does where one comes from it.
    await go(above, `/nhiem-vu/${provinceId}/tu-van-ban`);
    await above.getByLabel('Văn bản đến trong sổ').fill('cắt giảm thủ tục hành chính');
    await above.click('.pick-documents button:has-text("Đẩy mạnh cắt giảm thủ tục")');
    expect(await above.inputValue('[name="giver"]')).toBe('Thủ tướng Chính phủ');
    expect(await above.inputValue('[name="givenOn"]')).toBe(issuedOn);
    await go(above, `/van-ban/${provinceId}/${documentId}`);
    await above.click('a:has-text("Ghi thành nhiệm vụ")');
    await above.waitForSelector('.picked:has-text("Đẩy mạnh cắt giảm thủ tục")');
    expect(await above.inputValue('[name="giver"]')).toBe('Thủ tướng Chính phủ');
    expect(await above.inputValue('[name="givenOn"]')).toBe(issuedOn);
    await above.selectOption('[name="giverLevel"]', 'nation');
    // What was typed and not picked from the list is told, not lost.
    await above.click('.picked button');
    const pick = above.locator('.field:has(.field-label:has-text("Văn bản đến trong sổ")) input');
    await pick.fill('Đẩy mạnh cắt giảm');
    await above.click('button[type="submit"]');
    await above.waitForSelector('.form-summary a:has-text("Dòng 1, Nhiệm vụ")');
    await above.waitForSelector('.form-summary li:has-text("Văn bản đến trong sổ: Hãy chọn một trong")');
    await above.click('.pick-documents button:has-text("Đẩy mạnh cắt giảm thủ tục")');
    await above.selectOption('[aria-label="Dòng 1, Lĩnh vực"]', 'procedures');
    await above.fill('[data-row="0"][data-cell="title"]', 'Cắt giảm thủ tục hành chính nội bộ');
    await above.fill('[data-row="0"][data-cell="product"]', 'Quyết định công bố');
    await above.fill('[data-row="0"][data-cell="personPrinted"]', 'Văn phòng UBND tỉnh');
    await above.fill('[data-row="0"][data-cell="dueOn"]', soonOn!);
    await sound(above, 'taking-up');
    await above.click('button[type="submit"]');
    await above.click('a:has-text("Cắt giảm thủ tục hành chính nội bộ")');
    await above.click('button:has-text("Giao xuống")');
    await above.fill('dialog[open] [name="dueOn"]', soonOn!);
    await above.click('dialog[open] button:has-text("Tất cả các xã, phường")');
    const communes = await above.locator('dialog[open] .own-due').count();
    const below = await above.locator('dialog[open] .receivers li').count();
    expect(communes).toBeGreaterThan(0);
    expect(communes).toBeLessThan(below);
    await above.waitForSelector(`dialog[open] :text("Đã chọn ${communes} trong ${below} đơn vị")`);
    const checked = above.locator('dialog[open] .receivers input:checked');
    while ((await checked.count()) > 0) await checked.first().click();
    await above.check('dialog[open] .receivers label:has-text("Phường Bến Trăng") input');
    await sound(above, 'handing-down');
    await above.fill('dialog[open] .own-due input[type="text"] >> nth=0', lateOn!);
    await above.click(submit);
    await above.waitForSelector('dialog[open] .form-summary a:has-text("Hạn của Phường Bến Trăng")', soon);
    await above.waitForSelector('dialog[open] .own-due .field-issues', soon);
    await above.fill('dialog[open] .own-due input[type="text"] >> nth=0', ownDue);
    await above.click(submit);
    await above.waitForSelector(
      'section:has-text("Tình hình ở các đơn vị được giao") td:has-text("Phường Bến Trăng")',
      soon,
    );
    await above.waitForSelector(`section:has-text("Tình hình ở các đơn vị") td:has-text("${ownDue}")`, soon);
    await sound(above, 'chain');

    await go(officer, `/nhiem-vu/${unitId}?nguon=above`);
    await officer.click('a:has-text("Cắt giảm thủ tục")');
    await officer.click('button:has-text("Phân công")');
    await officer.selectOption('dialog[open] [name="personId"]', { label: 'Nguyễn Thị Cẩm Tú' });
    await officer.click(submit);
    await officer.waitForSelector('.facts:has-text("Nguyễn Thị Cẩm Tú")', soon);

    await go(specialist, '/');
    await specialist.click('.desk-tasks a:has-text("Cắt giảm thủ tục")');
    await specialist.click('button:has-text("Xin gia hạn")');
    await specialist.fill('dialog[open] [name="dueOn"]', shownDate(addDays(today, 20)));
    await specialist.fill('dialog[open] [name="reason"]', 'Chờ bộ hướng dẫn');
    await specialist.click(submit);
    await specialist.waitForSelector('.notice:has-text("xin gia hạn")', soon);

    const chief = await all.visit('/tai-khoan');
    await entered(chief, 'lap.tinh', 'leader');
    await go(chief, '/');
    await chief.click('.desk-tasks:has-text("Xin gia hạn") a:has-text("Cắt giảm thủ tục")');
    await chief.click('[aria-label="Gia hạn: Phường Bến Trăng"]');
    await chief.fill('dialog[open] [name="reason"]', 'Đồng ý');
    await chief.click(submit);
    await chief.waitForSelector('.form-summary:has-text("đồng ý hay không đồng ý")', soon);
    await chief.check('dialog[open] .choice-option >> nth=0');
    await sound(chief, 'deciding');
    await chief.click('dialog[open] button[type="submit"]:has-text("Đồng ý gia hạn")');
    await chief.waitForSelector(`td:has-text("${shownDate(addDays(today, 20))}")`, soon);

    // Who gave the task above is outside of the system: what they grant is written down from their text.
    const later = shownDate(addDays(today, 40));
    await chief.click('button:has-text("Ghi gia hạn của cấp trên")');
    await chief.fill('dialog[open] [name="dueOn"]', later);
    await chief.fill('dialog[open] [name="reason"]', 'Thủ tướng cho lùi thời hạn');
    await chief.click(submit);
    await chief.waitForSelector('.form-summary:has-text("chỉ cấp trên gia hạn được")', soon);
    await chief.fill('dialog[open] [name="documentPrinted"]', '05/CĐ-TTg');
    await sound(chief, 'granted-above');
    await chief.click(submit);
    await chief.waitForSelector(`.facts:has-text("${later}")`, soon);
    await chief.waitForSelector('td:has-text("theo 05/CĐ-TTg")', soon);

    await specialist.reload();
    await specialist.click('button:has-text("Cập nhật tiến độ")');
    await specialist.fill('dialog[open] [name="progress"]', '80');
    await specialist.fill('dialog[open] [name="note"]', 'Đã rà soát xong');
    await specialist.click(submit);
    await specialist.waitForSelector('.facts:has-text("80%")', soon);
    await specialist.click('button:has-text("Báo hoàn thành")');
    await specialist.click(submit);
    await specialist.waitForSelector('.form-summary:has-text("sản phẩm")', soon);
    await specialist.fill('dialog[open] [name="withoutEvidence"]', 'Sản phẩm do tỉnh ban hành');
    await specialist.click(submit);
    await specialist.waitForSelector('.facts .tag:has-text("Chờ xác nhận")', soon);

    await chief.reload();
    await chief.click('[aria-label="Chưa công nhận: Phường Bến Trăng"]');
    await chief.fill('dialog[open] [name="reason"]', 'Cần gửi biên bản');
    await chief.click(submit);
    await chief.waitForSelector('[aria-label="Nhắc việc: Phường Bến Trăng"]', soon);
    await go(specialist, '/');
    await specialist.waitForSelector('.desk-tasks:has-text("Chưa công nhận: Cần gửi biên bản")', soon);
    await sound(specialist, 'refused-desk');
  });

  it('next year’s plan is made out of this one, its days moved by a year', async () => {
    await go(officer, `/ke-hoach/${unitId}`);
    await officer.click('[aria-label^="Lập kế hoạch năm sau từ"]');
    await officer.waitForSelector('dialog[open] p:has-text("Chép 2 nhiệm vụ")');
    await officer.click(submit);
    await officer.waitForSelector('.tag:has-text("Dự thảo")', soon);
    expect(await officer.locator('.table tbody tr').count()).toBe(2);
    await officer.click('[aria-label="Sửa nhiệm vụ Niêm yết thủ tục tại trụ sở"]');
    await officer.fill('dialog[open] [name="dueOn"]', 'Quý III');
    await officer.selectOption('dialog[open] [name="productKind"]', 'BB');
    await officer.click(submit);
    await officer.waitForSelector(`td:has-text("30/09/${yearOf(today) + 1}")`, soon);
    await sound(officer, 'copied');
  });
});
