import { z } from 'zod';
import type { Tx } from '../../../base/database/database.ts';
import { exportBanner } from '../../../base/export-banner.ts';
import { type PlainDate, printed } from '../../../base/plain-date.ts';
import { csvFile } from '../../../formats/text/write-csv.ts';
import { compareNames, type Units, unitAt } from '../../units/tree.ts';
import { standings } from '../contract-campaign.ts';
import { reportsWithLevel } from '../report-level.ts';
import { standingOf } from '../standing.ts';
import { standingWords } from '../web/words.ts';
import type { Printable } from './printable.ts';
import { bundleWords as words } from './words.ts';

/** What was asked for when the bundle was: the versions to pack, and (under 0) who had none received. Bundles asked for before hold the first alone. */
export const Asked = z.array(
  z.object({
    unitId: z.string(),
    reportId: z.string(),
    number: z.number(),
    unit: z.string().default(''),
    standing: z.enum(standings).nullable().default(null),
  }),
);
export type Asked = z.output<typeof Asked>;

/** Every report of the campaign that comes to the unit, as it stands on the day. */
export async function askedIn(
  tx: Tx,
  units: Units,
  receiverId: string,
  campaignId: string,
  today: PlainDate,
): Promise<Asked> {
  const rows = await reportsWithLevel(tx)
    .select([
      'r.unit_id',
      'r.id',
      'r.received_number',
      'r.status',
      'r.due_on',
      'r.first_sent_on',
      'l.window_to',
    ])
    .where('r.receiver_id', '=', receiverId)
    .where('r.campaign_id', '=', campaignId)
    .orderBy('r.unit_id')
    .execute();
  return rows.map((row) => ({
    unitId: row.unit_id,
    reportId: row.id,
    number: row.received_number,
    unit: unitAt(units, row.unit_id, row.window_to)?.name ?? '',
    standing: standingOf(row, today),
  }));
}

/** A line of the list, which names its unit; `told` is what stands behind. */
export type Listed = { readonly unit: string; readonly unitId: string; readonly told: readonly string[] };

/** Number, day, version and hash, by which a paper of the bundle is held against the register. */
export function toldIn({ unit, signed, corrections }: Printable, standing: Asked[number]['standing']) {
  const { head, number, hash } = signed!;
  return [
    unit,
    toldAs(standing),
    `${head.number}/${head.symbol}`,
    printed(head.date),
    String(number),
    String(corrections.length),
    hash,
  ];
}

const toldAs = (standing: Asked[number]['standing']): string =>
  standing === null ? '' : standingWords[standing].vi;

/** The list that lies first in the bundle: its reports as their files are numbered, then who is not in it, and why. */
export function contentsList(listed: readonly Listed[], asked: Asked, kind: 'demo' | 'real'): Uint8Array {
  const there = listed
    .toSorted(byName)
    .map(({ told }, index) => [String(index + 1).padStart(3, '0'), ...told]);
  const inside = new Set(listed.map(({ unitId }) => unitId));
  const missing = asked
    .filter(({ unitId }) => !inside.has(unitId))
    .toSorted(byName)
    .map(({ unit, standing }) => [words.notInside, unit, toldAs(standing), '', '', '', '', '']);
  const rows = [[...words.contentsHead], ...there, ...missing];
  return csvFile(words.contents, rows, exportBanner(kind)).bytes;
}

const byName = (a: Omit<Listed, 'told'>, b: Omit<Listed, 'told'>): number =>
  compareNames(a.unit, b.unit) || (a.unitId < b.unitId ? -1 : 1);
