import { inflateSync } from 'node:zlib';
import type { Costs } from './costs.ts';
import { Unreadable } from './parse.ts';
import { isArray, isDict, isName, type PdfDict, type PdfStream, type PdfValue } from './values.ts';

/** Cross-reference tables and packed objects of the largest honest files stay far below. */
const mostExpanded = 64 * 1024 * 1024;

/** The bytes of a cross-reference or object stream. Other packings than these programs write are refused. */
export function unpacked({ dict, raw }: PdfStream, costs: Costs): Uint8Array {
  const filter = onlyOne(dict.get('Filter'));
  if (filter === null) return raw;
  if (!isName(filter) || filter.name !== 'FlateDecode') throw new Unreadable('a packing that is not known');
  const parameters = onlyOne(dict.get('DecodeParms'));
  const flat = inflated(raw, costs);
  costs.spend('expanded', flat.length);
  return isDict(parameters) ? withoutPredictor(flat, parameters) : flat;
}

function inflated(raw: Uint8Array, costs: Costs): Uint8Array {
  try {
    return inflateSync(raw, { maxOutputLength: mostExpanded });
  } catch (cause) {
    // How far it came before is not told.
    costs.spend('expanded', mostExpanded);
    throw new Unreadable('packed bytes are damaged', { cause });
  }
}

function onlyOne(value: PdfValue | undefined): PdfValue {
  if (!isArray(value)) return value ?? null;
  if (value.length > 1) throw new Unreadable('packed more than once');
  return value[0] ?? null;
}

function withoutPredictor(bytes: Uint8Array, parameters: PdfDict): Uint8Array {
  const numberAt = (key: string, otherwise: number) => {
    const value = parameters.get(key) ?? otherwise;
    return typeof value === 'number' ? value : Number.NaN;
  };
  const predictor = numberAt('Predictor', 1);
  if (predictor === 1) return bytes;
  const columns = numberAt('Columns', 1);
  const isKnown = predictor >= 10 && numberAt('Colors', 1) === 1 && numberAt('BitsPerComponent', 8) === 8;
  if (!isKnown || !(columns > 0 && columns < 1000)) throw new Unreadable('a predictor that is not known');
  return pngRows(bytes, columns);
}

/** Rows with a leading byte that says from which neighbours they are the difference (PNG, RFC 2083 §6). */
function pngRows(bytes: Uint8Array, columns: number): Uint8Array {
  const rows = Math.floor(bytes.length / (columns + 1));
  const flat = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (columns + 1)]!;
    if (kind > 4) throw new Unreadable('a predictor that is not known');
    for (let column = 0; column < columns; column++) {
      const here = row * columns + column;
      const left = column > 0 ? flat[here - 1]! : 0;
      const above = row > 0 ? flat[here - columns]! : 0;
      const corner = row > 0 && column > 0 ? flat[here - columns - 1]! : 0;
      const raw = bytes[row * (columns + 1) + 1 + column]!;
      flat[here] = raw + guessed(kind, left, above, corner);
    }
  }
  return flat;
}

function guessed(kind: number, left: number, above: number, corner: number): number {
  if (kind === 0) return 0;
  if (kind === 1) return left;
  if (kind === 2) return above;
  return kind === 3 ? (left + above) >> 1 : paeth(left, above, corner);
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove] = [Math.abs(guess - left), Math.abs(guess - above)];
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
