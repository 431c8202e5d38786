import { Problem } from '../../base/problem.ts';
import { oldFontOf } from '../text/old-encodings.ts';
import { type BiffReader, type BiffRecord, ids, readerOf, recordsFrom } from './biff.ts';
import { builtInFormats, type CellLook } from './xlsx-styles.ts';

/** What the sheets of a workbook share, and where each begins in the stream. */
export type Globals = {
  readonly stream: DataView;
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean; readonly offset: number }[];
  readonly texts: readonly string[];
  readonly looks: readonly CellLook[];
  readonly since1904: boolean;
  /** A text whose length is given in `lengthSize` bytes before it. */
  readonly text: (reader: BiffReader, lengthSize: 1 | 2) => string;
};

/** Reads the part of the stream that stands before all sheets. Throws `file-damaged`, `file-encrypted`, `file-type-save-as-xlsx`. */
export function globalsOf(stream: DataView): Globals {
  const records = recordsFrom(stream, 0);
  const text = textReader(records.next().value);
  const looks: { font: number; format: number }[] = [];
  const fonts: string[] = [];
  const formats = new Map<number, string>(builtInFormats);
  const sheets: { name: string; isHidden: boolean; offset: number }[] = [];
  let texts: string[] = [];
  let since1904 = false;
  for (const record of records) {
    const reader = readerOf(record);
    if (record.id === ids.end) break;
    if (record.id === ids.filePass) throw new Problem('file-encrypted');
    if (record.id === ids.dateMode) since1904 = reader.u16() === 1;
    else if (record.id === ids.codePage) text.codePage(reader.u16());
    else if (record.id === ids.format) formats.set(reader.u16(), text.read(reader, text.isWide ? 2 : 1));
    else if (record.id === ids.style) looks.push({ font: reader.u16(), format: reader.u16() });
    else if (record.id === ids.texts) texts = sharedTexts(reader);
    else if (record.id === ids.font) {
      reader.skip(14);
      fonts.push(text.read(reader, 1));
    } else if (record.id === ids.sheet) {
      const [offset, state, kind] = [reader.u32(), reader.u8(), reader.u8()];
      if (kind === 0) sheets.push({ name: text.read(reader, 1), isHidden: (state & 3) !== 0, offset });
    }
  }
  return {
    stream,
    sheets,
    texts,
    since1904,
    text: text.read,
    looks: looks.map((look) => lookOf(look, fonts, formats)),
  };
}

/** Fonts are numbered without a fourth (MS-XLS 2.5.129). */
const lookOf = (
  look: { font: number; format: number },
  fonts: readonly string[],
  formats: ReadonlyMap<number, string>,
) => ({
  code: formats.get(look.format) ?? '',
  font: oldFontOf(fonts[look.font > 4 ? look.font - 1 : look.font]),
});

function textReader(begin: BiffRecord | undefined) {
  if (begin?.id !== ids.begin) throw new Problem('file-damaged');
  const version = readerOf(begin).u16();
  if (version !== 0x600 && version !== 0x500) throw new Problem('file-type-save-as-xlsx');
  const isWide = version === 0x600;
  let narrow = new TextDecoder('windows-1252');
  return {
    isWide,
    codePage: (page: number) => {
      if (page === 1258) narrow = new TextDecoder('windows-1258');
    },
    read: (reader: BiffReader, lengthSize: 1 | 2): string => {
      const length = lengthSize === 1 ? reader.u8() : reader.u16();
      return isWide ? reader.wide(length) : narrow.decode(reader.narrow(length));
    },
  };
}

/** MS-XLS 2.4.265; a text takes three bytes at least, which bounds how many there can be. */
function sharedTexts(reader: BiffReader): string[] {
  reader.skip(4);
  const count = reader.u32();
  const texts: string[] = [];
  while (texts.length < count && reader.left() > 0) texts.push(reader.wide(reader.u16()));
  return texts;
}
