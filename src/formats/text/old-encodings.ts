/**
 * The two eight-bit encodings Vietnamese offices wrote in before Unicode (TCVN 6909:2001). Both stand in files as
 * Western European letters that only the right font (".VnTime", "VNI-Times") shows as Vietnamese.
 */

/** TCVN 5712:1993 VN3 ("ABC"): one byte a letter; 0xA1–0xA7 are the only capitals, the others need a capitals font. */
const tcvn3 = pairs(
  '\u00a1Ă \u00a2Â \u00a3Ê \u00a4Ô \u00a5Ơ \u00a6Ư \u00a7Đ \u00a8ă \u00a9â \u00aaê \u00abô \u00acơ \u00adư \u00aeđ',
  '\u00b5à \u00b6ả \u00b7ã \u00b8á \u00b9ạ \u00bbằ \u00bcẳ \u00bdẵ \u00beắ \u00c6ặ \u00c7ầ \u00c8ẩ \u00c9ẫ \u00caấ \u00cbậ',
  '\u00ccè \u00ceẻ \u00cfẽ \u00d0é \u00d1ẹ \u00d2ề \u00d3ể \u00d4ễ \u00d5ế \u00d6ệ \u00d7ì \u00d8ỉ \u00dcĩ \u00ddí \u00deị',
  '\u00dfò \u00e1ỏ \u00e2õ \u00e3ó \u00e4ọ \u00e5ồ \u00e6ổ \u00e7ỗ \u00e8ố \u00e9ộ \u00eaờ \u00ebở \u00ecỡ \u00edớ \u00eeợ',
  '\u00efù \u00f1ủ \u00f2ũ \u00f3ú \u00f4ụ \u00f5ừ \u00f6ử \u00f7ữ \u00f8ứ \u00f9ự \u00faỳ \u00fbỷ \u00fcỹ \u00fdý \u00feỵ',
);

/** VNI for Windows: a mark after the letter it belongs to … */
const vniMarks: Readonly<Record<string, string>> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
};
/** … and some letters of one byte, of which "ô" (ơ) and "ö" (ư) take marks in their turn. */
const vniLetters: Readonly<Record<string, string>> = {
  ...pairs('íí ìì æỉ óĩ òị îỵ ñđ ôơ öư'),
  ...pairs('ÍÍ ÌÌ ÆỈ ÓĨ ÒỊ ÎỴ ÑĐ ÔƠ ÖƯ'),
};
const vniPattern =
  /([aA])([ùøûõïêéèúüëâáàåãäÙØÛÕÏÊÉÈÚÜËÂÁÀÅÃÄ])|([eEoO])([ùøûõïâáàåãäÙØÛÕÏÂÁÀÅÃÄ])|([uUyYôÔöÖ])([ùøûõïÙØÛÕÏ])|[íìæóòîñôöÍÌÆÓÒÎÑÔÖ]/g;

/** Letters of TCVN3 to Unicode (NFC). A capitals font (".VnTimeH") shows every letter as a capital: set `capitals`. */
export function fromTcvn3(text: string, capitals = false): string {
  const letters = text.replace(/[\u00a1-\u00fe]/g, (letter) => tcvn3[letter] ?? letter);
  return capitals ? letters.toUpperCase() : letters.replace(withoutSmall, inCapitals);
}

/** Words without a plain small letter. */
const withoutSmall = /(?<!\p{L})(?:(?![a-z])\p{L})+(?:[ ,–-]+(?:(?![a-z])\p{L})+)*(?!\p{L})/gu;

/**
 * TCVN3 has accented capitals only in fonts of their own: "BÁO CÁO" in another is stored as "BáO CáO". One such word, with
 * capitals after its first letter and a small accented one, tells it of those beside it; "Hà" and "Lê Hà" are names.
 */
function inCapitals(words: string): string {
  const isMixed = (word: string) => /\p{L}[A-Z]/u.test(word) && /\p{Ll}/u.test(word);
  return words.split(/[ ,–-]+/).some(isMixed) ? words.toUpperCase() : words;
}

/** Letters of VNI for Windows to Unicode (NFC). */
export function fromVni(text: string): string {
  return text.normalize('NFC').replace(vniPattern, (met: string, ...parts: unknown[]) => {
    const [letter, mark] = (parts.slice(0, 6) as (string | undefined)[]).filter((part) => part !== undefined);
    if (letter === undefined || mark === undefined) return vniLetters[met] ?? met;
    return ((vniLetters[letter] ?? letter) + vniMarks[mark.toLowerCase()]).normalize('NFC');
  });
}

