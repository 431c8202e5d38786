import { Problem } from '../../base/problem.ts';
import { fromTcvn3, fromVni, looksLikeTcvn3, looksLikeVni } from './old-encodings.ts';

/** `guessed` names the encoding where nothing in the file tells it; `truncated` says that the text was cut. */
export type Decoded = {
  readonly text: string;
  readonly guessed?: 'tcvn3' | 'vni' | 'cp1258' | 'utf16';
  readonly truncated?: true;
};

/**
 * The text of a file in any encoding Vietnamese offices have used, in NFC and without control characters; lines end as in the file.
 * Throws `file-empty` where nothing is written, `file-type-unknown` where the bytes are no text of Latin letters.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const { text, guessed } = decoded(bytes.subarray(0, mostBytes));
  if (isBinary(text)) throw new Problem('file-type-unknown');
  const fit = unbroken(text.slice(0, mostLetters).normalize('NFC').replace(unprintable, ''));
  if (fit.trim() === '') throw new Problem('file-empty');
  if (!hasEuropeanLetters(fit)) throw new Problem('file-type-unknown');
  const isCut = text.length > mostLetters || bytes.length > mostBytes;
  return { text: fit, guessed, ...(isCut ? { truncated: true } : {}) };
}

/** Some two thousand pages. */
const mostLetters = 5_000_000;
const mostBytes = 4 * mostLetters;
/** What no reader can show. */
export const unprintable = /[^\P{Cc}\n\r\t\f]|[\uFFFE\uFFFF]|\p{Cs}/gu;

type Guess = Pick<Decoded, 'text' | 'guessed'>;

/** How the bytes of a file become letters: as a known encoding, and then out of one from before Unicode. */
export type Decoding = { readonly encoding: string; readonly old: 'tcvn3' | 'vni' | null };

/** How a file is decoded whose telling part `sample` is. Throws `file-type-unknown` where it is no text of Latin letters. */
export function decodingOf(start: Uint8Array, sample: Uint8Array, isUtf8: boolean): Decoding {
  const wide = markedAs(start) ?? wideEncoding(start);
  const encoding = wide ?? (isUtf8 || asUtf8(sample) !== undefined ? 'utf-8' : 'windows-1252');
  const text = decodedAs(encoding, wide === undefined ? sample : start);
  if (isBinary(text) || (/\p{L}/u.test(text) && !hasEuropeanLetters(text)))
    throw new Problem('file-type-unknown');
  const { guessed } = inUnicode(text);
  if (guessed === 'tcvn3' || guessed === 'vni') return { encoding, old: guessed };
  return { encoding: encoding === 'windows-1252' ? 'windows-1258' : encoding, old: null };
}

function decoded(bytes: Uint8Array): Guess {
  const marked = byMark(bytes);
  if (marked !== undefined) return inUnicode(marked);
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { guessed: 'utf16', ...inUnicode(decodedAs(wide, bytes)) };
  return inUnicode(asUtf8(bytes)) ?? eightBit(bytes);
}

const decodedAs = (encoding: string, bytes: Uint8Array) => new TextDecoder(encoding).decode(bytes);

function byMark(bytes: Uint8Array): string | undefined {
  const encoding = markedAs(bytes);
  return encoding === undefined ? undefined : decodedAs(encoding, bytes);
}

function markedAs([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** UTF-16 without its mark: nearly every second byte is one of the few that begin a Vietnamese letter, zero mostly. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 8192 - (bytes.length % 2));
  if (sample.length < 8 || !sample.includes(0)) return undefined;
  if (isHighByte(sample, 1)) return 'utf-16le';
  return isHighByte(sample, 0) ? 'utf-16be' : undefined;
}

function isHighByte(sample: Uint8Array, from: number): boolean {
  let fitting = 0;
  let zeros = 0;
  for (let at = from; at < sample.length; at += 2) {
    if (highBytes.has(sample[at]!)) fitting += 1;
    if (sample[at] === 0) zeros += 1;
  }
  const pairs = sample.length / 2;
  return fitting > pairs * 0.95 && zeros > pairs * 0.3;
}

/** Basic Latin, Latin Extended, marks, Latin Extended Additional, punctuation. */
const highBytes = new Set([0x00, 0x01, 0x03, 0x1e, 0x20]);

/** Undefined where the bytes are not UTF-8. A few broken letters are the damage of a cut or a copy, not another encoding. */
function asUtf8(bytes: Uint8Array): string | undefined {
  const text = decodedAs('utf-8', bytes);
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  if (broken === 0) return text;
  const accented = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return broken <= 1 + accented / 50 && accented > 0 ? text : undefined;
}

/** Text copied out of an old font is Unicode in name only. */
function inUnicode(text: string): Guess;
function inUnicode(text: string | undefined): Guess | undefined;
function inUnicode(text: string | undefined): Guess | undefined {
  if (text === undefined) return undefined;
  if (looksLikeTcvn3(text)) return { text: fromTcvn3(text), guessed: 'tcvn3' };
  return looksLikeVni(text) ? { text: fromVni(text), guessed: 'vni' } : { text };
}

function eightBit(bytes: Uint8Array): Guess {
  const old = inUnicode(decodedAs('windows-1252', bytes));
  return old.guessed === undefined ? { text: decodedAs('windows-1258', bytes), guessed: 'cp1258' } : old;
}

function isBinary(text: string): boolean {
  const sample = text.slice(0, 100_000);
  const controls = sample.match(/[^\P{Cc}\n\r\t\f]|\uFFFD/gu)?.length ?? 0;
  return controls > 2 + sample.length / 100;
}

function hasEuropeanLetters(text: string): boolean {
  const sample = text.slice(0, 100_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const european = sample.match(/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/gu)?.length ?? 0;
  return european > 0 && european >= letters / 4;
}

/** Lines longer than any paragraph are cut at a space, which bounds what reading a line can cost. */
function unbroken(text: string): string {
  if (longestLine(text) < 20_000) return text;
  const cut = (line: string) =>
    line.length < 20_000 ? line : line.replace(/[^\r\n]{1,19999}(?:\s|$)|[^\r\n]{1,20000}/g, '$&\n');
  return text.split('\n').map(cut).join('\n');
}

function longestLine(text: string): number {
  let [longest, start] = [0, 0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', start)) {
    longest = Math.max(longest, at - start);
    start = at + 1;
  }
  return Math.max(longest, text.length - start);
}
