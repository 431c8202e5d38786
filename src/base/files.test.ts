import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type S3Double, startS3 } from '../../tests/doubles/s3.ts';
import { type Files, openFolderFiles, removeLeft, sha256Of } from './files.ts';
import { openBucketFiles } from './files-s3.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));
const missing = sha256Of(bytesOf('missing'));

async function listed(files: Files): Promise<string[]> {
  const all: string[] = [];
  for await (const sha256 of files.list()) all.push(sha256);
  return all;
}

/** What any place of files must do. */
function places(open: () => Files): void {
  it('gives back what was put, by its hash, and keeps equal files once', async () => {
    const files = open();
    const texts = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'một'];
    const hashes = await Promise.all(texts.map((text) => files.put(bytesOf(text))));
    expect(hashes[0]).toBe(sha256Of(bytesOf('một')));
    expect(hashes[7]).toBe(hashes[0]);
    for (const [index, sha256] of hashes.entries())
      expect(Buffer.from((await files.get(sha256))!).toString()).toBe(texts[index]);
    expect((await listed(files)).sort()).toEqual([...new Set(hashes)].sort());
    expect(await files.has(hashes[0]!)).toBe(true);
  });

  it('has no file that was not put, and no name that is no hash', async () => {
    const files = open();
    for (const name of [missing, '../../etc/passwd', '', 'A'.repeat(64), `${missing}/..`]) {
      expect(await files.get(name)).toBeNull();
      expect(await files.has(name)).toBe(false);
    }
    expect(await listed(files)).toEqual([]);
  });

  it('takes away what is told, once or twice, and can be given it again', async () => {
    const files = open();
    const [gone, kept] = [await files.put(bytesOf('mật')), await files.put(bytesOf('thường'))];
    for (const name of [gone, gone, missing, '../../etc/passwd']) await files.remove(name);
    expect([await files.has(gone), await files.get(gone)]).toEqual([false, null]);
    expect(await listed(files)).toEqual([kept]);
    await files.put(bytesOf('mật'));
    expect(await files.has(gone)).toBe(true);
  });

  it('keeps an empty file and one of every byte', async () => {
    const files = open();
    const every = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
    expect(Buffer.from((await files.get(await files.put(every)))!).equals(Buffer.from(every))).toBe(true);
    expect(await files.get(await files.put(new Uint8Array()))).toHaveLength(0);
  });
}

describe('files in a folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'motso-files-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const open = () => openFolderFiles(join(folder, 'files'));
  places(open);

  it('are for the owner alone, spread over folders, and leave nothing beside them', async () => {
    const sha256 = await open().put(bytesOf('x'));
    const shelf = join(folder, 'files', sha256.slice(0, 2));
    expect(readdirSync(shelf)).toEqual([sha256]);
    expect(statSync(join(shelf, sha256)).mode & 0o777).toBe(0o600);
    expect(statSync(shelf).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(shelf, sha256), 'utf8')).toBe('x');
  });

  it('that a killed process left half are removed when they are old; others are not', async () => {
    const sha256 = await open().put(bytesOf('x'));
    const shelf = join(folder, 'files', sha256.slice(0, 2));
    const names = ['old', 'young'].map((name) => `${sha256}.${name}.new`);
    for (const name of names) writeFileSync(join(shelf, name), 'half');
    utimesSync(join(shelf, names[0]!), new Date(1000), new Date(1000));
    utimesSync(join(shelf, sha256), new Date(1000), new Date(1000));
    await removeLeft(join(folder, 'files'), new Date(Date.now() - 60_000));
    expect(readdirSync(shelf)).toEqual([sha256, names[1]]);
    await removeLeft(join(folder, 'nowhere'), new Date());
  });

  it('that changed on the disk are not given out as if they were the same', async () => {
    const sha256 = await open().put(bytesOf('true'));
    writeFileSync(join(folder, 'files', sha256.slice(0, 2), sha256), 'false');
    await expect(open().get(sha256)).rejects.toThrow('file-lost');
  });

  it('cannot be kept where a file stands in the way', async () => {
    writeFileSync(join(folder, 'files'), '');
    await expect(open().put(bytesOf('x'))).rejects.toThrow('data-folder-unusable');
  });
});

describe('files in a bucket', () => {
  let s3: S3Double;
  beforeAll(async () => {
    s3 = await startS3();
  });
  beforeEach(() => {
    s3.objects.clear();
    s3.instead.length = 0;
  });
  afterAll(() => s3.close());
  const open = () => openBucketFiles(s3.bucket);
  places(open);

  it('are not sent again where they are', async () => {
    await open().put(bytesOf('x'));
    s3.requests.length = 0;
    await open().put(bytesOf('x'));
    expect(s3.requests.map((request) => request.split(' ')[0])).toEqual(['HEAD']);
  });

  it('with a wrong key are refused in words', async () => {
    const stranger = openBucketFiles({ ...s3.bucket, secretKey: 'other' });
    await expect(stranger.put(bytesOf('x'))).rejects.toThrow('files-refused');
    await expect(openBucketFiles({ ...s3.bucket, keyId: 'other' }).get(missing)).rejects.toThrow(
      'files-refused',
    );
    expect(s3.objects.size).toBe(0);
  });

  it('in a bucket that does not exist are refused, not lost', async () => {
    const nowhere = openBucketFiles({ ...s3.bucket, name: 'nowhere' });
    await expect(nowhere.put(bytesOf('x'))).rejects.toThrow('files-refused');
    await expect(listed(nowhere)).rejects.toThrow('files-refused');
  });

  it('are tried again after a passing fault, and told of after a lasting one', async () => {
    s3.instead.push(500, 503);
    expect(await open().has(missing)).toBe(false);
    s3.instead.push(500, 500, 500, 500, 500, 500);
    await expect(open().get(missing)).rejects.toThrow('files-unreachable');
  });

  it('that do not come in time, or come by half, or not at all, are told of', async () => {
    const sha256 = await open().put(bytesOf('x'));
    s3.instead.push('silent');
    await expect(openBucketFiles(s3.bucket, 100).get(sha256)).rejects.toThrow('files-unreachable');
    s3.instead.push('half');
    await expect(open().get(sha256)).rejects.toThrow('files-unreachable');
    const closed = openBucketFiles({ ...s3.bucket, endpoint: 'http://127.0.0.1:9' });
    await expect(closed.put(bytesOf('x'))).rejects.toThrow('files-unreachable');
  });

  it('that changed in the bucket are not given out as if they were the same', async () => {
    const sha256 = await open().put(bytesOf('true'));
    s3.objects.set(`files/${sha256}`, Buffer.from('false'));
    await expect(open().get(sha256)).rejects.toThrow('file-lost');
  });
});
