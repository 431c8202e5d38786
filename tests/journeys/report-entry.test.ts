import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addPerson, addPost } from '../../src/areas/people/keep.ts';
import { hashPassword } from '../../src/areas/people/password.ts';
import type { Role } from '../../src/areas/people/post.ts';
import { openSession } from '../../src/areas/people/sessions.ts';
import { explainFinding, getReport, saveCells } from '../../src/areas/reports/contract.ts';
import { listOwed, openCampaign, proposeCampaign } from '../../src/areas/reports/contract-campaign.ts';
import { receiveReports, returnReports } from '../../src/areas/reports/contract-receive.ts';
import { addUnit } from '../../src/areas/units/keep.ts';
import { type Client, createClient } from '../../src/base/call.ts';
import { uuidv7 } from '../../src/base/id.ts';
import { addDays, dayOf } from '../../src/base/plain-date.ts';
import { chromiumPath, seriousIssues, sidewaysScroll } from './browser.ts';
import { type Opened, openAll } from './opened.ts';
import { closeForSigning } from './report-page.ts';

/** On a busy machine. */
const soon = { timeout: 30_000 };
const today = dayOf(new Date());
const decision = 'NQ 09/NQ-HĐND';
const password = 'ruộng bậc thang mùa nước đổ';

type Somebody = {
  readonly id: string;
  readonly login: string;
  readonly token: string;
  readonly call: Client;
};

