import { fold, oneLine } from '../../../base/fold.ts';

/** A line of a file that may stand over a section. */
export type Heading = {
  /** Without its number. */
  readonly title: string;
  /** How deep its numbering goes: a part, "A.", "I.", "1.", "1.1.", "a)". Capitals without a number stand as "I." does. */
  readonly rank: number;
  readonly ordinal: number;
  /** It is a heading only where a section is called so: what stands before a colon, a line in capitals. */
  readonly needsSection: boolean;
  /** The words that go on in the same line after the colon. */
  readonly rest: string;
};

const longestTitle = 220;

/** What a line may be the heading of: the whole of it, or what stands before its colon. */
export function headingsIn(line: string): Heading[] {
  const numbered = numberOf(line);
  if (numbered === null) return isBare(line) ? [{ ...bare, title: ended(line) }] : [];
  const { title, ...number } = numbered;
  const whole: Heading = { ...number, title: ended(title), needsSection: false, rest: '' };
  const colon = title.search(/:\s/);
  const isCut = colon > 0 && colon < longestTitle;
  const rest = oneLine(title.slice(colon + 1));
  const runIn: Heading[] = isCut
    ? [{ ...whole, title: title.slice(0, colon), needsSection: true, rest }]
    : [];
  return line.length > longestTitle ? runIn : isCut ? [...runIn, whole] : [whole];
}

const bare = { rank: 2, ordinal: 0, needsSection: true, rest: '' };
/** "ĐÁNH GIÁ CHUNG": a title without a number is one only where a section is called so. The report's own title is in small letters. */
const isBare = (line: string) =>
  line.length <= longestTitle && line.length > 3 && line === line.toUpperCase();
const ended = (title: string) => title.replace(/[:.\s]+$/, '');

/** An item of a list is a sentence, or goes on to the next item. */
export const isSentence = (title: string): boolean => title.length > 150 || /[;,]$/.test(title);

type Number = Pick<Heading, 'title' | 'rank' | 'ordinal'>;

function numberOf(line: string): Number | null {
  for (const [pattern, rank, ordinalOf] of numberings) {
    const match = pattern.exec(line);
    if (match !== null) {
      const [, number = '', title = ''] = match;
      return { title, rank: rank(number), ordinal: ordinalOf(number) };
    }
  }
  return null;
}

const letters = 'abcdđeghiklmnopqrstuvxy';
const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const parts = ['nhat', 'hai', 'ba', 'tu', 'nam'];
const romanOf = (text: string) => romans.indexOf(text.toLowerCase()) + 1;

const numberings: readonly [RegExp, (number: string) => number, (number: string) => number][] = [
  [
    /^phần\s+(?:thứ\s+)?(\p{L}+|\d)[.:]\s*(.+)$/iu,
    () => 0,
    (text) => parts.indexOf(fold(text)) + 1 || romanOf(text),
  ],
  [/^([IVX]+)[.)/]\s*(["“]?\p{Lu}.*)$/u, () => 2, romanOf],
  [/^([A-HĐ])[.)/]\s+(["“]?\p{Lu}.*)$/u, () => 1, (text) => letters.indexOf(text.toLowerCase()) + 1],
  [
    /^(\d{1,2}(?:\.\d{1,2})+|\d{1,2}(?=[.)]))[.)]?\s*(["“]?\p{Lu}.*)$/u,
    (text) => 2 + text.split('.').length,
    (text) => Number(text.split('.').at(-1)),
  ],
  [/^(\p{Ll})[.)]\s*(["“]?\p{Lu}.*)$/u, () => 8, (text) => letters.indexOf(text) + 1],
];
