import { sql } from 'kysely';
import type { Tx } from '../../../base/database/database.ts';
import { uuidv7 } from '../../../base/id.ts';
import { printed as printedDay } from '../../../base/plain-date.ts';
import { filledWord } from '../../../base/word.ts';
import { printedKey, settledAs } from '../document.ts';
import { emptyDocument, keysOf } from '../document-row.ts';
import type { Register } from '../registers.ts';
import { indexDocuments } from '../search-index.ts';
import { withhold } from '../withholding.ts';
import { documentWords } from '../words.ts';
import type { ListProblem } from './contract.ts';
import { type Exposed, keptOpen } from './exposed.ts';
import type { Marking } from './marking.ts';
import type { RowProblem, RowRead, Told } from './row.ts';
import { rowWords } from './words.ts';

/** A row of the list with its number there, as it was read. */
export type ReadRow = { readonly row: number; readonly read: RowRead };

/** What rows have taken: keys with their content, and numbers. */
export type Seen = {
  readonly keys: Map<string, { readonly row: number; readonly hash: string }>;
  readonly numbers: Map<string, number>;
};
export const nothingSeen = (): Seen => ({ keys: new Map(), numbers: new Map() });

/** Who takes rows, from what, into what. */
export type Taking = {
  readonly unitId: string;
  readonly sourceId: string;
  readonly importId: string;
  readonly register: Register;
  readonly personId: string;
  readonly onBehalfOf: string | null;
  /** Documents of which the trial told that the list takes their words; null of the trial itself. */
  readonly told: ReadonlySet<string> | null;
  readonly now: Date;
};

export type Counts = {
  added: number;
  changed: number;
  same: number;
  kept: number;
  refused: number;
  skipped: number;
  withheld: number;
};

type ToldRow = {
  readonly row: number;
  readonly key: string;
  readonly hash: string;
  readonly told: Told;
  readonly marking: Marking | null;
};

/** What becomes of the rows of a chunk. */
export type Weighed = {
  readonly counts: Counts;
  readonly problems: readonly ListProblem[];
  readonly added: readonly ToldRow[];
  readonly changed: readonly (ToldRow & { readonly id: string; readonly version: number })[];
  /** What the list calls secret and the register does not: of this source, or with the same number and day. */
  readonly exposed: readonly Exposed[];
  readonly taken: Seen;
};

/**
 * Sorts out within the list itself which rows stand: the first of those that are one document or have one number. What these rows
 * take is told apart from what was taken before them: a transaction may be repeated.
 */
export function sortOut(
  rows: readonly ReadRow[],
  { direction }: Pick<Register, 'direction'>,
  seen: Seen,
): { standing: ToldRow[]; counts: Counts; problems: ListProblem[]; taken: Seen } {
  const counts = { added: 0, changed: 0, same: 0, kept: 0, refused: 0, skipped: 0, withheld: 0 };
  const standing: ToldRow[] = [];
  const problems: ListProblem[] = [];
  const fresh = nothingSeen();
  const refuse = (row: number, why: readonly RowProblem[]) => {
    counts.refused += 1;
    problems.push(...why.map((problem) => ({ row, ...problem })));
  };
  for (const { row, read } of rows) {
    if (read.is === 'skipped') counts.skipped += 1;
    else if (read.is === 'refused') refuse(row, read.problems);
    else {
      const before = fresh.keys.get(read.key) ?? seen.keys.get(read.key);
      const number = numberKey(read.told);
      const taken = fresh.numbers.get(number) ?? seen.numbers.get(number);
      if (before?.hash === read.hash) counts.same += 1;
      else if (before !== undefined)
        refuse(row, [{ field: 'key', message: filledWord(rowWords.twice, { row: before.row }) }]);
      else if (taken !== undefined) refuse(row, [numberTwice(direction, read.told, taken)]);
      else {
        fresh.keys.set(read.key, { row, hash: read.hash });
        fresh.numbers.set(number, row);
        standing.push({ row, ...read });
      }
    }
  }
  return { standing, counts, problems, taken: fresh };
}

