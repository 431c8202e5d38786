import { middleOf, type Row, type Run, runOf, type Span } from './laid-out-lines.ts';

/** Of the lines: in so many a text may reach over the strip between two columns. */
const mostInked = 0.2;
const fewestBeside = 2;

/**
 * The strips between the columns. The first lies before the labels, for a number may touch its label; the others are white
 * in nearly every line of the body, with text on both sides.
 */
export function riversOf(header: readonly Row[], body: readonly Row[]): Span[] {
  const edge = labelEdge(body);
  const heads = header.map(({ runs }) => runs);
  const lines = partedTexts(header, body, edge);
  const rows = lines.filter((texts) => texts.length > 1);
  const isBeside = (strip: Span) => (texts: readonly Run[]) =>
    texts.some(({ to }) => to <= middleOf(strip)) && texts.some(({ from }) => from >= middleOf(strip));
  const isBetween = (strip: Span) =>
    heads.some(isBeside(strip)) || rows.filter(isBeside(strip)).length >= fewestBeside;
  const strips = whiteStrips(rows, edge + 1);
  const inner = strips
    .slice(0, -1)
    .flatMap((strip) => partedByTexts(strip, columnsWithin(strip, rows, heads)))
    .map((strip) => clearest(strip, lines));
  return [
    { from: edge - 1, to: edge },
    ...[...inner, ...outerRivers(strips.at(-1)!, rows, heads)].filter(isBetween),
  ];
}

/** Right of the last column that is well filled there may be columns of few fillings, or of a name alone. */
function outerRivers(
  strip: Span,
  rows: readonly (readonly Run[])[],
  heads: readonly (readonly Run[])[],
): Span[] {
  const names = heads.flatMap((texts, index) =>
    texts.filter((text) => !heads.slice(index + 1).some((below) => isCommon(text, below))),
  );
  const outside = { from: endOf(names, strip.from), to: strip.to };
  return partedByTexts(outside, [...columnsWithin(outside, rows, heads), ...names]);
}

/** In letters: a name in the middle over two others need not reach both. */
const reach = 5;

const isCommon = ({ from, to }: Run, below: readonly Run[]) =>
  below.filter((other) => overlaps({ from: from - reach, to: to + reach }, other)).length > 1;

const overlaps = (one: Span, other: Span) => one.from < other.to && other.from < one.to;

/** The names of the last column that has words may reach farther to the right than these. */
function endOf(names: readonly Run[], end: number): number {
  const reaching = names.filter(({ from, to }) => from < end && to > end);
  return reaching.length === 0 ? end : endOf(names, Math.max(...reaching.map(({ to }) => to)));
}

const fewestStarts = 3;

/** Where texts begin that stand apart from what is at their left. */
function commonStarts(rows: readonly Row[]): ReadonlySet<number> {
  const begins = rows.flatMap(({ runs }) => runs.slice(1).map(({ from }) => from));
  const common = [...Map.groupBy(begins, (at) => at)].filter(([, own]) => own.length >= fewestStarts);
  return new Set(common.flatMap(([at]) => [at - 1, at, at + 1]));
}

/** A long label, or figures, may have but one space to the next cell; which begins as others do. */
function partedTexts(header: readonly Row[], body: readonly Row[], edge: number): Run[][] {
  const begins = commonStarts([...header, ...body]);
  const mayHold = ({ from, text }: Run) =>
    Math.abs(from - edge) <= 1 || /^[\d.,%-]+( [\d.,%-]+)+$/.test(text);
  return body.map(({ runs }) =>
    runs
      .filter(({ from }) => from >= edge - 1)
      .flatMap((run) => (mayHold(run) ? partedAt(run, begins) : [run])),
  );
}

/** Of the lines that begin at the commonest place: as many begin where labels do, for a cell may have lines beside no label. */
const fewestLabels = 0.2;

/** The outermost place, right of the numbers, where lines usually begin. */
export function labelEdge(body: readonly Row[]): number {
  const numbers = Math.min(...body.flatMap(({ number }) => (number === null ? [] : [number.to])));
  const begins = body
    .flatMap(({ runs }) => runs.slice(0, 1).map(({ from }) => from))
    .filter((at) => at >= numbers);
  const common = (mostCommon(begins)?.count ?? 0) * fewestLabels;
  const edges = [...Map.groupBy(begins, (at) => at)].filter(([, own]) => own.length >= Math.max(2, common));
  return Math.min(...edges.map(([at]) => at), ...(edges.length === 0 ? begins : []));
}

