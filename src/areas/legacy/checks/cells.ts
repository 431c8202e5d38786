import { roundHalfUp } from '../../../base/decimal.ts';
import type { Checked, Finding, Severity } from '../../../base/finding.ts';
import { fold, oneLine } from '../../../base/fold.ts';
import { choicesOf, typeOfUnit } from '../../indicators/unit.ts';
import { fractionIn } from '../../indicators/value.ts';
import { atCell } from '../extract.ts';
import type { Report } from '../report.ts';
import type { ReadCell, ReadRow, ReadTable } from '../report-table.ts';
import { answersOffered, countsAnother, countsInPercent, isAnswer } from './cell-units.ts';
import { checkHeadings } from './heading-cells.ts';
import { atLine } from './outcome.ts';
import { words } from './words.ts';

/** Looks at each cell by itself: value against unit and choice list, numbers of rows, figures in the wrong cell. */
export function checkCells(report: Report): Checked {
  const findings: Finding[] = [];
  for (const table of report.tables) {
    for (const row of table.rows) {
      for (const cell of row.cells) findings.push(...checkCell(row, cell, table));
      findings.push(...checkUnit(row));
    }
    findings.push(...checkAnswers(table), ...checkCodes(table));
    findings.push(...checkPlaceless(table), ...checkHeadings(table));
  }
  findings.push(...checkAnnexNumbers(report));
  return { findings, held: [] };
}

const finding = (
  rule: string,
  severity: Severity,
  message: string,
  row: ReadRow,
  cell: ReadCell | null,
  found: Finding['found'],
  expected: Finding['expected'] = null,
): Finding => ({
  rule,
  severity,
  certainty: cell === null ? 0.9 : Math.min(cell.certainty, 0.95),
  message,
  at: [atCell(row, cell)],
  found,
  expected,
});

function checkCell(row: ReadRow, cell: ReadCell, table: ReadTable): Finding[] {
  const { raw, value } = cell;
  if (raw === '') return [];
  const label = row.label;
  if (cell.problem !== null && cell.problem !== 'ambiguous' && row.choices !== null)
    return [
      finding('value-choice', 'error', words.outOfList(label, raw, listed(row.choices)), row, cell, raw),
    ];
  if (cell.problem === 'fraction-in-count')
    return [finding('value-fraction', 'warning', words.fractionInCount(label, raw), row, cell, raw)];
  if (cell.problem === 'other-unit')
    return [
      finding(
        'value-unit',
        isDocument(raw) ? 'warning' : 'error',
        words.otherUnit(label, raw, unitName(row)),
        row,
        cell,
        raw,
      ),
    ];
  if (cell.problem === 'no-figure')
    return [finding('value-no-figure', severityOfWords(table), words.noFigure(label, raw), row, cell, raw)];
  if (cell.certainty < 0.9)
    return [finding('value-doubtful', 'note', words.doubtful(label, raw), row, cell, raw)];
  if (typeof value !== 'number') return [];
  if (countsAnother(row, cell))
    return [finding('value-unit', 'warning', words.otherUnit(label, raw, unitName(row)), row, cell, raw)];
  if (row.choices !== null && !(String(value) in row.choices))
    return [
      finding('value-choice', 'error', words.outOfList(label, raw, listed(row.choices)), row, cell, value),
    ];
  const type = table.layout === 'groups' ? (cell.indicator?.type ?? row.type) : row.type;
  if (type === 'count' && !Number.isInteger(value))
    return [finding('value-integer', 'error', words.notInteger(label, raw), row, cell, value)];
  if (row.type === 'percent' && /^0\d$/.test(raw) && value > 0)
    return [finding('value-rate', 'warning', words.smallRate(label, raw), row, cell, value)];
  const fraction = checkFractionRate(row, cell);
  if (fraction.length > 0) return fraction;
  if (row.type === 'percent' && value > 100 && cell.indicator === null && !mayGrow.test(label))
    return [finding('percent-range', 'warning', words.rateOver(label, raw), row, cell, value)];
  return [];
}

