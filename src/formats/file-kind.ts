import { Problem } from '../base/problem.ts';
import { openOle } from './ole.ts';
import { isEncryptedOffice, openZip, type Zip } from './zip.ts';

/** What a file is, so far as its first bytes or its container tell; what "letters" are shows when they are decoded. */
export type FileKind =
  | 'docx'
  | 'xlsx'
  | 'odt'
  | 'rtf'
  | 'doc'
  | 'xls'
  | 'pdf'
  | 'picture'
  | 'mhtml'
  | 'letters';

/**
 * Finds the kind of a file from its content; the name only parts programs that pack their files alike.
 * Throws `file-damaged`, `file-encrypted`, and `file-type-…` for kinds that are not read.
 */
export async function fileKind(bytes: Uint8Array, name: string): Promise<FileKind> {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  const magic = start.toString('hex', 0, 16);
  if (/^504b(0304|0506|0708)/.test(magic)) return zipKind(await openZip(bytes), name);
  if (magic.startsWith('d0cf11e0a1b11ae1')) return oleKind(bytes);
  if (picture.test(magic)) return 'picture';
  if (sheetBefore1993.test(magic)) throw new Problem('file-type-save-as-xlsx');
  const letters = start.toString('latin1');
  if (/^(\xef\xbb\xbf)?\s*\{\\rtf/.test(letters)) return 'rtf';
  // A PDF may have anything before its mark within the first 1,024 bytes (ISO 32000-1 as Acrobat reads it).
  if (letters.includes('%PDF-')) return 'pdf';
  return mailHeader.test(letters) ? 'mhtml' : 'letters';
}

/** PNG, JPEG, WebP, TIFF, GIF, BMP, and the HEIF family that phones write. */
const picture =
  /^(89504e470d0a|ffd8ff|52494646.{8}57454250|49492a00|4d4d002a|474946383[79]61|424d.{8}00000000|000000..66747970(6865|6d696631|6d736631|61766966))/;
/** Excel before version 5 kept its sheets outside of any container (BIFF2 to BIFF4). */
const sheetBefore1993 = /^09(00|02|04)0[46]00/;
const mailHeader = /^\s*(MIME-Version|From|Content-Type|Subject|Date|Snapshot-Content-Location):/i;

async function zipKind(zip: Zip, name: string): Promise<FileKind> {
  const has = (path: string) => zip.names.includes(path);
  if (has('[Content_Types].xml')) return officeKind(await textOf(zip, '[Content_Types].xml'), has);
  if (has('word/document.xml')) return 'docx';
  if (has('xl/workbook.xml')) return 'xlsx';
  if (has('content.xml')) return openDocumentKind(zip);
  if (has('mimetype') && has('encrypted-package')) throw new Problem('file-encrypted');
  if (!zip.names.some((path) => /^Index(\/.*\.iwa|\.zip)$|\.iwa$/.test(path)))
    throw new Problem('file-type-unknown');
  throw new Problem(/\.numbers$/i.test(name) ? 'file-type-save-as-xlsx' : 'file-type-save-as-docx');
}

const textOf = async (zip: Zip, name: string) => new TextDecoder().decode(await zip.read(name));

/** By the type of the main part (ISO 29500-2); macros and templates are read as the documents they are. */
function officeKind(types: string, has: (path: string) => boolean): FileKind {
  if (/(wordprocessingml|ms-word)\.(document|template)[\w.]*\.main\+xml/.test(types)) return 'docx';
  if (/(spreadsheetml|ms-excel)\.(sheet|template)\.(main|macroEnabled\.main)\+xml/.test(types)) return 'xlsx';
  if (types.includes('ms-excel.sheet.binary')) throw new Problem('file-type-save-as-xlsx');
  if (/presentationml|ms-powerpoint|ms-visio/.test(types)) throw new Problem('file-type-save-as-docx');
  if (has('word/document.xml')) return 'docx';
  if (has('xl/workbook.xml')) return 'xlsx';
  throw new Problem('file-type-unknown');
}

async function openDocumentKind(zip: Zip): Promise<FileKind> {
  const type = zip.names.includes('mimetype') ? await textOf(zip, 'mimetype') : '';
  const manifest = zip.names.includes('META-INF/manifest.xml')
    ? await textOf(zip, 'META-INF/manifest.xml')
    : '';
  if (manifest.includes('encryption-data')) throw new Problem('file-encrypted');
  const about = type === '' ? manifest : type;
  if (/opendocument\.text/.test(about)) return 'odt';
  if (/opendocument\.(spreadsheet|database)/.test(about)) throw new Problem('file-type-save-as-xlsx');
  throw new Problem(/opendocument\./.test(about) ? 'file-type-save-as-docx' : 'file-type-unknown');
}

function oleKind(bytes: Uint8Array): FileKind {
  if (isEncryptedOffice(bytes)) throw new Problem('file-encrypted');
  const ole = openOle(bytes);
  const has = (name: string) => ole.stream(name) !== undefined;
  if (has('WordDocument')) return 'doc';
  if (has('Workbook') || has('Book')) return 'xls';
  // Works keeps a text under CONTENTS; slides of PowerPoint have a stream of their own.
  if (has('PowerPoint Document') || has('CONTENTS') || has('MatOST'))
    throw new Problem('file-type-save-as-docx');
  throw new Problem('file-type-unknown');
}
