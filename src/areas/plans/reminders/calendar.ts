import ical, { ICalAlarmType } from 'ical-generator';
import type { PlainDate } from '../../../base/plain-date.ts';
import { reminderWords } from './words.ts';

export type DueTask = {
  readonly unitId: string;
  readonly id: string;
  readonly title: string;
  readonly dueOn: PlainDate;
  readonly version: number;
};

/** In seconds. Eight in the morning of the day before, wherever the calendar is looked at. */
const warnsBefore = 16 * 3600;
/** In seconds; how often programs are asked to look again. */
const renewedEvery = 6 * 3600;

/** A calendar with each task on the day it is due, and nothing but its title. */
export function calendarOf(tasks: readonly DueTask[], today: PlainDate, now: Date): string {
  const calendar = ical({ name: reminderWords.calendar.vi, ttl: renewedEvery });
  calendar.prodId({ company: 'Mot So', product: 'motso', language: 'VI' });
  for (const { unitId, id, title, dueOn, version } of tasks) {
    const event = calendar.createEvent({
      id: `${id}.${unitId}@motso`,
      sequence: version,
      stamp: now,
      start: new Date(`${dueOn}T00:00:00Z`),
      allDay: true,
      summary: dueOn < today ? `${reminderWords.late.vi}: ${title}` : title,
    });
    event.createAlarm({ type: ICalAlarmType.display, triggerBefore: warnsBefore, description: title });
  }
  return calendar.toString();
}
