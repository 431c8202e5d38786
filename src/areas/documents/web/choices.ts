import type { ResultOf } from '../../../base/operation.ts';
import type { Issue } from '../../../base/problem.ts';
import type { Word } from '../../../base/word.ts';
import type { Typed } from '../../../ui/form/form-state.ts';
import type { Option } from '../../../ui/form/Options.tsx';
import type { Say } from '../../../ui/language.tsx';
import type { listRegisters } from '../contract-registers.ts';
import { formWords } from './words.ts';

type Known = ResultOf<typeof listRegisters>;
export type Register = Known['registers'][number];
export type Kind = Known['kinds'][number];

/** Words by their keys as what a list offers. */
export const optionsOf = (words: Readonly<Record<string, Word>>, say: Say): Option[] =>
  Object.entries(words).map(([value, word]) => ({ value, label: say(word) }));

export const registerOptions = (registers: readonly Register[]): Option[] =>
  registers.map(({ id, name }) => ({ value: id, label: name }));

/** Kinds that an organ of local administration issues; of documents from elsewhere all. */
export const kindOptions = (kinds: readonly Kind[], own: boolean): Option[] =>
  kinds
    .filter(({ incomingOnly }) => !own || !incomingOnly)
    .map(({ code, name }) => ({ value: code, label: `${name} (${code})` }));

/** The kind that a symbol names: KH in 15/KH-UBND, NQ in 02/2026/NQ-HĐND; an official letter names none. Null where nobody knows it. */
export function kindInSymbol(printed: string, kinds: readonly Kind[]): string | null {
  const letters = /^\s*\d+\w*\s*\/\s*(?:\d{4}\s*\/\s*)?([\p{L}]+)\s*-/u.exec(printed)?.[1];
  if (letters === undefined) return null;
  const named = kinds.find(({ code }) => code.toLowerCase() === letters.toLowerCase());
  return named?.code ?? kinds.find(({ code }) => code === 'CV')?.code ?? null;
}

/** The number that comes next where one series serves the whole register; empty where each kind has its own. */
export const nextNumber = ({ seriesBy, legal, reached }: Register): string =>
  seriesBy === 'kind' || legal ? '' : String((reached.find(({ series }) => series === '')?.last ?? 0) + 1);

/** Whether it came before a register was opened that gives the numbers itself, and so may bear an earlier number of arrival. */
export const isEarlierArrival = (
  { direction, numbering, openedOn }: Pick<Register, 'direction' | 'numbering' | 'openedOn'>,
  receivedOn: string | null,
): boolean =>
  direction === 'incoming' &&
  numbering === 'here' &&
  receivedOn !== null &&
  /^\d{4}-/.test(receivedOn) &&
  receivedOn < openedOn;

/** What is wrong with a number and a symbol as they were typed, in the words of whoever types them. */
export function typedIssues(typed: Typed, kind: string): Issue[] {
  const issues: Issue[] = [];
  const number = typed.optional('number');
  if (number !== null && !/^0*[1-9]\d*$/.test(number.trim()))
    issues.push({ path: ['number'], message: formWords.notNumber });
  if (kind === '' && typed.optional('printed') !== null)
    issues.push({ path: ['kind'], message: formWords.kindUntold });
  return issues;
}

/** A number that was typed; what is no number is sent as it is, and refused. */
export const typedNumber = (typed: string | null): number | string | null =>
  typed === null ? null : /^\d+$/.test(typed.trim()) ? Number(typed) : typed;
