import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { chromiumPath } from './browser.ts';
import { builtPage } from './built.ts';
import { communesReport } from './quarter-communes.ts';
import { provinceReceives } from './quarter-province.ts';
import { days, tellStory } from './quarter-story.ts';
import { openServed } from './served.ts';

describe.skipIf(chromiumPath === undefined)('a quarter of a province (needs Chromium)', () => {
  /** A trial on its first day: both stories begin with a copy. */
  let begun: string;
  let built: string;
  beforeAll(async () => {
    built = await builtPage();
    begun = mkdtempSync(join(tmpdir(), 'motso-quarter-'));
    const served = await openServed(begun, built, days.opened, () => {});
    await served.stop();
  }, 180_000);
  afterAll(() => rmSync(begun, { recursive: true, force: true }));

  /** One story: each step goes on from the one before. */
  describe.each([
    { line: 'held', isCut: false },
    { line: 'cut', isCut: true },
  ])('with the line $line', ({ line, isCut }) => {
    const story = tellStory(line, isCut);
    beforeAll(() => story.begin(begun, built), 60_000);
    afterAll(() => story.end());
    afterEach(() => expect(story.troubles.splice(0)).toEqual([]));

    communesReport(story);
    provinceReceives(story);
  });
});
