import type { Word } from '../../../base/word.ts';
import type { Say } from '../../../ui/language.tsx';
import type { Trouble } from './client.ts';
import { words } from './words.ts';

const foundHere: Readonly<Record<string, Word>> = {
  'file-too-large': words.tooLarge,
  'file-unreadable': words.unreadable,
  'analyses-too-large': words.tooMuchTogether,
};

/** A busy or lost server, or a reading that took too long; everything else lies in the file and stays so. */
const passing: readonly string[] = [
  'no-server',
  'server-busy',
  'server-failed',
  'worker-failed',
  'request-stopped',
  'file-took-too-long',
];

/** Whether another try with the same file may end better. */
export const mayPass = (trouble: Trouble | null) => trouble === null || passing.includes(trouble.code);

/** The server's own words, or ours for what never reached it. */
export function troubleText(trouble: Trouble | null, say: Say): string {
  if (trouble?.known === true) return trouble.message;
  return say(foundHere[trouble?.code ?? ''] ?? words.noServer);
}
