import type { Tx } from '../../base/database/database.ts';
import { Problem } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { fieldWords } from '../../base/words.ts';
import { refuseGoneAlready } from './commands-succession.ts';
import { decideProposals } from './contract.ts';
import { refused, refuseNewProblems } from './history-check.ts';
import { logsOf } from './in-whose-name.ts';
import { raiseTree } from './keep.ts';
import { loadLocked } from './registry.ts';
import { isDecidedIn, successionViews } from './succession-view.ts';
import type { Units } from './tree.ts';
import { chosenTwice } from './words.ts';

const { perform } = handlersFor<{ readonly units: Units }>();

export const proposalCommands = [
  perform(decideProposals, async (context, { unitId, decisions }) => {
    const { tx, today, changed } = context;
    const before = await loadLocked(tx);
    const asked = decisions.map(({ successionId }) => successionId);
    const views = new Map((await successionViews(tx, before, asked)).map((view) => [view.id, view]));
    refuseChosenTwice(decisions, views);
    let confirmed = 0;
    for (const { successionId, version, confirm, also = [] } of decisions) {
      const view = views.get(successionId);
      const chosen = confirm ? also : [];
      if (view === undefined || !isDecidedIn(before, unitId, withAlso(view, chosen), today))
        throw new Problem('not-found');
      if (view.state !== 'proposed' || view.version !== version) throw new Problem('changed-by-other');
      const state = confirm ? 'confirmed' : 'rejected';
      if (confirm) confirmed += 1;
      const change = { before: { state: 'proposed' }, after: { state, also: chosen } };
      const logs = logsOf(before, unitId, withAlso(view, chosen));
      changed({ kind: 'succession', id: successionId, ...change }, logs);
      if (chosen.length > 0) await addChosen(tx, before, view, chosen);
    }
    await decideAll(tx, decisions);
    await raiseTree(tx);
    await refuseNewProblems(tx, before);
    return { confirmed, rejected: decisions.length - confirmed };
  }),
];

type Decision = {
  readonly successionId: string;
  readonly confirm: boolean;
  readonly also?: readonly Chosen[] | undefined;
};

/** What goes over whole goes once: of two that are confirmed together, both that name it are told. */
function refuseChosenTwice(decisions: readonly Decision[], views: ReadonlyMap<string, View>): void {
  const claims = decisions.flatMap(({ successionId, confirm, also = [] }) => {
    const view = views.get(successionId);
    if (!confirm || view === undefined) return [];
    const sides = [
      ...view.from.map(({ id: unitId, isPart }) => ({ unitId, isPart, isChosen: false })),
      ...also.map((side) => ({ ...side, isChosen: true })),
    ];
    const going = sides.filter(({ unitId }) => !view.to.some(({ id }) => id === unitId));
    return going.map((side) => ({ ...side, view }));
  });
  const byUnit = Map.groupBy(claims, ({ unitId, view }) => `${view.on} ${unitId}`);
  for (const [first, ...others] of byUnit.values()) {
    const all = [first!, ...others];
    const isClash = all.some(({ isPart }) => !isPart) && all.some(({ isChosen }) => isChosen);
    // Twice in one decision is told as such.
    const two = new Set(all.map(({ view }) => view));
    if (isClash && two.size > 1) throw refused('decisions', chosenTwice([...two].map(goalOf)));
  }
}

const goalOf = ({ to, from }: View): string => (to.length > 0 ? to : from).map(({ name }) => name).join(', ');

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

type Chosen = { readonly unitId: string; readonly isPart: boolean };
type View = Awaited<ReturnType<typeof successionViews>>[number];

const withAlso = (view: View, chosen: readonly Chosen[]): View => ({
  ...view,
  from: [...view.from, ...chosen.map(({ unitId, isPart }) => ({ id: unitId, name: '', isPart }))],
});

/** One that took the place of another, and took in a second, was merged of both. */
async function addChosen(
  tx: Tx,
  units: Units,
  { id, kind, on, from, to }: View,
  chosen: readonly Chosen[],
): Promise<void> {
  if (chosen.some(({ unitId }) => from.some((known) => known.id === unitId)))
    throw refused('decisions', fieldWords.twice);
  await refuseGoneAlready(tx, units, { on, from: chosen, to: to.map((side) => ({ unitId: side.id })) });
  await tx
    .insertInto('succession_unit')
    .values(
      chosen.map(({ unitId, isPart }) => ({
        succession_id: id,
        side: 'from' as const,
        unit_id: unitId,
        is_part: isPart,
        // It had its last day from the lists. What the reading itself named does not say so: withdrawn, this one goes.
        dated_before: true,
      })),
    )
    .execute();
  if (kind === 'rename')
    await tx.updateTable('succession').set({ kind: 'merge' }).where('id', '=', id).execute();
}
