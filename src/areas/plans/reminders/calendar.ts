import ical, { ICalAlarmType } from 'ical-generator';
import type { PlainDate } from '../../../base/plain-date.ts';
import { reminderWords } from './words.ts';

export type DueTask = {
  readonly unitId: string;
  readonly id: string;
  readonly unit: string;
  readonly title: string;
  readonly dueOn: PlainDate;
  readonly version: number;
};

/** In seconds. Eight in the morning of the day before, wherever the calendar is looked at. */
const warnsBefore = 16 * 3600;
/** In seconds; how often programs are asked to look again. */
const renewedEvery = 6 * 3600;

/** A calendar with each task on the day it is due: its title, its unit, and the way to its page where the address of the house is known. */
export function calendarOf(
  tasks: readonly DueTask[],
  { today, now, publicUrl }: { today: PlainDate; now: Date; publicUrl: string | null },
): string {
  const calendar = ical({ name: reminderWords.calendar.vi, ttl: renewedEvery });
  calendar.prodId({ company: 'Mot So', product: 'motso', language: 'VI' });
  for (const { unitId, unit, id, title, dueOn, version } of tasks) {
    const page = publicUrl === null ? null : new URL(`/nhiem-vu/${unitId}/${id}`, publicUrl).href;
    const event = calendar.createEvent({
      id: `${id}.${unitId}@motso`,
      sequence: version,
      stamp: now,
      start: new Date(`${dueOn}T00:00:00Z`),
      allDay: true,
      description: page === null ? unit : `${unit}\n${page}`,
      ...(page === null ? {} : { url: page }),
      summary: dueOn < today ? `${reminderWords.late.vi}: ${title}` : title,
    });
    event.createAlarm({ type: ICalAlarmType.display, triggerBefore: warnsBefore, description: title });
  }
  return calendar.toString();
}
