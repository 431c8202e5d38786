import { beforeAll, expect, it } from 'vitest';
import { onEveryDatabase } from '../../../../tests/database.ts';
import { type Office, openOffice } from '../../../../tests/office.ts';
import { openReporting, type Reporting, type Staffed } from '../../../../tests/reporting.ts';
import { aTask } from '../../../../tests/tasks.ts';
import { uuidv7 } from '../../../base/id.ts';
import { takeUpTasks } from '../../plans/contract-giving.ts';
import { addSuccession } from '../../units/keep.ts';
import { getReport } from '../contract.ts';
import { proposeDerived, takeDerived } from '../contract-derived.ts';
import { proposeCounted, takeCounted } from './contract.ts';

const indicator = 'tasks.fromProvince.assigned';

onEveryDatabase('tasks of a unit that was merged within the year', (open) => {
  let office: Office;
  let reporting: Reporting;
  let keeping: Staffed;
  let typing: Staffed;
  let heir: Staffed;
  let own: { unitId: string; reportId: string };

  beforeAll(async () => {
    office = await openOffice(await open(), '2026-03-20');
    reporting = await openReporting(office, 0);
    const parentId = reporting.province.unitId;
    const unit = (name: string) => office.aUnit({ name, parentId, to: '2026-03-31' });
    keeping = await reporting.staff(await unit('Xã Có Sổ'));
    typing = await reporting.staff(await unit('Xã Không Sổ'));
    const heirId = await office.aUnit({ name: 'Xã Mới', parentId, from: '2026-04-01' });
    await office.database.transaction((tx) =>
      addSuccession(
        tx,
        {
          ...{ id: uuidv7(), kind: 'merge', on: '2026-04-01', decision: 'NQ 2/NQ-UBTVQH' },
          from: [keeping, typing].map(({ unitId }) => ({ unitId, isPart: false })),
          ...{ to: [{ unitId: heirId }], shares: [], proposed: null },
        },
        office.now,
      ),
    );
    const firstQuarter = await reporting.open('quarter', 2026, 1);
    const halfYear = await reporting.open('half-year', 2026);
    const upper = { giverLevel: 'province' as const, giver: 'UBND tỉnh', documentPrinted: '77/UBND-VP' };
    const takeUp = async ({ unitId }: Staffed, givenOn: string, count: number) => {
      const clerk = await office.aPerson({ role: 'documentClerk', unitId });
      const tasks = Array.from({ length: count }, () => aTask({ dueOn: '2026-12-31' }));
      await clerk.call(takeUpTasks, { unitId, ...upper, givenOn, tasks });
    };
    await takeUp(keeping, '2025-12-01', 3);
    for (const each of [keeping, typing]) await reporting.send(each, firstQuarter, { [indicator]: '9' });
    office.now = new Date('2026-06-15T12:00:00+07:00');
    heir = await reporting.staff(heirId);
    await takeUp(heir, '2026-05-05', 2);
    own = { unitId: heirId, reportId: await reporting.reportOf(heir, halfYear) };
  });

  it('are counted from its register by the successor', async () => {
    const { figures } = (await heir.officer.call(proposeCounted, own)).result;
    expect(figures.find((one) => one.indicator === indicator)).toMatchObject({ figure: '5' });
  });

  it('are not added a second time from what it had signed; of one that kept no register they are', async () => {
    const { figures } = (await heir.officer.call(proposeDerived, own)).result;
    const parts = (id: string) => figures.find((one) => one.indicator === id)?.parts.map(({ name }) => name);
    expect(parts(indicator)).toEqual(['Xã Không Sổ']);
    expect(parts('documents.directivesIssued')?.sort()).toEqual(['Xã Có Sổ', 'Xã Không Sổ']);
  });

  it('of the one and the other make one figure, which is not called unlike the register', async () => {
    const { officer } = heir;
    await officer.call(takeCounted, { ...own, figures: [{ indicator, figure: '5', version: 0 }] });
    await officer.call(takeDerived, { ...own, figures: [{ indicator, value: '14', version: 1 }] });
    const { cells, findings } = (await officer.call(getReport, own)).result;
    expect(cells.find((one) => one.indicator === indicator)?.value).toBe('14');
    const about = findings.filter(({ indicators }) => indicators.includes(indicator));
    expect(about.map(({ message }) => message.vi)).not.toContainEqual(expect.stringContaining('sổ'));
  });
});
