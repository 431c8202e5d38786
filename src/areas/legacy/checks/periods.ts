import { fold } from '../../../base/fold.ts';
import { annexLine, type PeriodTitle, periodOfTitle, type TextLine } from '../head.ts';
import type { Report } from '../report.ts';
import { atQuote } from './cell-passages.ts';
import { atLine, type Outcome, tell } from './outcome.ts';
import { checkSaidPeriods } from './periods-in-text.ts';
import { checkStages } from './stages.ts';
import { words } from './words.ts';

/** The report names one period throughout: in its title, its opening and closing sentence, over its annex and in its sentences. */
export function checkPeriods(report: Report, outcome: Outcome): void {
  for (const line of repeatsOf(report)) checkRepeat(line, report, outcome);
  checkNextPeriod(report, outcome);
  checkSaidPeriods(report, outcome);
  checkStages(report, outcome);
}

type Repeat = { readonly line: TextLine; readonly text: string };

/** Where a report says again what it is: "Trên đây là báo cáo …", "… báo cáo kết quả công tác CCHC quý I …", the annex and its line. */
function repeatsOf({ lines }: Report): Repeat[] {
  const annex = annexLine(lines);
  return lines.flatMap((line, index) => {
    if (line === annex)
      return [{ line, text: /\)?[^)]*?\bvề\s.*/u.exec(line.text)?.[0].replace(/ngày \d\S*/g, '') ?? '' }];
    if (/^\s*Trên đây là|^(thống kê số liệu|phụ lục kết quả)/i.test(line.text))
      return [{ line, text: line.text }];
    const opens =
      index < 40 ? /(?<!hướng dẫn xây dựng )báo cáo (kết quả|tình hình)[^.]*/iu.exec(line.text) : null;
    return opens === null || /^BÁO CÁO/.test(line.text) ? [] : [{ line, text: opens[0] }];
  });
}

function checkRepeat({ line, text }: Repeat, report: Report, outcome: Outcome): void {
  const { period, title, lines } = report.head;
  const own = ownPeriod(text);
  const unsaid = (kind: PeriodTitle['kind']) => kind === 'other' || kind === 'index';
  if (line === lines.title || unsaid(own.kind) || unsaid(period.kind)) return;
  const same =
    own.kind === period.kind &&
    own.quarter === period.quarter &&
    (own.year ?? period.year) === (period.year ?? own.year) &&
    own.endYear === period.endYear;
  if (same) return;
  const said = /(?:quý|tháng|năm|giai đoạn)[^.;,]{0,30}\d{4}/iu.exec(text)?.[0] ?? text;
  const at = [atQuote(line, said, report), ...(lines.title === null ? [] : [atLine(lines.title)])];
  const message = words.otherPeriod(line.text, title ?? '');
  tell(outcome, 'period-other', 'error', { message, at, found: line.text, expected: title, certainty: 0.95 });
}

/** What comes after "phương hướng" is the period ahead; only its year may be meant for both: "quý I, phương hướng nhiệm vụ quý II năm 2024". */
function ownPeriod(text: string): PeriodTitle {
  const first = periodOfTitle(text.split(/phương hướng/i)[0]!, false);
  return first.year === null ? { ...first, year: periodOfTitle(text, false).year } : first;
}

const ahead =
  /(?:phuong huong|^[ivx]+\.\s*nhiem vu)[^.;]{0,70}?(quy\s+(?:iv|iii|ii|i|[1-4])|\d{1,2} thang (?:dau|cuoi)|nam)(?=[\s,/]|$)(?:\s*(?:cua\s*)?[,/]?\s*(?:nam\s*)?(20\d{2}))?/g;

/** The period ahead follows the report's own and is the same wherever it is named. */
function checkNextPeriod(report: Report, outcome: Outcome): void {
  const { period, lines, title } = report.head;
  if (period.year === null || !['quarter', 'half-year', 'nine-month', 'year'].includes(period.kind)) return;
  const places = [
    ...(lines.title === null || title === null ? [] : [{ line: lines.title, text: title }]),
    ...report.lines.filter((line) => line !== lines.title).map((line) => ({ line, text: line.text })),
  ];
  for (const { line, text } of places) {
    for (const match of fold(text).matchAll(ahead)) {
      const [quote, label, year] = match as unknown as [string, string, string | undefined];
      if (/20\d{2}\s*[-–]\s*20\d{2}/.test(quote) || follows(period, label, year)) continue;
      const said = text.slice(match.index, match.index + quote.length);
      const message = words.otherNextPeriod(said, title ?? '');
      const at = [
        atQuote(line, said, report),
        ...(lines.title === null || line === lines.title ? [] : [atLine(lines.title)]),
      ];
      tell(outcome, 'period-ahead', 'warning', { message, at, found: quote });
    }
  }
}

const romans: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

function follows(period: PeriodTitle, label: string, printedYear: string | undefined): boolean {
  const lastQuarter = endQuarter(period);
  const nextYear = lastQuarter === 4 ? period.year! + 1 : period.year!;
  if (printedYear !== undefined && Number(printedYear) !== nextYear) return false;
  const quarter = /^quy\s+(\S+)/.exec(label)?.[1];
  if (quarter !== undefined) return (romans[quarter] ?? Number(quarter)) === (lastQuarter % 4) + 1;
  const months = /^(\d+) thang (dau|cuoi)/.exec(label);
  if (months === null) return true;
  if (months[2] === 'dau') return lastQuarter === 4 || Number(months[1]) > lastQuarter * 3;
  const left = 12 - (lastQuarter % 4) * 3;
  // A report late by a month may speak of five months left, not of three.
  return Number(months[1]) <= left && (period.kind === 'quarter' || Number(months[1]) >= left - 1);
}

function endQuarter(period: PeriodTitle): number {
  if (period.kind === 'quarter') return period.quarter ?? 1;
  return period.kind === 'half-year' ? 2 : period.kind === 'nine-month' ? 3 : 4;
}
