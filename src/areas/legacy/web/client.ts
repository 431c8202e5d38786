import type { Analysis } from '../analyse.ts';
import {
  type ExportKind,
  type FormNames,
  largestAnalyses,
  largestFile,
  type ReadLine,
  type Refusal,
} from '../contract.ts';

/** Why a request gave nothing. What is found here is not `known`; the others come with the server's words. */
export type Trouble = Refusal & { readonly known: boolean };
export type Outcome<T> = { readonly value: T; readonly trouble?: undefined } | { readonly trouble: Trouble };

const foundHere = (code: string): { trouble: Trouble } => ({ trouble: { code, message: '', known: false } });
const noServer = foundHere('no-server');
const unreadable = foundHere('file-unreadable');
const tooLarge = foundHere('file-too-large');
const tooMuch = foundHere('analyses-too-large');

const headersFor = (name: string) => ({ 'X-File-Name': encodeURIComponent(name) });

export type Read = { readonly analysis: Analysis; readonly forms: FormNames };

/** Sends a file to be read and follows the answer line by line. */
export async function readFile(
  file: File,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Outcome<Read>> {
  if (file.size > largestFile) return tooLarge;
  if (!(await isReadable(file))) return unreadable;
  const sent = { method: 'POST', body: file, headers: headersFor(file.name), signal };
  try {
    const response = await fetch('/api/read', sent);
    if (!response.ok || response.body === null) return refusedBy(response);
    for await (const line of linesOf(response.body)) {
      if (line.progress !== undefined) onProgress(line.progress.done, line.progress.total);
      if (line.error !== undefined) return { trouble: { ...line.error, known: true } };
      if (line.result !== undefined) return { value: { analysis: line.result, forms: line.forms ?? {} } };
    }
  } catch {
    // A connection that broke and a server that is not there look alike.
  }
  return noServer;
}

/** A dropped folder looks like a file until one reads it; so does a file that has gone since. */
const isReadable = (file: File) =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );

async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<ReadLine> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    const parts = `${rest}${value ?? ''}`.split('\n');
    rest = done ? '' : parts.pop()!;
    for (const part of parts) if (part !== '') yield JSON.parse(part);
    if (done) return;
  }
}

async function refusedBy(response: Response): Promise<{ trouble: Trouble }> {
  try {
    const { error }: { error: Refusal } = await response.json();
    return { trouble: { ...error, known: true } };
  } catch {
    return noServer;
  }
}

export type Wanted =
  | {
      readonly kind: Exclude<ExportKind, 'comments'>;
      readonly name: string;
      readonly analyses: readonly Analysis[];
    }
  | { readonly kind: 'comments'; readonly file: File };

/** Has a download made and saved; gives its name. Comments need the original file, the rest what was read. */
export async function download(wanted: Wanted): Promise<Outcome<string>> {
  const commented = wanted.kind === 'comments';
  const name = commented ? wanted.file.name : wanted.name;
  const body = commented ? wanted.file : new Blob([JSON.stringify(wanted.analyses.map(withoutText))]);
  if (!commented && body.size > largestAnalyses) return tooMuch;
  const headers = { ...headersFor(name), ...(commented ? {} : { 'Content-Type': 'application/json' }) };
  try {
    const response = await fetch(`/api/export/${wanted.kind}`, { method: 'POST', body, headers });
    if (!response.ok) return refusedBy(response);
    const saved = savedName(response.headers.get('Content-Disposition') ?? '');
    save(await response.blob(), saved);
    return { value: saved };
  } catch {
    return noServer;
  }
}

/** What is made of an analysis needs no more of the document than its kind; the text would double what is sent. */
const withoutText = ({ document, ...rest }: Analysis): Analysis => ({
  ...rest,
  document: { ...document, blocks: [] },
});

const savedName = (disposition: string) =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? 'tep');

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
