import { Problem } from '../../base/problem.ts';
import type { Block, Document } from '../document.ts';
import { childOf, elementsOf, type XmlElement } from '../xml.ts';
import { type DocxStory, readBlock } from './docx-blocks.ts';
import { listsOf } from './docx-numbering.ts';
import { openPackage, type Package } from './docx-package.ts';
import type { Reading } from './docx-paragraph.ts';
import { stylesOf } from './docx-styles.ts';
import { isPageNumber } from './margins.ts';
import { numberingOf } from './numbering.ts';

/**
 * Reads a .docx as it prints: list numbers and field results are read, tracked deletions, comments and hidden text are not.
 * `paragraph` in a place counts the start tags of `w:p` in the main part from 1, wherever they stand.
 * Throws `file-damaged`, `file-encrypted`, `file-expands-too-far`, `file-too-large`.
 */
export async function readDocx(bytes: Uint8Array): Promise<Document> {
  const file = await openPackage(bytes);
  const reading = await startReading(file);
  const body: DocxStory = { role: 'body', reading, blocks: [], place: {}, tables: 0 };
  const sections: XmlElement[] = [];
  const child = (element: XmlElement) => {
    sections.push(...sectionsOf(element));
    readBlock(element, body);
  };
  const root = await file.read(file.main, { of: 'w:body', count: 'w:p', child });
  if (!childOf(root, 'w:body')) throw new Problem('file-damaged');
  const pages = reading.page;
  reading.page = undefined;
  const headers = await readMargins('header', file, reading, sections);
  const footers = await readMargins('footer', file, reading, sections);
  const notes = await readNotes(file, reading);
  const blocks = [...headers, ...body.blocks, ...footers, ...notes];
  return { format: 'docx', pages, blocks, unread: reading.unread };
}

async function startReading(file: Package): Promise<Reading> {
  const partOf = (kind: string) => {
    const path = file.relations.find((relation) => relation.kind === kind)?.path;
    return path === undefined ? undefined : file.read(path);
  };
  const styles = stylesOf(await partOf('styles'));
  const numbering = numberingOf(listsOf(await partOf('numbering'), (style) => styles.run(style).list));
  const knowsPages = await file.has(file.main, 'lastRenderedPageBreak');
  return { styles, numbering, unread: [], notes: [], page: knowsPages ? 1 : undefined };
}

/** The section that ends with this block, if one does. */
function sectionsOf(element: XmlElement): XmlElement[] {
  const section = element.name === 'w:sectPr' ? element : childOf(childOf(element, 'w:pPr'), 'w:sectPr');
  return section ? [section] : [];
}

async function readMargins(
  role: 'header' | 'footer',
  file: Package,
  reading: Reading,
  sections: readonly XmlElement[],
): Promise<Block[]> {
  const ids = new Set(sections.flatMap((section) => shownReferences(section, `w:${role}Reference`)));
  const blocks = new Map<string, Block>();
  for (const { path } of file.relations.filter(({ id }) => ids.has(id))) {
    const read = await storyOf(await file.read(path), { role, reading, blocks: [], place: {}, tables: 0 });
    for (const block of read) {
      if (block.kind === 'paragraph' && !isPageNumber(block.text)) blocks.set(block.text, block);
    }
  }
  return [...blocks.values()];
}

/** A "first page" header is shown only where the section asks for a different first page. */
function shownReferences(section: XmlElement, name: string): string[] {
  const firstDiffers = childOf(section, 'w:titlePg') !== undefined;
  return elementsOf(section, name)
    .filter(({ attributes }) => attributes['w:type'] !== 'first' || firstDiffers)
    .map(({ attributes }) => attributes['r:id'] ?? '');
}

function storyOf(root: XmlElement | undefined, story: DocxStory): Block[] {
  for (const child of elementsOf(root)) readBlock(child, story);
  return story.blocks;
}

async function readNotes(file: Package, reading: Reading): Promise<Block[]> {
  const blocks: Block[] = [];
  const parts = new Map<string, XmlElement | undefined>();
  for (const { kind, id, place } of [...reading.notes]) {
    const path = file.relations.find((relation) => relation.kind === kind)?.path ?? '';
    if (!parts.has(path)) parts.set(path, await file.read(path));
    const note = elementsOf(parts.get(path)).find(({ attributes }) => attributes['w:id'] === id);
    blocks.push(...storyOf(note, { role: 'note', reading, blocks: [], place, tables: 0 }));
  }
  return blocks;
}
