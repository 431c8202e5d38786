import type { Say } from '../../../ui/language.tsx';
import type { Trouble } from './client.ts';
import { words } from './words.ts';

/** The server's own words, or ours for what never reached it. */
export function troubleText(trouble: Trouble | null, say: Say): string {
  if (trouble?.known === true) return trouble.message;
  if (trouble?.code === 'file-too-large') return say(words.tooLarge);
  return say(trouble?.code === 'file-unreadable' ? words.unreadable : words.noServer);
}
