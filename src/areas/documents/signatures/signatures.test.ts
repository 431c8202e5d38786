import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../../tests/office.ts';
import { uuidv7 } from '../../../base/id.ts';
import { aPaper } from '../../../formats/paper/paper-sample.ts';
import { writePaper } from '../../../formats/paper/write-paper.ts';
import { anAuthority, aPicture, holder } from '../../../formats/pdf-signature/fixtures.ts';
import type { Signer } from '../../../formats/pdf-signature/signer.ts';
import type { SoftwareAuthority } from '../../../formats/pdf-signature/software-signer.ts';
import { verifySignatures as verifyFile } from '../../../formats/pdf-signature/verify.ts';
import * as documents from '../contract.ts';
import { addFile, removeFile } from '../contract-files.ts';
import * as registers from '../contract-registers.ts';
import { completeSignature, prepareSignature, signWithDemoSigner, verifySignatures } from './contract.ts';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const paper = aPaper();

onEveryDatabase('digital signatures of documents', (open) => {
  let office: Office;
  let unitId: string;
  let clerk: Person;
  let specialist: Person;
  let leader: Person;
  let registerId: string;
  let authority: SoftwareAuthority;
  let signer: Signer;
  let pdf: string;
  let picture: string;
  const open2 = async (more: Parameters<typeof openOffice>[3] = {}) => {
    office = await openOffice(await open(), '2026-03-02', [], more);
    unitId = await office.aUnit({ name: 'Xã An Bình' });
    clerk = await office.aPerson({ role: 'documentClerk', unitId });
    specialist = await office.aPerson({ role: 'specialist', unitId });
    leader = await office.aPerson({ role: 'leader', unitId });
    const administrator = await office.aPerson({ role: 'unitAdministrator', unitId });
    registerId = uuidv7();
    await administrator.call(registers.openRegister, {
      ...{
        id: registerId,
        unitId,
        name: 'Sổ đi',
        direction: 'outgoing',
        numbering: 'here',
        seriesBy: 'register',
      },
      ...{ legal: false, organ: 'UBND', outsideSystem: null, openedOn: '2026-01-01' },
    });
  };
  beforeAll(async () => {
    await open2();
    authority = await anAuthority();
    signer = await authority.signerFor({ ...holder, name: paper.sign.name });
    pdf = base64(await writePaper(paper, 'pdf'));
    picture = base64(await aPicture());
  });

  /** A draft with the paper attached, signed by whom the paper names. */
  const aDocument = async (part: 'main' | 'annex' = 'main') => {
    const [documentId, fileId] = [uuidv7(), uuidv7()];
    await specialist.call(documents.draftDocument, {
      id: documentId,
      unitId,
      registerId,
      kind: 'BC',
      subject: 'Báo cáo CCHC',
    });
    await specialist.call(addFile, { unitId, documentId, fileId, part, name: 'bao-cao.pdf', content: pdf });
    await leader.call(documents.signDocument, {
      ...{ unitId, documentId, version: 1, signer: paper.sign.name, signerPost: 'Chủ tịch', authority: 'TM' },
      signedOn: '2026-03-01',
    });
    return { unitId, documentId, fileId };
  };
  type Of = Awaited<ReturnType<typeof aDocument>>;
  const certificatesOf = async (whose: Signer) => (await whose.certificates()).map(base64);
  const prepare = async (of: Of, more: Record<string, unknown> = {}, by = leader) =>
    (
      await by.call(prepareSignature, {
        ...of,
        id: uuidv7(),
        version: 2,
        certificates: await certificatesOf(signer),
        mark: { kind: 'signer', picture },
        ...more,
      } as never)
    ).result;
  const complete = async (of: Of, id: string, signature: Uint8Array, signedFileId = uuidv7()) =>
    (
      await leader.call(completeSignature, {
        ...{ unitId: of.unitId, documentId: of.documentId, id, signedFileId },
        signature: base64(signature),
      })
    ).result;
  const signed = async (of: Of, more: Record<string, unknown> = {}) => {
    const id = uuidv7();
    const { signedAttributes } = await prepare(of, { id, ...more });
    return complete(of, id, await signer.sign(Buffer.from(signedAttributes, 'base64')));
  };
  const read = async (of: Of, fileId: string, by = specialist) =>
    (await by.call(verifySignatures, { ...of, fileId })).result;
  const trusting = (names: readonly string[]) => {
    mkdirSync(office.anchors, { recursive: true });
    for (const name of names) writeFileSync(join(office.anchors, name), authority.root);
  };

  it('are made in two steps: the signed file lies beside the first, and is read by whoever may read the document', async () => {
    const of = await aDocument();
    const made = await signed(of);
    expect(made).toMatchObject({ name: 'bao-cao (đã ký số).pdf', version: 3 });
    const { attachments } = (await clerk.call(documents.getDocument, { unitId, documentId: of.documentId }))
      .result;
    expect(attachments.map(({ part, searchable }) => [part, searchable])).toEqual([
      ['main', true],
      ['signed', true],
    ]);
    expect((await read(of, of.fileId)).says.map(({ vi }) => vi)).toEqual(['Tệp này không có chữ ký số.']);
    const reading = await read(of, made.fileId);
    expect(reading.says.map(({ vi }) => vi)).toEqual(['Chưa cấu hình tổ chức chứng thực tin cậy.']);
    expect(reading.signatures).toMatchObject([
      { verdict: 'undecided', isIntact: true, isPades: true, doubts: ['no-anchors'], later: [] },
    ]);
    const says = reading.signatures[0]!.says.map(({ vi }) => vi);
    expect(says).toContain(`Người ký: ${paper.sign.name}.`);
    expect(says).toContain('Thời điểm ký: 02/03/2026 12:00:00, do người ký tự khai.');
    expect(says).toContain('Phần đã ký còn nguyên vẹn.');
  });

  it('are repeated without harm, and of two who sign at once one is told that the document was changed', async () => {
    const of = await aDocument();
    const [id, other, fileId] = [uuidv7(), uuidv7(), uuidv7()];
    const first = await prepare(of, { id });
    expect(await prepare(of, { id })).toEqual(first);
    const second = await prepare(of, { id: other });
    const signature = await signer.sign(Buffer.from(first.signedAttributes, 'base64'));
    const made = await complete(of, id, signature, fileId);
    expect(await complete(of, id, signature, fileId)).toEqual(made);
    expect(await refusalOf(complete(of, id, signature))).toMatchObject({ code: 'already-there' });
    const late = await signer.sign(Buffer.from(second.signedAttributes, 'base64'));
    expect(await refusalOf(complete(of, other, late))).toMatchObject({ code: 'changed-by-other' });
    const { attachments } = (await clerk.call(documents.getDocument, { unitId, documentId: of.documentId }))
      .result;
    expect(attachments).toHaveLength(2);
  });

  it('of two completed at the same moment one is kept', async () => {
    const of = await aDocument();
    const ids = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
    const prepared = [];
    for (const id of ids)
      prepared.push({
        id,
        signature: await signer.sign(Buffer.from((await prepare(of, { id })).signedAttributes, 'base64')),
      });
    const ended = await Promise.allSettled(prepared.map(({ id, signature }) => complete(of, id, signature)));
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { attachments } = (await clerk.call(documents.getDocument, { unitId, documentId: of.documentId }))
      .result;
    expect(attachments).toHaveLength(2);
  });

  it('refuse a wrong signature, one that comes too late, and a file that was taken away', async () => {
    const of = await aDocument();
    const id = uuidv7();
    const { signedAttributes, until } = await prepare(of, { id });
    const other = await authority.signerFor(holder);
    const wrong = await other.sign(Buffer.from(signedAttributes, 'base64'));
    expect(await refusalOf(complete(of, id, wrong))).toMatchObject({
      code: 'input-invalid',
      message: { vi: expect.stringContaining('không khớp') },
    });
    const right = await signer.sign(Buffer.from(signedAttributes, 'base64'));
    const before = office.now;
    office.now = new Date(new Date(until).getTime() + 1000);
    expect(await refusalOf(complete(of, id, right))).toMatchObject({
      message: { vi: expect.stringContaining('Đã quá thời gian') },
    });
    office.now = before;
    expect((await complete(of, id, right)).version).toBe(3);
    expect(await refusalOf(complete({ ...of, documentId: uuidv7() }, id, right))).toMatchObject({
      code: 'not-found',
    });
  });

  it('refuse a certificate that ran out, that names another signer or that is none, saying all of it', async () => {
    const of = await aDocument();
    const old = await authority.signerFor({
      ...holder,
      name: 'Lê Thị Khác',
      from: new Date('2024-01-01'),
      to: new Date('2026-03-01'),
    });
    const refused = await refusalOf(prepare(of, { certificates: await certificatesOf(old) }));
    expect(refused.issues).toMatchObject([
      { path: ['certificates'], message: { vi: expect.stringContaining('01/01/2024–01/03/2026') } },
      { path: ['certificates'], message: { vi: expect.stringContaining('Lê Thị Khác') } },
    ]);
    const garbage = { certificates: [base64(Buffer.from('không phải'))] };
    expect(await refusalOf(prepare(of, garbage))).toMatchObject({ issues: [{ path: ['certificates'] }] });
    // Whoever stamps for the office is not the signer.
    const office2 = await authority.signerFor({ ...holder, name: 'UBND xã An Bình' });
    const place = { page: 1, left: 100, bottom: 30, width: 36, height: 36 };
    expect(
      await prepare(of, {
        certificates: await certificatesOf(office2),
        mark: { kind: 'office', picture, place },
      }),
    ).toMatchObject({ signer: 'UBND xã An Bình' });
  });

  it('show on an annex its number and time alone, once there is a number, and no picture', async () => {
    const of = await aDocument('annex');
    const told = async (mark: object) => (await refusalOf(prepare(of, { mark }))).issues[0]!.message.vi;
    expect(await told({ kind: 'signer', picture })).toContain('Phụ lục ở tệp riêng');
    expect(await told({ kind: 'annex' })).toContain('Hãy phát hành');
    const main = await aDocument();
    expect((await refusalOf(prepare(main, { mark: { kind: 'annex' } }))).issues[0]!.message.vi).toContain(
      'chỉ dành cho phụ lục',
    );
    await clerk.call(documents.issueDocument, {
      ...{
        unitId,
        documentId: of.documentId,
        version: 2,
        issuedOn: '2026-03-02',
        sentAs: 'signed-electronic',
      },
    });
    const made = await signed(of, { mark: { kind: 'annex' }, version: 3 });
    expect((await read(of, made.fileId)).signatures).toMatchObject([{ isIntact: true }]);
    const { attachments } = (await clerk.call(documents.getDocument, { unitId, documentId: of.documentId }))
      .result;
    expect(attachments.map(({ part }) => part)).toEqual(['annex', 'annex']);
  });

  it('are put one on the other: the stamp of the office finds the picture of the signer', async () => {
    const of = await aDocument();
    const first = await signed(of);
    expect(await refusalOf(prepare(of, { version: 3, mark: { kind: 'office', picture } }))).toMatchObject({
      issues: [{ path: ['mark'], message: { vi: expect.stringContaining('chưa có hình chữ ký') } }],
    });
    const second = await signed(
      { ...of, fileId: first.fileId },
      { version: 3, mark: { kind: 'office', picture } },
    );
    expect(second.name).toBe('bao-cao (đã ký số 2).pdf');
    expect((await read(of, second.fileId)).signatures).toMatchObject([
      { isIntact: true, faults: [], later: ['signatures'] },
      { isIntact: true, faults: [], later: [] },
    ]);
  });

  it('are of what the document said then: after a change the signed copy is kept, and is the signed document no more', async () => {
    const of = await aDocument();
    const first = await signed(of);
    const shown = async () =>
      (await clerk.call(documents.getDocument, { unitId, documentId: of.documentId })).result;
    const change = { unitId, documentId: of.documentId, kind: 'BC', field: 'finance' as const };
    // The marks of the register are not what was signed.
    await clerk.call(documents.changeDocument, { ...change, version: 3, subject: 'Báo cáo CCHC' });
    expect((await shown()).attachments.map(({ outdated }) => outdated)).toEqual([false, false]);
    await specialist.call(documents.changeDocument, { ...change, version: 4, subject: 'Báo cáo khác' });
    const changed = await shown();
    expect(changed).toMatchObject({ status: 'drafting', signer: null });
    expect(changed.attachments).toMatchObject([
      { part: 'main', outdated: false, removable: true, signed: false },
      { part: 'signed', outdated: true, removable: false, signed: false },
    ]);
    const of1 = { ...of, fileId: first.fileId };
    const reading = await read(of1, first.fileId);
    expect(reading.says[0]!.vi).toContain('bản ký trước khi văn bản bị sửa');
    expect(reading.signatures).toMatchObject([{ isIntact: true }]);
    expect(await refusalOf(prepare(of1, { version: 5 }))).toMatchObject({
      message: { vi: expect.stringContaining('nội dung mới') },
    });
    expect(await refusalOf(specialist.call(removeFile, of1))).toMatchObject({
      message: { vi: expect.stringContaining('không gỡ được') },
    });
    // Signed anew, the new copy stands beside the old one; a file that is signed in a draft is overtaken as well.
    const again = await signed(of, { version: 5 });
    const fates = async () => (await shown()).attachments.map(({ name, outdated }) => [name, outdated]);
    expect(await fates()).toEqual([
      ['bao-cao.pdf', false],
      [first.name, true],
      [again.name, false],
    ]);
    expect((await shown()).attachments.map((file) => file.signed)).toEqual([false, false, true]);
    await specialist.call(documents.changeDocument, { ...change, version: 6, subject: 'Báo cáo khác nữa' });
    expect((await fates()).map(([, outdated]) => outdated)).toEqual([false, true, true]);
    const { history } = await shown();
    expect(history.filter(({ kind }) => kind === 'signedFile').map(({ file }) => file)).toEqual([
      first.name,
      again.name,
    ]);
    expect(history.map(({ kind }) => kind)).toEqual([
      ...['drafted', 'attached', 'signed', 'signedFile', 'changed', 'unsigned', 'signedFile', 'unsigned'],
    ]);
  });

  it('are made by who may sign, of documents of the unit’s own, and of .pdf files alone', async () => {
    const of = await aDocument();
    expect(await refusalOf(prepare(of, {}, specialist))).toMatchObject({ code: 'not-permitted' });
    expect(await refusalOf(prepare({ ...of, fileId: uuidv7() }))).toMatchObject({ code: 'not-found' });
    expect(await refusalOf(prepare(of, { version: 1 }))).toMatchObject({ code: 'changed-by-other' });
    const png = uuidv7();
    await specialist.call(addFile, { ...of, fileId: png, part: 'draft', name: 'hinh.png', content: picture });
    expect(await refusalOf(prepare({ ...of, fileId: png }))).toMatchObject({
      message: { vi: expect.stringContaining('PDF') },
    });
    expect(await refusalOf(read(of, png))).toMatchObject({ code: 'input-invalid' });
    await clerk.call(documents.cancelDocument, {
      unitId,
      documentId: of.documentId,
      version: 2,
      reason: 'Sai thể thức',
    });
    expect(await refusalOf(prepare(of, { version: 3 }))).toMatchObject({ code: 'input-invalid' });
  });

  it('by an invented key are for trials alone', async () => {
    const of = await aDocument();
    const asked = {
      ...of,
      version: 2,
      signedFileId: uuidv7(),
      signer: paper.sign.name,
      mark: { kind: 'none' },
    } as const;
    expect(await refusalOf(leader.call(signWithDemoSigner, asked))).toMatchObject({
      code: 'not-permitted',
      message: { vi: expect.stringContaining('token') },
    });
  });

  it('are believed once the authority lies in the folder, whatever form its file has', async () => {
    const of = await aDocument();
    const made = await signed(of);
    trusting(['goc.cer']);
    writeFileSync(join(office.anchors, 'hong.pem'), 'x');
    const reading = await read(of, made.fileId);
    expect(reading.says.map(({ vi }) => vi)).toEqual([expect.stringContaining('hong.pem')]);
    // Nothing in the certificate says whom to ask whether it was revoked.
    expect(reading.signatures).toMatchObject([{ verdict: 'undecided', doubts: ['revocation-unknown'] }]);
    const strange = await (await anAuthority('Tổ chức lạ')).signerFor({ ...holder, name: paper.sign.name });
    expect(
      await refusalOf(prepare(await aDocument(), { certificates: await certificatesOf(strange) })),
    ).toMatchObject({
      issues: [{ path: ['certificates'], message: { vi: expect.stringContaining('tin cậy') } }],
    });
  });

  it('in a trial are made at one go, and handed out as they are', async () => {
    await open2({ isTrial: true });
    const of = await aDocument();
    const asked = {
      ...of,
      version: 2,
      signedFileId: uuidv7(),
      signer: paper.sign.name,
      mark: { kind: 'signer', picture },
    } as const;
    const made = (await leader.call(signWithDemoSigner, asked)).result;
    expect((await leader.call(signWithDemoSigner, asked)).result).toEqual(made);
    const reading = await read(of, made.fileId);
    expect(reading.says.map(({ vi }) => vi)).toEqual([expect.stringContaining('Dùng thử')]);
    expect(reading.signatures).toMatchObject([{ faults: [], isPades: true, doubts: ['revocation-unknown'] }]);
    const path = `/api/units/${unitId}/documents/${of.documentId}/files/${made.fileId}`;
    const sent = await office.fetch(path, { headers: { Cookie: leader.cookie } });
    const bytes = new Uint8Array(await sent.arrayBuffer());
    expect(await verifyFile(bytes, { anchors: [], ask: null, now: office.now })).toMatchObject({
      signatures: [{ isIntact: true }],
    });
    expect(await refusalOf(specialist.call(removeFile, { ...of, fileId: made.fileId }))).toMatchObject({
      code: 'not-permitted',
    });
    expect(office.troubles).toEqual([]);
  });
});
