import { Button } from 'antd';
import { severities } from '../../../base/finding.ts';
import { CloseIcon, FileIcon } from '../../../ui/icons.tsx';
import { useSay } from '../../../ui/language.tsx';
import type { Reading } from './readings.ts';
import { countsOf } from './report-view.ts';
import { SeverityBadge } from './SeverityBadge.tsx';
import { summaryText } from './show.ts';
import { troubleText } from './trouble.ts';
import { words } from './words.ts';

type Props = {
  reading: Reading;
  selected: boolean;
  onOpen: (id: number) => void;
  onRemove: (id: number) => void;
  onAgain: (id: number) => void;
};

export function FileRow({ reading, selected, onOpen, onRemove, onAgain }: Props) {
  const say = useSay();
  const { id, file, state } = reading;
  return (
    <li className={`file file-${state} ${selected ? 'selected' : ''}`}>
      <button
        type="button"
        className="file-name"
        aria-current={selected || undefined}
        onClick={() => onOpen(id)}
      >
        <FileIcon />
        <span className="file-words">
          <span className="file-title">{file.name}</span>
          <Status reading={reading} />
        </span>
      </button>
      {state === 'failed' && (
        <Button size="small" onClick={() => onAgain(id)}>
          {say(words.again)}
        </Button>
      )}
      <Button
        type="text"
        size="small"
        icon={<CloseIcon size={16} />}
        aria-label={say(words.remove, { name: file.name })}
        onClick={() => onRemove(id)}
      />
    </li>
  );
}

function Status({ reading }: { reading: Reading }) {
  const say = useSay();
  const { state, view, trouble, progress, file } = reading;
  if (view !== null) return <Counts view={view} />;
  if (state === 'failed')
    return (
      <span className="trouble">
        {say(words.failed)}: {troubleText(trouble, say)}
      </span>
    );
  if (state === 'waiting')
    return (
      <span className="file-state">{say(trouble === null ? words.waiting : words.waitingForServer)}</span>
    );
  const known = progress !== null && progress.total > 1;
  return (
    <span className="file-state">
      {known ? say(words.readingPages, progress) : say(words.sending)}
      <progress
        {...(known ? { value: progress.done, max: progress.total } : {})}
        aria-label={say(words.progressOf, { name: file.name })}
      />
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
