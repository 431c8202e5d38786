import { isUtf8 } from 'node:buffer';
import { Problem } from '../../base/problem.ts';
import { type Decoding, decodingOf, unprintable } from './decode.ts';
import { fromTcvn3, fromVni } from './old-encodings.ts';

const pieceSize = 1 << 16;
const sampleSize = 1 << 18;
/** In letters; no list has such a line. */
const longestLine = 2_000_000;

/**
 * The lines of a file in any encoding that Vietnamese offices have used, in NFC and without control characters, read piece by piece.
 * Throws `file-empty`, `file-type-unknown` before the first line is given, `file-too-large` at a line without end.
 */
export function linesDecoded(bytes: Uint8Array): Generator<string> {
  if (bytes.length === 0) throw new Problem('file-empty');
  const decoding = decodingOf(bytes.subarray(0, sampleSize), tellingPart(bytes), isUtf8(bytes));
  return cleanLines(bytes, decoding);
}

/** From the line on in which the first byte stands that is not ASCII: the bytes before tell nothing. */
function tellingPart(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  if (first < 0) return bytes.subarray(0, sampleSize);
  const start = bytes.lastIndexOf(0x0a, first) + 1;
  return bytes.subarray(Math.max(start, first - pieceSize), first + sampleSize);
}

function* cleanLines(bytes: Uint8Array, { encoding, old }: Decoding): Generator<string> {
  const unicode = old === null ? (line: string) => line : old === 'tcvn3' ? fromTcvn3Line : fromVni;
  for (const line of rawLines(bytes, encoding)) yield unicode(line).normalize('NFC').replace(unprintable, '');
}

const fromTcvn3Line = (line: string) => fromTcvn3(line);

function* rawLines(bytes: Uint8Array, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  for (let at = 0; at < bytes.length; at += pieceSize) {
    const isLast = at + pieceSize >= bytes.length;
    rest += decoder.decode(bytes.subarray(at, at + pieceSize), { stream: !isLast });
    if (rest.length > longestLine) throw new Problem('file-too-large');
    const lines = rest.split('\n');
    rest = lines.pop()!;
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
  }
  if (rest !== '') yield rest;
}
