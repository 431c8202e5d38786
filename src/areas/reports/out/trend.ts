import { sql } from 'kysely';
import type { z } from 'zod';
import type { Db } from '../../../base/database/database.ts';
import { decimalText, exactOf } from '../../../base/exact-decimal.ts';
import type { PlainDate } from '../../../base/plain-date.ts';
import { Problem } from '../../../base/problem.ts';
import { loadIndicators } from '../../indicators/catalogue.ts';
import type { Indicator } from '../../indicators/dictionary.ts';
import { carry } from '../../units/carry.ts';
import { predecessorsOf } from '../../units/lineage.ts';
import { type Units, unitAt } from '../../units/tree.ts';
import { loadForms } from '../catalogue.ts';
import type { CampaignKind } from '../contract-campaign.ts';
import type { MissingReason } from '../form-value.ts';
import { isProvisional } from '../kept-catalogue.ts';
import { standingFigures } from '../report-level.ts';
import { cellsOf } from '../working.ts';
import type { showTrend } from './contract.ts';
import { breakWords } from './words.ts';

export type Trend = z.input<typeof showTrend.output>;
type Point = Trend['points'][number];

type Asked = { readonly unitId: string; readonly indicator: string; readonly kind: CampaignKind };
type Signed = {
  readonly unitId: string;
  readonly year: number;
  readonly quarter: number | null;
  readonly title: string;
  readonly to: PlainDate;
  readonly provisional: boolean;
  readonly unreceived: boolean;
  readonly value: string | null;
  readonly missing: MissingReason | null;
};

/** The indicator, which must be one of the dictionary that has figures. */
export function figureIndicator(id: string): Indicator {
  const known = loadIndicators().get(id);
  if (known === undefined || known.type === 'text') throw new Problem('not-found');
  return known;
}

/** The series of an indicator as the boundaries are today, with what the units of each day had signed beside it. */
export async function trendOf(db: Db, units: Units, asked: Asked, today: PlainDate): Promise<Trend> {
  const known = figureIndicator(asked.indicator);
  const before = predecessorsOf(units, asked.unitId);
  const family = [asked.unitId, ...before.map(({ unitId }) => unitId)];
  const rows = await signedBy(db, family, asked);
  const day = lastDayOf(units, asked.unitId, today);
  const periods = [...Map.groupBy(rows, ({ year, quarter }) => `${year}/${quarter ?? ''}`).values()];
  const points = periods.map((signed): Point => {
    const to = signed.map((one) => one.to).sort()[0]!;
    // Whoever came into this unit later stood for itself then.
    const apart = before.filter(({ unitId, on }) => on > to && unitAt(units, unitId, to) !== undefined);
    const members = [asked.unitId, ...apart.map(({ unitId }) => unitId)].filter((id) =>
      unitAt(units, id, to),
    );
    const ofThen = signed.filter(({ unitId }) => members.includes(unitId));
    const { year, quarter, title } = signed[0]!;
    const isCarried = apart.length > 0;
    const figure = isCarried
      ? carriedFigure(units, asked.unitId, known, members, ofThen, to, day)
      : ownFigure(ofThen);
    const provisional = ofThen.some((one) => one.provisional);
    const unreceived = ofThen.some((one) => one.unreceived);
    const asSigned = ofThen.map(({ unitId, value, missing }) => ({
      unitId,
      name: unitAt(units, unitId, to)?.name ?? unitId,
      value,
      missing,
    }));
    return { year, quarter, title, to, provisional, unreceived, ...figure, carried: isCarried, asSigned };
  });
  points.sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
  return { indicator: known.id, name: known.name, unit: known.unit, points };
}

/** The indicators that a unit and those before it have signed figures of, by the names that people look for. */
export async function seriesOf(db: Db, units: Units, unitId: string) {
  const family = [unitId, ...predecessorsOf(units, unitId).map((one) => one.unitId)];
  const rows = await standingFigures(db)
    .select(['f.indicator', 'c.kind'])
    .where('r.unit_id', 'in', family)
    .where('f.value', 'is not', null)
    .groupBy(['f.indicator', 'c.kind'])
    // The kind that there is most to see of is shown first.
    .orderBy(sql`count(distinct (c.year, c.quarter))`, 'desc')
    .orderBy(sql`max(l.window_to)`, 'desc')
    .execute();
  const kinds = Map.groupBy(rows, (row) => row.indicator);
  return inOrderOfForms([...loadIndicators().values()])
    .filter(({ id, type }) => kinds.has(id) && type !== 'text' && type !== 'choice')
    .map(({ id, name, unit }) => ({
      indicator: id,
      name,
      unit,
      kinds: kinds.get(id)!.map(({ kind }) => kind as CampaignKind),
    }));
}

