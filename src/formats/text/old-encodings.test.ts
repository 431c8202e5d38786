import { describe, expect, test } from 'vitest';
import { fromOldFont, fromTcvn3, fromVni, looksLikeTcvn3, looksLikeVni, oldFontOf } from './old-encodings.ts';

const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const vowels = [...'aăâeêioôơuưy'].flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')));
const lowerCase = [...vowels, 'đ'];
const allLetters = [...lowerCase, ...lowerCase.map((letter) => letter.toUpperCase())];

const sentence =
  'Ủy ban nhân dân xã An Bình báo cáo kết quả thực hiện nhiệm vụ cải cách hành chính, được 36,1 % kế hoạch đã đề ra';

/** The standard's own table by byte, in the order of its rows. */
const tcvn3Bytes: Record<string, string> = Object.fromEntries(
  [...'ĂÂÊÔƠƯĐăâêôơưđ']
    .map((letter, index) => [letter, String.fromCharCode(0xa1 + index)])
    .concat(
      rows({
        181: 'àảãáạ',
        187: 'ằẳẵắ',
        198: 'ặầẩẫấậè',
        206: 'ẻẽéẹềểễếệìỉ',
        220: 'ĩíịò',
        225: 'ỏõóọồổỗốộờởỡớợù',
        241: 'ủũúụừửữứựỳỷỹýỵ',
      }),
    ),
);

function rows(table: Record<number, string>): [string, string][] {
  return Object.entries(table).flatMap(([start, letters]) =>
    [...letters].map((letter, index): [string, string] => [
      letter,
      String.fromCharCode(Number(start) + index),
    ]),
  );
}

function toTcvn3(text: string): string {
  return [...text].map((letter) => tcvn3Bytes[letter] ?? tcvn3Bytes[letter.toLowerCase()] ?? letter).join('');
}

const vniTone: Record<string, string> = {
  '': '',
  '\u0300': 'ø',
  '\u0309': 'û',
  '\u0303': 'õ',
  '\u0301': 'ù',
  '\u0323': 'ï',
};
const vniBreve: Record<string, string> = {
  '': 'ê',
  '\u0300': 'è',
  '\u0309': 'ú',
  '\u0303': 'ü',
  '\u0301': 'é',
  '\u0323': 'ë',
};
const vniHat: Record<string, string> = {
  '': 'â',
  '\u0300': 'à',
  '\u0309': 'å',
  '\u0303': 'ã',
  '\u0301': 'á',
  '\u0323': 'ä',
};
const vniSingle: Record<string, string> = { í: 'í', ì: 'ì', ỉ: 'æ', ĩ: 'ó', ị: 'ò', ỵ: 'î', đ: 'ñ' };

function toVni(text: string): string {
  return [...text.normalize('NFC')].map((letter) => vniLetter(letter)).join('');
}

function vniLetter(letter: string): string {
  const small = letter.toLowerCase();
  const coded = vniSingle[small] ?? vniSmall(small);
  return letter === small ? coded : coded.toUpperCase();
}

function vniSmall(letter: string): string {
  const [base = '', ...marks] = letter.normalize('NFD');
  const tone = marks.find((mark) => tones.includes(mark)) ?? '';
  if (marks.includes('\u0306')) return base + vniBreve[tone];
  if (marks.includes('\u0302')) return base + vniHat[tone];
  if (marks.includes('\u031b')) return (base === 'o' ? 'ô' : 'ö') + vniTone[tone];
  return base + vniTone[tone];
}

