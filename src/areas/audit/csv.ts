import type { ExportBanner } from '../../base/export-banner.ts';
import type { FileAnswer } from '../../base/operation.ts';
import { csvFile } from '../../formats/text/write-csv.ts';
import type { View } from './queries.ts';
import { contentText, inVietnamese, objectText, problemText } from './told.ts';
import { exceptionWords, exportWords, outcomeWords } from './words.ts';

/** The log as a table for a spreadsheet, oldest first, each row with the hash that chains it. */
export function csvOf(
  entries: readonly View[],
  unitName: string,
  titleOf: (operation: string) => string,
  banner: ExportBanner | null,
): FileAnswer {
  const rows = entries.map((entry) => [
    String(entry.number),
    timeIn(entry.at),
    entry.person ?? '',
    entry.onBehalfOf ?? '',
    titleOf(entry.operation),
    outcomeWords[entry.outcome].vi,
    entry.exception === null ? '' : exceptionWords[entry.exception].vi,
    entry.reason ?? (entry.problem === null ? '' : problemText(entry.problem, inVietnamese)),
    entry.changes.map((change) => objectText(change, entry.names, inVietnamese)).join('; '),
    entry.changes.map(({ kind, id }) => `${kind}:${id}`).join(' '),
    contentText(entry, inVietnamese),
    JSON.stringify({ input: entry.input, changes: entry.changes }),
    entry.hash,
  ]);
  return csvFile(`${exportWords.name} - ${unitName}.csv`, [exportWords.columns, ...rows], banner);
}

const timeIn = (at: Date) => at.toLocaleString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
