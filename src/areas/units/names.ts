import { fold, oneLine } from '../../base/fold.ts';

/** Printed kinds of administrative units, the longer first where one begins another. */
export const titles = [
  'thành phố',
  'thủ đô',
  'thị trấn',
  'thị xã',
  'đặc khu',
  'phường',
  'huyện',
  'quận',
  'tỉnh',
  'xã',
] as const;
export type Title = (typeof titles)[number];

export const districtTitles: readonly Title[] = ['huyện', 'quận', 'thị xã', 'thành phố'];

const shortTitles: readonly (readonly [RegExp, Title])[] = [
  [/^tp\.?\s+/i, 'thành phố'],
  [/^tx\.?\s+/i, 'thị xã'],
  [/^tt\.?\s+/i, 'thị trấn'],
  [/^p\.\s*/i, 'phường'],
  [/^q\.\s*/i, 'quận'],
  [/^h\.\s*/i, 'huyện'],
  [/^x\.\s*/i, 'xã'],
];

/** Names that are printed as one abbreviation. */
const shortNames: ReadonlyMap<string, string> = new Map([
  ['tphcm', 'Thành phố Hồ Chí Minh'],
  ['tp.hcm', 'Thành phố Hồ Chí Minh'],
  ['tp hcm', 'Thành phố Hồ Chí Minh'],
  ['tp. hcm', 'Thành phố Hồ Chí Minh'],
]);

/** A name parted into its printed kind and the rest, composed (NFC) and on one line: "TP. Vinh" is thành phố, Vinh. */
export function partedName(text: string): { title: Title | null; bare: string } {
  const line = oneLine(text.normalize('NFC'));
  const name = shortNames.get(line.toLowerCase()) ?? line;
  const lower = name.toLowerCase();
  const title = titles.find((one) => lower.startsWith(`${one} `)) ?? null;
  if (title !== null) return { title, bare: name.slice(title.length + 1).trim() };
  const short = shortTitles.find(([pattern]) => pattern.test(name));
  return short === undefined
    ? { title: null, bare: name }
    : { title: short[1], bare: name.replace(short[0], '') };
}

/**
 * A bare name as writers agree on it: case, spaces, hyphens and apostrophes, the place of the tone mark (hoà, hòa), zeros before
 * numbers, Roman numbers and "N.T" for "nông trường" do not count; every accent does.
 */
export function nameKey(bare: string): string {
  const words = written(bare).split(' ');
  return words.map(withToneLast).join('');
}

/** The same without accents and with i for y (Mỹ, Mĩ; Đắk, Đak): what a writer without care makes of a name. */
export function looseNameKey(bare: string): string {
  return fold(written(bare)).replace(/ /g, '').replace(/y/g, 'i');
}

/** Whether one letter more, less or other makes one key of the other; another digit makes another name ("Hòa Tú 1"). */
export function differByOneLetter(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b || digitsOf(a) !== digitsOf(b)) return false;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return Math.max(a.length, b.length) - start - end <= 1;
}

const digitsOf = (key: string): string => key.replace(/\D+/g, '');

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

function written(bare: string): string {
  return bare
    .normalize('NFC')
    .replace(/(?<=^|\s)[IVX]+$/, (last) => String(romans.indexOf(last) + 1 || last))
    .toLowerCase()
    .replace(/^n\.?\s*t\.?\s+/, 'nông trường ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/(^| )0+(?=\d)/g, '$1');
}

/** Grave, acute, tilde, hook above and dot below: the five marks whose place in a syllable is a matter of taste. */
function withToneLast(word: string): string {
  const parts = word.normalize('NFD');
  const tones = parts.match(/[\u0300\u0301\u0303\u0309\u0323]/g) ?? [];
  return parts.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '').normalize('NFC') + tones.join('');
}
