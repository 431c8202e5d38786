import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Office, Person } from '../office.ts';
import { openBrowser, seriousIssues, sidewaysScroll } from './browser.ts';

/** Where pictures of the steps are put; nowhere unless asked for. */
const pictures = process.env.MOTSO_PICTURES;

/** A browser before an office whose clock the test sets. */
export type OfficeBrowser = {
  readonly address: string;
  /** A browser of its own, in which the person is signed in. */
  readonly visitAs: (person: Person, path: string) => Promise<Page>;
  /** At the width of a phone and of a desk: nothing that a screen reader stumbles over, nothing that scrolls sideways. */
  readonly sound: (where: string, page: Page) => Promise<void>;
  /** What nobody meant. */
  readonly troubles: string[];
  readonly close: () => Promise<void>;
};

/** Chrome tells of each refused request; what matters of it the page tells the person. */
const refusals = /Failed to load resource/;

export async function openOfficeBrowser(office: Office): Promise<OfficeBrowser> {
  const { server, address } = await listen(office);
  const browser: Browser = await openBrowser();
  const troubles: string[] = [];
  const visitAs = async ({ cookie }: Person, path: string) => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      acceptDownloads: true,
    });
    await context.clock.setFixedTime(office.now);
    const [name, value] = cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url: address }]);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (line) => {
      if (line.type() === 'error' && !refusals.test(line.text())) troubles.push(line.text());
    });
    await page.goto(`${address}${path}`);
    return page;
  };
  const close = async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { address, visitAs, sound, troubles, close };
}

function listen(office: Office): Promise<{ server: Server; address: string }> {
  const fetch = async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    const { method } = request;
    const { host, ...headers } = Object.fromEntries(request.headers);
    const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
    return office.fetch(`${pathname}${search}`, { method, headers: { ...headers, Host: host! }, body });
  };
  return new Promise((resolve) => {
    const server = serve({ fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({ server, address: `http://localhost:${port}` }),
    ) as Server;
  });
}

async function sound(where: string, page: Page): Promise<void> {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await seriousIssues(page), `${where} at ${width}`).toEqual([]);
    expect(await sidewaysScroll(page), `${where} at ${width}`).toBeLessThanOrEqual(0);
    if (pictures === undefined) continue;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${where}-${width}.png`), fullPage: true });
  }
}
