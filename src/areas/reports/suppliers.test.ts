import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, type Person, refusalOf } from '../../../tests/office.ts';
import { openReporting, type Staffed } from '../../../tests/reporting.ts';
import { loadForms } from './catalogue.ts';
import { getReport } from './contract.ts';
import { listSuppliers, setSupplier } from './contract-suppliers.ts';
import { cellsOf } from './working.ts';

const indicator = 'legal.checked';

onEveryDatabase('who supplies the figures', (open) => {
  let office: Office;
  let provinceId: string;
  let administrator: Person;
  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-02');
    provinceId = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
    administrator = await office.aPerson({ role: 'unitAdministrator', unitId: provinceId });
  });
  const set = (supplier: string | null, from: string, by = administrator) =>
    by.call(setSupplier, {
      unitId: provinceId,
      indicators: [indicator],
      supplier,
      from,
      reason: 'QĐ 12/QĐ-UBND',
    });
  const shown = async (unitId = provinceId, by = administrator) =>
    (await by.call(listSuppliers, { unitId })).result.figures.find((one) => one.indicator === indicator)!;

  it('is proposed for a province, and for nobody else', async () => {
    expect(await shown()).toMatchObject({ proposed: 'Sở Tư pháp', supplier: 'Sở Tư pháp', settings: [] });
    const commune = await office.aUnit({ name: 'Xã An Bình', parentId: provinceId });
    const clerk = await office.aPerson({ role: 'specialist', unitId: commune });
    expect(await shown(commune, clerk)).toMatchObject({ proposed: null, supplier: null });
  });

  it('is told of the figures that the form of the day prints, in its order: none of districts since there are none', async () => {
    const { figures } = (await administrator.call(listSuppliers, { unitId: provinceId })).result;
    const form = loadForms().find(({ id }) => id === 'cchc-2025-province')!;
    const printed = [...cellsOf(form).keys()];
    const listed = figures.map((one) => one.indicator);
    expect(listed.length).toBeGreaterThan(40);
    expect(listed).toEqual(printed.filter((one) => listed.includes(one)));
    expect(listed.filter((one) => /district/i.test(one))).toEqual([]);
  });

  it('is set from a day on, with its reason; what was set before stays to be read, and the proposal comes back', async () => {
    await set('Văn phòng UBND tỉnh', '2026-03-03');
    expect(await shown()).toMatchObject({ supplier: 'Sở Tư pháp', settings: [{ from: '2026-03-03' }] });
    office.now = new Date('2026-03-03T08:00:00+07:00');
    administrator = await office.aPerson({ role: 'unitAdministrator', unitId: provinceId });
    expect((await shown()).supplier).toBe('Văn phòng UBND tỉnh');
    await set('Sở Nội vụ', '2026-03-03');
    expect((await shown()).supplier).toBe('Sở Nội vụ');
    await set(null, '2026-03-03');
    const { supplier, settings } = await shown();
    expect(supplier).toBe('Sở Tư pháp');
    expect(settings.map((one) => [one.supplier, one.reason, one.by])).toEqual([
      [null, 'QĐ 12/QĐ-UBND', 'Trần Thị Bình'],
      ['Sở Nội vụ', 'QĐ 12/QĐ-UBND', 'Trần Thị Bình'],
      ['Văn phòng UBND tỉnh', 'QĐ 12/QĐ-UBND', 'Trần Thị Bình'],
    ]);
  });

  it('stands on the card of the figure and beside the part that is given out, as it was on the closing day', async () => {
    const reporting = await openReporting(office, 1, provinceId);
    const campaignId = await reporting.open('quarter', 2026, 2);
    const own = { unitId: provinceId, reportId: await reporting.reportOf(reporting.province, campaignId) };
    const seen = async (by: Staffed, of = own) => {
      const { cards, parts } = (await by.officer.call(getReport, of)).result;
      return { card: cards.find((one) => one.indicator === indicator)?.supplier, parts };
    };
    const { card, parts } = await seen(reporting.province);
    expect(card).toBe('Sở Tư pháp');
    const legal = parts.find(({ suppliers }) => suppliers.some(({ name }) => name === 'Sở Tư pháp'))!;
    expect(legal.suppliers[0]!.cells).toBeGreaterThan(1);
    await set('Văn phòng UBND tỉnh', '2026-05-01');
    expect((await seen(reporting.province)).card).toBe('Văn phòng UBND tỉnh');
    await set('Sở Nội vụ', '2026-12-01');
    expect((await seen(reporting.province)).card).toBe('Văn phòng UBND tỉnh');
    const [commune] = reporting.communes as [Staffed];
    const reportId = await reporting.reportOf(commune, campaignId);
    const below = await seen(commune, { unitId: commune.unitId, reportId });
    expect([below.card ?? null, below.parts.flatMap(({ suppliers }) => suppliers)]).toEqual([null, []]);
  });

  it('is set by those who administer the unit or make its report, and only of what is reported', async () => {
    const leader = await office.aPerson({ role: 'leader', unitId: provinceId });
    expect((await refusalOf(set('Sở Nội vụ', '2026-05-01', leader))).code).toBe('not-permitted');
    const asked = { unitId: provinceId, supplier: 'Sở Nội vụ', from: '2026-05-01', reason: 'QĐ 12/QĐ-UBND' };
    const unknown = administrator.call(setSupplier, { ...asked, indicators: ['no.such'] });
    expect((await refusalOf(unknown)).code).toBe('not-found');
    expect(office.troubles).toEqual([]);
  });
});
