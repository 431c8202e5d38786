import { Document, Packer } from 'docx';
import { unzipSync } from 'fflate';
import { millimetres, textWidth } from '../word/administrative.ts';
import { docxBlocks } from './docx-blocks.ts';
import type { PaperBlock } from './paper.ts';

/** Blocks as WordprocessingML to be put into another document; `name` keeps its pictures apart from others. */
export async function fragmentOf(
  blocks: readonly PaperBlock[],
  landscape: boolean,
  name: string,
): Promise<{ xml: string; media: Record<string, Uint8Array> }> {
  const width = landscape ? millimetres(252) : textWidth;
  const document = new Document({ sections: [{ children: docxBlocks(blocks, width) }] });
  const parts = unzipSync(await Packer.toBuffer(document));
  const textOf = (part: string) => Buffer.from(parts[part] ?? []).toString();
  const body = /<w:body>(.*?)(?:<w:sectPr\b.*)?<\/w:body>/s.exec(textOf('word/document.xml'))?.[1] ?? '';
  const media: Record<string, Uint8Array> = {};
  const renamed = new Map<string, string>();
  for (const [, id, target] of textOf('word/_rels/document.xml.rels').matchAll(pictureRelation)) {
    const ending = target!.slice(target!.lastIndexOf('.'));
    const own = `motso-${Buffer.from(name).toString('hex')}-${renamed.size + 1}`;
    renamed.set(id!, own);
    media[`${own}${ending}`] = parts[`word/${target}`]!;
  }
  return { xml: withOwnNames(body, renamed), media };
}

const pictureRelation = /<Relationship Id="([^"]+)" Type="[^"]*\/image" Target="([^"]+)"/g;

/** Pictures named anew, and numbered from where no template of 10 MB numbers its own. */
function withOwnNames(body: string, renamed: ReadonlyMap<string, string>): string {
  let number = 900_000;
  return body
    .replace(/r:embed="([^"]+)"/g, (_, id: string) => `r:embed="${renamed.get(id) ?? id}"`)
    .replace(/(<wp:docPr id=")\d+/g, (_, start: string) => {
      number += 1;
      return `${start}${number}`;
    })
    .replaceAll('<w:drawing>', `<w:drawing ${spaces}>`);
}

const schemas = 'http://schemas.openxmlformats.org';
const spaces = [
  `xmlns:r="${schemas}/officeDocument/2006/relationships"`,
  `xmlns:wp="${schemas}/drawingml/2006/wordprocessingDrawing"`,
].join(' ');

/** The document's parts with the pictures of its fragments among them. */
export function withMedia(
  parts: Readonly<Record<string, Uint8Array>>,
  media: Readonly<Record<string, Uint8Array>>,
): Record<string, Uint8Array> {
  const files = Object.entries(media);
  if (files.length === 0) return parts;
  const relations = files.map(([file]) => {
    const id = file.slice(0, file.lastIndexOf('.'));
    return `<Relationship Id="${id}" Type="${schemas}/officeDocument/2006/relationships/image" Target="media/${file}"/>`;
  });
  const rels = 'word/_rels/document.xml.rels';
  const types = '[Content_Types].xml';
  const empty = `<Relationships xmlns="${schemas}/package/2006/relationships"></Relationships>`;
  return {
    ...parts,
    [rels]: inserted(parts[rels] ?? Buffer.from(empty), '</Relationships>', relations.join('')),
    [types]: withPictureTypes(parts[types]!),
    ...Object.fromEntries(files.map(([file, bytes]) => [`word/media/${file}`, bytes])),
  };
}

function withPictureTypes(types: Uint8Array): Uint8Array {
  const known = Buffer.from(types).toString();
  const missing = [
    ['png', 'image/png'],
    ['jpg', 'image/jpeg'],
  ].filter(([ending]) => !new RegExp(`Extension="${ending}"`, 'i').test(known));
  const added = missing.map(([ending, type]) => `<Default Extension="${ending}" ContentType="${type}"/>`);
  return Buffer.from(known.replace(/<Types[^>]*>/, (start) => start + added.join('')));
}

function inserted(part: Uint8Array, before: string, added: string): Uint8Array {
  const xml = Buffer.from(part).toString();
  const at = xml.lastIndexOf(before);
  // A part without any relation closes itself.
  if (at === -1) return Buffer.from(xml.replace(/\/>\s*$/, `>${added}${before}`));
  return Buffer.from(xml.slice(0, at) + added + xml.slice(at));
}
