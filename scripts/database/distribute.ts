import type { Constraint, Schema, Table } from './catalog.ts';

const places = ['shared', 'unit', 'local'] as const;
type Place = (typeof places)[number];

/** Where the rows of a table belong: the first word of its comment. */
export function placeOf({ comment }: Table): Place | null {
  return places.find((place) => comment?.startsWith(`${place}: `)) ?? null;
}

/** The statements that spread the tables over the machines of a Citus coordinator on which the migrations ran. */
export function writeDistribution(schema: Schema): readonly string[] {
  const placed = (wanted: Place) => inOrderOfKeys(schema.tables.filter((table) => placeOf(table) === wanted));
  return [
    ...placed('shared').map(({ name }) => `select create_reference_table('${name}')`),
    ...placed('unit').map(({ name }) => `select create_distributed_table('${name}', 'unit_id')`),
  ];
}

/** What leads to another table comes after it. */
function inOrderOfKeys(tables: readonly Table[]): readonly Table[] {
  const ordered = new Set<Table>();
  const add = (table: Table, path: readonly Table[]) => {
    if (ordered.has(table) || path.includes(table)) return;
    for (const target of tables.filter(({ name }) => targetsOf(table).includes(name)))
      add(target, [...path, table]);
    ordered.add(table);
  };
  for (const table of tables) add(table, []);
  return [...ordered];
}

const targetsOf = ({ constraints }: Table) => constraints.map(({ target }) => target);

/** What keeps a schema from being spread by unit, a sentence for each fault. */
export function distributionFaults({ tables }: Schema): readonly string[] {
  const places = new Map(tables.map((table) => [table.name, placeOf(table)]));
  return tables.flatMap((table) => {
    const place = placeOf(table);
    if (place === null) return [`${table.name}: the comment does not begin with shared:, unit: or local:`];
    const faults = place === 'unit' ? faultsOfUnitTable(table, places) : faultsOfOther(table, place, places);
    return faults.map((fault) => `${table.name}: ${fault}`);
  });
}

function faultsOfUnitTable(table: Table, places: ReadonlyMap<string, Place | null>): readonly string[] {
  const { columns, constraints, indexes, triggers } = table;
  const unique = indexes.filter((index) => index.unique && index.columns[0] !== 'unit_id');
  return [
    ...(constraints.some(({ kind }) => kind === 'primary') ? [] : ['no primary key']),
    ...constraints.flatMap((constraint) => faultOfConstraint(constraint, places)),
    ...unique.map(({ definition }) => `a unique index does not begin with unit_id: ${definition}`),
    ...columns.filter(({ identity }) => identity).map(({ name }) => `${name} is an identity column`),
    ...columns
      .filter(({ fallback }) => fallback?.includes('nextval') === true)
      .map(({ name }) => `${name} is numbered by a sequence`),
    ...triggers.map((trigger) => `a trigger: ${trigger}`),
  ];
}

function faultOfConstraint(
  constraint: Constraint,
  places: ReadonlyMap<string, Place | null>,
): readonly string[] {
  const { name, kind, columns, target, targetColumns } = constraint;
  const leadsBy = columns[0] === 'unit_id';
  if (kind === 'check') return [];
  if (kind !== 'foreign') return leadsBy ? [] : [`${name} does not begin with unit_id`];
  if (places.get(target!) === 'shared') return [];
  if (places.get(target!) !== 'unit') return [`${name} leads to ${target}, which stands on one machine only`];
  return leadsBy && targetColumns[0] === 'unit_id' ? [] : [`${name} does not run within a unit`];
}

/** A copied table can only lead to what is copied along. */
function faultsOfOther(
  { constraints }: Table,
  place: Place,
  places: ReadonlyMap<string, Place | null>,
): readonly string[] {
  const allowed: readonly (Place | null | undefined)[] =
    place === 'shared' ? ['shared'] : ['local', 'shared'];
  return constraints
    .filter(({ kind, target }) => kind === 'foreign' && !allowed.includes(places.get(target!)))
    .map(({ name, target }) => `${name} leads from a ${place} table to ${target}`);
}
