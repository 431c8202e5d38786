import { z } from 'zod';
import { id, plainDateField, version } from '../../../base/fields.ts';
import { command, query } from '../../../base/operation.ts';
import { directions } from '../document.ts';
import { openText } from '../open-text.ts';
import { listFields, Mapping } from './mapping.ts';

const registering = { by: 'post', permission: 'documents.register', units: ['unitId'] } as const;

/** In bytes. */
export const largestList = 30 * 1024 * 1024;
export const largestMessage = 40 * 1024 * 1024;
const sent = { name: openText(1, 200), content: z.base64() };
const asBase64 = (bytes: number) => Math.ceil(bytes / 3) * 4 + 4096;

const Word = z.object({ vi: z.string(), en: z.string() });
const Source = z.object({
  id,
  name: z.string(),
  registerId: id,
  registerName: z.string(),
  direction: z.enum(directions),
  mapping: Mapping,
  version,
});

export const importStates = ['waiting', 'working', 'done', 'failed', 'stopped'] as const;

/** A row that is not taken, by its number in the file. */
export const ListProblem = z.object({
  row: z.int(),
  field: z.enum(listFields),
  message: Word,
});
export type ListProblem = z.infer<typeof ListProblem>;

/** A document of the register that the list calls secret: taking the row takes all its words. */
export const Erased = z.object({
  row: z.int(),
  documentId: id,
  number: z.int(),
  day: plainDateField.nullable(),
});
export type Erased = z.infer<typeof Erased>;

const Import = z.object({
  id,
  sourceId: id,
  source: z.string(),
  /** It is tried against and taken into, whatever register its source has now. */
  register: z.string(),
  file: z.string(),
  /** It is tried: nothing is changed. */
  dry: z.boolean(),
  state: z.enum(importStates),
  rows: z.int(),
  done: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  /** Rows that say something else than the register, where somebody changed it here. */
  kept: z.int(),
  refused: z.int(),
  skipped: z.int(),
  /** Of documents with a mark of secrecy; number and days alone are kept. */
  withheld: z.int(),
  trouble: Word.nullable(),
  by: z.string(),
  askedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});

/** The sources of a unit, the registers that take lists, those that take messages, and what was imported last. */
export const listSources = query({
  name: 'documents.listSources',
  path: '/units/{unitId}/document-sources',
  title: { vi: 'Xem các nguồn danh sách văn bản', en: 'See the sources of lists' },
  access: registering,
  input: z.strictObject({ unitId: id }),
  output: z.object({
    unit: z.string(),
    sources: z.array(Source),
    registers: z.array(z.object({ id, name: z.string(), direction: z.enum(directions) })),
    /** A message comes into any open register of incoming documents, whoever gives the number of arrival. */
    incoming: z.array(z.object({ id, name: z.string(), numbering: z.enum(['outside', 'here']) })),
    imports: z.array(Import),
  }),
  next: ['documents.readList', 'documents.saveSource', 'documents.sendList', 'documents.takeMessage'],
});

/** Reads the head of a list and proposes what its columns say. Nothing of it is kept. */
export const readList = query({
  name: 'documents.readList',
  method: 'POST',
  path: '/units/{unitId}/document-sources/read',
  title: { vi: 'Đọc thử danh sách văn bản', en: 'Read the head of a list' },
  access: registering,
  input: z.strictObject({ unitId: id, registerId: id, sourceId: id.nullable().default(null), ...sent }),
  output: z.object({
    sheet: z.string(),
    headerRow: z.int(),
    columns: z.array(z.object({ label: z.string(), place: z.int(), examples: z.array(z.string()) })),
    /** Of the source, where the file has its columns; else as guessed. */
    mapping: Mapping,
    isOfSource: z.boolean(),
    /** Columns of the source that the file lacks. */
    missing: z.array(z.string()),
    /** Groups of fields of which one is needed each. */
    needed: z.array(z.array(z.enum(listFields))),
  }),
  secret: ['content'],
  largest: asBase64(largestList),
});

