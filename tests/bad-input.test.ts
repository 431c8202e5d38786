import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { Problem, type ProblemCode } from '../src/base/problem.ts';
import { maxFileBytes, readFile } from '../src/formats/read.ts';
import { sampleDocx, sampleFiles, samplePdf, sampleXlsx } from './sample-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'motso-bad-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function refused(bytes: Uint8Array, name: string, ...codes: ProblemCode[]) {
  const problem = await readFile(bytes, name).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(problem).toBeInstanceOf(Problem);
  expect(codes).toContain(problem instanceof Problem && problem.code);
  expect(problem instanceof Error && problem.cause).toBeUndefined();
}

async function paragraphsOf(bytes: Uint8Array, name: string): Promise<string[]> {
  const { blocks } = await readFile(bytes, name);
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

test('a file of nothing, or of blanks', async () => {
  await refused(new Uint8Array(), 'a.docx', 'file-empty');
  await refused(strToU8('\r\n \t\r\n'), 'a.txt', 'file-empty');
});

test('a file cut off anywhere is a document or a problem that says so', async () => {
  for (const [format, bytes] of await sampleFiles()) {
    for (const part of [0.01, 0.3, 0.6, 0.95]) {
      const cut = bytes.slice(0, Math.max(4, Math.floor(bytes.length * part)));
      const problem = await readFile(cut, `a.${format}`).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (problem !== undefined) expect(problem, `${format} ${part}`).toBeInstanceOf(Problem);
    }
  }
  await refused(sampleDocx().slice(0, 900), 'a.docx', 'file-damaged');
});

test('a renamed file is read as what it is', async () => {
  for (const [format, bytes] of await sampleFiles()) {
    const wrong = format === 'pdf' ? 'a.docx' : 'a.pdf';
    expect((await readFile(bytes, wrong)).blocks.length, format).toBeGreaterThan(1);
  }
});

test('a file of 200 MB is refused by its size, before it is loaded', async () => {
  const path = join(folder, 'lon.docx');
  writeFileSync(path, sampleDocx());
  truncateSync(path, 200 * 2 ** 20);
  expect((await stat(path)).size).toBeGreaterThan(maxFileBytes);
  await refused(new Uint8Array(readFileSync(path)), 'lon.docx', 'file-too-large');
});

describe('files with a password', () => {
  test('.xlsx', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'A', rows: [['x']] }],
      encryption: { password: 'mật khẩu', spinCount: 10 },
    });
    await refused(bytes, 'a.xlsx', 'file-encrypted');
    await refused(bytes, 'a.docx', 'file-encrypted');
  });

  test('an entry of a zip', async () => {
    const bytes = sampleDocx();
    // Bit 0 of the general purpose flags, in the local header and in the directory (APPNOTE 4.4.4).
    for (let at = 0; at + 10 < bytes.length; at += 1) {
      const mark = strFromU8(bytes.subarray(at, at + 4), true);
      if (mark === 'PK\x03\x04') bytes[at + 6]! |= 1;
      if (mark === 'PK\x01\x02') bytes[at + 8]! |= 1;
    }
    await refused(bytes, 'a.docx', 'file-encrypted');
  });

  const qpdf = ['/usr/bin/qpdf', '/usr/local/bin/qpdf'].find((path) => existsSync(path));

  test.skipIf(qpdf === undefined)('.pdf (skipped where qpdf is not installed)', async () => {
    const [open, locked] = [join(folder, 'a.pdf'), join(folder, 'b.pdf')];
    writeFileSync(open, samplePdf());
    execFileSync(qpdf!, ['--encrypt', 'mot', 'hai', '256', '--', open, locked]);
    await refused(new Uint8Array(readFileSync(locked)), 'b.pdf', 'file-encrypted');
  });

  test('.odt', async () => {
    const manifest =
      '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    const parts = {
      ...unzipSync((await sampleFiles()).get('odt')!),
      'META-INF/manifest.xml': strToU8(manifest),
    };
    await refused(zipSync(parts), 'a.odt', 'file-encrypted');
  });

  test('.doc', async () => {
    const bytes = (await sampleFiles()).get('doc')!.slice();
    // fEncrypted of the file information block, which begins with 0xA5EC (MS-DOC 2.5.2).
    const block = Buffer.from(bytes.buffer).indexOf(Buffer.from([0xec, 0xa5]));
    bytes[block + 11]! |= 1;
    await refused(bytes, 'a.doc', 'file-encrypted');
  });
});

