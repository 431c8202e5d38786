import { strToU8, zipSync } from 'fflate';
import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { aRegister } from '../../../../tests/lists.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../../tests/office.ts';
import { aReport, asDocx } from '../../../../tests/world.ts';
import { sha256Of } from '../../../base/files.ts';
import { uuidv7 } from '../../../base/id.ts';
import { pdfOf, shown } from '../../../formats/pdf/fixtures.ts';
import { confirmNoted } from '../contract.ts';
import { checkRegister } from '../contract-registers.ts';
import { listSources, takeMessage } from './contract.ts';

const packed = (name: string, bytes: Uint8Array) =>
  `<Attachment><ContentTransferEncoded>${Buffer.from(zipSync({ [name]: bytes })).toString('base64')}</ContentTransferEncoded></Attachment>`;

type More = {
  readonly number?: number;
  readonly subject?: string;
  readonly header?: string;
  readonly attachments?: string;
};
const message = ({
  number = 12,
  subject = 'Về đẩy mạnh cải cách hành chính',
  header = '',
  attachments = '',
}: More) =>
  Buffer.from(`<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope><edXMLHeader><MessageHeader>
    <From><OrganId>H55</OrganId><OrganName>UBND tỉnh An Phú</OrganName></From>
    <To><OrganName>UBND xã Nhận Thư</OrganName></To>
    <Code><CodeNumber>${number}</CodeNumber><CodeNotation>CT-UBND</CodeNotation></Code>
    <PromulgationInfo><PromulgationDate>2026/03/02</PromulgationDate></PromulgationInfo>
    <DocumentType><TypeName>Chỉ thị</TypeName></DocumentType><Subject>${subject}</Subject>
    <SignerInfo><Competence>KT.</Competence><Position>Phó Chủ tịch</Position><FullName>Trần Văn Bình</FullName></SignerInfo>
    <DueDate>2026/04/15</DueDate><OtherInfo><Priority>1</Priority></OtherInfo>
    <ResponseFor>000.00.04.G14,2025/08/06,267/VPCP-TTĐT</ResponseFor>${header}
  </MessageHeader></edXMLHeader></edXMLEnvelope><AttachmentEncoded>${attachments}</AttachmentEncoded></edXML>`).toString(
    'base64',
  );

