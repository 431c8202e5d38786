import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cert, readCertificate, readPem } from '../../../formats/pdf-signature/certificate.ts';
import type { Ask } from '../../../formats/pdf-signature/revocation.ts';
import { demoAnchors } from './demo-signer.ts';

/** Whom the installation believes, and how it asks whether a certificate was revoked. */
export type Trust = {
  /** Holds the certificates of the authorities that are trusted; may be missing. */
  readonly folder: string;
  /** Anew for each file, so that all questions together end in time. */
  readonly ask: () => Ask;
};

export type Anchors = {
  readonly certificates: readonly Cert[];
  /** Names of files that hold no certificate. */
  readonly damaged: readonly string[];
};

const largest = 1024 * 1024;

/** The certificates in the folder (.pem, .crt, .cer, in either form), read anew each time: what was put there counts at once. */
export async function loadAnchors({ folder }: Trust, kind: 'demo' | 'real'): Promise<Anchors> {
  const names = (await readdir(folder).catch(nothing))
    .filter((name) => /\.(pem|crt|cer)$/i.test(name))
    .sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, read: await readAnchors(join(folder, name)).catch(() => null) })),
  );
  const own = kind === 'demo' ? await demoAnchors() : [];
  return {
    certificates: [...files.flatMap(({ read }) => read ?? []), ...own],
    damaged: files.filter(({ read }) => read === null).map(({ name }) => name),
  };
}

function nothing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

async function readAnchors(path: string): Promise<readonly Cert[] | null> {
  if ((await stat(path)).size > largest) return null;
  const bytes = await readFile(path);
  const text = bytes.toString('latin1');
  if (text.includes('-----BEGIN')) {
    const all = readPem(text);
    return all === null || all.length === 0 ? null : all;
  }
  const one = readCertificate(bytes);
  return one === null ? null : [one];
}
