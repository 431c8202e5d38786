/** A line and the page it stands on; a form feed opens the next page. */
export type PageLine = { readonly number: number; readonly page: number; readonly raw: string };

/** A stretch of a line, in letters from the left. */
export type Span = { readonly from: number; readonly to: number };
/** A text without a wide gap. */
export type Run = Span & { readonly text: string };
/** A line with words; `y` is its index among all lines, `number` the number of a row with which it begins. */
export type Row = {
  readonly y: number;
  readonly number: Run | null;
  readonly runs: readonly Run[];
};
/** What a line holds in one column; not sure where it had to be cut, or where another text of that column stands apart. */
export type Piece = {
  readonly column: number;
  readonly y: number;
  readonly from: number;
  readonly text: string;
  readonly isSure: boolean;
};

const nameOfNumbers = /^(STT|TT|ST)$/;
const numberOfRow = /^(\d{1,2}(\.\d{1,2}){0,4}\.?|[IVX]{1,4}\.?|[-+*])$/;
/** A number, or the name of their column, with but one space to the label. */
const glued = /^(\d+\. [\p{L}\d("“]|\d+(\.\d+)+\.? [\p{L}("“]|\d+ \p{Lu}|(STT|TT|ST) \p{Lu})/u;

/** A text without form feeds is one page; no table of a report is as long. */
const mostLinesOfPage = 1000;

/** The lines with words from `from` to the end of its page. */
export function rowsOfPage(lines: readonly PageLine[], from: number): Row[] {
  const rows: Row[] = [];
  const end = from + mostLinesOfPage;
  for (let y = from; y < end && lines[y]?.page === lines[from]?.page; y += 1) {
    const runs = [...lines[y]!.raw.matchAll(/\S+( \S+)*/g)].map(({ 0: text, index }) => runOf(text, index));
    if (runs.length > 0) rows.push({ y, number: null, runs: partedNumber(runs) });
  }
  return numbered(rows);
}

function partedNumber([head, ...runs]: readonly Run[]): Run[] {
  if (head === undefined) return [];
  const [, number, rest] = /^((?:\d{1,2}\.){2,4})(\d+%.*)$/.exec(head.text) ?? [];
  if (number !== undefined && rest !== undefined)
    return [runOf(number, head.from), runOf(rest, head.from + number.length), ...runs];
  const end = glued.test(head.text) ? head.text.indexOf(' ') : -1;
  if (end < 0) return [head, ...runs];
  return [
    runOf(head.text.slice(0, end), head.from),
    runOf(head.text.slice(end + 1), head.from + end + 1),
    ...runs,
  ];
}

export const runOf = (text: string, from: number): Run => ({ from, to: from + text.length, text });
export const isNameOfNumbers = ({ runs, number }: Row) =>
  number === null && nameOfNumbers.test(runs[0]!.text);

/** In letters, for numbers that are set to its middle too. */
const widestOfNumbers = 8;

/** Numbers of rows stand in the outermost column. */
function numbered(rows: readonly Row[]): Row[] {
  const heads = rows.map(({ runs }) => runs[0]!).filter(({ text }) => numberOfRow.test(text));
  const edge = Math.min(...heads.map(({ from }) => from)) + widestOfNumbers;
  const isBroken = rows.some(
    (row, index) => goesOn(rows[index - 1], row) && !/^\p{Lu}/u.test(row.runs[1]?.text ?? ''),
  );
  return rows.map((row, index) => {
    const [head, ...runs] = row.runs;
    const isNumber = numberOfRow.test(head!.text) && head!.from < edge;
    if (isNumber && !(isBroken && goesOn(rows[index - 1], row))) return { ...row, number: head!, runs };
    return runs[0]?.from === head!.to + 1 && !isNumber ? { ...row, runs: joined(row.runs) } : row;
  });
}

/** What looked like a number stands in another column. */
function joined([head, next, ...runs]: readonly Run[]): Run[] {
  return [runOf(`${head!.text} ${next!.text}`, head!.from), ...runs];
}

/** A narrow column breaks "1.1.3" within itself: no figures stand beside the rest of it. */
function goesOn(above: Row | undefined, { y, runs: [head, ...others] }: Row): boolean {
  const before = above?.y === y - 1 ? above.runs[0] : undefined;
  return (
    /^\d+(\.\d*)+$/.test(before?.text ?? '') &&
    /^\d+(\.\d+)*\.?$/.test(head?.text ?? '') &&
    Math.abs((before?.from ?? 0) - (head?.from ?? 0)) < 3 &&
    !others.some(({ text }) => isFigure(text))
  );
}

export const isFigure = (text: string) => /^[-–+]?\s?\d[\d.,]*\s?%?$|^[-–]$/.test(text);
export const middleOf = ({ from, to }: Span) => (from + to) / 2;

/** In letters: as a letter is not as wide as another, a text may reach so far over the edge of its column. */
const overhang = 5;

export const crosses = (run: Span, river: Span, over = overhang) =>
  run.from < river.from - over && run.to > river.to + over;

/** What a line holds in each column; `starts` are the usual left edges of the columns. */
export function piecesOf(
  row: Row,
  rivers: readonly Span[],
  starts: readonly (number | undefined)[] = [],
): Piece[] {
  const ordered = inOrder(row, rivers);
  if (ordered !== null) return ordered;
  const cut = row.runs.flatMap((run) => cutAtRivers(run, rivers.slice(1), starts.slice(1)));
  const first = row.number === null ? 0 : 1;
  const columnOf = (part: Span) =>
    Math.max(first, rivers.filter((river) => middleOf(river) < middleOf(part)).length);
  const pieces = [...Map.groupBy(cut, columnOf)].map(([column, own]) => ({
    ...{ column, y: row.y, from: own[0]!.from },
    text: own.map(({ text }) => text).join(' '),
    isSure: own.every((part, at) => part.isSure && (at === 0 || !isApart(own[at - 1]!, part))),
  }));
  return [...numberOf(row), ...pieces];
}

const numberOf = ({ number, y }: Row): Piece[] =>
  number === null ? [] : [{ column: 0, y, from: number.from, text: number.text, isSure: true }];

const fewestInOrder = 3;

/** As many figures, or names, as there are columns after the label fill these in order, though they stand a little aside. */
function inOrder(row: Row, rivers: readonly Span[]): Piece[] | null {
  const count = rivers.length - 1;
  if (count < fewestInOrder) return null;
  const edge = rivers[1]!;
  const labels = row.runs.filter(({ from }) => from < edge.from - overhang);
  const others = row.runs.slice(labels.length);
  const words = others.flatMap(wordsOf);
  const [label, last] = lastWordOf(labels.at(-1));
  const isGlued = last !== undefined && last.to > edge.from - overhang && words.length === count - 1;
  const figures = isGlued ? [last, ...words] : words;
  const isSame = others.length === count && others.every(({ text }) => text === others[0]!.text);
  const cells = isSame ? others : figures;
  if (cells.length !== count || !(isSame || cells.every(({ text }) => isFigure(text)))) return null;
  const own = isGlued ? [...labels.slice(0, -1), label!] : labels;
  const first = own.map(({ text }) => text).join(' ');
  const { y } = row;
  return [
    ...numberOf(row),
    ...(first === ''
      ? []
      : [
          {
            column: own[0]!.from < rivers[0]!.from ? 0 : 1,
            y,
            from: own[0]!.from,
            text: first,
            isSure: own.length < 2,
          },
        ]),
    ...cells.map(({ from, text }, index) => ({ column: index + 2, y, from, text, isSure: true })),
  ];
}

function wordsOf({ from, text }: Run): Run[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => runOf(word, from + index));
}

