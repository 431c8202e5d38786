import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from '../../src/base/id.ts';
import { chromiumPath, seriousIssues, sidewaysScroll } from './browser.ts';
import { type Opened, openAll } from './opened.ts';

/** On a busy machine. */
const soon = { timeout: 30_000 };
const password = 'ruộng bậc thang mùa nước đổ';
const newPassword = 'sương muối trên đồi chè xanh';
const noChromium = chromiumPath === undefined;

/** One story: each step goes on from the one before. */
describe.skipIf(noChromium)('the first days of a province (needs Chromium)', () => {
  let all: Opened;
  let page: Page;
  let provinceId: string;
  let recoveryCodes: string[];

  beforeAll(async () => {
    all = await openAll();
    page = await all.visit('/');
  });
  afterAll(() => all?.close());
  afterEach(() => expect(all.troubles.splice(0)).toEqual([]));

  const sound = async (where: string, on = page) => {
    expect(await seriousIssues(on), where).toEqual([]);
    expect(await sidewaysScroll(on), where).toBeLessThanOrEqual(0);
  };
  const go = async (path: string, on = page) => {
    await on.goto(`${all.serving.address}${path}`);
    await on.waitForSelector('.page-title');
  };
  const send = (on = page) => on.click('form:visible button[type=submit]');
  const focusedText = (on = page) => on.evaluate(() => document.activeElement?.textContent ?? '');
  const signIn = async (on: Page, login: string, secret: string) => {
    await on.fill('[name=login]', login);
    await on.fill('[name=password]', secret);
    await send(on);
  };
  /** Asks the server as the page would, where the page itself is not what is tried. */
  const post = (path: string, body: unknown) =>
    page.evaluate(
      async ([to, sent]) => {
        const headers = { 'Content-Type': 'application/json' };
        const answer = await fetch(`/api${to}`, { method: 'POST', headers, body: JSON.stringify(sent) });
        return { status: answer.status, body: await answer.json() };
      },
      [path, body] as const,
    );
  const addUnit = async (parentId: string, kind: string, title: string, name: string) => {
    const id = uuidv7();
    const named = { name: `${title} ${name}`, title, code: null, codeSystem: null };
    const decision = 'NQ 01/NQ-HĐND';
    const made = await post('/units', { id, parentId, kind, ...named, from: '2000-01-01', decision });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    return id;
  };

  it('asks at the first start whether it is a trial, and tells all that is wrong at once', async () => {
    await page.waitForSelector('text=Bạn muốn bắt đầu thế nào?');
    expect(await page.title()).toBe('Chào mừng đến với Một Sổ – Một Sổ');
    await sound('question');
    await page.click('text=Bắt đầu thật');
    await page.fill('[name="code"]', 'SAI-MÃ');
    await page.fill('[name="first.fullName"]', 'Nguyễn Văn An');
    await page.fill('[name="first.password"]', password);
    await page.fill('[name="repeated"]', 'khác');
    await send();
    expect(await page.innerText('.form-summary')).toMatch(/Tên đăng nhập: Cần nhập[\s\S]*không giống nhau/);
    await sound('issues');
    await page.click('.form-summary a >> nth=0');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('first.login');
    await page.keyboard.type('nguyenvanan');
    await page.fill('[name="repeated"]', password);
    await send();
    await page.waitForSelector('.form-summary:has-text("Mã khởi tạo không đúng")');
    expect(await page.inputValue('[name="first.password"]')).toBe(password);
  });

  it('is set up by whoever reads the code where the program runs, and asks to sign in', async () => {
    await page.fill('[name="code"]', all.application.setUp.code);
    await send();
    await page.waitForSelector('text=Đang lập cơ sở dữ liệu');
    await page.waitForSelector('.page-title:has-text("Đăng nhập")', { timeout: 120_000 });
    await sound('sign-in');
  });

  it('keeps what was typed when the sign-in is refused, and leads to the desk', async () => {
    await signIn(page, 'nguyenvanan', 'không phải mật khẩu');
    await page.waitForSelector('.form-summary');
    expect(await page.inputValue('[name=login]')).toBe('nguyenvanan');
    await page.fill('[name=password]', password);
    await send();
    await page.waitForSelector('.desk');
    expect(await page.title()).toContain('Xin chào, Nguyễn Văn An');
    await page.waitForSelector('text=chưa bật xác thực hai bước');
    await sound('desk');
  });

  it('goes on from the title after each change of page, and opens the menu and closes it by keyboard', async () => {
    await page.click('nav a:has-text("Đơn vị")');
    await page.waitForSelector('.page-title:has-text("Cây đơn vị")');
    await expect.poll(() => focusedText(), soon).toBe('Cây đơn vị');
    await page.focus('.site-person > button');
    await page.keyboard.press('Enter');
    expect(await page.isVisible('.site-person >> text=Đăng xuất')).toBe(true);
    await sound('menu');
    await page.keyboard.press('Escape');
    expect(await page.isVisible('.site-person >> text=Đăng xuất')).toBe(false);
  });

  it('changes the password', async () => {
    await go('/tai-khoan');
    const part = page.locator('section', { has: page.locator('h2', { hasText: 'Đổi mật khẩu' }) });
    await part.locator('[name=current]').fill(password);
    await part.locator('[name=wanted]').fill('123456789012');
    await part.locator('[name=repeated]').fill('123456789012');
    await part.locator('[type=submit]').click();
    await part.locator('.field-issues').waitFor();
    expect(await part.locator('[name=current]').inputValue()).toBe(password);
    await part.locator('[name=wanted]').fill(newPassword);
    await part.locator('[name=repeated]').fill(newPassword);
    await part.locator('[type=submit]').click();
    await page.waitForSelector('text=Đã đổi mật khẩu');
    await sound('account');
  });

  it('turns the second step on with a code from the picture, and shows the recovery codes once', async () => {
    const part = page.locator('section', { has: page.locator('h2', { hasText: 'Xác thực hai bước' }) });
    await part.locator('[name=password]').fill(newPassword);
    await part.locator('[type=submit]').click();
    await page.waitForSelector('svg.qr');
    await sound('picture');
    const secret = await part.locator('.copyable code').innerText();
    await part.locator('[name=code]').fill(new TOTP({ secret }).generate());
    await part.locator('[type=submit]').click();
    await page.waitForSelector('.recovery-codes');
    recoveryCodes = await page.locator('.recovery-codes code').allInnerTexts();
    expect(new Set(recoveryCodes).size).toBeGreaterThanOrEqual(8);
    await sound('codes');
    await page.click('text=Tôi đã cất các mã');
    expect(await page.locator('.recovery-codes').count()).toBe(0);
  });

  it('asks for the second step at the next sign-in, with what was typed still there', async () => {
    await page.click('.site-person > button');
    await page.click('text=Đăng xuất');
    await page.waitForSelector('.page-title:has-text("Đăng nhập")');
    await signIn(page, 'nguyenvanan', newPassword);
    await page.waitForSelector('[name=code]');
    expect(await page.inputValue('[name=password]')).toBe(newPassword);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('code');
    await sound('code');
    await page.fill('[name=code]', recoveryCodes[0]!);
    await send();
    await page.waitForSelector('.desk');
  });

  it('creates a unit, once, however quickly the button is clicked', async () => {
    await go('/don-vi');
    await page.click('.totals a:has-text("Cả nước")');
    await page.click('text=Lập đơn vị cấp dưới');
    await page.waitForSelector('dialog[open]');
    await sound('dialog');
    await page.selectOption('dialog[open] [name=kind]', 'province');
    await page.fill('dialog[open] [name=name]', 'Tỉnh Minh Họa');
    await page.fill('dialog[open] [name=title]', 'Tỉnh');
    await page.fill('dialog[open] [name=from]', '31/2/2000');
    await page.fill('dialog[open] [name=decision]', 'NQ 01/NQ-HĐND');
    await page.click('dialog[open] [type=submit]');
    expect(await page.innerText('dialog[open] .form-summary')).toContain('Cần một ngày có thật trong lịch');
    await page.keyboard.press('Escape');
    await page.click('text=Lập đơn vị cấp dưới');
    expect(await page.inputValue('dialog[open] [name=name]')).toBe('Tỉnh Minh Họa');
    await page.fill('dialog[open] [name=from]', '1/1/2000');
    let sent = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/api/units')) sent += 1;
    });
    await page.dblclick('dialog[open] [type=submit]');
    await page.waitForSelector('dialog[open]', { state: 'detached' }).catch(() => {});
    await expect.poll(() => page.locator('dialog[open]').count(), soon).toBe(0);
    expect(sent).toBe(1);
    await go('/don-vi');
    await page.click('a:has-text("Tỉnh Minh Họa")');
    await page.waitForSelector('.page-title:has-text("Tỉnh Minh Họa")');
    provinceId = page.url().split('/').at(-1)!;
    expect(await page.innerText('.table')).toContain('01/01/2000 – nay');
    await sound('unit');
  });

  it('shows the tree of any day, finds old names without accents, and tells what changed', async () => {
    const old = await addUnit(provinceId, 'commune', 'Xã', 'Đèo Cao');
    const other = await addUnit(provinceId, 'commune', 'Xã', 'Suối Hoà');
    const made = { parentId: provinceId, kind: 'commune', name: 'Xã Đèo Suối', title: 'Xã' };
    const merged = await post(`/units/${provinceId}/successions`, {
      id: uuidv7(),
      kind: 'merge',
      on: '2025-07-01',
      decision: 'NQ 02/NQ-UBTVQH15',
      from: [old, other].map((unitId) => ({ unitId, isPart: false })),
      to: [{ unitId: uuidv7(), made: { ...made, code: null, codeSystem: null } }],
    });
    expect(merged.status, JSON.stringify(merged.body)).toBe(200);
    await go('/don-vi');
    await page.waitForSelector('text=Xã Đèo Suối');
    expect(await page.locator('text=Xã Đèo Cao').count()).toBe(0);
    await page.fill('.date-input [type=text]', '30.6.2025');
    await page.waitForSelector('text=Xã Đèo Cao');
    expect(page.url()).toContain('ngay=2025-06-30');
    await sound('tree');
    await page.fill('[type=search]', 'suoi hòa');
    await page.waitForSelector('.table:has-text("Xã Suối Hoà")');
    await sound('search');
    await page.click('text=So sánh hai ngày');
    await page.waitForSelector('.table:has-text("Lập mới")');
    const told = await page.innerText('.table');
    expect(told).toMatch(/Lập mới[\s\S]*Xã Đèo Suối[\s\S]*Không còn[\s\S]*Xã Đèo Cao/);
    expect(told).toContain('NQ 02/NQ-UBTVQH15');
    await sound('compare');
  });

  it('creates a person with a post; the one-time password lets them in to choose their own', async () => {
    await go('/nguoi');
    await page.click('a:has-text("Tỉnh Minh Họa")');
    await page.click('a:has-text("Lập tài khoản")');
    await page.waitForSelector('[name=fullName]');
    await sound('new person');
    await page.fill('[name=fullName]', 'Trần Thị Bình');
    await page.fill('[name=login]', 'trần bình');
    await send();
    expect(await page.innerText('.form-summary')).toMatch(/không dấu[\s\S]*Vai trò/);
    await page.fill('[name=login]', 'tranthibinh');
    await page.selectOption('[name=role]', 'specialist');
    await page.fill('[name=from]', '01/01/2026');
    await page.fill('[name=decision]', 'QĐ 15/QĐ-UBND');
    await send();
    const oneTime = await page.innerText('.copyable code');
    await sound('one-time');
    const theirs = await all.visit('/tai-khoan');
    await signIn(theirs, 'tranthibinh', oneTime);
    await theirs.waitForSelector('.page-title:has-text("Hãy đặt mật khẩu của riêng bạn")');
    expect(await theirs.locator('nav a:has-text("Đơn vị")').count()).toBe(0);
    await sound('must change', theirs);
    await theirs.fill('[name=current]', oneTime);
    await theirs.fill('[name=wanted]', password);
    await theirs.fill('[name=repeated]', password);
    await send(theirs);
    await theirs.waitForSelector('.page-title:has-text("Tài khoản của tôi")');
    expect(await theirs.innerText('.site-person')).toContain('Tỉnh Minh Họa');
    expect(await theirs.locator('nav a:has-text("Nhật ký")').count()).toBe(0);
    await theirs.context().close();
  });

  it('gives a further post, and the menu of that person grows by what it allows', async () => {
    await go(`/nguoi/${provinceId}`);
    await page.click('a:has-text("Trần Thị Bình")');
    await page.click('text=Giao vị trí');
    await page.waitForSelector('dialog[open]');
    await page.selectOption('dialog[open] [name=role]', 'auditor');
    await page.check('dialog[open] >> text=Cả các đơn vị cấp dưới');
    await page.fill('dialog[open] [name=from]', '01/01/2026');
    await page.fill('dialog[open] [name=decision]', 'QĐ 16/QĐ-UBND');
    await page.click('dialog[open] [type=submit]');
    await page.waitForSelector('.table:has-text("Thanh tra")');
    await sound('person');
  });

  it('shows the auditor all that was done, before and after, and the history of one object', async () => {
    const theirs = await all.visit('/nhat-ky');
    await signIn(theirs, 'tranthibinh', password);
    await theirs.click('.choice-tree a:has-text("Tỉnh Minh Họa")');
    await theirs.waitForSelector('.entry');
    const told = await theirs.innerText('.entries');
    for (const deed of ['Giao vị trí', 'Lập tài khoản', 'Ghi việc sắp xếp đơn vị'])
      expect(told).toContain(deed);
    expect(told).toContain('Nguyễn Văn An');
    const given = theirs.locator('.entry', { hasText: 'Giao vị trí' }).first();
    await given.locator('.opener').click();
    expect(await given.innerText()).toMatch(/Vai trò[\s\S]*Thanh tra/);
    await sound('log', theirs);
    await given.locator('text=Xem lịch sử').click();
    await theirs.waitForSelector('.section-lead:has-text("Vị trí: ")');
    await theirs.waitForSelector('.entry');
    expect(await theirs.locator('.entry').count()).toBe(1);
    await theirs.click('text=Sổ ngoại lệ');
    await theirs.waitForSelector('text=Không có mục nào hợp với điều kiện lọc');
    await sound('exceptions', theirs);
    // Their post is not at the top, where alone the whole is verified.
    await theirs.goto(new URL('/he-thong', theirs.url()).href);
    await theirs.waitForSelector('text=dành cho người giữ vị trí vận hành');
    expect(await theirs.locator('main button:has-text("Kiểm tra")').count()).toBe(0);
    await theirs.context().close();
  });

  it('brings back the page with all that was typed after the session ended', async () => {
    await go(`/nguoi/${provinceId}/them`);
    await page.fill('[name=fullName]', 'Lê Văn Cường');
    await page.fill('[name=login]', 'levancuong');
    await page.selectOption('[name=role]', 'leader');
    await page.fill('[name=decision]', 'QĐ 17/QĐ-UBND');
    await all.application.database()!.db.deleteFrom('session').execute();
    await send();
    await page.waitForSelector('.page-title:has-text("Phiên làm việc đã hết")');
    await sound('ended');
    const form = page.locator('form:visible');
    await form.locator('[name=login]').fill('nguyenvanan');
    await form.locator('[name=password]').fill(newPassword);
    await form.locator('[type=submit]').click();
    await form.locator('[name=code]').fill(recoveryCodes[1]!);
    await form.locator('[type=submit]').click();
    await page.waitForSelector('[name=fullName]:visible');
    expect(await page.inputValue('[name=fullName]')).toBe('Lê Văn Cường');
    await expect.poll(() => focusedText(), soon).toBe('Lập tài khoản');
    await send();
    await page.waitForSelector('.copyable code');
  });

  it('asks again for nothing where another person has the name already', async () => {
    await go(`/nguoi/${provinceId}/them`);
    await page.fill('[name=fullName]', 'Lê Văn Cường');
    await page.fill('[name=login]', 'levancuong');
    await page.selectOption('[name=role]', 'leader');
    await page.fill('[name=decision]', 'QĐ 17/QĐ-UBND');
    await send();
    await page.waitForSelector('.form-summary');
    expect(await page.inputValue('[name=decision]')).toBe('QĐ 17/QĐ-UBND');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.className), soon)
      .toContain('form-summary');
  });

  it('gives a post to somebody found by name, without accents', async () => {
    await go(`/nguoi/${provinceId}`);
    await page.click('button:has-text("Giao vị trí")');
    await page.fill('dialog[open] input[type=search]', 'tran thi');
    const offered = page.locator('dialog[open] [name=login] option', { hasText: 'tranthibinh' });
    await offered.waitFor({ state: 'attached' });
    expect(await offered.innerText()).toMatch(/Trần Thị Bình \(tranthibinh\) – .*Minh Họa/);
    await page.selectOption('dialog[open] [name=login]', 'tranthibinh');
    await page.selectOption('dialog[open] [name=role]', 'documentClerk');
    await page.fill('dialog[open] [name=decision]', 'QĐ 18/QĐ-UBND');
    await sound('give');
    await page.click('dialog[open] [type=submit]');
    await page.waitForSelector('tr:has-text("Trần Thị Bình"):has-text("Văn thư")');
  });

  it('shows the operator how the system is', async () => {
    await go('/he-thong');
    await page.waitForSelector('.facts');
    expect(await page.innerText('.facts')).toMatch(/Nhúng trong thư mục dữ liệu/);
    await page.waitForSelector(
      '.notice:has-text("Chưa có ai giữ vai trò thanh tra") >> text=Giao vị trí này',
    );
    await page.click('section:has-text("Kiểm tra nhật ký") >> button:has-text("Kiểm tra nhật ký")');
    await page.waitForSelector('text=Nhật ký nguyên vẹn');
    await sound('system');
  });

  it('carries figures over to the boundaries of another day, typed or pasted', async () => {
    await go(`/don-vi/${provinceId}`);
    await page.click('text=Quy đổi số liệu');
    await page.waitForSelector('fieldset .input');
    await send();
    await page.waitForSelector('.form-summary');
    await page.locator('fieldset .input').first().focus();
    await page.evaluate(() => {
      const carried = new DataTransfer();
      carried.setData('text/plain', '1.250\nXã Không Có\t3\n');
      const event = new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true });
      document.activeElement!.dispatchEvent(event);
    });
    await page.waitForSelector('text=không khớp đơn vị nào');
    expect(await page.locator('fieldset .input').first().inputValue()).toBe('1.250');
    await send();
    await page.waitForSelector('.totals:has-text("1.250")');
    await sound('carried figures');
  });

  it.each([360, 1920])('stands in the way of nobody at %i pixels', async (width) => {
    await page.setViewportSize({ width, height: 760 });
    const paths = ['', 'tai-khoan', 'don-vi', 'don-vi/so-sanh', `don-vi/${provinceId}`];
    const others = [
      `don-vi/${provinceId}/de-xuat`,
      `don-vi/${provinceId}/nhap`,
      `don-vi/${provinceId}/quy-doi`,
      'nguoi',
    ];
    for (const path of [...paths, ...others, `nguoi/${provinceId}`, `nguoi/${provinceId}/them`, 'he-thong']) {
      await go(`/${path}`);
      await page.waitForFunction(() => document.querySelector('main .loading') === null);
      await sound(`/${path}`);
    }
  });

  it('speaks English too', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await go('/');
    await page.click('.site-language');
    expect(await page.innerText('.page-title')).toBe('Hello, Nguyễn Văn An');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await sound('english');
  });

  it('says so where there is no such page', async () => {
    await go('/khong-co-trang-nay');
    expect(await page.title()).toContain('There is no such page');
  });
});

