import { describe, expect, test } from 'vitest';
import { choicesOf, typeOfUnit } from './unit.ts';

describe('the kind of value that a unit asks for', () => {
  test.each([
    ['%', 'percent'],
    ['Phần trăm', 'percent'],
    ['Tỷ lệ', 'percent'],
    ['Triệu đồng', 'money'],
    ['triệu\nđồng', 'money'],
    ['(đồng)', 'money'],
    ['Nghìn đồng', 'money'],
    ['Tỷ', 'money'],
    ['VNĐ', 'money'],
    ['1.000 đồng', 'money'],
    ['1000 đồng', 'money'],
    ['Tỷ số', 'count'],
    ['Số lượng/Tỷ lệ', 'count'],
    ['Hợp đồng', 'count'],
    ['Đồng chí', 'count'],
    ['Công ty', 'count'],
    ['Hội đồng', 'count'],
    ['Văn bản', 'count'],
    ['Cơ quan, đơn vị', 'count'],
    ['Không = 0 Có = 1', 'choice'],
    ['  ', null],
    [null, null],
  ])('%s → %s', (unit, type) => expect(typeOfUnit(unit)).toBe(type));
});

describe('a printed list of answers', () => {
  test.each([
    ['Chưa có = 0 2 cấp = 1 3 cấp = 2', { 0: 'Chưa có', 1: '2 cấp', 2: '3 cấp' }],
    ['Có = 1; Không = 0', { 0: 'Không', 1: 'Có' }],
    ['Trực tuyến = 0\nPhát phiếu = 1\nKết hợp = 2', { 0: 'Trực tuyến', 1: 'Phát phiếu', 2: 'Kết hợp' }],
    ['Tổ chức cuộc thi (Có tổ chức = 1; Không tổ chức = 0)', { 0: 'Không tổ chức', 1: 'Có tổ chức' }],
    ['Chưa=0, Đang làm=1', { 0: 'Chưa', 1: 'Đang làm' }],
  ])('%s', (text, choices) => expect(choicesOf(text)).toEqual(choices));

  test.each(['Văn bản', '13/36 = 36,1 %', 'Tỷ lệ = 100', ''])('“%s” is none', (text) =>
    expect(choicesOf(text)).toEqual({}),
  );
});
