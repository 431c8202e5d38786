import type { Tx } from '../../base/database/database.ts';
import { uuidv7 } from '../../base/id.ts';
import { addDays, quarterNumeral } from '../../base/plain-date.ts';
import { type Issue, Problem, refuseIssues } from '../../base/problem.ts';
import { handlersFor } from '../../base/run.ts';
import { filled, type Word } from '../../base/word.ts';
import { daysOffOf } from '../calendar/days-off.ts';
import { lowerOffsets, lowerPeriod } from '../calendar/lower-period.ts';
import {
  dueOnWorkingDay,
  loadLowerCalendars,
  type Period,
  periodOf,
} from '../calendar/reporting-calendar.ts';
import { type Units, unitAt } from '../units/tree.ts';
import { type UnitKind, unitKinds } from '../units/unit.ts';
import { lockPeriod, refuseAskedTwice } from './asked-twice.ts';
import { formLevelOf, inForce, loadForms, loadOutlines, newest } from './catalogue.ts';
import type { campaignKinds } from './contract-campaign.ts';
import { extendLock, openCampaign, proposeCampaign } from './contract-campaign.ts';
import type { FormTemplate } from './form-template.ts';
import { keepFile } from './kept-catalogue.ts';
import type { Outline } from './outline.ts';
import { type Owing, owingUnits } from './owing.ts';
import { act, lockReport } from './report-row.ts';
import { campaignWords } from './words.ts';

type Services = { readonly units: Units };
const { answer, perform } = handlersFor<Services>();
type Kind = (typeof campaignKinds)[number];

/** Levels as a form names them: those of the commune are asked of departments too where no own form is given. */
export const campaignCommands = [
  answer(proposeCampaign, async ({ units }, { unitId, kind, year, quarter }) => {
    const period = periodOf(kind, year, quarter) ?? wholeOf(kind, year, quarter);
    const own = unitAt(units, unitId, period.to)?.kind ?? 'province';
    const forms = formsFor(kind, period);
    const outlines = outlinesFor(kind, period);
    const levels = unitKinds
      .filter((level) => unitKinds.indexOf(level) >= unitKinds.indexOf(own))
      .flatMap((level) => proposed(units, unitId, own, level, period, forms, outlines));
    return {
      title: filled(campaignWords.title[kind].vi, {
        quarter: quarter === null ? '' : quarterNumeral(quarter),
        year,
      }),
      decision: 'CV 581/BNV-CCHC',
      levels: levels.map(({ asked }) => asked),
      owing: levels.map(({ owing }) => owing),
      daysOff: daysOffOf(Number(period.dueBy.slice(0, 4))),
      forms: forms.map(({ id, title, provisional, levels: of }) => ({ id, title, provisional, levels: of })),
      outlines: outlines.map(({ id, title }) => ({ id, title })),
    };
  }),

  perform(openCampaign, async ({ tx, now, who, units, changed }, input) => {
    const { id, unitId, levels, onlyUnits, ...head } = input;
    await lockPeriod(tx, head);
    if (await isThere(tx, id, unitId)) return { id, reports: await countOf(tx, id) };
    refuseIssues(problemsOf(input));
    const owing = owingUnits(units, unitId, levels, onlyUnits ?? null);
    refuseIssues(owing.issues);
    await refuseAskedTwice(tx, units, head, owing.units);
    await tx
      .insertInto('campaign')
      .values({
        id,
        opener_id: unitId,
        kind: head.kind,
        year: head.year,
        quarter: head.quarter,
        title: head.title,
        decision: head.decision,
        opened_by: who!.personId!,
        opened_at: now,
      })
      .execute();
    for (const level of levels) await addLevel(tx, id, level, now);
    await addReports(tx, id, owing.units);
    const counts = Object.fromEntries(
      levels.map(({ level }) => [level, owing.units.filter((unit) => unit.level === level).length]),
    );
    changed({ kind: 'campaign', id, before: null, after: { ...head, levels, owing: counts } });
    return { id, reports: owing.units.length };
  }),

  perform(extendLock, async (context, { unitId, reportId, lockOn, reason }) => {
    const { tx, now, today, who, grant, changed, exceptional } = context;
    const report = await lockReport(tx, unitId, reportId);
    const opener = await openerOf(tx, report.campaign_id);
    // Only who opened the campaign says when it locks.
    const asOpener = who!.grant('campaigns.lookAfter', [opener]);
    if (asOpener === null) throw new Problem('not-permitted');
    if (lockOn < today) refuseIssues([{ path: ['lockOn'], message: campaignWords.notInTheFuture }]);
    // An exception gives time; it never takes what the campaign gave.
    if (lockOn <= report.lock_on) refuseIssues([{ path: ['lockOn'], message: campaignWords.lockNotLater }]);
    const deed = {
      kind: 'lockExtended' as const,
      byUnitId: asOpener.unitId,
      personId: who!.personId!,
      onBehalfOf: grant!.onBehalfOf,
      detail: { lockOn, reason },
    };
    await act(tx, report, deed, now, { lock_on: lockOn });
    exceptional('lock-extension', reason);
    changed({ kind: 'report', id: reportId, before: { lockOn: report.lock_on }, after: { lockOn } });
    return { lockOn };
  }),
];

type Level = (typeof openCampaign)['input']['_zod']['output']['levels'][number];

/** As CV 581 leaves between the close of the figures and the last day to send. */
const daysToSend = 6;

/** Where no calendar asks for such a report, the days of the calendar year stand in. */
function wholeOf(kind: Kind, year: number, quarter: number | null): Period {
  const months = { quarter: (quarter ?? 1) * 3, 'half-year': 6, 'nine-month': 9, year: 12 }[kind];
  const last = new Date(Date.UTC(year, months, 0)).toISOString().slice(0, 10);
  const first = kind === 'quarter' ? String(months - 2).padStart(2, '0') : '01';
  return { from: `${year}-${first}-01`, to: last, dueBy: addDays(last, daysToSend) };
}

