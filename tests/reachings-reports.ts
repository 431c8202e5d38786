import { vi } from 'vitest';
import * as taking from '../src/areas/legacy/contract-import.ts';
import { listNamedDocuments, takeNamedDocuments } from '../src/areas/legacy/contract-named.ts';
import { checkNarrative } from '../src/areas/legacy/contract-narrative.ts';
import * as draft from '../src/areas/reports/contract.ts';
import * as campaigns from '../src/areas/reports/contract-campaign.ts';
import * as correct from '../src/areas/reports/contract-correct.ts';
import { proposeDerived, takeDerived } from '../src/areas/reports/contract-derived.ts';
import { listIndicators } from '../src/areas/reports/contract-desk.ts';
import { getOriginal } from '../src/areas/reports/contract-original.ts';
import { addPicture, getPicture } from '../src/areas/reports/contract-pictures.ts';
import * as receive from '../src/areas/reports/contract-receive.ts';
import { proposeCounted, takeCounted } from '../src/areas/reports/counted/contract.ts';
import * as out from '../src/areas/reports/out/contract.ts';
import { uuidv7 } from '../src/base/id.ts';
import type { Operation } from '../src/base/operation.ts';
import type { Office, Person } from './office.ts';
import { correctionHead, paperHead } from './report-makers.ts';
import { openReporting, type Reporting, type Staffed } from './reporting.ts';

/** An input by which somebody of one unit reaches for a thing of another's, beneath a path of their own. */
export type Reaching = {
  readonly field: string;
  readonly operation: Operation;
  readonly input: Record<string, unknown>;
  readonly by: Person;
  /** What may be answered; usually that it is not found, or not permitted. */
  readonly told?: readonly string[];
};

const form = ['input-invalid'];
const indicator = 'documents.directivesIssued';
const reason = 'Trả lời của một đơn vị khác';
const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What another province has: a campaign, a report that was received, drafts, a picture, a file that was read, a bundle. */
type Theirs = {
  readonly campaignId: string;
  readonly sent: { readonly unitId: string; readonly reportId: string; readonly number: number };
  readonly draftId: string;
  readonly provinceReportId: string;
  readonly adjustmentId: string;
  readonly pictureId: string;
  readonly fileId: string;
  readonly bundleId: string;
};

async function theirsIn(office: Office, reporting: Reporting): Promise<Theirs> {
  const { province, manager, communes, open, reportOf, send, receive: take } = reporting;
  const [one, two] = communes as [Staffed, Staffed];
  const campaignId = await open('quarter', 2026, 1);
  const sent = await send(one, campaignId, { [indicator]: '30' });
  await take([sent]);
  const draftId = await reportOf(two, campaignId);
  const provinceReportId = await reportOf(province, campaignId);
  const own = { unitId: province.unitId, reportId: provinceReportId };
  await province.officer.call(receive.takeFigures, { ...own, children: [sent], alsoSent: true });
  const adjustmentId = uuidv7();
  const adjustment = { id: adjustmentId, indicator, amount: '3', reason: 'Đối chiếu lại với sổ' };
  await province.officer.call(receive.adjustFigure, { ...own, ...adjustment });
  const [pictureId, fileId, bundleId] = [uuidv7(), uuidv7(), uuidv7()];
  const inDraft = { unitId: two.unitId, reportId: draftId };
  await two.officer.call(addPicture, { ...inDraft, fileId: pictureId, name: 'anh.png', content: png });
  const content = Buffer.from('Báo cáo quý: 30 nhiệm vụ.').toString('base64');
  await two.officer.call(taking.readReportFile, { ...inDraft, fileId, name: 'cu.txt', content });
  const asked = { id: bundleId, unitId: province.unitId, campaignId, withPdf: false };
  await office.jobs.start();
  await manager.call(out.makeBundle, asked);
  await vi.waitFor(
    async () => {
      const { bundles } = (await manager.call(out.listBundles, { unitId: province.unitId, campaignId }))
        .result;
      if (bundles[0]?.state !== 'ready') throw new Error(`the bundle is ${bundles[0]?.state}`);
    },
    { timeout: 120_000, interval: 300 },
  );
  await office.jobs.stop();
  return { campaignId, sent, draftId, provinceReportId, adjustmentId, pictureId, fileId, bundleId };
}

