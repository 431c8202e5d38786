import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { loadDemo } from '../src/areas/installation/demo-data.ts';
import { exportBundle, listBundles, makeBundle } from '../src/areas/reports/out/contract.ts';
import { type Client, urlOf } from '../src/base/call.ts';
import type { Database } from '../src/base/database/database.ts';
import { openFolderFiles, removeLeft, sha256Of } from '../src/base/files.ts';
import { uuidv7 } from '../src/base/id.ts';
import { openZip } from '../src/formats/zip.ts';
import { faultsOfChains } from './chains.ts';
import { momentsOf, onEveryPlace, type Place } from './kills.ts';
import { clientWith, signInAt, startProgram } from './program.ts';

/** The kills themselves are those of kill.test, which has more of them. */
const kills = Number(process.env.MOTSO_KILLS ?? 5);
const { password } = loadDemo();
const login = 'ha.noivu';

type Campaign = { readonly unitId: string; readonly campaignId: string; readonly received: number };

/** The campaign of the trial of which most reports were received. */
async function mostReceived({ open }: Place): Promise<Campaign> {
  const database = await open();
  const found = await database.db
    .selectFrom('report')
    .select((eb) => ['receiver_id', 'campaign_id', eb.fn.countAll<number>().as('received')])
    .where('received_number', '>', 0)
    .groupBy(['receiver_id', 'campaign_id'])
    .orderBy('received', 'desc')
    .executeTakeFirstOrThrow();
  await database.close();
  return { unitId: found.receiver_id!, campaignId: found.campaign_id, received: Number(found.received) };
}

/** The program as it runs now, asked as the one who packs. */
type Asked = ReturnType<typeof asking>;
function asking(address: string, cookie: string, campaign: Campaign) {
  const call: Client = clientWith(address, cookie);
  const { unitId, campaignId } = campaign;
  return {
    make: (id: string) => call(makeBundle, { unitId, campaignId, id, withPdf: true }),
    stateOf: async (id: string) => {
      const { bundles } = (await call(listBundles, { unitId, campaignId })).result;
      return bundles.find((one) => one.id === id)!;
    },
    /** Null where it is refused because it is not ready. */
    fileOf: async (id: string) => {
      const path = urlOf(exportBundle, { unitId, bundleId: id });
      const response = await fetch(`${address}${path}`, { headers: { Cookie: cookie } });
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (response.ok) return bytes;
      expect(new TextDecoder().decode(bytes)).toContain('input-invalid');
      return null;
    },
  };
}

/** Whatever is handed out on the way must be whole. */
async function untilReady({ stateOf, fileOf }: Asked, id: string, whole: string | null): Promise<Uint8Array> {
  for (;;) {
    const { state } = await stateOf(id);
    expect(state).not.toBe('failed');
    const file = await fileOf(id);
    if (file !== null && whole !== null) expect(sha256Of(file)).toBe(whole);
    if (state === 'ready') return file!;
    await pause(200);
  }
}

/** So far that it is killed while it packs, another time while it has just been asked for, or while it is kept. */
async function untilPacking({ stateOf }: Asked, id: string, wanted: number): Promise<void> {
  for (;;) {
    const { state, done } = await stateOf(id);
    if (state === 'ready' || done >= wanted) return;
    await pause(20);
  }
}

/** As pg-boss does after a minute without a sign of life of who had the job. */
async function giveOn({ open }: Place): Promise<number> {
  const database = await open();
  const rows = await database.asOwner((run) =>
    run(`update pgboss.job set state = 'retry', start_after = now(), heartbeat_on = null
      where name = 'report-bundles' and state = 'active' and heartbeat_seconds > 0 returning id`),
  );
  await database.close();
  return rows.length;
}

/** Everything that is wrong with what lies in the database and in its folder of files. */
async function wrongIn(database: Database, folder: string, asked: readonly string[], whole: string) {
  const bundles = await database.db
    .selectFrom('report_bundle as b')
    .leftJoin('stored_file as f', (join) =>
      join.onRef('f.unit_id', '=', 'b.unit_id').onRef('f.id', '=', 'b.file_id'),
    )
    .select(['b.id', 'b.state', 'f.sha256'])
    .execute();
  const stored = await database.db.selectFrom('stored_file').select(['sha256', 'object']).execute();
  const named = new Set(stored.map(({ sha256 }) => sha256));
  const files = openFolderFiles(folder);
  await removeLeft(folder, new Date());
  const lying = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  const missing: string[] = [];
  for (const sha256 of named) if (!(await files.has(sha256))) missing.push(sha256);
  return [
    ...asked.filter((id) => !bundles.some((one) => one.id === id)).map((id) => ({ notThere: id })),
    ...bundles.filter(({ id }) => !asked.includes(id)).map(({ id }) => ({ notAsked: id })),
    ...bundles.filter(({ state, sha256 }) => state !== 'ready' || sha256 !== whole),
    ...asked
      .filter((id) => stored.filter(({ object }) => object === `bundle:${id}`).length !== 1)
      .map((id) => ({ keptTwice: id })),
    ...lying.filter((name) => !named.has(name)).map((name) => ({ orphan: name })),
    ...missing.map((sha256) => ({ lost: sha256 })),
    ...(await faultsOfChains(database)),
  ];
}

function testKills(name: string, make: () => Promise<Place>): void {
  it(`${name}: after each of ${kills} kills the bundle is made anew, and none that is not whole is handed out`, async () => {
    const place = await make();
    const { environment, open } = place;
    const moments = momentsOf(`kill-bundles.test ${name}`, kills);
    const campaign = await mostReceived(place);
    const start = () => startProgram(environment, ['--demo']);
    let program = start();
    const cookie = await signInAt(await program.address, { login, password, fullName: login });
    const now = async () => asking(await program.address, cookie, campaign);
    const asked = [uuidv7()];
    await (await now()).make(asked[0]!);
    const first = await untilReady(await now(), asked[0]!, null);
    expect((await openZip(first)).names).toHaveLength(3 * campaign.received + 1);
    const whole = sha256Of(first);
    let begunAgain = 0;
    for (const [round, moment] of moments.entries()) {
      const before = await now();
      const last = asked.at(-1)!;
      // Every third one is killed a second time.
      if ((await before.stateOf(last)).state === 'ready') {
        asked.push(uuidv7());
        await before.make(asked.at(-1)!);
      }
      await untilPacking(before, asked.at(-1)!, (round % 3) * 2);
      await pause(moment);
      await program.kill();
      begunAgain += await giveOn(place);
      program = start();
      if (round % 3 !== 1) await untilReady(await now(), asked.at(-1)!, whole);
    }
    await untilReady(await now(), asked.at(-1)!, whole);
    expect(await program.stop()).toBe(0);
    console.info(`kill-bundles.test ${name}: ${asked.length} bundles, ${begunAgain} begun again`);
    expect(begunAgain).toBeGreaterThan(0);
    const database = await open();
    try {
      const folder = join(environment.DATA_DIR!, 'demo', 'files');
      expect(await wrongIn(database, folder, asked, whole)).toEqual([]);
    } finally {
      await database.close();
    }
  }, 900_000);
}

onEveryPlace('the server killed while a bundle is packed', 'demo', testKills);
