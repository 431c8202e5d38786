import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Problem } from '../base/problem.ts';
import { maxFileBytes } from '../formats/read.ts';

const endings = [
  '.docx',
  '.pdf',
  '.xlsx',
  '.txt',
  '.md',
  '.csv',
  '.doc',
  '.xls',
  '.odt',
  '.rtf',
  '.html',
  '.htm',
  '.mht',
  '.png',
  '.jpg',
  '.jpeg',
  '.webp',
  '.tif',
  '.tiff',
];

/** The files named, folders opened to their readable files in order of name. */
export function filesOf(paths: readonly string[]): string[] {
  return paths.flatMap((path) => (isFolder(path) ? filesIn(path) : [path]));
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter(
    (entry) =>
      entry.isFile() && !entry.name.startsWith('.') && endings.includes(extname(entry.name).toLowerCase()),
  );
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}

/** The bytes of a file. Throws a `Problem` where it is missing, larger than is read at all, or may not be opened. */
export function bytesOf(path: string): Uint8Array {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isFile()) throw new Problem('file-not-found');
  if (stats.size > maxFileBytes) throw new Problem('file-too-large');
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    throw new Problem('file-unreadable');
  }
}
