import { fold, oneLine } from '../../base/fold.ts';
import type { Place } from '../../base/place.ts';
import { plainDate } from '../../base/plain-date.ts';
import { datesIn, windowsIn } from '../calendar/dates-in-text.ts';
import { citationsIn } from '../documents/citation.ts';
import type { ReportHead } from './answer.ts';
import { findUnits } from './units-in-text.ts';

/** A line of the report's text with the place of its first word. Cells of letterheads count as lines too. */
export type TextLine = { readonly text: string; readonly block: number; readonly place: Place };

export type PeriodTitle = {
  readonly kind: ReportHead['kind'];
  readonly year: number | null;
  readonly quarter: number | null;
  readonly endYear: number | null;
};

/** What is known of the report as a whole, with the lines where it was read. */
export type Head = ReportHead & {
  readonly period: PeriodTitle;
  readonly lines: {
    readonly title: TextLine | null;
    readonly date: TextLine | null;
    readonly symbol: TextLine | null;
    readonly window: TextLine | null;
  };
};

/** Reads the head of a report from its lines in order: letterhead, title, window of the data, closing sentence, annex line. */
export function readHead(lines: readonly TextLine[], hasIndexTable: boolean): Head {
  const opening = lines.slice(0, openingLength(lines));
  const title = titleOf(lines, opening);
  const symbol = symbolOf(opening);
  const date = dateOf(opening, lines);
  const window = windowOf(lines);
  const units = findUnits(lines, opening);
  const period = periodOfTitle(title?.text ?? '', hasIndexTable);
  return {
    ...units,
    kind: period.kind,
    title: title?.text ?? null,
    symbol: symbol?.symbol ?? null,
    date: date?.date ?? null,
    window: { from: window?.from ?? null, to: window?.to ?? null },
    period,
    lines: {
      title: title?.line ?? null,
      date: date?.line ?? null,
      symbol: symbol?.line ?? null,
      window: window?.line ?? null,
    },
  };
}

/** The opening ends where the first part begins. */
function openingLength(lines: readonly TextLine[]): number {
  const first = lines.findIndex((line) => /^(I\.|PHẦN I|Phần thứ nhất|Phần I\b|A\.)/.test(line.text));
  return first > 0 && first < 60 ? first : Math.min(lines.length, 25);
}

