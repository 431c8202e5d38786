import type { At } from '../../../base/place.ts';
import { placeAt } from '../../../formats/document.ts';
import { citationsIn } from '../../documents/citation.ts';
import { atIn } from '../extract.ts';
import type { TextLine } from '../head.ts';
import { numbersIn } from '../numbers-in-text.ts';
import type { Passage, Report } from '../report.ts';
import type { ReadRow } from '../report-table.ts';

/** Words that stand in the cells of tables, as passages: values that are no figures, notes and opinions. */
export type CellPassage = Passage & { readonly part: 'value' | 'note' | 'opinion' };

const known = new WeakMap<Report, CellPassage[]>();

/** The sentences of a report's tables, so that what they say is held against the narrative. */
export function cellPassages(report: Report): CellPassage[] {
  let passages = known.get(report);
  if (passages === undefined) {
    passages = report.tables.flatMap((table) => table.rows.flatMap((row) => ofRow(row, table.block)));
    known.set(report, passages);
  }
  return passages;
}

function ofRow(row: ReadRow, block: number): CellPassage[] {
  const values = row.cells.map((cell) => ({ part: 'value' as const, text: cell.raw, place: cell.place }));
  const rest = (['note', 'opinion'] as const).map((part) => ({
    part,
    text: row[part] ?? '',
    place: row.place,
  }));
  return [...values, ...rest]
    .filter(({ text }) => /\d/.test(text) && /\p{L}{2}/u.test(text))
    .map(({ part, text, place }) => ({
      part,
      block,
      paragraph: { kind: 'paragraph', role: 'body', text, marks: [{ offset: 0, place }] },
      numbers: part === 'value' ? [] : numbersIn(text),
      citations: citationsIn(text),
    }));
}

/** The place of words of a line, where a paragraph of several lines prints them. */
export function atQuote({ block, place, text }: TextLine, quote: string, report: Report): At {
  const passage = report.passages.find(
    (each) => each.block >= block && each.block <= block + 3 && each.paragraph.text.includes(quote),
  );
  if (passage === undefined) return { ...place, block, quote: text };
  const start = passage.paragraph.text.indexOf(quote);
  return atIn(passage, start, start + quote.length);
}

/** The place of words of a passage; those of a cell are named by the cell, because its lines were joined. */
export function atWords(passage: Passage, start: number, end: number): At {
  if (!('part' in passage)) return atIn(passage, start, end);
  return {
    ...placeAt(passage.paragraph, 0),
    block: passage.block,
    quote: passage.paragraph.text.slice(start, end),
  };
}
