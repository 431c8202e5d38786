import { useEffect, useRef } from 'react';
import { useSay } from '../../../ui/language.tsx';
import { BlockView } from './BlockView.tsx';
import { figureAt } from './figures.ts';
import { useAsk, useFocus } from './focus.tsx';
import type { FigureMark, FindingMark } from './marks.ts';
import type { ReportView } from './report-view.ts';
import { words } from './words.ts';

const byKeyboard = { tabIndex: 0 };
const noMarks: readonly FindingMark[] = [];
const noFigures: readonly FigureMark[] = [];

/** The words of the file in reading order, with every finding at its place. */
export function DocumentPane({ view }: { view: ReportView }) {
  const say = useSay();
  const { current, part } = useFocus();
  const pane = useRef<HTMLElement>(null);
  useFiguresOnClick(pane, view);
  useEffect(() => {
    if (current !== null) bringToView(pane.current, current.take);
  }, [current]);
  return (
    <section
      className={`document ${part === 'text' ? 'shown' : ''}`}
      aria-label={say(words.documentText)}
      ref={pane}
      {...byKeyboard}
    >
      {isBlank(view) ? <NoText view={view} /> : <Paper view={view} />}
    </section>
  );
}

function Paper({ view }: { view: ReportView }) {
  const { current } = useFocus();
  return (
    <article className="paper" lang="vi">
      {view.shown.map(({ block, index, newPage }) => (
        <Numbered
          key={index}
          block={block}
          index={index}
          page={newPage}
          marks={view.marksByBlock.get(index) ?? noMarks}
          figures={view.figuresByBlock.get(index) ?? noFigures}
          current={current?.spot.block === index ? current.spot : null}
        />
      ))}
    </article>
  );
}

const isBlank = ({ shown }: ReportView) =>
  shown.every(({ block }) => block.kind === 'paragraph' && block.text.trim() === '');

/** An empty sheet would look like an empty file; what could not be read is said on it. */
function NoText({ view }: { view: ReportView }) {
  const say = useSay();
  const reasons = new Set(view.extraction.unread.map(({ message }) => message));
  return (
    <div className="paper paper-empty failed">
      <div className="paper-state">
        <p>{say(words.noText)}</p>
        {[...reasons].map((reason) => (
          <p lang="vi" key={reason}>
            {reason}
          </p>
        ))}
        <p>{say(words.noTextAdvice)}</p>
      </div>
    </div>
  );
}

type NumberedProps = Parameters<typeof BlockView>[0] & { page: number | null };

function Numbered({ page, ...rest }: NumberedProps) {
  const say = useSay();
  if (page === null) return <BlockView {...rest} />;
  return (
    <>
      <p className="page-break">{say(words.pageBreak, { page })}</p>
      <BlockView {...rest} />
    </>
  );
}

function bringToView(pane: HTMLElement | null, take: boolean): void {
  const target = pane?.querySelector<HTMLElement>('[data-target]');
  if (!target) return;
  target.scrollIntoView({ block: 'center', inline: 'nearest' });
  if (take) target.focus({ preventScroll: true });
}

/** A click on a figure tells how it was read. By keyboard the same figures stand in the lists. */
function useFiguresOnClick(pane: { current: HTMLElement | null }, view: ReportView): void {
  const ask = useAsk();
  useEffect(() => {
    const element = pane.current;
    const onClick = (event: MouseEvent) => {
      const figure = event.target instanceof HTMLElement ? figureAt(view, event.target) : null;
      if (figure !== null) ask.figure(figure);
    };
    element?.addEventListener('click', onClick);
    return () => element?.removeEventListener('click', onClick);
  }, [pane, view, ask]);
}
