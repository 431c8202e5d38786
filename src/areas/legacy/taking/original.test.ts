import { expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { openOffice, type Person } from '../../../../tests/office.ts';
import { openReporting, type Reporting } from '../../../../tests/reporting.ts';
import { asText, aReport as aWorldReport, soundFigures } from '../../../../tests/world.ts';
import { urlOf } from '../../../base/call.ts';
import { uuidv7 } from '../../../base/id.ts';
import { getReport } from '../../reports/contract.ts';
import { getOriginal } from '../../reports/contract-original.ts';
import { explainFigure } from '../../reports/contract-receive.ts';
import { readReportFile, takeReportFile } from '../contract-import.ts';

const indicator = 'plan.tasksDone';
const text = asText(aWorldReport({ ...soundFigures, [indicator]: '7' }));

onEveryDatabase('the file that a figure was read from', (open) => {
  it('opens for who may read the draft, and for who may read what was signed with it', async () => {
    const office = await openOffice(await open(), '2026-06-15');
    const reporting = await openReporting(office, 2);
    const [unit, other] = reporting.communes as [
      Reporting['communes'][number],
      Reporting['communes'][number],
    ];
    const reportId = await reporting.reportOf(unit, await reporting.open('quarter', 2026, 1));
    const own = { unitId: unit.unitId, reportId };
    const read = async (name: string, content: string) => {
      const bytes = Buffer.from(content).toString('base64');
      const file = { ...own, fileId: uuidv7(), name, content: bytes };
      return (await unit.officer.call(readReportFile, file)).result.fileId;
    };
    const [used, unused] = [await read('quy-1.txt', text), await read('khac.txt', `${text}\n`)];
    await reporting.fill(unit, reportId, { 'plan.tasksSet': '9' });
    const { cells } = (await unit.officer.call(getReport, own)).result;
    const { version } = cells.find((cell) => cell.indicator === indicator)!;
    const taken = { cells: [{ indicator, typed: null, version }], sections: [], isMeant: true };
    await unit.officer.call(takeReportFile, { ...own, fileId: used, ...taken });

    const original = { fileId: used, name: 'quy-1.txt' };
    const asked = { ...own, indicator };
    const draft = (await unit.officer.call(explainFigure, asked)).result;
    expect(draft).toMatchObject({ value: '7', source: 'imported', original });
    expect(draft.origin).toMatch(/quy-1\.txt.*7/);
    const typed = (await unit.officer.call(explainFigure, { ...own, indicator: 'plan.tasksSet' })).result;
    expect([typed.origin, typed.original]).toEqual([null, null]);

    const fetched = ({ cookie }: Person, fileId: string) =>
      office.fetch(urlOf(getOriginal, { unitId: unit.unitId, fileId }), { headers: { Cookie: cookie } });
    expect(await (await fetched(unit.officer, used)).text()).toBe(text);
    const clerk = await office.aPerson({ role: 'documentClerk', unitId: unit.unitId });
    const all = [unit.leader, reporting.province.leader, reporting.manager, other.leader, clerk];
    const statuses = (fileId: string) =>
      Promise.all(all.map(async (person) => (await fetched(person, fileId)).status));
    expect(await statuses(used)).toEqual([200, 404, 404, 403, 403]);
    const { number } = await reporting.sign(unit, reportId);
    expect(await statuses(used)).toEqual([200, 200, 200, 403, 403]);
    expect(await statuses(unused)).toEqual([200, 404, 404, 403, 403]);
    const signed = (await reporting.province.leader.call(explainFigure, { ...asked, number })).result;
    expect(signed).toMatchObject({ value: '7', source: 'imported', origin: draft.origin, original });
    expect(office.troubles).toEqual([]);
  });
});
