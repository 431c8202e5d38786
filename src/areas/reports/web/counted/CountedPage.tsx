import { Link, useParams } from '@tanstack/react-router';
import { printed } from '../../../../base/plain-date.ts';
import '../entry/entry.css';
import type { ResultOf } from '../../../../base/operation.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { DeedButton } from '../../../../ui/DeedButton.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Page, Section } from '../../../../ui/Page.tsx';
import { type Column, Table } from '../../../../ui/Table.tsx';
import { proposeCounted, takeCounted } from '../../counted/contract.ts';
import { words as entryWords } from '../entry/words.ts';
import { shownFigure } from '../receive/shown-figure.ts';
import { CountedLink } from './CountedLink.tsx';
import { words } from './words.ts';

type Figure = ResultOf<typeof proposeCounted>['figures'][number];
type Place = { readonly unitId: string; readonly reportId: string };

/** What the unit's own registers count of its report: looked at, and taken one by one or all. */
export function CountedPage() {
  const say = useSay();
  const place = useParams({ from: '/bao-cao/$unitId/$reportId/tu-so' });
  const answer = useAnswer(proposeCounted, place);
  const shown = answer.data?.result;
  return (
    <Page
      title={say(entryWords.toCounted)}
      lead={shown && say(words.lead, { unit: shown.unit, title: shown.title })}
      above={
        <Link to="/bao-cao/$unitId/$reportId" params={place}>
          {say(entryWords.toReport)}
        </Link>
      }
    >
      <Loaded of={answer}>
        {({ figures }) =>
          figures.length === 0 ? (
            <Notice kind="note" title={say(words.none)} />
          ) : (
            <Counted figures={figures} place={place} />
          )
        }
      </Loaded>
    </Page>
  );
}

const seen = ({ indicator, figure, version }: Figure) => ({ indicator, figure, version });
const holdsOther = ({ held }: Figure) => held.value !== null || held.missing !== null;

function Counted({ figures, place }: { figures: readonly Figure[]; place: Place }) {
  const say = useSay();
  const waiting = figures.filter(({ taken, editable }) => !taken && editable);
  const replaced = waiting.filter(holdsOther);
  return (
    <Section
      title={say(words.figures)}
      actions={
        waiting.length > 1 && (
          <DeedButton
            main
            operation={takeCounted}
            input={{ ...place, figures: waiting.map(seen) }}
            label={say(words.takeAll, { count: waiting.length })}
            sure={
              <>
                <p>{say(words.sure, { count: waiting.length })}</p>
                {replaced.length > 0 && <Replaced figures={replaced} />}
              </>
            }
          />
        )
      }
    >
      <Table
        name={say(words.figures)}
        columns={columnsFor(say, place)}
        rows={figures}
        rowKey={({ indicator }) => indicator}
        empty=""
      />
    </Section>
  );
}

/** What stands in the form and would not any more. */
function Replaced({ figures }: { figures: readonly Figure[] }) {
  const say = useSay();
  return (
    <>
      <p>{say(words.replaced, { over: figures.length })}</p>
      <ul>
        {figures.map(({ indicator, name, unit, held, figure }) => (
          <li key={indicator}>
            {name}: {shownFigure(held, unit)} → {shownFigure({ value: figure, missing: null }, unit)}
          </li>
        ))}
      </ul>
    </>
  );
}

function columnsFor(say: Say, place: Place): Column<Figure>[] {
  return [
    {
      key: 'name',
      title: say(entryWords.indicator),
      cell: ({ indicator, name, unit, area, from, to, on, since, untold, unproven }) => (
        <>
          {name} {unit !== null && <span className="soft small">({unit})</span>}
          <br />
          <span className="soft small">
            {say(words.days, { from: printed(from), to: printed(to) })}
            {area === 'plans' && on < to && `; ${say(words.openStill, { on: printed(on) })}`}
            {indicator.startsWith('tasks.from') && `; ${say(words.carried)}`}
            {indicator === 'plan.tasksSet' && `; ${say(words.ofPlan)}`}
            {since !== null && `; ${say(words.since, { since: printed(since) })}`}
            {unproven > 0 && `; ${say(words.unproven, { count: unproven })}`}
            {untold > 0 && `; ${say(words.untold, { count: untold })}`}
          </span>
        </>
      ),
    },
    {
      key: 'counted',
      title: say(words.counted),
      figure: true,
      cell: (one) => {
        const figure = shownFigure({ value: one.figure, missing: null }, one.unit);
        return (
          <CountedLink unitId={place.unitId} of={one} label={say(words.list, { figure, name: one.name })}>
            <strong>{figure}</strong>
          </CountedLink>
        );
      },
    },
    {
      key: 'held',
      title: say(words.held),
      figure: true,
      cell: (one) =>
        holdsOther(one) ? (
          shownFigure(one.held, one.unit)
        ) : (
          <span className="soft">{say(words.heldNothing)}</span>
        ),
    },
    {
      key: 'take',
      title: say(entryWords.deeds),
      silent: true,
      cell: (one) => <Take figure={one} place={place} />,
    },
  ];
}

function Take({ figure, place }: { figure: Figure; place: Place }) {
  const say = useSay();
  if (figure.taken) return <span className="tag tag-held">{say(words.taken)}</span>;
  if (!figure.editable) return null;
  return (
    <DeedButton
      small
      operation={takeCounted}
      input={{ ...place, figures: [seen(figure)] }}
      label={say(words.take)}
      about={say(words.takeOf, { name: figure.name })}
    />
  );
}
