import type { Tx } from '../../base/database/database.ts';
import { addDays, type PlainDate } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import { handlersFor, type Who } from '../../base/run.ts';
import { fieldWords } from '../../base/words.ts';
import { recordSuccession, setShares } from './contract.ts';
import { refused, refuseNewProblems, withNames } from './history-check.ts';
import { logsOf, logsTouched } from './in-whose-name.ts';
import { addShares, addSuccession, addUnit, endUnits, type NewSuccession, raiseTree } from './keep.ts';
import { loadLocked } from './registry.ts';
import { settleBelow } from './succession-below.ts';
import { isDecidedIn, successionViews } from './succession-view.ts';
import { compareText, type Units, unitAt } from './tree.ts';
import type { UnitKind } from './unit.ts';
import { type Joined, liesWithin } from './within.ts';
import { commandWords } from './words.ts';

const { perform } = handlersFor<{ readonly units: Units }>();

export const successionCommands = [
  perform(recordSuccession, async (context, { unitId, below, movedTo, ...input }) => {
    const { tx, now, today, changed, who } = context;
    const before = await loadLocked(tx);
    const there = {
      on: input.on,
      from: input.from.map((side) => side.unitId),
      to: input.to.filter(({ made }) => made === undefined).map((side) => side.unitId),
    };
    refuseNotThere(before, there);
    if (!liesWithin(before, unitId, there, today)) throw new Problem('not-permitted');
    const [recorded] = await successionViews(tx, before, [input.id]);
    if (recorded !== undefined) {
      // What was withdrawn since is not recorded: that is told.
      if (recorded.state !== 'rejected' && isSameSuccession(recorded, input)) return { id: input.id };
      throw new Problem('already-there');
    }
    await refuseGoneAlready(tx, before, input);
    await makeUnits(tx, who!, before, input, now);
    const datedBefore = datedBeforeIn(before, input);
    await addSuccession(tx, { ...input, shares: [], proposed: null, datedBefore }, now);
    await endUnits(tx, before, input);
    const under = input.to.flatMap(({ made }) => (made === undefined ? [] : [made.parentId]));
    const logs = logsTouched(before, unitId, { ...there, to: [...there.to, ...under] });
    changed({ kind: 'succession', id: input.id, before: null, after: input }, logs);
    for (const { unitId: id } of [
      ...input.from,
      ...input.to.filter((side) => !there.from.includes(side.unitId)),
    ])
      changed({ kind: 'unit', id, before: null, after: { succession: input.id } }, logs);
    await settleBelow(context, before, input, { unitId, below, movedTo });
    await raiseTree(tx);
    await refuseNewProblems(tx, before);
    return { id: input.id };
  }),

  perform(setShares, async ({ tx, today, changed }, { unitId, successionId, version, shares }) => {
    const before = await loadLocked(tx);
    const [view] = await successionViews(tx, before, [successionId]);
    if (view === undefined || !isDecidedIn(before, unitId, view, today)) throw new Problem('not-found');
    if (view.state === 'rejected' || view.version !== version) throw new Problem('changed-by-other');
    const isOnSides = shares.every(
      ({ fromId, toId }) =>
        view.from.some(({ id }) => id === fromId) && view.to.some(({ id }) => id === toId),
    );
    if (!isOnSides) throw refused('shares', fieldWords.choice);
    await tx.deleteFrom('succession_share').where('succession_id', '=', successionId).execute();
    const kept = shares.map(({ numerator, denominator, ...share }) => ({
      ...share,
      share: { numerator, denominator },
    }));
    await addShares(tx, successionId, kept);
    const raised = await raiseVersion(tx, successionId, version);
    await raiseTree(tx);
    await refuseNewProblems(tx, before);
    const change = { before: { shares: view.shares }, after: { shares } };
    changed({ kind: 'succession', id: successionId, ...change }, logsOf(before, unitId, view));
    return { id: successionId, version: raised };
  }),
];

type Recorded = Pick<NewSuccession, 'kind' | 'on' | 'decision' | 'from'> & { readonly to: readonly Goal[] };
type Goal = { readonly unitId: string; readonly made?: Made | undefined };
type Made = {
  readonly parentId: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly title: string;
  readonly code: string | null;
  readonly codeSystem: string | null;
};

/** A day before a unit began, or after it ended, is a slip of the day: no question of who may. Anyone sees when a unit is there. */
function refuseNotThere(units: Units, { on, from, to }: Joined): void {
  const eve = addDays(on, -1);
  const isAway = (id: string, day: PlainDate) =>
    units.versions.has(id) && unitAt(units, id, day) === undefined;
  const away = [...from.filter((id) => isAway(id, eve)), ...to.filter((id) => isAway(id, on))];
  if (away.length > 0) throw refused('on', withNames(commandWords.awayOn, away, on, units));
}

/** The units that begin with the succession. */
async function makeUnits(tx: Tx, who: Who, before: Units, { on, decision, to }: Recorded, now: Date) {
  for (const { unitId, made } of to) {
    if (made === undefined) continue;
    if (before.versions.has(unitId)) throw new Problem('already-there');
    if (who.grant('tree.add', [made.parentId]) === null) throw new Problem('not-permitted');
    await addUnit(tx, { ...made, unitId, from: on, to: null }, decision, now);
  }
}

/** Units whose last or first day was recorded before, and by no succession of the day. */
function datedBeforeIn(units: Units, { on, from, to }: Recorded): ReadonlySet<string> {
  const eve = addDays(on, -1);
  const isJoined = (by: Units['leaving'], id: string) =>
    by.get(id)?.some((other) => other.on === on) ?? false;
  const ended = from.filter(
    ({ unitId }) => unitAt(units, unitId, eve)?.to === eve && !isJoined(units.leaving, unitId),
  );
  const begun = to.filter(({ unitId, made }) => made === undefined && !isJoined(units.entering, unitId));
  return new Set([...ended, ...begun].map(({ unitId }) => unitId));
}

/** The same, sent again; an id that stands for another succession is told. */
function isSameSuccession(
  recorded: Awaited<ReturnType<typeof successionViews>>[number],
  { kind, on, decision, from, to }: Recorded,
): boolean {
  const sides = (all: readonly string[]) => [...all].sort(compareText).join();
  return (
    recorded.kind === kind &&
    recorded.on === on &&
    recorded.decision === decision &&
    sides(recorded.from.map(({ id }) => id)) === sides(from.map(({ unitId }) => unitId)) &&
    sides(recorded.to.map(({ id }) => id)) === sides(to.map(({ unitId }) => unitId))
  );
}

/** What goes over whole goes once; parts of one unit may go to several on a day, each by a succession of its own. */
export async function refuseGoneAlready(
  tx: Tx,
  units: Units,
  { on, from, to }: Pick<Recorded, 'on' | 'from' | 'to'>,
): Promise<void> {
  for (const { unitId, isPart } of from) {
    if (to.some((side) => side.unitId === unitId)) continue;
    const ids = (units.leaving.get(unitId) ?? []).filter((other) => other.on === on).map(({ id }) => id);
    const sides = (await successionViews(tx, units, ids)).flatMap((view) =>
      view.from.filter(({ id }) => id === unitId && !view.to.some((side) => side.id === id)),
    );
    const isGone = isPart ? sides.some((side) => !side.isPart) : sides.length > 0;
    if (isGone) throw refused('from', commandWords.goneAlready);
  }
}

async function raiseVersion(tx: Tx, id: string, version: number): Promise<number> {
  await tx
    .updateTable('succession')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .execute();
  return version + 1;
}
