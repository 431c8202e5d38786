import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { type Office, openOffice } from '../../../../tests/office.ts';
import { openReporting, type Reporting, type Staffed } from '../../../../tests/reporting.ts';
import { asText, aReport as aWorldReport, type Figures } from '../../../../tests/world.ts';
import { uuidv7 } from '../../../base/id.ts';
import { getReport, saveCells } from '../../reports/contract.ts';
import { proposeDerived, takeDerived } from '../../reports/contract-derived.ts';
import { addSuccession } from '../../units/keep.ts';
import { getReportFile, readReportFile, takeReportFile } from '../contract-import.ts';
import { besideCells } from '../web/taking/choices.ts';

const on = '2026-04-01';
const indicator = 'documents.directivesIssued';

onEveryDatabase('a file over a figure that was derived from former units', (open) => {
  let office: Office;
  let reporting: Reporting;
  let made: Staffed;
  let own: { unitId: string; reportId: string };

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-20');
    reporting = await openReporting(office, 0);
    const parentId = reporting.province.unitId;
    const former = await reporting.staff(await office.aUnit({ name: 'Xã Đông', parentId, to: '2026-03-31' }));
    const unitId = await office.aUnit({ name: 'Xã An Bình', parentId, from: on });
    const merger = { id: uuidv7(), kind: 'rename' as const, on, decision: 'NQ 2/NQ-UBTVQH', shares: [] };
    const from = [{ unitId: former.unitId, isPart: false }];
    await office.database.transaction((tx) =>
      addSuccession(tx, { ...merger, from, to: [{ unitId }], proposed: null }, office.now),
    );
    await reporting.send(former, await reporting.open('quarter', 2026, 1), { [indicator]: '12' });
    const halfYear = await reporting.open('half-year', 2026);
    office.now = new Date('2026-06-15T12:00:00+07:00');
    made = await reporting.staff(unitId);
    own = { unitId, reportId: await reporting.reportOf(made, halfYear) };
    await reporting.enter(made, own.reportId, indicator, '3', 0);
    const figures = [{ indicator, value: '15', version: 1 }];
    await made.officer.call(takeDerived, { ...own, figures });
  });

  const draft = async () => (await made.officer.call(getReport, own)).result;
  const cell = async () => (await draft()).cells.find((one) => one.indicator === indicator)!;
  const proposed = async () => {
    const { figures } = (await made.officer.call(proposeDerived, own)).result;
    return figures.find((one) => one.indicator === indicator)!;
  };
  const read = async (figures: Figures) => {
    const content = Buffer.from(asText(aWorldReport(figures))).toString('base64');
    const file = { ...own, fileId: uuidv7() };
    await made.officer.call(readReportFile, { ...file, name: 'cu.txt', content });
    return (await made.officer.call(getReportFile, file)).result;
  };
  const take = async (fileId: string, version: number) => {
    const cells = [{ indicator, typed: null, version }];
    return (await made.officer.call(takeReportFile, { ...own, fileId, cells, sections: [], isMeant: true }))
      .result;
  };

  it('is not chosen by itself: a person decides between the file and what was confirmed', async () => {
    const beside = besideCells(await draft(), await read({ [indicator]: '20' }), new Map());
    const row = beside.find(({ figure }) => figure.indicator === indicator)!;
    expect(row).toMatchObject({ held: '15', read: '20', isDoubtful: true, kind: null });
    expect(await cell()).toMatchObject({ value: '15', source: 'derived', version: 2 });
    expect(await proposed()).toMatchObject({ own: '3', value: '15', taken: true });
  });

  it('leaves the confirmed figure where somebody has confirmed it since the file was looked at', async () => {
    const { fileId } = await read({ [indicator]: '20' });
    const { cells, left } = await take(fileId, 1);
    expect([cells, left.map(({ what }) => what)]).toEqual([0, [indicator]]);
    expect(await cell()).toMatchObject({ value: '15', source: 'derived', version: 2 });
  });

  it('once taken holds what was derived: nothing of it is added a second time, and the cell tells both origins', async () => {
    const before = (await draft()).derived!;
    const { fileId } = await read({ [indicator]: '20' });
    expect(await take(fileId, 2)).toMatchObject({ cells: 1, left: [] });
    const taken = await cell();
    expect(taken).toMatchObject({ value: '20', source: 'imported', version: 3 });
    expect(taken.origin).toMatch(/^cu\.txt, .* 20\b.*số lũy kế \(Của đơn vị: 3; Xã Đông .*: 12/);
    expect(await proposed()).toMatchObject({ own: '20', holds: '12', value: '20', taken: true });
    expect((await draft()).derived).toEqual(before);
    // Typed over again, and over that from a file: it still holds the same twelve.
    const typed = { indicator, typed: '21', missing: null, note: null, version: 3 };
    await made.officer.call(saveCells, { ...own, cells: [typed] });
    expect(await proposed()).toMatchObject({ own: '21', holds: '12', value: '21', taken: true });
    await take((await read({ [indicator]: '25' })).fileId, 4);
    expect(await proposed()).toMatchObject({ own: '25', holds: '12', value: '25', taken: true });
    expect((await cell()).origin!.match(/Xã Đông \(bản ký lần 1/g)).toHaveLength(1);
  });

  it('of a figure that the file does not have the confirmed one stays', async () => {
    const { version, value } = await cell();
    const { fileId } = await read({ 'plan.tasksDone': '7' });
    const { cells, left } = await take(fileId, version);
    expect([cells, left.map(({ what }) => what)]).toEqual([0, [indicator]]);
    expect((await cell()).value).toBe(value);
    expect(office.troubles).toEqual([]);
  });
});
