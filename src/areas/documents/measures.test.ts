import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { aRegister } from '../../../tests/lists.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { uuidv7 } from '../../base/id.ts';
import { changeDocument, recordDocument } from './contract.ts';
import { listCounted } from './contract-counted.ts';
import { keepCounted, keptSince } from './measures.ts';

onEveryDatabase('what the registers of documents count', (open) => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-20');
  });
  const since = async (unitId: string, indicator: string, day = '2026-03-14') =>
    (await keptSince(office.database.db, unitId, 'commune', day)).get(indicator) ?? null;

  it('is known of what goes out by a register of what goes out, not by an internal one', async () => {
    const unitId = await office.aUnit();
    await aRegister(office.database, unitId, { direction: 'internal', opened_on: '2026-01-01' });
    expect(await since(unitId, 'documents.outgoing')).toBeNull();
    expect(await since(unitId, 'digital.documents.sendable')).toBeNull();
    await aRegister(office.database, unitId, { opened_on: '2026-02-20' });
    expect(await since(unitId, 'documents.outgoing')).toBe('2026-02-20');
    expect(await since(unitId, 'documents.incoming')).toBeNull();
  });

  it('is known over registers that follow each other without a gap, each of its own kind', async () => {
    const unitId = await office.aUnit();
    const { database } = office;
    await aRegister(database, unitId, { opened_on: '2024-01-01', closed_on: '2024-12-30' });
    await aRegister(database, unitId, { opened_on: '2025-01-01', closed_on: '2025-12-31' });
    await aRegister(database, unitId, { opened_on: '2026-01-01', closed_on: '2026-02-28' });
    await aRegister(database, unitId, { opened_on: '2026-03-01', numbering: 'here' });
    await aRegister(database, unitId, {
      direction: 'incoming',
      opened_on: '2025-01-01',
      closed_on: '2026-02-28',
    });
    await aRegister(database, unitId, { direction: 'incoming', opened_on: '2026-03-02' });
    await aRegister(database, unitId, { legal: true, opened_on: '2026-03-05' });
    expect(await since(unitId, 'documents.outgoing')).toBe('2025-01-01');
    expect(await since(unitId, 'documents.incoming')).toBe('2026-03-02');
    expect(await since(unitId, 'documents.incoming', '2026-02-28')).toBe('2025-01-01');
    expect(await since(unitId, 'documents.incoming', '2026-03-01')).toBeNull();
    expect(await since(unitId, 'legal.issued')).toBe('2026-03-05');
  });

  it('is counted of a province with its departments, each document once, where all of them keep their registers', async () => {
    const provinceId = await office.aUnit({ name: 'Tỉnh Đếm', kind: 'province' });
    const below = { parentId: provinceId };
    const one = await office.aUnit({ name: 'Sở Nội vụ', kind: 'department', ...below });
    const two = await office.aUnit({ name: 'Sở Tư pháp', kind: 'department', ...below });
    const commune = await office.aUnit({ name: 'Xã Đếm', kind: 'commune', ...below });
    const sendable = 'digital.documents.provinceSendable';
    const known = async () =>
      (await keptSince(office.database.db, provinceId, 'province', '2026-03-14')).get(sendable) ?? null;
    const opened = [
      [provinceId, '2025-01-01', 3],
      [one, '2025-06-01', 2],
      [commune, '2025-01-01', 4],
    ] as const;
    for (const [unitId, opened_on, documents] of opened) {
      const registerId = await aRegister(office.database, unitId, { opened_on });
      const clerk = await office.aPerson({ role: 'documentClerk', unitId });
      for (let number = 1; number <= documents; number += 1) {
        const own = { signer: 'Trần Văn An', signerPost: 'Giám đốc', authority: 'TM' } as const;
        await clerk.call(recordDocument, {
          ...{ id: uuidv7(), unitId, registerId, kind: 'KH', number, issuedOn: '2026-01-20', ...own },
          ...{ subject: 'Kế hoạch của đơn vị', sentAs: number === 1 ? 'signed-electronic' : 'paper' },
        });
      }
    }
    expect(await known()).toBeNull();
    await aRegister(office.database, two, { opened_on: '2025-03-01' });
    expect(await known()).toBe('2025-06-01');
    const reader = await office.aPerson({ role: 'documentClerk', unitId: provinceId });
    const listed = async (measure: string, more: object = {}) => {
      const days = { from: '2025-12-15', to: '2026-03-14' };
      return (await reader.call(listCounted, { unitId: provinceId, measure, ...days, ...more })).result;
    };
    const { count, documents } = await listed(sendable);
    expect([count, documents.length]).toEqual([5, 5]);
    // What the departments' documents say is not told here.
    const theirs = documents.filter(({ department }) => department !== null);
    expect(theirs).toHaveLength(2);
    for (const document of theirs)
      expect(document).toMatchObject({ id: null, department: 'Sở Nội vụ', subject: '' });
    expect(await listed('digital.documents.provinceElectronic')).toMatchObject({
      count: 2,
      documents: [{}, {}],
    });
    expect(await listed('digital.documents.sendable')).toMatchObject({ count: 3, documents: [{}, {}, {}] });
    const list = uuidv7();
    const counting = { indicator: sendable, window: { from: '2025-12-15', to: '2026-03-14' } };
    const kept = await office.database.transaction((tx) =>
      keepCounted(tx, provinceId, counting, list, office.now),
    );
    expect(kept.count).toBe(5);
    const { documents: then } = await listed(sendable, { list });
    expect(then.map(({ since: fate }) => fate)).toEqual([null, null, null, null, null]);
  });

  it('no plan, report or invitation is a directive: neither taken nor counted', async () => {
    const unitId = await office.aUnit();
    const clerk = await office.aPerson({ role: 'documentClerk', unitId });
    const registerId = await aRegister(office.database, unitId);
    const record = async (person: Person, kind: string, number: number, directive: boolean) => {
      const id = uuidv7();
      const own = {
        signer: 'Trần Văn An',
        signerPost: 'Chủ tịch',
        authority: 'TM',
        sentAs: 'paper',
      } as const;
      await person.call(recordDocument, {
        ...{ id, unitId, registerId, kind, number, directive, issuedOn: '2026-01-20', ...own },
        ...{ subject: 'Về cải cách hành chính', ...(kind === 'CV' ? { department: 'VP' } : {}) },
      });
      return id;
    };
    for (const kind of ['KH', 'BC', 'GM'])
      expect((await refusalOf(record(clerk, kind, 1, true))).issues).toMatchObject([
        { path: ['directive'], message: { vi: expect.stringContaining('văn bản chỉ đạo') } },
      ]);
    await record(clerk, 'CT', 1, true);
    await record(clerk, 'CV', 2, true);
    await record(clerk, 'KL', 3, true);
    const documentId = await record(clerk, 'KH', 4, false);
    // As one that was marked before the rule.
    await office.database.db
      .updateTable('document')
      .set({ directive: true })
      .where('id', '=', documentId)
      .execute();
    const days = { from: '2025-12-15', to: '2026-03-14' };
    const counted = { unitId, measure: 'documents.directivesIssued', ...days };
    expect((await clerk.call(listCounted, counted)).result.count).toBe(3);
    const change = { unitId, documentId, version: 1, kind: 'KH', subject: 'Về cải cách hành chính năm' };
    expect(
      (await refusalOf(clerk.call(changeDocument, { ...change, directive: true }))).issues,
    ).toMatchObject([{ path: ['directive'] }]);
  });
});
