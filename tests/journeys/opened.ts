import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openSecrets } from '../../src/base/secrets.ts';
import { type Application, openApplication } from '../../src/server/application.ts';
import { type Serving, serve } from '../../src/server/serve.ts';
import { layEmpty, layTrial } from '../database.ts';
import { openBrowser } from './browser.ts';
import { builtPage } from './built.ts';

/** A whole program on an empty folder, and a browser before it. */
export type Opened = {
  readonly application: Application;
  readonly serving: Serving;
  /** A new browser of its own, as on another machine. */
  readonly visit: (path?: string, width?: number) => Promise<Page>;
  /** What nobody meant: errors of the page and of the server. Those that a test brings about are matched by `expected`. */
  readonly troubles: string[];
  readonly close: () => Promise<void>;
};

/** Chrome tells of each refused request; what matters of it the page tells the person. */
const refusals = /Failed to load resource/;

/** A trial is without the reports that its people have made. Otherwise the database is made anew, unless it may be a `laid` one. */
export async function openAll({ demo = false, laid = false, real = false } = {}): Promise<Opened> {
  const dataDir = mkdtempSync(join(tmpdir(), 'motso-journey-'));
  if (demo) await layTrial(dataDir);
  else if (laid) await layEmpty(dataDir, 'real');
  const secrets = openSecrets(join(dataDir, 'secrets'), {});
  if ('problem' in secrets) throw new Error(secrets.problem);
  const troubles: string[] = [];
  const onTrouble = (error: unknown) => troubles.push(error instanceof Error ? error.stack! : String(error));
  const clock = () => new Date();
  const application = await openApplication({
    dataDir,
    server: null,
    wanted: demo ? 'demo' : real ? 'real' : null,
    secrets,
    providers: [],
    clock,
    onTrouble,
  });
  if (demo) await application.database()!.asOwner((run) => run('truncate campaign cascade'));
  const folder = await builtPage();
  const serving = await serve({
    host: '127.0.0.1',
    port: 0,
    page: folder,
    pool: {},
    application,
    log: null,
  });
  const browser = await openBrowser();
  const visit = async (path = '/', width = 1280) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, acceptDownloads: true });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (line) => {
      if (line.type() === 'error' && !refusals.test(line.text())) troubles.push(line.text());
    });
    await page.goto(`${serving.address}${path}`);
    return page;
  };
  const close = async () => {
    await browser.close();
    await serving.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { application, serving, visit, troubles, close };
}
