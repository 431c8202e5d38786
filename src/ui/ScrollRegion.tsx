import type { ReactNode } from 'react';
import { useSay } from './language.tsx';
import { uiWords } from './words.ts';

/** Without a mouse a region scrolls only where it can be focused. */
const byKeyboard = { tabIndex: 0 };

/** Holds what may be wider than the screen, so that it scrolls by itself and the page does not. */
export function ScrollRegion({ name, children }: { name: string; children: ReactNode }) {
  const say = useSay();
  return (
    <section className="scroll-region" aria-label={say(uiWords.scrollable, { name })} {...byKeyboard}>
      {children}
    </section>
  );
}
