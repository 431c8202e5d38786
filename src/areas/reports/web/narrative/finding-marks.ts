import { type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Figures } from './figures.ts';

/** A passage of the section that a check speaks of. */
export type Passage = {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
  /** What an explanation of it is tied to, and what was said. */
  readonly finding: string;
  readonly explanation: {
    readonly text: string;
    readonly decision: 'accepted' | 'refused' | null;
  } | null;
};

const key = new PluginKey<DecorationSet>('findings');

/** Underlines what the checks found; the marks are no part of the text, and move with it. */
export const FindingMarks = Extension.create({
  name: 'findingMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, marks) =>
          (transaction.getMeta(key) as DecorationSet | undefined) ??
          marks.map(transaction.mapping, transaction.doc),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

/** Marks the passages in the text as it stands. */
export function markFindings(editor: Editor, passages: readonly Passage[], figures: Figures): void {
  const { doc } = editor.state;
  const marks = passages.flatMap((passage) => {
    const span = spanOf(doc, passage, figures);
    const attributes = { class: `passage passage-${passage.severity}`, title: passage.message };
    return span === null ? [] : [Decoration.inline(span.from, span.to, attributes)];
  });
  const transaction = editor.state.tr.setMeta(key, DecorationSet.create(doc, marks));
  editor.view.dispatch(transaction.setMeta('addToHistory', false));
}

/** Where a passage stands in the editor; null where the text was changed since it was checked. */
export function spanOf(
  doc: Node,
  { line, start, end, quote }: Passage,
  figures: Figures,
): { readonly from: number; readonly to: number } | null {
  const lines: { readonly node: Node; readonly at: number }[] = [];
  doc.descendants((node, at) => {
    if (node.isTextblock) lines.push({ node, at: at + 1 });
    return !node.isTextblock;
  });
  const found = lines[line];
  if (found === undefined) return null;
  const { text, places } = printed(found.node, figures);
  if (text.slice(start, end) !== quote || start === end) return null;
  return { from: found.at + places[start]!, to: found.at + places[end]! };
}

/** The line as the checks read it, with the place in the editor of each of its characters. */
function printed(
  node: Node,
  figures: Figures,
): { readonly text: string; readonly places: readonly number[] } {
  let text = '';
  const places: number[] = [];
  node.forEach((child, offset) => {
    const isFigure = child.type.name === 'figure';
    const piece = child.isText
      ? child.text!
      : isFigure
        ? (figures.get(child.attrs.indicator as string)?.now ?? '')
        : '\n';
    for (let at = 0; at < piece.length; at += 1) places.push(offset + (child.isText ? at : 0));
    text += piece;
  });
  return { text, places: [...places, node.content.size] };
}
