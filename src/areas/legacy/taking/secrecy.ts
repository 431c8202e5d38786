import { oneLine } from '../../../base/fold.ts';
import type { Document } from '../../../formats/document.ts';

type Secrecy = 'Mật' | 'Tối mật' | 'Tuyệt mật';

/** As a stamp prints it; without accents where a scan lost them. */
const stamps: Readonly<Record<string, Secrecy>> = {
  MẬT: 'Mật',
  'TỐI MẬT': 'Tối mật',
  'TUYỆT MẬT': 'Tuyệt mật',
  MAT: 'Mật',
  'TOI MAT': 'Tối mật',
  'TUYET MAT': 'Tuyệt mật',
};

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
  const marks = texts.flatMap((text) => text.split(/\n|\t|\s{2,}/)).map(markIn);
  return marks.find((mark) => mark !== null) ?? null;
}

/** "TỐI MẬT", "(MẬT)", "Mật", "Độ mật: Tối mật"; within a sentence the words mean something else. */
function markIn(piece: string): Secrecy | null {
  if (piece.length > 60) return null;
  const words = oneLine(piece.normalize('NFC').replace(/[^\p{L}:]+/gu, ' '));
  const said = /^(?:dấu )?(?:độ|mức độ|chỉ mức độ) mật ?:? ?(.+)$/iu.exec(words)?.[1];
  const bare = (said ?? words).trim();
  const isStamp = bare === bare.toUpperCase() || /^(Mật|Tối mật|Tuyệt mật)$/.test(bare);
  return said !== undefined || isStamp ? (stamps[bare.toUpperCase()] ?? null) : null;
}
