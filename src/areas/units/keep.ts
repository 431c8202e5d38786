import type { Tx } from '../../base/database/database.ts';
import type { Succession, UnitVersion } from './unit.ts';

/** A new unit with its first version. */
export function addUnit(tx: Tx, version: UnitVersion, decision: string, now: Date): Promise<void> {
  return addUnits(tx, [{ ...version, decision }], now);
}

type DecidedVersion = UnitVersion & { readonly decision: string };

/** New units with all their versions. The tree is raised: every process reads it anew. */
export async function addUnits(tx: Tx, versions: readonly DecidedVersion[], now: Date): Promise<void> {
  const ids = [...new Set(versions.map(({ unitId }) => unitId))];
  await tx
    .insertInto('unit')
    .values(ids.map((id) => ({ id, created_at: now })))
    .execute();
  await tx.insertInto('unit_version').values(versions.map(rowOf)).execute();
  await raiseTree(tx);
}

/** The unit as it is named, coded and placed from `from` on. */
export async function addVersion(tx: Tx, version: UnitVersion, decision: string): Promise<void> {
  await tx
    .insertInto('unit_version')
    .values(rowOf({ ...version, decision }))
    .execute();
}

/** A version as its row in the database. */
export const rowOf = (version: DecidedVersion) => ({
  unit_id: version.unitId,
  valid_from: version.from,
  valid_to: version.to,
  name: version.name,
  title: version.title,
  kind: version.kind,
  code: version.code,
  code_system: version.codeSystem,
  parent_id: version.parentId,
  decision: version.decision,
});

export type NewSuccession = Omit<Succession, 'from'> & {
  readonly from: readonly { readonly unitId: string; readonly isPart: boolean }[];
  /** How it was read, where a person has still to confirm it. */
  readonly proposed: { readonly certainty: string; readonly reading: string; readonly source: string } | null;
};

/** What became of units on a day. Their versions are not touched; raise the tree afterwards. */
export async function addSuccession(tx: Tx, succession: NewSuccession, now: Date): Promise<void> {
  const { id, kind, on, decision, proposed, from, to, shares } = succession;
  await tx
    .insertInto('succession')
    .values({
      id,
      kind,
      effective_on: on,
      decision,
      state: proposed === null ? 'confirmed' : 'proposed',
      certainty: proposed?.certainty ?? '1',
      reading: proposed?.reading ?? null,
      source_text: proposed?.source ?? null,
      version: 1,
      created_at: now,
    })
    .execute();
  const sides = [
    ...from.map(({ unitId, isPart }) => ({ side: 'from' as const, unit_id: unitId, is_part: isPart })),
    ...to.map(({ unitId }) => ({ side: 'to' as const, unit_id: unitId, is_part: false })),
  ];
  await tx
    .insertInto('succession_unit')
    .values(sides.map((side) => ({ succession_id: id, ...side })))
    .execute();
  await addShares(tx, id, shares);
}

/** What part of the units before went where. */
export async function addShares(tx: Tx, successionId: string, shares: Succession['shares']): Promise<void> {
  if (shares.length === 0) return;
  const rows = shares.map(({ fromId, toId, basis, share }) => ({
    succession_id: successionId,
    from_id: fromId,
    to_id: toId,
    numerator: share.numerator,
    denominator: share.denominator,
    basis,
  }));
  await tx.insertInto('succession_share').values(rows).execute();
}

/** Also the lock of the tree: of two people who change it at once, the second sees what the first did. */
export async function raiseTree(tx: Tx): Promise<void> {
  await tx
    .updateTable('unit_tree')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .execute();
}
