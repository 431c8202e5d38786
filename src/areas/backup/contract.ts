import { z } from 'zod';
import { id } from '../../base/fields.ts';
import { command } from '../../base/operation.ts';

/** A backup now, beside the nightly ones. */
export const backUp = command({
  name: 'backup.backUp',
  path: '/units/{unitId}/installation/backups',
  title: { vi: 'Sao lưu', en: 'Back up' },
  access: { by: 'post', permission: 'installation.run', units: ['unitId'] },
  input: z.strictObject({ unitId: id }),
  output: z.object({ name: z.string(), bytes: z.number(), tables: z.number().int(), rows: z.number().int() }),
});
