import { canonical } from '../../base/canonical.ts';
import type { Tx } from '../../base/database/database.ts';
import { sha256Of } from '../../base/files.ts';
import { printed } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import { type CommandContext, handlersFor } from '../../base/run.ts';
import type { Word } from '../../base/word.ts';
import { namesOf } from '../people/names.ts';
import type { Units } from '../units/tree.ts';
import { actingFor, heirsOf, lockOwn } from './answering.ts';
import { isDoubted, toldAfter } from './cell-origin.ts';
import { assignParts, closePart, reopenPart, saveCells, saveSection } from './contract.ts';
import { blank, type FormValue, type MissingReason, readEntered } from './form-value.ts';
import { refuseForeignPictures } from './pictures.ts';
import { act, type ReportRow, refuseUnless } from './report-row.ts';
import { draftWords } from './words.ts';
import {
  cellsOf,
  closedTo,
  type FormCell,
  type Hand,
  handOf,
  partsIn,
  partsOf,
  refuseClosed,
  refuseOfOther,
  writtenOn,
} from './working.ts';

type Services = { readonly units: Units };
const { perform } = handlersFor<Services>();
type Context = CommandContext & Services;

export const entryCommands = [
  perform(saveCells, async (context, { unitId, reportId, cells, typedBy }) => {
    const { tx, now, who, grant, changed } = context;
    refuseOfOther(who, typedBy);
    const report = await beginWriting(context, unitId, reportId);
    const { form } = await writtenOn(tx, report.campaign_id, report.level);
    const hand = handOf(who!, grant!, unitId);
    const parts = await partsOf(tx, unitId, reportId);
    const there = await valuesOf(
      tx,
      unitId,
      reportId,
      cells.map(({ indicator }) => indicator),
    );
    const names = await namesOf(
      tx,
      [...there.values()].map(({ by }) => by),
    );
    const sorted: Sorted = { kept: [], conflicts: [], refused: [] };
    for (const cell of cells) {
      const place = cellsOf(form).get(cell.indicator);
      const refusal = place === undefined ? draftWords.noSuchCell : refusalOf(place, hand, parts);
      const before = there.get(cell.indicator) ?? null;
      sortIn(sorted, cell, refusal, place, before, (by) => names.get(by) ?? '', who!.personId!);
    }
    const fresh = sorted.kept.filter(({ isRepeat }) => !isRepeat);
    await putValues(tx, report, fresh, who!.personId!, now);
    for (const kept of fresh) {
      const before = there.get(kept.indicator) ?? null;
      changed({
        kind: 'report',
        id: reportId,
        before: shown(kept.indicator, before),
        after: shown(kept.indicator, kept),
      });
    }
    return {
      kept: sorted.kept.map(keptView),
      conflicts: sorted.conflicts,
      refused: sorted.refused,
    };
  }),

  perform(saveSection, async (context, { unitId, reportId, section, version, content, typedBy }) => {
    const { tx, now, who, grant, changed } = context;
    refuseOfOther(who, typedBy);
    const report = await beginWriting(context, unitId, reportId);
    const { outline } = await writtenOn(tx, report.campaign_id, report.level);
    if (!outline.sections.some(({ id }) => id === section)) throw new Problem('not-found');
    refuseClosed(handOf(who!, grant!, unitId), `section:${section}`, await partsOf(tx, unitId, reportId));
    await refuseForeignPictures(tx, report, content);
    const before = await sectionOf(tx, unitId, reportId, section);
    const json = JSON.stringify(content);
    // The database gives an object's keys in an order of its own.
    const isThere = before?.version === version + 1 && canonical(before.content) === canonical(content);
    if (isThere) return { version: version + 1 };
    if ((before?.version ?? 0) !== version) throw new Problem('changed-by-other');
    await putSection(tx, report, section, json, version + 1, who!.personId!, now);
    changed({
      kind: 'report',
      id: reportId,
      before: { section, version },
      after: { section, version: version + 1, letters: json.length, sha256: sha256Of(Buffer.from(json)) },
    });
    return { version: version + 1 };
  }),

  perform(assignParts, async (context, { unitId, reportId, parts }) => {
    const { tx, changed } = context;
    const report = await lockOwn(context, unitId, reportId);
    const known = new Set(partsIn(await writtenOn(tx, report.campaign_id, report.level)));
    const { units, today } = context;
    const heirs = (await heirsOf(tx, units, [report], today)).get(reportId);
    const colleagues = new Set(await peopleIn(tx, actingFor(units, report, heirs, today), today));
    const kept = new Map((await partsOf(tx, unitId, reportId)).map((row) => [row.part, row]));
    // Sent a second time, it is given out already.
    if (parts.every((one) => isGiven(kept.get(one.part), one))) return { parts: parts.length };
    // A day that stands there already is not asked about again.
    const isOff = (part: string, day: string | null) =>
      day !== null && day !== kept.get(part)?.due_on && (day < context.today || day > report.lock_on);
    // What was given once may be taken back, whatever it is.
    const isPart = (part: string, to: string | null) => known.has(part) || (to === null && kept.has(part));
    const issues = parts.flatMap(({ part, personId, dueOn }, index) => [
      ...(isPart(part, personId) ? [] : [{ path: ['parts', index, 'part'], message: draftWords.notToGive }]),
      ...(personId === null || colleagues.has(personId)
        ? []
        : [{ path: ['parts', index, 'personId'], message: draftWords.noColleague }]),
      ...(isOff(part, dueOn)
        ? [{ path: ['parts', index, 'dueOn'], message: draftWords.innerDay(printed(report.lock_on)) }]
        : []),
    ]);
    if (issues.length > 0) throw new Problem('input-invalid', { issues });
    for (const { part, personId, dueOn } of parts) {
      const given = { person_id: personId, due_on: dueOn };
      await tx
        .insertInto('report_part')
        .values({ unit_id: unitId, report_id: reportId, part, ...given, closed_by: null, closed_at: null })
        .onConflict((conflict) => conflict.columns(['unit_id', 'report_id', 'part']).doUpdateSet(given))
        .execute();
    }
    await act(tx, report, deedOf(context, 'assigned', { parts }), context.now);
    changed({ kind: 'report', id: reportId, before: null, after: { assigned: parts } });
    return { parts: parts.length };
  }),

  perform(closePart, async (context, { unitId, reportId, part }) => {
    await turnPart(context, unitId, reportId, part, true);
    return { part };
  }),

  perform(reopenPart, async (context, { unitId, reportId, part }) => {
    await turnPart(context, unitId, reportId, part, false);
    return { part };
  }),
];

