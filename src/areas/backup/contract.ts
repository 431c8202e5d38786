import { z } from 'zod';
import { id } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';

const run = { by: 'post', permission: 'installation.run', units: ['unitId'] } as const;

/** The backups that are there, the newest first. */
export const listBackups = query({
  name: 'backup.listBackups',
  path: '/units/{unitId}/installation/backups',
  title: { vi: 'Xem các bản sao lưu', en: 'See the backups' },
  access: run,
  input: z.strictObject({ unitId: id }),
  output: z.object({ backups: z.array(z.object({ name: z.string(), at: z.date(), bytes: z.number() })) }),
  next: ['backup.backUp'],
});

/** A backup now, beside the nightly ones. */
export const backUp = command({
  name: 'backup.backUp',
  path: '/units/{unitId}/installation/backups',
  title: { vi: 'Sao lưu', en: 'Back up' },
  access: run,
  input: z.strictObject({ unitId: id }),
  output: z.object({ name: z.string(), bytes: z.number(), tables: z.number().int(), rows: z.number().int() }),
});
