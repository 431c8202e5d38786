import { beforeAll, expect, it } from 'vitest';
import { closeReport, getReport, saveCells, signReport } from '../src/areas/reports/contract.ts';
import { receiveReports } from '../src/areas/reports/contract-receive.ts';
import { verifyReports } from '../src/areas/reports/verify-reports.ts';
import { faultsOfChains } from './chains.ts';
import { onPostgres } from './database.ts';
import { type Office, openOffice, type Person } from './office.ts';
import { atOnce } from './races.ts';
import { paperHead } from './report-makers.ts';
import { correctBy, openReporting, type Reporting, type Staffed } from './reporting.ts';

const today = '2026-06-15';
const indicator = 'documents.directivesIssued';

onPostgres('reports, many at once', (open) => {
  let office: Office;
  let reporting: Reporting;
  let campaignId: string;
  beforeAll(async () => {
    office = await openOffice(await open(), today);
    reporting = await openReporting(office, 2);
    campaignId = await reporting.open('quarter', 2026, 1);
  });

  const several = (role: 'reportingOfficer' | 'leader', unitId: string) =>
    Promise.all(Array.from({ length: 6 }, () => office.aPerson({ role, unitId })));
  const ready = async (unit: Staffed) => {
    const reportId = await reporting.reportOf(unit, campaignId);
    return { unitId: unit.unitId, reportId };
  };

  it('save one cell: one wins, the others are shown what it holds now', async () => {
    const own = await ready(reporting.communes[0]!);
    const officers = await several('reportingOfficer', own.unitId);
    const save = async (person: Person, index: number) => {
      const cell = { indicator, typed: String(index + 1), missing: null, note: null, version: 0 };
      return (await person.call(saveCells, { ...own, cells: [cell] })).result;
    };
    const told = (await atOnce(officers.map(save))).filter((one) => typeof one !== 'string');
    expect(told).toHaveLength(officers.length);
    const won = told.filter(({ kept }) => kept.length === 1);
    expect(won).toHaveLength(1);
    const { value } = won[0]!.kept[0]!;
    for (const { conflicts } of told.filter((one) => one !== won[0]))
      expect(conflicts).toMatchObject([{ indicator, value, version: 1 }]);
    const { cells } = (await officers[0]!.call(getReport, own)).result;
    expect(cells.find((cell) => cell.indicator === indicator)).toMatchObject({ value, version: 1 });
  });

  it('sign one report: it is signed once, the others are told', async () => {
    const unit = reporting.communes[1]!;
    const own = await ready(unit);
    await reporting.fill(unit, own.reportId, { [indicator]: '5' });
    await unit.officer.call(closeReport, { ...own, restEmpty: true });
    const leaders = await several('leader', own.unitId);
    const { mark } = (await unit.leader.call(getReport, own)).result;
    const signing = { ...own, ...paperHead(today), mark: mark! };
    const signed = await atOnce(
      leaders.map(async (leader) => (await leader.call(signReport, signing)).result),
    );
    expect(signed.filter((one) => typeof one !== 'string')).toMatchObject([{ number: 1, status: 'sent' }]);
    expect(new Set(signed.filter((one) => typeof one === 'string'))).toEqual(new Set(['input-invalid']));
  });

  it('receive and correct at once: whichever comes first, no version is received that the receiver did not see', async () => {
    const unit = reporting.communes[1]!;
    const own = await ready(unit);
    const receiverId = reporting.province.unitId;
    const receive = (number: number) =>
      reporting.province.leader.call(receiveReports, { receiverId, reports: [{ ...own, number }] });
    await receive(1);
    for (let round = 1; round <= 5; round += 1) {
      const seen = round;
      const [received, corrected] = await atOnce<unknown>([
        receive(seen),
        correctBy(unit.officer.call, unit.leader.call, {
          ...own,
          reason: 'Đếm sót một văn bản',
          date: today,
          cells: [{ indicator, typed: String(10 + round), missing: null }],
        }),
      ]);
      expect(corrected).toMatchObject({ result: { number: seen + 1, status: 'corrected' } });
      if (typeof received === 'string') expect(received).toBe('changed-by-other');
      const row = await office.database.db
        .selectFrom('report')
        .select(['status', 'sent_number', 'received_number'])
        .where('id', '=', own.reportId)
        .executeTakeFirstOrThrow();
      expect(row).toEqual({ status: 'corrected', sent_number: seen + 1, received_number: seen });
      await receive(seen + 1);
    }
  });

  it('leave nothing that contradicts itself', async () => {
    expect(await verifyReports(office.database.db)).toEqual([]);
    expect(await faultsOfChains(office.database)).toEqual([]);
    expect(office.troubles).toEqual([]);
  });
});
