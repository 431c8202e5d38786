import type { Db, Tx } from '../../base/database/database.ts';
import { severities } from '../../base/finding.ts';
import type { Units } from '../units/tree.ts';
import type { UnitKind } from '../units/unit.ts';
import { type Child, rulesOf } from './adding-up.ts';
import { plain } from './corrected.ts';
import { underFormers } from './derived.ts';
import { type Draft, findingsOf, formFindings, keyOf, lackingOf, namesOf } from './draft.ts';
import { figuresBefore } from './earlier.ts';
import type { FormTemplate } from './form-template.ts';
import { blank } from './form-value.ts';
import type { Frozen } from './frozen.ts';
import type { CellFinding } from './live-checks.ts';
import type { ReportRow } from './report-row.ts';
import { rollUp } from './roll-up.ts';
import { type CheckText, isOfText, keyOfText } from './settled.ts';
import { cellsOf, type Written } from './working.ts';

export type Found = NonNullable<Frozen['found']>[number];

/** All that the checks find when a report is signed, the worst first: whoever receives it sees the same, whatever is sent since. */
export function foundIn(draft: Draft, level: UnitKind, checkText: CheckText): Found[] {
  const copied = draft.textFindings.map(({ rule, severity, section, message }) => ({
    finding: `${rule}|${section}`,
    severity,
    message,
    indicator: null,
    section,
    quote: null,
  }));
  const ofText = checkText(draft, level).map(ofPassage);
  return worstFirst([...draft.findings.map(ofCell), ...ofText, ...copied]);
}

export type Checking = { readonly units: Units; readonly checkText: CheckText };

/** A signed report as it is corrected: what was signed last, what it was written on, and the reports below it. */
export type Correctable = {
  readonly frozen: Frozen;
  readonly written: Written;
  readonly below: readonly Child[];
};

/**
 * All that the checks find of a signed report with these figures, in the forms and in the text that was signed with them: a sentence that
 * agreed with a figure may contradict what it is corrected to. Whether the text was copied from another report is not asked anew.
 */
export async function foundWith(
  db: Db | Tx,
  { units, checkText }: Checking,
  report: ReportRow,
  last: Correctable,
  { values, untaken }: Pick<Frozen, 'values' | 'untaken'>,
): Promise<Found[]> {
  const { frozen, written } = last;
  const past = await figuresBefore(db, report, written);
  const indicators = [...cellsOf(written.form).values()].map(({ indicator }) => indicator);
  const ofCells = [
    ...underFormers(enteredIn(frozen, values), indicators),
    ...(await findingsOf(db, report, { written, values: plain(values) }, past, lackingIn(last, untaken))),
  ];
  const sections = new Map(frozen.sections.map((one) => [one.id, one]));
  const text = { written, values: plain(values), unitNames: namesOf(units, report.unit_id), sections };
  const ofText = checkText(text, report.level).map(ofPassage);
  const copied = frozen.found?.filter(({ section, finding }) => section !== null && !isOfText(finding)) ?? [];
  return worstFirst([...ofCells.map(ofCell), ...ofText, ...copied]);
}

/** What the unit itself entered: of a figure that adds up its own part. */
const enteredIn = ({ own }: Frozen, values: Frozen['values']) =>
  new Map(
    Object.entries(values).map(([id, one]) => [
      id,
      one.source === 'addedUp' ? { ...one, ...blank, ...own?.[id] } : one,
    ]),
  );

/** Of each figure that was added up, how many units were to be in it of which nothing was taken. */
function lackingIn({ frozen, written, below }: Correctable, untaken: Frozen['untaken']): Map<string, number> {
  const owing = below.filter(({ unitId }) => untaken?.includes(unitId));
  if (owing.length === 0) return new Map();
  const rules = rulesOf(written.form);
  const rolled = rollUp({ rules, owing, contributions: [], adjustments: [], answers: new Map() });
  return new Map(
    [...rolled].flatMap(([id, { parts }]) =>
      frozen.values[id]?.source === 'addedUp' ? [[id, lackingOf(parts)] as const] : [],
    ),
  );
}

/** What was found of a signed version; of those signed before it was kept, what its forms say by themselves. */
export function foundOf(form: FormTemplate, { found, values }: Frozen): readonly Found[] {
  if (found !== undefined) return found;
  const cells = new Map([...cellsOf(form).keys()].map((id) => [id, values[id] ?? blank]));
  return formFindings(form, cells).map(ofCell);
}

function ofCell(finding: CellFinding): Found {
  const { severity, message, indicator } = finding;
  return { finding: keyOf(finding), severity, message, indicator, section: null, quote: null };
}

const ofPassage = (said: ReturnType<CheckText>[number]): Found => ({
  finding: keyOfText(said),
  severity: said.severity,
  message: { vi: said.message, en: said.message },
  indicator: null,
  section: said.at[0]!.section,
  quote: said.at[0]!.quote,
});

const worstFirst = (found: readonly Found[]): Found[] =>
  found.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
