import { datesIn, windowsIn } from '../calendar/dates-in-text.ts';
import { citationsIn } from '../documents/citation.ts';
import { numberInWords, numberOf } from '../indicators/value.ts';

/** A figure printed in running text. */
export type NumberInText = {
  readonly value: number;
  /** Digits printed after the decimal mark. */
  readonly decimals: number;
  readonly percent: boolean;
  /** For "33/44": the second term; `value` is the first. */
  readonly of: number | null;
  /** The counted noun that follows: "hồ sơ", "người". */
  readonly unit: string | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** How many brackets are open where it stands. */
  readonly depth: number;
};

const nouns = [
  'hồ sơ',
  'thủ tục hành chính',
  'thủ tục',
  'TTHC',
  'văn bản quy phạm pháp luật',
  'văn bản QPPL',
  'VBQPPL',
  'văn bản',
  'nhiệm vụ',
  'ý kiến',
  'người',
  'đồng chí',
  'đ/c',
  'tin, bài',
  'tin bài',
  'tin',
  'bài',
  'phiếu',
  'cuộc',
  'lớp',
  'máy',
  'nghị quyết',
  'NQ',
  'quyết định',
  'QĐ',
  'kế hoạch',
  'công văn',
  'cơ quan chuyên môn',
  'cơ quan',
  'đơn vị sự nghiệp công lập',
  'đơn vị',
  'phòng ban',
  'phòng',
  'xã',
  'thôn',
  'trường công lập',
  'trường',
  'dịch vụ công trực tuyến',
  'DVCTT',
  'dịch vụ',
  'triệu đồng',
  'tỷ đồng',
  'tỷ',
  'đồng',
  'hình thức',
  'mô hình',
  'sáng kiến',
  'hoạt động',
  'nội dung',
  'lĩnh vực',
  'công chức',
  'cán bộ',
  'viên chức',
  'chữ ký số',
  'chứng thư số',
  'điểm',
  'lượt',
  'PAKN',
  'phản ánh',
  'buổi',
  'chuyên mục',
  'vấn đề',
  'vụ việc',
  'đơn thư',
  'khiếu nại',
  'kiến nghị',
  'tiêu chí',
  'hộ',
  'mẫu',
  'ngày',
  'tháng',
].sort((a, b) => b.length - a.length);
/** A "trường hợp" is a case, not a school. */
const nounPattern = new RegExp(
  String.raw`^\s*(?:lượt\s+)?(${nouns.join('|')})(?!\p{L})(?<!trường(?=\s+hợp))`,
  'iu',
);

/** What looks like a figure and is none: years, levels of service, standards, numbers of laws, lists. */
const notFigures = [
  /(?<!\p{L})năm\s*(?:19|20)\d{2}(?:\s*[-–/]\s*\d+|[\s,]*(?:và|,)\s*(?:19|20)\d{2}(?!\d))*(?![\d%]|[.,]\d)/giu,
  /(?<!\p{L}|(?:trung|sơ|cao) )cấp\s+[1-5](?![\d%.,/])/giu,
  /(?<!\p{L})(?:nhiệm kỳ|khóa|khoá|điều|khoản|điểm|quý|(?<!\d\s)tháng|ngày|đợt|(?<!trong )kỳ|thứ|phụ lục|biểu mẫu|biểu|chương|bảng|lần thứ|giai đoạn|mức độ|mức|cấp độ|phiên bản)\s*\d+(?:[\s,]*(?:-|–|và|,|\/)\s*\d+)*(?![\d%]|[.,]\d)/giu,
  /\b(?:19|20)\d{2}\s*[-–]\s*(?:19|20)\d{2}\b/g,
  /\b(?:ISO|TCVN|QCVN)[\s\d:.,-]*/g,
  /\b\d+(?:[.,]\d+)*:(?:19|20)\d{2}\b/g,
  /https?:\S+|\b[\w.]+\.gov\.vn\b|\b\S+@\S+\b/gi,
  /(?<![\p{L}\d])(?:\d{1,2}|sáu|chín|ba) tháng(?!\p{L})/giu,
  /(?<![\p{L}\d])\d{1,3} năm(?!\p{L}|\s+\d{4}(?!\d))/giu,
  /^\s*(?:\d+(?:\.\d+)*[.)]|[IVX]+\.)\s/g,
  /\b(?:COVID|covid|VNPT|F)-?\s?\d+\b/g,
  /\b\d+[a-z]?[-/](?:NQ|CT|QĐ|KL)\/?[-\p{Lu}]*/gu,
  /\b4 tại chỗ\b/g,
];
/** Thousands are parted by a dot, or by a space that may be a hard one. */
const thousands = String.raw`\d{1,3}(?:\.\d{3})+|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?!\d)`;
const figure = new RegExp(
  String.raw`(?<![\p{L}\d/.,])((?:${thousands})(?:,\d+)?|\d+(?:[.,]\d+)?)(?:\s*\/\s*(${thousands}|\d+(?:,\d+)?)(?![\p{L}]|\/))?(\s?%)?(?![\p{L}\d]|[/.]\d|\/\p{Lu})`,
  'gu',
);
const counted = 'hồ sơ|thủ tục|văn bản|nhiệm vụ|ý kiến|cuộc|phiếu|người|mô hình|sáng kiến|lớp';
const worded = new RegExp(
  String.raw`(?<!\p{L})(một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?:\s(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?)\s+(${counted})(?!\p{L})`,
  'giu',
);

