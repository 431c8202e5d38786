import { createContext } from 'react';
import { fold } from '../../../../base/fold.ts';
import type { ResultOf } from '../../../../base/operation.ts';
import type { getReport } from '../../contract.ts';
import { printValue } from '../../form-value.ts';
import { type Block, chipsIn } from '../../narrative.ts';

export type ReportView = ResultOf<typeof getReport>;
export type SectionView = ReportView['sections'][number];

/** A figure that can stand in the text, printed as it is now; "" where the cell has none yet. */
export type Figure = { readonly indicator: string; readonly name: string; readonly now: string };
export type Figures = ReadonlyMap<string, Figure>;

/** A heading without words of its own: what is to be written stands in the sections below it. */
export const isBare = ({ heading, content }: SectionView): boolean => heading && content.length === 0;

/** The sections right below one, as the outline nests them. */
export function sectionsBelow(sections: readonly SectionView[], section: SectionView): SectionView[] {
  const after = sections.slice(sections.indexOf(section) + 1);
  const end = after.findIndex(({ depth }) => depth <= section.depth);
  const below = end < 0 ? after : after.slice(0, end);
  return below.filter(({ depth }) => depth === section.depth + 1);
}

/** The cells of the report as the text prints them. */
export function figuresOf({ cells, cards }: Pick<ReportView, 'cells' | 'cards'>): Figures {
  const cardOf = new Map(cards.map((card) => [card.indicator, card]));
  return new Map(
    cells.flatMap((cell) => {
      const card = cardOf.get(cell.indicator);
      if (card === undefined) return [];
      const now = printValue(cell, { type: card.type as Parameters<typeof printValue>[1]['type'] });
      return [[cell.indicator, { indicator: cell.indicator, name: card.name, now }]];
    }),
  );
}

/** What a figure of a text prints now. */
export const nowIn =
  (figures: Figures, none: string) =>
  ({ indicator }: { readonly indicator: string }): string =>
    figures.get(indicator)?.now || none;

/** What the nodes of the editor need of the page around it. */
export type Around = { readonly figures: Figures; readonly unitId: string };
export const AroundContext = createContext<Around>({ figures: new Map(), unitId: '' });

/** The bound figures that print something else than when they were last read. */
export const changedIn = (blocks: readonly Block[], figures: Figures) =>
  chipsIn(blocks).filter(({ indicator, shown }) => (figures.get(indicator)?.now ?? '') !== shown);

/** The figures whose name has all the words typed, those of the section apart. */
export function search(typed: string, figures: Figures, own: readonly string[]) {
  const asked = fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  const fits = ({ name, indicator }: Figure) => {
    const text = `${fold(name)} ${indicator.toLowerCase()}`;
    return asked.every((word) => text.includes(word));
  };
  const found = [...figures.values()].filter(fits);
  const isOwn = ({ indicator }: Figure) => own.includes(indicator);
  return { own: found.filter(isOwn), others: found.filter((figure) => !isOwn(figure)).slice(0, 40) };
}
