import type { Db, Tx } from '../../base/database/database.ts';
import { severities } from '../../base/finding.ts';
import type { PlainDate } from '../../base/plain-date.ts';
import { loadRelations } from '../indicators/catalogue.ts';
import type { Indicator } from '../indicators/dictionary.ts';
import { predecessorsOf } from '../units/lineage.ts';
import type { Units } from '../units/tree.ts';
import { type AddedUp, addedUpFor, addedUpIn, signedValues } from './adding-up.ts';
import { isDoubted } from './cell-origin.ts';
import { entryWords } from './checks/words.ts';
import { type CountedFigure, countedFigures } from './counted/counting.ts';
import { unlikeRegisters } from './counted/origin.ts';
import { underFormers } from './derived.ts';
import { figuresBefore, lastSigned, likeFigures, type SignedBefore } from './earlier.ts';
import type { FormTemplate } from './form-template.ts';
import { blank, type FormValue, type MissingReason } from './form-value.ts';
import { computeForms, formulasAtWork } from './formulas.ts';
import { type Frozen, getVersion } from './frozen.ts';
import { countedAsSent } from './life.ts';
import { type CellFinding, checkEntered } from './live-checks.ts';
import { type Block, textOf } from './narrative.ts';
import type { ReportRow } from './report-row.ts';
import type { Part } from './roll-up.ts';
import { checkCopiedText, checkOverTime, type TextFinding } from './time-checks.ts';
import { cellsOf, formulasIn, type Written, writtenOn } from './working.ts';

/** A cell as a person, an import or a derivation left it in the draft. */
export type KeptCell = FormValue & {
  readonly source: 'typed' | 'pasted' | 'imported' | 'derived' | 'computed';
  readonly origin: unknown;
  readonly by: string;
  readonly at: Date;
  readonly version: number;
};

/** Where an imported or derived figure comes from, as it was written down with it. */
export const originText = (origin: unknown): string | null =>
  typeof origin === 'object' && origin !== null && 'text' in origin && typeof origin.text === 'string'
    ? origin.text
    : null;

export type KeptSection = {
  readonly content: readonly Block[];
  readonly version: number;
  readonly by: string;
  readonly at: Date;
};

/** All of a draft: what was entered, what is added up from below, and what is computed from both. */
export type Draft = {
  readonly written: Written;
  /** As the unit is and was named, and what it was made of: the newest name first. */
  readonly unitNames: readonly string[];
  readonly kept: ReadonlyMap<string, KeptCell>;
  /** Null where no unit reports to this one. */
  readonly addedUp: AddedUp | null;
  /** Every cell as the report has it now. */
  readonly values: ReadonlyMap<string, FormValue>;
  /** The version that lies signed: then values, sections and findings are its own, and nothing is checked or computed anew. */
  readonly signed: Frozen | null;
  readonly sections: ReadonlyMap<string, KeptSection>;
  /** What the unit signed last for an earlier window. */
  readonly last: Frozen | null;
  /** The figures of all that it signed for earlier windows. */
  readonly past: readonly SignedBefore[];
  /** What the unit's own registers count; of what lies signed nothing is counted anew. */
  readonly counted: readonly CountedFigure[];
  readonly findings: readonly CellFinding[];
  readonly textFindings: readonly TextFinding[];
};
export type DraftFigures = Pick<Draft, 'written' | 'kept' | 'addedUp' | 'values' | 'signed'>;

/** Reads the cells of a draft and computes what is computed; of what lies signed, as it was signed last, with its corrections. */
export async function loadFigures(db: Db | Tx, units: Units, report: ReportRow): Promise<DraftFigures> {
  const written = await writtenOn(db, report.campaign_id, report.level);
  const kept = await cellsKept(db, report);
  const signed = await lyingSigned(db, report);
  if (signed !== null) {
    const addedUp = await addedUpIn(db, units, report, written, signed);
    return { written, kept, addedUp, values: signedValues(written, signed), signed };
  }
  const addedUp = await addedUpFor(db, units, report, written, kept);
  return { written, kept, addedUp, values: valuesOf(written, kept, addedUp), signed };
}

