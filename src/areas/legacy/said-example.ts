import type { Checked } from '../../base/finding.ts';
import type { Document } from '../../formats/document.ts';
import { loadIndicators } from '../indicators/catalogue.ts';
import type { Fact } from '../indicators/fact.ts';
import type { Claim, Phrase } from '../indicators/phrase.ts';
import { type Example, listed, reading } from '../indicators/relation-example.ts';
import { checkTextAndForms } from './checks/text-and-forms.ts';
import { words } from './checks/words.ts';
import { factsOfText } from './facts.ts';
import { mentionsIn } from './mentions.ts';
import { type Report, readReport } from './report.ts';

/** `sentence`: the sentence of the example without its figures. */
type SaidExample = Example & { readonly sentence: string };

/** An invented sentence in the words of a phrase, held against invented figures of the forms. Throws where no sentence is understood. */
export function phraseExample(phrase: Phrase): SaidExample {
  const ids = comparedWith(phrase);
  const said = phrase.value ?? figure;
  const wrong = phrase.compare === 'some' ? 0 : phrase.compare === 'at-most' ? said - 4 : said + 4;
  const right = phrase.compare === 'at-most' ? said + 4 : said;
  return exampleOf(`text-${phrase.id}`, phrase, [
    formsOf(ids, phrase.value === 1 ? 0 : wrong),
    formsOf(ids, right),
  ]);
}

/** The indicators whose figures, added up, a phrase is held against first. */
export const comparedWith = ({ with: others, indicator }: Phrase): string[] =>
  [(others ?? [indicator])[0]!].flat();

/** The same for a statement of the narrative about the forms. */
export function claimExample(claim: Claim): SaidExample {
  return exampleOf(`claim-${claim.id}`, claim, formsFor(claim));
}

const figure = 35;
const outOf = 40;
type Forms = readonly [wrong: readonly Fact[], right: readonly Fact[]];

function exampleOf(rule: string, said: Phrase | Claim, [wrong, right]: Forms): SaidExample {
  const ways = said.say.flatMap((say) => [true, false].map((full) => ({ say, full })));
  const understood = ways.find(({ say, full }) => {
    const sentence = asSaid(say, full, `${figure}`, `${outOf}`);
    const broken = checked(sentence, wrong, said).findings.some((finding) => finding.rule === rule);
    return broken && checked(sentence, right, said).held.some((held) => held.rule === rule);
  });
  if (understood === undefined) throw new Error(`${rule}: no sentence of it is understood`);
  const { say, full } = understood;
  const sentence = asSaid(say, full, `${figure}`, `${outOf}`);
  return {
    sentence: asSaid(say, full, words.anyFigure, words.anyFigure),
    wrong: words.example(sentence, listed(wrong)),
    right: words.example(sentence, listed(right)),
  };
}

function checked(sentence: string, forms: readonly Fact[], said: Phrase | Claim): Checked {
  const level = 'level' in said ? (said.level ?? null) : null;
  const marks = [{ offset: 0, place: { line: 1 } }];
  const document: Document = {
    format: 'text',
    blocks: [{ kind: 'paragraph', role: 'body', text: sentence, marks }],
    unread: [],
  };
  const read = readReport(document);
  const report: Report = { ...read, head: { ...read.head, level } };
  return checkTextAndForms(
    report,
    forms,
    factsOfText(
      report,
      mentionsIn(report, () => [said.indicator]),
    ),
  );
}

const inForm = (id: string, value: number, column?: string) => reading(loadIndicators(), id, value, column);

/** Forms whose indicators add up to a figure. */
const formsOf = ([first, ...others]: readonly string[], sum: number): Fact[] => [
  inForm(first!, Math.max(sum - others.length * 2, 0)),
  ...others.map((id) => inForm(id, Math.min(sum, 2))),
];

function formsFor({ kind, indicator, other, values }: Claim): Forms {
  switch (kind) {
    case 'every-year':
      return [
        [inForm(indicator, 0, '2022'), inForm(indicator, 6, '2023')],
        [inForm(indicator, 4, '2022'), inForm(indicator, 6, '2023')],
      ];
    case 'not-over':
      return [
        [inForm(indicator, 38), inForm(other!, 35)],
        [inForm(indicator, 33), inForm(other!, 35)],
      ];
    case 'share-of':
      return [
        [inForm(indicator, 30), inForm(other!, 40)],
        [inForm(indicator, 14), inForm(other!, 40)],
      ];
    case 'one-of': {
      const choices = Object.keys(loadIndicators().get(indicator)?.choices ?? {}).map(Number);
      const wrong = choices.find((choice) => !values!.includes(choice));
      return [[inForm(indicator, wrong!)], [inForm(indicator, values![0]!)]];
    }
    case 'none':
      return [[inForm(indicator, 4)], [inForm(indicator, 0)]];
    case 'not-zero':
      return [[inForm(indicator, 0)], [inForm(indicator, 2)]];
  }
}

/** The words of a pattern as one would write them; `full` keeps what may be left out. */
function asSaid(say: string, full: boolean, n: string, of: string): string {
  let text = say
    .replace(/\(\?!(?:[^()]|\([^()]*\))*\)/g, '')
    .replace(/\(\?=((?:[^()]|\([^()]*\))*)\)/g, '$1')
    .replace(/\[a-z, \]\{0,\d+\}/g, '')
    .replace(/\[0-9[^\]]*\]\+/g, '12')
    .replace('h[aằ]ng', 'hằng')
    .replace('[0-9]{4}', '2024')
    .replace('[(]', openBracket)
    .replace(/ \?/g, '')
    .replace(/\.\.\./g, '…');
  for (let inner = ''; inner !== text; ) {
    inner = text;
    text = text.replace(/\(([^()|]*)[^()]*\)([*?]?)/g, (_, first: string, optional: string) =>
      optional === '' || full || first === ' là' ? first : '',
    );
  }
  return text
    .replace(/(.)\?/g, full ? '$1' : '')
    .replace(openBracket, '(')
    .replace('{n}', n)
    .replace('{of}', of)
    .replace(/\b(ubnd|cchc|tthc|qppl|vbqppl|pakn|dvctt)\b/g, (short) => short.toUpperCase())
    .trim();
}

/** Stands for a bracket that is printed, while brackets are groups. */
const openBracket = '\u0001';
