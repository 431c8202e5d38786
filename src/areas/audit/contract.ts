import { z } from 'zod';
import { exceptionKinds, outcomes } from '../../base/entry.ts';
import { id, page, plainDateField, text } from '../../base/fields.ts';
import { query } from '../../base/operation.ts';
import { faultKinds } from './faults.ts';

const inUnit = { by: 'post', permission: 'audit.read', units: ['unitId'] } as const;

export const EntryView = z.object({
  unitId: id,
  number: z.number().int(),
  at: z.date(),
  operation: z.string(),
  outcome: z.enum(outcomes),
  person: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  via: z.string(),
  exception: z.enum(exceptionKinds).nullable(),
  reason: z.string().nullable(),
  problem: z.string().nullable(),
  input: z.unknown(),
  changes: z.array(z.object({ kind: z.string(), id: z.string(), before: z.unknown(), after: z.unknown() })),
  /** What ids in the entry stand for, where the reader may know; `as` is the role of a post or the kind of a succession. */
  names: z.record(z.string(), z.object({ name: z.string(), as: z.string().nullable() })),
  hash: z.string(),
});

const Listed = z.object({
  count: z.number().int(),
  entries: z.array(EntryView),
  /** The end of the chain in short, as it is printed on signed documents; null where nothing is written yet. */
  mark: z.string().nullable(),
});

const window = { from: plainDateField.optional(), to: plainDateField.optional() };

export const chooseUnit = query({
  name: 'audit.chooseUnit',
  path: '/audit/units',
  title: { vi: 'Chọn đơn vị để xem nhật ký', en: 'Choose a unit' },
  access: { by: 'post', permission: 'audit.read', anyUnit: true },
  input: z.strictObject({}),
  output: z.object({ units: z.array(z.object({ id, name: z.string() })) }),
});

/** The log of a unit, newest first. */
export const listEntries = query({
  name: 'audit.listEntries',
  path: '/units/{unitId}/audit',
  title: { vi: 'Xem nhật ký', en: 'See the log' },
  access: inUnit,
  input: z.strictObject({
    unitId: id,
    ...window,
    operation: text(1, 100).optional(),
    outcome: z.enum(outcomes).optional(),
    personId: id.optional(),
    ...page,
  }),
  output: Listed,
  personalData: true,
  next: ['audit.showHistory', 'audit.exportEntries', 'audit.listExceptions', 'audit.verifyLog'],
});

/** All that happened to one object, oldest first. */
export const showHistory = query({
  name: 'audit.showHistory',
  path: '/units/{unitId}/audit/history',
  title: { vi: 'Xem lịch sử của một mục', en: 'See the history of an object' },
  access: inUnit,
  input: z.strictObject({ unitId: id, object: text(3, 100), ...page }),
  output: Listed,
  personalData: true,
});

/** One register of what went round the usual rule: overrides, explanations, lock extensions, corrections. */
export const listExceptions = query({
  name: 'audit.listExceptions',
  path: '/units/{unitId}/audit/exceptions',
  title: { vi: 'Xem sổ ngoại lệ', en: 'See the register of exceptions' },
  access: inUnit,
  input: z.strictObject({ unitId: id, ...window, kind: z.enum(exceptionKinds).optional(), ...page }),
  output: Listed,
  personalData: true,
});

export const exportEntries = query({
  name: 'audit.exportEntries',
  path: '/units/{unitId}/audit.csv',
  title: { vi: 'Xuất nhật ký', en: 'Export the log' },
  access: inUnit,
  input: z.strictObject({ unitId: id, ...window }),
  output: z.unknown(),
  file: true,
  exports: true,
});

/** Checks every chain, and against the signed heads kept outside of the database. */
export const verifyLog = query({
  name: 'audit.verifyLog',
  path: '/units/{unitId}/audit/verify',
  title: { vi: 'Kiểm tra nhật ký', en: 'Verify the log' },
  access: { by: 'post', permission: 'installation.verify', units: ['unitId'] },
  input: z.strictObject({ unitId: id }),
  output: z.object({
    chains: z.number().int(),
    entries: z.number().int(),
    heads: z.number().int(),
    faults: z.array(
      z.object({ unitId: z.string(), number: z.number().int().nullable(), kind: z.enum(faultKinds) }),
    ),
  }),
});
