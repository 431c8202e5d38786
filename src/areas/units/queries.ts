import type { Db } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { type ChangeKind, changesBetween } from './changes.ts';
import { compareDates, getUnit, listProposals, searchUnits, showTree } from './contract.ts';
import { inWhoseName } from './in-whose-name.ts';
import { successorsOf } from './lineage.ts';
import { choicesOf } from './proposal-choices.ts';
import { proposalsWithin } from './proposals.ts';
import { search, searchOf, type UnitSearch } from './search.ts';
import { joinedBy, successionViews } from './succession-view.ts';
import { ancestorsAt, childrenAt, findByCode, type Units, unitAt } from './tree.ts';
import { holdsOn, type Succession, type UnitVersion } from './unit.ts';
import { kindWords } from './words.ts';

export type UnitServices = { readonly units: Units };
const { answer } = handlersFor<UnitServices>();

export const unitQueries = [
  answer(showTree, async ({ units }, { date, under }) => {
    const top = under ?? topAt(units, date);
    const level = top === undefined ? rootsAt(units, date) : childrenAt(units, top, date);
    const path = top === undefined ? [] : pathTo(units, top, date);
    return {
      date,
      path,
      units: level.map((version) => lineOf(units, version, date)),
      total: totalsAt(units, date),
    };
  }),

  answer(searchUnits, async ({ units, today }, { text, date, start, size }) => {
    const on = date ?? today;
    const found = [...byCode(units, text, on), ...search(searchIn(units), text, { on, limit: mostFound })];
    return {
      count: found.length,
      units: found.slice(start, start + size).map(({ unitId, name, from, to }) => ({
        id: unitId,
        name,
        from,
        to,
        place: placeOf(units, unitId, date !== undefined && isWithin(from, to, date) ? date : from),
        current: nameNow(units, unitId, today),
      })),
    };
  }),

  answer(getUnit, async ({ db, units, who, today }, { unitId }) => {
    const versions = units.versions.get(unitId);
    if (versions === undefined) throw new Problem('not-found');
    const decisions = await decisionsOf(db, [unitId]);
    const decides = who!.reach('tree.succeed');
    const views = await successionViews(db, units, await idsNaming(db, unitId));
    return {
      id: unitId,
      versions: versions.map((version) => ({
        ...version,
        parent: parentOf(units, version),
        decision: decisions.get(keyOf(unitId, version.from)) ?? '',
      })),
      successions: views.map((view) => ({
        ...view,
        inNameOf: inWhoseName(units, joinedBy(view), decides, today),
      })),
      recordsAs: topmostAbove(units, versions.at(-1)!, today, decides.has),
    };
  }),

  answer(compareDates, async ({ db, units }, { before, after, under, start, size }) => {
    const changes = changesBetween(units, before, after).filter(({ unitId, before: was, after: is }) => {
      if (under === undefined) return true;
      const on = is === null ? was!.to! : after;
      return unitId === under || ancestorsAt(units, unitId, on).some((above) => above.unitId === under);
    });
    const counts: Record<string, number> = {};
    for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1;
    const shown = changes.slice(start, start + size);
    const decisions = await decisionsOf(
      db,
      shown.map(({ unitId }) => unitId),
    );
    return {
      counts,
      changes: shown.map(({ kind, unitId, before: was, after: is, by }) => ({
        kind,
        unitId,
        on: is?.from ?? was!.to!,
        unit: is === null ? nameAndPlace(units, was!, before) : nameAndPlace(units, is, after),
        was: was === null || is === null ? null : changedPart(units, kind, was),
        is: was === null || is === null ? null : changedPart(units, kind, is),
        others: othersIn(by, unitId).map((id) => ({
          id,
          name: units.versions.get(id)?.at(-1)?.name ?? '',
        })),
        decision:
          by[0]?.decision ?? (is === null ? undefined : decisions.get(keyOf(unitId, is.from))) ?? null,
      })),
    };
  }),

  answer(listProposals, async ({ db, units, today }, { unitId, doubtful, start, size }) => {
    const ids = await proposalsWithin(db, units, unitId, today, doubtful);
    const shown = ids.slice(start, start + size);
    const views = await successionViews(db, units, shown);
    return {
      count: ids.length,
      proposals: views.map((view) => ({ ...view, choices: choicesOf(units, view) })),
    };
  }),
];

/** Of the unit itself and those above it now, or else on the day nearest to now on which it is there. */
function topmostAbove(
  units: Units,
  { unitId, from, to }: UnitVersion,
  today: PlainDate,
  has: (unitId: string) => boolean,
): string | null {
  const day = to !== null && to < today ? to : from > today ? from : today;
  const above = ancestorsAt(units, unitId, day).map((each) => each.unitId);
  return [unitId, ...above].findLast(has) ?? null;
}

