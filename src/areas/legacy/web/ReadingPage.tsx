import './report.css';
import { useCallback, useState } from 'react';
import { FileDrop } from '../../../ui/FileDrop.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Announcer } from './Announcer.tsx';
import { FileList } from './FileList.tsx';
import { ReportWorkbench } from './ReportWorkbench.tsx';
import { useReadings } from './readings.ts';
import { Start } from './Start.tsx';
import { words } from './words.ts';

/** Drop reports, see what is in them. A report that has been read opens by itself. */
export function ReadingPage() {
  const say = useSay();
  const { readings, add, remove, again } = useReadings();
  const [chosen, choose] = useState<number | null>(null);
  const selected =
    readings.find((each) => each.id === chosen) ??
    readings.find((each) => each.state === 'done') ??
    readings[0];
  const open = useCallback((id: number) => choose(id), []);
  return (
    <FileDrop hint={say(words.dropNow)} onFiles={add}>
      <Announcer readings={readings} />
      {selected === undefined ? (
        <Start onFiles={add} />
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
              onFiles={add}
            />
          }
        />
      )}
    </FileDrop>
  );
}
