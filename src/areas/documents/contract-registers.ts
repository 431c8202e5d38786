import { z } from 'zod';
import { id, plainDateField, version } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';
import { directions } from './document.ts';
import { openText } from './open-text.ts';

const organ = z
  .string()
  .trim()
  .regex(/^\p{Lu}[\p{L}\d&.]{0,19}$/u);
export const year = z.int().min(1945).max(2199);
const series = z.string().max(6);
const number = z.int().min(1).max(99_999);
export const firstNumbers = z.record(series, number);

const RegisterSettings = {
  name: openText(2, 120),
  direction: z.enum(directions),
  /** `outside`: numbers are those of the office system (QLVBĐH); `here`: they are taken from this register, in order. */
  numbering: z.enum(['outside', 'here']),
  /** One series of numbers a year, or one for each kind. Legal documents are always numbered by kind. */
  seriesBy: z.enum(['register', 'kind']),
  legal: z.boolean(),
  organ,
  outsideSystem: openText(2, 120).nullable(),
  /** The number from which each series goes on in the first year of this register; what is before it is not missing. */
  firstNumber: number.default(1),
  /** By series, where it is another. */
  firstNumbers: firstNumbers.default({}),
  openedOn: plainDateField,
};

const Register = z.object({
  id,
  ...RegisterSettings,
  name: z.string(),
  outsideSystem: z.string().nullable(),
  closedOn: plainDateField.nullable(),
  version,
});

/** Where the person looks at registers. */
export const chooseUnit = query({
  name: 'documents.chooseUnit',
  path: '/documents/units',
  title: { vi: 'Chọn đơn vị để xem sổ văn bản', en: 'Choose a unit' },
  access: { by: 'post', permission: 'documents.readRegisters', anyUnit: true },
  input: z.strictObject({}),
  output: z.object({ units: z.array(z.object({ id, name: z.string() })) }),
});

/** Registers of a unit, open ones first, and the kinds of documents by the rule of today. */
export const listRegisters = query({
  name: 'documents.listRegisters',
  path: '/units/{unitId}/registers',
  title: { vi: 'Xem các sổ văn bản', en: 'See the registers of documents' },
  access: { by: 'post', permission: 'documents.readRegisters', units: ['unitId'] },
  input: z.strictObject({ unitId: id }),
  output: z.object({
    unit: z.string(),
    registers: z.array(
      /** The last numbers of this year, of each series. */
      Register.extend({ reached: z.array(z.object({ series, last: z.int() })) }),
    ),
    kinds: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        incomingOnly: z.boolean(),
        /** Whether the law of today lets the unit issue legal documents of this kind. */
        legalHere: z.boolean(),
        /** Which registers of our own number it in a series called after it: all of them, or those numbered by kind; null: none. */
        ownSeries: z.enum(['always', 'by-kind']).nullable(),
      }),
    ),
  }),
  next: ['documents.openRegister', 'documents.changeRegister', 'documents.listDocuments'],
});

/** Opens a register. Who numbers it is settled once; for another way another register is opened and this one closed. */
export const openRegister = command({
  name: 'documents.openRegister',
  path: '/units/{unitId}/registers',
  title: { vi: 'Mở sổ văn bản', en: 'Open a register of documents' },
  access: { by: 'post', permission: 'documents.settings', units: ['unitId'] },
  input: z.strictObject({ id, unitId: id, ...RegisterSettings }),
  output: z.object({ id }),
});

/**
 * Changes the name of a register, where its numbers begin, or closes it; a closed one takes no further document. A series of which a
 * number was taken here keeps its beginning.
 */
export const changeRegister = command({
  name: 'documents.changeRegister',
  path: '/units/{unitId}/registers/{registerId}',
  method: 'PUT',
  title: { vi: 'Sửa, đóng sổ văn bản', en: 'Change or close a register' },
  access: { by: 'post', permission: 'documents.settings', units: ['unitId'] },
  input: z.strictObject({
    unitId: id,
    registerId: id,
    version,
    name: openText(2, 120),
    closedOn: plainDateField.nullable(),
    /** Left out, they stay. */
    firstNumber: number.optional(),
    firstNumbers: firstNumbers.optional(),
  }),
  output: z.object({ version }),
});

/** What is wrong with the numbers of a year: gaps without a reason, numbers given twice, days out of order, late registration. */
export const checkRegister = query({
  name: 'documents.checkRegister',
  path: '/units/{unitId}/registers/{registerId}/check',
  title: { vi: 'Kiểm tra số của sổ văn bản', en: 'Check the numbers of a register' },
  access: { by: 'post', permission: 'documents.read', units: ['unitId'] },
  input: z.strictObject({ unitId: id, registerId: id, year }),
  output: z.object({
    series: z.array(
      z.object({
        series,
        /** The number from which gaps are looked for. */
        from: z.int(),
        first: z.int(),
        last: z.int(),
        documents: z.int(),
      }),
    ),
    /** The first `mostGaps`. */
    gaps: z.array(
      z.object({
        series,
        from: z.int(),
        to: z.int(),
        reason: z.string().nullable(),
      }),
    ),
    doubles: z.array(
      z.object({ series, number: z.int(), documents: z.array(z.object({ id, printed: z.string() })) }),
    ),
    /** Incoming documents that stand there more than once, with all their entries. */
    repeated: z.array(
      z.array(
        z.object({
          id,
          number: z.int(),
          suffix: z.string(),
          printed: z.string(),
          issuer: z.string().nullable(),
          day: plainDateField,
          /** Whoever recorded it was told, and said that it came again. */
          meant: z.boolean(),
        }),
      ),
    ),
    /** A later number with an earlier day than the one before it. */
    outOfOrder: z.array(
      z.object({ series, number: z.int(), documentId: id, day: plainDateField, before: plainDateField }),
    ),
    /** Numbered later than the working day after it was signed (NĐ 30/2020/NĐ-CP, Điều 16). */
    late: z.array(
      z.object({ documentId: id, printed: z.string(), signedOn: plainDateField, issuedOn: plainDateField }),
    ),
    /** Said to have been sent digitally signed, and no file shows it: how many, and the first `mostGaps`. */
    unproven: z.object({
      count: z.int(),
      documents: z.array(z.object({ documentId: id, printed: z.string(), files: z.int() })),
    }),
    unexplained: z.int(),
  }),
  next: ['documents.explainGap'],
});

/** So many gaps, and lines of each other kind, a check tells at most. */
export const mostGaps = 1000;
/** So many numbers are explained at once: each is kept with its reason. */
export const mostExplained = 1000;

/** Says why numbers have no document, or mends what was said, which the log keeps: hủy số, để trống, số của văn bản mật. */
export const explainGap = command({
  name: 'documents.explainGap',
  path: '/units/{unitId}/registers/{registerId}/gaps',
  title: { vi: 'Giải thích số trống', en: 'Explain a missing number' },
  access: { by: 'post', permission: 'documents.register', units: ['unitId'] },
  input: z
    .strictObject({
      unitId: id,
      registerId: id,
      year,
      series,
      from: number,
      to: number,
      reason: openText(5, 500),
      /** The reason that is corrected; null explains what has none yet. */
      instead: openText(1, 1000).nullable().default(null),
    })
    .refine(({ from, to }) => from <= to && to - from < mostExplained, { path: ['to'] }),
  output: z.object({ explained: z.int() }),
});
