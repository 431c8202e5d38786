import { type Finding, inOrder } from '../../base/finding.ts';
import { handlersFor } from '../../base/run.ts';
import type { Document, Paragraph } from '../../formats/document.ts';
import { loadRelations } from '../indicators/catalogue.ts';
import { checkRelationsInText } from '../indicators/check-relations.ts';
import type { Fact } from '../indicators/fact.ts';
import { type Draft, explanationsOf, loadDraft } from '../reports/draft.ts';
import { blank, printValue } from '../reports/form-value.ts';
import { linesOf, textOf } from '../reports/narrative.ts';
import { getReportRow } from '../reports/report-row.ts';
import { keyOfText, type Readable } from '../reports/settled.ts';
import { cellsOf } from '../reports/working.ts';
import type { Units } from '../units/tree.ts';
import type { UnitKind } from '../units/unit.ts';
import { levels, type ReportHead } from './answer.ts';
import { checkOfOthers } from './checks/of-others.ts';
import { checkProseArithmetic } from './checks/prose-arithmetic.ts';
import { checkRepeatedWords } from './checks/repeated-words.ts';
import { checkTextAndForms } from './checks/text-and-forms.ts';
import { checkNarrative, type NarrativeFinding } from './contract-narrative.ts';
import { factsOfText } from './facts.ts';
import { isOfPeriod, mentionsIn } from './mentions.ts';
import { phrasesOf, withSentences } from './own-sentences.ts';
import { type Passage, type Report, readReport } from './report.ts';

const { answer } = handlersFor<{ readonly units: Units }>();

/** The checks of reports on paper, asked of a draft: its text is read, its forms are known. */
export const narrativeQueries = [
  answer(checkNarrative, async ({ db, units, today }, { unitId, reportId }) => {
    const row = await getReportRow(db, unitId, reportId);
    const draft = await loadDraft(db, units, row, today);
    const found = checkDraft(draft, row.level).filter(stoodIn(draft.signed));
    const explanations = await explanationsOf(db, row);
    return {
      findings: found.map((finding) => {
        const key = keyOfText(finding);
        const said = explanations.find((one) => one.finding === key);
        const explanation = said === undefined ? null : { text: said.text, decision: said.decision };
        return { ...finding, key, explanation };
      }),
    };
  }),
];

/** Of what lies signed only what was found when it was signed. */
function stoodIn(signed: Draft['signed']): (finding: Found) => boolean {
  const then = signed?.found?.map(({ finding }) => finding);
  return (finding) => then === undefined || then.includes(keyOfText(finding));
}

type Found = Omit<NarrativeFinding, 'key' | 'explanation'>;
type Line = {
  readonly section: string;
  readonly line: number;
  readonly text: string;
  readonly chips: readonly Chip[];
};
/** Where a bound figure stands in its line. */
type Chip = { readonly indicator: string; readonly start: number; readonly end: number };

/** What the sentences of a draft say against its forms, and against each other: the worst first. */
export function checkDraft(draft: Readable, level: UnitKind): Found[] {
  const lines = linesIn(draft);
  if (lines.length === 0) return [];
  const report = reportOf(draft, level, lines);
  const forms = factsIn(draft);
  const ownOf = new Map(draft.written.outline.sections.map(({ id, indicators }) => [id, indicators]));
  const own = ({ block }: Passage) => ownOf.get(lines[block]?.section ?? '') ?? [];
  const sentences = mentionsIn(report, own, phrasesOf(draft.written.outline));
  const cells = cellsOf(draft.written.form);
  const mentions = withSentences(mentionsIn(report, own), sentences, (id) => cells.has(id)).filter(
    (mention) => isOfPeriod(mention, report.head),
  );
  const texts = factsOfText(report, mentions).filter((fact) => !isBoundElsewhere(fact, lines));
  const outcomes = [
    checkTextAndForms(report, forms, texts),
    checkRelationsInText([...texts, ...forms], loadRelations().inText),
    checkProseArithmetic(report),
    checkRepeatedWords(report),
    checkOfOthers(report, {
      names: draft.unitNames,
      sectionOf: ({ block }) => lines[block]?.section ?? '',
    }),
  ];
  return inOrder(outcomes.flatMap(({ findings }) => findings)).flatMap((finding) => placed(finding, lines));
}

