import * as documents from '../src/areas/documents/contract.ts';
import * as files from '../src/areas/documents/contract-files.ts';
import * as legal from '../src/areas/documents/contract-legal.ts';
import * as registers from '../src/areas/documents/contract-registers.ts';
import * as withheld from '../src/areas/documents/contract-withheld.ts';
import { saveSource, takeMessage } from '../src/areas/documents/import/contract.ts';
import * as signatures from '../src/areas/documents/signatures/contract.ts';
import type { Client } from '../src/base/call.ts';
import { uuidv7 } from '../src/base/id.ts';
import { addDays, yearOf } from '../src/base/plain-date.ts';
import { plainPdf } from '../src/formats/pdf-signature/fixtures.ts';
import { createSoftwareAuthority } from '../src/formats/pdf-signature/software-signer.ts';
import { acted, type Ground, gone, type Round, type Story, stands, step, under } from './stories.ts';

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const subject = 'Kế hoạch đi hết một vòng đời';
const reason = 'Ghi nhầm khi vào sổ';
const hand = { signer: 'Nguyễn Văn An', signerPost: 'Chủ tịch', authority: 'TM' as const };

/** Registers as a unit has them, opened for the stories. */
export type Registers = Readonly<Record<keyof typeof kinds, string>>;
const kinds = {
  outgoing: { direction: 'outgoing', numbering: 'here', legal: false },
  incoming: { direction: 'incoming', numbering: 'here', legal: false },
  legal: { direction: 'outgoing', numbering: 'here', legal: true },
  listed: { direction: 'outgoing', numbering: 'outside', legal: false },
  sent: { direction: 'incoming', numbering: 'outside', legal: false },
} as const;

/** The day from which the registers are kept. */
export const openedOn = '2025-07-01';
const settings = { seriesBy: 'register', organ: 'UBND', outsideSystem: null, openedOn } as const;

export async function openRegisters(administrator: Client, unitId: string): Promise<Registers> {
  const ids: Record<string, string> = {};
  for (const [name, kind] of Object.entries(kinds)) {
    ids[name] = uuidv7();
    const register = { id: ids[name], unitId, name: `Sổ kể chuyện: ${name}`, ...settings, ...kind };
    await administrator(registers.openRegister, register);
  }
  return ids as Registers;
}

/** What happens to documents, from each of their beginnings. */
export async function documentStories(ground: Ground, opened: Registers): Promise<Story[]> {
  return [
    await anOutgoingOne(ground, opened),
    aLegalOne(ground, opened),
    anIncomingOne(ground, opened),
    aRegister(ground, opened),
  ];
}

/** The version that a document has now. */
async function versionOf({ as }: Round, unitId: string, documentId: string): Promise<number> {
  return (await as('clerk')(documents.getDocument, { unitId, documentId })).result.version;
}

