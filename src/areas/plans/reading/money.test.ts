import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costOf, moneyUnit } from './money.ts';

const seed = Date.now() % 2 ** 31;

describe('the amount in a cell', () => {
  it.each([
    ['15', 1e6, 15_000_000],
    ['15.000.000', 1, 15_000_000],
    ['15,000,000', 1, 15_000_000],
    ['15.000.000 đồng', 1e6, 15_000_000],
    ['1.000.000 đồng', 1, 1_000_000],
    ['1.000.000 đ', 1, 1_000_000],
    ['1.000.000đ', 1e6, 1_000_000],
    ['1.000 đồng', 1, 1000],
    ['21.000.000 đồng', 1e3, 21_000_000],
    ['15.000.000 đồng (mười lăm triệu đồng)', 1, 15_000_000],
    ['15.000.000 VNĐ', 1e6, 15_000_000],
    ['1,5 tỷ đồng', 1, 1_500_000_000],
    ['2 tỉ', 1, 2_000_000_000],
    ['0,125 tỷ đồng', 1, 125_000_000],
    ['20 triệu', 1, 20_000_000],
    ['20tr', 1, 20_000_000],
    ['20 tr.đ', 1, 20_000_000],
    ['20 trđ', 1, 20_000_000],
    ['1.500 triệu đồng', 1, 1_500_000_000],
    ['Khoảng 20 (triệu đồng)', 1, 20_000_000],
    ['500 nghìn đồng', 1, 500_000],
    ['500 ngàn đồng', 1, 500_000],
    ['20 triệu đồng/năm', 1, 20_000_000],
    ['20 (ngân sách tỉnh)', 1e6, 20_000_000],
    ['2,5', 1e6, 2_500_000],
  ])('%s, in units of %d, is %d', (printed, unit, cost) => {
    expect(costOf(printed, unit)).toEqual({ cost, isUnread: false });
  });

  it.each([
    ['', false],
    ['Ngân sách xã', false],
    ['Không', false],
    ['5 hoặc 7', true],
    ['1 tỷ 500 triệu', true],
    ['2 triệu đồng/tháng', true],
    ['Triệu đồng: 15', true],
    ['15.000.000 (mười lăm triệu)', true],
    ['1,500 triệu', true],
    ['1.125 tỷ', true],
    ['chưa rõ', true],
  ])('“%s” is no amount; to be looked at: %s', (printed, isUnread) => {
    expect(costOf(printed, 1)).toEqual({ cost: null, isUnread });
  });

  it('of each đồng in a column of millions is asked for', () => {
    expect(costOf('15.000.000', 1e6)).toEqual({ cost: null, isUnread: true });
  });

  const grouped = (amount: number, sign: string) => String(amount).replace(/\B(?=(\d{3})+$)/g, sign);
  const decimal = (amount: number, unit: number) => String(amount / unit).replace('.', ',');
  type Printing = (amount: number) => readonly [cell: string, head: string, meant: number];
  const inDong = ['Kinh phí', 'Kinh phí (đồng)', 'Kinh phí (triệu đồng)', 'Kinh phí (1.000đ)'].flatMap(
    (head) =>
      ['đồng', 'đ', 'VNĐ', 'đồng.'].flatMap((word) =>
        ['.', ','].flatMap((sign): Printing[] => [
          (amount) => [`${grouped(amount, sign)} ${word}`, head, amount],
          (amount) => [`${grouped(amount, sign)}${word}`, head, amount],
        ]),
      ),
  );
  const words = [
    [1e9, ['tỷ', 'tỷ đồng', 'tỉ đồng']],
    [1e6, ['triệu', 'triệu đồng', 'tr.đ', 'trđ']],
    [1e3, ['nghìn đồng', 'ngàn đồng', 'nghìn']],
  ] as const;
  const inUnits = words.flatMap(([unit, spellings]) =>
    spellings.flatMap((word): Printing[] => [
      (amount) => [`${decimal(amount, unit)} ${word}`, 'Kinh phí', amount],
      (amount) => [decimal(amount, unit), `Kinh phí (${word})`, amount],
      (amount) => [`${grouped(amount, '.')} ${word}`, 'Kinh phí', amount * unit],
      (amount) => [grouped(amount, '.'), `Kinh phí (${word})`, amount * unit],
    ]),
  );
  // Plans print each đồng below a head that says millions.
  const misplaced: Printing = (amount) => [
    grouped(amount + 1_000_000, '.'),
    'Dự toán (triệu đồng)',
    amount + 1_000_000,
  ];
  const plain: Printing = (amount) => [grouped(amount, '.'), 'Kinh phí (đồng)', amount];

  it(`printed in any usual form and read again is the amount, or is asked for (seed ${seed})`, () => {
    const amounts = fc.oneof(
      fc.integer({ min: 1, max: 999 }).map((many) => many * 1_000_000),
      fc.integer({ min: 1, max: 999_999 }).map((many) => many * 1000),
      fc.integer({ min: 1, max: 9 }).map((many) => 10 ** many),
      fc.integer({ min: 1, max: 99_999_999_999 }),
    );
    const printings = fc.constantFrom(plain, misplaced, ...inDong, ...inUnits);
    fc.assert(
      fc.property(amounts, printings, (amount, print) => {
        const [cell, head, meant] = print(amount);
        const { cost, isUnread } = costOf(cell, moneyUnit(head));
        if (cost === null) expect(isUnread).toBe(true);
        else expect(cost).toBe(meant);
      }),
      { seed, numRuns: 2000 },
    );
  });
});

describe('the unit in the head of a column', () => {
  it.each([
    ['Kinh phí', 1],
    ['Kinh phí (đồng)', 1],
    ['Kinh phí (triệu đồng)', 1e6],
    ['Dự toán (tr.đ)', 1e6],
    ['Dự toán (trđ)', 1e6],
    ['Kinh phí (ĐVT: 1.000.000 đồng)', 1e6],
    ['Kinh phí (1.000 đồng)', 1e3],
    ['Kinh phí (1000đ)', 1e3],
    ['Kinh phí (nghìn đồng)', 1e3],
    ['Kinh phí (ngàn đồng)', 1e3],
    ['Kinh phí (tỷ đồng)', 1e9],
    ['Kinh phí (tỷ)', 1e9],
    ['Kinh phí do công ty hỗ trợ (đồng)', 1],
    ['Kinh phí ngân sách', 1],
  ])('%s is %d', (head, unit) => expect(moneyUnit(head)).toBe(unit));
});
