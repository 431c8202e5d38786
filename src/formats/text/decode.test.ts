import { expect, test } from 'vitest';
import { Problem } from '../../base/problem.ts';
import { decodeText } from './decode.ts';

const vietnamese =
  'Báo cáo kết quả công tác cải cách hành chính năm 2022 của xã An Bình, huyện Đồng Xanh: đạt 99,7%.\n';
const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());

test.each([
  ['UTF-8', utf8(vietnamese), undefined],
  ['UTF-8 with its mark', utf8(`\uFEFF${vietnamese}`), undefined],
  ['decomposed UTF-8', utf8(vietnamese.normalize('NFD')), undefined],
  ['UTF-16 with its mark', utf16(`\uFEFF${vietnamese}`), undefined],
  ['UTF-16BE with its mark', swapped(utf16(`\uFEFF${vietnamese}`)), undefined],
  ['UTF-16', utf16(vietnamese), 'utf16'],
  ['UTF-16BE', swapped(utf16(vietnamese)), 'utf16'],
])('%s', (_, bytes, guessed) => {
  expect(decodeText(bytes)).toEqual({ text: vietnamese, guessed });
});

const motto = 'Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc';

test.each([
  ['TCVN3', latin('Céng hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc'), 'tcvn3'],
  [
    'TCVN3 copied into UTF-8',
    utf8('Céng hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc'),
    'tcvn3',
  ],
  ['VNI', latin('Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\nÑoäc laäp - Töï do - Haïnh phuùc'), 'vni'],
  [
    'windows-1258',
    latin(
      'Cô\u00f2ng ho\u00cca xa\u00de hô\u00f2i chu\u00d2 nghi\u00dea Viê\u00f2t Nam\n\u00d0ô\u00f2c lâ\u00f2p - T\u00fd\u00f2 do - Ha\u00f2nh phu\u00ecc',
    ),
    'cp1258',
  ],
])('%s is recognised by its letters', (_, bytes, guessed) => {
  expect(decodeText(bytes)).toEqual({ text: motto, guessed });
});

test('a letter cut in half at the end does not change the encoding', () => {
  const bytes = utf8(`${vietnamese}kế`);
  expect(decodeText(bytes.subarray(0, -1)).text.startsWith(vietnamese)).toBe(true);
});

test('control characters are dropped, line ends stay', () => {
  expect(decodeText(utf8('Kế\u0007 hoạch\r\nNhiệm\u0000 vụ\tmột')).text).toBe('Kế hoạch\r\nNhiệm vụ\tmột');
});

test('an endless line is cut at spaces, an endless text at its bound', () => {
  const lines = decodeText(utf8('nhiệm vụ '.repeat(10_000))).text.split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(20_000);
  expect(lines.join('').trim()).toBe('nhiệm vụ '.repeat(10_000).trim());
  expect(decodeText(utf8('báo cáo\n'.repeat(700_000)))).toMatchObject({ truncated: true });
});

const noise = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + (at >> 3) * 31) % 256);

test.each([
  ['nothing', new Uint8Array(), 'file-empty'],
  ['blanks', utf8(' \r\n\t\n'), 'file-empty'],
  ['noise', noise, 'file-type-unknown'],
  ['zeros', new Uint8Array(5000), 'file-type-unknown'],
  ['figures only', utf8('1 2 3\n4 5 6'), 'file-type-unknown'],
  ['Chinese', utf8('行政改革報告書，二零二二年度'), 'file-type-unknown'],
] as const)('%s is refused', (_, bytes, code) => {
  expect(() => decodeText(bytes)).toThrow(new Problem(code));
});
