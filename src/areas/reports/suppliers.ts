import type { Db, Tx } from '../../base/database/database.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { loadIndicators } from '../indicators/catalogue.ts';
import type { Indicator } from '../indicators/dictionary.ts';
import { namesOf } from '../people/names.ts';
import { type Units, unitAt } from '../units/tree.ts';
import type { UnitKind } from '../units/unit.ts';
import { formLevelOf, inForce, loadForms, newest } from './catalogue.ts';
import { listSuppliers, setSupplier } from './contract-suppliers.ts';
import { cellsOf, type FormCell } from './working.ts';

const { answer, perform } = handlersFor<{ readonly units: Units }>();

export const supplierOperations = [
  answer(listSuppliers, async ({ db, units, today }, { unitId }) => {
    const unit = unitAt(units, unitId, today) ?? units.versions.get(unitId)?.at(-1);
    const rows = await settingsOf(db, unitId);
    const names = await namesOf(
      db,
      rows.map(({ set_by }) => set_by),
    );
    const byIndicator = Map.groupBy(rows, ({ indicator }) => indicator);
    const order = printOrder(unit?.kind ?? 'province', today);
    const isShown = ({ id }: Indicator) => order.size === 0 || order.has(id) || byIndicator.has(id);
    const placeOf = ({ id }: Indicator) => order.get(id) ?? order.size;
    const listed = supplied()
      .filter(isShown)
      .sort((a, b) => placeOf(a) - placeOf(b));
    const figures = listed.map(({ id, name, unit: measure, supplier }) => {
      const own = byIndicator.get(id) ?? [];
      const proposed = isProvince(unit) ? (supplier?.name ?? null) : null;
      return {
        indicator: id,
        name,
        unit: measure,
        proposed,
        supplier: supplierOn(own, today) ?? proposed,
        settings: own.map(({ supplier: set, valid_from, reason, set_by, set_at }) => ({
          supplier: set,
          from: valid_from,
          reason,
          by: names.get(set_by) ?? '',
          at: set_at.toISOString(),
        })),
      };
    });
    return { unit: unit?.name ?? unitId, figures };
  }),

  perform(setSupplier, async ({ tx, now, who, changed }, { unitId, indicators, supplier, from, reason }) => {
    const known = new Set(supplied().map(({ id }) => id));
    if (indicators.some((id) => !known.has(id))) throw new Problem('not-found');
    const rows = await settingsOf(tx, unitId);
    const set = { valid_from: from, supplier, reason, set_by: who!.personId!, set_at: now };
    const next = (indicator: string) =>
      Math.max(0, ...rows.filter((row) => row.indicator === indicator).map((row) => row.number)) + 1;
    // Two at once: the second finds its number taken, and is told so.
    await tx
      .insertInto('indicator_supplier')
      .values(
        indicators.map((indicator) => ({ unit_id: unitId, indicator, number: next(indicator), ...set })),
      )
      .execute();
    const before = Object.fromEntries(
      indicators.map((id) => [
        id,
        supplierOn(
          rows.filter((row) => row.indicator === id),
          from,
        ),
      ]),
    );
    changed({
      kind: 'unit',
      id: unitId,
      before: { suppliers: before },
      after: { indicators, supplier, from, reason },
    });
    return { set: indicators.length };
  }),
];

/** The departments of the dictionary are those of a province. */
const isProvince = (unit: { readonly kind: string } | undefined): boolean => unit?.kind === 'province';

/** Who gives each figure of a unit's reports on a day, as it has set it or else as proposed. */
export async function suppliersOn(
  db: Db,
  units: Units,
  unitId: string,
  day: PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const isProposed = isProvince(unitAt(units, unitId, day));
  const rows = Map.groupBy(await settingsOf(db, unitId), ({ indicator }) => indicator);
  return new Map(
    supplied().flatMap(({ id, supplier }) => {
      const name = supplierOn(rows.get(id) ?? [], day) ?? (isProposed ? supplier!.name : null);
      return name === null ? [] : [[id, name] as const];
    }),
  );
}

/** Who gives the figures of these cells, whoever gives the most first; what is computed needs nobody to give it. */
export function suppliersIn(
  cells: readonly FormCell[],
  suppliers: ReadonlyMap<string, string>,
): { name: string; cells: number }[] {
  const given = cells.filter(({ isComputed }) => !isComputed);
  const byName = Map.groupBy(given, ({ indicator }) => suppliers.get(indicator.id) ?? '');
  return [...byName]
    .filter(([name]) => name !== '')
    .map(([name, { length }]) => ({ name, cells: length }))
    .sort((a, b) => b.cells - a.cells);
}

/** Where the form of a kind of unit, the newest of a day, prints each figure; empty where there is none. */
function printOrder(kind: UnitKind, day: PlainDate): ReadonlyMap<string, number> {
  const forms = loadForms().filter(
    (form) => form.levels.includes(formLevelOf[kind]) && !form.kinds.includes('index') && inForce(form, day),
  );
  const form = newest(forms);
  const printed = form === undefined ? [] : [...cellsOf(form).keys()];
  return new Map(printed.map((indicator, place) => [indicator, place]));
}

/** The indicators of which the dictionary says who supplies them: those that a province reports. */
const supplied = () => [...loadIndicators().values()].filter(({ supplier }) => supplier !== undefined);

type Row = Awaited<ReturnType<typeof settingsOf>>[number];

/** The last day on or before this one decides; null where nothing was set, or the proposal holds again. */
const supplierOn = (rows: readonly Row[], day: PlainDate): string | null =>
  rows.find(({ valid_from }) => valid_from <= day)?.supplier ?? null;

/** Of each indicator the latest day first, and of one day what was set last. */
const settingsOf = (db: Db | Tx, unitId: string) =>
  db
    .selectFrom('indicator_supplier')
    .select(['indicator', 'number', 'valid_from', 'supplier', 'reason', 'set_by', 'set_at'])
    .where('unit_id', '=', unitId)
    .orderBy('valid_from', 'desc')
    .orderBy('number', 'desc')
    .execute();
