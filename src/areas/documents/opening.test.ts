import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { uuidv7 } from '../../base/id.ts';
import { cancelDocument, correctDocument, getDocument, recordDocument } from './contract.ts';
import * as registers from './contract-registers.ts';
import { verifyDocuments } from './verify-documents.ts';

onEveryDatabase('a register that is opened within a year', (open) => {
  let office: Office;
  let unitId: string;
  let clerk: Person;
  let administrator: Person;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-06-15');
    unitId = await office.aUnit({ name: 'Xã Mở Sổ' });
    clerk = await office.aPerson({ role: 'documentClerk', unitId });
    administrator = await office.aPerson({ role: 'unitAdministrator', unitId });
  }, 60_000);

  const settingsOf = (more: Record<string, unknown> = {}) => {
    const id = uuidv7();
    return {
      ...{ id, unitId, name: `Sổ ${id}`, direction: 'outgoing' as const, numbering: 'outside' as const },
      ...{ seriesBy: 'kind' as const, legal: false, organ: 'UBND', outsideSystem: null },
      openedOn: '2026-06-01',
      ...more,
    };
  };
  const aRegister = async (more: Record<string, unknown> = {}) => {
    const settings = settingsOf(more);
    await administrator.call(registers.openRegister, settings);
    return settings.id;
  };
  const record = async (registerId: string, more: Record<string, unknown> = {}) => {
    const id = uuidv7();
    const { result } = await clerk.call(recordDocument, {
      ...{ id, unitId, registerId, kind: 'KH', subject: 'Kế hoạch cải cách hành chính' },
      ...{ issuedOn: '2026-06-03', signer: 'Nguyễn Văn Chủ', signerPost: 'Chủ tịch' },
      ...{ authority: 'TM' as const, sentAs: 'paper' as const },
      ...more,
    });
    return { id, ...result };
  };
  /** Each is another document: 12/KH-UBND, then 13/KH-UBND. */
  let lastPrinted = 11;
  const arrived = (registerId: string, more: Record<string, unknown> = {}) =>
    record(registerId, {
      ...{ issuer: 'UBND tỉnh Minh Họa', printed: `${++lastPrinted}/KH-UBND`, issuedOn: '2026-05-04' },
      ...{ receivedOn: '2026-05-06', signer: null, signerPost: null, authority: null, sentAs: null },
      ...more,
    });
  const checked = async (registerId: string, year = 2026) =>
    (await clerk.call(registers.checkRegister, { unitId, registerId, year })).result;
  const change = (registerId: string, more: Record<string, unknown>) =>
    administrator.call(registers.changeRegister, {
      ...{ unitId, registerId, version: 1, name: `Sổ ${registerId}`, closedOn: null },
      ...more,
    });

  it('looks for gaps in each series from its own first number, and tells how far it is checked', async () => {
    const registerId = await aRegister({ firstNumber: 30, firstNumbers: { QĐ: 812, SY: 5 } });
    await record(registerId, { kind: 'QĐ', number: 814 });
    await record(registerId, { kind: 'QĐ', number: 700, issuedOn: '2026-05-03' });
    await record(registerId, { number: 31 });
    await record(registerId, { kind: 'SY', number: 5 });
    const { series, gaps, unexplained } = await checked(registerId);
    expect(series.map(({ series: of, from, first }) => [of, from, first])).toEqual([
      ['KH', 30, 31],
      ['QĐ', 812, 700],
      ['SY', 5, 5],
    ]);
    expect(gaps.map(({ series: of, from, to }) => [of, from, to])).toEqual([
      ['KH', 30, 30],
      ['QĐ', 812, 813],
    ]);
    expect(unexplained).toBe(3);
    const early = { unitId, registerId, year: 2026, series: 'QĐ', from: 811, to: 812, reason: 'Để trống' };
    expect(await refusalOf(clerk.call(registers.explainGap, early))).toMatchObject({
      issues: [{ path: ['from'], message: { vi: expect.stringContaining('812') } }],
    });
  });

  it('can be told later where its numbers begin', async () => {
    const registerId = await aRegister();
    await record(registerId, { kind: 'QĐ', number: 812 });
    expect((await checked(registerId)).unexplained).toBe(811);
    await change(registerId, { firstNumbers: { QĐ: 812 } });
    expect(await checked(registerId)).toMatchObject({ gaps: [], unexplained: 0 });
    // The name alone may be changed without saying it again.
    await change(registerId, { version: 2, name: 'Sổ quyết định' });
    expect((await checked(registerId)).unexplained).toBe(0);
  });

  it('gives the numbers of each series from its own first one, which stays once one was taken', async () => {
    const registerId = await aRegister({ numbering: 'here', firstNumber: 30, firstNumbers: { QĐ: 812 } });
    const numbers = [
      await record(registerId, { kind: 'QĐ' }),
      await record(registerId, { kind: 'QĐ' }),
      await record(registerId),
      await record(registerId, { kind: 'SY' }),
    ].map(({ printed }) => printed);
    expect(numbers).toEqual(['812/QĐ-UBND', '813/QĐ-UBND', '30/KH-UBND', '01/SY-UBND']);
    expect(await checked(registerId)).toMatchObject({ gaps: [], unexplained: 0 });
    const { issues } = await refusalOf(
      change(registerId, { firstNumber: 31, firstNumbers: { QĐ: 1, BC: 9 } }),
    );
    expect(issues.map(({ path, message }) => [path, message.vi.match(/\d+/)?.[0]])).toEqual([
      [['firstNumber'], '30'],
      [['firstNumbers', 'QĐ'], '813'],
    ]);
    await change(registerId, { firstNumbers: { QĐ: 812, BC: 9 } });
    expect((await record(registerId, { kind: 'BC' })).number).toBe(9);
    expect(await verifyDocuments(office.database.db)).toEqual([]);
  });

  it('has no beginning for a series that it has not', async () => {
    const wrong = settingsOf({ seriesBy: 'register', firstNumbers: { QĐ: 812, SY: 3, TrS: 4, XX: 5 } });
    const { issues } = await refusalOf(administrator.call(registers.openRegister, wrong));
    expect(issues.map(({ path }) => path[1])).toEqual(['QĐ', 'TrS', 'XX']);
  });

  it('takes what arrived before with its earlier number of arrival, and wastes none of its own on it', async () => {
    const incoming = { direction: 'incoming', numbering: 'here', seriesBy: 'register' };
    const registerId = await aRegister({ ...incoming, firstNumber: 900 });
    const early = await arrived(registerId, { number: 811 });
    expect(early).toMatchObject({ number: 811, printed: '12/KH-UBND' });
    expect((await arrived(registerId)).number).toBeNull();
    expect((await arrived(registerId, { receivedOn: '2026-06-02' })).number).toBe(900);
    expect(await refusalOf(arrived(registerId, { number: 811 }))).toMatchObject({
      issues: [{ path: ['number'] }],
    });
    expect(await refusalOf(arrived(registerId, { number: 950 }))).toMatchObject({
      issues: [{ path: ['number'], message: { vi: expect.stringContaining('Ghi chú') } }],
    });
    expect(await refusalOf(arrived(registerId, { number: 950, receivedOn: '2026-06-02' }))).toMatchObject({
      issues: [{ path: ['number'] }],
    });
    expect(await checked(registerId)).toMatchObject({ gaps: [], doubles: [], unexplained: 0 });
    // It is mended, but does not move among the numbers of the register.
    const mended = { unitId, documentId: early.id, version: 1, reason: 'Ghi nhầm số đến', kind: 'KH' };
    const said = { printed: '12/KH-UBND', issuedOn: '2026-05-04', issuer: 'UBND tỉnh Minh Họa' };
    const correct = (more: object) => clerk.call(correctDocument, { ...mended, ...said, ...more });
    expect(await refusalOf(correct({ number: 810, receivedOn: '2026-06-02' }))).toMatchObject({
      issues: [{ path: ['receivedOn'] }],
    });
    await correct({ number: 810, receivedOn: '2026-05-06' });
    const { number, history } = (await clerk.call(getDocument, { unitId, documentId: early.id })).result;
    expect([number, history.at(-1)!.was]).toEqual([810, { number: 811 }]);
    await clerk.call(cancelDocument, { unitId, documentId: early.id, version: 2, reason: 'Ghi hai lần' });
    expect((await arrived(registerId, { receivedOn: '2026-06-02' })).number).toBe(901);
    expect(await verifyDocuments(office.database.db)).toEqual([]);
  });

  it('is closed by the days of what stands in it, not of slips that were cancelled', async () => {
    const registerId = await aRegister();
    await record(registerId, { number: 1 });
    const slip = await record(registerId, { number: 2, issuedOn: '2026-06-12' });
    expect(await refusalOf(change(registerId, { closedOn: '2026-06-10' }))).toMatchObject({
      issues: [{ path: ['closedOn'] }],
    });
    const cancelled = { unitId, documentId: slip.id, version: 1, reason: 'Gõ nhầm ngày' };
    await clerk.call(cancelDocument, cancelled);
    await change(registerId, { closedOn: '2026-06-10' });
  });
});
