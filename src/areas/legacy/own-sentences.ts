import type { Phrase } from '../indicators/phrase.ts';
import { type Outline, type OutlineSentence, sentenceParts } from '../reports/outline.ts';
import type { Mention } from './mentions.ts';

const known = new WeakMap<Outline, readonly Phrase[]>();

/** The sentences that an outline proposes, each of their figures as a phrase: typed with another figure they are read too. */
export function phrasesOf(outline: Outline): readonly Phrase[] {
  const before = known.get(outline);
  if (before !== undefined) return before;
  const phrases = outline.sections.flatMap(({ sentences }) => sentences.flatMap(phrasesOfSentence));
  known.set(outline, phrases);
  return phrases;
}

/** Who writes puts the unit's own name in, or leaves the period out. */
const beginning = /^(Trong kỳ( báo cáo)?,? )?((lãnh đạo )?đơn vị )?/i;
/** Words that go on count more than the sentence does: "12 công chức" is not "12 công chức, viên chức". */
const ending = '(?= ?([.;:]|$))';

function phrasesOfSentence(sentence: OutlineSentence): Phrase[] {
  const parts = sentenceParts({ ...sentence, text: sentence.text.replace(beginning, '').slice(0, -1) });
  return parts.flatMap((part, at): Phrase[] => {
    if (!('indicator' in part)) return [];
    const { indicator } = part;
    const say = parts.map((other, index) =>
      'words' in other ? literal(other.words) : index === at ? '{n}' : '[0-9.,]+',
    );
    return [
      {
        id: 'sentence',
        indicator,
        say: [say.join('') + ending],
        ...{ also: [], orSaid: [], legitimate: [] },
        ...{ compare: 'equal', inSection: false, severity: 'warning' },
      },
    ];
  });
}

const literal = (words: string) => words.replace(/[.()[\]+*?|^$\\]/g, '[$&]');

/**
 * A proposed sentence is surer of what a figure counts than words near it, unless these are held against the same figure alone, and are
 * compared as strictly. What no cell of the form can be held against takes nobody's place.
 */
export function withSentences(
  near: readonly Mention[],
  sentences: readonly Mention[],
  hasCell: (indicator: string) => boolean,
): Mention[] {
  const isSame = (one: Mention, other: Mention) => one.number === other.number && one.number !== null;
  const isAsStrict = (one: Mention, { indicator }: Mention) => {
    const against = comparedWith(one);
    const isHeld = one.phrase.compare === 'equal' && against.flat().some(hasCell);
    return isHeld && against.includes(indicator);
  };
  const surer = sentences.filter(
    (one) => !near.some((other) => isSame(one, other) && (!hasCell(one.indicator) || isAsStrict(other, one))),
  );
  return [...near.filter((one) => !surer.some((other) => isSame(one, other))), ...surer];
}

const comparedWith = ({ indicator, second, phrase }: Mention) =>
  second ? [indicator] : (phrase.with ?? [indicator]);