/** Reaching for reports, campaigns, files and people of another province. */
export async function reportReachings(office: Office): Promise<Reaching[]> {
  const mine = await openReporting(office, 1);
  const other = await openReporting(office, 2);
  const theirs = await theirsIn(office, other);
  const campaignId = await mine.open('quarter', 2026, 1);
  const own = mine.communes[0]!;
  const reportId = await mine.reportOf(own, campaignId);
  const provinceReportId = await mine.reportOf(mine.province, campaignId);
  return [
    ...drafts(own, theirs),
    ...writing(own, other, reportId),
    ...signed(mine.province.officer, mine.province.unitId, theirs),
    ...receiving(mine, reportId, theirs),
    ...addingUp(mine, provinceReportId, theirs),
    ...ofCampaigns(mine, other, theirs),
    ...files(own, reportId, theirs),
    ...named(
      await office.aPerson({ role: 'documentClerk', unitId: own.unitId }),
      own.unitId,
      reportId,
      theirs,
    ),
    await onTemplate(office, mine.province.unitId, theirs),
  ];
}

/** Another unit's draft, under a path of one's own. */
function drafts({ unitId, officer, leader }: Staffed, { draftId, sent }: Theirs): Reaching[] {
  const at = { unitId, reportId: draftId };
  const of = (operation: Operation, more: Record<string, unknown> = {}, by = officer): Reaching => ({
    field: 'reportId',
    operation,
    input: { ...at, ...more },
    by,
  });
  const cell = { indicator, typed: '5', missing: null };
  return [
    of(draft.getReport),
    of(draft.saveCells, { cells: [{ ...cell, note: null, version: 0 }] }),
    of(draft.saveSection, { section: 'direction.plan', version: 0, content: [] }),
    of(draft.assignParts, { parts: [{ part: 'section:direction.plan', personId: null, dueOn: null }] }),
    of(draft.closePart, { part: 'section:direction.plan' }),
    of(draft.reopenPart, { part: 'section:direction.plan' }),
    of(draft.closeReport, { restEmpty: true }),
    of(draft.explainFinding, { finding: `sum|${indicator}`, text: reason }),
    of(draft.returnInside, { reason }, leader),
    of(draft.signReport, { ...paperHead('2026-03-02'), mark: 'a' }, leader),
    of(correct.proposeCorrection, { reportId: sent.reportId, reason, cells: [cell] }, leader),
    of(correct.proposeCorrection, { reportId: sent.reportId, reason, cells: [], children: [sent] }, leader),
    of(correct.dropCorrection, { reportId: sent.reportId, proposal: 3, reason }, leader),
    of(
      correct.correctReport,
      { reportId: sent.reportId, proposal: 3, ...correctionHead('2026-03-02', 3) },
      leader,
    ),
    of(receive.showAddedUp),
    of(receive.takeFigures, { children: [sent], alsoSent: true }),
    of(proposeDerived),
    of(takeDerived, { figures: [{ indicator, value: '5', version: 0 }] }),
    of(proposeCounted),
    of(takeCounted, { figures: [{ indicator, figure: '5', version: 0 }] }),
    of(checkNarrative),
    of(out.exportPaper, { format: 'docx' }),
    of(receive.explainFigure, { indicator }),
  ];
}

/** Another unit's people in a report of one's own. */
function writing({ unitId, officer }: Staffed, { province }: Reporting, reportId: string): Reaching[] {
  const own = { unitId, reportId };
  const cells = [{ indicator, typed: '5', missing: null, note: null, version: 0 }];
  const parts = [{ part: 'section:direction.plan', personId: province.officer.id, dueOn: null }];
  return [
    {
      field: 'typedBy',
      operation: draft.saveCells,
      input: { ...own, cells, typedBy: province.officer.id },
      by: officer,
    },
    {
      field: 'typedBy',
      operation: draft.saveSection,
      input: { ...own, section: 'direction.plan', version: 0, content: [], typedBy: province.officer.id },
      by: officer,
    },
    {
      field: 'typedBy',
      operation: addPicture,
      input: { ...own, fileId: uuidv7(), name: 'anh.png', content: png, typedBy: province.officer.id },
      by: officer,
    },
    {
      field: 'personId',
      operation: draft.assignParts,
      input: { ...own, parts },
      by: officer,
      told: form,
    },
  ];
}

