import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { onEveryDatabase } from '../../tests/database.ts';
import { harmlessRefusal, type Office, openOffice, type Person, password } from '../../tests/office.ts';
import {
  nameAndValue,
  openProvider,
  providerPerson,
  type SignInProvider,
} from '../../tests/sign-in-provider.ts';
import {
  linkOutsideAccount,
  listOutsideAccounts,
  unlinkOutsideAccount,
  whoAmI,
} from '../areas/people/contract.ts';
import { createClient } from '../base/call.ts';
import { uuidv7 } from '../base/id.ts';

const begin = '/api/sign-in/outside/vneid';
const back = 'http://localhost/api/sign-in/outside/vneid/back';

onEveryDatabase('signing in by another system', (open) => {
  let provider: SignInProvider;
  let office: Office;
  beforeAll(async () => {
    provider = await openProvider(back);
    office = await openOffice(await open(), '2026-03-02', [provider.settings()]);
  });
  afterAll(() => provider.close());
  beforeEach(() => {
    provider.subject = `person-${uuidv7()}`;
    // The provider's answers carry the true time.
    office.now = new Date();
  });

  /** A browser with its cookies, at our pages. */
  function aBrowser(cookies: Record<string, string> = {}) {
    const jar = new Map(Object.entries(cookies));
    const header = () => [...jar].map((pair) => pair.join('=')).join('; ');
    const get = async (path: string, headers: Record<string, string> = {}) => {
      const response = await office.fetch(path, { headers: { Cookie: header(), ...headers } });
      keep(response);
      return response;
    };
    const keep = (response: Response) => {
      for (const line of response.headers.getSetCookie()) {
        const [name, value] = nameAndValue(line);
        if (value === '') jar.delete(name);
        else jar.set(name, value);
      }
    };
    const call = createClient({
      fetch: async (path, init) => {
        const response = await office.fetch(path, {
          ...init,
          headers: { ...init.headers, Cookie: header() },
        });
        keep(response);
        return response;
      },
    });
    return { jar, get, call };
  }
  type Browser = ReturnType<typeof aBrowser>;

  const away = async (browser: Browser) => new URL((await browser.get(begin)).headers.get('location')!);
  const pathOf = (url: URL) => url.pathname + url.search;
  /** As the browser comes back from another site. */
  const comeBack = (browser: Browser, url: URL) =>
    browser.get(pathOf(url), { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' });
  const wholeWay = async (browser: Browser) =>
    (await comeBack(browser, await provider.browse(await away(browser)))).headers.get('location');
  const me = async (browser: Browser) => (await browser.call(whoAmI, {})).result.person?.id ?? null;
  const signedIn = (person: Person) => aBrowser({ motso_session: person.cookie.split('=')[1]! });

  async function linked(): Promise<Person> {
    const person = await office.aPerson();
    const browser = signedIn(person);
    await wholeWay(browser);
    await browser.call(linkOutsideAccount, { password });
    return person;
  }

  it('is linked once by who is signed in and knows the password; then it opens a session', async () => {
    const person = await office.aPerson();
    const browser = signedIn(person);
    expect(await wholeWay(browser)).toBe('/lien-ket');
    const before = (await browser.call(listOutsideAccounts, {})).result;
    expect(before).toEqual({
      accounts: [],
      waiting: { provider: 'Tài khoản định danh điện tử (VNeID)', name: providerPerson.name },
    });
    const guess = await harmlessRefusal(office, () => browser.call(linkOutsideAccount, { password: 'sai' }));
    expect(guess.at).toEqual(['password']);
    await browser.call(linkOutsideAccount, { password });
    expect(browser.jar.has('motso_link')).toBe(false);
    const again = await harmlessRefusal(office, () => browser.call(linkOutsideAccount, { password }));
    expect(again.code).toBe('not-found');
    const { accounts } = (await browser.call(listOutsideAccounts, {})).result;
    expect(accounts).toMatchObject([{ issuer: provider.issuer, subject: provider.subject }]);
    const other = aBrowser();
    expect(await wholeWay(other)).toBe('/');
    expect(await me(other)).toBe(person.id);
  });

  it('keeps the citizen’s number as a keyed hash alone, and writes an entry without secrets', async () => {
    const person = await linked();
    await wholeWay(aBrowser());
    const kept = await office.database.db
      .selectFrom('outside_account')
      .select('citizen_hash')
      .where('person_id', '=', person.id)
      .executeTakeFirstOrThrow();
    expect(kept.citizen_hash).toHaveLength(32);
    const entries = await office.database.db
      .selectFrom('audit_entry')
      .select(['operation', 'outcome', 'content'])
      .where('person_id', '=', person.id)
      .execute();
    expect(entries.map(({ operation, outcome }) => [operation, outcome])).toContainEqual([
      'people.signInOutside',
      'done',
    ]);
    for (const { content } of entries)
      for (const hidden of [providerPerson.SoDinhDanh, providerPerson.name])
        expect(content).not.toContain(hidden);
  });

  it('opens nothing before it is linked, after it is unlinked, and for who is shut out', async () => {
    const unknown = aBrowser();
    expect(await wholeWay(unknown)).toBe('/lien-ket');
    expect(await me(unknown)).toBeNull();
    expect((await harmlessRefusal(office, () => unknown.call(linkOutsideAccount, { password }))).code).toBe(
      'not-signed-in',
    );
    const person = await linked();
    const { db } = office.database;
    await db.updateTable('person').set({ active: false }).where('id', '=', person.id).execute();
    expect(await wholeWay(aBrowser())).toBe('/dang-nhap?problem=sign-in-refused');
    await db.updateTable('person').set({ active: true }).where('id', '=', person.id).execute();
    const account = { issuer: provider.issuer, subject: provider.subject };
    const stranger = await office.aPerson();
    expect((await harmlessRefusal(office, () => stranger.call(unlinkOutsideAccount, account))).code).toBe(
      'not-found',
    );
    await person.call(unlinkOutsideAccount, account);
    expect(await wholeWay(aBrowser())).toBe('/lien-ket');
  });

  it('linked to one person, it is not linked to another', async () => {
    const [first, second] = [await office.aPerson(), await office.aPerson()].map(signedIn) as [
      Browser,
      Browser,
    ];
    for (const browser of [first, second]) expect(await wholeWay(browser)).toBe('/lien-ket');
    await first.call(linkOutsideAccount, { password });
    const refusal = await harmlessRefusal(office, () => second.call(linkOutsideAccount, { password }));
    expect(refusal.code).toBe('already-there');
  });

  it('the answer serves the browser that asked, once', async () => {
    await linked();
    const [mine, theirs] = [aBrowser(), aBrowser()];
    const answer = await provider.browse(await away(mine));
    await away(theirs);
    const refused = async (browser: Browser, url: URL) => {
      const location = (await comeBack(browser, url)).headers.get('location');
      expect(browser.jar.has('motso_session')).toBe(false);
      return location;
    };
    expect(await refused(aBrowser(), answer)).toBe('/dang-nhap?problem=answer-expired');
    expect(await refused(theirs, answer)).toBe('/dang-nhap?problem=answer-forged');
    const forged = new URL(answer);
    forged.searchParams.set('state', 'khác');
    const victim = aBrowser(Object.fromEntries(mine.jar));
    expect(await refused(victim, forged)).toBe('/dang-nhap?problem=answer-forged');
    expect((await comeBack(mine, answer)).headers.get('location')).toBe('/');
    mine.jar.delete('motso_session');
    expect(await refused(mine, answer)).toBe('/dang-nhap?problem=answer-expired');
  });

  it('never takes over a session that the browser was given before', async () => {
    const person = await linked();
    const planted = 'A'.repeat(43);
    const browser = aBrowser({ motso_session: planted });
    expect(await wholeWay(browser)).toBe('/');
    expect(browser.jar.get('motso_session')).not.toBe(planted);
    expect(await me(browser)).toBe(person.id);
    expect(await me(aBrowser({ motso_session: planted }))).toBeNull();
  });

  it('waits ten minutes for the answer, and as long to be linked', async () => {
    const browser = aBrowser();
    const answer = await provider.browse(await away(browser));
    office.now = new Date(office.now.getTime() + 600_000);
    expect((await comeBack(browser, answer)).headers.get('location')).toBe(
      '/dang-nhap?problem=answer-expired',
    );
    office.now = new Date();
    const person = signedIn(await office.aPerson());
    await wholeWay(person);
    office.now = new Date(office.now.getTime() + 600_000);
    expect((await harmlessRefusal(office, () => person.call(linkOutsideAccount, { password }))).code).toBe(
      'not-found',
    );
  });

  it('sends nobody elsewhere, whatever the request says', async () => {
    await linked();
    const browser = aBrowser();
    const asked = `${begin}?redirect=https://evil.example&next=//evil.example`;
    const out = new URL(
      (await browser.get(asked, { 'X-Forwarded-Host': 'evil.example' })).headers.get('location')!,
    );
    expect(out.origin).toBe(provider.issuer);
    expect(out.searchParams.get('redirect_uri')).toBe(back);
    const answer = await provider.browse(out);
    answer.searchParams.set('next', 'https://evil.example');
    expect((await comeBack(browser, answer)).headers.get('location')).toBe('/');
    for (const path of ['/api/sign-in/outside/none', '/api/sign-in/outside/none/back'])
      expect((await aBrowser().get(path)).headers.get('location')).toBe('/dang-nhap?problem=not-found');
  });

  it('the way out is not begun by another site; what it leaves is for this server’s own reading', async () => {
    const foreign = await office.fetch(begin, { headers: { 'Sec-Fetch-Site': 'cross-site' } });
    expect(foreign.status).toBe(403);
    const posted = await office.fetch(`${begin}/back`, {
      method: 'POST',
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(posted.status).toBe(403);
    const [cookie] = (await office.fetch(begin)).headers.getSetCookie();
    expect(cookie).toMatch(/^motso_outside=[\w-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('who says no there is told so', async () => {
    provider.consents = false;
    const location = await wholeWay(aBrowser()).finally(() => {
      provider.consents = true;
    });
    expect(location).toBe('/dang-nhap?problem=denied-by-person');
    expect(office.troubles).toEqual([]);
  });
});
