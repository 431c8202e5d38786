import { spawn } from 'node:child_process';
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSecrets, type Secrets } from './secrets.ts';

let base = '';
let folder = '';
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'motso-secrets-'));
  folder = join(base, 'secrets');
});
afterEach(() => rmSync(base, { recursive: true }));

function opened(environment: Record<string, string> = {}): Secrets {
  const secrets = openSecrets(folder, environment);
  if ('problem' in secrets) throw new Error(secrets.problem);
  return secrets;
}

describe('secrets of the data folder', () => {
  test('are made once, for the owner alone, and are the same at the next start', () => {
    const first = opened();
    expect(readdirSync(folder).sort()).toEqual(['audit', 'identity', 'signing']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    const second = opened();
    for (const name of ['audit', 'identity', 'signing'] as const)
      expect(second.get(name).equals(first.get(name))).toBe(true);
    expect(first.get('signing').length).toBe(32);
    expect(first.get('signing').equals(first.get('identity'))).toBe(false);
  });

  test('the audit key signs', () => {
    const key = createPrivateKey(opened().get('audit'));
    const head = Buffer.from('head of a chain');
    expect(verify(null, head, createPublicKey(key), sign(null, head, key))).toBe(true);
  });

  test('eight processes that start together agree', async () => {
    const program = `import { openSecrets } from ${JSON.stringify(join(import.meta.dirname, 'secrets.ts'))};
      const secrets = openSecrets(${JSON.stringify(folder)}, {});
      process.stdout.write(['signing', 'audit', 'identity'].map((name) => secrets.get(name).toString('hex')).join(' '));`;
    const said = await Promise.all(Array.from({ length: 8 }, () => outputOf(program)));
    expect(said[0]!.length).toBeGreaterThan(200);
    expect(new Set(said).size).toBe(1);
    expect(readdirSync(folder).sort()).toEqual(['audit', 'identity', 'signing']);
  });

  test.skipIf(process.platform === 'win32')('a file that others can read is refused by its path', () => {
    opened();
    chmodSync(join(folder, 'identity'), 0o640);
    expect(openSecrets(folder, {})).toEqual({
      problem: 'secret-readable-by-others',
      path: join(folder, 'identity'),
    });
  });

  test.skipIf(process.platform === 'win32')('a folder that others can write to is refused', () => {
    mkdirSync(folder);
    chmodSync(folder, 0o777);
    expect(openSecrets(folder, {})).toEqual({ problem: 'secret-folder-open', path: folder });
  });

  test.each(['', 'short', 'AAAA AAAA', `${'A'.repeat(43)}\nhalf`])(
    'a damaged file (%j) is never replaced',
    (text) => {
      opened();
      writeFileSync(join(folder, 'signing'), text);
      expect(openSecrets(folder, {})).toEqual({ problem: 'secret-damaged', path: join(folder, 'signing') });
    },
  );

  test('a place that cannot be written is named', () => {
    writeFileSync(join(base, 'file'), '');
    expect(openSecrets(join(base, 'file'), {})).toMatchObject({ problem: 'secrets-unwritable' });
  });
});

describe('secrets of the environment', () => {
  const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
  const pem = () => opened().get('audit').toString();

  test('go first, and then no file is made', () => {
    const audit = pem().replaceAll('\n', '\\n');
    rmSync(folder, { recursive: true });
    const secrets = opened({
      MOTSO_SECRET_SIGNING: `${key(2)},${key(1)}`,
      MOTSO_SECRET_IDENTITY: key(3),
      MOTSO_SECRET_AUDIT: audit,
    });
    expect(existsSync(folder)).toBe(false);
    expect(secrets.all('signing').map((one) => one[0])).toEqual([2, 1]);
    expect(secrets.get('signing')[0]).toBe(2);
    expect(createPrivateKey(secrets.get('audit')).asymmetricKeyType).toBe('ed25519');
  });

  test.each(['MOTSO_SECRET_SIGNING', 'MOTSO_SECRET_AUDIT', 'MOTSO_SECRET_IDENTITY'])(
    'a weak or broken %s is refused by its name',
    (name) =>
      expect(openSecrets(folder, { [name]: 'changeme' })).toEqual({ problem: 'secret-damaged', path: name }),
  );
});

function outputOf(program: string): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
  let said = '';
  child.stdout.on('data', (part: Buffer) => {
    said += part.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(said) : reject(new Error(`exit ${code}`))));
  });
}
