import './plans.css';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer } from '../../../ui/ask.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Pages } from '../../../ui/Pages.tsx';
import { shownDate } from '../../../ui/show.ts';
import { type Bucket, buckets, listWaiting } from '../contract-desk.ts';
import { countedWords as words } from './counted-words.ts';
import { bucketNames, DeskLine } from './TasksDesk.tsx';

const from = '/viec-cho/$loai';
const size = 50;

/** All that waits for the person of one kind, as many as the desk counts. */
export function WaitingPage() {
  const say = useSay();
  const { loai } = useParams({ from });
  const bucket = buckets.find((one) => one === loai) ?? (loai as Bucket);
  const [start, onStart] = useState(0);
  const answer = useAnswer(listWaiting, { bucket, start, size });
  const shown = answer.data?.result;
  return (
    <Page
      title={say(bucketNames[bucket] ?? words.noneWaiting, { count: shown?.count ?? '…' })}
      lead={shown && say(words.waitingLead, { on: shownDate(shown.today) })}
      above={<Link to="/">{say(words.toDesk)}</Link>}
    >
      <Loaded of={answer}>
        {({ count, tasks }) => (
          <div className="sheet desk-tasks">
            {count === 0 && <p className="soft">{say(words.noneWaiting)}</p>}
            <ul>
              {tasks.map((task) => (
                <DeskLine key={task.taskId} task={task} mayRemind={bucket === 'lateOfOthers'} />
              ))}
            </ul>
            <Pages {...{ count, start, size, onStart }} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
