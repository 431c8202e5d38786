import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../tests/database.ts';
import { type Office, openOffice, refusalOf } from '../../../tests/office.ts';
import { openReporting, type Reporting } from '../../../tests/reporting.ts';
import { uuidv7 } from '../../base/id.ts';
import { getReport, saveCells } from './contract.ts';
import { adjustFigure, explainFigure, takeFigures, withdrawAdjustment } from './contract-receive.ts';
import { typeInto } from './web/entry/queue.ts';
import { sheetOf } from './web/entry/rows.ts';

const indicator = 'documents.directivesIssued';

onEveryDatabase('the own part of a figure that adds up', (open) => {
  let office: Office;
  let reporting: Reporting;
  let own: { readonly unitId: string; readonly reportId: string };

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-20');
    reporting = await openReporting(office, 2);
    const { province, communes } = reporting;
    const campaignId = await reporting.open('quarter', 2026, 1);
    const children = [];
    for (const [at, unit] of communes.entries())
      children.push(await reporting.send(unit, campaignId, { [indicator]: String(5 + at) }));
    own = { unitId: province.unitId, reportId: await reporting.reportOf(province, campaignId) };
    await province.officer.call(takeFigures, { ...own, children, alsoSent: true });
    const reason = 'Trừ văn bản đếm trùng của hai xã';
    const adjustment = { ...own, id: uuidv7(), indicator, amount: '-1', reason };
    for (let twice = 0; twice < 2; twice += 1) await province.officer.call(adjustFigure, adjustment);
    const other = province.officer.call(adjustFigure, { ...adjustment, amount: '-2' });
    expect((await refusalOf(other)).code).toBe('already-there');
  });

  const view = async () => (await reporting.province.officer.call(getReport, own)).result;
  const cell = async () => (await view()).cells.find((one) => one.indicator === indicator)!;
  const put = (typed: string, version: number) => ({
    ...own,
    cells: [{ indicator, typed, missing: null, note: null, version }],
  });

  it('is typed beside what is below, and the total follows as one types', async () => {
    const before = await cell();
    expect(before).toMatchObject({
      value: '10',
      source: 'addedUp',
      editable: true,
      addedUp: { own: { value: null }, below: { value: '11', missing: null }, adjusted: '-1' },
    });
    const typing = { indicator, typed: '4', missing: null, note: null, version: 0, pasted: false };
    const shown = sheetOf(await view(), typeInto(new Map(), typing, 'a'), new Map()).cells.get(indicator)!;
    expect([shown.held.value, shown.own?.value, shown.typed]).toEqual(['14', '4', '4']);
    const clerk = await office.aPerson({ role: 'documentClerk', unitId: own.unitId });
    for (const person of [clerk, reporting.province.leader, reporting.communes[0]!.officer])
      expect((await refusalOf(person.call(saveCells, put('4', 0)))).code).toBe('not-permitted');
    const { kept } = (await reporting.province.officer.call(saveCells, put('4', 0))).result;
    expect(kept).toMatchObject([{ value: '4', version: 1 }]);
    expect(await cell()).toMatchObject({ value: '14', addedUp: { own: { value: '4' } } });
  });

  it('takes a reason why there is no figure and a note as any other cell does', async () => {
    const { officer } = reporting.province;
    const { addedUp, version } = await cell();
    expect(addedUp!.own).toEqual({ value: '4', missing: null });
    const said = { indicator, typed: '', missing: 'nothing-arose' as const, note: 'Chỉ các xã ban hành' };
    const typing = { ...said, version, pasted: false };
    const shown = sheetOf(await view(), typeInto(new Map(), typing, 'a'), new Map()).cells.get(indicator)!;
    expect([shown.held.value, shown.own?.missing]).toEqual(['10', 'nothing-arose']);
    const { kept } = (await officer.call(saveCells, { ...own, cells: [{ ...said, version }] })).result;
    expect(kept).toHaveLength(1);
    expect(await cell()).toMatchObject({
      value: '10',
      note: said.note,
      addedUp: { own: { value: null, missing: 'nothing-arose' } },
    });
    const seen = await view();
    const unknown = {
      own: addedUp!.own,
      below: { value: null, missing: 'no-data' as const },
      adjusted: null,
    };
    const cells = seen.cells.map((one) => (one.indicator === indicator ? { ...one, addedUp: unknown } : one));
    const together = sheetOf({ ...seen, cells }, typeInto(new Map(), typing, 'a'), new Map()).cells;
    expect(together.get(indicator)!.held).toMatchObject({ value: null, missing: 'no-data' });
    await officer.call(saveCells, put('4', (await cell()).version));
    expect(await cell()).toMatchObject({ value: '14', note: null });
  });

  it('is not adjusted to what no cell could hold, and nothing of that is kept', async () => {
    const { officer } = reporting.province;
    const { value } = await cell();
    const adjust = (amount: string, id = uuidv7()) =>
      officer.call(adjustFigure, { ...own, id, indicator, amount, reason: 'Trừ số trùng' });
    for (const amount of ['-500', '0,5']) {
      const { code, issues } = await refusalOf(adjust(amount));
      expect([code, issues?.[0]?.path]).toEqual(['input-invalid', ['amount']]);
      expect(issues?.[0]?.message.vi).toContain('Điều chỉnh như vậy thì tổng là');
    }
    expect(await cell()).toMatchObject({ value, addedUp: { adjusted: '-1' } });
    const [more, less] = [uuidv7(), uuidv7()];
    await adjust('20', more);
    await adjust(`-${Number(value) + 10}`, less);
    const withdraw = (id: string) => officer.call(withdrawAdjustment, { ...own, id });
    expect((await refusalOf(withdraw(more))).code).toBe('input-invalid');
    for (const id of [less, more]) await withdraw(id);
    expect((await refusalOf(withdraw(more))).code).toBe('not-found');
    expect(await cell()).toMatchObject({ value, addedUp: { adjusted: '-1' } });
  });

  it('opens into parts that add up to the total', async () => {
    const asked = { ...own, indicator };
    const told = (await reporting.province.officer.call(explainFigure, asked)).result;
    const { value, parts, adjustments } = told;
    // The author of the own part is not that of the sum; each version says who took it.
    expect([told.source, told.by, told.at]).toEqual(['addedUp', null, null]);
    expect(parts.map(({ by, at }) => [typeof by, typeof at])).toEqual(Array(3).fill(['string', 'string']));
    const all = [...parts.map((part) => part.value), ...adjustments.map(({ amount }) => amount)];
    expect(all.map(Number).reduce((sum, one) => sum + one, 0)).toBe(Number(value));
    expect(parts.filter(({ unitId }) => unitId === own.unitId).map((part) => part.value)).toEqual(['4']);
    const { cells } = await view();
    const rates = cells.filter(({ source, addedUp }) => source === 'addedUp' && addedUp === null);
    expect(rates.length).toBeGreaterThan(0);
    expect(office.troubles).toEqual([]);
  });
});
