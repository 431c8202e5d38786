import type { Passage } from '../report.ts';
import { atWords } from './cell-passages.ts';
import { type Outcome, tell } from './outcome.ts';
import { words } from './words.ts';

const span = /(?<![\d/])((?:19|20)\d{2})\s*(?:[-–—]|đến)\s*((?:19|20)\d{2})(?![\d/])/g;

/** "2021-2016" runs backwards; "5 năm (2021-2026)" is a plan of six. */
export function checkYearSpans(passage: Passage, outcome: Outcome): void {
  const { text } = passage.paragraph;
  const spans = [...text.matchAll(span)].map((match) => ({
    from: Number(match[1]),
    to: Number(match[2]),
    start: match.index,
    end: match.index + match[0].length,
    quote: match[0],
  }));
  for (const each of spans) {
    const at = [atWords(passage, each.start, each.end)];
    const stage = /(giai đoạn|nhiệm kỳ|thời kỳ|kỳ|từ năm|khóa)\s*\(?$/iu.test(text.slice(0, each.start));
    if (each.to < each.from)
      tell(outcome, 'span-reversed', stage ? 'error' : 'warning', {
        message: words.spanReversed(each.quote),
        at,
        found: each.quote,
      });
    else checkLength(passage, each, outcome);
  }
  const [only] = spans;
  if (only !== undefined && spans.length === 1 && only.to > only.from) checkPassed(passage, only, outcome);
}

type Span = {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
};

/** A term of office, or years counted from one day to another, may be a year shorter than the years it names; a plan is not. */
function checkLength(passage: Passage, { from, to, start, end, quote }: Span, outcome: Outcome): void {
  const before = passage.paragraph.text.slice(0, start);
  const said = /(?<!\d)(\d{1,2}) năm\s*(?:\(|,?\s*giai đoạn\s*\(?)\s*$/iu.exec(before);
  if (said === null) return;
  const years = Number(said[1]);
  const length = to - from + 1;
  const plan = /(kế hoạch|phát triển|trung hạn|mục tiêu|quy hoạch)[^.;]{0,60}$/iu.test(
    before.slice(0, said.index),
  );
  if (years === length || (years === length - 1 && !plan)) return;
  const at = [atWords(passage, said.index, end)];
  const message = words.spanLength(years, quote, length);
  tell(outcome, 'span-length', 'warning', { message, at, found: years, expected: length });
}

/** "giai đoạn 2011-2020 … trong suốt 15 năm qua". */
function checkPassed(passage: Passage, { from, to, start, end, quote }: Span, outcome: Outcome): void {
  const { text } = passage.paragraph;
  const rest = /^[^.]*/.exec(text.slice(end))![0];
  const said = /(?<!\p{L})(?:trong )?suốt (\d{1,2}) năm( qua)?(?!\p{L})/iu.exec(rest);
  if (said === null || !/giai đoạn\s*$/iu.test(text.slice(0, start))) return;
  const years = Number(said[1]);
  const length = to - from + 1;
  if (years === length || years === length - 1) return;
  const at = [atWords(passage, start, end + said.index + said[0].length)];
  const message = words.spanLength(years, quote, length);
  tell(outcome, 'span-length', 'warning', { message, at, found: years, expected: length });
}
