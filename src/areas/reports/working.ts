import type { Db, Tx } from '../../base/database/database.ts';
import { Problem } from '../../base/problem.ts';
import type { Grant, Who } from '../../base/run.ts';
import { loadIndicators, loadRelations } from '../indicators/catalogue.ts';
import type { Indicator } from '../indicators/dictionary.ts';
import type { UnitKind } from '../units/unit.ts';
import type { CampaignKind } from './contract-campaign.ts';
import type { FormRow, FormTable, FormTemplate } from './form-template.ts';
import { type Formula, formulasOf } from './formulas.ts';
import { formOf, outlineOf } from './kept-catalogue.ts';
import { headingsOf, type Outline } from './outline.ts';
import { draftWords } from './words.ts';

/** What a report is written on. */
export type Written = {
  readonly form: FormTemplate;
  readonly outline: Outline;
  readonly windowFrom: string;
  readonly windowTo: string;
  readonly campaign: {
    readonly kind: CampaignKind;
    readonly year: number;
    readonly quarter: number | null;
    readonly title: string;
  };
};

/** The form, outline and window of the level of a campaign. */
export async function writtenOn(db: Db | Tx, campaignId: string, level: UnitKind): Promise<Written> {
  const row = await db
    .selectFrom('campaign_level as l')
    .innerJoin('campaign as c', 'c.id', 'l.campaign_id')
    .selectAll('l')
    .select(['c.kind', 'c.year', 'c.quarter', 'c.title'])
    .where('l.campaign_id', '=', campaignId)
    .where('l.level', '=', level)
    .executeTakeFirstOrThrow();
  const { kind, year, quarter, title } = row;
  return {
    form: await formOf(db, row.form_hash),
    outline: await outlineOf(db, row.outline_hash),
    windowFrom: row.window_from,
    windowTo: row.window_to,
    campaign: { kind, year, quarter, title },
  };
}

/** A cell of the forms: the indicator, the part that it stands in, and whether it is computed from others. */
export type FormCell = { readonly indicator: Indicator; readonly part: string; readonly isComputed: boolean };

/** The cells of a form by indicator, in its order; an indicator printed twice is one cell, where it stands first. */
export function cellsOf(form: FormTemplate): ReadonlyMap<string, FormCell> {
  return readOnce(form).cells;
}

/** How the computed cells of a form come from others. */
export function formulasIn(form: FormTemplate): readonly Formula[] {
  return readOnce(form).formulas;
}

/** The rows of a table, with the counts that are asked beside a rate below it: they are signed with it, and go up in its place. */
export function rowsWithTerms(
  { tables }: FormTemplate,
  table: FormTable,
  names: ReadonlyMap<string, { readonly name: string; readonly unit: string | null }>,
): FormRow[] {
  const printed = new Set(tables.flatMap(({ rows }) => rows.map(({ indicator }) => indicator)));
  return table.rows.flatMap((row): FormRow[] => {
    const rate = row.indicator === null ? undefined : loadIndicators().get(row.indicator);
    const terms = rate === undefined ? [] : termsBeside(rate).filter(({ id }) => !printed.has(id));
    const line = { code: null, heading: false, depth: row.depth };
    const told = terms.flatMap(({ id }) => {
      const known = names.get(id);
      return known === undefined ? [] : [{ ...line, indicator: id, label: known.name, unit: known.unit }];
    });
    return [row, ...told];
  });
}

type Read = { readonly cells: ReadonlyMap<string, FormCell>; readonly formulas: readonly Formula[] };
const byForm = new WeakMap<FormTemplate, Read>();

function readOnce(form: FormTemplate): Read {
  const known = byForm.get(form);
  if (known !== undefined) return known;
  const formulas = formulasOf(form, loadRelations().relations);
  const computed = new Set(formulas.map(({ result }) => result));
  const cells = new Map<string, FormCell>();
  for (const table of form.tables)
    for (const { indicator: id } of table.rows) {
      // A form of a province may name an indicator that the dictionary has lost; the rest stays usable.
      const indicator = id === null ? undefined : loadIndicators().get(id);
      if (indicator === undefined || cells.has(indicator.id)) continue;
      const part = `form:${table.id}`;
      cells.set(indicator.id, { indicator, part, isComputed: computed.has(indicator.id) });
      for (const term of termsBeside(indicator))
        if (!cells.has(term.id)) cells.set(term.id, { indicator: term, part, isComputed: false });
    }
  const read = { cells, formulas: [...formulas, ...besideFormulas(cells)] };
  byForm.set(form, read);
  return read;
}

/** The two counts asked beside a rate whose terms the form does not print. */
const termsBeside = ({ terms }: Indicator): Indicator[] =>
  terms === undefined
    ? []
    : [terms.numerator, terms.denominator].flatMap((id) => loadIndicators().get(id) ?? []);

const besideFormulas = (cells: ReadonlyMap<string, FormCell>): Formula[] =>
  [...cells.values()].flatMap(({ indicator: { id, terms } }) =>
    terms === undefined ? [] : [{ kind: 'ratio', rule: `terms:${id}`, result: id, ...terms }],
  );

/** Who works on a draft, and as whom: by delegation the parts of the other are one's own. */
export type Hand = { readonly unitId: string; readonly actingFor: string; readonly isOfficer: boolean };

/** The reporting officer works on all parts, others on those given to them. */
export function handOf(who: Who, grant: Grant, unitId: string): Hand {
  return {
    unitId,
    actingFor: grant.onBehalfOf ?? who.personId!,
    isOfficer: who.grant('reports.assign', [unitId]) !== null,
  };
}

/** What one person typed is not taken as another's, who has signed in on the same computer since. */
export function refuseOfOther(who: Who | null, typedBy: string | undefined): void {
  if (typedBy !== undefined && typedBy !== who?.personId)
    throw new Problem('not-permitted', { message: draftWords.typedByOther });
}

/** What of a report can be given to somebody: each form, and each section that is to be written. */
export function partsIn({ form, outline }: Pick<Written, 'form' | 'outline'>): string[] {
  const headings = headingsOf(outline);
  const sections = outline.sections.filter(({ id }) => !headings.has(id));
  return [...form.tables.map(({ id }) => `form:${id}`), ...sections.map(({ id }) => `section:${id}`)];
}

export type PartRow = {
  readonly part: string;
  readonly person_id: string | null;
  readonly due_on: string | null;
  readonly closed_at: Date | null;
};

export const partsOf = (db: Db | Tx, unitId: string, reportId: string): Promise<PartRow[]> =>
  db
    .selectFrom('report_part')
    .select(['part', 'person_id', 'due_on', 'closed_at'])
    .where('unit_id', '=', unitId)
    .where('report_id', '=', reportId)
    .execute();

/** Why this person may not change the part now; null where it is open to them. */
export function closedTo({ actingFor, isOfficer }: Hand, part: string, parts: readonly PartRow[]) {
  const row = parts.find((one) => one.part === part);
  if (row !== undefined && row.closed_at !== null) return draftWords.partClosed;
  return isOfficer || row?.person_id === actingFor ? null : draftWords.partOfOthers;
}

/** Throws where the part is not open to the person. */
export function refuseClosed(hand: Hand, part: string, parts: readonly PartRow[]): void {
  const why = closedTo(hand, part, parts);
  if (why === draftWords.partOfOthers) throw new Problem('not-permitted', { message: why });
  if (why !== null) throw new Problem('input-invalid', { message: why });
}
