import { daysBetween, yearOf } from '../../../base/plain-date.ts';
import type { Citation } from '../../documents/citation.ts';
import { alikeAbout, sameSubject, stageOfSubject, yearOfSubject } from './citation-subject.ts';
import { type Cited, groupBy, nameOf, placeOf, placeOfDate, placeOfWords, tellOf } from './cited.ts';
import { keep, type Outcome, tell } from './outcome.ts';
import { words } from './words.ts';

/** One document is named in one way throughout: one date, one number, one symbol, one kind, one year it is for. */
export function checkPairs(named: readonly Cited[], outcome: Outcome): void {
  const cited = named.map(withJointDate);
  for (const group of groupBy(cited, ({ citation }) => keyOf(citation)).values()) {
    checkDates(group, outcome);
    checkKinds(group, outcome);
    checkYears(group, outcome);
  }
  checkSymbols(cited, outcome);
  checkNumbers(cited, outcome);
}

/** "Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW ngày 25/10/2017": numbers in a row share the date behind the last. */
function withJointDate(each: Cited): Cited {
  const { citation, passage } = each;
  const next = passage.citations.find(({ start }) => start >= citation.end);
  if (citation.date !== null || next === undefined || next.letters !== citation.letters) return each;
  const joined = /^\s*(và|,)\s*$/u.test(passage.paragraph.text.slice(citation.end, next.start));
  const inRow = Number(next.number) === Number(citation.number) + 1;
  return joined && inRow ? { ...each, citation: { ...citation, date: next.date } } : each;
}

const isJoint = ({ citation }: Cited) => citation.date !== null && citation.printedDate === null;

const bare = (number: string) => number.replace(/^0+/, '');
const keyOf = (citation: Citation) =>
  `${bare(citation.number)}/${citation.symbolYear ?? ''}/${citation.letters.toUpperCase()}`;

/** Numbers begin anew each year, so the same number of another year is another document unless it is about the same. */
function checkDates(group: readonly Cited[], outcome: Outcome): void {
  const dated = group.filter(({ citation }) => citation.date !== null);
  const [first, ...rest] = dated;
  if (first === undefined || rest.length === 0) return;
  const odd = dated.flatMap((each) => {
    const usual = usualOf(each, dated);
    return usual.citation.date === each.citation.date ? [] : [[usual, each] as const];
  });
  if (odd.length === 0) {
    const message = words.citedHolds(nameOf(first.citation), dated.length);
    return keep(outcome, 'citation-two-dates', message, dated.map(placeOf));
  }
  for (const pair of odd) {
    const [a, b] = pair.map((each) => each.citation.date!) as [string, string];
    const message = words.citedTwoDates(nameOf(first.citation), a, b);
    const at = [...pair.map(placeOf), ...pair.flatMap(placeOfDate)];
    const severity = pair.some(isJoint) ? 'warning' : 'error';
    tell(outcome, 'citation-two-dates', severity, { message, at, found: b, expected: a, certainty: 0.85 });
  }
}

/** The first citation of a document under the date that it carries most often. */
function usualOf(each: Cited, dated: readonly Cited[]): Cited {
  const same = dated.filter((other) => other === each || sameDocument(each, other));
  const times = (date: string | null) => same.filter(({ citation }) => citation.date === date).length;
  const most = Math.max(...same.map(({ citation }) => times(citation.date)));
  return same.find(({ citation }) => times(citation.date) === most)!;
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
    const at = [first, other].flatMap((each) => [
      placeOf(each),
      ...placeOfWords(each, years(each)!.slice(-4)),
    ]);
    tell(outcome, 'citation-two-years', 'warning', { message, at, found: b, expected: a, certainty: 0.85 });
  }
}

/** One number under two symbols: 40/KH-UBND here and 40/KH-BCĐ there, of one day or about the same within a month. */
function checkSymbols(cited: readonly Cited[], outcome: Outcome): void {
  const dated = cited.filter(({ citation }) => citation.date !== null);
  const groups = groupBy(dated, ({ citation }) => `${bare(citation.number)} ${citation.date!.slice(0, 4)}`);
  for (const group of groups.values()) {
    const pair = group.flatMap((one, index) =>
      group
        .slice(index + 1)
        .filter((each) => keyOf(each.citation) !== keyOf(one.citation) && underTwoSymbols(one, each))
        .map((each) => [one, each] as const),
    )[0];
    if (pair === undefined) continue;
    const [first, twin] = pair;
    const [a, b] = [first.citation.symbol, twin.citation.symbol];
    const [date, other] = pair.map(({ citation }) => citation.date!) as [string, string];
    const message =
      date === other ? words.citedTwoSymbols(a, b) : words.citedTwoSymbolsAndDates(a, date, b, other);
    const severity = alikeAbout(first, twin) ? 'error' : 'warning';
    tellOf(outcome, 'citation-two-symbols', severity, message, [first, twin], b, a);
  }
}

function underTwoSymbols(a: Cited, b: Cited): boolean {
  const [one, other] = [a.citation, b.citation];
  if (one.date === other.date)
    return alikeAbout(a, b) || (one.symbolYear !== null && one.symbolYear === other.symbolYear);
  const kind = (letters: string) => letters.split('-')[0];
  const near = Math.abs(daysBetween(one.date!, other.date!)) <= 31;
  return near && a.own && b.own && kind(one.letters) === kind(other.letters) && alikeAbout(a, b);
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
          (each) =>
            bare(each.citation.number) !== bare(first.citation.number) &&
            (sameSubject(first, each) || isSlip(first, each)),
        );
      if (other === undefined || told.has(keyOf(first.citation))) continue;
      told.add(keyOf(first.citation)).add(keyOf(other.citation));
      const [a, b] = [first.citation.symbol, other.citation.symbol];
      const message = words.citedTwoNumbers(a, b, first.citation.date!);
      tellOf(outcome, 'citation-two-numbers', 'warning', message, [first, other], b, a);
    }
  }
}

/** So far apart no register numbers two documents of one day. */
const numbersOfOneDay = 5;

/** "20/2020/QĐ-UBND" and "30/2020/QĐ-UBND" of one day, told in two places: one digit was mistyped. */
function isSlip(a: Cited, b: Cited): boolean {
  const [one, other] = [a.citation, b.citation];
  const registered = one.symbolYear !== null || /\/TW$/.test(one.letters);
  if (!registered || one.symbolYear !== other.symbolYear || a.at === b.at) return false;
  const [x, y] = [bare(one.number), bare(other.number)];
  const wrong = [...x].filter((digit, index) => digit !== y[index]).length;
  return x.length === y.length && wrong === 1 && Math.abs(Number(x) - Number(y)) >= numbersOfOneDay;
}