/** Another unit's signed report, under a path of one's own. */
function signed(by: Person, unitId: string, { sent }: Theirs): Reaching[] {
  const at = { unitId, reportId: sent.reportId, number: sent.number };
  const of = (operation: Operation, more: Record<string, unknown> = {}): Reaching => ({
    field: 'reportId',
    operation,
    input: { ...at, ...more },
    by,
  });
  return [
    of(receive.getSent),
    of(receive.explainFigure, { indicator }),
    of(out.exportPaper, { format: 'docx' }),
    of(out.exportCopyOut),
    of(out.exportData, { format: 'csv' }),
  ];
}

/** Another unit's report on a template of one's own, by somebody who may both try templates and read reports. */
async function onTemplate(office: Office, unitId: string, { sent }: Theirs): Promise<Reaching> {
  const by = await office.aPerson({ role: 'unitAdministrator', unitId });
  await office.aPost({ personId: by.id, unitId, role: 'reportingOfficer' });
  const { reportId, number } = sent;
  const input = { unitId, content: null, on: { reportId, number } };
  return { field: 'reportId', operation: out.tryTemplate, input, by, told: ['not-found'] };
}

/** What another province receives. */
function receiving({ province, manager, communes }: Reporting, reportId: string, { sent }: Theirs) {
  const receiverId = province.unitId;
  const pairs: readonly (readonly [string, { unitId: string; reportId: string; number: number }])[] = [
    ['reportId', sent],
    ['reportId', { ...sent, unitId: communes[0]!.unitId }],
    ['unitId', { ...sent, reportId }],
  ];
  return pairs.flatMap(([field, one]): Reaching[] => {
    const { number: _, ...named } = one;
    const reasons = [{ indicator: null, text: reason }];
    const decision = { ...named, finding: `sum|${indicator}`, accept: true };
    return [
      { field, operation: receive.receiveReports, input: { receiverId, reports: [one] }, by: manager },
      {
        field,
        operation: receive.returnReports,
        input: { receiverId, reports: [one], reasons },
        by: province.leader,
      },
      {
        field,
        operation: receive.decideExplanation,
        input: { receiverId, ...decision },
        by: province.leader,
      },
    ];
  });
}

function addingUp({ province }: Reporting, reportId: string, theirs: Theirs): Reaching[] {
  const { sent, adjustmentId, provinceReportId } = theirs;
  const by = province.officer;
  const own = { unitId: province.unitId, reportId };
  const foreign = { unitId: province.unitId, reportId: provinceReportId };
  const amount = { indicator, amount: '3', reason };
  return [
    {
      field: 'reportId',
      operation: receive.takeFigures,
      input: { ...own, children: [sent], alsoSent: true },
      by,
    },
    { field: 'reportId', operation: receive.showAddedUp, input: foreign, by },
    {
      field: 'reportId',
      operation: receive.adjustFigure,
      input: { ...foreign, id: uuidv7(), ...amount },
      by,
    },
    {
      field: 'reportId',
      operation: receive.withdrawAdjustment,
      input: { ...foreign, id: adjustmentId },
      by,
    },
    { field: 'id', operation: receive.withdrawAdjustment, input: { ...own, id: adjustmentId }, by },
  ];
}

