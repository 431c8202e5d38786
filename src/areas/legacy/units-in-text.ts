import { fold, oneLine } from '../../base/fold.ts';
import type { ReportHead } from './answer.ts';
import type { TextLine } from './head.ts';

type Level = NonNullable<ReportHead['level']>;
type Named = { readonly kind: string; readonly name: string };

const levelOfKind: Readonly<Record<string, Level>> = {
  xã: 'commune',
  phường: 'commune',
  'thị trấn': 'commune',
  'đặc khu': 'commune',
  huyện: 'district',
  quận: 'district',
  'thị xã': 'district',
  'thành phố': 'district',
  tỉnh: 'province',
};
/** Cities that answer to the centre (Huế since 1/1/2025): above the communes and districts, as a province is. */
const centralCities = ['ha noi', 'ho chi minh', 'hai phong', 'da nang', 'can tho', 'hue'];

const kinds = Object.keys(levelOfKind).join('|');
const properName = String.raw`\p{Lu}[\p{L}'’]*(?:(?:[^\S\n]|-)\p{Lu}[\p{L}'’]*){0,3}`;
/** Kind and name stand in one line: the next cell of a table is no name. */
const namedUnit = new RegExp(String.raw`(?<!\p{L})(${kinds})[^\S\n]+(${properName})`, 'gu');
const capitalUnit =
  /^(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND)?\s*(XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH)\s+([\p{Lu}\s'-]{2,40})$/u;
const actor = new RegExp(
  String.raw`(?:UBND|[UỦ][ỷy] ban nhân dân|Uỷ ban nhân dân)\s+(${kinds})(?=\s+(?:đã|luôn|tiếp tục|thường xuyên|chỉ đạo|xác định|triển khai|cũng|quan tâm|không|báo cáo|đặc biệt))`,
  'giu',
);

/** The unit that reports, its level, and the units above it that the report names. */
export function findUnits(
  lines: readonly TextLine[],
  opening: readonly TextLine[],
): Pick<ReportHead, 'unit' | 'level' | 'parents'> {
  const text = lines.map((line) => line.text).join('\n');
  const counts = countUnits(text);
  const own =
    inLetterhead(opening) ??
    inClosing(lines, counts) ??
    mostFrequentAt(actingLevel(text), counts) ??
    mostFrequentAt(null, counts);
  if (own === null) return { unit: null, level: null, parents: [] };
  const level = levelOf(own);
  const parents = (['district', 'province'] as const)
    .filter((higher) => rank(higher) > rank(level))
    .map((higher) => mostFrequentAt(higher, counts))
    .filter((unit) => unit !== null)
    .map(printed);
  return { unit: printed(own), level, parents };
}

const rank = (level: Level) => ({ commune: 0, district: 1, province: 2 })[level];
const printed = (unit: Named) => `${unit.kind} ${unit.name}`;
const levelOf = (unit: Named): Level =>
  unit.kind === 'thành phố' && centralCities.includes(fold(unit.name)) ? 'province' : levelOfKind[unit.kind]!;

/** Capitals that begin the next word of a form, not a name: "cấp huyện Văn bản". Names of two syllables may begin so too. */
const notNames = new Set(
  'Văn Ủy Uỷ Hội Đảng Phòng Ban Sở Cơ Đơn Nhiệm Thủ Hồ Số Tổng Tỷ Không Có Người Chưa Trong Kế Báo Chủ Theo Năm Và Vấn Phiếu Triệu Thực'.split(
    ' ',
  ),
);

/** The units that a text names, with their places in it. */
export function unitsNamedIn(
  text: string,
): (Named & { readonly level: Level; readonly start: number; readonly end: number })[] {
  return [...text.matchAll(namedUnit)].flatMap((match) => {
    const unit = { kind: match[1]!, name: oneLine(match[2]!) };
    const [start, end] = [match.index, match.index + match[0].length];
    return notNames.has(unit.name) ? [] : [{ ...unit, level: levelOf(unit), start, end }];
  });
}

function countUnits(text: string): Map<string, { unit: Named; count: number }> {
  const counts = new Map<string, { unit: Named; count: number }>();
  for (const unit of unitsNamedIn(text)) {
    const known = counts.get(printed(unit));
    counts.set(printed(unit), { unit, count: (known?.count ?? 0) + 1 });
  }
  return counts;
}

/** "ỦY BAN NHÂN DÂN" over "XÃ HIỀN THÀNH": the last unit in capitals is the one that issues, those before it stand above. */
function inLetterhead(opening: readonly TextLine[]): Named | null {
  const found = opening
    .flatMap((line) => line.text.split('\n'))
    .map((line) => capitalUnit.exec(oneLine(line).normalize('NFC')))
    .filter((match) => match !== null)
    .map((match) => ({ kind: match[1]!.toLowerCase(), name: titleCase(match[2]!) }));
  return found.sort((a, b) => rank(levelOf(a)) - rank(levelOf(b)))[0] ?? null;
}

const titleCase = (capitals: string) =>
  oneLine(capitals)
    .toLowerCase()
    .replace(/(^|[\s-])(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase());

/** "Trên đây là báo cáo … của UBND xã An Bình./." */
function inClosing(
  lines: readonly TextLine[],
  counts: ReadonlyMap<string, { unit: Named; count: number }>,
): Named | null {
  const closing = lines.findLast((line) => /^\s*Trên đây là/.test(line.text));
  const named = closing === undefined ? [] : [...closing.text.matchAll(namedUnit)];
  const last = named.at(-1);
  if (last === undefined) return null;
  const unit = { kind: last[1]!, name: oneLine(last[2]!) };
  const often = mostFrequentAt(levelOf(unit), counts);
  const rare =
    (counts.get(printed(unit))?.count ?? 0) * 4 < (often === null ? 0 : counts.get(printed(often))!.count);
  return rare ? often : unit;
}

function actingLevel(text: string): Level | null {
  const acts = { commune: 0, district: 0, province: 0 };
  for (const match of text.matchAll(actor)) acts[levelOfKind[match[1]!.toLowerCase()] ?? 'commune'] += 1;
  const best = Math.max(acts.commune, acts.district, acts.province);
  return best === 0 ? null : (Object.keys(acts) as Level[]).find((level) => acts[level] === best)!;
}

function mostFrequentAt(
  level: Level | null,
  counts: ReadonlyMap<string, { unit: Named; count: number }>,
): Named | null {
  const of = [...counts.values()].filter(({ unit }) => level === null || levelOf(unit) === level);
  return of.sort((a, b) => b.count - a.count)[0]?.unit ?? null;
}
