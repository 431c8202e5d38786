import { addDays, type PlainDate } from '../../base/plain-date.ts';
import { nameKey, partedName } from './names.ts';
import type { successionViews } from './succession-view.ts';
import { ancestorsAt, type Units } from './tree.ts';
import { bareName, holdsOn, type UnitVersion } from './unit.ts';

type View = Awaited<ReturnType<typeof successionViews>>[number];
export type Choice = {
  readonly text: string;
  readonly units: { readonly id: string; readonly name: string; readonly place: string }[];
};

/** Below this something of a text could not be taken for one unit. */
const sureFrom = 0.5;

/** Of a proposal that could not be read whole: each name of its text that several units bore, with those units. */
export function choicesOf(units: Units, { on, from, certainty, sourceText, state }: View): Choice[] {
  if (state !== 'proposed' || sourceText === null || certainty >= sureFrom) return [];
  const eve = addDays(on, -1);
  const named = communesByName(units, eve);
  const known = new Set(from.map(({ id }) => id));
  const provinces = new Set([...known].map((id) => provinceOf(units, id, eve)));
  return sourceText.split(/,\s*(?![^(]*\))/).flatMap((text) => {
    const alike = named.get(keyIn(text)) ?? [];
    if (alike.some(({ unitId }) => known.has(unitId))) return [];
    const near = alike.filter(({ unitId }) => provinces.has(provinceOf(units, unitId, eve)));
    const open = (near.length > 0 ? near : alike).filter(({ unitId }) => !isGone(units, unitId, on));
    return open.length === 0 ? [] : [{ text, units: open.map((unit) => placed(units, unit, eve)) }];
  });
}

const keyIn = (text: string): string => nameKey(partedName(text.replace(/\(.*\)/, '').trim()).bare);

const provinceOf = (units: Units, unitId: string, date: PlainDate) =>
  ancestorsAt(units, unitId, date).find(({ kind }) => kind === 'province')?.unitId;

/** Whole units that went elsewhere are no choice any more. */
const isGone = (units: Units, unitId: string, on: PlainDate): boolean =>
  units.leaving.get(unitId)?.some((succession) => succession.on === on) ?? false;

const placed = (units: Units, { unitId, name }: UnitVersion, date: PlainDate) => ({
  id: unitId,
  name,
  place: ancestorsAt(units, unitId, date)
    .filter(({ parentId }) => parentId !== null)
    .map((above) => above.name)
    .join(', '),
});

/** Made once for a state of the tree and a day: proposals of one import are of one day. */
const prepared = new WeakMap<Units, Map<PlainDate, ReadonlyMap<string, readonly UnitVersion[]>>>();

function communesByName(units: Units, date: PlainDate): ReadonlyMap<string, readonly UnitVersion[]> {
  const days = prepared.get(units) ?? new Map<PlainDate, ReadonlyMap<string, readonly UnitVersion[]>>();
  prepared.set(units, days);
  const ready =
    days.get(date) ??
    Map.groupBy(
      units.inOrder.filter((version) => version.kind === 'commune' && holdsOn(version, date)),
      (version) => nameKey(bareName(version)),
    );
  days.set(date, ready);
  return ready;
}
