import { type OldFont, oldFontOf } from '../text/old-encodings.ts';
import { childOf, elementsOf, type XmlElement } from '../xml.ts';

/** What the style of a cell says of its text: the number format, and the font where it is one from before Unicode. */
export type CellLook = { readonly code: string; readonly font?: OldFont };

/** Excel takes 255 letters; a code is gone through for every number that has it. */
const longestCode = 500;

/** By the number a cell gives in `s` (ECMA-376, part 1, 18.8.10). */
export function looksOf(styles: XmlElement | undefined): CellLook[] {
  const fonts = elementsOf(childOf(styles, 'x:fonts'), 'x:font').map((font) =>
    oldFontOf(childOf(font, 'x:name')?.attributes.val),
  );
  const codes = new Map(builtInFormats);
  for (const { attributes } of elementsOf(childOf(styles, 'x:numFmts'), 'x:numFmt')) {
    const { formatCode = '' } = attributes;
    codes.set(Number(attributes.numFmtId), formatCode.length > longestCode ? '' : formatCode);
  }
  return elementsOf(childOf(styles, 'x:cellXfs'), 'x:xf').map(({ attributes }) => ({
    code: codes.get(Number(attributes.numFmtId ?? 0)) ?? '',
    font: fonts[Number(attributes.fontId ?? 0)],
  }));
}

/** Formats that stand in no file (ECMA-376, part 1, 18.8.30). */
export const builtInFormats: readonly (readonly [number, string])[] = [
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'dd/mm/yyyy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'm/d/yy h:mm'],
  [37, '#,##0;(#,##0)'],
  [38, '#,##0;(#,##0)'],
  [39, '#,##0.00;(#,##0.00)'],
  [40, '#,##0.00;(#,##0.00)'],
  [41, '_(* #,##0_);_(* (#,##0);_(* "-"_)'],
  [42, '_(* #,##0_);_(* (#,##0);_(* "-"_)'],
  [43, '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_)'],
  [44, '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_)'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss'],
  [48, '##0.0E+0'],
];
