import { Problem } from '../../base/problem.ts';
import { scanXml, type Tag } from './xml-scan.ts';

/** Where the words of a WordprocessingML part stand in its XML text, so that it can be edited in place. All numbers are offsets into the XML. */
export type TextMap = {
  readonly xml: string;
  /** In the order of their start tags: the n-th `w:p` of the file is at index n − 1. */
  readonly paragraphs: readonly ParagraphSpan[];
  /** What marks are written with: a prefix bound to Word's namespace in the whole part, or a declaration of its own. */
  readonly namespace: { readonly uri: string; readonly prefix: string | null };
  readonly bodyStart: number;
  /** Comment ids met in the part. */
  readonly commentIds: readonly number[];
};

export type ParagraphSpan = {
  readonly start: number;
  readonly openEnd: number;
  readonly name: string;
  /** After the paragraph's properties. */
  contentStart: number;
  /** Before the closing tag. */
  contentEnd: number;
  readonly selfClosing: boolean;
  readonly pieces: Piece[];
  /** Paragraphs of one cell, text box or body have the same number. */
  readonly container: number;
  /** For a paragraph in a text box: the run of the outermost paragraph that holds the box. */
  readonly host: RunSpan | null;
};

type Span = { readonly start: number; readonly end: number };

export type RunSpan = {
  readonly name: string;
  readonly start: number;
  readonly openEnd: number;
  end: number;
  /** Before the closing tag. */
  contentEnd: number;
  /** After the run's properties. */
  contentStart: number;
  /** The run's properties as written, or "". */
  properties: string;
};

/** Words inside a run: a `w:t`, or a sign that stands for a character. */
export type Piece = {
  readonly run: RunSpan;
  readonly name: string;
  readonly start: number;
  end: number;
  /** The stored words, without the outer blanks that Word does not show. */
  from: number;
  to: number;
  /** The character a sign stands for; null for stored words. */
  readonly sign: string | null;
  /** False where the words stand deeper inside the run (ruby), so that the run cannot be cut there. */
  readonly divisible: boolean;
  readonly preserved: boolean;
  /** The field of this paragraph whose result the words are: LibreOffice drops a comment that begins inside it. */
  field: { readonly first: Span; readonly last: Span } | null;
};

export const wordNamespaces = [
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
];
const signs: Record<string, string> = { tab: ' ', ptab: ' ', br: ' ', cr: ' ', noBreakHyphen: '-' };
const containers = ['body', 'tc', 'txbxContent'];
/** What stands in these is no longer part of the text. */
const removed = ['del', 'moveFrom'];

type Frame = {
  readonly tag: Tag;
  readonly local: string;
  readonly paragraph?: ParagraphSpan;
  readonly run?: RunSpan;
  readonly piece?: Piece;
};
type Scan = {
  readonly xml: string;
  readonly frames: Frame[];
  readonly paragraphs: ParagraphSpan[];
  readonly open: { readonly paragraph: ParagraphSpan; run: RunSpan | null }[];
  readonly containers: number[];
  readonly fields: { readonly run: RunSpan; readonly paragraph: ParagraphSpan; readonly pieces: number }[];
  removed: number;
};

/** Maps `word/document.xml`. Throws `file-damaged` where it is no well-formed Word document. */
export function mapText(xml: string): TextMap {
  const scan: Scan = { xml, frames: [], paragraphs: [], open: [], containers: [0], fields: [], removed: 0 };
  const commentIds: number[] = [];
  const found: { root?: Tag; body?: Tag } = {};
  scanXml(xml, {
    open: (tag) => {
      found.root ??= tag;
      const local = wordNamespaces.includes(tag.uri) ? tag.local : '';
      if (local === 'body') found.body ??= tag;
      if (local.startsWith('comment')) commentIds.push(Number(tag.attributes.get('id') ?? -1));
      enter(scan, tag, local);
    },
    close: (tag) => leave(scan, tag),
  });
  const { root, body } = found;
  if (root === undefined || body === undefined || !wordNamespaces.includes(root.uri))
    throw new Problem('file-damaged');
  const bound = Object.entries(root.declared).find(([prefix, uri]) => prefix !== '' && uri === root.uri);
  const namespace = { uri: root.uri, prefix: bound?.[0] ?? null };
  return { xml, paragraphs: scan.paragraphs, namespace, bodyStart: body.end, commentIds };
}

function enter(scan: Scan, tag: Tag, local: string): void {
  if (containers.includes(local)) scan.containers.push(tag.start);
  if (removed.includes(local)) scan.removed += 1;
  scan.frames.push({ tag, local, ...spanOf(scan, tag, local) });
}

