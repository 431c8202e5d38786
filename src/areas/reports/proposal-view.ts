import type { z } from 'zod';
import type { QueryContext } from '../../base/run.ts';
import { namesOf } from '../people/names.ts';
import type { getReport } from './contract.ts';
import { checkCorrected, correctable, correctedFrom, errorText, type Proposal } from './correcting.ts';
import type { Draft } from './draft.ts';
import { blank, printValue } from './form-value.ts';
import type { Checking } from './found.ts';
import { type Frozen, reportIn } from './frozen.ts';
import { mayCorrect } from './life.ts';
import type { ReportRow } from './report-row.ts';
import { cellsOf } from './working.ts';

type Context = QueryContext & Checking;
type View = z.input<typeof getReport.output>;

/** A proposed correction, with the cells that follow from those it names. */
export async function proposalView(
  { db, units, who, checkText }: Context,
  report: ReportRow,
  proposal: Proposal,
): Promise<View['proposal']> {
  const last = await correctable(db, units, report);
  const { frozen, written, below } = last;
  const { form } = written;
  const { number, reason, at, personId, onBehalfOf } = proposal;
  const next = await correctedFrom(db, last, proposal, '');
  const { values, indicators } = next;
  const nameOf = new Map(below.map((child) => [child.reportId, child.name]));
  const printed = (id: string, of: Frozen['values']) =>
    printValue(of[id] ?? blank, cellsOf(form).get(id)!.indicator);
  const corrects = reportIn(frozen);
  const { errors } = await checkCorrected(db, { units, checkText }, report, last, next);
  const signer = [who!.personId, who!.grant('reports.sign', [report.unit_id])?.onBehalfOf ?? null];
  return {
    number,
    by: (await namesOf(db, [personId])).get(personId) ?? '',
    at: at.toISOString(),
    reason,
    mine: signer.some((id) => id !== null && [personId, onBehalfOf].includes(id)),
    cells: indicators.map((id) => ({
      indicator: id,
      before: printed(id, frozen.values),
      after: printed(id, values),
    })),
    explanation: proposal.explanation,
    errors: errors.map((one) => errorText(written, one)),
    head: frozen.head,
    corrects: { reference: `${corrects.number}/${corrects.symbol}`, date: corrects.date },
    children: proposal.children.map((one) => ({ ...one, name: nameOf.get(one.reportId) ?? '' })),
  };
}

/** Of a signed report: what those below have sent since it was added up. */
export function newerBelow(report: ReportRow, { addedUp, signed }: Draft): View['newerBelow'] {
  if (addedUp === null || !mayCorrect(report.status, report.receiver_id !== null)) return [];
  const takenNow = new Map(signed?.taken.map(({ reportId, number }) => [reportId, number]));
  return addedUp.children.flatMap(({ unitId, reportId, name, standing: number, receivedNumber, taken }) =>
    number <= (takenNow.get(reportId) ?? taken)
      ? []
      : [{ unitId, reportId, number, name, received: receivedNumber === number }],
  );
}