const titleStop = /^(\(|Thực hiện|Căn cứ|Kính gửi|I\.|1\.|-|Phần|Trong|Năm|Số liệu)/;

/** "Ủy ban nhân dân huyện An Phú báo cáo kết quả …": the sentence below the title. */
const opensReport = /^(Ủy ban|Uỷ ban|UBND)\s.*(báo cáo|như sau)/iu;

function titleOf(
  lines: readonly TextLine[],
  opening: readonly TextLine[],
): { text: string; line: TextLine } | null {
  const at = opening.findIndex((line) => /^BÁO CÁO\b/.test(line.text) || /^(Về việc|V\/v)\s/.test(line.text));
  if (at < 0) return titleInAnnex(lines);
  const word = opening[at]!.text;
  const inLine = /^BÁO CÁO\s+(.+)/.exec(word)?.[1];
  if (!/^BÁO CÁO\s*$/.test(word)) return { text: oneLine(inLine ?? word), line: opening[at]! };
  const parts: TextLine[] = [];
  for (const line of opening.slice(at + 1, at + 6)) {
    const inOtherTable = line.place.table !== parts[0]?.place.table;
    if (parts.length > 0 && (inOtherTable || titleStop.test(line.text) || opensReport.test(line.text))) break;
    if (/^[-_*\s]*$/.test(line.text)) continue;
    parts.push(line);
    if (/[.:]$/.test(line.text)) break;
  }
  return parts.length === 0
    ? null
    : { text: oneLine(parts.map((line) => line.text).join(' ')), line: parts[0]! };
}

function titleInAnnex(lines: readonly TextLine[]): { text: string; line: TextLine } | null {
  const line = lines.find((candidate) =>
    /^(PHỤ LỤC|Phụ lục)\b.*(CCHC|cải cách hành chính)/i.test(candidate.text),
  );
  return line === undefined ? null : { text: line.text, line };
}

function symbolOf(opening: readonly TextLine[]): { symbol: string; line: TextLine } | null {
  for (const line of opening) {
    if (!/^\s*Số\s*:/.test(line.text)) continue;
    const own = citationsIn(line.text)[0];
    if (own !== undefined) return { symbol: own.symbol, line };
  }
  return null;
}

function dateOf(
  opening: readonly TextLine[],
  lines: readonly TextLine[],
): { date: string; line: TextLine } | null {
  for (const line of opening) {
    const found = /,\s*ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/.exec(line.text);
    if (found === null || line.text.length > 160) continue;
    const date = plainDate(Number(found[3]), Number(found[2]), Number(found[1]));
    if (date !== null) return { date, line };
  }
  const annex = annexLine(lines);
  const date = annex === null ? null : datesIn(annex.text)[0]?.date;
  return annex === null || date === null || date === undefined ? null : { date, line: annex };
}

/** "(Kèm theo Báo cáo số 81/BC-UBND ngày 18/3/2024)" over an annex repeats the report's own number and date. */
export function annexLine(lines: readonly TextLine[]): TextLine | null {
  return (
    lines.find(
      (line) => /k[eè]m theo\s+(báo cáo|công văn|tờ trình)/i.test(line.text) && line.text.length < 260,
    ) ?? null
  );
}

function windowOf(
  lines: readonly TextLine[],
): { from: string | null; to: string | null; line: TextLine } | null {
  const line = lines.find((candidate) => windowAfter(candidate.text) !== null);
  if (line === undefined) return null;
  const window = windowAfter(line.text)!;
  return { from: window.from.date, to: window.to.date, line };
}

/** "Số liệu tính từ … đến …", "Số liệu báo cáo được tổng hợp trong kỳ, từ … đến …"; without a verb the span follows at once. */
function windowAfter(text: string) {
  if (!/số liệu/i.test(text)) return null;
  const lead =
    /số liệu(?:\s+báo cáo)?(?:\s*(?:được\s*)?(?:tính|lấy|tổng hợp|thống kê|chốt)[^.;]{0,50}|[\s:,(]*)$/iu;
  return windowsIn(text).find((window) => lead.test(text.slice(0, window.start))) ?? null;
}

/** "giai đoạn 2011 - 2020", "giai đoạn từ năm 2011 đến năm 2020", in folded words. */
export const stagePattern = /giai doan\s*(?:tu\s*)?(?:nam\s*)?(\d{4})\s*(?:[-–—]|den)\s*(?:nam\s*)?(\d{4})/;

const roman: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 };

/** Kind and year of the period that a title names: "quý I, phương hướng nhiệm vụ quý II năm 2024" is quarter I of 2024. */
export function periodOfTitle(title: string, hasIndexTable: boolean): PeriodTitle {
  const words = fold(title);
  const years = [...words.matchAll(/\b(20\d{2}|19\d{2})\b/g)].map((match) => Number(match[1]));
  const year = years[0] ?? null;
  const span = stagePattern.exec(words);
  const base = { year, quarter: null, endYear: null };
  if (hasIndexTable || /chi so (cchc|cai cach hanh chinh)|par index/.test(words))
    return { ...base, kind: 'index' };
  if (span !== null)
    return { kind: 'multi-year', year: Number(span[1]), quarter: null, endYear: Number(span[2]) };
  const quarter = /quy\s+(iv|iii|ii|i|[1-4])\b/.exec(words);
  // "ngày 09 tháng 12" is a day, no period.
  const half = /\b(0?6|sau) thang\b(?! \d)/.exec(words);
  const nine = /\b(0?9|chin) thang\b(?! \d)/.exec(words);
  const first = Math.min(...[quarter, half, nine].map((match) => match?.index ?? Number.MAX_SAFE_INTEGER));
  if (half !== null && half.index === first) return { ...base, kind: 'half-year' };
  if (nine !== null && nine.index === first) return { ...base, kind: 'nine-month' };
  if (quarter !== null) return { ...base, kind: 'quarter', quarter: roman[quarter[1]!]! };
  return { ...base, kind: year !== null && /\bnam\b/.test(words) ? 'year' : 'other' };
}
