import { yearOf } from '../../../base/plain-date.ts';
import type { Citation } from '../../documents/citation.ts';
import { alikeAbout, sameSubject, stageOfSubject, yearOfSubject } from './citation-subject.ts';
import { type Cited, groupBy, nameOf, placeOf, tellOf } from './cited.ts';
import { keep, type Outcome } from './outcome.ts';
import { words } from './words.ts';

/** One document is named in one way throughout: one date, one number, one symbol, one kind, one year it is for. */
export function checkPairs(cited: readonly Cited[], outcome: Outcome): void {
  for (const group of groupBy(cited, ({ citation }) => keyOf(citation)).values()) {
    checkDates(group, outcome);
    checkKinds(group, outcome);
    checkYears(group, outcome);
  }
  checkSymbols(cited, outcome);
  checkNumbers(cited, outcome);
}

const bare = (number: string) => number.replace(/^0+/, '');
const keyOf = (citation: Citation) =>
  `${bare(citation.number)}/${citation.symbolYear ?? ''}/${citation.letters.toUpperCase()}`;

/** Numbers begin anew each year, so the same number of another year is another document unless it is about the same. */
function checkDates(group: readonly Cited[], outcome: Outcome): void {
  const dated = group.filter(({ citation }) => citation.date !== null);
  const [first, ...rest] = dated;
  if (first === undefined || rest.length === 0) return;
  const pair = dated.flatMap((one, index) =>
    dated
      .slice(index + 1)
      .filter((other) => other.citation.date !== one.citation.date && sameDocument(one, other))
      .map((other) => [one, other] as const),
  )[0];
  if (pair === undefined) {
    const message = words.citedHolds(nameOf(first.citation), dated.length);
    return keep(outcome, 'citation-two-dates', message, dated.map(placeOf));
  }
  const [a, b] = pair.map((each) => each.citation.date!) as [string, string];
  const message = words.citedTwoDates(nameOf(first.citation), a, b);
  tellOf(outcome, 'citation-two-dates', 'error', message, pair, b, a);
}

function sameDocument(a: Cited, b: Cited): boolean {
  const [one, other] = [a.citation, b.citation];
  if (a.own !== b.own && one.issuer !== other.issuer) return alikeAbout(a, b);
  if (one.symbolYear !== null || yearOf(one.date!) === yearOf(other.date!)) return true;
  return one.date!.slice(4) === other.date!.slice(4) || alikeAbout(a, b);
}

function checkKinds(group: readonly Cited[], outcome: Outcome): void {
  const first = group.find(({ citation, own }) => own && citation.type !== null);
  const other = group.find(
    ({ citation }) =>
      citation.type !== null &&
      citation.type !== first?.citation.type &&
      citation.date === first?.citation.date,
  );
  if (first === undefined || other === undefined) return;
  const [a, b] = [first.citation.type!, other.citation.type!];
  const message = words.citedTwoTypes(first.citation.symbol, a, b);
  tellOf(outcome, 'citation-two-types', 'error', message, [first, other], b, a);
}

/** "Kế hoạch số 5/KH-UBND ngày 4/1 … năm 2023" here and "… năm 2022" there. */
function checkYears(group: readonly Cited[], outcome: Outcome): void {
  for (const years of [(each: Cited) => yearOfSubject(each)?.toString() ?? null, stageOfSubject]) {
    const said = group.filter((each) => years(each) !== null);
    const first = said[0];
    const other = said.find(
      (each) => each.citation.date === first!.citation.date && years(each) !== years(first!),
    );
    if (first === undefined || other === undefined) continue;
    const [a, b] = [years(first)!, years(other)!];
    const message = words.citedTwoYears(nameOf(first.citation), a, b);
    tellOf(outcome, 'citation-two-years', 'warning', message, [first, other], b, a);
  }
}

/** One date and number under two symbols: 56/KH-UBND here and 56/KH-BCĐ there, about the same. */
function checkSymbols(cited: readonly Cited[], outcome: Outcome): void {
  const dated = cited.filter(({ citation }) => citation.date !== null);
  const groups = groupBy(dated, ({ citation }) => `${bare(citation.number)} ${citation.date}`);
  for (const group of groups.values()) {
    const first = group[0]!;
    const twin = group.find(
      (each) => keyOf(each.citation) !== keyOf(first.citation) && alikeAbout(first, each),
    );
    if (twin === undefined) continue;
    const [a, b] = [first.citation.symbol, twin.citation.symbol];
    const message = words.citedTwoSymbols(a, b);
    tellOf(outcome, 'citation-two-symbols', 'error', message, [first, twin], b, a);
  }
}

/** One date, symbol and subject under two numbers. */
function checkNumbers(cited: readonly Cited[], outcome: Outcome): void {
  const dated = cited.filter(({ citation }) => citation.date !== null);
  const groups = groupBy(dated, ({ citation }) => `${citation.letters.toUpperCase()} ${citation.date}`);
  for (const group of groups.values()) {
    const told = new Set<string>();
    for (const [index, first] of group.entries()) {
      const other = group
        .slice(index + 1)
        .find(
          (each) => bare(each.citation.number) !== bare(first.citation.number) && sameSubject(first, each),
        );
      if (other === undefined || told.has(keyOf(first.citation))) continue;
      told.add(keyOf(first.citation)).add(keyOf(other.citation));
      const [a, b] = [first.citation.symbol, other.citation.symbol];
      const message = words.citedTwoNumbers(a, b, first.citation.date!);
      tellOf(outcome, 'citation-two-numbers', 'warning', message, [first, other], b, a);
    }
  }
}
