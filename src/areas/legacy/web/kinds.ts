import type { findingKindWords } from './words.ts';

export type FindingKind = keyof typeof findingKindWords;

/** The first word of a rule's id tells what it looks at; relations between figures are named after the figures. */
const kindsByPrefix: Readonly<Record<string, FindingKind>> = {
  text: 'text',
  claim: 'text',
  prose: 'prose',
  date: 'dates',
  window: 'dates',
  period: 'dates',
  stage: 'dates',
  citation: 'citations',
  symbol: 'citations',
  documents: 'citations',
  annex: 'citations',
  value: 'values',
  unit: 'values',
  code: 'values',
  index: 'index',
};

/** What a visitor would call the kind of a finding. */
export const kindOf = (rule: string): FindingKind => kindsByPrefix[rule.split('-')[0]!] ?? 'relations';