const isGiven = (
  row: { readonly person_id: string | null; readonly due_on: string | null } | undefined,
  { personId, dueOn }: { readonly personId: string | null; readonly dueOn: string | null },
): boolean => row !== undefined && row.person_id === personId && row.due_on === dueOn;

/** Locks the report for writing in it; the first stroke begins the draft. */
export async function beginWriting(context: Context, unitId: string, reportId: string): Promise<ReportRow> {
  const report = await lockOwn(context, unitId, reportId);
  if (report.status === 'notBegun') return act(context.tx, report, deedOf(context, 'begun', {}), context.now);
  // Where parts may be given out, they may be filled too.
  refuseUnless(report, 'assigned');
  return report;
}

type Kind = 'begun' | 'assigned' | 'partClosed' | 'partReopened';
const deedOf = ({ who, grant }: CommandContext, kind: Kind, detail: Record<string, unknown>) => ({
  kind,
  byUnitId: grant!.unitId,
  personId: who!.personId!,
  onBehalfOf: grant!.onBehalfOf,
  detail,
});

type Kept = FormValue & { readonly indicator: string; readonly version: number };
type There = Kept & Pick<Told, 'source' | 'origin'> & { readonly by: string; readonly at: Date };
type Told = { readonly source: string; readonly origin: unknown };
type Sorted = {
  readonly kept: (NewCell & { isRepeat: boolean })[];
  readonly conflicts: (Kept & { by: string; at: string })[];
  readonly refused: { indicator: string; message: Word }[];
};
type Typed = {
  readonly indicator: string;
  readonly typed: string;
  readonly missing: MissingReason | null;
  readonly note: string | null;
  readonly version: number;
  readonly pasted: boolean;
  readonly doubted?: boolean | undefined;
};