/** Another province's campaign, seen from one's own. */
function ofCampaigns({ province, manager, communes }: Reporting, other: Reporting, theirs: Theirs) {
  const { unitId } = province;
  const { campaignId, bundleId, draftId } = theirs;
  const of = (operation: Operation, more: Record<string, unknown> = {}, told?: string[]): Reaching => ({
    field: 'campaignId',
    operation,
    input: { unitId, campaignId, ...more },
    by: manager,
    ...(told === undefined ? {} : { told }),
  });
  const level = {
    ...{ level: 'commune', formId: 'cchc-2025-commune', outlineId: 'cchc-581-period' },
    ...{ from: '2026-01-01', to: '2026-03-14', dueOn: '2026-03-18', lockOn: '2026-04-01' },
  };
  const asked = { unitId, kind: 'quarter', year: 2026, quarter: 1, title: 'Đợt', decision: 'CV 1' };
  const opening = { ...asked, title: 'Đợt khác', levels: [level] };
  const excuse = { unitId: communes[0]!.unitId, reportId: draftId, reason };
  const extension = { unitId: communes[0]!.unitId, reportId: draftId, lockOn: '2199-02-01', reason };
  return [
    of(campaigns.showMatrix),
    of(listIndicators),
    of(receive.showTotals),
    of(receive.showIndicator, { indicator }),
    of(out.exportCampaignData, { format: 'csv' }),
    of(out.makeBundle, { id: uuidv7() }),
    of(out.listBundles),
    of(out.exportChart, { chart: 'comparison', indicator }),
    of(out.exportChart, { chart: 'heat' }),
    of(out.showChart, { chart: 'heat' }),
    of(out.showHeat),
    { field: 'bundleId', operation: out.exportBundle, input: { unitId, bundleId }, by: manager },
    { field: 'reportId', operation: campaigns.extendLock, input: extension, by: manager },
    { field: 'reportId', operation: campaigns.excuseReport, input: excuse, by: manager },
    { field: 'reportId', operation: campaigns.liftExcuse, input: excuse, by: manager },
    {
      field: 'reportId',
      operation: campaigns.nameSuccessor,
      input: { ...excuse, successorId: unitId },
      by: manager,
      told: form,
    },
    {
      field: 'successorId',
      operation: campaigns.nameSuccessor,
      input: { ...excuse, successorId: other.communes[0]!.unitId },
      by: manager,
      told: form,
    },
    {
      field: 'id',
      operation: campaigns.openCampaign,
      input: { ...opening, id: campaignId },
      by: manager,
      told: ['already-there'],
    },
    {
      field: 'onlyUnits',
      operation: campaigns.openCampaign,
      input: { ...opening, id: uuidv7(), onlyUnits: [other.communes[0]!.unitId] },
      by: manager,
      told: form,
    },
  ] satisfies Reaching[];
}

/** The documents that another unit's file names. */
function named(by: Person, unitId: string, reportId: string, { draftId, fileId }: Theirs): Reaching[] {
  const document = { id: uuidv7(), symbol: '1/KH-UBND', date: null, registerId: uuidv7(), subject: reason };
  const foreign = { unitId, reportId: draftId, fileId };
  const own = { unitId, reportId, fileId };
  const documents = [document];
  return [
    { field: 'reportId', operation: listNamedDocuments, input: foreign, by },
    { field: 'fileId', operation: listNamedDocuments, input: own, by },
    { field: 'reportId', operation: takeNamedDocuments, input: { ...foreign, documents }, by },
    { field: 'fileId', operation: takeNamedDocuments, input: { ...own, documents }, by },
    { field: 'registerId', operation: takeNamedDocuments, input: { ...own, documents }, by },
  ];
}

function files({ unitId, officer: by, leader }: Staffed, reportId: string, theirs: Theirs): Reaching[] {
  const { draftId, pictureId, fileId } = theirs;
  const content = Buffer.from('Báo cáo').toString('base64');
  const foreign = { unitId, reportId: draftId };
  const own = { unitId, reportId, fileId };
  const taken = { cells: [{ indicator, typed: null, version: 0 }], sections: [] };
  const field = 'reportId';
  const picture = { ...foreign, fileId: uuidv7(), name: 'anh.png', content: png };
  const paper = { ...foreign, fileId: uuidv7(), name: 'cu.txt', content };
  return [
    { field, operation: addPicture, input: picture, by },
    { field: 'fileId', operation: getPicture, input: { unitId, fileId: pictureId }, by },
    { field: 'fileId', operation: getOriginal, input: { unitId, fileId }, by },
    { field, operation: taking.readReportFile, input: paper, by },
    { field, operation: taking.getReportFile, input: { ...foreign, fileId }, by },
    { field: 'fileId', operation: taking.getReportFile, input: own, by },
    { field, operation: taking.takeReportFile, input: { ...foreign, fileId, ...taken }, by },
    { field: 'fileId', operation: taking.takeReportFile, input: { ...own, ...taken }, by },
    {
      field: 'typedBy',
      operation: taking.takeReportFile,
      input: { ...own, ...taken, typedBy: leader.id },
      by,
    },
  ];
}
