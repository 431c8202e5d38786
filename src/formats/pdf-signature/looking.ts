import { setImmediate as breathe } from 'node:timers/promises';
import { changesSince, type Later, type LaterChange } from './changes.ts';
import { TooMuch } from './costs.ts';
import {
  allSignedFields,
  type Covered,
  type CoverFault,
  coveredBy,
  revisionOf,
  rootOf,
  type SignedField,
} from './fields.ts';
import { Unreadable } from './parse.ts';
import type { SignaturesReading } from './reading.ts';
import { isNamed, readStructure, type Structure } from './structure.ts';
import { isArray, isDict, type PdfDict } from './values.ts';

/** A signature as it stands in its file, before it is asked who made it. */
export type Standing = SignedField & {
  readonly covered: Covered | CoverFault;
  readonly later: Later;
  /** What it lets be done afterwards; null where it says nothing. */
  readonly allowed: readonly LaterChange[] | null;
};

export type Looked =
  | { readonly state: 'read'; readonly signatures: readonly Standing[] }
  | Exclude<SignaturesReading, { state: 'read' }>;

/** Each signature asks for another look through the file as it was then: so many bytes in all, a few seconds of work. */
const mostBytes = 300 * 1024 * 1024;
const mostSignatures = 200;

/** Looks through a PDF for its signatures, in the order in which they were made, and for what was done to it after each. One file after the other: each may take some hundred megabytes. */
export function lookThrough(bytes: Uint8Array): Promise<Looked> {
  const looked = turn.then(() => look(bytes));
  turn = looked.then(
    () => {},
    () => {},
  );
  return looked;
}
let turn: Promise<void> = Promise.resolve();

async function look(bytes: Uint8Array): Promise<Looked> {
  try {
    const file = readStructure(bytes);
    if (file.trailer.has('Encrypt')) return { state: 'encrypted' };
    const fields = await allSignedFields(file);
    if (fields.length > mostSignatures || fields.length * bytes.length > mostBytes)
      return { state: 'too-large' };
    const found = fields.map((field) => ({ ...field, covered: coveredBy(file, field.dict) }));
    const ordered = found.sort((one, other) => endOf(one.covered) - endOf(other.covered));
    const sound = new Map(
      ordered.flatMap(({ dict, covered }) => (typeof covered === 'string' ? [] : [[dict, covered] as const])),
    );
    const signatures: Standing[] = [];
    for (const one of ordered) {
      // Others are answered in between.
      await breathe();
      signatures.push({ ...one, ...sinceSigned(file, one.covered, one.dict, sound) });
    }
    return { state: 'read', signatures };
  } catch (error) {
    // Deep nesting ends a recursion: such a file is none of an honest program either.
    if (error instanceof Unreadable || error instanceof RangeError) return { state: 'unreadable' };
    if (error instanceof TooMuch) return { state: 'too-large' };
    throw error;
  }
}

export const endOf = (covered: Covered | CoverFault) =>
  typeof covered === 'string' ? Number.MAX_SAFE_INTEGER : covered.end;

const nothing: Later = { changes: new Set(), shown: [] };

function sinceSigned(
  file: Structure,
  covered: Covered | CoverFault,
  dict: PdfDict,
  sound: ReadonlyMap<PdfDict, Covered>,
): Pick<Standing, 'covered' | 'later' | 'allowed'> {
  if (typeof covered === 'string') return { covered, later: nothing, allowed: null };
  const revision = revisionOf(file, covered);
  if (revision === null) return { covered: 'not-whole-revision', later: nothing, allowed: null };
  return { covered, later: changesSince(revision, file, sound), allowed: allowedBy(revision, dict) };
}

/** What a certifying signature lets be done afterwards (ISO 32000-1, 12.8.2.2); null where it says nothing. */
function allowedBy(revision: Structure, dict: PdfDict): readonly LaterChange[] | null {
  const { get } = revision;
  const references = get(dict.get('Reference'));
  const transforms = isArray(references) ? references.map(get).filter(isDict) : [];
  const certifying = transforms.find((each) => isNamed(get(each.get('TransformMethod')), 'DocMDP'));
  const permissions = get(rootOf(revision).get('Perms'));
  if (certifying === undefined || !isDict(permissions) || !permissions.has('DocMDP')) return null;
  const parameters = get(certifying.get('TransformParams'));
  const level = isDict(parameters) ? (get(parameters.get('P')) ?? 2) : 2;
  if (level === 1) return [];
  return level === 3 ? ['signatures', 'fields', 'annotations'] : ['signatures', 'fields'];
}
