import sharp from 'sharp';
import type { Db } from '../../../base/database/database.ts';
import { exportBanner } from '../../../base/export-banner.ts';
import type { Files } from '../../../base/files.ts';
import type { FileAnswer } from '../../../base/operation.ts';
import { Problem } from '../../../base/problem.ts';
import type { AdministrativePaper } from '../../../formats/paper/paper.ts';
import { writePaper } from '../../../formats/paper/write-paper.ts';
import type { Block } from '../narrative.ts';
import type { Picture } from './blocks.ts';
import type { PaperFormat } from './contract.ts';
import { fileName, officeTypes } from './file-names.ts';
import type { Printable } from './printable.ts';
import { reportPaper } from './report-paper.ts';
import { fillUnitTemplate, templateAt } from './unit-template.ts';
import { paperWords } from './words.ts';

/** What files are made with. */
export type Desk = { readonly db: Db; readonly files: Files; readonly kind: 'demo' | 'real' };

/** The report as a file. A signed version gives the same bytes whenever it is asked for. */
export async function paperFile(desk: Desk, report: Printable, format: PaperFormat): Promise<FileAnswer> {
  const banner = exportBanner(desk.kind);
  const paper = reportPaper(report, await picturesOf(desk, report), banner?.line ?? null);
  const bytes = await written(desk, report, paper, format);
  return { name: fileName(paperWords.file, report, format, banner), type: officeTypes[format], bytes };
}

async function written(
  { db, files }: Desk,
  { unitId, signed }: Printable,
  paper: AdministrativePaper,
  format: PaperFormat,
): Promise<Uint8Array> {
  if (format === 'pdf') return writePaper(paper, 'pdf');
  // The writer is large, and is not needed to start.
  if (format === 'xlsx')
    return (await import('../../../formats/paper/sheets.ts')).writeFormSheets(paper.annexes, paper.banner);
  // A version stays on the template of the moment it was signed.
  const template = await templateAt(db, files, unitId, signed?.at ?? null);
  if (template !== null) return fillUnitTemplate(template, paper);
  return writePaper(paper, 'docx');
}

const formats: Readonly<Record<string, Picture['format']>> = { 'image/png': 'png', 'image/jpeg': 'jpeg' };

/** The pictures that stand in the sections: files of the unit itself. */
async function picturesOf(
  { db, files }: Desk,
  { unitId, sections }: Printable,
): Promise<Map<string, Picture>> {
  const ids = [...new Set([...sections.values()].flatMap(pictureIds))];
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('stored_file')
    .select(['id', 'sha256', 'type'])
    .where('unit_id', '=', unitId)
    .where('id', 'in', ids)
    .execute();
  const found = new Map<string, Picture>();
  for (const { id, sha256, type } of rows) {
    const format = formats[type];
    if (format === undefined) continue;
    const bytes = await files.get(sha256);
    // A signed report without a picture that was signed with it would be another report.
    if (bytes === null) throw new Problem('file-lost');
    found.set(id, { format, bytes, ratio: await ratioOf(bytes) });
  }
  return found;
}

const pictureIds = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.type === 'picture' ? [block.attrs.fileId] : []));

async function ratioOf(bytes: Uint8Array): Promise<number> {
  const { width = 1, height = 1 } = await sharp(bytes).metadata();
  return height / width;
}
