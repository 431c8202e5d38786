import type { Place } from '../../base/place.ts';
import type { Unread } from '../document.ts';
import { oldFontOf } from '../text/old-encodings.ts';
import { childOf, elementsOf, lettersOf, type XmlElement } from '../xml.ts';
import { isOn, type Looks, looksOf, merged, type Styles } from './docx-styles.ts';
import { type Line, lineOf, type Piece } from './line.ts';
import type { Numbering } from './numbering.ts';
import { symbolLetter, symbolLetters } from './symbols.ts';

/** What the reading of one .docx shares. */
export type Reading = {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly unread: Unread[];
  /** Notes by the place of their reference, in the order met. */
  readonly notes: { readonly kind: 'footnotes' | 'endnotes'; readonly id: string; readonly place: Place }[];
  /** The page being read, where the file says where its pages broke last. */
  page: number | undefined;
};

type ReadParagraph = {
  readonly line: Line;
  readonly centred: boolean;
  /** Contents of text boxes anchored here. */
  readonly boxes: readonly XmlElement[];
};

type Walk = {
  readonly reading: Reading;
  readonly looks: Looks;
  readonly place: Place;
  readonly pieces: Piece[];
  readonly boxes: XmlElement[];
  /** Open fields; true while their instruction stands, which is not printed. */
  readonly fields: boolean[];
};

/** Reads a `w:p`. `place` is where it stands; its page is added. */
export function readParagraph(element: XmlElement, reading: Reading, place: Place): ReadParagraph {
  const properties = childOf(element, 'w:pPr');
  const style = childOf(properties, 'w:pStyle')?.attributes['w:val'];
  const looks = merged(reading.styles.paragraph(style), looksOf(properties));
  const before = reading.page;
  const walk: Walk = { reading, looks, place, pieces: [], boxes: [], fields: [] };
  walkAll(element, walk);
  const words = walk.pieces.filter(({ text }) => text.trim() !== '');
  const gone = words.length === 0 && childOf(childOf(properties, 'w:rPr'), 'w:del') !== undefined;
  const number = gone ? undefined : reading.numbering.next(looks.list, looks.level);
  const first = words[0]?.page ?? before;
  const numbered = number
    ? [{ ...number, bold: words.every(({ bold }) => bold), page: first }, ...walk.pieces]
    : walk.pieces;
  return {
    line: lineOf(numbered, before === undefined ? place : { ...place, page: before }),
    centred: looks.centred ?? false,
    boxes: walk.boxes,
  };
}

function walkAll(element: XmlElement, walk: Walk): void {
  for (const child of elementsOf(element)) (inlineReaders[child.name] ?? walkAll)(child, walk);
}

type Reader = (element: XmlElement, walk: Walk) => void;
const passOver: Reader = () => {};

/** Children of a paragraph, down to its runs; what is not listed (links, smart tags, insertions …) is a wrapper. */
const inlineReaders: Readonly<Record<string, Reader>> = {
  'w:r': readRun,
  'w:del': (element, walk) => leaveOut(element, walk.reading, walk.place),
  'w:moveFrom': (element, walk) => leaveOut(element, walk.reading, walk.place),
  'w:sdt': (element, walk) => {
    const placeholder = childOf(childOf(element, 'w:sdtPr'), 'w:showingPlcHdr');
    if (!placeholder) walkAll(childOf(element, 'w:sdtContent') ?? element, walk);
  },
  'm:t': (element, walk) => put(lettersOf(element), walk),
  'mc:AlternateContent': (element, walk) => walkAll(chosen(element), walk),
  'w:pPr': passOver,
  'w:rPr': passOver,
  'w:sdtPr': passOver,
};

function readRun(run: XmlElement, outer: Walk): void {
  const properties = childOf(run, 'w:rPr');
  const style = childOf(properties, 'w:rStyle')?.attributes['w:val'];
  const looks = merged(outer.looks, outer.reading.styles.run(style), looksOf(properties));
  walkRun(run, { ...outer, looks });
}

function walkRun(run: XmlElement, walk: Walk): void {
  for (const child of elementsOf(run)) {
    const sign = signs[child.name];
    if (sign !== undefined) put(sign, walk);
    else runReaders[child.name]?.(child, walk);
  }
}

/** Elements that stand for one character. A page number (`w:pgNum`) stands for none that the file knows. */
const signs: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
  'w:softHyphen': '\u00ad',
};

/** Children of a run; what is not listed prints nothing. */
const runReaders: Readonly<Record<string, Reader>> = {
  'w:t': (part, walk) => put(storedLetters(part), walk),
  'w:sym': putSymbol,
  'w:fldChar': passField,
  'w:lastRenderedPageBreak': (_, { reading }) => {
    if (reading.page !== undefined) reading.page += 1;
  },
  'w:footnoteReference': (part, walk) => keepNote('footnotes', part, walk),
  'w:endnoteReference': (part, walk) => keepNote('endnotes', part, walk),
  'mc:AlternateContent': (part, walk) => walkRun(chosen(part), walk),
  'w:ruby': (part, walk) => walkAll(childOf(part, 'w:rubyBase') ?? part, walk),
  'w:drawing': readDrawing,
  'w:pict': readDrawing,
  'w:object': readDrawing,
};

