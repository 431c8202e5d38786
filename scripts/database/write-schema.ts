import type { Column, Schema, Table } from './catalog.ts';

/** The schema as one would write it, to be read and compared; the migrations are what makes it. */
export function writeSchema({ extensions, functions, tables }: Schema): string {
  const parts = [
    '-- Written by scripts/database.ts from the migrations; do not change by hand.',
    extensions.map((name) => `create extension ${name};`).join('\n'),
    ...functions.map((definition) => `${definition.trim()};`),
    ...tables.map(writeTable),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function writeTable(table: Table): string {
  const { name, comment, columns, constraints, indexes, triggers } = table;
  const inside = [
    ...columns.map(writeColumn),
    ...constraints.map((each) => `constraint ${each.name} ${each.definition}`),
  ];
  return [
    `create table ${name} (\n${inside.map((line) => `  ${line}`).join(',\n')}\n);`,
    ...(comment === null ? [] : [`comment on table ${name} is ${quoted(comment)};`]),
    ...columns
      .filter((column) => column.comment !== null)
      .map((column) => `comment on column ${name}.${column.name} is ${quoted(column.comment!)};`),
    ...indexes.map(({ definition }) => `${definition};`),
    ...triggers.map((definition) => `${definition};`),
    ...writeGrants(table),
  ].join('\n');
}

function writeColumn({ name, type, required, fallback, identity, computed }: Column): string {
  const value = computed
    ? ` generated always as (${fallback}) stored`
    : fallback === null
      ? ''
      : ` default ${fallback}`;
  return `${name} ${type}${identity ? ' generated as identity' : value}${required ? ' not null' : ''}`;
}

function writeGrants({ name, grants }: Table): readonly string[] {
  if (grants.length === 0) return [];
  const all = grants.map(
    ({ privilege, column }) => `${privilege.toLowerCase()}${column === null ? '' : ` (${column})`}`,
  );
  return [`grant ${all.join(', ')} on ${name} to motso_app;`];
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
