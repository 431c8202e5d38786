import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, describe } from 'vitest';
import type { Database } from '../src/base/database/database.ts';
import { openEmbedded } from '../src/base/database/embedded.ts';
import { openServer } from '../src/base/database/server.ts';
import { freshServerDatabase, layEmpty, layTrial } from './database.ts';
import { findPostgres } from './postgres.ts';

/** Where a program is started that will be killed, and how its data are opened after it. */
export type Place = {
  readonly environment: Record<string, string>;
  readonly open: () => Promise<Database>;
};

/** Declares the test for the embedded database and for PostgreSQL; a trial is begun already. */
export function onEveryPlace(
  title: string,
  kind: 'real' | 'demo',
  test: (name: string, place: () => Promise<Place>) => void,
): void {
  const scratch = mkdtempSync(join(tmpdir(), 'motso-kill-'));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
  describe(title, () => {
    test('embedded', async () => {
      const folder = join(scratch, 'embedded');
      await (kind === 'demo' ? layTrial(folder) : layEmpty(folder, kind));
      return { environment: { DATA_DIR: folder }, open: () => openEmbedded(join(folder, kind, 'database')) };
    });

    describe.skipIf(findPostgres() === undefined)('with PostgreSQL', () =>
      test('PostgreSQL', async () => {
        const url = await freshServerDatabase(kind === 'demo' ? 'motso_trial' : 'motso_template');
        const environment = { DATABASE_URL: url, DATA_DIR: join(scratch, 'server') };
        return { environment, open: () => openServer(url) };
      }),
    );
  });
}

/** Random moments, in milliseconds; the seed is told. */
export function momentsOf(name: string, kills: number): number[] {
  const [drawn] = fc.sample(fc.integer({ min: 0 }), 1);
  const seed = Number(process.env.MOTSO_SEED ?? drawn);
  console.info(`${name}: seed ${seed}`);
  return fc.sample(fc.noBias(fc.integer({ min: 0, max: 400 })), { numRuns: kills, seed });
}

/** Waits until so many more are done than there are now, or nobody works any longer. */
export async function answered(
  all: readonly { readonly done: readonly unknown[] }[],
  more = 1,
  isOver: () => boolean = () => false,
): Promise<void> {
  const count = () => all.reduce((sum, { done }) => sum + done.length, 0);
  const before = count();
  while (count() < before + more && !isOver()) await pause(2);
}