function spanOf(scan: Scan, tag: Tag, local: string): Pick<Frame, 'paragraph' | 'run' | 'piece'> {
  if (local === 'p') return { paragraph: openParagraph(scan, tag) };
  const inside = scan.open.at(-1);
  if (inside === undefined) return {};
  if (local === 'fldChar' && inside.run !== null) markField(scan, inside.paragraph, inside.run, tag);
  if (local === 'r' && inside.run === null) return { run: openRun(inside, tag) };
  if (inside.run === null || scan.removed > 0 || !(local === 't' || local in signs)) return {};
  const divisible = scan.frames.at(-1)?.run === inside.run;
  if (local !== 't' && !divisible) return {};
  return { piece: openPiece(inside, tag, signs[local] ?? null, divisible) };
}

function openParagraph(scan: Scan, tag: Tag): ParagraphSpan {
  const paragraph: ParagraphSpan = {
    start: tag.start,
    openEnd: tag.end,
    name: tag.name,
    contentStart: tag.end,
    contentEnd: tag.end,
    selfClosing: tag.selfClosing,
    pieces: [],
    container: scan.containers.at(-1) ?? 0,
    host: scan.open[0]?.run ?? null,
  };
  scan.paragraphs.push(paragraph);
  scan.open.push({ paragraph, run: null });
  return paragraph;
}

function openRun(inside: Scan['open'][number], tag: Tag): RunSpan {
  const { name, start, end } = tag;
  inside.run = { name, start, openEnd: end, end, contentStart: end, contentEnd: end, properties: '' };
  return inside.run;
}

function openPiece(
  inside: Scan['open'][number],
  tag: Tag,
  sign: string | null,
  divisible: boolean,
): Piece | undefined {
  if (inside.run === null) return undefined;
  const preserved = tag.attributes.get('space') === 'preserve';
  const { name, start, end } = tag;
  const piece = {
    run: inside.run,
    name,
    start,
    end,
    from: end,
    to: end,
    sign,
    divisible,
    preserved,
    field: null,
  };
  inside.paragraph.pieces.push(piece);
  return piece;
}

function leave(scan: Scan, tag: Tag): void {
  const frame = scan.frames.pop();
  if (frame === undefined) return;
  const parent = scan.frames.at(-1);
  if (containers.includes(frame.local)) scan.containers.pop();
  if (removed.includes(frame.local)) scan.removed -= 1;
  if (frame.local === 'pPr' && parent?.paragraph) parent.paragraph.contentStart = tag.end;
  if (frame.local === 'rPr' && parent?.run) {
    parent.run.properties = scan.xml.slice(frame.tag.start, tag.end);
    parent.run.contentStart = tag.end;
  }
  if (frame.piece) closePiece(scan.xml, frame.piece, tag);
  if (frame.run) closeRun(scan, frame.run, tag);
  const inside = scan.open.at(-1)?.paragraph;
  if (frame.local === 'fldSimple' && inside) markSimpleField(inside, frame.tag.start, tag.end);
  if (frame.paragraph) {
    scan.open.pop();
    frame.paragraph.contentEnd = tag.selfClosing ? tag.end : tag.start;
  }
}

function markField(scan: Scan, paragraph: ParagraphSpan, run: RunSpan, tag: Tag): void {
  const kind = tag.attributes.get('fldCharType');
  if (kind === 'begin') scan.fields.push({ run, paragraph, pieces: paragraph.pieces.length });
  const begun = kind === 'end' ? scan.fields.pop() : undefined;
  if (begun?.paragraph !== paragraph) return;
  // An outer field ends after the ones inside it, and takes their words too.
  for (const piece of paragraph.pieces.slice(begun.pieces)) piece.field = { first: begun.run, last: run };
}

function markSimpleField(paragraph: ParagraphSpan, start: number, end: number): void {
  const field = { first: { start, end }, last: { start, end } };
  for (const piece of paragraph.pieces) if (piece.start > start) piece.field = field;
}

function closeRun(scan: Scan, run: RunSpan, tag: Tag): void {
  run.end = tag.end;
  run.contentEnd = tag.selfClosing ? tag.end : tag.start;
  const inside = scan.open.at(-1);
  if (inside) inside.run = null;
}

function closePiece(xml: string, piece: Piece, tag: Tag): void {
  piece.end = tag.end;
  piece.to = tag.selfClosing ? tag.end : tag.start;
  if (piece.preserved || piece.sign !== null) return;
  const [before, after] = [/^[ \t\r\n]*/, /[ \t\r\n]*$/].map(
    (blanks) => blanks.exec(xml.slice(piece.from, piece.to))![0].length,
  );
  piece.from += before!;
  piece.to = Math.max(piece.from, piece.to - after!);
}
