import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Validity } from '../indicators/dictionary.ts';
import { loadPhrases } from '../indicators/phrase.ts';
import { loadRelations } from '../indicators/relation.ts';
import { words } from './checks/words.ts';

/** What a rule says, with an example that breaks it and one that keeps it where it is not a relation of named indicators. */
export type Rule = {
  readonly id: string;
  readonly explain: string;
  readonly wrong: string | null;
  readonly right: string | null;
};

const RuleFile = Validity.extend({
  rules: z.array(
    z.strictObject({ id: z.string(), explain: z.string(), wrong: z.string(), right: z.string() }),
  ),
}).strict();
const ownFile = fileURLToPath(new URL('../../../catalogue/checks/rules.json', import.meta.url));

/** Every rule that a finding or a held relation may name, in the order of the catalogue. Throws where the file does not fit its schema. */
export function ruleBook(): Rule[] {
  const { relations, inText } = loadRelations();
  const { phrases, claims } = loadPhrases();
  const bare = { wrong: null, right: null };
  return [
    ...RuleFile.parse(JSON.parse(readFileSync(ownFile, 'utf8'))).rules,
    ...[...relations, ...inText].map(({ id, explain }) => ({ id, explain, ...bare })),
    ...claims.map(({ id, explain }) => ({ id: `claim-${id}`, explain, ...bare })),
    ...phrases
      .filter((phrase) => phrase.compare !== 'none')
      .map(({ id, say }) => ({ id: `text-${id}`, explain: words.phraseRule(say[0]!), ...bare })),
  ];
}
