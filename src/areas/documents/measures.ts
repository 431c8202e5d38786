import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../base/database/database.ts';
import { addDays, type PlainDate } from '../../base/plain-date.ts';
import type { Word } from '../../base/word.ts';
import type { Fate } from './contract-counted.ts';
import { type Entry, keepList } from './kept-lists.ts';
import { copyKinds, notDirectiveKinds } from './kinds.ts';
import { measureWords } from './words.ts';

/** Days that a figure is counted in, both included. */
export type Window = { readonly from: PlainDate; readonly to: PlainDate };

/**
 * One filter over one register; the figure is how many rows it lets through, the list behind it are these rows. Of examinations the forms
 * count documents (CV 581/BNV-CCHC, biểu mẫu 2: đơn vị tính là văn bản): of each document the last one in these days.
 */
type Measure = {
  readonly name: Word;
  readonly table: 'document' | 'legal_examination';
  readonly where: (window: Window) => RawBuilder<unknown>;
  /** What of the rows the register may not know: those that the figure is counted among, and those of them that do not say. */
  readonly untold?: { readonly among: (window: Window) => RawBuilder<unknown>; readonly column: string };
  /** It is counted by what the register says of the signature: rows that no file bears out are told beside the figure. */
  readonly bySignature?: true;
  /** The measure speaks of units of this kind alone. */
  readonly level?: 'province' | 'district' | 'commune';
  /** The registers of the departments right below the unit are counted with its own (CV 581/BNV-CCHC, biểu mẫu 7: cấp tỉnh). */
  readonly withDepartments?: true;
};

/** Copies are no documents that the office issued (từ điển chỉ tiêu, documents.outgoing). */
const issued = ({ from, to }: Window) =>
  sql`status = 'issued' and issued_on >= ${from} and issued_on <= ${to} and kind not in (${sql.join(copyKinds())})`;
const received = ({ from, to }: Window) =>
  sql`status = 'received' and received_on >= ${from} and received_on <= ${to}`;
const outgoing = (window: Window) => sql`${issued(window)} and direction = 'outgoing'`;
const sendable = (window: Window) => sql`${outgoing(window)} and not withheld`;
const electronic = (window: Window) => sql`${sendable(window)} and sent_as = 'signed-electronic'`;
const directable = (window: Window) =>
  sql`${issued(window)} and not withheld and kind not in (${sql.join(notDirectiveKinds())})`;
const directive = (window: Window) => sql`${directable(window)} and directive`;
const legal = (window: Window) => sql`${issued(window)} and legal`;

const examined = (kinds: readonly string[]) => (window: Window) =>
  sql`removed_at is null and kind in (${sql.join(kinds)}) and examined_on >= ${window.from} and examined_on <= ${window.to}`;
/** What was found in these days, and what was found earlier and not handled as they began: in what other period would it be counted? */
const toHandle =
  (kinds: readonly string[]) =>
  ({ from, to }: Window) =>
    sql`removed_at is null and kind in (${sql.join(kinds)}) and needed <> 'none' and examined_on <= ${to}
    and (examined_on >= ${from} or handled_on is null or handled_on >= ${from})`;
/** Of the documents that were to be handled in these days, those of which all was handled by their end. */
const handled = (kinds: readonly string[]) => (window: Window) =>
  sql`${toHandle(kinds)(window)} and not exists (
    select from legal_examination other
    where other.unit_id = legal_examination.unit_id and other.document_key = legal_examination.document_key
      and ${toHandle(kinds)(window)} and (handled_on is null or handled_on > ${window.to}))`;

const inDocuments = (name: Word, where: Measure['where'], level?: Measure['level']): Measure => ({
  name,
  table: 'document',
  where,
  ...(level === undefined ? {} : { level }),
});
const sentElectronically = (level?: Measure['level']): Measure => ({
  ...inDocuments(measureWords.electronic, electronic, level),
  untold: { among: sendable, column: 'sent_as' },
  bySignature: true,
});
const inExaminations = (name: Word, where: Measure['where']): Measure => ({
  name,
  table: 'legal_examination',
  where,
});

