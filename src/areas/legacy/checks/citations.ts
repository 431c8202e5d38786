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
    checkKind(each, outcome);
    if (each.own) checkBody(each, outcome);
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

/** Kinds that are never another document's content, as a scheme or rule may be a decision's ("Quy chế số 5/QĐ-UBND"). */
const plainKinds = ['quyết định', 'kế hoạch', 'thông báo', 'nghị quyết', 'chỉ thị', 'báo cáo', 'tờ trình'];

/** The name of the kind against the symbol; of others' documents only what one sentence says in two ways. */
function checkKind(each: Cited, outcome: Outcome): void {
  const { citation } = each;
  const printed = fold(citation.letters.split('-')[0]!);
  const known = Object.entries(documentKinds).find(
    ([, short]) => short !== null && fold(short) === printed && short.length > 1,
  );
  const expected = documentKinds[citation.type?.toLowerCase() ?? ''];
  if (known === undefined || expected === undefined || fold(expected ?? '-') === printed) return;
  if (citation.date !== null && citation.date < decree30) return;
  if (!each.own && !(citation.date !== null && plainKinds.includes(citation.type!.toLowerCase()))) return;
  const message = words.typeAgainstSymbol(citation.type!, citation.symbol, known[0]);
  const severity = each.own ? 'error' : 'warning';
  tellOf(outcome, 'citation-kind', severity, message, [each], citation.symbol, citation.type);
}

/** Resolutions are the council's: a committee passes none (Luật Tổ chức chính quyền địa phương). */
function checkBody(each: Cited, outcome: Outcome): void {
  const { symbol, letters, date } = each.citation;
  if (!/^NQ-UBND/i.test(letters) || (date !== null && date < decree30)) return;
  const expected = symbol.replace(/UBND/i, 'HĐND');
  tellOf(outcome, 'citation-body', 'warning', words.bodyAgainstKind(symbol), [each], symbol, expected);
}
