import { foldedWords } from '../../../base/fold.ts';
import { filledWord, type Word } from '../../../base/word.ts';
import type { Direction, ReformField, WayOfSending } from '../document.ts';
import { fieldOf } from '../field-words.ts';
import { isToldBy, type ListField } from './mapping.ts';
import type { RowProblem } from './row.ts';
import { rowWords } from './words.ts';

/** What reports count documents by; null where the list does not say. */
export type ToldOfReform = {
  readonly directive: boolean | null;
  readonly field: ReformField | null;
  readonly sentAs: WayOfSending | null;
};

/** Reads the columns that reports count by. An empty cell says nothing: what is not known is not no. */
export function toldOfReform(
  textOf: (field: ListField) => string,
  direction: Direction,
  problems: RowProblem[],
): ToldOfReform {
  function told<T>(field: ListField, read: (text: string) => T | undefined, unknown: Word): T | null {
    const text = textOf(field);
    if (text === '' || !isToldBy(field, direction)) return null;
    const said = read(text);
    if (said === undefined)
      problems.push({ field, message: filledWord(unknown, { told: text.slice(0, 40) }) });
    return said ?? null;
  }
  return {
    directive: told('directive', directiveIn, rowWords.directiveUnknown),
    field: told('field', fieldIn, rowWords.fieldUnknown),
    sentAs: told('sentAs', wayIn, rowWords.sentAsUnknown),
  };
}

const wordsOf = (text: string) => foldedWords(text).join(' ');

function directiveIn(text: string): boolean | undefined {
  const words = wordsOf(text);
  if (/^(khong|khong phai|k|0|no|false)$/.test(words) || /^[-–]$/.test(text)) return false;
  if (/^(co|x|v|1|dung|yes|true)$/.test(words) || /^[✓✔☑]$/u.test(text)) return true;
  return /^(van ban |vb )?chi dao/.test(words) ? true : undefined;
}

function fieldIn(text: string): ReformField | null | undefined {
  if (/^khong/.test(wordsOf(text)) || /^[-–]$/.test(text)) return null;
  return fieldOf(text) ?? undefined;
}

/** What tells a way of sending, and the words that stand around it. A negation or a copy is none of them. */
const onPaper = /\b(ban |van ban )?giay\b|\bbuu (dien|chinh)\b|\btruc tiep\b/g;
const electronic = /\b(van ban |ban )?dien tu\b|\b(chu )?ky so\b|\blien thong\b|\btren truc\b|\bqua mang\b/g;
const around = new Set(
  'gui phat hanh chuyen bang qua duong hinh thuc van ban vb hoan toan co da duoc va kem theo cung truc quoc gia he thong qlvbdh mang tren ca'.split(
    ' ',
  ),
);

/**
 * An electronic document of an office bears its digital signature (NĐ 30/2020/NĐ-CP, Điều 5, 13): "Điện tử" alone says so. What is not
 * understood to its last word ("không ký số", "bản scan", "thư điện tử") is told, for it would be counted.
 */
function wayIn(text: string): WayOfSending | undefined {
  const words = wordsOf(text);
  const others = words.replace(onPaper, ' ').replace(electronic, ' ').split(' ');
  if (others.some((word) => word !== '' && !around.has(word))) return undefined;
  const isOnPaper = words.search(onPaper) >= 0;
  if (words.search(electronic) >= 0) return isOnPaper ? 'electronic-and-paper' : 'signed-electronic';
  return isOnPaper ? 'paper' : undefined;
}
