import type { Tx } from '../../base/database/database.ts';
import { addDays, type PlainDate } from '../../base/plain-date.ts';
import { type Units, unitAt } from './tree.ts';
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

/** From the first day of `next` on it holds instead; what was recorded for later days is not overwritten unseen. */
export async function replaceFrom(
  tx: Tx,
  was: UnitVersion,
  next: UnitVersion,
  decision: string,
): Promise<void> {
  if (was.from === next.from) await removeVersion(tx, was);
  else await endVersion(tx, was, addDays(next.from, -1));
  await addVersion(tx, next, decision);
}

/** The last day of a version; null where no end is known. */
export async function endVersion(
  tx: Tx,
  { unitId, from }: UnitVersion,
  lastDay: PlainDate | null,
): Promise<void> {
  await tx
    .updateTable('unit_version')
    .set({ valid_to: lastDay })
    .where('unit_id', '=', unitId)
    .where('valid_from', '=', from)
    .execute();
}

/** The units that a succession ends have their last day on the eve of it; a unit on both sides goes on. */
export async function endUnits(
  tx: Tx,
  units: Units,
  { on, from, to }: { on: PlainDate; from: readonly { unitId: string }[]; to: readonly { unitId: string }[] },
): Promise<void> {
  const eve = addDays(on, -1);
  for (const { unitId } of from) {
    if (to.some((side) => side.unitId === unitId)) continue;
    const last = unitAt(units, unitId, eve);
    if (last === undefined || last.to === eve) continue;
    await endVersion(tx, last, eve);
  }
}

/** What was recorded wrongly is gone from the tree; the log keeps it. Raise the tree afterwards. */
export async function removeVersion(tx: Tx, { unitId, from }: UnitVersion): Promise<void> {
  await tx.deleteFrom('unit_version').where('unit_id', '=', unitId).where('valid_from', '=', from).execute();
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
  /** Units that had their last or first day already. */
  readonly datedBefore?: ReadonlySet<string>;
  /** How it was read, where a person has still to confirm it. */
  readonly proposed: { readonly certainty: string; readonly reading: string; readonly source: string } | null;
};

/** What became of units on a day. Their versions are not touched; raise the tree afterwards. */
export async function addSuccession(tx: Tx, succession: NewSuccession, now: Date): Promise<void> {
  const { id, kind, on, decision, proposed, from, to, shares, datedBefore } = succession;
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
    .values(
      sides.map((side) => ({
        ...{ succession_id: id, ...side },
        dated_before: datedBefore?.has(side.unit_id) ?? false,
      })),
    )
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