describe.skipIf(noChromium)('a trial (needs Chromium)', () => {
  let all: Opened;
  beforeAll(async () => {
    all = await openAll({ demo: true });
  });
  afterAll(() => all?.close());

  it.each(['/', '/kiem-tra', '/don-vi'])('says on the page %s that its data are invented', async (path) => {
    const page = await all.visit(path);
    await page.waitForSelector('.site-notice:has-text("tỉnh Minh Họa là tỉnh tưởng tượng")');
    expect(await page.innerText('.site-notice')).toContain('npm start -- --real');
    await page.waitForSelector('h1');
    expect(await seriousIssues(page)).toEqual([]);
    await page.context().close();
    expect(all.troubles.splice(0)).toEqual([]);
  });
});

describe.skipIf(noChromium)('a start for real data (needs Chromium)', () => {
  let all: Opened;
  beforeAll(async () => {
    all = await openAll({ real: true });
  });
  afterAll(() => all?.close());

  it('asks for the first administrator at once, and offers no trial', async () => {
    const page = await all.visit('/', 360);
    await page.waitForSelector('.page-title:has-text("Bắt đầu thật")');
    expect(await page.locator('[name=kind]').count()).toBe(0);
    expect(await seriousIssues(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await page.fill('[name="code"]', all.application.setUp.code);
    await page.fill('[name="first.fullName"]', 'Nguyễn Văn An');
    await page.fill('[name="first.login"]', 'nguyenvanan');
    await page.fill('[name="first.password"]', password);
    await page.fill('[name="repeated"]', password);
    await page.click('form button[type=submit]');
    await page.waitForSelector('.page-title:has-text("Đăng nhập")', { timeout: 120_000 });
    expect(all.troubles.splice(0)).toEqual([]);
  });
});