/** The rows of a chunk stand: those after it are held against them too. */
export function remember(seen: Seen, { keys, numbers }: Seen): void {
  for (const [key, row] of keys) seen.keys.set(key, row);
  for (const [number, row] of numbers) seen.numbers.set(number, row);
}

const numberKey = ({ year, series, number, suffix }: Told) => `${year}|${series}|${number}|${suffix}`;

const numberTwice = (direction: string, { number, suffix }: Told, row: number): RowProblem => ({
  field: direction === 'incoming' ? 'number' : 'printed',
  message: filledWord(rowWords.numberTwice, { number: `${number}${suffix}`, row }),
});

/** Holds the rows that stand against the register: what is new, what the list says otherwise now, what is there already. */
export async function weigh(tx: Tx, taking: Taking, rows: readonly ReadRow[], seen: Seen): Promise<Weighed> {
  const { standing, counts, problems, taken } = sortOut(rows, taking.register, seen);
  const own = await ownRows(tx, taking, standing);
  const others = await othersLike(tx, taking, standing);
  const added: ToldRow[] = [];
  const changed: Weighed['changed'][number][] = [];
  const exposed: Weighed['exposed'][number][] = [];
  const refuse = (one: ToldRow, why: RowProblem) => {
    if (one.told.withheld) counts.withheld -= 1;
    counts.refused += 1;
    problems.push({ row: one.row, ...why });
  };
  for (const one of standing) {
    const before = own.get(one.key);
    const other = others.get(one.row);
    if (one.told.withheld) counts.withheld += 1;
    const open = one.told.withheld ? openOf(one, before, other) : null;
    const kept = open === null ? null : keptOpen(taking.told, one.marking, open);
    if (kept !== null) refuse(one, kept);
    else if (open !== null) exposed.push(open);
    else if (isThere(one, before, other)) counts.same += 1;
    else if (other !== undefined && !other.isSame) refuse(one, numberThere(taking.register, other));
    else if (before === undefined) added.push(one);
    else if (before.changed_here || before.status !== settledAs(taking.register.direction)) counts.kept += 1;
    else changed.push({ ...one, id: before.id, version: before.version });
  }
  counts.added = added.length;
  counts.changed = changed.length + exposed.length;
  problems.sort((a, b) => a.row - b.row);
  return { counts, problems, added, changed, exposed, taken };
}

const isThere = ({ hash }: ToldRow, before: Own | undefined, other: Other | undefined): boolean =>
  before === undefined ? other?.isSame === true : before.source_hash === hash;

/** A secret row may have lost its key with its words: then number and day tell which document it is, whoever wrote that down. */
function openOf({ row, hash }: ToldRow, own: Own | undefined, other: Other | undefined): Exposed | null {
  if (own?.withheld === false)
    return { row, id: own.id, version: own.version, number: own.number, day: own.day, hash };
  if (other === undefined || other.withheld || !other.isSame) return null;
  return { row, id: other.id, version: other.version, number: other.number, day: other.day, hash: null };
}

type Own = {
  readonly key: string;
  readonly id: string;
  readonly source_hash: string;
  readonly changed_here: boolean;
  readonly status: string;
  readonly version: number;
  readonly withheld: boolean;
  readonly number: number;
  readonly day: string | null;
};

/**
 * What this source has given already, held until the transaction ends. Each key is looked up by itself: in a register that grows
 * while it is filled, the planner's idea of its size is old, and it would read all of it for every chunk.
 */
async function ownRows(tx: Tx, { unitId, sourceId }: Taking, standing: readonly ToldRow[]) {
  const keys = standing.map(({ key }) => key);
  const { rows } = await sql<Own>`
    select asked.key, d.* from unnest(${keys}::text[]) as asked (key)
    cross join lateral (
      select id, source_hash, changed_here, status, version, withheld, number,
        coalesce(received_on, issued_on)::text as day from document
      where unit_id = ${unitId} and source_id = ${sourceId} and source_key = asked.key
      limit 1 for update
    ) d`.execute(tx);
  return new Map(rows.map((row) => [row.key, row]));
}