function refusalOf(place: FormCell, hand: Hand, parts: Awaited<ReturnType<typeof partsOf>>): Word | null {
  return place.isComputed ? draftWords.isComputed : closedTo(hand, place.part, parts);
}

/** Where a typed cell goes: kept, in conflict with what another has written since, or refused with what to do. */
function sortIn(
  sorted: Sorted,
  cell: Typed,
  refusal: Word | null,
  place: FormCell | undefined,
  before: There | null,
  nameOf: (personId: string) => string,
  personId: string,
): void {
  const { indicator, version, note } = cell;
  if (refusal !== null || place === undefined) {
    sorted.refused.push({ indicator, message: refusal ?? draftWords.noSuchCell });
    return;
  }
  const read =
    cell.missing === null
      ? readEntered(cell.typed, place.indicator)
      : { value: { value: null, missing: cell.missing, note } };
  if ('problem' in read) {
    sorted.refused.push({ indicator, message: read.problem });
    return;
  }
  const value = { ...read.value, note };
  const doubted = cell.doubted ?? ('doubt' in read && read.doubt !== null);
  const told = toldAfter(before, value, { source: cell.pasted ? 'pasted' : 'typed', doubted });
  const seen = before?.version ?? 0;
  if (seen === version) {
    sorted.kept.push({ indicator, ...value, version: seen + 1, isRepeat: false, ...told });
    return;
  }
  // What the line lost on its way is sent again: the same from the same person is there already.
  if (before !== null && before.by === personId && isSame(before, value)) {
    const isConfirmed = isDoubted(before.origin) && !isDoubted(told.origin);
    const there = { ...told, origin: (before.origin ?? undefined) as object | undefined };
    const again = isConfirmed ? told : there;
    const next = isConfirmed ? seen + 1 : seen;
    sorted.kept.push({ indicator, ...value, version: next, isRepeat: !isConfirmed, ...again });
    return;
  }
  const { by, at, source: _, origin: __, ...other } = before ?? { ...untouched, indicator };
  sorted.conflicts.push({ ...other, by: nameOf(by), at: at.toISOString() });
}

const keptView = ({ isRepeat: _, source: __, origin, ...kept }: Sorted['kept'][number]) => ({
  ...kept,
  doubted: isDoubted(origin),
});

const untouched = { ...blank, version: 0, source: 'typed', origin: null, by: '', at: new Date(0) };

const isSame = (one: FormValue, other: FormValue): boolean =>
  one.value === other.value && one.missing === other.missing && one.note === other.note;

const shown = (indicator: string, value: FormValue | null) => ({
  [indicator]: value === null ? null : { value: value.value, missing: value.missing, note: value.note },
});

/** Values of a draft that a person entered, of these indicators or of all. */
export async function valuesOf(
  tx: Tx,
  unitId: string,
  reportId: string,
  indicators: readonly string[],
): Promise<Map<string, There>> {
  const rows = await tx
    .selectFrom('report_value')
    .selectAll()
    .where('unit_id', '=', unitId)
    .where('report_id', '=', reportId)
    .where('indicator', 'in', indicators)
    .execute();
  return new Map(
    rows.map((row) => [
      row.indicator,
      {
        indicator: row.indicator,
        value: row.value,
        missing: row.missing as MissingReason | null,
        note: row.note,
        version: row.version,
        source: row.source,
        origin: row.origin,
        by: row.entered_by,
        at: row.entered_at,
      },
    ]),
  );
}

