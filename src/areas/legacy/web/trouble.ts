import type { Say } from '../../../ui/language.tsx';
import type { Word } from '../../../ui/words.ts';
import type { Trouble } from './client.ts';
import { words } from './words.ts';

const foundHere: Readonly<Record<string, Word>> = {
  'file-too-large': words.tooLarge,
  'file-unreadable': words.unreadable,
  'analyses-too-large': words.tooMuchTogether,
};

/** The server's own words, or ours for what never reached it. */
export function troubleText(trouble: Trouble | null, say: Say): string {
  if (trouble?.known === true) return trouble.message;
  return say(foundHere[trouble?.code ?? ''] ?? words.noServer);
}
