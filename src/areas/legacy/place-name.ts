import type { Place } from '../../base/place.ts';
import { filled } from '../../base/word.ts';
import type { Say } from '../../ui/language.tsx';
import { placeWords } from './words.ts';

/** What is said to a person in Vietnamese, whatever the page's language. */
const inVietnamese: Say = (word, values) => filled(word.vi, values);

/** "Trang 3, bảng 2, hàng 4, cột 5": what the format knows of a place, from the widest to the narrowest; "" where it knows nothing. */
export function placeName(place: Place, say: Say = inVietnamese): string {
  const { sheet, page, row } = place;
  const parts = [
    sheet === undefined ? null : say(placeWords.sheet, { sheet }),
    page === undefined ? null : say(placeWords.page, { page }),
    ...(row === undefined ? placeInText(place, say) : placeInTable(place, row, say)),
  ];
  const text = parts.filter((part) => part !== null).join(', ');
  return text === '' ? '' : text[0]!.toUpperCase() + text.slice(1);
}

/** A file of text has no pages: only its line can be looked up. */
const placeInTable = ({ table, column, line, page }: Place, row: number, say: Say) => [
  table === undefined ? null : say(placeWords.table, { table }),
  say(placeWords.row, { row }),
  column === undefined ? null : say(placeWords.column, { column }),
  line === undefined || page !== undefined ? null : say(placeWords.lineOfFile, { line }),
];

function placeInText({ line, paragraph, page }: Place, say: Say): (string | null)[] {
  if (line !== undefined)
    return [say(page === undefined ? placeWords.lineOfFile : placeWords.line, { line })];
  return [paragraph === undefined ? null : say(placeWords.paragraph, { paragraph })];
}
