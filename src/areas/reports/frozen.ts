import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonical } from '../../base/canonical.ts';
import type { Db, Tx } from '../../base/database/database.ts';
import { isDecimal } from '../../base/exact-decimal.ts';
import { severities } from '../../base/finding.ts';
import { Problem } from '../../base/problem.ts';
import { missingReasons } from './form-value.ts';
import { Section } from './narrative.ts';
import type { ReportRow } from './report-row.ts';

const Terms = z.object({ numerator: z.string(), denominator: z.string() });
const Value = z.object({
  value: z.string().nullable(),
  missing: z.enum(missingReasons).nullable(),
  note: z.string().nullable(),
  source: z
    .enum(['typed', 'pasted', 'imported', 'derived', 'computed', 'addedUp', 'formula', 'corrected'])
    .nullable(),
  by: z.string().nullable(),
  origin: z.unknown(),
  /** Of a rate: what goes up instead of it. */
  terms: Terms.nullable(),
});

/** Number, place, date and hand of a signed report. */
export const Head = z.object({
  number: z.string(),
  symbol: z.string(),
  date: z.string(),
  place: z.string(),
  authority: z.string(),
  position: z.string(),
  signer: z.string(),
  recipients: z.array(z.string()),
});
export type Head = z.infer<typeof Head>;

/** A paper that a later one puts right, and which unit issued it. */
const Corrects = Head.pick({ number: true, symbol: true, date: true }).extend({ by: z.string() });
export type Corrects = z.infer<typeof Corrects>;

/** How papers are laid out; since 2 a table's first rows stand together, with what is said right before them. */
const Layout = z.literal([1, 2]);
export type Layout = z.infer<typeof Layout>;
/** What is signed from now on is laid out so; what was signed before stays as it was. */
export const newestLayout: Layout = 2;

/** Everything that was signed: enough to print the same report again on any day. */
export const Frozen = z.object({
  layout: Layout,
  unit: z.object({ id: z.string(), name: z.string(), above: z.string().nullable() }),
  /** Who issued the paper, where the unit was no more when it was signed. */
  issuer: z.object({ name: z.string(), above: z.string().nullable() }).optional(),
  campaign: z.object({
    id: z.string(),
    title: z.string(),
    kind: z.string(),
    year: z.number(),
    quarter: z.number().nullable(),
  }),
  level: z.string(),
  window: z.object({ from: z.string(), to: z.string() }),
  formHash: z.string(),
  outlineHash: z.string(),
  /** How the indicators were called. */
  indicatorsHash: z.string().optional(),
  head: Head,
  values: z.record(z.string(), Value),
  sections: z.array(z.object({ id: z.string(), content: Section })),
  /** The SHA-256 of each picture in them; absent where there is none, and of those signed before it was kept. */
  pictures: z.record(z.string(), z.string()).optional(),
  explanations: z.array(
    z.object({
      finding: z.string(),
      text: z.string(),
      by: z.string(),
      /** Given for a figure that was corrected since. */
      earlier: z.literal(true).optional(),
    }),
  ),
  /** What the checks found of it when it was signed, explained or not: of a cell, or of a passage of a section. */
  found: z
    .array(
      z.object({
        finding: z.string(),
        severity: z.enum(severities),
        message: z.object({ vi: z.string(), en: z.string() }),
        indicator: z.string().nullable(),
        section: z.string().nullable(),
        quote: z.string().nullable(),
      }),
    )
    .optional(),
  /** The versions below that its figures were added up from. */
  taken: z.array(
    z.object({
      unitId: z.string(),
      reportId: z.string(),
      number: z.number(),
      name: z.string().optional(),
      /** Whether it had been received by then: what is merely sent may still be returned. */
      received: z.boolean().optional(),
    }),
  ),
  /** What the unit's own office had of figures that add up, one part of them. */
  own: z
    .record(
      z.string(),
      z.object({
        value: z.string().nullable(),
        missing: z.enum(missingReasons).nullable(),
        terms: Terms.nullable(),
      }),
    )
    .optional(),
  /** Units whose reports were due, and of which nothing was taken. */
  untaken: z.array(z.string()).optional(),
  adjustments: z.array(
    z.object({ indicator: z.string(), amount: z.string(), reason: z.string(), by: z.string() }),
  ),
  /** Of a correction. */
  correction: z
    .object({
      reason: z.string(),
      date: z.string(),
      indicators: z.array(z.string()),
      /** The report it puts right; absent of those signed before a correction had a head of its own. */
      corrects: Corrects.optional(),
    })
    .nullable(),
});
export type Frozen = z.infer<typeof Frozen>;

