import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { openOffice } from '../../../tests/office.ts';
import { openReporting } from '../../../tests/reporting.ts';
import { getReport, saveCells } from './contract.ts';
import { explainFigure, showAddedUp, takeFigures } from './contract-receive.ts';

const indicator = 'legal.issuedByProvince';

onEveryDatabase('a row that the own office alone is asked', (open) => {
  it('is what the office says of it: no unit below lacks it, in the draft or in what was signed', async () => {
    const office = await openOffice(await open(), '2026-03-20');
    const reporting = await openReporting(office, 2);
    const { province, communes } = reporting;
    const campaignId = await reporting.open('quarter', 2026, 1);
    const children = [await reporting.send(communes[0]!, campaignId, {})];
    await reporting.receive(children);
    const own = { unitId: province.unitId, reportId: await reporting.reportOf(province, campaignId) };
    await province.officer.call(takeFigures, { ...own, children });
    const explain = async () => (await province.officer.call(explainFigure, { ...own, indicator })).result;
    const cellOf = async () =>
      (await province.officer.call(getReport, own)).result.cells.find((one) => one.indicator === indicator)!;

    expect(await cellOf()).toMatchObject({ value: null, missing: null });
    const cell = { indicator, typed: '', missing: 'nothing-arose' as const, note: null, version: 0 };
    await province.officer.call(saveCells, { ...own, cells: [cell] });
    expect(await cellOf()).toMatchObject({
      value: null,
      missing: 'nothing-arose',
      addedUp: { own: { missing: 'nothing-arose' }, below: { value: null, missing: null } },
    });
    expect(await explain()).toMatchObject({ missing: 'nothing-arose', missingUnits: [] });
    const { figures } = (await province.officer.call(showAddedUp, own)).result;
    const lacking = (id: string) => figures.find((one) => one.indicator === id)?.missingUnits;
    expect([lacking(indicator), lacking('documents.directivesIssued')]).toEqual([0, 1]);

    await reporting.fill(province, own.reportId, {});
    await reporting.sign(province, own.reportId);
    expect(await explain()).toMatchObject({ missing: 'nothing-arose', missingUnits: [] });
    const asked = { ...own, indicator: 'documents.directivesIssued' };
    expect((await province.officer.call(explainFigure, asked)).result.missingUnits).toMatchObject([
      { unitId: communes[1]!.unitId, why: 'no-report' },
    ]);
    expect(office.troubles).toEqual([]);
  });
});
