import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { embeddedHome, freshServerDatabase } from '../../../tests/database.ts';
import { findPostgres } from '../../../tests/postgres.ts';
import { openEmbedded } from '../../base/database/embedded.ts';
import { openServer } from '../../base/database/server.ts';
import { isEqual } from './load.ts';
import { onSnapshot, sumsIn } from './tables.ts';
import { upgradeToServer } from './upgrade.ts';

const people = 5000;

/** The folder of a desk with some people. */
async function filledFolder(): Promise<string> {
  const folder = (await embeddedHome()).environment.DATA_DIR!;
  const database = await openEmbedded(folder);
  await database.asOwner(async (run) => {
    await run(
      `insert into person select gen_random_uuid(), 'p' || number, 'Nguyễn Văn ' || number, '', null, null, true, 1, now()
       from generate_series(1, $1::int) as number`,
      [people],
    );
    await run(`insert into credential select id, null, true, null, null, false, null from person`);
    await run(`insert into unit values ($1, now())`, [randomUUID()]);
  });
  await database.close();
  return folder;
}

const name = 'moving from the data folder to a server';
describe.skipIf(findPostgres() === undefined)(name, () => {
  it('brings every table over, counted and hashed alike on both sides', async () => {
    const folder = await filledFolder();
    const url = await freshServerDatabase('template1');
    const copied = await upgradeToServer(folder, { url, ownerUrl: url });
    const rows = new Map(copied.map((table) => [table.table, table.rows]));
    expect([rows.get('person'), rows.get('credential'), rows.get('unit'), rows.get('audit_entry')]).toEqual([
      people,
      people,
      1,
      0,
    ]);
    const [source, target] = [await openEmbedded(folder), await openServer(url)];
    const [before, after] = [await onSnapshot(source, sumsIn), await onSnapshot(target, sumsIn)];
    expect(isEqual(before, after)).toBe(true);
    expect([...after].map(([table, sum]) => ({ table, ...sum }))).toEqual(copied);
    await source.close();
    // Once more would mix two installations.
    await expect(upgradeToServer(folder, { url, ownerUrl: url })).rejects.toThrow('backup-needs-empty');
    expect(isEqual(await onSnapshot(target, sumsIn), after)).toBe(true);
    await target.close();
  });

  it('is refused while the folder is in use', async () => {
    const folder = await filledFolder();
    const running = await openEmbedded(folder);
    const url = await freshServerDatabase('template1');
    await expect(upgradeToServer(folder, { url, ownerUrl: url })).rejects.toThrow('data-folder-in-use');
    await running.close();
  });
});
