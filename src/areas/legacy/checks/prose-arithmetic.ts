import type { Report } from '../report.ts';
import { cellPassages } from './cell-passages.ts';
import { checkListedItems } from './listed-items.ts';
import { nothingYet, type Outcome } from './outcome.ts';
import { checkChanges, checkStatedChanges } from './prose-changes.ts';
import { checkRates } from './prose-rates.ts';
import { checkRests } from './prose-rests.ts';
import { checkList, checkSharedDenominator, checkSums, checkUnitShares } from './prose-sums.ts';
import { checkRanks } from './ranks.ts';
import { checkTotalsTwice } from './totals-twice.ts';
import { checkYearSpans } from './year-spans.ts';

/** The arithmetic that a narrative does in its own sentences: rates, totals with their parts, "từ 92 còn 58, giảm 34", lists, ranks, spans of years. */
export function checkProseArithmetic(report: Report): Outcome {
  const outcome = nothingYet();
  const { passages } = report;
  const cells = cellPassages(report).filter((passage) => passage.part !== 'value');
  for (const passage of [...passages, ...cells]) {
    checkRates(passage, passages, outcome);
    checkChanges(passage, outcome);
    checkSums(passage, outcome);
    checkRests(passage, outcome);
    checkSharedDenominator(passage, outcome);
    checkListedItems(passage, outcome);
    checkRanks(passage, outcome);
    checkTotalsTwice(passage, outcome);
    checkYearSpans(passage, outcome);
  }
  for (const [index, passage] of passages.entries())
    checkList(passage, passages.slice(index + 1, index + 8), outcome);
  checkUnitShares(passages, outcome);
  checkStatedChanges(passages, outcome);
  return outcome;
}
