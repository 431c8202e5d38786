import { inOrder, type Severity } from '../../../base/finding.ts';
import type { Block, Table } from '../../../formats/document.ts';
import type { Analysis } from '../analyse.ts';
import type { Check, Extraction, TableAnswer } from '../answer.ts';
import type { FormNames } from '../contract.ts';
import { joinTables } from '../join-tables.ts';
import { type Shape, shapeOf } from '../table-shape.ts';
import { type Blocks, type FigureMark, type FindingMark, type Spot, spotOf } from './marks.ts';

export type Finding = Check['findings'][number];
export type At = Finding['at'][number];

/** A finding as the page shows it: numbered from 1, the worst first, then as they stand in the document. */
export type ShownFinding = Finding & { readonly number: number; readonly places: readonly ShownPlace[] };
export type ShownPlace = { readonly place: number; readonly at: At; readonly spot: Spot | null };

/** A block as the page shows it; `newPage` is the number of the page that begins with it. */
type ShownBlock = { readonly block: Block; readonly index: number; readonly newPage: number | null };

/** All that the page shows of one report, computed once. */
export type ReportView = {
  readonly analysis: Analysis;
  readonly extraction: Extraction;
  readonly blocks: Blocks;
  readonly shown: readonly ShownBlock[];
  readonly forms: FormNames;
  /** The tables that hold rows. */
  readonly tables: readonly TableAnswer[];
  readonly findings: readonly ShownFinding[];
  readonly marksByBlock: ReadonlyMap<number, readonly FindingMark[]>;
  readonly marksByCell: ReadonlyMap<string, readonly FindingMark[]>;
  readonly figuresByBlock: ReadonlyMap<number, readonly FigureMark[]>;
};

/** What the page shows of an analysis. */
export function viewOf(analysis: Analysis, forms: FormNames = {}): ReportView {
  const blocks = joinTables(analysis.document.blocks);
  const findings = numbered(inOrder(analysis.check.findings), blocks);
  const marks = findings.flatMap(marksOf);
  const figures = analysis.extraction.figures.flatMap(({ at }, index) => {
    const spot = spotOf(blocks, at);
    return spot === null ? [] : [{ index, spot }];
  });
  return {
    analysis,
    extraction: analysis.extraction,
    blocks,
    shown: shownBlocks(blocks),
    forms,
    tables: analysis.extraction.tables.filter((table) => table.rows.length > 0),
    findings,
    marksByBlock: grouped(marks, (mark) => mark.spot.block),
    marksByCell: grouped(marks, (mark) => cellKey(mark.spot)),
    figuresByBlock: grouped(figures, (figure) => figure.spot.block),
  };
}

/** `Map.groupBy` is younger than the browsers of old computers. */
function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

export const cellKey = ({ block, row, column }: Spot) => `${block}:${row}:${column}`;

const numbered = (findings: readonly Finding[], blocks: Blocks): ShownFinding[] =>
  findings.map((finding, index) => ({
    ...finding,
    number: index + 1,
    places: finding.at.map((at, place) => ({ place, at, spot: spotOf(blocks, at) })),
  }));

const marksOf = ({ number, severity, places }: ShownFinding): FindingMark[] =>
  places.flatMap(({ place, spot }) => (spot === null ? [] : [{ number, place, severity, spot }]));

function shownBlocks(blocks: Blocks): ShownBlock[] {
  let page: number | undefined;
  return blocks.flatMap((block, index) => {
    if (block === null) return [];
    const own = block.kind === 'table' ? block.place.page : block.marks[0]?.place.page;
    const begins = own !== undefined && page !== undefined && own !== page;
    page = own ?? page;
    return [{ block, index, newPage: begins ? own : null }];
  });
}

export function countsOf(findings: readonly Finding[]): Record<Severity, number> {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), note: count('note') };
}

const shapes = new WeakMap<Table, Shape | null>();

/** The shape of a table, found once. */
export function shapeOnce(table: Table): Shape | null {
  const shape = shapes.has(table) ? shapes.get(table)! : shapeOf(table);
  shapes.set(table, shape);
  return shape;
}
