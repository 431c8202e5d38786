import { z } from 'zod';
import { id, text } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';

/** In bytes. */
export const largestPicture = 2 * 1024 * 1024;

/** A picture for the narrative, kept as a file of the unit. */
export const addPicture = command({
  name: 'reports.addPicture',
  path: '/units/{unitId}/reports/{reportId}/pictures',
  title: { vi: 'Thêm hình vào lời văn', en: 'Add a picture to the narrative' },
  access: { by: 'post', permission: 'reports.enter', units: ['unitId'] },
  input: z.strictObject({
    unitId: id,
    reportId: id,
    fileId: id,
    name: text(1, 200),
    /** Base64 of a PNG or JPEG. */
    content: z.string().max(Math.ceil(largestPicture / 3) * 4),
    /** Who chose it: refused where somebody else has signed in on the same computer since. */
    typedBy: id.optional(),
  }),
  output: z.object({ fileId: id }),
  secret: ['content'],
  largest: 3 * 1024 * 1024,
});

/** In a draft for who may read that; of what was signed for all who may read what was signed. */
export const getPicture = query({
  name: 'reports.getPicture',
  path: '/units/{unitId}/report-pictures/{fileId}',
  title: { vi: 'Xem hình trong lời văn', en: 'Show a picture of the narrative' },
  access: { by: 'post', permission: 'reports.readSent', units: ['unitId'] },
  input: z.strictObject({ unitId: id, fileId: id }),
  output: z.unknown(),
  file: true,
});
