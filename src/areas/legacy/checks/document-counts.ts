import type { Fact } from '../../indicators/fact.ts';
import type { Passage, Report } from '../report.ts';
import { atWords } from './cell-passages.ts';
import { type Cited, placeOf } from './cited.ts';
import { keep, type Outcome, tell } from './outcome.ts';
import { words } from './words.ts';

/** How many documents a report says it issued, against the documents it names. */
export function checkDocumentCounts(
  report: Report,
  cited: readonly Cited[],
  forms: readonly Fact[],
  outcome: Outcome,
): void {
  for (const passage of report.passages) checkSaid(passage, outcome);
  checkListed(cited, forms, outcome);
}

/** "ban hành 03 VBQPPL: nghị quyết số …, nghị quyết số …". */
function checkSaid(passage: Passage, outcome: Outcome): void {
  for (const number of passage.numbers) {
    const after = passage.paragraph.text.slice(number.end, number.end + 60);
    if (!/^\s*(văn bản|VBQPPL)[^.;\d]{0,30}(:|cụ thể là|gồm)/iu.test(after)) continue;
    const named = passage.citations.filter(
      (citation) => citation.start > number.end && citation.symbolYear !== null,
    );
    if (named.length === 0) continue;
    const at = [atWords(passage, number.start, named.at(-1)!.end)];
    if (named.length === number.value)
      keep(outcome, 'documents-counted', words.countedHolds(number.value), at);
    else
      tell(outcome, 'documents-counted', 'warning', {
        message: words.countedDocuments(number.value, named.length),
        at,
        found: number.value,
        expected: named.length,
        certainty: 0.8,
      });
  }
}

/** A list and a form that are nearly as long count the same things; far apart they may count different kinds. */
const nearly = 2;

function checkListed(cited: readonly Cited[], forms: readonly Fact[], outcome: Outcome): void {
  const listed = cited.filter(
    ({ passage, own, citation }) =>
      own &&
      citation.start < 12 &&
      /^\s*([-+•*–]\s*)+(Kế hoạch|Quyết định|Công văn|Chỉ thị)/i.test(passage.paragraph.text),
  );
  const form = forms.find(
    (fact) => fact.indicator.id === 'documents.directivesIssued' && fact.value !== null,
  );
  if (listed.length < 5 || form === undefined || form.value === null) return;
  const at = [form.at, placeOf(listed[0]!)];
  if (listed.length === form.value)
    return keep(outcome, 'documents-listed', words.listedHolds(listed.length), at);
  const near = Math.abs(listed.length - form.value) <= nearly;
  tell(outcome, 'documents-listed', near ? 'warning' : 'note', {
    message: words.listedDocuments(listed.length, form.value),
    at,
    found: form.value,
    expected: listed.length,
    certainty: 0.7,
  });
}
