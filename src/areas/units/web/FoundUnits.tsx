import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Pages } from '../../../ui/Pages.tsx';
import { type Column, Table } from '../../../ui/Table.tsx';
import { searchUnits } from '../contract.ts';
import { useSpan } from './span.ts';
import { words } from './words.ts';

type Found = ResultOf<typeof searchUnits>['units'][number];
const size = 50;

/** Units whose name is, or once was, like the text; accents do not matter. */
export function FoundUnits({ text }: { text: string }) {
  const say = useSay();
  const spanOf = useSpan();
  const [start, setStart] = useState(0);
  const answer = useAnswer(searchUnits, { text, start, size }, { keep: true });
  const columns: Column<Found>[] = [
    {
      key: 'name',
      title: say(words.name),
      cell: ({ id, name, current }) => (
        <>
          <Link to="/don-vi/$unitId" params={{ unitId: id }}>
            {name}
          </Link>
          {current !== null && current !== name && (
            <span className="found-place">{say(words.nowNamed, { name: current })}</span>
          )}
        </>
      ),
    },
    { key: 'place', title: say(words.place), cell: ({ place }) => place },
    { key: 'span', title: say(words.span), cell: spanOf },
  ];
  const name = say(words.found, { text });
  return (
    <Loaded of={answer}>
      {({ count, units }) => (
        <>
          <Table
            name={name}
            columns={columns}
            rows={units}
            rowKey={({ id, name: found, from }) => `${id} ${found} ${from}`}
            empty={say(words.noneFound)}
          />
          <Pages count={count} start={start} size={size} onStart={setStart} />
        </>
      )}
    </Loaded>
  );
}
