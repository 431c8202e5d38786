import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldedWords, likeness, oneLine, sharedInOrder } from './fold.ts';

const letters = 'aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ';
const vietnamese = fc.string({ unit: fc.constantFrom(...letters, ...letters.toUpperCase(), ' ', '3', '-') });
const words = fc.array(fc.constantFrom('ho', 'so', 'dung', 'han', 'tiep', 'nhan', 'xa', 'thu', 'tuc'), {
  maxLength: 9,
});

describe('folding', () => {
  test.each([
    ['Hoà giải', 'hoa giai'],
    ['HÒA GIẢI', 'hoa giai'],
    ['Đạt', 'dat'],
    ['đề nghị', 'de nghi'],
    ['Ưu, ơ', 'uu, o'],
    ['e\u0302\u0301 (NFD)', 'e (nfd)'],
  ])('%s → %s', (text, folded) => expect(fold(text)).toBe(folded));

  test('is done once and for all, whatever form the accents came in (seed printed on failure)', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(text.normalize('NFD'))).toBe(fold(text));
        expect(fold(text.toUpperCase())).toBe(fold(text));
        expect(fold(text)).toMatch(/^[a-z3 -]*$/);
      }),
    );
  });

  test('words are runs of letters and digits', () => {
    expect(foldedWords('Số VBQPPL (đã ban hành)/tham mưu: 02')).toEqual(
      'so vbqppl da ban hanh tham muu 02'.split(' '),
    );
    expect(foldedWords(' - … ')).toEqual([]);
  });

  test('one line has single spaces and no ends', () =>
    expect(oneLine('  Cơ quan,\n\tđơn vị  ')).toBe('Cơ quan, đơn vị'));
});

describe('likeness of labels', () => {
  const of = (a: string, b: string) => likeness(foldedWords(a), foldedWords(b));

  test('the same words in the same order are alike, accents and case apart', () =>
    expect(of('Số hồ sơ đúng hạn', 'SO HO SO DUNG HAN')).toBe(1));

  test('order counts: turned round, only one of two words is shared', () =>
    expect(of('xã huyện', 'huyện xã')).toBe(0.5));

  test('missing words count against the longer label', () =>
    expect(of('Số hồ sơ', 'Số hồ sơ giải quyết đúng hạn')).toBeCloseTo(3 / 7));

  test('a word misread in one letter counts for most of itself, in any place but both ends', () => {
    for (const misread of ['quyat', 'quyef', 'luyet', 'quye', 'quyyet'])
      expect([misread, sharedInOrder(['quyet'], [misread])]).toEqual([misread, 0.8]);
    for (const other of ['quyfts', 'luyef', 'qu', 'kiem', 'quaat', 'quyyyet', 'quut', 'q'])
      expect([other, sharedInOrder(['quyet'], [other])]).toEqual([other, 0]);
  });

  test('short words and numbers are never forgiven: "xa" is not "ca", 2015 is not 2016', () => {
    expect(sharedInOrder(['xa'], ['ca'])).toBe(0);
    expect(sharedInOrder(['2015'], ['2016'])).toBe(0);
  });

  test('nothing is alike to nothing', () => {
    expect(likeness([], [])).toBe(0);
    expect(likeness(['xa'], [])).toBe(0);
  });

  test('is 1 with itself, the same both ways, within 0–1, and grows with shared words (seed printed on failure)', () => {
    fc.assert(
      fc.property(words, words, words, (a, b, more) => {
        expect(sharedInOrder(a, a)).toBe(a.length);
        expect(sharedInOrder(a, b)).toBeCloseTo(sharedInOrder(b, a));
        expect(sharedInOrder(a, b)).toBeLessThanOrEqual(Math.min(a.length, b.length));
        expect(sharedInOrder([...a, ...more], [...b, ...more])).toBeGreaterThanOrEqual(
          sharedInOrder(a, b) + more.length - 1e-9,
        );
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
