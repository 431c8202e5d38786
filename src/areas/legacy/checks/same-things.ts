import { fold } from '../../../base/fold.ts';
import type { NumberInText } from '../numbers-in-text.ts';

export const documentWords = /^(nghị quyết|quyết định|nq|qđ|kế hoạch|công văn)$/i;
export const wholeWords = /^(văn bản.*|vbqppl)$/i;

const families = [
  ['người', 'đồng chí', 'đ/c', 'cán bộ', 'công chức', 'viên chức'],
  ['thủ tục', 'tthc', 'thủ tục hành chính'],
  ['tin', 'bài', 'tin bài', 'tin, bài'],
  ['dịch vụ công trực tuyến', 'dvctt', 'dịch vụ'],
  ['nhiệm vụ', 'ý kiến'],
  ['đơn vị', 'đơn vị sự nghiệp công lập'],
];

/** Whether two figures may count the same things. */
export function alike(part: NumberInText, total: NumberInText): boolean {
  if (part.unit === null || total.unit === null || fold(part.unit) === fold(total.unit)) return true;
  if (wholeWords.test(total.unit) && documentWords.test(part.unit)) return true;
  const [a, b] = [part.unit.toLowerCase(), total.unit.toLowerCase()];
  return families.some((family) => family.includes(a) && family.includes(b));
}
