import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Check, Extraction, Failure } from '../src/areas/legacy/answer.ts';
import { readFile } from '../src/formats/read.ts';
import { reportDocx, reportText } from './report-sample.ts';

const program = join(import.meta.dirname, '..', 'bin', 'motso');
const folder = mkdtempSync(join(tmpdir(), 'motso-cli-'));
const at = (name: string) => join(folder, name);

/** Runs the command from another folder than the checkout, as people do. */
function motso(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return { status, stdout, stderr };
}

const linesOf = (text: string) => text.trimEnd().split('\n');

beforeAll(() => {
  chmodSync(folder, 0o755);
  writeFileSync(at('wrong.txt'), reportText());
  writeFileSync(at('right.txt'), reportText('99,8'));
  writeFileSync(at('wrong.docx'), reportDocx());
  writeFileSync(at('empty.docx'), '');
  writeFileSync(
    at('english.txt'),
    'Annual report on public administration. In 2023 the council met 12 times.',
  );
  mkdirSync(at('reports/older'), { recursive: true });
  writeFileSync(at('reports/b.txt'), reportText('99,8'));
  writeFileSync(at('reports/older/a.docx'), reportDocx('99,8'));
  writeFileSync(at('reports/notes.bin'), 'no report');
  writeFileSync(at('reports/.hidden.txt'), 'no report');
  mkdirSync(at('nothing'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('extract', () => {
  test('of one file prints a table for a person, quietly', () => {
    const { status, stdout, stderr } = motso('extract', 'wrong.docx');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Đơn vị: xã An Bình, huyện Đồng Xanh, tỉnh Minh Họa');
    expect(stdout).toMatch(/^STT +Chỉ tiêu +Đơn vị tính +Số liệu$/m);
    expect(stdout).toMatch(/^3\.2\.1 +Tổng số hồ sơ TTHC đã giải quyết xong +Hồ sơ +1\.144$/m);
  });

  test('--json of one file is one object', () => {
    const { status, stdout } = motso('extract', 'wrong.docx', '--json');
    const answer = Extraction.parse(JSON.parse(stdout));
    expect(status).toBe(0);
    expect(answer.source).toMatchObject({ file: 'wrong.docx', format: 'docx' });
    expect(answer.tables[0]!.rows[1]).toMatchObject({
      code: '3.2.1',
      raw: '1.144',
      value: 1144,
      indicator: 'dossiers.commune.resolved',
    });
  });

  test('--json of several files and folders is one object a line, in order, with progress on stderr', () => {
    const { status, stdout, stderr } = motso('extract', '--json', 'wrong.txt', 'reports');
    expect([status, ...linesOf(stderr)]).toEqual([
      0,
      '[1/3] wrong.txt',
      '[2/3] reports/b.txt',
      '[3/3] reports/older/a.docx',
    ]);
    const answers = linesOf(stdout).map((line) => Extraction.parse(JSON.parse(line)));
    expect(answers.map(({ source }) => source.file)).toEqual([
      'wrong.txt',
      'reports/b.txt',
      'reports/older/a.docx',
    ]);
  });

  test('--xlsx writes a workbook that opens', async () => {
    const { status, stdout, stderr } = motso('extract', 'wrong.docx', '--xlsx', 'forms.xlsx');
    expect([status, stdout, stderr]).toEqual([0, '', 'Đã ghi forms.xlsx\n']);
    const { format, blocks } = await readFile(new Uint8Array(readFileSync(at('forms.xlsx'))), 'forms.xlsx');
    const cells = blocks.flatMap((block) =>
      block.kind === 'table' ? block.cells.map((cell) => cell.text) : [],
    );
    expect(format).toBe('xlsx');
    expect(cells).toEqual(expect.arrayContaining(['Tổng số hồ sơ TTHC đã giải quyết xong', '1.144']));
  });
});

describe('check', () => {
  test('prints what is wrong and exits with 1', () => {
    const { status, stdout, stderr } = motso('check', 'wrong.txt');
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^LỖI +.*1\.142 \/ 1\.144 = 99,8 %, báo cáo ghi 99,7 %\. \[.*dòng 12 của tệp, “/m);
    expect(stdout).toMatch(/\d+ lỗi, \d+ cảnh báo, \d+ lưu ý; \d+ quan hệ đã thử và đúng\./);
  });

  test('exits with 0 where there is no error', () => expect(motso('check', 'right.txt').status).toBe(0));

  test('--json is one object, or one a line', () => {
    const one = motso('check', '--json', 'wrong.txt');
    expect(Check.parse(JSON.parse(one.stdout)).findings[0]).toMatchObject({
      severity: 'error',
      found: 99.7,
      expected: 99.8,
    });
    const two = motso('check', '--json', 'right.txt', 'wrong.txt');
    const answers = linesOf(two.stdout).map((line) => Check.parse(JSON.parse(line)));
    expect([one.status, two.status]).toEqual([1, 1]);
    expect(
      answers.map(({ findings }) => findings.filter(({ severity }) => severity === 'error').length),
    ).toEqual([0, 1]);
  });

  test('--html and --docx write both files, also beside --json of several', async () => {
    const { status, stdout } = motso(
      'check',
      'wrong.txt',
      'right.txt',
      '--json',
      '--html',
      'out.html',
      '--docx',
      'out.docx',
    );
    expect([status, linesOf(stdout).length]).toEqual([1, 2]);
    const html = readFileSync(at('out.html'), 'utf8');
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html).toContain('báo cáo ghi 99,7 %');
    expect(openTags(html)).toEqual([]);
    const parts = unzipSync(new Uint8Array(readFileSync(at('out.docx'))));
    for (const [name, bytes] of Object.entries(parts))
      if (/\.(xml|rels)$/.test(name)) new SaxesParser().write(strFromU8(bytes)).close();
    const { blocks } = await readFile(new Uint8Array(readFileSync(at('out.docx'))), 'out.docx');
    expect(JSON.stringify(blocks)).toContain('báo cáo ghi 99,7 %');
  });

  test('--docx of one .docx is that report with a comment at each finding; --note is the note', async () => {
    const { status, stderr } = motso(
      'check',
      'wrong.docx',
      '--docx',
      'commented.docx',
      '--note',
      'note.docx',
    );
    expect([status, stderr]).toEqual([1, 'Đã ghi commented.docx\nĐã ghi note.docx\n']);
    const comments = strFromU8(
      unzipSync(new Uint8Array(readFileSync(at('commented.docx'))))['word/comments.xml']!,
    );
    expect(comments).toContain('báo cáo ghi 99,7 %');
    const { blocks } = await readFile(new Uint8Array(readFileSync(at('note.docx'))), 'note.docx');
    expect(JSON.stringify(blocks)).toContain('báo cáo ghi 99,7 %');
  });

  test('never writes over a report, whatever name it is called by', () => {
    const before = readFileSync(at('wrong.docx'));
    symlinkSync(at('wrong.docx'), at('other-name.docx'));
    for (const out of ['wrong.docx', './reports/../wrong.docx', 'other-name.docx']) {
      const { status, stdout, stderr } = motso('check', 'wrong.docx', '--docx', out);
      expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining('Hãy đặt tên khác.')]);
    }
    expect(readFileSync(at('wrong.docx'))).toEqual(before);
  });

  test('of a report in English is a note, and no failure', () => {
    const { status, stdout } = motso('check', 'english.txt');
    expect(status).toBe(0);
    expect(stdout).toContain('LƯU Ý');
    expect(stdout).toContain('không giống báo cáo cải cách hành chính');
  });
});

describe('series', () => {
  test('writes one row an indicator and one column a report', async () => {
    const { status } = motso('series', 'reports', '--xlsx', 'series.xlsx');
    const { blocks } = await readFile(new Uint8Array(readFileSync(at('series.xlsx'))), 'series.xlsx');
    const texts = blocks.flatMap((block) =>
      block.kind === 'table' ? block.cells.map((cell) => cell.text) : [],
    );
    expect(status).toBe(0);
    expect(texts.filter((text) => text === '1.144').length).toBeGreaterThanOrEqual(2);
  });

  test('asks for its output', () =>
    expect(motso('series', 'reports')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Lệnh series cần --xlsx'),
    }));
});

