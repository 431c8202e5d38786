import { beforeAll, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { aRegister } from '../../../../tests/lists.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../../tests/office.ts';
import { openReporting, type Staffed } from '../../../../tests/reporting.ts';
import { uuidv7 } from '../../../base/id.ts';
import { recordDocument } from '../../documents/contract.ts';
import { readReportFile } from '../contract-import.ts';
import { listNamedDocuments, takeNamedDocuments } from '../contract-named.ts';
import { mayBeOne, namedIn } from './named.ts';

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

  it('of one number and two issuers are two, and a mention that fits both lends its words to none', () => {
    const named = namedIn(
      paragraphs(
        'Tiếp tục thực hiện Kế hoạch số 5/KH-UBND về chuyển đổi số.',
        'Kế hoạch số 5/KH-UBND của UBND tỉnh; Kế hoạch số 5/KH-UBND của UBND xã.',
        'Kế hoạch số 5/KH-UBND của Ủy ban nhân dân tỉnh Minh Họa.',
      ),
    );
    expect(named.map(({ issuer, about }) => [issuer, about])).toEqual([
      ['UBND tỉnh', null],
      ['UBND xã', null],
    ]);
  });

  it.each([
    ['UBND tỉnh', 'Ủy ban nhân dân tỉnh Minh Họa', true],
    ['Uỷ ban nhân dân xã An Bình', 'UBND xã An Bình', true],
    ['UBND tỉnh', 'UBND xã An Bình', false],
    ['HĐND tỉnh', 'UBND tỉnh', false],
    ['Sở Nội vụ', null, true],
  ])('%s and %s may be one organ: %s', (a, b, may) => {
    expect([mayBeOne(a, b), mayBeOne(b, a)]).toEqual([may, may]);
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
    const chosen = result.documents.map(({ symbol, date, issuer, registerId, subject }) => ({
      id: uuidv7(),
      symbol,
      date,
      issuer,
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

  it('are held against the registers by day and issuer too, and where several fit a person says which', async () => {
    const { unitId } = commune;
    const own = { ...asked, fileId: uuidv7() };
    const text = [
      'Thực hiện Kế hoạch số 21/KH-UBND ngày 05/01/2026 của UBND tỉnh về kiểm tra công vụ.',
      'Thực hiện Kế hoạch số 22/KH-UBND của Sở Nội vụ về tuyển dụng.',
      'Thực hiện Kế hoạch số 23/KH-UBND về chuyển đổi số.',
      'Thực hiện Kế hoạch số 24/KH-UBND ngày 06/01/2026 về truyền thông.',
    ];
    const content = Buffer.from(`BÁO CÁO\n\n${text.join('\n\n')}\n`).toString('base64');
    await commune.officer.call(readReportFile, { ...own, name: 'bao-cao.txt', content });
    const received = async (number: number, issuer: string, issuedOn: string) => {
      const id = uuidv7();
      await clerk.call(recordDocument, {
        ...{ id, unitId, registerId: incoming, kind: 'KH', subject: `Kế hoạch của ${issuer}`, issuer },
        ...{
          printed: `${number}/KH-UBND`,
          issuedOn,
          receivedOn: '2026-02-20',
          number: 100 * number + taken++,
        },
      });
      return id;
    };
    let taken = 0;
    // Another organ on that day, and another year of the same organ.
    await received(21, 'UBND huyện Xa', '2026-01-05');
    await received(21, 'UBND tỉnh', '2025-01-09');
    const ofOffice = await received(22, 'Sở Nội vụ tỉnh', '2025-03-01');
    await received(22, 'UBND tỉnh', '2026-01-08');
    const both = [await received(23, 'UBND tỉnh', '2025-02-02'), await received(23, 'Sở Y tế', '2026-02-02')];
    const sure = await received(24, 'UBND tỉnh', '2026-01-06');
    const listed = (await clerk.call(listNamedDocuments, own)).result.documents;
    expect(listed.map(({ there, fits }) => [there?.id ?? null, fits.map(({ id }) => id).sort()])).toEqual([
      [null, []],
      [null, [ofOffice]],
      [null, both.toSorted()],
      [sure, []],
    ]);
    const choose = (noneOf: readonly (readonly string[])[]) =>
      listed.map(({ symbol, date, issuer, subject }, index) => ({
        ...{ id: uuidv7(), symbol, date, issuer, subject, registerId: incoming },
        noneOf: [...(noneOf[index] ?? [])],
      }));
    const take = (documents: ReturnType<typeof choose>) =>
      clerk.call(takeNamedDocuments, { ...own, documents });
    expect((await refusalOf(take(choose([])))).issues.map(({ path }) => path)).toEqual([
      ['documents', 2, 'noneOf'],
    ]);
    // What is said to be another one is noted; of two that fit, one is left.
    expect((await take(choose([[], [ofOffice], [both[0]!]]))).result).toEqual({ taken: 2, there: 2 });
  });
});