/** Drafted, signed by hand and by key, issued, mended and cancelled; and a draft that turns out to be secret. */
async function anOutgoingOne({ unitId, today }: Ground, { outgoing }: Registers): Promise<Story> {
  const validity = { from: new Date(addDays(today, -30)), to: new Date(addDays(today, 30)) };
  const authority = await createSoftwareAuthority('demo', 'Tổ chức chứng thực kể chuyện', validity);
  const signer = await authority.signerFor({ name: hand.signer, organisation: 'UBND xã', ...validity });
  const certificates = (await signer.certificates()).map(base64);
  const content = base64(plainPdf());
  const draft = (round: Round) => round.id('draft');
  const one = (round: Round) => ({ unitId, documentId: draft(round) });
  const seen = async (round: Round) => ({
    ...one(round),
    version: await versionOf(round, unitId, draft(round)),
  });
  const drafted = (id: string) => ({ id, unitId, registerId: outgoing, kind: 'KH', subject });
  const attached = (round: Round, file: string, part: 'main' | 'draft') => ({
    ...{ ...one(round), fileId: round.id(file), part, name: `${file}.pdf` },
    // Of two files of a document each says something else.
    content: part === 'main' ? content : base64(Buffer.concat([plainPdf(), Buffer.from('\n%\n')])),
  });
  const linked = (round: Round, link: string) => ({
    ...{ ...one(round), id: round.id(link) },
    ...{ kind: 'basis' as const, toPrinted: '76/NQ-CP' },
  });
  const printed = (round: Round) => round.answerOf(documents.issueDocument).printed;
  return {
    name: 'an outgoing document',
    steps: [
      step(
        documents.draftDocument,
        'officer',
        (round) => drafted(draft(round)),
        stands('document', draft),
        acted('document', 'drafted', draft),
      ),
      step(
        documents.changeDocument,
        'officer',
        async (round) => ({ ...(await seen(round)), kind: 'KH', subject: `${subject}, sửa lại` }),
        acted('document', 'changed', draft),
      ),
      step(
        files.addFile,
        'officer',
        (round) => attached(round, 'main', 'main'),
        stands('document_file', (round) => round.id('main')),
        stands('stored_file', (round) => round.id('main')),
      ),
      step(
        files.addFile,
        'officer',
        (round) => attached(round, 'early', 'draft'),
        stands('document_file', (round) => round.id('early')),
      ),
      step(
        files.removeFile,
        'officer',
        (round) => ({ ...one(round), fileId: round.id('early') }),
        stands('document_file', (round) => round.id('early'), 'removed_at is not null'),
      ),
      step(
        files.addLink,
        'officer',
        (round) => linked(round, 'link'),
        stands('document_link', (round) => round.id('link')),
      ),
      step(
        files.addLink,
        'officer',
        (round) => linked(round, 'wrong link'),
        stands('document_link', (round) => round.id('wrong link')),
      ),
      step(
        files.removeLink,
        'officer',
        (round) => ({ ...one(round), linkId: round.id('wrong link') }),
        gone('document_link', (round) => round.id('wrong link')),
      ),
      step(
        documents.signDocument,
        'leader',
        async (round) => ({ ...(await seen(round)), ...hand, signedOn: today }),
        acted('document', 'signed', draft),
      ),
      step(
        signatures.prepareSignature,
        'leader',
        async (round) => ({
          ...{ ...(await seen(round)), fileId: round.id('main'), id: round.id('signature') },
          ...{ certificates, mark: { kind: 'none' as const } },
        }),
        stands('pending_signature', (round) => round.id('signature')),
      ),
      step(
        signatures.completeSignature,
        'leader',
        async (round) => {
          const { signedAttributes } = round.answerOf(signatures.prepareSignature);
          const signature = base64(await signer.sign(Buffer.from(signedAttributes, 'base64')));
          return { ...one(round), id: round.id('signature'), signedFileId: round.id('signed'), signature };
        },
        stands('document_file', (round) => round.id('signed'), "part = 'signed'"),
        acted('document', 'signedFile', draft),
      ),
      step(
        documents.issueDocument,
        'clerk',
        async (round) => ({ ...(await seen(round)), issuedOn: today, sentAs: 'paper' as const }),
        acted('document', 'issued', draft),
        stands('document', draft, 'numbered_here'),
      ),
      step(
        documents.correctDocument,
        'clerk',
        async (round) => ({
          ...{ ...(await seen(round)), reason, kind: 'KH', issuedOn: today, signedOn: today },
          ...{ ...hand, signer: 'Trần Thị Bình', printed: printed(round) },
        }),
        acted('document', 'corrected', draft),
      ),
      step(
        documents.cancelDocument,
        'clerk',
        async (round) => ({ ...(await seen(round)), reason }),
        acted('document', 'cancelled', draft),
      ),
      step(
        documents.draftDocument,
        'officer',
        (round) => drafted(round.id('secret')),
        acted('document', 'drafted', (round) => round.id('secret')),
      ),
      step(
        withheld.withholdDocument,
        'clerk',
        (round) => ({ unitId, documentId: round.id('secret'), version: 1 }),
        acted('document', 'withheld', (round) => round.id('secret')),
        stands('document', (round) => round.id('secret'), "withheld and subject = ''"),
      ),
    ],
  };
}

