import type { Tx } from '../../base/database/database.ts';
import { Problem } from '../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../base/run.ts';
import { correctUnit, withdrawChange, withdrawSuccession } from './contract-correct.ts';
import { refused, refuseNewProblems, withNames } from './history-check.ts';
import { logsOf } from './in-whose-name.ts';
import { endVersion, raiseTree, removeVersion } from './keep.ts';
import { loadLocked } from './registry.ts';
import { dissolutionOf } from './succession-below.ts';
import { isDecidedIn, successionViews } from './succession-view.ts';
import type { Units } from './tree.ts';
import type { Succession, UnitVersion } from './unit.ts';
import { restingOn, type Withdrawal, withdrawalOf } from './withdrawal.ts';
import { refuseOthersPlaces } from './within.ts';
import { commandWords } from './words.ts';

const { perform } = handlersFor<{ readonly units: Units }>();

export const correctCommands = [
  perform(withdrawChange, async ({ tx, who, changed, exceptional }, { unitId, from, reason }) => {
    const before = await loadLocked(tx);
    const [last, former] = versionsOf(before, unitId).toReversed();
    if (last!.from !== from) throw new Problem('changed-by-other');
    if (former === undefined) throw refused('from', commandWords.onlyVersion);
    refuseOthersPlaces(who!, [last!.parentId, former.parentId]);
    refuseResting(before, restingOn(before, from, [unitId]), from);
    await removeVersion(tx, last!);
    await endVersion(tx, former, last!.to);
    await raiseTree(tx);
    await refuseNewProblems(tx, before);
    exceptional('correction', reason);
    changed({ kind: 'unit', id: unitId, before: last, after: { ...former, to: last!.to } });
    return { id: unitId };
  }),

  perform(withdrawSuccession, async (context, { unitId, successionId, version, reason }) => {
    const { tx, today, changed, exceptional } = context;
    const before = await loadLocked(tx);
    const [view] = await successionViews(tx, before, [successionId]);
    if (view === undefined || !isDecidedIn(before, unitId, view, today)) throw new Problem('not-found');
    if (view.version !== version || view.state !== 'confirmed') throw new Problem('changed-by-other');
    const withdrawn = before.successions.filter(({ id }) =>
      [successionId, dissolutionOf(successionId)].includes(id),
    );
    const named = withdrawn.flatMap(({ from, to }) => [...from, ...to].map((side) => side.unitId));
    refuseResting(before, restingOn(before, view.on, named), view.on);
    // What was read from lists waits again; the versions are those of the lists.
    const isRead = view.reading !== null;
    if (isRead) await forgetChosen(tx, successionId);
    else await undo(context, before, withdrawn);
    const state = isRead ? 'proposed' : 'rejected';
    const logs = logsOf(before, unitId, view);
    for (const { id } of withdrawn)
      changed({ kind: 'succession', id, before: { state: 'confirmed' }, after: { state } }, logs);
    await setState(tx, withdrawn, state);
    await raiseTree(tx);
    // What had its last day from elsewhere keeps it, and waits for somebody to say what became of it.
    await refuseNewProblems(tx, before, ['ends-without-succession']);
    exceptional('correction', reason);
    return { id: successionId };
  }),

  perform(correctUnit, async ({ tx, who, changed, exceptional }, { unitId, kind, from, seen, reason }) => {
    const before = await loadLocked(tx);
    const versions = versionsOf(before, unitId);
    const [first, last] = [versions[0]!, versions.at(-1)!];
    if (seen.kind !== last.kind || seen.from !== first.from) throw new Problem('changed-by-other');
    if (kind === last.kind && from === first.from) throw refused('kind', commandWords.correctsNothing);
    if (first.to !== null && from > first.to) throw refused('from', commandWords.firstDayTooLate);
    refuseOthersPlaces(
      who!,
      versions.map(({ parentId }) => parentId),
    );
    await tx
      .updateTable('unit_version')
      .set({ kind })
      .where('unit_id', '=', unitId)
      .where('kind', '=', last.kind)
      .execute();
    await tx
      .updateTable('unit_version')
      .set({ valid_from: from })
      .where('unit_id', '=', unitId)
      .where('valid_from', '=', first.from)
      .execute();
    await raiseTree(tx);
    await refuseNewProblems(tx, before);
    exceptional('correction', reason);
    const was = { kind: last.kind, from: first.from };
    changed({ kind: 'unit', id: unitId, before: was, after: { kind, from } });
    return { id: unitId };
  }),
];

