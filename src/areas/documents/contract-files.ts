import { z } from 'zod';
import { id, plainDateField } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';
import { linkKinds } from './document.ts';
import { openText } from './open-text.ts';

const inUnit = (permission: string) => ({ by: 'post', permission, units: ['unitId'] }) as const;

/** Most bytes of one file of a document. */
export const largestFile = 25 * 1024 * 1024;

/** A file as a document shows it. */
export const DocumentFile = z.object({
  id,
  part: z.enum(['main', 'annex', 'draft', 'signed']),
  name: z.string(),
  type: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  /** Whether its text is found by the search. */
  searchable: z.boolean(),
  removable: z.boolean(),
  /** Signed here before the document was changed: kept to be looked up, and the signed document no more. */
  outdated: z.boolean(),
  /** It bears a digital signature that was verified. */
  signed: z.boolean(),
});

/** Adds a file; one that bears a mark of secrecy is refused and not kept. */
export const addFile = command({
  name: 'documents.addFile',
  path: '/units/{unitId}/documents/{documentId}/files',
  title: { vi: 'Đính kèm tệp văn bản', en: 'Attach a file' },
  access: inUnit('documents.draft'),
  input: z.strictObject({
    unitId: id,
    documentId: id,
    fileId: id,
    part: z.enum(['main', 'annex', 'draft']),
    name: openText(1, 200),
    content: z.base64(),
  }),
  output: z.object({ fileId: id, searchable: z.boolean() }),
  secret: ['content'],
  largest: Math.ceil((largestFile * 4) / 3) + 4096,
});

/**
 * Takes a file away. From what stands in a register or is signed the clerk takes it, and says why: the history tells it, and the bytes
 * are kept as evidence, though no longer as a file of the document.
 */
export const removeFile = command({
  name: 'documents.removeFile',
  path: '/units/{unitId}/documents/{documentId}/files/{fileId}',
  method: 'DELETE',
  title: { vi: 'Gỡ tệp văn bản', en: 'Remove a file' },
  access: inUnit('documents.draft'),
  input: z.strictObject({
    unitId: id,
    documentId: id,
    fileId: id,
    reason: openText(5, 500).nullable().default(null),
  }),
  output: z.object({}),
});

export const getFile = query({
  name: 'documents.getFile',
  path: '/units/{unitId}/documents/{documentId}/files/{fileId}',
  title: { vi: 'Tải tệp văn bản', en: 'Download a file' },
  access: inUnit('documents.read'),
  input: z.strictObject({ unitId: id, documentId: id, fileId: id }),
  output: z.object({}),
  file: true,
});

/** Says what a document rests on, replaces, amends, repeals, answers or carries out: one of the unit's own, or one named in words. */
export const addLink = command({
  name: 'documents.addLink',
  path: '/units/{unitId}/documents/{documentId}/links',
  title: { vi: 'Liên kết văn bản', en: 'Link a document' },
  access: inUnit('documents.draft'),
  input: z
    .strictObject({
      id,
      unitId: id,
      documentId: id,
      kind: z.enum(linkKinds),
      toDocumentId: id.nullable().default(null),
      toPrinted: openText(1, 60).nullable().default(null),
      toIssuedOn: plainDateField.nullable().default(null),
      toSubject: openText(0, 1000).nullable().default(null),
    })
    .refine((link) => (link.toDocumentId === null) !== (link.toPrinted === null), { path: ['toPrinted'] }),
  output: z.object({ id }),
});

export const removeLink = command({
  name: 'documents.removeLink',
  path: '/units/{unitId}/documents/{documentId}/links/{linkId}',
  method: 'DELETE',
  title: { vi: 'Gỡ liên kết văn bản', en: 'Remove a link' },
  access: inUnit('documents.draft'),
  input: z.strictObject({ unitId: id, documentId: id, linkId: id }),
  output: z.object({}),
});
