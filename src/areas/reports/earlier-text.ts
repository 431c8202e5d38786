import type { Db, Tx } from '../../base/database/database.ts';
import { printValue } from './form-value.ts';
import type { Frozen } from './frozen.ts';
import { printingsOf } from './kept-indicators.ts';
import { type Block, textOf, withShown } from './narrative.ts';
import { draftWords } from './words.ts';

/** A section as it was signed last: each figure shows what was printed then. */
export type EarlierText = { readonly report: string; readonly content: Block[] };

/** The text of the report before, to start from; its pictures belong to that report. That there was nothing to tell is no text. */
export async function earlierText(
  db: Db | Tx,
  last: Frozen | null,
): Promise<(section: string) => EarlierText | null> {
  if (last === null) return () => null;
  const printings = await printingsOf(db, last);
  const printedThen = (indicator: string, shown: string) => {
    const [value, printing] = [last.values[indicator], printings.get(indicator)];
    return value === undefined || printing === undefined ? shown : printValue(value, printing);
  };
  const printedAs = (indicator: string) => printedThen(indicator, '');
  return (section) => {
    const found = last.sections.find(({ id }) => id === section);
    const content = (found?.content ?? []).filter(({ type }) => type !== 'picture');
    return content.length === 0 || textOf(content, printedAs).trim() === draftWords.noContent.vi
      ? null
      : { report: last.campaign.title, content: withShown(content, printedThen) };
  };
}