/** Made step by step, issued, its force ended; and what was found when another was looked at. */
function aLegalOne({ unitId, today }: Ground, { legal: registerId }: Registers): Story {
  const draft = (round: Round) => round.id('legal');
  const one = (round: Round) => ({ unitId, documentId: draft(round) });
  const made = (round: Round, id: string) => ({
    ...one(round),
    id: round.id(id),
    step: 'drafting',
    on: today,
  });
  const found = (round: Round) => round.id('examination');
  const examined = {
    ...{ unitId, kind: 'check' as const, examinedOn: today, printed: '05/2025/QĐ-UBND' },
    ...{ issuerLevel: 'commune' as const, subject: 'Quyết định về phí chợ', needed: 'none' as const },
  };
  return {
    name: 'a legal document',
    steps: [
      step(
        documents.draftDocument,
        'officer',
        (round) => ({ id: draft(round), unitId, registerId, kind: 'QĐ', subject }),
        acted('document', 'drafted', draft),
      ),
      step(
        legal.addStep,
        'officer',
        (round) => made(round, 'step'),
        stands('legal_step', (round) => round.id('step')),
      ),
      step(
        legal.addStep,
        'officer',
        (round) => made(round, 'wrong step'),
        stands('legal_step', (round) => round.id('wrong step')),
      ),
      step(
        legal.removeStep,
        'officer',
        (round) => ({ ...one(round), stepId: round.id('wrong step') }),
        gone('legal_step', (round) => round.id('wrong step')),
      ),
      step(
        documents.signDocument,
        'leader',
        (round) => ({ ...one(round), version: 1, ...hand, signedOn: today }),
        acted('document', 'signed', draft),
      ),
      step(
        documents.issueDocument,
        'clerk',
        (round) => ({
          ...{ ...one(round), version: 2, issuedOn: today, sentAs: 'paper' as const, inForceFrom: today },
        }),
        acted('document', 'issued', draft),
        stands('document', draft, 'numbered_here'),
      ),
      step(
        legal.setForce,
        'clerk',
        (round) => ({ ...one(round), version: 3, from: today, to: addDays(today, 365) }),
        acted('document', 'changed', draft),
        stands('document', draft, 'in_force_to is not null'),
      ),
      step(
        legal.recordExamination,
        'clerk',
        (round) => ({ ...examined, id: found(round) }),
        stands('legal_examination', found),
      ),
      step(
        legal.changeExamination,
        'clerk',
        (round) => ({ ...examined, examinationId: found(round), version: 1, subject: 'Phí vệ sinh', reason }),
        stands('legal_examination', found, 'version >= 2'),
      ),
      step(
        legal.removeExamination,
        'clerk',
        (round) => ({ unitId, examinationId: found(round), version: 2, reason }),
        stands('legal_examination', found, 'version = 3 and removed_at is not null'),
      ),
    ],
  };
}

