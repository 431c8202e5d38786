import { fold, oneLine } from '../../../base/fold.ts';

/** Words that mean no amount: it comes with the usual money of the office. */
const none =
  /^(?:[-\s]+$|(?:khong|theo (?:quy dinh|du toan|thuc te)|ngan sach|nguon|long ghep|thuong xuyen|kinh phi thuong xuyen)\b)/;

const thousand = 1e3;
const million = 1e6;
const milliard = 1e9;

/** What stands right behind a number, folded. */
const ownUnits: readonly (readonly [number, RegExp])[] = [
  [milliard, /^t[yi]\b/],
  [million, /^(?:trieu|tr)(?![a-ce-z])/],
  [thousand, /^(?:nghin|ngan)\b(?! sach)/],
  [1, /^(?:dong|d|vnd)(?![a-z])/],
];

/** What is not known of an amount: it is asked for. */
const unread = { cost: null, isUnread: true } as const;

/**
 * An amount of a plan in đồng: "15 triệu đồng", "15.000.000", "1,5 tỷ". `unit` is what the head of the column says. Of an amount that may
 * be read in two ways nothing is taken.
 */
export function costOf(printed: string, unit: number): { cost: number | null; isUnread: boolean } {
  const text = fold(oneLine(printed));
  if (text === '') return { cost: null, isUnread: false };
  const found = [...text.matchAll(/\d[\d.,]*/g)];
  if (found.length === 0) return { cost: null, isUnread: !none.test(text) };
  if (found.length > 1) return unread;
  const digits = found[0]![0].replace(/[.,]$/, '');
  const behind = text.slice(found[0]!.index + digits.length).replace(/^[\s.,(]+/, '');
  const amount = amountOf(digits);
  const own = ownUnits.find(([, words]) => words.test(behind))?.[0];
  if (amount === null || isDoubtful(digits, amount, behind, text, own, unit)) return unread;
  const cost = Math.round(amount * (own ?? unit));
  return cost > 1e15 ? unread : { cost, isUnread: false };
}

/** "0,125" and "1,5" are parts of one; "15.000.000" and "15,000,000" are grouped. */
function amountOf(digits: string): number | null {
  if (/^[1-9]\d{0,2}(?:\.\d{3})+$/.test(digits) || /^[1-9]\d{0,2}(?:,\d{3})+$/.test(digits))
    return Number(digits.replace(/[.,]/g, ''));
  if (/^\d+(?:[.,]\d{1,2})?$/.test(digits) || /^0[.,]\d+$/.test(digits))
    return Number(digits.replace(',', '.'));
  return null;
}

function isDoubtful(
  digits: string,
  amount: number,
  behind: string,
  text: string,
  own: number | undefined,
  unit: number,
): boolean {
  const used = own ?? unit;
  // "1,500 triệu" may be one and a half; of a milliard so may "1.500".
  if (used > 1 && /^\d{1,3},\d{3}$/.test(digits) && amount >= 1) return true;
  if (used === milliard && /^\d{1,3}\.\d{3}$/.test(digits) && amount >= 1) return true;
  // Each single đồng is printed in a column of millions.
  if (own === undefined && used > 1 && amount >= million) return true;
  // "2 triệu đồng/tháng": of how many months nobody says.
  if (/\/\s*(?!nam\b)/.test(behind)) return true;
  // A unit stands somewhere else than behind the number: "Triệu đồng: 15".
  return own === undefined && /trieu|\bt[yi]\b|nghin|\bngan\b(?! sach)/.test(text);
}

/** What the head of a column says, "triệu đồng", "nghìn đồng", "1.000đ": how many đồng one of them is; 1 where nothing is said. */
export function moneyUnit(head: string): number {
  const words = fold(head);
  if (/\bt[yi] (?:dong|d\b|vnd)|[(:]\s*t[yi]\b/.test(words)) return milliard;
  if (/trieu|\btr\.?\s*d|1[.,]?000[.,]?000\s*d/.test(words)) return million;
  if (/nghin|\bngan (?:dong|d\b)|1[.,]?000\s*d/.test(words)) return thousand;
  return 1;
}