describe('what goes wrong is said in Vietnamese, with exit code 2', () => {
  test.each([
    [['check', 'lost.docx'], 'lost.docx: Không tìm thấy tệp.'],
    [['check', 'empty.docx'], 'empty.docx: Tệp rỗng'],
    [['check', '--colour', 'wrong.txt'], 'Không có tùy chọn “--colour” cho lệnh này.'],
    [['extract', 'wrong.txt', '--html', 'x.html'], 'Không có tùy chọn “--html” cho lệnh này.'],
    [['extract', 'wrong.txt', '--xlsx'], 'Tùy chọn “--xlsx” ghi không đúng'],
    [['count', 'wrong.txt'], 'Không có lệnh “count”.'],
    [['check'], 'Chưa nêu tệp nào.'],
    [['check', 'nothing'], 'Thư mục không có tệp nào đọc được.'],
    [['extract', 'wrong.txt', '--xlsx', 'no/such/folder.xlsx'], 'Không ghi được tệp no/such/folder.xlsx.'],
    [['extract', 'wrong.txt', '--xlsx', 'nothing'], 'Không ghi được tệp nothing.'],
  ])('%s', (args, message) => {
    const { status, stderr } = motso(...args);
    expect([status, stderr.includes(message), stderr]).toEqual([2, true, stderr]);
    expect(stderr).not.toMatch(/\bat .*:\d+:\d+|Error/);
  });

  test('a file that may not be opened', () => {
    writeFileSync(at('locked.txt'), reportText());
    chmodSync(at('locked.txt'), 0);
    const stranger = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const { status, stderr } = spawnSync(program, ['check', 'locked.txt'], {
      cwd: folder,
      encoding: 'utf8',
      ...stranger,
    });
    expect([status, stderr]).toEqual([2, 'locked.txt: Không mở được tệp. Hãy kiểm tra quyền đọc.\n']);
  });

  test('outranks the 1 of an error found, and the other files are still done', () => {
    const { status, stdout, stderr } = motso(
      'check',
      '--json',
      'empty.docx',
      'wrong.txt',
      'lost.docx',
      'right.txt',
    );
    const [empty, wrong, lost, right] = linesOf(stdout).map((line) => JSON.parse(line));
    expect(status).toBe(2);
    expect(Failure.parse(empty).error.code).toBe('file-empty');
    expect(Check.parse(wrong).findings[0]!.severity).toBe('error');
    expect(Failure.parse(lost)).toEqual({
      source: { file: 'lost.docx', format: null, sha256: null },
      error: { code: 'file-not-found', message: expect.stringMatching(/^Không tìm thấy tệp. Hãy /) },
    });
    expect(Check.parse(right).source.file).toBe('right.txt');
    expect(linesOf(stderr)).toHaveLength(4);
  });

  test('nothing is written where nothing could be read', () => {
    expect(motso('extract', 'empty.docx', '--xlsx', 'none.xlsx').status).toBe(2);
    expect(existsSync(at('none.xlsx'))).toBe(false);
  });
});

