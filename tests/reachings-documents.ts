import { PDFDocument } from '@cantoo/pdf-lib';
import * as documents from '../src/areas/documents/contract.ts';
import { listCounted } from '../src/areas/documents/contract-counted.ts';
import * as files from '../src/areas/documents/contract-files.ts';
import * as legal from '../src/areas/documents/contract-legal.ts';
import * as registers from '../src/areas/documents/contract-registers.ts';
import * as withheld from '../src/areas/documents/contract-withheld.ts';
import * as lists from '../src/areas/documents/import/contract.ts';
import { keepCounted } from '../src/areas/documents/measures.ts';
import * as signatures from '../src/areas/documents/signatures/contract.ts';
import { uuidv7 } from '../src/base/id.ts';
import type { Operation } from '../src/base/operation.ts';
import type { Office, Person } from './office.ts';
import type { Reaching } from './reachings-reports.ts';

const form = ['input-invalid'];
const reason = 'Lý do của một đơn vị khác';
const day = '2026-03-02';
const subject = 'Kế hoạch của một đơn vị khác';
const csv = Buffer.from('Số ký hiệu;Ngày ban hành;Trích yếu\n12/KH-UBND;02/03/2026;Kế hoạch\n').toString(
  'base64',
);

type Staffed = {
  readonly unitId: string;
  readonly clerk: Person;
  readonly leader: Person;
  readonly admin: Person;
};

/** What a unit has in its registers: a draft, an issued legal document with a file, a link, a step; an examination, a filter, a list. */
type Held = {
  readonly registerId: string;
  readonly legalRegisterId: string;
  readonly outsideId: string;
  readonly draftId: string;
  readonly issuedId: string;
  readonly notedId: string;
  readonly fileId: string;
  readonly linkId: string;
  readonly stepId: string;
  readonly examinationId: string;
  readonly filterId: string;
  readonly sourceId: string;
  readonly importId: string;
};

async function staffed({ aUnit, aPerson }: Office, name: string, parentId: string): Promise<Staffed> {
  const unitId = await aUnit({ name, parentId });
  return {
    unitId,
    clerk: await aPerson({ role: 'documentClerk', unitId }),
    leader: await aPerson({ role: 'leader', unitId }),
    admin: await aPerson({ role: 'unitAdministrator', unitId }),
  };
}

