import type { Say } from '../../../ui/language.tsx';
import { asWords } from '../words.ts';
import type { Entry } from './Entries.tsx';

export type Names = Entry['names'];

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);

/** "Lãnh đạo, Trần Thị Bình, Xã An Bình"; where the reader may not know the name, the end of the id, which differs most. */
export function namedText(names: Names, id: string, say: Say): string {
  const named = names[id];
  if (named === undefined) return `…${id.slice(-8)}`;
  const word = asWords[named.as ?? ''];
  return word === undefined ? named.name : `${say(word)}, ${named.name}`;
}
