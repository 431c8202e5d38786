import { z } from 'zod';
import { id, version } from '../../../base/fields.ts';
import { command, query } from '../../../base/operation.ts';
import { fieldWords } from '../../../base/words.ts';
import { doubtCodes, faultCodes } from '../../../formats/pdf-signature/reading.ts';
import { openText } from '../open-text.ts';

const inUnit = (permission: string) => ({ by: 'post', permission, units: ['unitId'] }) as const;
const Said = z.object({ vi: z.string(), en: z.string() });
const ofFile = { unitId: id, documentId: id, fileId: id };

const Reading = z.object({
  field: z.string(),
  kind: z.enum(['signature', 'timestamp']),
  /** Undecided: nothing speaks against it, but not all could be made sure of. */
  verdict: z.enum(['valid', 'undecided', 'invalid']),
  /** The same in words, the verdict first, then all that is known. */
  title: Said,
  says: z.array(Said),
  certificate: z
    .object({
      name: z.string().nullable(),
      organisation: z.string().nullable(),
      organisationalUnit: z.string().nullable(),
      issuer: z.string().nullable(),
      serial: z.string(),
      from: z.iso.datetime(),
      to: z.iso.datetime(),
    })
    .nullable(),
  /** By a time stamp, or as the signer says. */
  time: z.object({ at: z.iso.datetime(), by: z.enum(['timestamp', 'signer']) }).nullable(),
  isIntact: z.boolean(),
  isPades: z.boolean(),
  later: z.array(z.enum(['signatures', 'annotations', 'fields', 'content'])),
  revocation: z.enum(['good', 'revoked', 'unknown', 'not-asked']),
  faults: z.array(z.enum(faultCodes)),
  doubts: z.array(z.enum(doubtCodes)),
});

/** The digital signatures of a .pdf file, in the order in which they were made. */
export const Signatures = z.object({
  state: z.enum(['read', 'unreadable', 'encrypted', 'too-large']),
  /** What is to be said of the file as a whole. */
  says: z.array(Said),
  signatures: z.array(Reading),
});

/** The digital signatures of a .pdf file of a document, in the order in which they were made. */
export const verifySignatures = query({
  name: 'documents.verifySignatures',
  path: '/units/{unitId}/documents/{documentId}/files/{fileId}/signatures',
  title: { vi: 'Kiểm tra chữ ký số', en: 'Verify digital signatures' },
  access: inUnit('documents.read'),
  input: z.strictObject(ofFile),
  output: Signatures,
  next: ['documents.prepareSignature', 'documents.signWithDemoSigner'],
});

/** Millimetres from the lower left corner of a page. */
const Place = z.strictObject({
  page: z.int().min(1).max(5000),
  left: z.number().min(0).max(2000),
  bottom: z.number().min(0).max(2000),
  width: z.number().min(5).max(200),
  height: z.number().min(5).max(200),
});
/** A picture of 2 MB in base64. */
const picture = z.base64().max(2_800_000);

/**
 * How the signature shows (NĐ 30/2020/NĐ-CP, Phụ lục I): the picture of the signer's hand above the name, the office's stamp over its
 * left third, or, on an annex in a file of its own, number and time without a picture. Without a place it is found.
 */
export const Mark = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('signer'), picture, place: Place.nullable().default(null) }),
  z.strictObject({ kind: z.literal('office'), picture, place: Place.nullable().default(null) }),
  z.strictObject({ kind: z.literal('annex') }),
]);
export type Mark = z.infer<typeof Mark>;

/** A picture sent along: more than a form, less than a file. */
const largestRequest = 4 * 1024 * 1024;

/**
 * First step of signing by an outside signer (token, SIM, signing service): makes room in the file and says what the signer's key must
 * sign. The certificate is needed here already, for it is itself among what is signed.
 */
export const prepareSignature = command({
  name: 'documents.prepareSignature',
  path: '/units/{unitId}/documents/{documentId}/files/{fileId}/signatures',
  title: { vi: 'Chuẩn bị ký số', en: 'Prepare a digital signature' },
  access: inUnit('documents.sign'),
  input: z.strictObject({
    ...ofFile,
    /** Of the signature to be made. */
    id,
    version,
    /** In DER, the signer's own first, then those of its issuers. */
    certificates: z
      .array(z.base64().max(20_000))
      .max(6)
      .refine((all) => all.length > 0, { params: { word: fieldWords.required } }),
    mark: Mark,
  }),
  output: z.object({
    /** The attributes in DER, to be signed by SHA-256 with RSA (PKCS #1 v1.5) or ECDSA. */
    signedAttributes: z.base64(),
    /** Their SHA-256, for signers that take a hash. */
    hash: z.string(),
    algorithm: z.literal('SHA-256'),
    signer: z.string().nullable(),
    until: z.iso.datetime(),
  }),
  secret: ['mark'],
  largest: largestRequest,
  next: ['documents.completeSignature'],
});

/** Second step: puts the signature into the file, checks it, and keeps the signed file beside the first. */
export const completeSignature = command({
  name: 'documents.completeSignature',
  path: '/units/{unitId}/documents/{documentId}/signatures/{id}',
  title: { vi: 'Hoàn tất ký số', en: 'Complete a digital signature' },
  access: inUnit('documents.sign'),
  input: z.strictObject({
    unitId: id,
    documentId: id,
    id,
    /** Of the signed file. */
    signedFileId: id,
    signature: z.base64().min(64).max(4096),
  }),
  output: z.object({ fileId: id, name: z.string(), version }),
});

/** Signs with an invented key, in a trial alone: to see what signing is like without a token. */
export const signWithDemoSigner = command({
  name: 'documents.signWithDemoSigner',
  path: '/units/{unitId}/documents/{documentId}/files/{fileId}/demo-signature',
  title: { vi: 'Ký số thử', en: 'Sign on trial' },
  access: inUnit('documents.sign'),
  input: z.strictObject({
    ...ofFile,
    version,
    signedFileId: id,
    /** Whose name the invented certificate bears. */
    signer: openText(2, 120),
    mark: Mark,
  }),
  output: z.object({ fileId: id, name: z.string(), version }),
  secret: ['mark'],
  largest: largestRequest,
});
