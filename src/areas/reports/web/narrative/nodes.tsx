import { type Editor, mergeAttributes, Node } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { useContext } from 'react';
import { urlOf } from '../../../../base/call.ts';
import { useSay } from '../../../../ui/language.tsx';
import { getPicture } from '../../contract-pictures.ts';
import { AroundContext } from './figures.ts';
import { FindingMarks } from './finding-marks.ts';
import { words } from './words.ts';

/** A figure bound to its cell: it prints what the cell has now, and says so where that is not what was last read here. */
const FigureNode = Node.create({
  name: 'figure',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    indicator: { default: '', parseHTML: (element: HTMLElement) => element.dataset.figure ?? '' },
    shown: { default: '', parseHTML: (element: HTMLElement) => element.dataset.shown ?? '' },
  }),
  parseHTML: () => [{ tag: 'span[data-figure]' }],
  renderHTML: ({ node: { attrs } }) => [
    'span',
    { 'data-figure': attrs.indicator, 'data-shown': attrs.shown },
    attrs.shown,
  ],
  renderText: ({ node }) => node.attrs.shown,
  addNodeView: () => ReactNodeViewRenderer(FigureChip, { as: 'span' }),
});

function FigureChip({ node, editor, updateAttributes, selected }: NodeViewProps) {
  const say = useSay();
  const { figures } = useContext(AroundContext);
  const { indicator, shown } = node.attrs as { indicator: string; shown: string };
  const figure = figures.get(indicator);
  const now = figure?.now ?? '';
  const printed = figure === undefined ? say(words.unknownFigure) : now === '' ? say(words.noValue) : now;
  const isChanged = now !== shown;
  const told = { name: figure?.name ?? indicator, now: printed, shown };
  const kinds = ['chip', isChanged && 'chip-changed', now === '' && 'chip-none', selected && 'chip-selected'];
  return (
    <NodeViewWrapper as="span" className={kinds.filter(Boolean).join(' ')}>
      <span title={isChanged ? say(words.changedTo, told) : told.name}>{printed}</span>
      {isChanged && shown !== '' && <s className="chip-was">{shown}</s>}
      {isChanged && editor.isEditable && (
        <button
          type="button"
          className="chip-read"
          contentEditable={false}
          aria-label={say(words.readOf, told)}
          onClick={() => updateAttributes({ shown: now })}
        >
          {say(words.read)}
        </button>
      )}
    </NodeViewWrapper>
  );
}

/** A picture kept with the report. */
const PictureNode = Node.create({
  name: 'picture',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    fileId: { default: '', parseHTML: (element: HTMLElement) => element.dataset.file ?? '' },
    alt: { default: '', parseHTML: (element: HTMLElement) => element.getAttribute('aria-label') ?? '' },
    width: { default: 100, parseHTML: (element: HTMLElement) => Number(element.dataset.width ?? 100) },
  }),
  parseHTML: () => [{ tag: 'figure[data-file]' }],
  renderHTML: ({ node: { attrs }, HTMLAttributes: _ }) => [
    'figure',
    mergeAttributes({ 'data-file': attrs.fileId, 'data-width': attrs.width, 'aria-label': attrs.alt }),
  ],
  addNodeView: () => ReactNodeViewRenderer(PictureInText),
});

function PictureInText({ node, selected }: NodeViewProps) {
  const { unitId } = useContext(AroundContext);
  const { fileId, alt, width } = node.attrs as { fileId: string; alt: string; width: number };
  return (
    <NodeViewWrapper as="figure" className={selected ? 'picture picture-selected' : 'picture'}>
      <img src={urlOf(getPicture, { unitId, fileId })} alt={alt} style={{ width: `${width}%` }} />
      <figcaption>{alt}</figcaption>
    </NodeViewWrapper>
  );
}

const paragraphsAlone = { content: 'paragraph+' };

/** What a section may hold, and nothing else: the same closed list as `Block`. */
export const extensions = [
  StarterKit.configure({
    blockquote: false,
    code: false,
    codeBlock: false,
    heading: false,
    horizontalRule: false,
    link: false,
    strike: false,
    listItem: false,
    dropcursor: false,
  }),
  Node.create({
    name: 'listItem',
    defining: true,
    ...paragraphsAlone,
    parseHTML: () => [{ tag: 'li' }],
    renderHTML: () => ['li', 0],
    addKeyboardShortcuts() {
      const at = (editor: Editor) => editor.isActive(this.name);
      return {
        Enter: ({ editor }) => at(editor) && editor.commands.splitListItem(this.name),
        'Shift-Tab': ({ editor }) => at(editor) && editor.commands.liftListItem(this.name),
      };
    },
  }),
  Table.configure({ resizable: false }),
  TableRow,
  TableCell.extend(paragraphsAlone),
  TableHeader.extend(paragraphsAlone),
  FigureNode,
  PictureNode,
  FindingMarks,
];