/** Recorded, sent by another system and confirmed, secret; and the numbers that are missing between. */
function anIncomingOne({ unitId, today }: Ground, { incoming, sent, listed }: Registers): Story {
  const came = { issuedOn: today, receivedOn: today };
  const message = (round: Round) => round.id('message');
  const confirmed = ({ number }: Round) => ({
    ...{ unitId, registerId: sent, kind: 'CT', subject: 'Về đẩy mạnh cải cách hành chính' },
    ...{ ...came, issuer: 'UBND tỉnh', printed: `${number + 1}/CT-UBND` },
  });
  /** Every second number of the register is missing. */
  const missing = ({ number }: Round) => 2 * number + 1;
  return {
    name: 'an incoming document',
    steps: [
      step(
        documents.recordDocument,
        'clerk',
        (round) => ({
          ...{ id: round.id('recorded'), unitId, registerId: incoming, kind: 'CV', subject, ...came },
          ...{ issuer: 'Sở Nội vụ', printed: `${round.number + 1}/SNV-CCHC` },
        }),
        acted('document', 'received', (round) => round.id('recorded')),
        stands('document', (round) => round.id('recorded'), 'numbered_here'),
      ),
      step(
        withheld.recordWithheld,
        'clerk',
        (round) => ({ id: round.id('secret'), unitId, registerId: incoming, kind: 'CV', ...came }),
        acted('document', 'received', (round) => round.id('secret')),
        stands('document', (round) => round.id('secret'), 'numbered_here and withheld'),
      ),
      step(
        takeMessage,
        'clerk',
        (round) => ({
          ...{ unitId, id: message(round), registerId: sent, receivedOn: today },
          ...{ name: 'van-ban.edxml', content: aMessage(round.number + 1, today) },
        }),
        acted('document', 'noted', message),
        under('document_link', 'document_id', message),
      ),
      step(
        documents.confirmNoted,
        'clerk',
        (round) => ({
          ...confirmed(round),
          documentId: message(round),
          version: 1,
          number: round.number + 1,
        }),
        acted('document', 'confirmed', message),
        stands('document', message, "status = 'received'"),
      ),
      step(
        documents.recordDocument,
        'clerk',
        (round) => ({
          ...{ id: round.id('listed'), unitId, registerId: listed, kind: 'KH', subject, ...hand },
          ...{ issuedOn: today, number: missing(round) + 1, sentAs: 'paper' as const },
        }),
        acted('document', 'issued', (round) => round.id('listed')),
      ),
      step(
        registers.explainGap,
        'clerk',
        (round) => ({
          ...{ unitId, registerId: listed, year: yearOf(today), series: '' },
          ...{ from: missing(round), to: missing(round), reason },
        }),
        under('document_gap', 'number', (round) => `${missing(round)}`, `register_id = '${listed}'`),
      ),
      step(
        documents.saveFilter,
        'clerk',
        (round) => ({
          id: round.id('filter'),
          unitId,
          name: round.id('filter').slice(-12),
          filter: { legal: true },
        }),
        stands('document_filter', (round) => round.id('filter')),
      ),
      step(
        documents.removeFilter,
        'clerk',
        (round) => ({ unitId, filterId: round.id('filter') }),
        gone('document_filter', (round) => round.id('filter')),
      ),
    ],
  };
}

/** Opened, given the lists of a system, and closed. */
function aRegister({ unitId, today }: Ground, { listed }: Registers): Story {
  const opened = (round: Round) => round.id('register');
  const nameOf = (round: Round) => `Sổ thử ${opened(round)}`;
  const columns = {
    printed: { label: 'Số ký hiệu', place: 0 },
    issuedOn: { label: 'Ngày ban hành', place: 1 },
    subject: { label: 'Trích yếu', place: 2 },
  };
  return {
    name: 'a register',
    steps: [
      step(
        registers.openRegister,
        'administrator',
        (round) => ({ id: opened(round), unitId, name: nameOf(round), ...settings, ...kinds.outgoing }),
        stands('document_register', opened),
      ),
      step(
        registers.changeRegister,
        'administrator',
        (round) => ({ unitId, registerId: opened(round), version: 1, name: nameOf(round), closedOn: today }),
        stands('document_register', opened, 'version = 2 and closed_on is not null'),
      ),
      step(
        saveSource,
        'clerk',
        (round) => ({
          ...{ unitId, id: round.id('source'), name: `Nguồn ${round.id('source')}`, registerId: listed },
          ...{ mapping: { columns, dateOrder: 'dmy' as const }, version: 0 },
        }),
        stands('document_source', (round) => round.id('source')),
      ),
    ],
  };
}

/** A message of another office system, edXML as QCVN 102:2016 has it, which answers a letter of ours. */
export const aMessage = (number: number, day: string): string =>
  Buffer.from(
    `<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><edXMLEnvelope><edXMLHeader><MessageHeader>
    <From><OrganId>H55</OrganId><OrganName>UBND tỉnh An Phú</OrganName></From>
    <Code><CodeNumber>${number}</CodeNumber><CodeNotation>CT-UBND</CodeNotation></Code>
    <PromulgationInfo><PromulgationDate>${day.replaceAll('-', '/')}</PromulgationDate></PromulgationInfo>
    <DocumentType><TypeName>Chỉ thị</TypeName></DocumentType><Subject>Về đẩy mạnh cải cách hành chính</Subject>
    <ResponseFor>000.00.04.G14,2025/08/06,267/VPCP-TTĐT</ResponseFor>
    </MessageHeader></edXMLHeader></edXMLEnvelope><AttachmentEncoded/></edXML>`,
  ).toString('base64');