onEveryDatabase('messages of other office systems', (open) => {
  let office: Office;
  let clerk: Person;
  let unitId: string;
  let registerId: string;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-06-15');
    unitId = await office.aUnit({ name: 'Xã Nhận Thư' });
    clerk = await office.aPerson({ role: 'documentClerk', unitId });
    registerId = await aRegister(office.database, unitId, { direction: 'incoming' });
  }, 60_000);

  const asked = (more: More = {}, id = uuidv7()) => ({
    unitId,
    id,
    registerId,
    receivedOn: '2026-03-04',
    name: 'a.edxml',
    content: message(more),
  });
  const kept = async () => {
    const { db } = office.database;
    return [
      await db.selectFrom('document').selectAll().execute(),
      await db.selectFrom('document_file').selectAll().execute(),
      await db.selectFrom('document_link').selectAll().execute(),
    ] as const;
  };

  it('becomes a noted document with its files and what it answers; sent twice it is one', async () => {
    const docx = await asDocx(aReport());
    const attachments = `${packed('chi-thi.docx', docx)}${packed('virus.exe', strToU8('MZ'))}<Attachment/>`;
    const input = asked({ attachments });
    const { result } = await clerk.call(takeMessage, input);
    expect(result).toMatchObject({ printed: '12/CT-UBND', files: 1 });
    expect(result.leftOut).toHaveLength(2);
    const [[document], files, links] = await kept();
    expect(document).toMatchObject({
      status: 'noted',
      direction: 'incoming',
      kind: 'CT',
      number: null,
      printed: '12/CT-UBND',
      issued_on: '2026-03-02',
      received_on: '2026-03-04',
      issuer: 'UBND tỉnh An Phú',
      signer: 'Trần Văn Bình',
      signer_post: 'Phó Chủ tịch',
      authority: 'KT',
      urgent: true,
      reply_due_on: '2026-04-15',
    });
    expect(files).toMatchObject([{ document_id: input.id, part: 'main', read: 'read' }]);
    expect(files[0]).toHaveProperty('text', expect.stringContaining('bao cao'));
    expect(links).toMatchObject([
      { kind: 'answers', to_printed: '267/VPCP-TTĐT', to_issued_on: '2025-08-06' },
    ]);
    const before = await kept();
    expect((await clerk.call(takeMessage, input)).result).toEqual(result);
    expect(
      (await refusalOf(clerk.call(takeMessage, asked({ attachments })))).issues[0]?.message.vi,
    ).toContain('12/CT-UBND đã có trong sổ (đến ngày 04/3/2026)');
    expect(await kept()).toEqual(before);
  });

  it.each<[string, More, string]>([
    ['its own field', { header: '<SecurityLevel>Mật</SecurityLevel>' }, 'Mật'],
    ['its subject', { subject: 'TỐI MẬT - Phương án' }, 'dấu mật'],
    ['brackets in its subject', { subject: 'Phương án bảo vệ (Mật)' }, 'dấu mật'],
  ])('with a mark of secrecy in %s is refused, and nothing is kept', async (_, more, mark) => {
    const before = await kept();
    const refused = await refusalOf(clerk.call(takeMessage, asked({ number: 99, ...more })));
    expect(refused.issues).toHaveLength(1);
    expect(refused.issues[0]).toMatchObject({ path: ['content'] });
    expect(refused.issues[0]?.message.vi).toContain(mark);
    expect(await kept()).toEqual(before);
  });

  it('with a file that bears a mark is refused whole, and none of its files reaches the disk', async () => {
    const { Document, Packer, Paragraph } = await import('docx');
    const children = ['UBND TỈNH AN PHÚ', 'TUYỆT MẬT', 'Phương án'].map((line) => new Paragraph(line));
    const secret = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
    const open = new TextEncoder().encode('%PDF-1.4\n% không đọc được\n%%EOF');
    const attachments = packed('a.pdf', open) + packed('b.docx', secret);
    const refused = await refusalOf(clerk.call(takeMessage, asked({ number: 98, attachments })));
    expect(refused.issues[0]?.message.vi).toContain('Tuyệt mật');
    for (const bytes of [open, secret]) expect(await office.files.has(sha256Of(bytes))).toBe(false);
  });

  it('a file that nobody can look through for a mark is left out and named, and does not reach the disk', async () => {
    const owner = `/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>`;
    const locked = pdfOf(
      [{ content: shown('MAT', 100, 700) }],
      [],
      `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4${owner}>>`,
    );
    const damaged = new TextEncoder().encode('%PDF-1.4\n% không đọc được\n%%EOF');
    const attachments =
      packed('khoa.pdf', locked) +
      packed('hong.pdf', damaged) +
      packed('chi-thi.docx', await asDocx(aReport()));
    const { result } = await clerk.call(takeMessage, asked({ number: 96, attachments }));
    expect(result).toMatchObject({
      files: 1,
      leftOut: [
        { name: expect.any(String), why: { vi: expect.stringContaining('mật khẩu') } },
        { name: expect.any(String), why: { vi: expect.stringContaining('hỏng') } },
      ],
    });
    for (const bytes of [locked, damaged]) expect(await office.files.has(sha256Of(bytes))).toBe(false);
  });

  it('goes only into a register of incoming documents, on a day that can be, all told at once', async () => {
    const outgoing = await aRegister(office.database, unitId);
    const input = { ...asked({ number: 97, subject: 'x' }), registerId: outgoing, receivedOn: '2026-03-01' };
    const { issues } = await refusalOf(clerk.call(takeMessage, input));
    expect(issues.map(({ path }) => path[0])).toEqual(['registerId', 'content', 'receivedOn']);
  });

  it('comes into a register that gives the numbers of arrival, and gets one when it is confirmed', async () => {
    const here = await aRegister(office.database, unitId, { direction: 'incoming', numbering: 'here' });
    const { incoming, registers } = (await clerk.call(listSources, { unitId })).result;
    expect(incoming.find(({ id }) => id === here)).toMatchObject({ numbering: 'here' });
    expect(registers.some(({ id }) => id === here)).toBe(false);
    const input = { ...asked({ number: 95 }), registerId: here };
    await clerk.call(takeMessage, input);
    const confirmed = {
      ...{ unitId, documentId: input.id, version: 1, registerId: here, kind: 'CT' },
      ...{ subject: 'Về đẩy mạnh cải cách hành chính', printed: '95/CT-UBND', issuer: 'UBND tỉnh An Phú' },
      ...{ issuedOn: '2026-03-02', receivedOn: '2026-03-04' },
    };
    const { result } = await clerk.call(confirmNoted, confirmed);
    expect(result).toMatchObject({ number: 1, printed: '95/CT-UBND' });
    const check = { unitId, registerId: here, year: 2026 };
    expect((await clerk.call(checkRegister, check)).result).toMatchObject({ unexplained: 0 });
  });

  it('that is no message is told what it is', async () => {
    const content = Buffer.from('<a/>').toString('base64');
    expect((await refusalOf(clerk.call(takeMessage, { ...asked(), content }))).code).toBe(
      'file-type-unknown',
    );
  });
});
