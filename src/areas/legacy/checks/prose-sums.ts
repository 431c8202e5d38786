import { roundsTo } from '../../../base/decimal.ts';
import type { NumberInText } from '../numbers-in-text.ts';
import type { Passage } from '../report.ts';
import { atWords } from './cell-passages.ts';
import { keep, type Outcome, tell } from './outcome.ts';
import { isChange } from './prose-changes.ts';
import { compareShare } from './prose-rates.ts';
import { partsByWay, type Scope, scopesIn } from './prose-scopes.ts';
import { alike, documentWords, wholeWords } from './same-things.ts';
import { words } from './words.ts';

/** Totals with their parts in one sentence: "240 (trực tuyến 168; trực tiếp 72)", "512 hồ sơ, trong đó …". */
export function checkSums(passage: Passage, outcome: Outcome): void {
  for (const scope of scopesIn(passage)) checkScope(passage, scope, outcome);
}

function checkScope(passage: Passage, scope: Scope, outcome: Outcome): void {
  const { total } = scope;
  const parts = scope.parts.filter((part) => alike(part, total));
  if (scope.loose && !isSurelyParted(passage, scope, parts)) return;
  tellGreater(passage, total, parts, outcome);
  checkRestated(passage, scope, parts, outcome);
  const complete = parts.length >= 2 && parts.length === scope.parts.length;
  if (complete && !mayOverlap(passage, scope, parts) && parts.every((part) => part.value <= total.value))
    checkParts(passage, scope, parts, outcome);
  for (const rate of scope.rates) {
    const part = shareBefore(passage, scope, rate);
    if (part !== undefined && total.value > 0) compareShare(passage, part, rate, total, outcome);
  }
}

/** "40 hộ, trong đó 35 hộ có máy (87,5%), 20 hộ có mạng (50%)": each is a share of all, and one may be in several. */
function mayOverlap(passage: Passage, scope: Scope, parts: readonly NumberInText[]): boolean {
  const { total, rates } = scope;
  if (addUp(parts) <= total.value) return false;
  return parts.every((part) =>
    rates.some(
      (rate) =>
        shareBefore(passage, scope, rate) === part &&
        roundsTo((part.value / total.value) * 100, rate.value, rate.decimals),
    ),
  );
}

/** After a mere colon the parts name the unit of the total, or how far along they are. */
function isSurelyParted(passage: Passage, scope: Scope, parts: readonly NumberInText[]): boolean {
  if (parts.length < 2 || parts.length !== scope.parts.length) return false;
  const states = ['time', 'state', 'channel', 'source'];
  return [...partsByWay(passage, parts).entries()].every(
    ([way, some]) => states.includes(way) || some.every((part) => part.unit !== null),
  );
}

function tellGreater(
  passage: Passage,
  total: NumberInText,
  parts: readonly NumberInText[],
  outcome: Outcome,
): void {
  for (const part of parts.filter((each) => each.value > total.value)) {
    const at = [atWords(passage, Math.min(part.start, total.start), Math.max(part.end, total.end))];
    const message = words.partOver(part.value, total.value);
    tell(outcome, 'prose-part', 'error', { message, at, found: part.value, expected: total.value });
  }
}

/** "38 văn bản QPPL (38 quyết định)" says one count twice. */
function checkRestated(
  passage: Passage,
  scope: Scope,
  parts: readonly NumberInText[],
  outcome: Outcome,
): void {
  const [part] = parts;
  const { total } = scope;
  const restates =
    parts.length === 1 &&
    !scope.listed &&
    documentWords.test(part?.unit ?? '') &&
    wholeWords.test(total.unit ?? '');
  if (part === undefined || !restates || part.value >= total.value) return;
  const at = [atWords(passage, total.start, part.end)];
  const message = words.restated(total.value, part.value);
  tell(outcome, 'prose-sum', 'warning', { message, at, found: part.value, expected: total.value });
}

