import type { Tx } from '../../base/database/database.ts';
import { addDays, type PlainDate } from '../../base/plain-date.ts';
import { type Issue, Problem, refuseIssues } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { fieldWords } from '../../base/words.ts';
import { changeUnit, createUnit, decideProposals, recordSuccession, setShares } from './contract.ts';
import { addShares, addSuccession, addUnit, addVersion, type NewSuccession, raiseTree } from './keep.ts';
import { loadLocked, loadUnits } from './registry.ts';
import { isDecidedIn, successionViews } from './succession-view.ts';
import { compareText, type Units, unitAt } from './tree.ts';
import type { UnitVersion } from './unit.ts';
import { type HistoryProblemCode, validateHistory } from './validate.ts';
import { liesWithin } from './within.ts';
import { commandWords, historyWords } from './words.ts';

type UnitServices = { readonly units: Units };
const { perform } = handlersFor<UnitServices>();

export const unitCommands = [
  perform(createUnit, async ({ tx, now, changed }, { id, decision, ...input }) => {
    const before = await loadLocked(tx);
    const version: UnitVersion = { ...input, unitId: id, to: null };
    if (before.versions.has(id)) {
      if (isSame(before.versions.get(id)!.at(-1)!, version)) return { id };
      throw new Problem('already-there');
    }
    await addUnit(tx, version, decision, now);
    await refuseNewProblems(tx, before);
    changed({ kind: 'unit', id, before: null, after: { ...version, decision } });
    return { id };
  }),

  perform(changeUnit, async (context, { unitId, decision, ...input }) => {
    const { tx, changed, who } = context;
    const before = await loadLocked(tx);
    const was = unitAt(before, unitId, input.from);
    if (was === undefined) throw refused('from', commandWords.notThereOn);
    // To be put below a unit is decided there too.
    const moves = was.parentId !== input.parentId;
    if (moves && who!.grant('tree.add', [input.parentId]) === null) throw new Problem('not-permitted');
    const version: UnitVersion = { ...input, unitId, kind: was.kind, to: was.to };
    await replaceFrom(tx, was, version, decision);
    await raiseTree(tx);
    await refuseNewProblems(tx, before);
    changed({ kind: 'unit', id: unitId, before: was, after: { ...version, decision } });
    return { id: unitId };
  }),

  perform(recordSuccession, async (context, { unitId, ...input }) => {
    const { tx, now, changed, who } = context;
    const before = await loadLocked(tx);
    const named = [...input.from, ...input.to].map((side) => side.unitId);
    const there = {
      on: input.on,
      from: input.from.map((side) => side.unitId),
      to: input.to.filter(({ made }) => made === undefined).map((side) => side.unitId),
    };
    if (!liesWithin(before, unitId, there)) throw new Problem('not-permitted');
    const [recorded] = await successionViews(tx, before, [input.id]);
    if (recorded !== undefined) {
      if (isSameSuccession(recorded, input)) return { id: input.id };
      throw new Problem('already-there');
    }
    await refuseGoneAlready(tx, before, input);
    for (const { unitId: id, made } of input.to) {
      if (made === undefined) continue;
      if (before.versions.has(id)) throw new Problem('already-there');
      if (who!.grant('tree.add', [made.parentId]) === null) throw new Problem('not-permitted');
      await addUnit(tx, { ...made, unitId: id, from: input.on, to: null }, input.decision, now);
    }
    await addSuccession(tx, { ...input, shares: [], proposed: null }, now);
    await endUnits(tx, before, input);
    await raiseTree(tx);
    await refuseNewProblems(tx, before);
    changed({ kind: 'succession', id: input.id, before: null, after: input });
    for (const id of new Set(named))
      changed({ kind: 'unit', id, before: null, after: { succession: input.id } });
    return { id: input.id };
  }),

  perform(decideProposals, async (context, { unitId, decisions }) => {
    const { tx, changed } = context;
    const before = await loadLocked(tx);
    const asked = decisions.map(({ successionId }) => successionId);
    const views = new Map((await successionViews(tx, before, asked)).map((view) => [view.id, view]));
    let confirmed = 0;
    for (const { successionId, version, confirm } of decisions) {
      const view = views.get(successionId);
      if (view === undefined || !isDecidedIn(before, unitId, view)) throw new Problem('not-found');
      if (view.state !== 'proposed' || view.version !== version) throw new Problem('changed-by-other');
      const state = confirm ? 'confirmed' : 'rejected';
      if (confirm) confirmed += 1;
      changed({ kind: 'succession', id: successionId, before: { state: 'proposed' }, after: { state } });
    }
    await decideAll(tx, decisions);
    await raiseTree(tx);
    await refuseNewProblems(tx, before);
    return { confirmed, rejected: decisions.length - confirmed };
  }),

  perform(setShares, async ({ tx, changed }, { unitId, successionId, version, shares }) => {
    const before = await loadLocked(tx);
    const [view] = await successionViews(tx, before, [successionId]);
    if (view === undefined || !isDecidedIn(before, unitId, view)) throw new Problem('not-found');
    if (view.version !== version) throw new Problem('changed-by-other');
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
    changed({ kind: 'succession', id: successionId, before: { shares: view.shares }, after: { shares } });
    return { id: successionId, version: raised };
  }),
];

