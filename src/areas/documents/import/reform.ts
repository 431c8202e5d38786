import { fold, foldedWords } from '../../../base/fold.ts';
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

/**
 * An electronic document of an office bears its digital signature (NĐ 30/2020/NĐ-CP, Điều 5, 13): "Điện tử" alone says so. Without it,
 * or as a mail, it is none of the ways that reports know.
 */
function wayIn(text: string): WayOfSending | undefined {
  const words = fold(text);
  if (/(khong|chua) (duoc )?ky so|thu dien tu|e-?mail/.test(words)) return undefined;
  const onPaper = /giay|buu (dien|chinh)|truc tiep/.test(words);
  const electronic = /dien tu|ky so|lien thong|tren truc|qua mang/.test(words);
  if (electronic) return onPaper ? 'electronic-and-paper' : 'signed-electronic';
  return onPaper ? 'paper' : undefined;
}
