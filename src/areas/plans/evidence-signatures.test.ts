import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { aGivenTask, openWorking, type Staffed, seen, type Working } from '../../../tests/tasks.ts';
import { uuidv7 } from '../../base/id.ts';
import { aPaper } from '../../formats/paper/paper-sample.ts';
import { writePaper } from '../../formats/paper/write-paper.ts';
import { anAuthority, holder } from '../../formats/pdf-signature/fixtures.ts';
import { signPdf } from '../../formats/pdf-signature/signer.ts';
import { draftDocument, getDocument } from '../documents/contract.ts';
import { addFile } from '../documents/contract-files.ts';
import { openRegister } from '../documents/contract-registers.ts';
import { verifySignatures } from '../documents/signatures/contract.ts';
import { addEvidence, getEvidence, verifyEvidence } from './contract-tasks.ts';

const name = 'san-pham.pdf';

onEveryDatabase('the signatures of what proves a task', (open) => {
  let office: Office;
  let working: Working;
  let commune: Staffed;
  let content: string;
  let taskId: string;
  let id: string;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-02');
    working = await openWorking(office, 2);
    commune = working.communes[0]!;
    const signer = await (await anAuthority()).signerFor({ ...holder, name: 'Trần Thị Bình' });
    const signed = await signPdf(await writePaper(aPaper(), 'pdf'), signer, office.now, null);
    content = Buffer.from(signed).toString('base64');
    taskId = await aGivenTask(commune, { personId: commune.specialist.id });
    id = uuidv7();
    const file = { name, content };
    await commune.specialist.call(addEvidence, {
      ...{ unitId: commune.unitId, taskId, id, title: 'Báo cáo đã ký', file },
    });
  });
  const place = () => ({ viewerId: commune.unitId, unitId: commune.unitId, taskId, id, fileId: id });
  const read = async () => (await commune.leader.call(verifyEvidence, place())).result;

  it('are told to whoever may read it, and to nobody else', async () => {
    expect((await seen(commune.leader, commune.unitId, taskId)).evidence).toMatchObject([
      { files: [{ name, isPdf: true }] },
    ]);
    const { state, signatures } = await read();
    expect(state).toBe('read');
    expect(signatures).toMatchObject([{ verdict: 'undecided', isIntact: true, isPades: true, later: [] }]);
    expect(signatures[0]!.says.map(({ vi }) => vi)).toContain('Người ký: Trần Thị Bình.');
    const other = working.communes[1]!;
    const asked = { ...place(), viewerId: other.unitId };
    expect((await refusalOf(other.leader.call(verifyEvidence, asked))).code).toBe('not-found');
    expect((await refusalOf(other.leader.call(verifyEvidence, place()))).code).toBe('not-permitted');
  });

  it('are those of the same file where it is attached to a document, which it may be before or after', async () => {
    const { unitId, clerk } = commune;
    const administrator = await office.aPerson({ role: 'unitAdministrator', unitId });
    const registerId = uuidv7();
    await administrator.call(openRegister, {
      ...{ id: registerId, unitId, name: 'Sổ đi', direction: 'outgoing', numbering: 'here' },
      ...{ seriesBy: 'register', legal: false, organ: 'UBND', outsideSystem: null, openedOn: '2026-01-01' },
    });
    const documentId = uuidv7();
    await clerk.call(draftDocument, { id: documentId, unitId, registerId, kind: 'BC', subject: 'Báo cáo' });
    const fileId = uuidv7();
    await clerk.call(addFile, { unitId, documentId, fileId, part: 'main', name, content });
    const attached = (await clerk.call(verifySignatures, { unitId, documentId, fileId })).result;
    expect(attached).toEqual(await read());
    // And the other way round: what is attached already proves another task.
    const second = await aGivenTask(commune, { personId: commune.specialist.id, title: 'Việc khác' });
    const proof = uuidv7();
    const file = { name, content };
    const sameReason = 'Một báo cáo cho hai việc';
    await commune.specialist.call(addEvidence, {
      ...{ unitId, taskId: second, id: proof, title: 'Báo cáo', file, sameReason },
    });
    const again = await commune.leader.call(verifyEvidence, {
      ...place(),
      taskId: second,
      id: proof,
      fileId: proof,
    });
    expect(again.result).toEqual(attached);
    expect((await clerk.call(getDocument, { unitId, documentId })).result.attachments).toHaveLength(1);
  });

  it('are asked of PDF files alone', async () => {
    const { unitId, specialist } = commune;
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const picture = uuidv7();
    const file = { name: 'anh.png', content: png };
    await specialist.call(addEvidence, { unitId, taskId, id: picture, title: 'Ảnh', file });
    const { evidence } = await seen(specialist, unitId, taskId);
    expect(evidence.flatMap(({ files }) => files.map(({ isPdf }) => isPdf))).toEqual([true, false]);
    const asked = { ...place(), id: picture, fileId: picture };
    expect((await refusalOf(specialist.call(verifyEvidence, asked))).code).toBe('input-invalid');
    expect(getEvidence.access).toEqual(verifyEvidence.access);
  });
});
