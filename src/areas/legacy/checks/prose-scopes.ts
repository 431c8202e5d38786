import type { NumberInText } from '../numbers-in-text.ts';
import type { Passage } from '../report.ts';
import { isChange } from './prose-changes.ts';

/** A total and the words in which its parts stand: brackets after it, or what follows "trong đó", "gồm", a colon. */
export type Scope = {
  readonly total: NumberInText;
  readonly parts: readonly NumberInText[];
  readonly rates: readonly NumberInText[];
  readonly listed: boolean;
  /** True where the words say that only some parts are named: "trong đó có". */
  readonly some: boolean;
  /** True where only a colon says that these are the parts. */
  readonly loose: boolean;
};

type Span = {
  readonly start: number;
  readonly end: number;
  readonly listed: boolean;
  readonly some: boolean;
  readonly loose: boolean;
};

/** Every total of a passage that is broken down in its own sentence. */
export function scopesIn(passage: Passage): Scope[] {
  const text = passage.paragraph.text;
  return passage.numbers.flatMap((total) => {
    if (total.percent || total.of !== null || isChange(text, total)) return [];
    const span =
      bracketAfter(text, total) ??
      listAfter(text, total, passage.numbers) ??
      colonAfter(text, total, passage.numbers);
    if (span === null) return [];
    const inside = passage.numbers.filter((number) => number.start >= span.start && number.end <= span.end);
    const depth = Math.min(...inside.map((number) => number.depth));
    const own = withoutNested(
      text,
      inside.filter((number) => number.depth === depth),
    );
    const parts = own.filter(
      (number) =>
        !number.percent && number.of === null && !isComparative(text, number) && !isChange(text, number),
    );
    if (parts.some((part) => isTold(text, part))) return [];
    const rates = inside.filter(
      (number) =>
        number.percent && (own.includes(number) || (number.depth === depth + 1 && isBracketed(text, number))),
    );
    if (parts.length === 0 && rates.length === 0) return [];
    return [{ total, parts, rates, listed: span.listed, some: span.some, loose: span.loose }];
  });
}

/** "(tổng cộng 135 hồ sơ)" adds up what stands before, it is no part. */
const isTold = (text: string, number: NumberInText) =>
  /(?<!\p{L})tổng( cộng| số)?( là)?:?\s*$/iu.test(text.slice(Math.max(0, number.start - 16), number.start));

