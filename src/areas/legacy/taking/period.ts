import { printed, quarterNumeral } from '../../../base/plain-date.ts';
import { filled, type Word } from '../../../base/word.ts';
import type { Written } from '../../reports/working.ts';
import type { ReportHead } from '../answer.ts';
import type { Doubt, FilePeriod } from '../contract-import.ts';
import { periodOfTitle } from '../head.ts';
import { periodWords } from './words.ts';

/** The period that a file says it is of: its title, and the days whose figures it counts. */
export function periodOf({ kind, title, window }: ReportHead): FilePeriod {
  const { year, quarter } = periodOfTitle(title ?? '', kind === 'index');
  return { kind, year, quarter, from: window.from, to: window.to };
}

type Asked = Pick<Written, 'campaign' | 'windowFrom' | 'windowTo'>;

/** Told where the file speaks of another period than the report; what it does not say is not held against it. */
export function doubtOfPeriod(there: FilePeriod, asked: Asked): Doubt[] {
  const here = periodAsked(asked);
  const kind = there.kind === 'other' ? null : there.kind;
  const pairs = [
    [kind, here.kind],
    [there.year, here.year],
    [there.quarter, here.quarter],
    [there.from, here.from],
    [there.to, here.to],
  ];
  if (pairs.every(([said, due]) => said === null || due === null || said === due)) return [];
  const [said, due] = [periodName(there), periodName(here)];
  const message = {
    vi: filled(periodWords.differs.vi, { there: said.vi, here: due.vi }),
    en: filled(periodWords.differs.en, { there: said.en, here: due.en }),
  };
  return [{ rule: 'other-period', severity: 'warning', indicators: [], message }];
}

const periodAsked = ({ campaign, windowFrom: from, windowTo: to }: Asked): FilePeriod => {
  const { kind, year, quarter } = campaign;
  return { kind, year, quarter, from, to };
};

/** "quý I năm 2026, số liệu từ 15/12/2025 đến 14/03/2026": what is known of a period. */
export function periodName({ kind, year, quarter, from, to }: FilePeriod): Word {
  const named = periodWords[kind];
  const values = { quarter: quarter === null ? '' : quarterNumeral(quarter) };
  const day = (date: string | null) => (date === null ? '…' : printed(date));
  const window = from === null && to === null ? null : { from: day(from), to: day(to) };
  const text = (tongue: 'vi' | 'en') =>
    [
      filled(named[tongue], values).trim(),
      year === null ? null : filled(periodWords.ofYear[tongue], { year }),
      window === null ? null : filled(periodWords.window[tongue], window),
    ]
      .filter((piece) => piece !== null)
      .join(' ');
  return { vi: text('vi'), en: text('en') };
}
