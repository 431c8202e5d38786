import { z } from 'zod';
import { fieldWords } from './words.ts';

/** Fields that many forms have. What is typed is trimmed, and kept composed (NFC) by the server. */
export const id = z
  .uuid()
  .toLowerCase()
  // It stands for no unit at all in the log.
  .refine((typed) => typed !== '00000000-0000-0000-0000-000000000000');
/** Days that a register may speak of: mistyped years are told, and the day before and after them are days too. */
export const plainDateField = z.iso
  .date()
  .refine((typed) => typed >= '1800-01-01' && typed < '2200-01-01', { params: { word: fieldWords.date } });
export const text = (least: number, most: number) => z.string().trim().min(least).max(most);
export const version = z.int32().min(1);

/** Where a long list begins and how much of it is given. */
export const page = {
  start: z.number().int().min(0).default(0),
  size: z.number().int().min(1).max(200).default(50),
};

/** A sign-in name: letters without accents, digits and . _ @ - */
export const login = text(3, 60).refine((typed) => /^[a-z0-9][a-z0-9._@-]*$/i.test(typed), {
  params: { word: fieldWords.login },
});

/** No two entries for one thing. */
export const areDistinct =
  <T>(keyOf: (one: T) => string) =>
  (all: readonly T[]) =>
    new Set(all.map(keyOf)).size === all.length;
export const twice = { params: { word: fieldWords.twice } };
