import { z } from 'zod';
import { id, plainDateField, version } from '../../base/fields.ts';
import { command } from '../../base/operation.ts';
import { kind, number, suffix } from './contract.ts';

const registering = { by: 'post', permission: 'documents.register', units: ['unitId'] } as const;

/** A document with a mark of secrecy: its number and days alone, so that no number is missing (Luật Bảo vệ bí mật nhà nước 2018). */
export const recordWithheld = command({
  name: 'documents.recordWithheld',
  path: '/units/{unitId}/documents/withheld',
  title: { vi: 'Ghi số của văn bản mật', en: 'Record the number of a secret document' },
  access: registering,
  input: z.strictObject({
    id,
    unitId: id,
    registerId: id,
    kind,
    number: number.nullable().default(null),
    suffix,
    issuedOn: plainDateField,
    receivedOn: plainDateField.nullable().default(null),
  }),
  output: z.object({ version, number: z.int().nullable() }),
});

/**
 * Of a document that turns out to be secret number and days alone stay; subject, files, text and links go, for ever. Without a number it
 * is cancelled. No reason is asked for: it would tell.
 */
export const withholdDocument = command({
  name: 'documents.withholdDocument',
  path: '/units/{unitId}/documents/{documentId}/withhold',
  title: { vi: 'Gỡ nội dung văn bản mật', en: 'Withhold a secret document' },
  access: registering,
  input: z.strictObject({ unitId: id, documentId: id, version }),
  output: z.object({ version }),
});
