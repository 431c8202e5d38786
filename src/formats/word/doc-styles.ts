import { numberIn, type Properties, propertiesOf, sprm } from './doc-sprms.ts';

/** Looks of .doc text, inherited as Word does. */
export type DocLooks = {
  readonly font?: string;
  readonly bold: boolean;
  readonly hidden: boolean;
  readonly capitals: boolean;
};
export type DocStyles = {
  /** The looks of characters: style of the paragraph, style of the characters, own properties. */
  looks(paragraphStyle: number, own: Properties): DocLooks;
  /** A paragraph property, its style's where it has none of its own. */
  paragraphNumber(style: number, own: Properties, code: number): number | undefined;
  fontName(index: number): string | undefined;
};

type Style = { readonly base: number; readonly paragraph: Properties; readonly characters: Properties };
const noProperties: Properties = new Map();

/** Reads the style sheet (MS-DOC 2.9.271) and the font table (2.9.286). */
export function docStyles(sheet: DataView, fonts: DataView): DocStyles {
  const styles = stylesOf(sheet);
  const names = fontNames(fonts);
  const usualFont = sheet.byteLength >= 20 ? sheet.getUint16(18, true) : 0;
  /** From the root of the style's ancestry down to itself. */
  const ancestry = (index: number) => {
    const chain: Style[] = [];
    for (let style = styles.get(index); style && chain.length < 12; style = styles.get(style.base))
      chain.unshift(style);
    return chain;
  };
  return {
    looks(paragraphStyle, own) {
      const named = numberIn(own, sprm.characterStyle);
      const layers = [...ancestry(paragraphStyle), ...(named === undefined ? [] : ancestry(named))];
      const all = [...layers.map(({ characters }) => characters), own];
      const font = last(all, sprm.fontOther) ?? last(all, sprm.fontAscii) ?? usualFont;
      const isOn = (code: number) => all.reduce((on, layer) => switched(on, numberIn(layer, code)), false);
      return {
        font: names[font],
        bold: isOn(sprm.bold),
        hidden: isOn(sprm.hidden),
        capitals: isOn(sprm.capitals),
      };
    },
    paragraphNumber(style, own, code) {
      return last([...ancestry(style).map(({ paragraph }) => paragraph), own], code);
    },
    fontName: (index) => names[index],
  };
}

function last(layers: readonly Properties[], code: number): number | undefined {
  return layers.reduce<number | undefined>((found, layer) => numberIn(layer, code) ?? found, undefined);
}

/** 0x80 is "as in the style", 0x81 "other than in the style". */
function switched(on: boolean, value: number | undefined): boolean {
  if (value === undefined || value === 0x80) return on;
  return value === 0x81 ? !on : value === 1;
}

function stylesOf(sheet: DataView): Map<number, Style> {
  const styles = new Map<number, Style>();
  if (sheet.byteLength < 6) return styles;
  const count = sheet.getUint16(2, true);
  const baseSize = sheet.getUint16(4, true);
  let at = 2 + sheet.getUint16(0, true);
  for (let index = 0; index < count && at + 2 <= sheet.byteLength; index += 1) {
    const size = sheet.getUint16(at, true);
    const end = Math.min(at + 2 + size, sheet.byteLength);
    if (size > baseSize) styles.set(index, styleOf(sheet, at + 2, end, baseSize));
    at = at + 2 + size;
  }
  return styles;
}

function styleOf(sheet: DataView, start: number, end: number, baseSize: number): Style {
  const kindAndBase = sheet.getUint16(start + 2, true);
  const isParagraph = (kindAndBase & 15) === 1;
  const nameEnd = start + baseSize + 2 + (sheet.getUint16(start + baseSize, true) + 1) * 2;
  const [first, second] = updates(sheet, nameEnd, end, start);
  return {
    base: kindAndBase >> 4,
    // A paragraph update begins with the number of the style itself.
    paragraph: isParagraph && first ? propertiesOf(shifted(first, 2)) : noProperties,
    characters: characterUpdate(isParagraph ? second : first),
  };
}

function characterUpdate(update: DataView | undefined): Properties {
  return update ? propertiesOf(update) : noProperties;
}

/** Each update has its length before it and begins at an even distance from the start of the style. */
function updates(sheet: DataView, from: number, end: number, start: number): DataView[] {
  const found: DataView[] = [];
  let at = from;
  while (at + 2 <= end && found.length < 3) {
    const size = sheet.getUint16(at, true);
    if (at + 2 + size > end) break;
    found.push(new DataView(sheet.buffer, sheet.byteOffset + at + 2, size));
    at += 2 + size;
    at += (at - start) % 2;
  }
  return found;
}

function shifted(view: DataView, by: number): DataView {
  const skip = Math.min(by, view.byteLength);
  return new DataView(view.buffer, view.byteOffset + skip, view.byteLength - skip);
}

function fontNames(fonts: DataView): string[] {
  const names: string[] = [];
  const letters = new TextDecoder('utf-16le');
  let at = 4;
  while (at + 40 <= fonts.byteLength) {
    const size = fonts.getUint8(at) + 1;
    const end = Math.min(at + size, fonts.byteLength);
    const name = letters.decode(
      new Uint8Array(fonts.buffer, fonts.byteOffset + at + 40, Math.max(0, end - at - 40)),
    );
    names.push(name.split('\0')[0] ?? '');
    at += size;
  }
  return names;
}
