import { fold, oneLine } from '../../../base/fold.ts';
import type { Document } from '../../../formats/document.ts';
import type { Outline, OutlineSection } from '../../reports/outline.ts';
import type { Written } from '../../reports/working.ts';
import type { SectionRead } from '../contract-import.ts';
import { type Heading, headingsIn, isSentence } from './headings.ts';
import { type CallsIt, namesOf } from './section-names.ts';

/**
 * The narrative of a file by the sections of the report's outline, found by what the file calls them. What stands under a heading
 * that no section answers to goes to the nearest one above it, and the heading is told.
 */
export function sectionsFor({ outline }: Pick<Written, 'outline'>, document: Document): SectionRead[] {
  const callsIt = namesOf(outline);
  const found = new Map<string, SectionRead>();
  const open: Open[] = [];
  let last: string | null = null;
  for (const line of linesOf(document)) {
    const placed = place(line, last, open, outline, callsIt);
    last = placed.section;
    const section = outline.sections.find(({ id }) => id === last);
    if (section === undefined) continue;
    const { lines, unlike, ...one } = found.get(section.id) ?? emptyOf(outline, section);
    const more = { lines: [...lines, ...placed.lines], unlike: [...unlike, ...placed.unlike] };
    found.set(section.id, { ...one, ...more });
  }
  return [...found.values()].filter(({ lines }) => lines.length > 0);
}

/** A heading whose words are being read, with the section that they go into. */
type Open = {
  readonly rank: number;
  readonly ordinal: number;
  readonly section: string | null;
  readonly isUnlike: boolean;
};
type Placed = {
  readonly section: string | null;
  readonly lines: readonly string[];
  readonly unlike: readonly string[];
};

function place(line: string, last: string | null, open: Open[], outline: Outline, callsIt: CallsIt): Placed {
  for (const heading of headingsIn(line)) {
    const { rank, ordinal, rest, needsSection } = heading;
    const above = open.findLast((one) => one.rank < rank);
    const section = sectionOf(heading, outline, above?.section ?? null, callsIt);
    if (section === null && (needsSection || !goesOn(heading, open))) continue;
    while ((open.at(-1)?.rank ?? -1) >= rank) open.pop();
    const id = section?.id ?? above?.section ?? rootOf(outline, last);
    open.push({ rank, ordinal, section: id, isUnlike: section === null });
    if (section === null) return unlikeAny(line, heading, id, above, outline);
    return { section: id, lines: rest === '' ? [] : [cleaned(rest)], unlike: [] };
  }
  return { section: last, lines: [cleaned(line)], unlike: [] };
}

/** A heading that the outline does not know stays as words; without its number where the outline numbers what stands around it. */
function unlikeAny(
  line: string,
  { title }: Heading,
  section: string | null,
  above: Open | undefined,
  outline: Outline,
): Placed {
  const isStray = section !== null && (hasOwn(outline, section) || above === undefined);
  if (!isStray || above?.isUnlike === true) return { section, lines: [line], unlike: [] };
  return { section, lines: [title], unlike: [line] };
}

const emptyOf = (outline: Outline, { id, title }: OutlineSection): SectionRead => ({
  ...{ section: id, title, lines: [], unlike: [] },
  isDivided: hasOwn(outline, id),
});

/** The lines of the narrative. */
function linesOf(document: Document): string[] {
  const lines = bodyOf(document);
  const end = lines.findIndex(endsNarrative);
  return joined(end === -1 ? lines : lines.slice(0, end));
}

/** The lines after the narrative, which go into no section: to whom it is addressed, who signed, what is annexed. */
export function linesAfter(document: Document): string[] {
  const lines = bodyOf(document);
  const end = lines.findIndex(endsNarrative);
  return end === -1 ? [] : lines.slice(end);
}

const bodyOf = ({ blocks }: Document): string[] =>
  blocks
    .flatMap((block) => (block.kind === 'paragraph' && block.role === 'body' ? block.text.split('\n') : []))
    .map(oneLine)
    .filter((line) => line !== '' && !isPageNumber.test(line) && !closes.test(fold(line)));