/** A cell to be written; `origin` says where an imported one comes from. */
export type NewCell = Kept & {
  readonly source: 'typed' | 'pasted' | 'imported' | 'derived' | 'computed';
  readonly origin?: object | undefined;
};

/** Writes cells of the draft, each once, in one statement. */
export async function putValues(
  tx: Tx,
  report: ReportRow,
  cells: readonly NewCell[],
  personId: string,
  now: Date,
): Promise<void> {
  if (cells.length === 0) return;
  const rows = cells.map(({ indicator, version, value, missing, note, source, origin }) => ({
    unit_id: report.unit_id,
    report_id: report.id,
    indicator,
    value,
    missing,
    note,
    source,
    origin: origin === undefined ? null : JSON.stringify(origin),
    entered_by: personId,
    entered_at: now,
    version,
  }));
  const written = [
    'value',
    'missing',
    'note',
    'source',
    'origin',
    'entered_by',
    'entered_at',
    'version',
  ] as const;
  await tx
    .insertInto('report_value')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['unit_id', 'report_id', 'indicator'])
        .doUpdateSet((eb) =>
          Object.fromEntries(written.map((column) => [column, eb.ref(`excluded.${column}`)])),
        ),
    )
    .execute();
}

/** Writes a section of the draft; `content` is JSON. */
export async function putSection(
  tx: Tx,
  report: ReportRow,
  section: string,
  content: string,
  version: number,
  personId: string,
  now: Date,
): Promise<void> {
  const next = { content, written_by: personId, written_at: now, version };
  await tx
    .insertInto('report_section')
    .values({ unit_id: report.unit_id, report_id: report.id, section, ...next })
    .onConflict((conflict) => conflict.columns(['unit_id', 'report_id', 'section']).doUpdateSet(next))
    .execute();
}

const sectionOf = (tx: Tx, unitId: string, reportId: string, section: string) =>
  tx
    .selectFrom('report_section')
    .select(['content', 'version'])
    .where('unit_id', '=', unitId)
    .where('report_id', '=', reportId)
    .where('section', '=', section)
    .executeTakeFirst();

/** Those who hold a post in the unit on the day. */
async function peopleIn(tx: Tx, unitIds: readonly string[], today: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('post')
    .select('person_id')
    .where('unit_id', 'in', unitIds)
    .where('valid_from', '<=', today)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', today)]))
    .execute();
  return rows.map(({ person_id }) => person_id);
}

/** Closes a part, or opens it again; the officer any, others their own. */
async function turnPart(
  context: Context,
  unitId: string,
  reportId: string,
  part: string,
  close: boolean,
): Promise<void> {
  const { tx, now, who, grant, changed } = context;
  const report = await lockOwn(context, unitId, reportId);
  const hand = handOf(who!, grant!, unitId);
  const rows = await partsOf(tx, unitId, reportId);
  const row = rows.find((one) => one.part === part);
  if (!hand.isOfficer && row?.person_id !== hand.actingFor) throw new Problem('not-permitted');
  if (((row?.closed_at ?? null) !== null) === close) return;
  const closed = close ? { closed_by: who!.personId!, closed_at: now } : { closed_by: null, closed_at: null };
  await tx
    .insertInto('report_part')
    .values({ unit_id: unitId, report_id: reportId, part, person_id: null, due_on: null, ...closed })
    .onConflict((conflict) => conflict.columns(['unit_id', 'report_id', 'part']).doUpdateSet(closed))
    .execute();
  await act(tx, report, deedOf(context, close ? 'partClosed' : 'partReopened', { part }), now);
  changed({ kind: 'report', id: reportId, before: { part, closed: !close }, after: { part, closed: close } });
}
