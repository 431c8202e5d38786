import { formatNumber } from '../../base/decimal.ts';

const n = formatNumber;
/** A figure as the unit told it; null: it says that nothing arose. */
type Said = number | null;
const nothing = '“không phát sinh”';
const s = (figure: Said) => (figure === null ? nothing : n(figure));
const is = (figure: Said) => (figure === null ? `ghi ${nothing}` : `là ${n(figure)}`);
const sumOf = (figures: readonly Said[]) => figures.reduce<number>((sum, one) => sum + (one ?? 0), 0);
const plus = (figures: readonly Said[]) => figures.map(s).join(' + ');
const inColumn = (column: string) => (/^\d{4}$/.test(column) ? ` (năm ${column})` : '');

/** What the checks over figures say. */
export const words = {
  readings: (all: readonly { name: string; column: string; raw: string }[]) =>
    all.map(({ name, column, raw }) => `${name}${inColumn(column)}: ${raw}`).join('; '),
  ratio: (
    name: string,
    a: number,
    b: number,
    expected: number,
    printed: string,
    digits: number,
    column: string,
  ) => `${name}${inColumn(column)}: ${n(a)} / ${n(b)} = ${n(expected, digits)} %, báo cáo ghi ${printed} %.`,
  ratioHolds: (name: string, a: number, b: number, rate: number, digits: number, column: string) =>
    `${name}${inColumn(column)}: ${n(a)} / ${n(b)} = ${n(rate, digits)} %.`,
  ratioBlank: (name: string, a: number, b: number, rate: number, column: string) =>
    `${name}${inColumn(column)} để trống, trong khi đã có hai số để tính: ${n(a)} / ${n(b)} = ${n(rate, 1)} %.`,
  ratioOfNothing: (name: string, printed: string, column: string) =>
    `${name}${inColumn(column)} ghi ${printed} % nhưng mẫu số bằng 0 (0/0): nên ghi “không phát sinh”.`,
  ratioOverNothing: (name: string, a: number, column: string) =>
    `${name}${inColumn(column)}: tử số là ${n(a)} trong khi mẫu số bằng 0.`,
  ratioWithoutTerms: (name: string, printed: string, column: string) =>
    `${name}${inColumn(column)} ghi ${printed} % nhưng hai số để tính tỷ lệ để trống.`,
  sum: (name: string, total: Said, parts: readonly Said[], column: string) =>
    total === null || parts.every((part) => part === null)
      ? `${name}${inColumn(column)} ${is(total)}, trong khi ${total === null ? `các phần của nó là ${plus(parts)}` : `các phần của nó đều ghi ${nothing}`}.`
      : `${name}${inColumn(column)}: ${plus(parts)} = ${n(sumOf(parts))}, báo cáo ghi ${n(total)}.`,
  sumHolds: (name: string, total: number, parts: readonly number[], column: string) =>
    `${name}${inColumn(column)}: ${parts.map((part) => n(part)).join(' + ')} = ${n(total)}.`,
  sumOtherReading: (
    name: string,
    total: number,
    all: readonly number[],
    some: readonly number[],
    column: string,
  ) =>
    `${name}${inColumn(column)} ghi ${n(total)}; cộng đủ các hàng được ${n(all.reduce((a, b) => a + b, 0))}, chỉ cộng một phần (${some.map((part) => n(part)).join(' + ')}) mới bằng ${n(total)}.`,
  sumRest: (name: string, total: number, parts: readonly Said[], column: string) => {
    const rest = total - sumOf(parts);
    return `${name}${inColumn(column)} là ${n(total)}, các phần đã nêu là ${plus(parts)}; còn ${n(rest)} chưa rõ thuộc phần nào.`;
  },
  sumBlank: (name: string, parts: readonly Said[], column: string) =>
    `${name}${inColumn(column)} để trống, trong khi phần của nó đã có số liệu (${plus(parts)}).`,
  termBlank: (term: string, rate: string, printed: string, known: string, column: string) =>
    `${term}${inColumn(column)} để trống, trong khi ${rate} đã ghi ${printed} và ${known} đã có số liệu.`,
  partBlank: (part: string, name: string, total: number, parts: readonly Said[], column: string) =>
    `${part}${inColumn(column)} để trống, trong khi ${name} là ${n(total)} và các phần khác chỉ cộng được ${n(sumOf(parts))}.`,
  atMost: (part: string, a: number, whole: string, b: Said, column: string) =>
    `${part}${inColumn(column)} là ${n(a)}, ${b === null ? `trong khi ${whole} ${is(b)}` : `lớn hơn ${whole} là ${n(b)}`}.`,
  atMostHolds: (part: string, a: number, whole: string, b: number, column: string) =>
    `${part}${inColumn(column)} là ${n(a)}, không vượt ${whole} là ${n(b)}.`,
  equal: (one: string, a: Said, other: string, b: Said, column: string) =>
    `${one}${inColumn(column)} ${is(a)} nhưng ${other} ${is(b)}.`,
  equalHolds: (one: string, other: string, a: number, column: string) =>
    `${one}${inColumn(column)} và ${other} cùng là ${n(a)}.`,
  answerBlank: (answer: string, detail: string, value: number, column: string) =>
    `${answer}${inColumn(column)} để trống, trong khi ${detail} là ${n(value)}.`,
  answerNo: (answer: string, detail: string, value: number | string, column: string) =>
    `${answer}${inColumn(column)} ghi 0 (không), trong khi ${detail} là ${typeof value === 'number' ? n(value) : value}.`,
  answerHolds: (answer: string, detail: string, value: number, column: string) =>
    `${answer}${inColumn(column)} khớp với ${detail} là ${n(value)}.`,
  goal: (goal: string, measure: string, columns: string) =>
    `${goal}: ghi “Đạt”, trong khi ${measure} bằng 0${columns}.`,
  copied: (one: string, other: string, value: number) =>
    `${one} và ${other} cùng là ${n(value)}: hai số khác loại trùng nhau, cần xem có chép nhầm không.`,
  baseYear: (
    rate: string,
    printed: string,
    cut: number,
    base: string,
    value: number,
    computed: number,
    column: string,
  ) =>
    `${rate}${inColumn(column)} ghi ${printed} %, bằng ${n(cut)} / ${n(value)} = ${n(computed, 2)} %: tính trên ${base} của kỳ này, không phải của năm gốc 2015.`,
  outOfRange: (name: string, printed: string, column: string) =>
    `${name}${inColumn(column)} ghi ${printed}: tỷ lệ phải từ 0 đến 100 %.`,
  negative: (name: string, printed: string, column: string) =>
    `${name}${inColumn(column)} ghi ${printed}: số lượng không thể âm.`,
  belowLeast: (name: string, printed: string, column: string, least: number) =>
    `${name}${inColumn(column)} ghi ${printed}: số này không thể nhỏ hơn ${n(least)}.`,
  twoReadings: (name: string, a: number, b: number, column: string) =>
    `${name}${inColumn(column)} được ghi hai lần khác nhau trong biểu: ${n(a)} và ${n(b)}.`,
};
