import { foldedWords, oneLine } from '../../base/fold.ts';
import type { Document } from '../../formats/document.ts';

type Secrecy = 'Mật' | 'Tối mật' | 'Tuyệt mật';

/** In whatever case a typist wrote it, and without the accents that a scan lost; "mặt" is another word. */
const degree = '(?:(t[oôố]i) ?|(tuy[eêệ]t) ?)?m[aâậ]t';
const alone = new RegExp(`^${degree}$`, 'iu');
/** What bears a mark as its name: "TÀI LIỆU MẬT", "TUYỆT MẬT BẢN SỐ 3". */
const named = new RegExp(`^(?:tài liệu|văn bản|công văn|hồ sơ|báo cáo|dấu) ${degree}$`, 'iu');
const begun = new RegExp(`^${degree} (?:bản số|chỉ người) `, 'iu');

/** A letterhead is a table in the first blocks; further below "Mật" may be a word of a list. */
const letterhead = 15;

/**
 * The secrecy mark that a document bears (Luật Bảo vệ bí mật nhà nước 2018, Điều 8): a stamp or a line of its own in the text, at a
 * page's edge or in the letterhead. Null where it bears none.
 */
export function secrecyOf({ blocks }: Pick<Document, 'blocks'>): Secrecy | null {
  const texts = blocks.flatMap((block, index) => {
    if (block.kind === 'paragraph') return [block.text];
    return index < letterhead ? block.cells.map(({ text }) => text) : [];
  });
  const lines = texts.flatMap((text) => text.split('\n'));
  const marks = lines.flatMap((line) => [line, ...line.split(/\t|\s{2,}/)]).map(markIn);
  return marks.find((mark) => mark !== null) ?? null;
}

/**
 * "TỐI MẬT", "(Mật)", "M Ậ T", "Độ mật: Tối mật", "TÀI LIỆU MẬT", "Bản số: 01 - MẬT"; within a sentence the words mean something else.
 * In doubt it is a mark: a false alarm costs a line that is written otherwise.
 */
function markIn(piece: string): Secrecy | null {
  const line = joined(oneLine(piece.normalize('NFC')));
  if (line.length > 80) return null;
  const parts = line.split(/[^\p{L}\p{N} ]+/u).map((part) => part.trim());
  const words = parts.filter((part) => /\p{L}/u.test(part));
  const said = /^(?:dấu )?(?:độ|mức độ|chỉ mức độ) mật ?:? ?(.+)$/iu.exec(words.join(' '))?.[1];
  const [first, ...others] = said === undefined ? words : [said];
  if (first !== undefined && others.length === 0 && alone.test(first)) return degreeOf(first);
  // Beside other words only a stamp counts, which is in capitals.
  const stamp = words
    .filter((part) => part === part.toUpperCase())
    .find((part) => alone.test(part) || named.test(part) || begun.test(`${part} `));
  return stamp === undefined ? null : degreeOf(stamp);
}

/** Letters that were set apart: "M Ậ T". */
const joined = (line: string): string =>
  line.split(' ').every((word) => /^[\p{L}\p{P}]$/u.test(word)) ? line.replaceAll(' ', '') : line;

function degreeOf(mark: string): Secrecy {
  const [, top, highest] = new RegExp(degree, 'iu').exec(mark)!;
  if (highest !== undefined) return 'Tuyệt mật';
  return top === undefined ? 'Mật' : 'Tối mật';
}

const anyMark = '(?:tuyệt |tối )?mật';
const aside = '[^\\p{L}\\p{N}]*';
/** "(Tối mật) Phương án …", "MẬT - Kế hoạch …", "Phương án … [Mật]". */
const beside = new RegExp(
  `^${aside}[([]${anyMark}[)\\]]|^${aside}${anyMark} ?[-–:]|[([]${anyMark}[)\\]][ .]*$|(?:độ mật|dấu) ?:? ?${anyMark}[ .]*$`,
  'iu',
);
/** Words that begin with the syllable: "MẬT ĐỘ DÂN SỐ" is about people, "MẬT KHẨU" about passwords. */
const wordsOfMat = 'ĐỘ|KHẨU|ONG|MÃ|THIẾT|VỤ|DANH|MÍA|ĐÀM|THÁM|TÔNG';
/** A stamp in capitals before the words: "TỐI MẬT Kế hoạch A". */
const stamped = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:(?:TUYỆT|TỐI) MẬT|MẬT(?! (?:${wordsOfMat})(?![\\p{L}\\p{N}])))(?![\\p{L}\\p{N}])`,
  'u',
);

/** Whether a line that somebody typed bears a mark: a subject, a title, a cell of any column; by itself, or beside its words. */
export function isMarked(text: string): boolean {
  const line = text.trim().normalize('NFC');
  return markIn(line) !== null || beside.test(line) || stamped.test(line);
}

/** What a column of secrecy says of documents that are not secret; whatever else stands there is taken for a mark. */
const open = new Set([
  '',
  'thuong',
  'binh thuong',
  'thong thuong',
  'khong',
  'khong mat',
  'pho bien',
  'cong khai',
  '0',
  'none',
]);

/** Whether a cell of a column of secrecy marks the document: "Mật", "C" of the stamp's letters, or a word nobody knows. */
export const marksSecret = (told: string): boolean => !open.has(foldedWords(told).join(' '));
