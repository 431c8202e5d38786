import type { Say } from '../../../ui/language.tsx';
import type { Extraction, Value } from '../answer.ts';
import { type At, countsOf, type ReportView } from './report-view.ts';
import { words } from './words.ts';

/** Below this a reading is marked as doubtful. */
export const surely = 0.9;

/** "1.157", "99,7"; words stay words. */
export function valueText(value: Value, blank: string): string {
  if (value === null) return blank;
  return typeof value === 'number' ? value.toLocaleString('vi-VN', { maximumFractionDigits: 6 }) : value;
}

export const percentText = (certainty: number) => String(Math.round(certainty * 100));

/** "2023-03-13" → "13/03/2023". */
export const dateText = (date: string) => date.split('-').reverse().join('/');

export function windowText(window: Extraction['report']['window'], say: Say): string | null {
  const { from, to } = window;
  if (from !== null && to !== null) return say(words.windowText, { from: dateText(from), to: dateText(to) });
  if (from !== null) return say(words.windowFrom, { from: dateText(from) });
  return to === null ? null : say(words.windowTo, { to: dateText(to) });
}

/** "trang 3, bảng 2, dòng 4, cột 5": what the format knows of a place, from the widest to the narrowest. */
export function placeText(at: At, say: Say): string {
  const parts = [
    at.sheet === undefined ? null : say(words.atSheet, { sheet: at.sheet }),
    at.page === undefined ? null : say(words.atPage, { page: at.page }),
    ...(at.row === undefined ? placeInText(at, say) : placeInTable(at, at.row, say)),
  ];
  const text = parts.filter((part) => part !== null).join(', ');
  return text === '' ? '' : text[0]!.toUpperCase() + text.slice(1);
}

const placeInTable = ({ table, column }: At, row: number, say: Say) => [
  table === undefined ? null : say(words.atTable, { table }),
  say(words.atRow, { row }),
  column === undefined ? null : say(words.atColumn, { column }),
];

function placeInText({ line, paragraph, page }: At, say: Say): (string | null)[] {
  if (line !== undefined) return [say(page === undefined ? words.atLine : words.atLineOfPage, { line })];
  return [paragraph === undefined ? null : say(words.atParagraph, { paragraph })];
}

/** "2 lỗi, 1 cảnh báo, 0 ghi chú; 34 quan hệ đúng". */
export function summaryText(
  { findings, analysis }: Pick<ReportView, 'findings' | 'analysis'>,
  say: Say,
): string {
  return say(words.summary, { ...countsOf(findings), held: analysis.check.held.length });
}
