import { z } from 'zod';
import { decimalOfNumber, isDecimal, printDecimal } from '../../base/exact-decimal.ts';
import { fold, oneLine } from '../../base/fold.ts';
import type { Word } from '../../base/word.ts';
import { type BoundRule, brokenBound } from '../indicators/check-bounds.ts';
import type { Indicator } from '../indicators/dictionary.ts';
import { readValue, type ValueProblem } from '../indicators/value.ts';
import { entryWords, missingWords } from './checks/words.ts';

export const missingReasons = ['nothing-arose', 'not-competent', 'no-data'] as const;
/** Why a cell has no figure: an answer, not a mistake, and never zero. */
export type MissingReason = (typeof missingReasons)[number];

const longestText = 20_000;

/** What a cell of a form holds: a value, or the reason why there is none, or nothing yet; and what is said beside it. */
export const FormValue = z
  .strictObject({
    /** Exact decimal as canonical text ("1157", "99.7"); the printed number of a choice; the words of a text. */
    value: z.string().min(1).max(longestText).nullable(),
    missing: z.enum(missingReasons).nullable(),
    note: z.string().min(1).max(2_000).nullable(),
  })
  .refine(({ value, missing }) => value === null || missing === null, { path: ['missing'] })
  .readonly();
export type FormValue = z.infer<typeof FormValue>;

export const blank: FormValue = { value: null, missing: null, note: null };
export const valued = (value: string): FormValue => ({ ...blank, value });
export const missingFor = (missing: MissingReason): FormValue => ({ ...blank, missing });

export type Entered = { readonly value: FormValue; readonly doubt: Word | null } | { readonly problem: Word };

/** What a person typed or pasted into a cell: a value, with a doubt where it could mean something else, or what to do instead. */
export function readEntered(printed: string, indicator: Indicator): Entered {
  const text = printed.normalize('NFC').trim();
  const choices = indicator.choices ?? null;
  const named = choices !== null && Object.values(choices).some((name) => fold(name) === fold(oneLine(text)));
  const reason = named ? null : reasonIn(text);
  if (reason !== null) return { value: missingFor(reason), doubt: null };
  if (indicator.type === 'text') return kept(text === '' ? blank : valued(text), indicator);
  const { type, unit } = indicator;
  const read = readValue(text, { type, unit, choices });
  if (read.value === null) return { value: blank, doubt: null };
  if (typeof read.value === 'string') return { problem: toDo(read.problem, indicator) };
  const exact = decimalOfNumber(read.value);
  if (exact === null) return { problem: entryWords.tooLong() };
  return kept(valued(exact), indicator, read.certainty < 1 ? entryWords.doubtful(exact) : null);
}

type Typed = { readonly typed: string; readonly indicator: Indicator };

/** What was entered together, as one column: where it parts thousands with commas, "1.250" may be a decimal. */
export function readTogether(entries: readonly Typed[]): Entered[] {
  const english = entries.some(({ typed, indicator }) => partsWithCommas(typed.trim(), indicator));
  return entries.map(({ typed, indicator }) => {
    const read = readEntered(typed, indicator);
    const maybe = english && /^[1-9]\d{0,2}\.\d{3}$/.test(typed.trim());
    if ('problem' in read || !maybe || read.value.value === null || indicator.type === 'text') return read;
    return { ...read, doubt: entryWords.doubtful(read.value.value) };
  });
}

const partsWithCommas = (text: string, { type }: Indicator): boolean =>
  /^\d{1,3}(,\d{3})+\.\d+$/.test(text) ||
  /^\d{1,3}(,\d{3}){2,}$/.test(text) ||
  (type === 'count' && /^\d{1,3},\d{3}$/.test(text));

function kept(value: FormValue, indicator: Indicator, doubt: Word | null = null): Entered {
  const problem = valueProblem(value, indicator);
  return problem === null ? { value, doubt } : { problem };
}

/** What is wrong with a cell's value for its indicator, with what to do; null where it may be kept. */
export function valueProblem({ value }: FormValue, indicator: Indicator): Word | null {
  const { type, choices } = indicator;
  if (value === null) return null;
  if (type === 'text') return value.length > longestText ? entryWords.textTooLong() : null;
  if (choices !== undefined) return Object.hasOwn(choices, value) ? null : entryWords.outOfList(choices);
  if (!isDecimal(value)) return entryWords.noFigure(indicator.unit);
  const bound = brokenBound(indicator, Number(value));
  if (bound !== null) return outOfBounds[bound](String(indicator.least ?? 0));
  return type === 'count' && value.includes('.') ? entryWords.notWhole() : null;
}

const outOfBounds: Record<BoundRule, (least: string) => Word> = {
  'percent-range': entryWords.outOfPercent,
  'negative-count': entryWords.negative,
  'below-least': entryWords.belowLeast,
};

function toDo(problem: ValueProblem | null, { choices, unit }: Indicator): Word {
  if (choices !== undefined) return entryWords.outOfList(choices);
  if (problem === 'fraction-in-count') return entryWords.notWhole();
  if (problem === 'ambiguous') return entryWords.severalFigures();
  return problem === 'other-unit' ? entryWords.otherUnit(unit) : entryWords.noFigure(unit);
}

const wordings: Record<MissingReason, readonly string[]> = {
  'nothing-arose': ['khong phat sinh', 'khong co phat sinh'],
  'not-competent': ['khong thuoc tham quyen'],
  'no-data': ['chua co so lieu', 'khong co so lieu', 'chua co du lieu'],
};

/** Words or the signs of statistical yearbooks: "-" is nothing that arose, "…" something that arose and was not counted. */
function reasonIn(text: string): MissingReason | null {
  if (/^[-–—−]+$/.test(text)) return 'nothing-arose';
  if (/^(…|\.{3,})$/.test(text)) return 'no-data';
  const words = fold(oneLine(text)).replace(/[.;,]$/, '');
  return missingReasons.find((reason) => wordings[reason].includes(words)) ?? null;
}

/** A cell as a Vietnamese form prints it, without its note: "1.157", "99,7", the number of a choice, "không phát sinh". */
export function printValue({ value, missing }: FormValue, { type }: Pick<Indicator, 'type'>): string {
  if (missing !== null) return missingWords[missing].vi;
  if (value === null) return '';
  if (type === 'text' || type === 'choice') return value;
  // A dot in a score or a percentage is read as a decimal mark.
  return printDecimal(value, type !== 'score' && type !== 'percent');
}
