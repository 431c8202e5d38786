import { useEffect, useRef } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { CloseIcon, GoIcon } from '../../../ui/icons.tsx';
import { useSay } from '../../../ui/language.tsx';
import { uiWords } from '../../../ui/words.ts';
import type { Figure } from './figures.ts';
import { useAsk } from './focus.tsx';
import { cellKey, type ReportView } from './report-view.ts';
import { SeverityBadge } from './SeverityBadge.tsx';
import { percentText, placeText, valueText } from './show.ts';
import { severityWords, words } from './words.ts';

type Props = { figure: Figure; view: ReportView };

/** How a figure was read and where. The text beside it stays in use, so it is no modal window; Escape closes it. */
export function FigureCard({ figure, view }: Props) {
  const say = useSay();
  const ask = useAsk();
  const card = useRef<HTMLElement>(null);
  useReturningFocus(card, ask.close);
  const { spot } = figure;
  const found = spot === null || spot.row === null ? [] : (view.marksByCell.get(cellKey(spot)) ?? []);
  return (
    <aside className="figure-card" aria-label={say(words.figureDetails)} ref={card}>
      <header>
        <h3 tabIndex={-1} lang="vi">
          {figure.name ?? say(words.figureDetails)}
        </h3>
        <Button quiet icon={<CloseIcon />} aria-label={say(uiWords.close)} onClick={ask.close} />
      </header>
      <Facts figure={figure} />
      {found.map(({ number, place, severity }) => (
        <p className={`figure-finding found-${severity}`} key={`${number} ${place}`}>
          <SeverityBadge severity={severity} number={number} aside={place > 0} />
          <span className="unseen">
            {say(words.findingNumber, { severity: say(severityWords[severity]), number })}{' '}
          </span>
          <span lang="vi">{view.findings[number - 1]?.message}</span>
        </p>
      ))}
      {spot !== null && (
        <Button main icon={<GoIcon size={16} />} onClick={() => ask.place(spot)}>
          {say(words.seeInPlace)}
        </Button>
      )}
    </aside>
  );
}

function Facts({ figure }: { figure: Figure }) {
  const say = useSay();
  const facts = [
    [words.printed, figure.raw === '' ? say(words.blank) : figure.raw],
    [words.value, valueText(figure.value, say(words.noValue))],
    [words.unitOfMeasure, figure.unit],
    [words.indicator, figure.indicator],
    [words.certainty, `${percentText(figure.certainty)} %`],
    [words.place, placeText(figure.at, say)],
  ] as const;
  return (
    <dl>
      {facts.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name.vi}>
            <dt>{say(name)}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** The card takes the focus when it opens; when it closes, the focus goes back to the figure. */
function useReturningFocus(card: { current: HTMLElement | null }, close: () => void): void {
  useEffect(() => {
    const before = document.activeElement;
    before?.scrollIntoView({ block: 'nearest' });
    card.current?.querySelector('h3')?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      const free = document.activeElement === document.body || document.activeElement === null;
      if (free && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [card, close]);
}
