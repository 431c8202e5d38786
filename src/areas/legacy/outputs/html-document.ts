import type { Severity } from '../../../base/finding.ts';
import type { Document, Table, Words } from '../../../formats/document.ts';
import { escaped, tag } from './html-tags.ts';
import type { Spot } from './locate.ts';
import { words as said } from './words.ts';

/** A place of a finding in the document's text: where the list's link leads, and where its own link leads back. */
export type MarkedSpot = Spot & {
  readonly id: string;
  readonly back: string;
  readonly number: number;
  readonly severity: Severity;
};

/** The document's text and tables as HTML with the spots marked. */
export function documentHtml(document: Document, spots: readonly MarkedSpot[]): string {
  const byWords = Map.groupBy(spots, (spot) => spot.words);
  const textOf = (words: Words) => markedText(words, byWords.get(words) ?? []);
  return document.blocks
    .map((block) => {
      if (block.kind === 'table') return tableHtml(block, textOf);
      const looks = [block.bold ? 'bold ' : '', block.centred ? 'centred ' : '', `role-${block.role}`].join(
        '',
      );
      return block.text.trim() === '' ? '' : tag('p', { class: looks }, textOf(block));
    })
    .join('\n');
}

function tableHtml(table: Table, textOf: (words: Words) => string): string {
  const rows = Array.from({ length: table.rows }, (_, row) => {
    const cells = table.cells.filter((cell) => cell.row === row + 1);
    const written = cells.map((cell) =>
      tag('td', { colspan: spanned(cell.columnSpan), rowspan: spanned(cell.rowSpan) }, textOf(cell)),
    );
    return tag('tr', {}, ...written);
  });
  return wide(said.page.table(table.number), tag('table', {}, ...rows));
}

const spanned = (count: number) => (count > 1 ? count : undefined);

/** What is wider than the page scrolls by itself, from the keyboard too. */
export function wide(label: string, content: string): string {
  return tag('div', { class: 'wide', role: 'region', tabindex: 0, 'aria-label': label }, content);
}

/** Marks may overlap: the text is cut at every start and end, and each piece is marked by the gravest finding over it. */
function markedText(words: Words, spots: readonly MarkedSpot[]): string {
  const cuts = [0, words.text.length, ...spots.flatMap(({ start, end }) => [start, end])];
  const ordered = [...new Set(cuts)].sort((a, b) => a - b);
  return ordered
    .map((from, index) => {
      const to = ordered[index + 1] ?? from;
      const over = spots.filter(({ start, end }) => start <= from && end >= to && end > start);
      return `${marksAt(spots, from)}${piece(words.text.slice(from, to), over)}`;
    })
    .join('');
}

function marksAt(spots: readonly MarkedSpot[], at: number): string {
  const ended = spots.filter(({ start, end }) => end === at && start < end).map(backLink);
  const begun = spots.filter(({ start }) => start === at).map(({ id }) => tag('span', { id }));
  const empty = spots.filter(({ start, end }) => start === at && end === at).map(backLink);
  return [...ended, ...begun, ...empty].join('');
}

function backLink({ back, number, severity }: MarkedSpot): string {
  const label = said.page.backTo(number, said.severity[severity]);
  return tag('sup', {}, tag('a', { href: `#${back}`, 'aria-label': label, class: severity }, `[${number}]`));
}

function piece(text: string, over: readonly MarkedSpot[]): string {
  const html = escaped(text).replaceAll('\n', '<br>');
  const gravest = (['error', 'warning', 'note'] as const).find((severity) =>
    over.some((spot) => spot.severity === severity),
  );
  return html === '' || gravest === undefined ? html : tag('mark', { class: gravest }, html);
}
