import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { run } from './measure.ts';

/** The forms of one commune: a label and a figure in each row. */
export type FormRows = readonly { readonly label: string; readonly figures: readonly number[] }[];

export const hasOffice = (): boolean => spawnSync('sh', ['-c', 'command -v soffice']).status === 0;

/**
 * How LibreOffice consolidates what the communes of one province sent: their forms as sheets of one workbook, and a sheet that adds
 * each cell up over all of them. Seconds of the whole process; throws where a total is not the sum.
 */
export async function consolidateInOffice(folder: string, form: FormRows): Promise<number> {
  const file = join(folder, 'tong-hop.xlsx');
  writeFileSync(file, await workbook(form));
  const args = ['--headless', '--convert-to', 'csv', '--outdir', folder, file];
  // The first start of an installation lays down its settings.
  await run('soffice', args);
  const { seconds } = await run('soffice', args);
  const totals = readFileSync(join(folder, 'tong-hop.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => Number(line.split(',').at(-1)));
  const wanted = form.map(({ figures }) => figures.reduce((sum, figure) => sum + figure, 0));
  if (totals.join() !== wanted.join()) throw new Error(`LibreOffice adds up ${totals.slice(0, 5)} …`);
  return seconds;
}

function workbook(form: FormRows): Promise<Uint8Array> {
  const communes = form[0]!.figures.length;
  const names = Array.from({ length: communes }, (_, index) => `Xa${index}`);
  const sheets = names.map((name, index) => ({
    name,
    rows: form.map(({ label, figures }) => [label, figures[index]!]),
  }));
  const over = `${names[0]}:${names.at(-1)}`;
  const sums = form.map((_, row) => [`${row},1`, { formula: `SUM(${over}!B${row + 1})` }] as const);
  const total = { name: 'Tong', rows: form.map(({ label }) => [label, null]), cells: new Map(sums) };
  return writeXlsx({ sheets: [total, ...sheets] });
}
