import type { Run } from '../../src/base/database/database.ts';

export type Column = {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly fallback: string | null;
  /** GENERATED … AS IDENTITY */
  readonly identity: boolean;
  /** GENERATED ALWAYS AS (…) STORED: `fallback` is its expression. */
  readonly computed: boolean;
  readonly comment: string | null;
};
export type Constraint = {
  readonly name: string;
  readonly kind: 'primary' | 'unique' | 'foreign' | 'check' | 'exclude';
  readonly definition: string;
  readonly columns: readonly string[];
  /** The table that a foreign key leads to, and its columns there. */
  readonly target: string | null;
  readonly targetColumns: readonly string[];
};
export type Table = {
  readonly name: string;
  readonly comment: string | null;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  /** Beside those of constraints. */
  readonly indexes: readonly {
    readonly definition: string;
    readonly unique: boolean;
    readonly columns: readonly (string | null)[];
  }[];
  readonly triggers: readonly string[];
  readonly grants: readonly { readonly privilege: string; readonly column: string | null }[];
};
export type Schema = {
  readonly extensions: readonly string[];
  readonly functions: readonly string[];
  readonly tables: readonly Table[];
};

/** What the migrations made in schema public, in an order and in words that all versions of PostgreSQL share. */
export async function readSchema(run: Run): Promise<Schema> {
  const [row] = await run(`select
    array(select extname::text from pg_extension where extname <> 'plpgsql' order by extname::text collate "C") as extensions,
    array(${functions}) as functions`);
  const tables = await run(`${tablesQuery} order by c.relname::text collate "C"`);
  return { ...(row as Omit<Schema, 'tables'>), tables: tables as unknown as Table[] };
}

const notOfExtension = (catalog: string, oid: string) =>
  `not exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;

const functions = `
  select pg_get_functiondef(p.oid) from pg_proc p
  where p.pronamespace = 'public'::regnamespace and ${notOfExtension('pg_proc', 'p.oid')}
  order by p.proname::text collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`;

const namesOf = (numbers: string, table: string) => `(
  select coalesce(json_agg(a.attname order by k.place), '[]')
  from unnest(${numbers}) with ordinality k(number, place)
  left join pg_attribute a on a.attrelid = ${table} and a.attnum = k.number and k.number > 0)`;

const columns = `(
  select coalesce(json_agg(json_build_object(
    'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull,
    'fallback', pg_get_expr(f.adbin, f.adrelid), 'identity', a.attidentity <> '', 'computed', a.attgenerated <> '',
    'comment', col_description(c.oid, a.attnum)) order by a.attnum), '[]')
  from pg_attribute a left join pg_attrdef f on f.adrelid = a.attrelid and f.adnum = a.attnum
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)`;

// PostgreSQL 18 lists NOT NULL among the constraints, earlier ones do not: the columns say it.
const constraints = `(
  select coalesce(json_agg(json_build_object(
    'name', o.conname, 'definition', pg_get_constraintdef(o.oid),
    'kind', case o.contype when 'p' then 'primary' when 'u' then 'unique' when 'f' then 'foreign' when 'c' then 'check' else 'exclude' end,
    'columns', ${namesOf('o.conkey', 'o.conrelid')}, 'target', t.relname, 'targetColumns', ${namesOf('o.confkey', 'o.confrelid')})
    order by position(o.contype::text in 'pufcx'), o.conname::text collate "C"), '[]')
  from pg_constraint o left join pg_class t on t.oid = o.confrelid
  where o.conrelid = c.oid and o.contype in ('p', 'u', 'f', 'c', 'x'))`;

const indexes = `(
  select coalesce(json_agg(json_build_object(
    'definition', pg_get_indexdef(i.indexrelid), 'unique', i.indisunique, 'columns', ${namesOf('i.indkey::int2[]', 'i.indrelid')})
    order by x.relname::text collate "C"), '[]')
  from pg_index i join pg_class x on x.oid = i.indexrelid
  where i.indrelid = c.oid and not exists (select from pg_constraint o where o.conindid = i.indexrelid and o.contype in ('p', 'u', 'x')))`;

const triggers = `(
  select coalesce(json_agg(pg_get_triggerdef(g.oid) order by g.tgname::text collate "C"), '[]')
  from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal)`;

const grants = `(
  select coalesce(json_agg(json_build_object('privilege', e.privilege_type, 'column', e.attname)
    order by e.attname::text collate "C" nulls first, e.privilege_type collate "C"), '[]')
  from (
    select null::name as attname, (aclexplode(c.relacl)).*
    union all select a.attname, (aclexplode(a.attacl)).* from pg_attribute a where a.attrelid = c.oid
  ) e where e.grantee = 'motso_app'::regrole)`;

const tablesQuery = `
  select c.relname::text as name, obj_description(c.oid, 'pg_class') as comment, ${columns} as columns,
    ${constraints} as constraints, ${indexes} as indexes, ${triggers} as triggers, ${grants} as grants
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and ${notOfExtension('pg_class', 'c.oid')}`;
