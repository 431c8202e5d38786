import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readJsonFile } from '../../base/json-folder.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { firstNumbers } from './contract-registers.ts';

const Validity = { validFrom: z.iso.date(), validTo: z.iso.date().nullable(), basis: z.string().min(3) };

const KindFile = z.strictObject({
  kinds: z.array(
    z.strictObject({
      /** Abbreviation in the symbol; `CV` of official letters, which carry none, is ours alone. */
      code: z.string().min(1).max(6),
      name: z.string().min(2),
      /** `organ-department`: the symbol has no abbreviation of the kind but that of who drafted it. */
      symbol: z.literal('organ-department').optional(),
      /** Organs of the state administration do not issue it: laws, decrees, conclusions of the party. */
      incomingOnly: z.literal(true).optional(),
      /** Reports do not count it among the directives (CV 581/BNV-CCHC, biểu mẫu 1, dòng 1). */
      notDirective: z.literal(true).optional(),
      /** A copy of another document: all copies of an office have one series of numbers of their own. */
      copy: z.literal(true).optional(),
      /** How lists call it besides. */
      also: z.array(z.string().min(2)).optional(),
      ...Validity,
    }),
  ),
});
export type Kind = z.infer<typeof KindFile>['kinds'][number];

const legalLevels = ['province', 'district', 'commune'] as const;
const LegalFile = z.strictObject({
  /** By which law legal documents are made on a day. */
  laws: z.array(z.strictObject({ name: z.string().min(5), ...Validity })),
  /** Levels of local government on a day. */
  levels: z.array(z.strictObject({ level: z.enum(legalLevels), ...Validity })),
  issuers: z.array(
    z.strictObject({
      code: z.string().min(1).max(6),
      organ: z.string().min(2),
      levels: z.array(z.enum(legalLevels)).min(1),
      ...Validity,
    }),
  ),
  steps: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z]+$/),
      name: z.string().min(2),
      /** Whether it comes before the issue or after it; on that day both may be. */
      when: z.enum(['before', 'after']),
      ...Validity,
    }),
  ),
});

const catalogue = (name: string) =>
  fileURLToPath(new URL(`../../../catalogue/documents/${name}.json`, import.meta.url));
let kinds: readonly Kind[] | undefined;
let legal: z.infer<typeof LegalFile> | undefined;

const allKinds = (): readonly Kind[] => {
  kinds ??= readJsonFile(catalogue('kinds'), KindFile).data.kinds;
  return kinds;
};
const legalRules = () => {
  legal ??= readJsonFile(catalogue('legal'), LegalFile).data;
  return legal;
};

const holds = (rule: { validFrom: string; validTo: string | null }, day: PlainDate) =>
  rule.validFrom <= day && (rule.validTo === null || day <= rule.validTo);

/** Kinds of documents by the rule of a day (NĐ 30/2020/NĐ-CP, Phụ lục III; before it TT 01/2011/TT-BNV). */
export const kindsOn = (day: PlainDate): readonly Kind[] => allKinds().filter((kind) => holds(kind, day));

/** A kind by its abbreviation as it held on a day; of a day before the first rule, any of that abbreviation. Undefined where none. */
export const kindOn = (code: string, day: PlainDate): Kind | undefined =>
  kindsOn(day).find((kind) => kind.code === code) ?? earliest(code, day);

const earliest = (code: string, day: PlainDate): Kind | undefined => {
  const first = allKinds().find((kind) => kind.code === code);
  return first !== undefined && day < first.validFrom ? first : undefined;
};

/** What the abbreviation stands for, in words; the abbreviation itself where nobody knows. */
export const kindName = (code: string): string => allKinds().find((kind) => kind.code === code)?.name ?? code;

/** Abbreviations of the kinds of copies, by whatever rule. */
export const copyKinds = (): readonly string[] => [
  ...new Set(allKinds().flatMap(({ code, copy }) => (copy === true ? [code] : []))),
];

/** Abbreviations of the kinds that are counted as no directive, copies too, by whatever rule. */
export const notDirectiveKinds = (): readonly string[] => [
  ...copyKinds(),
  ...new Set(allKinds().flatMap(({ code, notDirective }) => (notDirective === true ? [code] : []))),
];

/** The series of all copies of a register, called after the first of them. */
const copySeries = 'SY';
type Series = { readonly direction: string; readonly series_by: string; readonly legal: boolean };

/**
 * The series that a document of a register is numbered in: empty where one serves all kinds. Copies that an office makes are numbered by
 * themselves, all kinds of them in one series from 01 (NĐ 30/2020/NĐ-CP, Phụ lục I phần II); those that came, as what came.
 */
export function seriesOf(register: Series, kind: string): string {
  if (register.direction !== 'incoming' && copyKinds().includes(kind)) return copySeries;
  return register.series_by === 'kind' || register.legal ? kind : '';
}

type Beginning = Series & {
  readonly opened_on: PlainDate;
  readonly first_number: number;
  readonly first_numbers: unknown;
};

/**
 * The first number of a series in a year. In the year in which it was opened a register may go on where another stopped: each series at
 * its own number where one is told, else all at one, but for copies.
 */
export function firstOf(register: Beginning, year: number, series: string): number {
  if (!register.opened_on.startsWith(String(year))) return 1;
  const isCopies = register.direction !== 'incoming' && series === copySeries;
  const own = firstNumbers.parse(register.first_numbers)[series];
  return own ?? (isCopies ? 1 : register.first_number);
}

/** The rule by which organs of a level issue legal documents of a kind on a day; undefined where the law gives them no such right. */
export const legalIssuer = (code: string, level: string, day: PlainDate) =>
  legalRules().issuers.find(
    (rule) => rule.code === code && holds(rule, day) && rule.levels.some((one) => one === level),
  );

/** The law by which legal documents are made on a day, as it is cited then; null before the first that is known. */
export const legalLaw = (day: PlainDate): string | null =>
  legalRules().laws.find((law) => holds(law, day))?.name ?? null;

/** Abbreviation of the organ that issues legal documents of a kind on a day: HĐND for resolutions; null where the law names none. */
export const issuingOrgan = (code: string, day: PlainDate): string | null =>
  legalRules().issuers.find((rule) => rule.code === code && holds(rule, day))?.organ ?? null;

/** The rule by which there was a level of local government; its last day null where it goes on. */
export const levelRule = (level: (typeof legalLevels)[number]) =>
  legalRules().levels.find((rule) => rule.level === level)!;

/** Steps in the making of a legal document by the law of a day, in their order. */
export const legalSteps = (day: PlainDate) => legalRules().steps.filter((step) => holds(step, day));