/** Reads a draft and checks it, by itself and against what was signed before and beside it. */
export async function loadDraft(
  db: Db | Tx,
  units: Units,
  report: ReportRow,
  today: PlainDate,
): Promise<Draft> {
  const figures = await loadFigures(db, units, report);
  const { written, signed } = figures;
  const kept = await sectionsKept(db, report);
  const last = await lastSigned(db, report, written);
  const past = await figuresBefore(db, report, written);
  const read = { ...figures, unitNames: namesOf(units, report.unit_id), last, past };
  if (signed !== null) {
    const sections = sectionsIn(signed, kept);
    return { ...read, sections, counted: [], findings: [], textFindings: [] };
  }
  const counted = await countedFigures(db, units, report, written, today);
  const cells = [...cellsOf(written.form).values()].map(({ indicator }) => indicator);
  const findings = [
    ...underFormers(figures.kept, cells),
    ...unconfirmed(figures.kept, cells),
    ...unlikeRegisters(counted, figures.kept),
    ...(await findingsOf(db, report, figures, past, unitsLacking(figures.addedUp))),
  ];
  return { ...read, sections: kept, counted, findings, textFindings: copiedSections(kept, last) };
}

/** Figures that could mean others than were understood, and that nobody has confirmed: told wherever the report goes. */
function unconfirmed(
  kept: ReadonlyMap<string, KeptCell>,
  indicators: readonly Pick<Indicator, 'id' | 'name'>[],
): CellFinding[] {
  return indicators.flatMap(({ id, name }): CellFinding[] => {
    const { value: found, origin } = kept.get(id) ?? { value: null, origin: null };
    if (found === null || !isDoubted(origin)) return [];
    const message = entryWords.unconfirmed(name, found);
    return [
      { rule: 'unconfirmed', severity: 'warning', indicator: id, others: [], message, found, expected: null },
    ];
  });
}

/** The version that lies with the receiver, or is final: whatever is returned or opened below or beside it since, it stays. */
async function lyingSigned(db: Db | Tx, report: ReportRow): Promise<Frozen | null> {
  if (!countedAsSent.includes(report.status) || report.sent_number === 0) return null;
  return (await getVersion(db, report.unit_id, report.id, report.sent_number)).frozen;
}

/** The sections as they were signed; who wrote them stands with the draft, which nobody can change meanwhile. */
function sectionsIn({ sections }: Frozen, kept: ReadonlyMap<string, KeptSection>): Map<string, KeptSection> {
  return new Map(
    sections.flatMap(({ id, content }) => {
      const own = kept.get(id);
      return own === undefined ? [] : [[id, { ...own, content }] as const];
    }),
  );
}

/** As the unit is and was named, and what it was made of: the newest name first. */
export function namesOf(units: Units, unitId: string): string[] {
  const own = [unitId, ...predecessorsOf(units, unitId).map((kin) => kin.unitId)];
  const names = own.flatMap((id) => [...(units.versions.get(id) ?? [])].reverse().map(({ name }) => name));
  return [...new Set(names)];
}

/** A figure that adds up takes the place of what the unit has of its own, which is one of its parts. */
function valuesOf(
  { form }: Written,
  kept: ReadonlyMap<string, FormValue>,
  addedUp: AddedUp | null,
): ReadonlyMap<string, FormValue> {
  const entered = new Map<string, FormValue>();
  for (const id of cellsOf(form).keys()) {
    const own = kept.get(id) ?? blank;
    const { value, missing } = addedUp?.figures.get(id) ?? own;
    entered.set(id, { value, missing, note: own.note });
  }
  return addedUp === null ? computeForms(entered, formulasAtWork(formulasIn(form), entered)) : entered;
}

/** What the checks say of the figures of a form by themselves, those of a draft or those that were signed. */
export function formFindings(form: FormTemplate, values: ReadonlyMap<string, FormValue>): CellFinding[] {
  const indicators = [...cellsOf(form).values()].map(({ indicator }) => indicator);
  const { relations } = loadRelations();
  return checkEntered({ indicators, values, relations, formulas: formulasIn(form) });
}

