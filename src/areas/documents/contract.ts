import { z } from 'zod';
import { id, page, plainDateField, text, version } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';
import { DocumentFile } from './contract-files.ts';
import { SuccessorView } from './contract-legal.ts';
import { year } from './contract-registers.ts';
import {
  actionKinds,
  authorities,
  directions,
  linkKinds,
  reformFields,
  statuses,
  waysOfSending,
} from './document.ts';
import { openText } from './open-text.ts';

const inUnit = (permission: string) => ({ by: 'post', permission, units: ['unitId'] }) as const;
export const kind = z.string().trim().min(1).max(6);
export const number = z.int().min(1).max(99_999);
/** Letters after a number, as office systems give them: 12a. */
export const suffix = z
  .string()
  .trim()
  .regex(/^[a-zđ]{0,2}$/)
  .default('');
const printed = openText(1, 60);
const changed = z.object({ version });

/** How the list is narrowed down; each part left out narrows nothing. */
const narrowed = {
  registerId: id.optional(),
  direction: z.enum(directions).optional(),
  status: z.enum(statuses).optional(),
  kind: kind.optional(),
  field: z.enum(reformFields).optional(),
  directive: z.boolean().optional(),
  legal: z.boolean().optional(),
  /** Days of issue; of incoming ones of arrival. */
  from: plainDateField.optional(),
  to: plainDateField.optional(),
  /** Words of subject, number, issuer or the files' text, in any order, with or without accents. */
  text: text(0, 200).optional(),
};
export const Filter = z.strictObject(narrowed);
export type Filter = z.infer<typeof Filter>;
const KeptFilter = Filter.extend({ text: openText(0, 200).optional() });

const Line = z.object({
  id,
  registerId: id,
  direction: z.enum(directions),
  status: z.enum(statuses),
  kind: z.string(),
  kindName: z.string(),
  number: z.int().nullable(),
  printed: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: plainDateField.nullable(),
  receivedOn: plainDateField.nullable(),
  /** Empty where the document bears a mark of secrecy. */
  subject: z.string(),
  withheld: z.boolean(),
  /** Null where nobody said. */
  directive: z.boolean().nullable(),
  field: z.enum(reformFields).nullable(),
  files: z.int(),
});
export type Line = z.infer<typeof Line>;

/** Documents of a unit, the newest first. */
export const listDocuments = query({
  name: 'documents.listDocuments',
  path: '/units/{unitId}/documents',
  title: { vi: 'Xem danh sách văn bản', en: 'See the list of documents' },
  access: inUnit('documents.read'),
  input: z.strictObject({ unitId: id, ...narrowed, ...page }),
  output: z.object({
    unit: z.string(),
    /** Null where there are more than `countedTo`. */
    count: z.int().nullable(),
    countedTo: z.int(),
    documents: z.array(Line),
    filters: z.array(z.object({ id, name: z.string(), filter: Filter })),
  }),
  next: [
    'documents.draftDocument',
    'documents.recordDocument',
    'documents.exportDocuments',
    'documents.saveFilter',
    'documents.readList',
  ],
});

/** The list as a table (.xlsx), at most 50,000 rows. */
export const exportDocuments = query({
  name: 'documents.exportDocuments',
  path: '/units/{unitId}/documents/export',
  title: { vi: 'Tải danh sách văn bản', en: 'Download the list of documents' },
  access: inUnit('documents.read'),
  input: z.strictObject({ unitId: id, ...narrowed }),
  output: z.object({}),
  file: true,
  exports: true,
});

/** Keeps a filter under a name, for the person alone; the same name replaces it. */
export const saveFilter = command({
  name: 'documents.saveFilter',
  path: '/units/{unitId}/documents/filters',
  title: { vi: 'Lưu bộ lọc văn bản', en: 'Save a filter' },
  access: inUnit('documents.read'),
  input: z.strictObject({ id, unitId: id, name: openText(1, 60), filter: KeptFilter }),
  output: z.object({ id }),
});

export const removeFilter = command({
  name: 'documents.removeFilter',
  path: '/units/{unitId}/documents/filters/{filterId}',
  method: 'DELETE',
  title: { vi: 'Xóa bộ lọc văn bản', en: 'Remove a filter' },
  access: inUnit('documents.read'),
  input: z.strictObject({ unitId: id, filterId: id }),
  output: z.object({}),
});

const Link = z.object({
  id,
  kind: z.enum(linkKinds),
  /** Null where it is named in words alone, or the person may not read it. */
  documentId: id.nullable(),
  unitId: id.nullable(),
  printed: z.string(),
  issuedOn: plainDateField.nullable(),
  subject: z.string().nullable(),
});

