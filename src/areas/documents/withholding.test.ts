import { Document, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { aRegister, aSource, take } from '../../../tests/lists.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { uuidv7 } from '../../base/id.ts';
import * as documents from './contract.ts';
import { addFile, addLink, getFile } from './contract-files.ts';
import { withholdDocument } from './contract-withheld.ts';
import { registerErasing } from './erasing.ts';
import { getImport } from './import/contract.ts';

const secret = 'Phương án tác chiến phòng thủ';

onEveryDatabase('a document that turns out to be secret', (open) => {
  let office: Office;
  let unitId: string;
  let clerk: Person;
  let erase: () => Promise<void>;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-06-15');
    unitId = await office.aUnit({ name: 'Xã Kín' });
    clerk = await office.aPerson({ role: 'documentClerk', unitId });
    const { database, files } = office;
    registerErasing(
      {
        every: (_name, _cron, work) => {
          erase = work;
        },
      },
      { database, files },
    );
    await office.jobs.start();
  }, 60_000);
  afterAll(async () => {
    await office?.jobs.stop();
    expect(office.troubles).toEqual([]);
  });

  const record = async (registerId: string, more: Record<string, unknown> = {}) => {
    const id = uuidv7();
    await clerk.call(documents.recordDocument, {
      ...{ id, unitId, registerId, kind: 'KH', subject: secret, number: 7, issuedOn: '2026-06-01' },
      ...{ signer: 'Nguyễn Văn Chủ', signerPost: 'Chủ tịch', authority: 'TM', sentAs: 'paper' },
      ...more,
    });
    return id;
  };
  const docxOf = (text: string) =>
    Packer.toBase64String(new Document({ sections: [{ children: [new Paragraph(text)] }] }));
  const attach = async (documentId: string, name: string, content: string) => {
    const fileId = uuidv7();
    await clerk.call(addFile, { unitId, documentId, fileId, part: 'main', name, content });
    return fileId;
  };
  const shown = async (documentId: string) =>
    (await clerk.call(documents.getDocument, { unitId, documentId })).result;
  const withhold = (documentId: string, version: number) =>
    clerk.call(withholdDocument, { unitId, documentId, version });
  const found = async (text: string) =>
    (await clerk.call(documents.listDocuments, { unitId, text })).result.documents.map(({ id }) => id);
  const everythingKept = async (documentId: string) => {
    const of = (table: 'document_file' | 'document_link' | 'document_action') =>
      office.database.db.selectFrom(table).selectAll().where('document_id', '=', documentId).execute();
    const { db } = office.database;
    return JSON.stringify([
      await db.selectFrom('document').selectAll().where('id', '=', documentId).execute(),
      await of('document_file'),
      await of('document_link'),
      await of('document_action'),
      await db.selectFrom('stored_file').selectAll().where('object', '=', `document:${documentId}`).execute(),
    ]);
  };

  it('keeps number and days; what it says, its files, links and words go, and the log says it without them', async () => {
    const registerId = await aRegister(office.database, unitId);
    const documentId = await record(registerId, { note: 'Tờ trình kèm theo', recipients: 'Ban chỉ huy' });
    const text = `Phương án tác chiến ${documentId}`;
    const fileId = await attach(documentId, `${secret}.docx`, await docxOf(text));
    const other = await record(registerId, { number: 8, subject: 'Kế hoạch thường' });
    const link = { unitId, kind: 'implements' as const };
    await clerk.call(addLink, {
      ...link,
      id: uuidv7(),
      documentId,
      toPrinted: '1/PA-BCH',
      toSubject: secret,
    });
    await clerk.call(addLink, { ...link, id: uuidv7(), documentId: other, toDocumentId: documentId });
    const { sha256 } = (await shown(documentId)).attachments[0]!;
    const before = await found('tac chien');
    expect(before).toContain(documentId);

    const specialist = await office.aPerson({ role: 'specialist', unitId });
    const asked = { unitId, documentId, version: 1 };
    expect((await refusalOf(specialist.call(withholdDocument, asked))).code).toBe('not-permitted');
    expect((await refusalOf(withhold(documentId, 5))).code).toBe('changed-by-other');
    await withhold(documentId, 1);

    const after = await shown(documentId);
    expect(after).toMatchObject({ withheld: true, number: 7, issuedOn: '2026-06-01', status: 'issued' });
    expect(after).toMatchObject({ subject: '', printed: null, attachments: [], links: [], linkedFrom: [] });
    expect(after.history.map(({ kind }) => kind)).toEqual(['issued', 'attached', 'withheld']);
    expect((await shown(other)).links).toEqual([]);
    expect(await everythingKept(documentId)).not.toMatch(/tác chiến|Ban chỉ huy|Nguyễn Văn Chủ|Tờ trình/);
    expect(await found('tac chien')).not.toContain(documentId);
    expect((await refusalOf(clerk.call(getFile, { unitId, documentId, fileId }))).code).toBe('not-found');
    expect(await refusalOf(withhold(documentId, 2))).toMatchObject({ code: 'input-invalid' });
    await erase();
    expect(await office.files.has(sha256)).toBe(false);

    const entry = await office.database.db
      .selectFrom('audit_entry')
      .select('content')
      .where('operation', '=', 'documents.withholdDocument')
      .where('outcome', '=', 'done')
      .executeTakeFirstOrThrow();
    expect(entry.content).toContain(documentId);
    expect(entry.content).not.toContain('tác chiến');
  });

  it('keeps the bytes of what is also a file of something else', async () => {
    const registerId = await aRegister(office.database, unitId);
    const [first, second] = [await record(registerId), await record(registerId, { number: 8 })];
    const content = await docxOf('Cùng một tệp');
    await attach(first, 'a.docx', content);
    await attach(second, 'b.docx', content);
    await withhold(first, 1);
    await erase();
    const [file] = (await shown(second)).attachments;
    expect(await office.files.has(file!.sha256)).toBe(true);
  });

  it('is cancelled where it has no number yet, and its reason of cancelling is not kept', async () => {
    const registerId = await aRegister(office.database, unitId);
    const draft = uuidv7();
    await clerk.call(documents.draftDocument, { id: draft, unitId, registerId, kind: 'KH', subject: secret });
    await withhold(draft, 1);
    expect(await shown(draft)).toMatchObject({ status: 'cancelled', withheld: true, subject: '' });
    const cancelled = await record(registerId);
    const reason = `Nhầm với ${secret}`;
    await clerk.call(documents.cancelDocument, { unitId, documentId: cancelled, version: 1, reason });
    await withhold(cancelled, 2);
    expect(await everythingKept(cancelled)).not.toContain('tác chiến');
    expect((await shown(cancelled)).history.map(({ kind }) => kind)).toEqual([
      'issued',
      'cancelled',
      'withheld',
    ]);
  });

  it('stays issued where it bears a number of elsewhere, and its history tells nothing of what was corrected', async () => {
    const registerId = await aRegister(office.database, unitId);
    const documentId = await record(registerId);
    await office.database.db
      .updateTable('document')
      .set({ number: null, year: null, series: null })
      .where('id', '=', documentId)
      .execute();
    await office.database.db
      .updateTable('document_action')
      .set({ detail: JSON.stringify({ was: { printed: '7/PA-BCH', signer: 'Người tác chiến' } }) })
      .where('document_id', '=', documentId)
      .execute();
    await withhold(documentId, 1);
    expect(await shown(documentId)).toMatchObject({
      status: 'issued',
      withheld: true,
      issuedOn: '2026-06-01',
    });
    expect(await everythingKept(documentId)).not.toContain('tác chiến');
  });

  const head = 'Mã văn bản;Số ký hiệu;Ngày văn bản;Trích yếu;Độ mật';
  const list = (...lines: string[]) => Buffer.from([head, ...lines].join('\n')).toString('base64');
  const lines = (mark: string) => [
    // Of a marked row a key that is no number is not kept, and here there is none.
    `VB-0012;12/KH-UBND;02/06/2026;${secret} A;${mark}`,
    `;13/KH-UBND;03/06/2026;${secret} B;${mark}`,
    ';14/KH-UBND;04/06/2026;Kế hoạch thường;',
  ];

  it('is found by number and day when a list marks it later, though its key went with its words', async () => {
    const source = await aSource(
      clerk.call,
      unitId,
      await aRegister(office.database, unitId),
      list(...lines('')),
    );
    const { importId: first } = await take(source, list(...lines('')));
    const marked = list(...lines('Mật'));
    const { tried, taken } = await take(source, marked);
    expect(tried).toMatchObject({ changed: 2, same: 1, refused: 0, withheld: 2 });
    expect(taken).toMatchObject({ changed: 2, same: 1, refused: 0, withheld: 2 });
    const rows = await office.database.db
      .selectFrom('document')
      .selectAll()
      .where('source_id', '=', source.sourceId)
      .orderBy('number')
      .execute();
    expect(rows.map(({ number, withheld, subject }) => [number, withheld, subject])).toEqual([
      [12, true, ''],
      [13, true, ''],
      [14, false, 'Kế hoạch thường'],
    ]);
    expect(JSON.stringify(rows)).not.toContain('tác chiến');
    expect((await shown(rows[0]!.id)).history.map(({ kind }) => kind)).toEqual(['issued', 'withheld']);
    // The list that held the words goes too; the same one again changes nothing.
    const { sha256 } = await office.database.db
      .selectFrom('stored_file')
      .select('sha256')
      .where('object', '=', `document-import:${first}`)
      .executeTakeFirstOrThrow();
    await erase();
    expect(await office.files.has(sha256)).toBe(false);
    expect((await take(source, marked)).taken).toMatchObject({ changed: 0, same: 3 });
  });

  it('is withheld by a list even where somebody changed it here, or typed it', async () => {
    const registerId = await aRegister(office.database, unitId);
    const typed = await record(registerId, { number: 12, issuedOn: '2026-06-02', printed: '12/KH-UBND' });
    const source = await aSource(clerk.call, unitId, registerId, list(...lines('')));
    const { importId } = await take(source, list(...lines('')));
    const { result } = await clerk.call(getImport, { unitId, importId });
    expect(result).toMatchObject({ added: 2, same: 1 });
    const thirteen = (await found('phuong an tac chien b'))[0]!;
    await clerk.call(documents.changeDocument, {
      ...{ unitId, documentId: thirteen, version: 1, kind: 'KH', subject: `${secret} đã sửa` },
    });
    const { taken } = await take(source, list(...lines('Tối mật')));
    expect(taken).toMatchObject({ changed: 2, withheld: 2, refused: 0 });
    for (const id of [typed, thirteen])
      expect(await shown(id)).toMatchObject({ withheld: true, subject: '' });
  });

  it('leaves none of its words in the log where somebody without the right tried to record it', async () => {
    const registerId = await aRegister(office.database, unitId);
    const stranger = await office.aPerson({ role: 'leader', unitId });
    const id = uuidv7();
    const recorded = {
      id,
      unitId,
      registerId,
      kind: 'KH',
      subject: `TỐI MẬT ${secret}`,
      issuedOn: '2026-06-01',
    };
    const { code } = await refusalOf(stranger.call(documents.recordDocument, recorded));
    expect(code).toBe('not-permitted');
    const rows = await office.database.db
      .selectFrom('audit_entry')
      .select('content')
      .where('outcome', '=', 'refused')
      .where('person_id', '=', stranger.id)
      .execute();
    expect(rows.map(({ content }) => JSON.parse(content).input)).toEqual([{ ...recorded, subject: '…' }]);
  });
});
