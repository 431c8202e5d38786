import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** A paper as data, and its pictures under the names that the data gives them. */
export type TypesettingWork = {
  readonly id: number;
  readonly data: string;
  readonly pictures: readonly { readonly path: string; readonly bytes: Uint8Array }[];
};
export type TypesettingAnswer = {
  readonly id: number;
  /** Null where the paper could not be laid out; `error` tells why. */
  readonly bytes: Uint8Array | null;
  readonly error: unknown;
};

const folder = import.meta.dirname;
const layout = readFileSync(join(folder, 'paper.typ'), 'utf8');
const fonts = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos')));

if (parentPort !== null) {
  const port = parentPort;
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [fonts] }] });
  port.on('message', (work: TypesettingWork) => port.postMessage(answerTo(compiler, work)));
}

function answerTo(compiler: NodeCompiler, work: TypesettingWork): TypesettingAnswer {
  const { id } = work;
  try {
    return { id, ...laidOut(compiler, work) };
  } catch (error) {
    return { id, bytes: null, error: String(error) };
  } finally {
    compiler.resetShadow();
    // The compiler remembers what it laid out for as long as it lives; one paper is seldom like the next.
    compiler.evictCache(3);
  }
}

function laidOut(compiler: NodeCompiler, { data, pictures }: TypesettingWork): Omit<TypesettingAnswer, 'id'> {
  for (const { path, bytes } of pictures) compiler.mapShadow(join(folder, path), Buffer.from(bytes));
  const answer = compiler.compile({ mainFileContent: layout, inputs: { paper: data } });
  const { result } = answer;
  if (result === null) return { bytes: null, error: JSON.stringify(answer.takeError()?.shortDiagnostics) };
  // A copy: the compiler's own buffer cannot be handed to another thread.
  return { bytes: Uint8Array.from(compiler.pdf(result)), error: null };
}
