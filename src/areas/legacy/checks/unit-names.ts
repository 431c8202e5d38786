import { fold, foldedWords } from '../../../base/fold.ts';
import type { TextLine } from '../head.ts';
import type { Report } from '../report.ts';
import { atQuote, atWords } from './cell-passages.ts';
import { type Outcome, tell } from './outcome.ts';
import { words } from './words.ts';

const properName = String.raw`\p{Lu}[\p{L}'’]*(?:[^\S\n]+\p{Lu}[\p{L}'’]*){0,3}`;

/** The unit keeps its name where it speaks of itself: under the letterhead, in its opening and closing sentence, over its annex. */
export function checkUnitNames(report: Report, outcome: Outcome): void {
  const { unit } = report.head;
  if (unit === null) return;
  const kind = /^(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s/u.exec(unit)?.[1];
  if (kind === undefined) return;
  const own = unit.slice(kind.length + 1);
  // A letterhead that no sentence agrees with says nothing of which sentence is wrong.
  if (!report.lines.some((line) => bare(line.text).includes(bare(own)))) return;
  const kinds = [kind, kind.toUpperCase(), kind[0]!.toUpperCase() + kind.slice(1)].join('|');
  const named = new RegExp(String.raw`(?<!\p{L})(?:${kinds})[^\S\n]+(${properName})`, 'gu');
  for (const line of report.lines) {
    if (isPlaceOfLetter(line, report)) checkPlace(line, own, report, outcome);
    else if (speaksOfItself(line, report))
      for (const [, name] of line.text.matchAll(named))
        if (isOther(name!, own)) tellName(line, nameOf(name!, own), own, unit, report, outcome);
  }
  checkActing(report, named, own, unit, outcome);
}

/** "An Bình, ngày 13 tháng 3 năm 2023": a commune writes from itself. */
const isPlaceOfLetter = (line: TextLine, { head }: Report) =>
  head.level === 'commune' && head.lines.date?.block === line.block && /,\s*ngày/iu.test(line.text);

function checkPlace(line: TextLine, own: string, report: Report, outcome: Outcome): void {
  const match = new RegExp(String.raw`(${properName}),\s*ngày`, 'u').exec(line.text);
  // "Số: 74/BC-UBND An Bình, ngày": the name is the last of the capitals.
  if (match === null) return;
  const place = match[1]!.split(/\s+/).slice(-own.split(/\s+/).length).join(' ');
  if (!isOther(place, own) || report.head.parents.some((parent) => fold(parent).endsWith(fold(place))))
    return;
  tellName(line, place, own, own, report, outcome);
}

function speaksOfItself(line: TextLine, report: Report): boolean {
  if (/^\s*Trên đây là/u.test(line.text)) return true;
  if (/^[*_\s]*(PHỤ LỤC|THỐNG KÊ|BIỂU)\s/u.test(line.text)) return /CCHC|CẢI CÁCH/u.test(line.text);
  const opens = /báo cáo (kết quả|tình hình|công tác)[^.;]*(như sau|:)/iu.test(line.text);
  return opens && report.lines.slice(0, 30).includes(line);
}

/** "UBND xã An Hòa yêu cầu …", once, in a letter of xã An Bình: names that share a word are mistaken for each other. */
function checkActing(report: Report, named: RegExp, own: string, unit: string, outcome: Outcome): void {
  const others = report.passages.flatMap((passage) =>
    [...passage.paragraph.text.matchAll(named)]
      .filter((match) => isOther(match[1]!, own))
      .map((match) => ({ passage, match })),
  );
  for (const { passage, match } of others) {
    const { text } = passage.paragraph;
    const name = nameOf(match[1]!, own);
    const before = text.slice(Math.max(0, match.index - 20), match.index);
    const after = text.slice(match.index + match[0].length);
    const acts = /(UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s*$/iu.test(before);
    const itself = acts
      ? /^\s*(báo cáo|yêu cầu|kính|đề nghị)/iu.test(after)
      : /của\s*$/iu.test(before) && /^\s*đạt/iu.test(after);
    const once = others.filter((other) => fold(other.match[1]!) === fold(match[1]!)).length === 1;
    const told = report.lines.some((line) => line.block === passage.block && speaksOfItself(line, report));
    if (!itself || !areAlike(name, own) || !once || told) continue;
    const at = [atWords(passage, match.index, match.index + match[0].length)];
    tell(outcome, 'unit-name', 'warning', { message: words.otherUnitName(match[0], unit), at, found: name });
  }
}

function tellName(
  line: TextLine,
  found: string,
  own: string,
  unit: string,
  report: Report,
  outcome: Outcome,
): void {
  // Without a letterhead the unit's name is itself inferred: only a name that is like it is a slip.
  if (report.head.lines.date === null && !areAlike(found, own)) return;
  const told = { at: [atQuote(line, found, report)], found, expected: own };
  tell(outcome, 'unit-name', 'warning', { message: words.otherUnitName(found, unit), ...told });
}

const areAlike = (a: string, b: string) => foldedWords(a).some((word, at) => foldedWords(b)[at] === word);

/** Without accents, which are placed in two ways (Hoà, Hòa), but not without capitals. */
const bare = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');

/** Capitals run on into the next words, and a line may break a name: only as many syllables as both have are compared. */
function isOther(name: string, own: string): boolean {
  const [a, b] = [foldedWords(name), foldedWords(own)];
  const shared = Math.min(a.length, b.length);
  return a.slice(0, shared).join(' ') !== b.slice(0, shared).join(' ');
}

const nameOf = (name: string, own: string) => name.split(/\s+/).slice(0, own.split(/\s+/).length).join(' ');
