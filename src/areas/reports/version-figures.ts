import { sql } from 'kysely';
import type { Db, Tx } from '../../base/database/database.ts';
import { loadIndicators } from '../indicators/catalogue.ts';
import type { FormValue, MissingReason } from './form-value.ts';
import type { Terms } from './roll-up-rules.ts';
import type { ChildVersion } from './taking-versions.ts';

/** What a signed version tells of its indicators, and the terms of its rates. */
export type VersionFigures = {
  readonly values: ReadonlyMap<string, FormValue>;
  readonly terms: ReadonlyMap<string, Terms>;
};

/** What was signed never changes under its hash, so each process reads it once. What was asked for longest ago goes first. */
const read = new Map<string, VersionFigures & { readonly hash: string }>();
/** A quarter's versions of twenty provinces, in some 35 MB where each has 143 figures. */
const mostKept = 2000;

/**
 * The frozen figures of each of these versions, in their order. The database is asked every time whether what is kept here is what
 * stands signed there, and tells the figures where it is not: nobody is told of a version that was undone.
 */
export async function figuresOfEach(
  db: Db | Tx,
  versions: readonly ChildVersion[],
): Promise<VersionFigures[]> {
  const known = versions.map((version) => read.get(keyOf(version)));
  const signed = await signedSince(
    db,
    versions,
    known.map((one) => one?.hash ?? null),
  );
  return signed.map(({ hash, figures }, at) => {
    const told = hash === known[at]?.hash ? known[at]! : { hash, ...unpacked(figures ?? '') };
    if (hash !== null) keep(keyOf(versions[at]!), { ...told, hash });
    return told;
  });
}

const keyOf = ({ unitId, reportId, number }: ChildVersion) => `${unitId} ${reportId} ${number}`;

function keep(key: string, figures: VersionFigures & { readonly hash: string }): void {
  read.delete(key);
  read.set(key, figures);
  for (const oldest of read.keys()) {
    if (read.size <= mostKept) return;
    read.delete(oldest);
  }
}

/**
 * Each version's hash and, where it is another than the known one, its figures in one text: to hand over a row for each of ten thousand
 * takes several times as long as to find them. Indicators, numbers and reasons hold no space and no semicolon; what is not there is empty.
 */
async function signedSince(
  db: Db | Tx,
  versions: readonly ChildVersion[],
  known: readonly (string | null)[],
) {
  const { rows } = await sql<{ hash: string | null; figures: string | null }>`
    select s.hash, case when s.hash is distinct from v.known then (
      select string_agg(case when f.missing is null and f.numerator is null then f.indicator || ' ' || f.value
        else format('%s %s %s %s %s', f.indicator, f.value, f.missing, f.numerator, f.denominator) end, ';')
      from report_figure f
      where f.unit_id = v.unit_id and f.report_id = v.report_id and f.number = v.number) end as figures
    from unnest(${versions.map(({ unitId }) => unitId)}::uuid[], ${versions.map(({ reportId }) => reportId)}::uuid[],
      ${versions.map(({ number }) => number)}::int[], ${known}::text[])
      with ordinality as v (unit_id, report_id, number, known, at)
    left join report_version s on s.unit_id = v.unit_id and s.report_id = v.report_id and s.number = v.number
    order by v.at`.execute(db);
  return rows;
}

function unpacked(figures: string): VersionFigures {
  const values = new Map<string, FormValue>();
  const terms = new Map<string, Terms>();
  for (const figure of figures === '' ? [] : figures.split(';')) {
    const [name, value, missing, numerator, denominator] = figure.split(' ') as Packed;
    // The dictionary's own text of it is found without being read.
    const indicator = loadIndicators().get(name)?.id ?? name;
    values.set(indicator, { value: value || null, missing: missing || null, note: null });
    if (numerator && denominator) terms.set(indicator, { numerator, denominator });
  }
  return { values, terms };
}
type Packed = [string, string, (MissingReason | '')?, string?, string?];