/** Rates that may rightly be above 100: of growth, and of what was collected or done against a plan. */
const mayGrow = /tăng|giảm|so với|thực hiện|hoàn thành|thu |dự toán|kế hoạch/iu;

/** "KH số 38/KH-UBND …" in a count says which document it is; the count is simply missing. */
const isDocument = (raw: string) => /\d+\s*\/\s*\p{Lu}/u.test(raw);
const unitName = (row: ReadRow) =>
  oneLine(row.unit ?? row.indicator?.unit ?? '').toLowerCase() || 'đơn vị của chỉ tiêu';
const severityOfWords = (table: ReadTable): Severity => (table.layout === 'years' ? 'note' : 'warning');
const listed = (choices: Readonly<Record<string, string>>) =>
  Object.entries(choices)
    .map(([code, name]) => `${name} = ${code}`)
    .join('; ');

/** "356/356 (100%)": the rate in the brackets is that of the fraction before them. */
function checkFractionRate(row: ReadRow, cell: ReadCell): Finding[] {
  const fraction = row.type === 'percent' ? fractionIn(cell.raw) : null;
  if (fraction === null || fraction.rate === null) return [];
  const { part, whole, rate } = fraction;
  const digits = /[.,](\d+)$/.exec(rate)?.[1]?.length ?? 0;
  const expected = whole === 0 ? null : roundHalfUp((part / whole) * 100, digits);
  const printed = Number(rate.replace(',', '.'));
  if (expected === null || (expected === printed && !(printed === 100 && part < whole))) return [];
  return [
    finding(
      'value-fraction-rate',
      'error',
      words.fractionRate(row.label, cell.raw, expected),
      row,
      cell,
      cell.value,
      expected,
    ),
  ];
}

function checkUnit(row: ReadRow): Finding[] {
  const unit = row.unit;
  if (unit === null) return [];
  const words1 = oneLine(unit);
  if (/\d/.test(words1) && Object.keys(choicesOf(unit)).length < 2)
    return [finding('unit-figure', 'warning', words.figureInUnit(row.label, words1), row, null, words1)];
  const half = words1.slice(0, Math.floor(words1.length / 2)).trim();
  if (half.length > 3 && words1 === `${half} ${half}`)
    return [finding('unit-repeated', 'note', words.repeatedUnit(row.label, words1), row, null, words1, half)];
  if (countsInPercent(row))
    return [finding('unit-rate', 'warning', words.countUnit(row.label, words1), row, null, words1)];
  const rate = /^(ty|ti) le\b/.test(fold(row.label)) && typeOfUnit(unit) === 'count';
  return rate
    ? [finding('unit-rate', 'warning', words.rateUnit(row.label, words1), row, null, words1, '%')]
    : [];
}

/** An answer that the heading of the column does not offer. */
function checkAnswers(table: ReadTable): Finding[] {
  const keys = [...new Set(table.rows.flatMap((row) => row.cells.map((cell) => cell.key)))];
  return keys.flatMap((key) => {
    const answers = answersOffered(table, key);
    if (answers.length === 0) return [];
    return table.rows.flatMap((row) =>
      row.cells
        .filter((cell) => cell.key === key && cell.raw !== '' && !isAnswer(cell.raw, answers))
        .map((cell) => {
          const message = words.outOfList(row.label, cell.raw, answers.join('; '));
          return finding('value-choice', 'warning', message, row, cell, cell.raw);
        }),
    );
  });
}

