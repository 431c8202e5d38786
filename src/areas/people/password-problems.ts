import { readFileSync } from 'node:fs';
import { fold } from '../../base/fold.ts';
import { prepared } from './password.ts';
import type { passwordProblemWords } from './words.ts';

export const shortestPassword = 12;
export const longestPassword = 128;

export type PasswordProblem = keyof typeof passwordProblemWords;

/** The person a password is for: what others know of them is no secret. */
export type PasswordOwner = { readonly login: string; readonly fullName: string };

/**
 * Everything that is wrong with a new password, at once. By NIST SP 800-63B, 3.1.1.2: length and lists, no rules on which
 * kinds of characters it must mix.
 */
export function passwordProblems(password: string, owner: PasswordOwner): PasswordProblem[] {
  const { length } = [...prepared(password)];
  if (length > longestPassword) return ['password-too-long'];
  const folded = fold(prepared(password));
  const own = wordsOf(`${owner.login} ${owner.fullName}`);
  const found: Readonly<Record<Exclude<PasswordProblem, 'password-too-long'>, boolean>> = {
    'password-too-short': length < shortestPassword,
    'password-holds-login': holds(folded, lettersOf(owner.login.split('@')[0]!)),
    'password-holds-name': holds(folded, lettersOf(owner.fullName)),
    'password-common': [folded, folded.replace(/[\s._-]+/g, '')].some((text) => isCommon(text, own)),
  };
  return (Object.keys(found) as (keyof typeof found)[]).filter((problem) => found[problem]);
}

const lettersOf = (text: string) => fold(text).replace(/[^a-z0-9]/g, '');
const wordsOf = (text: string) => new Set(fold(text).match(/[a-z]{2,}/g));

/** A login of three letters stands in words that have nothing to do with it. */
function holds(folded: string, letters: string): boolean {
  if (letters.length < 4) return false;
  return [folded, ...respelled(folded)].some((spelling) => lettersOf(spelling).includes(letters));
}

/** Letters written as the digits and signs that look like them; "1" and "|" stand for two. */
function respelled(folded: string): string[] {
  return ['i', 'l'].map((one) => folded.replace(/[013457@$!|+]/g, (sign) => lookalikes[sign] ?? one));
}
const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '+': 't',
};

/**
 * Common is what remains of nothing: take away one common word (two, where both are very common or the person's own), wherever
 * and however often it stands, then digits, signs and runs of the keyboard; at most two letters are left.
 */
function isCommon(folded: string, own: ReadonlySet<string>): boolean {
  if (isFiller(folded)) return true;
  return [folded, ...respelled(folded)].some((spelling) => {
    const found = commonWordsIn(spelling, own);
    const paired = [...found.keys()].filter((word) => own.has(word) || lists().veryCommon.has(word));
    return (
      [...found.values()].some((places) => isFiller(without(folded, places))) ||
      paired.some((one, index) =>
        paired
          .slice(index + 1)
          .some((two) => isFiller(without(folded, [...found.get(one)!, ...found.get(two)!]))),
      )
    );
  });
}

type Span = readonly [start: number, end: number];

function commonWordsIn(spelling: string, own: ReadonlySet<string>): Map<string, Span[]> {
  const { common, veryCommon, longest } = lists();
  const found = new Map<string, Span[]>();
  for (let start = 0; start < spelling.length; start += 1)
    for (let end = start + 2; end <= Math.min(spelling.length, start + longest); end += 1) {
      const word = spelling.slice(start, end);
      if (!common.has(word) && !veryCommon.has(word) && !own.has(word)) continue;
      found.set(word, [...(found.get(word) ?? []), [start, end]]);
    }
  return found;
}

/** The text with blanks in those places, so that what stood apart stays apart. */
function without(folded: string, places: readonly Span[]): string {
  const letters = [...folded];
  for (const [start, end] of places) letters.fill(' ', start, end);
  return letters.join('');
}

/** Nothing but digits, signs, runs, and two letters. */
function isFiller(text: string): boolean {
  return (
    text.replace(/[^\p{L}]*/gu, '').length <= 2 || withoutRuns(text).replace(/[^\p{L}]/gu, '').length <= 2
  );
}

const rows = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1q2w3e4r5t6y7u8i9o0p',
  'qaswedfrtghyujkiol',
].flatMap((row) => [row, [...row].reverse().join('')]);

/** Without what fingers do by themselves: three keys or more in a row, or some keys three times over. */
function withoutRuns(whole: string): string {
  const text = whole.replace(/(.{1,4}?)\1{2,}/g, ' ');
  let kept = '';
  for (let start = 0; start < text.length; ) {
    const length = runAt(text, start);
    if (length < 3) kept += text[start];
    start += length < 3 ? 1 : length;
  }
  return kept;
}

function runAt(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && rows.some((row) => row.includes(text.slice(start, end + 1)))) end += 1;
  return end - start;
}

type Lists = {
  readonly common: ReadonlySet<string>;
  readonly veryCommon: ReadonlySet<string>;
  readonly longest: number;
};
let read: Lists | null = null;

function lists(): Lists {
  read ??= readLists();
  return read;
}

function readLists(): Lists {
  const [common, veryCommon] = [wordsIn('common.txt'), wordsIn('very-common.txt')];
  const longest = Math.max(...[...common, ...veryCommon].map((word) => word.length));
  return { common: new Set(common), veryCommon: new Set(veryCommon), longest };
}

function wordsIn(name: string): string[] {
  const file = new URL(`../../../catalogue/passwords/${name}`, import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}
