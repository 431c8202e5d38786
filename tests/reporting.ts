import { whoAmI } from '../src/areas/people/contract.ts';
import { closeReport } from '../src/areas/reports/contract.ts';
import {
  type CampaignKind,
  listOwed,
  openCampaign,
  proposeCampaign,
} from '../src/areas/reports/contract-campaign.ts';
import { correctReport, proposeCorrection } from '../src/areas/reports/contract-correct.ts';
import { receiveReports } from '../src/areas/reports/contract-receive.ts';
import type { Client } from '../src/base/call.ts';
import { uuidv7 } from '../src/base/id.ts';
import type { Office, Person } from './office.ts';
import { correctionHead, enterCells, fillIn, type Makers, paperHead, signSeen } from './report-makers.ts';

/** A unit with who fills its reports and who signs them. */
export type Staffed = { readonly unitId: string; readonly officer: Person; readonly leader: Person };
export type Sent = { readonly unitId: string; readonly reportId: string; readonly number: number };

/** A province with communes, and what is done with their reports, through the server. */
export type Reporting = {
  readonly province: Staffed;
  readonly manager: Person;
  readonly communes: readonly Staffed[];
  /** Gives a unit who fills and who signs. */
  readonly staff: (unitId: string) => Promise<Staffed>;
  /** Asks all for a report, locked years from now. */
  readonly open: (kind: CampaignKind, year: number, quarter?: number | null) => Promise<string>;
  readonly reportOf: (unit: Staffed, campaignId: string) => Promise<string>;
  /** Enters these figures; in the other cells nothing arose. */
  readonly fill: (unit: Staffed, reportId: string, figures: Record<string, string>) => Promise<void>;
  /** Enters one cell as it stands now. */
  readonly enter: (
    unit: Staffed,
    reportId: string,
    indicator: string,
    typed: string,
    version: number,
  ) => Promise<void>;
  readonly sign: (unit: Staffed, reportId: string) => Promise<Sent>;
  /** Fills, closes and signs. */
  readonly send: (unit: Staffed, campaignId: string, figures: Record<string, string>) => Promise<Sent>;
  readonly receive: (reports: readonly Sent[]) => Promise<void>;
};

/** As those who make a report are known to whoever makes one through the server. */
const makersOf = ({ unitId, officer, leader }: Staffed): Makers => ({
  unitId,
  officer: officer.call,
  leader: leader.call,
});

type Correcting = {
  readonly unitId: string;
  readonly reportId: string;
  readonly reason: string;
  readonly date: string;
  readonly cells: readonly { indicator: string; typed: string; missing: null }[];
  readonly children?: readonly Sent[];
};

/** A correction that one person proposes and another signs. */
export async function correctBy(
  proposer: Client,
  signer: Client,
  { date, cells, children = [], reason, ...own }: Correcting,
): Promise<Awaited<ReturnType<typeof signer<typeof correctReport>>>> {
  const { result } = await proposer(proposeCorrection, {
    ...{ ...own, reason },
    cells: [...cells],
    children: [...children],
  });
  const { fullName } = (await signer(whoAmI, {})).result.person!;
  const { proposal } = result;
  return signer(correctReport, { ...own, proposal, ...correctionHead(date, proposal), signer: fullName });
}

/** The nation asks these provinces and communes for the first quarter of 2026, locked years from now. */
export async function askFromAbove(
  office: Office,
  { province, communes }: Pick<Reporting, 'province' | 'communes'>,
): Promise<string> {
  const unitId = office.rootUnitId;
  const manager = await office.aPerson({ role: 'campaignManager', unitId, reach: 'below' });
  const period = { unitId, kind: 'quarter' as const, year: 2026, quarter: 1 };
  const { levels, title, decision } = (await manager.call(proposeCampaign, period)).result;
  const asked = levels
    .filter(({ level }) => level === 'province' || level === 'commune')
    .map(({ units: _, ...level }) => ({ ...level, lockOn: '2199-01-01' }));
  const id = uuidv7();
  const onlyUnits = [province, ...communes].map((one) => one.unitId);
  await manager.call(openCampaign, { ...period, id, title, decision, levels: asked, onlyUnits });
  return id;
}

/** Makes the province, where none is named, with so many communes. */
export async function openReporting(
  office: Office,
  count: number,
  given: string | null = null,
): Promise<Reporting> {
  const staffed = async (unitId: string, reach: 'own' | 'below' = 'own'): Promise<Staffed> => ({
    unitId,
    officer: await office.aPerson({ role: 'reportingOfficer', unitId, reach }),
    leader: await office.aPerson({ role: 'leader', unitId, reach }),
  });
  const provinceId = given ?? (await office.aUnit({ name: 'Tỉnh Minh Họa', kind: 'province' }));
  const province = await staffed(provinceId, 'below');
  const manager = await office.aPerson({ role: 'campaignManager', unitId: provinceId, reach: 'below' });
  const communes: Staffed[] = [];
  for (let index = 1; index <= count; index += 1)
    communes.push(await staffed(await office.aUnit({ name: `Xã Số ${index}`, parentId: provinceId })));
  const today = () => office.now.toISOString().slice(0, 10);

  const open: Reporting['open'] = async (kind, year, quarter = null) => {
    const asked = { unitId: provinceId, kind, year, quarter };
    const { levels, title, decision } = (await manager.call(proposeCampaign, asked)).result;
    const id = uuidv7();
    const later = levels.map(({ units: _, ...level }) => ({ ...level, lockOn: '2199-01-01' }));
    await manager.call(openCampaign, { ...asked, id, title, decision, levels: later });
    return id;
  };
  const reportOf: Reporting['reportOf'] = async ({ officer, unitId }, campaignId) =>
    (await officer.call(listOwed, { unitId, size: 100 })).result.reports.find(
      (one) => one.campaignId === campaignId,
    )!.id;
  const fill: Reporting['fill'] = (unit, reportId, figures) => fillIn(makersOf(unit), reportId, figures);
  const sign: Reporting['sign'] = async ({ unitId, officer, leader }, reportId) => {
    await officer.call(closeReport, { unitId, reportId, restEmpty: true });
    const { result } = await signSeen(leader.call, { unitId, reportId, ...paperHead(today()) });
    return { unitId, reportId, number: result.number };
  };
  return {
    province,
    manager,
    communes,
    staff: staffed,
    open,
    reportOf,
    fill,
    enter: (unit, reportId, indicator, typed, version) =>
      enterCells(makersOf(unit), reportId, [{ indicator, typed, missing: null, note: null, version }]),
    sign,
    send: async (unit, campaignId, figures) => {
      const reportId = await reportOf(unit, campaignId);
      await fill(unit, reportId, figures);
      return sign(unit, reportId);
    },
    receive: async (reports) => {
      await province.leader.call(receiveReports, { receiverId: provinceId, reports: [...reports] });
    },
  };
}
