/** Lower case without accents, for comparing words as people mean them: "Hoà" and "hòa" meet, "đ" is "d". */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}

/** Folded without changing the length, so that places in it are places in the text. */
export function foldInPlace(text: string): string {
  const folded = fold(text);
  if (folded.length === text.length) return folded;
  return [...text].map((char) => (char.length === 1 ? (fold(char)[0] ?? ' ') : '  ')).join('');
}

/** The folded words of a text: letters and digits only. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[a-z0-9]+/g) ?? [];
}

/** One line, single spaces. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/**
 * How alike two labels are, 0–1: shared words counted in order, misread letters forgiven a little, against the longer one.
 */
export function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  return sharedInOrder(a, b) / Math.max(a.length, b.length);
}

/** Length of the longest common subsequence of words; a word misread in one letter counts for most of itself. */
export function sharedInOrder(a: readonly string[], b: readonly string[]): number {
  const shared = new Float64Array(b.length + 1);
  for (const word of a) extendShared(shared, word, b);
  return shared[b.length]!;
}

/** One step of it: `shared[j]` is what the words so far share with the first j words of `b`; takes in one more word. */
export function extendShared(shared: Float64Array, word: string, b: readonly string[]): void {
  let diagonal = 0;
  for (let j = 1; j <= b.length; j += 1) {
    const above = shared[j]!;
    const same = wordLikeness(word, b[j - 1]!);
    shared[j] = Math.max(above, shared[j - 1]!, same === 0 ? 0 : diagonal + same);
    diagonal = above;
  }
}

/** Most pairs of words differ at both ends: they are told apart before anything is counted. */
function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const [last, other] = [a.length - 1, b.length - 1];
  if (last < 2 || other < 2 || last - other > 1 || other - last > 1) return 0;
  const first = a.charCodeAt(0);
  if (first !== b.charCodeAt(0) && a.charCodeAt(last) !== b.charCodeAt(other)) return 0;
  return !isDigit(first) && !isDigit(b.charCodeAt(0)) && differsByOne(a, b) ? 0.8 : 0;
}

const isDigit = (code: number) => code >= 48 && code <= 57;

function differsByOne(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end))
    end += 1;
  return a.length - start - end <= 1 && b.length - start - end <= 1;
}