/** What the checks say of the figures of a report, by themselves and against what was signed before and beside it. */
export async function findingsOf(
  db: Db | Tx,
  report: ReportRow,
  { written, values }: Pick<DraftFigures, 'written' | 'values'>,
  past: readonly SignedBefore[],
  lacking: ReadonlyMap<string, number> = new Map(),
): Promise<CellFinding[]> {
  const { form, windowFrom: from, windowTo: to, campaign } = written;
  const indicators = [...cellsOf(form).values()].map(({ indicator }) => indicator);
  const { overTime } = loadRelations();
  const found = [
    ...formFindings(form, values),
    ...checkOverTime({
      indicators,
      now: { year: campaign.year, from, to, values },
      past,
      neighbours: await likeFigures(db, report, indicators, values),
      overTime,
      lacking,
    }),
  ];
  return found.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}

/** Of each figure that is added up, how many units below are not in it since nothing of theirs was taken. */
const unitsLacking = (addedUp: AddedUp | null): Map<string, number> =>
  new Map([...(addedUp?.sums ?? [])].map((id) => [id, lackingOf(addedUp?.rolled.get(id)?.parts ?? [])]));

/** How many of these parts are of units that owe the figure and of which nothing was taken. */
export const lackingOf = (parts: readonly Pick<Part, 'lacking'>[]): number =>
  parts.filter(({ lacking }) => lacking === 'no-report').length;

/** A figure in the text counts as a figure, whichever it is. */
const anyFigure = () => '0';

function copiedSections(sections: ReadonlyMap<string, KeptSection>, last: Frozen | null): TextFinding[] {
  if (last === null) return [];
  const now = new Map([...sections].map(([id, { content }]) => [id, textOf(content, anyFigure)]));
  const before = new Map(last.sections.map(({ id, content }) => [id, textOf(content, anyFigure)]));
  return checkCopiedText(now, { to: last.window.to, sections: before });
}

/** What an explanation is tied to: the rule, its cells and what they held. Another figure needs another explanation. */
export const keyOf = ({ rule, indicator, others, found, expected }: CellFinding): string =>
  [rule, indicator, ...others, found ?? '', expected ?? ''].join('|').slice(0, 400);

/** The cells that were entered. */
export async function cellsKept(db: Db | Tx, report: ReportRow): Promise<Map<string, KeptCell>> {
  const rows = await db
    .selectFrom('report_value')
    .selectAll()
    .where('unit_id', '=', report.unit_id)
    .where('report_id', '=', report.id)
    .execute();
  return new Map(
    rows.map((row) => [
      row.indicator,
      {
        value: row.value,
        missing: row.missing as MissingReason | null,
        note: row.note,
        source: row.source as KeptCell['source'],
        origin: row.origin,
        by: row.entered_by,
        at: row.entered_at,
        version: row.version,
      },
    ]),
  );
}

async function sectionsKept(db: Db | Tx, report: ReportRow): Promise<Map<string, KeptSection>> {
  const rows = await db
    .selectFrom('report_section')
    .selectAll()
    .where('unit_id', '=', report.unit_id)
    .where('report_id', '=', report.id)
    .execute();
  return new Map(
    rows.map((row) => [
      row.section,
      {
        content: row.content as unknown as Block[],
        version: row.version,
        by: row.written_by,
        at: row.written_at,
      },
    ]),
  );
}

export type Explanation = {
  readonly finding: string;
  readonly text: string;
  readonly by: string;
  readonly decision: 'accepted' | 'refused' | null;
};

/** What was said of findings, and what the receiver held of it. */
export async function explanationsOf(db: Db | Tx, report: ReportRow): Promise<Explanation[]> {
  const rows = await db
    .selectFrom('report_explanation')
    .select(['finding', 'text', 'explained_by as by', 'decision'])
    .where('unit_id', '=', report.unit_id)
    .where('report_id', '=', report.id)
    .orderBy('explained_at')
    .execute();
  return rows.map((row) => ({ ...row, decision: row.decision as Explanation['decision'] }));
}
