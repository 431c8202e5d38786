import { z } from 'zod';
import { id } from '../../base/fields.ts';
import { query } from '../../base/operation.ts';

/** A file that figures were read from: of a draft for who may read that; of what was signed for all who may read what was signed. */
export const getOriginal = query({
  name: 'reports.getOriginal',
  path: '/units/{unitId}/report-originals/{fileId}',
  title: { vi: 'Tải tệp gốc của số liệu', en: 'Download the file that figures were read from' },
  access: { by: 'post', permission: 'reports.readSent', units: ['unitId'] },
  input: z.strictObject({ unitId: id, fileId: id }),
  output: z.unknown(),
  file: true,
});