/** The ways in which the parts break the total down are added up apart: by channel, by time limit, by state. */
function checkParts(passage: Passage, scope: Scope, all: readonly NumberInText[], outcome: Outcome): void {
  const groups = [...partsByWay(passage, all).entries()];
  if (addUp(all) === scope.total.value) return checkGroupOf(passage, scope, all, [], outcome);
  for (const [way, parts] of groups) {
    if (way === 'member' || (way === 'gender' && groups.length > 1 && parts.length < 2)) continue;
    const wholes = groups.length === 1 ? [] : all.filter((part) => !parts.includes(part));
    if (parts.length >= 2) checkGroupOf(passage, scope, parts, wholes, outcome);
  }
}

const addUp = (parts: readonly NumberInText[]) => parts.reduce((sum, part) => sum + part.value, 0);

/** `wholes`: other figures of the sentence that a group may rightly add up to: "đã giải quyết 498 (trước hạn 300, đúng hạn 198)". */
function checkGroupOf(
  passage: Passage,
  scope: Scope,
  parts: readonly NumberInText[],
  wholes: readonly NumberInText[],
  outcome: Outcome,
): void {
  const { total } = scope;
  const values = parts.map((part) => part.value);
  const sum = addUp(parts);
  const at = [
    atWords(passage, Math.min(total.start, parts[0]!.start), Math.max(total.end, parts.at(-1)!.end)),
  ];
  const whole = [total, ...wholes].find((number) => number.value === sum);
  if (whole !== undefined) return keep(outcome, 'prose-sum', words.proseSumHolds(sum, values), at);
  if (scope.some && sum < total.value) return;
  const severity = sum > total.value && !scope.loose ? 'error' : 'warning';
  const told = { message: words.proseSum(total.value, values, sum), at, found: total.value, expected: sum };
  tell(outcome, 'prose-sum', severity, told);
}