/** What a person had named besides the reading: asked again when it is decided again. */
async function forgetChosen(tx: Tx, successionId: string): Promise<void> {
  const gone = await tx
    .deleteFrom('succession_unit')
    .where('succession_id', '=', successionId)
    .where('side', '=', 'from')
    .where('dated_before', '=', true)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) return;
  const { left } = await tx
    .selectFrom('succession_unit')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('succession_id', '=', successionId)
    .where('side', '=', 'from')
    .executeTakeFirstOrThrow();
  // Of one alone it was read as having taken that one's place.
  if (left === 1)
    await tx.updateTable('succession').set({ kind: 'rename' }).where('id', '=', successionId).execute();
}

function versionsOf(units: Units, unitId: string): readonly UnitVersion[] {
  const versions = units.versions.get(unitId);
  if (versions === undefined) throw new Problem('not-found');
  return versions;
}

function refuseResting(units: Units, unitIds: readonly string[], on: string): void {
  if (unitIds.length > 0) throw refused('reason', withNames(commandWords.laterRests, unitIds, on, units));
}

async function undo(
  { tx, changed }: CommandContext,
  before: Units,
  withdrawn: readonly Succession[],
): Promise<void> {
  const known = {
    recorded: await recordedWith(tx, withdrawn[0]!),
    datedBefore: await datedBefore(tx, withdrawn[0]!),
  };
  const done = withdrawalOf(before, withdrawn, known);
  refuseResting(
    before,
    restingOn(
      before,
      withdrawn[0]!.on,
      done.movedBack.map(({ version }) => version.unitId),
    ),
    withdrawn[0]!.on,
  );
  await refuseInUse(tx, before, done, withdrawn);
  for (const { version, former } of done.movedBack) {
    await removeVersion(tx, version);
    await endVersion(tx, former, version.to);
    changed({ kind: 'unit', id: version.unitId, before: version, after: { ...former, to: version.to } });
  }
  for (const version of done.made) {
    await removeVersion(tx, version);
    changed({ kind: 'unit', id: version.unitId, before: version, after: null });
  }
  for (const version of done.reopened) {
    await endVersion(tx, version, null);
    changed({ kind: 'unit', id: version.unitId, before: version, after: { ...version, to: null } });
  }
}

/** Units with a version of that day under that decision. */
async function recordedWith(tx: Tx, { on, decision }: Succession): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('unit_version')
    .select('unit_id')
    .where('valid_from', '=', on)
    .where('decision', '=', decision)
    .execute();
  return new Set(rows.map(({ unit_id }) => unit_id));
}

/** Units that had their last or first day, that day, from elsewhere: as people said when they recorded, or from lists. */
async function datedBefore(tx: Tx, { on }: Succession): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('succession_unit as u')
    .innerJoin('succession as s', 's.id', 'u.succession_id')
    .select('u.unit_id')
    .where('s.effective_on', '=', on)
    .where((eb) => eb.or([eb('u.dated_before', '=', true), eb('s.reading', 'is not', null)]))
    .execute();
  return new Set(rows.map(({ unit_id }) => unit_id));
}

/** A unit that was never there has nothing of its own. */
async function refuseInUse(
  tx: Tx,
  units: Units,
  { made, movedBack }: Withdrawal,
  withdrawn: readonly Succession[],
): Promise<void> {
  if (made.length === 0) return;
  const ids = made.map(({ unitId }) => unitId);
  const withIt = new Set([...ids, ...movedBack.map(({ version }) => version.unitId)]);
  const below = ids.filter((id) => units.byParent.get(id)?.some(({ unitId }) => !withIt.has(unitId)));
  const proposed = await tx
    .selectFrom('succession_unit as u')
    .innerJoin('succession as s', 's.id', 'u.succession_id')
    .select('u.unit_id')
    .where('u.unit_id', 'in', ids)
    .where('s.state', '<>', 'rejected')
    .where(
      's.id',
      'not in',
      withdrawn.map(({ id }) => id),
    )
    .execute();
  const posts = await tx.selectFrom('post').select('unit_id').where('unit_id', 'in', ids).execute();
  const keys = await tx.selectFrom('api_token').select('unit_id').where('unit_id', 'in', ids).execute();
  const files = await tx.selectFrom('stored_file').select('unit_id').where('unit_id', 'in', ids).execute();
  const used = [...below, ...[...proposed, ...posts, ...keys, ...files].map(({ unit_id }) => unit_id)];
  if (used.length > 0) throw refused('reason', withNames(commandWords.inUse, used, withdrawn[0]!.on, units));
}

async function setState(
  tx: Tx,
  withdrawn: readonly Succession[],
  state: 'proposed' | 'rejected',
): Promise<void> {
  await tx
    .updateTable('succession')
    .set((eb) => ({ state, version: eb('version', '+', 1) }))
    .where(
      'id',
      'in',
      withdrawn.map(({ id }) => id),
    )
    .execute();
}
