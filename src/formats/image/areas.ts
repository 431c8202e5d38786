import { type Component, join, rootOf } from './components.ts';
import { heightOf, inches } from './raster.ts';
import { capitalHeight } from './reading.ts';

/**
 * Marks that stand close together: the columns of a letterhead, paragraphs, a signature. Long ones are cut between
 * lines, so that several can be read at a time.
 */
export function areasOf(marks: readonly Component[]): Component[][] {
  const inOrder = marks.filter((mark) => heightOf(mark) < inches(1)).toSorted((a, b) => a.top - b.top);
  const parents = Int32Array.from({ length: inOrder.length }, (_, i) => i);
  const reach = capitalHeight(marks);
  for (let at = 0; at < inOrder.length; at++) joinNear(inOrder, parents, at, reach);
  const areas = Map.groupBy(inOrder.keys(), (at) => rootOf(parents, at));
  return [...areas.values()].flatMap((area) => cutBetweenLines(area.map((at) => inOrder[at]!)));
}

/** Joins the mark with those after it that are as near as words of a line, or lines of a paragraph, are. */
function joinNear(marks: readonly Component[], parents: Int32Array, at: number, reach: number): void {
  const mark = marks[at]!;
  for (let i = at + 1; i < marks.length; i++) {
    const other = marks[i]!;
    const down = Math.max(0, other.top - mark.bottom);
    if (down > reach) return;
    const across = Math.max(0, other.left - mark.right, mark.left - other.right);
    if (down / reach + across / (reach * 1.4) <= 1) join(parents, at, i);
  }
}

const mostLines = 8;

/** Between lines there is a white strip, wider than that between a letter and its accent. */
function cutBetweenLines(area: readonly Component[]): Component[][] {
  const parts: Component[][] = [[]];
  const strip = capitalHeight(area) * 0.2;
  let [bottom, lines] = [-strip, 0];
  for (const mark of area) {
    const isNewLine = mark.top >= bottom + strip;
    if (isNewLine) lines++;
    if (isNewLine && lines > mostLines) {
      parts.push([]);
      lines = 1;
    }
    bottom = Math.max(bottom, mark.bottom);
    parts.at(-1)!.push(mark);
  }
  return parts;
}
