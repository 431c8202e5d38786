import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { isFileProblem } from '../base/problem.ts';
import { readEdxml } from './edxml.ts';

const packed = (files: Record<string, Uint8Array>) => Buffer.from(zipSync(files)).toString('base64');
const attachment = (id: string, content: string) =>
  `<Attachment><ContentId>${id}</ContentId><ContentTransferEncoded>${content}</ContentTransferEncoded></Attachment>`;
const reference = (id: string, name: string) =>
  `<edXML:Reference><edXML:ContentId>cid:${id}</edXML:ContentId><edXML:AttachmentName>${name}</edXML:AttachmentName></edXML:Reference>`;

type More = { readonly header?: string; readonly references?: string; readonly attachments?: string };
const message = ({ header = '', references = '', attachments = '' }: More = {}) =>
  strToU8(`<?xml version="1.0" encoding="UTF-8"?>
<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">
 <edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">
  <edXML:edXMLHeader><edXML:MessageHeader>
   <edXML:From><edXML:OrganId>H55</edXML:OrganId><edXML:OrganName>UBND tỉnh An Phú</edXML:OrganName></edXML:From>
   <edXML:To><edXML:OrganId>H55.10</edXML:OrganId><edXML:OrganName>UBND xã An Bình</edXML:OrganName></edXML:To>
   <edXML:To><edXML:OrganId>H55.11</edXML:OrganId></edXML:To>
   <edXML:DocumentId>H55,2026/03/02,12/CT-UBND</edXML:DocumentId>
   <edXML:Code><edXML:CodeNumber>12</edXML:CodeNumber><edXML:CodeNotation>CT-UBND</edXML:CodeNotation></edXML:Code>
   <edXML:PromulgationInfo><edXML:Place>An Phú</edXML:Place><edXML:PromulgationDate>2026/03/02</edXML:PromulgationDate></edXML:PromulgationInfo>
   <edXML:DocumentType><edXML:Type>2</edXML:Type><edXML:TypeName>Chỉ thị</edXML:TypeName></edXML:DocumentType>
   <edXML:Subject>Về việc   đẩy mạnh &amp; nâng cao
     cải cách hành chính</edXML:Subject>
   <edXML:SignerInfo><edXML:Competence>KT.</edXML:Competence><edXML:Position>Phó Chủ tịch</edXML:Position><edXML:FullName>Trần Văn Bình</edXML:FullName></edXML:SignerInfo>
   <edXML:DueDate>2026/04/15</edXML:DueDate>
   <edXML:OtherInfo><edXML:Priority>1</edXML:Priority></edXML:OtherInfo>
   <edXML:ResponseFor>000.00.04.G14,2012/08/06,267/VPCP-TTĐT</edXML:ResponseFor>
   ${header}
  </edXML:MessageHeader></edXML:edXMLHeader>
  <edXML:edXMLBody><edXML:edXMLManifest>${references}</edXML:edXMLManifest></edXML:edXMLBody>
 </edXML:edXMLEnvelope>
 <AttachmentEncoded>${attachments}</AttachmentEncoded>
</edXML>`);

describe('a message between office systems', () => {
  test('says who wrote what to whom, and by when it is to be answered', async () => {
    expect(await readEdxml(message())).toEqual({
      messageId: 'H55,2026/03/02,12/CT-UBND',
      from: { id: 'H55', name: 'UBND tỉnh An Phú' },
      to: [
        { id: 'H55.10', name: 'UBND xã An Bình' },
        { id: 'H55.11', name: 'H55.11' },
      ],
      number: '12',
      notation: 'CT-UBND',
      place: 'An Phú',
      issuedOn: '2026-03-02',
      typeName: 'Chỉ thị',
      subject: 'Về việc đẩy mạnh & nâng cao cải cách hành chính',
      signer: { name: 'Trần Văn Bình', post: 'Phó Chủ tịch', authority: 'KT.' },
      dueOn: '2026-04-15',
      priority: 1,
      secrecy: null,
      answers: ['000.00.04.G14,2012/08/06,267/VPCP-TTĐT'],
      attachments: [],
      unread: [],
    });
  });

  test('gives its files by the names of its manifest, unpacked once', async () => {
    const docx = zipSync({ '[Content_Types].xml': strToU8('<Types/>') });
    const { attachments, unread } = await readEdxml(
      message({
        references:
          reference('2', 'phu-luc.docx') + reference('1', 'chi-thi.pdf') + reference('3', 'hai.zip'),
        attachments:
          attachment('1', packed({ 'x.pdf': strToU8('%PDF-') })) +
          attachment('2', Buffer.from(docx).toString('base64')) +
          attachment('3', packed({ 'a.txt': strToU8('a'), 'b/c.txt': strToU8('b') })) +
          attachment('4', '***'),
      }),
    );
    expect(attachments.map(({ name }) => name)).toEqual(['chi-thi.pdf', 'phu-luc.docx', 'a.txt', 'c.txt']);
    expect(Buffer.from(attachments[0]!.bytes).toString()).toBe('%PDF-');
    expect(attachments[1]!.bytes).toEqual(docx);
    expect(unread).toEqual(['4']);
  });

  test('a mark of secrecy that a system has added is told', async () => {
    const { secrecy } = await readEdxml(message({ header: '<edXML:Security>Tối mật</edXML:Security>' }));
    expect(secrecy).toBe('Tối mật');
  });

  test.each([
    ['another XML', '<a><b/></a>', 'file-type-unknown'],
    ['entities', '<!DOCTYPE a [<!ENTITY b "c">]><edXML>&b;</edXML>', 'file-damaged'],
    ['no XML', 'xin chào', 'file-damaged'],
  ])('%s is refused', async (_, text, code) => {
    await expect(readEdxml(strToU8(text))).rejects.toMatchObject({ code });
  });

  test('a file that unpacks without end is refused', async () => {
    const bomb = packed({ 'a.txt': new Uint8Array(120 * 2 ** 20) });
    await expect(readEdxml(message({ attachments: attachment('1', bomb) }))).rejects.toMatchObject({
      code: 'file-expands-too-far',
    });
  });

  test('damaged, it is read or refused', async () => {
    const whole = message({ attachments: attachment('1', packed({ 'x.txt': strToU8('a') })) });
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(damage, async (places) => {
        const damaged = whole.slice();
        for (const [at, byte] of places) damaged[at % damaged.length] = byte;
        await readEdxml(damaged).catch((error: unknown) => {
          if (!isFileProblem(error)) throw error;
        });
      }),
      { numRuns: 500 },
    );
  });
});
