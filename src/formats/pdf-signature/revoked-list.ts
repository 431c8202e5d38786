import { type BaseBlock, fromBER } from 'asn1js';
import { AlgorithmIdentifier, type Extension, Extensions, RelativeDistinguishedNames } from 'pkijs';

/** A list of revoked certificates (RFC 5280, 5.1). */
export type RevokedList = {
  readonly issuer: RelativeDistinguishedNames;
  readonly from: Date;
  readonly until: Date | null;
  readonly extensions: readonly Extension[];
  /** What is signed, how, and the signature. */
  readonly signed: Uint8Array;
  readonly algorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  /** When the certificate of this number was revoked; null where it is not on the list. */
  readonly revokedAt: (serial: Uint8Array) => Date | null;
};

/** Null where it is none. Its entries, a hundred thousand in the lists of large authorities, are looked through as they lie, without a tree of objects. */
export function readList(bytes: Uint8Array): RevokedList | null {
  try {
    const [whole] = partsOf(bytes);
    const [signed, algorithm, signature] = partsOf(whole!.content);
    const parts = partsOf(signed!.content);
    const rest = parts[0]!.tag === integer ? parts.slice(1) : parts;
    const [, issuer, from, ...others] = rest;
    const until = others.find(({ tag }) => isTime(tag));
    const entries = others.find(({ tag }) => tag === sequence);
    const wrapped = others.find(({ tag }) => tag === firstOfContext);
    return {
      issuer: new RelativeDistinguishedNames({ schema: blockOf(issuer!) }),
      from: timeOf(from!),
      until: until === undefined ? null : timeOf(until),
      extensions: wrapped === undefined ? [] : extensionsOf(wrapped),
      signed: signed!.whole,
      algorithm: new AlgorithmIdentifier({ schema: blockOf(algorithm!) }),
      // The first byte of a bit string counts its unused bits.
      signature: signature!.content.subarray(1),
      revokedAt: (serial) => (entries === undefined ? null : findIn(entries.content, serial)),
    };
  } catch {
    return null;
  }
}

const integer = 0x02;
const sequence = 0x30;
const firstOfContext = 0xa0;
const isTime = (tag: number) => tag === 0x17 || tag === 0x18;

type Part = { readonly tag: number; readonly content: Uint8Array; readonly whole: Uint8Array };

function findIn(entries: Uint8Array, serial: Uint8Array): Date | null {
  for (let at = 0; at < entries.length; ) {
    const entry = partAt(entries, at);
    at += entry.whole.length;
    const number = partAt(entry.content, 0);
    if (Buffer.compare(number.content, serial) === 0)
      return timeOf(partAt(entry.content, number.whole.length));
  }
  return null;
}

function partsOf(bytes: Uint8Array): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < bytes.length; at += parts.at(-1)!.whole.length) parts.push(partAt(bytes, at));
  return parts;
}

/** One value in DER. */
function partAt(bytes: Uint8Array, at: number): Part {
  const first = bytes[at + 1]!;
  const size = first < 0x80 ? 0 : first - 0x80;
  if (size > 4) throw new RangeError('too long');
  const length =
    size === 0 ? first : bytes.subarray(at + 2, at + 2 + size).reduce((sum, byte) => sum * 256 + byte, 0);
  const start = at + 2 + size;
  if (!(start + length <= bytes.length)) throw new RangeError('cut off');
  return {
    tag: bytes[at]!,
    content: bytes.subarray(start, start + length),
    whole: bytes.subarray(at, start + length),
  };
}

const blockOf = ({ whole }: Part): BaseBlock => fromBER(Uint8Array.from(whole)).result as BaseBlock;

function timeOf(part: Part): Date {
  if (!isTime(part.tag)) throw new RangeError('no time');
  return (blockOf(part) as BaseBlock & { toDate: () => Date }).toDate();
}

const extensionsOf = ({ content }: Part): Extension[] =>
  new Extensions({ schema: fromBER(Uint8Array.from(content)).result }).extensions;