/** Numbers that are used twice or do not follow from the heading above them. Gaps are usual: forms are cut for a level. */
function checkCodes(table: ReadTable): Finding[] {
  const seen = new Set<string>();
  const lastAt = new Map<number, string>();
  const findings: Finding[] = [];
  for (const row of table.rows) {
    const code = row.code;
    if (code === null || !/^\d+(\.\d+)*$/.test(code)) continue;
    const parts = code.split('.');
    const parent = lastAt.get(parts.length - 1);
    const prefix = parts.slice(0, -1).join('.');
    if (seen.has(code)) findings.push(duplicate(code, row, lastAt.get(parts.length) === code));
    else if (parent !== undefined && parent !== prefix && seen.has(prefix)) {
      findings.push(finding('code-misplaced', 'note', words.misplacedCode(code, parent), row, null, code));
    }
    seen.add(code);
    lastAt.set(parts.length, code);
  }
  return findings;
}

/** Two rows in a row under one number, of which the form numbers the second otherwise, are a slip; other repeats are only remarked. */
function duplicate(code: string, row: ReadRow, follows: boolean): Finding {
  const own = row.formRow?.code?.replace(/\.$/, '') ?? code;
  const slip = follows && own !== code;
  const expected = slip ? own : null;
  return finding(
    'code-duplicate',
    slip ? 'warning' : 'note',
    words.duplicateCode(code),
    row,
    null,
    code,
    expected,
  );
}

/** A figure in a row that the form keeps as a heading, and that none of the rows under it repeats. */
function checkPlaceless(table: ReadTable): Finding[] {
  if (table.layout !== 'values' && table.layout !== 'years') return [];
  return table.rows.flatMap((row, index) => {
    const cell = row.cells.find((candidate) => typeof candidate.value === 'number' && candidate.value !== 0);
    if (cell === undefined || row.formRow?.heading !== true || row.indicator !== null) return [];
    const next = table.rows.findIndex((other, at) => at > index && other.depth <= row.depth);
    const below = table.rows.slice(index + 1, next < 0 ? undefined : next);
    if (below.some((other) => other.cells.some((child) => child.value === cell.value))) return [];
    const severity = below.some((other) => isLike(cell, other)) ? 'warning' : 'note';
    const message = words.figureInHeading(row.label, cell.raw);
    return [finding('value-heading', severity, message, row, cell, cell.value)];
  });
}

/** A rate over rates contradicts them; a count may be of something else, and is only out of place. */
const isLike = (heading: ReadCell, row: ReadRow) =>
  row.type === 'percent' &&
  Number(heading.value) <= 100 &&
  row.cells.some((cell) => typeof cell.value === 'number');

function checkAnnexNumbers({ tables, lines }: Report): Finding[] {
  const titled = tables.filter((table) => table.title !== null && /^(phụ lục|biểu mẫu)\b/i.test(table.title));
  const numbered = titled.filter((table) => /^(phụ lục|biểu mẫu)\s*(số\s*)?[\dIVX]+/i.test(table.title!));
  if (numbered.length < 2) return [];
  const twice = sameNumber(numbered, lines);
  const bare = titled
    .filter((table) => !numbered.includes(table) && table.rows.length > 0)
    .map((table) => ({
      rule: 'annex-number',
      severity: 'note' as const,
      certainty: 0.8,
      message: words.annexNumber(table.title!),
      at: [atCell(table.rows[0]!, null)],
      found: null,
      expected: null,
    }));
  return [...bare, ...twice];
}

/** An annex may hold several tables under one title; another title under the same number is another annex. */
function sameNumber(numbered: readonly ReadTable[], lines: Report['lines']): Finding[] {
  const seen = new Map<string, ReadTable>();
  return numbered.flatMap((table) => {
    const number = /^\S+\s+\S+\s*(?:số\s*)?[\dIVX]+/i.exec(oneLine(table.title!))![0];
    const first = seen.get(number) ?? table;
    seen.set(number, first);
    if (first === table || first.form === null || first.form === table.form || table.rows.length === 0)
      return [];
    const told = finding('annex-twice', 'warning', words.annexTwice(number), table.rows[0]!, null, number);
    const line = lines.findLast((each) => each.block <= table.block && oneLine(each.text).startsWith(number));
    return [line === undefined ? told : { ...told, at: [atLine(line), ...told.at] }];
  });
}
