import { text } from '../../base/fields.ts';
import { isMarked } from './secrecy.ts';
import { secrecyWords } from './words.ts';

/**
 * What somebody types or names freely in a register, a plan or a file's name. The form itself refuses a line with a mark of secrecy, so
 * that no operation can forget to look (Luật Bảo vệ bí mật nhà nước 29/2018/QH14): refused forms are not kept.
 */
export const openText = (least: number, most: number) =>
  text(least, most).refine((typed) => !typed.split('\n').some(isMarked), {
    params: { word: secrecyWords.marked },
  });
