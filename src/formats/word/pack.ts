import { zipSync } from 'fflate';

/** Packs the files of an office document; the same parts give the same bytes, whatever the day. */
export function packParts(parts: Iterable<readonly [string, Uint8Array]>): Uint8Array {
  return zipSync(Object.fromEntries(parts), { level: 6, mtime: new Date(1980, 0, 1) });
}