/** A code names a unit only on a day. */
const byCode = (units: Units, text: string, date: PlainDate) =>
  /^[\dA-Z.]+$/.test(text) ? findByCode(units, text, date) : [];

/** What the unit is called today, or what became of it. */
function nameNow(units: Units, unitId: string, today: PlainDate): string | null {
  const now = unitAt(units, unitId, today);
  if (now !== undefined) return now.name;
  const heirs = successorsOf(units, unitId).flatMap((kin) => unitAt(units, kin.unitId, today) ?? []);
  return heirs.length === 0 ? null : heirs.map(({ name }) => name).join(', ');
}

/** More than a person reads; whoever wants others types more letters. */
const mostFound = 200;

/** The names are prepared once for every state of the tree. */
const searches = new WeakMap<Units, UnitSearch>();
function searchIn(units: Units): UnitSearch {
  const ready = searches.get(units) ?? searchOf(units);
  searches.set(units, ready);
  return ready;
}

const rootsAt = (units: Units, date: PlainDate): UnitVersion[] =>
  units.inOrder.filter((version) => version.parentId === null && holdsOn(version, date));

/** The one unit above all, whose name says nothing: the tree begins below it. */
function topAt(units: Units, date: PlainDate): string | undefined {
  const [top, ...others] = rootsAt(units, date);
  return others.length === 0 ? top?.unitId : undefined;
}

const pathTo = (units: Units, unitId: string, date: PlainDate) =>
  [...ancestorsAt(units, unitId, date).reverse(), unitAt(units, unitId, date)]
    .filter((version) => version !== undefined)
    .map((version) => ({ id: version.unitId, name: version.name }));

const lineOf = (units: Units, version: UnitVersion, date: PlainDate) => ({
  id: version.unitId,
  name: version.name,
  title: version.title,
  kind: version.kind,
  code: version.code,
  from: version.from,
  to: version.to,
  children: childrenAt(units, version.unitId, date).length,
});

function totalsAt(units: Units, date: PlainDate) {
  const total = { provinces: 0, districts: 0, communes: 0 };
  for (const version of units.inOrder) {
    if (!holdsOn(version, date)) continue;
    if (version.kind === 'province') total.provinces += 1;
    if (version.kind === 'district') total.districts += 1;
    if (version.kind === 'commune') total.communes += 1;
  }
  return total;
}

const isWithin = (from: PlainDate, to: PlainDate | null, date: PlainDate) =>
  from <= date && (to === null || date <= to);

/** "Huyện B, Tỉnh C": where a unit lay on a day, without the top. */
function placeOf(units: Units, unitId: string, date: PlainDate): string {
  return ancestorsAt(units, unitId, date)
    .filter(({ parentId }) => parentId !== null)
    .map(({ name }) => name)
    .join(', ');
}

function nameAndPlace(units: Units, { unitId, name, code }: UnitVersion, date: PlainDate): string {
  const place = placeOf(units, unitId, date);
  return [code === null ? name : `${name} (${code})`, place].filter((part) => part !== '').join(', ');
}

/** What a change of the kind makes other, by itself. */
function changedPart(units: Units, kind: ChangeKind, version: UnitVersion): string | null {
  if (kind === 'renamed') return version.name;
  if (kind === 'recoded')
    return version.code === null ? '–' : `${version.code} (${version.codeSystem ?? ''})`;
  if (kind === 'rekinded') return version.title === '' ? kindWords[version.kind].vi : version.title;
  return kind === 'moved' ? (parentOf(units, version)?.name ?? '–') : null;
}

const othersIn = (successions: readonly Succession[], unitId: string): string[] =>
  [...new Set(successions.flatMap(({ from, to }) => [...from, ...to].map((side) => side.unitId)))].filter(
    (other) => other !== unitId,
  );

function parentOf(units: Units, { parentId, from }: UnitVersion) {
  if (parentId === null) return null;
  const name = (unitAt(units, parentId, from) ?? units.versions.get(parentId)?.at(-1))?.name ?? '';
  return { id: parentId, name };
}

/** What each version rests on. */
async function decisionsOf(db: Db, unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (unitIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('unit_version')
    .select(['unit_id', 'valid_from', 'decision'])
    .where('unit_id', 'in', [...new Set(unitIds)])
    .execute();
  return new Map(rows.map(({ unit_id, valid_from, decision }) => [keyOf(unit_id, valid_from), decision]));
}

const keyOf = (unitId: string, from: PlainDate) => `${unitId} ${from}`;

async function idsNaming(db: Db, unitId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('succession_unit as u')
    .innerJoin('succession as s', 's.id', 'u.succession_id')
    .select('s.id')
    .distinct()
    .where('u.unit_id', '=', unitId)
    .where('s.state', '<>', 'rejected')
    .execute();
  return rows.map(({ id }) => id);
}
