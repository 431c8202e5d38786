import { annexLine, type Head } from '../head.ts';
import type { Report } from '../report.ts';
import { atWords } from './cell-passages.ts';
import { decree30 } from './cited.ts';
import { atLine, keep, type Outcome, tell } from './outcome.ts';
import { words } from './words.ts';

/** The report's own number and symbol: as NĐ 30/2020 has it, and the same over the annex as in the letterhead. */
export function checkOwnSymbol(report: Report, outcome: Outcome): void {
  checkForm(report, outcome);
  checkAnnex(report, outcome);
}

/** A công văn names the unit that drafted it (NĐ 30/2020, Phụ lục I). */
function checkForm(report: Report, outcome: Outcome): void {
  const { symbol, lines, date } = report.head;
  if (lines.symbol === null || symbol === null || (date !== null && date < decree30)) return;
  const printed = /\d+\s*\/\s*[\p{Lu}&]+(?:-[\p{Lu}&]+)*/u.exec(lines.symbol.text)?.[0] ?? symbol;
  const at = [atLine(lines.symbol, printed)];
  if (isLetter(report) && /^\d+\/(UBND|HĐND)$/.test(symbol)) {
    const told = { message: words.symbolWithoutUnit(symbol), at, found: symbol, expected: `${symbol}-VP` };
    tell(outcome, 'symbol-unit', 'warning', told);
  }
  if (/\d\s+\/|\/\s+\p{Lu}/u.test(printed)) {
    const told = { message: words.symbolSpaced(printed), at, found: printed, expected: symbol };
    tell(outcome, 'symbol-space', 'note', { ...told, certainty: 0.95 });
  }
}

const isLetter = ({ lines }: Report) =>
  lines.some((line) => /^(V\/v|Về việc)\s/.test(line.text)) ||
  lines.slice(0, 10).some((line) => /^Kính gửi/.test(line.text));

/** "(Kèm theo Báo cáo số 81/BC-UBND ngày 18/3/2024)" repeats the number and date of the report. */
function checkAnnex(report: Report, outcome: Outcome): void {
  const line = annexLine(report.lines);
  const passage = line === null ? undefined : report.passages.find((each) => each.block === line.block);
  const { symbol, date, lines } = report.head;
  const self = passage?.citations.find(
    (citation) => citation.type === 'Báo cáo' || citation.symbol === symbol,
  );
  if (passage === undefined || self === undefined || symbol === null) return;
  const at = atWords(passage, self.start, self.end);
  if (self.symbol !== symbol)
    tell(outcome, 'annex-symbol', 'error', {
      message: words.annexSymbol(self.symbol, symbol),
      at: [at, ...headPlace(lines.symbol)],
      found: self.symbol,
      expected: symbol,
    });
  else if (self.date !== null && date !== null && self.date !== date)
    tell(outcome, 'annex-date', 'error', {
      message: words.annexDate(symbol, self.date, date),
      at: [at, ...headPlace(lines.date)],
      found: self.date,
      expected: date,
    });
  else keep(outcome, 'annex-date', words.annexHolds(symbol), [at, ...headPlace(lines.date)]);
}

const headPlace = (line: Head['lines']['date']) => (line === null ? [] : [atLine(line)]);
