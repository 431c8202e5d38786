import { fold, oneLine } from '../../base/fold.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { type DateInText, datesIn } from '../calendar/dates-in-text.ts';

/** A document named in running text: "Kế hoạch số 38/KH-UBND ngày 16 tháng 01 năm 2024 của UBND xã về …". */
export type Citation = {
  readonly type: string | null;
  /** Number and symbol without inner spaces: "38/KH-UBND". */
  readonly symbol: string;
  readonly number: string;
  /** The year inside the symbol of a legal document: 2024 in "34/2024/NQ-HĐND". */
  readonly symbolYear: number | null;
  /** Letters of the symbol: "KH-UBND". */
  readonly letters: string;
  readonly date: PlainDate | null;
  readonly printedDate: DateInText | null;
  readonly issuer: string | null;
  readonly about: string | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
};

/** Kinds of documents and the abbreviation that their symbols carry (NĐ 30/2020, Phụ lục III; Luật Ban hành VBQPPL). */
export const documentKinds: Readonly<Record<string, string | null>> = {
  'nghị quyết': 'NQ',
  'quyết định': 'QĐ',
  'chỉ thị': 'CT',
  'quy chế': 'QC',
  'thông cáo': 'TC',
  'thông báo': 'TB',
  'hướng dẫn': 'HD',
  'chương trình': 'CTr',
  'kế hoạch': 'KH',
  'phương án': 'PA',
  'đề án': 'ĐA',
  'báo cáo': 'BC',
  'biên bản': 'BB',
  'tờ trình': 'TTr',
  'kết luận': 'KL',
  'công điện': 'CĐ',
  'giấy mời': 'GM',
  'công văn': null,
  'bản sao y': 'SY',
  'bản trích sao': 'TrS',
  'bản sao lục': 'SL',
  'thông tư liên tịch': 'TTLT',
  'thông tư': 'TT',
  'nghị định': 'NĐ',
  luật: 'QH',
  lệnh: 'L',
};
const shortKinds: Readonly<Record<string, string>> = {
  KH: 'kế hoạch',
  QĐ: 'quyết định',
  NQ: 'nghị quyết',
  BC: 'báo cáo',
  CV: 'công văn',
  TB: 'thông báo',
  CT: 'chỉ thị',
  NĐ: 'nghị định',
  TT: 'thông tư',
};

const kindWords = [...Object.keys(documentKinds)].sort((a, b) => b.length - a.length).join('|');
const symbolBody = String.raw`(\d{1,5}[a-z]?)\s{0,2}(?:/\s?(\d{4})\s?)?(?:/\s{0,2}((?:\p{Lu}[\p{Lu}a-z]{0,3}|\p{Lu}+[&]\p{Lu}+)(?:\s?[-–&]\s?[\p{Lu}&]{1,12}[a-z]?){0,4})|-(NQ/TW|CT/TW|KL/TW|QĐ/TW|QĐ/TU|NQ/TU|CTr/TU|KH/TU|CT/TU))(?![\p{L}\d])`;
const citationPattern = new RegExp(
  String.raw`(?:(?<kind>${kindWords}|\bKH|\bQĐ|\bNQ|\bBC|\bCV|\bTB|\bCT|\bNĐ|\bTT)\s*)?(?<so>(?:số|Số)\s*:?\s*)?${symbolBody}`,
  'giu',
);
const longestGap = 12;

/** All documents cited in a text that carry a number and a symbol. A bare fraction or a unit such as "máy/CC" is not one. */
export function citationsIn(text: string): Citation[] {
  if (!/\d[\s\S]{0,4}[/-]/.test(text)) return [];
  const dates = datesIn(text);
  const citations: Citation[] = [];
  for (const match of text.matchAll(citationPattern)) {
    const { kind, so } = match.groups as { kind?: string; so?: string };
    const [number, year, letters, party] = match.slice(-4) as [string, string?, string?, string?];
    if (kind === undefined && so === undefined && !/-/.test(letters ?? party ?? '')) continue;
    citations.push(
      citation(text, match, { kind, number, year, letters: letters ?? party ?? '', party }, dates),
    );
  }
  return citations;
}

type Parts = { kind?: string; number: string; year?: string; letters: string; party?: string };

