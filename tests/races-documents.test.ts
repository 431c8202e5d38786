import { beforeAll, expect, it } from 'vitest';
import {
  cancelDocument,
  draftDocument,
  issueDocument,
  recordDocument,
  signDocument,
} from '../src/areas/documents/contract.ts';
import { changeRegister, checkRegister, openRegister } from '../src/areas/documents/contract-registers.ts';
import { uuidv7 } from '../src/base/id.ts';
import { onEveryDatabase, onPostgres } from './database.ts';
import { type Office, openOffice, type Person, refusalOf } from './office.ts';
import { inTurn } from './races.ts';

const people = 200;

onEveryDatabase('numbers under concurrency', (open) => {
  let office: Office;
  let unitId: string;
  let clerks: Person[];
  let administrator: Person;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-02');
    unitId = await office.aUnit({ name: 'Xã An Bình' });
    administrator = await office.aPerson({ role: 'unitAdministrator', unitId });
    clerks = [];
    for (let one = 0; one < people; one += 1)
      clerks.push(await office.aPerson({ role: 'documentClerk', unitId }));
  }, 300_000);

  const aRegister = async (settings: Record<string, unknown> = {}) => {
    const id = uuidv7();
    await administrator.call(openRegister, { ...aRegisterOf(unitId, id), ...settings });
    return id;
  };
  const record = (clerk: Person, registerId: string) =>
    clerk.call(recordDocument, anIncoming(unitId, registerId));

  it('200 people who take one at once get each another one, without gap or double', async () => {
    const registerId = await aRegister();
    const numbers = await Promise.all(
      clerks.map(async (clerk) => (await record(clerk, registerId)).result.number!),
    );
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: people }, (_, at) => at + 1));
    const check = { unitId, registerId, year: 2026 };
    expect((await clerks[0]!.call(checkRegister, check)).result).toMatchObject({
      gaps: [],
      doubles: [],
      series: [{ first: 1, last: people, documents: people }],
    });
    expect(office.troubles).toEqual([]);
  }, 300_000);

  it('one document issued by many at once gets one number', async () => {
    const registerId = await aRegister({ direction: 'outgoing' });
    const documentId = uuidv7();
    const own = { unitId, documentId };
    const clerk = clerks[0]!;
    await clerk.call(draftDocument, {
      id: documentId,
      unitId,
      registerId,
      kind: 'KH',
      subject: 'Kế hoạch năm',
    });
    const hand = { signer: 'Nguyễn Văn Chủ', signerPost: 'Chủ tịch', authority: 'TM' as const };
    await clerk.call(signDocument, { ...own, version: 1, ...hand, signedOn: '2026-03-02' });
    const issue = { ...own, version: 2, issuedOn: '2026-03-02', sentAs: 'paper' as const };
    const numbers = await Promise.all(
      clerks.slice(0, 12).map(async (one) => (await one.call(issueDocument, issue)).result.number),
    );
    expect(new Set(numbers)).toEqual(new Set([1]));
    const cancels = await Promise.all(
      clerks
        .slice(0, 6)
        .map((one) =>
          refusalOf(one.call(cancelDocument, { ...own, version: 3, reason: 'Sai thể thức' })).catch(
            () => null,
          ),
        ),
    );
    expect(cancels.filter((told) => told === null)).toHaveLength(1);
  }, 120_000);
});

onPostgres('a register that is closed while a document comes', (open) => {
  let office: Office;
  let unitId: string;
  let clerk: Person;
  let administrator: Person;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-02');
    unitId = await office.aUnit({ name: 'Xã An Bình' });
    clerk = await office.aPerson({ role: 'documentClerk', unitId });
    administrator = await office.aPerson({ role: 'unitAdministrator', unitId });
  });
  /** With a document of the day before, so that its series is there. */
  const begun = async () => {
    const registerId = uuidv7();
    await administrator.call(openRegister, aRegisterOf(unitId, registerId));
    await clerk.call(recordDocument, { ...anIncoming(unitId, registerId), receivedOn: '2026-03-01' });
    return registerId;
  };
  const record = (registerId: string) => clerk.call(recordDocument, anIncoming(unitId, registerId));
  const close = (registerId: string) =>
    administrator.call(changeRegister, {
      ...{ unitId, registerId, version: 1, name: `Đã đóng ${registerId}`, closedOn: '2026-03-01' },
    });
  const standing = async (registerId: string) => {
    const { db } = office.database;
    const { closed_on } = await db
      .selectFrom('document_register')
      .select('closed_on')
      .where('id', '=', registerId)
      .executeTakeFirstOrThrow();
    const documents = await db
      .selectFrom('document')
      .select('number')
      .where('register_id', '=', registerId)
      .execute();
    return [closed_on, documents.length];
  };

  it('is not closed before a document that was on its way into it', async () => {
    const registerId = await begun();
    const [recorded, closed] = await inTurn(
      office.database,
      `select from document_series where register_id = '${registerId}' for update`,
      () => record(registerId),
      () => close(registerId),
    );
    expect(recorded).toMatchObject({ result: { number: 2 } });
    expect(closed).toBe('input-invalid');
    expect(await standing(registerId)).toEqual([null, 2]);
  });

  it('takes nothing dated after its last day, from who came while it was being closed', async () => {
    const registerId = await begun();
    // Who closes it has written that down, and waits to tell the log.
    const [closed, recorded] = await inTurn(
      office.database,
      `select from audit_head where unit_id = '${unitId}' for update`,
      () => close(registerId),
      () => record(registerId),
    );
    expect(closed).toMatchObject({ result: { version: 2 } });
    expect(recorded).toBe('input-invalid');
    expect(await standing(registerId)).toEqual(['2026-03-01', 1]);
  });
});

const aRegisterOf = (unitId: string, id: string) => ({
  ...{ id, unitId, name: `Sổ ${id}`, direction: 'incoming' as const, numbering: 'here' as const },
  ...{ seriesBy: 'register' as const, legal: false, organ: 'UBND', outsideSystem: null },
  openedOn: '2026-01-01',
});

/** Each with a number of its own: the same one would be told as recorded before. */
const anIncoming = (unitId: string, registerId: string) => {
  const id = uuidv7();
  return {
    ...{ id, unitId, registerId, kind: 'CV', subject: 'Về việc báo cáo cải cách hành chính' },
    ...{ issuedOn: '2026-03-01', receivedOn: '2026-03-02', issuer: 'Sở Nội vụ', printed: `${id}/SNV-CCHC` },
  };
};