function mostCommon(numbers: readonly number[]): { value: number; count: number } | undefined {
  const counts = [...Map.groupBy(numbers, (each) => each)].map(([value, own]) => ({
    value,
    count: own.length,
  }));
  return counts.sort((one, other) => other.count - one.count)[0];
}

function partedAt(run: Run, begins: ReadonlySet<number>): Run[] {
  const cut = [...run.text.matchAll(/ /g)].find(({ index }) => begins.has(run.from + index + 1))?.index;
  if (cut === undefined) return [run];
  return [runOf(run.text.slice(0, cut), run.from), runOf(run.text.slice(cut + 1), run.from + cut + 1)];
}

/** The last one is open to the right. */
function whiteStrips(rows: readonly (readonly Run[])[], start: number): Span[] {
  const end = Math.max(start, ...rows.flat().map(({ to }) => to));
  const strips: { from: number; to: number }[] = [];
  for (let at = start; at < end; at += 1) {
    const inked = rows.filter((texts) => texts.some(({ from, to }) => at >= from && at < to)).length;
    if (inked > mostInked * rows.length) continue;
    if (strips.at(-1)?.to === at) strips.at(-1)!.to = at + 1;
    else strips.push({ from: at, to: at + 1 });
  }
  const last = strips.at(-1)?.to === end ? strips.pop()! : { from: end, to: end };
  return [...strips, { from: last.from, to: Number.POSITIVE_INFINITY }];
}

/** Texts that lie within a strip are a column of few fillings; a lone one, unless it has a name, only stands aside. */
function columnsWithin(
  strip: Span,
  rows: readonly (readonly Run[])[],
  heads: readonly (readonly Run[])[],
): Run[] {
  const isWithin = ({ from, to }: Run) => from >= strip.from && to <= strip.to;
  const names = heads.flat().filter(isWithin);
  const texts = rows.flat().filter(isWithin);
  return texts.filter((text) =>
    [...texts, ...names].some((other) => other !== text && overlaps(text, other)),
  );
}

function partedByTexts(strip: Span, texts: readonly Run[]): Span[] {
  const inside = texts.filter(({ from, to }) => from >= strip.from && to <= strip.to);
  const parts: Span[] = [];
  let from = strip.from;
  for (const text of inside.sort((one, other) => one.from - other.from)) {
    if (text.from > from) parts.push({ from, to: text.from });
    from = Math.max(from, text.to);
  }
  return strip.to > from ? [...parts, { from, to: strip.to }] : parts;
}

/** The part of a strip into which the fewest lines reach. */
function clearest(strip: Span, rows: readonly (readonly Run[])[]): Span {
  let best = { ...strip, inked: Number.POSITIVE_INFINITY };
  for (let at = strip.from; at < strip.to; at += 1) {
    const inked = rows.filter((texts) =>
      texts.some((text) => at >= text.from && at < text.to && !isSpaceAcross(text, at, strip)),
    ).length;
    if (inked < best.inked) best = { from: at, to: at + 1, inked };
    else if (inked === best.inked && at === best.to) best.to = at + 1;
  }
  return { from: best.from, to: best.to };
}

const isSpaceAcross = ({ from, to, text }: Run, at: number, strip: Span) =>
  from < strip.from && to > strip.to && text[at - from] === ' ';

/** Of the texts of a column: where fewer begin at one edge they are set to the middle or to the right. */
const mostlyFlush = 0.6;

/** The left edge of each column whose texts are set to it. */
export function startsOf(body: readonly Row[], rivers: readonly Span[]): (number | undefined)[] {
  return Array.from({ length: rivers.length + 1 }, (_, column) => {
    const left = rivers[column - 1]?.from ?? 0;
    const right = rivers[column]?.from ?? Number.POSITIVE_INFINITY;
    const begins = body.flatMap(({ runs }) =>
      runs.map(({ from }) => from).filter((at) => at >= left && at < right),
    );
    const best = mostCommon(begins);
    return best !== undefined && best.count >= mostlyFlush * begins.length ? best.value : undefined;
  });
}