/** A label and the figure at its end. */
function lastWordOf(run: Run | undefined): [Run?, Run?] {
  const space = run?.text.lastIndexOf(' ') ?? -1;
  if (run === undefined || space < 0 || !isFigure(run.text.slice(space + 1))) return [];
  return [runOf(run.text.slice(0, space), run.from), runOf(run.text.slice(space + 1), run.from + space + 1)];
}

type Part = Run & { readonly isSure: boolean };

/** Justified text has wider gaps too, but not so wide. */
const widestGap = 3;
const isApart = (one: Span, other: Span) => other.from - one.to > widestGap;

/** Two cells with but one space between them are cut at the space by which the next column begins, else by the river. */
function cutAtRivers(run: Run, rivers: readonly Span[], starts: readonly (number | undefined)[]): Part[] {
  const index = rivers.findIndex((each) => crosses(run, each, 0));
  if (index < 0) return withFigureInRiver(run, rivers);
  const beyond = rivers.slice(index + 1);
  const cut = cutOf(run, rivers[index]!, starts[index + 1]);
  if (cut === null) return reaching(run, rivers[index]!, beyond, starts.slice(index + 1));
  const left = { ...runOf(run.text.slice(0, cut.at), run.from), isSure: cut.isSure };
  const rest = runOf(run.text.slice(cut.at + 1), run.from + cut.at + 1);
  const right = cutAtRivers(rest, beyond, starts.slice(index + 1));
  return [left, { ...right[0]!, isSure: right[0]!.isSure && cut.isSure }, ...right.slice(1)];
}

/** A figure that ends a text within a river may be what the next column holds. */
function withFigureInRiver(run: Run, rivers: readonly Span[]): Part[] {
  const river = rivers.find(({ from }) => run.from < from && run.to > from);
  const [rest, figure] = lastWordOf(run);
  if (river === undefined || rest === undefined || figure === undefined || figure.from < river.from - 1)
    return [{ ...run, isSure: true }];
  return [rest, runOf(figure.text, Math.max(figure.from, river.to))].map((part) => ({
    ...part,
    isSure: false,
  }));
}

/** Sure where a word begins as cells do and where its column begins, or where there is no other such word near the river. */
function cutOf(run: Run, river: Span, start: number | undefined): { at: number; isSure: boolean } | null {
  const away = (space: number) => Math.abs(run.from + space + 0.5 - middleOf(river));
  const spaces = [...run.text.matchAll(/ /g)]
    .map(({ index }) => index)
    .filter((space) => away(space) <= overhang + (river.to - river.from) / 2)
    .sort((one, other) => away(one) - away(other));
  const capitals = spaces.filter((space) => /^[\p{Lu}\d%-]/u.test(run.text.slice(space + 1)));
  const atStart = spaces.find((space) => Math.abs(run.from + space + 1 - (start ?? Number.NaN)) <= 1);
  const isStart = atStart !== undefined && (capitals.length === 0 || capitals.includes(atStart));
  const at = isStart ? atStart : (capitals[0] ?? spaces[0]);
  if (at === undefined) return null;
  return {
    at,
    isSure: capitals.includes(at) && (isStart || (atStart === undefined && capitals.length === 1)),
  };
}

/** A text that a little reaches over is of its own column; one that lies across is of none for certain. */
function reaching(
  run: Run,
  river: Span,
  beyond: readonly Span[],
  starts: readonly (number | undefined)[],
): Part[] {
  const isLittle = Math.min(run.to - river.to, river.from - run.from) <= overhang;
  const further = beyond.some((each) => crosses(run, each, 0));
  if (isLittle && further) return cutAtRivers(run, beyond, starts);
  return [{ ...run, isSure: isLittle }];
}
