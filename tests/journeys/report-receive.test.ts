import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listOwed } from '../../src/areas/reports/contract-campaign.ts';
import { type Client, createClient } from '../../src/base/call.ts';
import { addDays, dayOf } from '../../src/base/plain-date.ts';
import { shownDate } from '../../src/ui/show.ts';
import { fillReport, type Makers, sendReport } from '../report-makers.ts';
import { correctBy } from '../reporting.ts';
import { chromiumPath, seriousIssues, sidewaysScroll } from './browser.ts';
import { type Opened, openAll } from './opened.ts';
import { picturesOf } from './pictures.ts';

/** On a busy machine. */
const soon = { timeout: 30_000 };
const password = 'bo tre lua chin';
const picture = picturesOf('report-receive');

/** One story: each step goes on from the one before. */
describe.skipIf(chromiumPath === undefined)('receiving reports (needs Chromium)', () => {
  let all: Opened;
  let page: Page;
  let officerPage: Page;
  let today: string;
  let provinceId: string;
  let campaignId: string;
  const communes = new Map<string, Makers>();
  const reports = new Map<string, string>();

  beforeAll(async () => {
    all = await openAll({ demo: true });
    today = dayOf(new Date());
    page = await signedIn('ha.noivu');
    for (const [name, leader, officer] of [
      ['ben-trang', 'nghia.bentrang', 'an.bentrang'],
      ['tuong-vi', 'tai.tuongvi', 'phuong.tuongvi'],
      ['suoi-ngan', 'tam.suoingan', 'son.suoingan'],
      ['nui-khoi', 'thai.nuikhoi', 'thai.nuikhoi'],
    ] as const)
      communes.set(name, {
        unitId: await unitOf(officer),
        officer: await clientOf(officer),
        leader: await clientOf(leader),
      });
  });
  afterAll(() => all?.close());
  afterEach(() => expect(all.troubles.splice(0)).toEqual([]));

  async function cookieOf(login: string): Promise<string> {
    const response = await fetch(`${all.serving.address}/api/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    expect([login, response.status]).toEqual([login, 200]);
    return response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0]!)
      .join('; ');
  }
  async function clientOf(login: string): Promise<Client> {
    return createClient({ base: all.serving.address, headers: { Cookie: await cookieOf(login) } });
  }
  async function unitOf(login: string): Promise<string> {
    const { unit_id } = await all.application
      .database()!
      .db.selectFrom('post as p')
      .innerJoin('person as q', 'q.id', 'p.person_id')
      .select('p.unit_id')
      .where('q.login', '=', login)
      .where('p.role', '=', 'reportingOfficer')
      .where('p.valid_to', 'is', null)
      .executeTakeFirstOrThrow();
    return unit_id;
  }
  async function signedIn(login: string): Promise<Page> {
    const opened = await all.visit('/tai-khoan');
    await opened.fill('[name=login]', login);
    await opened.fill('[name=password]', password);
    await opened.click('[type=submit]');
    await opened.waitForSelector('.site-person');
    return opened;
  }

  /** At the width of a phone and of a desk: nothing that a screen reader stumbles over, nothing that scrolls sideways. */
  async function sound(where: string, on = page): Promise<void> {
    for (const width of [360, 1280]) {
      await on.setViewportSize({ width, height: 800 });
      expect(await seriousIssues(on), `${where} at ${width}`).toEqual([]);
      expect(await sidewaysScroll(on), `${where} at ${width}`).toBeLessThanOrEqual(0);
      await picture(on, `${where}-${width}`);
    }
  }
  const closed = (on = page) => expect.poll(() => on.locator('dialog[open]').count(), soon).toBe(0);
  const send = (on = page) => on.click('dialog[open] [type=submit]');
  const count = (standing: string) =>
    page.innerText(`.standing-count:has(.standing-name:text-is("${standing}")) .standing-number`);
  const matrix = () => page.goto(`${all.serving.address}/dot-bao-cao/${provinceId}/${campaignId}`);
  const ready = () => page.waitForSelector('.standings');
  const of = (name: string) => communes.get(name)!;

  it('the province opens a campaign from what the calendar proposes', async () => {
    await page.goto(all.serving.address);
    await page.click('nav a:has-text("Đợt báo cáo")');
    await page.click('a:has-text("Tỉnh Minh Họa")');
    await page.waitForSelector('.table-empty');
    await sound('campaigns-none');
    await page.click('a:has-text("Mở đợt báo cáo")');
    await page.selectOption('.filters select >> nth=0', 'quarter');
    await page.selectOption('.filters select >> nth=1', '3');
    await page.waitForSelector('text=/Sở.*đơn vị/');
    await page.uncheck('.filters label:has-text("Sở") input');
    const day = async (level: number, field: string, value: string) =>
      page.fill(`[name="levels.${level}.${field}"]`, shownDate(value));
    for (const level of [0, 1]) {
      await day(level, 'from', addDays(today, -90));
      await day(level, 'to', addDays(today, -1));
      await day(level, 'dueOn', level === 0 ? addDays(today, 5) : addDays(today, -2));
      await day(level, 'lockOn', addDays(today, 20));
    }
    const confirm = async () => {
      await page.click('form [type=submit]');
      await page.waitForSelector('dialog[open]:has-text("không bỏ được đợt")');
      expect(await page.innerText('dialog[open]')).toContain('Phường Bến Trăng');
    };
    await confirm();
    await page.click('dialog[open] button.button-main');
    await page.waitForSelector('.form-summary:has-text("Hạn gửi phải từ ngày chốt số liệu trở đi")');
    await day(1, 'dueOn', today);
    await sound('open-campaign');
    await confirm();
    await sound('open-sure');
    await page.click('dialog[open] button.button-main');
    await ready();
    [provinceId, campaignId] = page.url().split('/').slice(-2) as [string, string];
    expect(await count('Tất cả')).toBe(await count('Chưa làm'));
    await sound('matrix-new');
  });

  it('counts are lists: on time, late, overdue, each told apart', async () => {
    const { db } = all.application.database()!;
    // Days pass faster here: two communes had an earlier day.
    await db
      .updateTable('report')
      .set({ due_on: addDays(today, -1) })
      .where('campaign_id', '=', campaignId)
      .where('unit_id', 'in', [of('tuong-vi').unitId, of('nui-khoi').unitId])
      .execute();
    const filled = {
      'ben-trang': { 'documents.directivesIssued': '5', 'plan.tasksSet': '20', 'plan.tasksDone': '12' },
      'tuong-vi': { 'documents.directivesIssued': '41', 'plan.tasksSet': '10', 'plan.tasksDone': '4' },
      // More done than set: a check objects, and the commune explains.
      'suoi-ngan': { 'documents.directivesIssued': '7', 'plan.tasksSet': '10', 'plan.tasksDone': '12' },
    };
    let number = 40;
    for (const [name, figures] of Object.entries(filled)) {
      number += 1;
      const reportId = await fillReport(of(name), figures);
      reports.set(name, reportId);
      expect(await sendReport(of(name), reportId, String(number), today)).toBe(1);
    }
    await matrix();
    await ready();
    expect([await count('Đã gửi đúng hạn'), await count('Đã gửi, trễ hạn')]).toEqual(['2', '1']);
    expect(await count('Quá hạn chưa gửi')).toBe('1');
    const first = page.locator('.table tbody tr').first();
    expect(await first.innerText()).toContain('Quá hạn chưa gửi');
    await sound('matrix-sent');
    await page.click('.standing-count:has-text("Đã gửi, trễ hạn")');
    await expect.poll(() => page.locator('.table tbody tr').count(), soon).toBe(1);
    expect(await page.innerText('.table tbody')).toContain('Tường Vi');
    await page.click('.standing-count:has-text("Tất cả")');
    await page.fill('.filters input', 'suoi ngan');
    await expect.poll(() => page.locator('.table tbody tr').count(), soon).toBe(1);
    await page.fill('.filters input', '');
    await expect.poll(() => page.locator('.table tbody tr').count(), soon).toBeGreaterThan(3);
  });

  it('several are returned with reasons at cells, a lock is extended with its reason', async () => {
    await page.check('tr:has-text("Tường Vi") input[type=checkbox]');
    await page.click('button:has-text("Trả lại 1 báo cáo")');
    await page.waitForSelector('dialog[open] option[value="documents.directivesIssued"]', {
      state: 'attached',
    });
    await page.selectOption('dialog[open] [name="reasons.0.indicator"]', 'documents.directivesIssued');
    await page.fill('dialog[open] [name="reasons.0.text"]', 'Số văn bản cao gấp nhiều lần kỳ trước');
    await page.click('dialog[open] button:has-text("Thêm lý do")');
    await send();
    await page.waitForSelector('dialog[open] .form-summary');
    await page.fill('dialog[open] [name="reasons.1.text"]', 'Bổ sung phần kiểm tra');
    await sound('return');
    await send();
    await closed();
    await expect.poll(() => count('Đã trả lại'), soon).toBe('1');
    await page.click('tr:has-text("Núi Khói") button:has-text("Gia hạn khóa sổ")');
    await page.fill('dialog[open] [name=lockOn]', shownDate(addDays(today, 40)));
    await page.fill('dialog[open] [name=reason]', 'Xã mất điện sau bão');
    await sound('extend-lock');
    // A day far off is asked back; who gives the question up is where they typed it.
    await page.fill('dialog[open] [name=lockOn]', '31/12/2199');
    await send();
    await page.click('dialog[open] dialog[open] button:has-text("Thôi")');
    await expect.poll(() => page.locator('dialog[open]').count(), soon).toBe(1);
    expect(await page.inputValue('dialog[open] [name=reason]')).toBe('Xã mất điện sau bão');
    await page.fill('dialog[open] [name=lockOn]', shownDate(addDays(today, 40)));
    await send();
    await closed();
    await page.waitForSelector(`tr:has-text("${shownDate(addDays(today, 40))}")`);
  });

  it('a sent report is read, its explanation accepted, and the report received', async () => {
    await page.click('tr a:has-text("Suối Ngàn")');
    await page.waitForSelector('.explanations .explained');
    expect(await page.innerText('.explanations:has(.explained)')).toContain('Số này đã được rà soát');
    await sound('sent');
    await page.click('.explanations button:has-text("Chấp nhận")');
    await page.waitForSelector('.explanations .tag:has-text("Đã chấp nhận")');
    await page.click('.page-actions button:has-text("Tiếp nhận")');
    await page.waitForSelector('dialog[open]:has-text("không trả lại được nữa")');
    await page.waitForSelector('dialog[open]:has-text("Suối Ngàn, bản 1")');
    await sound('receive');
    await page.click('dialog[open] .form-buttons button:has-text("Tiếp nhận")');
    await page.waitForSelector('.facts:has-text("Đã tiếp nhận")');
    await matrix();
    await ready();
    await page.click('button[aria-label^="Tiếp nhận báo cáo của"]');
    await page.waitForSelector('dialog[open]:has-text("bản 1")');
    expect(await count('Đã tiếp nhận')).toBe('1');
    await page.click('dialog[open] .form-buttons button:has-text("Tiếp nhận")');
    await expect.poll(() => count('Đã tiếp nhận'), soon).toBe('2');
  });

  it('what was received leaves as files, each by itself and all in one', async () => {
    const downloads = '.section:has(h2:text-is("Tải về"))';
    const types = async () => {
      const links = await page.locator(`${downloads} a`).all();
      return Promise.all(
        links.map(async (link) => {
          const answer = await page.request.get(`${all.serving.address}${await link.getAttribute('href')}`);
          return `${answer.status()} ${(answer.headers()['content-type'] ?? '').split(/[;.]/)[0]}`;
        }),
      );
    };
    expect(await types()).toEqual(['200 text/csv', '200 application/json', '200 image/png']);
    await page.click(`${downloads} button:has(:text-is("Đóng gói tất cả"))`);
    await page.waitForSelector(`${downloads} li:has-text("Sẵn sàng")`, soon);
    await sound('campaign-files');
    expect((await types()).at(-1)).toBe('200 application/zip');
    await page.click('tr a:has-text("Suối Ngàn")');
    await page.waitForSelector('.facts:has-text("Đã tiếp nhận")');
    const office = '200 application/vnd';
    const data = ['200 text/csv', '200 application/json'];
    expect(await types()).toEqual([office, '200 application/pdf', office, office, ...data]);
    await matrix();
    await ready();
  });

  it('a correction after receipt shows what changed, and waits', async () => {
    const { unitId, leader, officer } = of('suoi-ngan');
    await correctBy(officer, leader, {
      unitId,
      reportId: reports.get('suoi-ngan')!,
      reason: 'Đếm nhầm hai nhiệm vụ của quý trước',
      date: today,
      cells: [{ indicator: 'plan.tasksDone', typed: '10', missing: null }],
    });
    await page.reload();
    await ready();
    expect(await count('Có đính chính')).toBe('1');
    await page.click('.table tr:has-text("đã tiếp nhận bản 1") a');
    await page.waitForSelector('.section:has-text("Thay đổi so với bản trước") table');
    expect(await page.innerText('.section:has-text("Thay đổi so với bản trước") tbody')).toMatch(/12\s+10/);
    // What was returned is seen, and stands in no median.
    expect(await page.innerText('.facts')).toContain('Đếm nhầm hai nhiệm vụ');
    await sound('corrected');
    await page.goto(all.serving.address);
    await page.waitForSelector('.report-notices:has-text("1 bản đính chính chờ tiếp nhận")');
    await sound('desk-above');
  });

  it('figures add up from below; newer ones are told first and taken; each opens down to the commune’s cell', async () => {
    officerPage = await signedIn('nhan.vanphong');
    const on = officerPage;
    await on.goto(`${all.serving.address}/dot-bao-cao/${provinceId}/${campaignId}`);
    await on.click('a:has-text("Cộng số liệu")');
    await on.waitForSelector('button:has-text("Lấy cả số chưa tiếp nhận: 2 đơn vị")');
    expect(await on.innerText('.section:has-text("Số đã cộng") tbody tr >> nth=0')).toContain('12');
    await sound('added-up-newer', on);
    await on.click('button:has-text("Lấy cả số chưa tiếp nhận: 2 đơn vị")');
    await on.waitForSelector('dialog[open]:has-text("Suối Ngàn")');
    await sound('added-up-sure', on);
    await on.click('dialog[open] button:has-text("Lấy cả số chưa tiếp nhận")');
    await closed(on);
    await expect.poll(() => on.locator('mark.newer').count(), soon).toBe(0);
    await on.fill('.filters input', 'van ban chi dao');
    await expect
      .poll(() => on.innerText('.section:has-text("Số đã cộng") tbody'), soon)
      .toMatch(/văn bản chỉ đạo[^\n]*[\s\S]*12/i);
    await sound('added-up', on);
    await on.click('.section:has-text("Số đã cộng") tbody a');
    await on.waitForSelector('.big-figure');
    expect(await on.innerText('.big-figure')).toMatch(/^12/);
    await on.click('button:has-text("Điều chỉnh số này")');
    await on.fill('dialog[open] [name=amount]', '-2');
    await on.fill('dialog[open] [name=reason]', 'Hai văn bản trùng với cấp tỉnh');
    await send(on);
    await closed(on);
    await expect.poll(() => on.innerText('.big-figure'), soon).toMatch(/^10/);
    await sound('figure', on);
    await on.click('button:has-text("Rút")');
    await on.click('dialog[open] button:has-text("Rút")');
    await expect.poll(() => on.innerText('.big-figure'), soon).toMatch(/^12/);
    await on.click('tr:has-text("Suối Ngàn") a:has-text("Mở báo cáo")');
    await on.waitForSelector('.sought');
    expect(await on.innerText('.sought')).toBe('7');
    await on.click('.sought a');
    await on.waitForSelector('.big-figure');
    expect(await on.innerText('.facts')).toContain('Nhập tay');
    await sound('figure-of-commune', on);
  });

  it('one indicator is compared between the units', async () => {
    await page.goto(`${all.serving.address}/so-sanh-chi-tieu/${provinceId}/${campaignId}`);
    await page.waitForSelector('option[value="documents.directivesIssued"]', { state: 'attached' });
    await page.selectOption('.filters select', 'documents.directivesIssued');
    await page.waitForSelector('.bar-fill');
    expect(await page.innerText('.facts')).toMatch(/Trung vị\s+6/);
    await sound('compare');
  });

  it('the commune is told on its desk that its report came back', async () => {
    const { unitId, officer } = of('tuong-vi');
    expect((await officer(listOwed, { unitId })).result.reports[0]?.status).toBe('returned');
    const on = await signedIn('phuong.tuongvi');
    await on.goto(all.serving.address);
    await on.waitForSelector('.report-notices .urgent:has-text("bị cấp trên trả lại")');
    await sound('desk-below', on);
  });

  it('who reads what came back sees why, on the version itself and on the one sent after it', async () => {
    const { unitId } = of('tuong-vi');
    const reportId = reports.get('tuong-vi')!;
    const open = (number: number) =>
      page.goto(`${all.serving.address}/bao-cao-da-gui/${unitId}/${reportId}/${number}`);
    await open(1);
    await page.waitForSelector('.notice:has-text("trả lại bản 1 này") li:has-text("Bổ sung phần kiểm tra")');
    await sound('returned-version');
    await fillReport(of('tuong-vi'), { 'documents.directivesIssued': '14' });
    expect(await sendReport(of('tuong-vi'), reportId, '51', today)).toBe(2);
    await open(2);
    const why = page.locator('.notice:has-text("đã trả lại bản 1")');
    await expect.poll(() => why.locator('a').count(), soon).toBe(1);
    expect(await why.innerText()).toContain('Số văn bản cao gấp nhiều lần kỳ trước');
    await sound('sent-again');
    await why.locator('a').click();
    await expect.poll(() => page.url(), soon).toContain('#o-documents.directivesIssued');
    await open(1);
    await page.click('.notice:has-text("Đơn vị đã ký gửi bản 2") a');
    await why.waitFor();
    expect(await why.locator('.tag:text-is("đã sửa")').count()).toBe(1);
  });

  it('a reason is put at a section of the text, and leads the unit to that section', async () => {
    await page.click('button[aria-label^="Trả lại vì mục I.1 "]');
    await expect
      .poll(() => page.inputValue('dialog[open] [name="reasons.0.indicator"]'), soon)
      .toBe('muc:direction.activities');
    await page.fill('dialog[open] [name="reasons.0.text"]', 'Nêu rõ kế hoạch số mấy');
    await sound('return-at-section');
    // Whoever closes it to read the section again finds what was typed.
    await page.keyboard.press('Escape');
    await closed();
    for (const from of [
      'button[aria-label^="Trả lại vì “"] >> nth=0',
      'button[aria-label^="Trả lại vì mục I.1 "]',
    ]) {
      await page.click(from);
      expect(await page.inputValue('dialog[open] [name="reasons.0.text"]')).toBe('Nêu rõ kế hoạch số mấy');
      await page.keyboard.press('Escape');
      await closed();
    }
    await page.click('button[aria-label^="Trả lại vì mục I.1 "]');
    await send();
    await closed();
    await page.waitForSelector('.notice:has-text("trả lại bản 2 này") a[href="#muc-direction.activities"]');
    const on = await signedIn('phuong.tuongvi');
    await on.goto(`${all.serving.address}/bao-cao/${of('tuong-vi').unitId}/${reports.get('tuong-vi')}`);
    const back = on.locator('.notice:has-text("trả lại báo cáo lúc")');
    expect(await back.innerText()).toContain('Nêu rõ kế hoạch số mấy');
    // No form is marked: the reason is none of theirs.
    expect(await on.locator('[role=tab]:has-text("trả lại")').count()).toBe(0);
    await sound('returned-at-section', on);
    await back.locator('a:has-text("Đến mục")').click();
    await on.waitForSelector('.section .notice:has-text("Bị trả lại: Nêu rõ kế hoạch số mấy")');
    await on.waitForSelector('[data-section="direction.activities"]:has-text("bị trả lại")');
    await sound('section-returned', on);
  });

  it('what is refused shows no deed that cannot help', async () => {
    const on = await signedIn('phuong.tuongvi');
    const other = `${of('ben-trang').unitId}/${reports.get('ben-trang')}`;
    const refused = [
      `/bao-cao/${other}`,
      `/bao-cao/${other}/loi-van`,
      `/bao-cao-da-gui/${other}/1`,
      `/dot-bao-cao/${provinceId}`,
      `/dot-bao-cao/${provinceId}/mo`,
      `/dot-bao-cao/${provinceId}/${campaignId}`,
      `/nguoi/${of('ben-trang').unitId}`,
    ];
    for (const path of refused) {
      await on.goto(`${all.serving.address}${path}`);
      await on.waitForSelector('.notice-error');
      const deeds = on.locator('main').locator('button, .button-link, input, select');
      expect([path, await deeds.count()]).toEqual([path, 0]);
    }
    await sound('refused', on);
  });
});
