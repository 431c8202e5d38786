import { describe, expect, test } from 'vitest';
import { atWords, sample } from '../../../../tests/outputs-sample.ts';
import { scanXml } from '../../../formats/word/xml-scan.ts';
import { writeHtml } from './html.ts';

const html = writeHtml([sample], '2026-11-21');

describe('the HTML report', () => {
  test('lists the findings, each leading to its places in the text and back', () => {
    expect(html).toContain('1 lỗi, 1 cảnh báo, 1 lưu ý');
    expect(html).toMatch(
      /<li id="b1-ph1" class="error">.*118 \/ 120 = 98,3 %.*<a href="#b1-ph1-1">Phần lời văn, đoạn 2: “118\/120/s,
    );
    expect(html).toContain('<span id="b1-ph1-1"></span><mark class="error">118/120 hồ sơ, đạt 99,9%.</mark>');
    expect(html).toContain(
      '<td><span id="b1-ph1-2"></span><mark class="error">99,9</mark><sup><a href="#b1-ph1"',
    );
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    for (const id of links) expect(html).toContain(`id="${id}"`);
  });

  test('escapes what the file said, runs no script and takes nothing from elsewhere', () => {
    expect(html).toContain('Hàng 1.2 để trống &lt;dù&gt; &amp; có số ở dưới');
    expect(html).toContain('Phụ lục 5 &lt;b&gt;theo năm&lt;/b&gt;');
    expect(html).not.toMatch(/<script|<link|<img|src=|https?:/);
  });

  test('is well-formed, with each id once', () => {
    const xml = html.replace('<!doctype html>', '').replace(/<(meta|br)([^>]*)>/g, '<$1$2/>');
    const ids: string[] = [];
    scanXml(xml, { open: ({ attributes }) => ids.push(attributes.get('id') ?? '') });
    const named = ids.filter((id) => id !== '');
    expect(new Set(named).size).toBe(named.length);
  });

  test('says in words which figure is doubtful', () => {
    expect(html).toContain('<td class="figure doubt">1.144 <small>(đọc chưa chắc chắn)</small></td>');
  });

  test('of several reports begins with their names; of a clean one says so', () => {
    const clean = { ...sample, check: { ...sample.check, findings: [] } };
    const both = writeHtml([sample, clean], '2026-11-21');
    expect(both).toContain('<a href="#b2">bao-cao.docx</a> – 0 lỗi');
    expect(both).toContain('Không có phát hiện nào.');
  });

  test('marks overlapping places, the gravest on top', () => {
    const [error] = sample.check.findings;
    const inner = {
      ...error!,
      severity: 'note' as const,
      at: [atWords('quyết 118/120')],
    };
    const overlapping = { ...sample, check: { ...sample.check, findings: [error!, inner] } };
    const text = writeHtml([overlapping], '2026-11-21');
    expect(text).toContain('<mark class="note">');
    expect(text.replace(/<[^>]+>/g, '').replace(/\[\d\]/g, '')).toContain(
      'giải quyết 118/120 hồ sơ, đạt 99,9%.',
    );
  });
});
