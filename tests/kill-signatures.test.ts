import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { draftDocument } from '../src/areas/documents/contract.ts';
import { addFile } from '../src/areas/documents/contract-files.ts';
import { signWithDemoSigner } from '../src/areas/documents/signatures/contract.ts';
import { loadDemo } from '../src/areas/installation/demo-data.ts';
import { addPost } from '../src/areas/people/keep.ts';
import type { Client } from '../src/base/call.ts';
import type { Database } from '../src/base/database/database.ts';
import { openFolderFiles } from '../src/base/files.ts';
import { uuidv7 } from '../src/base/id.ts';
import { plainPdf } from '../src/formats/pdf-signature/fixtures.ts';
import { verifySignatures } from '../src/formats/pdf-signature/verify.ts';
import { faultsOfChains } from './chains.ts';
import { momentsOf, onEveryPlace, type Place } from './kills.ts';
import { aRegister } from './lists.ts';
import { clientWith, signInAt, startProgram } from './program.ts';

const kills = Number(process.env.MOTSO_KILLS ?? 3);
const { password } = loadDemo();
const login = 'ha.noivu';

type Ground = { readonly unitId: string; readonly registerId: string };

/** The person of the trial becomes a clerk too, with a register of outgoing documents. */
async function lay({ open }: Place): Promise<Ground> {
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
  const registerId = await aRegister(database, unitId, { numbering: 'here' });
  await database.close();
  return { unitId, registerId };
}

/** The signed files of the document, the first signed first. */
const signedFiles = ({ db }: Database, documentId: string) =>
  db
    .selectFrom('document_file')
    .select(['id', 'sha256'])
    .where('document_id', '=', documentId)
    .where('part', '=', 'signed')
    .orderBy('added_at')
    .orderBy('id')
    .execute();

type Asked = { readonly fileId: string; readonly version: number; readonly signedFileId: string };

function testKills(name: string, make: () => Promise<Place>): void {
  it(`${name}: after each of ${kills} kills every signed file that was acknowledged is there and holds, and none is half there`, async () => {
    const place = await make();
    const { environment, open } = place;
    const { unitId, registerId } = await lay(place);
    const files = openFolderFiles(join(environment.DATA_DIR!, 'demo', 'files'));
    let program = startProgram(environment, ['--demo']);
    const cookie = await signInAt(await program.address, { login, password, fullName: login });
    let call: Client = clientWith(await program.address, cookie);
    const [documentId, fileId] = [uuidv7(), uuidv7()];
    await call(draftDocument, { id: documentId, unitId, registerId, kind: 'BC', subject: 'Báo cáo ký thử' });
    const content = Buffer.from(plainPdf()).toString('base64');
    await call(addFile, { unitId, documentId, fileId, part: 'main', name: 'bc.pdf', content });
    const sign = async (asked: Asked) =>
      (
        await call(signWithDemoSigner, {
          unitId,
          documentId,
          ...asked,
          signer: 'Nguyễn Văn An',
          mark: { kind: 'none' },
        })
      ).result;
    let last: Asked = { fileId, version: 1, signedFileId: uuidv7() };
    let done = 0;
    const goOn = async () => {
      for (;;) {
        const { version } = await sign(last);
        done += 1;
        last = { fileId: last.signedFileId, version, signedFileId: uuidv7() };
      }
    };
    for (const moment of momentsOf(`kill-signatures.test ${name}`, kills)) {
      const before = done;
      // It ends with the program.
      const work = goOn().catch(() => {});
      while (done === before) await pause(5);
      await pause(moment);
      await program.kill();
      await work;
      const database = await open();
      const kept = await signedFiles(database, documentId);
      expect([done, done + 1]).toContain(kept.length);
      const newest = await files.get(kept.at(-1)!.sha256);
      const reading = await verifySignatures(newest!, { anchors: [], ask: null, now: new Date() });
      const intact = reading.state === 'read' ? reading.signatures.filter((each) => each.isIntact) : [];
      expect(intact).toHaveLength(kept.length);
      expect(await faultsOfChains(database)).toEqual([]);
      await database.close();
      program = startProgram(environment, ['--demo']);
      call = clientWith(await program.address, cookie);
    }
    // What had no answer is sent once more, and is there once.
    const { version } = await sign(last);
    expect(version).toBe(done + 2);
    await program.stop();
    const database = await open();
    expect(await signedFiles(database, documentId)).toHaveLength(done + 1);
    await database.close();
  });
}

onEveryPlace('signing while the program is killed', 'demo', testKills);
