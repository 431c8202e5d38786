import { oldFontOf } from '../text/old-encodings.ts';
import type { Piece } from './line.ts';
import { bulletSign, listNumber } from './list-number.ts';

/** One level of a list; in `text` "%1" stands for the number of the first level. */
export type Level = {
  readonly start: number;
  readonly style: string;
  readonly text: string;
  readonly font?: string;
  /** What stands between number and words. */
  readonly gap: string;
  readonly legal: boolean;
  /** Levels up to this one (counted from 1) begin it anew; 0: none does; absent: all above it. */
  readonly restart?: number;
};

/** Lists of one kind go on counting each other's numbers; `starts` are levels where a list begins anew. */
export type List = {
  readonly kind: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
};

/** Counts the listed paragraphs in the order they are asked for; gives what is printed before each. */
export type Numbering = { next(list: string | undefined, level: number | undefined): Piece | undefined };

type Counts = (number | undefined)[];

export function numberingOf(lists: ReadonlyMap<string, List>): Numbering {
  const counts = new Map<string, Counts>();
  const begun = new Set<string>();
  return {
    next(id = '0', level = 0) {
      const list = lists.get(id);
      const own = list?.levels.get(level);
      if (list === undefined || own === undefined) return undefined;
      const count = counts.get(list.kind) ?? [];
      counts.set(list.kind, count);
      const anew = list.starts.has(level) && !begun.has(`${id} ${level}`);
      begun.add(`${id} ${level}`);
      step(list, level, count, anew);
      return { text: printed(list, own, level, count), font: oldFontOf(own.font) };
    },
  };
}

function step({ levels, starts }: List, level: number, count: Counts, anew: boolean): void {
  const start = starts.get(level) ?? levels.get(level)?.start ?? 1;
  for (let above = 0; above < level; above += 1) count[above] ??= levels.get(above)?.start ?? 1;
  const last = count[level];
  count[level] = anew || last === undefined ? start : last + 1;
  for (let below = level + 1; below < count.length; below += 1) {
    const restart = levels.get(below)?.restart;
    if (restart === undefined || level < restart) count[below] = undefined;
  }
}

function printed({ levels }: List, own: Level, level: number, count: Counts): string {
  if (own.style === 'bullet') return bulletSign(own.text, own.font) + own.gap;
  const text = own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    if (index > level) return '';
    return listNumber(count[index] ?? 1, own.legal ? 'decimal' : (levels.get(index)?.style ?? 'decimal'));
  });
  return text === '' ? '' : text + own.gap;
}