/** The units whose reports were added up before anybody had received them. */
export const unreceivedIn = ({ taken }: Pick<Frozen, 'taken'>): string[] =>
  taken.flatMap(({ name = '', received }) => (received === false ? [name] : []));

/** The report that a version is, or that it puts right: the first of the papers. */
export function reportIn({ head, issuer, unit, correction }: Frozen): Corrects {
  const { number, symbol, date } = head;
  return correction?.corrects ?? { number, symbol, date, by: issuer?.name ?? unit.name };
}

export type Version = {
  readonly number: number;
  readonly hash: string;
  readonly frozen: Frozen;
  readonly signedAt: Date;
  readonly signedBy: string;
  readonly reason: string | null;
};

/** Freezes what was signed under the next number. Its figures are laid beside, for adding up. */
export async function freeze(
  tx: Tx,
  report: ReportRow,
  frozen: Frozen,
  signedBy: string,
  now: Date,
): Promise<{ readonly number: number; readonly hash: string }> {
  // What could never be read again is not signed.
  Frozen.parse(frozen);
  const content = canonical(frozen);
  const hash = createHash('sha256').update(content).digest('hex');
  const number = report.sent_number + 1;
  const key = { unit_id: report.unit_id, report_id: report.id, number, campaign_id: report.campaign_id };
  await tx
    .insertInto('report_version')
    .values({
      ...key,
      hash,
      content,
      reason: frozen.correction?.reason ?? null,
      signed_by: signedBy,
      signed_at: now,
    })
    .execute();
  const figures = figuresIn(frozen);
  if (figures.length > 0)
    await tx
      .insertInto('report_figure')
      .values(figures.map((figure) => ({ ...key, ...figure })))
      .execute();
  return { number, hash };
}

/** The figures of a signed report; words and choices by name stay in its content, and so does "01" that somebody wrote as a word. */
export const figuresIn = ({ values }: Frozen) =>
  Object.entries(values)
    .filter(([, { value, missing }]) => missing !== null || (value !== null && isDecimal(value)))
    .map(([indicator, { value, missing, terms }]) => ({
      indicator,
      value,
      missing,
      numerator: terms?.numerator ?? null,
      denominator: terms?.denominator ?? null,
    }));

/** A version as it was signed; throws `not-found`, and `file-lost` where it is no longer what was signed. */
export async function getVersion(
  db: Db | Tx,
  unitId: string,
  reportId: string,
  number: number,
): Promise<Version> {
  const row = await db
    .selectFrom('report_version')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('report_id', '=', reportId)
    .where('number', '=', number)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('not-found');
  if (createHash('sha256').update(row.content).digest('hex') !== row.hash) throw new Problem('file-lost');
  return {
    number: row.number,
    hash: row.hash,
    frozen: Frozen.parse(JSON.parse(row.content)),
    signedAt: row.signed_at,
    signedBy: row.signed_by,
    reason: row.reason,
  };
}

/** The versions of a report without their content, the first one first. */
export async function versionsOf(db: Db | Tx, unitId: string, reportId: string) {
  const rows = await db
    .selectFrom('report_version')
    .select(['number', 'hash', 'signed_at', 'reason'])
    .where('unit_id', '=', unitId)
    .where('report_id', '=', reportId)
    .orderBy('number')
    .execute();
  return rows.map(({ number, hash, signed_at, reason }) => ({
    number,
    hash,
    signedAt: signed_at.toISOString(),
    reason,
  }));
}
