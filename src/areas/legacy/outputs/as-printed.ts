import type { Value } from '../answer.ts';
import { placeName } from '../place-name.ts';
import type { Place } from './input.ts';
import { words } from './words.ts';

const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 });

/** A value as Vietnamese reports print it: `1.250`, `98,4`, `09/6/2024`; "" for none. */
export function valuePrinted(value: Value): string {
  if (typeof value === 'number') return numbers.format(value);
  return value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) ? datePrinted(value) : (value ?? '');
}

/** A count in an official text: a zero before those below 10. */
export function countPrinted(count: number): string {
  return count > 0 && count < 10 ? `0${count}` : numbers.format(count);
}

/** `2024-06-09` → `09/6/2024`, as official texts write it (NĐ 30/2020: a zero before days below 10 and months 1 and 2). */
export function datePrinted(date: string): string {
  const [year, month, day] = date.split('-') as [string, string, string];
  return `${day}/${Number(month) < 3 ? month : Number(month)}/${year}`;
}

/** `2024-06-09` → `ngày 09 tháng 6 năm 2024`. */
export function dateInWords(date: string): string {
  const [day, month, year] = datePrinted(date).split('/') as [string, string, string];
  return words.date(day, month, year);
}

/** "từ ngày … đến ngày …", or null where neither is known. */
export function windowPrinted({ from, to }: { from: string | null; to: string | null }): string | null {
  if (from === null && to === null) return null;
  return words.window(from === null ? '…' : datePrinted(from), to === null ? '…' : datePrinted(to));
}

/** "Trang 3, bảng 2, hàng 5, cột 4": what a person can look up. */
export const placePrinted = (place: Place): string => placeName(place) || words.inText;

/** At most `most` characters, cut between words. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).trimEnd()}…`;
}
