import { beforeAll, expect, it } from 'vitest';
import { recordDocument } from '../src/areas/documents/contract.ts';
import { getImport, resumeImport, startImport, stopImport } from '../src/areas/documents/import/contract.ts';
import { registerImports } from '../src/areas/documents/import/work.ts';
import { CallFailed } from '../src/base/call.ts';
import { uuidv7 } from '../src/base/id.ts';
import { faultsOfChains } from './chains.ts';
import { onEveryDatabase } from './database.ts';
import { aRegister, aSource, type Clerk, listFile, listRow, send } from './lists.ts';
import { type Office, openOffice, type Person } from './office.ts';
import { caughtJobs } from './races.ts';

const rows = 3500;

onEveryDatabase('a list that several are at', (open) => {
  let office: Office;
  let clerk: Person;
  let unitId: string;
  let content: string;
  let work: (importId: string) => Promise<void>;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-06-15');
    unitId = await office.aUnit({ name: 'Xã Nhiều Người' });
    clerk = await office.aPerson({ role: 'documentClerk', unitId });
    content = await listFile(Array.from({ length: rows }, (_, index) => listRow(index + 1)));
    // The jobs are done here, by as many at once as the test wants.
    const { jobs, workOf } = caughtJobs();
    registerImports(jobs, { database: office.database, files: office.files, clock: () => office.now });
    work = (id) => workOf('document-imports')({ unitId, id });
    await office.jobs.start();
    await office.jobs.stop();
  }, 120_000);

  async function tried(): Promise<{ source: Clerk; importId: string; registerId: string }> {
    const registerId = await aRegister(office.database, unitId);
    const source = await aSource(clerk.call, unitId, registerId, content);
    const importId = await send(source, content);
    await work(importId);
    return { source, importId, registerId };
  }
  const stateOf = async (importId: string) => (await clerk.call(getImport, { unitId, importId })).result;
  const documents = ({ sourceId }: Clerk) =>
    office.database.db
      .selectFrom('document')
      .select(['number', 'year'])
      .where('source_id', '=', sourceId)
      .execute();

  it('is begun once however many begin it, and taken once by two jobs at a time', async () => {
    const { source, importId } = await tried();
    await Promise.all(Array.from({ length: 5 }, () => clerk.call(startImport, { unitId, importId })));
    await Promise.all([work(importId), work(importId), work(importId)]);
    expect(await stateOf(importId)).toMatchObject({
      state: 'done',
      dry: false,
      done: rows,
      added: rows,
      refused: 0,
    });
    expect(await documents(source)).toHaveLength(rows);
    expect(await faultsOfChains(office.database)).toEqual([]);
  }, 120_000);

  it('stopped and resumed in its midst again and again, it ends whole', async () => {
    const { source, importId } = await tried();
    await clerk.call(startImport, { unitId, importId });
    const stops: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const working = work(importId);
      await clerk.call(stopImport, { unitId, importId }).catch(refusedOnly);
      await working;
      const { state, done, added } = await stateOf(importId);
      expect(added).toBe(done);
      if (state === 'done') break;
      stops.push(done);
      await clerk.call(resumeImport, { unitId, importId });
    }
    await work(importId);
    expect(await stateOf(importId)).toMatchObject({ state: 'done', added: rows });
    expect(await documents(source)).toHaveLength(rows);
    expect(stops).toEqual(stops.toSorted((a, b) => a - b));
  }, 180_000);

  it('numbers typed at the same time are taken by one of the two, never by both', async () => {
    const { importId, registerId } = await tried();
    await clerk.call(startImport, { unitId, importId });
    const typed = Array.from({ length: 30 }, (_, index) => 1 + index * 110);
    const record = (number: number) =>
      clerk.call(recordDocument, {
        id: uuidv7(),
        unitId,
        registerId,
        kind: 'CV',
        number,
        subject: 'Vào sổ bằng tay trong khi nhập',
        issuedOn: '2023-07-01',
        printed: `${number}/UBND-VP`,
        signer: 'Trần Văn An',
        signerPost: 'Chủ tịch',
        authority: 'TM',
      });
    const answers = await Promise.all([
      work(importId).then(() => null),
      ...typed.map((number) => record(number).then(() => number, refusedOnly)),
    ]);
    const byHand = answers.filter((one) => typeof one === 'number').length;
    const { refused, added } = await stateOf(importId);
    expect(refused).toBe(byHand);
    expect(added).toBe(rows - byHand);
    const all = await office.database.db
      .selectFrom('document')
      .select(['year', 'number'])
      .where('register_id', '=', registerId)
      .execute();
    expect(all).toHaveLength(rows);
    expect(new Set(all.map(({ year, number }) => `${year} ${number}`)).size).toBe(rows);
  }, 120_000);
});

/** Of two one may be told that the other was there before. */
function refusedOnly(error: unknown): null {
  if (error instanceof CallFailed && error.refused.code === 'input-invalid') return null;
  throw error;
}
