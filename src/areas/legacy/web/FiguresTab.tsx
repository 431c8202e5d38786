import { memo } from 'react';
import { useSay } from '../../../ui/language.tsx';
import type { Extraction } from '../answer.ts';
import { figureOfText } from './figures.ts';
import { useAsk } from './focus.tsx';
import { type Column, ListTable } from './ListTable.tsx';
import { contextOf } from './marks.ts';
import type { ReportView } from './report-view.ts';
import { surely, valueText } from './show.ts';
import { words } from './words.ts';

type TextFigure = Extraction['figures'][number];

/** The figures of the narrative, with the words around them. */
export const FiguresTab = memo(function FiguresTab({ view }: { view: ReportView }) {
  const say = useSay();
  const { figures } = view.extraction;
  const columns: Column<TextFigure>[] = [
    { head: say(words.inText), of: (figure) => <InSentence figure={figure} view={view} /> },
    { head: say(words.value), number: true, of: ({ value }) => valueText(value, '') },
    { head: say(words.unitOfMeasure), of: ({ unit }) => unit },
    { head: say(words.indicator), of: ({ indicator }) => <code>{indicator}</code> },
  ];
  return (
    <ListTable name={say(words.tabFigures)} columns={columns} rows={figures} nothing={say(words.noFigures)} />
  );
});

function InSentence({ figure, view }: { figure: TextFigure; view: ReportView }) {
  const ask = useAsk();
  const shown = figureOfText(figure, view.blocks);
  const context = shown.spot === null ? null : contextOf(view.blocks, shown.spot);
  return (
    <span className="in-sentence">
      {context?.before}
      <button
        type="button"
        className={`figure-button ${figure.certainty < surely ? 'doubt' : ''}`}
        onClick={() => ask.figure(shown)}
      >
        {figure.quote}
      </button>
      {context?.after}
    </span>
  );
}
