import { z } from 'zod';
import { areDistinct, id, plainDateField, twice } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';
import { directions, statuses } from '../documents/document.ts';
import { openText } from '../documents/open-text.ts';
import { NamedDocument } from './contract-import.ts';

const own = { unitId: id, reportId: id, fileId: id };
const registering = { by: 'post', permission: 'documents.register', units: ['unitId'] } as const;

const Known = z.object({
  id,
  status: z.enum(statuses),
  subject: z.string(),
  printed: z.string(),
  issuedOn: plainDateField.nullable(),
  issuer: z.string().nullable(),
});

/** The documents that the prose of an earlier report names, with those that the register has already. */
export const listNamedDocuments = query({
  name: 'legacy.listNamedDocuments',
  path: '/units/{unitId}/reports/{reportId}/files/{fileId}/documents',
  title: { vi: 'Xem văn bản nêu trong báo cáo cũ', en: 'See the documents that a report names' },
  access: registering,
  input: z.strictObject(own),
  output: z.object({
    file: z.string(),
    documents: z.array(
      NamedDocument.extend({
        /** What surely stands in the register; null where nothing does. */
        there: Known.nullable(),
        /** Where none does for sure, what may be it: a person says. */
        fits: z.array(Known),
        /** The register that it seems to belong to. */
        registerId: id.nullable(),
        subject: z.string(),
      }),
    ),
    registers: z.array(z.object({ id, name: z.string(), direction: z.enum(directions) })),
  }),
  next: ['legacy.takeNamedDocuments'],
});

/** Takes documents that a report names into registers, to be confirmed; what is there already is left as it is. */
export const takeNamedDocuments = command({
  name: 'legacy.takeNamedDocuments',
  path: '/units/{unitId}/reports/{reportId}/files/{fileId}/documents',
  title: { vi: 'Ghi tạm văn bản nêu trong báo cáo cũ', en: 'Note documents that a report names' },
  access: registering,
  input: z.strictObject({
    ...own,
    documents: z
      .array(
        z.strictObject({
          /** Of the document that is made. */
          id,
          symbol: openText(1, 60),
          date: plainDateField.nullable(),
          issuer: openText(1, 400).nullable().default(null),
          registerId: id,
          subject: openText(3, 1000),
          /** Documents of the registers that fit what is named and are another, as a person saw. */
          noneOf: z.array(id).max(50).default([]),
        }),
      )
      .min(1)
      .max(500)
      .refine(
        areDistinct<{ id: string }>((one) => one.id),
        twice,
      ),
  }),
  output: z.object({ taken: z.int(), there: z.int() }),
});
