import { readdir, statfs } from 'node:fs/promises';
import { sql } from 'kysely';
import program from '../../../package.json' with { type: 'json' };
import type { Db } from '../../base/database/database.ts';
import { handlersFor } from '../../base/run.ts';
import { verifyLog as verifyOperation } from '../audit/contract.ts';
import { verifyLog } from '../audit/verify-log.ts';
import { unheldAtTop } from '../people/top-roles.ts';
import { findTop, sendTestMail, showState, verifyState } from './contract.ts';
import type { Surroundings } from './services.ts';
import { verifyData } from './verify.ts';
import { mailWords } from './words.ts';

const { answer, performAfter } = handlersFor<Surroundings>();

export const installationOperations = [
  answer(showState, async ({ db, database, installation, jobs, startedAt, folders, today }) => ({
    version: program.version,
    kind: installation.kind,
    database: database.kind,
    migrations: await migrationsIn(db),
    startedAt,
    freeBytes: await freeBytesAt(folders.data),
    jobs: await jobs.counts(),
    lastHead: await lastOf(folders.heads),
    unheld: await unheldAtTop(db, installation.rootUnitId, today),
  })),

  answer(findTop, async ({ installation }) => ({ unitId: installation.rootUnitId, kind: installation.kind })),

  answer(verifyOperation, async ({ db, folders, secrets }) => {
    const told = await verifyLog(db, folders.heads, secrets.all('audit'));
    return { ...told, faults: [...told.faults] };
  }),

  answer(verifyState, async ({ db, files, verifyMore }) => {
    const told = await verifyData(db, files, verifyMore);
    return { ...told, faults: [...told.faults] };
  }),

  // The letter goes out before the command is written down: what could not be sent is not recorded as sent.
  performAfter(
    sendTestMail,
    async ({ mailer }, { to }) =>
      mailer.send({ to, subject: mailWords.testSubject, text: mailWords.testText }),
    async () => ({}),
  ),
];

async function migrationsIn(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from migration`.execute(db);
  return rows[0]!.count;
}

async function freeBytesAt(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** The name of the newest file of signed heads; null where there is none yet. */
async function lastOf(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch(() => []);
  return names.sort().at(-1) ?? null;
}
