import { Problem } from '../../base/problem.ts';
import { decodeXml, scanXml } from '../word/xml-scan.ts';
import { openZip } from '../zip.ts';

export type Refusal = 'not-docx' | 'too-large' | 'macros' | 'reaches-outside';

const most = 10 * 2 ** 20;
const expandedMost = 40 * 2 ** 20;

/** The parts of a template that can do nothing but be printed; or why it is refused. */
export async function safeParts(template: Uint8Array): Promise<Map<string, Uint8Array> | Refusal> {
  if (template.length > most) return 'too-large';
  try {
    const parts = await partsOf(template);
    return refusalOf(parts) ?? parts;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.code === 'file-expands-too-far' ? 'too-large' : 'not-docx';
  }
}

async function partsOf(template: Uint8Array): Promise<Map<string, Uint8Array>> {
  const zip = await openZip(template, { entries: 500, expanded: expandedMost });
  const parts = new Map<string, Uint8Array>();
  for (const name of zip.names) parts.set(name, (await zip.read(name))!);
  return parts;
}

function refusalOf(parts: ReadonlyMap<string, Uint8Array>): Refusal | undefined {
  const names = [...parts.keys()];
  const types = textOf(parts.get('[Content_Types].xml'));
  if (names.some((name) => program.test(name)) || /macroEnabled|vbaProject/i.test(types)) return 'macros';
  if (!parts.has('word/document.xml') || types === '') return 'not-docx';
  const xml = names.filter((name) => /\.(xml|rels)$/i.test(name)).map((name) => decodeXml(parts.get(name)!));
  if (xml.some((text) => /<!DOCTYPE/i.test(text))) return 'not-docx';
  // Throws where a part is not well-formed: the library would go on with the half that it understood.
  for (const text of xml) scanXml(text, {});
  return xml.some(reachesOutside) ? 'reaches-outside' : undefined;
}

const program = /(^|\/)(vbaProject|vbaData|activeX|embeddings\/)/i;
const textOf = (part: Uint8Array | undefined) =>
  part === undefined ? '' : Buffer.from(part).toString('utf8');

/** Links that a reader clicks are harmless; templates, pictures and fields that Word fetches by itself are not. */
function reachesOutside(xml: string): boolean {
  const links = (xml.match(/<(?:\w+:)?Relationship\b[^>]*>/g) ?? []).filter((link) =>
    /TargetMode\s*=\s*["']External/.test(link),
  );
  if (links.some((link) => !/Type\s*=\s*["'][^"']*\/hyperlink["']/.test(link))) return true;
  const typed = [...xml.matchAll(/<w:instrText[^>]*>([^<]*)/g)].map((match) => match[1]).join('');
  const simple = [...xml.matchAll(/<w:fldSimple[^>]*w:instr="([^"]*)"/g)].map((match) => match[1]).join(' ');
  return /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON)\b/i.test(
    `${typed} ${simple}`,
  );
}