describe('zip bombs', () => {
  const blank = new Uint8Array(30 * 2 ** 20);

  test.each([
    ['docx', 'word/document.xml', sampleDocx],
    ['xlsx', 'xl/worksheets/sheet1.xml', sampleXlsx],
  ] as const)('.%s of 30 MB of blanks', async (format, part, sample) => {
    const parts = unzipSync(await sample());
    await refused(
      zipSync({ ...parts, [part]: [blank, { level: 9 }] }),
      `a.${format}`,
      'file-expands-too-far',
    );
  });

  test('one that hides its size', async () => {
    const bytes = zipSync({ ...unzipSync(sampleDocx()), 'word/document.xml': [blank, { level: 9 }] });
    const size = Buffer.alloc(4);
    size.writeUInt32LE(blank.length);
    const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = raw.indexOf(size); at >= 0; at = raw.indexOf(size, at + 4)) raw.writeUInt32LE(1000, at);
    await refused(bytes, 'a.docx', 'file-expands-too-far', 'file-damaged');
  });

  test('zips within zips are no document', async () => {
    let bytes: Uint8Array = zipSync({ 'a.txt': blank.subarray(0, 2 ** 20) });
    for (let depth = 0; depth < 8; depth += 1) bytes = zipSync({ 'a.zip': bytes, 'b.zip': bytes });
    await refused(bytes, 'a.docx', 'file-type-unknown');
  });
});

describe('XML entities', () => {
  const entities = Array.from({ length: 12 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`);
  const bomb = `<!DOCTYPE x [<!ENTITY a0 "lol">${entities.join('')}]>`;

  test.each([
    ['docx', 'word/document.xml', sampleDocx],
    ['xlsx', 'xl/worksheets/sheet1.xml', sampleXlsx],
    ['xlsx', 'xl/sharedStrings.xml', sampleXlsx],
  ] as const)('in .%s, %s', async (format, part, sample) => {
    const parts = unzipSync(await sample());
    const xml = strFromU8(parts[part]!).replace(/^<\?xml[^>]*>/, '');
    const bytes = zipSync({ ...parts, [part]: strToU8(bomb + xml.replace(/<\/(w:t|v|t)>/, '&a12;</$1>')) });
    await refused(bytes, `a.${format}`, 'file-damaged');
  });

  test('a reference to a file outside is not followed', async () => {
    const parts = unzipSync(sampleDocx());
    const xml = strFromU8(parts['word/document.xml']!);
    const outside = `<!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/hostname">]>${xml.replace('</w:t>', '&out;</w:t>')}`;
    await refused(zipSync({ ...parts, 'word/document.xml': strToU8(outside) }), 'a.docx', 'file-damaged');
  });
});

describe('what is no report is read all the same', () => {
  test('a novel of 2 MB', async () => {
    const chapter =
      'Chương một\n\nTrời hôm ấy xanh lắm, con đường làng An Bình dài hun hút, và cô bé vẫn ngồi bên cửa sổ chờ mẹ về.\n\n';
    expect((await paragraphsOf(strToU8(chapter.repeat(15_000)), 'truyện.txt')).length).toBeGreaterThan(
      10_000,
    );
  });

  const header = 'STT    Chỉ tiêu   Đơn vị    Số liệu\n';
  test.each([
    ['rows of tables without end', header + '1.   Số văn bản   Văn bản   5\n     tiếp   x\n'.repeat(20_000)],
    ['headers without end', `${header}1.   Số hồ sơ   Hồ sơ   9\n\nMột câu.\n`.repeat(10_000)],
    ['tags of tables that never close', '<table>\n'.repeat(20_000)],
    ['numbers without end in one line', `Xã có ${'1 và '.repeat(60_000)}`],
  ])('%s', async (_name, text) => {
    const { analyse } = await import('../src/areas/legacy/analyse.ts');
    const { check } = await analyse(strToU8(text), 'dài.txt');
    expect(check.source.format).toBe('text');
  });

  test('a report in English', async () => {
    const text =
      'Annual report on public administration reform\n\nThe commune received 1,157 applications; 99.7% were on time.';
    expect(await paragraphsOf(strToU8(text), 'report.txt')).toHaveLength(2);
  });

  test('a picture without a word', async () => {
    const picture = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const words = await paragraphsOf(new Uint8Array(picture), 'a.png');
    expect(words.join('')).toBe('');
  });

  test('noise as a picture', async () => {
    const noise = Buffer.from(Array.from({ length: 400 * 300 * 3 }, (_, at) => (at * at * 7) % 251));
    const picture = await sharp(noise, { raw: { width: 400, height: 300, channels: 3 } })
      .jpeg()
      .toBuffer();
    await paragraphsOf(new Uint8Array(picture), 'a.jpg');
    await refused(new Uint8Array(picture.subarray(0, 30)), 'a.jpg', 'picture-unreadable', 'file-damaged');
  });
});
