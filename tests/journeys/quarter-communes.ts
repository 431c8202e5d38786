import { expect, it } from 'vitest';
import { whoAmI } from '../../src/areas/people/contract.ts';
import { ask } from './asked.ts';
import { signInAs, signOut } from './computers.ts';
import { hidden, tooSmall } from './narrow.ts';
import type { Story } from './quarter-story.ts';
import {
  beginSigning,
  cellAt,
  closeForSigning,
  explainErrors,
  type Figures,
  fillForms,
  isSaved,
  paste,
  sendDialog,
  soon,
  toForm,
  type,
} from './report-page.ts';

const figuresOf: Readonly<Record<'benTrang' | 'tuongVi' | 'suoiNgan', Figures>> = {
  benTrang: {
    1: { 'survey.held': '1', 'survey.ballots': '120', 'survey.method': '1', 'dialogue.held': '0' },
    3: {
      'procedures.total': '150',
      'procedures.commune': '150',
      'procedures.nonTerritorial': '20',
      'dossiers.commune.resolved': '1300',
      'dossiers.commune.resolvedOnTime': '1298',
    },
    4: { 'staff.assigned': '40', 'staff.present': '38' },
    6: { 'finance.investment.plan': '5000', 'finance.investment.done': '2100' },
    8: {
      'dossiers.direct': '1300',
      'dossiers.early': '1000',
      'dossiers.onTime': '298',
      'dossiers.late': '2',
    },
  },
  tuongVi: { 1: { 'documents.directivesIssued': '41', 'plan.tasksSet': '30', 'plan.tasksDone': '28' } },
  suoiNgan: { 1: { 'documents.directivesIssued': '7', 'plan.tasksSet': '24', 'plan.tasksDone': '15' } },
};

