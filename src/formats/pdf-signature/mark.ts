import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import sharp from 'sharp';
import { pagesOf } from './changes.ts';
import { SigningRefused } from './refused.ts';
import { readStructure, type Structure } from './structure.ts';
import {
  dictOf,
  isArray,
  isDict,
  isRef,
  isStream,
  nameOf,
  type PdfDict,
  type PdfRef,
  type PdfStream,
  type PdfValue,
} from './values.ts';
import type { Increment } from './write.ts';

/** On a page (counted from 1), in points from its lower left corner. */
export type Box = {
  readonly page: number;
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
};

/**
 * How a signature shows (NĐ 30/2020/NĐ-CP, annex I): a picture of the signer's hand or of the office's stamp; on an annex in a
 * file of its own no picture, but number and symbol of the document and the time of signing, at the top right of the first page.
 */
export type Mark =
  | { readonly kind: 'picture'; readonly picture: Uint8Array; readonly box: Box }
  | { readonly kind: 'annex'; readonly number: string; readonly at: string };

/** What is shown, and where. */
export type Shown = { readonly box: Box; readonly appearance: PdfValue };

/** Draws the mark into the increment; `SigningRefused` where the page is missing or turned. */
export async function draw(mark: Mark, file: Structure, increment: Increment): Promise<Shown> {
  return mark.kind === 'picture'
    ? await drawPicture(mark.picture, onPage(file, mark.box), increment)
    : drawAnnexMark(mark, file, increment);
}

const mostSide = 1200;

/** The picture in its own proportions, in the middle of its box. */
async function drawPicture(picture: Uint8Array, box: Box, increment: Increment): Promise<Shown> {
  const { data, width, height } = await pixelsOf(picture);
  const scale = Math.min(box.width / width, box.height / height);
  const [wide, high] = [width * scale, height * scale];
  const fitted = {
    page: box.page,
    left: box.left + (box.width - wide) / 2,
    bottom: box.bottom + (box.height - high) / 2,
    width: wide,
    height: high,
  };
  const colours = Buffer.alloc(width * height * 3);
  const clearness = Buffer.alloc(width * height);
  for (let index = 0; index < width * height; index++) {
    data.copy(colours, index * 3, index * 4, index * 4 + 3);
    clearness[index] = data[index * 4 + 3]!;
  }
  const mask = increment.add(imageOf(clearness, width, height, 'DeviceGray'));
  const image = increment.add(imageOf(colours, width, height, 'DeviceRGB', { SMask: mask }));
  const content = Buffer.from(`q ${wide.toFixed(3)} 0 0 ${high.toFixed(3)} 0 0 cm /I Do Q`);
  const resources = dictOf({ XObject: dictOf({ I: image }) });
  const box0 = [0, 0, wide, high];
  return { box: fitted, appearance: increment.add(formOf(content, box0, resources, {})) };
}

