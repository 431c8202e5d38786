import { roundsTo } from '../../../base/decimal.ts';
import type { Finding, Severity } from '../../../base/finding.ts';
import { fold } from '../../../base/fold.ts';
import type { Fact } from '../../indicators/fact.ts';
import { type ClaimMade, claimsIn, type Mention } from '../mentions.ts';
import type { Report } from '../report.ts';
import { atWords } from './cell-passages.ts';
import { nothingYet, type Outcome, tell } from './outcome.ts';
import { words } from './words.ts';

type TextFact = Fact & { readonly mention: Mention };
type Numbered = Fact & { readonly value: number };

/** Holds the figures and statements of the narrative against the forms, and the narrative against itself. */
export function checkTextAndForms(
  report: Report,
  forms: readonly Fact[],
  texts: readonly TextFact[],
): Outcome {
  const outcome = nothingYet();
  const multiYear = forms.some((fact) => /^\d{4}$/.test(fact.column));
  for (const fact of texts) compareWithForms(fact, texts, forms, multiYear, outcome);
  compareTexts(texts, report.head.period.kind === 'multi-year', outcome);
  for (const claim of claimsIn(report)) checkClaim(claim, forms, outcome);
  return outcome;
}

function compareWithForms(
  fact: TextFact,
  texts: readonly TextFact[],
  forms: readonly Fact[],
  multiYear: boolean,
  outcome: Outcome,
): void {
  const { phrase, year, second } = fact.mention;
  if (phrase.compare === 'none') return;
  if (multiYear && year === null && isOfSeveralYears(fact.mention)) return;
  const own = second ? [fact.indicator.id] : (phrase.with ?? [phrase.indicator]);
  const column = columnFor(forms, own.flat(), multiYear, year);
  if (column === null) return tellBlank(fact, forms, own.flat(), outcome);
  const other = own.map((ids) => totalOf(forms, [ids].flat(), column)).find((total) => total !== null);
  if (other === undefined || other === null || fact.value === null) return;
  const meant = texts.some(
    ({ indicator, value }) => phrase.orSaid.includes(indicator.id) && value === other.value,
  );
  if (meant && fact.value !== other.value) return;
  if (phrase.compare === 'some' && other.value !== fact.value && !(other.value === 0 && fact.value > 0))
    return;
  const agrees = phrase.compare === 'at-most' ? fact.value <= other.value : fact.value === other.value;
  const at = [fact.at, ...other.facts.map((known) => known.at)];
  const name =
    other.facts.length > 1
      ? other.facts.map((known) => known.indicator.name).join(' + ')
      : other.facts[0]!.indicator.name;
  if (agrees)
    outcome.held.push({
      rule: `text-${phrase.id}`,
      message: words.textHolds(name, fact.value, other.value),
      at,
    });
  else disagree(fact, other.value, name, at, forms, column, outcome);
}

/** "Từ năm 2011 đến nay đã kỷ luật 05 người" is told of all the years, a form has one at a time. */
function isOfSeveralYears({ passage, start }: Mention): boolean {
  const text = passage.paragraph.text.slice(0, start);
  const sentence = text.slice(Math.max(text.lastIndexOf('. '), text.lastIndexOf('\n'), 0));
  return /(?<!\p{L})(từ năm|những năm|các năm|giai đoạn)(?!\p{L})|\d{4}\s*[-–]\s*\d{4}/iu.test(sentence);
}

/** A figure that the narrative gives and the form leaves blank was forgotten in the form; where the form says that nothing arose, one of the two is wrong. */
function tellBlank(fact: TextFact, forms: readonly Fact[], ids: readonly string[], outcome: Outcome): void {
  const rows = forms.filter((form) => ids.includes(form.indicator.id) && form.column === '');
  const blank = rows[0];
  const { number } = fact.mention;
  if (blank === undefined || !rows.every((form) => form.raw.trim() === '' || saysNothingArose(form))) return;
  if (fact.value === null || fact.value === 0 || number === null) return;
  const say = rows.some(saysNothingArose) ? words.textNothingArose : words.textBlank;
  tell(outcome, `text-${fact.mention.phrase.id}`, 'warning', {
    message: say(blank.indicator.name, fact.value),
    at: [blank.at, fact.at],
    expected: fact.value,
    certainty: 0.8,
  });
}

const saysNothingArose = ({ raw }: Fact): boolean => /^khong (co )?phat sinh/.test(fold(raw.trim()));

function disagree(
  fact: TextFact,
  inForm: number,
  name: string,
  at: Finding['at'],
  forms: readonly Fact[],
  column: string,
  outcome: Outcome,
): void {
  const { phrase } = fact.mention;
  const readings = phrase.legitimate
    .map((ids) => totalOf(forms, ids, column))
    .filter((total) => total !== null);
  const legitimate = readings.find((total) => total.value === fact.value);
  const severity: Severity = legitimate === undefined ? phrase.severity : 'note';
  const message = at.some((place) => forms.some((form) => form.at === place && saysNothingArose(form)))
    ? words.textNothingArose(name, fact.value!)
    : legitimate === undefined
      ? (phrase.compare === 'at-most' ? words.textOver : words.textDiffers)(name, fact.value!, inForm, column)
      : words.textOtherScope(name, fact.value!, inForm, legitimate.facts);
  outcome.findings.push({
    rule: `text-${phrase.id}`,
    severity,
    certainty: 0.9,
    message,
    // The figures that a legitimate reading would add are part of the contradiction.
    at: [...new Set([...at, ...readings.flatMap((total) => total.facts.map((known) => known.at))])],
    found: fact.value,
    expected: inForm,
  });
}