/** One story: each step goes on from the one before. */
describe.skipIf(chromiumPath === undefined)('a report of a commune (needs Chromium)', () => {
  let all: Opened;
  const folders: string[] = [];
  const contexts: BrowserContext[] = [];
  let officer: Somebody;
  let colleague: Somebody;
  let leader: Somebody;
  let above: Somebody;
  let aboveLeader: Somebody;
  let officerFolder: string;
  let unitId: string;
  let provinceId: string;
  let reportId: string;
  let page: Page;

  const at = () => `${all.serving.address}/bao-cao/${unitId}/${reportId}`;
  const cell = (indicator: string) => `[id="cell-${indicator}"]`;
  const saved = (on: Page) => on.waitForSelector('.save-state .tag-held:has-text("Đã lưu")', soon);
  const heldAt = async (indicator: string) => {
    const { cells } = (await officer.call(getReport, { unitId, reportId })).result;
    const found = cells.find((one) => one.indicator === indicator)!;
    return found.value ?? found.missing;
  };

  async function somebody(fullName: string, role: Role, where: string, hash: string): Promise<Somebody> {
    const database = all.application.database()!;
    const now = new Date();
    const login = `p${uuidv7().slice(-12)}`;
    const { id, token } = await database.transaction(async (tx) => {
      const person = await addPerson(
        tx,
        { login, fullName, email: null, phone: null, hash, mustChange: false },
        now,
      );
      const post = { unitId: where, id: uuidv7(), personId: person, role, reach: 'below' as const };
      await addPost(tx, { ...post, from: '2024-01-01', to: null, decision });
      return { id: person, token: await openSession(tx, person, 'password', { device: 'Firefox' }, now) };
    });
    const headers = { Cookie: `motso_session=${token}` };
    return { id, login, token, call: createClient({ base: all.serving.address, headers }) };
  }

  /** A browser on a computer of its own: closed and opened again it has what it had. */
  async function sitDown(who: Somebody, folder = newFolder(), width = 1280): Promise<Page> {
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: chromiumPath!,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
      viewport: { width, height: 900 },
    });
    contexts.push(context);
    const { hostname } = new URL(all.serving.address);
    await context.addCookies([{ name: 'motso_session', value: who.token, domain: hostname, path: '/' }]);
    const opened = context.pages()[0] ?? (await context.newPage());
    opened.setDefaultTimeout(30_000);
    opened.on('pageerror', (error) => all.troubles.push(String(error)));
    return opened;
  }

  function newFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'motso-browser-'));
    folders.push(folder);
    return folder;
  }

  beforeAll(async () => {
    all = await openAll({ demo: true });
    const database = all.application.database()!;
    const top = (
      await database.db.selectFrom('installation').select('root_unit_id').executeTakeFirstOrThrow()
    ).root_unit_id;
    [provinceId, unitId] = [uuidv7(), uuidv7()];
    const code = { code: null, codeSystem: null, from: '2000-01-01', to: null };
    await database.transaction(async (tx) => {
      const province = { unitId: provinceId, parentId: top, kind: 'province' as const };
      await addUnit(tx, { ...province, ...code, name: 'Tỉnh Thử', title: 'Tỉnh' }, decision, new Date());
      const commune = { unitId, parentId: provinceId, kind: 'commune' as const };
      await addUnit(tx, { ...commune, ...code, name: 'Xã Suối Trong', title: 'Xã' }, decision, new Date());
    });
    const hash = await hashPassword(password);
    officer = await somebody('Lê Thị Tổng Hợp', 'reportingOfficer', unitId, hash);
    colleague = await somebody('Phạm Văn Tư Pháp', 'specialist', unitId, hash);
    leader = await somebody('Trần Thị Chủ Tịch', 'leader', unitId, hash);
    above = await somebody('Ngô Văn Tỉnh', 'campaignManager', provinceId, hash);
    aboveLeader = await somebody('Đỗ Thị Tỉnh', 'leader', provinceId, hash);
    const asked = {
      unitId: provinceId,
      kind: 'year' as const,
      year: Number(today.slice(0, 4)),
      quarter: null,
    };
    const { result } = await above.call(proposeCampaign, asked);
    const days = {
      from: addDays(today, -90),
      to: addDays(today, -1),
      dueOn: addDays(today, 3),
      lockOn: addDays(today, 9),
    };
    const levels = result.levels
      .filter(({ level }) => level === 'commune')
      .map(({ units: _, ...level }) => ({ ...level, ...days }));
    const { title } = result;
    await above.call(openCampaign, { ...asked, id: uuidv7(), title, decision: result.decision, levels });
    reportId = (await officer.call(listOwed, { unitId })).result.reports[0]!.id;
    officerFolder = newFolder();
    page = await sitDown(officer, officerFolder);
  }, 240_000);
  afterAll(async () => {
    for (const context of contexts) await context.close().catch(() => {});
    await all?.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => expect(all.troubles.splice(0)).toEqual([]));

  const sound = async (on: Page, where: string) => {
    expect(await seriousIssues(on), where).toEqual([]);
    expect(await sidewaysScroll(on), where).toBeLessThanOrEqual(0);
  };

  it('is found in the menu, with its day and that its form is provisional', async () => {
    await page.goto(all.serving.address);
    // The document itself tells what every page needs, before any of it is read.
    for (const part of [
      'modulepreload"][href*="/program-',
      'preload"][as=font][href*="_400',
      'stylesheet"][href*="/program-',
    ])
      expect(await page.locator(`head link[rel="${part}"]`).count(), part).toBe(1);
    await page.click('.site-menu a:has-text("Báo cáo")');
    await page.waitForSelector('.table a');
    expect(page.url()).toContain(`/bao-cao/${unitId}`);
    expect(await page.innerText('.table')).toContain('mẫu tạm');
    await sound(page, 'owed');
    await page.click('.table a');
    await page.waitForSelector('.form-grid');
    // Where nobody has to be signed in there is no “me”: what is left is not drawn with it once more.
    await page.click('.site-menu a:has-text("Kiểm tra báo cáo")');
    await page.waitForSelector('h1:has-text("Kiểm tra")');
    await page.goBack();
    await page.waitForSelector('.form-grid');
  });

  it('computes and checks as one types, saves by itself, and takes back what was saved', async () => {
    await page.fill(cell('plan.tasksSet'), '10');
    await page.press(cell('plan.tasksSet'), 'Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('cell-plan.tasksDone');
    await page.keyboard.type('7');
    await expect.poll(() => page.innerText(cell('plan.completionRate')), soon).toBe('70');
    await page.keyboard.type('0');
    await page.waitForSelector('.grid-message.grid-error', soon);
    await sound(page, 'wrong');
    await saved(page);
    await expect.poll(() => heldAt('plan.tasksDone'), soon).toBe('70');
    await page.keyboard.press('Control+z');
    await saved(page);
    await expect.poll(() => heldAt('plan.tasksDone'), soon).toBe(null);
    expect(await page.inputValue(cell('plan.tasksDone'))).toBe('');
  });

  it('is walked through by keys without changing a list on the way', async () => {
    const focused = () => page.evaluate('document.activeElement.id');
    const survey = page.locator(cell('survey.held'));
    await survey.selectOption('0');
    await saved(page);
    await survey.focus();
    for (const key of ['ArrowRight', 'ArrowLeft', 'End', 'Home', 'PageDown', 'PageUp'])
      await page.keyboard.press(key);
    await page.keyboard.press('ArrowDown');
    const below = await focused();
    expect(below).not.toBe('cell-survey.held');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('cell-survey.held');
    await page.keyboard.press('Enter');
    expect([await focused(), await survey.inputValue()]).toEqual([below, '0']);
    await survey.focus();
    await page.keyboard.press(' ');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => heldAt('survey.held'), soon).toBe('1');
    expect(await focused()).toBe('cell-survey.held');
    await page.keyboard.press('Control+z');
    await expect.poll(() => heldAt('survey.held'), soon).toBe('0');
    await page.keyboard.press('Control+y');
    await expect.poll(() => heldAt('survey.held'), soon).toBe('1');
    const stops: string[] = [];
    await page.focus(cell('plan.tasksSet'));
    for (let stop = 0; stop < 3; stop += 1) {
      await page.keyboard.press('Tab');
      stops.push(
        String(await page.evaluate('document.activeElement.dataset.column + document.activeElement.id')),
      );
    }
    expect(stops).toEqual(['missing', 'note', 'valuecell-plan.tasksDone']);
  });

  it('asks who has been signed out to sign in, and then sends what was typed', async () => {
    await page.context().clearCookies();
    await page.fill(cell('plan.tasksDone'), '8');
    await page.waitForSelector('h1:has-text("Phiên làm việc đã hết")', soon);
    await sound(page, 'signed out');
    expect(await heldAt('plan.tasksDone')).toBe(null);
    await page.fill('[name=login]', officer.login);
    await page.fill('[name=password]', password);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.form-grid', soon);
    await saved(page);
    expect(await heldAt('plan.tasksDone')).toBe('8');
  });

  it('takes a column from a spreadsheet, and says what it does not take', async () => {
    await page.focus(cell('plan.tasksSet'));
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '12\r\n9\r\n\r\n3\r\n\r\n2,5\r\n4\r\n');
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement!.dispatchEvent(event);
    });
    await expect.poll(() => page.innerText('.grid-told'), soon).toContain('Đã dán 4 ô, đúng theo từng dòng');
    expect(await page.innerText('.grid-told')).toContain('2,5');
    await saved(page);
    await expect.poll(() => heldAt('inspection.departmentsInspected'), soon).toBe('3');
    expect(await heldAt('plan.tasksDone')).toBe('9');
    expect(await heldAt('inspection.issuesResolved')).toBe('4');
    expect(await heldAt('inspection.issuesFound')).toBe(null);
  });

  it('outlives a cut line and a closed browser, and is nobody else’s on the same computer', async () => {
    await page.context().setOffline(true);
    await page.fill(cell('inspection.issuesFound'), '5');
    await page.fill(cell('documents.directivesIssued'), '21');
    await page.waitForSelector('.save-state:has-text("Chờ mạng: 2 ô")', soon);
    expect(await heldAt('inspection.issuesFound')).toBe(null);
    await page.context().close();
    page = await sitDown(colleague, officerFolder);
    await page.goto(at());
    await saved(page);
    await page.goto(`${all.serving.address}/bao-cao/${unitId}`);
    await page.waitForSelector('.table a');
    expect(await page.innerText('.table')).not.toContain('chưa gửi lên');
    expect(await heldAt('inspection.issuesFound')).toBe(null);
    await page.context().close();
    page = await sitDown(officer, officerFolder);
    await page.goto(`${all.serving.address}/bao-cao/${unitId}`);
    await page.waitForSelector('.table:has-text("Còn 2 ô nhập trên máy này chưa gửi lên")');
    await page.click('.table a');
    await expect.poll(() => heldAt('inspection.issuesFound'), soon).toBe('5');
    expect(await heldAt('documents.directivesIssued')).toBe('21');
    await saved(page);
  });

  it('is not sent in the name of whoever signed in since', async () => {
    const cells = [{ indicator: 'plan.tasksSet', typed: '99', missing: null, note: null, version: 0 }];
    await expect(
      colleague.call(saveCells, { unitId, reportId, cells, typedBy: officer.id }),
    ).rejects.toMatchObject({ refused: { code: 'not-permitted' } });
  });

  it('is given out in parts; two who change one cell see both figures and choose', async () => {
    await page.click('button:has-text("Giao phần việc")');
    await page.check('dialog[open] .part-choices label:has-text("Biểu mẫu 2")');
    await page.check('dialog[open] .part-choices label:has-text("Biểu mẫu 3")');
    await page.selectOption('dialog[open] [name=personId]', colleague.id);
    await sound(page, 'assign');
    await page.click('dialog[open] [type=submit]');
    await page.waitForSelector('.table:has-text("Phạm Văn Tư Pháp")');
    const other = await sitDown(colleague);
    await other.goto(at());
    await other.click('[role=tab]:has-text("Biểu mẫu 2")');
    const mine = (await colleague.call(getReport, { unitId, reportId })).result.cells.find(
      ({ editable }) => editable,
    )!.indicator;
    await page.click('[role=tab]:has-text("Biểu mẫu 2")');
    await other.waitForSelector(cell(mine));
    await page.context().setOffline(true);
    await page.fill(cell(mine), '4');
    await other.fill(cell(mine), '6');
    await saved(other);
    await page.context().setOffline(false);
    await page.waitForSelector('.grid-conflict:has-text("Phạm Văn Tư Pháp đã ghi “6”")', soon);
    expect(await page.innerText('.grid-conflict')).toContain('Bạn ghi “4”');
    await sound(page, 'conflict');
    expect(await heldAt(mine)).toBe('6');
    await page.click('.grid-conflict button:has-text("Giữ của tôi")');
    await saved(page);
    await expect.poll(() => heldAt(mine), soon).toBe('4');
    for (const form of ['Biểu mẫu 2', 'Biểu mẫu 3']) {
      await other.click(`[role=tab]:has-text("${form}")`);
      await other.click('[role=tabpanel]:not([hidden]) button:has-text("Ghi lý do cho ô trống còn lại")');
      const offered = await other.locator('.grid-sure option').allInnerTexts();
      expect(offered).toEqual(['không phát sinh', 'không thuộc thẩm quyền', 'chưa có số liệu']);
      if (form === 'Biểu mẫu 3') {
        await other.selectOption('.grid-sure select', 'not-competent');
        await sound(other, 'rest-reason');
      }
      await other.click('[role=tabpanel]:not([hidden]) .grid-sure button >> nth=0');
      await saved(other);
      expect(await other.innerText('[role=tabpanel]:not([hidden]) .grid-told')).toContain(
        form === 'Biểu mẫu 3' ? 'không thuộc thẩm quyền' : 'không phát sinh',
      );
      await other.click(`button[aria-label^="Chốt phần: ${form}"]`);
      await other.waitForSelector(`button[aria-label^="Mở lại phần: ${form}"]`);
    }
    await other.context().close();
  });

  it('keeps its menu when a page cannot be fetched, and opens it when the line is back', async () => {
    await page.context().setOffline(true);
    await page.click('header a:has-text("Xu hướng")');
    await page.waitForSelector('h1:has-text("Chưa tải được trang này")', soon);
    await sound(page, 'cut-off');
    await page.context().setOffline(false);
    await page.waitForSelector('h1:has-text("Xu hướng và so sánh")', soon);
    await page.goto(at());
    await page.waitForSelector('[role=tab]:has-text("Biểu mẫu 2")', soon);
  });

  it('is closed when every cell says something, and signed by the leader', async () => {
    for (const form of ['mẫu 1', 'mẫu 4', 'mẫu 5', 'mẫu 6', 'mẫu 7', 'bổ sung']) {
      await page.click(`[role=tab]:has-text("Biểu ${form}")`);
      const nothing = page.locator(
        '[role=tabpanel]:not([hidden]) button:has-text("Ghi lý do cho ô trống còn lại")',
      );
      if ((await nothing.count()) === 0) continue;
      await nothing.click();
      await page.click('[role=tabpanel]:not([hidden]) .grid-sure button >> nth=0');
      await saved(page);
    }
    await closeForSigning(page);
    const narrow = await sitDown(leader, newFolder(), 360);
    await narrow.goto(at());
    await narrow.waitForSelector('.form-grid');
    await sound(narrow, 'leader-360');
    const errors = narrow.locator('.report-findings li:has(.tag-error)');
    if ((await errors.count()) > 0) {
      await narrow.waitForSelector('.report-deeds a:has-text("Xem các lỗi")');
      expect(await narrow.locator('button:has-text("Ký và gửi")').count()).toBe(0);
    }
    for (let index = 0; index < (await errors.count()); index += 1) {
      await errors.nth(index).locator('button:has-text("Giải trình")').click();
      await narrow.fill('dialog[open] [name=text]', 'Số đúng theo sổ theo dõi của xã');
      await narrow.click('dialog[open] [type=submit]');
      await expect.poll(() => narrow.locator('dialog[open]').count(), soon).toBe(0);
    }
    await narrow.click('button:has-text("Ký và gửi")');
    await narrow.fill('dialog[open] [name=number]', '74');
    await narrow.fill('dialog[open] [name=place]', 'Suối Trong');
    await narrow.fill('dialog[open] [name=position]', 'CHỦ TỊCH');
    await sound(narrow, 'sign-360');
    // What was typed is there again after the page was left.
    await narrow.goto(at());
    await narrow.click('button:has-text("Ký và gửi")');
    expect(await narrow.inputValue('dialog[open] [name=place]')).toBe('Suối Trong');
    expect(await narrow.inputValue('dialog[open] [name=number]')).toBe('74');
    // The day is that of today, whenever the dialog is opened.
    const shelved = await narrow.evaluate(() =>
      Object.entries(localStorage).flatMap(([key, value]) =>
        key.startsWith('sign ') ? Object.keys(JSON.parse(value)).sort() : [],
      ),
    );
    expect(shelved).toEqual(['number', 'place', 'position']);
    // What changes under the one who signs is read first.
    const { findings } = (await officer.call(getReport, { unitId, reportId })).result;
    const { key: finding } = findings.find(({ section }) => section === null)!;
    await officer.call(explainFinding, { unitId, reportId, finding, text: 'Đã rà soát lại với sổ của xã.' });
    await narrow.click('dialog[open] [type=submit]');
    await narrow.waitForSelector('dialog[open]:has-text("Báo cáo đã thay đổi")');
    await sound(narrow, 'sign-changed-360');
    await narrow.click('dialog[open] button:has-text("Đóng để đọc lại báo cáo")');
    await narrow.waitForSelector('.report-findings:has-text("Đã rà soát lại với sổ của xã.")');
    await narrow.click('button:has-text("Ký và gửi")');
    expect(await narrow.inputValue('dialog[open] [name=number]')).toBe('74');
    await narrow.click('dialog[open] [type=submit]');
    await narrow.waitForSelector('.page-lead:has-text("Đã gửi")');
    await narrow.waitForSelector('.report-history:has-text("Bản 1")');
    await narrow.context().close();
  });

  it('shows at the cells why it was returned, and is corrected after receipt', async () => {
    const sent = (number: number) => [{ unitId, reportId, number }];
    await aboveLeader.call(returnReports, {
      receiverId: provinceId,
      reports: sent(1),
      reasons: [{ indicator: 'documents.directivesIssued', text: 'Đề nghị rà soát lại số văn bản' }],
    });
    await page.goto(at());
    await page.waitForSelector('.grid-returned:has-text("Đề nghị rà soát lại số văn bản")');
    await page.fill(cell('documents.directivesIssued'), '22');
    await expect.poll(() => heldAt('documents.directivesIssued'), soon).toBe('22');
    await saved(page);
    await sound(page, 'returned');
    // What was returned is open again, part by part.
    for (const form of ['Biểu mẫu 2', 'Biểu mẫu 3']) {
      await page.click(`button[aria-label^="Chốt phần: ${form}"]`);
      await page.waitForSelector(`button[aria-label^="Mở lại phần: ${form}"]`);
    }
    await closeForSigning(page);
    const desk = await sitDown(leader);
    await desk.goto(at());
    await desk.click('button:has-text("Ký và gửi")');
    await desk.fill('dialog[open] [name=number]', '75');
    await desk.fill('dialog[open] [name=place]', 'Suối Trong');
    await desk.fill('dialog[open] [name=position]', 'CHỦ TỊCH');
    await desk.click('dialog[open] [type=submit]');
    await desk.waitForSelector('.page-lead:has-text("Đã gửi")');
    await aboveLeader.call(receiveReports, { receiverId: provinceId, reports: sent(2) });
    await desk.reload();
    const narrow = await sitDown(officer, newFolder(), 360);
    await narrow.goto(at());
    await narrow.click('button:has-text("Đề nghị đính chính")');
    await narrow.selectOption('dialog[open] [name="cells.0.indicator"]', 'documents.directivesIssued');
    await narrow.fill('dialog[open] [name="cells.0.typed"]', '23');
    await narrow.click('dialog[open] button:has-text("Thêm một số khác")');
    await narrow.selectOption('dialog[open] [name="cells.1.indicator"]', 'inspection.issuesFound');
    await narrow.fill('dialog[open] [name="cells.1.typed"]', 'không rõ');
    await narrow.fill('dialog[open] [name=reason]', 'Đếm sót một văn bản ban hành cuối kỳ');
    await narrow.click('dialog[open] [type=submit]');
    await narrow.waitForSelector('dialog[open] .form-summary');
    expect(await narrow.inputValue('dialog[open] [name="cells.0.typed"]')).toBe('23');
    await sound(narrow, 'correct-360');
    await narrow.fill('dialog[open] [name="cells.1.typed"]', '4');
    await narrow.click('dialog[open] [type=submit]');
    await narrow.waitForSelector('h2:has-text("Đính chính chờ ký")');
    await sound(narrow, 'correction-proposed-360');
    await narrow.context().close();
    await desk.reload();
    await desk.waitForSelector('h2:has-text("Đính chính chờ ký")');
    await sound(desk, 'correction-proposed');
    await desk.click('button:has-text("Ký đính chính")');
    await desk.waitForSelector('dialog[open]:has-text("là một văn bản có số, ngày và chữ ký riêng")');
    await sound(desk, 'correction-signing');
    await desk.fill('dialog[open] [name=number]', '91');
    if ((await desk.inputValue('dialog[open] [name=position]')) === '')
      await desk.fill('dialog[open] [name=position]', 'CHỦ TỊCH');
    await desk.click('dialog[open] [type=submit]');
    await desk.waitForSelector('.page-lead:has-text("Có đính chính chờ tiếp nhận")');
    await desk.waitForSelector('.report-history:has-text("Bản 3")');
    await desk.context().close();
  });

  it('is answered quickly and its page is small', async () => {
    const took: number[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      const begun = performance.now();
      await officer.call(getReport, { unitId, reportId });
      took.push(performance.now() - begun);
    }
    const median = took.sort((a, b) => a - b)[6]!;
    expect(median).toBeLessThan(1000);
    const fresh = await sitDown(officer);
    await fresh.goto(at());
    await fresh.waitForSelector('.form-grid');
    const bytes: number = await fresh.evaluate(
      `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).reduce((sum, one) => sum + one.encodedBodySize, 0)`,
    );
    expect(bytes).toBeGreaterThan(50 * 1024);
    expect(bytes).toBeLessThan(420 * 1024);
  });
});
