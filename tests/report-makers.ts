import { whoAmI } from '../src/areas/people/contract.ts';
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

export type Figures = Readonly<Record<string, string>>;

/** Types figures into the unit's only report. */
export async function fillReport(makers: Makers, figures: Figures): Promise<string> {
  const reportId = await reportOf(makers);
  await fillIn(makers, reportId, figures);
  return reportId;
}

/** Types figures; whatever is not named has nothing that arose. */
export async function fillIn({ unitId, officer }: Makers, reportId: string, figures: Figures): Promise<void> {
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
  await enterCells({ unitId, officer }, reportId, typed);
}

/** Fails where one of them is not kept. */
export async function enterCells(
  { unitId, officer }: Pick<Makers, 'unitId' | 'officer'>,
  reportId: string,
  cells: InputOf<typeof saveCells>['cells'],
): Promise<void> {
  const { refused, conflicts } = (await officer(saveCells, { unitId, reportId, cells })).result;
  if (refused.length + conflicts.length > 0) throw new Error(JSON.stringify({ refused, conflicts }));
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
  await officer(closeReport, { unitId, reportId, restEmpty: true });
  const signer = (await leader(whoAmI, {})).result.person!.fullName;
  const head = { ...paperHead(date, number), signer };
  return (await signSeen(leader, { unitId, reportId, ...head })).result.number;
}

/** Opens the report and signs what it shows. */
export async function signSeen(
  leader: Client,
  { unitId, reportId, ...head }: Omit<InputOf<typeof signReport>, 'mark'>,
): Promise<Awaited<ReturnType<typeof leader<typeof signReport>>>> {
  const { mark } = (await leader(getReport, { unitId, reportId })).result;
  return leader(signReport, { unitId, reportId, ...head, mark: mark ?? 'not closed' });
}

/** What stands on a signed paper. */
export const paperHead = (date: string, number = '1') => ({
  number,
  symbol: 'BC-UBND',
  date,
  place: 'Minh Họa',
  authority: 'TM' as const,
  position: 'CHỦ TỊCH',
  signer: 'Trần Thị Bình',
  recipients: ['Như trên', 'Lưu: VT'],
});

/** A correction bears a number of its own, here that of its proposal. */
export const correctionHead = (date: string, proposal: number) => paperHead(date, `${proposal}a`);

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
