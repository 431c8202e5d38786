import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { openEmbedded } from '../src/base/database/embedded.ts';
import { migrate } from '../src/base/database/migrate.ts';
import { openServer } from '../src/base/database/server.ts';
import { Problem } from '../src/base/problem.ts';

/**
 * Writes pairs of rows until it is stopped (by the end of its input) or killed, and tells on its output what is kept: `kept <number>`;
 * `problem <code>` where it was refused. Tests start it as a process of its own.
 */
const { DATABASE_URL, DATA_DIR, MOTSO_WRITE } = process.env;
const database = DATABASE_URL === undefined ? await openEmbedded(DATA_DIR!) : await openServer(DATABASE_URL);
await migrate(database);
await database.asOwner((run) =>
  run(`create table if not exists pair (number bigint, half text, filling text, primary key (number, half));
    create index if not exists pair_filling on pair (filling);
    grant select, insert on pair to motso_app`),
);
const say = (line: string) => process.stdout.write(`${line}\n`);
let isStopped = false;
process.stdin.on('end', () => {
  isStopped = true;
});
process.stdin.resume();

const write = {
  statement: (number: number) =>
    sql`insert into pair select ${number}, half, random() from unnest(array['a', 'b']) half`.execute(
      database.db,
    ),
  transaction: (number: number) =>
    database.transaction(async (tx) => {
      await sql`insert into pair values (${number}, 'a', random())`.execute(tx);
      await sql`insert into pair values (${number}, 'b', random())`.execute(tx);
    }),
}[MOTSO_WRITE === 'statement' ? 'statement' : 'transaction'];

say('open');
const { rows } = await sql<{ last: number | null }>`select max(number) as last from pair`.execute(
  database.db,
);
let number = rows[0]!.last ?? 0;
while (!isStopped) {
  number += 1;
  try {
    await write(number);
    say(`kept ${number}`);
  } catch (error) {
    say(`problem ${error instanceof Problem ? error.code : String(error)}`);
    await pause(50);
  }
}
await database.close();
say('closed');
