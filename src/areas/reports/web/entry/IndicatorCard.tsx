import './indicator-card.css';
import { Button } from '../../../../ui/Button.tsx';
import { Facts } from '../../../../ui/Facts.tsx';
import { CloseIcon } from '../../../../ui/icons.tsx';
import { type Say, useSay } from '../../../../ui/language.tsx';
import { shownDate, shownInstant } from '../../../../ui/show.ts';
import type { Cell } from '../../contract.ts';
import type { Report } from './rows.ts';
import type { WorkProps } from './use-entry.ts';
import { modeWords, words } from './words.ts';

type Props = WorkProps & { indicator: string | null; onClose: () => void };

/** What the indicator under the keyboard means, and where its figure comes from. */
export function IndicatorCard({ report, entry, indicator, onClose }: Props) {
  const say = useSay();
  const card = report.cards.find((one) => one.indicator === indicator);
  const cell = indicator === null ? undefined : entry.sheet.cells.get(indicator)?.cell;
  if (card === undefined)
    return (
      <aside className="indicator-card" aria-label={say(words.card)}>
        <p className="soft">{say(words.noCard)}</p>
      </aside>
    );
  const window = windowOf(say, card.mode, report);
  const by = cell?.by ?? null;
  const at = cell?.at == null ? null : shownInstant(cell.at);
  return (
    <aside className="indicator-card indicator-card-open" aria-label={say(words.card)}>
      <div className="indicator-card-head">
        <h3>{card.name}</h3>
        <Button quiet aria-label={say(words.closeCard)} icon={<CloseIcon />} onClick={onClose} />
      </div>
      <Facts
        facts={(
          [
            [say(words.definition), card.definition],
            [say(words.unit), card.unit],
            [say(words.mode), window],
            [say(words.included), card.counts?.included ?? null],
            [say(words.excluded), card.counts?.excluded ?? null],
            [say(words.example), card.example],
            [say(words.basis), card.basis],
            [say(words.supplier), card.supplier],
            [say(words.last), lastShown(say, cell?.last ?? null)],
            [say(words.enteredBy), by === null ? null : at === null ? by : say(words.byAt, { by, at })],
          ] as const
        ).filter(([, value]) => value !== null)}
      />
      {cell?.origin != null && <p className="soft">{cell.origin}</p>}
      {report.form.provisional && <span className="tag tag-warning">{say(words.provisional)}</span>}
    </aside>
  );
}

const lastShown = (say: Say, last: Cell['last']): string | null =>
  last === null
    ? null
    : `${last.value} (${say(words.lastOf, { report: last.report, to: shownDate(last.to) })})`;

/** What is counted since the year or the beginning ends with the window, but does not begin with it. */
function windowOf(say: Say, mode: string, { from, to }: Report): string {
  const name = say(modeWords[mode]!);
  if (mode === 'period') return `${name} (${say(words.span, { from: shownDate(from), to: shownDate(to) })})`;
  if (mode === 'opening') return `${name} (${shownDate(from)})`;
  if (mode === 'closing') return `${name} (${shownDate(to)})`;
  return say(words.until, { mode: name, to: shownDate(to) });
}
