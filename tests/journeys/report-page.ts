import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { getReport, saveCells } from '../../src/areas/reports/contract.ts';
import { ask } from './asked.ts';

/** Figures by form and indicator. */
export type Figures = Readonly<Record<number, Readonly<Record<string, string>>>>;

/** On a busy machine. */
export const soon = { timeout: 60_000 };
export const cellAt = (indicator: string) => `[id="cell-${indicator}"]`;
const shownTab = '[role=tabpanel]:not([hidden])';

export const isSaved = (page: Page) => page.waitForSelector('.save-state .tag-held:has-text("Đã lưu")', soon);
export const sendDialog = async (page: Page) => {
  await page.click('dialog[open] [type=submit]');
  await dialogGone(page);
};
/** Where it stays open it says why. */
const dialogGone = (page: Page) =>
  expect.poll(() => page.locator('dialog[open]').allInnerTexts(), soon).toEqual([]);
/** The eighth is the supplementary one. */
export const toForm = (page: Page, number: number) =>
  page.click(`[role=tab]:has-text("${number === 8 ? 'Biểu bổ sung' : `Biểu mẫu ${number}`}")`);

/** Types figures into cells of the form that is shown. */
export async function type(page: Page, figures: Readonly<Record<string, string>>): Promise<void> {
  for (const [indicator, typed] of Object.entries(figures)) {
    const cell = page.locator(cellAt(indicator));
    if ((await cell.evaluate(({ tagName }) => tagName)) === 'SELECT') await cell.selectOption(typed);
    else await cell.fill(typed);
  }
}

/** As Ctrl+V does with what was copied out of a spreadsheet. */
export async function paste(page: Page, at: string, rows: readonly string[]): Promise<void> {
  await page.focus(cellAt(at));
  await page.evaluate(
    (text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement!.dispatchEvent(event);
    },
    rows.map((row) => `${row}\r\n`).join(''),
  );
}

/** Says that nothing arose in what is still blank of the form that is shown; nothing where nothing is. */
async function restIsNothing(page: Page): Promise<void> {
  const button = page.locator(`${shownTab} button:has-text("Ghi lý do cho ô trống còn lại")`);
  if ((await button.count()) === 0) return;
  await button.first().click();
  await page.click(`${shownTab} .grid-sure button >> nth=0`);
  await expect.poll(() => page.locator(`${shownTab} .grid-sure`).count(), soon).toBe(0);
}

/** Fills the forms in one after the other; whatever has no figure did not arise. */
export async function fillForms(page: Page, figures: Figures): Promise<void> {
  await page.waitForSelector('.form-grid');
  for (let form = 1; form <= 8; form += 1) {
    await toForm(page, form);
    await type(page, figures[form] ?? {});
    await restIsNothing(page);
  }
  await isSaved(page);
}

/** As `fillForms` does, but what did not arise is said of all forms in one request. */
export async function fillQuickly(page: Page, figures: Figures): Promise<void> {
  await page.waitForSelector('.form-grid');
  for (const [form, typed] of Object.entries(figures)) {
    await toForm(page, Number(form));
    await type(page, typed);
  }
  await isSaved(page);
  const [unitId, reportId] = new URL(page.url()).pathname.split('/').slice(-2) as [string, string];
  const { cells } = await ask(page, getReport, { unitId, reportId });
  const blank = cells.filter(
    ({ editable, value, missing }) => editable && value === null && missing === null,
  );
  const typed = blank.map(({ indicator, version }) => ({
    ...{ indicator, version, typed: '', note: null },
    ...{ missing: 'nothing-arose' as const, pasted: false },
  }));
  await ask(page, saveCells, { unitId, reportId, cells: typed });
}

/** Explains each error that is left in the same words. */
export async function explainErrors(page: Page, text: string): Promise<void> {
  // What was saved a moment ago is not checked yet on the page that saved it.
  await page.reload();
  // Drawn after the forms.
  await page.waitForSelector('h2:has-text("Cảnh báo khi kiểm tra")');
  const open = page.locator('.report-findings li:has(.tag-error):not(:has-text("Giải trình của"))');
  for (let left = await open.count(); left > 0; left -= 1) {
    await open.first().locator('button:has-text("Giải trình")').click();
    await page.fill('dialog[open] [name=text]', text);
    await sendDialog(page);
    await expect.poll(() => open.count(), soon).toBe(left - 1);
  }
}

/** Closes, also where the page tells first what the leader will have to see to. */
export async function closeForSigning(page: Page): Promise<void> {
  const closed = page.locator('.page-lead:has-text("Chờ ký")');
  const told = page.locator('dialog[open] [name=despite]');
  await page.click('button:has-text("Chốt báo cáo trình ký")');
  await page.click('dialog[open] button.button-main');
  await closed.or(told).first().waitFor();
  if (await told.isVisible()) {
    await page.locator('dialog[open] [name=restEmpty]').check();
    await told.check();
    await page.click('dialog[open] button.button-main');
  }
  await closed.waitFor();
}

export type PaperHead = { readonly number: string; readonly place: string; readonly position?: string };

/** Opens what is asked before signing and fills it in. */
export async function beginSigning(
  page: Page,
  { number, place, position = 'CHỦ TỊCH' }: PaperHead,
): Promise<void> {
  await page.click('button:has-text("Ký và gửi")');
  await page.fill('dialog[open] [name=number]', number);
  await page.fill('dialog[open] [name=place]', place);
  await page.fill('dialog[open] [name=position]', position);
}

export async function sign(page: Page, head: PaperHead): Promise<void> {
  await beginSigning(page, head);
  await sendDialog(page);
  await page.waitForSelector('.page-lead:has-text("Đã gửi")');
}