/** What the registers of documents count, by the indicator that it is (CV 581/BNV-CCHC, biểu mẫu 1, 2 and 7). */
const measures: Readonly<Record<string, Measure>> = {
  'documents.directivesIssued': {
    ...inDocuments(measureWords.directives, directive),
    untold: { among: directable, column: 'directive' },
  },
  'documents.incoming': inDocuments(measureWords.incoming, received),
  'documents.outgoing': inDocuments(measureWords.outgoing, outgoing),
  'documents.issued': inDocuments(measureWords.issued, issued),
  'legal.issued': inDocuments(measureWords.legal, legal),
  'legal.issuedByProvince': inDocuments(measureWords.legal, legal, 'province'),
  'legal.issuedByDistrict': inDocuments(measureWords.legal, legal, 'district'),
  'legal.issuedByCommune': inDocuments(measureWords.legal, legal, 'commune'),
  'legal.checked': inExaminations(measureWords.checked, examined(['check'])),
  'legal.checkToHandle': inExaminations(measureWords.checkToHandle, toHandle(['check'])),
  'legal.checkHandled': inExaminations(measureWords.checkHandled, handled(['check'])),
  'legal.reviewed': inExaminations(measureWords.reviewed, examined(['review'])),
  'legal.reviewToHandle': inExaminations(measureWords.reviewToHandle, toHandle(['review'])),
  'legal.reviewHandled': inExaminations(measureWords.reviewHandled, handled(['review'])),
  'legal.toHandle': inExaminations(measureWords.toHandle, toHandle(['check', 'review'])),
  'legal.handled': inExaminations(measureWords.handled, handled(['check', 'review'])),
  'digital.documents.sendable': inDocuments(measureWords.sendable, sendable),
  'digital.documents.electronic': sentElectronically(),
  'digital.documents.provinceSendable': {
    ...inDocuments(measureWords.provinceSendable, sendable, 'province'),
    withDepartments: true,
  },
  'digital.documents.provinceElectronic': {
    ...sentElectronically('province'),
    name: measureWords.provinceElectronic,
    withDepartments: true,
  },
  'digital.documents.districtSendable': inDocuments(measureWords.sendable, sendable, 'district'),
  'digital.documents.districtElectronic': sentElectronically('district'),
  'digital.documents.communeSendable': inDocuments(measureWords.sendable, sendable, 'commune'),
  'digital.documents.communeElectronic': sentElectronically('commune'),
};

/** The measure of an indicator; undefined where these registers do not count it. */
export const findMeasure = (indicator: string): Measure | undefined => measures[indicator];

/** Indicators that the registers of documents count for a kind of unit. */
const countedFor = (unitKind: string): readonly string[] =>
  Object.keys(measures).filter((id) => (measures[id]!.level ?? unitKind) === unitKind);

/** What a register holds: an internal one tells nothing of what goes out. */
type Holding = 'incoming' | 'outgoing' | 'internal' | 'legal';

/** The registers that a measure needs: where none of these is kept, 0 would say that nothing was done. */
const needs = (indicator: string, table: Measure['table']): Holding => {
  if (table === 'legal_examination' || indicator.startsWith('legal.')) return 'legal';
  return indicator === 'documents.incoming' ? 'incoming' : 'outgoing';
};

/** The departments right below a unit on a day. */
const departmentsOf = (unitId: string, day: PlainDate) =>
  sql`select v.unit_id from unit_version v where v.parent_id = ${unitId} and v.kind = 'department'
    and v.valid_from <= ${day} and (v.valid_to is null or v.valid_to >= ${day})`;

/** Which units' rows a figure of the unit is counted of. */
export const countedUnits = ({ withDepartments }: Measure, unitId: string, { to }: Window) =>
  withDepartments === true
    ? sql`unit_id = any(array(select ${unitId}::uuid union ${departmentsOf(unitId, to)}))`
    : sql`unit_id = ${unitId}`;

/**
 * From which day on the registers of a unit know what each indicator counts. Indicators whose register the unit does not keep on the day
 * are not there; nor those that are counted with its departments where one of these keeps none, for a part is no figure of the whole.
 */
