import { fold, oneLine } from '../../../../base/fold.ts';

/** A row of the form as pasting sees it: a cell that takes a value, one that does not, or a heading. */
export type Line = {
  readonly indicator: string | null;
  readonly takes: boolean;
  readonly heading: boolean;
  /** Whether the issued form prints it; counts that are asked beside a rate stand on the page only. */
  readonly printed: boolean;
  readonly code: string | null;
  readonly label: string;
  readonly unit: string | null;
};

export type Placed = { readonly indicator: string; readonly typed: string };
/** What was pasted on a line where nobody types. */
export type Skipped = { readonly line: Line; readonly typed: string };
export type Block = {
  readonly placed: readonly Placed[];
  readonly skipped: readonly Skipped[];
  /** Entries that found no line. */
  readonly left: number;
  /** By the lines of the form, or one row into the next cells. */
  readonly way: 'lines' | 'cells';
};
/** Where it cannot be told which figure belongs to which line, none is taken. */
export type Laid = Block | { readonly onHeading: Skipped } | { readonly unknown: 'columns' };

/** What a spreadsheet puts on the clipboard: rows by line ends, cells by tabs, cells with line ends in quotes. */
export function cellsIn(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const end = () => {
    rows.at(-1)!.push(cell.trim());
    cell = '';
  };
  const source = text.replace(/\r\n?/g, '\n');
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at]!;
    if (quoted && letter === '"' && source[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (!quoted && letter === '\t') end();
    else if (!quoted && letter === '\n') {
      end();
      rows.push([]);
    } else cell += letter;
  }
  end();
  const last = rows.at(-1)!;
  return last.length === 1 && last[0] === '' ? rows.slice(0, -1) : rows;
}

/**
 * Lays a pasted block into the cells from `start` on. A column goes line by line, as the form prints them: headings and computed cells
 * use up an entry and take none. Several columns go where their numbers or names say. One row goes into the next cells.
 */
export function laid(block: readonly (readonly string[])[], lines: readonly Line[], start: string): Laid {
  const rows = withoutTitle(block);
  const keyed = byNames(rows, lines, start);
  if (keyed !== null) return keyed;
  if (rows.every(({ length }) => length === 1)) {
    const from = linesFrom(lines, start);
    const met = rows.slice(0, from.length).map(([typed], at) => ({ line: from[at]!, typed: typed! }));
    return onLines(met, filled(rows.slice(from.length).flat()));
  }
  return rows.length === 1 ? intoCells(rows[0]!, lines, start) : { unknown: 'columns' };
}

/** The title of a column that was copied with it is no figure. */
function withoutTitle(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const isTitle =
    rows.length > 1 && rows[0]!.some((text) => /^(so lieu|so luong|ket qua|gia tri)$/.test(keyOf(text)));
  return isTitle ? rows.slice(1) : rows;
}

/** From a printed line on, the printed lines; from a line that only the page has, the lines of the page. */
function linesFrom(lines: readonly Line[], start: string): Line[] {
  const at = lines.findIndex(({ indicator }) => indicator === start);
  return lines.slice(at).filter(({ printed }) => printed || !lines[at]!.printed);
}

function onLines(met: readonly Skipped[], left: number): Laid {
  const told = met.filter(({ typed }) => typed !== '');
  // A figure beside a heading: the column is not laid out as the form is, and all below it would slip.
  const onHeading = told.find(({ line }) => line.heading);
  if (onHeading !== undefined) return { onHeading };
  return {
    placed: told.flatMap(({ line, typed }) =>
      line.takes && line.indicator !== null ? [{ indicator: line.indicator, typed }] : [],
    ),
    skipped: told.filter(({ line }) => !line.takes),
    left,
    way: 'lines',
  };
}

function intoCells(entries: readonly string[], lines: readonly Line[], start: string): Block {
  const from = lines.slice(lines.findIndex(({ indicator }) => indicator === start));
  const cells = from.flatMap(({ takes, indicator }) => (takes && indicator !== null ? [indicator] : []));
  const placed = cells
    .slice(0, entries.length)
    .map((indicator, at) => ({ indicator, typed: entries[at]! }))
    .filter(({ typed }) => typed !== '');
  return { placed, skipped: [], left: filled(entries.slice(cells.length)), way: 'cells' };
}

/** Rows that bear the names or numbers of the form's lines; null where they do not. */
function byNames(block: readonly (readonly string[])[], lines: readonly Line[], start: string): Laid | null {
  const rows = block.filter((row) => filled(row) > 0);
  const columns = Array.from({ length: Math.max(...block.map(({ length }) => length)) }, (_, at) => at);
  const printed = lines.filter((line) => line.printed);
  const keys = columns.map((at) => rows.map((row) => keyOf(row[at] ?? '')));
  const named = keys.map((column) => linesNamed(column, printed, ({ label }) => label, start));
  const names = named.findIndex((met) => met !== null);
  const numbered = linesNamed(keys[0]!, printed, ({ code }) => code, start);
  const met = named[names] ?? numbered;
  if (columns.length < 2 || met === null) return null;
  const isUnit = (at: number) =>
    keys[at]!.every((key, row) => key === '' || key === keyOf(met[row]!.unit ?? ''));
  const [values, ...others] = columns.filter((at) => at > Math.max(names, 0) && !isUnit(at));
  // The numbers alone do not tell the line: forms number other figures alike from year to year.
  const isOtherName =
    names < 0 && others.length > 0 && keys[values ?? 0]!.every((key) => !/^[-(]?\d/.test(key));
  if (values === undefined || isOtherName) return { unknown: 'columns' };
  const entries = met.map((line, row) => ({ line, typed: rows[row]![values] ?? '' }));
  return onLines(entries, filled(rows.flatMap((row) => others.map((at) => row[at] ?? ''))));
}

/** The line of each row, in the order of the form and beginning at `start`, or else at the one place where it fits. */
function linesNamed(
  keys: readonly string[],
  lines: readonly Line[],
  nameOf: (line: Line) => string | null,
  start: string,
): Line[] | null {
  const names = lines.map((line) => keyOf(nameOf(line) ?? ''));
  const beginning = (first: number): Line[] | null => {
    if (keys.includes('') || names[first] !== keys[0]) return null;
    let at = first - 1;
    const places = keys.map((key) => {
      at = at === lines.length ? at : names.indexOf(key, at + 1);
      if (at < 0) at = lines.length;
      return at;
    });
    return at === lines.length ? null : places.map((place) => lines[place]!);
  };
  const here = beginning(lines.findIndex(({ indicator }) => indicator === start));
  if (here !== null) return here;
  const fits = lines.flatMap((_, first) => {
    const met = beginning(first);
    return met === null ? [] : [met];
  });
  // A row by itself might be figures only.
  return keys.length > 1 && fits.length === 1 ? fits[0]! : null;
}

/** Numbers and names as people write them: "2.1." is "2.1". */
const keyOf = (text: string): string => fold(oneLine(text)).replace(/[.):]+$/, '');
const filled = (entries: readonly string[]): number => entries.filter((text) => text !== '').length;
