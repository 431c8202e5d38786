import { getReport, saveCells } from '../src/areas/reports/contract.ts';
import { listOwed, openCampaign, proposeCampaign } from '../src/areas/reports/contract-campaign.ts';
import { uuidv7 } from '../src/base/id.ts';
import type { Office, Person } from './office.ts';

/** A province that asked its one commune for a report on a first quarter. */
export type Asked = { readonly unitId: string; readonly reportId: string; readonly officer: Person };

/** What is asked for otherwise than the calendar proposes: another year, on another form. */
type Otherwise = { readonly year?: number; readonly formId?: string };

export async function aReport(office: Office, { year = 2026, formId }: Otherwise = {}): Promise<Asked> {
  const province = await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' });
  const unitId = await office.aUnit({ name: 'Xã An Bình', parentId: province });
  const manager = await office.aPerson({ role: 'campaignManager', unitId: province, reach: 'below' });
  const officer = await office.aPerson({ role: 'reportingOfficer', unitId });
  const period = { unitId: province, kind: 'quarter' as const, year: 2026, quarter: 1 };
  const { levels, title, decision } = (await manager.call(proposeCampaign, period)).result;
  const own = levels
    .filter(({ level }) => level === 'commune')
    .map(({ units: _, ...level }) => ({ ...level, formId: formId ?? level.formId }));
  await manager.call(openCampaign, { id: uuidv7(), ...period, year, title, decision, levels: own });
  const reportId = (await officer.call(listOwed, { unitId })).result.reports[0]!.id;
  return { unitId, reportId, officer };
}

/** Types figures into cells of the report, whatever stood there. */
export async function typeCells(
  { unitId, reportId, officer }: Asked,
  figures: Readonly<Record<string, string>>,
): Promise<void> {
  const { cells } = (await officer.call(getReport, { unitId, reportId })).result;
  const typed = cells
    .filter(({ indicator }) => indicator in figures)
    .map(({ indicator, version }) => ({
      ...{ indicator, version, typed: figures[indicator]! },
      ...{ missing: null, note: null },
    }));
  const { refused, conflicts } = (await officer.call(saveCells, { unitId, reportId, cells: typed })).result;
  if (refused.length + conflicts.length > 0) throw new Error(JSON.stringify({ refused, conflicts }));
}
