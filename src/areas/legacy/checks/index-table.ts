import { roundHalfUp } from '../../../base/decimal.ts';
import type { Checked, Finding, Held, Severity } from '../../../base/finding.ts';
import { fold } from '../../../base/fold.ts';
import type { Fact } from '../../indicators/fact.ts';
import { atCell } from '../extract.ts';
import type { Report } from '../report.ts';
import type { ReadCell, ReadRow, ReadTable } from '../report-table.ts';
import type { scoreKeys } from '../table-shape.ts';
import { words } from './words.ts';

type Key = (typeof scoreKeys)[number];
type Scored = {
  readonly row: ReadRow;
  readonly cells: Readonly<Partial<Record<Key, ReadCell & { value: number }>>>;
};
type Outcome = { readonly findings: Finding[]; readonly held: Held[] };

/** The tables of a scored index: deductions, maxima, parents against their parts, the total, and what opinions compute. */
export function checkIndexTables(report: Report, texts: readonly Fact[]): Checked {
  const outcome: Outcome = { findings: [], held: [] };
  for (const table of report.tables.filter((candidate) => candidate.layout === 'index'))
    checkTable(table, texts, outcome);
  return outcome;
}

function checkTable(table: ReadTable, texts: readonly Fact[], outcome: Outcome): void {
  const rows = table.rows.map(scored);
  const total = rows.find(({ row }) => isTotal(row.label)) ?? null;
  const criteria = rows.filter((row) => row !== total);
  for (const row of criteria) {
    checkBounds(row, outcome);
    checkDeduction(row, outcome);
    if (!checkOpinion(row, outcome)) checkStatedScore(row, outcome);
    checkChildren(row, criteria, outcome);
  }
  if (total !== null) checkTotal(total, criteria, texts, outcome);
}

/** A scan may read another accent: "Tống điểm". */
const isTotal = (label: string) => /^tong\b/.test(fold(label)) || /^cộng(?!\p{L})/iu.test(label);

function scored(row: ReadRow): Scored {
  const cells = row.cells.filter(
    (cell): cell is ReadCell & { value: number } => typeof cell.value === 'number',
  );
  return { row, cells: Object.fromEntries(cells.map((cell) => [cell.key, cell])) };
}

function tell(
  outcome: Outcome,
  rule: string,
  severity: Severity,
  message: string,
  row: Scored,
  cell: ReadCell,
  expected: number | null,
  others: Finding['at'] = [],
): void {
  outcome.findings.push({
    rule,
    severity,
    certainty: Math.min(cell.certainty, 0.95),
    message,
    at: [atCell(row.row, cell), ...others],
    found: cell.value,
    expected,
  });
}
const keep = (outcome: Outcome, rule: string, message: string, row: Scored, cell: ReadCell) =>
  outcome.held.push({ rule, message, at: [atCell(row.row, cell)] });
const same = (a: number, b: number) => Math.abs(a - b) < 0.0051;

function checkBounds(row: Scored, outcome: Outcome): void {
  const { max, self, appraised } = row.cells;
  for (const cell of [self, appraised]) {
    if (cell !== undefined && cell.value < 0)
      tell(outcome, 'index-negative', 'error', words.negativeScore(row.row.label, cell.value), row, cell, 0);
    if (cell !== undefined && max !== undefined && cell.value > max.value)
      tell(
        outcome,
        'index-maximum',
        'error',
        words.overMax(row.row.label, cell.value, max.value),
        row,
        cell,
        max.value,
      );
  }
}

/** The deduction is maximum − appraised; self − appraised is the other reading that such tables use. */
function checkDeduction(row: Scored, outcome: Outcome): void {
  const { max, self, appraised, deduction } = row.cells;
  if (max === undefined || appraised === undefined || deduction === undefined) return;
  const expected = roundHalfUp(max.value - appraised.value, 4);
  const other = self === undefined ? expected : roundHalfUp(self.value - appraised.value, 4);
  const printed = Math.abs(deduction.value);
  if (same(printed, expected))
    keep(
      outcome,
      'index-deduction',
      words.deductionHolds(row.row.label, max.value, appraised.value, expected),
      row,
      deduction,
    );
  else
    tell(
      outcome,
      'index-deduction',
      same(printed, other) && other > 0 ? 'warning' : 'error',
      words.deduction(row.row.label, deduction.raw, max.value, appraised.value, expected),
      row,
      deduction,
      -expected || 0,
    );
}

