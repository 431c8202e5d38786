import { useCallback, useEffect, useRef } from 'react';
import { FileButton } from '../../../ui/FileButton.tsx';
import { PlusIcon } from '../../../ui/icons.tsx';
import { useSay } from '../../../ui/language.tsx';
import { FileRow } from './FileRow.tsx';
import type { Reading } from './readings.ts';
import { TogetherDownloads } from './TogetherDownloads.tsx';
import { words } from './words.ts';

type Props = {
  readings: readonly Reading[];
  selected: number;
  onOpen: (id: number) => void;
  onRemove: (id: number) => void;
  onAgain: (id: number) => void;
  onFiles: (files: readonly File[]) => void;
};

/** The dropped files with their progress; the chosen one is open below. */
export function FileList({ readings, selected, onOpen, onRemove, onAgain, onFiles }: Props) {
  const say = useSay();
  const read = readings.flatMap(({ view }) => (view === null ? [] : [view.analysis]));
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    // The button that opened the list went away with the first page; whoever used the keyboard goes on from here.
    if (document.activeElement === document.body) list.current?.focus();
  }, []);
  const removeAndGoOn = useCallback(
    (id: number) => {
      const row = list.current?.querySelector(`#file-${id}`);
      const next = row?.nextElementSibling ?? row?.previousElementSibling;
      next?.querySelector<HTMLElement>('.file-name')?.focus();
      onRemove(id);
    },
    [onRemove],
  );
  return (
    <nav
      className={`files ${readings.length > 1 ? 'several' : ''}`}
      aria-label={say(words.files)}
      tabIndex={-1}
      ref={list}
    >
      {readings.length > 1 && <FileCounts readings={readings} />}
      <ul>
        {readings.map((reading) => (
          <FileRow
            key={reading.id}
            reading={reading}
            selected={reading.id === selected}
            onOpen={onOpen}
            onRemove={removeAndGoOn}
            onAgain={onAgain}
          />
        ))}
      </ul>
      <div className="files-more">
        <FileButton label={say(words.addFiles)} icon={<PlusIcon size={16} />} onFiles={onFiles} />
        {read.length > 1 && <TogetherDownloads analyses={read} />}
      </div>
    </nav>
  );
}

/** The list may be longer than what is seen of it; nobody should miss that files in it were not read. */
function FileCounts({ readings }: { readings: readonly Reading[] }) {
  const say = useSay();
  const count = (state: Reading['state']) => readings.filter((each) => each.state === state).length;
  const failed = count('failed');
  return (
    <p className="files-counts">
      <span>{say(words.readCount, { read: count('done'), all: readings.length })}</span>
      {failed > 0 && <span className="trouble">{say(words.failedCount, { failed })}</span>}
    </p>
  );
}
