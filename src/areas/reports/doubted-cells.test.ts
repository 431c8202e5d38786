import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { openOffice } from '../../../tests/office.ts';
import { openReporting } from '../../../tests/reporting.ts';
import { getReport, saveCells } from './contract.ts';
import { sheetOf } from './web/entry/rows.ts';

const indicator = 'finance.investment.plan';

onEveryDatabase('a figure that could mean another one', (open) => {
  it('is doubted beside its cell, for whoever opens the report, until somebody confirms it or types anew', async () => {
    const office = await openOffice(await open(), '2026-03-20');
    const reporting = await openReporting(office, 1);
    const unit = reporting.communes[0]!;
    const reportId = await reporting.reportOf(unit, await reporting.open('quarter', 2026, 1));
    const own = { unitId: unit.unitId, reportId };
    const view = async () => (await unit.officer.call(getReport, own)).result;
    const cell = async () => (await view()).cells.find((one) => one.indicator === indicator)!;
    const put = async (typed: string, more: { note?: string; doubted?: boolean; pasted?: boolean } = {}) => {
      const { version } = await cell();
      const typing = { indicator, typed, missing: null, note: null, version, ...more };
      const { kept } = (await unit.officer.call(saveCells, { ...own, cells: [typing] })).result;
      return kept.map(({ value, doubted }) => [value, doubted]);
    };
    expect((await cell()).doubted).toBe(false);
    // An English column: half a thousandth of what was meant, perhaps.
    expect(await put('12,500', { pasted: true, doubted: true })).toEqual([['12.5', true]]);
    expect(await cell()).toMatchObject({ value: '12.5', source: 'pasted', doubted: true });
    const shown = sheetOf(await view(), new Map(), new Map()).cells.get(indicator)!;
    expect([shown.typed, shown.doubted]).toEqual(['12,5', true]);
    expect(await put('12,5', { note: 'Theo QĐ 5', doubted: true })).toEqual([['12.5', true]]);
    const told = async () => (await view()).findings.filter(({ key }) => key.startsWith('unconfirmed'));
    expect(await told()).toMatchObject([{ severity: 'warning', indicators: [indicator] }]);
    expect(await put('12,5', { doubted: false })).toEqual([['12.5', false]]);
    expect(await told()).toEqual([]);
    expect(await cell()).toMatchObject({ value: '12.5', source: 'typed', doubted: false });
    // Who does not say is asked by what was typed.
    expect(await put('12,500')).toEqual([['12.5', true]]);
    expect(await put('12.500')).toEqual([['12500', false]]);
    expect(await put('12,500')).toEqual([['12.5', true]]);
    expect(await put('', { doubted: true })).toEqual([[null, false]]);
    expect((await cell()).doubted).toBe(false);
    expect(office.troubles).toEqual([]);
  });

  it('is confirmed by who typed it also where the answer to the typing was lost, and not doubted anew by it', async () => {
    const office = await openOffice(await open(), '2026-03-20');
    const reporting = await openReporting(office, 1);
    const unit = reporting.communes[0]!;
    const reportId = await reporting.reportOf(unit, await reporting.open('quarter', 2026, 1));
    const own = { unitId: unit.unitId, reportId };
    const put = async (doubted: boolean, version: number) => {
      const typing = { indicator, typed: '12,5', missing: null, note: null, version, doubted };
      const { kept } = (await unit.officer.call(saveCells, { ...own, cells: [typing] })).result;
      const { cells } = (await unit.officer.call(getReport, own)).result;
      const stored = cells.find((one) => one.indicator === indicator)!;
      expect(kept).toMatchObject([{ version: stored.version, doubted: stored.doubted }]);
      return [stored.version, stored.doubted];
    };
    expect(await put(true, 0)).toEqual([1, true]);
    expect(await put(true, 0)).toEqual([1, true]);
    expect(await put(false, 0)).toEqual([2, false]);
    expect(await put(false, 0)).toEqual([2, false]);
    expect(await put(true, 0)).toEqual([2, false]);
    expect(office.troubles).toEqual([]);
  });
});
