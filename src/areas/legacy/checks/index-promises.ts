import { fold } from '../../../base/fold.ts';
import { citationsIn } from '../../documents/citation.ts';
import { atCell } from '../extract.ts';
import { type NumberInText, numbersIn } from '../numbers-in-text.ts';
import type { Report } from '../report.ts';
import type { ReadRow } from '../report-table.ts';
import { nothingYet, type Outcome, tell } from './outcome.ts';
import { words } from './words.ts';

/** The indices of the reform give 100 points in all. */
const scale = 100;

/** Beside the points of an index table: its scale, and what an opinion asks for against what was handed to somebody to do. */
export function checkIndexPromises(report: Report): Outcome {
  const outcome = nothingYet();
  const rows = report.tables.filter(({ layout }) => layout === 'index').flatMap((table) => table.rows);
  for (const row of rows) {
    checkScale(row, outcome);
    checkPromise(row, outcome);
  }
  return outcome;
}

function checkScale(row: ReadRow, outcome: Outcome): void {
  const max = row.cells.find(({ key }) => key === 'max');
  if (!/^tong\b/.test(fold(row.label)) || typeof max?.value !== 'number' || max.value <= scale) return;
  const message = words.indexScale(max.value);
  tell(outcome, 'index-scale', 'warning', {
    message,
    at: [atCell(row, max)],
    found: max.value,
    expected: scale,
  });
}

/** "ít nhất 02 diễn đàn/đối thoại" asked for, "tổ chức một cuộc đối thoại" handed out. */
function checkPromise(row: ReadRow, outcome: Outcome): void {
  if (row.opinion === null || row.assignee === null) return;
  const cell = row.cells[0];
  for (const asked of numbersIn(row.opinion, citationsIn(row.opinion))) {
    const least = /(ít nhất|tối thiểu)\s*$/iu.test(row.opinion.slice(0, asked.start));
    if (!least || asked.percent || asked.of !== null || cell === undefined) continue;
    const given = numbersIn(row.assignee, citationsIn(row.assignee)).find(
      (number) => !number.percent && number.value < asked.value && sameThing(row, asked, number),
    );
    if (given === undefined) continue;
    const message = words.promisedLess(asked.value, given.value);
    const at = [atCell(row, cell)];
    tell(outcome, 'index-promise', 'warning', { message, at, found: given.value, expected: asked.value });
  }
}

/** Two words that follow each other behind both figures: "đối thoại". */
function sameThing({ opinion, assignee }: ReadRow, asked: NumberInText, given: NumberInText): boolean {
  const pairs = (text: string, end: number) => {
    const next =
      fold(text.slice(end, end + 45))
        .match(/[a-z]+/g)
        ?.slice(0, 5) ?? [];
    return next.slice(1).map((word, index) => `${next[index]} ${word}`);
  };
  const said = pairs(opinion!, asked.end);
  return pairs(assignee!, given.end).some((pair) => said.includes(pair));
}
