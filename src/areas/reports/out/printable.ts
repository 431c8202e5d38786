import type { Db, Tx } from '../../../base/database/database.ts';
import type { PlainDate } from '../../../base/plain-date.ts';
import { Problem } from '../../../base/problem.ts';
import { filled } from '../../../base/word.ts';
import { loadIndicators } from '../../indicators/catalogue.ts';
import { ancestorsAt, compareNames, type Units, unitAt } from '../../units/tree.ts';
import type { DerivedOrigin } from '../cell-origin.ts';
import { loadDraft } from '../draft.ts';
import type { FormTemplate } from '../form-template.ts';
import type { FormValue } from '../form-value.ts';
import {
  type Corrects,
  type Frozen,
  getVersion,
  type Head,
  type Layout,
  newestLayout,
  unreceivedIn,
  type Version,
} from '../frozen.ts';
import { formOf, outlineOf } from '../kept-catalogue.ts';
import { type Printings, printingsOf } from '../kept-indicators.ts';
import type { Block } from '../narrative.ts';
import type { Outline } from '../outline.ts';
import type { ReportRow } from '../report-row.ts';
import { withReceipt } from '../taking-versions.ts';
import { paperWords as words } from './words.ts';

/** A figure of a signed report that a later version put right. */
export type Correction = {
  readonly date: string;
  readonly reason: string;
  /** Null of those signed before a correction had a head of its own. */
  readonly head: Head | null;
  readonly figures: readonly {
    readonly indicator: string;
    readonly before: FormValue;
    readonly after: FormValue;
  }[];
};

/** What a report on paper is made from: a signed version, or the draft as it is now. */
export type Printable = {
  readonly layout: Layout;
  readonly unitId: string;
  readonly unit: string;
  readonly above: string | null;
  /** The successor that signed for a unit that is no more. */
  readonly issuer: { readonly name: string; readonly above: string | null } | null;
  readonly level: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly form: FormTemplate;
  readonly outline: Outline;
  /** How its indicators are called: of a signed report as they were when it was signed. */
  readonly indicators: Printings;
  readonly values: ReadonlyMap<string, FormValue>;
  readonly sections: ReadonlyMap<string, readonly Block[]>;
  /** Units below whose figures are in it though nobody had received their reports. */
  readonly unreceived: readonly string[];
  /** The first one first. */
  readonly corrections: readonly Correction[];
  /** The report that this paper puts right; null of any other. */
  readonly corrects: Corrects | null;
  /** Null of a draft. */
  readonly signed: {
    readonly number: number;
    readonly hash: string;
    readonly at: Date;
    readonly head: Head;
  } | null;
};

/** A signed version; everything comes from what was frozen, so that it prints the same on any day. */
export async function loadSigned(
  db: Db,
  unitId: string,
  reportId: string,
  number: number,
): Promise<Printable> {
  const version = await getVersion(db, unitId, reportId, number);
  return signedFrom(db, version, await correctionsUpTo(db, unitId, reportId, version));
}

async function signedFrom(db: Db, version: Version, corrections: readonly Correction[]): Promise<Printable> {
  const { frozen, number, hash, signedAt } = version;
  return {
    layout: frozen.layout,
    unitId: frozen.unit.id,
    unit: frozen.unit.name,
    above: frozen.unit.above,
    issuer: frozen.issuer ?? null,
    level: frozen.level,
    title: frozen.campaign.title,
    from: frozen.window.from,
    to: frozen.window.to,
    form: await formOf(db, frozen.formHash),
    outline: await outlineOf(db, frozen.outlineHash),
    indicators: await printingsOf(db, frozen),
    values: new Map(Object.entries(frozen.values).map(([id, cell]) => [id, marked(cell, cell)])),
    sections: new Map(frozen.sections.map(({ id, content }) => [id, content])),
    unreceived: unreceivedIn(frozen),
    corrections,
    corrects: frozen.correction?.corrects ?? null,
    signed: { number, hash, at: signedAt, head: frozen.head },
  };
}

