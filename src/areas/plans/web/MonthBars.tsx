import type { ResultOf } from '../../../base/operation.ts';
import type { Word } from '../../../base/word.ts';
import { useSay } from '../../../ui/language.tsx';
import type { showLateness } from '../contract-tasks.ts';
import type { CountedState } from '../task-state.ts';
import { stateWords } from '../words.ts';

type Months = ResultOf<typeof showLateness>['months'];
type Counts = Months[number]['counts'];

/** The parts of a bar from below upwards. */
const parts: readonly (readonly [string, CountedState, Word])[] = [
  ['bar-onTime', 'doneOnTime', stateWords.doneOnTime],
  ['bar-late', 'doneLate', stateWords.doneLate],
  ['bar-overdue', 'overdueUndone', stateWords.overdueUndone],
];
const height = 150;
const width = 54;
/** Two lines of the largest letters: months, and the year under its first. */
const below = 56;

/** Tasks that fell due, a bar for each month; the table beside says the same in figures. */
export function MonthBars({ title, months }: { title: string; months: Months }) {
  const say = useSay();
  const most = Math.max(
    1,
    ...months.map(({ counts }) => parts.reduce((sum, [, key]) => sum + counts[key], 0)),
  );
  return (
    <figure>
      <svg
        className="bars"
        viewBox={`0 0 ${months.length * width} ${height + below}`}
        role="img"
        aria-label={title}
      >
        {months.map(({ month, counts }, index) => (
          <g key={month} transform={`translate(${index * width} 0)`}>
            <Bar counts={counts} most={most} />
            <text x={width / 2} y={height} dy="1.2em" textAnchor="middle">
              {Number(month.slice(5))}
            </text>
            {(month.endsWith('-01') || (index === 0 && !month.endsWith('-12'))) && (
              <text x={width / 2} y={height} dy="2.3em" textAnchor="middle">
                {month.slice(0, 4)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <figcaption className="bars-key">
        {parts.map(([look, key, word]) => (
          <span key={key}>
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <rect className={look} width="12" height="12" />
            </svg>
            {say(word)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function Bar({ counts, most }: { counts: Counts; most: number }) {
  let top = height;
  return parts.map(([look, key]) => {
    const tall = (counts[key] / most) * (height - 10);
    top -= tall;
    return <rect key={key} className={look} x={8} y={top} width={width - 16} height={tall} />;
  });
}
