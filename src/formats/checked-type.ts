import { setImmediate as breathe } from 'node:timers/promises';
import { fileTypeFromBuffer } from 'file-type';
import type { Files, Sha256 } from '../base/files.ts';
import { Problem } from '../base/problem.ts';
import { isEncryptedOffice, openZip } from './zip.ts';

/** What may be attached, by the type of its content; the name says nothing. */
export const attachable = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'image/png',
  'image/jpeg',
] as const;
export type Attachable = (typeof attachable)[number];

/** An attachment is not expanded by us, but by whoever opens it. */
const mostExpanded = 100 * 2 ** 20;

/**
 * The type that the content shows, where it is among those allowed. Throws `file-empty`, `file-too-large`, `file-type-unknown`;
 * of packed files also `file-damaged`, `file-encrypted` and `file-expands-too-far`.
 */
export async function checkedType<T extends Attachable>(
  bytes: Uint8Array,
  allowed: readonly T[],
  largest: number,
): Promise<T> {
  if (bytes.length === 0) throw new Problem('file-empty');
  if (bytes.length > largest) throw new Problem('file-too-large');
  if (isEncryptedOffice(bytes)) throw new Problem('file-encrypted');
  if (isZip(bytes)) await expandAll(bytes);
  const found = await fileTypeFromBuffer(bytes);
  const type = allowed.find((each) => each === found?.mime);
  if (type === undefined) throw new Problem('file-type-unknown');
  return type;
}

/** Stores what was sent, if it is of a type allowed. Throws as `checkedType` does. */
export async function storeChecked<T extends Attachable>(
  files: Pick<Files, 'put'>,
  base64: string,
  allowed: readonly T[],
  largest: number,
): Promise<{ type: T; size: number; sha256: Sha256 }> {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  const type = await checkedType(bytes, allowed, largest);
  return { type, size: bytes.length, sha256: await files.put(bytes) };
}

const isZip = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 2)).toString('latin1') === 'PK';

/** Sizes written in an archive may lie; only expanding tells. */
async function expandAll(bytes: Uint8Array): Promise<void> {
  const zip = await openZip(bytes, { expanded: mostExpanded });
  for (const name of zip.names) {
    await zip.read(name);
    await breathe();
  }
}
