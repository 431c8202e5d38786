import type { ExportBanner } from '../../base/export-banner.ts';
import type { FileAnswer } from '../../base/operation.ts';
import { csvFile } from '../../formats/text/write-csv.ts';
import type { View } from './queries.ts';
import { asWords, exceptionWords, exportWords, objectWords, outcomeWords } from './words.ts';

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
    entry.reason ?? entry.problem ?? '',
    entry.changes.map((change) => objectText(change, entry.names)).join('; '),
    entry.changes.map(({ kind, id }) => `${kind}:${id}`).join(' '),
    JSON.stringify({ input: entry.input, changes: entry.changes }),
    entry.hash,
  ]);
  return csvFile(`${exportWords.name} - ${unitName}.csv`, [exportWords.columns, ...rows], banner);
}

const timeIn = (at: Date) => at.toLocaleString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

/** "Vị trí: Lãnh đạo, Trần Thị Bình, Xã An Bình"; the end of the id where there is no name to tell. */
function objectText({ kind, id }: View['changes'][number], names: View['names']): string {
  const named = names[id];
  const parts = named === undefined ? [`…${id.slice(-8)}`] : [asWords[named.as ?? '']?.vi, named.name];
  return `${objectWords[kind]?.vi ?? kind}: ${parts.filter((part) => part !== undefined).join(', ')}`;
}
