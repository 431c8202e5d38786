import type { Column, Constraint, Schema, Table } from './catalog.ts';

/** The types of the rows for Kysely, as `base/database/values.ts` reads and sends them. */
export function writeTypes({ tables }: Schema): string {
  const kinds = tables.map(({ name }) => `  ${name}: ${typeNameOf(name)};\n`).join('');
  const body = tables.map(writeTable).join('\n');
  const used = ['ColumnType', 'Generated', 'GeneratedAlways'].filter((name) => body.includes(`${name}<`));
  const imports = used.length === 0 ? '' : `import type { ${used.join(', ')} } from 'kysely';\n\n`;
  const head = '/** Written by scripts/database.ts from the schema; do not change by hand. */\n';
  return `${imports}${head}export type Tables = {\n${kinds}};\n\n${body}`;
}

function writeTable({ name, comment, columns, constraints }: Table): string {
  const lines = columns.map((column) => {
    const said = column.comment === null ? '' : `  /** ${column.comment} */\n`;
    return `${said}  ${column.name}: ${typeOf(name, column, constraints)};\n`;
  });
  const said = comment === null ? '' : `/** ${comment} */\n`;
  return `${said}export type ${typeNameOf(name)} = {\n${lines.join('')}};\n`;
}

const typeNameOf = (table: string) =>
  `${table.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}Table`;

function typeOf(table: string, column: Column, constraints: readonly Constraint[]): string {
  const orNull = column.required ? '' : ' | null';
  const isFilled = column.fallback !== null || column.identity;
  // A value of JSON is sent as text: the driver would send a list as a list of PostgreSQL.
  if (/^jsonb?$/.test(column.type))
    return `ColumnType<unknown, string${orNull}${isFilled ? ' | undefined' : ''}, string${orNull}>`;
  const type = `${valueTypeOf(table, column, constraints)}${orNull}`;
  if (column.computed) return `GeneratedAlways<${type}>`;
  return isFilled ? `Generated<${type}>` : type;
}

function valueTypeOf(table: string, { name, type }: Column, constraints: readonly Constraint[]): string {
  const element = type.replace(/\[\]$/, '').replace(/\(.*\)$/, '');
  const known = types[element];
  if (known === undefined) throw new Error(`${table}.${name}: no type of the program is known for ${type}`);
  if (type.endsWith('[]')) return `${known}[]`;
  return (
    choicesOf(name, constraints)
      ?.map((choice) => `'${choice}'`)
      .join(' | ') ?? known
  );
}

const types: Readonly<Record<string, string>> = {
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  numeric: 'string',
  boolean: 'boolean',
  text: 'string',
  tsvector: 'string',
  'character varying': 'string',
  uuid: 'string',
  date: 'string',
  'timestamp with time zone': 'Date',
  bytea: 'Uint8Array',
};

/** What `check (kind in ('a', 'b'))` allows. */
function choicesOf(column: string, constraints: readonly Constraint[]): readonly string[] | undefined {
  const list = new RegExp(
    `^CHECK \\(\\(${column} = ANY \\(ARRAY\\[((?:'[\\w-]+'::text(?:, )?)+)\\]\\)\\)\\)$`,
  );
  const found = constraints
    .map(({ definition }) => list.exec(definition)?.[1])
    .find((match) => match !== undefined);
  return found?.split(', ').map((choice) => choice.slice(1, choice.lastIndexOf("'")));
}
