import { Problem } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { changeUnit, createUnit } from './contract.ts';
import { refused, refuseNewProblems } from './history-check.ts';
import { addUnit, raiseTree, replaceFrom } from './keep.ts';
import { loadLocked } from './registry.ts';
import { type Units, unitAt } from './tree.ts';
import type { UnitVersion } from './unit.ts';
import { refuseOthersPlaces } from './within.ts';
import { commandWords } from './words.ts';

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

  perform(changeUnit, async (context, { unitId, decision, seen, ...input }) => {
    const { tx, changed, who } = context;
    const before = await loadLocked(tx);
    const last = before.versions.get(unitId)?.at(-1);
    if (seen !== undefined && last !== undefined && !isSeen(last, seen))
      throw new Problem('changed-by-other');
    const was = unitAt(before, unitId, input.from);
    if (was === undefined) throw refused('from', commandWords.notThereOn);
    refuseOthersPlaces(who!, [was.parentId, input.parentId]);
    const version: UnitVersion = { ...input, unitId, kind: was.kind, to: was.to };
    await replaceFrom(tx, was, version, decision);
    await raiseTree(tx);
    await refuseNewProblems(tx, before);
    changed({ kind: 'unit', id: unitId, before: was, after: { ...version, decision } });
    return { id: unitId };
  }),
];

type Seen = Pick<UnitVersion, 'parentId' | 'name' | 'title' | 'code' | 'codeSystem' | 'from'>;

const isSeen = (last: Seen, seen: Seen): boolean =>
  (['from', 'name', 'title', 'code', 'codeSystem', 'parentId'] as const).every(
    (field) => last[field] === seen[field],
  );

const isSame = (one: UnitVersion, other: UnitVersion): boolean =>
  (['from', 'name', 'title', 'kind', 'code', 'codeSystem', 'parentId'] as const).every(
    (field) => one[field] === other[field],
  );
