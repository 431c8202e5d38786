import {
  closeReport,
  explainFinding,
  getReport,
  saveCells,
  signReport,
} from '../src/areas/reports/contract.ts';
import { listOwed, proposeCampaign } from '../src/areas/reports/contract-campaign.ts';
import type { Client } from '../src/base/call.ts';
import type { InputOf } from '../src/base/operation.ts';

/** The people of one unit who make its report. */
export type Makers = { readonly unitId: string; readonly officer: Client; readonly leader: Client };

/** The unit's only report. */
export const reportOf = async ({ officer, unitId }: Makers): Promise<string> =>
  (await officer(listOwed, { unitId })).result.reports[0]!.id;

/** Types figures; whatever is not named has nothing that arose. */
export async function fillReport(makers: Makers, figures: Readonly<Record<string, string>>): Promise<string> {
  const { unitId, officer } = makers;
  const reportId = await reportOf(makers);
  const { cells } = (await officer(getReport, { unitId, reportId })).result;
  const typed = cells
    .filter(({ editable }) => editable)
    .map(({ indicator, version }) => ({
      indicator,
      typed: figures[indicator] ?? '',
      missing: figures[indicator] === undefined ? ('nothing-arose' as const) : null,
      note: null,
      version,
    }));
  const { refused, conflicts } = (await officer(saveCells, { unitId, reportId, cells: typed })).result;
  if (refused.length + conflicts.length > 0) throw new Error(JSON.stringify({ refused, conflicts }));
  return reportId;
}

/** Explains every finding that blocks, closes and signs; gives the number of the version. */
export async function sendReport(
  { unitId, officer, leader }: Makers,
  reportId: string,
  number: string,
  date: string,
): Promise<number> {
  const { findings } = (await officer(getReport, { unitId, reportId })).result;
  for (const { key, severity, explanation } of findings)
    if (severity === 'error' && explanation === null)
      await officer(explainFinding, {
        unitId,
        reportId,
        finding: key,
        text: 'Số này đã được rà soát với sổ theo dõi, là đúng.',
      });
  await officer(closeReport, { unitId, reportId });
  return (await leader(signReport, { unitId, reportId, ...headOf(number, date) })).result.number;
}

const headOf = (number: string, date: string) => ({
  number,
  symbol: 'BC-UBND',
  date,
  place: 'Minh Họa',
  authority: 'TM' as const,
  position: 'CHỦ TỊCH',
  signer: 'Trần Thị Bình',
  recipients: ['Như trên', 'Lưu: VT'],
});

/** The campaign that the calendar proposes for the first quarter, ready to be opened. */
export async function firstQuarter(
  manager: Client,
  unitId: string,
  year: number,
): Promise<Omit<InputOf<typeof import('../src/areas/reports/contract-campaign.ts').openCampaign>, 'id'>> {
  const period = { unitId, kind: 'quarter' as const, year, quarter: 1 };
  const { title, decision, levels } = (await manager(proposeCampaign, period)).result;
  return { ...period, title, decision, levels: levels.map(({ units: _, ...level }) => level) };
}
