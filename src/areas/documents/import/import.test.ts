import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import {
  aRegister,
  aSource,
  type Clerk,
  ended,
  listFile,
  listHead,
  listRow,
  send,
  take,
} from '../../../../tests/lists.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../../tests/office.ts';
import { uuidv7 } from '../../../base/id.ts';
import { changeDocument, getDocument, listDocuments } from '../contract.ts';
import { listInForce, setForce } from '../contract-legal.ts';
import {
  getImport,
  listSources,
  readList,
  resumeImport,
  saveSource,
  sendList,
  startImport,
  stopImport,
} from './contract.ts';

const rows = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => listRow(from + index));

onEveryDatabase('lists of an office system', (open) => {
  let office: Office;
  let clerk: Person;
  let unitId: string;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-06-15');
    unitId = await office.aUnit({ name: 'Xã Nhập Sổ' });
    clerk = await office.aPerson({ role: 'documentClerk', unitId });
    await office.jobs.start();
  }, 60_000);
  afterAll(async () => {
    await office?.jobs.stop();
    expect(office.troubles).toEqual([]);
  });

  const registerOf = (more = {}) => aRegister(office.database, unitId, more);
  const sourceFor = async (content: string) => aSource(clerk.call, unitId, await registerOf(), content);
  const documentsOf = ({ sourceId }: Clerk) =>
    office.database.db
      .selectFrom('document')
      .selectAll()
      .where('source_id', '=', sourceId)
      .orderBy('number')
      .execute();
  const auditOf = async (importId: string) =>
    office.database.db
      .selectFrom('audit_entry')
      .select(['operation', 'objects'])
      .where('operation', '=', 'documents.startImport')
      .execute()
      .then((entries) => entries.filter(({ objects }) => JSON.stringify(objects).includes(importId)));

  it('tries a list without changing anything, takes it, and finds nothing new in it a second time', async () => {
    const content = await listFile([...rows(1, 12), [13, '13/XX', 'không ngày', '', '', ''], ['Tháng hai']]);
    const source = await sourceFor(content);
    const importId = await send(source, content);
    const tried = await ended(source, importId);
    expect(tried).toMatchObject({ dry: true, rows: 14, done: 14, added: 12, refused: 1, skipped: 1 });
    expect(tried.problems).toMatchObject([
      { row: 16, field: 'issuedOn', message: { vi: expect.stringContaining('không ngày') } },
    ]);
    expect(await documentsOf(source)).toEqual([]);
    await clerk.call(startImport, { unitId, importId });
    expect(await ended(source, importId)).toMatchObject({ dry: false, added: 12, refused: 1, skipped: 1 });
    const kept = await documentsOf(source);
    expect(kept).toHaveLength(12);
    expect(kept[0]).toMatchObject({
      status: 'issued',
      kind: 'KH',
      number: 1,
      year: 2023,
      printed: '1/KH-UBND',
      issued_on: '2023-01-02',
      subject: 'Kế hoạch cải cách hành chính, đợt 1',
      signer: 'Trần Văn An',
      withheld: false,
      changed_here: false,
    });
    const found = (await clerk.call(listDocuments, { unitId, text: 'cai cach dot 7' })).result;
    expect(found.documents.map(({ subject }) => subject)).toContain('Kế hoạch cải cách hành chính, đợt 7');
    const { taken } = await take(source, content);
    expect(taken).toMatchObject({ added: 0, changed: 0, same: 12, refused: 1, skipped: 1 });
    expect(await documentsOf(source)).toEqual(kept);
  });

  it('each chunk has its entry in the log, and each document its history', async () => {
    const content = await listFile(rows(1, 2100));
    const source = await sourceFor(content);
    const { importId, taken } = await take(source, content);
    expect(taken).toMatchObject({ added: 2100, done: 2100 });
    // The command that began it, and three chunks.
    expect(await auditOf(importId)).toHaveLength(4);
    const actions = await office.database.db
      .selectFrom('document_action as a')
      .innerJoin('document as d', (join) =>
        join.onRef('d.unit_id', '=', 'a.unit_id').onRef('d.id', '=', 'a.document_id'),
      )
      .select(['a.kind', 'a.number'])
      .where('d.source_id', '=', source.sourceId)
      .execute();
    expect(actions).toHaveLength(2100);
    expect(new Set(actions.map(({ kind, number }) => `${kind} ${number}`))).toEqual(new Set(['issued 1']));
    const series = await office.database.db
      .selectFrom('document_series as s')
      .innerJoin('document_source as o', 'o.register_id', 's.register_id')
      .select('s.last_number')
      .where('o.id', '=', source.sourceId)
      .execute();
    expect(series).toEqual([{ last_number: 2100 }]);
  }, 60_000);

  it('what the list says otherwise is changed, but for what somebody changed here', async () => {
    const source = await sourceFor(await listFile(rows(1, 3)));
    await take(source, await listFile(rows(1, 3)));
    const [, second] = await documentsOf(source);
    await office.database.db
      .updateTable('document')
      .set({ subject: 'Đã sửa tại đây', changed_here: true })
      .where('id', '=', second!.id)
      .execute();
    const changed = rows(1, 4).map((row, index) => (index < 2 ? row.with(3, `Trích yếu mới ${index}`) : row));
    const { tried, taken } = await take(source, await listFile(changed));
    expect(tried).toMatchObject({ added: 1, changed: 1, kept: 1, same: 1 });
    expect(taken).toMatchObject({ added: 1, changed: 1, kept: 1, same: 1 });
    const after = await documentsOf(source);
    expect(after.map(({ subject }) => subject)).toEqual([
      'Trích yếu mới 0',
      'Đã sửa tại đây',
      'Kế hoạch cải cách hành chính, đợt 3',
      'Kế hoạch cải cách hành chính, đợt 4',
    ]);
    expect(after[0]).toMatchObject({ version: 2, changed_here: false });
    // As they are now they are found too.
    const asked = { unitId, registerId: after[0]!.register_id };
    const found = async (text: string) =>
      (await clerk.call(listDocuments, { ...asked, text })).result.documents.map(({ id }) => id);
    expect(await found('dot 4')).toEqual([after[3]!.id]);
    expect(await found('trich yeu moi')).toEqual([after[0]!.id]);
    expect(await found('dot 1')).toEqual([]);
  });

  it('what a list says for the reports is kept; what it does not say is not known, until somebody says it here', async () => {
    const head = 'Số ký hiệu;Ngày văn bản;Trích yếu;Văn bản chỉ đạo;Cách gửi;Lĩnh vực CCHC';
    const csv = (...lines: string[]) => Buffer.from([head, ...lines].join('\n')).toString('base64');
    const content = csv(
      '1/CT-UBND;02/01/2023;Chỉ thị về kỷ cương;Có;Điện tử;Công vụ',
      '2/TB-UBND;03/01/2023;Thông báo kết luận;;;',
    );
    const source = await sourceFor(content);
    await take(source, content);
    const [first, second] = await documentsOf(source);
    const said = { directive: true, sent_as: 'signed-electronic', field: 'civilService' };
    expect(first).toMatchObject(said);
    expect(second).toMatchObject({ directive: null, sent_as: null, field: null });
    const documentId = second!.id;
    const change = { unitId, documentId, version: 1, kind: 'TB', subject: 'Thông báo kết luận về CCHC' };
    await clerk.call(changeDocument, { ...change, directive: null });
    const shown = async () => (await clerk.call(getDocument, { unitId, documentId })).result;
    expect(await shown()).toMatchObject({ directive: null, sentAs: null });
    await clerk.call(changeDocument, { ...change, version: 2, directive: true, sentAs: 'paper' });
    expect(await shown()).toMatchObject({ directive: true, sentAs: 'paper' });
  });

  it('of a document with a mark of secrecy number and day alone are kept, on the disk too', async () => {
    const secret = listRow(2).with(3, 'Phương án bảo vệ mục tiêu').with(4, 'Người bí mật').with(5, 'Tối mật');
    const content = await listFile([listRow(1), secret]);
    const source = await sourceFor(content);
    const { importId, taken } = await take(source, content);
    expect(taken).toMatchObject({ added: 2, withheld: 1 });
    const [, kept] = await documentsOf(source);
    expect(kept).toMatchObject({
      withheld: true,
      number: 2,
      issued_on: '2023-01-03',
      subject: '',
      printed: null,
    });
    const all = JSON.stringify(await documentsOf(source));
    const file = await office.database.db
      .selectFrom('stored_file')
      .selectAll()
      .where('object', '=', `document-import:${importId}`)
      .executeTakeFirstOrThrow();
    const onDisk = Buffer.from((await office.files.get(file.sha256))!).toString();
    expect(onDisk).toContain('đợt 1');
    for (const text of [all, onDisk, JSON.stringify(taken)]) {
      expect(text).not.toContain('mục tiêu');
      expect(text).not.toContain('Người bí mật');
    }
    const read = { unitId, registerId: kept!.register_id, sourceId: null, name: 'a.xlsx', content };
    expect(JSON.stringify((await clerk.call(readList, read)).result)).not.toContain('mục tiêu');
  });

  const columns = ['Số ký hiệu', 'Ngày văn bản', 'Trích yếu', 'Độ mật'];
  const csvOf = (...lines: (readonly string[])[]) =>
    Buffer.from([columns, ...lines].map((line) => line.join(';')).join('\n')).toString('base64');
  const openRow = ['7/BC-UBND', '05/01/2026', 'Báo cáo tình hình A', ''];

  it('a mark among the words of a row erases no document that the register has as an open one', async () => {
    const registerId = await registerOf();
    const first = await aSource(clerk.call, unitId, registerId, csvOf(openRow));
    await take(first, csvOf(openRow));
    const [before] = await documentsOf(first);
    const other = await aSource(clerk.call, unitId, registerId, csvOf(openRow));
    const doubted = csvOf(openRow.with(2, 'TỐI MẬT Báo cáo tình hình B'), [
      '8/BC-UBND',
      '06/01/2026',
      'TỐI MẬT Báo cáo tình hình C',
      'Thường',
    ]);
    for (const source of [first, other]) {
      const { tried, taken, importId } = await take(source, doubted);
      for (const result of [tried, taken]) {
        expect(result).toMatchObject({ added: 0, changed: 0, refused: 2, withheld: 0, erases: [] });
        expect(result.problems).toMatchObject([
          { row: 2, field: 'secrecy', message: { vi: expect.stringContaining('số 7, 05/01/2026') } },
          { row: 3, field: 'secrecy', message: { vi: expect.stringContaining('cột Độ mật') } },
        ]);
        expect(JSON.stringify(result)).not.toContain('tình hình');
      }
      const { sha256 } = await office.database.db
        .selectFrom('stored_file')
        .select('sha256')
        .where('object', '=', `document-import:${importId}`)
        .executeTakeFirstOrThrow();
      expect(Buffer.from((await office.files.get(sha256))!).toString()).not.toContain('tình hình');
    }
    expect(await documentsOf(first)).toEqual([before]);
  });

  it('what the trial did not tell to erase is not erased', async () => {
    const secret = csvOf(openRow.with(3, 'Mật'));
    const registerId = await registerOf();
    const source = await aSource(clerk.call, unitId, registerId, secret);
    const importId = await send(source, secret);
    expect(await ended(source, importId)).toMatchObject({ added: 1, withheld: 1, erases: [] });
    // Between the trial and the taking it comes as an open one.
    const other = await aSource(clerk.call, unitId, registerId, csvOf(openRow));
    await take(other, csvOf(openRow));
    await clerk.call(startImport, { unitId, importId });
    const taken = await ended(source, importId);
    expect(taken).toMatchObject({ added: 0, changed: 0, refused: 1, withheld: 0 });
    expect(taken.problems).toMatchObject([{ message: { vi: expect.stringContaining('kiểm tra thử') } }]);
    expect(await documentsOf(other)).toMatchObject([{ withheld: false, subject: 'Báo cáo tình hình A' }]);
    // Tried again it is told, and then done.
    const again = await take(source, secret);
    const documentId = (await documentsOf(other))[0]!.id;
    expect(again.tried.erases).toEqual([{ row: 2, documentId, number: 7, day: '2026-01-05' }]);
    expect(again.taken).toMatchObject({ changed: 1, withheld: 1, erases: again.tried.erases });
    expect(await documentsOf(other)).toMatchObject([{ withheld: true, subject: '' }]);
  });

  it('a list is taken into the register that it was tried against, whatever its source is given meanwhile', async () => {
    const [a, b] = [await registerOf(), await registerOf()];
    const content = await listFile(rows(1, 2500));
    const source = await aSource(clerk.call, unitId, a, content);
    const read = { unitId, registerId: a, sourceId: null, name: 'a.xlsx', content };
    const { mapping } = (await clerk.call(readList, read)).result;
    const put = async (registerId: string) => {
      const { sources } = (await clerk.call(listSources, { unitId })).result;
      const { name, version } = sources.find(({ id }) => id === source.sourceId)!;
      const saved = { unitId, id: source.sourceId, name, registerId, mapping, version };
      await clerk.call(saveSource, saved);
    };
    const importId = await send(source, content);
    const { register } = await ended(source, importId);
    await put(b);
    await clerk.call(startImport, { unitId, importId });
    while ((await clerk.call(getImport, { unitId, importId })).result.done < 1000)
      await new Promise((resolve) => setTimeout(resolve, 5));
    await put(a);
    await put(b);
    expect(await ended(source, importId)).toMatchObject({ added: 2500, refused: 0, register });
    const into = new Set((await documentsOf(source)).map(({ register_id }) => register_id));
    expect(into).toEqual(new Set([a]));
  }, 60_000);

  it('a document that was written down by hand is not written down again, and its number is nobody else’s', async () => {
    const content = await listFile(rows(1, 3));
    const first = await sourceFor(content);
    await take(first, content);
    const { register_id } = (await documentsOf(first))[0]!;
    const other = await aSource(clerk.call, unitId, register_id, content);
    const list = [listRow(1), listRow(2).with(2, new Date(Date.UTC(2023, 5, 1))), listRow(9)];
    const { taken } = await take(other, await listFile(list));
    expect(taken).toMatchObject({ same: 1, refused: 1, added: 1 });
    expect(taken.problems).toMatchObject([{ row: 5, field: 'printed' }]);
  });

  it('what was typed by mistake and cancelled holds no row of the list back', async () => {
    const content = await listFile(rows(1, 2));
    const first = await sourceFor(content);
    await take(first, content);
    const [one, two] = await documentsOf(first);
    // The one bears the very number and day of a row, the other its number alone.
    await office.database.db
      .updateTable('document')
      .set({ status: 'cancelled', cancel_reason: 'Gõ nhầm', source_id: null, source_key: null })
      .where('id', 'in', [one!.id, two!.id])
      .execute();
    await office.database.db
      .updateTable('document')
      .set({ issued_on: '2023-11-30' })
      .where('id', '=', two!.id)
      .execute();
    const { taken } = await take(first, content);
    expect(taken).toMatchObject({ added: 2, same: 0, refused: 0 });
  });

  it('legal documents of a list that does not tell their force are taken, and listed apart until it is said', async () => {
    const registerId = await registerOf({ legal: true });
    const legalRow = listRow(1)
      .with(1, '1/2026/QĐ-UBND')
      .with(2, new Date(Date.UTC(2026, 0, 5)));
    const content = await listFile([legalRow]);
    const source = await aSource(clerk.call, unitId, registerId, content);
    expect((await take(source, content)).taken).toMatchObject({ added: 1, refused: 0 });
    const [kept] = await documentsOf(source);
    const listed = async (unclear: boolean) =>
      (await clerk.call(listInForce, { unitId, unclear })).result.documents.map(({ id }) => id);
    expect([await listed(false), await listed(true)]).toEqual([[], [kept!.id]]);
    const force = { from: '2026-01-15', to: null };
    await clerk.call(setForce, { unitId, documentId: kept!.id, version: 1, ...force });
    expect([await listed(false), await listed(true)]).toEqual([[kept!.id], []]);
  });

  it('doubles within the list are told: one document twice, one number twice', async () => {
    const content = await listFile([
      listRow(1),
      listRow(1),
      listRow(1).with(3, 'Nội dung khác hẳn'),
      listRow(1).with(2, new Date(Date.UTC(2023, 7, 1))),
    ]);
    const source = await sourceFor(content);
    const { taken } = await take(source, content);
    expect(taken).toMatchObject({ added: 1, same: 1, refused: 2 });
    expect(taken.problems.map(({ row, field }) => [row, field])).toEqual([
      [6, 'key'],
      [7, 'printed'],
    ]);
  });

  it('is stopped with what was taken, and goes on from there', async () => {
    const content = await listFile(rows(1, 30));
    const source = await sourceFor(content);
    const importId = await send(source, content);
    await ended(source, importId);
    await office.jobs.stop();
    await clerk.call(startImport, { unitId, importId });
    await clerk.call(startImport, { unitId, importId });
    await clerk.call(stopImport, { unitId, importId });
    await clerk.call(stopImport, { unitId, importId });
    expect((await clerk.call(getImport, { unitId, importId })).result).toMatchObject({
      state: 'stopped',
      done: 0,
    });
    await clerk.call(resumeImport, { unitId, importId });
    await clerk.call(resumeImport, { unitId, importId });
    expect((await refusalOf(send(source, content))).message.vi).toContain('chưa xong');
    expect((await clerk.call(getImport, { unitId, importId })).result.state).toBe('waiting');
  });

  describe('refuses', () => {
    it('a register that numbers its documents itself, and a source of another unit', async () => {
      const content = await listFile(rows(1, 1));
      const registerId = await registerOf({ numbering: 'here' });
      const read = { unitId, registerId, sourceId: null, name: 'a.xlsx', content };
      expect((await refusalOf(clerk.call(readList, read))).issues[0]?.path).toEqual(['registerId']);
      const other = await office.aUnit({ name: 'Xã khác' });
      const elsewhere = await aRegister(office.database, other);
      expect((await refusalOf(clerk.call(readList, { ...read, registerId: elsewhere }))).code).toBe(
        'not-found',
      );
      const sent = { unitId, sourceId: uuidv7(), id: uuidv7(), name: 'a.xlsx', content };
      expect((await refusalOf(clerk.call(sendList, sent))).code).toBe('not-found');
    });

    it('a file without headers, and one that lacks columns of its source', async () => {
      const registerId = await registerOf();
      const content = Buffer.from('một,hai\n1,2\n').toString('base64');
      const read = { unitId, registerId, sourceId: null, name: 'a.csv', content };
      expect((await refusalOf(clerk.call(readList, read))).issues[0]?.message.vi).toContain('dòng tiêu đề');
      const source = await sourceFor(await listFile(rows(1, 1)));
      const lacking = Buffer.from('Số ký hiệu;Ngày văn bản\n1/KH-UBND;1/1/2023\n').toString('base64');
      const refused = await refusalOf(send(source, lacking));
      expect(refused.issues[0]?.message.vi).toContain('"Trích yếu"');
    });

    it('a mapping that lacks what is needed or uses a column twice, all at once', async () => {
      const registerId = await registerOf({ direction: 'incoming' });
      const column = { label: listHead[1]!, place: 1 };
      const mapping = { columns: { printed: column, number: column }, dateOrder: 'dmy' as const };
      const id = uuidv7();
      const refused = await refusalOf(
        clerk.call(saveSource, { unitId, id, name: 'Nguồn', registerId, mapping, version: 0 }),
      );
      expect(refused.issues.map(({ path }) => path.at(-1))).toEqual([
        'issuedOn',
        'receivedOn',
        'issuer',
        'subject',
        'number',
      ]);
      const { sources } = (await clerk.call(listSources, { unitId })).result;
      expect(sources.some((source) => source.id === id)).toBe(false);
    });
  });
});
