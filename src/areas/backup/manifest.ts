import { z } from 'zod';

/** The last entry of a backup but its own hash: what the backup holds. */
export const Manifest = z.object({
  format: z.literal(1),
  at: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(
    z.object({ name: z.string(), rows: z.number().int(), hash: z.string(), parts: z.array(z.string()) }),
  ),
  files: z.number().int(),
  /** Files that the database names and the store did not have when the backup was made. */
  missing: z.array(z.string()),
});
export type Manifest = z.infer<typeof Manifest>;

export const manifestName = 'manifest.json';
export const manifestHashName = 'manifest.sha256';
export const partName = (table: string, number: number) =>
  `tables/${table}/${String(number).padStart(6, '0')}.jsonl.gz`;
export const fileName = (sha256: string) => `files/${sha256}`;
