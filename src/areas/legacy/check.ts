import { type Checked, type Finding, inOrder } from '../../base/finding.ts';
import { loadRelations } from '../indicators/catalogue.ts';
import { termsOfFractions } from '../indicators/check-ratio.ts';
import { checkGoals, checkRelations, checkRelationsInText } from '../indicators/check-relations.ts';
import { checkCells } from './checks/cells.ts';
import { checkCitations } from './checks/citations.ts';
import { checkDates } from './checks/dates.ts';
import { checkIndexPromises } from './checks/index-promises.ts';
import { checkIndexTables } from './checks/index-table.ts';
import { checkProseArithmetic } from './checks/prose-arithmetic.ts';
import { checkRemarks } from './checks/remarks.ts';
import { checkRepeatedWords } from './checks/repeated-words.ts';
import { checkTextAndForms } from './checks/text-and-forms.ts';
import { words } from './checks/words.ts';
import { factsOfForms, factsOfText } from './facts.ts';
import { isOfPeriod, type Mention } from './mentions.ts';
import type { Report } from './report.ts';

/** Everything that contradicts something, in order, and everything that was tested and holds. */
export function checkReport(report: Report, mentions: readonly Mention[]): Checked {
  if (!isReformReport(report)) return { findings: [notReport(report)], held: [] };
  const { relations, inText } = loadRelations();
  const printed = factsOfForms(report);
  const forms = [...printed, ...termsOfFractions(printed, relations, report.indicators)];
  const texts = factsOfText(
    report,
    mentions.filter((mention) => isOfPeriod(mention, report.head)),
  );
  const single = forms.filter((fact) => fact.column === '');
  const closing = new Set(relations.flatMap((one) => (one.kind === 'sum' ? one.closing : [])));
  const closed = texts.filter(({ indicator }) => closing.has(indicator.id));
  const outcomes = [
    checkRelations([...forms, ...closed], relations),
    checkGoals(forms, relations),
    checkRelationsInText([...texts, ...single], inText),
    checkTextAndForms(report, forms, texts),
    checkProseArithmetic(report),
    checkRepeatedWords(report),
    checkDates(report),
    checkCitations(report, forms),
    checkIndexTables(report, texts),
    checkIndexPromises(report),
    checkCells(report),
    checkRemarks(report, forms, texts),
  ];
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  return { findings: inOrder(distinct(findings)), held: outcomes.flatMap((outcome) => outcome.held) };
}

/** One fault may be seen by two rules with the same words at the same place: it is told once. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = `${finding.message} ${JSON.stringify(finding.at[0])}`;
    return !seen.has(key) && seen.add(key);
  });
}

const reformWords = /cải cách hành chính|CCHC|thủ tục hành chính|TTHC|một cửa/gi;

/** A report on the reform says so in its title, has a known form, or speaks of the reform again and again. */
function isReformReport(report: Report): boolean {
  if (report.tables.some((table) => table.form !== null)) return true;
  if (/cải cách hành chính|CCHC/i.test(report.head.title ?? '')) return true;
  const text = report.lines.map((line) => line.text).join('\n');
  const mentions = text.match(reformWords)?.length ?? 0;
  return mentions >= 3 && mentions * 1600 >= text.length;
}

function notReport(report: Report): Finding {
  const first = report.lines[0];
  const at =
    first === undefined ? [] : [{ ...first.place, block: first.block, quote: first.text.slice(0, 80) }];
  return {
    rule: 'not-a-report',
    severity: 'note',
    certainty: 0.9,
    message: words.notReport,
    at,
    found: null,
    expected: null,
  };
}
