import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { type Office, openOffice, type Person } from '../../../../tests/office.ts';
import { uuidv7 } from '../../../base/id.ts';
import { loadForms } from '../catalogue.ts';
import { keepFile } from '../kept-catalogue.ts';
import { listSeries, showTrend } from './contract.ts';

const counted = 'documents.directivesIssued';
const rate = 'plan.completionRate';

onEveryDatabase('a trend over a merger', (open) => {
  let office: Office;
  let provinceId: string;
  let person: Person;
  let hash: string;
  const campaigns = new Map<number, string>();

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-16');
    provinceId = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    person = await office.aPerson({ role: 'reportingOfficer', unitId: provinceId, reach: 'below' });
    const [form] = loadForms();
    hash = await office.database.transaction((tx) =>
      keepFile(tx, { kind: 'form', content: form! }, office.now),
    );
    for (const year of [2024, 2025, 2026]) campaigns.set(year, await aCampaign(year));
  });

  async function aCampaign(year: number, kind: 'quarter' | 'year' = 'quarter'): Promise<string> {
    const { db } = office.database;
    const id = uuidv7();
    const opened = { opened_by: person.id, opened_at: office.now, decision: '' };
    await db
      .insertInto('campaign')
      .values({
        id,
        opener_id: provinceId,
        kind,
        year,
        quarter: kind === 'quarter' ? 1 : null,
        title: `${kind} ${year}`,
        ...opened,
      })
      .execute();
    const days = { window_from: `${year - 1}-12-15`, window_to: `${year}-03-09`, due_on: `${year}-03-16` };
    await db
      .insertInto('campaign_level')
      .values({
        campaign_id: id,
        level: 'commune',
        form_hash: hash,
        outline_hash: hash,
        lock_on: `${year}-03-20`,
        ...days,
      })
      .execute();
    return id;
  }

  async function signed(unitId: string, year: number, figures: Record<string, string | null>): Promise<void> {
    const { db } = office.database;
    const [id, campaign_id] = [uuidv7(), campaigns.get(year)!];
    const day = `${year || 2025}-03-16`;
    const state = {
      status: 'sent' as const,
      first_sent_on: day,
      sent_number: 1,
      received_number: 0,
      last_action: 1,
    };
    await db
      .insertInto('report')
      .values({
        unit_id: unitId,
        id,
        campaign_id,
        level: 'commune',
        receiver_id: provinceId,
        due_on: day,
        lock_on: day,
        ...state,
      })
      .execute();
    const key = { unit_id: unitId, report_id: id, number: 1, campaign_id };
    await db
      .insertInto('report_version')
      .values({ ...key, hash, content: '{}', reason: null, signed_by: person.id, signed_at: office.now })
      .execute();
    for (const [indicator, value] of Object.entries(figures))
      await db
        .insertInto('report_figure')
        .values({
          ...key,
          indicator,
          value,
          missing: value === null ? 'no-data' : null,
          numerator: null,
          denominator: null,
        })
        .execute();
  }

  const before = (name: string) => office.aUnit({ name, parentId: provinceId, to: '2025-06-30' });
  const after = (name: string) => office.aUnit({ name, parentId: provinceId, from: '2025-07-01' });

  async function succeed(from: readonly string[], to: readonly string[]): Promise<void> {
    await office.database.transaction(async (tx) => {
      const id = uuidv7();
      const kind = from.length > 1 ? ('merge' as const) : ('split' as const);
      await tx
        .insertInto('succession')
        .values({
          id,
          kind,
          effective_on: '2025-07-01',
          decision: 'NQ 1',
          state: 'confirmed',
          certainty: '1',
          reading: null,
          source_text: null,
          version: 1,
          created_at: office.now,
        })
        .execute();
      const sides = [
        ...from.map((unit_id) => ({ succession_id: id, side: 'from' as const, unit_id, is_part: false })),
        ...to.map((unit_id) => ({ succession_id: id, side: 'to' as const, unit_id, is_part: false })),
      ];
      await tx.insertInto('succession_unit').values(sides).execute();
      await tx
        .updateTable('unit_tree')
        .set((eb) => ({ version: eb('version', '+', 1) }))
        .execute();
    });
  }

  const trend = async (unitId: string, indicator: string) =>
    (await person.call(showTrend, { unitId, indicator, kind: 'quarter' })).result.points.map((point) => ({
      year: point.year,
      value: point.value,
      carried: point.carried,
      reason: point.break?.reason ?? null,
      asSigned: point.asSigned.map(({ name, value }) => `${name} ${value}`).sort(),
    }));

  it('sums what the units before had signed, exactly, and shows theirs beside; a rate is broken there', async () => {
    const [a, b] = [await before('Xã A'), await before('Xã B')];
    const joined = await after('Xã Mới');
    await succeed([a, b], [joined]);
    await signed(a, 2025, { [counted]: '12.5', [rate]: '50' });
    await signed(b, 2025, { [counted]: '7', [rate]: '100' });
    await signed(joined, 2026, { [counted]: '21', [rate]: '80' });
    expect(await trend(joined, counted)).toEqual([
      { year: 2025, value: '19.5', carried: true, reason: null, asSigned: ['Xã A 12.5', 'Xã B 7'] },
      { year: 2026, value: '21', carried: false, reason: null, asSigned: ['Xã Mới 21'] },
    ]);
    expect((await trend(joined, rate)).map(({ value, reason }) => [value, reason])).toEqual([
      [null, 'not-additive'],
      ['80', null],
    ]);
    const waits = async () =>
      (
        await person.call(showTrend, { unitId: joined, indicator: counted, kind: 'quarter' })
      ).result.points.map(({ unreceived }) => unreceived);
    expect(await waits()).toEqual([true, true]);
    const received = { status: 'received' as const, received_number: 1 };
    await office.database.db
      .updateTable('report')
      .set(received)
      .where('unit_id', 'in', [a, joined])
      .execute();
    // Of two that were added up one is enough.
    expect(await waits()).toEqual([true, false]);
    // On the boundaries of before the old units keep their own series.
    expect((await trend(a, counted)).map(({ year, value }) => [year, value])).toEqual([[2025, '12.5']]);
  });

  it('is broken where one of the units before has no figure', async () => {
    const [a, b] = [await before('Xã C'), await before('Xã D')];
    const joined = await after('Xã Lớn');
    await succeed([a, b], [joined]);
    await signed(a, 2024, { [counted]: '3' });
    await signed(a, 2025, { [counted]: '3' });
    await signed(b, 2025, { [counted]: null });
    expect((await trend(joined, counted)).map(({ year, value, reason }) => [year, value, reason])).toEqual([
      [2024, null, 'not-all'],
      [2025, null, 'not-all'],
    ]);
  });

  it('is broken where a unit was divided and no shares were entered', async () => {
    const whole = await before('Xã Rộng');
    const [left, right] = [await after('Xã Trái'), await after('Xã Phải')];
    await succeed([whole], [left, right]);
    await signed(whole, 2025, { [counted]: '9' });
    await signed(left, 2026, { [counted]: '4' });
    expect((await trend(left, counted)).map(({ value, reason }) => [value, reason])).toEqual([
      [null, 'divided'],
      ['4', null],
    ]);
    expect(office.troubles).toEqual([]);
  });

  it('is offered first over the kind of period that there is most of', async () => {
    const unitId = await office.aUnit({ name: 'Xã Lúa', parentId: provinceId });
    const wholeYear = 0;
    campaigns.set(wholeYear, await aCampaign(2025, 'year'));
    await signed(unitId, wholeYear, { [counted]: '40', [rate]: '50' });
    for (const year of [2025, 2026]) await signed(unitId, year, { [counted]: '10' });
    const { series } = (await person.call(listSeries, { unitId })).result;
    expect(series.map(({ indicator, kinds }) => [indicator, kinds])).toEqual([
      [counted, ['quarter', 'year']],
      [rate, ['year']],
    ]);
  });
});
