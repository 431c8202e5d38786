import { oneLine } from '../../base/fold.ts';
import { nameKey, partedName } from './names.ts';
import type { UnitKind } from './unit.ts';

/** A row of a national list, under the headings of its file. */
export type ListRow = {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly level: string;
  readonly parent_code: string;
};

/** A row of the list that tells what each new unit was made of. */
export type PredecessorRow = {
  readonly code: string;
  readonly name: string;
  readonly province_code: string;
  readonly before_merger_text: string;
};

/** A unit as a list names it. */
export type Listed = {
  readonly code: string;
  readonly name: string;
  /** The printed kind, as printed: "Xã". */
  readonly title: string;
  readonly bare: string;
  readonly kind: UnitKind;
  readonly parentCode: string | null;
};

export const importNotes = [
  'row-unreadable',
  'row-code-twice',
  'row-parent-unknown',
  'row-kind-missing',
  'text-without-unit',
  'text-found-by-name',
  'unit-without-text',
  'text-not-understood',
  'not-a-unit',
  'province-not-found',
  'several-units',
  'not-found',
  'unit-used-by-none',
  'divided-without-saying',
  'rest-not-found',
  'part-not-listed-there',
  'unchanged-but-divided',
  'raised-units-unclear',
] as const;
export type ImportNoteCode = (typeof importNotes)[number];

/** Something a person should look at; `about` is the unit or row, `detail` what it concerns, both as printed. */
export type ImportNote = {
  readonly code: ImportNoteCode;
  readonly about: string;
  readonly detail: string;
};

export type ReadList = { readonly units: ReadonlyMap<string, Listed>; readonly notes: ImportNote[] };

const levels: ReadonlyMap<string, UnitKind> = new Map([
  ['province', 'province'],
  ['district', 'district'],
  ['commune', 'commune'],
]);

/** The units of a list by code; a row that names no unit is noted, never left out in silence. */
export function readList(rows: readonly ListRow[]): ReadList {
  const units = new Map<string, Listed>();
  const notes: ImportNote[] = [];
  for (const row of rows) {
    const unit = listedOf(row);
    const about = `${row.code} ${row.name}`;
    if (unit === null) notes.push({ code: 'row-unreadable', about, detail: row.level });
    else if (units.has(unit.code))
      notes.push({ code: 'row-code-twice', about, detail: units.get(unit.code)!.name });
    else units.set(unit.code, unit);
    if (unit !== null && row.kind.trim() === '')
      notes.push({ code: 'row-kind-missing', about, detail: unit.title });
  }
  for (const { code, name, parentCode } of units.values())
    if (parentCode !== null && !units.has(parentCode))
      notes.push({ code: 'row-parent-unknown', about: `${code} ${name}`, detail: parentCode });
  return { units, notes };
}

function listedOf(row: ListRow): Listed | null {
  const kind = levels.get(row.level.trim());
  const code = row.code.trim();
  const printed = oneLine(row.name.normalize('NFC'));
  if (kind === undefined || code === '' || printed === '') return null;
  const name = printed[0]!.toUpperCase() + printed.slice(1);
  const { title, bare } = partedName(name);
  const parent = row.parent_code.trim();
  return {
    code,
    name,
    title: oneLine(row.kind.normalize('NFC')) || name.slice(0, title?.length ?? 0),
    bare,
    kind,
    parentCode: parent === '' ? null : parent,
  };
}

export type TextOfUnit = { readonly unit: Listed; readonly text: string };

/** Gives each text its new unit: by code, or where the code is another, by name in the province. */
export function textsOfUnits(
  rows: readonly PredecessorRow[],
  { units }: ReadList,
): { texts: TextOfUnit[]; notes: ImportNote[] } {
  const texts = new Map<string, TextOfUnit>();
  const notes: ImportNote[] = [];
  const rest: PredecessorRow[] = [];
  for (const row of rows) {
    const unit = units.get(row.code.trim());
    if (unit === undefined || texts.has(unit.code)) rest.push(row);
    else texts.set(unit.code, { unit, text: row.before_merger_text });
  }
  for (const row of rest) {
    const unit = [...units.values()].find((one) => !texts.has(one.code) && isNamed(one, row));
    const about = `${row.code} ${row.name}`;
    if (unit === undefined) notes.push({ code: 'text-without-unit', about, detail: row.before_merger_text });
    else {
      texts.set(unit.code, { unit, text: row.before_merger_text });
      notes.push({ code: 'text-found-by-name', about, detail: `${unit.code} ${unit.name}` });
    }
  }
  for (const { code, name } of units.values())
    if (!texts.has(code)) notes.push({ code: 'unit-without-text', about: `${code} ${name}`, detail: '' });
  return { texts: [...texts.values()], notes };
}

const isNamed = (unit: Listed, row: PredecessorRow): boolean =>
  (unit.parentCode ?? '') === row.province_code.trim() &&
  nameKey(unit.bare) === nameKey(partedName(row.name).bare);