describe('TCVN3', () => {
  test('every small letter and the seven capitals come back', () => {
    for (const letter of [...lowerCase, ...'ĂÂÊÔƠƯĐ']) expect(fromTcvn3(toTcvn3(letter))).toBe(letter);
  });

  test('a capitals font gives all capitals', () => {
    for (const letter of lowerCase) expect(fromTcvn3(toTcvn3(letter), true)).toBe(letter.toUpperCase());
    expect(fromTcvn3(toTcvn3('báo cáo quý i'), true)).toBe('BÁO CÁO QUÝ I');
  });

  test('known words, figures and punctuation', () => {
    expect(fromTcvn3('B¸o c¸o c«ng t¸c c¶i c¸ch hµnh chÝnh n¨m 2019: 36,1%')).toBe(
      'Báo cáo công tác cải cách hành chính năm 2019: 36,1%',
    );
    expect(fromTcvn3('\u00a7\u00adîc')).toBe('Được');
  });

  test('is recognised, and Unicode or English is not', () => {
    expect(looksLikeTcvn3(toTcvn3(sentence))).toBe(true);
    for (const other of [
      sentence,
      sentence.normalize('NFD'),
      toVni(sentence),
      'The café and the naïve façade',
      '',
      '1.157',
    ]) {
      expect(looksLikeTcvn3(other)).toBe(false);
    }
  });
});

describe('VNI', () => {
  test('every letter, small and capital, comes back', () => {
    for (const letter of allLetters) expect(fromVni(toVni(letter))).toBe(letter);
  });

  test('known words, figures and punctuation', () => {
    expect(fromVni('Baùo caùo coâng taùc caûi caùch haønh chính naêm 2019: 36,1%')).toBe(
      'Báo cáo công tác cải cách hành chính năm 2019: 36,1%',
    );
    expect(fromVni('ÑÖÔÏC UÛY BAN')).toBe('ĐƯỢC ỦY BAN');
  });

  test('is recognised, and Unicode or English is not', () => {
    expect(looksLikeVni(toVni(sentence))).toBe(true);
    for (const other of [
      sentence,
      sentence.normalize('NFD'),
      toTcvn3(sentence),
      'The café and the naïve façade',
      '',
      '1.157',
    ]) {
      expect(looksLikeVni(other)).toBe(false);
    }
  });
});

test('letters are converted by the name of their font', () => {
  expect(oldFontOf('.VnTime')).toBe('tcvn3');
  expect(oldFontOf('.VnTimeH')).toBe('tcvn3-capitals');
  expect(oldFontOf('VNI-Times')).toBe('vni');
  for (const name of ['Times New Roman', 'Vinhan', undefined]) expect(oldFontOf(name)).toBe(undefined);
  expect(fromOldFont(toTcvn3('Báo cáo'), 'tcvn3')).toBe('Báo cáo');
  expect(fromOldFont(toTcvn3('ủy ban'), 'tcvn3-capitals')).toBe('ỦY BAN');
  expect(fromOldFont(toVni('Báo cáo'), 'vni')).toBe('Báo cáo');
  expect(fromOldFont('\uf042\uf0b8\uf06f', 'tcvn3')).toBe('Báo');
});

test('Unicode typed in an old font is left as it is', () => {
  for (const text of ['Báo cáo', sentence, '1.157']) {
    expect(fromOldFont(text, 'tcvn3')).toBe(text);
    expect(fromOldFont(text, 'vni')).toBe(text);
  }
});

test('every Vietnamese syllable of the sentence survives both ways', () => {
  expect(fromTcvn3(toTcvn3(sentence))).toBe(sentence.replace('Ủ', 'ủ'));
  expect(fromVni(toVni(sentence))).toBe(sentence);
});

test.each([
  ['B¸O C¸O', 'BÁO CÁO'],
  ['Hµ UBND', 'Hà UBND'],
  ['§éC LËP', 'ĐỘC LẬP'],
  ['Hµ Néi', 'Hà Nội'],
  ['Lª Hµ', 'Lê Hà'],
  ['x· An B×nh', 'xã An Bình'],
  ['KÕ HO¹CH n¨m 2023', 'KẾ HOẠCH năm 2023'],
])('capitals of TCVN3 without a font of capitals: %s', (stored, shown) =>
  expect(fromTcvn3(stored)).toBe(shown),
);
