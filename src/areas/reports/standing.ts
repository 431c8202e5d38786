import type { PlainDate } from '../../base/plain-date.ts';
import { type Standing, standings } from './contract-campaign.ts';
import { countedAsSent, type Status } from './life.ts';

export type Due = {
  readonly status: string;
  readonly due_on: PlainDate;
  readonly first_sent_on: PlainDate | null;
};

/** Sent for the first time by the day it was due; being returned afterwards does not make it late. */
const isSentInTime = (row: Due): boolean => row.first_sent_on !== null && row.first_sent_on <= row.due_on;

/** These statuses say all there is to say. */
const asTheyAre: readonly Status[] = ['returned', 'received', 'corrected', 'excused'];

/** Each report stands in exactly one place, so that counts add up to what is owed. */
export function standingOf(row: Due, today: PlainDate): Standing {
  const status = row.status as Status;
  if (asTheyAre.includes(status)) return status as Standing;
  if (countedAsSent.includes(status)) return isSentInTime(row) ? 'sentOnTime' : 'sentLate';
  if (row.first_sent_on === null && today > row.due_on) return 'overdue';
  return status === 'notBegun' ? 'notBegun' : 'draft';
}

/** How many reports stand where; the counts without the excused add up to `owed`. The rate is per cent with one decimal, of those whose day has passed; null while there are none. */
export function tallyOf(rows: readonly Due[], today: PlainDate) {
  const placed = rows.map((row) => standingOf(row, today));
  const counts = Object.fromEntries(
    standings.map((one) => [one, placed.filter((standing) => standing === one).length]),
  ) as Record<Standing, number>;
  const due = rows.filter(({ status }) => status !== 'excused');
  // Of who still has time nobody can say that they were late.
  const past = due.filter(({ due_on }) => today > due_on);
  const inTime = past.filter(isSentInTime).length;
  const onTimeRate = past.length === 0 ? null : Math.round((inTime * 1000) / past.length) / 10;
  return { counts, owed: due.length, onTimeRate };
}
