import type { Say } from '../../../ui/language.tsx';
import type { Extraction, Value } from '../answer.ts';
import { placeName } from '../place-name.ts';
import { type At, countsOf, type ReportView } from './report-view.ts';
import { words } from './words.ts';

/** Below this a reading is marked as doubtful. */
export const surely = 0.9;

/** "1.250", "98,4"; words stay words. */
export function valueText(value: Value, blank: string): string {
  if (value === null) return blank;
  return typeof value === 'number' ? value.toLocaleString('vi-VN', { maximumFractionDigits: 6 }) : value;
}

export const percentText = (certainty: number) => String(Math.round(certainty * 100));

/** "2024-03-18" → "18/03/2024". */
export const dateText = (date: string) => date.split('-').reverse().join('/');

export function windowText(window: Extraction['report']['window'], say: Say): string | null {
  const { from, to } = window;
  if (from !== null && to !== null) return say(words.windowText, { from: dateText(from), to: dateText(to) });
  if (from !== null) return say(words.windowFrom, { from: dateText(from) });
  return to === null ? null : say(words.windowTo, { to: dateText(to) });
}

/** "Trang 3, bảng 2, hàng 4, cột 5", as every output says it. */
export const placeText = (at: At, say: Say): string => placeName(at, say);

/** "2 lỗi, 1 cảnh báo, 0 lưu ý; 34 quan hệ đúng". */
export function summaryText(
  { findings, analysis }: Pick<ReportView, 'findings' | 'analysis'>,
  say: Say,
): string {
  return say(words.summary, { ...countsOf(findings), held: analysis.check.held.length });
}
