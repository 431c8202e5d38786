import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where somebody wants pictures of the steps. */
const asked = process.env.MOTSO_PICTURES ?? null;
/** Where those are put that are taken always. */
const usual = join(tmpdir(), 'motso-pictures');

export type TakePicture = (page: Page, name: string) => Promise<void>;

/** Pictures of whole pages, numbered as the story goes. */
export function picturesOf(story: string, { always = false } = {}): TakePicture {
  if (asked === null && !always) return async () => {};
  const folder = join(asked ?? usual, story);
  mkdirSync(folder, { recursive: true });
  let count = 0;
  return async (page, name) => {
    count += 1;
    const path = join(folder, `${String(count).padStart(2, '0')}-${name}.png`);
    await page.screenshot({ path, fullPage: true });
  };
}
