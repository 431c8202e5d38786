import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { Problem } from '../../base/problem.ts';
import { refuseBomb } from './expansion.ts';
import type { Limits } from './limits.ts';
import { identity, type Matrix, matrixFrom } from './matrix.ts';
import { startThread, type Thread } from './thread.ts';

export type PdfFile = {
  readonly pages: number;
  page(number: number): Promise<PdfPage>;
  close(): Promise<void>;
};

/** One page as pdf.js gives it: what to draw, in order, and the fonts it is drawn with. */
export type PdfPage = {
  readonly number: number;
  /** In points, as the page is shown: turned by its /Rotate. */
  readonly width: number;
  readonly height: number;
  /** From the page's own coordinates to points from the upper left corner, y growing downwards. */
  readonly base: Matrix;
  readonly operators: readonly Operator[];
  readonly fonts: ReadonlyMap<string, Font>;
  picture(id: string): Promise<unknown>;
  release(): void;
};

export type Operator = { readonly name: string; readonly args: readonly unknown[] };

export type Font = {
  readonly name: string;
  readonly bold: boolean;
  readonly composite: boolean;
  readonly fontMatrix: Matrix;
  /** Height of the glyphs where the em is not a thousand units (Type 3). */
  readonly boxHeight: number;
  readonly type3: boolean;
  /** pdf.js could not make sense of it: what it writes is lost. */
  readonly broken: boolean;
};

/** Opens a PDF. Throws `Problem` 'file-encrypted', 'pdf-damaged', 'file-took-too-long' or 'file-expands-too-far'. */
export async function openPdf(bytes: Uint8Array, limits: Limits): Promise<PdfFile> {
  refuseBomb(bytes);
  const parser = await takeParser();
  const within = <T>(work: Promise<T>) => limits.within(parser.thread.whileAlive(work));
  const task = parser.open(new Uint8Array(bytes));
  try {
    const file = await within(task.promise);
    return {
      pages: file.numPages,
      page: (number) => openPage(file, number, parser.names, within),
      close: () => giveBack(parser, task.destroy()),
    };
  } catch (error) {
    if (error instanceof Problem) parser.thread.stop();
    else await giveBack(parser, task.destroy());
    throw problemOf(error);
  }
}

type Parser = {
  readonly thread: Thread;
  /** Of the operators, by number. */
  readonly names: ReadonlyMap<number, string>;
  files: number;
  open(data: Uint8Array): PDFDocumentLoadingTask;
};

/** Starting takes a while: the parser of the last file is kept for the next one. */
let idle: Parser | undefined;

async function takeParser(): Promise<Parser> {
  const parser = idle ?? (await startParser());
  idle = undefined;
  parser.thread.hold(true);
  return parser;
}

async function startParser(): Promise<Parser> {
  const thread = startThread();
  const { getDocument, OPS, PDFWorker } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const worker = new PDFWorker({ port: thread.port as unknown as null, verbosity: silent });
  const names = new Map(Object.entries(OPS).map(([name, number]) => [number, name]));
  return { thread, names, files: 0, open: (data) => getDocument({ ...documentOptions(), data, worker }) };
}

/** What pdf.js keeps of its files is not for ever. */
const mostFilesOfParser = 40;

/** A parser that does not let go of its file in time is stopped. */
async function giveBack(parser: Parser, destroyed: Promise<void>): Promise<void> {
  const freed = parser.thread.whileAlive(destroyed.then(() => true)).catch(() => false);
  const isFree = await Promise.race([freed, pause(200)]);
  parser.files++;
  if (isFree !== true || idle !== undefined || parser.files >= mostFilesOfParser) {
    parser.thread.stop();
    return;
  }
  parser.thread.hold(false);
  idle = parser;
}

/** A picture of 36 million pixels is an A4 page scanned at 600 dpi. */
const mostPixels = 36_000_000;

/** Not even errors are printed. */
const silent = -1;