function citation(
  text: string,
  match: RegExpExecArray,
  parts: Parts,
  dates: readonly DateInText[],
): Citation {
  const letters = parts.letters.replace(/\s/g, '').replace('–', '-');
  const after = match.index + match[0].length;
  const printedDate = dateAfter(text, after, dates) ?? dateBefore(text, match.index, dates);
  const tailStart = printedDate !== null && printedDate.start >= after ? printedDate.end : after;
  const tail = clauseFrom(text, tailStart);
  const end = Math.max(after, printedDate !== null && printedDate.start >= after ? printedDate.end : after);
  const year = parts.year === undefined ? '' : `${parts.year}/`;
  return {
    type: kindOf(parts.kind),
    symbol: parts.party === undefined ? `${parts.number}/${year}${letters}` : `${parts.number}-${letters}`,
    number: parts.number,
    symbolYear: parts.year === undefined ? null : Number(parts.year),
    letters,
    date: printedDate?.date ?? null,
    printedDate,
    issuer: issuerIn(tail),
    about: aboutIn(tail),
    start: match.index,
    end,
    quote: text.slice(match.index, end),
  };
}

function kindOf(word: string | undefined): string | null {
  if (word === undefined) return null;
  const full = shortKinds[word.toUpperCase()] ?? word.toLowerCase();
  return full.charAt(0).toUpperCase() + full.slice(1);
}

function dateAfter(text: string, from: number, dates: readonly DateInText[]): DateInText | null {
  const next = dates.find((date) => date.start >= from);
  if (next === undefined || next.start - from > longestGap) return null;
  return /^[\s,()]*(ngày)?\s*$/i.test(text.slice(from, next.start)) ? next : null;
}

/** "Ngày 16/01/2024 ban hành Kế hoạch số 38/KH-UBND": the date stands at the head of the sentence. */
function dateBefore(text: string, at: number, dates: readonly DateInText[]): DateInText | null {
  const last = dates.findLast((date) => date.end <= at);
  if (last === undefined || at - last.end > 60) return null;
  const between = text.slice(last.end, at);
  const lead = text.slice(Math.max(0, last.start - 8), last.start);
  return /ngày\s*$/i.test(lead) &&
    !/[.;]/.test(between) &&
    /ban hành/i.test(between) &&
    !/số\s*\d/i.test(between)
    ? last
    : null;
}

function clauseFrom(text: string, from: number): string {
  const rest = text.slice(from, from + 400);
  const stop =
    /[;.](\s|$)|,\s+(?:Kế hoạch|Quyết định|Nghị quyết|Nghị định|Chỉ thị|Thông tư|Công văn)\s+số/u.exec(rest);
  return rest.slice(0, stop?.index ?? rest.length);
}

function issuerIn(tail: string): string | null {
  const found =
    /^\s*,?\s*của\s+((?:Thủ tướng |)Chính phủ|Thủ tướng|Quốc hội|Bộ Chính trị|Ban [\p{L} ]+?|Bộ [\p{L} ]+?|Văn phòng [\p{L}& -]+?|(?:Chủ tịch )?(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|Hội đồng thẩm định[\p{L} ]*?|Phòng [\p{L} ]+?|Sở [\p{L} ]+?)(?: (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)(?: \p{Lu}[\p{L}]*)*)?)(?=\s+(?:về|quy|ban|hướng|sửa|tăng|năm|giai|\(|Ban|phê|triển|thực|đẩy)|[,;.(]|$)/u.exec(
      tail,
    );
  return found === null ? null : oneLine(found[1]!);
}

function aboutIn(tail: string): string | null {
  const found = /(?:về việc|về|V\/v|quy định|ban hành|thực hiện|công tác|sửa đổi)\s[\s\S]*/iu.exec(
    tail.slice(0, 300),
  );
  return found === null || found.index > 90
    ? null
    : oneLine(found[0].replace(/^(về việc|về|V\/v)\s+/iu, '')) || null;
}

/** The body that a symbol names: "UBND" of "38/KH-UBND", "UBND" of "124/UBND-VP", "CP" of "30/2020/NĐ-CP". */
export function bodyOf(citation: Citation): string {
  const parts = citation.letters.split(/[-/]/);
  return parts.length === 1 || fold(parts[0]!) === 'ubnd' || fold(parts[0]!) === 'hdnd'
    ? parts[0]!
    : parts[1]!;
}
