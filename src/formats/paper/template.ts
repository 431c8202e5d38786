import { type Tag, TemplateHandler } from 'easy-template-x';
import { unzipSync } from 'fflate';
import { filled, type Word } from '../../base/word.ts';
import { packParts } from '../word/pack.ts';
import { fragmentOf, withMedia } from './fragment.ts';
import type { PaperBlock } from './paper.ts';
import { composed } from './printed.ts';
import { type Refusal, safeParts } from './template-parts.ts';
import { templateWords } from './words.ts';

/** What stands in a place: words, or blocks instead of the place's whole paragraph. */
export type PlaceValue = string | { readonly blocks: readonly PaperBlock[]; readonly landscape?: boolean };

export type TemplateProblem = {
  readonly code: Refusal | 'unknown-place' | 'missing-place' | 'place-broken' | 'place-not-alone';
  /** The place as the template has it, with its braces. */
  readonly place: string | null;
  /** Whether nothing can be written before it is mended. */
  readonly stops: boolean;
  readonly message: Word;
};

/**
 * The unit's own Word template with its places ({ten_don_vi}, {than_bai} …) filled; `bytes` is null where a problem stops it.
 * A template holds names alone: no conditions, loops, options or formulas. The same template and values give the same bytes.
 */
export async function fillWordTemplate(
  template: Uint8Array,
  values: Readonly<Record<string, PlaceValue>>,
): Promise<{ bytes: Uint8Array | null; problems: TemplateProblem[] }> {
  const parts = await safeParts(template);
  if (typeof parts === 'string') return { bytes: null, problems: [problem(parts, null)] };
  const open = openBraces(parts);
  if (open.length > 0) {
    const unknown = placesIn(parts).filter((name) => !Object.hasOwn(values, name));
    const broken = open.map((near) => problem('place-broken', near));
    return {
      bytes: null,
      problems: [...broken, ...unknown.map((name) => problem('unknown-place', `{${name}}`))],
    };
  }
  const packed = Buffer.from(packParts(parts));
  const problems = await problemsOf(packed, values);
  if (problems.some(({ stops }) => stops)) return { bytes: null, problems };
  return { bytes: await filledTemplate(packed, values), problems };
}

function problem(code: TemplateProblem['code'], place: string | null): TemplateProblem {
  const said = templateWords[code];
  const named = { place: place ?? '' };
  const message = { vi: filled(said.vi, named), en: filled(said.en, named) };
  return { code, place, stops: code !== 'missing-place', message };
}

/** The paragraphs with a brace opened and not closed, or the other way round: the library lets the last one of a document pass. */
function openBraces(parts: ReadonlyMap<string, Uint8Array>): string[] {
  return paragraphsIn(parts)
    .filter((text) => text.replace(/\{[^{}]*\}/g, '').search(/[{}]/) !== -1)
    .map((text) => text.trim().slice(0, 60));
}

/** The names that stand whole between braces, where the library reads none because of others. */
const placesIn = (parts: ReadonlyMap<string, Uint8Array>): string[] =>
  paragraphsIn(parts).flatMap((text) =>
    [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!.trim().normalize('NFC')),
  );

function paragraphsIn(parts: ReadonlyMap<string, Uint8Array>): string[] {
  const printed = [...parts].filter(([name]) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(name));
  return printed
    .flatMap(([, bytes]) => Buffer.from(bytes).toString().split('</w:p>'))
    .map((xml) => xml.replace(/<[^>]*>/g, ''));
}

const handler = new TemplateHandler({ maxXmlDepth: 60 });

async function problemsOf(
  packed: Buffer,
  values: Readonly<Record<string, PlaceValue>>,
): Promise<TemplateProblem[]> {
  try {
    const tags = await handler.parseTags(packed);
    const met = new Set(tags.map(nameOf));
    const missing = Object.keys(values).filter((name) => !met.has(name));
    return [
      ...tags.flatMap((tag) => problemOf(tag, values)),
      ...missing.map((name) => problem('missing-place', `{${name}}`)),
    ];
  } catch (error) {
    return [unreadable(error as Error)];
  }
}

/** The library says where braces do not match; any other failure lies in the file. */
function unreadable(error: Error): TemplateProblem {
  const near =
    /^(?:Close|Open) delimiter is missing from '(.*)'\.$|^Failed to parse tag options of '(.*?)'/s.exec(
      error.message,
    );
  if (near === null) return problem('not-docx', null);
  return problem('place-broken', (near[1] ?? near[2] ?? '').slice(0, 60));
}

const nameOf = (tag: Tag) => (tag.name ?? '').normalize('NFC');

function problemOf(tag: Tag, values: Readonly<Record<string, PlaceValue>>): TemplateProblem[] {
  const plain = tag.disposition === 'SelfClosed' && tag.options === undefined;
  if (!plain || !Object.hasOwn(values, nameOf(tag))) return [problem('unknown-place', tag.rawText)];
  const alone = typeof values[nameOf(tag)] === 'string' || standsAlone(tag);
  return alone ? [] : [problem('place-not-alone', tag.rawText)];
}

type Node = { nodeName: string; textContent?: string; parentNode?: Node; childNodes?: Node[] };

/** Blocks take the place of a whole paragraph of the main part, so nothing else may stand in it. */
function standsAlone(tag: Tag): boolean {
  if (tag.placement !== 'TextNode') return false;
  const above: Node[] = [];
  for (let node: Node | undefined = tag.xmlTextNode; node !== undefined; node = node.parentNode)
    above.push(node);
  const paragraph = above.find(({ nodeName }) => nodeName === 'w:p');
  const inBody = above.some(({ nodeName }) => nodeName === 'w:body');
  return (
    inBody && paragraph !== undefined && textOf(paragraph).trim() === tag.rawText && !endsSection(paragraph)
  );
}

const textOf = (node: Node): string =>
  node.textContent ?? (node.childNodes ?? []).map((child) => textOf(child)).join('');

/** The paragraph that carries a section's page layout must stay. */
const endsSection = (paragraph: Node): boolean =>
  (paragraph.childNodes ?? []).some(
    ({ nodeName, childNodes = [] }) =>
      nodeName === 'w:pPr' && childNodes.some((child) => child.nodeName === 'w:sectPr'),
  );

async function filledTemplate(
  packed: Buffer,
  values: Readonly<Record<string, PlaceValue>>,
): Promise<Uint8Array> {
  const data: Record<string, unknown> = {};
  const media: Record<string, Uint8Array> = {};
  for (const [name, value] of Object.entries(composed(values))) {
    if (typeof value === 'string') {
      data[name] = value;
      continue;
    }
    const fragment = await fragmentOf(value.blocks, value.landscape === true, name);
    Object.assign(media, fragment.media);
    data[name] = { _type: 'rawXml', xml: fragment.xml, replaceParagraph: true };
  }
  const whole = new TemplateHandler({
    maxXmlDepth: 60,
    // A name is looked up as it stands: it is never a path into something.
    scopeDataResolver: ({ strPath }) => data[(strPath.at(-1) ?? '').normalize('NFC')] as string,
  });
  const parts = unzipSync(await whole.process(packed, {}));
  return packParts(Object.entries(withMedia(parts, media)));
}
