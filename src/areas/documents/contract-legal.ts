import { z } from 'zod';
import { id, page, plainDateField, version } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';
import { openText } from './open-text.ts';

const inUnit = (permission: string) => ({ by: 'post', permission, units: ['unitId'] }) as const;

/** A step in the making of a legal document, as the law of its day knows them. */
export const addStep = command({
  name: 'documents.addStep',
  path: '/units/{unitId}/documents/{documentId}/steps',
  title: { vi: 'Ghi bước xây dựng VBQPPL', en: 'Record a step in the making of a legal document' },
  access: inUnit('documents.draft'),
  input: z.strictObject({
    id,
    unitId: id,
    documentId: id,
    step: openText(3, 40),
    on: plainDateField,
    by: openText(2, 200).nullable().default(null),
    note: openText(0, 500).nullable().default(null),
  }),
  output: z.object({ id }),
});

export const removeStep = command({
  name: 'documents.removeStep',
  path: '/units/{unitId}/documents/{documentId}/steps/{stepId}',
  method: 'DELETE',
  title: { vi: 'Gỡ bước xây dựng VBQPPL', en: 'Remove a step' },
  access: inUnit('documents.draft'),
  input: z.strictObject({ unitId: id, documentId: id, stepId: id }),
  output: z.object({}),
});

/** From when to when a legal document is in force, and what of it ended earlier. */
export const setForce = command({
  name: 'documents.setForce',
  path: '/units/{unitId}/documents/{documentId}/force',
  method: 'PUT',
  title: { vi: 'Ghi hiệu lực VBQPPL', en: 'Record when a legal document is in force' },
  access: inUnit('documents.examine'),
  input: z
    .strictObject({
      unitId: id,
      documentId: id,
      version,
      from: plainDateField,
      to: plainDateField.nullable(),
      partlyTo: openText(0, 1000).nullable().default(null),
    })
    .refine(({ from, to }) => to === null || from <= to, { path: ['to'] }),
  output: z.object({ version }),
});

/** A document that replaces or repeals the one that it is told of; its own first day in force where that is known. */
export const SuccessorView = z.object({
  id,
  kind: z.enum(['replaces', 'repeals']),
  printed: z.string(),
  from: plainDateField.nullable(),
});

/** Legal documents of the unit that are in force on a day; those of which nobody knows from when they are, apart. */
export const listInForce = query({
  name: 'documents.listInForce',
  path: '/units/{unitId}/legal-documents',
  title: { vi: 'Xem VBQPPL còn hiệu lực', en: 'See the legal documents in force' },
  access: inUnit('documents.read'),
  input: z.strictObject({
    unitId: id,
    on: plainDateField.optional(),
    /** Those of which nobody has said from when they are in force. */
    unclear: z.boolean().default(false),
    ...page,
  }),
  output: z.object({
    unit: z.string(),
    on: plainDateField,
    count: z.int(),
    documents: z.array(
      z.object({
        id,
        printed: z.string(),
        kindName: z.string(),
        issuedOn: plainDateField,
        subject: z.string(),
        from: plainDateField.nullable(),
        to: plainDateField.nullable(),
        partlyTo: z.string().nullable(),
        endedBy: z.array(SuccessorView),
      }),
    ),
  }),
});

export const examinationKinds = ['check', 'review', 'systematisation'] as const;
export const handlings = ['none', 'amend', 'replace', 'repeal', 'suspend', 'correct'] as const;
const issuerLevel = z.enum(['province', 'district', 'commune']);

const Examined = {
  kind: z.enum(examinationKinds),
  examinedOn: plainDateField,
  /** One of the unit's own registers, of which the rest is known; null for one of another unit, named in words. */
  documentId: id.nullable().default(null),
  printed: openText(3, 60).nullable().default(null),
  issuedOn: plainDateField.nullable().default(null),
  issuerLevel: issuerLevel.nullable().default(null),
  subject: openText(3, 1000).nullable().default(null),
  finding: openText(5, 2000).nullable().default(null),
  needed: z.enum(handlings),
};

/** A legal document was checked, reviewed or systematised (NĐ 79/2025/NĐ-CP; before it NĐ 34/2016/NĐ-CP), and what was found. */
export const recordExamination = command({
  name: 'documents.recordExamination',
  path: '/units/{unitId}/examinations',
  title: { vi: 'Ghi kết quả kiểm tra, rà soát VBQPPL', en: 'Record the examination of a legal document' },
  access: inUnit('documents.examine'),
  input: z.strictObject({ id, unitId: id, ...Examined }),
  output: z.object({ version }),
});

/** Mends an examination, which needs a reason, or says when and how what was found was handled. */
export const changeExamination = command({
  name: 'documents.changeExamination',
  path: '/units/{unitId}/examinations/{examinationId}',
  method: 'PUT',
  title: { vi: 'Sửa, ghi kết quả xử lý VBQPPL', en: 'Change an examination or record its handling' },
  access: inUnit('documents.examine'),
  input: z.strictObject({
    unitId: id,
    examinationId: id,
    version,
    ...Examined,
    handledOn: plainDateField.nullable().default(null),
    handledHow: openText(3, 500).nullable().default(null),
    /** Why what was examined or found is mended. */
    reason: openText(5, 500).nullable().default(null),
  }),
  output: z.object({ version }),
});

/** Takes away an examination that was entered by mistake; it counts no more, the log keeps it with the reason. */
export const removeExamination = command({
  name: 'documents.removeExamination',
  path: '/units/{unitId}/examinations/{examinationId}/remove',
  title: { vi: 'Gỡ kết quả kiểm tra, rà soát ghi nhầm', en: 'Remove an examination entered by mistake' },
  access: inUnit('documents.examine'),
  input: z.strictObject({ unitId: id, examinationId: id, version, reason: openText(5, 500) }),
  output: z.object({ version }),
});

export const listExaminations = query({
  name: 'documents.listExaminations',
  path: '/units/{unitId}/examinations',
  title: { vi: 'Xem kết quả kiểm tra, rà soát VBQPPL', en: 'See the examinations of legal documents' },
  access: inUnit('documents.read'),
  input: z.strictObject({
    unitId: id,
    kind: z.enum(examinationKinds).optional(),
    /** Only those where something is still to be handled. */
    open: z.boolean().optional(),
    from: plainDateField.optional(),
    to: plainDateField.optional(),
    ...page,
  }),
  output: z.object({
    unit: z.string(),
    count: z.int(),
    examinations: z.array(
      z.object({
        id,
        version,
        ...Examined,
        issuerLevel,
        printed: z.string(),
        /** Empty where the document bears a mark of secrecy. */
        subject: z.string(),
        finding: z.string().nullable(),
        handledOn: plainDateField.nullable(),
        handledHow: z.string().nullable(),
      }),
    ),
  }),
  next: ['documents.recordExamination', 'documents.changeExamination', 'documents.removeExamination'],
});
