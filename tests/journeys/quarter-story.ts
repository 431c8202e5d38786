import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { getReport } from '../../src/areas/reports/contract.ts';
import { ask } from './asked.ts';
import { seriousIssues, sidewaysScroll } from './browser.ts';
import { type Computers, openComputers } from './computers.ts';
import { picturesOf, type TakePicture } from './pictures.ts';
import {
  closeForSigning,
  explainErrors,
  type Figures,
  fillQuickly,
  type PaperHead,
  sign,
} from './report-page.ts';
import { openServed, type Served } from './served.ts';

/** The days of the story: the calendar asks communes for the figures until 9 September, by the 14th. */
export const days = {
  opened: '2026-09-01T08:00:00+07:00',
  entered: '2026-09-10T08:30:00+07:00',
  late: '2026-09-15T09:00:00+07:00',
  again: '2026-09-16T09:00:00+07:00',
  added: '2026-09-17T09:00:00+07:00',
  corrected: '2026-09-18T09:00:00+07:00',
};

/** What the steps of the story share: the people at their computers, and where they have come to. */
export type Story = {
  /** The line is cut and the server dies while figures are entered. */
  readonly isCut: boolean;
  readonly begin: (begun: string, built: string) => Promise<void>;
  readonly end: () => Promise<void>;
  /** What nobody meant, of pages and server. */
  readonly troubles: string[];
  readonly server: () => Served;
  readonly address: () => string;
  readonly sitDown: Computers['sitDown'];
  readonly openAgain: Computers['openAgain'];
  readonly newComputer: Computers['newComputer'];
  /** The page of somebody who sits down today, or sat there already. */
  readonly opened: (login: string, path: string) => Promise<Page>;
  readonly pages: Map<string, Page>;
  readonly nextDay: (day: keyof typeof days) => Promise<void>;
  readonly picture: TakePicture;
  /** A picture of the step, and nothing that a screen reader stumbles over or that scrolls sideways. */
  readonly seen: TakePicture;
  /** What the server holds in a cell of the story's first commune. */
  readonly kept: (page: Page, indicator: string) => Promise<string | null>;
  /** How many the matrix counts in one place. */
  readonly count: (page: Page, standing: string) => Promise<string>;
  /** A report from the first figure to the signature. */
  readonly sendWhole: (officer: string, leader: string, figures: Figures, head: PaperHead) => Promise<void>;
  /** Addresses and ids that a step leaves to the next. */
  campaign: string;
  unitId: string;
  report: string;
  computer: string;
  added: string;
};

export function tellStory(line: string, isCut: boolean): Story {
  const troubles: string[] = [];
  const pages = new Map<string, Page>();
  let folder: string | null = null;
  let served: Served;
  let at: Computers;
  const picture = picturesOf(`quarter-${line}`, { always: true });
  const address = () => served.address();
  const opened: Story['opened'] = async (login, path) => {
    const page = pages.get(login);
    if (page !== undefined && !page.isClosed()) {
      await page.goto(`${address()}${path}`);
      return page;
    }
    const sat = await at.sitDown(login, path);
    pages.set(login, sat);
    return sat;
  };
  const story: Story = {
    isCut,
    troubles,
    pages,
    picture,
    address,
    opened,
    begin: async (begun, built) => {
      folder = mkdtempSync(join(tmpdir(), 'motso-quarter-'));
      cpSync(begun, folder, { recursive: true });
      const onTrouble = (text: string) => troubles.push(text);
      served = await openServed(folder, built, days.opened, onTrouble);
      at = await openComputers(served, onTrouble);
    },
    end: async () => {
      await at?.close();
      await served?.stop();
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    },
    server: () => served,
    sitDown: (...seat) => at.sitDown(...seat),
    openAgain: (...seat) => at.openAgain(...seat),
    newComputer: () => at.newComputer(),
    nextDay: async (day) => {
      await at.goHome();
      await served.moveTo(days[day]);
    },
    seen: async (page, name) => {
      await picture(page, name);
      expect(await seriousIssues(page), name).toEqual([]);
      expect(await sidewaysScroll(page), name).toBeLessThanOrEqual(0);
    },
    kept: async (page, indicator) => {
      const { unitId, report } = story;
      const { cells } = await ask(page, getReport, { unitId, reportId: report.split('/').at(-1)! });
      return cells.find((cell) => cell.indicator === indicator)!.value;
    },
    count: (page, standing) =>
      page.innerText(`.standing-count:has(.standing-name:text-is("${standing}")) .standing-number`),
    sendWhole: async (officer, leader, figures, head) => {
      const page = await opened(officer, '/bao-cao');
      await page.click('.table a:has-text("quý III")');
      await fillQuickly(page, figures);
      await explainErrors(page, 'Đã rà soát với sổ theo dõi, số liệu là đúng.');
      await closeForSigning(page);
      await sign(await opened(leader, new URL(page.url()).pathname), head);
    },
    campaign: '',
    unitId: '',
    report: '',
    computer: '',
    added: '',
  };
  return story;
}
