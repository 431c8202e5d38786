import { Problem } from '../../base/problem.ts';
import { openOle } from '../ole.ts';
import { isEncryptedOffice } from '../zip.ts';

/** A Word 97–2003 file opened: its text by character position, and the tables that describe it. */
export type DocFile = {
  readonly main: DataView;
  readonly data: DataView | undefined;
  /** All stories one after the other. */
  readonly text: string;
  readonly pieces: readonly TextPiece[];
  /** Length of each story in characters, in stored order. */
  readonly stories: Readonly<Record<StoryName, number>>;
  /** One of the tables the file header lists (MS-DOC 2.5.6), by its place in that list. */
  table(index: number): DataView;
  /** From the start of that table to the end of the stream, for tables that run on beyond their stated length. */
  tableOnwards(index: number): DataView;
};

/** A stretch of text stored in one place: positions of characters, and the offset in the main stream. */
type TextPiece = {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
  readonly width: 1 | 2;
};

const storyNames = [
  'body',
  'footnotes',
  'margins',
  'macros',
  'comments',
  'endnotes',
  'textBoxes',
  'marginBoxes',
] as const;
export type StoryName = (typeof storyNames)[number];

/** Opens a .doc. Throws `file-encrypted`, `file-damaged`; `file-type-save-as-docx` for files of Word 95 and before. */
export function openDoc(bytes: Uint8Array): DocFile {
  if (isEncryptedOffice(bytes)) throw new Problem('file-encrypted');
  const ole = openOle(bytes);
  const main = ole.stream('WordDocument') ?? damaged();
  if (main.getUint16(0, true) !== 0xa5ec) damaged();
  const flags = main.getUint16(10, true);
  if (flags & 0x0100) throw new Problem('file-encrypted');
  if (main.getUint16(2, true) < 0x00c1) throw new Problem('file-type-save-as-docx');
  const tables = ole.stream(flags & 0x0200 ? '1Table' : '0Table') ?? damaged();
  const slice = (index: number, onwards: boolean) => {
    const start = main.getUint32(0x9a + index * 8, true);
    const size = main.getUint32(0x9e + index * 8, true);
    if (size === 0) return new DataView(new ArrayBuffer(0));
    if (start + size > tables.byteLength) damaged();
    return new DataView(tables.buffer, tables.byteOffset + start, onwards ? tables.byteLength - start : size);
  };
  const pieces = piecesOf(slice(33, false));
  const lengths = storyNames.map((name, index) => [name, main.getUint32(0x4c + index * 4, true)]);
  return {
    main,
    data: ole.stream('Data') ?? undefined,
    text: textOf(main, pieces),
    pieces,
    stories: Object.fromEntries(lengths) as Record<StoryName, number>,
    table: (index) => slice(index, false),
    tableOnwards: (index) => slice(index, true),
  };
}

function damaged(): never {
  throw new Problem('file-damaged');
}

/** The piece table comes after any number of property lists (MS-DOC 2.9.38). */
function piecesOf(table: DataView): TextPiece[] {
  let at = 0;
  while (table.getUint8(at) === 1) at += 3 + table.getUint16(at + 1, true);
  if (table.getUint8(at) !== 2) damaged();
  const count = Math.floor((table.getUint32(at + 1, true) - 4) / 12);
  const positions = at + 5;
  const pieces: TextPiece[] = [];
  for (let index = 0; index < count; index += 1) {
    const stored = table.getUint32(positions + (count + 1) * 4 + index * 8 + 2, true);
    const narrow = (stored & 0x40000000) !== 0;
    const offset = stored & 0x3fffffff;
    const start = table.getUint32(positions + index * 4, true);
    const end = table.getUint32(positions + index * 4 + 4, true);
    if (start !== (pieces.at(-1)?.end ?? 0) || end < start) damaged();
    pieces.push({ start, end, offset: narrow ? offset >> 1 : offset, width: narrow ? 1 : 2 });
  }
  return pieces;
}

/** Pieces may lie over each other in a damaged file, so their sum is bounded by the file. */
function textOf(main: DataView, pieces: readonly TextPiece[]): string {
  if ((pieces.at(-1)?.end ?? 0) > main.byteLength) damaged();
  const narrow = new TextDecoder('windows-1252');
  const wide = new TextDecoder('utf-16le', { ignoreBOM: true });
  const parts = pieces.map(({ start, end, offset, width }) => {
    const size = (end - start) * width;
    if (offset + size > main.byteLength) damaged();
    const bytes = new Uint8Array(main.buffer, main.byteOffset + offset, size);
    return (width === 1 ? narrow : wide).decode(bytes);
  });
  return parts.join('');
}
