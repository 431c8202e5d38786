import { type Costs, startCosts } from './costs.ts';
import { nameOf, type PdfDict, type PdfString, type PdfValue, refOf } from './values.ts';

/** The file cannot be read strictly as a PDF: what would be told of its signatures would be a guess. */
export class Unreadable extends Error {}

const white = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));
const isRegular = (byte: number | undefined) =>
  byte !== undefined && !white.has(byte) && !delimiters.has(byte);

/** No honest file goes deeper. */
const deepest = 100;
/** In bytes: a signature with all the lists of revoked certificates it brings along is shorter. */
const longestString = 16 * 1024 * 1024;

/**
 * Reads values from a place on. Stricter than viewers: a dictionary that holds a key twice is refused, because programs
 * differ in which of the two they take, and signatures were forged by that.
 */
export class Parser {
  readonly bytes: Uint8Array;
  /** Where it stands. */
  at: number;
  private readonly costs: Costs;

  constructor(bytes: Uint8Array, at: number, costs = startCosts()) {
    this.bytes = bytes;
    this.at = at;
    this.costs = costs;
  }

  value(depth = 0): PdfValue {
    this.skip();
    this.costs.spend('values', 1);
    if (depth > deepest || this.at >= this.bytes.length) this.fail();
    const [byte = 0, next] = [this.bytes[this.at], this.bytes[this.at + 1]];
    if (byte === 0x3c && next === 0x3c) return this.dict(depth);
    if (byte === 0x5b) return this.array(depth);
    if (byte === 0x2f) return nameOf(this.name());
    if (byte === 0x3c || byte === 0x28) return this.string(byte === 0x3c ? hexString : plainString);
    if ((byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e)
      return this.numberOrRef();
    const text = this.regular();
    return text === 'true' ? true : text === 'false' ? false : text === 'null' ? null : this.fail();
  }

  /** Whether the word stands next; if so it is passed. */
  word(expected: string): boolean {
    this.skip();
    const before = this.at;
    if (this.regular() === expected) return true;
    this.at = before;
    return false;
  }

  /** A count or an offset. */
  whole(): number {
    this.skip();
    const read = this.number();
    return Number.isSafeInteger(read) && read >= 0 ? read : this.fail();
  }

  skip(): void {
    const from = this.at;
    for (;;) {
      while (white.has(this.bytes[this.at]!)) this.at += 1;
      if (this.bytes[this.at] !== 0x25) break;
      while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13)
        this.at += 1;
    }
    this.costs.spend('read', this.at - from);
  }

  fail(): never {
    throw new Unreadable(`not what a PDF holds, at ${this.at}`);
  }

  private regular(): string {
    const from = this.at;
    while (isRegular(this.bytes[this.at])) this.at += 1;
    this.costs.spend('read', this.at - from);
    return latin(this.bytes, from, this.at);
  }

  private number(): number {
    const text = this.regular();
    return /^[+-]?(\d{1,20}\.?\d{0,20}|\.\d{1,20})$/.test(text) ? Number(text) : this.fail();
  }

  private numberOrRef(): PdfValue {
    const first = this.number();
    const after = this.at;
    if (!Number.isSafeInteger(first) || first < 0) return first;
    this.skip();
    const second = this.regular();
    if (/^\d{1,5}$/.test(second) && this.word('R')) return refOf(first, Number(second));
    this.at = after;
    return first;
  }

  private name(): string {
    this.at += 1;
    return this.regular().replace(/#([0-9a-f]{2})/gi, (_, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  private dict(depth: number): PdfDict {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (this.skip(); this.bytes[this.at] === 0x2f; this.skip()) {
      const key = this.name();
      if (entries.has(key)) this.fail();
      entries.set(key, this.value(depth + 1));
    }
    if (this.bytes[this.at] !== 0x3e || this.bytes[this.at + 1] !== 0x3e) this.fail();
    this.at += 2;
    return entries;
  }

  private array(depth: number): PdfValue[] {
    this.at += 1;
    const items: PdfValue[] = [];
    for (this.skip(); this.bytes[this.at] !== 0x5d; this.skip()) items.push(this.value(depth + 1));
    this.at += 1;
    return items;
  }

  private string(read: typeof hexString): PdfString {
    const within = this.bytes.subarray(0, this.at + longestString);
    const string = read(within, this.at);
    this.costs.spend('read', (string?.end ?? within.length) - this.at);
    if (string === null) return this.fail();
    this.at = string.end;
    return string;
  }
}

const latin = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');

/** Null where it does not end, or holds anything but hexadecimal digits and white space. */
function hexString(bytes: Uint8Array, start: number): PdfString | null {
  const end = bytes.indexOf(0x3e, start);
  if (end < 0) return null;
  const digits = latin(bytes, start + 1, end).replace(/[\0\t\n\f\r ]/g, '');
  if (!/^[0-9a-fA-F]*$/.test(digits)) return null;
  const even = digits.length % 2 === 0 ? digits : `${digits}0`;
  return { kind: 'string', bytes: Buffer.from(even, 'hex'), start, end: end + 1 };
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Null where its brackets do not close. */
function plainString(bytes: Uint8Array, start: number): PdfString | null {
  let depth = 1;
  let isEscaped = false;
  for (let at = start + 1; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === 0x28) depth += 1;
    if (byte === 0x29) depth -= 1;
    if (depth === 0) {
      const within = bytes.slice(start + 1, at);
      return { kind: 'string', bytes: isEscaped ? unescaped(within) : within, start, end: at + 1 };
    }
    if (byte !== 0x5c) continue;
    isEscaped = true;
    at += 1;
  }
  return null;
}

function unescaped(bytes: Uint8Array): Uint8Array {
  const read: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at++]!;
    if (byte === 0x5c) at = readEscape(bytes, at, read);
    else read.push(byte);
  }
  return Uint8Array.from(read);
}

/** After a backslash; gives where to go on. */
function readEscape(bytes: Uint8Array, at: number, read: number[]): number {
  const octal = /^[0-7]{1,3}/.exec(latin(bytes, at, Math.min(at + 3, bytes.length)))?.[0];
  if (octal !== undefined) {
    read.push(Number.parseInt(octal, 8) & 255);
    return at + octal.length;
  }
  if (bytes[at] === 13) return at + (bytes[at + 1] === 10 ? 2 : 1);
  if (bytes[at] === 10) return at + 1;
  const next = bytes[at] ?? 0;
  read.push(escapes[String.fromCharCode(next)] ?? next);
  return at + 1;
}
