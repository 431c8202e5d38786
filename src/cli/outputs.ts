import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Analysis } from '../areas/legacy/analyse.ts';
import { words as legacyWords } from '../areas/legacy/words.ts';
import { isFileProblem } from '../base/problem.ts';
import { bytesOf, isFolder } from './files.ts';
import { words } from './words.ts';

export const outputKinds = ['xlsx', 'html', 'docx', 'note'] as const;
/** A file to write: the forms or the series, the page of findings, the report with comments, the note of findings. */
export type Output = { readonly kind: (typeof outputKinds)[number]; readonly path: string };

/** Why the outputs cannot be written, told before anything is read; null where they can. No report is ever written over. */
export function refusalOf(outputs: readonly Output[], files: readonly string[]): string | null {
  const inputs = new Set(files.map(identityOf).filter((identity) => identity !== null));
  for (const { path } of outputs) {
    const identity = identityOf(path);
    if (identity !== null && inputs.has(identity)) return words.wouldOverwrite(path);
    if (isFolder(path) || !isWritable(identity === null ? dirname(path) : path))
      return words.cannotWrite(path);
  }
  return null;
}

/** The same for all names of one file. */
function identityOf(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? null : `${stats.dev}:${stats.ino}`;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Writes one output; false where that failed, which is said. */
export async function writeOutput(
  output: Output,
  analyses: readonly Analysis[],
  isSeries: boolean,
): Promise<boolean> {
  try {
    writeFileSync(output.path, await (isSeries ? seriesFile(analyses) : contentOf(output.kind, analyses)));
  } catch (error) {
    // A report may be gone, or be no document that comments can be put into, although it could be read.
    const why = isFileProblem(error) ? legacyWords.problem[error.code] : words.cannotWrite(output.path);
    process.stderr.write(`${output.path}: ${why}\n`);
    return false;
  }
  process.stderr.write(`${words.written(output.path)}\n`);
  return true;
}

async function seriesFile(analyses: readonly Analysis[]): Promise<Uint8Array> {
  const { seriesOf } = await import('../areas/legacy/series.ts');
  const { writeSeries } = await import('../areas/legacy/outputs/series.ts');
  const { loadIndicators } = await import('../areas/indicators/catalogue.ts');
  const extractions = analyses.map((analysis) => analysis.extraction);
  return writeSeries(seriesOf(extractions, loadIndicators()));
}

async function contentOf(kind: Output['kind'], analyses: readonly Analysis[]): Promise<Uint8Array | string> {
  if (kind === 'xlsx') return (await import('../areas/legacy/outputs/forms.ts')).writeForms(analyses);
  if (kind === 'html') return (await import('../areas/legacy/outputs/html.ts')).writeHtml(analyses, today());
  const [only, ...others] = analyses;
  if (kind === 'docx' && others.length === 0 && only?.document.format === 'docx') {
    const { writeComments } = await import('../areas/legacy/outputs/comments.ts');
    return writeComments(bytesOf(only.check.source.file), only, today());
  }
  return (await import('../areas/legacy/outputs/note.ts')).writeNote(analyses, today());
}

const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
