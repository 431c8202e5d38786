import { z } from 'zod';
import { draftWords } from './words.ts';

/** A figure in the text, bound to a cell of the forms. `shown` is what it printed when a person last read it there. */
const Chip = z.strictObject({
  type: z.literal('figure'),
  attrs: z.strictObject({ indicator: z.string().min(3).max(80), shown: z.string().max(60) }),
});
const Mark = z.strictObject({ type: z.enum(['bold', 'italic', 'underline']) });
const longestText = 20_000;
const Words = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1).max(longestText),
  marks: z.array(Mark).max(3).optional(),
});
const Break = z.strictObject({ type: z.literal('hardBreak') });
const Inline = z.union([Words, Chip, Break]);
export type Inline = z.infer<typeof Inline>;

const Paragraph = z.strictObject({
  type: z.literal('paragraph'),
  content: z.array(Inline).max(2000).optional(),
});
type Paragraph = z.infer<typeof Paragraph>;
const Item = z.strictObject({ type: z.literal('listItem'), content: z.array(Paragraph).min(1).max(50) });
const List = z.strictObject({
  type: z.enum(['bulletList', 'orderedList']),
  attrs: z.looseObject({ start: z.number().int().optional() }).optional(),
  content: z.array(Item).min(1).max(500),
});
const span = z.number().int().min(1).max(60);
const TableCell = z.strictObject({
  type: z.enum(['tableCell', 'tableHeader']),
  attrs: z
    .strictObject({ colspan: span, rowspan: span, colwidth: z.array(z.number().int()).nullable() })
    .partial()
    .optional(),
  content: z.array(Paragraph).min(1).max(50),
});
const TableRow = z.strictObject({ type: z.literal('tableRow'), content: z.array(TableCell).min(1).max(60) });
const Table = z.strictObject({ type: z.literal('table'), content: z.array(TableRow).min(1).max(500) });
/** A picture that was put in: a stored file of the unit. */
const Picture = z.strictObject({
  type: z.literal('picture'),
  attrs: z.strictObject({
    fileId: z.uuid(),
    alt: z.string().max(300),
    width: z.number().int().min(10).max(100),
  }),
});

/** One block of a section, as the editor and the database keep it: a closed list of kinds, so that nothing pasted brings more. */
export const Block = z.union([Paragraph, List, Table, Picture]);
export type Block = z.infer<typeof Block>;

/** A whole section. What is not one is neither kept nor signed: nobody could open the report any more. */
export const Section = z.array(Block).max(2000);
const mostCells = 3000;
/** A section as it is written: what is larger belongs into an annex, and would hold up everybody while it is printed. */
export const SectionContent = Section.refine((blocks) => cellsIn(blocks) <= mostCells, {
  params: { word: draftWords.tooManyCells },
});

const cellsIn = (blocks: readonly Block[]): number =>
  blocks.reduce(
    (sum, block) =>
      block.type === 'table'
        ? sum + block.content.reduce((cells, row) => cells + row.content.length, 0)
        : sum,
    0,
  );

type Line = readonly Inline[];

/** The paragraphs of a section in reading order, those in lists and tables too. */
export function linesOf(blocks: readonly Block[]): Line[] {
  return blocks.flatMap((block): Line[] => {
    if (block.type === 'paragraph') return [block.content ?? []];
    if (block.type === 'picture') return [];
    if (block.type === 'table')
      return block.content.flatMap((row) => row.content.flatMap((cell) => linesOf(cell.content)));
    return block.content.flatMap((item) => linesOf(item.content));
  });
}

/** The text of a section; `print` gives what a bound figure reads now. */
export function textOf(blocks: readonly Block[], print: (indicator: string) => string): string {
  const inlineText = (inline: Inline) =>
    inline.type === 'text' ? inline.text : inline.type === 'hardBreak' ? '\n' : print(inline.attrs.indicator);
  return linesOf(blocks)
    .map((line) => line.map(inlineText).join(''))
    .join('\n');
}

/** The figures bound in a section, each with what it printed when last read. */
export function chipsIn(blocks: readonly Block[]): { readonly indicator: string; readonly shown: string }[] {
  return linesOf(blocks).flatMap((line) =>
    line.flatMap((inline) => (inline.type === 'figure' ? [inline.attrs] : [])),
  );
}

/** The same section, each of its figures showing what `print` gives for it. */
export function withShown(
  blocks: readonly Block[],
  print: (indicator: string, shown: string) => string,
): Block[] {
  const inline = (one: Inline): Inline =>
    one.type === 'figure'
      ? { ...one, attrs: { ...one.attrs, shown: print(one.attrs.indicator, one.attrs.shown) } }
      : one;
  const line = (one: Paragraph): Paragraph =>
    one.content === undefined ? one : { ...one, content: one.content.map(inline) };
  const lines = <T extends { content: Paragraph[] }>(one: T): T => ({
    ...one,
    content: one.content.map(line),
  });
  return blocks.map((block): Block => {
    if (block.type === 'picture') return block;
    if (block.type === 'paragraph') return line(block);
    if (block.type === 'table')
      return { ...block, content: block.content.map((row) => ({ ...row, content: row.content.map(lines) })) };
    return { ...block, content: block.content.map(lines) };
  });
}

export const aParagraph = (text: string): Block =>
  text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] };

/** Lines of a file as paragraphs; one that is too long is cut, after a sentence where it can be. */
export const paragraphsOf = (lines: readonly string[]): Block[] =>
  lines.flatMap((line) => piecesOf(line).map(aParagraph));

function piecesOf(line: string): string[] {
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > longestText) {
    const head = rest.slice(0, longestText);
    const sentence = Math.max(...['. ', '; ', '! ', '? '].map((end) => head.lastIndexOf(end) + 1));
    const end = sentence || head.lastIndexOf(' ') || -1;
    // Half of a letter that takes two places cannot be stored.
    const at = end > 0 ? end : /[\uD800-\uDBFF]$/.test(head) ? longestText - 1 : longestText;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest];
}
