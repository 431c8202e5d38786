import type { Page } from 'playwright-core';

/** Buttons, fields and links that a finger misses: lower or narrower than 24 pixels. Links within a sentence are as high as it. */
export const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main button, main input, main select, main summary')]
      .filter((one) => one.checkVisibility())
      .flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        return width < 24 || height < 24 ? [`${one.tagName} ${one.ariaLabel ?? one.innerText}`] : [];
      }),
  );

/** What of these lies outside of the window, or under something else. */
export const hidden = (page: Page, selectors: readonly string[]): Promise<string[]> =>
  page.evaluate(
    (all) =>
      all.filter((selector) => {
        const one = document.querySelector(selector)!;
        const { left, top, width, height } = one.getBoundingClientRect();
        const above = document.elementFromPoint(left + width / 2, top + height / 2);
        return above === null || !(one.contains(above) || above.contains(one));
      }),
    selectors,
  );
