import type { ExportBanner } from '../../base/export-banner.ts';

/** A file for a spreadsheet, with its name and type. */
export type CsvFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/**
 * Rows as CSV (RFC 4180) in UTF-8 with a mark at the start, without which Excel takes it for an old code page. A cell that a
 * spreadsheet would reckon as a formula is given an apostrophe. A banner goes before the name and makes the first line.
 */
export function csvFile(
  name: string,
  rows: readonly (readonly string[])[],
  banner: ExportBanner | null,
): CsvFile {
  const all = banner === null ? rows : [[banner.line], ...rows];
  const text = all.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
  return {
    name: `${banner?.mark ?? ''}${name}`,
    type: 'text/csv; charset=utf-8',
    bytes: new TextEncoder().encode(`\uFEFF${text}`),
  };
}

function cell(text: string): string {
  const isFigure = /^-?\d+(\.\d+)?$/.test(text);
  const safe = !isFigure && /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
