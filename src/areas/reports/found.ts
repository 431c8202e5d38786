import type { Tx } from '../../base/database/database.ts';
import { severities } from '../../base/finding.ts';
import type { UnitKind } from '../units/unit.ts';
import { plain } from './corrected.ts';
import { type Draft, findingsOf, formFindings, keyOf } from './draft.ts';
import { figuresBefore } from './earlier.ts';
import type { FormTemplate } from './form-template.ts';
import { blank } from './form-value.ts';
import type { Frozen } from './frozen.ts';
import type { CellFinding } from './live-checks.ts';
import type { ReportRow } from './report-row.ts';
import { type CheckText, keyOfText } from './settled.ts';
import { cellsOf, type Written } from './working.ts';

type Found = NonNullable<Frozen['found']>[number];

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
  const ofText = checkText(draft, level).map((said) => ({
    finding: keyOfText(said),
    severity: said.severity,
    message: { vi: said.message, en: said.message },
    indicator: null,
    section: said.at[0]!.section,
    quote: said.at[0]!.quote,
  }));
  return worstFirst([...draft.findings.map(ofCell), ...ofText, ...copied]);
}

/** Of a correction: its figures are checked anew, its text is that of the report. */
export async function foundAfter(
  tx: Tx,
  report: ReportRow,
  last: { readonly frozen: Frozen; readonly written: Written },
  values: Frozen['values'],
): Promise<Found[]> {
  const past = await figuresBefore(tx, report, last.written);
  const ofCells = await findingsOf(tx, report, { written: last.written, values: plain(values) }, past);
  const ofText = last.frozen.found?.filter(({ section }) => section !== null) ?? [];
  return worstFirst([...ofCells.map(ofCell), ...ofText]);
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

const worstFirst = (found: readonly Found[]): Found[] =>
  found.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
