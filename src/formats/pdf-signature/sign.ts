import { createHash } from 'node:crypto';
import { type Cert, readCertificate } from './certificate.ts';
import { TooMuch } from './costs.ts';
import { fieldsOf, rootOf, signedFields } from './fields.ts';
import { draw, type Mark, pageRef, type Shown } from './mark.ts';
import { messageOf, signedAttributesOf, signs } from './message.ts';
import { Unreadable } from './parse.ts';
import { SigningRefused } from './refused.ts';
import { readStructure, type Structure } from './structure.ts';
import {
  dictOf,
  isArray,
  isDict,
  isRef,
  isString,
  nameOf,
  type PdfDict,
  type PdfRef,
  type PdfValue,
  refOf,
  textOf,
} from './values.ts';
import { Increment, joined, written } from './write.ts';

export type Preparing = {
  /** In DER, the signer's first, then those of its issuers. */
  readonly certificates: readonly Uint8Array[];
  readonly at: Date;
  /** Null: nothing is shown. */
  readonly mark: Mark | null;
};

export type Prepared = {
  /** The file with room for the signature. */
  readonly bytes: Uint8Array;
  /** What the signer's key must sign: the attributes of a PAdES-B signature, in DER, to be hashed by SHA-256. */
  readonly signedAttributes: Uint8Array;
};

/**
 * Adds a signature to a PDF up to what only the holder of the key can do. All that was there stays byte by byte, so that earlier
 * signatures hold (ETSI EN 319 142-1, level B-B; the time stands in the file, as the profile asks).
 */
export function prepareSignature(bytes: Uint8Array, preparing: Preparing): Promise<Prepared> {
  return prepared(bytes, preparing).catch(refused);
}

async function prepared(bytes: Uint8Array, { certificates, at, mark }: Preparing): Promise<Prepared> {
  const [own] = readAll(certificates);
  const file = openForSigning(bytes);
  const increment = new Increment(file);
  const shown = mark === null ? null : await draw(mark, file, increment);
  const room = certificates.reduce((sum, { length }) => sum + length, roomBeside);
  const { number, body, holeAt } = signatureObject(increment, at, room);
  addField(file, increment, refOf(number), shown);
  increment.put(number, body);
  const { bytes: made, bodies } = increment.write();
  const hole = bodies.get(number)! + holeAt;
  fillRange(made, bodies.get(number)!, hole, hole + 2 * room + 2);
  return {
    bytes: made,
    signedAttributes: signedAttributesOf(digestAround(made, hole, hole + 2 * room + 2), own!),
  };
}

/** Puts the signature into the room made for it. `SigningRefused` where it is not that of the certificate over the attributes. */
export function completeSignature(
  { bytes, signedAttributes }: Prepared,
  certificates: readonly Uint8Array[],
  signature: Uint8Array,
): Uint8Array {
  const [own, ...others] = readAll(certificates) as [Cert, ...Cert[]];
  const { start, end } = roomIn(bytes);
  const isOf =
    Buffer.compare(signedAttributesOf(digestAround(bytes, start, end), own), signedAttributes) === 0;
  if (!isOf || !signs(own, signedAttributes, signature)) throw new SigningRefused('signature-wrong');
  const message = Buffer.from(messageOf([own, ...others], signedAttributes, signature)).toString('hex');
  if (message.length > end - start - 2) throw new SigningRefused('signature-wrong');
  const signed = Buffer.from(bytes);
  signed.write(message, start + 1, 'latin1');
  return signed;
}

function readAll(certificates: readonly Uint8Array[]): Cert[] {
  const read = certificates.map(readCertificate);
  if (read.length === 0 || read.includes(null)) throw new SigningRefused('certificate-unreadable');
  return read as Cert[];
}

/** Bytes of a message beside its certificates; signatures of keys up to 8192 bits are 1 KB. */
const roomBeside = 4096;

function openForSigning(bytes: Uint8Array): Structure {
  const file = readStructure(bytes);
  if (file.trailer.has('Encrypt')) throw new SigningRefused('file-encrypted');
  if (isClosed(file)) throw new SigningRefused('file-closed');
  // Those there are must be sound: the new one stands on them.
  signedFields(file);
  return file;
}

/** What is met anywhere in a file that cannot be read strictly. */
function refused(error: unknown): never {
  if (error instanceof Unreadable || error instanceof TooMuch || error instanceof RangeError)
    throw new SigningRefused('file-unreadable', { cause: error });
  throw error;
}

