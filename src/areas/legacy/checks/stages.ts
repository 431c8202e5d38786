import { fold } from '../../../base/fold.ts';
import { stagePattern, type TextLine } from '../head.ts';
import type { Report } from '../report.ts';
import { atWords } from './cell-passages.ts';
import { atLine, type Outcome, tell } from './outcome.ts';
import { words } from './words.ts';

type Stage = { readonly line: TextLine; readonly stage: string; readonly ahead: boolean };

/** A review of several years names one stage behind it and one ahead, in its title and in its headings. */
export function checkStages(report: Report, outcome: Outcome): void {
  const stages = stagesIn(report);
  tellOther(
    stages.filter((stage) => stage.ahead),
    words.otherStage,
    'stage-other',
    outcome,
  );
  const { period, lines } = report.head;
  if (period.kind !== 'multi-year' || lines.title === null) return;
  const own = { line: lines.title, stage: `${period.year}–${period.endYear}`, ahead: false };
  const behind = stages.filter((stage) => !stage.ahead && stage.line !== lines.title);
  tellOther([own, ...behind], words.otherOwnStage, 'stage-own', outcome);
  checkSlips(report, own.stage, outcome);
}

/** "2026-2034" once in a review of 2026–2035: stages of five years are others, one year more or less is a slip. */
function checkSlips(report: Report, own: string, outcome: Outcome): void {
  const [from, to] = own.split('–').map(Number) as [number, number];
  for (const passage of report.passages) {
    for (const match of passage.paragraph.text.matchAll(
      /(?<!\d)((?:19|20)\d{2})\s*(?:[-–]|(?<=giai đoạn \d{4}\s*)đến)\s*((?:19|20)\d{2})(?!\d)/gu,
    )) {
      const slip = Math.abs(Number(match[1]) - from) + Math.abs(Number(match[2]) - to);
      const named = passage.citations.some(
        ({ end }) => end <= match.index && !/[.;]\s/.test(passage.paragraph.text.slice(end, match.index)),
      );
      if (slip !== 1 || named) continue;
      const at = [atWords(passage, match.index, match.index + match[0].length)];
      tell(outcome, 'stage-slip', 'warning', {
        message: words.stageSlip(match[0], own),
        at,
        found: match[0],
        expected: own,
      });
    }
  }
}

/** Each place that differs from the first: one slip must not hide another. */
function tellOther(
  stages: readonly Stage[],
  say: (a: string, b: string) => string,
  rule: string,
  outcome: Outcome,
): void {
  const first = stages[0];
  for (const other of stages) {
    if (first === undefined || other.stage === first.stage) continue;
    const at = [atLine(first.line), atLine(other.line)];
    const told = { message: say(first.stage, other.stage), at, found: other.stage, expected: first.stage };
    tell(outcome, rule, 'warning', { ...told, certainty: 0.85 });
  }
}

const aheadPattern = new RegExp(`nhiem vu[^.;]{0,90}${stagePattern.source}`);
const heading = /^(phan\s|[ivx]+\.|\d+\.\s|tinh hinh|danh gia|muc tieu)/;

function stagesIn(report: Report): Stage[] {
  const { lines, title, period } = report.head;
  return report.lines.flatMap((line): Stage[] => {
    const text = fold(line === lines.title ? (title ?? line.text) : line.text).replace(/[–—]/g, '-');
    if (text.length > 400) return [];
    const found = aheadPattern.exec(text);
    if (found !== null) {
      const ahead = Number(found[2]) > (period.endYear ?? 9999);
      if (ahead) return [{ line, stage: `${found[1]}–${found[2]}`, ahead }];
    }
    const own = heading.test(text) && text.length < 200 ? stagePattern.exec(text) : null;
    const named = own === null || /nhiem vu|phuong huong|de xuat|kien nghi|ke hoach|chuong trinh/.test(text);
    return named ? [] : [{ line, stage: `${own[1]}–${own[2]}`, ahead: false }];
  });
}
