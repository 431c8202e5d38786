import { fold, oneLine } from '../../base/fold.ts';
import type { Block, Document, Paragraph, Table } from '../../formats/document.ts';
import { type Citation, citationsIn } from '../documents/citation.ts';
import { loadIndicators } from '../indicators/catalogue.ts';
import type { Indicator } from '../indicators/dictionary.ts';
import { loadForms } from '../reports/catalogue.ts';
import type { FormTemplate } from '../reports/form-template.ts';
import { byYears, type FlowTable, findFlowTables, formOfFlow, headerWords, partRow } from './flow-table.ts';
import { type FormMatch, formMatcher } from './form-match.ts';
import { type Head, readHead, type TextLine } from './head.ts';
import { joinTables } from './join-tables.ts';
import { indicatorFinder } from './label-index.ts';
import { type NumberInText, numbersIn } from './numbers-in-text.ts';
import { doubted, type RawRow, type ReadTable, rawRowsOf, readTable } from './report-table.ts';
import { type Shape, shapeByContent, shapeOf } from './table-shape.ts';

/** A paragraph of the narrative with what was found in it. */
export type Passage = {
  readonly block: number;
  readonly paragraph: Paragraph;
  readonly numbers: readonly NumberInText[];
  readonly citations: readonly Citation[];
};

/** A report read: what extraction gives out and what checks look at. */
export type Report = {
  readonly head: Head;
  readonly tables: readonly ReadTable[];
  readonly passages: readonly Passage[];
  readonly lines: readonly TextLine[];
  /** The blocks with the tables joined that page breaks took apart; null where a part went into an earlier table. */
  readonly blocks: readonly (Block | null)[];
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Tables that run on in the text and follow no known form, or not closely: what was read of them is a guess. */
  readonly uncertain: readonly ReadTable[];
};

export type Knowledge = {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly forms: readonly FormTemplate[];
  readonly match: ReturnType<typeof formMatcher>;
  readonly indicatorOf: (label: string) => Indicator | null;
  readonly units: readonly string[];
};

let known: Knowledge | undefined;

/** The catalogue, read once. */
function knowledge(): Knowledge {
  known ??= knowledgeOf(loadIndicators(), loadForms());
  return known;
}

/** What reading needs of a dictionary and its forms: given others, reports are read on those. */
export function knowledgeOf(
  indicators: ReadonlyMap<string, Indicator>,
  forms: readonly FormTemplate[],
): Knowledge {
  const printed = forms.flatMap((form) => form.tables.flatMap((table) => table.rows.map((row) => row.unit)));
  const units = [...new Set(printed.filter((unit) => unit !== null && !unit.includes('=')))] as string[];
  return {
    indicators,
    forms,
    match: formMatcher(forms),
    indicatorOf: indicatorFinder(indicators),
    units: units.sort((a, b) => b.length - a.length),
  };
}

/** Reads a document as a report: forms, narrative, head. A document that is no report simply has little in it. */
export function readReport(document: Document, knows: Knowledge = knowledge()): Report {
  const blocks = joinTables(document.blocks);
  const flows = flowsIn(blocks, knows);
  const flowing = flows.map((flow, index) => flowTable(flow, index + 1, knows));
  const tables = [...tablesOf(blocks, knows), ...flowing];
  const passages = blocks.flatMap((block, index) => (inFlow(flows, index) ? [] : passageOf(block, index)));
  const lines = linesOf(blocks);
  const head = readHead(
    lines,
    tables.some((table) => table.layout === 'index'),
  );
  const uncertain = tables.filter(
    (table) => isDoubted(table) || (flowing.includes(table) && isGuessed(table)),
  );
  return { head, tables, passages, lines, blocks, indicators: knows.indicators, uncertain };
}

/** Every figure of it; a form left blank has none to doubt. */
function isDoubted({ rows }: ReadTable): boolean {
  const filled = rows.flatMap(({ cells }) => cells).filter(({ raw }) => raw !== '');
  return filled.length > 0 && filled.every(({ certainty }) => certainty < 1);
}

function isGuessed({ form, rows }: ReadTable): boolean {
  const doubted = rows.filter((row) => row.cells.some((cell) => cell.certainty < 1));
  return form === null || doubted.length > rows.length / 3;
}

/** Beside real tables only a form that is known is looked for in the text: its numbered sentences are no rows. */
function flowsIn(blocks: readonly (Block | null)[], knows: Knowledge): FlowTable[] {
  const hasTables = blocks.some((block) => block?.kind === 'table' && dataShapeOf(block) !== null);
  const flows = findFlowTables(blocks);
  return hasTables ? flows.filter((flow) => formOfFlow(flow, knows.forms) !== null) : flows;
}

function tablesOf(blocks: readonly (Block | null)[], knows: Knowledge): ReadTable[] {
  return blocks.flatMap((block, index) => {
    if (block?.kind !== 'table') return [];
    const shape = dataShapeOf(block) ?? shapeByContent(block);
    if (shape === null) return [];
    const rows = rawRowsOf(block, shape, index);
    const title = titleBefore(blocks, index);
    const table = recognised(rows, { block: index, number: block.number, title }, knows);
    return [shape.headerRows > 0 || isKnownForm(table) ? table : { ...table, rows: table.rows.map(doubted) }];
  });
}

/** Without a header a single column of figures in the rows of a form is told for certain, more are not. */
const isKnownForm = ({ form, rows }: ReadTable) =>
  form?.layout === 'values' && (rows[0]?.cells.length ?? 0) === 1;

