import type { Db, Tx } from '../../base/database/database.ts';
import type { Severity } from '../../base/finding.ts';
import type { Issue } from '../../base/problem.ts';
import type { UnitKind } from '../units/unit.ts';
import { type Draft, explanationsOf, keyOf } from './draft.ts';
import { emptySections } from './empty-sections.ts';
import { blank, printValue } from './form-value.ts';
import { type Block, chipsIn } from './narrative.ts';
import { namedInFull } from './outline.ts';
import type { ReportRow } from './report-row.ts';
import { draftWords } from './words.ts';
import { cellsOf } from './working.ts';

/** What the checks say of a passage of the narrative. */
type Said = {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: readonly { readonly section: string; readonly quote: string }[];
};

/** What the checks of a text read: of a draft, or of what was signed. */
export type Readable = Pick<Draft, 'written' | 'values' | 'unitNames'> & {
  readonly sections: ReadonlyMap<string, { readonly content: readonly Block[] }>;
};

/** The checks of the text against the forms stand in a later area. */
export type CheckText = (text: Readable, level: UnitKind) => readonly Said[];

const mark = 'text';

/** What an explanation of a passage is tied to: where it stands, and what was said of it with the figures. */
export const keyOfText = ({ rule, message, at }: Said): string =>
  [mark, rule, at[0]!.section, message].join('|').slice(0, 400);

/** Whether an explanation is of a passage, not of a figure. */
export const isOfText = (finding: string): boolean => finding.startsWith(`${mark}|`);

/** What was said of a passage, from the key of its explanation; null where the key is of a figure. */
export const saidIn = (finding: string): string | null =>
  isOfText(finding) ? finding.split('|').slice(3).join('|') : null;

/** Everything that may be explained of a draft: what is found in its figures, and in its text. */
export const explainable = (draft: Draft, level: UnitKind, checkText: CheckText): ReadonlySet<string> =>
  new Set([...draft.findings.map(keyOf), ...checkText(draft, level).map(keyOfText)]);

/** The errors of figures and of text that are neither mended nor explained, or whose explanation was refused. */
export async function openErrors(
  db: Db | Tx,
  report: ReportRow,
  draft: Draft,
  checkText: CheckText,
): Promise<Issue[]> {
  const explained = new Set(
    (await explanationsOf(db, report))
      .filter(({ decision }) => decision !== 'refused')
      .map(({ finding }) => finding),
  );
  const ofCells = draft.findings
    .filter((one) => one.severity === 'error' && !explained.has(keyOf(one)))
    .map(({ indicator, message }) => ({ path: ['cells', indicator], message }));
  const ofText = checkText(draft, report.level)
    .filter((one) => one.severity === 'error' && !explained.has(keyOfText(one)))
    .map(({ message, at }) => {
      const { section, quote } = at[0]!;
      return {
        path: ['sections', section],
        message: draftWords.atSection(titleOf(draft, section), quote, message),
      };
    });
  return [...ofCells, ...ofText];
}

/** The figures bound in the text that have changed since a person last read them there. */
export function unreadFigures(draft: Draft): Issue[] {
  const { written, sections, values } = draft;
  const cells = cellsOf(written.form);
  return written.outline.sections.flatMap(({ id }) =>
    chipsIn(sections.get(id)?.content ?? []).flatMap(({ indicator, shown }) => {
      const cell = cells.get(indicator)?.indicator;
      const now = cell === undefined ? '' : printValue(values.get(indicator) ?? blank, cell);
      if (now === shown) return [];
      const message = draftWords.unreadFigure(titleOf(draft, id), cell?.name ?? indicator, shown, now);
      return { path: ['sections', id, indicator], message };
    }),
  );
}

/** The sections in which nothing stands: the paper would print their headings alone. */
export const emptyIssues = (draft: Draft): Issue[] =>
  emptySections(draft).map((id) => ({
    path: ['sections', id],
    message: draftWords.emptySection(titleOf(draft, id)),
  }));

function titleOf({ written }: Draft, id: string): string {
  const { sections } = written.outline;
  const at = sections.findIndex((one) => one.id === id);
  return at < 0 ? id : namedInFull(sections, at);
}