/** The column a sentence speaks of: the only one; the year it names; else, where it speaks of the present, the last one with a figure. */
function columnFor(
  forms: readonly Fact[],
  ids: readonly string[],
  multiYear: boolean,
  year: number | null,
): string | null {
  const columns = forms
    .filter((fact) => ids.includes(fact.indicator.id) && fact.value !== null)
    .map((fact) => fact.column);
  if (!multiYear) return columns.includes('') ? '' : null;
  if (year !== null && columns.includes(String(year))) return String(year);
  if (year !== null) return null;
  return columns.sort().at(-1) ?? null;
}

function totalOf(
  forms: readonly Fact[],
  ids: readonly string[],
  column: string,
): { value: number; facts: Numbered[] } | null {
  const facts = ids.map((id) =>
    forms.find((fact) => fact.indicator.id === id && fact.column === column && fact.value !== null),
  );
  if (facts.some((fact) => fact === undefined)) return null;
  const known = facts as Numbered[];
  return { value: known.reduce((sum, fact) => sum + fact.value, 0), facts: known };
}

/** One indicator said with two figures, of the same year, in the narrative. */
function compareTexts(texts: readonly TextFact[], multiYear: boolean, outcome: Outcome): void {
  const first = new Map<string, TextFact>();
  for (const fact of texts) {
    if (fact.mention.number === null || !comparable.has(fact.indicator.id)) continue;
    const { phrase, year } = fact.mention;
    const key = [fact.indicator.id, phrase.compare === 'at-most', multiYear ? year : null].join(' ');
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, fact);
      continue;
    }
    const at = [before.at, fact.at];
    if (before.value === fact.value)
      outcome.held.push({
        rule: 'text-twice',
        message: words.twiceHolds(fact.indicator.name, fact.value!),
        at,
      });
    else
      outcome.findings.push({
        rule: 'text-twice',
        severity: 'error',
        certainty: 0.85,
        message: words.twice(fact.indicator.name, before.value!, fact.value!),
        at,
        found: fact.value,
        expected: before.value,
      });
  }
}

/** Figures that have one value in a report. Parts of staff, news or tasks may rightly be said several times with others. */
const comparable = new Set([
  'online.level3.provided',
  'online.level4.provided',
  'online.integrated.total',
  'staff.assigned',
  'staff.present',
  'dossiers.received',
  'dossiers.resolved',
  'dossiers.online',
  'dossiers.inProgress',
  'dossiers.newInPeriod',
  'dossiers.carriedOver',
  'procedures.commune',
  'procedures.total',
  'procedures.published',
  'plan.tasksSet',
  'plan.tasksDone',
  'survey.ballots',
  'tasks.fromDistrict.assigned',
  'tasks.fromProvince.assigned',
  'documents.incoming',
  'staff.officials',
  'staff.civilServants',
  'index.total',
]);

function checkClaim(made: ClaimMade, forms: readonly Fact[], outcome: Outcome): void {
  const { claim, passage, start, end } = made;
  const at = atWords(passage, start, end);
  const facts = forms.filter(
    (fact): fact is Numbered => fact.indicator.id === claim.indicator && fact.value !== null,
  );
  if (facts.length === 0) return;
  const some = claim.kind === 'not-zero' && facts.some((fact) => fact.value !== 0);
  const broken = some ? [] : facts.filter((fact) => breaks(made, fact, forms));
  if (broken.length === 0)
    outcome.held.push({
      rule: `claim-${claim.id}`,
      message: words.claimHolds(at.quote),
      at: [at, facts[0]!.at],
    });
  else {
    const message = words.claim(
      at.quote,
      broken.map((fact) => ({
        name: fact.indicator.name,
        column: fact.column,
        value: fact.value,
        other: otherOf(claim, fact, forms)?.value ?? null,
      })),
      claim.explain,
    );
    outcome.findings.push({
      rule: `claim-${claim.id}`,
      severity: claim.severity,
      certainty: 0.85,
      message,
      at: [at, ...broken.map((fact) => fact.at)],
      found: broken[0]!.value,
      expected: otherOf(claim, broken[0]!, forms)?.value ?? null,
    });
  }
}

function otherOf(claim: ClaimMade['claim'], fact: Fact, forms: readonly Fact[]): Numbered | null {
  return (
    (forms.find(
      (other) => other.indicator.id === claim.other && other.column === fact.column && other.value !== null,
    ) as Numbered | undefined) ?? null
  );
}

function breaks({ claim, number }: ClaimMade, fact: Numbered, forms: readonly Fact[]): boolean {
  const other = otherOf(claim, fact, forms);
  switch (claim.kind) {
    case 'every-year':
      return fact.value === 0 && isFullYear(fact, forms);
    case 'not-over':
      return other !== null && fact.value > other.value;
    case 'share-of':
      if (other === null || number === null || other.value === 0) return false;
      if (number.value === 100) return fact.value !== other.value;
      return (
        isLast(fact, forms) && !roundsTo((fact.value / other.value) * 100, number.value, number.decimals)
      );
    case 'one-of':
      return !(claim.values ?? []).includes(fact.value);
    case 'none':
      return fact.value !== 0;
    case 'not-zero':
      return fact.value === 0;
  }
}

/** The last year of a table that closes before its end may rightly be 0. */
const isFullYear = (fact: Fact, forms: readonly Fact[]) =>
  /^\d{4}$/.test(fact.column) && !isLast(fact, forms);

function isLast(fact: Fact, forms: readonly Fact[]): boolean {
  const columns = forms.map((other) => other.column).filter((column) => /^\d{4}$/.test(column));
  return fact.column === (columns.sort().at(-1) ?? '');
}