/** "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "Phụ lục I": a line of its own. A sentence that begins so belongs to the narrative. */
function endsNarrative(line: string): boolean {
  const folded = fold(line);
  if (/^noi nhan\s*(:|$)/.test(folded)) return true;
  if (!/^(phu luc|bieu mau|tm\.|kt\.|tl\.|tuq\.)/.test(folded) || line.length > longestEnding) return false;
  const rest = line.replace(/^\S+ ?\S*/, '');
  if (rest === rest.toUpperCase() || numberedAnnex.test(folded)) return true;
  return /^(t[ml]|kt|tuq)\.|^phu luc.* kem theo/.test(folded) && !/[.;,:]$/.test(line);
}

const longestEnding = 150;
/** "Phụ lục", "Phụ lục số 01", "Biểu mẫu 1a: Kết quả"; after the number either nothing or what the annex is called. */
const numberedAnnex = /^(phu luc|bieu mau)( (so )?(\d+[a-z]?|[ivxlc]+)(\/[\w-]+)?)?( ?[.:–—-]( .*[^.;,])?)?$/;
const isPageNumber = /^\d{1,3}$/;
/** The report that is written now closes with a sentence of its own. */
const closes = /^tren day la (bao cao|ket qua|toan bo)/;

/** "Phần thứ hai" has its title on the next line. */
const joined = (lines: readonly string[]): string[] =>
  lines.flatMap((line, at) => {
    if (isPart(lines[at - 1] ?? '')) return [];
    const title = lines[at + 1] ?? '';
    return isPart(line) && title !== '' ? [`${line}. ${title}`] : [line];
  });
const isPart = (line: string) => /^phan (thu )?(nhat|hai|ba|tu|nam|[ivx]+|\d)[.:]?$/.test(fold(line));

/** "- + Kế hoạch": a list in a list, of which the inner mark is kept. */
const cleaned = (line: string): string => line.replace(/^([-–—+•*▪]\s*)+(?=[-–—+•*▪]\s)/u, '');

/** Items of a list inside a section are sentences, or numbered anew; a heading goes on from the one before it. */
function goesOn({ rank, ordinal, title }: Heading, open: readonly Open[]): boolean {
  if (isSentence(title)) return false;
  const before = open.findLast((one) => one.rank === rank);
  if (before === undefined) return open.every((one) => one.rank < rank);
  return ordinal > before.ordinal;
}

const exact = 0.95;
const sure = 0.85;
const likely = 0.7;

/** The section that a heading calls: among those under the open one first; a report never goes back to an earlier part. */
function sectionOf(
  heading: Heading,
  outline: Outline,
  parent: string | null,
  callsIt: CallsIt,
): OutlineSection | null {
  const root = parent === null ? null : rootOf(outline, parent);
  const begins = outline.sections.findIndex(({ id }) => id === root);
  const calls = callsIt(heading.title);
  const scored = outline.sections.map((section, at) => {
    const { id, depth } = section;
    const score = calls(section);
    const isUnder = parent !== null && id.startsWith(`${parent}.`);
    const isTop = parent === null && depth === 0 && heading.rank < 3;
    const isNear = parent === null || isUnder || (root !== null && id.startsWith(`${root}.`));
    const isLater = parent === root && depth === 0 && at > begins;
    const isDue = isUnder || isTop;
    const asked = isDue && !heading.needsSection ? likely : isNear ? sure : exact;
    return score >= asked && (isNear || isLater) ? { section, score: score + (isDue ? 0.2 : 0) } : null;
  });
  const best = scored.filter((one) => one !== null).sort((a, b) => b.score - a.score)[0];
  return best?.section ?? null;
}

/** The outermost section that this one stands in. */
function rootOf({ sections }: Outline, id: string | null): string | null {
  const at = sections.findIndex((section) => section.id === id);
  return sections.slice(0, at + 1).findLast(({ depth }) => depth === 0)?.id ?? null;
}

/** Whether the outline divides the section further. */
function hasOwn({ sections }: Outline, id: string): boolean {
  const at = sections.findIndex((section) => section.id === id);
  return (sections[at + 1]?.depth ?? 0) > (sections[at]?.depth ?? 0);
}
