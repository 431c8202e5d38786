import { memo, useRef } from 'react';
import { severities } from '../../../base/finding.ts';
import { Button } from '../../../ui/Button.tsx';
import { CloseIcon, FileIcon } from '../../../ui/icons.tsx';
import { useSay } from '../../../ui/language.tsx';
import { ReadingProgress } from './ReadingProgress.tsx';
import type { Reading } from './readings.ts';
import { countsOf } from './report-view.ts';
import { SeverityBadge } from './SeverityBadge.tsx';
import { summaryText } from './show.ts';
import { mayPass, troubleText } from './trouble.ts';
import { words } from './words.ts';

type Props = {
  reading: Reading;
  selected: boolean;
  onOpen: (id: number) => void;
  onRemove: (id: number) => void;
  onAgain: (id: number) => void;
};

/** One file of the list. Of many files only those are drawn again whose reading went on. */
export const FileRow = memo(function FileRow({ reading, selected, onOpen, onRemove, onAgain }: Props) {
  const say = useSay();
  const { id, file, state, trouble } = reading;
  const name = useRef<HTMLButtonElement>(null);
  const tryAgain = () => {
    name.current?.focus();
    onAgain(id);
  };
  return (
    <li id={`file-${id}`} className={`file file-${state} ${selected ? 'selected' : ''}`}>
      <button
        type="button"
        className="file-name"
        aria-current={selected || undefined}
        onClick={() => onOpen(id)}
        ref={name}
      >
        <FileIcon />
        <span className="file-words">
          <span className="file-title">{file.name}</span>
          <Status reading={reading} />
        </span>
      </button>
      {state === 'failed' && mayPass(trouble) && (
        <Button size="small" aria-label={say(words.againNamed, { name: file.name })} onClick={tryAgain}>
          {say(words.again)}
        </Button>
      )}
      <Button
        quiet
        size="small"
        icon={<CloseIcon size={16} />}
        aria-label={say(words.remove, { name: file.name })}
        onClick={() => onRemove(id)}
      />
    </li>
  );
});

function Status({ reading }: { reading: Reading }) {
  const say = useSay();
  const { state, view, trouble } = reading;
  if (view !== null) return <Counts view={view} />;
  if (state === 'failed')
    return (
      <span className="trouble">
        {say(words.failed)}: {troubleText(trouble, say)}
      </span>
    );
  return (
    <span className="file-state">
      <ReadingProgress reading={reading} />
    </span>
  );
}

function Counts({ view }: { view: NonNullable<Reading['view']> }) {
  const say = useSay();
  const counts = countsOf(view.findings);
  return (
    <span className="file-state file-counts">
      <span className="unseen">{summaryText(view, say)}</span>
      {severities
        .filter((severity) => counts[severity] > 0)
        .map((severity) => (
          <SeverityBadge key={severity} severity={severity} number={counts[severity]} />
        ))}
    </span>
  );
}
