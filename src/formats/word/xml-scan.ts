import { SaxesParser, type SaxesTagNS } from 'saxes';
import { Problem } from '../../base/problem.ts';

/** A tag as it stands in the XML text, from `start` up to `end`. */
export type Tag = {
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  readonly selfClosing: boolean;
  /** Values by the attribute's name without prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Namespaces this element declares, by prefix. */
  readonly declared: Readonly<Record<string, string>>;
};

type XmlVisit = { open?(tag: Tag): void; close?(tag: Tag): void; text?(text: string): void };

/** Walks the tags of an XML text with their offsets in it; a closing tag of `<a/>` has the same span as the opening one. Throws `file-damaged`. */
export function scanXml(xml: string, visit: XmlVisit): void {
  const parser = new SaxesParser({ xmlns: true, position: true });
  // "<" cannot stand unescaped inside a tag, so the last one before the parser's position begins it.
  const seen = (tag: SaxesTagNS) => tagAt(tag, xml.lastIndexOf('<', parser.position - 1), parser.position);
  parser.on('opentag', (tag) => visit.open?.(seen(tag)));
  parser.on('closetag', (tag) => visit.close?.(seen(tag)));
  if (visit.text !== undefined) {
    parser.on('text', visit.text);
    parser.on('cdata', visit.text);
  }
  parser.on('error', () => {
    throw new Problem('file-damaged');
  });
  parser.write(xml).close();
}

function tagAt(tag: SaxesTagNS, start: number, end: number): Tag {
  const attributes = new Map(Object.values(tag.attributes).map(({ local, value }) => [local, value]));
  const { name, local, uri, ns } = tag;
  return { name, local, uri, start, end, selfClosing: tag.isSelfClosing, attributes, declared: ns ?? {} };
}

/** The words of an XML part: UTF-8, or UTF-16 with its mark, without the mark. Throws `file-damaged`. */
export function decodeXml(bytes: Uint8Array): string {
  const mark = `${bytes[0]?.toString(16)}${bytes[1]?.toString(16)}`;
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  try {
    const xml = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return encoding === 'utf-8' ? xml : xml.replace(/encoding=(["'])utf-16\1/i, 'encoding="UTF-8"');
  } catch {
    throw new Problem('file-damaged');
  }
}

/** Text fit for XML: escaped, without characters that XML 1.0 cannot hold. */
export function escapeXml(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return storableText(text).replace(/[&<>"]/g, (sign) => names[sign] ?? sign);
}

/** Text without the characters that XML 1.0 cannot hold. */
export function storableText(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}

/** Adds `child` as the last element under the root. Throws `file-damaged`. */
export function appendToRoot(xml: string, child: string): string {
  const { open, close } = rootOf(xml);
  if (!open.selfClosing) return xml.slice(0, close.start) + child + xml.slice(close.start);
  const opened = xml.slice(open.start, open.end).replace(/\s*\/>$/, '>');
  return `${xml.slice(0, open.start)}${opened}${child}</${open.name}>${xml.slice(open.end)}`;
}

function rootOf(xml: string): { open: Tag; close: Tag } {
  let open: Tag | undefined;
  let close: Tag | undefined;
  scanXml(xml, {
    open: (tag) => {
      open ??= tag;
    },
    close: (tag) => {
      close = tag;
    },
  });
  if (open === undefined || close === undefined) throw new Problem('file-damaged');
  return { open, close };
}
