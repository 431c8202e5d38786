import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../tests/database.ts';
import type { Database } from './database/database.ts';
import { createJobs, type Jobs, prepareJobs } from './jobs.ts';

async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await is())) await pause(50);
}

onEveryDatabase('jobs', (open) => {
  let database: Database;
  let troubles: unknown[] = [];
  const running: Jobs[] = [];
  beforeAll(async () => {
    database = await open();
    await prepareJobs(database);
  });
  afterEach(async () => {
    for (const jobs of running.splice(0)) await jobs.stop();
    troubles = [];
  });
  const jobsOf = () => {
    const jobs = createJobs(database, (error) => troubles.push(error));
    running.push(jobs);
    return jobs;
  };
  const kept = async (name: string) => {
    const { rows } = await sql<{ state: string; data: unknown; output: unknown }>`
      select state, data, output from pgboss.job where name = ${name}`.execute(database.db);
    return rows;
  };

  it('are prepared once, and again without harm', async () => {
    await prepareJobs(database);
    const { rows } = await sql`select count(*) from pgboss.version`.execute(database.db);
    expect(rows).toEqual([{ count: 1 }]);
  });

  it('are stopped while they begin, and that is no trouble', async () => {
    const jobs = jobsOf();
    jobs.work('hardly-begun', async () => {});
    const started = jobs.start();
    await jobs.stop();
    await expect(started).resolves.toBeUndefined();
    expect(troubles).toEqual([]);
  });

  it('are done once, and then nothing they were told is kept', async () => {
    const jobs = jobsOf();
    const done: unknown[] = [];
    jobs.work('letter', async (data) => {
      done.push(data);
    });
    await jobs.start();
    await jobs.send(database.db, 'letter', { to: 'a@example.vn' });
    await jobs.send(database.db, 'letter', { to: 'b@example.vn' });
    await until(() => done.length === 2);
    await until(async () => (await kept('letter')).length === 0);
    expect(done).toHaveLength(2);
    expect(done).toEqual(expect.arrayContaining([{ to: 'a@example.vn' }, { to: 'b@example.vn' }]));
    expect(await jobs.counts()).toEqual({ waiting: 0, failed: 0 });
    expect(troubles).toEqual([]);
  });

  it('sent in a transaction that is undone were never there', async () => {
    const jobs = jobsOf();
    const done: unknown[] = [];
    jobs.work('deed', async ({ number }) => {
      done.push(number);
    });
    await jobs.start();
    const undone = database.transaction(async (tx) => {
      await jobs.send(tx, 'deed', { number: 1 });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await database.transaction((tx) => jobs.send(tx, 'deed', { number: 2 }));
    await until(async () => done.includes(2) && (await kept('deed')).length === 0);
    expect(done).toEqual([2]);
  });

  it('that fail are tried again, and counted when they are given up; what they were told is gone', async () => {
    const jobs = jobsOf();
    let tries = 0;
    jobs.work(
      'shaky',
      async ({ fails }) => {
        tries += 1;
        if (tries <= Number(fails)) throw new Error('no mailbox for nguyen.a@example.vn');
      },
      { times: 1, after: 0 },
    );
    await jobs.start();
    await jobs.send(database.db, 'shaky', { fails: 1, to: 'nguyen.a@example.vn' });
    await until(() => tries === 2);
    await until(async () => (await kept('shaky')).length === 0);
    tries = 0;
    await jobs.send(database.db, 'shaky', { fails: 9, to: 'nguyen.a@example.vn' });
    await until(async () => (await jobs.counts()).failed === 1);
    expect(tries).toBe(2);
    expect(troubles).toHaveLength(3);
    const [failed] = await kept('shaky');
    expect(failed).toMatchObject({ state: 'failed', data: null });
    expect(JSON.stringify(failed)).toContain('no mailbox');
    expect(JSON.stringify(failed)).not.toContain('nguyen.a@');
    await sql`delete from pgboss.job where name = 'shaky'`.execute(database.db);
  });

  it('for which nobody is there are refused when they are sent', async () => {
    const jobs = jobsOf();
    await jobs.start();
    await expect(jobs.send(database.db, 'nobody', {})).rejects.toThrow('nobody does the jobs nobody');
  });

  it('of every day are done at the start too, and are forgotten by a release without them', async () => {
    let done = 0;
    const jobs = jobsOf();
    jobs.every('daily', '15 2 * * *', async () => {
      done += 1;
    });
    await jobs.start();
    await until(() => done === 1);
    const schedules = async () =>
      (await sql`select name, cron, timezone from pgboss.schedule`.execute(database.db)).rows;
    expect(await schedules()).toEqual([{ name: 'daily', cron: '15 2 * * *', timezone: 'Asia/Ho_Chi_Minh' }]);
    await jobs.stop();
    running.length = 0;
    await jobsOf().start();
    expect(await schedules()).toEqual([]);
  });

  it('stop lets the job under way end', async () => {
    const jobs = jobsOf();
    let state = 'not begun';
    jobs.work('slow', async () => {
      state = 'begun';
      await pause(400);
      state = 'ended';
    });
    await jobs.start();
    await jobs.send(database.db, 'slow', {});
    await until(() => state === 'begun');
    await jobs.stop();
    running.length = 0;
    expect(state).toBe('ended');
    expect(await kept('slow')).toEqual([]);
  });

  it('two processes share them, and none is done twice', async () => {
    const done: number[] = [];
    const each = [jobsOf(), jobsOf()];
    for (const jobs of each) {
      jobs.work('shared', async ({ number }) => {
        done.push(Number(number));
      });
      jobs.every('shared-daily', '0 3 * * *', async () => {
        await pause(500);
        done.push(-1);
      });
    }
    await Promise.all(each.map((jobs) => jobs.start()));
    const numbers = Array.from({ length: 10 }, (_, index) => index);
    for (const number of numbers) await each[number % 2]!.send(database.db, 'shared', { number });
    await until(() => done.length >= 11);
    await until(async () => (await kept('shared')).length + (await kept('shared-daily')).length === 0);
    expect(done.sort((a, b) => a - b)).toEqual([-1, ...numbers]);
  });
});
