import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { printed } from '../../../base/plain-date.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Pages } from '../../../ui/Pages.tsx';
import { Table } from '../../../ui/Table.tsx';
import { listCounted } from '../contract-desk.ts';
import { type TaskMeasure, taskMeasureIds } from '../fields.ts';
import { type CountedState, countedStates } from '../task-state.ts';
import { stateWords } from '../words.ts';
import { taskColumns } from './TasksPage.tsx';
import { taskPageWords as words } from './task-words.ts';

const from = '/nhiem-vu/$unitId/dem';
const size = 50;

/** The tasks behind a figure of a report: as many as it says. */
export function CountedTasks() {
  const say = useSay();
  const { unitId } = useParams({ from });
  const { chiTieu, tu = '', den = '' } = useSearch({ from });
  const [start, setStart] = useState(0);
  const measure = taskMeasureIds.find((id) => id === chiTieu) ?? (chiTieu as TaskMeasure);
  const answer = useAnswer(listCounted, { unitId, measure, from: tu, to: den, start, size });
  const shown = answer.data?.result;
  return (
    <Page
      title={say(words.counted)}
      lead={
        shown &&
        say(words.countedLead, { unit: shown.unit, from: printed(tu), to: printed(den), count: shown.count })
      }
    >
      <Loaded of={answer}>
        {({ count, tasks, asFirstSet }) => (
          <>
            {count > 0 && asFirstSet !== null && (
              <p>{say(words.countedFirst, shownStates(asFirstSet, say))}</p>
            )}
            <Table
              name={say(words.counted)}
              columns={taskColumns(say, den)}
              rows={tasks}
              rowKey={({ id }) => id}
              empty={say(words.countedNone)}
            />
            {tasks.some(({ status }) => status === 'reported') && (
              <p className="soft">{say(words.waitingCounted)}</p>
            )}
            <Pages {...{ count, start, size, onStart: setStart }} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** "Hoàn thành đúng hạn 3, quá hạn chưa hoàn thành 1"; what there is none of is left out. */
const shownStates = (counts: Readonly<Record<CountedState, number>>, say: Say) => ({
  counts: countedStates
    .filter((state) => counts[state] > 0)
    .map((state) => `${say(stateWords[state]).toLowerCase()} ${counts[state]}`)
    .join(', '),
});
