/** What stands in a PDF, as far as signatures need it: values with the places of the strings they were read from. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfStream
  | PdfArray
  | PdfDict;
export type PdfName = { readonly kind: 'name'; readonly name: string };
/** `start` and `end`: where it stands in the file, its brackets included. */
export type PdfString = {
  readonly kind: 'string';
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
};
export type PdfRef = { readonly kind: 'ref'; readonly number: number; readonly generation: number };
export type PdfArray = readonly PdfValue[];
export type PdfDict = ReadonlyMap<string, PdfValue>;
export type PdfStream = { readonly kind: 'stream'; readonly dict: PdfDict; readonly raw: Uint8Array };

export const nameOf = (name: string): PdfName => ({ kind: 'name', name });
export const refOf = (number: number, generation = 0): PdfRef => ({ kind: 'ref', number, generation });
/** Text as it is written between brackets; beyond ASCII it is written as UTF-16. */
export const textOf = (text: string): PdfString => ({
  kind: 'string',
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what plain strings hold.
  bytes: /^[\x00-\x7f]*$/.test(text) ? Buffer.from(text, 'latin1') : utf16(text),
  start: 0,
  end: 0,
});
const utf16 = (text: string) => Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(text, 'utf16le').swap16()]);
export const dictOf = (entries: Readonly<Record<string, PdfValue>>): PdfDict =>
  new Map(Object.entries(entries));

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;
export const isArray = (value: PdfValue | undefined): value is PdfArray => Array.isArray(value);
const isOf = (value: PdfValue | undefined, kind: string): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
export const isName = (value: PdfValue | undefined): value is PdfName => isOf(value, 'name');
export const isString = (value: PdfValue | undefined): value is PdfString => isOf(value, 'string');
export const isRef = (value: PdfValue | undefined): value is PdfRef => isOf(value, 'ref');
export const isStream = (value: PdfValue | undefined): value is PdfStream => isOf(value, 'stream');

/** The text of a string: UTF-16 with its mark, UTF-8 with its mark, else Latin letters. */
export function readText(value: PdfValue | undefined): string | null {
  if (!isString(value)) return null;
  const bytes = Buffer.from(value.bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return bytes
      .subarray(2, bytes.length & ~1)
      .swap16()
      .toString('utf16le');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  return bytes.toString('latin1');
}
