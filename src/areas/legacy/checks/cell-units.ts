import { fold, oneLine } from '../../../base/fold.ts';
import { typeOfUnit } from '../../indicators/unit.ts';
import type { ReadCell, ReadRow, ReadTable } from '../report-table.ts';

/** Whether a row that counts is printed with the unit of a rate: "Số hồ sơ đã tiếp nhận" in %. */
export function countsInPercent(row: ReadRow): boolean {
  if (typeOfUnit(row.unit) !== 'percent' || /\d/.test(row.unit!)) return false;
  const label = fold(row.label);
  if (/\b(ty|ti) (le|trong)\b|phan tram|%|^muc do/.test(label)) return false;
  const known = row.formRow === null ? null : typeOfUnit(row.formRow.unit);
  return known === 'count' || (known === null && /^(tong )?so (luong )?\p{L}/u.test(label));
}

const people = /\b(can bo|cong chuc|vien chuc|nguoi|dong chi|lao dong)\b/;
const things =
  /^(van ban|nhiem vu|phieu|ho so|thu tuc|tthc|lop|cuoc|tin|bai|mo hinh|don vi|co quan|hinh thuc)\b/;

/** "17 lớp" where people are counted, "5 người" where things are: the thing that a cell names is not the one that its row counts. */
export function countsAnother(row: ReadRow, cell: ReadCell): boolean {
  const tail = fold(/^\d[\d.]*\s+(\p{L}.*)$/u.exec(cell.raw)?.[1] ?? '');
  if (tail === '' || row.type !== 'count') return false;
  const label = fold(row.label);
  const counted = /^(?:tong )?so (?:luong )?(.{0,25})/.exec(label)?.[1] ?? '';
  if (label.includes(tail.split(' ').slice(0, 2).join(' '))) return false;
  return (
    (people.test(counted.slice(0, 12)) && things.test(tail)) ||
    (things.test(counted) && people.test(tail.slice(0, 12)))
  );
}

/** The answers that the heading of a column offers, "(Đạt/Không đạt)", where most of its cells give one of them. */
export function answersOffered(table: ReadTable, key: string): readonly string[] {
  const offered = /\(([^()/\d]{2,20})\/([^()/\d]{2,20})\)/u.exec(key)?.slice(1).map(oneLine) ?? [];
  const given = table.rows.flatMap((row) => row.cells.filter((cell) => cell.key === key && cell.raw !== ''));
  const answered = given.filter((cell) => isAnswer(cell.raw, offered));
  return offered.length > 0 && answered.length * 2 > given.length ? offered : [];
}

export const isAnswer = (raw: string, answers: readonly string[]) =>
  answers.some((answer) => fold(raw).startsWith(fold(answer)));
