import { fold } from '../../../base/fold.ts';
import { yearOf } from '../../../base/plain-date.ts';
import { documentKinds } from '../../documents/citation.ts';
import type { Fact } from '../../indicators/fact.ts';
import type { Report } from '../report.ts';
import { checkPairs } from './citation-pairs.ts';
import { checkTimes } from './citation-time.ts';
import { type Cited, citedIn, decree30, tellOf } from './cited.ts';
import { checkDocumentCounts } from './document-counts.ts';
import { nothingYet, type Outcome } from './outcome.ts';
import { checkOwnSymbol } from './own-symbol.ts';
import { words } from './words.ts';

/** The documents a report names: each in one way, type as its symbol says, dates that can be. Other agencies' documents are not faulted. */
export function checkCitations(report: Report, forms: readonly Fact[]): Outcome {
  const outcome = nothingYet();
  const cited = citedIn(report);
  checkPairs(cited, outcome);
  for (const each of cited) {
    checkYear(each, outcome);
    if (each.own) checkKind(each, outcome);
  }
  checkTimes(cited, report.head, outcome);
  checkOwnSymbol(report, outcome);
  checkDocumentCounts(report, cited, forms, outcome);
  return outcome;
}

function checkYear(each: Cited, outcome: Outcome): void {
  const { symbolYear, date, symbol } = each.citation;
  if (symbolYear === null || date === null || symbolYear === yearOf(date)) return;
  const message = words.yearAgainstDate(symbol, date);
  tellOf(outcome, 'citation-year', each.own ? 'error' : 'note', message, [each], date, String(symbolYear));
}

function checkKind(each: Cited, outcome: Outcome): void {
  const { citation } = each;
  const printed = fold(citation.letters.split('-')[0]!);
  const known = Object.entries(documentKinds).find(
    ([, short]) => short !== null && fold(short) === printed && short.length > 1,
  );
  const expected = documentKinds[citation.type?.toLowerCase() ?? ''];
  if (known === undefined || expected === undefined || fold(expected ?? '-') === printed) return;
  if (citation.date !== null && citation.date < decree30) return;
  const message = words.typeAgainstSymbol(citation.type!, citation.symbol, known[0]);
  tellOf(outcome, 'citation-kind', 'error', message, [each], citation.symbol, citation.type);
}
