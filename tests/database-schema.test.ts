import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSchema, type Schema } from '../scripts/database/catalog.ts';
import { distributionFaults, writeDistribution } from '../scripts/database/distribute.ts';
import { writeSchema } from '../scripts/database/write-schema.ts';
import { writeTypes } from '../scripts/database/write-types.ts';
import type { Database } from '../src/base/database/database.ts';
import { migrate } from '../src/base/database/migrate.ts';
import { openServer } from '../src/base/database/server.ts';
import { onEveryDatabase } from './database.ts';
import { findPostgres, makeCluster } from './postgres.ts';

const root = dirname(import.meta.dirname);
const written = (file: string) => readFileSync(join(root, 'database', file), 'utf8');
const again = 'run: npm run database';

onEveryDatabase('the schema', (open) => {
  let database: Database;
  let schema: Schema;
  beforeAll(async () => {
    database = await open();
    schema = await database.asOwner(readSchema);
  });

  it('is the one written in database/schema.sql', () => {
    expect(writeSchema(schema), again).toBe(written('schema.sql'));
  });

  it('is the one whose types are written in database/types.ts', () => {
    expect(writeTypes(schema), again).toBe(written('types.ts'));
  });

  it('can be spread by unit', () => {
    expect(distributionFaults(schema)).toEqual([]);
  });
});

const invented = `
  create table place (id uuid primary key, name text not null);
  comment on table place is 'shared: places';
  create table visit (
    unit_id uuid not null references place (id), id uuid not null, kind text not null check (kind in ('short', 'long-one')),
    seen date, price numeric not null default 0, ways text[] not null, extra jsonb, count bigint not null,
    double_count bigint generated always as (count * 2) stored, at timestamptz not null default now(),
    primary key (unit_id, id));
  comment on table visit is 'unit: visits';
  comment on column visit.seen is 'when it''s seen';
  create index visit_kind on visit (unit_id, kind) where kind <> 'short';
  create table stay (unit_id uuid not null, id uuid not null, visit_id uuid not null,
    primary key (unit_id, id), foreign key (unit_id, visit_id) references visit (unit_id, id));
  comment on table stay is 'unit: stays';
  create function twice(n int) returns int language sql immutable as 'select n * 2';
  grant select, insert on visit to motso_app;
  grant update (seen) on visit to motso_app;`;

onEveryDatabase('an invented schema', (open) => {
  /** The schema that the text makes, without what stands there already. */
  const read = async (text: string): Promise<Schema> =>
    (await open()).asOwner(async (run) => {
      const before = await readSchema(run);
      await run(text);
      const after = await readSchema(run);
      const names = before.tables.map(({ name }) => name);
      const functions = after.functions.filter((one) => !before.functions.includes(one));
      return { ...after, functions, tables: after.tables.filter(({ name }) => !names.includes(name)) };
    });

  it('is written whole, the same by every version of PostgreSQL', async () => {
    await expect(writeSchema(await read(invented))).toMatchFileSnapshot('invented-schema.sql');
  });

  it('gives each column the type that the program sees', async () => {
    await expect(writeTypes(await read(invented))).toMatchFileSnapshot('invented-types.txt');
    await expect(read('create table odd (span interval)').then(writeTypes)).rejects.toThrow('odd.span');
  });

  it('is spread with what is led to first', async () => {
    const schema = await read(invented);
    expect(distributionFaults(schema)).toEqual([]);
    expect(writeDistribution(schema)).toEqual([
      "select create_reference_table('place')",
      "select create_distributed_table('visit', 'unit_id')",
      "select create_distributed_table('stay', 'unit_id')",
    ]);
  });

  it('is refused where it cannot be spread', async () => {
    const schema = await read(`
      ${invented}
      create table nowhere (id int primary key);
      create table alone (id uuid primary key);
      comment on table alone is 'local: settings';
      create table bad (unit_id uuid not null, id int generated always as identity, serial serial, alone_id uuid references alone,
        visit_id uuid, visit_unit uuid, code text unique, primary key (id, unit_id),
        foreign key (visit_unit, visit_id) references visit (unit_id, id));
      comment on table bad is 'unit: bad';
      create unique index bad_lower on bad (lower(code));
      create function nothing() returns trigger language plpgsql as 'begin return new; end';
      create trigger bad_trigger before insert on bad for each row execute function nothing();
      create table copied (id uuid primary key, alone_id uuid references alone);
      comment on table copied is 'shared: copied';`);
    expect(distributionFaults(schema).map((fault) => fault.replace(/: (CREATE|a trigger).*/, ''))).toEqual([
      'bad: bad_pkey does not begin with unit_id',
      'bad: bad_code_key does not begin with unit_id',
      'bad: bad_alone_id_fkey leads to alone, which stands on one machine only',
      'bad: bad_visit_unit_visit_id_fkey does not run within a unit',
      'bad: a unique index does not begin with unit_id',
      'bad: id is an identity column',
      'bad: serial is numbered by a sequence',
      'bad',
      'copied: copied_alone_id_fkey leads from a shared table to alone',
      'nowhere: the comment does not begin with shared:, unit: or local:',
    ]);
  });
});

describe('a Citus coordinator', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motso-citus-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const isPresent = () => {
    const bin = findPostgres();
    if (bin === undefined) return false;
    const shared = execFileSync(join(bin, 'pg_config'), ['--sharedir'], { encoding: 'utf8' }).trim();
    return existsSync(join(shared, 'extension', 'citus.control'));
  };

  it(`takes every migration and spreads the tables (${isPresent() ? 'present' : 'not present here: nothing to try'})`, async () => {
    if (!isPresent()) return console.log('Citus is not present: the tables are not tried on a coordinator');
    const cluster = makeCluster(join(folder, 'cluster'), [
      "shared_preload_libraries = 'citus'",
      'fsync = off',
    ]);
    try {
      const database = await openServer(cluster.url('postgres'));
      await database.asOwner((run) => run('create extension citus'));
      await migrate(database);
      const schema = await database.asOwner(readSchema);
      for (const statement of writeDistribution(schema)) await database.asOwner((run) => run(statement));
      const spread = await database.asOwner((run) => run('select count(*) as count from citus_tables'));
      expect(spread[0]!.count).toBe(writeDistribution(schema).length);
      await database.close();
    } finally {
      cluster.stop('immediate');
    }
  });
});
