import { z } from 'zod';
import { severities } from '../../base/finding.ts';
import { Validity } from './dictionary.ts';

/**
 * How reports say an indicator in running text. `say` holds patterns of words: `{n}` is the figure, `{of}` the second term of a
 * fraction, `...` any few words without a figure, `…` any words of the sentence; `(a|b)` and `(a)?` as in regular expressions.
 * Accents and case do not count. The first phrase of the file that fits a figure names it.
 */
export const Phrase = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  indicator: z.string(),
  /** The indicator of the second term. */
  of: z.string().optional(),
  /** Further indicators that the same figure gives: "kiểm tra, rà soát 01 văn bản". */
  also: z.array(z.string()).default([]),
  say: z.array(z.string().min(3)).min(1),
  /** The figure that words without one stand for: "không có phản ánh" is 0. */
  value: z.number().optional(),
  /**
   * What the forms must say for the text to agree. `some`: anything but nothing, the words may count only a part of it. `none`: the
   * figure is only named, or compared by relations.
   */
  compare: z.enum(['equal', 'at-most', 'some', 'none']).default('equal'),
  /** Words that elsewhere speak of other things: taken only where the section is known to be that of the indicator. */
  inSection: z.boolean().default(false),
  /** Indicators to compare with, the first that has a value; by default its own. An inner list is added up. */
  with: z.array(z.union([z.string(), z.array(z.string())])).optional(),
  /** Other indicators of the narrative that the form may rightly carry instead: of all dossiers those that are new. */
  orSaid: z.array(z.string()).default([]),
  /** A reading that also agrees, but deserves a note. */
  legitimate: z.array(z.array(z.string())).default([]),
  severity: z.enum(severities).default('error'),
  /** Only in reports of one level. */
  level: z.enum(['commune', 'district', 'province']).optional(),
});
export type Phrase = z.infer<typeof Phrase>;

/** A statement of the text about the forms; only `share-of` has a figure, the percentage that one indicator is of the other. */
export const Claim = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  say: z.array(z.string().min(3)).min(1),
  kind: z.enum(['every-year', 'not-over', 'share-of', 'one-of', 'none', 'not-zero']),
  indicator: z.string(),
  other: z.string().optional(),
  values: z.array(z.number()).optional(),
  severity: z.enum(severities).default('warning'),
  explain: z.string(),
});
export type Claim = z.infer<typeof Claim>;

export const PhraseFile = Validity.extend({ phrases: z.array(Phrase), claims: z.array(Claim) }).strict();
export type PhraseFile = z.infer<typeof PhraseFile>;
