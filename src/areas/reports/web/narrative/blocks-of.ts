import type { JSONContent } from '@tiptap/core';
import type { Block, Inline } from '../../narrative.ts';

type Paragraph = Extract<Block, { type: 'paragraph' }>;
type Mark = 'bold' | 'italic' | 'underline';
const marks: readonly string[] = ['bold', 'italic', 'underline'] satisfies Mark[];

/** What the editor holds, as the closed list of blocks; the empty line that it keeps at the end is not part of the text. */
export function blocksOf(doc: JSONContent): Block[] {
  const blocks = (doc.content ?? []).flatMap(blockOf);
  while (blocks.length > 0 && isEmptyLine(blocks.at(-1)!)) blocks.pop();
  return blocks;
}

const isEmptyLine = (block: Block) => block.type === 'paragraph' && block.content === undefined;

function blockOf(node: JSONContent): Block[] {
  const inside = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
      return [paragraphOf(node)];
    case 'bulletList':
    case 'orderedList': {
      const start = Number(node.attrs?.start ?? 1);
      const content = inside.map((item) => ({ type: 'listItem' as const, content: paragraphsIn(item) }));
      return content.length === 0
        ? []
        : [{ type: node.type, content, ...(start === 1 ? {} : { attrs: { start } }) }];
    }
    case 'table':
      return [{ type: 'table', content: inside.map((row) => ({ type: 'tableRow', content: cellsOf(row) })) }];
    case 'picture': {
      const { fileId, alt, width } = node.attrs as { fileId: string; alt: string; width: number };
      return [{ type: 'picture', attrs: { fileId, alt, width } }];
    }
    default:
      return [];
  }
}

function paragraphOf(node: JSONContent): Paragraph {
  const content = (node.content ?? []).flatMap(inlineOf);
  return content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content };
}

/** Items and cells hold paragraphs alone, and at least one. */
function paragraphsIn(node: JSONContent): Paragraph[] {
  const found = (node.content ?? []).filter(({ type }) => type === 'paragraph').map(paragraphOf);
  return found.length === 0 ? [{ type: 'paragraph' }] : found;
}

const cellsOf = (row: JSONContent) =>
  (row.content ?? []).map((cell) => {
    const { colspan = 1, rowspan = 1 } = (cell.attrs ?? {}) as { colspan?: number; rowspan?: number };
    const attrs = colspan === 1 && rowspan === 1 ? {} : { attrs: { colspan, rowspan } };
    const type = cell.type === 'tableHeader' ? ('tableHeader' as const) : ('tableCell' as const);
    return { type, ...attrs, content: paragraphsIn(cell) };
  });

function inlineOf(node: JSONContent): Inline[] {
  if (node.type === 'hardBreak') return [{ type: 'hardBreak' }];
  if (node.type === 'figure') {
    const { indicator, shown } = node.attrs as { indicator: string; shown: string };
    return [{ type: 'figure', attrs: { indicator, shown } }];
  }
  if (node.type !== 'text' || node.text === undefined || node.text === '') return [];
  const known = (node.marks ?? []).map(({ type }) => type).filter((type) => marks.includes(type)) as Mark[];
  const text = node.text.normalize('NFC');
  return [
    known.length === 0
      ? { type: 'text', text }
      : { type: 'text', text, marks: known.map((type) => ({ type })) },
  ];
}
