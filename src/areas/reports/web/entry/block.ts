/** A row of the form as pasting sees it: a cell that takes a value, one that does not, or a heading. */
export type Line = {
  readonly indicator: string | null;
  readonly takes: boolean;
  readonly heading: boolean;
};

export type Placed = { readonly indicator: string; readonly typed: string };
export type Block = {
  readonly placed: readonly Placed[];
  /** Entries that found no cell. */
  readonly left: number;
  /** Whether the lines of the block stand beside the lines of the form, headings included. */
  readonly byLine: boolean;
};

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
 * Lays a pasted block into the cells from `start` on. A column that was copied beside its headings is laid line by line; anything
 * else goes into the next cells that take a value, in reading order.
 */
export function laid(rows: readonly (readonly string[])[], lines: readonly Line[], start: string): Block {
  const from = lines.slice(lines.findIndex(({ indicator }) => indicator === start));
  const beside = from.slice(0, rows.length);
  const isColumn = rows.every(({ length }) => length === 1);
  const headings = beside.flatMap(({ heading }, at) => (heading ? [rows[at]![0]] : []));
  const byLine = isColumn && headings.length > 0 && headings.every((text) => text === '');
  if (byLine) {
    const taken = beside.map(({ takes, indicator }) => (takes ? indicator : null));
    const placed = taken.flatMap((indicator, at) =>
      indicator === null || rows[at]![0] === '' ? [] : [{ indicator, typed: rows[at]![0]! }],
    );
    const more = rows.slice(beside.length).filter(([text]) => text !== '').length;
    return { placed, left: more, byLine };
  }
  const cells = from.flatMap(({ takes, indicator }) => (takes && indicator !== null ? [indicator] : []));
  const entries = rows.flat();
  const placed = entries
    .slice(0, cells.length)
    .map((typed, at) => ({ indicator: cells[at]!, typed }))
    .filter(({ typed }) => typed !== '');
  return { placed, left: Math.max(0, entries.length - cells.length), byLine };
}
