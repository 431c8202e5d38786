import { Problem } from '../../base/problem.ts';
import { decodeXml, scanXml } from '../word/xml-scan.ts';
import { openZip } from '../zip.ts';
import { reachesOutside } from './template-reach.ts';

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
  const kinds = kindsIn(parts.get('[Content_Types].xml'));
  if (names.some((name) => program.test(name)) || kinds.some(({ type }) => programKind.test(type)))
    return 'macros';
  if (!parts.has('word/document.xml') || kinds.length === 0) return 'not-docx';
  // What is read as XML must bear the name by which it is looked through here.
  if (kinds.some(({ name, type }) => /[+/]xml\s*(;|$)/i.test(type) && !isXml(name))) return 'not-docx';
  const xml = names.filter(isXml).map((name) => decodeXml(parts.get(name)!));
  if (xml.some((text) => /<!DOCTYPE/i.test(text) || hasForeignEncoding(text))) return 'not-docx';
  // Throws where a part is not well-formed: the library would go on with the half that it understood.
  return xml.filter(reachesOutside).length > 0 ? 'reaches-outside' : undefined;
}

const program = /(^|\/)(vbaProject|vbaData|activeX|embeddings\/)/i;
const programKind = /macroEnabled|vbaProject|vbaData|activeX|oleObject/i;
const isXml = (name: string) => /(^|[./])(xml|rels)$/i.test(name);

/** Word would read such a part otherwise than it is looked through here. */
const hasForeignEncoding = (xml: string) => {
  const encoding = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)/.exec(xml)?.[1] ?? 'utf-8';
  return !/^utf-(8|16)$/i.test(encoding);
};

/** Of which kind each part is, or each part with an ending. */
function kindsIn(part: Uint8Array | undefined): { readonly name: string; readonly type: string }[] {
  const kinds: { name: string; type: string }[] = [];
  if (part === undefined) return kinds;
  scanXml(decodeXml(part), {
    open: ({ attributes }) => {
      const type = attributes.get('ContentType');
      const name = attributes.get('PartName') ?? attributes.get('Extension') ?? '';
      if (type !== undefined) kinds.push({ name, type });
    },
  });
  return kinds;
}
