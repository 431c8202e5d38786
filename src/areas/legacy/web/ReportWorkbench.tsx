import type { ReactNode } from 'react';
import { useSay } from '../../../ui/language.tsx';
import { DocumentPane } from './DocumentPane.tsx';
import { Downloads } from './Downloads.tsx';
import { FigureCard } from './FigureCard.tsx';
import { type Focus, FocusProvider, useAsk, useFocus } from './focus.tsx';
import { Privacy } from './Privacy.tsx';
import { ReadingProgress } from './ReadingProgress.tsx';
import { ReportHead } from './ReportHead.tsx';
import { ResultTabs } from './ResultTabs.tsx';
import type { Reading } from './readings.ts';
import type { ReportView } from './report-view.ts';
import { Summary } from './Summary.tsx';
import { troubleText } from './trouble.ts';
import { words } from './words.ts';

/** One report: on the left what was read and found, on the right its text. A narrow screen shows one of the two. */
export function ReportWorkbench({ reading, files }: { reading: Reading; files: ReactNode }) {
  const { id, view } = reading;
  return (
    <FocusProvider report={id}>
      <div className="workbench">
        {view !== null && <PartSwitch />}
        <ResultSide files={files} reading={reading} />
        {view === null ? <Empty reading={reading} /> : <DocumentPane key={id} view={view} />}
      </div>
    </FocusProvider>
  );
}

function ResultSide({ files, reading }: { files: ReactNode; reading: Reading }) {
  const say = useSay();
  const { part, figure } = useFocus();
  const { id, view, file } = reading;
  return (
    <section className={`results ${part === 'result' ? 'shown' : ''}`} aria-label={say(words.report)}>
      {files}
      {view === null ? <Privacy /> : <Result key={`result ${id}`} view={view} file={file} />}
      {figure !== null && view !== null && (
        <FigureCard key={`figure ${figure.turn}`} figure={figure.shown} view={view} />
      )}
    </section>
  );
}

function Result({ view, file }: { view: ReportView; file: File }) {
  return (
    <>
      <ReportHead view={view} />
      <Summary view={view} />
      <Downloads view={view} file={file} />
      <ResultTabs view={view} />
    </>
  );
}

function PartSwitch() {
  const say = useSay();
  return (
    <fieldset className="part-switch">
      <legend className="unseen">{say(words.panes)}</legend>
      <PartButton of="result" name={say(words.report)} />
      <PartButton of="text" name={say(words.documentText)} />
    </fieldset>
  );
}

function PartButton({ of, name }: { of: Focus['part']; name: string }) {
  const { part } = useFocus();
  const ask = useAsk();
  return (
    <button type="button" aria-pressed={part === of} onClick={() => ask.part(of)}>
      {name}
    </button>
  );
}

/** Until the text is there a sheet of paper stands in for it. */
function Empty({ reading }: { reading: Reading }) {
  const say = useSay();
  const { state, file, trouble } = reading;
  return (
    <section className="document" aria-label={say(words.documentText)}>
      <div className={`paper paper-empty ${state}`}>
        <div className="paper-state">
          <p className="paper-file">{file.name}</p>
          {state === 'failed' ? <p>{troubleText(trouble, say)}</p> : <ReadingProgress reading={reading} />}
        </div>
      </div>
    </section>
  );
}
