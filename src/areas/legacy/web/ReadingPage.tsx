import './report.css';
import { useCallback, useState } from 'react';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Announcer } from './Announcer.tsx';
import { FileList } from './FileList.tsx';
import { ReportWorkbench } from './ReportWorkbench.tsx';
import { type Reading, useReadings } from './readings.ts';
import { Start } from './Start.tsx';
import { words } from './words.ts';

/** Drop reports, see what is in them. A report that has been read opens by itself. */
export function ReadingPage() {
  const say = useSay();
  const { readings, add, remove, again } = useReadings();
  const [chosen, choose] = useState<number | null>(null);
  const [begun, setBegun] = useState(false);
  const selected = selectedOf(readings, chosen);
  const failed = selected?.state === 'failed';
  const open = useCallback((id: number) => choose(id), []);
  const take = useCallback(
    (files: readonly File[]) => {
      if (failed) choose(null);
      setBegun(true);
      add(files);
    },
    [add, failed],
  );
  return (
    <FileDrop hint={say(words.dropNow)} onFiles={take}>
      <Announcer readings={readings} />
      {selected === undefined ? (
        <Start onFiles={take} takesFocus={begun} />
      ) : (
        <ReportWorkbench
          reading={selected}
          files={
            <FileList
              readings={readings}
              selected={selected.id}
              onOpen={open}
              onRemove={remove}
              onAgain={again}
              onFiles={take}
            />
          }
        />
      )}
    </FileDrop>
  );
}

/** The chosen file; else one that has been read, else one that is being read: a failure is shown where there is nothing better. */
function selectedOf(readings: readonly Reading[], chosen: number | null): Reading | undefined {
  return (
    readings.find((each) => each.id === chosen) ??
    readings.find((each) => each.state === 'done') ??
    readings.find((each) => each.state === 'reading') ??
    readings.find((each) => each.state === 'waiting') ??
    readings[0]
  );
}
