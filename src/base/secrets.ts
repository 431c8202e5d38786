import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { secretProblemWords } from './words.ts';

/** Each secret with the variable of the environment that may bring it. */
const variables = {
  /** Signs and seals cookies. Several may be given, the newest first: the others only open what they sealed. */
  signing: 'MOTSO_SECRET_SIGNING',
  /** Ed25519: signs the heads of the audit chains. */
  audit: 'MOTSO_SECRET_AUDIT',
  /** Turns citizen numbers and recovery codes into keyed hashes. Losing it makes those unrecognisable for ever. */
  identity: 'MOTSO_SECRET_IDENTITY',
} as const;
export type SecretName = keyof typeof variables;
const names = Object.keys(variables) as SecretName[];

export type Secrets = {
  /** The key in use: 32 bytes or more; of `audit` the private key as PEM. */
  get(name: SecretName): Buffer;
  /** The key in use, then those it replaced. */
  all(name: SecretName): readonly Buffer[];
};

/** `path` is the file, the folder or the variable that is wrong. The code is the key of `secretProblemWords`. */
export type SecretProblem = { readonly problem: keyof typeof secretProblemWords; readonly path: string };

type Keys = readonly Buffer[];

/**
 * Every secret, from the environment or from its file in the folder, made once where there is none.
 * Several processes starting together on an empty folder agree on one secret.
 */
export function openSecrets(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Secrets | SecretProblem {
  const found = new Map<SecretName, Keys>();
  for (const name of names) {
    const text = environment[variables[name]];
    const keys = text ? keysIn(name, text, variables[name]) : keysInFolder(folder, name);
    if ('problem' in keys) return keys;
    found.set(name, keys);
  }
  return { get: (name) => found.get(name)![0]!, all: (name) => found.get(name)! };
}

function keysInFolder(folder: string, name: SecretName): Keys | SecretProblem {
  const path = join(folder, name);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (isOpenTo(folder, 0o022)) return { problem: 'secret-folder-open', path: folder };
    makeOnce(folder, name);
    if (isOpenTo(path, 0o077)) return { problem: 'secret-readable-by-others', path };
    return keysIn(name, readFileSync(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { problem: 'secrets-unwritable', path };
    throw error;
  }
}

/** Windows keeps no such bits: there the folder's own list of rights decides. */
function isOpenTo(path: string, others: number): boolean {
  return process.platform !== 'win32' && (statSync(path).mode & others) !== 0;
}

/** Written whole under another name, then linked: the link fails where another process was first, and nobody reads half a key. */
function makeOnce(folder: string, name: SecretName): void {
  const path = join(folder, name);
  if (statSync(path, { throwIfNoEntry: false })) return;
  const draft = `${path}.${process.pid}.${randomBytes(6).toString('hex')}`;
  writeWhole(draft, `${makeKey(name)}\n`);
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
}

function writeWhole(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function makeKey(name: SecretName): string {
  if (name !== 'audit') return randomBytes(32).toString('base64url');
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim();
}

function keysIn(name: SecretName, text: string, path: string): Keys | SecretProblem {
  const keys = name === 'audit' ? pemKeys(text) : plainKeys(text);
  return keys.length > 0 ? keys : { problem: 'secret-damaged', path };
}

/** One key a line (in the environment also with commas between), base64 or base64url; less than 32 bytes is no key. */
function plainKeys(text: string): Keys {
  const keys = text.split(/[\s,]+/).filter((line) => line !== '');
  const whole = keys.every((line) => /^[\w+/-]{43,}=*$/.test(line));
  return whole ? keys.map((line) => Buffer.from(line, 'base64')) : [];
}

/** Environments that hold only one line write the line ends of a PEM as `\n`. */
function pemKeys(text: string): Keys {
  const blocks = text
    .replaceAll('\\n', '\n')
    .match(/-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/g);
  return (blocks ?? []).every(isEd25519) ? (blocks ?? []).map((pem) => Buffer.from(`${pem}\n`)) : [];
}

function isEd25519(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}
