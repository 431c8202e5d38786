import { Problem } from '../../base/problem.ts';
import { elementsOf, readXml, type Visit, type Vocabulary, type XmlElement } from '../xml.ts';
import { isEncryptedOffice, openZip, type Zip } from '../zip.ts';

/** A .docx opened: its main part, and what that part refers to. */
export type Package = {
  readonly main: string;
  readonly relations: readonly Relation[];
  /** Reads a part of the archive; undefined where it is missing. */
  read(path: string, visit?: Visit): Promise<XmlElement | undefined>;
  has(path: string, letters: string): Promise<boolean>;
};

export type Relation = { readonly id: string; readonly kind: string; readonly path: string };

/** The words of a report of 2,000 pages take some 40 MB of XML. */
const expandedMost = 60 * 2 ** 20;

/** Opens a .docx. Throws `file-encrypted`, `file-damaged`, `file-expands-too-far`, `file-too-large`. */
export async function openPackage(bytes: Uint8Array): Promise<Package> {
  if (isEncryptedOffice(bytes)) throw new Problem('file-encrypted');
  const zip = await openZip(bytes, { expanded: expandedMost });
  const main = (await relationsOf(zip, '')).find(({ kind }) => kind === 'officeDocument')?.path;
  const path = main ?? 'word/document.xml';
  if (!zip.names.includes(path)) throw new Problem('file-damaged');
  const parts = new Map<string, Uint8Array>();
  const bytesOf = async (part: string) => {
    const read = parts.get(part) ?? (await zip.read(part));
    if (read) parts.set(part, read);
    return read;
  };
  return {
    main: path,
    relations: await relationsOf(zip, path),
    async read(part, visit) {
      const read = await bytesOf(part);
      parts.delete(part);
      return read && readXml(read, vocabulary, visit);
    },
    async has(part, letters) {
      const read = await bytesOf(part);
      return read !== undefined && Buffer.from(read.buffer, read.byteOffset, read.length).includes(letters);
    },
  };
}

async function relationsOf(zip: Zip, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/') + 1;
  const bytes = await zip.read(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  if (!bytes) return [];
  return elementsOf(readXml(bytes, {}))
    .filter(({ attributes }) => attributes.TargetMode !== 'External')
    .map(({ attributes: { Id = '', Type = '', Target = '' } }) => ({
      id: Id,
      kind: Type.slice(Type.lastIndexOf('/') + 1),
      path: pathFrom(part.slice(0, slash), Target),
    }));
}

function pathFrom(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Both dialects of ISO 29500, transitional and strict. */
const vocabulary: Vocabulary = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
};