/** All figures of a text in order, with their units. Dates, citations, years and numbers of standards are not figures. */
export function numbersIn(text: string, citations: readonly Span[] = citationsIn(text)): NumberInText[] {
  if (!/\d/.test(text) && !worded.test(text)) return [];
  worded.lastIndex = 0;
  const taken = spansTaken(text, citations);
  const free = (start: number, end: number) => !taken.some((span) => span.start < end && span.end > start);
  const depths = depthsOf(text);
  const found = [...digitsIn(text, depths), ...wordsIn(text, depths)].filter((number) =>
    free(number.start, number.end),
  );
  return found.sort((a, b) => a.start - b.start);
}

type Span = { readonly start: number; readonly end: number };

function spansTaken(text: string, citations: readonly Span[]): Span[] {
  const spans: Span[] = [...datesIn(text), ...windowsIn(text), ...citations].map(({ start, end }) => ({
    start,
    end,
  }));
  for (const pattern of notFigures) {
    for (const match of text.matchAll(pattern))
      spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}

function digitsIn(text: string, depths: Uint16Array): NumberInText[] {
  return [...text.matchAll(figure)].flatMap((match) => {
    const [quote, printed, of, sign] = match as unknown as [string, string, string?, string?];
    const digits = dotted(printed);
    const percent = sign !== undefined;
    const read = numberOf(digits, percent ? 'percent' : null);
    if (
      read === null ||
      (/^\d{1,2}\.\d{1,2}$/.test(digits) && !percent && !/[=*]\s*$/.test(text.slice(0, match.index)))
    )
      return [];
    const { start, end } = withRepetition(text, match.index, match.index + quote.length, read.value);
    const decimals =
      percent || !/^\d{1,3}(\.\d{3})+$/.test(digits) ? (/[.,](\d+)$/.exec(digits)?.[1]?.length ?? 0) : 0;
    const unit = percent ? '%' : (nounPattern.exec(text.slice(end, end + 40))?.[1] ?? null);
    return [
      {
        value: read.value,
        decimals,
        percent,
        of: of === undefined ? null : (numberOf(dotted(of), null)?.value ?? null),
        unit,
        start,
        end,
        quote: text.slice(start, end),
        depth: depths[start]!,
      },
    ];
  });
}

const dotted = (printed: string) => printed.replace(/[ \u00a0\u202f]/g, '.');

/** "mười chín (19)" and "19 (mười chín)" print one count twice. */
function withRepetition(text: string, start: number, end: number, value: number): Span {
  const after = /^ ?\(((?:\p{L}+ ?){1,3})\)/u.exec(text.slice(end, end + 30));
  if (after !== null && numberInWords(after[1]!) === value) return { start, end: end + after[0].length };
  const before = /(?:\p{L}+ ){1,3}\($/u.exec(text.slice(Math.max(0, start - 30), start));
  if (before === null || text[end] !== ')') return { start, end };
  const spelled = before[0].slice(0, -2).split(' ');
  for (let first = 0; first < spelled.length; first += 1) {
    const said = spelled.slice(first).join(' ');
    if (numberInWords(said) === value) return { start: start - said.length - 2, end: end + 1 };
  }
  return { start, end };
}

function wordsIn(text: string, depths: Uint16Array): NumberInText[] {
  return [...text.matchAll(worded)].flatMap((match) => {
    const value = numberInWords(match[1]!);
    if (value === null) return [];
    const end = match.index + match[1]!.length;
    return [
      {
        value,
        decimals: 0,
        percent: false,
        of: null,
        unit: match[2]!,
        start: match.index,
        end,
        quote: match[1]!,
        depth: depths[match.index]!,
      },
    ];
  });
}

/** How many brackets are open at each letter. */
function depthsOf(text: string): Uint16Array {
  const depths = new Uint16Array(text.length + 1);
  for (let index = 0, depth = 0; index < text.length; index += 1) {
    depths[index] = depth;
    if (text[index] === '(') depth += 1;
    else if (text[index] === ')' && depth > 0) depth -= 1;
  }
  return depths;
}
