import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { loadDemo } from '../../src/areas/installation/demo-data.ts';
import { signIn } from '../../src/areas/people/contract.ts';
import { browserArguments, chromiumPath, openBrowser } from './browser.ts';
import type { Served } from './served.ts';

type Seat = {
  readonly width?: number;
  /** Touched by fingers. */
  readonly touch?: boolean;
  /** A browser that is closed and opened again has what it had. */
  readonly computer?: string;
};

/** Where the people of a story sit: each at a browser of their own, whose day is the server's. */
export type Computers = {
  /** Signs somebody of the trial in and opens a page. */
  readonly sitDown: (login: string, path: string, seat?: Seat) => Promise<Page>;
  /** Opens the browser of a computer as it was left, whoever is signed in there. */
  readonly openAgain: (computer: string, path: string) => Promise<Page>;
  readonly newComputer: () => string;
  /** Everybody goes home; what computers of their own keep stays on them. */
  readonly goHome: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Chrome tells of each refused or unreached request; what matters of it the page tells the person. */
const refusals = /Failed to load resource/;

export async function openComputers(served: Served, onTrouble: (text: string) => void): Promise<Computers> {
  const browser: Browser = await openBrowser();
  const open = new Set<BrowserContext>();
  const folders: string[] = [];
  const contextFor = async ({ width = 1280, touch = false, computer }: Seat): Promise<BrowserContext> => {
    const viewport = { width, height: 860 };
    const made =
      computer === undefined
        ? await browser.newContext({ viewport, acceptDownloads: true, hasTouch: touch })
        : await chromium.launchPersistentContext(computer, {
            executablePath: chromiumPath!,
            args: browserArguments,
            viewport,
          });
    open.add(made);
    made.on('close', () => open.delete(made));
    await made.clock.setFixedTime(served.now());
    return made;
  };
  const pageOf = async (context: BrowserContext, path: string): Promise<Page> => {
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => onTrouble(String(error.stack ?? error)));
    page.on('console', (line) => {
      if (line.type() === 'error' && !refusals.test(line.text())) onTrouble(line.text());
    });
    await page.goto(`${served.address()}${path}`);
    return page;
  };
  const goHome = async () => {
    for (const context of open) await context.close();
  };
  return {
    sitDown: async (login, path, seat = {}) => {
      const context = await contextFor(seat);
      const answer = await context.request.post(`${served.address()}/api${signIn.path}`, {
        data: { login, password: loadDemo().password },
      });
      if (!answer.ok()) throw new Error(`${login}: ${await answer.text()}`);
      return pageOf(context, path);
    },
    openAgain: async (computer, path) => pageOf(await contextFor({ computer }), path),
    newComputer: () => {
      const folder = mkdtempSync(join(tmpdir(), 'motso-browser-'));
      folders.push(folder);
      return folder;
    },
    goHome,
    close: async () => {
      await goHome();
      await browser.close();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** By the form, as somebody does who comes to a computer that others use too. */
export async function signInAs(page: Page, login: string): Promise<void> {
  await page.goto(new URL('/tai-khoan', page.url()).href);
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', loadDemo().password);
  await page.click('[type=submit]');
  await page.waitForSelector('.site-person');
}

export async function signOut(page: Page): Promise<void> {
  await page.click('.site-person > button');
  await page.click('.site-person button:has-text("Đăng xuất")');
  await page.waitForSelector('[name=login]');
}
