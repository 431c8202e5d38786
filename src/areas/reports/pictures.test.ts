import { beforeAll, expect, it } from 'vitest';
import { type Asked, aReport } from '../../../tests/campaign.ts';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { urlOf } from '../../base/call.ts';
import { uuidv7 } from '../../base/id.ts';
import { addPicture, getPicture, largestPicture } from './contract-pictures.ts';

/** One white point. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEANl9ngAAAAABJRU5ErkJggg==';

onEveryDatabase('pictures of a narrative', (open) => {
  let office: Office;
  let report: Asked;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-05');
    report = await aReport(office);
  });
  const add = (content: string, fileId = uuidv7()) => {
    const { unitId, reportId, officer } = report;
    return officer.call(addPicture, { unitId, reportId, fileId, name: 'hinh.png', content });
  };

  it('come out as they were put in, sent twice or once', async () => {
    const fileId = uuidv7();
    await add(png, fileId);
    await add(png, fileId);
    const { unitId, officer } = report;
    const answer = await office.fetch(urlOf(getPicture, { unitId, fileId }), {
      headers: { Cookie: officer.cookie },
    });
    expect(answer.headers.get('Content-Type')).toBe('image/png');
    expect(Buffer.from(await answer.arrayBuffer()).toString('base64')).toBe(png);
  });

  it('are told by their content: no other kind, and none too large', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
    expect((await refusalOf(add(svg))).code).toBe('file-type-unknown');
    const long = Buffer.concat([Buffer.from(png, 'base64'), Buffer.alloc(largestPicture)]).toString('base64');
    expect((await refusalOf(add(long))).code).toBe('input-invalid');
    const { unitId } = report;
    const stranger = await office.aPerson({ role: 'documentClerk', unitId });
    const fileId = uuidv7();
    const input = { unitId, reportId: report.reportId, fileId, name: 'a.png', content: png };
    expect((await refusalOf(stranger.call(addPicture, input))).code).toBe('not-permitted');
    expect(office.troubles).toEqual([]);
  });
});
