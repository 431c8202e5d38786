import { quarterNumeral } from '../../../base/plain-date.ts';
import { filled } from '../../../base/word.ts';
import type { authorities } from '../contract-head.ts';
import { paperWords as words } from './words.ts';

/** Whether a people's committee speaks for a place of this name, as against an agency under its own. */
export const isPlace = (name: string): boolean => words.governed.test(name);

/** The office that issues a unit's papers: "Ủy ban nhân dân xã An Bình"; agencies as they are called. */
export function officeOf(name: string): string {
  if (!isPlace(name)) return name;
  const place = name.replace(words.ownCommittee, '');
  return filled(words.committee, { place: place.charAt(0).toLocaleLowerCase('vi') + place.slice(1) });
}

/** NĐ 30/2020, annex I: committees, ministries and what stands at the top name no agency above themselves. */
export function superiorOf(name: string, level: string, above: string | null): string | null {
  if (isPlace(name) || above === null || level === 'ministry' || level === 'nation') return null;
  return officeOf(above);
}

/** "An Bình" of "Xã An Bình". */
export const bareName = (name: string): string => name.replace(words.governed, '');

const headOf = (name: string): string =>
  isPlace(name) ? words.chairman : (words.heads.find(([first]) => first.test(name))?.[1] ?? words.head);

type Authority = (typeof authorities)[number];

/** The lines above a signature: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH" (NĐ 30/2020, annex I). */
export function signLines(name: string, authority: Authority, position: string): string[] {
  if (authority === 'head') return [position];
  const onBehalf = isPlace(name) && (authority === 'TM' || authority === 'KT') ? [words.onBehalf] : [];
  if (authority === 'TM') return [...onBehalf, position];
  const deputyOf = words.deputy.test(position) ? position.replace(words.deputy, '') : headOf(name);
  const head = authority === 'KT' ? deputyOf : headOf(name);
  return [...onBehalf, filled(words.ordered[authority], { head }), position];
}

/** Above the signature of a draft, which nobody has signed. */
export const unsignedLines = (name: string): string[] =>
  isPlace(name) ? [words.onBehalf, words.chairman] : [headOf(name)];

/** "Công tác cải cách hành chính quý I năm 2026" of "Báo cáo CCHC quý 1 năm 2026". */
export function subjectOf(title: string): string {
  const bare = title.replace(words.kindBefore, '');
  const whole = /^CCHC\b/.test(bare) ? `${words.workBefore}${bare}` : bare;
  const said = whole
    .replace(words.short, words.long)
    .replace(
      words.quarter,
      (_, quarter: string, number: string) => `${quarter} ${quarterNumeral(Number(number))}`,
    );
  return said.charAt(0).toLocaleUpperCase('vi') + said.slice(1);
}