/** Keeps what the columns of a source's lists say. */
export const saveSource = command({
  name: 'documents.saveSource',
  path: '/units/{unitId}/document-sources/{id}',
  method: 'PUT',
  title: { vi: 'Lưu nguồn danh sách văn bản', en: 'Save a source of lists' },
  access: registering,
  input: z.strictObject({
    unitId: id,
    id,
    name: openText(2, 120),
    registerId: id,
    mapping: Mapping,
    /** Of the source as it was seen; 0 of a new one. */
    version: z.int32().min(0),
  }),
  output: z.object({ version }),
});

/** Sends a list to be tried: only the mapped columns are kept, and of secret documents number and days. */
export const sendList = command({
  name: 'documents.sendList',
  path: '/units/{unitId}/document-sources/{sourceId}/imports',
  title: { vi: 'Gửi danh sách để kiểm tra thử', en: 'Send a list to be tried' },
  access: registering,
  input: z.strictObject({ unitId: id, sourceId: id, id, ...sent }),
  output: z.object({ id, rows: z.int() }),
  secret: ['content'],
  largest: asBase64(largestList),
  next: ['documents.getImport'],
});

export const getImport = query({
  name: 'documents.getImport',
  path: '/units/{unitId}/document-imports/{importId}',
  title: { vi: 'Xem tiến độ nhập danh sách', en: 'See the progress of an import' },
  access: registering,
  input: z.strictObject({ unitId: id, importId: id }),
  output: Import.extend({
    problems: z.array(ListProblem),
    mostProblems: z.int(),
    erases: z.array(Erased),
  }),
  next: ['documents.startImport', 'documents.stopImport', 'documents.resumeImport'],
});

const oneImport = z.strictObject({ unitId: id, importId: id });

/** Takes a list that was tried into its register. */
export const startImport = command({
  name: 'documents.startImport',
  path: '/units/{unitId}/document-imports/{importId}/start',
  title: { vi: 'Nhập danh sách văn bản vào sổ', en: 'Import a list' },
  access: registering,
  input: oneImport,
  output: z.object({}),
  next: ['documents.getImport', 'documents.stopImport'],
});

/** What was taken stays; it can be gone on with. */
export const stopImport = command({
  name: 'documents.stopImport',
  path: '/units/{unitId}/document-imports/{importId}/stop',
  title: { vi: 'Dừng nhập danh sách', en: 'Stop an import' },
  access: registering,
  input: oneImport,
  output: z.object({}),
  next: ['documents.getImport', 'documents.resumeImport'],
});

export const resumeImport = command({
  name: 'documents.resumeImport',
  path: '/units/{unitId}/document-imports/{importId}/resume',
  title: { vi: 'Tiếp tục nhập danh sách', en: 'Go on with an import' },
  access: registering,
  input: oneImport,
  output: z.object({}),
  next: ['documents.getImport', 'documents.stopImport'],
});

/**
 * Takes a message of another office system (edXML, QCVN 102:2016/BTTTT) as an incoming document to be confirmed, with its files.
 * One that bears a mark of secrecy is refused and not kept.
 */
export const takeMessage = command({
  name: 'documents.takeMessage',
  path: '/units/{unitId}/documents/messages',
  title: { vi: 'Nhận văn bản từ tệp edXML', en: 'Take a document from an edXML file' },
  access: registering,
  input: z.strictObject({
    unitId: id,
    /** Of the document. */
    id,
    registerId: id,
    receivedOn: plainDateField,
    ...sent,
  }),
  output: z.object({
    printed: z.string().nullable(),
    subject: z.string(),
    files: z.int(),
    /** Attached files that are not kept, and why. */
    leftOut: z.array(z.object({ name: z.string(), why: Word })),
  }),
  secret: ['content'],
  largest: asBase64(largestMessage),
});
