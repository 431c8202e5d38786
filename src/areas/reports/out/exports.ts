import { exportBanner } from '../../../base/export-banner.ts';
import type { Files } from '../../../base/files.ts';
import { Problem } from '../../../base/problem.ts';
import { handlersFor } from '../../../base/run.ts';
import type { Units } from '../../units/tree.ts';
import { standingNumber } from '../life.ts';
import { refuseUnreached } from '../reached.ts';
import { getReportRow } from '../report-row.ts';
import { exportCampaignData, exportCopyOut, exportData, exportPaper } from './contract.ts';
import { copyOutSheet } from './copy-out.ts';
import { fileName, officeTypes } from './file-names.ts';
import { dataFile, dataRows } from './open-data.ts';
import { paperFile } from './paper-file.ts';
import { loadReceived, loadSigned, loadUnsigned } from './printable.ts';
import { copyOutWords, dataWords } from './words.ts';

type Services = {
  readonly units: Units;
  readonly files: Files;
  readonly installation: { readonly kind: 'demo' | 'real' };
};
const { answer } = handlersFor<Services>();

/** Reports as files: on paper, for copying out, as data. */
export const paperExports = [
  answer(exportPaper, async (context, { unitId, reportId, number, format }) => {
    const { db, files, units, today, who, installation } = context;
    const desk = { db, files, kind: installation.kind };
    if (number !== undefined) return paperFile(desk, await loadSigned(db, unitId, reportId, number), format);
    // Drafts are the unit's own.
    if (who!.grant('reports.readDraft', [unitId]) === null) throw new Problem('not-permitted');
    const report = await getReportRow(db, unitId, reportId);
    const standing = standingNumber(report);
    const printable =
      standing > 0
        ? await loadSigned(db, unitId, reportId, standing)
        : await loadUnsigned(db, units, report, today);
    return paperFile(desk, printable, format);
  }),

  answer(exportCopyOut, async ({ db, installation }, { unitId, reportId, number }) => {
    const report = await loadSigned(db, unitId, reportId, number);
    const banner = exportBanner(installation.kind);
    const bytes = await copyOutSheet(report, banner?.line ?? null);
    return { name: fileName(copyOutWords.file, report, 'xlsx', banner), type: officeTypes.xlsx, bytes };
  }),

  answer(exportData, async ({ db, units, installation }, { unitId, reportId, number, format }) => {
    const report = await loadSigned(db, unitId, reportId, number);
    const name = fileName(dataWords.file, report, format, null);
    return dataFile(name, dataRows(units, report), format, exportBanner(installation.kind));
  }),

  answer(exportCampaignData, async ({ db, units, installation }, { unitId, campaignId, format }) => {
    await refuseUnreached(db, unitId, campaignId);
    const reports = await loadReceived(db, unitId, campaignId);
    const [first] = reports;
    const name = `${dataWords.file} - ${first?.title ?? campaignId}.${format}`;
    const rows = reports.flatMap((report) => dataRows(units, report));
    return dataFile(name, rows, format, exportBanner(installation.kind));
  }),
];
