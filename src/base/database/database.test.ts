import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import type { Database } from './database.ts';

onEveryDatabase('the database', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await database.asOwner(async (run) => {
      await run('create table note (id int primary key, said text not null)');
      await run('grant select, insert, update, delete on note to motso_app');
    });
  });
  const insert = (id: number, said = '') => sql`insert into note values (${id}, ${said})`;
  const ids = async () => {
    const { rows } = await sql<{ id: number }>`select id from note order by id`.execute(database.db);
    return rows.map(({ id }) => id);
  };

  it('works as the role of the application, which may do what was granted and no more', async () => {
    const { rows } = await sql`select current_user::text as name`.execute(database.db);
    expect(rows).toEqual([{ name: 'motso_app' }]);
    const forbidden = sql`insert into migration values ('x', 'y')`.execute(database.db);
    await expect(forbidden).rejects.toMatchObject({ code: '42501' });
    await expect(sql`create table own (id int)`.execute(database.db)).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('keeps all of a transaction or nothing', async () => {
    await database.transaction((tx) => insert(1).execute(tx));
    const failing = database.transaction(async (tx) => {
      await insert(2).execute(tx);
      await insert(1).execute(tx);
    });
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(await ids()).toEqual([1]);
  });

  it('lets nobody between the statements of a transaction see half of it', async () => {
    const slow = database.transaction(async (tx) => {
      await insert(10).execute(tx);
      await sql`select pg_sleep(0.1)`.execute(tx);
      await insert(11).execute(tx);
    });
    const seen = await Promise.all(Array.from({ length: 20 }, ids));
    await slow;
    for (const list of seen) expect(list.includes(10)).toBe(list.includes(11));
    expect(await ids()).toEqual([1, 10, 11]);
  });

  it('refuses another way to the database inside of a transaction', async () => {
    const inside = database.transaction(() => insert(20).execute(database.db));
    await expect(inside).rejects.toThrow('only its `tx`');
    const nested = database.transaction(() => database.transaction((tx) => insert(20).execute(tx)));
    await expect(nested).rejects.toThrow('only its `tx`');
    const asOwner = database.transaction(() => database.asOwner((run) => run('select 1')));
    await expect(asOwner).rejects.toThrow('only its `tx`');
    await insert(21).execute(database.db);
    expect(await ids()).not.toContain(20);
  });

  it('counts the statements of a call', async () => {
    const before = database.countQueries();
    await ids();
    expect(database.countQueries() - before).toBe(1);
    await database.transaction((tx) => insert(30).execute(tx));
    expect(database.countQueries() - before).toBe(4);
  });

  it('tries again what was given up for the sake of another transaction, a few times', async () => {
    let tries = 0;
    const givenUp = sql`do $$ begin raise exception 'given up' using errcode = '40001'; end $$`;
    await database.transaction(async (tx) => {
      tries += 1;
      await insert(40).execute(tx);
      if (tries < 3) await givenUp.execute(tx);
    });
    expect(tries).toBe(3);
    expect(await ids()).toContain(40);
    const never = database.transaction((tx) => givenUp.execute(tx));
    await expect(never).rejects.toThrow('database-busy');
  });

  it('prepares what comes again, and prepares it anew after tables were changed', async () => {
    await database.asOwner((run) =>
      run(
        'create table changing (id int); insert into changing values (1); grant select on changing to motso_app',
      ),
    );
    const all = (from: Pick<typeof database.db, 'executeQuery'>) =>
      sql`select * from changing where id >= ${1}`.execute(from as typeof database.db);
    const width = async () => Object.keys((await all(database.db)).rows[0]!).length;
    const prepared = () =>
      sql<{
        count: number;
      }>`select count(*) from pg_prepared_statements where statement like 'select * from changing%'`.execute(
        database.db,
      );
    const widths = async () => {
      for (let round = 0; round < 20; round += 1) await Promise.all([width(), width(), width(), width()]);
      return width();
    };
    expect(await widths()).toBe(1);
    expect((await prepared()).rows[0]!.count).toBe(1);
    await database.asOwner((run) => run('alter table changing add column said text'));
    expect(await widths()).toBe(2);
    await database.asOwner((run) => run('alter table changing add column more text'));
    const inside = await database.transaction(async (tx) => Object.keys((await all(tx)).rows[0]!).length);
    expect(inside).toBe(3);
  });

  it('says that it is there, also while all connections are at work', async () => {
    expect(await database.isReachable()).toBe(true);
    const busy = Array.from({ length: 8 }, () => sql`select pg_sleep(0.1)`.execute(database.db));
    expect(await database.isReachable()).toBe(true);
    await Promise.all(busy);
  });

  it('undoes what the owner left open, and is the application again', async () => {
    const leaving = database.asOwner(async (run) => {
      await run('begin');
      await run('create table left_open (id int)');
      throw new Error('gave up');
    });
    await expect(leaving).rejects.toThrow('gave up');
    const { rows } = await sql`select current_user::text as name, to_regclass('left_open') as made`.execute(
      database.db,
    );
    expect(rows).toEqual([{ name: 'motso_app', made: null }]);
  });
});
