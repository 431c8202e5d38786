import { z } from 'zod';
import { id, plainDateField, text, version } from '../../base/fields.ts';
import { command } from '../../base/operation.ts';
import { kindBelow } from './contract.ts';
import { unitKinds } from './unit.ts';

/** Corrections of what was recorded wrongly: each with its reason, and each in the register of exceptions. */
const reason = text(3, 300);

/** Takes back the last change of a unit; what held before it holds on. */
export const withdrawChange = command({
  name: 'units.withdrawChange',
  path: '/units/{unitId}/versions/withdrawal',
  title: { vi: 'Gỡ lần đổi cuối', en: 'Withdraw the last change' },
  access: { by: 'post', permission: 'tree.change', units: ['unitId'] },
  /** `from`: the first day of the version that is taken back, as it was seen. */
  input: z.strictObject({ unitId: id, from: plainDateField, reason }),
  output: z.object({ id }),
});

/** Takes back a succession on which nothing later rests. What a list proposed waits again for a person. */
export const withdrawSuccession = command({
  name: 'units.withdrawSuccession',
  path: '/units/{unitId}/successions/{successionId}/withdrawal',
  title: { vi: 'Gỡ việc sắp xếp đã ghi', en: 'Withdraw a succession' },
  access: { by: 'post', permission: 'tree.succeed', units: ['unitId'] },
  input: z.strictObject({ unitId: id, successionId: id, version, reason }),
  output: z.object({ id }),
});

const Corrected = z.strictObject({ kind: z.enum(unitKinds), from: plainDateField });

/** The kind and the first day of a unit, where they were recorded wrongly. */
export const correctUnit = command({
  name: 'units.correctUnit',
  path: '/units/{unitId}/correction',
  title: { vi: 'Sửa loại, ngày đầu của đơn vị', en: 'Correct kind and first day of a unit' },
  access: { by: 'post', permission: 'tree.change', units: ['unitId'] },
  /** `seen`: what is corrected, as it was seen. */
  input: z.strictObject({ unitId: id, kind: kindBelow, from: plainDateField, seen: Corrected, reason }),
  output: z.object({ id }),
});