/** "23 người (5,5%)". */
export const isBracketed = (text: string, rate: NumberInText) =>
  /\(\s*(?:(?:đạt|chiếm)( tỷ lệ| tỉ lệ)?\s*)?$/iu.test(
    text.slice(Math.max(0, rate.start - 22), rate.start),
  ) && text[rate.end] === ')';

/** "8.391 hồ sơ: trực tuyến 7.216, trực tiếp 1.175; kỳ trước 71": what a colon breaks down is not added to the rest. */
function withoutNested(text: string, numbers: readonly NumberInText[]): NumberInText[] {
  const nested = numbers.flatMap((number) => {
    const lead = number.percent ? null : colon.exec(text.slice(number.end));
    if (lead === null) return [];
    const start = number.end + lead[0].length;
    const stop = /[;.()](\s|$)|\n/.exec(text.slice(start));
    const end = stop === null ? text.length : start + stop.index;
    const below = numbers.filter((other) => other.start >= start && other.end <= end);
    return below.length >= 2 ? below : [];
  });
  return numbers.filter((number) => !nested.includes(number));
}

/** The noun of the total may itself hold commas: "421 cán bộ, công chức cấp xã:". */
const colon =
  /^(?:\s(?:[^.;:,()\d]|,\s(?=công chức|viên chức|người lao động|kiến nghị|tổ dân phố|làng|thị trấn|phường|bài|đơn vị)){0,60})?:\s+/u;

/** "173 nhiệm vụ: đúng hạn 158, quá hạn 06": the list ends with its sentence, or at a semicolon where commas part it. */
function colonAfter(text: string, total: NumberInText, numbers: readonly NumberInText[]): Span | null {
  const lead = colon.exec(text.slice(total.end));
  if (lead === null || total.unit === null || /tỷ|triệu|đồng|điểm|ngày|tháng/iu.test(total.unit)) return null;
  const start = total.end + lead[0].length;
  const close = total.depth > 0 ? text.indexOf(')', start) : -1;
  const stop = /\.(\s|$)|\n/.exec(text.slice(start));
  const last = Math.min(stop === null ? text.length : start + stop.index, close < 0 ? text.length : close);
  const inside = numbers.filter((number) => number.start >= start && number.end <= last && !number.percent);
  if (inside.length < 2) return null;
  const commas = !text.slice(inside[0]!.end, inside[1]!.start).includes(';');
  const cut = commas ? text.indexOf(';', start) : -1;
  const end = cut < 0 ? last : Math.min(cut, last);
  return { start, end, listed: true, some: false, loose: true };
}

function bracketAfter(text: string, total: NumberInText): Span | null {
  const open = /^[^.;()\d]{0,60}\(/.exec(text.slice(total.end));
  if (open === null) return null;
  const start = total.end + open[0].length;
  let depth = 1;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (depth > 0) continue;
    const lead = /^\s*(trong đó|gồm|bao gồm)( có)?/i.exec(text.slice(start, at));
    return { start, end: at, listed: lead !== null, some: lead?.[2] !== undefined, loose: false };
  }
  return null;
}

const leads = [
  /^(?:\s*\([^)]*\))?[^.\d(]{0,90}?(?:[,;:]|\s)\s*(?:trong đó|bao gồm|gồm có|gồm|cụ thể|chia ra)(?!\p{L})( có(?!\p{L}))?/iu,
  /^(?:\s*\([^)]*\))?[^.\d(]{0,40}\.\s+trong đó( có(?!\p{L}))?/iu,
];

function listAfter(text: string, total: NumberInText, numbers: readonly NumberInText[]): Span | null {
  const rest = text.slice(total.end);
  const lead = leads[0]!.exec(rest) ?? leads[1]!.exec(rest);
  if (lead === null) return null;
  // "10 cán bộ và 12 công chức; trong đó 21 người": what follows is of both.
  if (lead[0].includes(';') && /\d[^.;:\d]{1,40}(?:,|\svà)\s*$/u.test(text.slice(0, total.start)))
    return null;
  const start = total.end + lead[0].length;
  const between = numbers.some(
    (number) => number.start >= total.end && number.end <= start && number.depth === total.depth,
  );
  if (between) return null;
  const stop = /\.(\s|$)(?!\s*$)|\n/.exec(text.slice(start));
  const close = total.depth > 0 ? text.indexOf(')', start) : -1;
  const end = Math.min(stop === null ? text.length : start + stop.index, close < 0 ? text.length : close);
  return {
    start,
    end: endBeforeNext(text, start, end),
    listed: true,
    some: lead[1] !== undefined,
    loose: false,
  };
}

/** A further "trong đó" breaks down the figure before it: the list ends where that figure's clause begins. */
function endBeforeNext(text: string, start: number, end: number): number {
  const next = /[,;:]\s*(trong đó|bao gồm|gồm)(?!\p{L})/iu.exec(text.slice(start, end));
  if (next === null) return end;
  const head = text.slice(start, start + next.index);
  const cut = Math.max(head.lastIndexOf(';'), head.lastIndexOf('. '));
  return cut < 0 ? start + next.index : start + cut;
}

/** "cao hơn 38,5", "ít nhất 02": not parts of a whole. */
const isComparative = (text: string, number: NumberInText) =>
  /(hơn|ít nhất|tối thiểu|trên|dưới|khoảng)\s*$/iu.test(
    text.slice(Math.max(0, number.start - 12), number.start),
  );

/** Ways of breaking one total down; figures of two of them do not add up together. */
const ways = [
  ['time', /(?<!\p{L})(hạn|hẹn)(?!\p{L})/iu],
  ['channel', /trực tuyến|trực tiếp|bưu chính/iu],
  ['class', /một phần|toàn trình/iu],
  ['source', /kỳ trước|năm trước|tháng trước|trong kỳ|mới tiếp nhận|tiếp nhận mới|chuyển (sang|qua)/iu],
  ['state', /(đã|đang|chưa) (được )?(giải quyết|xử lý|thực hiện|hoàn thành)|trả kết quả|giải quyết xong/iu],
  ['gender', /(?<!\p{L})(nam|nữ)(?!\p{L})/iu],
  ['member', /đảng viên|dân tộc|tôn giáo/iu],
  ['degree', /thạc s[iĩỹy]|đại học|cao đẳng|trung cấp|sơ cấp|tiến s/iu],
] as const;

/** The parts of a scope by the way they break the total down. */
export function partsByWay(passage: Passage, parts: readonly NumberInText[]): Map<string, NumberInText[]> {
  const groups = new Map<string, NumberInText[]>();
  for (const part of parts) {
    const clause = clauseOf(passage.paragraph.text, part);
    const way = ways.find(([, pattern]) => pattern.test(clause))?.[0] ?? 'other';
    groups.set(way, [...(groups.get(way) ?? []), part]);
  }
  return groups;
}

function clauseOf(text: string, part: NumberInText): string {
  const before = text.slice(0, part.start);
  const from = Math.max(...[',', ';', '(', ':-', '. '].map((mark) => before.lastIndexOf(mark))) + 1;
  const stop = /[,;:()]|\.\s|\svà\s+\d/.exec(text.slice(part.end));
  return text.slice(from, part.end + (stop?.index ?? text.length));
}