function shareBefore(passage: Passage, scope: Scope, rate: NumberInText): NumberInText | undefined {
  const part = scope.parts.findLast((candidate) => candidate.end <= rate.start);
  const between = passage.paragraph.text.slice(part?.end ?? 0, rate.start);
  const said = /^[^.;\d]{0,40}$/.test(between) && /=|chiếm|đạt|tỷ lệ|tỉ lệ|\(\s*$/i.test(between);
  return said ? part : undefined;
}

/** "9/33 đ/c thạc sĩ; 24/33 đ/c đại học": shares of one whole that add up to it, clause by clause. */
export function checkSharedDenominator(passage: Passage, outcome: Outcome): void {
  const text = passage.paragraph.text;
  const people = /đ\/c|đồng chí|người|cán bộ|công chức/i;
  const fractions = passage.numbers.filter((number) => number.of !== null && people.test(number.unit ?? ''));
  checkOddDenominator(passage, fractions, outcome);
  let group: NumberInText[] = [];
  for (const fraction of fractions) {
    const last = group.at(-1);
    const between = last === undefined ? '' : text.slice(last.end, fraction.start);
    const apart = between.length > 60 || /\.\s|(?<!\p{L})về\s|đạt|chuẩn/iu.test(between);
    if (last !== undefined && (last.of !== fraction.of || apart)) {
      checkGroup(passage, group, outcome);
      group = [];
    }
    group.push(fraction);
  }
  checkGroup(passage, group, outcome);
}

function checkGroup(passage: Passage, group: readonly NumberInText[], outcome: Outcome): void {
  if (group.length < 2) return;
  const values = group.map((number) => number.value);
  const sum = values.reduce((a, b) => a + b, 0);
  const whole = group[0]!.of!;
  const at = [atWords(passage, group[0]!.start, group.at(-1)!.end)];
  if (sum === whole) return keep(outcome, 'prose-sum', words.proseSumHolds(sum, values), at);
  const told = { message: words.proseSum(whole, values, sum), at, found: whole, expected: sum };
  tell(outcome, 'prose-sum', sum > whole ? 'error' : 'warning', told);
}

/** Of several shares of the same people one has another whole. */
function checkOddDenominator(passage: Passage, fractions: readonly NumberInText[], outcome: Outcome): void {
  if (fractions.length < 3) return;
  const odd = fractions.find((each) => fractions.every((other) => other === each || other.of !== each.of));
  const others = new Set(fractions.filter((each) => each !== odd).map((each) => each.of));
  if (odd === undefined || others.size !== 1) return;
  const whole = [...others][0]!;
  const told = { message: words.oddWhole(odd.quote, whole), at: [atWords(passage, odd.start, odd.end)] };
  tell(outcome, 'prose-whole', 'warning', { ...told, found: odd.of, expected: whole });
}

const places = /^(xã|phường|thị trấn|thôn|huyện|cơ quan|cơ quan chuyên môn|đơn vị|phòng|trường)$/i;

/** "05/09 xã … còn lại 04/09 xã": the rest and the part make the whole; shares of all the same units have one whole throughout. */
export function checkUnitShares(passages: readonly Passage[], outcome: Outcome): void {
  const shares = passages.flatMap((passage) =>
    passage.numbers
      .filter((number) => number.of !== null && places.test(number.unit ?? ''))
      .map((number) => ({ passage, number })),
  );
  for (const [index, { passage, number }] of shares.entries()) {
    const before = passage.paragraph.text.slice(Math.max(0, number.start - 12), number.start);
    const last = shares[index - 1];
    if (!/còn lại( là)?\s*$/iu.test(before) || last?.passage !== passage) continue;
    const [part, rest, whole] = [last.number.value, number.value, number.of!];
    const at = [atWords(passage, last.number.start, number.end)];
    if (last.number.of !== whole || last.number.unit !== number.unit) continue;
    if (part + rest === whole) keep(outcome, 'prose-rest', words.restHolds(part, rest, whole), at);
    else {
      const message = words.restOfWhole(part, rest, whole);
      tell(outcome, 'prose-rest', 'warning', { message, at, found: rest, expected: whole - part });
    }
  }
  for (const unit of new Set(shares.map(({ number }) => number.unit))) {
    const alike = shares.filter(({ number }) => number.unit === unit);
    const odd = alike.find((each) =>
      alike.every((other) => other === each || other.number.of !== each.number.of),
    );
    if (odd !== undefined && alike.length >= 4)
      checkOddDenominator(
        odd.passage,
        alike.map(({ number }) => number),
        outcome,
      );
  }
}

/** A total that ends with "Trong đó:" and the list of paragraphs that breaks it down, each in its own way. */
export function checkList(passage: Passage, following: readonly Passage[], outcome: Outcome): void {
  const text = passage.paragraph.text;
  if (!/(trong đó|cụ thể|gồm)\s*:\s*$/i.test(text)) return;
  const total = passage.numbers.findLast((number) => !number.percent && number.of === null);
  if (total === undefined || text.length - total.end > 60 || isChange(text, total)) return;
  // "Cụ thể:" as a sentence of its own speaks of all that was said before it.
  if (/\.\s+cụ thể\s*:\s*$/iu.test(text)) return;
  for (const item of following) {
    if (!/^\s*[-+•*–]/.test(item.paragraph.text)) break;
    checkItem(item, total, outcome);
  }
}

function checkItem(item: Passage, total: NumberInText, outcome: Outcome): void {
  const parts = item.numbers.filter(
    (number) => !number.percent && number.of === null && alike(number, total),
  );
  if (parts.length === 0 || total.unit === null || parts.some((part) => part.unit === null)) return;
  for (const part of parts.filter((each) => each.value > total.value)) {
    const at = [atWords(item, part.start, part.end)];
    const message = words.partOver(part.value, total.value);
    tell(outcome, 'prose-part', 'error', { message, at, found: part.value, expected: total.value });
  }
  if (parts.length >= 2) checkItemSum(item, total, parts, outcome);
  for (const rate of item.numbers.filter((number) => number.percent)) {
    const part = parts.findLast((candidate) => candidate.end <= rate.start);
    if (part !== undefined && rate.start - part.end < 30) compareShare(item, part, rate, total, outcome);
  }
}

function checkItemSum(
  item: Passage,
  total: NumberInText,
  parts: readonly NumberInText[],
  outcome: Outcome,
): void {
  const values = parts.map((part) => part.value);
  const sum = values.reduce((a, b) => a + b, 0);
  const at = [atWords(item, parts[0]!.start, parts.at(-1)!.end)];
  if (sum === total.value) return keep(outcome, 'prose-sum', words.proseSumHolds(total.value, values), at);
  const told = { message: words.proseSum(total.value, values, sum), at, found: total.value, expected: sum };
  tell(outcome, 'prose-sum', sum > total.value ? 'error' : 'warning', told);
}
