import { oneLine } from '../../../base/fold.ts';
import { type PlainDate, printed } from '../../../base/plain-date.ts';
import { letterWords } from './words.ts';

type Told = { readonly title: string; readonly dueOn: PlainDate; readonly unit: string };
type Some = { readonly count: number; readonly tasks: readonly Told[] };
type Morning = {
  readonly today: PlainDate;
  readonly late: Some;
  readonly dueToday: Some;
  readonly week: Some;
  /** Of a leader: what others are late with, in the unit and below. */
  readonly lateOfOthers: Some;
  readonly publicUrl: string | null;
};

/** So many titles of each kind are written out. */
const most = 15;

/** The letter of a morning; null where there is nothing to tell. It names tasks and units, and no person. */
export function letterOf(morning: Morning): { readonly subject: string; readonly text: string } | null {
  const { today, late, dueToday, week, lateOfOthers, publicUrl } = morning;
  const due = ({ dueOn }: Told) => letterWords.due(printed(dueOn));
  const parts = [
    part(letterWords.late, late, due),
    part(letterWords.dueToday, dueToday, () => ''),
    part(letterWords.week, week, due),
    part(letterWords.lateOfOthers, lateOfOthers, (task) => `${due(task)}, ${oneLine(task.unit)}`),
  ].filter((lines) => lines !== null);
  if (parts.length === 0) return null;
  const day = printed(today);
  return {
    subject: letterWords.subject(day, late.count, dueToday.count),
    text: [letterWords.opening(day), ...parts, letterWords.closing(publicUrl)].join('\n\n'),
  };
}

function part(title: string, { count, tasks }: Some, more: (task: Told) => string): string | null {
  if (count === 0) return null;
  const lines = tasks.slice(0, most).map((task) => `- ${oneLine(task.title)}${more(task)}`);
  const rest = count - lines.length;
  return [`${title} (${count})`, ...lines, ...(rest > 0 ? [letterWords.rest(rest)] : [])].join('\n');
}