type Other = {
  readonly row: number;
  readonly id: string;
  readonly version: number;
  readonly withheld: boolean;
  readonly printed: string | null;
  readonly number: number;
  readonly day: string | null;
  /** The same document, written down by hand or from another list. */
  readonly isSame: boolean;
};

/**
 * Documents of the register that came from elsewhere, or from another row of this source, with the number of a row; and those that
 * are the very document of a row although their number differs.
 */
async function othersLike(
  tx: Tx,
  { unitId, sourceId, register }: Taking,
  standing: readonly ToldRow[],
): Promise<ReadonlyMap<number, Other>> {
  const asked = standing.map(({ row, key, told }) => ({
    row,
    key,
    year: told.year,
    series: told.series,
    number: told.number,
    suffix: told.suffix,
    printed: told.printed === null ? null : printedKey(told.printed),
    issued: told.issuedOn,
    withheld: told.withheld,
  }));
  const { rows } = await sql<Omit<Other, 'isSame'> & { is_same: boolean }>`
    select r.row, d.id, d.version, d.withheld, d.printed, d.number, coalesce(d.received_on, d.issued_on)::text as day,
      d.issued_on = r.issued and (r.withheld or d.printed_key = r.printed) is true as is_same
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r (row int, key text, year int, series text,
      number int, suffix text, printed text, issued date, withheld boolean)
    join document d on d.unit_id = ${unitId} and d.register_id = ${register.id} and d.year = r.year
      and d.series = r.series and d.number = r.number and d.suffix = r.suffix
      -- What was typed by mistake and cancelled does not hold the true one back.
      and d.status <> 'cancelled'
    where (d.source_id is distinct from ${sourceId} or d.source_key <> r.key)
    order by r.row, d.withheld desc`.execute(tx);
  return new Map(rows.map(({ is_same, ...other }) => [other.row, { ...other, isSame: is_same }]));
}

function numberThere({ direction }: Register, { printed, number, day }: Other): RowProblem {
  const values = { printed: printed ?? number, day: day === null ? '' : printedDay(day) };
  return {
    field: direction === 'incoming' ? 'number' : 'printed',
    message: filledWord(documentWords.numberThere, values),
  };
}

/** Writes what was weighed: documents with the entries of their history, and what they are found by. */
export async function put(tx: Tx, taking: Taking, { added, changed, exposed }: Weighed): Promise<void> {
  const fresh = added.map((one) => ({ ...one, id: uuidv7() }));
  await insertAll(
    tx,
    'document',
    fresh.map((one) => newRow(taking, one)),
  );
  await update(tx, taking, changed);
  await withholdAll(tx, taking, exposed);
  const settled = settledAs(taking.register.direction);
  const actions = [
    ...fresh.map(({ id, row }) => ({ id, row, number: 1, kind: settled })),
    ...changed.map(({ id, row, version }) => ({ id, row, number: version + 1, kind: 'imported' })),
    ...exposed.map(({ id, row, version }) => ({ id, row, number: version + 1, kind: 'withheld' })),
  ];
  await addActions(tx, taking, actions);
  await indexDocuments(
    tx,
    taking.unitId,
    actions.map(({ id }) => id),
  );
}

/** Nothing that was kept of them is shown or found any more. */
async function withholdAll(tx: Tx, { unitId, now }: Taking, exposed: readonly Exposed[]): Promise<void> {
  const ids = exposed.map(({ id }) => id);
  await withhold(tx, unitId, ids, now);
  await sql`update document d set version = d.version + 1, source_hash = coalesce(r.hash, d.source_hash),
      changed_here = d.changed_here or r.hash is null
    from jsonb_to_recordset(${JSON.stringify(exposed)}::jsonb) as r (id uuid, hash text)
    where d.unit_id = ${unitId} and d.id = r.id`.execute(tx);
}

function newRow({ unitId, sourceId, register, personId, now }: Taking, one: ToldRow & { id: string }) {
  return {
    ...emptyDocument,
    ...said(one),
    unit_id: unitId,
    id: one.id,
    register_id: register.id,
    direction: register.direction,
    status: settledAs(register.direction),
    legal: register.legal,
    source_id: sourceId,
    source_key: one.key,
    created_by: personId,
    created_at: now,
  };
}

