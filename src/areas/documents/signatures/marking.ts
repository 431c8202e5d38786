import { refuseIssues } from '../../../base/problem.ts';
import { filledWord, type Word } from '../../../base/word.ts';
import type { Box, Mark as Drawn } from '../../../formats/pdf-signature/mark.ts';
import { roomAbove, stampBeside } from '../../../formats/pdf-signature/room.ts';
import type { Mark } from './contract.ts';
import type { PdfFile } from './signable.ts';
import { signingWords } from './words.ts';

/** What the signature shows, in its place; null for nothing. Throws what does not fit the file, or where no place is found. */
export async function drawnMark(
  mark: Mark,
  source: PdfFile,
  signer: string,
  now: Date,
): Promise<Drawn | null> {
  const { file, document } = source;
  const isAnnex = file.part === 'annex';
  if (mark.kind === 'none') return null;
  if (mark.kind === 'annex') {
    if (!isAnnex) refuse(signingWords.markOnlyForAnnex);
    if (document.printed === null) refuse(signingWords.numberFirst);
    return { kind: 'annex', number: document.printed!, at: momentInVietnam(now) };
  }
  if (isAnnex) refuse(signingWords.markForAnnex);
  const picture = Buffer.from(mark.picture, 'base64');
  if (!isPng(picture)) refuse(signingWords.pictureNotPng);
  const box = mark.place === null ? await foundPlace(mark.kind, source, signer) : inPoints(mark.place);
  return { kind: 'picture', picture, box };
}

function refuse(message: Word): void {
  refuseIssues([{ path: ['mark'], message }]);
}

const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a';

/** Side of the square that an office's stamp takes: those with the national emblem have 35 to 42 mm across. */
const stampSide = 36;
const point = 72 / 25.4;

async function foundPlace(kind: 'signer' | 'office', { bytes }: PdfFile, signer: string): Promise<Box> {
  if (kind === 'signer') {
    // The reader takes the bytes with it into its thread.
    const box = await roomAbove(new Uint8Array(bytes), signer);
    if (box === null) refuse(filledWord(signingWords.nameNotFound, { name: signer }));
    return box!;
  }
  const box = stampBeside(bytes, stampSide * point);
  if (box === null) refuse(signingWords.noSignatureToStamp);
  return box!;
}

function inPoints({ page, left, bottom, width, height }: Box): Box {
  return { page, left: left * point, bottom: bottom * point, width: width * point, height: height * point };
}

/** ISO 8601 with the zone of Vietnam (NĐ 30/2020/NĐ-CP, Phụ lục I). */
export const momentInVietnam = (at: Date): string =>
  `${new Date(at.getTime() + 7 * 60 * 60 * 1000).toISOString().slice(0, 19)}+07:00`;
