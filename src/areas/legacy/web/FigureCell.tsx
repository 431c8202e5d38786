import { useSay } from '../../../ui/language.tsx';
import type { Reading, RowAnswer } from '../answer.ts';
import { figureOfCell, spotOfCell } from './figures.ts';
import { useAsk } from './focus.tsx';
import { mainOf } from './marks.ts';
import { cellKey, type ReportView } from './report-view.ts';
import { SeverityBadge } from './SeverityBadge.tsx';
import { percentText, surely } from './show.ts';
import { severityWords, words } from './words.ts';

type Props = { row: RowAnswer; column: string | null; reading: Reading | null; view: ReportView };

/** A figure as printed. It opens what is known of its reading; doubt and findings show beside it. */
export function FigureCell({ row, column, reading, view }: Props) {
  const say = useSay();
  const ask = useAsk();
  if (reading === null) return <td className="number" />;
  const spot = spotOfCell(row, column, view.blocks);
  const marks = spot === null ? undefined : view.marksByCell.get(cellKey(spot));
  const finding = marks === undefined ? undefined : mainOf(marks);
  const doubtful = reading.certainty < surely;
  if (reading.raw === '' && finding === undefined) return <td className="number" />;
  return (
    <td
      className={`number ${finding === undefined ? '' : `found found-${finding.severity} ${finding.place > 0 ? 'found-aside' : ''}`}`}
    >
      <button
        type="button"
        className={`figure-button ${doubtful ? 'doubt' : ''}`}
        onClick={() => ask.figure(figureOfCell(row, column, reading, view.blocks))}
      >
        {reading.raw === '' ? say(words.blank) : reading.raw}
        {doubtful && (
          <span className="unseen">, {say(words.doubtful, { percent: percentText(reading.certainty) })}</span>
        )}
        {finding !== undefined && (
          <>
            <SeverityBadge severity={finding.severity} number={finding.number} aside={finding.place > 0} />
            <span className="unseen">
              {', '}
              {say(words.findingNumber, {
                severity: say(severityWords[finding.severity]),
                number: finding.number,
              })}
            </span>
          </>
        )}
      </button>
    </td>
  );
}
