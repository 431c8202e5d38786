import { foldedWords } from '../../../base/fold.ts';

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

const mark = '(?:tuyệt |tối )?mật';
const aside = '[^\\p{L}\\p{N}]*';
/** "Mật", "Độ mật: Tối mật", "DẤU TUYỆT MẬT". */
const alone = new RegExp(`^${aside}(?:độ mật${aside}|dấu )?${mark}${aside}$`, 'iu');
/** "(Tối mật) Phương án …", "MẬT - Kế hoạch …", "Phương án … [Mật]". */
const beside = new RegExp(
  `^${aside}[([]${mark}[)\\]]|^${aside}${mark} ?[-–:]|[([]${mark}[)\\]][ .]*$|(?:độ mật|dấu) ?:? ?${mark}[ .]*$`,
  'iu',
);
/** A stamp in capitals before the words: "TỐI MẬT Kế hoạch A". */
const stamped = /^[^\p{L}\p{N}]*(?:(?:TUYỆT|TỐI) )?MẬT(?![\p{L}\p{N}])/u;

/** Whether a cell of any column marks the document by itself, or its subject does. */
export const isMark = (text: string): boolean => {
  const composed = text.trim().normalize('NFC');
  return alone.test(composed) || beside.test(composed) || stamped.test(composed);
};