/** Whether somebody certified it so that nothing may be added, not even a signature. */
function isClosed(file: Structure): boolean {
  const { get } = file;
  const permissions = get(rootOf(file).get('Perms'));
  const certifying = isDict(permissions) ? get(permissions.get('DocMDP')) : null;
  const references = isDict(certifying) ? get(certifying.get('Reference')) : null;
  return (
    isArray(references) &&
    references.map(get).some((reference) => {
      const parameters = isDict(reference) ? get(reference.get('TransformParams')) : null;
      return isDict(parameters) && get(parameters.get('P')) === 1;
    })
  );
}

const rangeRoom = '[0 0000000000 0000000000 0000000000]';

function signatureObject(
  increment: Increment,
  at: Date,
  room: number,
): { number: number; body: Buffer; holeAt: number } {
  const about = dictOf({
    Type: nameOf('Sig'),
    Filter: nameOf('Adobe.PPKLite'),
    SubFilter: nameOf('ETSI.CAdES.detached'),
    M: textOf(pdfDate(at)),
  });
  const head = joined([written(about).subarray(0, -2), `/ByteRange ${rangeRoom}\n/Contents `]);
  const body = joined([head, '<', Buffer.alloc(2 * room, '0'), '>\n>>']);
  return { number: increment.reserve(), body, holeAt: head.length };
}

/** In the time of Vietnam, with its zone. */
function pdfDate(at: Date): string {
  const local = new Date(at.getTime() + 7 * 60 * 60 * 1000).toISOString();
  return `D:${local.slice(0, 19).replace(/[-T:]/g, '')}+07'00'`;
}

function fillRange(bytes: Buffer, from: number, start: number, end: number): void {
  const parts = [start, end, bytes.length - end].map((part) => String(part).padStart(10, '0'));
  bytes.write(`[0 ${parts.join(' ')}]`, bytes.indexOf(rangeRoom, from), 'latin1');
}

const digestAround = (bytes: Uint8Array, start: number, end: number): Buffer =>
  createHash('sha256').update(bytes.subarray(0, start)).update(bytes.subarray(end)).digest();

/** The room of the signature that was added last. */
function roomIn(bytes: Uint8Array): { start: number; end: number } {
  try {
    const rooms = signedFields(readStructure(bytes)).flatMap(({ dict }) => dict.get('Contents') ?? []);
    const last = rooms
      .filter(isString)
      .sort((one, other) => one.start - other.start)
      .at(-1);
    if (last === undefined) throw new SigningRefused('file-unreadable');
    return last;
  } catch (error) {
    return refused(error);
  }
}

/** The field in the form and on its page; where nothing is shown it has no extent. */
function addField(file: Structure, increment: Increment, signature: PdfRef, shown: Shown | null): void {
  const page = pageRef(file, shown?.box.page ?? 1);
  const { left, bottom, width, height } = shown?.box ?? { left: 0, bottom: 0, width: 0, height: 0 };
  const widget = increment.add(
    dictOf({
      Type: nameOf('Annot'),
      Subtype: nameOf('Widget'),
      FT: nameOf('Sig'),
      T: textOf(freeName(file)),
      V: signature,
      // Printed, and not to be moved.
      F: 4 | 128,
      Rect: [left, bottom, left + width, bottom + height],
      P: page.ref,
      ...(shown === null ? {} : { AP: dictOf({ N: shown.appearance }) }),
    }),
  );
  const marks = file.get(page.dict.get('Annots'));
  increment.put(
    page.ref.number,
    written(withEntry(page.dict, 'Annots', [...(isArray(marks) ? marks : []), widget])),
  );
  addToForm(file, increment, widget);
}

function freeName(file: Structure): string {
  const taken = new Set(fieldsOf(file).map(({ name }) => name));
  let number = 1;
  while (taken.has(`Signature${number}`)) number += 1;
  return `Signature${number}`;
}

/** `SigFlags` 3: there are signatures, and the file may only be added to. */
function addToForm(file: Structure, increment: Increment, widget: PdfValue): void {
  const root = rootOf(file);
  const place = root.get('AcroForm') ?? null;
  const form = file.get(place);
  const fields = isDict(form) ? file.get(form.get('Fields')) : null;
  const all: PdfValue = [...(isArray(fields) ? fields : []), widget];
  const next = withEntry(withEntry(isDict(form) ? form : new Map(), 'Fields', all), 'SigFlags', 3);
  if (isRef(place)) increment.put(place.number, written(next));
  else {
    const rootPlace = file.trailer.get('Root');
    if (!isRef(rootPlace)) throw new SigningRefused('file-unreadable');
    increment.put(rootPlace.number, written(withEntry(root, 'AcroForm', next)));
  }
}

const withEntry = (dict: PdfDict, key: string, value: PdfValue): PdfDict =>
  new Map([...dict, [key, value] as const]);