function documentOptions() {
  const home = new URL('../../', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'));
  return {
    verbosity: silent,
    disableFontFace: true,
    fontExtraProperties: true,
    useSystemFonts: false,
    enableXfa: false,
    maxImageSize: mostPixels,
    cMapUrl: filePath(new URL('cmaps/', home)),
    wasmUrl: filePath(new URL('wasm/', home)),
  };
}

function filePath(url: URL): string {
  const path = decodeURIComponent(url.pathname);
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path;
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const name = error instanceof Error ? error.name : '';
  return new Problem(name === 'PasswordException' ? 'file-encrypted' : 'pdf-damaged');
}

async function openPage(
  file: PDFDocumentProxy,
  number: number,
  names: ReadonlyMap<number, string>,
  within: <T>(work: Promise<T>) => Promise<T>,
): Promise<PdfPage> {
  const page = await within(file.getPage(number));
  const list = await within(page.getOperatorList());
  const operators = Array.from(list.fnArray, (fn, index) => operatorFrom(fn, list.argsArray[index], names));
  const { width, height, transform } = page.getViewport({ scale: 1 });
  return {
    number,
    width,
    height,
    base: matrixFrom(transform) ?? identity,
    operators,
    fonts: await within(fontsOf(page, operators)),
    picture: (id) => within(objectOf(page, id)),
    release: () => page.cleanup(),
  };
}

/** What becomes of a path stands in its first argument, there as a name too. */
function operatorFrom(fn: number, args: unknown, names: ReadonlyMap<number, string>): Operator {
  const name = names.get(fn) ?? '';
  const [first, ...others] = asList(args);
  if (name !== 'constructPath' || typeof first !== 'number') return { name, args: asList(args) };
  return { name, args: [names.get(first), ...others] };
}

function asList(args: unknown): readonly unknown[] {
  return Array.isArray(args) ? args : [];
}

async function fontsOf(page: PDFPageProxy, operators: readonly Operator[]): Promise<Map<string, Font>> {
  const ids = new Set(operators.flatMap(fontIdOf));
  const fonts = new Map<string, Font>();
  for (const id of ids) fonts.set(id, fontFrom(await objectOf(page, id)));
  return fonts;
}

function fontIdOf({ name, args }: Operator): string[] {
  if (name === 'setFont') return typeof args[0] === 'string' ? [args[0]] : [];
  if (name !== 'setGState') return [];
  return gStateEntries(args).flatMap(([key, value]) =>
    key === 'Font' && Array.isArray(value) && typeof value[0] === 'string' ? [value[0]] : [],
  );
}

/** The [name, value] pairs of a graphics state operator. */
export function gStateEntries(args: readonly unknown[]): (readonly [string, unknown])[] {
  return asList(args[0]).flatMap((entry) =>
    Array.isArray(entry) && typeof entry[0] === 'string' ? [[entry[0], entry[1]] as const] : [],
  );
}

/** Objects used by several pages have ids that start with "g_" and live with the document. */
function objectOf(page: PDFPageProxy, id: string): Promise<unknown> {
  const objects = id.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => objects.get(id, resolve));
}

function fontFrom(value: unknown): Font {
  const font: Record<string, unknown> =
    typeof value === 'object' && value !== null ? { ...extract(value) } : {};
  const box = Array.isArray(font.bbox) ? font.bbox.map(Number) : [];
  const name = typeof font.name === 'string' ? font.name.replace(/^[A-Z]{6}\+/, '') : '';
  return {
    name,
    bold: font.bold === true || font.black === true || /bold|black|heavy|[-,]bd\b/i.test(name),
    composite: font.composite === true,
    fontMatrix: matrixFrom(font.fontMatrix) ?? [0.001, 0, 0, 0.001, 0, 0],
    boxHeight: Math.abs((box[3] ?? 0) - (box[1] ?? 0)),
    type3: font.isType3Font === true,
    broken: typeof value !== 'object' || value === null,
  };
}

function extract(value: object): Record<string, unknown> {
  const source = value as Record<string, unknown>;
  const keys = ['name', 'bold', 'black', 'composite', 'fontMatrix', 'bbox', 'isType3Font'];
  return Object.fromEntries(keys.map((key) => [key, source[key]]));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
