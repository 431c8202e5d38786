import type { ExportBanner } from '../../../base/export-banner.ts';
import { filled } from '../../../base/word.ts';
import type { PaperFormat } from './contract.ts';
import type { Printable } from './printable.ts';
import { paperWords } from './words.ts';

export const officeTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const satisfies Record<PaperFormat, string>;

/** "Báo cáo - Xã An Bình - CCHC quý I năm 2026 - số 16-BC-UBND - bản 3.docx": what no disk takes in a name is left out. */
export function fileName(
  what: string,
  { unit, title, signed, corrections }: Printable,
  ending: string,
  banner: ExportBanner | null,
): string {
  const version =
    signed === null
      ? ` - ${paperWords.draft}`
      : filled(paperWords.versionFile, {
          paper: safeName(`${signed.head.number}-${signed.head.symbol}`.replaceAll('/', '-')),
          number: signed.number,
        });
  const count = corrections.length;
  const correction = count === 0 ? '' : filled(paperWords.correctionFile, { count });
  return `${banner?.mark ?? ''}${what} - ${safeName(unit)} - ${safeName(title.replace(paperWords.kindBefore, '')).slice(0, 60)}${version}${correction}.${ending}`;
}

/** A name that Windows, Linux and archives take. */
export const safeName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.+$/, '')
    .slice(0, 120);
