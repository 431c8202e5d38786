import type { z } from 'zod';
import { canonical } from '../../base/canonical.ts';
import type { Db } from '../../base/database/database.ts';
import { handlersFor, type Who } from '../../base/run.ts';
import type { Word } from '../../base/word.ts';
import { loadIndicators } from '../indicators/catalogue.ts';
import type { Units } from '../units/tree.ts';
import { getSent } from './contract-receive.ts';
import { explanationsOf } from './draft.ts';
import type { FormRow } from './form-template.ts';
import { blank, printValue } from './form-value.ts';
import { foundOf } from './found.ts';
import { type Frozen, getVersion, unreceivedIn, versionsOf } from './frozen.ts';
import { formOf, outlineOf } from './kept-catalogue.ts';
import { type Printings, printingsOf } from './kept-indicators.ts';
import { mayDo } from './life.ts';
import { type Block, textOf, withShown } from './narrative.ts';
import { getReportRow, type ReportRow } from './report-row.ts';
import { reasonsIn } from './return-reason.ts';
import { saidIn } from './settled.ts';
import { rowsWithTerms } from './working.ts';

type Services = { readonly units: Units };
const { answer } = handlersFor<Services>();
type View = z.input<typeof getSent.output>;

export const sentQueries = [
  answer(getSent, async ({ db, who, units }, { unitId, reportId, number }) => {
    const report = await getReportRow(db, unitId, reportId);
    const { frozen, hash, signedAt, reason } = await getVersion(db, unitId, reportId, number);
    const before = number === 1 ? null : (await getVersion(db, unitId, reportId, number - 1)).frozen;
    const form = await formOf(db, frozen.formHash);
    const outline = await outlineOf(db, frozen.outlineHash);
    const explanations = await explanationsOf(db, report);
    const found = foundOf(form, frozen);
    const said = new Map(found.map(({ finding, message }) => [finding, message]));
    const explained = new Set(frozen.explanations.map(({ finding }) => finding));
    const indicators = await printingsOf(db, frozen);
    return {
      unit: frozen.unit.name,
      title: frozen.campaign.title,
      campaignId: frozen.campaign.id,
      provisional: form.provisional,
      status: report.status,
      number,
      hash,
      signedAt: signedAt.toISOString(),
      signer: frozen.head.signer,
      symbol: `${frozen.head.number}/${frozen.head.symbol}`,
      date: frozen.head.date,
      reason,
      unreceived: unreceivedIn(frozen),
      tables: form.tables.map((table) => ({
        title: [table.number, table.titles[0]].filter((text) => text !== null).join('. '),
        values: rowsWithTerms(form, table, indicators).map((row) => rowView(row, indicators, frozen, before)),
      })),
      sections: outline.sections.flatMap((section): View['sections'] => {
        return [
          {
            id: section.id,
            number: section.number,
            depth: section.depth,
            title: section.title,
            text: sectionText(indicators, frozen, section.id),
            pictures: picturesIn(frozen, section.id),
            changed:
              before !== null &&
              wordsOf(indicators, before, section.id) !== wordsOf(indicators, frozen, section.id),
          },
        ];
      }),
      findings: found
        .filter(({ finding }) => !explained.has(finding))
        .map(({ severity, message, indicator, section, quote }) => ({
          ...{ severity, message, indicator, quote },
          section: outline.sections.find(({ id }) => id === section)?.title ?? null,
        })),
      explanations: frozen.explanations.map(({ finding, text, by, earlier = false }) => ({
        finding,
        message: said.get(finding) ?? nameIn(finding),
        text,
        by,
        decision: explanations.find((one) => one.finding === finding)?.decision ?? null,
        earlier,
      })),
      versions: (await versionsOf(db, unitId, reportId)).map(({ hash: _, ...version }) => version),
      returns: await returnsOf(db, units, report, [number - 1, number]),
      receiverId: report.receiver_id,
      may: mayAbove(who!, report, number),
    };
  }),
];

