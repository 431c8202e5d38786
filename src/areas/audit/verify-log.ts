import { sql } from 'kysely';
import type { Db } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { noUnit } from './content.ts';
import type { Fault } from './faults.ts';
import { headsKind, headsOperation, readHeads, type SignedHeads } from './heads.ts';
import { createChain, type Head, type Link } from './verify.ts';

export type LogVerified = {
  readonly chains: number;
  readonly entries: number;
  /** Files of signed heads that it was compared with. */
  readonly heads: number;
  readonly faults: readonly Fault[];
};

/** So many entries are held at a time. */
const batch = 5000;

/**
 * Follows every chain from its first entry and compares it with the heads signed outside of the database; `keys` are the
 * Ed25519 keys that signed them, as PEM. Work may go on meanwhile. A log cut or rewritten back to before the oldest signed head is not found.
 */
export async function verifyLog(db: Db, headsFolder: string, keys: readonly Buffer[]): Promise<LogVerified> {
  const signed = await readHeads(headsFolder, keys);
  const units = await unitsIn(db, signed);
  const written = new Set<PlainDate>();
  const faults: Fault[] = [];
  let entries = 0;
  for (const unitId of units) {
    const told = await verifyChain(db, unitId, signed, written);
    entries += told.entries;
    faults.push(...told.faults);
  }
  return {
    chains: units.length,
    entries,
    heads: signed.days.length,
    faults: [...faults, ...ofFiles(signed, written)],
  };
}

/** Also units of which nothing is left but a signed head. */
async function unitsIn(db: Db, { byUnit }: SignedHeads): Promise<string[]> {
  const { rows } = await sql<{ unit_id: string }>`
    with recursive known as (
      (select unit_id from audit_entry order by unit_id limit 1)
      union all
      select (select unit_id from audit_entry where unit_id > known.unit_id order by unit_id limit 1)
      from known where known.unit_id is not null)
    select unit_id from known where unit_id is not null union select unit_id from audit_head`.execute(db);
  return [...new Set([...rows.map(({ unit_id }) => unit_id), ...byUnit.keys()])].sort();
}

async function verifyChain(
  db: Db,
  unitId: string,
  signed: SignedHeads,
  written: Set<PlainDate>,
): Promise<{ entries: number; faults: readonly Fault[] }> {
  const chain = createChain(unitId, signed.byUnit.get(unitId) ?? new Map());
  for (let entries = 0, after = 0; ; ) {
    const { links, head } = await read(db, unitId, after);
    for (const link of links) {
      chain.follow(link);
      if (unitId === noUnit && link.operation === headsOperation) noteDay(link, written);
    }
    entries += links.length;
    if (links.length < batch) return { entries, faults: chain.end(head) };
    after = links.at(-1)!.number;
  }
}

/** In one statement, so that the head is the one that was there with the last of these entries. */
async function read(
  db: Db,
  unitId: string,
  after: number,
): Promise<{ links: readonly Link[]; head: Head | null }> {
  const { rows } = await sql<Row>`
    select head.number as head_number, head.hash as head_hash, entry.*
    from (select ${unitId}::uuid as id) as unit
    left join audit_head as head on head.unit_id = unit.id
    left join lateral (
      select number, at, operation, outcome, person_id, on_behalf_of, objects, exception, content, hash
      from audit_entry where unit_id = unit.id and number > ${after} order by number limit ${batch}
    ) as entry on true
    order by entry.number`.execute(db);
  const [{ head_number, head_hash }] = rows as [Row];
  return {
    links: rows.filter((row) => row.number !== null).map((row) => linkOf(unitId, row)),
    head: head_number === null ? null : { unitId, number: head_number, hash: head_hash! },
  };
}

type Row = {
  readonly head_number: number | null;
  readonly head_hash: Uint8Array | null;
  /** Null in the one row of a chain that has no more entries. */
  readonly number: number | null;
  readonly at: Date;
  readonly operation: string;
  readonly outcome: string;
  readonly person_id: string | null;
  readonly on_behalf_of: string | null;
  readonly objects: readonly string[];
  readonly exception: string | null;
  readonly content: string;
  readonly hash: Uint8Array;
};

const linkOf = (unitId: string, row: Row): Link => ({
  unitId,
  number: row.number!,
  at: row.at,
  operation: row.operation,
  outcome: row.outcome,
  personId: row.person_id,
  onBehalfOf: row.on_behalf_of,
  objects: row.objects,
  exception: row.exception,
  content: row.content,
  hash: row.hash,
});

function noteDay({ objects }: Link, written: Set<PlainDate>): void {
  for (const object of objects)
    if (object.startsWith(`${headsKind}:`)) written.add(object.slice(headsKind.length + 1) as PlainDate);
}

/** The log names every file that was written. */
function ofFiles({ days, forged }: SignedHeads, written: ReadonlySet<PlainDate>): Fault[] {
  const there = new Set([...days, ...forged.map((name) => name.slice(0, -'.json'.length))]);
  const missing = [...written].filter((day) => !there.has(day)).sort();
  return [
    ...forged.map((name): Fault => ({ unitId: noUnit, number: null, kind: 'head-forged', file: name })),
    ...missing.map(
      (day): Fault => ({ unitId: noUnit, number: null, kind: 'head-missing', file: `${day}.json` }),
    ),
  ];
}
