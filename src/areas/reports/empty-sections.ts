import type { Tx } from '../../base/database/database.ts';
import type { Draft } from './draft.ts';
import { putSection } from './entry.ts';
import { aParagraph, type Block, textOf } from './narrative.ts';
import { headingsOf } from './outline.ts';
import type { ReportRow } from './report-row.ts';
import { draftWords } from './words.ts';

/** The sections that are to be written and in which nothing stands: neither words nor a picture. */
export function emptySections({ written, sections }: Draft): string[] {
  const headings = headingsOf(written.outline);
  return written.outline.sections
    .map(({ id }) => id)
    .filter((id) => !headings.has(id) && isEmpty(sections.get(id)?.content ?? []));
}

const isEmpty = (blocks: readonly Block[]) =>
  blocks.every(({ type }) => type !== 'picture') && textOf(blocks, (indicator) => indicator).trim() === '';

/** Writes that there is nothing to tell into each section that is left, so that the paper bears no bare headings. */
export async function sayNoContent(
  tx: Tx,
  report: ReportRow,
  draft: Draft,
  personId: string,
  now: Date,
): Promise<string[]> {
  const empty = emptySections(draft);
  const content = JSON.stringify([aParagraph(draftWords.noContent.vi)]);
  for (const id of empty)
    await putSection(tx, report, id, content, (draft.sections.get(id)?.version ?? 0) + 1, personId, now);
  return empty;
}
