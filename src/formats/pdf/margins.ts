import type { Flow } from './columns.ts';
import type { Line } from './lines.ts';
import type { Item, PageLayout } from './page-layout.ts';
import type { Rule } from './rules.ts';

/** Lines of a page that stand apart from its running text. */
export type Apart = {
  readonly header: readonly Line[];
  readonly footer: readonly Line[];
  readonly notes: readonly Line[];
};

/** Takes page numbers out of the pages, and sets headers, footers and footnotes apart. */
export function withoutMargins(pages: readonly PageLayout[]): (PageLayout & { readonly apart: Apart })[] {
  const repeated = repeatedLines(pages);
  const bodySize = commonestSize(pages);
  return pages.map((page) => {
    const header = edgeLines(page, 'top').filter((line) => repeated.has(keyOf(page, line)));
    const footer = edgeLines(page, 'bottom').filter((line) => repeated.has(keyOf(page, line)));
    const bare = withoutNumber({ ...page, items: without(page.items, new Set([...header, ...footer])) });
    const notes = notesOf(bare, bodySize);
    return { ...bare, items: without(bare.items, new Set(notes)), apart: { header, footer, notes } };
  });
}

function without(items: readonly Item[], taken: ReadonlySet<Line>): Item[] {
  return items
    .map((item) =>
      item.kind === 'flow' ? { ...item, lines: item.lines.filter((line) => !taken.has(line)) } : item,
    )
    .filter((item) => item.kind === 'table' || item.lines.length > 0);
}

const pageNumber = /^[-–—\s]*(?:trang|page)?\s*(\d{1,4})(?:\s*[/|]\s*\d{1,4})?[-–—.\s]*$/i;

function withoutNumber(page: PageLayout): PageLayout {
  const number = [firstLine(page), lastLine(page)].find(
    (line) => line !== undefined && isPageNumber(line, page),
  );
  return number === undefined ? page : { ...page, items: without(page.items, new Set([number])) };
}

const marginShare = 0.1;

/** A number alone at the edge of the page, and either in its margin or the page's own number. */
function isPageNumber(line: Line, { number, height }: PageLayout): boolean {
  const met = pageNumber.exec(line.text);
  if (met === null) return false;
  const isInMargin = line.y < marginShare * height || line.y > (1 - marginShare) * height;
  return isInMargin || Number(met[1]) === number;
}

function firstLine(page: PageLayout): Line | undefined {
  const [item] = page.items;
  return item?.kind === 'flow' ? item.lines[0] : undefined;
}

function lastLine(page: PageLayout): Line | undefined {
  const item = page.items.at(-1);
  return item?.kind === 'flow' ? item.lines.at(-1) : undefined;
}

const linesAtEdge = 3;

function edgeLines(page: PageLayout, edge: 'top' | 'bottom'): Line[] {
  const lines = page.items
    .flatMap((item) => (item.kind === 'flow' ? item.lines : []))
    .filter(({ y }) => (edge === 'top' ? y < 0.12 * page.height : y > 0.88 * page.height))
    .sort((one, other) => one.y - other.y);
  return edge === 'top' ? lines.slice(0, linesAtEdge) : lines.slice(-linesAtEdge);
}

const fewestRepeats = 3;

/** Lines that stand word for word at one height of nearly all pages; a title at the top of some pages is none. */
function repeatedLines(pages: readonly PageLayout[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const keys = [...edgeLines(page, 'top'), ...edgeLines(page, 'bottom')].map((line) => keyOf(page, line));
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const enough = Math.max(fewestRepeats, 0.6 * pages.length);
  return new Set(
    [...counts]
      .filter(([key, count]) => count >= enough || (count >= 2 && isAtEdge(key)))
      .map(([key]) => key),
  );
}

/** Nearer to the edge of the paper than any text of a document stands (NĐ 30/2020: 20 mm and more). */
function isAtEdge(key: string): boolean {
  return Number(key.slice(key.lastIndexOf('|') + 1)) * heightStep < 42;
}

const heightStep = 6;

function keyOf(page: PageLayout, { text, y }: Line): string {
  const words = text.replace(/\b(trang|page)\s*\d+(\s*\/\s*\d+)?/gi, '$1');
  const height = y < page.height / 2 ? y : page.height - y;
  return `${words}|${Math.round(height / heightStep)}`;
}

function commonestSize(pages: readonly PageLayout[]): number {
  const lengths = new Map<number, number>();
  for (const page of pages) {
    for (const line of page.items.flatMap((item) => (item.kind === 'flow' ? item.lines : []))) {
      const size = Math.round(line.size * 2) / 2;
      lengths.set(size, (lengths.get(size) ?? 0) + line.text.length);
    }
  }
  return [...lengths].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 12;
}

/** Footnotes: smaller lines down to the end of the page, below a short line at the left. */
function notesOf(page: PageLayout, bodySize: number): Line[] {
  const flow = page.items.at(-1);
  if (flow?.kind !== 'flow') return [];
  const rule = page.loose.find((candidate) => isOverNotes(candidate, flow, page));
  if (rule === undefined) return [];
  const below = flow.lines.filter(({ y }) => y > rule.at);
  return below.every(({ size }) => size < 0.93 * bodySize) ? below : [];
}

function isOverNotes({ at, from, to }: Rule, { lines }: Flow, { width, height }: PageLayout): boolean {
  const left = Math.min(...lines.map(({ x }) => x));
  const length = to - from;
  const below = lines.filter(({ y }) => y > at);
  return [
    at > 0.3 * height,
    from < left + 6,
    length > 0.1 * width,
    length < 0.5 * width,
    below.length > 0,
  ].every(Boolean);
}
