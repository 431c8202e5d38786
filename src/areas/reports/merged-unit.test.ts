import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { paperHead, signSeen } from '../../../tests/report-makers.ts';
import { openReporting, type Reporting, type Staffed } from '../../../tests/reporting.ts';
import { uuidv7 } from '../../base/id.ts';
import { addSuccession } from '../units/keep.ts';
import { getReport } from './contract.ts';
import { chooseUnit, extendLock, listOwed, showMatrix } from './contract-campaign.ts';
import { chooseReceiver, showDesk } from './contract-desk.ts';
import { getSent, receiveReports } from './contract-receive.ts';

const on = '2026-07-01';

onEveryDatabase('a unit merged after the closing day', (open) => {
  let office: Office;
  let reporting: Reporting;
  let campaignId: string;
  let old: Staffed;
  let heir: Staffed;
  let giver: Staffed;
  let heirProvince: { readonly leader: Person; readonly manager: Person; readonly unitId: string };

  const merge = (from: string, to: string) =>
    office.database.transaction((tx) =>
      addSuccession(
        tx,
        {
          id: uuidv7(),
          kind: 'merge',
          on,
          decision: 'NQ 2/NQ-UBTVQH',
          from: [{ unitId: from, isPart: false }],
          to: [{ unitId: to }],
          shares: [],
          proposed: null,
        },
        office.now,
      ),
    );

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-06-20');
    const provinceId = await office.aUnit({ name: 'Tỉnh Cũ', kind: 'province', to: '2026-06-30' });
    reporting = await openReporting(office, 0, provinceId);
    const [oldId, newProvinceId] = [
      await office.aUnit({ name: 'Xã Cũ', parentId: provinceId, to: '2026-06-30' }),
      await office.aUnit({ name: 'Tỉnh Mới', kind: 'province', from: on }),
    ];
    const heirId = await office.aUnit({ name: 'Xã Mới', parentId: newProvinceId, from: on });
    const giverId = await office.aUnit({ name: 'Xã Bên', parentId: newProvinceId, from: on });
    await merge(oldId, heirId);
    await merge(provinceId, newProvinceId);
    old = await reporting.staff(oldId);
    campaignId = await reporting.open('half-year', 2026);
    await reporting.fill(old, await reporting.reportOf(old, campaignId), { 'feedback.received': '4' });
    office.now = new Date('2026-07-02T12:00:00+07:00');
    heir = await reporting.staff(heirId);
    giver = await reporting.staff(giverId);
    const post = { unitId: newProvinceId, reach: 'below' as const };
    heirProvince = {
      unitId: newProvinceId,
      leader: await office.aPerson({ role: 'leader', ...post }),
      manager: await office.aPerson({ role: 'campaignManager', ...post }),
    };
  });

  const asHeir = (): Staffed => ({ ...heir, unitId: old.unitId });

  it('its successor is shown what it owes, on the list and at the desk; others are not', async () => {
    const { units } = (await heir.officer.call(chooseUnit, {})).result;
    expect(units.map(({ name }) => name)).toEqual(['Xã Mới', 'Xã Cũ (đến hết ngày 30/6/2026)']);
    const { notices } = (await heir.officer.call(showDesk, {})).result;
    expect(notices.map(({ kind, unit }) => [kind, unit])).toEqual([
      ['overdue', 'Xã Cũ (đến hết ngày 30/6/2026)'],
    ]);
    expect((await giver.officer.call(chooseUnit, {})).result.units.map(({ name }) => name)).toEqual([
      'Xã Bên',
    ]);
    expect((await refusalOf(giver.officer.call(listOwed, { unitId: old.unitId }))).code).toBe(
      'not-permitted',
    );
    // A post in the unit that is no more gives nothing.
    const left = await office.aPerson({ role: 'reportingOfficer', unitId: old.unitId });
    expect((await refusalOf(left.call(listOwed, { unitId: old.unitId }))).code).toBe('not-permitted');
  });

  it('the successor goes on with the draft, signs on its own paper, and the log names it', async () => {
    const reportId = await reporting.reportOf(asHeir(), campaignId);
    const own = { unitId: old.unitId, reportId };
    const { cells, colleagues } = (await heir.officer.call(getReport, own)).result;
    const cell = cells.find(({ indicator }) => indicator === 'feedback.received')!;
    expect([cell.value, cell.editable]).toEqual(['4', true]);
    expect(colleagues.map(({ id }) => id)).toEqual([heir.officer.id]);
    await reporting.enter(asHeir(), reportId, 'feedback.received', '5', cell.version);
    await reporting.sign(asHeir(), reportId);
    const { actions } = (await heir.officer.call(getReport, own)).result;
    expect(actions.map(({ kind, unit }) => [kind, unit]).reverse()).toEqual([
      ['begun', 'Xã Cũ'],
      ['closed', 'Xã Mới'],
      ['signed', 'Xã Mới'],
    ]);
    const { frozen } = await frozenOf(reportId);
    expect([frozen.unit.name, frozen.issuer]).toEqual(['Xã Cũ', { name: 'Xã Mới', above: 'Tỉnh Mới' }]);
  });

  it('what was sent to a province that is no more is received by what it became', async () => {
    const reportId = await reporting.reportOf(asHeir(), campaignId);
    const receiverId = reporting.province.unitId;
    const { leader, manager } = heirProvince;
    expect((await leader.call(chooseReceiver, {})).result.units.map(({ name }) => name)).toEqual([
      'Tỉnh Mới',
      'Tỉnh Cũ (đến hết ngày 30/6/2026)',
    ]);
    const matrix = (await manager.call(showMatrix, { unitId: receiverId, campaignId })).result;
    expect(matrix.counts).toMatchObject({ sentLate: 1, overdue: 0 });
    const sent = { unitId: old.unitId, reportId };
    expect((await leader.call(getSent, { ...sent, number: 1 })).result.may).toContain('receive');
    await leader.call(receiveReports, { receiverId, reports: [{ ...sent, number: 1 }] });
    const after = (await manager.call(showMatrix, { unitId: receiverId, campaignId })).result;
    expect(after.counts).toMatchObject({ received: 1, sentLate: 0 });
  });

  it('a later day of the lock is given by what the opener became', async () => {
    const { manager } = heirProvince;
    const second = await reporting.reportOf({ ...heir, unitId: old.unitId }, campaignId);
    const asked = { unitId: old.unitId, reportId: second, lockOn: '2199-02-01', reason: 'Xã đã sáp nhập' };
    // Received, so there is nothing to extend: the state refuses, not the post.
    expect((await refusalOf(manager.call(extendLock, asked))).code).toBe('input-invalid');
    const stranger = await office.aPerson({ role: 'campaignManager', unitId: giver.unitId });
    expect((await refusalOf(stranger.call(extendLock, asked))).code).toBe('not-permitted');
    const head = paperHead('2026-07-02');
    expect(
      (await refusalOf(signSeen(giver.leader.call, { unitId: old.unitId, reportId: second, ...head }))).code,
    ).toBe('not-permitted');
    expect(office.troubles).toEqual([]);
  });

  async function frozenOf(reportId: string) {
    const row = await office.database.db
      .selectFrom('report_version')
      .select('content')
      .where('report_id', '=', reportId)
      .executeTakeFirstOrThrow();
    return { frozen: JSON.parse(row.content) };
  }
});
