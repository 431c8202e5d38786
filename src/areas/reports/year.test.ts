import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { openReporting, type Reporting, type Staffed } from '../../../tests/reporting.ts';
import { uuidv7 } from '../../base/id.ts';
import { addSuccession } from '../units/keep.ts';
import { showMatrix, standings } from './contract-campaign.ts';
import { showYear } from './contract-matrix.ts';

onEveryDatabase('the campaigns of a year beside each other', (open) => {
  let office: Office;
  let reporting: Reporting;
  let unitId: string;
  const campaigns: string[] = [];

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-06-12');
    unitId = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    const oldId = await office.aUnit({ name: 'Xã Cũ', parentId: unitId, to: '2026-04-30' });
    const heirId = await office.aUnit({ name: 'Xã Mới', parentId: unitId, from: '2026-05-01' });
    reporting = await openReporting(office, 3, unitId);
    await office.database.transaction((tx) =>
      addSuccession(
        tx,
        {
          ...{ id: uuidv7(), kind: 'merge', on: '2026-05-01', decision: 'NQ 2/NQ-HĐND' },
          ...{ from: [{ unitId: oldId, isPart: false }], to: [{ unitId: heirId }] },
          ...{ shares: [], proposed: null },
        },
        office.now,
      ),
    );
    const heir = await reporting.staff(heirId);
    const old = { ...heir, unitId: oldId };
    const [one, two] = reporting.communes as [Staffed, Staffed];
    campaigns.push(await reporting.open('quarter', 2026, 1));
    const received = [
      await reporting.send(old, campaigns[0]!, {}),
      await reporting.send(one, campaigns[0]!, {}),
    ];
    await reporting.receive(received);
    await reporting.send(two, campaigns[0]!, {});
    // Days pass faster here: two of the three were in time.
    await office.database.db
      .updateTable('report')
      .set({ first_sent_on: '2026-03-14' })
      .where('received_number', '=', 1)
      .execute();
    campaigns.push(await reporting.open('half-year', 2026));
    await reporting.send(heir, campaigns[1]!, {});
    campaigns.push(await reporting.open('quarter', 2025, 4));
  });

  const shown = async (more: object = {}) =>
    (await reporting.manager.call(showYear, { unitId, ...more })).result;

  it('a merged unit has a row until its day, what it became its own after', async () => {
    const { year, years, units } = await shown();
    expect([year, years]).toEqual([2026, [2026, 2025]]);
    const rows = units.map(({ name, until, became, reports }) => [
      ...[name, until, became],
      reports.map((one) => one?.standing ?? null),
    ]);
    expect(rows).toEqual([
      ['Xã Cũ', '2026-04-30', ['Xã Mới'], ['received', null]],
      ['Xã Mới', null, [], [null, 'sentOnTime']],
      ['Xã Số 1', null, [], ['received', 'notBegun']],
      ['Xã Số 2', null, [], ['sentLate', 'notBegun']],
      ['Xã Số 3', null, [], ['overdue', 'notBegun']],
    ]);
  });

  it('every count, of a campaign and of all, opens a list as long as it says', async () => {
    const { counts, owed, onTimeRate, campaigns: columns, found } = await shown();
    expect([owed, found, onTimeRate]).toEqual([8, 8, 50]);
    expect(columns.map(({ id, onTimeRate }) => [id, onTimeRate])).toEqual([
      [campaigns[0], 50],
      // Its day has not come.
      [campaigns[1], null],
    ]);
    for (const standing of standings) {
      const { units, found, ...all } = await shown({ standing });
      expect(found).toBe(counts[standing]);
      expect(units.flatMap(({ reports }) => reports.filter((one) => one !== null)).length).toBe(found);
      expect(all.counts).toEqual(counts);
      for (const { id: campaignId, counts: own } of columns) {
        const list = await reporting.manager.call(showMatrix, { unitId, campaignId, standing });
        expect(list.result.count).toBe(own[standing]);
      }
    }
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(owed);
  });

  it('is narrowed down by year, kind and name, and pages tell the whole', async () => {
    expect((await shown({ year: 2025 })).campaigns.map(({ id }) => id)).toEqual([campaigns[2]]);
    expect((await shown({ kind: 'half-year' })).campaigns.map(({ id }) => id)).toEqual([campaigns[1]]);
    expect((await shown({ text: 'xa cu' })).units.map(({ name }) => name)).toEqual(['Xã Cũ']);
    const second = await shown({ start: 2, size: 2 });
    expect([second.count, second.found, second.units.map(({ name }) => name)]).toEqual([
      ...[5, 8],
      ['Xã Số 1', 'Xã Số 2'],
    ]);
    expect(await shown({ year: 2020 })).toMatchObject({ owed: 0, onTimeRate: null, units: [] });
  });

  it('tells a unit below nothing of the others', async () => {
    const [one] = reporting.communes as [Staffed];
    expect((await refusalOf(one.leader.call(showYear, { unitId }))).code).toBe('not-permitted');
    const own = (await one.leader.call(showYear, { unitId: one.unitId })).result;
    expect([own.owed, own.units]).toEqual([0, []]);
    expect(office.troubles).toEqual([]);
  });
});
