import { fold, oneLine } from '../../base/fold.ts';
import type { ValueType } from './dictionary.ts';

/** The kind of value that a printed unit asks for; null where it tells nothing. */
export function typeOfUnit(unit: string | null): ValueType | null {
  if (unit === null || unit.trim() === '') return null;
  const words = fold(oneLine(unit));
  if (Object.keys(choicesOf(unit)).length >= 2) return 'choice';
  if (/%|phan tram|^t[iy] le\b/.test(words)) return 'percent';
  return money.test(words) ? 'money' : 'count';
}

/** Money begins the unit: "Triệu đồng"; not "Hợp đồng", "Đồng chí", "Công ty", "Hội đồng". */
const money = /^\W*((1\.?000|nghin|ngan|trieu|t[iy])\s+)?(dong|vnd)\b(?!\s+chi)|^\W*(trieu|t[iy])$/;

/** The answers of a printed list such as "Chưa có = 0 2 cấp = 1 3 cấp = 2", by number; empty where the text is no list. */
export function choicesOf(text: string): Record<string, string> {
  const choices: Record<string, string> = {};
  for (const [, name, code] of oneLine(text).matchAll(/([^=;()]+?)\s*=\s*(\d)(?!\d)/g)) {
    choices[code!] = name!.replace(/^[\s,.;:/]+/, '');
  }
  return choices;
}

/** Folded words that begin with what is counted: "văn bản", "cơ quan, đơn vị". */
export const countedNoun =
  /^(van ban|nhiem vu|phieu|ho so|thu tuc|nguoi|dong chi|d\/c|don vi|co quan|co quan, don vi|cuoc|tin|bai|tin, bai|lop|van de|pakn|hinh thuc|ttht?hc|xa|mo hinh|sang kien|diem|ban|dich vu|luot|lan)\b/;

/** Whether words are a unit of measure as forms print it: "%", "Văn bản", "Triệu đồng", "Có = 1; Không = 0". */
export function isUnit(text: string): boolean {
  if (Object.keys(choicesOf(text)).length >= 2) return true;
  const words = fold(oneLine(text));
  return (
    !/\d/.test(words) && words.length <= 40 && (words === '%' || money.test(words) || countedNoun.test(words))
  );
}
