import type { Db, Tx } from '../../base/database/database.ts';
import { type Units, unitsOf } from './tree.ts';
import type { Share, Succession, SuccessionKind, UnitKind, UnitVersion } from './unit.ts';

/** The tree in memory, read anew when the database holds another version of it. */
export type Registry = {
  /** The tree in the version that the database was last seen to hold. */
  readonly at: (version: number) => Promise<Units>;
  readonly latest: () => Promise<Units>;
};

/** One tree for the whole process: it is small and read by everything. */
export function createRegistry(db: Db): Registry {
  let held: { readonly version: number; readonly units: Promise<Units> } | null = null;
  const at = (version: number): Promise<Units> => {
    if (held?.version === version) return held.units;
    const units = loadUnits(db);
    held = { version, units };
    // What could not be read is not kept.
    units.catch(() => {
      if (held?.units === units) held = null;
    });
    return units;
  };
  return { at, latest: async () => at(await treeVersion(db)) };
}

/** Raised by every change of the tree. */
async function treeVersion(db: Db): Promise<number> {
  const { version } = await db.selectFrom('unit_tree').select('version').executeTakeFirstOrThrow();
  return version;
}

/** The tree as it is now; nobody else changes it until this transaction ends. */
export async function loadLocked(tx: Tx): Promise<Units> {
  await tx.selectFrom('unit_tree').select('version').forUpdate().execute();
  return loadUnits(tx);
}

/** The tree as this transaction or connection sees it. */
export async function loadUnits(db: Db | Tx): Promise<Units> {
  const versions = await db.selectFrom('unit_version').selectAll().execute();
  return unitsOf(versions.map(asVersion), await loadSuccessions(db));
}

const asVersion = (row: {
  unit_id: string;
  valid_from: string;
  valid_to: string | null;
  name: string;
  title: string;
  kind: string;
  code: string | null;
  code_system: string | null;
  parent_id: string | null;
}): UnitVersion => ({
  unitId: row.unit_id,
  from: row.valid_from,
  to: row.valid_to,
  name: row.name,
  code: row.code,
  codeSystem: row.code_system,
  kind: row.kind as UnitKind,
  title: row.title,
  parentId: row.parent_id,
});

/** Those that a person confirmed. */
async function loadSuccessions(db: Db | Tx): Promise<Succession[]> {
  const successions = await db
    .selectFrom('succession')
    .selectAll()
    .where('state', '=', 'confirmed')
    .execute();
  if (successions.length === 0) return [];
  const units = groupBy(
    await db.selectFrom('succession_unit').selectAll().execute(),
    (row) => row.succession_id,
  );
  const shares = groupBy(
    await db.selectFrom('succession_share').selectAll().execute(),
    (row) => row.succession_id,
  );
  return successions.map(({ id, kind, effective_on, decision }) => {
    const concerned = units.get(id) ?? [];
    const side = (wanted: string) =>
      concerned.filter((row) => row.side === wanted).map(({ unit_id }) => ({ unitId: unit_id }));
    return {
      id,
      kind: kind as SuccessionKind,
      on: effective_on,
      decision,
      from: side('from'),
      to: side('to'),
      shares: (shares.get(id) ?? []).map(asShare),
    };
  });
}

const asShare = (row: {
  from_id: string;
  to_id: string;
  basis: string;
  numerator: number;
  denominator: number;
}): Share => ({
  fromId: row.from_id,
  toId: row.to_id,
  basis: row.basis,
  share: { numerator: row.numerator, denominator: row.denominator },
});

const groupBy = <T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> =>
  Map.groupBy(rows, keyOf);
