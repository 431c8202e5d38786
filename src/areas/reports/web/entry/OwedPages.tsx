import './entry.css';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ResultOf } from '../../../../base/operation.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Page } from '../../../../ui/Page.tsx';
import { Pages } from '../../../../ui/Pages.tsx';
import { shownDate } from '../../../../ui/show.ts';
import { type Column, Table } from '../../../../ui/Table.tsx';
import { useMe } from '../../../people/web/who.ts';
import { chooseUnit, listOwed } from '../../contract-campaign.ts';
import { statusWords } from '../words.ts';
import { keptBy } from './kept.ts';
import { words } from './words.ts';

type Owed = ResultOf<typeof listOwed>['reports'][number];

/** The units whose reports one looks for; with one there is nothing to choose. */
export function ChooseReports() {
  const say = useSay();
  const go = useNavigate();
  const answer = useAnswer(chooseUnit, {});
  const units = answer.data?.result.units ?? [];
  const only = units.length === 1 ? units[0]!.id : null;
  useEffect(() => {
    if (only !== null) go({ to: '/bao-cao/$unitId', params: { unitId: only }, replace: true });
  }, [only, go]);
  return (
    <Page title={say(words.owed)} lead={say(words.chooseLead)}>
      <div className="sheet">
        <Loaded of={answer}>
          {({ units: all }) =>
            all.length === 0 ? (
              <Notice kind="note" title={say(words.noUnits)} />
            ) : (
              <ul className="unit-choices">
                {all.map(({ id, name }) => (
                  <li key={id}>
                    <Link to="/bao-cao/$unitId" params={{ unitId: id }}>
                      {name}
                    </Link>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </div>
    </Page>
  );
}

const size = 50;

/** What a unit owes, and what is still on this computer of it. */
export function OwedPage() {
  const say = useSay();
  const { unitId } = useParams({ from: '/bao-cao/$unitId' });
  const [start, setStart] = useState(0);
  const answer = useAnswer(listOwed, { unitId, start, size }, { keep: true });
  const units = useAnswer(chooseUnit, {}).data?.result.units ?? [];
  const unit = units.find(({ id }) => id === unitId)?.name;
  const unsent = useUnsent();
  return (
    <Page
      title={unit === undefined ? say(words.owed) : say(words.owedOf, { unit })}
      lead={say(words.owedLead)}
      above={units.length > 1 ? <Link to="/bao-cao">{say(words.chooseLead)}</Link> : undefined}
    >
      <div className="sheet">
        <Loaded of={answer}>
          {({ count, reports }) => (
            <>
              <Table
                name={say(words.owed)}
                columns={columnsFor(say, unitId, unsent)}
                rows={reports}
                rowKey={({ id }) => id}
                empty={say(words.noneOwed)}
              />
              <Pages start={start} size={size} count={count} onStart={setStart} />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

function columnsFor(
  say: ReturnType<typeof useSay>,
  unitId: string,
  unsent: ReadonlyMap<string, number>,
): Column<Owed>[] {
  return [
    {
      key: 'report',
      title: say(words.report),
      cell: ({ id, title, provisional }) => (
        <>
          <Link to="/bao-cao/$unitId/$reportId" params={{ unitId, reportId: id }}>
            {title}
          </Link>{' '}
          {provisional && <span className="tag tag-warning">{say(words.provisional)}</span>}
          {unsent.has(id) && (
            <span className="tag tag-error">{say(words.unsent, { count: unsent.get(id)! })}</span>
          )}
        </>
      ),
    },
    {
      key: 'window',
      title: say(words.window),
      cell: ({ from, to }) => say(words.span, { from: shownDate(from), to: shownDate(to) }),
    },
    { key: 'status', title: say(words.status), cell: (row) => <StatusOf {...row} /> },
    { key: 'due', title: say(words.due), cell: ({ dueOn }) => shownDate(dueOn) },
    { key: 'lock', title: say(words.lock), cell: ({ lockOn }) => shownDate(lockOn) },
    { key: 'receiver', title: say(words.receiver), cell: ({ receiver }) => receiver ?? '–' },
  ];
}

const tagOf: Partial<Record<Owed['status'], string>> = {
  returned: 'tag tag-error',
  received: 'tag tag-held',
  sent: 'tag tag-held',
  notBegun: 'tag tag-soft',
};

export function StatusOf({ status, late }: Pick<Owed, 'status' | 'late'>) {
  const say = useSay();
  return (
    <span className="tags">
      <span className={tagOf[status] ?? 'tag'}>{say(statusWords[status])}</span>
      {late !== null && (
        <span className={late === 'overdue' ? 'tag tag-error' : 'tag tag-warning'}>
          {say(words.late[late])}
        </span>
      )}
    </span>
  );
}

/** Cells typed on this computer by this person that the server does not have. */
function useUnsent(): ReadonlyMap<string, number> {
  const { id } = useMe();
  const [unsent, setUnsent] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    // A browser that keeps nothing has nothing to tell.
    keptBy(id).then(setUnsent, () => {});
  }, [id]);
  return unsent;
}