export async function keptSince(
  db: Db | Tx,
  unitId: string,
  unitKind: string,
  day: PlainDate,
): Promise<ReadonlyMap<string, PlainDate>> {
  const indicators = countedFor(unitKind);
  const departments = indicators.some((indicator) => measures[indicator]!.withDepartments)
    ? (await sql<{ unit_id: string }>`${departmentsOf(unitId, day)}`.execute(db)).rows.map(
        (row) => row.unit_id,
      )
    : [];
  const rows = await db
    .selectFrom('document_register')
    .select(['unit_id', 'direction', 'legal', 'opened_on as from', 'closed_on as to'])
    .where('unit_id', 'in', [unitId, ...departments])
    .where('opened_on', '<=', day)
    .execute();
  const holding = (row: (typeof rows)[number]): Holding => (row.legal ? 'legal' : row.direction);
  return new Map(
    indicators.flatMap((indicator) => {
      const need = needs(indicator, measures[indicator]!.table);
      const others = measures[indicator]!.withDepartments === true ? departments : [];
      const since = [unitId, ...others].map((one) =>
        withoutGap(
          rows.filter((row) => row.unit_id === one && holding(row) === need),
          day,
        ),
      );
      const known = since.filter((from) => from !== null);
      return known.length < since.length ? [] : [[indicator, known.sort().at(-1)!] as const];
    }),
  );
}

type Span = { readonly from: PlainDate; readonly to: PlainDate | null };

/**
 * The day since which one of the registers was open at any time until the day; null where none is open on it. One that is closed and
 * another opened the day after, as for another way of numbering (decision 20), are kept as one.
 */
function withoutGap(registers: readonly Span[], day: PlainDate): PlainDate | null {
  const openOn = (on: PlainDate) =>
    registers.filter(({ from, to }) => from <= on && (to === null || to >= on));
  let since = earliest(openOn(day));
  while (since !== null) {
    const before = earliest(openOn(addDays(since, -1)));
    if (before === null) return since;
    since = before;
  }
  return null;
}

const earliest = (spans: readonly Span[]): PlainDate | null =>
  spans.reduce<PlainDate | null>((least, { from }) => (least === null || from < least ? from : least), null);

/** One figure to count. */
export type Counting = { readonly indicator: string; readonly window: Window };

const rowsOf = ({ table, where }: Measure, units: RawBuilder<unknown>, window: Window) =>
  table === 'document'
    ? sql`(select * from document where ${units} and ${where(window)})`
    : sql`(select distinct on (unit_id, document_key) * from legal_examination where ${units} and ${where(window)}
        order by unit_id, document_key, examined_on desc, id desc)`;

/**
 * The figures of many units in one statement: by unit and indicator how many rows the measure lets through, 0 where none.
 * Throws an `Error` for an indicator that is not counted here.
 */
export async function countIn(
  db: Db | Tx,
  unitIds: readonly string[],
  countings: readonly Counting[],
): Promise<(unitId: string, indicator: string) => number> {
  if (unitIds.length === 0 || countings.length === 0) return () => 0;
  const parts = countings.flatMap(({ indicator, window }) => {
    const measure = measureOf(indicator);
    if (measure.withDepartments === true)
      return unitIds.map(
        (
          unitId,
        ) => sql`select ${unitId}::uuid as unit_id, ${indicator}::text as indicator, count(*)::integer as figure
          from ${rowsOf(measure, countedUnits(measure, unitId, window), window)} counted`,
      );
    const units = sql`unit_id = any(${[...unitIds]}::uuid[])`;
    return [
      sql`select unit_id, ${indicator}::text as indicator, count(*)::integer as figure
      from ${rowsOf(measure, units, window)} counted group by unit_id`,
    ];
  });
  const { rows } = await sql<{ unit_id: string; indicator: string; figure: number }>`
    ${sql.join(parts, sql` union all `)}`.execute(db);
  const figures = new Map(rows.map(({ unit_id, indicator, figure }) => [`${unit_id} ${indicator}`, figure]));
  return (unitId, indicator) => figures.get(`${unitId} ${indicator}`) ?? 0;
}

/** Among how many rows a figure is counted, and how many of them do not say whether they belong to it. */
export type Untold = { readonly among: number; readonly untold: number };

/**
 * What the registers of a unit do not know of figures, by indicator; indicators of which every row says all are not there. Rows of an
 * office system's list may lack what reports count by: where none of them says it, the figure is not known, which is not 0.
 */
export async function untoldIn(
  db: Db | Tx,
  unitId: string,
  countings: readonly Counting[],
): Promise<ReadonlyMap<string, Untold>> {
  const parts = countings.flatMap(({ indicator, window }) => {
    const measure = measures[indicator];
    const untold = measure?.untold;
    if (untold === undefined) return [];
    return sql`select ${indicator}::text as indicator, count(*)::integer as among,
      (count(*) filter (where ${sql.ref(untold.column)} is null))::integer as untold
      from document where ${countedUnits(measure!, unitId, window)} and ${untold.among(window)}`;
  });
  if (parts.length === 0) return new Map();
  const { rows } = await sql<Untold & { indicator: string }>`${sql.join(parts, sql` union all `)}`.execute(
    db,
  );
  return new Map(
    rows.flatMap(({ indicator, ...one }) => (one.untold === 0 ? [] : [[indicator, one] as const])),
  );
}