const isSame = (one: UnitVersion, other: UnitVersion): boolean =>
  (['from', 'name', 'title', 'kind', 'code', 'codeSystem', 'parentId'] as const).every(
    (field) => one[field] === other[field],
  );

/** From the first day of `next` on it holds instead; what was recorded for later days is not overwritten unseen. */
async function replaceFrom(tx: Tx, was: UnitVersion, next: UnitVersion, decision: string): Promise<void> {
  if (was.from === next.from) {
    await tx
      .deleteFrom('unit_version')
      .where('unit_id', '=', was.unitId)
      .where('valid_from', '=', was.from)
      .execute();
  } else await endVersion(tx, was, addDays(next.from, -1));
  await addVersion(tx, next, decision);
}

async function endVersion(tx: Tx, { unitId, from }: UnitVersion, lastDay: PlainDate): Promise<void> {
  await tx
    .updateTable('unit_version')
    .set({ valid_to: lastDay })
    .where('unit_id', '=', unitId)
    .where('valid_from', '=', from)
    .execute();
}

/** The units that a succession ends have their last day on the eve of it; a unit on both sides goes on. */
async function endUnits(
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

/**
 * Refuses what would make the history contradict itself: every problem that was not there before, all at
 * once. The transaction is undone.
 */
async function refuseNewProblems(tx: Tx, before: Units): Promise<void> {
  const keyOf = (problem: { code: string; on: string; unitIds: readonly string[] }) =>
    `${problem.code} ${problem.on} ${problem.unitIds.join()}`;
  const known = new Set(validateHistory(before).map(keyOf));
  const after = await loadUnits(tx);
  const fresh = validateHistory(after).filter((problem) => !known.has(keyOf(problem)));
  refuseIssues(
    fresh.slice(0, 20).map((problem) => ({
      path: [fieldOf(problem.code)],
      message: withNames(historyWords[problem.code], problem.unitIds, problem.on, after),
    })),
  );
}

const fieldOf = (code: HistoryProblemCode): string =>
  code === 'code-borne-twice'
    ? 'code'
    : code === 'parent-not-there' || code === 'below-itself'
      ? 'parentId'
      : code.startsWith('shares')
        ? 'shares'
        : 'from';

function withNames(
  word: { vi: string; en: string },
  unitIds: readonly string[],
  on: PlainDate,
  units: Units,
) {
  const names = unitIds.map((id) => (unitAt(units, id, on) ?? units.versions.get(id)?.at(-1))?.name ?? id);
  const told = [...new Set(names)].sort(compareText).join('; ');
  const day = on.split('-').reverse().join('/');
  return { vi: `${word.vi}: ${told} (${day}).`, en: `${word.en}: ${told} (${day}).` };
}

const refused = (field: string, message: Issue['message']) =>
  new Problem('input-invalid', { issues: [{ path: [field], message }] });

type Recorded = Pick<NewSuccession, 'kind' | 'on' | 'decision' | 'from' | 'to'>;

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
async function refuseGoneAlready(tx: Tx, units: Units, { on, from, to }: Recorded): Promise<void> {
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

async function decideAll(
  tx: Tx,
  decisions: readonly { readonly successionId: string; readonly confirm: boolean }[],
): Promise<void> {
  for (const state of ['confirmed', 'rejected'] as const) {
    const ids = decisions
      .filter(({ confirm }) => confirm === (state === 'confirmed'))
      .map(({ successionId }) => successionId);
    if (ids.length === 0) continue;
    await tx
      .updateTable('succession')
      .set((eb) => ({ state, version: eb('version', '+', 1) }))
      .where('id', 'in', ids)
      .execute();
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
