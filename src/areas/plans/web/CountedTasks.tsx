import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Pages } from '../../../ui/Pages.tsx';
import { shownCount, shownDate, shownInstant } from '../../../ui/show.ts';
import { Table } from '../../../ui/Table.tsx';
import { CountedNow, fateColumns } from '../../documents/web/KeptList.tsx';
import { keptWords } from '../../documents/web/kept-words.ts';
import { listCounted } from '../contract-desk.ts';
import { type TaskMeasure, taskMeasureIds } from '../fields.ts';
import { type CountedState, countedStates } from '../task-state.ts';
import { stateWords } from '../words.ts';
import { taskColumns } from './TasksPage.tsx';
import { taskPageWords as words } from './task-words.ts';
import { words as planWords } from './words.ts';

const from = '/nhiem-vu/$unitId/dem';
const size = 50;
type Counted = ResultOf<typeof listCounted>['tasks'][number];

/** The tasks behind a figure of a report: as many as it says. */
export function CountedTasks() {
  const say = useSay();
  const { unitId } = useParams({ from });
  const { chiTieu, tu = '', den = '', danhSach } = useSearch({ from });
  const list = danhSach || undefined;
  const [start, setStart] = useState(0);
  const measure = taskMeasureIds.find((id) => id === chiTieu) ?? (chiTieu as TaskMeasure);
  const answer = useAnswer(listCounted, {
    ...{ unitId, measure, from: tu, to: den, start, size },
    ...(list === undefined ? {} : { list }),
  });
  const shown = answer.data?.result;
  return (
    <Page
      title={say(words.counted)}
      above={
        <Link to="/nhiem-vu/$unitId" params={{ unitId }}>
          {say(planWords.toTasks)}
        </Link>
      }
      lead={
        shown &&
        say(shown.kept === null ? words.countedLead : words.countedKept, {
          ...{ unit: shown.unit, from: shownDate(tu), to: shownDate(den), count: shownCount(shown.count) },
          on: shownDate(shown.on),
          at: shown.kept === null ? '' : shownInstant(shown.kept.at),
        })
      }
    >
      <Loaded of={answer}>
        {({ count, tasks, on, kept, asFirstSet }) => (
          <div className="sheet">
            {kept !== null && (
              <CountedNow count={count} now={kept.now}>
                <Link to={from} params={{ unitId }} search={{ chiTieu: measure, tu, den }}>
                  {say(keptWords.toNow)}
                </Link>
              </CountedNow>
            )}
            {count > 0 && asFirstSet !== null && (
              <p>{say(words.countedFirst, shownStates(asFirstSet, say))}</p>
            )}
            <Table
              name={say(words.counted)}
              columns={[...taskColumns(say, on), ...fateColumns<Counted>(say, kept !== null)]}
              rows={tasks}
              rowKey={({ id }) => id}
              empty={say(words.countedNone)}
            />
            {tasks.some(({ status }) => status === 'reported') && (
              <p className="soft">{say(words.waitingCounted)}</p>
            )}
            <Pages {...{ count, start, size, onStart: setStart }} />
          </div>
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
