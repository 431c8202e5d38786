import { fromOldFont, looksLikeTcvn3, looksLikeVni, type OldFont, oldFontOf } from '../text/old-encodings.ts';
import type { Font } from './open.ts';
import type { Letter } from './upright.ts';

/** How the letters of a page's fonts are to be understood. */
export type Reading = {
  convert(letter: Letter, text: string): string;
  /** Share of the letters whose meaning the file does not tell. */
  readonly senseless: number;
};

/** Judges each font by all it writes on the page: by its name, else by what its letters spell. */
export function readingOf(letters: readonly Letter[]): Reading {
  const samples = samplesOf(letters);
  const old = new Map<Font, OldFont>();
  let [senseless, total] = [0, 0];
  for (const [font, sample] of samples) {
    const encoding = oldEncodingOf(font, sample.text);
    if (encoding !== undefined) old.set(font, encoding);
    total += sample.text.length;
    if (isSenseless(font, sample, encoding)) senseless += sample.text.length;
  }
  return {
    convert(letter, text) {
      const encoding = old.get(letter.glyph.font);
      return encoding === undefined ? text : fromOldFont(text, encoding);
    },
    senseless: total === 0 ? 0 : senseless / total,
  };
}

type Sample = { text: string; ownCodes: number; count: number };

function samplesOf(letters: readonly Letter[]): Map<Font, Sample> {
  const samples = new Map<Font, Sample>();
  for (const { text, glyph } of letters) {
    const sample = samples.get(glyph.font) ?? { text: '', ownCodes: 0, count: 0 };
    sample.text += text;
    sample.count++;
    if (text.codePointAt(0) === glyph.code) sample.ownCodes++;
    samples.set(glyph.font, sample);
  }
  return samples;
}

function oldEncodingOf(font: Font, sample: string): OldFont | undefined {
  const named = oldFontOf(font.name);
  if (named !== undefined) {
    const folded = foldSymbols(sample);
    return fromOldFont(sample, named) === folded ? undefined : named;
  }
  if (looksLikeTcvn3(sample)) return 'tcvn3';
  return looksLikeVni(sample) ? 'vni' : undefined;
}

/** Symbol fonts put their letters at U+F000. */
function foldSymbols(text: string): string {
  return text.replace(/[\uf020-\uf0ff]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xf000));
}

/** Letters, figures and signs that a Vietnamese or English text is made of. */
const expected =
  /[\s\p{Script=Latin}\p{M}\d!-/:-@[-`{-~\u00a0-\u00bf×÷\u2010-\u2027\u2030-\u203a₫€№™←-⇿−≈≠≤≥■-◿☐-☒✓✔➢•\uf0b7\uf0a7\uf0d8\uf0fc\uf02d\uf02b\uf0e8]/gu;
const control = /(?!\s)[\p{Cc}\ufffd]/gu;
const fewestToJudge = 20;

/** Without a table to Unicode, pdf.js can only hand out the numbers of the glyphs. */
function isSenseless(font: Font, { text, ownCodes, count }: Sample, old: OldFont | undefined): boolean {
  if (text.length < fewestToJudge) return false;
  if ((text.match(control)?.length ?? 0) > 0.03 * text.length) return true;
  if (old !== undefined) return false;
  if ((text.match(expected)?.length ?? 0) < 0.8 * text.length) return true;
  return font.composite && ownCodes > 0.95 * count && !isPronounceable(text);
}

function isPronounceable(text: string): boolean {
  const words = text.normalize('NFD').match(/\p{L}[\p{L}\p{M}]+/gu) ?? [];
  if (words.length < 10) return true;
  return words.filter((word) => /[aeiouyđ]/i.test(word)).length > 0.7 * words.length;
}