/** The paragraphs of the sections in their order, bound figures printed as they are now. */
function linesIn({ written, sections, values }: Readable): Line[] {
  const cells = cellsOf(written.form);
  const print = (id: string) => {
    const cell = cells.get(id);
    return cell === undefined ? '' : printValue(values.get(id) ?? blank, cell.indicator);
  };
  return written.outline.sections.flatMap(({ id }) =>
    linesOf(sections.get(id)?.content ?? []).map((content, line) => ({
      section: id,
      line,
      text: textOf([{ type: 'paragraph', content: [...content] }], print),
      chips: chipsOf(content, print),
    })),
  );
}

function chipsOf(content: ReturnType<typeof linesOf>[number], print: (id: string) => string): Chip[] {
  let start = 0;
  return content.flatMap((inline) => {
    const from = start;
    start += textOf([{ type: 'paragraph', content: [inline] }], print).length;
    return inline.type === 'figure' ? [{ indicator: inline.attrs.indicator, start: from, end: start }] : [];
  });
}

/** What a bound figure counts is known: that the words beside it could mean another one is no contradiction. */
function isBoundElsewhere({ indicator, at }: Fact, lines: readonly Line[]): boolean {
  const { block, start, end } = at;
  const chips = block === undefined ? [] : (lines[block]?.chips ?? []);
  if (start === undefined || end === undefined) return false;
  return chips.some((chip) => chip.start < end && start < chip.end && chip.indicator !== indicator.id);
}

/** The text as if it were read from a file; what its head would say is known of the campaign. */
function reportOf({ written }: Readable, level: UnitKind, lines: readonly Line[]): Report {
  const blocks = lines.map(
    ({ text }, index): Paragraph => ({
      kind: 'paragraph',
      role: 'body',
      text,
      marks: [{ offset: 0, place: { paragraph: index + 1 } }],
    }),
  );
  const document: Document = { format: 'text', blocks, unread: [] };
  const read = readReport(document);
  const { kind, year, quarter, title } = written.campaign;
  const head = {
    ...read.head,
    title,
    kind: kind satisfies ReportHead['kind'],
    level: levels.find((each) => each === level) ?? null,
    period: { kind, year, quarter, endYear: null },
  };
  return { ...read, head };
}

/** The cells with a figure, as the checks take them. */
function factsIn({ written, values }: Readable): Fact[] {
  return [...cellsOf(written.form).values()].flatMap(({ indicator }): Fact[] => {
    const held = values.get(indicator.id) ?? blank;
    const raw = printValue(held, indicator);
    if (raw === '') return [];
    const isFigure = held.value !== null && indicator.type !== 'text';
    const value = isFigure ? Number(held.value) : held.missing === 'nothing-arose' ? 0 : null;
    const text = value === null ? raw : null;
    const at = { quote: indicator.name };
    return [{ indicator, column: '', source: 'form', raw, value, text, certainty: 1, at }];
  });
}

/** A finding with its places in the sections; none where it speaks of the forms alone, which have checks of their own. */
function placed({ rule, severity, message, at }: Finding, lines: readonly Line[]): Found[] {
  const places = at.flatMap(({ block, start, end, quote }) => {
    const line = block === undefined ? undefined : lines[block];
    if (line === undefined) return [];
    const from = start ?? Math.max(line.text.indexOf(quote), 0);
    return [{ section: line.section, line: line.line, start: from, end: end ?? from + quote.length, quote }];
  });
  return places.length === 0 ? [] : [{ rule, severity, message, at: places }];
}