/** Line breaks of the XML's own layout are no words; Word shows them as spaces. */
function storedLetters(part: XmlElement): string {
  const letters = lettersOf(part);
  return letters.includes('\n')
    ? letters.replace(/^\s*\n\s*|\s*\n\s*$/g, '').replace(/\s*\n\s*/g, ' ')
    : letters;
}

function put(text: string, { looks, pieces, fields, reading }: Walk): void {
  if (text === '' || looks.hidden || fields.includes(true)) return;
  const font = oldFontOf(looks.font);
  const symbols = symbolLetters(text, looks.font);
  const shown = looks.capitals && font === undefined ? symbols.toUpperCase() : symbols;
  pieces.push({ text: shown, font, bold: looks.bold ?? false, page: reading.page });
}

function putSymbol({ attributes }: XmlElement, walk: Walk): void {
  const font = attributes['w:font'];
  put(symbolLetter(font, attributes['w:char']), { ...walk, looks: { ...walk.looks, font } });
}

function passField(part: XmlElement, walk: Walk): void {
  const { fields } = walk;
  const kind = part.attributes['w:fldCharType'];
  if (kind === 'begin') {
    const box = childOf(childOf(part, 'w:ffData'), 'w:checkBox');
    if (box) put(isTicked(box) ? '☒' : '☐', walk);
    fields.push(true);
  } else if (kind === 'separate' && fields.length > 0) {
    fields[fields.length - 1] = false;
  } else if (kind === 'end') {
    fields.pop();
  }
}

function isTicked(box: XmlElement): boolean {
  const state = childOf(box, 'w:checked') ?? childOf(box, 'w:default');
  return state !== undefined && isOn(state);
}

function keepNote(kind: 'footnotes' | 'endnotes', part: XmlElement, { reading, place }: Walk): void {
  const at = reading.page === undefined ? place : { ...place, page: reading.page };
  reading.notes.push({ kind, id: part.attributes['w:id'] ?? '', place: at });
}

/** The newer of two renderings where it is one this reader knows: Word's own shapes; else the older one. */
export function chosen(alternatives: XmlElement): XmlElement {
  const choice = elementsOf(alternatives, 'mc:Choice').find(({ attributes }) =>
    /^(wp\w*|w1[45])(\s|$)/.test(attributes.Requires ?? ''),
  );
  return choice ?? childOf(alternatives, 'mc:Fallback') ?? { name: '', attributes: {}, children: [] };
}

function readDrawing(drawing: XmlElement, walk: Walk): void {
  const found = {
    picture: false,
    object: drawing.name === 'w:object',
    boxes: walk.boxes,
    size: { width: 0, height: 0 },
  };
  look(drawing, found);
  const at = walk.reading.page === undefined ? walk.place : { ...walk.place, page: walk.reading.page };
  if (found.object) walk.reading.unread.push({ code: 'embedded-object-unread', place: at });
  else if (found.picture && isLarge(found.size))
    walk.reading.unread.push({ code: 'picture-unread', place: at });
}

type Found = {
  picture: boolean;
  object: boolean;
  readonly boxes: XmlElement[];
  size: { width: number; height: number };
};

function look(element: XmlElement, found: Found): void {
  for (const child of elementsOf(element.name === 'mc:AlternateContent' ? chosen(element) : element)) {
    if (child.name === 'w:txbxContent') {
      found.boxes.push(child);
      continue;
    }
    if (/^(pic:pic|v:imagedata)$/.test(child.name)) found.picture = true;
    if (/^(c:chart|cx:chart|dgm:relIds|o:OLEObject)$/.test(child.name)) found.object = true;
    if (child.name === 'wp:extent') found.size = extentOf(child);
    if (child.name === 'v:shape') found.size = shapeSize(child.attributes.style ?? '');
    look(child, found);
  }
}

/** Centimetres, of which 360,000 EMU make one. */
function extentOf({ attributes }: XmlElement) {
  return { width: Number(attributes.cx) / 360_000, height: Number(attributes.cy) / 360_000 };
}

function shapeSize(style: string) {
  const side = (name: string) => Number(new RegExp(`${name}:([\\d.]+)pt`).exec(style)?.[1] ?? 0) / 28.35;
  return { width: side('width'), height: side('height') };
}

/** A logo or a rule is not worth a remark; a scanned table is. */
function isLarge({ width, height }: Found['size']): boolean {
  return width >= 6 && height >= 3;
}

/** Says once per document that tracked deletions were left out, with the first words that were. */
export function leaveOut(deleted: XmlElement, reading: Reading, place: Place): void {
  const quote = deletedLetters(deleted).normalize('NFC').trim();
  if (quote === '' || reading.unread.some(({ code }) => code === 'tracked-deletion-left-out')) return;
  reading.unread.push({ code: 'tracked-deletion-left-out', place, quote: quote.slice(0, 200) });
}

function deletedLetters(element: XmlElement): string {
  if (element.name === 'w:t' || element.name === 'w:delText') return lettersOf(element);
  return elementsOf(element).map(deletedLetters).join('');
}
