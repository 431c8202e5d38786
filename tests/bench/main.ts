import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { scratchFolder } from '../scratch.ts';
import { aReport, asDocx, asText } from '../world.ts';
import { timeHostile } from './hostile.ts';
import { median, type Run, run } from './measure.ts';
import { timeUnits } from './units.ts';

/** Times the commands as a user meets them, each as a whole process, beside LibreOffice turning the same .docx into text. */
const folder = scratchFolder('bench');
const motso = join(import.meta.dirname, '..', '..', 'bin', 'motso');
const has = (command: string) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
const rows: [string, Run, string][] = [];

const report = aReport(undefined, 60);
const files = {
  docx: join(folder, 'report.docx'),
  text: join(folder, 'report.txt'),
  pdf: join(folder, 'report.pdf'),
};
writeFileSync(files.docx, await asDocx(report));
writeFileSync(files.text, asText(report));

const docx = await median(motso, ['check', files.docx]);
rows.push(['.docx, 20 pages: check', docx, 'under 1.0 s, 300 MB']);
rows.push(['text, the same: check', await median(motso, ['check', files.text]), 'under 0.7 s']);
if (has('soffice')) await withOffice();
if (has('pdftoppm') && has('soffice')) await withScan();
await thousand();
print();

async function withOffice(): Promise<void> {
  const convert = [
    '--headless',
    '--convert-to',
    'txt:Text (encoded):UTF8',
    '--outdir',
    join(folder, 'out'),
    files.docx,
  ];
  const office = await median('soffice', convert, 3);
  rows.push(['LibreOffice: the same .docx to text', office, 'reference']);
  rows.push([`  check takes ${(docx.seconds / office.seconds).toFixed(2)} of it`, docx, '']);
  spawnSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, files.docx]);
  rows.push(['PDF, the same: check', await median(motso, ['check', files.pdf]), 'under 2 s']);
}

/** Pages of forms as a scanner makes them, 200 dpi. */
async function withScan(): Promise<void> {
  const pages = 4;
  spawnSync('pdftoppm', [
    '-r',
    '200',
    '-gray',
    '-jpeg',
    '-l',
    String(pages),
    '-f',
    '1',
    files.pdf,
    join(folder, 'page'),
  ]);
  const scans = join(folder, 'scans');
  mkdirSync(scans);
  spawnSync('sh', ['-c', `mv ${folder}/page*.jpg ${scans}/`]);
  const all = await median(motso, ['check', scans], 1);
  rows.push([`scan, ${pages} pages: check, a page`, { ...all, seconds: all.seconds / pages }, 'under 6 s']);
}

async function thousand(): Promise<void> {
  const many = join(folder, 'many');
  mkdirSync(many);
  for (let index = 0; index < 1000; index += 1) {
    const figures = {
      'survey.ballots': String(100 + index),
      'plan.tasksSet': '32',
      'plan.tasksDone': String(index % 33),
    };
    writeFileSync(join(many, `${index}.txt`), asText(aReport(figures, 20)));
  }
  rows.push(['1,000 texts in one call: check', await run(motso, ['check', '--json', many]), 'under 60 s']);
}

function print(): void {
  console.log(
    `${cpus().length} × ${cpus()[0]!.model}, ${Math.round(totalmem() / 2 ** 30)} GB; medians, whole processes\n`,
  );
  console.log('| what | seconds | peak MB | wanted |\n| --- | ---: | ---: | --- |');
  for (const [what, { seconds, memory }, wanted] of rows) {
    console.log(
      `| ${what} | ${seconds.toFixed(2)} | ${memory === null ? '–' : Math.round(memory)} | ${wanted} |`,
    );
  }
  console.log('\nInside the process\n\n| what | milliseconds | wanted |\n| --- | ---: | --- |');
  for (const { what, milliseconds, wanted } of [...timeUnits(), ...timeHostile()])
    console.log(`| ${what} | ${milliseconds.toFixed(1)} | ${wanted} |`);
}