/** What of a document comes from the list, and from nowhere else as long as nobody changes it here. */
const said = ({ told, hash }: Pick<ToldRow, 'told' | 'hash'>) => ({
  withheld: told.withheld,
  kind: told.kind,
  year: told.year,
  series: told.series,
  number: told.number,
  suffix: told.suffix,
  printed: told.printed,
  ...keysOf(told),
  issued_on: told.issuedOn,
  received_on: told.receivedOn,
  issuer: told.issuer,
  subject: told.subject,
  signer: told.signer,
  recipients: told.recipients,
  urgent: told.urgent,
  reply_due_on: told.replyDueOn,
  in_force_from: told.inForceFrom,
  note: told.note,
  directive: told.directive,
  field: told.field,
  sent_as: told.sentAs,
  source_hash: hash,
});

const listed = (names: readonly string[], prefix = '') =>
  sql.join(names.map((name) => sql.raw(`${prefix}${name}`)));

/** Many rows as one parameter: a thousand documents of fifty columns are more than a statement takes one by one. */
async function insertAll(tx: Tx, table: 'document', rows: readonly Readonly<Record<string, unknown>>[]) {
  if (rows.length === 0) return;
  const names = Object.keys(rows[0]!);
  await sql`insert into ${sql.table(table)} (${listed(names)}) select ${listed(names)}
    from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
}

async function update(tx: Tx, { unitId }: Taking, changed: Weighed['changed']): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map((one) => ({ id: one.id, version: one.version + 1, ...said(one) }));
  const names = Object.keys(rows[0]!).filter((name) => name !== 'id');
  const set = sql.join(names.map((name) => sql.raw(`${name} = r.${name}`)));
  await sql`update document d set ${set}
    from jsonb_populate_recordset(null::document, ${JSON.stringify(rows)}::jsonb) r
    where d.unit_id = ${unitId} and d.id = r.id`.execute(tx);
}

type Action = { readonly id: string; readonly row: number; readonly number: number; readonly kind: string };

async function addActions(tx: Tx, taking: Taking, actions: readonly Action[]): Promise<void> {
  const { unitId, importId, personId, onBehalfOf, now } = taking;
  if (actions.length === 0) return;
  await sql`insert into document_action (unit_id, document_id, number, kind, at, person_id, on_behalf_of, detail)
    select ${unitId}, r.id, coalesce((select max(a.number) from document_action a
        where a.unit_id = ${unitId} and a.document_id = r.id and r.number > 1), 0) + 1,
      r.kind, ${now}, ${personId}, ${onBehalfOf}::uuid, jsonb_build_object('import', ${importId}::text, 'row', r.row)
    from jsonb_to_recordset(${JSON.stringify(actions)}::jsonb) as r (id uuid, row int, number int, kind text)`.execute(
    tx,
  );
}

/** Holds the series that the rows are numbered in, in one order whoever comes, and tells them how far they have come. */
export async function reachSeries(
  tx: Tx,
  { unitId, register }: Taking,
  rows: readonly ReadRow[],
): Promise<void> {
  const last = new Map<string, { year: number; series: string; number: number }>();
  for (const { read } of rows) {
    if (read.is !== 'told') continue;
    const { year, series } = read.told;
    const known = last.get(`${year}|${series}`);
    last.set(`${year}|${series}`, { year, series, number: Math.max(known?.number ?? 0, read.told.number) });
  }
  if (last.size === 0) return;
  await sql`insert into document_series (unit_id, register_id, year, series, last_number)
    select ${unitId}, ${register.id}, r.year, r.series, r.number
    from jsonb_to_recordset(${JSON.stringify([...last.values()])}::jsonb) as r (year int, series text, number int)
    order by r.year, r.series
    on conflict (unit_id, register_id, year, series)
    do update set last_number = greatest(document_series.last_number, excluded.last_number)`.execute(tx);
}