/** Keeps the rows behind a figure as they are at this moment, in the order of their list. */
export async function keepCounted(
  tx: Tx,
  unitId: string,
  { indicator, window }: Counting,
  id: string,
  at: Date,
): Promise<{ count: number; hash: string }> {
  const measure = measureOf(indicator);
  return keepList(
    tx,
    { unitId, id, measure: indicator, ...window },
    at,
    sql`select id, version, row_number() over (order by ${shapes[measure.table].order}) as place
      from ${rowsOf(measure, countedUnits(measure, unitId, window), window)} counted`,
  );
}

export type Counted = {
  readonly unit_id: string;
  readonly id: string | null;
  readonly printed: string | null;
  readonly issued_on: PlainDate | null;
  readonly subject: string;
  readonly kind: string | null;
  readonly issuer: string | null;
  readonly since: Fate | null;
};

type Shape = {
  /** What a list shows of a row `counted`. */
  readonly shown: RawBuilder<unknown>;
  /** Where it stands in the list. */
  readonly order: RawBuilder<unknown>;
  /** What is counted once. */
  readonly key: RawBuilder<unknown>;
};
const shapes: Readonly<Record<Measure['table'], Shape>> = {
  document: {
    shown: sql`counted.unit_id as unit_id, counted.id as id, printed, issued_on::text, subject, kind, issuer`,
    order: sql`coalesce(received_on, issued_on) desc, counted.id desc`,
    key: sql`id`,
  },
  legal_examination: {
    shown: sql`counted.unit_id as unit_id, document_id as id, printed, issued_on::text, subject, null as kind, null as issuer`,
    order: sql`examined_on desc, counted.id desc`,
    key: sql`document_key`,
  },
};

function measureOf(indicator: string): Measure {
  const measure = measures[indicator];
  if (measure === undefined) throw new Error(`no measure counts ${indicator}`);
  return measure;
}

/** The rows behind a figure of a unit, the latest first; as many as `countIn` counts. `size` null: all of them. */
export async function countedRows(
  db: Db | Tx,
  unitId: string,
  { indicator, window }: Counting,
  start = 0,
  size: number | null = null,
): Promise<readonly Counted[]> {
  const measure = measureOf(indicator);
  const page = size === null ? sql`` : sql`limit ${size} offset ${start}`;
  const { shown, order } = shapes[measure.table];
  const { rows } = await sql<Omit<Counted, 'since'>>`
    select ${shown} from ${rowsOf(measure, countedUnits(measure, unitId, window), window)} counted order by ${order} ${page}`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, since: null }));
}

/**
 * Rows that were counted, as they are now, each with what became of it; in the order in which they were counted. A document that is now
 * counted by a later examination has changed.
 */
export async function rowsKept(
  db: Db,
  unitId: string,
  { indicator, window }: Counting,
  entries: readonly Entry[],
): Promise<readonly Counted[]> {
  const measure = measureOf(indicator);
  const { shown, key } = shapes[measure.table];
  const table = sql.table(measure.table);
  const ids = entries.map(({ id }) => id);
  // The keys are looked up once, and by them the few rows alike: a join would be planned as if there were many.
  const units = countedUnits(measure, unitId, window);
  const alike = sql`${units} and ${key} = any(array(select ${key} from asked))`;
  const { rows } = await sql<Omit<Counted, 'since'> & Found>`
    with asked as materialized (select * from ${table} where ${units} and id = any(${ids}::uuid[])),
    live as materialized (select id as live_id, ${key} as live_key from ${rowsOf(measure, alike, window)} alike)
    select ${shown}, counted.id as entry, version, live_id from asked counted
    left join live on live_key = counted.${key}`.execute(db);
  const now = new Map(rows.map((row) => [row.entry, row]));
  return entries.flatMap((entry) => {
    const row = now.get(entry.id);
    if (row === undefined) return [];
    const { entry: _, version, live_id: live, ...shown } = row;
    const isSame = live === entry.id && version === entry.version;
    return [{ ...shown, since: live === null ? 'gone' : isSame ? null : 'changed' }];
  });
}
type Found = { readonly entry: string; readonly version: number; readonly live_id: string | null };
