import { fold, foldInPlace } from '../../base/fold.ts';
import { datesIn } from '../calendar/dates-in-text.ts';
import { loadPhrases } from '../indicators/catalogue.ts';
import type { Claim, Phrase } from '../indicators/phrase.ts';
import { cellPassages } from './checks/cell-passages.ts';
import type { NumberInText } from './numbers-in-text.ts';
import type { Passage, Report } from './report.ts';

/** An indicator said in running text: by a figure, or by words that stand for one. */
export type Mention = {
  readonly phrase: Phrase;
  readonly indicator: string;
  readonly value: number;
  readonly passage: Passage;
  /** Null where words stand for the figure. */
  readonly number: NumberInText | null;
  /** True for the second term of a fraction and for a further indicator: it is compared under its own name. */
  readonly second: boolean;
  /** The year the sentence speaks of, where it names exactly one. */
  readonly year: number | null;
  readonly start: number;
  readonly end: number;
};
export type ClaimMade = {
  readonly claim: Claim;
  readonly passage: Passage;
  readonly number: NumberInText | null;
  readonly start: number;
  readonly end: number;
};

/** The indicators of the section that a passage stands in; none where that is not known. */
export type OwnIndicators = (passage: Passage) => readonly string[];

/** Names the figures of the narrative, and of the notes beside the forms, by the phrases around them: those of the catalogue, or others. */
export function mentionsIn(
  report: Report,
  own: OwnIndicators = () => [],
  others?: readonly Phrase[],
): Mention[] {
  const all = others === undefined ? compiled().phrases : compiledOf(others);
  const phrases = all.filter(({ of }) => of.level === undefined || of.level === report.head.level);
  const notes = cellPassages(report).filter((passage) => passage.part === 'note');
  return [...report.passages, ...notes].flatMap((passage) => {
    const text = matchable(passage);
    const taken = new Set<NumberInText>();
    const figures = passage.numbers.length > 0;
    const isWorth = ({ value, inSection, indicator }: Phrase) =>
      (figures || value !== undefined) && (!inSection || own(passage).includes(indicator));
    const worth = phrases.filter(({ of }) => isWorth(of));
    return worth.flatMap(({ of, patterns }) => {
      const indicator = report.indicators.get(of.indicator);
      const percent = indicator?.type === 'percent';
      const things = thingsOf(indicator?.unit ?? null);
      return patterns.flatMap((pattern) => matches({ of, pattern, percent, things }, text, passage, taken));
    });
  });
}

/** The statements of the narrative that the forms can be held against. */
export function claimsIn(report: Report): ClaimMade[] {
  const { claims } = compiled();
  return report.passages.flatMap((passage) => {
    const text = matchable(passage);
    return claims.flatMap(({ of, patterns }) => {
      const found = patterns.flatMap((pattern) => [...allMatches(pattern, text)])[0];
      if (found === undefined) return [];
      const at = found.indices?.groups?.n?.[0];
      const number = passage.numbers.find((candidate) => candidate.start === at) ?? null;
      return [{ claim: of, passage, number, start: found.index, end: found.index + found[0].length }];
    });
  });
}

type Pattern = { readonly search: RegExp /** A word that every match holds. */; readonly word: string };
type Compiled<T> = { readonly of: T; readonly patterns: readonly Pattern[] };
let known: { phrases: Compiled<Phrase>[]; claims: Compiled<Claim>[] } | undefined;

function compiled() {
  known ??= {
    phrases: compiledOf(loadPhrases().phrases),
    claims: loadPhrases().claims.map((of) => ({ of, patterns: of.say.map(patternOf) })),
  };
  return known;
}

const compiledLists = new WeakMap<readonly Phrase[], Compiled<Phrase>[]>();

function compiledOf(phrases: readonly Phrase[]): Compiled<Phrase>[] {
  const before = compiledLists.get(phrases);
  if (before !== undefined) return before;
  const made = phrases.map((of) => ({ of, patterns: of.say.map(patternOf) }));
  compiledLists.set(phrases, made);
  return made;
}

/** Figures as reports print them, thousands parted by dots or by spaces. */
const digits = String.raw`[1-9]\d{0,2}(?:[\x20\u00a0\u202f]\d{3})+(?!\d)|\d[\d.,]*`;

/** Words to a pattern over folded text. Gaps are bounded, so that no text makes the search long. */
function patternOf(say: string): Pattern {
  const folded = fold(say.replace('h[aằ]ng', 'hang'));
  const source = folded
    .replace(/ *\.\.\. */g, '(?![a-z0-9])[^.;\\d]{0,70}?(?<![a-z0-9])')
    .replace(/ *… */g, '(?![a-z0-9])[^\\n]{0,170}?(?<![a-z0-9])')
    .replace(/\{n\}/g, `(?<n>${digits})`)
    .replace(/\{of\}/g, `(?<of>${digits})`)
    .replace(/ \?/g, ' *')
    .replace(/ +(?![*?)])/g, '\\s+');
  return { search: new RegExp(`(?<![a-z0-9])${source}`, 'dg'), word: surestWord(folded) };
}