export const getDocument = query({
  name: 'documents.getDocument',
  path: '/units/{unitId}/documents/{documentId}',
  title: { vi: 'Xem văn bản', en: 'See a document' },
  access: inUnit('documents.read'),
  input: z.strictObject({ unitId: id, documentId: id }),
  output: Line.extend({
    unit: z.string(),
    register: z.object({
      name: z.string(),
      numbering: z.enum(['outside', 'here']),
      organ: z.string(),
      legal: z.boolean(),
    }),
    version,
    year: year.nullable(),
    suffix: z.string(),
    /** Whether the register gave it the number; else it was typed. */
    numberedHere: z.boolean(),
    signedOn: plainDateField.nullable(),
    signer: z.string().nullable(),
    signerPost: z.string().nullable(),
    authority: z.enum(authorities).nullable(),
    drafter: z.string().nullable(),
    recipients: z.string().nullable(),
    sentAs: z.enum(waysOfSending).nullable(),
    urgent: z.boolean(),
    replyDueOn: plainDateField.nullable(),
    note: z.string().nullable(),
    cancelReason: z.string().nullable(),
    legal: z.boolean(),
    inForceFrom: plainDateField.nullable(),
    inForceTo: plainDateField.nullable(),
    partlyTo: z.string().nullable(),
    /** What replaces or repeals it. */
    endedBy: z.array(SuccessorView),
    reportId: id.nullable(),
    source: z.string().nullable(),
    attachments: z.array(DocumentFile),
    links: z.array(Link),
    /** Documents of the unit that link to this one. */
    linkedFrom: z.array(Link),
    steps: z.array(
      z.object({
        id,
        step: z.string(),
        name: z.string(),
        on: plainDateField,
        by: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
    /** Steps that the law of its day knows. */
    stepsKnown: z.array(z.object({ id: z.string(), name: z.string() })),
    history: z.array(
      z.object({
        kind: z.enum(actionKinds),
        at: z.iso.datetime(),
        by: z.string(),
        reason: z.string().nullable(),
        /** Name of the file that it was done with. */
        file: z.string().nullable(),
        /** What stood there before a correction, by field; empty for every other deed. */
        was: z.record(z.string(), z.union([z.string(), z.int()]).nullable()),
      }),
    ),
  }),
  next: [
    'plans.takeUpTasks',
    'documents.changeDocument',
    'documents.signDocument',
    'documents.issueDocument',
    'documents.confirmNoted',
    'documents.correctDocument',
    'documents.cancelDocument',
    'documents.withholdDocument',
    'documents.addFile',
    'documents.addLink',
    'documents.addStep',
    'documents.setForce',
    'documents.prepareSignature',
    'documents.signWithDemoSigner',
    'plans.takeUp',
  ],
});

/** What is said of a document whoever numbers it. A mark of secrecy is no field: such a document is recorded by `recordWithheld`. */
const Described = {
  kind,
  subject: openText(3, 1000),
  field: z.enum(reformFields).nullable().default(null),
  directive: z.boolean().default(false),
  recipients: openText(0, 1000).nullable().default(null),
  note: openText(0, 1000).nullable().default(null),
  urgent: z.boolean().default(false),
};

/** Begins an outgoing or internal document as a draft, without number. */
export const draftDocument = command({
  name: 'documents.draftDocument',
  path: '/units/{unitId}/documents/drafts',
  title: { vi: 'Soạn văn bản mới', en: 'Draft a document' },
  access: inUnit('documents.draft'),
  input: z.strictObject({ id, unitId: id, registerId: id, ...Described }),
  output: changed,
});

const Recorded = {
  registerId: id,
  ...Described,
  /** Of a register numbered here it is left out, and taken. Of incoming documents the number of arrival. */
  number: number.nullable().default(null),
  suffix,
  /** Number and symbol as printed on the document; of our own made from the number where left out. */
  printed: printed.nullable().default(null),
  /** Abbreviation of who drafted it, in official letters of our own. */
  department: openText(1, 20).nullable().default(null),
  organ: openText(2, 20).nullable().default(null),
  issuedOn: plainDateField,
  receivedOn: plainDateField.nullable().default(null),
  issuer: openText(2, 200).nullable().default(null),
  replyDueOn: plainDateField.nullable().default(null),
  signer: openText(2, 120).nullable().default(null),
  signerPost: openText(2, 120).nullable().default(null),
  authority: z.enum(authorities).nullable().default(null),
  sentAs: z.enum(waysOfSending).nullable().default(null),
  inForceFrom: plainDateField.nullable().default(null),
  /** Of an incoming document that is in the registers already: it came a second time, and is recorded again. */
  evenIfThere: z.boolean().default(false),
};

/** Writes down a document that is there already: one that came, or one of our own that the office system numbered. */
export const recordDocument = command({
  name: 'documents.recordDocument',
  path: '/units/{unitId}/documents',
  title: { vi: 'Vào sổ văn bản', en: 'Record a document' },
  access: inUnit('documents.register'),
  input: z.strictObject({ id, unitId: id, ...Recorded }),
  output: z.object({ version, number: z.int().nullable(), printed: z.string().nullable() }),
});

/** Confirms what was only noted, with all that a recorded document needs. */
export const confirmNoted = command({
  name: 'documents.confirmNoted',
  path: '/units/{unitId}/documents/{documentId}/confirm',
  title: { vi: 'Xác nhận văn bản ghi tạm', en: 'Confirm a noted document' },
  access: inUnit('documents.register'),
  input: z.strictObject({ unitId: id, documentId: id, version, ...Recorded }),
  output: z.object({ version, number: z.int().nullable(), printed: z.string().nullable() }),
});

/** Changes what is said of a document; what identifies it is mended by `correctDocument`. */
export const changeDocument = command({
  name: 'documents.changeDocument',
  path: '/units/{unitId}/documents/{documentId}',
  method: 'PUT',
  title: { vi: 'Sửa thông tin văn bản', en: 'Change a document' },
  access: inUnit('documents.draft'),
  input: z.strictObject({
    unitId: id,
    documentId: id,
    version,
    ...Described,
    /** Null leaves open what a list did not say. */
    directive: z.boolean().nullable().default(false),
    issuer: openText(2, 200).nullable().default(null),
    replyDueOn: plainDateField.nullable().default(null),
    sentAs: z.enum(waysOfSending).nullable().default(null),
  }),
  output: changed,
});

/**
 * Mends what identifies a document that stands in the register: symbol, days, signer, issuer; its number and, of our own, its kind only
 * where the number was typed. All fields are given as they shall be; what is left empty and was empty stays so.
 */
export const correctDocument = command({
  name: 'documents.correctDocument',
  path: '/units/{unitId}/documents/{documentId}/correction',
  title: { vi: 'Sửa số, ngày, người ký văn bản', en: 'Correct number, day or signer of a document' },
  access: inUnit('documents.register'),
  input: z.strictObject({
    unitId: id,
    documentId: id,
    version,
    reason: openText(5, 500),
    kind,
    number: number.nullable().default(null),
    suffix,
    printed: printed.nullable().default(null),
    issuedOn: plainDateField,
    receivedOn: plainDateField.nullable().default(null),
    signedOn: plainDateField.nullable().default(null),
    issuer: openText(2, 200).nullable().default(null),
    signer: openText(2, 120).nullable().default(null),
    signerPost: openText(2, 120).nullable().default(null),
    authority: z.enum(authorities).nullable().default(null),
  }),
  output: changed,
});

/** Says who signed it, by which authority, on which day. */
export const signDocument = command({
  name: 'documents.signDocument',
  path: '/units/{unitId}/documents/{documentId}/sign',
  title: { vi: 'Ghi nhận ký văn bản', en: 'Record the signature' },
  access: inUnit('documents.sign'),
  input: z.strictObject({
    unitId: id,
    documentId: id,
    version,
    signer: openText(2, 120),
    signerPost: openText(2, 120),
    authority: z.enum(authorities),
    signedOn: plainDateField,
  }),
  output: changed,
});

/** Issues a signed document: it gets its number, from the register or as the office system gave it, and its day. */
export const issueDocument = command({
  name: 'documents.issueDocument',
  path: '/units/{unitId}/documents/{documentId}/issue',
  title: { vi: 'Phát hành, lấy số văn bản', en: 'Issue a document' },
  access: inUnit('documents.register'),
  input: z.strictObject({
    unitId: id,
    documentId: id,
    version,
    issuedOn: plainDateField,
    number: number.nullable().default(null),
    suffix,
    department: openText(1, 20).nullable().default(null),
    organ: openText(2, 20).nullable().default(null),
    sentAs: z.enum(waysOfSending),
    recipients: openText(0, 1000).nullable().default(null),
    inForceFrom: plainDateField.nullable().default(null),
  }),
  output: z.object({ version, number: z.int(), printed: z.string() }),
});

/** Cancels a document; its number stays taken, with the reason. */
export const cancelDocument = command({
  name: 'documents.cancelDocument',
  path: '/units/{unitId}/documents/{documentId}/cancel',
  title: { vi: 'Hủy văn bản, hủy số', en: 'Cancel a document' },
  access: inUnit('documents.register'),
  input: z.strictObject({ unitId: id, documentId: id, version, reason: openText(5, 500) }),
  output: changed,
});
