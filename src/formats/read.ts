import { Problem } from '../base/problem.ts';
import type { Document } from './document.ts';
import { type FileKind, fileKind } from './file-kind.ts';
import type { OcrSession } from './image/session.ts';

export type ReadOptions = {
  /** Pages done, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Readers of print that the caller shares between files and closes; without it they are opened when first needed. */
  readonly ocr?: OcrSession;
};

/** Larger files are refused unread: look at the size before loading one. In bytes. */
export const maxFileBytes = 100 * 2 ** 20;

/**
 * Reads a file into blocks for what it is, whatever its name says. Throws nothing but `Problem`: 'file-empty', 'file-too-large',
 * 'file-damaged', 'pdf-damaged', 'file-encrypted', 'file-expands-too-far', 'file-took-too-long', 'picture-unreadable' or a 'file-type-…'.
 */
export async function readFile(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions = {},
): Promise<Document> {
  if (bytes.length === 0) throw new Problem('file-empty');
  if (bytes.length > maxFileBytes) throw new Problem('file-too-large');
  const print = printReaders(options.ocr);
  try {
    return await readers[await fileKind(bytes, name)]({ ...options, bytes, name, openPrint: print.open });
  } catch (error) {
    throw asProblem(error);
  } finally {
    await print.close();
  }
}

type Reading = ReadOptions & {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly openPrint: () => Promise<OcrSession>;
};

/** Each reader is loaded when a file of its kind is met: most runs need one of them. */
const readers: Record<FileKind, (reading: Reading) => Promise<Document>> = {
  docx: async ({ bytes }) => (await import('./word/docx.ts')).readDocx(bytes),
  odt: async ({ bytes }) => (await import('./word/odt.ts')).readOdt(bytes),
  rtf: async ({ bytes }) => (await import('./word/rtf.ts')).readRtf(bytes),
  doc: async ({ bytes }) => (await import('./word/doc.ts')).readDoc(bytes),
  xlsx: async ({ bytes }) => (await import('./sheet/xlsx.ts')).readXlsx(bytes),
  xls: async ({ bytes }) => (await import('./sheet/xls.ts')).readXls(bytes),
  pdf: readPdfFile,
  picture: async ({ bytes, onProgress, openPrint }) =>
    (await import('./image/picture.ts')).readPicture(bytes, await openPrint(), { onProgress }),
  letters: async ({ bytes, name }) => (await import('./text/letters.ts')).readLetters(bytes, name),
  mhtml: async ({ bytes, name }) => {
    const { htmlPartOf } = await import('./text/mhtml.ts');
    return (await import('./text/letters.ts')).readLetters(htmlPartOf(bytes) ?? bytes, name);
  },
};

async function readPdfFile({ bytes, onProgress, openPrint }: Reading): Promise<Document> {
  const { readPdf } = await import('./pdf/pdf.ts');
  return readPdf(bytes, {
    onProgress,
    readPicturePage: async (page) => {
      const { readPagePicture } = await import('./image/page.ts');
      return readPagePicture(page, await openPrint());
    },
  });
}

function printReaders(shared: OcrSession | undefined) {
  let own: Promise<OcrSession> | undefined;
  return {
    open: async () => {
      if (shared !== undefined) return shared;
      own ??= import('./image/session.ts').then(({ openOcr }) => openOcr());
      return own;
    },
    close: async () => (await own)?.close(),
  };
}

/** What a reader did not foresee in a file is damage to the one who sent it; the cause stays for the one who mends the reader. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return Object.assign(new Problem('file-damaged'), { cause: error });
}