test('help is asked for, or given where nothing is', () => {
  expect(motso('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('motso extract TỆP') });
  expect(motso()).toMatchObject({ status: 2, stdout: expect.stringContaining('motso extract TỆP') });
});

test('it runs from a link, without a build, and stops quietly when nobody reads on', () => {
  symlinkSync(program, at('motso'));
  const { status, stdout, stderr } = spawnSync(
    '/bin/sh',
    ['-c', './motso extract --json wrong.txt | head -c 1'],
    { cwd: folder, encoding: 'utf8' },
  );
  expect([status, stdout, stderr]).toEqual([0, '{', '']);
});

test('a file asked for is made even where nobody reads the answer', () => {
  const made = ['-c', `${program} extract --json --xlsx heard.xlsx wrong.txt | true; ls heard.xlsx`];
  expect(spawnSync('/bin/sh', made, { cwd: folder, encoding: 'utf8' }).stdout).toBe('heard.xlsx\n');
});

test.runIf(existsSync('/dev/full'))('an answer that cannot be printed is said', () => {
  const full = ['-c', `${program} extract --json wrong.txt > /dev/full`];
  const { status, stderr } = spawnSync('/bin/sh', full, { cwd: folder, encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, 'Không in được kết quả. Hãy kiểm tra chỗ ghi còn trống không.\n']);
});

/** The tags of a page that are not closed in their order. */
function openTags(html: string): string[] {
  const open: string[] = [];
  const alone = /^(area|base|br|col|hr|img|input|link|meta|source|wbr)$/;
  for (const [, close, name] of html
    .replace(/<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '')
    .matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/gi)) {
    if (alone.test(name!)) continue;
    if (close === '') open.push(name!);
    else if (open.pop() !== name) return [...open, `/${name}`];
  }
  return open;
}