/** Null also for a table that is nothing but its header: a signature block may look like one. */
function dataShapeOf(table: Table): Shape | null {
  const shape = shapeOf(table);
  return shape !== null && shape.headerRows < table.rows ? shape : null;
}

function recognised(
  rows: readonly RawRow[],
  frame: { block: number; number: number; title: string | null },
  knows: Knowledge,
): ReadTable {
  const match = knows.match(rows, frame.title ?? '');
  const own = match?.table.layout === 'values' ? withOneValue(rows) : rows;
  return readTable(own, match, frame, knows.indicators, knows.indicatorOf);
}

/** A form with one column of values has it where the figures stand; a column without any is one of notes whose name was misread. */
function withOneValue(rows: readonly RawRow[]): readonly RawRow[] {
  const keys = (rows[0]?.values ?? []).map(({ key }) => key);
  const hasFigures = (at: number) => rows.some(({ values }) => /\d/.test(values[at]?.raw ?? ''));
  const [column, ...others] = keys.map((_, at) => at).filter(hasFigures);
  if (keys.length < 2 || column === undefined || others.length > 0) return rows;
  return rows.map((row) => {
    const words = row.values.filter((_, at) => at !== column).map(({ raw }) => raw);
    const note = [row.note ?? '', ...words].filter((text) => text !== '').join(' ');
    return { ...row, values: [row.values[column]!], note: note || null };
  });
}

/** The heading over a table: the paragraphs back to an annex line, at most five, none of them a sentence. */
function titleBefore(blocks: readonly (Block | null)[], index: number): string | null {
  const parts: string[] = [];
  for (let at = index - 1; at >= 0 && parts.length < 5; at -= 1) {
    const block = blocks[at];
    if (block === null || (block?.kind === 'paragraph' && block.role !== 'body')) continue;
    if (
      block?.kind !== 'paragraph' ||
      block.text.length > 220 ||
      /[;]$|\.\/\.$/.test(block.text) ||
      /^[-+]\s/.test(block.text)
    )
      break;
    if (block.text.trim().length <= 2 || headerWords.test(fold(block.text))) continue;
    parts.unshift(block.text);
    if (/^(phụ lục|(biểu mẫu|biểu|mẫu)( số)? \d)/i.test(block.text)) break;
  }
  const annex = parts.findIndex((text) => /^(phụ lục|biểu mẫu|biểu|mẫu|thống kê|bảng|II+\.|I\.)/i.test(text));
  const kept = annex >= 0 ? parts.slice(annex) : parts.slice(-1);
  return kept.length === 0 ? null : oneLine(kept.join(' '));
}

function flowTable(flow: FlowTable, number: number, knows: Knowledge): ReadTable {
  const form = formOfFlow(flow, knows.forms);
  const frame = { block: flow.firstBlock, number, title: flow.title };
  const labels = form?.table.rows ?? [];
  const rough = flow.rows.map((row) => partRow(row, bestLabelFor(row.text, row.code, labels), knows.units));
  const match: FormMatch | null = knows.match(rough, flow.title ?? '');
  const rows = flow.rows.map((row, index) => {
    const label = match?.rows[index]?.label ?? null;
    const parted = label === null ? rough[index]! : partRow(row, label, knows.units);
    return match?.table.layout === 'years' ? byYears(parted, flow.years) : parted;
  });
  return readTable(rows, match, frame, knows.indicators, knows.indicatorOf);
}

function bestLabelFor(
  text: string,
  code: string,
  rows: readonly { code: string | null; label: string }[],
): string | null {
  const same = rows.filter(
    (row) => row.code === code && text.slice(0, 12).toLowerCase() === row.label.slice(0, 12).toLowerCase(),
  );
  return same[0]?.label ?? null;
}

const inFlow = (flows: readonly FlowTable[], index: number) =>
  flows.some((flow) => index >= flow.firstBlock && index <= flow.lastBlock);

function passageOf(block: Block | null, index: number): Passage[] {
  if (block === null) return [];
  const paragraphs =
    block.kind === 'paragraph' ? [block] : dataShapeOf(block) === null ? paragraphsOfLayout(block) : [];
  return paragraphs
    .filter((paragraph) => paragraph.role === 'body' || paragraph.role === 'note')
    .map((paragraph) => {
      const citations = citationsIn(paragraph.text);
      return { block: index, paragraph, numbers: numbersIn(paragraph.text, citations), citations };
    });
}

function paragraphsOfLayout(table: Table): Paragraph[] {
  return table.cells
    .filter((cell) => cell.text.trim() !== '')
    .map((cell) => ({ kind: 'paragraph', role: 'body', text: cell.text, marks: cell.marks }));
}

/** All words of the document line by line; the cells of a letterhead count as lines. */
function linesOf(blocks: readonly (Block | null)[]): TextLine[] {
  return blocks.flatMap((block, index) => {
    if (block === null || (block.kind === 'paragraph' && block.role !== 'body')) return [];
    const texts = block.kind === 'paragraph' ? [block] : block.cells;
    return texts.flatMap((words) =>
      (block.kind === 'paragraph' ? [words.text] : words.text.split('\n'))
        .filter((text) => text.trim() !== '')
        .map((text) => ({ text: text.trim(), block: index, place: words.marks[0]?.place ?? {} })),
    );
  });
}
