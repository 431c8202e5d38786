import { beforeAll, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { aRegister } from '../../../../tests/lists.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../../tests/office.ts';
import { openReporting, type Staffed } from '../../../../tests/reporting.ts';
import { uuidv7 } from '../../../base/id.ts';
import { readReportFile } from '../contract-import.ts';
import { listNamedDocuments, takeNamedDocuments } from '../contract-named.ts';
import { namedIn } from './named.ts';

const paragraphs = (...texts: string[]) => ({
  blocks: texts.map((text) => ({ kind: 'paragraph' as const, role: 'body' as const, text, marks: [] })),
});
const prose = [
  'UBND xã đã ban hành Kế hoạch số 38/KH-UBND ngày 16/01/2026 về công tác cải cách hành chính.',
  'Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh về kiểm tra công vụ.',
  'Tiếp tục triển khai Kế hoạch số 38/KH-UBND.',
];

describe('documents that a prose names', () => {
  it('are each told once, with what any mention says', () => {
    const named = namedIn(paragraphs(...prose));
    expect(named).toMatchObject([
      { type: 'Kế hoạch', symbol: '38/KH-UBND', date: '2026-01-16', issuer: null },
      { type: 'Kế hoạch', symbol: '12/KH-UBND', date: '2026-01-05', issuer: 'UBND tỉnh' },
    ]);
    expect(namedIn(paragraphs(...prose.toReversed())).map(({ date }) => date)).toContain('2026-01-16');
  });

  it('of one number and two days are two', () => {
    const named = namedIn(
      paragraphs('Kế hoạch số 5/KH-UBND ngày 02/01/2025.', 'Kế hoạch số 5/KH-UBND ngày 03/01/2026.'),
    );
    expect(named.map(({ date }) => date)).toEqual(['2025-01-02', '2026-01-03']);
  });
});

onEveryDatabase('documents named in an earlier report', (open) => {
  let office: Office;
  let commune: Staffed;
  let clerk: Person;
  let asked: { unitId: string; reportId: string; fileId: string };
  let outgoing: string;
  let incoming: string;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-06-15');
    const reporting = await openReporting(office, 1);
    commune = reporting.communes[0]!;
    const { unitId } = commune;
    const reportId = await reporting.reportOf(commune, await reporting.open('quarter', 2026, 1));
    clerk = await office.aPerson({ role: 'documentClerk', unitId });
    asked = { unitId, reportId, fileId: uuidv7() };
    const content = Buffer.from(`BÁO CÁO\n\n${prose.join('\n\n')}\n`).toString('base64');
    await commune.officer.call(readReportFile, { ...asked, name: 'bao-cao-cu.txt', content });
    outgoing = await aRegister(office.database, unitId);
    incoming = await aRegister(office.database, unitId, { direction: 'incoming' });
  }, 120_000);

  const documents = () => office.database.db.selectFrom('document').selectAll().orderBy('printed').execute();

  it('are listed with where they seem to belong, taken as noted, and not taken twice', async () => {
    const { result } = await clerk.call(listNamedDocuments, asked);
    expect(result.documents.map(({ symbol, registerId, there }) => [symbol, registerId, there])).toEqual([
      ['38/KH-UBND', outgoing, null],
      ['12/KH-UBND', incoming, null],
    ]);
    const chosen = result.documents.map(({ symbol, date, registerId, subject }) => ({
      id: uuidv7(),
      symbol,
      date,
      registerId: registerId!,
      subject,
    }));
    const take = { ...asked, documents: chosen };
    expect((await clerk.call(takeNamedDocuments, take)).result).toEqual({ taken: 2, there: 0 });
    const kept = await documents();
    expect(kept).toMatchObject([
      {
        printed: '12/KH-UBND',
        status: 'noted',
        direction: 'incoming',
        kind: 'KH',
        issuer: 'UBND tỉnh',
        issued_on: '2026-01-05',
      },
      { printed: '38/KH-UBND', status: 'noted', direction: 'outgoing', number: null, issuer: null },
    ]);
    expect((await clerk.call(takeNamedDocuments, take)).result).toEqual({ taken: 0, there: 2 });
    const again = chosen.map((one) => ({ ...one, id: uuidv7() }));
    expect((await clerk.call(takeNamedDocuments, { ...asked, documents: again })).result.taken).toBe(0);
    expect(await documents()).toEqual(kept);
    const listed = (await clerk.call(listNamedDocuments, asked)).result.documents;
    expect(listed.map(({ there }) => there?.status)).toEqual(['noted', 'noted']);
  });

  it('that the file does not name, and registers of others, are refused', async () => {
    const one = { id: uuidv7(), symbol: '99/KH-UBND', date: null, registerId: outgoing, subject: 'Kế hoạch' };
    expect((await refusalOf(clerk.call(takeNamedDocuments, { ...asked, documents: [one] }))).code).toBe(
      'not-found',
    );
    const known = {
      ...one,
      symbol: '38/KH-UBND',
      date: '2026-01-16',
      registerId: uuidv7(),
      subject: 'Kế hoạch',
    };
    const refused = await refusalOf(clerk.call(takeNamedDocuments, { ...asked, documents: [known] }));
    expect(refused.issues.map(({ path }) => path)).toEqual([['documents', 0, 'registerId']]);
    const secret = { ...known, registerId: outgoing, subject: 'MẬT - Kế hoạch' };
    const { issues } = await refusalOf(clerk.call(takeNamedDocuments, { ...asked, documents: [secret] }));
    expect(issues.map(({ path }) => path)).toEqual([['documents', 0, 'subject']]);
    const elsewhere = { ...asked, fileId: uuidv7() };
    expect((await refusalOf(clerk.call(listNamedDocuments, elsewhere))).code).toBe('not-found');
  });
});