export type OldFont = 'tcvn3' | 'tcvn3-capitals' | 'vni';

/** The old encoding a font by this name stands for, if any. */
export function oldFontOf(name: string | undefined): OldFont | undefined {
  if (name === undefined) return undefined;
  if (/^\.vn/i.test(name)) return name.endsWith('H') ? 'tcvn3-capitals' : 'tcvn3';
  return /^vni[- ]/i.test(name) ? 'vni' : undefined;
}

/** What letters set in an old font show, in Unicode (NFC). Letters that are Unicode already stay as they are. */
export function fromOldFont(text: string, font: OldFont): string {
  const bytes = text.replace(/[\uf020-\uf0ff]/g, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) - 0xf000),
  );
  const convert = font === 'vni' ? fromVni : (part: string) => fromTcvn3(part, font === 'tcvn3-capitals');
  return isUnicodeAlready(bytes, convert) ? bytes : convert(bytes);
}

/** Whether a text of some length (three accented words or more) makes sense only when read as TCVN3. */
export function looksLikeTcvn3(text: string): boolean {
  return looksLike(text, fromTcvn3);
}

/** Whether a text of some length (three accented words or more) makes sense only when read as VNI. */
export function looksLikeVni(text: string): boolean {
  return looksLike(text, fromVni);
}

function looksLike(text: string, convert: (text: string) => string): boolean {
  const sample = text.slice(0, 20_000);
  const accented = wordsOf(sample).filter((word) => /[^\p{ASCII}]/u.test(word));
  if (accented.length < 3 || countOf(sample, unicodeOnly) > accented.length / 4) return false;
  const asIs = accented.filter(isSyllable).length;
  const converted = accented.filter((word) => isSyllable(convert(word))).length;
  return converted >= accented.length * 0.7 && asIs <= accented.length * 0.5;
}

/** Letters and marks of Vietnamese that neither old encoding could put into a file. */
const unicodeOnly = /[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]|[\u0300-\u0323]/gu;

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/**
 * Letters set in an old font are Unicode all the same where someone typed over them on a machine that lacks the font:
 * then they make Vietnamese syllables as they stand, and not when converted.
 */
function isUnicodeAlready(text: string, convert: (text: string) => string): boolean {
  if (countOf(text, unicodeOnly) > 0) return true;
  const words = wordsOf(text).filter((word) => /[^\p{ASCII}]/u.test(word));
  const asIs = words.filter(isSyllable).length;
  return asIs > words.filter((word) => isSyllable(convert(word))).length;
}

/** Between spaces and ASCII punctuation: in the old encodings "¶", "¬" or "®" are letters. */
function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(/[A-Za-z\u00a1-\u{10ffff}]+/gu) ?? [];
}

const syllable = new RegExp(
  '^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?' +
    '(?:(?:iê|yê|uô|ươ|uâ|oă|uyê|oo)(?:ch|ng|nh|[cmnptuiy])|' +
    '(?:ia|ya|ua|ưa|oa|oe|uê|uơ|uy|uya)|' +
    '(?:oa|oe|uê|uy|[aeiouy])(?:ch|ng|nh|[cmnpt])|[ăâêôơư](?:ch|ng|nh|[cmnptuiy])|' +
    '(?:[aâeêiư]u|[aoôơuưy]i|[aâu]y|[ae]o|oai|oay|oao|oeo|uây|uyu|ươi|ươu|uôi|iêu|yêu)|[aăâeêioôơuưy])$',
);

/** Whether the letters form a Vietnamese syllable with at most one tone, by spelling alone. */
function isSyllable(word: string): boolean {
  const parts = word.toLowerCase().normalize('NFD');
  if ((parts.match(/[\u0300\u0301\u0303\u0309\u0323]/g) ?? []).length > 1) return false;
  return syllable.test(parts.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '').normalize('NFC'));
}

function pairs(...lines: string[]): Record<string, string> {
  const all = lines.flatMap((line) => line.split(' '));
  return Object.fromEntries(all.map((pair) => [pair.charAt(0), pair.slice(1)]));
}
