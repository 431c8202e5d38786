import type { Place } from '../../base/place.ts';
import type { Unread } from '../document.ts';
import { oldFontOf } from '../text/old-encodings.ts';
import { childOf, elementsOf, type XmlElement } from '../xml.ts';
import { type Line, lineOf, type Piece } from './line.ts';
import { layered, type OdtLooks, type OdtStyles, twips } from './odt-styles.ts';
import { symbolLetters } from './symbols.ts';

type Note = { readonly body: XmlElement; readonly place: Place };

/** What a paragraph of an .odt holds beside its words. */
export type OdtParagraph = {
  readonly line: Line;
  readonly centred: boolean;
  readonly boxes: XmlElement[];
  readonly notes: Note[];
};

type Walk = {
  readonly styles: OdtStyles;
  readonly looks: OdtLooks;
  readonly unread: Unread[];
  readonly place: Place;
  readonly pieces: Piece[];
  readonly boxes: XmlElement[];
  readonly notes: Note[];
};

/** Reads a `text:p` or `text:h`, with the number of its list before it. */
export function readOdtParagraph(
  element: XmlElement,
  styles: OdtStyles,
  number: Piece | undefined,
  place: Place,
  unread: Unread[],
): OdtParagraph {
  const looks = styles.looks('paragraph', element.attributes['text:style-name']);
  const walk: Walk = { styles, looks, unread, place, pieces: [], boxes: [], notes: [] };
  walkAll(element, walk);
  const bold = walk.pieces.every((piece) => piece.bold || piece.text.trim() === '');
  const pieces = number ? [{ ...number, bold }, ...walk.pieces] : walk.pieces;
  return {
    line: lineOf(pieces, place),
    centred: looks.centred ?? false,
    boxes: walk.boxes,
    notes: walk.notes,
  };
}

function walkAll(element: XmlElement, walk: Walk): void {
  for (const child of element.children) {
    // Spaces and line ends of the XML's own layout count as one space (ODF 1.2, 6.1.2).
    if (typeof child === 'string') put(child.replace(/[ \t\r\n]+/g, ' '), walk);
    else if (child.name.startsWith('draw:')) readDrawing(child, walk);
    else (readers[child.name] ?? walkAll)(child, walk);
  }
}

type Reader = (element: XmlElement, walk: Walk) => void;
const passOver: Reader = () => {};

/** Elements within a paragraph; what is not listed (links, fields, marks …) shows its content. */
const readers: Readonly<Record<string, Reader>> = {
  'text:span': (element, walk) => {
    const own = walk.styles.looks('text', element.attributes['text:style-name']);
    walkAll(element, { ...walk, looks: layered(walk.looks, own) });
  },
  'text:s': ({ attributes }, walk) =>
    put(' '.repeat(Math.min(Number(attributes['text:c'] ?? 1) || 1, 1000)), walk),
  'text:tab': (_, walk) => put('\t', walk),
  'text:line-break': (_, walk) => put('\n', walk),
  'text:note': (element, { notes, place }) => {
    const body = childOf(element, 'text:note-body');
    if (body) notes.push({ body, place });
  },
  'text:ruby': (element, walk) => walkAll(childOf(element, 'text:ruby-base') ?? element, walk),
  'text:number': passOver,
  'text:hidden-text': passOver,
  'office:annotation': passOver,
};

function put(text: string, { looks, pieces }: Walk): void {
  if (text === '' || looks.hidden) return;
  const font = oldFontOf(looks.font);
  const symbols = symbolLetters(text, looks.font);
  pieces.push({
    text: looks.capitals && !font ? symbols.toUpperCase() : symbols,
    font,
    bold: looks.bold ?? false,
  });
}

/** A frame holds a text box, a picture or an object; the picture beside an object only shows it. */
function readDrawing(drawing: XmlElement, { boxes, unread, place }: Walk): void {
  const inside = drawing.name === 'draw:frame' ? elementsOf(drawing) : [drawing];
  const holds = (name: string) => inside.some((child) => child.name === name);
  if (holds('draw:object') || holds('draw:object-ole'))
    unread.push({ code: 'embedded-object-unread', place });
  else if (holds('draw:text-box')) boxes.push(...inside.filter(({ name }) => name === 'draw:text-box'));
  else if (holds('draw:image') && isLarge(drawing)) unread.push({ code: 'picture-unread', place });
  else if (drawing.name !== 'draw:frame') boxes.push(drawing);
}

/** 6 × 3 cm, as for .docx. */
function isLarge({ attributes }: XmlElement): boolean {
  return (twips(attributes['svg:width']) ?? 0) >= 3402 && (twips(attributes['svg:height']) ?? 0) >= 1701;
}