async function heldBy({ database }: Office, { unitId, clerk, admin }: Staffed): Promise<Held> {
  const open = async (name: string, more: object) => {
    const id = uuidv7();
    const settings = {
      direction: 'outgoing',
      numbering: 'here',
      seriesBy: 'register',
      legal: false,
      organ: 'UBND',
    };
    const rest = { outsideSystem: null, openedOn: '2026-01-01' };
    await clerkless(admin, registers.openRegister, { id, unitId, name, ...settings, ...rest, ...more });
    return id;
  };
  const registerId = await open('Sổ văn bản đi', {});
  const legalRegisterId = await open('Sổ VBQPPL', { legal: true });
  const outsideId = await open('Sổ QLVBĐH', { numbering: 'outside' });
  const draft = async (register: string, kind: string) => {
    const id = uuidv7();
    await clerk.call(documents.draftDocument, { id, unitId, registerId: register, kind, subject });
    return id;
  };
  const [draftId, issuedId, fileId] = [
    await draft(registerId, 'KH'),
    await draft(legalRegisterId, 'QĐ'),
    uuidv7(),
  ];
  const [linkId, stepId, examinationId, filterId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  await clerk.call(files.addFile, {
    unitId,
    documentId: issuedId,
    fileId,
    part: 'main',
    name: 'qd.pdf',
    content: aPdf,
  });
  await clerk.call(files.addLink, {
    id: linkId,
    unitId,
    documentId: draftId,
    kind: 'basis',
    toPrinted: '1/KH',
  });
  await clerk.call(legal.addStep, { id: stepId, unitId, documentId: issuedId, step: 'drafting', on: day });
  const hand = { signer: 'Trần Thị Bình', signerPost: 'Chủ tịch', authority: 'TM' as const, signedOn: day };
  await clerk.call(documents.signDocument, { unitId, documentId: issuedId, version: 1, ...hand });
  const issue = { version: 2, issuedOn: day, sentAs: 'paper' as const, inForceFrom: day };
  await clerk.call(documents.issueDocument, { unitId, documentId: issuedId, ...issue });
  await clerk.call(legal.recordExamination, { id: examinationId, unitId, ...anExamination });
  await clerk.call(documents.saveFilter, { id: filterId, unitId, name: 'Của tôi', filter: { legal: true } });
  const notedId = uuidv7();
  const { id: _, ...row } = await database.db
    .selectFrom('document')
    .selectAll()
    .where('id', '=', draftId)
    .executeTakeFirstOrThrow();
  const noted = { ...row, id: notedId, register_id: outsideId, status: 'noted' as const };
  await database.db.insertInto('document').values(noted).execute();
  const [sourceId, importId] = [uuidv7(), uuidv7()];
  const read = await clerk.call(lists.readList, {
    unitId,
    registerId: outsideId,
    name: 'ds.csv',
    content: csv,
  });
  const { mapping } = read.result;
  await clerk.call(lists.saveSource, {
    unitId,
    id: sourceId,
    name: 'QLVBĐH',
    registerId: outsideId,
    mapping,
    version: 0,
  });
  await clerk.call(lists.sendList, { unitId, sourceId, id: importId, name: 'ds.csv', content: csv });
  const things = {
    draftId,
    issuedId,
    notedId,
    fileId,
    linkId,
    stepId,
    examinationId,
    filterId,
    sourceId,
    importId,
  };
  return { registerId, legalRegisterId, outsideId, ...things };
}

const clerkless = (by: Person, operation: Operation, input: object) => by.call(operation, input as never);

/** Blank, and sound. */
const aPdf = await PDFDocument.create().then((blank) => {
  blank.addPage();
  return blank.saveAsBase64();
});
const anExamination = {
  kind: 'check' as const,
  examinedOn: day,
  printed: '05/2025/QĐ-UBND',
  issuerLevel: 'commune' as const,
  subject: 'Quyết định về phí chợ',
  needed: 'none' as const,
};

/** Every id of the registers' forms, with a thing of another unit in its place. */
export async function documentReachings(office: Office): Promise<Reaching[]> {
  const province = await office.aUnit({ name: 'Tỉnh Văn Thư', kind: 'province' });
  const me = await staffed(office, 'Xã Của Tôi', province);
  const other = await staffed(office, 'Xã Của Họ', province);
  const [mine, theirs] = [await heldBy(office, me), await heldBy(office, other)];
  const days = { from: '2026-01-01', to: '2026-03-31' };
  const list = uuidv7();
  const counting = { indicator: 'documents.issued', window: days };
  await office.database.transaction((tx) => keepCounted(tx, other.unitId, counting, list, office.now));
  const counted = { measure: counting.indicator, ...days, list };
  return [
    reacher(me, me.leader)(listCounted, 'list', counted),
    ...ofRegisters(me, mine, theirs),
    ...ofDocuments(me, mine, theirs),
    ...ofLists(me, mine, theirs),
  ];
}

const reacher =
  ({ unitId }: Staffed, by: Person) =>
  (operation: Operation, field: string, more: object, told?: string[]): Reaching => ({
    ...{ field, operation, input: { unitId, ...more }, by },
    ...(told === undefined ? {} : { told }),
  });

function ofRegisters(me: Staffed, _mine: Held, theirs: Held): Reaching[] {
  const [asClerk, asAdmin] = [reacher(me, me.clerk), reacher(me, me.admin)];
  const { registerId } = theirs;
  const recorded = { id: uuidv7(), kind: 'KH', subject, issuedOn: day };
  const gap = { year: 2026, series: '', from: 1, to: 1, reason };
  return [
    asAdmin(registers.changeRegister, 'registerId', { registerId, version: 1, name: 'Khác', closedOn: null }),
    asClerk(registers.checkRegister, 'registerId', { registerId, year: 2026 }),
    asClerk(registers.explainGap, 'registerId', { registerId, ...gap }),
    asClerk(documents.draftDocument, 'registerId', { registerId, id: uuidv7(), kind: 'KH', subject }, form),
    asClerk(documents.recordDocument, 'registerId', { registerId, ...recorded }, form),
    asClerk(
      withheld.recordWithheld,
      'registerId',
      { registerId, id: uuidv7(), kind: 'KH', issuedOn: day },
      form,
    ),
  ];
}

function ofDocuments(me: Staffed, mine: Held, theirs: Held): Reaching[] {
  const of = reacher(me, me.clerk);
  const own = { documentId: mine.draftId };
  const draft = { documentId: theirs.draftId };
  const issued = { documentId: theirs.issuedId };
  const version = 1;
  const said = { kind: 'KH', subject };
  const hand = { signer: 'Trần Thị Bình', signerPost: 'Chủ tịch', authority: 'TM', signedOn: day };
  const confirmed = { version, registerId: mine.outsideId, ...said, issuedOn: day, number: 3 };
  const attached = { fileId: uuidv7(), part: 'draft', name: 'a.pdf', content: aPdf };
  const linked = { id: uuidv7(), kind: 'basis' };
  const step = { id: uuidv7(), step: 'drafting', on: day };
  const certificates = [Buffer.from('no certificate').toString('base64')];
  const mark = { kind: 'none' };
  const signing = { id: uuidv7(), version, certificates, mark };
  return [
    of(documents.getDocument, 'documentId', draft),
    of(documents.changeDocument, 'documentId', { ...draft, version, ...said }),
    of(documents.signDocument, 'documentId', { ...draft, version, ...hand }),
    of(documents.issueDocument, 'documentId', { ...draft, version, issuedOn: day, sentAs: 'paper' }),
    of(documents.confirmNoted, 'documentId', { documentId: theirs.notedId, ...confirmed }),
    of(
      documents.confirmNoted,
      'registerId',
      { documentId: mine.notedId, ...confirmed, registerId: theirs.outsideId },
      form,
    ),
    of(documents.correctDocument, 'documentId', { ...issued, version: 3, reason, kind: 'QĐ', issuedOn: day }),
    of(documents.cancelDocument, 'documentId', { ...draft, version, reason }),
    of(withheld.withholdDocument, 'documentId', { ...draft, version }),
    // What is not there is removed already.
    of(documents.removeFilter, 'filterId', { filterId: theirs.filterId }, ['done']),
    of(files.addFile, 'documentId', { ...draft, ...attached }),
    of(files.removeFile, 'documentId', { ...issued, fileId: theirs.fileId }),
    of(files.removeFile, 'fileId', { ...own, fileId: theirs.fileId }),
    of(files.getFile, 'documentId', { ...issued, fileId: theirs.fileId }),
    of(files.getFile, 'fileId', { ...own, fileId: theirs.fileId }),
    of(files.addLink, 'documentId', { ...draft, ...linked, toPrinted: '2/KH' }),
    of(files.addLink, 'toDocumentId', { ...own, ...linked, toDocumentId: theirs.issuedId }, form),
    of(files.removeLink, 'documentId', { ...draft, linkId: theirs.linkId }),
    of(files.removeLink, 'linkId', { ...own, linkId: theirs.linkId }),
    of(legal.addStep, 'documentId', { ...issued, ...step }),
    of(legal.removeStep, 'documentId', { ...issued, stepId: theirs.stepId }),
    of(legal.removeStep, 'stepId', { documentId: mine.issuedId, stepId: theirs.stepId }),
    of(legal.setForce, 'documentId', { ...issued, version: 3, from: day, to: null }),
    of(
      legal.recordExamination,
      'documentId',
      { id: uuidv7(), ...anExamination, documentId: theirs.issuedId },
      form,
    ),
    of(legal.changeExamination, 'examinationId', {
      examinationId: theirs.examinationId,
      version,
      ...anExamination,
    }),
    of(legal.removeExamination, 'examinationId', { examinationId: theirs.examinationId, version, reason }),
    of(
      legal.changeExamination,
      'documentId',
      { examinationId: mine.examinationId, version, ...anExamination, documentId: theirs.issuedId },
      form,
    ),
    of(signatures.verifySignatures, 'documentId', { ...issued, fileId: theirs.fileId }),
    of(signatures.verifySignatures, 'fileId', { ...own, fileId: theirs.fileId }),
    of(signatures.prepareSignature, 'documentId', { ...issued, fileId: theirs.fileId, ...signing }, hidden),
    of(signatures.prepareSignature, 'fileId', { ...own, fileId: theirs.fileId, ...signing }, hidden),
    of(signatures.completeSignature, 'documentId', {
      ...issued,
      id: uuidv7(),
      signedFileId: uuidv7(),
      signature,
    }),
    of(signatures.completeSignature, 'id', { ...own, id: uuidv7(), signedFileId: uuidv7(), signature }),
    of(
      signatures.signWithDemoSigner,
      'documentId',
      { ...issued, fileId: theirs.fileId, version, signedFileId: uuidv7(), signer: 'Bình', mark },
      hidden,
    ),
    of(
      signatures.signWithDemoSigner,
      'fileId',
      { ...own, fileId: theirs.fileId, version, signedFileId: uuidv7(), signer: 'Bình', mark },
      hidden,
    ),
  ];
}
const signature = Buffer.alloc(128, 1).toString('base64');
/** A form that is wrong in itself tells nothing of whether the thing is there. */
const hidden = ['not-found', 'not-permitted', 'input-invalid'];

function ofLists(me: Staffed, mine: Held, theirs: Held): Reaching[] {
  const of = reacher(me, me.clerk);
  const sent = { name: 'ds.csv', content: csv };
  const { importId, sourceId, outsideId: registerId } = theirs;
  const mapping = { columns: [] };
  return [
    of(lists.readList, 'registerId', { registerId, ...sent }, hidden),
    of(lists.readList, 'sourceId', { registerId: mine.outsideId, sourceId, ...sent }, hidden),
    of(
      lists.saveSource,
      'registerId',
      { id: uuidv7(), name: 'Nguồn', registerId, mapping, version: 0 },
      hidden,
    ),
    of(lists.sendList, 'sourceId', { sourceId, id: uuidv7(), ...sent }),
    of(lists.getImport, 'importId', { importId }),
    of(lists.startImport, 'importId', { importId }),
    of(lists.stopImport, 'importId', { importId }),
    of(lists.resumeImport, 'importId', { importId }),
    of(lists.takeMessage, 'registerId', { registerId, id: uuidv7(), receivedOn: day, ...sent }, [
      'file-damaged',
    ]),
  ];
}