const formsFor = (kind: Kind, { to }: Period): FormTemplate[] =>
  loadForms().filter((form) => form.kinds.includes(kind) && inForce(form, to));

const outlinesFor = (kind: Kind, { to }: Period): Outline[] =>
  loadOutlines().filter((outline) => outline.kinds.includes(kind) && inForce(outline, to));

function proposed(
  units: Units,
  unitId: string,
  own: UnitKind,
  level: UnitKind,
  national: Period,
  forms: readonly FormTemplate[],
  outlines: readonly Outline[],
) {
  const form = newest(forms.filter(({ levels }) => levels.includes(formLevelOf[level])));
  const outline = newest(outlines);
  if (form === undefined || outline === undefined) return [];
  const isNational = level === own || nationalLevels.includes(level);
  const period = isNational
    ? dueOnWorkingDay(national)
    : earlier(national, level, unitAt(units, unitId, national.to)?.name ?? '');
  const one = { level, formId: form.id, outlineId: outline.id, from: period.from, to: period.to };
  const asked = { ...one, dueOn: period.dueBy, lockOn: addDays(period.dueBy, daysToLock) };
  const owing = owingUnits(units, unitId, [asked], null).units;
  const names = owing.slice(0, namedAtMost).map(({ unitId: id }) => unitAt(units, id, asked.to)?.name ?? id);
  return owing.length === 0 ? [] : [{ asked: { ...asked, units: owing.length }, owing: { level, names } }];
}

/** A province has fewer communes; of a whole nation nobody reads them all. */
const namedAtMost = 200;

/** Whose days the ministry sets. */
const nationalLevels: readonly UnitKind[] = ['nation', 'ministry', 'province'];

/** Each level closes before the one above it, by the days that the authority sets, or else by the usual ones. */
function earlier(national: Period, level: UnitKind, authority: string): Period {
  const days = lowerOffsets(
    level === 'commune' ? 'commune' : 'district',
    authority,
    national.to,
    loadLowerCalendars(),
  );
  return days === null ? dueOnWorkingDay(national) : lowerPeriod(national, days);
}

/** So late a report may come before it needs an exception. */
const daysToLock = 10;

function problemsOf({ levels }: { levels: readonly Level[] }): Issue[] {
  const order = [...levels].sort((a, b) => unitKinds.indexOf(a.level) - unitKinds.indexOf(b.level));
  return levels.flatMap((one, index): Issue[] => {
    const at = (field: string, message: Word) => ({ path: ['levels', index, field], message });
    const above = order[order.indexOf(one) - 1];
    const form = loadForms().find(({ id }) => id === one.formId);
    return [
      ...(levels.findIndex(({ level }) => level === one.level) < index
        ? [at('level', campaignWords.levelTwice)]
        : []),
      ...(form === undefined ? [at('formId', campaignWords.noForm)] : []),
      ...(loadOutlines().some(({ id }) => id === one.outlineId)
        ? []
        : [at('outlineId', campaignWords.noOutline)]),
      ...(one.dueOn < one.to ? [at('dueOn', campaignWords.dueBeforeClosing)] : []),
      ...(one.lockOn < one.dueOn ? [at('lockOn', campaignWords.lockBeforeDue)] : []),
      ...(above !== undefined && (one.to > above.to || one.dueOn > above.dueOn)
        ? [at('dueOn', campaignWords.lowerLater)]
        : []),
    ];
  });
}

/** The same sent twice is there; another one under its id is refused by the database. */
async function isThere(tx: Tx, id: string, openerId: string): Promise<boolean> {
  const row = await tx.selectFrom('campaign').select('opener_id').where('id', '=', id).executeTakeFirst();
  if (row !== undefined && row.opener_id !== openerId) throw new Problem('already-there');
  return row !== undefined;
}

async function countOf(tx: Tx, campaignId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('report')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('campaign_id', '=', campaignId)
    .executeTakeFirstOrThrow();
  return count;
}

async function addLevel(tx: Tx, campaignId: string, level: Level, now: Date): Promise<void> {
  const form = loadForms().find(({ id }) => id === level.formId)!;
  const outline = loadOutlines().find(({ id }) => id === level.outlineId)!;
  await tx
    .insertInto('campaign_level')
    .values({
      campaign_id: campaignId,
      level: level.level,
      form_hash: await keepFile(tx, { kind: 'form', content: form }, now),
      outline_hash: await keepFile(tx, { kind: 'outline', content: outline }, now),
      window_from: level.from,
      window_to: level.to,
      due_on: level.dueOn,
      lock_on: level.lockOn,
    })
    .execute();
}

/** So many rows go in one statement. */
const chunk = 1000;

async function addReports(tx: Tx, campaignId: string, owing: readonly Owing[]): Promise<void> {
  for (let start = 0; start < owing.length; start += chunk)
    await tx
      .insertInto('report')
      .values(
        owing.slice(start, start + chunk).map((one) => ({
          unit_id: one.unitId,
          id: uuidv7(),
          campaign_id: campaignId,
          level: one.level,
          receiver_id: one.receiverId,
          status: 'notBegun',
          due_on: one.dueOn,
          lock_on: one.lockOn,
          first_sent_on: null,
          sent_number: 0,
          received_number: 0,
          last_action: 0,
        })),
      )
      .execute();
}

async function openerOf(tx: Tx, campaignId: string): Promise<string> {
  const { opener_id } = await tx
    .selectFrom('campaign')
    .select('opener_id')
    .where('id', '=', campaignId)
    .executeTakeFirstOrThrow();
  return opener_id;
}