/** A figure derived from former units says so beside it, and what it was made of. */
function marked({ value, missing, note }: FormValue, { source, origin }: Sourced): FormValue {
  if (source !== 'derived') return { value, missing, note };
  const mark = filled(words.derived, { origin: (origin as DerivedOrigin).text });
  return { value, missing, note: note === null ? mark : `${mark}. ${note}` };
}

type Sourced = { readonly source?: string | null; readonly origin?: unknown };

/** The cells of a signed version. */
export const valuesIn = ({ values }: Frozen): Map<string, FormValue> =>
  new Map(Object.entries(values).map(([id, { value, missing, note }]) => [id, { value, missing, note }]));

const longestChain = 100;

/** Corrections follow each other; a report that was signed anew begins without them. */
async function correctionsUpTo(
  db: Db,
  unitId: string,
  reportId: string,
  last: Version,
): Promise<Correction[]> {
  const found: Correction[] = [];
  let version = last;
  while (version.frozen.correction !== null && version.number > 1 && found.length < longestChain) {
    const before = await getVersion(db, unitId, reportId, version.number - 1);
    const { date, reason, indicators, corrects } = version.frozen.correction;
    const head = corrects === undefined ? null : version.frozen.head;
    const [old, now] = [valuesIn(before.frozen), valuesIn(version.frozen)];
    const figures = indicators.flatMap((indicator) => {
      const [was, is] = [old.get(indicator), now.get(indicator)];
      return was === undefined || is === undefined ? [] : [{ indicator, before: was, after: is }];
    });
    found.unshift({ date, reason, head, figures });
    version = before;
  }
  return found;
}

/** The draft as it stands; nobody has signed it. */
export async function loadUnsigned(
  db: Db,
  units: Units,
  report: ReportRow,
  today: PlainDate,
): Promise<Printable> {
  const { written, values, kept, addedUp, sections } = await loadDraft(db, units, report, today);
  const day = written.windowTo;
  const unit = unitAt(units, report.unit_id, day);
  if (unit === undefined) throw new Problem('not-found');
  return {
    layout: newestLayout,
    unitId: report.unit_id,
    unit: unit.name,
    above: ancestorsAt(units, report.unit_id, day)[0]?.name ?? null,
    issuer: null,
    level: report.level,
    title: written.campaign.title,
    from: written.windowFrom,
    to: day,
    form: written.form,
    outline: written.outline,
    indicators: loadIndicators(),
    values: new Map(
      [...values].map(([id, value]) => [
        id,
        marked(value, addedUp?.figures.has(id) ? {} : (kept.get(id) ?? {})),
      ]),
    ),
    sections: new Map([...sections].map(([id, { content }]) => [id, content])),
    unreceived: unreceivedIn({ taken: withReceipt(addedUp?.taken ?? [], addedUp?.children ?? []) }),
    corrections: [],
    corrects: null,
    signed: null,
  };
}

/** The versions that a unit received in a campaign, by the name of the unit that sent them. */
export async function loadReceived(db: Db, receiverId: string, campaignId: string): Promise<Printable[]> {
  const found: Printable[] = [];
  for (const { unit_id, id, received_number } of await receivedIn(db, receiverId, campaignId))
    found.push(await loadSigned(db, unit_id, id, received_number));
  return found.sort((a, b) => compareNames(a.unit, b.unit));
}

/** Which versions a unit received in a campaign. */
export const receivedIn = (db: Db | Tx, receiverId: string, campaignId: string) =>
  db
    .selectFrom('report')
    .select(['unit_id', 'id', 'received_number'])
    .where('receiver_id', '=', receiverId)
    .where('campaign_id', '=', campaignId)
    .where('received_number', '>', 0)
    .orderBy('unit_id')
    .execute();
