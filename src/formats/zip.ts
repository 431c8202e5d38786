import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import yauzl from 'yauzl';
import { Problem } from '../base/problem.ts';

/** What a packed file may cost: number of entries, bytes expanded in all, and bytes out of one byte in. */
type ZipLimits = { readonly entries: number; readonly expanded: number; readonly ratio: number };

const usualLimits: ZipLimits = { entries: 2000, expanded: 200 * 2 ** 20, ratio: 200 };

/** Below this size no ratio is suspicious: a sheet of empty rows packs very well. */
const harmlessSize = 16 * 2 ** 20;

export type Zip = {
  /** Paths with "/", in stored order; names that point out of the archive are not among them. */
  readonly names: readonly string[];
  /**
   * The expanded bytes, or undefined where there is no such entry. What is read counts against the limits.
   * Throws `file-damaged`, `file-expands-too-far`.
   */
  read(name: string): Promise<Uint8Array | undefined>;
  /** The same piece by piece, each expanded only when it is asked for; empty where there is no such entry. */
  stream(name: string): AsyncGenerator<Uint8Array, void, undefined>;
};

/** Lists a zip without expanding anything. Throws `file-damaged`, `file-encrypted`, `file-expands-too-far`. */
export async function openZip(bytes: Uint8Array, limits: Partial<ZipLimits> = {}): Promise<Zip> {
  const bounds = { ...usualLimits, ...limits };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { file, entries } = await listEntries(buffer, bounds.entries);
  let left = bounds.expanded;
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name);
      if (!entry) return undefined;
      const expanded = expand(await packedBytes(file, buffer, entry), entry, bounds.ratio, left);
      left -= expanded.length;
      return expanded;
    },
    async *stream(name) {
      const entry = entries.get(name);
      if (!entry) return;
      const packed = await packedBytes(file, buffer, entry);
      const most = mostOf(packed, bounds.ratio, left);
      for await (const piece of expandedPieces(packed, entry, most)) {
        left -= piece.length;
        yield piece;
      }
    },
  };
}

async function listEntries(buffer: Buffer, most: number) {
  try {
    const file = await yauzl.fromBufferPromise(buffer, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false,
    });
    if (file.entryCount > most) throw new Problem('file-expands-too-far');
    return { file, entries: await entriesByName(file) };
  } catch (error) {
    throw asProblem(error);
  }
}

async function entriesByName(file: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  for await (const entry of file.eachEntry()) {
    if (entry.isEncrypted()) throw new Problem('file-encrypted');
    const name = safeName(entry);
    if (name !== undefined && !entries.has(name)) entries.set(name, entry);
  }
  return entries;
}

function safeName(entry: yauzl.Entry): string | undefined {
  const name = yauzl.getFileNameLowLevel(
    entry.generalPurposeBitFlag,
    entry.fileNameRaw,
    entry.extraFields,
    false,
  );
  if (name.endsWith('/') || yauzl.validateFileName(name) !== null) return undefined;
  return name;
}

async function packedBytes(file: yauzl.ZipFile, buffer: Buffer, entry: yauzl.Entry): Promise<Buffer> {
  try {
    const { fileDataStart } = await file.readLocalFileHeaderPromise(entry, { minimal: true });
    return buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize);
  } catch (error) {
    throw asProblem(error);
  }
}

const mostOf = (packed: Buffer, ratio: number, left: number) =>
  Math.min(left, Math.max(harmlessSize, packed.length * ratio));

/** Sizes that the archive tells may lie: what comes out is counted. */
async function* expandedPieces(packed: Buffer, entry: yauzl.Entry, most: number): AsyncGenerator<Uint8Array> {
  let [size, sum] = [0, 0];
  try {
    for await (const piece of inflatedPieces(packed, entry.compressionMethod)) {
      size += piece.length;
      if (size > most) throw new Problem('file-expands-too-far');
      sum = crc32(piece, sum);
      yield piece;
    }
    if (sum !== entry.crc32) throw new Problem('file-damaged');
  } catch (error) {
    throw asProblem(error);
  }
}

const pieceSize = 1 << 16;

function inflatedPieces(packed: Buffer, method: number): AsyncIterable<Buffer> | Iterable<Buffer> {
  if (method === 0) return slices(packed);
  if (method !== 8) throw new Problem('file-damaged');
  const inflating = createInflateRaw({ chunkSize: pieceSize });
  inflating.end(packed);
  return inflating;
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
}

function expand(packed: Buffer, entry: yauzl.Entry, ratio: number, left: number): Uint8Array {
  const most = mostOf(packed, ratio, left);
  if (entry.uncompressedSize > most) throw new Problem('file-expands-too-far');
  try {
    const expanded = inflated(packed, entry.compressionMethod, most);
    if (crc32(expanded) !== entry.crc32) throw new Problem('file-damaged');
    return expanded;
  } catch (error) {
    throw asProblem(error);
  }
}

function inflated(packed: Buffer, method: number, most: number): Buffer {
  if (method === 0) return packed;
  if (method === 8) return inflateRawSync(packed, { maxOutputLength: Math.max(most, 1) });
  throw new Problem('file-damaged');
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ERR_BUFFER_TOO_LARGE') return new Problem('file-expands-too-far');
  return new Problem(/encryption/.test(message) ? 'file-encrypted' : 'file-damaged');
}

const oleMagic = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const encryptedPackage = Buffer.from('EncryptedPackage\0', 'utf16le');

/** Whether this is a password-protected .docx or .xlsx: Office hides the zip in an OLE container (MS-OFFCRYPTO 1.3.2). */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.subarray(0, 8).equals(oleMagic) && buffer.includes(encryptedPackage);
}
