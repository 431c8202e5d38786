import type { Analysis } from '../areas/legacy/analyse.ts';
import type { ReadLine } from '../areas/legacy/contract.ts';
import { formNamesOf } from '../areas/legacy/form-names.ts';
import { isFileProblem, Problem } from '../base/problem.ts';
import type { Source, Task, Told } from './task.ts';
import { type RefusalCode, refusal } from './words.ts';

type OnProgress = (done: number, total: number) => void;

/** Does what was asked of the thread. Whatever goes wrong with one file is told, never thrown. */
export async function carryOut(task: Task, onProgress: OnProgress): Promise<Told> {
  try {
    const made = await make(task, onProgress);
    return typeof made === 'string' ? { error: refusal(made) } : { bytes: owned(made) };
  } catch (error) {
    return { error: refusal(isFileProblem(error) ? error.code : 'worker-failed') };
  }
}

async function make({ make: kind, from }: Task, onProgress: OnProgress): Promise<Uint8Array | RefusalCode> {
  const analyses = await analysesOf(from, onProgress);
  if (typeof analyses === 'string') return analyses;
  const first = analyses[0]!;
  switch (kind) {
    case 'reading':
      return encoded(`${JSON.stringify(readLineOf(first))}\n`);
    case 'json':
      return encoded(
        JSON.stringify(analyses.length === 1 ? answerOf(first) : analyses.map(answerOf), null, 2),
      );
    case 'forms':
      return (await import('../areas/legacy/outputs/forms.ts')).writeForms(analyses);
    case 'comments':
      return commented(from, first);
    case 'note':
      return (await import('../areas/legacy/outputs/note.ts')).writeNote(analyses, today());
  }
}

const readLineOf = (result: Analysis): ReadLine => ({ result, forms: formNamesOf(result.extraction) });

async function analysesOf(from: Source, onProgress: OnProgress): Promise<readonly Analysis[] | RefusalCode> {
  if ('analyses' in from) {
    const sent = (await import('./sent-analyses.ts')).analysesIn(from.analyses);
    return sent.refused ?? sent.analyses;
  }
  const { analyse } = await import('../areas/legacy/analyse.ts');
  return [await analyse(from.file.bytes, from.file.name, { onProgress })];
}

/** Comments are written into the very file; without it there is nothing to write into. */
async function commented(from: Source, analysis: Analysis): Promise<Uint8Array> {
  if (!('file' in from) || analysis.document.format !== 'docx') throw new Problem('file-type-save-as-docx');
  const { writeComments } = await import('../areas/legacy/outputs/comments.ts');
  return writeComments(from.file.bytes, analysis, today());
}

const answerOf = ({ extraction, check }: Analysis) => ({
  ...extraction,
  findings: check.findings,
  held: check.held,
});

const encoded = (text: string) => new TextEncoder().encode(text);

/** Bytes in a buffer of their own, so that it can move to the server's thread. */
const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    ? new Uint8Array(bytes.buffer)
    : new Uint8Array(bytes);

const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
