import { describe, expect, test } from 'vitest';
import type { TextLine } from './head.ts';
import { findUnits } from './units-in-text.ts';

const lines = (...texts: string[]): TextLine[] =>
  texts.map((text, index) => ({ text, block: index, place: { line: index + 1 } }));
const units = (opening: readonly string[], body: readonly string[] = []) =>
  findUnits(lines(...opening, ...body), lines(...opening));

describe('the unit that reports', () => {
  test('stands in capitals in the letterhead, under the one above it', () => {
    expect(units(['ỦY BAN NHÂN DÂN\nXÃ AN BÌNH', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'])).toMatchObject({
      unit: 'xã An Bình',
      level: 'commune',
    });
    expect(units(['UBND HUYỆN ĐỒNG XANH', 'UBND XÃ AN BÌNH'])).toMatchObject({
      unit: 'xã An Bình',
      level: 'commune',
    });
    expect(units(['UBND TỈNH MINH HỌA'])).toMatchObject({ unit: 'tỉnh Minh Họa', level: 'province' });
  });

  test.each([
    ['PHƯỜNG BÌNH AN', 'phường Bình An', 'commune'],
    ['THỊ TRẤN ĐỒNG XANH', 'thị trấn Đồng Xanh', 'commune'],
    ['ĐẶC KHU HÒN XANH', 'đặc khu Hòn Xanh', 'commune'],
    ['QUẬN MINH TÂN', 'quận Minh Tân', 'district'],
    ['THỊ XÃ MINH TÂN', 'thị xã Minh Tân', 'district'],
    ['THÀNH PHỐ MINH TÂN', 'thành phố Minh Tân', 'district'],
    ['THÀNH PHỐ ĐÀ NẴNG', 'thành phố Đà Nẵng', 'province'],
  ])('%s', (capitals, unit, level) =>
    expect(units([`ỦY BAN NHÂN DÂN ${capitals}`])).toMatchObject({ unit, level }),
  );

  test('else in the closing sentence', () =>
    expect(
      units(
        ['BÁO CÁO'],
        ['Thực hiện chỉ đạo của huyện Đồng Xanh', 'Trên đây là báo cáo của UBND xã An Bình./.'],
      ),
    ).toMatchObject({ unit: 'xã An Bình', parents: ['huyện Đồng Xanh'] }));

  test('a name that the closing sentence misspells is the one the report uses elsewhere', () =>
    expect(
      units(
        ['BÁO CÁO'],
        [...Array(5).fill('UBND huyện Đồng Xanh chỉ đạo'), 'Trên đây là báo cáo của huyện Đồng Xênh'],
      ),
    ).toMatchObject({ unit: 'huyện Đồng Xanh' }));

  test('else it is the named unit of the level that acts, not the one named most', () =>
    expect(
      units(
        ['BÁO CÁO'],
        [
          'UBND xã đã ban hành kế hoạch của xã An Bình',
          'Theo huyện Đồng Xanh và huyện Đồng Xanh',
          'UBND xã tiếp tục thực hiện',
        ],
      ),
    ).toMatchObject({ unit: 'xã An Bình', level: 'commune', parents: ['huyện Đồng Xanh'] }));

  test('is unknown where no unit is named', () =>
    expect(units(['ANNUAL REPORT'], ['The committee met twice in Hanoi.'])).toEqual({
      unit: null,
      level: null,
      parents: [],
    }));
});

describe('the units above it', () => {
  test('are those named most at each higher level, not those beside or below it', () => {
    const body = [
      'huyện Đồng Xanh',
      'huyện Đồng Xanh',
      'huyện Minh Tân',
      'tỉnh Minh Họa',
      'xã Hòa Bình',
      'xã Hòa Bình',
    ];
    expect(units(['XÃ AN BÌNH'], body).parents).toEqual(['huyện Đồng Xanh', 'tỉnh Minh Họa']);
    expect(units(['HUYỆN ĐỒNG XANH'], body).parents).toEqual(['tỉnh Minh Họa']);
    expect(units(['TỈNH MINH HỌA'], body).parents).toEqual([]);
  });

  test('the next cell or line is no part of a name', () => {
    expect(units(['XÃ AN BÌNH'], ['Số phòng cấp huyện', 'Cơ quan, đơn vị']).parents).toEqual([]);
    expect(units(['XÃ AN BÌNH'], ['của huyện Đồng Xanh', 'Năm 2023']).parents).toEqual(['huyện Đồng Xanh']);
  });

  test('a name ends before small letters and may have a hyphen', () =>
    expect(
      units(['XÃ AN BÌNH'], ['huyện Đồng Xanh tiếp tục chỉ đạo', 'tỉnh Minh Họa - Đông Hải']).parents,
    ).toEqual(['huyện Đồng Xanh', 'tỉnh Minh Họa']));
});
