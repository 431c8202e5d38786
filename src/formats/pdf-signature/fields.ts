import { setImmediate as breathe } from 'node:timers/promises';
import { Parser, Unreadable } from './parse.ts';
import { isNamed, readStructure, type Structure } from './structure.ts';
import {
  isArray,
  isDict,
  isString,
  type PdfDict,
  type PdfString,
  type PdfValue,
  readText,
} from './values.ts';

/** A field of the document that is signed. */
export type SignedField = {
  readonly name: string;
  /** The signature dictionary (ISO 32000-1, 12.8.1). */
  readonly dict: PdfDict;
};

const deepest = 30;
const mostFields = 20_000;
/** In bytes, of the part of a name that stands at one field. */
const longestName = 2000;

/** All fields of the form, with their full names and what they inherit. */
export function fieldsOf({
  trailer,
  get,
  costs,
}: Structure): { name: string; dict: PdfDict; isSignature: boolean }[] {
  const found: { name: string; dict: PdfDict; isSignature: boolean }[] = [];
  const walk = (value: PdfValue, name: string, inherited: PdfValue, depth: number) => {
    const dict = get(value);
    costs.spend('steps', 1);
    if (!isDict(dict)) return;
    if (depth > deepest || found.length >= mostFields) throw new Unreadable('fields without end');
    const own = nameIn(get(dict.get('T')));
    const full = own === null ? name : name === '' ? own : `${name}.${own}`;
    const type = dict.has('FT') ? get(dict.get('FT')) : inherited;
    const kids = get(dict.get('Kids'));
    // A kid without a name of its own is only a place where its field is shown.
    if (own !== null || depth === 0) found.push({ name: full, dict, isSignature: isNamed(type, 'Sig') });
    if (isArray(kids)) for (const kid of kids) walk(kid, full, type, depth + 1);
  };
  const form = get(rootOf({ trailer, get }).get('AcroForm'));
  const fields = isDict(form) ? get(form.get('Fields')) : null;
  if (isArray(fields)) for (const field of fields) walk(field, '', null, 0);
  return found;
}

function nameIn(value: PdfValue): string | null {
  if (isString(value) && value.bytes.length > longestName) throw new Unreadable('a name without end');
  return readText(value);
}

export function rootOf({ trailer, get }: Pick<Structure, 'trailer' | 'get'>): PdfDict {
  const root = get(trailer.get('Root'));
  if (!isDict(root)) throw new Unreadable('no catalogue');
  return root;
}

export function signedFields(structure: Structure): SignedField[] {
  return fieldsOf(structure).flatMap(({ name, dict, isSignature }) => {
    const value = structure.get(dict.get('V'));
    return isSignature && isDict(value) ? [{ name, dict: value }] : [];
  });
}

/** No honest file was added to more often. */
const mostRevisions = 200;

/** Those of the file as it is, and those that a later revision took out of it. */
export async function allSignedFields(file: Structure): Promise<SignedField[]> {
  const found = signedFields(file);
  const known = new Set(found.map(placeOf));
  for (const section of file.sections.slice(1, mostRevisions)) {
    // Others are answered in between.
    await breathe();
    for (const field of earlierFields(file, section)) {
      if (known.has(placeOf(field))) continue;
      known.add(placeOf(field));
      found.push(field);
    }
  }
  return found;
}

const placeOf = ({ dict }: SignedField): number | null => {
  const contents = dict.get('Contents');
  return isString(contents) ? contents.start : null;
};

function earlierFields({ bytes, costs }: Structure, from: number): SignedField[] {
  try {
    return signedFields(readStructure(bytes, { from, costs }));
  } catch (error) {
    // The first half of a file that is laid out for the web is no whole file.
    if (error instanceof Unreadable) return [];
    throw error;
  }
}

/** What a signature is over: all of a revision but the hole where the signature itself stands. */
export type Covered = {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** Where the revision ends. */
  readonly end: number;
  readonly contents: PdfString;
};
export type CoverFault = 'byte-range-wrong' | 'contents-wrong' | 'not-whole-revision';

/** What the signature covers, or why that is not a whole revision of the file with nothing left out but the signature. */
export function coveredBy({ bytes, costs }: Structure, dict: PdfDict): Covered | CoverFault {
  const range = dict.get('ByteRange');
  const contents = dict.get('Contents');
  // Neither may stand elsewhere: what is elsewhere can be exchanged later.
  if (!isArray(range) || range.length !== 4 || !range.every((part) => Number.isSafeInteger(part)))
    return 'byte-range-wrong';
  if (!isString(contents)) return 'contents-wrong';
  const [start, length, from, rest] = range as number[] as [number, number, number, number];
  const end = from + rest;
  if (start !== 0 || length <= 0 || from <= length || rest <= 0 || end > bytes.length)
    return 'byte-range-wrong';
  if (!isHole(new Parser(bytes, length, costs), from, contents)) return 'contents-wrong';
  if (!endsRevision(bytes.subarray(0, end))) return 'not-whole-revision';
  return { before: bytes.subarray(0, length), after: bytes.subarray(from, end), end, contents };
}

/** Exactly the signature's own digits between their brackets, as they stand in the file. */
function isHole(hole: Parser, to: number, contents: PdfString): boolean {
  const { bytes, at } = hole;
  if (contents.start !== at || contents.end !== to || bytes[at] !== 0x3c) return false;
  const inFile = hole.value();
  return isString(inFile) && inFile.end === to && Buffer.compare(inFile.bytes, contents.bytes) === 0;
}

const endsRevision = (bytes: Uint8Array): boolean =>
  /startxref\s+\d+\s+%%EOF[\s\0]*$/.test(Buffer.from(bytes.subarray(-1024)).toString('latin1'));

/** The file as it was when it was signed; null where the signature is not of that revision. */
export function revisionOf({ bytes, costs }: Structure, { end, contents }: Covered): Structure | null {
  try {
    const revision = readStructure(bytes.subarray(0, end), { costs });
    const own = signedFields(revision).some(({ dict }) => {
      const there = dict.get('Contents');
      return isString(there) && there.start === contents.start;
    });
    return own ? revision : null;
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}
