import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { uuidv7 } from '../../base/id.ts';
import { changeDocument, getDocument, listDocuments, recordDocument } from './contract.ts';
import { listCounted } from './contract-counted.ts';
import { addFile, getFile, removeFile } from './contract-files.ts';
import { checkRegister, openRegister } from './contract-registers.ts';

onEveryDatabase('the files of a document in a register', (open) => {
  let office: Office;
  let unitId: string;
  let clerk: Person;
  let specialist: Person;
  let documentId: string;
  let registerId: string;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-02');
    unitId = await office.aUnit({ name: 'Xã An Bình' });
    clerk = await office.aPerson({ role: 'documentClerk', unitId });
    specialist = await office.aPerson({ role: 'specialist', unitId });
    const administrator = await office.aPerson({ role: 'unitAdministrator', unitId });
    registerId = uuidv7();
    await administrator.call(openRegister, {
      ...{ id: registerId, unitId, name: 'Sổ văn bản đi', direction: 'outgoing', numbering: 'outside' },
      ...{ seriesBy: 'register', legal: false, organ: 'UBND', outsideSystem: null, openedOn: '2026-01-01' },
    });
    documentId = uuidv7();
    await clerk.call(recordDocument, {
      ...{ id: documentId, unitId, registerId, kind: 'KH', subject: 'Kế hoạch cải cách hành chính' },
      ...{ number: 7, issuedOn: '2026-03-01', sentAs: 'paper' },
      ...{ signer: 'Nguyễn Văn Chủ', signerPost: 'Chủ tịch', authority: 'TM' },
    });
  });
  const found = async (text: string) => (await clerk.call(listDocuments, { unitId, text })).result.count;

  it('are taken away by the clerk alone, with a reason that the history keeps; the bytes stay', async () => {
    const fileId = uuidv7();
    const of = { unitId, documentId, fileId };
    const content = await aWordFile('Danh sách hộ nghèo thôn Đoài');
    await clerk.call(addFile, { ...of, part: 'main', name: 'nhầm.docx', content });
    expect(await found('hộ nghèo')).toBe(1);

    expect(await refusalOf(clerk.call(removeFile, of))).toMatchObject({ issues: [{ path: ['reason'] }] });
    const reason = 'Đính kèm nhầm tệp của văn bản khác';
    expect(await refusalOf(specialist.call(removeFile, { ...of, reason }))).toMatchObject({
      code: 'not-permitted',
    });
    await clerk.call(removeFile, { ...of, reason });

    const { attachments, history, version } = (await clerk.call(getDocument, { unitId, documentId })).result;
    expect(attachments).toEqual([]);
    expect(version).toBe(1);
    expect(history.slice(1)).toMatchObject([
      { kind: 'attached', file: 'nhầm.docx', reason: null },
      { kind: 'detached', file: 'nhầm.docx', reason },
    ]);
    expect(await found('hộ nghèo')).toBe(0);
    expect(await refusalOf(clerk.call(getFile, of))).toMatchObject({ code: 'not-found' });
    const kept = await office.database.db
      .selectFrom('stored_file')
      .select('erased')
      .where('id', '=', fileId)
      .executeTakeFirstOrThrow();
    expect(kept.erased).toBeNull();
  });

  it('bear out that it left digitally signed, or the doubt is told wherever it is counted', async () => {
    const counted = async () => {
      const asked = { unitId, measure: 'digital.documents.communeElectronic' };
      return (await clerk.call(listCounted, { ...asked, from: '2026-01-01', to: '2026-03-02' })).result;
    };
    const unproven = async () =>
      (await clerk.call(checkRegister, { unitId, registerId, year: 2026 })).result.unproven;
    expect([(await counted()).count, (await unproven()).count]).toEqual([0, 0]);
    await clerk.call(changeDocument, {
      ...{ unitId, documentId, version: 1, kind: 'KH', subject: 'Kế hoạch cải cách hành chính' },
      sentAs: 'signed-electronic',
    });
    expect(await counted()).toMatchObject({ count: 1, documents: [{ id: documentId, unproven: true }] });
    expect(await unproven()).toEqual({
      count: 1,
      documents: [{ documentId, printed: '07/KH-UBND', files: 0 }],
    });

    // A file without a signature bears nothing out.
    const content = await aWordFile('Kế hoạch');
    const file = { unitId, documentId, fileId: uuidv7(), part: 'main' as const, name: 'ke-hoach.docx' };
    await clerk.call(addFile, { ...file, content });
    expect(await unproven()).toMatchObject({ count: 1, documents: [{ files: 1 }] });
    await office.database.db
      .updateTable('document_file')
      .set({ signed: true })
      .where('id', '=', file.fileId)
      .execute();
    expect((await unproven()).count).toBe(0);
    expect(await counted()).toMatchObject({ count: 1, documents: [{ unproven: false }] });
    await clerk.call(removeFile, { unitId, documentId, fileId: file.fileId, reason: 'Đính kèm nhầm tệp' });
    expect((await unproven()).count).toBe(1);
  });
});

async function aWordFile(text: string): Promise<string> {
  const { Document, Packer, Paragraph } = await import('docx');
  return Packer.toBase64String(new Document({ sections: [{ children: [new Paragraph(text)] }] }));
}
