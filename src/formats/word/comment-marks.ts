import type { Spot } from './quote.ts';
import type { ParagraphSpan, Piece, RunSpan, TextMap } from './text-map.ts';

/** What a comment is about: words, a whole run or paragraph, or a document without any paragraph. `exact` is false where better was asked. */
export type Anchor = { readonly exact: boolean } & (
  | { readonly kind: 'words'; readonly first: Spot; readonly last: Spot }
  | { readonly kind: 'run'; readonly run: RunSpan }
  | { readonly kind: 'paragraph'; readonly paragraph: ParagraphSpan }
  | { readonly kind: 'body' }
);

/** A place between two characters of the XML, with what must be closed before a mark put there and opened again after it. */
type Cut = {
  readonly at: number;
  readonly close: string;
  readonly open: string;
  /** The words that are cut in two. */
  readonly through?: Piece;
  /** An empty paragraph `<w:p/>` that has to be opened. */
  readonly opened?: ParagraphSpan;
};
type Mark = { readonly cut: Cut; readonly order: 0 | 1 | 2; readonly xml: string };
type Edit = { readonly from: number; readonly to: number; readonly xml: string };

/** The part's XML with the marks of comment `firstId`, `firstId` + 1, … at their anchors. */
export function writeMarks(map: TextMap, anchors: readonly Anchor[], firstId: number): string {
  const marks = anchors.flatMap((anchor, index) => marksOf(map, anchor, firstId + index));
  const groups = [...Map.groupBy(marks, (mark) => mark.cut.at).values()];
  const edits = [...groups.map((group) => insertion(map, group)), ...keptBlanks(map, marks)].sort(
    (a, b) => a.from - b.from || a.to - b.to,
  );
  const out: string[] = [];
  let done = 0;
  for (const edit of edits) {
    out.push(map.xml.slice(done, edit.from), edit.xml);
    done = edit.to;
  }
  return out.join('') + map.xml.slice(done);
}

function marksOf(map: TextMap, anchor: Anchor, id: number): Mark[] {
  const [start, end] = cutsOf(map, anchor);
  const element = elementsOf(map, id);
  // At one place ranges end before others start, and an empty range ends after it started.
  if (start.at === end.at) return [{ cut: start, order: 2, xml: element.start + element.end }];
  return [
    { cut: start, order: 1, xml: element.start },
    { cut: end, order: 0, xml: element.end },
  ];
}

function elementsOf({ namespace }: TextMap, id: number): { start: string; end: string } {
  const prefix = namespace.prefix ?? 'w';
  const bound = namespace.prefix === null ? ` xmlns:w="${namespace.uri}"` : '';
  const element = (name: string) => `<${prefix}:${name}${bound} ${prefix}:id="${id}"/>`;
  const reference = `<${prefix}:r${bound}>${element('commentReference')}</${prefix}:r>`;
  return { start: element('commentRangeStart'), end: element('commentRangeEnd') + reference };
}

function cutsOf(map: TextMap, anchor: Anchor): [Cut, Cut] {
  switch (anchor.kind) {
    case 'words':
      return [cutBefore(map, anchor.first), cutAfter(map, anchor.last)];
    case 'run':
      return [plain(anchor.run.start), plain(anchor.run.end)];
    case 'paragraph':
      return cutsAround(anchor.paragraph);
    case 'body':
      return [newParagraph(map), newParagraph(map)];
  }
}

const plain = (at: number): Cut => ({ at, close: '', open: '' });

function cutsAround(paragraph: ParagraphSpan): [Cut, Cut] {
  const { contentStart, contentEnd, selfClosing } = paragraph;
  if (!selfClosing) return [plain(contentStart), plain(contentEnd)];
  const cut = { at: paragraph.start, close: '', open: '', opened: paragraph };
  return [cut, cut];
}

function newParagraph(map: TextMap): Cut {
  const name = map.namespace.prefix === null ? 'p' : `${map.namespace.prefix}:p`;
  return { at: map.bodyStart, close: `<${name}>`, open: `</${name}>` };
}

function cutBefore(map: TextMap, { piece, from }: Spot): Cut {
  if (piece.field !== null) return plain(piece.field.first.start);
  if (!piece.divisible) return plain(piece.run.start);
  if (from > piece.from) return cutWords(map, piece, from);
  return piece.start <= piece.run.contentStart ? plain(piece.run.start) : cutRun(map, piece.run, piece.start);
}

function cutAfter(map: TextMap, { lastPiece: piece, to }: Spot): Cut {
  if (piece.field !== null) return plain(piece.field.last.end);
  if (!piece.divisible) return plain(piece.run.end);
  if (piece.sign === null && to < piece.to) return cutWords(map, piece, to);
  return piece.end >= piece.run.contentEnd ? plain(piece.run.end) : cutRun(map, piece.run, piece.end);
}

function cutRun(map: TextMap, run: RunSpan, at: number): Cut {
  return { at, close: `</${run.name}>`, open: map.xml.slice(run.start, run.openEnd) + run.properties };
}

function cutWords(map: TextMap, piece: Piece, at: number): Cut {
  const { close, open } = cutRun(map, piece.run, at);
  const words = `<${piece.name} xml:space="preserve">`;
  return { at, close: `</${piece.name}>${close}`, open: open + words, through: piece };
}

function insertion(map: TextMap, marks: readonly Mark[]): Edit {
  const { at, close, open, opened } = marks[0]!.cut;
  const inside = [...marks].sort((a, b) => a.order - b.order).map((mark) => mark.xml);
  const xml = inside.join('');
  if (opened === undefined) return { from: at, to: at, xml: close + xml + open };
  const tag = map.xml.slice(opened.start, opened.openEnd).replace(/\s*\/>$/, '>');
  return { from: opened.start, to: opened.openEnd, xml: `${tag}${xml}</${opened.name}>` };
}

/** Words cut in two now end in blanks that must show, while the outer blanks that did not show must not appear. */
function keptBlanks(map: TextMap, marks: readonly Mark[]): Edit[] {
  const pieces = new Set(marks.flatMap(({ cut }) => (cut.through?.preserved === false ? [cut.through] : [])));
  return [...pieces].flatMap((piece) => [
    { from: piece.start, to: piece.from, xml: `<${piece.name} xml:space="preserve">` },
    { from: piece.to, to: map.xml.indexOf('<', piece.to), xml: '' },
  ]);
}
