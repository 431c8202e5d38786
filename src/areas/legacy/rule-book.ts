import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { loadIndicators, loadPhrases, loadRelations } from '../indicators/catalogue.ts';
import { Validity } from '../indicators/dictionary.ts';
import type { Phrase } from '../indicators/phrase.ts';
import { relationExample } from '../indicators/relation-example.ts';
import { words } from './checks/words.ts';
import { claimExample, comparedWith, phraseExample } from './said-example.ts';

/** What a rule says, with an example that breaks it and one that keeps it. */
const Rule = z.strictObject({
  id: z.string(),
  explain: z.string(),
  wrong: z.string(),
  right: z.string(),
});
export type Rule = z.infer<typeof Rule>;

const RuleFile = Validity.extend({ rules: z.array(Rule) }).strict();
const ownFile = fileURLToPath(new URL('../../../catalogue/checks/rules.json', import.meta.url));

/**
 * Every rule that a finding or a held relation may name, in the order of the catalogue. The examples of what is data are computed
 * by the checks themselves. Throws where the file does not fit its schema.
 */
export function ruleBook(): Rule[] {
  const { relations, inText } = loadRelations();
  const { phrases, claims } = loadPhrases();
  const indicators = loadIndicators();
  return [
    ...RuleFile.parse(JSON.parse(readFileSync(ownFile, 'utf8'))).rules,
    ...[...relations, ...inText].map((relation) => ({
      id: relation.id,
      explain: relation.explain,
      ...relationExample(relation, indicators),
    })),
    ...claims.map((claim) => {
      const { wrong, right } = claimExample(claim);
      return { id: `claim-${claim.id}`, explain: claim.explain, wrong, right };
    }),
    ...phrases.filter((phrase) => phrase.compare !== 'none').map(phraseRule),
  ];
}

function phraseRule(phrase: Phrase): Rule {
  const { sentence, wrong, right } = phraseExample(phrase);
  return { id: `text-${phrase.id}`, explain: explained(phrase, sentence), wrong, right };
}

function explained(phrase: Phrase, sentence: string): string {
  const indicators = loadIndicators();
  const row = comparedWith(phrase)
    .map((id) => indicators.get(id)!.name)
    .join(' + ');
  if (phrase.value !== undefined) return words.phraseMeans(sentence, phrase.value, row);
  if (phrase.compare === 'some') return words.phraseSome(sentence, row);
  return (phrase.compare === 'at-most' ? words.phraseAtMost : words.phraseRule)(sentence, row);
}
