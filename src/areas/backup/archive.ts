import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { Problem } from '../../base/problem.ts';

/** One file of an archive, whole in memory: whoever writes keeps them small. */
export type Entry = { readonly name: string; readonly bytes: Uint8Array };

const block = 512;
/** Larger than the largest file that anybody may attach. */
const largestEntry = 512 * 2 ** 20;

/** A tar archive (POSIX.1-1988, ustar), entry after entry; any `tar` reads it. */
export async function writeEntry(file: FileHandle, { name, bytes }: Entry): Promise<void> {
  await file.write(headerOf(name, bytes.length));
  await file.write(bytes);
  await file.write(Buffer.alloc(paddingOf(bytes.length)));
}

/** Two empty blocks say that nothing follows. */
export async function endArchive(file: FileHandle): Promise<void> {
  await file.write(Buffer.alloc(2 * block));
}

const paddingOf = (length: number) => (block - (length % block)) % block;

function headerOf(name: string, length: number): Buffer {
  if (name.length > 100 || length > largestEntry) throw new Error(`does not fit the archive: ${name}`);
  const header = Buffer.alloc(block);
  header.write(name, 0, 'latin1');
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** Of the header with blanks where the sum itself stands. */
function checksumOf(header: Buffer): number {
  let sum = 8 * 0x20;
  for (const [at, byte] of header.entries()) if (at < 148 || at >= 156) sum += byte;
  return sum;
}

/** The entries of an archive in their order. Throws `backup-damaged` where it is not, byte for byte, as `writeEntry` writes. */
export async function* readArchive(path: string): AsyncGenerator<Entry> {
  const file = await open(path, 'r').catch((error) =>
    Promise.reject(new Problem('backup-damaged', { cause: error })),
  );
  try {
    for (;;) {
      const header = await readExactly(file, block);
      if (header.every((byte) => byte === 0)) break;
      yield await readBody(file, header);
    }
    const end = await readExactly(file, block);
    const { bytesRead } = await file.read(Buffer.alloc(1), 0, 1);
    if (!end.every((byte) => byte === 0) || bytesRead > 0) throw new Problem('backup-damaged');
  } finally {
    await file.close();
  }
}

async function readBody(file: FileHandle, header: Buffer): Promise<Entry> {
  const name = header.toString('latin1', 0, header.indexOf(0));
  const length = Number.parseInt(header.toString('latin1', 124, 135), 8);
  const isOurs = name.length <= 100 && length <= largestEntry && headerOf(name, length).equals(header);
  if (!isOurs) throw new Problem('backup-damaged');
  const bytes = await readExactly(file, length);
  const padding = await readExactly(file, paddingOf(length));
  if (!padding.every((byte) => byte === 0)) throw new Problem('backup-damaged');
  return { name, bytes };
}

async function readExactly(file: FileHandle, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const { bytesRead } = await file.read(bytes, at, length - at);
    if (bytesRead === 0) throw new Problem('backup-damaged');
    at += bytesRead;
  }
  return bytes;
}
