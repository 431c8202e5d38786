import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { getImport, resumeImport, startImport, stopImport } from '../src/areas/documents/import/contract.ts';
import { chunkSize } from '../src/areas/documents/import/work.ts';
import { loadDemo } from '../src/areas/installation/demo-data.ts';
import { addPost } from '../src/areas/people/keep.ts';
import type { Database } from '../src/base/database/database.ts';
import { uuidv7 } from '../src/base/id.ts';
import { faultsOfChains } from './chains.ts';
import { momentsOf, onEveryPlace, type Place } from './kills.ts';
import { aRegister, aSource, type Clerk, listFile, listRow, send } from './lists.ts';
import { clientWith, signInAt, startProgram } from './program.ts';
import { atOnce } from './races.ts';

const kills = Number(process.env.MOTSO_KILLS ?? 5);
const { password } = loadDemo();
const login = 'ha.noivu';
const rows = 30 * chunkSize;

/** The person of the trial becomes a clerk too, with a register that takes lists. */
async function lay({ open }: Place): Promise<{ unitId: string; registerId: string }> {
  const database = await open();
  const { id: personId, unit_id: unitId } = await database.db
    .selectFrom('person as p')
    .innerJoin('post as o', 'o.person_id', 'p.id')
    .select(['p.id', 'o.unit_id'])
    .where('p.login', '=', login)
    .executeTakeFirstOrThrow();
  const post = { id: uuidv7(), personId, unitId, role: 'documentClerk' as const, reach: 'own' as const };
  await database.transaction((tx) =>
    addPost(tx, { ...post, from: '2024-01-01', to: null, decision: 'QĐ 02' }),
  );
  const registerId = await aRegister(database, unitId);
  await database.close();
  return { unitId, registerId };
}

/** As pg-boss does after a minute without a sign of life of who had the job. */
async function giveOn(database: Database): Promise<void> {
  await database.asOwner((run) =>
    run(`update pgboss.job set state = 'retry', start_after = now(), heartbeat_on = null
      where name = 'document-imports' and state = 'active'`),
  );
}

/** What stands after a kill must be whole chunks, and as many documents as were counted. */
async function standing(database: Database, importId: string) {
  const told = await database.db
    .selectFrom('document_import')
    .selectAll()
    .where('id', '=', importId)
    .executeTakeFirstOrThrow();
  const documents = await database.db
    .selectFrom('document')
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.count<number>('number').distinct().as('numbers'),
    ])
    .where('source_id', '=', told.source_id)
    .executeTakeFirstOrThrow();
  const actions = await database.db
    .selectFrom('document_action as a')
    .innerJoin('document as d', (join) =>
      join.onRef('d.unit_id', '=', 'a.unit_id').onRef('d.id', '=', 'a.document_id'),
    )
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('d.source_id', '=', told.source_id)
    .executeTakeFirstOrThrow();
  return {
    dry: told.dry,
    state: told.state,
    done: told.rows_done,
    isWholeChunks: told.rows_done % chunkSize === 0,
    added: told.added,
    documents: Number(documents.count),
    numbers: Number(documents.numbers),
    actions: Number(actions.count),
  };
}

const untilDone = async ({ call, unitId }: Clerk, importId: string, wanted: number) => {
  for (;;) {
    const { state, done } = (await call(getImport, { unitId, importId })).result;
    if (state === 'failed') throw new Error('the import failed');
    if (state === 'done' || done >= wanted) return state;
    await pause(20);
  }
};

/** Where it is done before it can be stopped, that is told; what is sent twice changes nothing. */
async function stopAndResume({ call, unitId }: Clerk, importId: string): Promise<void> {
  const ended = await atOnce([call(stopImport, { unitId, importId })]);
  await call(resumeImport, { unitId, importId }).catch((error: unknown) => {
    if (ended[0] !== 'input-invalid') throw error;
  });
}

function testKills(name: string, make: () => Promise<Place>): void {
  it(`${name}: after each of ${kills} kills the import goes on where it stood, and makes no document twice`, async () => {
    const place = await make();
    const { environment, open } = place;
    const { unitId, registerId } = await lay(place);
    const start = () => startProgram(environment, ['--demo']);
    let program = start();
    const cookie = await signInAt(await program.address, { login, password, fullName: login });
    const content = await listFile(Array.from({ length: rows }, (_, index) => listRow(index + 1)));
    const source = await aSource(clientWith(await program.address, cookie), unitId, registerId, content);
    const now = async (): Promise<Clerk> => ({ ...source, call: clientWith(await program.address, cookie) });
    const importId = await send(source, content);
    await untilDone(await now(), importId, rows);
    await (await now()).call(startImport, { unitId, importId });
    let goneOn = 0;
    for (const [round, moment] of momentsOf(`kill-lists.test ${name}`, kills).entries()) {
      const state = await untilDone(await now(), importId, Math.ceil((round * rows) / (kills + 1)));
      if (round % 2 === 1 && state !== 'done') await stopAndResume(await now(), importId);
      await pause(moment);
      await program.kill();
      const database = await open();
      const there = await standing(database, importId);
      const { done } = there;
      expect(there).toMatchObject({
        dry: false,
        isWholeChunks: true,
        added: done,
        documents: done,
        actions: done,
      });
      if (state !== 'done' && done > 0 && done < rows) goneOn += 1;
      await giveOn(database);
      await database.close();
      program = start();
    }
    await untilDone(await now(), importId, rows);
    expect(await program.stop()).toBe(0);
    const database = await open();
    try {
      const all = { dry: false, state: 'done', done: rows, isWholeChunks: true, added: rows };
      expect(await standing(database, importId)).toEqual({
        ...all,
        documents: rows,
        numbers: rows,
        actions: rows,
      });
      expect(await faultsOfChains(database)).toEqual([]);
    } finally {
      await database.close();
    }
    console.info(`kill-lists.test ${name}: ${goneOn} of ${kills} kills in the midst of it`);
    expect(goneOn).toBeGreaterThan(0);
  }, 900_000);
}

onEveryPlace('the server killed while a list is imported', 'demo', testKills);