async function pixelsOf(picture: Uint8Array): Promise<{ data: Buffer; width: number; height: number }> {
  try {
    const { data, info } = await sharp(picture, { limitInputPixels: 40_000_000 })
      .resize({ width: mostSide, height: mostSide, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch (cause) {
    throw new SigningRefused('picture-unreadable', { cause });
  }
}

function imageOf(
  pixels: Buffer,
  width: number,
  height: number,
  colours: string,
  more: Record<string, PdfValue> = {},
): PdfStream {
  const about = { Type: nameOf('XObject'), Subtype: nameOf('Image'), Width: width, Height: height };
  const how = { ColorSpace: nameOf(colours), BitsPerComponent: 8, Filter: nameOf('FlateDecode') };
  return { kind: 'stream', dict: dictOf({ ...about, ...how, ...more }), raw: deflateSync(pixels) };
}

function formOf(
  content: Uint8Array,
  box: readonly number[],
  resources: PdfValue,
  more: Record<string, PdfValue>,
): PdfStream {
  const about = { Type: nameOf('XObject'), Subtype: nameOf('Form'), BBox: box, Resources: resources };
  return { kind: 'stream', dict: dictOf({ ...about, ...more }), raw: content };
}

/** Times New Roman's metric double, 10 points, upright and black; no text of anybody is read as markup. */
const layout = `#let mark = json(bytes(sys.inputs.mark))
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: "Tinos", fallback: false, size: 10pt, fill: black, lang: "vi", top-edge: 0.891em, bottom-edge: -0.216em)
#set par(leading: 1pt)
#align(right)[#mark.number \\ #mark.at]`;
const fonts = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos')));
let typesetter: NodeCompiler | undefined;

const millimetre = 72 / 25.4;
/** From the upper right corner: within the margin that NĐ 30 leaves free. */
const fromRight = 15 * millimetre;
const fromTop = 7 * millimetre;

function drawAnnexMark(mark: Mark & { kind: 'annex' }, file: Structure, increment: Increment): Shown {
  const { number, at } = mark;
  typesetter ??= NodeCompiler.create({
    workspace: join(import.meta.dirname),
    fontArgs: [{ fontPaths: [fonts] }],
  });
  const inputs = { mark: JSON.stringify({ number, at }) };
  const { result } = typesetter.compile({ mainFileContent: layout, inputs });
  if (result === null) throw new Error('the mark could not be laid out');
  const drawn = readStructure(Uint8Array.from(typesetter.pdf(result)));
  const [page] = pagesOf(drawn);
  const [, , width, height] = numbersOf(drawn, page!.inherited.get('MediaBox'));
  const content = drawn.get(page!.dict.get('Contents'));
  if (!isStream(content)) throw new Error('the mark was laid out in another way than expected');
  const resources = copied(page!.inherited.get('Resources') ?? null, drawn, increment);
  const [filter] = [content.dict.get('Filter')];
  const form = formOf(
    content.raw,
    [0, 0, width!, height!],
    resources,
    filter === undefined ? {} : { Filter: filter },
  );
  const sheet = sheetOf(file, 1);
  const left = sheet.width - fromRight - width!;
  const box = { page: 1, left, bottom: sheet.height - fromTop - height!, width: width!, height: height! };
  return { box: onPage(file, box), appearance: increment.add(form) };
}

/** Into the increment, with all that it refers to. */
function copied(
  value: PdfValue,
  from: Structure,
  increment: Increment,
  met = new Map<number, PdfValue>(),
): PdfValue {
  const again = (part: PdfValue) => copied(part, from, increment, met);
  const dict = (entries: PdfDict) => new Map([...entries].map(([key, part]) => [key, again(part)] as const));
  if (isRef(value)) {
    if (!met.has(value.number)) met.set(value.number, increment.add(again(from.get(value))));
    return met.get(value.number)!;
  }
  if (isDict(value)) return dict(value);
  if (isArray(value)) return value.map(again);
  return isStream(value) ? { ...value, dict: dict(value.dict) } : value;
}

/** The box measured from the page's own origin. */
function onPage(file: Structure, box: Box): Box {
  const { left, bottom, width, height } = sheetOf(file, box.page);
  const fits =
    box.left >= 0 && box.bottom >= 0 && box.left + box.width <= width && box.bottom + box.height <= height;
  if (!fits) throw new SigningRefused('outside-page');
  return { ...box, left: box.left + left, bottom: box.bottom + bottom };
}

function sheetOf(
  file: Structure,
  number: number,
): { left: number; bottom: number; width: number; height: number } {
  const page = pagesOf(file)[number - 1];
  if (page === undefined) throw new SigningRefused('outside-page');
  if ((file.get(page.inherited.get('Rotate')) ?? 0) !== 0) throw new SigningRefused('page-turned');
  const [left, bottom, right, top] = numbersOf(
    file,
    page.inherited.get('CropBox') ?? page.inherited.get('MediaBox'),
  );
  return { left: left!, bottom: bottom!, width: right! - left!, height: top! - bottom! };
}

function numbersOf({ get }: Structure, value: PdfValue | undefined): readonly number[] {
  const array = get(value);
  const numbers = isArray(array) ? array.map(get) : [];
  if (numbers.length !== 4 || !numbers.every((each) => typeof each === 'number'))
    throw new SigningRefused('outside-page');
  return numbers as number[];
}

/** The page's object, which takes the field's place on it. */
export function pageRef(file: Structure, number: number): { readonly ref: PdfRef; readonly dict: PdfDict } {
  const page = pagesOf(file)[number - 1];
  if (page === undefined || page.number === null) throw new SigningRefused('outside-page');
  const entry = file.entries.get(page.number);
  const generation = entry?.kind === 'at' ? entry.generation : 0;
  return { ref: { kind: 'ref', number: page.number, generation }, dict: page.dict };
}
