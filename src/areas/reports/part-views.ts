import type { z } from 'zod';
import { blankCells } from './blank-cells.ts';
import type { getReport } from './contract.ts';
import type { Draft } from './draft.ts';
import { headingsOf, type OutlineSection } from './outline.ts';
import { titleOfPart } from './signing.ts';
import { suppliersIn } from './suppliers.ts';
import { cellsOf, type FormCell, formulasIn, type PartRow, type Written } from './working.ts';

type View = z.input<typeof getReport.output>['parts'];

/** The parts of a report as its page lists them: who does each, by when, and how far it is. */
export function partViews(
  { written, values, sections }: Draft,
  parts: readonly PartRow[],
  names: ReadonlyMap<string, string>,
  suppliers: ReadonlyMap<string, string>,
): View {
  const rows = new Map(parts.map((row) => [row.part, row]));
  const view = (part: string, cells: number, filled: number, own: readonly FormCell[]) => {
    const row = rows.get(part);
    const personId = row?.person_id ?? null;
    return {
      part,
      title: titleOfPart(written, part),
      personId,
      person: personId === null ? null : (names.get(personId) ?? null),
      dueOn: row?.due_on ?? null,
      closed: (row?.closed_at ?? null) !== null,
      cells,
      filled,
      suppliers: suppliersIn(own, suppliers),
    };
  };
  const all = [...cellsOf(written.form).values()];
  // What a formula gives is nobody's to fill in.
  const cells = all.filter(({ isComputed }) => !isComputed);
  const blanks = blankCells(
    all.map(({ indicator }) => indicator),
    formulasIn(written.form),
    values,
  );
  return [
    ...written.form.tables.map(({ id }) => {
      const own = cells.filter(({ part }) => part === `form:${id}`);
      const filled = own.filter(({ indicator }) => !blanks.has(indicator.id)).length;
      return view(`form:${id}`, own.length, filled, own);
    }),
    ...sectionsAsked(written, rows).map(({ id }) =>
      view(`section:${id}`, 1, (sections.get(id)?.content.length ?? 0) > 0 ? 1 : 0, []),
    ),
  ];
}

/** The sections to write, and headings that were given to somebody or closed all the same. */
function sectionsAsked({ outline }: Written, rows: ReadonlyMap<string, PartRow>): OutlineSection[] {
  const headings = headingsOf(outline);
  const isTaken = (row: PartRow | undefined) =>
    row !== undefined && (row.person_id !== null || row.closed_at !== null);
  return outline.sections.filter(({ id }) => !headings.has(id) || isTaken(rows.get(`section:${id}`)));
}