/** As the newest form prints them; what no form asks any more stands last. */
function inOrderOfForms(indicators: readonly Indicator[]): Indicator[] {
  const newest = loadForms().toSorted((a, b) => b.validFrom.localeCompare(a.validFrom));
  const printed = [...new Set(newest.flatMap((form) => [...cellsOf(form).keys()]))];
  const places = new Map(printed.map((id, place) => [id, place]));
  const placeOf = ({ id }: Indicator) => places.get(id) ?? printed.length;
  return indicators.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Today, or the last day of a unit that is no more. */
const lastDayOf = (units: Units, unitId: string, today: PlainDate): PlainDate =>
  unitAt(units, unitId, today) === undefined ? (units.versions.get(unitId)?.at(-1)?.to ?? today) : today;

type Figure = Pick<Point, 'value' | 'missing' | 'break'>;

const ownFigure = ([own]: readonly Signed[]): Figure => ({
  value: own?.value ?? null,
  missing: own?.missing ?? null,
  break: null,
});

function carriedFigure(
  units: Units,
  unitId: string,
  known: Indicator,
  members: readonly string[],
  signed: readonly Signed[],
  on: PlainDate,
  to: PlainDate,
): Figure {
  if (known.rollup !== 'sum') return broken('not-additive');
  const exact = new Map(signed.map((one) => [one.unitId, exactIn(one)]));
  const scale = Math.max(0, ...[...exact.values()].map((one) => one?.scale ?? 0));
  const figures = new Map(
    members.map((id) => {
      const one = exact.get(id) ?? null;
      return [id, one === null ? null : one.units * 10n ** BigInt(scale - one.scale)] as const;
    }),
  );
  const carried = carry(units, { on, figures }, to);
  const loose = carried.breaks.find(({ among }) => among.some((holder) => holder.unitId === unitId));
  if (loose !== undefined) return broken(loose.reason);
  const amount = carried.figures.get(unitId);
  const isLacking = carried.lacking.some((one) => one.in.unitId === unitId);
  if (isLacking || amount === undefined) return broken('not-all');
  return { value: decimalText({ units: amount, scale }), missing: null, break: null };
}

/** What did not arise is nought; of what is missing otherwise nothing is known. */
function exactIn({ value, missing }: Signed) {
  if (value !== null) return exactOf(value);
  return missing === 'nothing-arose' ? { units: 0n, scale: 0 } : null;
}

const broken = (reason: keyof typeof breakWords): Figure => ({
  value: null,
  missing: null,
  break: { reason, message: breakWords[reason] },
});

/** The newest signed figure of each unit in each period. */
async function signedBy(db: Db, unitIds: readonly string[], { indicator, kind }: Asked): Promise<Signed[]> {
  const rows = await standingFigures(db)
    .select([
      'r.unit_id as unitId',
      'c.year',
      'c.quarter',
      'c.title',
      'l.window_to as to',
      'l.form_hash',
      'f.value',
      'f.missing',
      'r.receiver_id',
      'r.sent_number',
      'r.received_number',
    ])
    .where('r.unit_id', 'in', unitIds)
    .where('c.kind', '=', kind)
    .where('f.indicator', '=', indicator)
    .orderBy('c.opened_at')
    .execute();
  // Of two campaigns for one period the one that was opened last speaks.
  const last = new Map(rows.map((row) => [`${row.unitId} ${row.year}/${row.quarter}`, row]));
  const found: Signed[] = [];
  for (const { form_hash, missing, receiver_id, sent_number, received_number, ...row } of last.values()) {
    const provisional = await isProvisional(db, [form_hash]);
    // What nobody receives is final with its signature.
    const unreceived = receiver_id !== null && sent_number > received_number;
    found.push({ ...row, missing: missing as MissingReason | null, provisional, unreceived });
  }
  return found;
}
