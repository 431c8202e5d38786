import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { chartPicture } from '../../src/formats/chart/picture.ts';
import { aLongPaper } from '../../src/formats/paper/paper-sample.ts';
import { writeFormSheets } from '../../src/formats/paper/sheets.ts';
import { fillWordTemplate } from '../../src/formats/paper/template.ts';
import { writePaper } from '../../src/formats/paper/write-paper.ts';
import { docxOf, paragraph, run as words } from '../../src/formats/word/docx-sample.ts';
import { scratchFolder } from '../scratch.ts';
import { median } from './measure.ts';

/** Times the writing of a report of 20 pages, each time with other words, beside LibreOffice making the same .docx into a .pdf. */
const runs = 7;
const rows: [string, string, string][] = [];

type Timed = { readonly first: number; readonly median: number; readonly last: Uint8Array };

async function timed(write: (edition: number) => Promise<Uint8Array>): Promise<Timed> {
  const all: number[] = [];
  let last = new Uint8Array();
  for (let edition = 0; edition <= runs; edition += 1) {
    const start = performance.now();
    last = Uint8Array.from(await write(edition));
    all.push(performance.now() - start);
  }
  const [first, ...others] = all;
  return { first: first!, median: others.sort((a, b) => a - b)[Math.floor(others.length / 2)]!, last };
}

const row = (what: string, { first, median }: Timed, wanted: string) =>
  rows.push([what, `${median.toFixed(0)} (first ${first.toFixed(0)})`, wanted]);

const pdf = await timed((edition) => writePaper(aLongPaper(edition), 'pdf'));
const docx = await timed((edition) => writePaper(aLongPaper(edition), 'docx'));
const pages = (await getDocument({ data: new Uint8Array(pdf.last), verbosity: 0 }).promise).numPages;
row(`report of ${pages} pages to .docx`, docx, 'under 400');
row(`report of ${pages} pages to .pdf`, pdf, 'under 1,500');
row('its forms to .xlsx', await timed((edition) => writeFormSheets(aLongPaper(edition).annexes, null)), '');
const template = docxOf(['{ten_don_vi}', '{than_bai}'].map((text) => paragraph(words(text))).join(''));
const filled = async (edition: number) => {
  const values = { ten_don_vi: 'UBND', than_bai: { blocks: aLongPaper(edition).body } };
  return (await fillWordTemplate(template, values)).bytes!;
};
row('its text into a template of the unit', await timed(filled), '');
const chart = (edition: number) => ({
  kind: 'line' as const,
  title: 'Tỷ lệ hồ sơ đúng hạn (%)',
  categories: Array.from({ length: 12 }, (_, at) => `T${at + 1}`),
  series: [{ name: 'Xã An Bình', values: Array.from({ length: 12 }, (_, at) => 90 + ((at + edition) % 9)) }],
});
row('a chart to .png', await timed((edition) => chartPicture(chart(edition))), '');
await withOffice();
console.log('Reports on paper, in a thread of the process, median of runs with other words each\n');
console.log('| what | milliseconds | wanted |\n| --- | ---: | --- |');
for (const cells of rows) console.log(`| ${cells.join(' | ')} |`);

async function withOffice(): Promise<void> {
  if (spawnSync('sh', ['-c', 'command -v soffice']).status !== 0) return;
  const folder = scratchFolder('papers');
  const file = join(folder, 'report.docx');
  writeFileSync(file, docx.last);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const office = await median(
    'soffice',
    [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file],
    3,
  );
  const milliseconds = office.seconds * 1000;
  rows.push(['LibreOffice: the same .docx to .pdf (whole process)', milliseconds.toFixed(0), 'reference']);
  rows.push(['  .pdf here takes of it', (pdf.median / milliseconds).toFixed(2), '']);
  rows.push(['  .docx and .pdf here take of it', ((pdf.median + docx.median) / milliseconds).toFixed(2), '']);
}
