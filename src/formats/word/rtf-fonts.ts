import { oldFontOf } from '../text/old-encodings.ts';

export type RtfFont = { readonly name: string; readonly charset: number | undefined };

/** Code pages by the number of a font's character set; 2 is a symbol font. */
const charsetPages: Readonly<Record<number, string>> = {
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};
const symbolCharset = 2;

/** The letters that bytes stand for in a font; `page` is the code page of the whole file. */
export function decodeBytes(bytes: string, font: RtfFont | undefined, page: number): string {
  if (font?.charset === symbolCharset) {
    return bytes.replace(/[\u0020-\u00ff]/g, (byte) => String.fromCharCode(byte.charCodeAt(0) + 0xf000));
  }
  if (!/[\u0080-\u00ff]/.test(bytes)) return bytes;
  return decoderFor(pageOf(font, page)).decode(Buffer.from(bytes, 'latin1'));
}

/** Old Vietnamese fonts hold Western letters whatever character set they claim. */
function pageOf(font: RtfFont | undefined, page: number): string {
  if (oldFontOf(font?.name)) return 'windows-1252';
  return charsetPages[font?.charset ?? 0] ?? (page === 65001 ? 'utf-8' : `windows-${page}`);
}

const decoders = new Map<string, TextDecoder>();

function decoderFor(label: string): TextDecoder {
  const known = decoders.get(label);
  if (known) return known;
  const decoder = /^(windows-(125[0-8]|874)|[a-z].*)$/.test(label)
    ? newDecoder(label)
    : new TextDecoder('windows-1252');
  decoders.set(label, decoder);
  return decoder;
}

function newDecoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder('windows-1252');
  }
}
