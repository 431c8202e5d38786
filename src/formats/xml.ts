import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Problem } from '../base/problem.ts';

/** Names carry the usual prefix of their namespace ("w:p", "text:p"), whatever prefix the file itself chose. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** How many elements of the counted name had begun, this one included. */
  readonly ordinal?: number;
};
type XmlNode = XmlElement | string;

/** The usual prefix of each namespace address; elements of other namespaces keep the file's prefix. */
export type Vocabulary = Readonly<Record<string, string>>;

/** The children of every element called `of` are handed over one by one and then forgotten; `count` names what to number within it. */
export type Visit = {
  readonly of: string;
  readonly count?: string;
  readonly child: (element: XmlElement) => void;
};

/** Bounds that no written document comes near, and that keep memory and the stack safe. */
const deepest = 300;
const mostElements = 400_000;
const chunkSize = 1 << 16;
/** In bytes, between one child that is handed over and the next. */
const mostHeld = 16 * 2 ** 20;

/** Reads XML without entities; a DOCTYPE or broken markup is `file-damaged`, more than 400,000 elements at once `file-too-large`. */
export function readXml(bytes: Uint8Array, vocabulary: Vocabulary, visit?: Visit): XmlElement {
  const tree = treeBuilder(vocabulary, visit);
  const parser = parserFor(tree);
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let start = 0; start < bytes.length; start += chunkSize) {
    parser.write(decoder.decode(bytes.subarray(start, start + chunkSize), { stream: true }));
  }
  parser.write(decoder.decode()).close();
  return tree.root();
}

/**
 * The children of every element called `of`, read piece by piece: no more is held than one of them and what stands around it.
 * The same bounds as of `readXml` are kept, of all that is not such a child. Throws `file-damaged`, `file-too-large`.
 */
export async function* readXmlChildren(
  pieces: AsyncIterable<Uint8Array>,
  vocabulary: Vocabulary,
  of: string,
): AsyncGenerator<XmlElement, void, undefined> {
  let found: XmlElement[] = [];
  const tree = treeBuilder(vocabulary, { of, child: (element) => found.push(element) });
  const parser = parserFor(tree);
  let decoder: TextDecoder | undefined;
  let held = 0;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    parser.write(decoder.decode(piece, { stream: true }));
    held = found.length > 0 ? 0 : held + piece.length;
    if (held > mostHeld) throw new Problem('file-too-large');
    yield* found;
    found = [];
  }
  parser.write(decoder?.decode() ?? '').close();
  yield* found;
}

function parserFor(tree: ReturnType<typeof treeBuilder>): SaxesParser {
  const parser = new SaxesParser({ position: false, xmlns: false });
  parser.on('error', damaged);
  parser.on('doctype', damaged);
  parser.on('opentag', tree.open);
  parser.on('closetag', tree.close);
  parser.on('text', tree.text);
  parser.on('cdata', tree.text);
  return parser;
}

type Building = XmlElement & { readonly children: XmlNode[]; readonly scope: Scope };

function treeBuilder(vocabulary: Vocabulary, visit: Visit | undefined) {
  const top: Building = { name: '', attributes: {}, children: [], scope: emptyScope };
  const open: Building[] = [top];
  let elements = 0;
  let within = 0;
  let counted = 0;
  return {
    open(tag: SaxesTagPlain) {
      const parent = open.at(-1)!;
      const scope = scopeOf(tag, parent.scope, vocabulary);
      const name = usualName(tag.name, scope);
      const element: Building = {
        name,
        attributes: usualAttributes(tag.attributes, scope),
        children: [],
        scope,
      };
      open.push(element);
      elements += 1;
      if (open.length > deepest) damaged();
      if (elements > mostElements) throw new Problem('file-too-large');
      if (name === visit?.of) within += 1;
      if (within > 0 && name === visit?.count) {
        counted += 1;
        Object.assign(element, { ordinal: counted });
      }
    },
    close() {
      const element = open.pop()!;
      const parent = open.at(-1)!;
      if (element.name === visit?.of) within -= 1;
      if (parent.name !== visit?.of) {
        parent.children.push(element);
      } else {
        visit.child(element);
        elements = open.length;
      }
    },
    text(text: string) {
      open.at(-1)!.children.push(text);
    },
    root(): XmlElement {
      return elementsOf(top)[0] ?? damaged();
    },
  };
}

function damaged(): never {
  throw new Problem('file-damaged');
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** Which usual prefix stands for the file's own; `plain` where they are the same, as nearly always. */
type Scope = { readonly prefixes: Readonly<Record<string, string>>; readonly plain: boolean };
const emptyScope: Scope = { prefixes: {}, plain: true };

function scopeOf(tag: SaxesTagPlain, outer: Scope, vocabulary: Vocabulary): Scope {
  let prefixes: Record<string, string> | undefined;
  for (const name in tag.attributes) {
    if (!name.startsWith('xmlns')) continue;
    const usual = vocabulary[tag.attributes[name]!];
    const own = name.slice(6);
    prefixes ??= { ...outer.prefixes };
    prefixes[own] = usual ?? own;
  }
  if (prefixes === undefined) return outer;
  return { prefixes, plain: Object.entries(prefixes).every(([own, usual]) => own === usual) };
}

function usualName(name: string, scope: Scope): string {
  if (scope.plain) return name;
  const colon = name.indexOf(':');
  const own = colon < 0 ? '' : name.slice(0, colon);
  const usual = scope.prefixes[own] ?? own;
  return usual === '' ? name : `${usual}:${name.slice(colon + 1)}`;
}

function usualAttributes(attributes: Record<string, string>, scope: Scope): Record<string, string> {
  if (scope.plain) return attributes;
  const named = Object.entries(attributes).map(([name, value]) => [
    name.includes(':') ? usualName(name, scope) : name,
    value,
  ]);
  return Object.fromEntries(named);
}

/** The element children, of one name where it is given. */
export function elementsOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const elements = (element?.children ?? []).filter((child) => typeof child !== 'string');
  return name === undefined ? elements : elements.filter((child) => child.name === name);
}

/** The first element child of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const child of element?.children ?? []) {
    if (typeof child !== 'string' && child.name === name) return child;
  }
  return undefined;
}

/** The letters directly within an element. */
export function lettersOf(element: XmlElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}
