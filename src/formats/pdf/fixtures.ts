/** Tiny PDFs for tests, written by hand. */

/** A page: what it paints, and where it differs from upright A4. */
export type FixturePage = {
  readonly content: string | Uint8Array;
  readonly entries?: string;
  readonly box?: readonly [number, number];
};

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/**
 * A PDF of these pages. Fonts /F (regular) and /B (bold) take text by `shown`; /V is .VnTime and /N a font without a
 * table to Unicode; `objects` are numbered from 20.
 */
export function pdfOf(
  pages: readonly FixturePage[],
  objects: readonly Uint8Array[] = [],
  trailer = '',
): Uint8Array {
  const firstPage = 20 + objects.length;
  const kids = pages.map((_, index) => `${firstPage + 2 * index} 0 R`).join(' ');
  const numbered = new Map<number, Uint8Array>([
    [1, latin1('<</Type/Catalog/Pages 2 0 R>>')],
    [2, latin1(`<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`)],
    ...fontObjects(),
    ...objects.map((object, index) => [20 + index, object] as const),
    ...pages.flatMap((page, index) => pageObjects(page, firstPage + 2 * index)),
  ]);
  return file(numbered, trailer);
}

/** The body of a stream object. */
export function streamOf(entries: string, data: string | Uint8Array): Uint8Array {
  const bytes = typeof data === 'string' ? latin1(data) : data;
  return joined([latin1(`<<${entries}/Length ${bytes.length}>>stream\n`), bytes, latin1('\nendstream')]);
}

/** Text at a place, in points from the lower left corner. Letters of /F and /B are half as wide as they are high. */
export function shown(text: string, x: number, y: number, size = 12, font: 'F' | 'B' | 'N' = 'F'): string {
  return `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET\n`;
}

/** Text as /F, /B and /N take it between angle brackets. */
export function hex(text: string): string {
  return Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, '0'),
  ).join('');
}

/** A stroked line. */
export function rule(x0: number, y0: number, x1: number, y1: number): string {
  return `${x0} ${y0} m ${x1} ${y1} l S\n`;
}

/** The lines of a grid, from its columns' and rows' edges. */
export function gridLines(xs: readonly number[], ys: readonly number[]): string {
  const [left = 0, right = 0, top = 0, bottom = 0] = [xs[0], xs.at(-1), ys[0], ys.at(-1)];
  return [...xs.map((x) => rule(x, top, x, bottom)), ...ys.map((y) => rule(left, y, right, y))].join('');
}

function fontObjects(): [number, Uint8Array][] {
  const toUnicode = [
    '/CIDInit/ProcSet findresource begin 12 dict begin begincmap /CMapName/U def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange',
    'endcmap end end',
  ].join('\n');
  const composite = (name: string, unicode: string) =>
    latin1(
      `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[9 0 R]${unicode}>>`,
    );
  return [
    [5, composite('Mau', '/ToUnicode 10 0 R')],
    [6, composite('Mau-Bold', '/ToUnicode 10 0 R')],
    [7, latin1('<</Type/Font/Subtype/TrueType/BaseFont/.VnTime/Encoding/WinAnsiEncoding>>')],
    [8, composite('Kin', '')],
    [
      9,
      latin1(
        '<</Type/Font/Subtype/CIDFontType2/BaseFont/Mau/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500>>',
      ),
    ],
    [10, streamOf('', toUnicode)],
  ];
}

function pageObjects(
  { content, entries = '', box = [595, 842] }: FixturePage,
  number: number,
): [number, Uint8Array][] {
  const resources = '/Resources<</Font<</F 5 0 R/B 6 0 R/V 7 0 R/N 8 0 R>>/XObject<</A 20 0 R/I 20 0 R>>>>';
  const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${box.join(' ')}]/Contents ${number + 1} 0 R${resources}${entries}>>`;
  return [
    [number, latin1(page)],
    [number + 1, streamOf(typeof content === 'string' ? '' : '/Filter/FlateDecode', content)],
  ];
}

function file(objects: ReadonlyMap<number, Uint8Array>, trailer: string): Uint8Array {
  const parts: Uint8Array[] = [latin1('%PDF-1.7\n')];
  const offsets = new Map<number, number>();
  let length = 9;
  const add = (part: Uint8Array) => {
    parts.push(part);
    length += part.length;
  };
  for (const [number, object] of objects) {
    offsets.set(number, length);
    add(joined([latin1(`${number} 0 obj\n`), object, latin1('\nendobj\n')]));
  }
  const entries = [...offsets].map(
    ([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`,
  );
  const table = `xref\n0 1\n0000000000 65535 f \n${entries.join('')}`;
  const size = Math.max(...objects.keys()) + 1;
  add(latin1(`${table}trailer<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${length}\n%%EOF\n`));
  return joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