/** The longest word outside of brackets and braces: where a text has it not, the pattern need not be tried. */
function surestWord(folded: string): string {
  let plain = folded.replace(/\{\w+\}|\[[^\]]*\]\S?/g, ' ');
  for (let inner = ''; inner !== plain; ) {
    inner = plain;
    plain = plain.replace(/\([^()]*\)[*?]?/g, ' ');
  }
  const words = plain.match(/[a-z]+(?![a-z?*])/g) ?? [];
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

function allMatches({ search, word }: Pattern, text: string): Iterable<RegExpExecArray> {
  return text.includes(word) ? text.matchAll(search) : [];
}

const matchables = new WeakMap<Passage, string>();

/** Folded text of the same length as the passage, where dates and citations are blotted out so that their digits match nothing; a count printed twice stands once. */
function matchable(passage: Passage): string {
  const known = matchables.get(passage);
  if (known !== undefined) return known;
  const text = passage.paragraph.text;
  let folded = foldInPlace(text);
  for (const { start, end } of [...datesIn(text), ...passage.citations]) {
    folded = folded.slice(0, start) + '§'.repeat(end - start) + folded.slice(end);
  }
  for (const { start, end, quote } of passage.numbers) {
    const spelled = quote.includes('(') ? /\d[\d.,]*/.exec(quote) : null;
    if (spelled !== null)
      folded = folded.slice(0, start) + spelled[0].padEnd(end - start) + folded.slice(end);
  }
  matchables.set(passage, folded);
  return folded;
}

/** The nouns that count one thing: a figure of another thing is none of the indicator's. */
const families = [
  ['hồ sơ', 'phản ánh', 'kiến nghị', 'pakn'],
  ['nhiệm vụ', 'ý kiến', 'nội dung', 'hoạt động'],
  ['thủ tục', 'thủ tục hành chính', 'tthc', 'dịch vụ', 'dịch vụ công trực tuyến', 'dvctt'],
  ['triệu đồng'],
];

function thingsOf(unit: string | null): readonly string[] | null {
  return families.find((family) => unit !== null && family.includes(unit.toLowerCase())) ?? null;
}

/** A figure without a noun counts what the one before it in the sentence does: "33 nhiệm vụ (đúng hạn 32, quá hạn 01)". */
function isOne(number: NumberInText, things: readonly string[] | null, { of, text, passage }: Said): boolean {
  if (things === null || number.percent) return true;
  if (number.unit !== null) return things.includes(number.unit.toLowerCase());
  if (things.some((thing) => of.includes(fold(thing)))) return true;
  const from = Math.max(text.lastIndexOf('. ', number.start), text.lastIndexOf('\n', number.start));
  const before = passage.numbers.findLast(
    ({ unit, start }) => start < number.start && start > from && thingsOf(unit) !== null,
  );
  return before === undefined || things.includes(before.unit!.toLowerCase());
}

/** The words that name a figure, in their passage. */
type Said = { readonly of: string; readonly text: string; readonly passage: Passage };

type Sought = {
  readonly of: Phrase;
  readonly pattern: Pattern;
  readonly percent: boolean;
  readonly things: readonly string[] | null;
};

function matches(
  { of: phrase, pattern, percent, things }: Sought,
  text: string,
  passage: Passage,
  taken: Set<NumberInText>,
): Mention[] {
  const found: Mention[] = [];
  for (const match of allMatches(pattern, text)) {
    const year = yearOfSentence(passage.paragraph.text, match.index);
    const base = { phrase, passage, year, start: match.index, end: match.index + match[0].length };
    const own = { ...base, indicator: phrase.indicator, second: false };
    const at = match.indices?.groups?.n?.[0];
    if (at === undefined) {
      if (phrase.value !== undefined) found.push({ ...own, value: phrase.value, number: null });
      continue;
    }
    const number = passage.numbers.find((candidate) => candidate.start === at);
    if (number === undefined || taken.has(number)) continue;
    if (number.percent !== percent || !isOne(number, things, { of: match[0], text, passage })) continue;
    if (/cung ky[^.;]{0,50}$/.test(text.slice(Math.max(0, at - 60), at))) continue;
    taken.add(number);
    found.push({ ...own, value: number.value, number });
    for (const indicator of phrase.also)
      found.push({ ...base, indicator, value: number.value, number, second: true });
    if (phrase.of !== undefined && number.of !== null)
      found.push({ ...base, indicator: phrase.of, value: number.of, number, second: true });
  }
  return found;
}

/** Whether a figure is of the report's own year: those of earlier years are told to compare. */
export function isOfPeriod(mention: Mention, { period }: Report['head']): boolean {
  return (
    mention.year === null ||
    period.year === null ||
    period.kind === 'multi-year' ||
    mention.year === period.year
  );
}

function yearOfSentence(text: string, at: number): number | null {
  const start = Math.max(text.lastIndexOf('. ', at), text.lastIndexOf('\n', at), 0);
  const sentence = text.slice(start, at + 40);
  const years = new Set(
    [...sentence.matchAll(/(?<![\d/-])năm\s+((?:19|20)\d{2})(?!\s*[-–])/gi)].map((match) => Number(match[1])),
  );
  return years.size === 1 ? [...years][0]! : null;
}
