import type { PaperBlock, PaperCell, PaperItem, PaperRow, PaperRun } from '../../../formats/paper/paper.ts';
import type { Block, Inline } from '../narrative.ts';

/** What blocks of a narrative need beside themselves: how a bound figure prints, and the pictures by the id of their file. */
export type Beside = {
  readonly print: (indicator: string, shown: string) => string;
  readonly pictures: ReadonlyMap<string, Picture>;
};
export type Picture = {
  readonly format: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  /** Height by width. */
  readonly ratio: number;
};

type Of<Type extends Block['type']> = Extract<Block, { type: Type }>;
type Paragraph = Of<'paragraph'>;
type Table = Of<'table'>;

/** Width of the text on paper, in millimetres. */
const textWidth = 165;

/** The blocks of a section as they stand on paper; what is empty is left out. */
export function paperBlocks(blocks: readonly Block[], beside: Beside): PaperBlock[] {
  return blocks.flatMap((block): PaperBlock[] => {
    if (block.type === 'picture') return pictureOf(block, beside);
    if (block.type === 'table') return [{ kind: 'table', table: tableOf(block, beside) }];
    if (block.type === 'paragraph')
      return isEmpty(block) ? [] : [{ kind: 'paragraph', runs: runsOf(block, beside) }];
    const { start = 1 } = block.attrs ?? {};
    return [{ kind: 'list', ordered: block.type === 'orderedList', start, items: itemsOf(block, beside) }];
  });
}

const isEmpty = ({ content = [] }: Paragraph) => content.every(({ type }) => type === 'hardBreak');

const runsOf = ({ content = [] }: Paragraph, beside: Beside): PaperRun[] =>
  content.map((inline) => runOf(inline, beside));

function runOf(inline: Inline, { print }: Beside): PaperRun {
  if (inline.type === 'hardBreak') return { text: '\n' };
  if (inline.type === 'figure') return { text: print(inline.attrs.indicator, inline.attrs.shown) };
  const has = (mark: string) => inline.marks?.some(({ type }) => type === mark) === true;
  return { text: inline.text, bold: has('bold'), italic: has('italic'), underline: has('underline') };
}

const itemsOf = ({ content }: Of<'bulletList' | 'orderedList'>, beside: Beside): PaperItem[] =>
  content.map((item) => ({
    level: 0,
    runs: item.content.flatMap((paragraph, index) => [
      ...(index === 0 ? [] : [{ text: '\n' }]),
      ...runsOf(paragraph, beside),
    ]),
  }));

function pictureOf({ attrs }: Of<'picture'>, { pictures }: Beside): PaperBlock[] {
  const picture = pictures.get(attrs.fileId);
  if (picture === undefined) return [];
  const width = (textWidth * attrs.width) / 100;
  const { format, bytes, ratio } = picture;
  const caption = attrs.alt === '' ? null : attrs.alt;
  return [{ kind: 'picture', format, bytes, width, height: width * ratio, description: attrs.alt, caption }];
}

/** The editor leaves out the cells that another one covers; paper wants a place for each. */
function tableOf({ content }: Table, beside: Beside) {
  const grid: (PaperCell | null)[][] = content.map(() => []);
  const covered = content.map(() => new Set<number>());
  const widths: number[] = [];
  content.forEach((row, at) => {
    let column = 0;
    for (const cell of row.content) {
      while (covered[at]!.has(column)) column += 1;
      const { colspan = 1, rowspan = 1, colwidth = null } = cell.attrs ?? {};
      const rowSpan = Math.min(rowspan, content.length - at);
      grid[at]![column] = { ...cellOf(cell, beside), rowSpan, columnSpan: colspan };
      for (let down = 0; down < rowSpan; down += 1)
        for (let right = 0; right < colspan; right += 1) covered[at + down]!.add(column + right);
      colwidth?.forEach((width, right) => {
        widths[column + right] ??= width;
      });
    }
  });
  const count = Math.max(...covered.map((columns) => Math.max(0, ...columns) + 1));
  const rows: PaperRow[] = grid.map((row) =>
    Array.from({ length: count }, (_, column) => row[column] ?? null),
  );
  const heads = headRows(content);
  return {
    columns: Array.from({ length: count }, (_, column) => ({
      width: widths[column] ?? 100,
      align: 'left' as const,
    })),
    header: rows.slice(0, heads),
    rows: rows.slice(heads),
    size: 12,
  };
}

function headRows(content: Table['content']): number {
  const first = content.findIndex(({ content: cells }) => cells.some(({ type }) => type !== 'tableHeader'));
  // A table of headers alone would have no rows, and a cell must not reach from the header into the rows.
  const reaches = content
    .slice(0, first)
    .some(({ content: cells }, at) => cells.some(({ attrs }) => at + (attrs?.rowspan ?? 1) > first));
  return first < 0 || reaches ? 0 : first;
}

function cellOf(cell: Table['content'][number]['content'][number], beside: Beside): PaperCell {
  const runs = cell.content.flatMap((paragraph, index) => [
    ...(index === 0 ? [] : [{ text: '\n' }]),
    ...runsOf(paragraph, beside),
  ]);
  const text = runs.map((run) => run.text).join('');
  const isHeader = cell.type === 'tableHeader';
  const isFigure = /^-?[\d.,]+%?$/.test(text);
  return { text, runs, bold: isHeader, align: isHeader ? 'center' : isFigure ? 'right' : 'left' };
}
