import { fold, oneLine } from '../../../base/fold.ts';

/** Words that mean no amount: it comes with the usual money of the office. */
const none =
  /^(?:[-\s]+$|(?:khong|theo (?:quy dinh|du toan|thuc te)|ngan sach|nguon|long ghep|thuong xuyen|kinh phi thuong xuyen)\b)/;

/** An amount of a plan in đồng: "15 triệu đồng", "15.000.000", "1,5 tỷ". `unit` is what the head of the column says. */
export function costOf(printed: string, unit: number): { cost: number | null; isUnread: boolean } {
  const text = fold(oneLine(printed));
  if (text === '') return { cost: null, isUnread: false };
  const found = text.match(/\d[\d.,]*/g) ?? [];
  if (found.length === 0) return { cost: null, isUnread: !none.test(text) };
  if (found.length > 1) return { cost: null, isUnread: true };
  const amount = amountOf(found[0]!.replace(/[.,]$/, ''));
  const own = moneyUnit(text);
  if (amount === null) return { cost: null, isUnread: true };
  const cost = Math.round(amount * (own > 1 ? own : /\bdong\b|\bd\b|\bvnd\b/.test(text) ? 1 : unit));
  return cost > 1e15 ? { cost: null, isUnread: true } : { cost, isUnread: false };
}

/** "15.000.000" and "15,000,000" are grouped; "1,5" is one and a half. */
function amountOf(digits: string): number | null {
  if (/^\d{1,3}(?:\.\d{3})+$/.test(digits) || /^\d{1,3}(?:,\d{3})+$/.test(digits))
    return Number(digits.replace(/[.,]/g, ''));
  if (/^\d+(?:[.,]\d{1,2})?$/.test(digits)) return Number(digits.replace(',', '.'));
  return null;
}

/** "triệu đồng", "nghìn đồng", "1.000đ": how many đồng one of them is; 1 where nothing is said. */
export function moneyUnit(text: string): number {
  const words = fold(text);
  if (/\bty\b/.test(words)) return 1e9;
  if (/trieu|\btr\.?\s*d|1[.,]000[.,]000\s*d/.test(words)) return 1e6;
  if (/nghin|ngan dong|1[.,]?000\s*d/.test(words)) return 1e3;
  return 1;
}
