import { Problem } from '../../base/problem.ts';
import {
  childOf,
  elementsOf,
  readXml,
  readXmlChildren,
  type Visit,
  type Vocabulary,
  type XmlElement,
} from '../xml.ts';
import { openZip } from '../zip.ts';

/** Both dialects of ISO 29500, transitional and strict. */
const vocabulary: Vocabulary = {
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 'x',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 'x',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing': 'xdr',
  'http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing': 'xdr',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
};

/** 200,000 cells, the most that are read, take some 12 MB of XML. */
const mostExpanded = 64 * 2 ** 20;

/** An .xlsx opened: its parts by path, and where a part refers to. */
export type Package = {
  readonly names: readonly string[];
  readonly workbook: XmlElement;
  readonly relations: readonly Relation[];
  /** Undefined where the part is missing. */
  read(path: string | undefined, visit?: Visit): Promise<XmlElement | undefined>;
  /** The children of the elements `of` in a part one by one; none where the part is missing. */
  children(path: string, of: string): AsyncGenerator<XmlElement, void, undefined>;
};
export type Relation = { readonly id: string; readonly kind: string; readonly path: string };

/** Throws `file-damaged`, `file-encrypted`, `file-expands-too-far`, `file-too-large`. */
export async function openPackage(bytes: Uint8Array, expanded = mostExpanded): Promise<Package> {
  const zip = await openZip(bytes, { expanded });
  const read = async (path: string | undefined, visit?: Visit) => {
    const part = path === undefined ? undefined : await zip.read(path);
    return part && readXml(part, vocabulary, visit);
  };
  const relationsOf = async (path: string) => relationsIn(folderOf(path), await read(relationsPath(path)));
  const main =
    (await relationsOf('')).find(({ kind }) => kind === 'officeDocument')?.path ?? 'xl/workbook.xml';
  const workbook = await read(main);
  if (childOf(workbook, 'x:sheets') === undefined) throw new Problem('file-damaged');
  const children = (path: string, of: string) =>
    zip.names.includes(path) ? readXmlChildren(zip.stream(path), vocabulary, of) : nothing();
  return { names: zip.names, workbook: workbook!, relations: await relationsOf(main), read, children };
}

async function* nothing(): AsyncGenerator<never, void, undefined> {}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
const relationsPath = (path: string) => `${folderOf(path)}_rels/${path.slice(folderOf(path).length)}.rels`;

function relationsIn(folder: string, part: XmlElement | undefined): Relation[] {
  return elementsOf(part).map(({ attributes: { Id = '', Type = '', Target = '' } }) => ({
    id: Id,
    kind: Type.slice(Type.lastIndexOf('/') + 1),
    path: joined(Target.startsWith('/') ? Target : folder + Target),
  }));
}

function joined(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
