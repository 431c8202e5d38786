import { posix } from 'node:path';
import { Problem } from '../../base/problem.ts';
import { wordNamespaces } from './text-map.ts';
import { appendToRoot, decodeXml, escapeXml, scanXml, type Tag } from './xml-scan.ts';

/** The files packed in a .docx by name, in stored order. */
export type Parts = Map<string, Uint8Array>;
type CommentWords = {
  readonly text: string;
  readonly author: string;
  readonly initials: string;
  readonly date: string;
};

const packageTypes = 'http://schemas.openxmlformats.org/package/2006/content-types';
const packageLinks = 'http://schemas.openxmlformats.org/package/2006/relationships';
const commentsType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const linkTypes = {
  transitional: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments',
  strict: 'http://purl.oclc.org/ooxml/officeDocument/relationships/comments',
};
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The name of the part that holds the text, as the package says (OPC 9.3): not always `word/document.xml`. */
export function mainPartOf(parts: Parts): string {
  return linkTo(parts, '', '/officeDocument') ?? 'word/document.xml';
}

/** Writes the comments' words and links them to the main part; gives the id of the first one, the others follow it. */
export function addCommentsPart(
  parts: Parts,
  main: string,
  comments: readonly CommentWords[],
  used: { readonly ids: readonly number[]; readonly namespace: string },
): number {
  const strict = used.namespace !== wordNamespaces[0];
  const linked = linkTo(parts, main, '/comments');
  const name = linked ?? freeName(parts, posix.dirname(main));
  const part = parts.get(name);
  const xml = part === undefined ? emptyComments(used.namespace) : decodeXml(part);
  const first =
    1 + [...used.ids, ...commentIdsOf(xml)].filter(Number.isSafeInteger).reduce((a, b) => Math.max(a, b), -1);
  const added = comments.map((comment, index) => commentXml(comment, first + index, used.namespace)).join('');
  parts.set(name, Buffer.from(appendToRoot(xml, added)));
  if (linked === null) addLink(parts, main, name, strict);
  addContentType(parts, name);
  return first;
}

function linkTo(parts: Parts, source: string, ending: string): string | null {
  const links = parts.get(linksOf(source));
  let target: string | null = null;
  const note = ({ local, attributes }: Tag) => {
    const fits = local === 'Relationship' && attributes.get('Type')?.endsWith(`/relationships${ending}`);
    if (fits && attributes.get('TargetMode') !== 'External') target ??= attributes.get('Target') ?? null;
  };
  if (links !== undefined) scanXml(decodeXml(links), { open: note });
  return target === null ? null : posix.join('/', posix.dirname(source), '.', target).slice(1);
}

function linksOf(source: string): string {
  return posix.join(posix.dirname(source), '_rels', `${posix.basename(source)}.rels`);
}

function freeName(parts: Parts, folder: string): string {
  const names = ['comments', ...Array.from({ length: parts.size + 1 }, (_, index) => `comments${index + 2}`)];
  const paths = names.map((name) => posix.join(folder, `${name}.xml`));
  return paths.find((path) => !parts.has(path)) ?? paths[0]!;
}

function emptyComments(namespace: string): string {
  return `${declaration}<w:comments xmlns:w="${namespace}"></w:comments>`;
}

function commentIdsOf(xml: string): number[] {
  const ids: number[] = [];
  scanXml(xml, {
    open: (tag) => {
      if (tag.local === 'comment') ids.push(Number(tag.attributes.get('id') ?? -1));
    },
  });
  return ids;
}

function commentXml(comment: CommentWords, id: number, namespace: string): string {
  const [author, initials, date] = [comment.author, comment.initials, comment.date].map(escapeXml);
  const paragraphs = comment.text.split('\n').map(paragraphXml).join('');
  const attributes = `w:id="${id}" w:author="${author}" w:date="${date}" w:initials="${initials}"`;
  return `<w:comment xmlns:w="${namespace}" ${attributes}>${paragraphs}</w:comment>`;
}

function paragraphXml(line: string, index: number): string {
  const reference = index === 0 ? '<w:r><w:annotationRef/></w:r>' : '';
  const looks = '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>';
  const words = `<w:r>${looks}<w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r>`;
  return `<w:p>${reference}${words}</w:p>`;
}

function addLink(parts: Parts, main: string, name: string, strict: boolean): void {
  const path = linksOf(main);
  const old = parts.get(path);
  const xml =
    old === undefined
      ? `${declaration}<Relationships xmlns="${packageLinks}"></Relationships>`
      : decodeXml(old);
  const id = freeId(xml);
  const target = posix.relative(posix.dirname(main), name);
  const type = strict ? linkTypes.strict : linkTypes.transitional;
  const link = `<Relationship xmlns="${packageLinks}" Id="${id}" Type="${type}" Target="${target}"/>`;
  parts.set(path, Buffer.from(appendToRoot(xml, link)));
}

function freeId(xml: string): string {
  const ids = new Set<string | undefined>();
  scanXml(xml, {
    open: (tag) => {
      ids.add(tag.attributes.get('Id'));
    },
  });
  let number = ids.size;
  while (ids.has(`rId${number}`)) number += 1;
  return `rId${number}`;
}

function addContentType(parts: Parts, name: string): void {
  const types = parts.get('[Content_Types].xml');
  if (types === undefined) throw new Problem('file-damaged');
  const xml = decodeXml(types);
  let known = false;
  scanXml(xml, {
    open: (tag) => {
      known ||= tag.attributes.get('PartName') === `/${name}`;
    },
  });
  if (known) return;
  const type = `<Override xmlns="${packageTypes}" PartName="/${name}" ContentType="${commentsType}"/>`;
  parts.set('[Content_Types].xml', Buffer.from(appendToRoot(xml, type)));
}