/** Who sent a report again is asked for the same things: they stand beside what changed. */
async function returnsOf(
  db: Db,
  units: Units,
  { unit_id, id }: ReportRow,
  numbers: readonly number[],
): Promise<View['returns']> {
  const deeds = await db
    .selectFrom('report_action')
    .select(['at', 'by_unit_id', 'detail'])
    .where('unit_id', '=', unit_id)
    .where('report_id', '=', id)
    .where('kind', '=', 'returned')
    .orderBy('number')
    .execute();
  return deeds.flatMap(({ at, by_unit_id, detail }) => {
    const { number } = detail as { readonly number: number };
    const unit = units.versions.get(by_unit_id)?.at(-1)?.name ?? '';
    const told = { at: at.toISOString(), unit, reasons: reasonsIn(detail) };
    return numbers.includes(number) ? [{ number, ...told }] : [];
  });
}

/** What may be done above: with the newest version alone, and only where the report waits for it. */
function mayAbove(who: Who, { receiver_id, status, sent_number }: ReportRow, number: number): View['may'] {
  if (receiver_id === null || who.grant('reports.receive', [receiver_id]) === null) return [];
  if (number !== sent_number) return [];
  return [
    ...(mayDo(status, 'received') ? (['receive', 'decide'] as const) : []),
    ...(mayDo(status, 'returned') ? (['return'] as const) : []),
  ];
}

/** A row of the form; a heading names no indicator. */
function rowView(
  row: FormRow,
  indicators: Printings,
  frozen: Frozen,
  before: Frozen | null,
): View['tables'][number]['values'][number] {
  const { indicator, label, code, unit, depth } = row;
  const bare = { indicator, depth, label, code, unit };
  if (indicator === null)
    return { ...bare, printed: '', note: '', before: null, noteBefore: null, derived: false };
  const noteIn = ({ values }: Frozen) => values[indicator]?.note ?? '';
  return {
    ...bare,
    printed: printed(indicators, indicator, frozen),
    note: noteIn(frozen),
    before: changedFrom(indicators, indicator, frozen, before),
    noteBefore: before === null || noteIn(before) === noteIn(frozen) ? null : noteIn(before),
    derived: frozen.values[indicator]?.source === 'derived',
  };
}

/** A cell as the signed report prints it. */
function printed(indicators: Printings, indicator: string, { values }: Frozen): string {
  const known = indicators.get(indicator);
  const value = values[indicator] ?? blank;
  return known === undefined ? (value.value ?? '') : printValue(value, known);
}

function changedFrom(
  indicators: Printings,
  indicator: string,
  now: Frozen,
  before: Frozen | null,
): string | null {
  if (before === null) return null;
  const [was, is] = [printed(indicators, indicator, before), printed(indicators, indicator, now)];
  return was === is ? null : was;
}

const contentOf = ({ sections }: Frozen, sectionId: string): readonly Block[] =>
  sections.find(({ id }) => id === sectionId)?.content ?? [];

const sectionText = (indicators: Printings, frozen: Frozen, id: string): string =>
  textOf(contentOf(frozen, id), (indicator) => printed(indicators, indicator, frozen));

/** All that a section says, to be compared: its pictures and tables too. */
const wordsOf = (indicators: Printings, frozen: Frozen, id: string): string =>
  canonical(withShown(contentOf(frozen, id), (indicator) => printed(indicators, indicator, frozen)));

const picturesIn = (frozen: Frozen, sectionId: string): View['sections'][number]['pictures'] =>
  contentOf(frozen, sectionId).flatMap((block) =>
    block.type === 'picture' ? [{ fileId: block.attrs.fileId, alt: block.attrs.alt }] : [],
  );

/** What was said of a passage; else the first cell that a finding is about: its key is rule, cells and figures. */
function nameIn(finding: string): Word {
  const said = saidIn(finding);
  if (said !== null) return { vi: said, en: said };
  const [, indicator] = finding.split('|');
  const name = loadIndicators().get(indicator ?? '')?.name ?? finding;
  return { vi: name, en: name };
}
