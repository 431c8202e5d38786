import type { InputOf } from '../../../../base/operation.ts';
import type { Word } from '../../../../base/word.ts';
import type { Cell } from '../../../reports/contract.ts';
import { blank, type FormValue, printValue, readEntered } from '../../../reports/form-value.ts';
import { indicatorOf, type Report } from '../../../reports/web/entry/rows.ts';
import type { Doubt, FigureRead, ReportHeld, takeReportFile } from '../../contract-import.ts';
import { otherUnit } from '../../taking/other-unit.ts';

export type Kind = 'take' | 'change' | 'skip';
/** What a person chose for a cell as it was then; not valid any more once somebody has written there. */
export type Choice = { readonly kind: Kind; readonly typed: string; readonly version: number };
export type Choices = ReadonlyMap<string, Choice>;

/** A figure of the file beside the cell that it is for. */
export type Beside = {
  readonly figure: FigureRead;
  readonly name: string;
  readonly cell: Cell;
  /** As the form prints it; null where nothing was read. */
  readonly read: string | null;
  /** What the draft has; empty where it has nothing. */
  readonly held: string;
  /** What earlier reports of the unit say to it. */
  readonly doubts: readonly Doubt[];
  /** A person must look: read with doubt, not read, unlike earlier reports, or the draft says otherwise. */
  readonly isDoubtful: boolean;
  /** Null where nobody has chosen yet. */
  readonly kind: Kind | null;
  readonly typed: string;
  readonly problem: Word | null;
};

/** The file is of another unit or period, as far as it says: a person must want it, and choose each thing of it. */
export const isOfOther = (report: Report, read: ReportHeld): boolean =>
  otherUnit(report.unit, read.unit) !== null || read.doubts.some(({ indicators }) => indicators.length === 0);

/** Every figure of the file with its cell and what is chosen for it, in the order of the file's doubts. */
export function besideCells(report: Report, file: ReportHeld, choices: Choices): Beside[] {
  const { figures, doubts } = file;
  const isOther = isOfOther(report, file);
  const cells = new Map(report.cells.map((cell) => [cell.indicator, cell]));
  const cards = new Map(report.cards.map((card) => [card.indicator, card]));
  return figures.flatMap((figure): Beside[] => {
    const [cell, card] = [cells.get(figure.indicator), cards.get(figure.indicator)];
    if (cell === undefined || card === undefined) return [];
    const indicator = indicatorOf(card);
    const print = (value: FormValue) => printValue(value, indicator);
    const read = figure.value === null ? null : print(figure.value);
    const held = print({ ...blank, value: cell.value, missing: cell.missing });
    const own = doubts.filter(({ indicators }) => indicators.includes(figure.indicator));
    const isUnlike = own.some(({ severity, indicators }) => severity !== 'note' && indicators.length === 1);
    const isDoubtful = figure.certainty < 1 || read === null || isUnlike || (held !== '' && held !== read);
    const chosen = choices.get(figure.indicator);
    const isValid = chosen !== undefined && chosen.version === cell.version;
    const kind = isValid ? chosen.kind : first(cell, read, held, isDoubtful || isOther);
    const typed = isValid ? chosen.typed : (read ?? figure.raw);
    const entered = kind === 'change' ? readEntered(typed, indicator) : null;
    const problem = entered !== null && 'problem' in entered ? entered.problem : null;
    const shown = { figure, name: card.name, cell, read, held, doubts: own };
    return [{ ...shown, isDoubtful, kind, typed, problem }];
  });
}

/** Before anybody chose: what is clear and missing goes in, what is there already needs nothing. */
function first({ editable }: Cell, read: string | null, held: string, isAsked: boolean): Kind | null {
  if (!editable || held === read) return 'skip';
  return isAsked ? null : 'take';
}

/** Figures that may be taken together: read with certainty, and not typed anew by the person. */
export const certain = (rows: readonly Beside[]): Beside[] =>
  rows.filter(
    ({ cell, read, figure, kind }) =>
      cell.editable && read !== null && figure.certainty === 1 && kind !== 'change',
  );

/** One choice for all of these rows that can have one. */
export const chosenTogether = (rows: readonly Beside[], kind: 'take' | 'skip'): [string, Choice][] =>
  rows
    .filter(({ cell }) => cell.editable)
    .map(({ figure: { indicator }, cell: { version }, typed }) => [indicator, { kind, typed, version }]);

/** Whether a section of the draft still takes the text of the file. */
export const takesText = (section: Report['sections'][number] | undefined): boolean =>
  section?.editable === true && section.content.length === 0;

/** The sections whose text goes in: as the person chose; before that all, but none of another's file. */
export function sectionsToTake(
  report: Report,
  read: ReportHeld,
  texts: ReadonlyMap<string, boolean>,
): ReadonlySet<string> {
  const isFirst = !isOfOther(report, read);
  const open = read.sections
    .map(({ section }) => section)
    .filter((section) => takesText(report.sections.find(({ id }) => id === section)));
  return new Set(open.filter((section) => texts.get(section) ?? isFirst));
}

/** What is sent: as read, or as typed, each with the version that was seen. */
export const cellsToTake = (rows: readonly Beside[]): InputOf<typeof takeReportFile>['cells'] =>
  rows
    .filter(({ kind }) => kind === 'take' || kind === 'change')
    .map(({ figure: { indicator }, cell: { version }, kind, typed }) => ({
      indicator,
      typed: kind === 'change' ? typed : null,
      version,
    }));