/** From the day on which they are asked until all three have sent. */
export function communesReport(story: Story): void {
  const { isCut, seen, picture, opened, nextDay, kept, count, sendWhole } = story;

  it('the province opens the campaign that the calendar proposes, closing earlier for communes', async () => {
    const page = await story.sitDown('ha.noivu', '/');
    await page.waitForSelector('.site-person');
    await seen(page, 'province-desk');
    await page.click('nav a:has-text("Đợt báo cáo")');
    await page.click('a:has-text("Tỉnh Minh Họa")');
    await page.waitForSelector('.table tbody tr');
    await seen(page, 'campaigns');
    await page.click('a:has-text("Mở đợt báo cáo")');
    await page.selectOption('.filters select >> nth=0', 'quarter');
    await page.selectOption('.filters select >> nth=1', '3');
    await page.uncheck('.filters label:has-text("Sở") input');
    expect(await page.inputValue('[name="levels.0.to"]')).toBe('14/09/2026');
    expect(await page.inputValue('[name="levels.1.to"]')).toBe('09/09/2026');
    expect(await page.inputValue('[name="levels.1.dueOn"]')).toBe('14/09/2026');
    await seen(page, 'open-campaign');
    await page.click('form [type=submit]');
    await page.waitForSelector('dialog[open]:has-text("Phường Bến Trăng")');
    await seen(page, 'open-sure');
    await page.click('dialog[open] button.button-main');
    await page.waitForSelector('.standings');
    story.campaign = new URL(page.url()).pathname;
    expect(await count(page, 'Tất cả')).toBe(await count(page, 'Chưa làm'));
    await seen(page, 'matrix-new');
  });

  it('three communes see what they owe and by when', async () => {
    for (const [login, name] of [
      ['an.bentrang', 'ben-trang'],
      ['phuong.tuongvi', 'tuong-vi'],
      ['son.suoingan', 'suoi-ngan'],
    ] as const) {
      const page = await story.sitDown(login, '/bao-cao');
      const row = page.locator('.table tbody tr:has-text("quý III")');
      await row.waitFor();
      expect(await row.innerText()).toContain('14/09/2026');
      await seen(page, `owed-${name}`);
    }
  });

  it('the commune gives parts of the work out', async () => {
    await nextDay('entered');
    const administrator = await story.sitDown('khoa.bentrang', '/tai-khoan');
    const { person } = await ask(administrator, whoAmI, {});
    story.unitId = person!.posts.find(({ role }) => role === 'unitAdministrator')!.unitId;
    story.computer = story.newComputer();
    const page = await story.sitDown('an.bentrang', '/bao-cao', { computer: story.computer });
    story.pages.set('an.bentrang', page);
    await page.click('.table a:has-text("quý III")');
    await page.waitForSelector('.form-grid');
    story.report = new URL(page.url()).pathname;
    await seen(page, 'report-new');
    await page.click('button:has-text("Giao phần việc")');
    await page.check('dialog[open] .part-choices label:has-text("Biểu mẫu 2")');
    await page.selectOption('dialog[open] [name=personId]', { label: 'Nguyễn Thị Cẩm Tú' });
    await page.fill('dialog[open] [name=dueOn]', '11/09/2026');
    await seen(page, 'assign');
    await sendDialog(page);
    await page.waitForSelector('.table:has-text("Nguyễn Thị Cẩm Tú")');
  });

  it('figures are typed, and what cannot be is told as one types', async () => {
    const page = await opened('an.bentrang', story.report);
    await type(page, { 'documents.directivesIssued': '5', 'plan.tasksSet': '20', 'plan.tasksDone': '70' });
    await page.waitForSelector('.grid-message.grid-error', soon);
    await seen(page, 'error-live');
    await type(page, { 'plan.tasksDone': '12' });
    await expect.poll(() => page.innerText(cellAt('plan.completionRate')), soon).toBe('60');
    await isSaved(page);
  });

  if (isCut)
    it('what is typed while the server is gone arrives when it is back', async () => {
      const page = await opened('an.bentrang', story.report);
      await page.waitForSelector('.form-grid');
      await story.server().kill();
      await type(page, { 'inspection.departmentsInspected': '1', 'inspection.issuesFound': '2' });
      await page.waitForSelector('.save-state:has-text("Chờ mạng: 2 ô")', soon);
      await seen(page, 'server-gone');
      await story.server().start();
      await isSaved(page);
      await page.reload();
      await page.waitForSelector('.form-grid');
      const held = {
        'plan.tasksDone': '12',
        'inspection.departmentsInspected': '1',
        'inspection.issuesFound': '2',
      };
      for (const [indicator, value] of Object.entries(held)) {
        expect(await page.inputValue(cellAt(indicator)), indicator).toBe(value);
        expect(await kept(page, indicator), indicator).toBe(value);
      }
    });

  if (isCut)
    it('a closed browser keeps what was not sent, for nobody but who typed it', async () => {
      const page = await opened('an.bentrang', story.report);
      await page.waitForSelector('.form-grid');
      await page.context().setOffline(true);
      await type(page, { 'inspection.issuesResolved': '2' });
      await toForm(page, 2);
      await type(page, { 'legal.checked': '4' });
      await page.waitForSelector('.save-state:has-text("Chờ mạng: 2 ô")', soon);
      await seen(page, 'line-cut');
      await page.context().close();

      const shared = await story.openAgain(story.computer, '/');
      await signOut(shared);
      await signInAs(shared, 'tu.bentrang');
      await shared.goto(`${story.address()}/bao-cao/${story.unitId}`);
      await shared.waitForSelector('.table a');
      expect(await shared.innerText('.table')).not.toContain('chưa gửi lên');
      await seen(shared, 'another-person');
      await shared.goto(`${story.address()}${story.report}`);
      await isSaved(shared);
      expect(await kept(shared, 'inspection.issuesResolved')).toBe(null);
      await toForm(shared, 2);
      expect(await shared.inputValue(cellAt('legal.checked'))).toBe('');
      await type(shared, { 'legal.checked': '6' });
      await isSaved(shared);
      await shared.goto(story.address());
      await signOut(shared);

      await signInAs(shared, 'an.bentrang');
      story.pages.set('an.bentrang', shared);
      await shared.goto(`${story.address()}/bao-cao/${story.unitId}`);
      await shared.waitForSelector('.table:has-text("Còn 2 ô nhập trên máy này chưa gửi lên")');
      await seen(shared, 'unsent');
      await shared.click('.table a:has-text("quý III")');
      await expect.poll(() => kept(shared, 'inspection.issuesResolved'), soon).toBe('2');
      await toForm(shared, 2);
      await shared.waitForSelector('.grid-conflict:has-text("Nguyễn Thị Cẩm Tú đã ghi “6”")', soon);
      expect(await kept(shared, 'legal.checked')).toBe('6');
      await seen(shared, 'conflict');
      await shared.click('.grid-conflict button:has-text("Giữ của tôi")');
      await isSaved(shared);
      expect(await kept(shared, 'legal.checked')).toBe('4');
    });

  if (!isCut)
    it('the grid is filled in on a telephone, and magnified twice', async () => {
      const page = await story.sitDown('an.bentrang', story.report, { width: 360, touch: true });
      await page.waitForSelector('.form-grid');
      await toForm(page, 3);
      const row = (indicator: string) => `tr:has(${cellAt(indicator)})`;
      const inView = (indicator: string) =>
        hidden(page, [`${row(indicator)} .grid-label`, `${row(indicator)} ${cellAt(indicator)}`]);
      await page.locator(cellAt('procedures.simplified')).tap();
      await page.keyboard.type('3');
      expect(await inView('procedures.simplified')).toEqual([]);
      await page.keyboard.press('Enter');
      await page.keyboard.type('2');
      expect(await inView('procedures.new')).toEqual([]);
      await picture(page, 'telephone-typing');
      await isSaved(page);
      expect(await kept(page, 'procedures.new')).toBe('2');
      expect(await tooSmall(page)).toEqual([]);
      await seen(page, 'telephone');
      await page.context().close();
      // As much as a magnification of 200 % leaves of a usual screen.
      const magnified = await story.sitDown('an.bentrang', story.report, { width: 640 });
      await magnified.waitForSelector('.form-grid');
      expect(await tooSmall(magnified)).toEqual([]);
      await seen(magnified, 'magnified');
      await magnified.context().close();
    });

  it('a block is pasted, a form says that nothing arose, every cell says something', async () => {
    const page = await opened('an.bentrang', story.report);
    await page.waitForSelector(cellAt('inspection.departmentsInspected'));
    await paste(page, 'inspection.departmentsInspected', ['2', '', '3', '3', '', '40', '38', '2', '0']);
    await page.waitForSelector('.grid-told:has-text("Đã dán")');
    await seen(page, 'pasted');
    await isSaved(page);
    const tu = await opened('tu.bentrang', story.report);
    await toForm(tu, 2);
    await tu.click('[role=tabpanel]:not([hidden]) button:has-text("Ghi lý do cho ô trống còn lại")');
    await seen(tu, 'nothing-arose-sure');
    await tu.click('[role=tabpanel]:not([hidden]) .grid-sure button >> nth=0');
    await isSaved(tu);
    await seen(tu, 'nothing-arose');
    await tu.click('button[aria-label^="Chốt phần: Biểu mẫu 2"]');
    await tu.waitForSelector('button[aria-label^="Mở lại phần: Biểu mẫu 2"]');
    await seen(tu, 'part-closed');
    await fillForms(await opened('an.bentrang', story.report), figuresOf.benTrang);
  });

  it('the narrative takes its figures from the forms', async () => {
    const page = await opened('an.bentrang', `${story.report}/loi-van?muc=direction.plan`);
    await page.waitForSelector('.narrative-text');
    await page.click('.beginning summary');
    await page.click('button:has-text("Đưa câu này vào bài")');
    await page.waitForSelector('.narrative-text .chip');
    await page.click('.narrative-text');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Phường phấn đấu hoàn thành các nhiệm vụ còn lại trong quý IV.');
    await page.waitForSelector('.saving-saved', soon);
    await seen(page, 'narrative');
  });

  it('errors left are explained, the report is closed, and signed by the leader', async () => {
    const page = await opened('an.bentrang', story.report);
    await page.waitForSelector('.report-findings, .section:has-text("Không có mâu thuẫn")');
    await seen(page, 'filled');
    await explainErrors(page, 'Đã rà soát với sổ theo dõi của phường, số liệu là đúng.');
    await closeForSigning(page);
    expect(await page.locator('button:has-text("Ký và gửi")').count()).toBe(0);
    await seen(page, 'closed');
    const leader = await opened('nghia.bentrang', '/');
    await leader.waitForSelector('.report-notices');
    await seen(leader, 'leader-desk');
    await leader.goto(`${story.address()}${story.report}`);
    await beginSigning(leader, { number: '215', place: 'Bến Trăng' });
    await seen(leader, 'signing');
    await sendDialog(leader);
    await leader.waitForSelector('.page-lead:has-text("Đã gửi")');
    await leader.waitForSelector('.report-history:has-text("Bản 1")');
    await seen(leader, 'sent');
  });

  it('another commune sends in time; a third is told that it is late, and sends', async () => {
    await sendWhole('phuong.tuongvi', 'tai.tuongvi', figuresOf.tuongVi, {
      number: '98',
      place: 'Tường Vi',
    });
    await nextDay('late');
    const desk = await opened('son.suoingan', '/');
    await desk.waitForSelector('.report-notices:has-text("quá hạn")');
    await seen(desk, 'late-desk');
    await sendWhole('son.suoingan', 'tam.suoingan', figuresOf.suoiNgan, {
      number: '77',
      place: 'Suối Ngàn',
    });
  });
}
