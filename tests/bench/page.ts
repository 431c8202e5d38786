import { cpus } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Response } from 'playwright-core';
import { loadDemo } from '../../src/areas/installation/demo-data.ts';
import { whoAmI } from '../../src/areas/people/contract.ts';
import { getReport } from '../../src/areas/reports/contract.ts';
import { listOwed } from '../../src/areas/reports/contract-campaign.ts';
import { chromiumPath, openProfile } from '../journeys/browser.ts';
import { clientWith, signInAt, startProgram } from '../program.ts';
import { scratchFolder } from '../scratch.ts';
import { at } from './load.ts';

/**
 * Times the form page as a commune sees it on an old computer and a thin line: from the address entered to the first cell that is
 * drawn and can be filled in, by the clock of the page itself. The program runs a trial on the embedded database, on the same
 * machine as the browser, which keeps its files in a folder as anybody's does.
 */
const login = 'an.bentrang';
const runs = 5;
/** The processor of the browser, so many times slower than it is. */
const slowed = 4;
/** In bytes a second; `latency`, in milliseconds, is what such a line adds to each question. */
const thinLine = { offline: false, downloadThroughput: 187_500, uploadThroughput: 187_500, latency: 40 };

if (chromiumPath === undefined) console.log('Chromium is not on this machine: no page was timed.');
else await onBrowser();

async function onBrowser(): Promise<void> {
  const program = startProgram({ DATA_DIR: join(scratchFolder('bench-page'), 'data') }, ['--demo']);
  try {
    print(await timed(await program.address));
  } finally {
    await program.stop();
  }
}

type Timed = {
  readonly cold: number[];
  readonly warm: number[];
  readonly third: number[];
  readonly scripts: number;
};

async function timed(address: string): Promise<Timed> {
  const cookie = await signInAt(address, { login, password: loadDemo().password, fullName: login });
  const path = await reportPath(address, cookie);
  const cold: number[] = [];
  const warm: number[] = [];
  const third: number[] = [];
  let scripts = 0;
  // The first look of all is the server's first too, and is not counted.
  for (let run = 0; run <= runs; run += 1) {
    const context = await contextWith(address, cookie);
    const first = await look(context, `${address}${path}`);
    const again = await look(context, `${address}${path}`);
    const once = await look(context, `${address}${path}`);
    await context.close();
    scripts = first.scripts;
    if (run === 0) continue;
    cold.push(first.seen);
    warm.push(again.seen);
    third.push(once.seen);
  }
  const ascending = (a: number, b: number) => a - b;
  return { cold: cold.sort(ascending), warm: warm.sort(ascending), third: third.sort(ascending), scripts };
}

/** Of a report in which cells are still to be filled in. */
async function reportPath(address: string, cookie: string): Promise<string> {
  const call = clientWith(address, cookie);
  const { person } = (await call(whoAmI, {})).result;
  const { unitId } = person!.posts.find(({ role }) => role === 'reportingOfficer')!;
  const { reports } = (await call(listOwed, { unitId, size: 100 })).result;
  for (const { id: reportId } of reports) {
    const { cells } = (await call(getReport, { unitId, reportId })).result;
    if (cells.some(({ editable }) => editable)) return `/bao-cao/${unitId}/${reportId}`;
  }
  throw new Error(`${login} has no report to fill in`);
}

/** A browser that was never here before. */
async function contextWith(url: string, cookie: string): Promise<BrowserContext> {
  const context = await openProfile(scratchFolder('bench-browser'));
  await context.addInitScript(tellWhenSeen);
  const [name, value] = cookie.split('=') as [string, string];
  await context.addCookies([{ name, value, url }]);
  return context;
}

/** Notes in the page when the first cell that can be filled in has been drawn. */
function tellWhenSeen(): void {
  const look = () => {
    if (document.querySelector('.form-grid input:not([disabled])') === null) requestAnimationFrame(look);
    else
      requestAnimationFrame(() => setTimeout(() => Object.assign(globalThis, { seenAt: performance.now() })));
  };
  requestAnimationFrame(look);
}

/** Milliseconds until a cell can be filled in, and how large the scripts of the page are, compressed with gzip. */
async function look(context: BrowserContext, url: string): Promise<{ seen: number; scripts: number }> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', thinLine);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  const answers: Response[] = [];
  page.on('response', (answer) => answers.push(answer));
  await page.goto(url, { waitUntil: 'commit' });
  const found = await page.waitForFunction(() => (globalThis as { seenAt?: number }).seenAt, null, {
    polling: 200,
  });
  const seen = (await found.jsonValue())!;
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(answers.map(scriptSize));
  await page.close();
  return { seen, scripts: sizes.reduce((sum, size) => sum + size, 0) };
}

async function scriptSize(answer: Response): Promise<number> {
  return answer.request().resourceType() === 'script' ? gzipSync(await answer.body()).length : 0;
}

function print({ cold, warm, third, scripts }: Timed): void {
  const seconds = (taken: readonly number[]) =>
    `${(Number(at(taken, 0.5)) / 1000).toFixed(2)}, ${(taken.at(-1)! / 1000).toFixed(2)} s`;
  console.log(`${cpus().length} × ${cpus()[0]!.model}\n`);
  console.log('| what | measured | wanted |\n| --- | ---: | --- |');
  console.log(
    `| form page, Chromium slowed ${slowed} times, 1.5 Mbit/s, first view cold: median, worst | ${seconds(cold)} | under 5 s |`,
  );
  console.log(`| the same a second time, warm | ${seconds(warm)} | under 1.5 s |`);
  console.log(`| and a third time | ${seconds(third)} | |`);
  console.log(`| the JavaScript of that page, gzip | ${(scripts / 1000).toFixed(0)} KB | under 420 KB |`);
}
