import { loadIndicators } from '../indicators/catalogue.ts';
import { type FormValue, printValue } from './form-value.ts';
import type { Block, Inline } from './narrative.ts';
import { type OutlineSection, type OutlineSentence, sentenceParts } from './outline.ts';

type Values = ReadonlyMap<string, FormValue>;

/** The sentences of a section that the figures give by themselves, each with its figures bound; one paragraph, or none. */
export function proposedSentences({ sentences }: OutlineSection, values: Values): Block[] {
  const told = sentences.filter((sentence) => isSaid(sentence, values));
  const content = told.flatMap((sentence, index): Inline[] => [
    ...(index === 0 ? [] : [{ type: 'text' as const, text: ' ' }]),
    ...sentenceParts(sentence).map(
      (part): Inline =>
        'words' in part
          ? { type: 'text', text: part.words }
          : {
              type: 'figure',
              attrs: { indicator: part.indicator, shown: printed(part.indicator, values) },
            },
    ),
  ]);
  return content.length === 0 ? [] : [{ type: 'paragraph', content }];
}

/** A sentence is left out where a figure of it is missing, or where its condition does not hold. */
function isSaid(sentence: OutlineSentence, values: Values): boolean {
  const named = sentenceParts(sentence).flatMap((part) => ('indicator' in part ? [part.indicator] : []));
  if (!named.every((id) => (values.get(id)?.value ?? null) !== null)) return false;
  if (sentence.when === undefined) return true;
  const asked = values.get(sentence.when.indicator);
  const isZero = asked?.value === '0' || asked?.missing === 'nothing-arose';
  return sentence.when.is === 'zero' ? isZero : asked?.value != null && !isZero;
}

/** A cell as the text prints it. */
function printed(indicator: string, values: Values): string {
  const known = loadIndicators().get(indicator);
  const value = values.get(indicator);
  return known === undefined || value === undefined ? '' : printValue(value, known);
}