const computed =
  /(\d+)\s*\/\s*(\d+)\s*=\s*(\d+[.,]\d+)\s*(%?)\s*(\(?\s*(?:<|dưới|nhỏ hơn|thấp hơn|ít hơn|chưa đạt|không đạt)\s*(?:mức\s*|ngưỡng\s*)?[\d.,]+)?/iu;

/**
 * "b/a=33/48=0,69" or "… = 68,75 %": rounded first, then multiplied by the maximum (domain §2.3); below a floor that the opinion names it is 0.
 * True where a finding was told.
 */
function checkOpinion(row: Scored, outcome: Outcome): boolean {
  const { max, appraised } = row.cells;
  const match = computed.exec(row.row.opinion ?? '');
  if (match === null || max === undefined || appraised === undefined || Number(match[2]) === 0) return false;
  const percent = match[4] === '%';
  const digits = match[3]!.split(/[.,]/)[1]!.length + (percent ? 2 : 0);
  const ratio = roundHalfUp(Number(match[1]) / Number(match[2]), digits);
  const stated = Number(match[3]!.replace(',', '.')) / (percent ? 100 : 1);
  const score = match[5] === undefined ? roundHalfUp(ratio * max.value, 4) : 0;
  const args = [row.row.label, Number(match[1]), Number(match[2]), ratio] as const;
  const holds = same(score, appraised.value) && Math.abs(stated - ratio) < 1e-9;
  if (holds) keep(outcome, 'index-opinion', words.opinionHolds(...args, score), row, appraised);
  else {
    const message = words.opinionScore(...args, max.value, score, appraised.value);
    tell(outcome, 'index-opinion', 'error', message, row, appraised, score);
  }
  return !holds;
}

/** "nên đạt 0 điểm": the points that an opinion gives are the appraised ones. */
function checkStatedScore(row: Scored, outcome: Outcome): void {
  const { appraised } = row.cells;
  const stated = /(?:đạt|được|chấm|=)\s*(\d+(?:[.,]\d+)?)\$?\s*điểm/iu.exec(row.row.opinion ?? '')?.[1];
  if (appraised === undefined || stated === undefined) return;
  const value = Number(stated.replace(',', '.'));
  if (same(value, appraised.value)) return;
  const message = words.opinionStates(row.row.label, stated, appraised.value);
  tell(outcome, 'index-opinion-score', 'error', message, row, appraised, value);
}

/** A parent is the sum of its parts. Where parts are left out of the table, it is at least their sum. */
function checkChildren(row: Scored, all: readonly Scored[], outcome: Outcome): void {
  const code = row.row.code;
  if (code === null) return;
  const children = all.filter(
    (other) =>
      other.row.code?.startsWith(`${code}.`) &&
      other.row.code.split('.').length === code.split('.').length + 1,
  );
  if (children.length < 1) return;
  const complete = addUp(children, 'max') === row.cells.max?.value;
  for (const key of ['max', 'self', 'appraised', 'deduction'] as const) {
    const cell = row.cells[key];
    const parts = children.flatMap((child) => {
      const part = child.cells[key];
      return part === undefined ? [] : [{ value: part.value, at: atCell(child.row, part) }];
    });
    if (cell === undefined || parts.length < children.length) continue;
    checkSum(row, key, cell, parts, complete, outcome);
  }
}

function addUp(rows: readonly Scored[], key: Key): number {
  return roundHalfUp(
    rows.reduce((sum, row) => sum + (row.cells[key]?.value ?? 0), 0),
    4,
  );
}

function checkSum(
  row: Scored,
  key: Key,
  cell: ReadCell & { value: number },
  parts: readonly { readonly value: number; readonly at: Finding['at'][number] }[],
  complete: boolean,
  outcome: Outcome,
): void {
  const values = parts.map((part) => part.value);
  const sum = roundHalfUp(
    values.reduce((a, b) => a + b, 0),
    4,
  );
  const args = [row.row.label, words.columns[key], cell.value, values] as const;
  const holds = complete ? same(sum, cell.value) : Math.abs(cell.value) >= Math.abs(sum) - 0.0051;
  if (holds && complete) keep(outcome, 'index-sum', words.childrenHold(...args), row, cell);
  else if (!holds && (key !== 'max' || parts.length >= 2))
    tell(
      outcome,
      'index-sum',
      'error',
      words.childrenSum(...args),
      row,
      cell,
      sum,
      parts.map((part) => part.at),
    );
}

function checkTotal(
  total: Scored,
  criteria: readonly Scored[],
  texts: readonly Fact[],
  outcome: Outcome,
): void {
  const { max, self, appraised, deduction } = total.cells;
  checkBounds(total, outcome);
  if (self !== undefined && appraised !== undefined && deduction !== undefined) {
    const gap = roundHalfUp(self.value - appraised.value, 4);
    const toMax = max === undefined ? gap : roundHalfUp(max.value - appraised.value, 4);
    const printed = Math.abs(deduction.value);
    if (same(printed, gap) || same(printed, toMax))
      keep(outcome, 'index-total', words.totalGapHolds(self.value, appraised.value, gap), total, deduction);
    else
      tell(
        outcome,
        'index-total',
        'error',
        words.totalGap(self.value, appraised.value, gap, deduction.raw),
        total,
        deduction,
        gap,
      );
    checkListing(total, criteria, gap, deduction, outcome);
  }
  compareText('index.total', appraised, total, texts, outcome);
  compareText('index.deducted', deduction, total, texts, outcome);
}

function checkListing(
  total: Scored,
  criteria: readonly Scored[],
  gap: number,
  deduction: ReadCell,
  outcome: Outcome,
): void {
  const leaves = criteria.filter(
    (row) =>
      !criteria.some((other) => row.row.code !== null && other.row.code?.startsWith(`${row.row.code}.`)),
  );
  const listed = roundHalfUp(addUp(leaves, 'self') - addUp(leaves, 'appraised'), 4);
  if (!same(listed, gap))
    tell(outcome, 'index-listing', 'note', words.totalRows(listed, gap), total, deduction, listed);
}

function compareText(
  id: string,
  cell: (ReadCell & { value: number }) | undefined,
  total: Scored,
  texts: readonly Fact[],
  outcome: Outcome,
): void {
  const said = texts.find((fact) => fact.indicator.id === id);
  if (said === undefined || said.value === null || cell === undefined) return;
  const at = [said.at, atCell(total.row, cell)];
  if (same(said.value, Math.abs(cell.value)))
    outcome.held.push({
      rule: 'text-index',
      message: words.textHolds(said.indicator.name, said.value, cell.value),
      at,
    });
  else
    outcome.findings.push({
      rule: 'text-index',
      severity: 'error',
      certainty: 0.9,
      message: words.textDiffers(said.indicator.name, said.value, cell.value, ''),
      at,
      found: said.value,
      expected: cell.value,
    });
}
