import { beforeAll, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { aRegister as aLegalRegister } from '../../../tests/lists.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { uuidv7 } from '../../base/id.ts';
import * as documents from './contract.ts';
import { listCounted } from './contract-counted.ts';
import { addFile, addLink } from './contract-files.ts';
import * as legal from './contract-legal.ts';
import * as registers from './contract-registers.ts';
import * as withheld from './contract-withheld.ts';
import { verifyDocuments } from './verify-documents.ts';

onEveryDatabase('the registers of documents', (open) => {
  let office: Office;
  let unitId: string;
  let clerk: Person;
  let specialist: Person;
  let leader: Person;
  let administrator: Person;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-02');
    unitId = await office.aUnit({ name: 'Xã An Bình' });
    clerk = await office.aPerson({ role: 'documentClerk', unitId });
    specialist = await office.aPerson({ role: 'specialist', unitId });
    leader = await office.aPerson({ role: 'leader', unitId });
    administrator = await office.aPerson({ role: 'unitAdministrator', unitId });
  });

  const aRegister = async (settings: Record<string, unknown> = {}) => {
    const id = uuidv7();
    await administrator.call(registers.openRegister, {
      id,
      unitId,
      name: `Sổ ${id}`,
      direction: 'outgoing',
      numbering: 'here',
      seriesBy: 'register',
      legal: false,
      organ: 'UBND',
      outsideSystem: null,
      openedOn: '2026-01-01',
      ...settings,
    });
    return id;
  };
  const aDraft = async (
    registerId: string,
    kind = 'KH',
    subject = 'Kế hoạch cải cách hành chính năm 2026',
  ) => {
    const id = uuidv7();
    await specialist.call(documents.draftDocument, { id, unitId, registerId, kind, subject });
    return id;
  };
  const sign = (documentId: string, version = 1, signedOn = '2026-03-01') =>
    leader.call(documents.signDocument, {
      unitId,
      documentId,
      version,
      signer: 'Nguyễn Văn Chủ',
      signerPost: 'Chủ tịch',
      authority: 'TM',
      signedOn,
    });
  const issue = (documentId: string, more: Record<string, unknown> = {}) =>
    clerk.call(documents.issueDocument, {
      unitId,
      documentId,
      version: 2,
      issuedOn: '2026-03-02',
      sentAs: 'signed-electronic',
      ...more,
    });
  const issued = async (registerId: string, kind = 'KH', more: Record<string, unknown> = {}) => {
    const id = await aDraft(registerId, kind);
    await sign(id);
    return { id, ...(await issue(id, more)).result };
  };
  const shown = async (documentId: string, by = clerk) =>
    (await by.call(documents.getDocument, { unitId, documentId })).result;

  const counted = async (measure: string) => {
    const days = { from: '2025-12-15', to: '2026-03-15' };
    return (await clerk.call(listCounted, { unitId, measure, ...days })).result.count;
  };

  it('lead a document from its draft to its number, each deed in its history', async () => {
    const registerId = await aRegister({ firstNumber: 74 });
    const { id, number, printed } = await issued(registerId, 'BC');
    expect([number, printed]).toEqual([74, '74/BC-UBND']);
    const document = await shown(id);
    expect(document).toMatchObject({
      status: 'issued',
      signer: 'Nguyễn Văn Chủ',
      authority: 'TM',
      year: 2026,
    });
    expect(document.history.map(({ kind }) => kind)).toEqual(['drafted', 'signed', 'issued']);
    expect((await issued(registerId, 'KH')).printed).toBe('75/KH-UBND');
  });

  it('write each kind of symbol as its rule says: letters with who drafted them, small numbers with a zero, legal ones with the year', async () => {
    const registerId = await aRegister();
    expect((await issued(registerId, 'CV', { department: 'VP' })).printed).toBe('01/UBND-VP');
    const draft = await aDraft(registerId, 'CV');
    await sign(draft);
    expect(await refusalOf(issue(draft))).toMatchObject({ issues: [{ path: ['department'] }] });
    const legalRegister = await aRegister({ legal: true });
    const decided = await issued(legalRegister, 'QĐ', { inForceFrom: '2026-03-12' });
    expect(decided.printed).toBe('01/2026/QĐ-UBND');
    expect((await issued(legalRegister, 'NQ', { inForceFrom: '2026-03-12', organ: 'HĐND' })).printed).toBe(
      '01/2026/NQ-HĐND',
    );
    const late = await aDraft(legalRegister, 'QĐ');
    await sign(late);
    expect(await refusalOf(issue(late))).toMatchObject({ issues: [{ path: ['inForceFrom'] }] });
  });

  it('number copies in a series of their own, all kinds of them together, and count them as no documents issued', async () => {
    const registerId = await aRegister({ firstNumber: 74 });
    expect((await issued(registerId, 'KH')).printed).toBe('74/KH-UBND');
    const before = await counted('documents.outgoing');
    const copies = [
      await issued(registerId, 'SY'),
      await issued(registerId, 'TrS'),
      await issued(registerId, 'SL'),
    ];
    expect(copies.map(({ printed }) => printed)).toEqual(['01/SY-UBND', '02/TrS-UBND', '03/SL-UBND']);
    expect(await shown(copies[1]!.id)).toMatchObject({ kind: 'TrS', kindName: 'Bản trích sao' });
    expect((await issued(registerId, 'CT')).printed).toBe('75/CT-UBND');
    expect(await counted('documents.outgoing')).toBe(before + 1);
    const check = { unitId, registerId, year: 2026 };
    expect((await clerk.call(registers.checkRegister, check)).result).toMatchObject({
      gaps: [],
      unexplained: 0,
      series: [
        { series: '', first: 74, last: 75, documents: 2 },
        { series: 'SY', first: 1, last: 3, documents: 3 },
      ],
    });
    expect(await verifyDocuments(office.database.db)).toEqual([]);
  });

  it('read the symbol of a copy that came, which has its number of arrival among the others', async () => {
    const registerId = await aRegister({ direction: 'incoming' });
    const came = (kind: string, printed: string) =>
      clerk.call(documents.recordDocument, {
        ...{ id: uuidv7(), unitId, registerId, kind, printed, subject: 'Sao Kế hoạch số 10/KH-UBND' },
        ...{ issuedOn: '2026-02-27', receivedOn: '2026-03-02', issuer: 'UBND tỉnh Minh Họa' },
      });
    expect((await came('KH', '10/KH-UBND')).result).toMatchObject({ number: 1 });
    expect((await came('SL', '05/SL-UBND')).result).toMatchObject({ number: 2, printed: '05/SL-UBND' });
  });

  it('name the law of the day where a level issues no legal document of a kind', async () => {
    const registerId = await aRegister({ legal: true, numbering: 'outside' });
    const record = (kind: string, issuedOn: string) =>
      clerk.call(documents.recordDocument, {
        ...{ id: uuidv7(), unitId, registerId, kind, subject: 'Quy định về phí chợ', number: 1, issuedOn },
        ...{ signer: 'Nguyễn Văn Chủ', signerPost: 'Chủ tịch', authority: 'TM' },
      });
    const law = async (kind: string, day: string) => {
      const { issues } = await refusalOf(record(kind, day));
      return issues.find(({ path }) => path[0] === 'kind')?.message.vi ?? '';
    };
    // In force since 1 April 2025, and not since the first day of that year.
    for (const day of ['2025-01-02', '2025-03-31']) {
      expect(await law('TB', day)).toContain('80/2015/QH13, sửa đổi bởi 63/2020/QH14');
      expect(await law('TB', day)).not.toContain('64/2025');
    }
    expect(await law('QĐ', '2025-04-01')).toContain('64/2025/QH15');
    expect(await law('TB', '2026-01-05')).toContain('87/2025/QH15');
    // What the law lets a level issue is told nothing of it; here the day of coming into force is missing alone.
    expect(await law('QĐ', '2025-03-31')).toBe('');
  });

  it('let a unit write down what the one before it issued, by the right of its own level', async () => {
    const record = async (kind: 'province' | 'commune', issuedOn: string) => {
      const id = await office.aUnit({ kind, name: `Đơn vị mới ${uuidv7()}`, from: '2025-07-01' });
      const person = await office.aPerson({ role: 'documentClerk', unitId: id });
      const registerId = await aLegalRegister(office.database, id, { legal: true });
      return person.call(documents.recordDocument, {
        ...{
          id: uuidv7(),
          unitId: id,
          registerId,
          kind: 'QĐ',
          subject: 'Quy định về phí chợ',
          number: 1,
          issuedOn,
        },
        ...{ signer: 'Nguyễn Văn Chủ', signerPost: 'Chủ tịch', authority: 'TM', sentAs: 'paper' },
        inForceFrom: issuedOn,
      } as never);
    };
    await record('province', '2025-05-10');
    await record('commune', '2025-03-10');
    // From April to June 2025 communes had no such right.
    expect((await refusalOf(record('commune', '2025-05-10'))).issues).toMatchObject([{ path: ['kind'] }]);
  });

  it('give the number once, however often the command is sent', async () => {
    const registerId = await aRegister();
    const id = await aDraft(registerId);
    await sign(id);
    const [first, again] = [(await issue(id)).result, (await issue(id)).result];
    expect(again).toEqual(first);
    expect((await issued(registerId)).number).toBe(2);
  });

  it('let no later number have an earlier day, and no day be in the future', async () => {
    const registerId = await aRegister();
    await issued(registerId);
    const id = await aDraft(registerId);
    await sign(id, 1, '2026-02-27');
    expect(await refusalOf(issue(id, { issuedOn: '2026-02-28' }))).toMatchObject({
      issues: [{ path: ['issuedOn'], message: { vi: expect.stringContaining('01/KH-UBND') } }],
    });
    expect(await refusalOf(issue(id, { issuedOn: '2026-03-03' }))).toMatchObject({
      issues: [{ path: ['issuedOn'] }],
    });
    // What was refused took no number.
    expect((await issue(id)).result.number).toBe(2);
  });

  it('keep a cancelled number taken, with its reason, and tell gaps and doubles of what another system numbered', async () => {
    const here = await aRegister();
    const { id } = await issued(here);
    await clerk.call(documents.cancelDocument, {
      unitId,
      documentId: id,
      version: 3,
      reason: 'Sai thể thức',
    });
    expect((await issued(here)).number).toBe(2);
    const check = { unitId, registerId: here, year: 2026 };
    expect((await clerk.call(registers.checkRegister, check)).result).toMatchObject({
      gaps: [],
      unexplained: 0,
    });

    const outside = await aRegister({ numbering: 'outside', outsideSystem: 'QLVBĐH tỉnh' });
    const record = (number: number, issuedOn: string, more = {}) =>
      clerk.call(documents.recordDocument, {
        id: uuidv7(),
        unitId,
        registerId: outside,
        kind: 'KH',
        subject: `Kế hoạch số ${number}`,
        number,
        issuedOn,
        signer: 'Nguyễn Văn Chủ',
        signerPost: 'Chủ tịch',
        authority: 'TM',
        sentAs: 'paper',
        ...more,
      });
    await record(1, '2026-01-05');
    await record(4, '2026-02-05');
    await record(5, '2026-01-20');
    expect(await refusalOf(record(4, '2026-02-05'))).toMatchObject({
      issues: [{ path: ['number'], message: { vi: expect.stringContaining('04/KH-UBND') } }],
    });
    await record(4, '2026-02-05', { suffix: 'a' });
    const found = async () =>
      (await clerk.call(registers.checkRegister, { unitId, registerId: outside, year: 2026 })).result;
    expect(await found()).toMatchObject({
      gaps: [{ from: 2, to: 3, reason: null }],
      unexplained: 2,
      outOfOrder: [{ number: 5 }],
    });
    const gap = { unitId, registerId: outside, year: 2026, series: '' };
    expect(
      await refusalOf(clerk.call(registers.explainGap, { ...gap, from: 3, to: 4, reason: 'Để trống' })),
    ).toMatchObject({ issues: [{ path: ['from'] }] });
    await clerk.call(registers.explainGap, { ...gap, from: 2, to: 3, reason: 'Hủy số khi chưa ký' });
    expect(await found()).toMatchObject({
      gaps: [{ from: 2, to: 3, reason: 'Hủy số khi chưa ký' }],
      unexplained: 0,
    });
  });

  it('forget a number that was mistyped: neither gap nor double nor the next number come from it', async () => {
    const outside = await aRegister({ numbering: 'outside', outsideSystem: 'QLVBĐH tỉnh' });
    const record = async (number: number) => {
      const id = uuidv7();
      await clerk.call(documents.recordDocument, {
        id,
        unitId,
        registerId: outside,
        kind: 'KH',
        subject: `Kế hoạch số ${number}`,
        number,
        issuedOn: '2026-02-05',
        signer: 'Nguyễn Văn Chủ',
        signerPost: 'Chủ tịch',
        authority: 'TM',
        sentAs: 'paper',
      });
      return id;
    };
    const cancel = (documentId: string, reason: string) =>
      clerk.call(documents.cancelDocument, { unitId, documentId, version: 1, reason });
    const found = async () =>
      (await clerk.call(registers.checkRegister, { unitId, registerId: outside, year: 2026 })).result;
    const reached = async () =>
      (await clerk.call(registers.listRegisters, { unitId })).result.registers.find(
        ({ id }) => id === outside,
      )?.reached;
    await record(1);
    await cancel(await record(5000), 'Gõ nhầm 2 thành 5000');
    expect(await found()).toMatchObject({ series: [{ first: 1, last: 1, documents: 1 }], gaps: [] });
    expect(await reached()).toEqual([{ series: '', last: 1 }]);
    // Entered anew it stands once; what was cancelled for good is a gap with its reason.
    await cancel(await record(2), 'Gõ nhầm ngày');
    await record(2);
    await cancel(await record(3), 'Hủy số khi chưa ký');
    await record(4);
    expect(await found()).toMatchObject({
      gaps: [{ from: 3, to: 3, reason: 'Hủy số khi chưa ký' }],
      doubles: [],
      unexplained: 0,
    });
    // What was said wrongly is mended, by whoever saw what stands there.
    const gap = { unitId, registerId: outside, year: 2026, series: '', from: 3, to: 3 };
    const mend = (reason: string, instead: string) =>
      clerk.call(registers.explainGap, { ...gap, reason, instead });
    await mend('Số của văn bản ghi ở sổ khác', 'Hủy số khi chưa ký');
    await mend('Để trống theo yêu cầu', 'Số của văn bản ghi ở sổ khác');
    expect((await found()).gaps).toMatchObject([{ from: 3, reason: 'Để trống theo yêu cầu' }]);
    expect(await refusalOf(mend('Lý do khác nữa', 'Hủy số khi chưa ký'))).toMatchObject({
      code: 'changed-by-other',
    });
  });

  it('say how an outgoing document was sent, for nobody is taken to have sent it electronically', async () => {
    const registerId = await aRegister();
    const own = {
      id: uuidv7(),
      unitId,
      registerId,
      kind: 'KH',
      subject: 'Kế hoạch cải cách hành chính năm 2026',
      issuedOn: '2026-03-02',
      signer: 'Nguyễn Văn Chủ',
      signerPost: 'Chủ tịch',
      authority: 'TM' as const,
    };
    expect(await refusalOf(clerk.call(documents.recordDocument, own))).toMatchObject({
      issues: [{ path: ['sentAs'] }],
    });
    const inHouse = await aRegister({ direction: 'internal' });
    const kept = { ...own, registerId: inHouse };
    expect((await clerk.call(documents.recordDocument, kept)).result.number).toBe(1);
  });

  it('that give the numbers give none to a document that bears another, and waste none on it', async () => {
    const here = await aRegister({ openedOn: '2026-02-10', firstNumber: 12 });
    const recorded = (more: object) => ({
      unitId,
      registerId: here,
      kind: 'KH',
      subject: 'Kế hoạch cải cách hành chính năm 2026',
      issuedOn: '2026-02-20',
      signer: 'Nguyễn Văn Chủ',
      signerPost: 'Chủ tịch',
      authority: 'TM' as const,
      sentAs: 'paper' as const,
      ...more,
    });
    const record = (more: object) =>
      clerk.call(documents.recordDocument, { id: uuidv7(), ...recorded(more) });
    expect(await refusalOf(record({ printed: '38/KH-UBND' }))).toMatchObject({
      issues: [{ path: ['printed'], message: { vi: expect.stringContaining('38/KH-UBND') } }],
    });
    const noted = async () => {
      const id = await aDraft(here);
      const set = { status: 'noted' as const, printed: '38/KH-UBND', printed_key: '38/kh-ubnd' };
      await office.database.db.updateTable('document').set(set).where('id', '=', id).execute();
      return id;
    };
    const confirm = async (documentId: string, more: object) =>
      clerk.call(documents.confirmNoted, { documentId, version: 1, ...recorded(more) });
    expect(await refusalOf(confirm(await noted(), { printed: '38/KH-UBND' }))).toMatchObject({
      issues: [{ path: ['printed'] }],
    });
    // From before the register was opened it keeps the number that it has.
    const earlier = await noted();
    const before = { printed: '38/KH-UBND', issuedOn: '2026-02-03' };
    expect((await confirm(earlier, before)).result).toMatchObject({ number: null, printed: '38/KH-UBND' });
    expect(await shown(earlier)).toMatchObject({ status: 'issued', number: null, printed: '38/KH-UBND' });
    expect((await record({ printed: '12/KH-UBND' })).result.number).toBe(12);
    expect((await record({})).result).toMatchObject({ number: 13, printed: '13/KH-UBND' });
    const check = { unitId, registerId: here, year: 2026 };
    expect((await clerk.call(registers.checkRegister, check)).result.unexplained).toBe(0);
  });

  it('record an incoming document with all that is wrong with it told at once', async () => {
    const registerId = await aRegister({ direction: 'incoming' });
    const incoming = {
      id: uuidv7(),
      unitId,
      registerId,
      kind: 'CT',
      subject: 'Chỉ thị về kỷ cương hành chính',
      issuedOn: '2026-03-05',
    };
    const { issues } = await refusalOf(clerk.call(documents.recordDocument, incoming));
    expect(issues.map(({ path }) => path[0])).toEqual(['issuedOn', 'receivedOn', 'issuer', 'printed']);
    const whole = {
      ...incoming,
      issuedOn: '2026-02-27',
      receivedOn: '2026-03-02',
      issuer: 'UBND tỉnh Minh Họa',
      printed: '02/CT-UBND',
      replyDueOn: '2026-04-01',
    };
    expect((await clerk.call(documents.recordDocument, whole)).result).toMatchObject({ number: 1 });
    expect((await clerk.call(documents.recordDocument, whole)).result).toMatchObject({ number: 1 });
    expect(
      await refusalOf(specialist.call(documents.recordDocument, { ...whole, id: uuidv7() })),
    ).toMatchObject({
      code: 'not-permitted',
    });
  });

  it('tell what is wrong with a number together with all else of the form', async () => {
    const registerId = await aRegister({ numbering: 'outside' });
    const own = {
      signer: 'Nguyễn Văn Chủ',
      signerPost: 'Chủ tịch',
      authority: 'TM',
      sentAs: 'paper',
    } as const;
    const asked = { unitId, registerId, kind: 'KH', subject: 'Kế hoạch kiểm tra', issuedOn: '2026-02-01' };
    const record = (more: object) =>
      clerk.call(documents.recordDocument, { ...asked, number: 5, ...own, ...more, id: uuidv7() });
    const paths = async (refused: Promise<unknown>) =>
      (await refusalOf(refused)).issues.map(({ path }) => path[0]).sort();
    await record({});
    expect(await paths(record({ sentAs: null, signer: null }))).toEqual(['number', 'sentAs', 'signer']);
    expect(await paths(record({ number: null, sentAs: null }))).toEqual(['number', 'sentAs']);
    const secret = {
      unitId,
      registerId,
      id: uuidv7(),
      kind: 'KH',
      issuedOn: '2026-05-01',
      number: 5,
      suffix: '',
    };
    expect(await paths(clerk.call(withheld.recordWithheld, secret))).toEqual(['issuedOn', 'number']);
    const draftId = await aDraft(registerId, 'CV', 'V/v kiểm tra');
    await sign(draftId);
    const typed = { number: 5, issuedOn: '2026-02-01' };
    expect(await paths(issue(draftId, typed))).toEqual(['department', 'issuedOn', 'number']);
    const other = await record({ number: 6 }).then(
      async () => (await clerk.call(documents.listDocuments, { unitId, registerId })).result.documents,
    );
    const { id: documentId } = other.find(({ number }) => number === 6)!;
    const { version, issuer, receivedOn } = await shown(documentId);
    const mended = { unitId, documentId, version, kind: 'KH', issuer, receivedOn, number: 5, suffix: '' };
    const said = { ...mended, printed: null, issuedOn: '2026-05-01', signedOn: null, reason: 'Ghi nhầm số' };
    const { signer, signerPost, authority } = own;
    expect(
      await paths(clerk.call(documents.correctDocument, { ...said, signer, signerPost, authority })),
    ).toEqual(['issuedOn', 'number', 'printed']);
  });

  it('keep nothing of a secret document but its number and days, and refuse a file with the mark', async () => {
    const registerId = await aRegister();
    const id = uuidv7();
    const secret = { id, unitId, registerId, kind: 'QĐ', issuedOn: '2026-03-02' };
    expect((await clerk.call(withheld.recordWithheld, secret)).result.number).toBe(1);
    expect(await shown(id)).toMatchObject({ withheld: true, subject: '', status: 'issued', signer: null });
    const attach = (documentId: string, name: string, text: string) =>
      specialist.call(addFile, {
        unitId,
        documentId,
        fileId: uuidv7(),
        part: 'draft',
        name,
        content: Buffer.from(text).toString('base64'),
      });
    expect(await refusalOf(attach(id, 'a.pdf', 'x'))).toMatchObject({ code: 'input-invalid' });
    const draft = await aDraft(registerId);
    const files = await filesWithMark();
    expect(
      await refusalOf(
        specialist.call(addFile, {
          unitId,
          documentId: draft,
          fileId: uuidv7(),
          part: 'draft',
          name: 'ke-hoach.docx',
          content: files.secret,
        }),
      ),
    ).toMatchObject({ issues: [{ path: ['content'], message: { vi: expect.stringContaining('Mật') } }] });
    const kept = await office.database.db
      .selectFrom('stored_file')
      .selectAll()
      .where('object', '=', `document:${draft}`)
      .execute();
    expect(kept).toEqual([]);
    const fileId = uuidv7();
    const open = {
      unitId,
      documentId: draft,
      fileId,
      part: 'draft',
      name: 'ke-hoach.docx',
      content: files.open,
    };
    expect((await specialist.call(addFile, { ...open, part: 'draft' })).result).toEqual({
      fileId,
      searchable: true,
    });
    expect((await shown(draft)).attachments).toMatchObject([{ name: 'ke-hoach.docx', searchable: true }]);
    expect(
      await refusalOf(specialist.call(addFile, { ...open, part: 'draft', fileId: uuidv7() })),
    ).toMatchObject({ issues: [{ path: ['content'] }] });
    expect(
      await refusalOf(
        specialist.call(documents.draftDocument, {
          id: uuidv7(),
          unitId,
          registerId,
          kind: 'KH',
          subject: 'MẬT - Kế hoạch diễn tập',
        }),
      ),
    ).toMatchObject({ issues: [{ path: ['subject'] }] });
  });

  it('are changed by whoever drafts until they are issued, and by the clerk alone after', async () => {
    const registerId = await aRegister();
    const { id } = await issued(registerId);
    const change = {
      unitId,
      documentId: id,
      version: 3,
      kind: 'KH',
      subject: 'Kế hoạch khác',
      field: 'finance' as const,
    };
    expect(await refusalOf(specialist.call(documents.changeDocument, change))).toMatchObject({
      code: 'not-permitted',
    });
    await clerk.call(documents.changeDocument, change);
    expect(await shown(id)).toMatchObject({ subject: 'Kế hoạch khác', field: 'finance', version: 4 });
    expect(
      await refusalOf(clerk.call(documents.changeDocument, { ...change, version: 4, kind: 'QĐ' })),
    ).toMatchObject({ issues: [{ path: ['kind'] }] });
    expect(await refusalOf(clerk.call(documents.changeDocument, change))).toMatchObject({
      code: 'changed-by-other',
    });
  });

  it('are signed anew when what was signed is changed; their marks are for the clerk then', async () => {
    const registerId = await aRegister();
    const id = await aDraft(registerId);
    await sign(id);
    const said = { unitId, documentId: id, kind: 'KH', subject: 'Kế hoạch cải cách hành chính năm 2026' };
    const marked = { ...said, version: 2, field: 'finance' as const };
    expect(await refusalOf(specialist.call(documents.changeDocument, marked))).toMatchObject({
      code: 'not-permitted',
      message: { vi: expect.stringContaining('văn thư') },
    });
    await clerk.call(documents.changeDocument, marked);
    expect(await shown(id)).toMatchObject({ status: 'signed', signer: 'Nguyễn Văn Chủ', field: 'finance' });
    const other = { ...said, version: 3, subject: 'Kế hoạch mua xe công', field: 'finance' as const };
    await specialist.call(documents.changeDocument, other);
    const changed = await shown(id);
    expect(changed).toMatchObject({ status: 'drafting', signer: null, signedOn: null, authority: null });
    expect(changed.history.map(({ kind }) => kind)).toEqual(['drafted', 'signed', 'changed', 'unsigned']);
    expect(await refusalOf(issue(id, { version: 4 }))).toMatchObject({ code: 'input-invalid' });
    await sign(id, 4);
    expect((await issue(id, { version: 5 })).result.number).toBe(1);
  });

  describe('are corrected by the clerk, with the reason and what stood there', () => {
    const recorded = async (registerId: string, more: object) => {
      const said = {
        kind: 'KH',
        subject: 'Kế hoạch cải cách hành chính năm 2026',
        issuedOn: '2026-02-05',
        signer: 'Nguyễn Văn Chủ',
        signerPost: 'Chủ tịch',
        authority: 'TM' as const,
        sentAs: 'paper' as const,
        ...more,
      };
      const id = uuidv7();
      await clerk.call(documents.recordDocument, { id, unitId, registerId, ...said });
      const { printed } = await shown(id);
      const { subject: _, sentAs: __, ...kept } = said;
      return { ...kept, printed, unitId, documentId: id, version: 1, reason: 'Gõ nhầm khi vào sổ' };
    };
    const correct = (input: object, by = clerk) => by.call(documents.correctDocument, input as never);

    it('where the number was typed: number, symbol, day and signer; the register forgets the slip', async () => {
      const outside = await aRegister({ numbering: 'outside' });
      const first = await recorded(outside, { number: 1 });
      const wrong = await recorded(outside, { number: 5000 });
      expect(await refusalOf(correct({ ...wrong, number: 2 }, specialist))).toMatchObject({
        code: 'not-permitted',
      });
      const { issues } = await refusalOf(
        correct({ ...wrong, number: 2, issuedOn: '2026-04-01', signer: null }),
      );
      expect(issues.map(({ path }) => path[0])).toEqual(['issuedOn', 'printed', 'signer']);
      const two = {
        ...wrong,
        number: 2,
        printed: '02/KH-UBND',
        issuedOn: '2026-02-06',
        signer: 'Lê Thị Phó',
      };
      expect(await refusalOf(correct({ ...two, number: 1, printed: '01/KH-UBND' }))).toMatchObject({
        issues: [{ path: ['number'] }],
      });
      expect(await refusalOf(correct(wrong))).toMatchObject({ issues: [{ path: ['reason'] }] });
      await correct(two);
      const after = await shown(wrong.documentId);
      expect(after).toMatchObject({ number: 2, printed: '02/KH-UBND', issuedOn: '2026-02-06', version: 2 });
      expect(after).toMatchObject({ signer: 'Lê Thị Phó', status: 'issued' });
      expect(after.history.at(-1)).toMatchObject({
        kind: 'corrected',
        reason: 'Gõ nhầm khi vào sổ',
        was: { number: 5000, printed: '5000/KH-UBND', issuedOn: '2026-02-05', signer: 'Nguyễn Văn Chủ' },
      });
      const standing = { unitId, registerId: outside, year: 2026 };
      expect((await clerk.call(registers.checkRegister, standing)).result).toMatchObject({
        series: [{ first: 1, last: 2 }],
        gaps: [],
        doubles: [],
      });
      const { registers: all } = (await clerk.call(registers.listRegisters, { unitId })).result;
      expect(all.find(({ id }) => id === outside)?.reached).toEqual([{ series: '', last: 2 }]);
      expect(await refusalOf(correct({ ...first, number: 1, version: 2 }))).toMatchObject({
        code: 'changed-by-other',
      });
    });

    it('where it was taken here: all but the number, and no day past the numbers beside it', async () => {
      const here = await aRegister({ direction: 'incoming' });
      const arrived = (printed: string, receivedOn: string) =>
        recorded(here, { issuer: 'Sở Nội vụ', printed, kind: 'CV', receivedOn });
      await arrived('101/SNV-VP', '2026-02-10');
      const slip = await arrived('102/SNV-VP', '2026-02-12');
      await arrived('104/SNV-VP', '2026-02-14');
      expect(await refusalOf(correct({ ...slip, receivedOn: '2026-02-15' }))).toMatchObject({
        issues: [{ path: ['receivedOn'], message: { vi: expect.stringContaining('Số sau') } }],
      });
      expect(await refusalOf(correct({ ...slip, receivedOn: '2026-02-09' }))).toMatchObject({
        issues: [{ path: ['receivedOn'], message: { vi: expect.stringContaining('Số trước') } }],
      });
      expect(await refusalOf(correct({ ...slip, number: 7, printed: '103/SNV-VP' }))).toMatchObject({
        issues: [{ path: ['number'] }],
      });
      await correct({ ...slip, printed: '103/SNV-VP', issuer: 'Sở Tài chính', receivedOn: '2026-02-13' });
      expect(await shown(slip.documentId)).toMatchObject({
        ...{ number: 2, printed: '103/SNV-VP', issuer: 'Sở Tài chính', receivedOn: '2026-02-13' },
        status: 'received',
      });
    });

    it('of a secret document the days alone', async () => {
      const outside = await aRegister({ numbering: 'outside' });
      const id = uuidv7();
      const secret = { unitId, registerId: outside, kind: 'QĐ', issuedOn: '2026-02-05', number: 9 };
      await clerk.call(withheld.recordWithheld, { id, ...secret });
      const { registerId: _, ...kept } = secret;
      const mended = { ...kept, documentId: id, version: 1, reason: 'Gõ nhầm số', signer: 'Người bí mật' };
      await correct({ ...mended, number: 8, printed: '08/QĐ-UBND' });
      expect(await shown(id)).toMatchObject({ withheld: true, number: 8, printed: null, signer: null });
    });
  });

  it('list no legal document as in force once what replaces or repeals it is, and tell by what', async () => {
    const registerId = await aRegister({ legal: true });
    const old = await issued(registerId, 'QĐ', { inForceFrom: '2026-03-02' });
    const partly = await issued(registerId, 'QĐ', { inForceFrom: '2026-03-02' });
    const fresh = await issued(registerId, 'QĐ', { inForceFrom: '2026-04-01' });
    const link = (kind: string, toDocumentId: string) =>
      clerk.call(addLink, { id: uuidv7(), unitId, documentId: fresh.id, kind, toDocumentId } as never);
    const listed = async (on: string) =>
      (await clerk.call(legal.listInForce, { unitId, on })).result.documents;
    const idsOn = async (on: string) => (await listed(on)).map(({ id }) => id);
    await link('replaces', old.id);
    await link('repeals', partly.id);
    const { version } = await shown(partly.id);
    const part = { from: '2026-03-02', to: null, partlyTo: 'Điều 5' };
    await clerk.call(legal.setForce, { unitId, documentId: partly.id, version, ...part });
    const successor = { id: fresh.id, kind: 'replaces', printed: fresh.printed, from: '2026-04-01' };
    expect((await listed('2026-03-31')).find(({ id }) => id === old.id)?.endedBy).toEqual([successor]);
    expect((await shown(old.id)).endedBy).toEqual([successor]);
    const after = await idsOn('2026-04-01');
    expect(after).not.toContain(old.id);
    // What of it was repealed is said: the rest holds.
    expect(after).toEqual(expect.arrayContaining([partly.id, fresh.id]));
    // What the clerk says goes before what follows from the link.
    const said = { from: '2026-03-02', to: '2026-06-30', partlyTo: null };
    const before = { unitId, documentId: old.id, version: (await shown(old.id)).version };
    await clerk.call(legal.setForce, { ...before, ...said });
    expect(await idsOn('2026-06-30')).toContain(old.id);
    expect(await idsOn('2026-07-01')).not.toContain(old.id);
    // A successor that was cancelled ends nothing.
    const cancelled = { unitId, documentId: fresh.id, reason: 'Ban hành nhầm' };
    await clerk.call(documents.cancelDocument, { ...cancelled, version: fresh.version });
    expect((await shown(partly.id)).endedBy).toEqual([]);
    // Other tests count what is in force.
    for (const { id } of [old, partly]) {
      const gone = { unitId, documentId: id, version: (await shown(id)).version };
      await clerk.call(documents.cancelDocument, { ...gone, reason: 'Chỉ để thử' });
    }
  });

  it('count what was found earlier where it was still to be handled as the period began, and where it was handled in it', async () => {
    await aRegister({ legal: true });
    const found = async (subject: string, examinedOn: string, handledOn: string | null) => {
      const examined = {
        ...{ unitId, kind: 'review' as const, examinedOn, printed: '07/2024/QĐ-UBND' },
        ...{ issuerLevel: 'commune' as const, subject, finding: 'Hết căn cứ', needed: 'repeal' as const },
      };
      const id = uuidv7();
      await clerk.call(legal.recordExamination, { id, ...examined });
      if (handledOn === null) return;
      const handled = { ...examined, handledOn, handledHow: 'QĐ số 01/2026/QĐ-UBND' };
      await clerk.call(legal.changeExamination, { ...handled, examinationId: id, version: 1 });
    };
    const counts = async () => {
      const figures = ['legal.reviewed', 'legal.reviewToHandle', 'legal.reviewHandled', 'legal.toHandle'];
      const days = { from: '2025-12-15', to: '2026-03-01' };
      const asked = figures.map((measure) => clerk.call(listCounted, { unitId, measure, ...days }));
      return (await Promise.all(asked)).map(({ result }) => {
        expect(result.documents).toHaveLength(result.count);
        return result.count;
      });
    };
    const before = await counts();
    await found('Quyết định A', '2025-11-03', null);
    await found('Quyết định B', '2025-11-03', '2025-12-15');
    await found('Quyết định C', '2025-11-03', '2025-12-14');
    await found('Quyết định D', '2025-11-03', '2026-03-02');
    await found('Quyết định E', '2026-01-05', '2026-03-01');
    expect((await counts()).map((count, index) => count - before[index]!)).toEqual([1, 4, 2, 4]);
  });

  it('count what was issued, checked and handled, and list as many as they count', async () => {
    const registerId = await aRegister({ legal: true });
    await issued(registerId, 'QĐ', { inForceFrom: '2026-03-12' });
    const examine = (more: Record<string, unknown>) => ({
      id: uuidv7(),
      unitId,
      kind: 'check' as const,
      examinedOn: '2026-02-10',
      printed: '05/2025/QĐ-UBND',
      issuerLevel: 'commune' as const,
      subject: 'Quyết định về phí chợ',
      needed: 'none' as const,
      ...more,
    });
    const { issues } = await refusalOf(
      clerk.call(legal.recordExamination, examine({ needed: 'repeal', examinedOn: '2026-04-01' }) as never),
    );
    expect(issues.map(({ path }) => path[0])).toEqual(['examinedOn', 'finding']);
    await clerk.call(legal.recordExamination, examine({}) as never);
    const bad = examine({ needed: 'repeal', finding: 'Thu ngoài danh mục' });
    await clerk.call(legal.recordExamination, bad as never);
    const counted = async (measure: string) =>
      (await clerk.call(listCounted, { unitId, measure, from: '2025-12-15', to: '2026-03-15' })).result;
    // One document that was checked twice is one document, and one of another day is another.
    expect(await counted('legal.checked')).toMatchObject({ count: 1, documents: [{}] });
    const later = examine({ issuedOn: '2025-06-01', printed: '06 / 2025/QĐ-UBND' });
    await clerk.call(legal.recordExamination, later as never);
    await clerk.call(legal.recordExamination, {
      ...later,
      ...{ id: uuidv7(), printed: '6/2025/qđ-ubnd' },
    } as never);
    expect(await counted('legal.checked')).toMatchObject({ count: 2, documents: [{}, {}] });
    expect(await counted('legal.checkToHandle')).toMatchObject({ count: 1 });
    expect(await counted('legal.checkHandled')).toMatchObject({ count: 0, documents: [] });
    const { id, ...examined } = bad;
    await clerk.call(legal.changeExamination, {
      ...(examined as never as typeof examined),
      examinationId: id,
      version: 1,
      handledOn: '2026-03-01',
      handledHow: 'QĐ số 08/2026/QĐ-UBND',
    } as never);
    expect(await counted('legal.checkHandled')).toMatchObject({ count: 1 });
    // Found again and not handled yet: the document is not done with.
    const again = examine({ needed: 'amend', finding: 'Thiếu căn cứ', examinedOn: '2026-03-01' });
    await clerk.call(legal.recordExamination, again as never);
    expect(await counted('legal.checkToHandle')).toMatchObject({ count: 1, documents: [{}] });
    expect(await counted('legal.checkHandled')).toMatchObject({ count: 0, documents: [] });
    const { id: examinationId, ...found } = again;
    const mended = { ...found, examinationId, version: 1, needed: 'none', finding: null };
    expect(await refusalOf(clerk.call(legal.changeExamination, mended as never))).toMatchObject({
      issues: [{ path: ['reason'] }],
    });
    await clerk.call(legal.changeExamination, { ...mended, reason: 'Ghi nhầm văn bản' } as never);
    expect(await counted('legal.checkHandled')).toMatchObject({ count: 1 });
    const remove = { unitId, examinationId: again.id, version: 2, reason: 'Ghi hai lần' };
    expect((await refusalOf(leader.call(legal.removeExamination, remove))).code).toBe('not-permitted');
    await clerk.call(legal.removeExamination, remove);
    expect((await refusalOf(clerk.call(legal.removeExamination, { ...remove, version: 3 }))).code).toBe(
      'not-found',
    );
    const listed = await clerk.call(legal.listExaminations, { unitId });
    expect(listed.result.examinations.map((one) => one.id)).not.toContain(again.id);
    const log = await office.database.db
      .selectFrom('audit_entry')
      .select('content')
      .where('operation', '=', 'documents.removeExamination')
      .where('outcome', '=', 'done')
      .executeTakeFirstOrThrow();
    expect(log.content).toContain('Ghi hai lần');
    const issuedLegal = await counted('legal.issued');
    expect(issuedLegal.documents).toHaveLength(issuedLegal.count);
    expect(issuedLegal.count).toBeGreaterThan(0);
    const inForce = async (on: string) => (await clerk.call(legal.listInForce, { unitId, on })).result.count;
    expect([await inForce('2026-03-11'), await inForce('2026-03-12')]).toEqual([0, issuedLegal.count]);
  });

  describe('take an examination', () => {
    const record = async (registerId: string, kind: string, number: number, issuedOn: string) => {
      const id = uuidv7();
      const hand = {
        signer: 'Nguyễn Văn Chủ',
        signerPost: 'Chủ tịch',
        authority: 'TM',
        sentAs: 'paper',
      } as const;
      await clerk.call(documents.recordDocument, {
        ...{ id, unitId, registerId, kind, number, issuedOn, ...hand, inForceFrom: issuedOn },
        subject: 'Quy định về quản lý bãi đỗ xe',
      });
      return id;
    };
    const examined = {
      unitId: '',
      kind: 'check' as const,
      needed: 'none' as const,
      examinedOn: '2026-02-20',
    };
    const examine = (more: object) =>
      clerk.call(legal.recordExamination, { ...examined, id: uuidv7(), ...more, unitId });
    const checked = async () => {
      const days = { from: '2025-12-15', to: '2026-03-15' };
      return (await clerk.call(listCounted, { unitId, measure: 'legal.checked', ...days })).result.count;
    };

    it('of a document of the register with what stands there, and count it once however it was told', async () => {
      const registerId = await aRegister({ legal: true, numbering: 'outside' });
      const documentId = await record(registerId, 'QĐ', 2, '2026-01-20');
      const before = await checked();
      await examine({ documentId });
      const typed = {
        printed: '2 / 2026/QĐ-UBND',
        issuerLevel: 'commune',
        subject: 'quy định về quản lý Bãi đỗ xe',
      };
      await examine({ ...typed, issuedOn: '2026-01-20', examinedOn: '2026-02-25' });
      await examine({ ...typed, examinedOn: '2026-02-26' });
      expect(await checked()).toBe(before + 1);
      const { examinations } = (await clerk.call(legal.listExaminations, { unitId })).result;
      const own = examinations.filter((one) => one.documentId === documentId);
      expect(own).toHaveLength(3);
      for (const one of own)
        expect(one).toMatchObject({
          ...{ printed: '02/2026/QĐ-UBND', issuedOn: '2026-01-20', issuerLevel: 'commune' },
          subject: 'Quy định về quản lý bãi đỗ xe',
        });
      // One of another level is another document.
      await examine({ ...typed, issuerLevel: 'province' });
      expect(await checked()).toBe(before + 2);
      // That it was handled needs no reason, though the register was mended since.
      const [last] = own;
      const change = { ...examined, unitId, examinationId: last!.id, version: last!.version, documentId };
      const found = { needed: 'amend' as const, finding: 'Thiếu căn cứ', examinedOn: last!.examinedOn };
      expect(
        (await refusalOf(clerk.call(legal.changeExamination, { ...change, ...found }))).issues,
      ).toMatchObject([{ path: ['reason'] }]);
      await clerk.call(legal.changeExamination, { ...change, ...found, reason: 'Ghi thiếu phát hiện' });
      const handled = { handledOn: '2026-03-01', handledHow: 'QĐ số 05/2026/QĐ-UBND' };
      await clerk.call(legal.changeExamination, {
        ...change,
        ...found,
        ...handled,
        version: last!.version + 1,
      });
    });

    it('of no plan, no draft, no document that is told otherwise than it stands there, and of nothing at all', async () => {
      const plans = await aRegister({ numbering: 'outside' });
      const laws = await aRegister({ legal: true, numbering: 'outside' });
      const paths = async (more: object) =>
        (await refusalOf(examine(more))).issues.map(({ path }) => path[0]);
      expect(await paths({ documentId: await record(plans, 'KH', 7, '2026-01-20') })).toEqual(['documentId']);
      expect(await paths({ documentId: await aDraft(laws, 'QĐ') })).toEqual(['documentId']);
      const documentId = await record(laws, 'QĐ', 3, '2026-01-20');
      const other = { printed: '99/2024/QĐ-UBND', issuedOn: '2024-01-01', issuerLevel: 'province' };
      expect(await paths({ documentId, ...other })).toEqual(['printed', 'issuedOn', 'issuerLevel']);
      expect(await paths({ documentId, examinedOn: '2026-01-19' })).toEqual(['examinedOn']);
      expect(await paths({ needed: 'repeal' })).toEqual(['finding', 'printed', 'issuerLevel', 'subject']);
    });

    it('and a step of its making on a day on which it can be', async () => {
      const laws = await aRegister({ legal: true, numbering: 'outside' });
      const documentId = await record(laws, 'QĐ', 4, '2026-01-20');
      const add = (step: string, on: string) =>
        clerk.call(legal.addStep, { id: uuidv7(), unitId, documentId, step, on });
      for (const [step, on] of [
        ['drafting', '2026-01-21'],
        ['adoption', '2026-01-21'],
        ['publication', '2026-01-19'],
      ] as const)
        expect((await refusalOf(add(step, on))).issues).toMatchObject([
          { path: ['on'], message: { vi: expect.stringContaining('20/01/2026') } },
        ]);
      for (const step of ['drafting', 'adoption', 'publication']) await add(step, '2026-01-20');
      expect((await shown(documentId)).steps).toHaveLength(3);
    });
  });
});

async function filesWithMark(): Promise<{ secret: string; open: string }> {
  const { Document, Packer, Paragraph } = await import('docx');
  const of = async (...lines: string[]) =>
    (await Packer.toBase64String(
      new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] }),
    )) as string;
  return {
    secret: await of('MẬT', 'Kế hoạch diễn tập phòng thủ'),
    open: await of('KẾ HOẠCH', 'Cải cách hành chính năm 2026'),
  };
}
