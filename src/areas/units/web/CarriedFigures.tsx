import { Link } from '@tanstack/react-router';
import type { ResultOf } from '../../../base/operation.ts';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { shownCount, shownDate } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import type { carryFigures } from '../contract-figures.ts';
import { words } from './words.ts';

type Carried = ResultOf<typeof carryFigures>;
type Figure = Carried['figures'][number] & { readonly isDissolved: boolean };
type Break = Carried['breaks'][number];

/** The figures on the other boundaries, and where a series breaks; the two together are what was given. */
export function CarriedFigures({ carried: { figures, dissolved, breaks } }: { carried: Carried }) {
  const say = useSay();
  const all: Figure[] = [
    ...figures.map((figure) => ({ ...figure, isDissolved: false })),
    ...dissolved.map((figure) => ({ ...figure, isDissolved: true })),
  ];
  const known = all.reduce((sum, { amount }) => sum + amount, 0);
  const broken = breaks.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  return (
    <>
      <p className="totals">
        <span className="tag tag-held">{say(words.carriedTotal, { count: shownCount(known) })}</span>
        {breaks.length > 0 && (
          <span className="tag tag-warning">{say(words.brokenTotal, { count: shownCount(broken) })}</span>
        )}
      </p>
      <Table
        name={say(words.carried)}
        columns={figureColumns(say)}
        rows={all}
        rowKey={({ unitId, isDissolved }) => `${unitId} ${isDissolved}`}
        empty={say(words.noneCarried)}
      />
      {breaks.length > 0 && (
        <>
          <Notice kind="warning" title={say(words.breaksTitle, { count: breaks.length })}>
            <p>{say(words.breaksLead)}</p>
          </Notice>
          <Table
            name={say(words.breaksList)}
            columns={breakColumns(say)}
            rows={breaks}
            rowKey={({ of, on, reason, among }) =>
              `${of.unitId} ${on} ${reason.en} ${among.map(({ unitId }) => unitId).join()}`
            }
            empty=""
          />
        </>
      )}
    </>
  );
}

const figureColumns = (say: Say): Column<Figure>[] => [
  { key: 'unit', title: say(words.unit), cell: (figure) => <UnitLink {...figure} /> },
  { key: 'amount', title: say(words.figure), figure: true, cell: ({ amount }) => shownCount(amount) },
];

const breakColumns = (say: Say): Column<Break>[] => [
  { key: 'of', title: say(words.unit), cell: ({ of }) => <UnitLink {...of} /> },
  { key: 'on', title: say(words.day), cell: ({ on }) => shownDate(on) },
  {
    key: 'amount',
    title: say(words.figure),
    figure: true,
    cell: ({ amount }) => (amount === null ? say(words.notKnown) : shownCount(amount)),
  },
  {
    key: 'among',
    title: say(words.liesAmong),
    cell: ({ among }) => (
      <ul>
        {among.map((unit) => (
          <li key={`${unit.unitId} ${unit.name}`}>
            <UnitLink {...unit} />
          </li>
        ))}
      </ul>
    ),
  },
  { key: 'reason', title: say(words.why), cell: ({ reason }) => say(reason) },
];

const UnitLink = ({ unitId, name }: { unitId: string; name: string }) => (
  <Link to="/don-vi/$unitId" params={{ unitId }}>
    {name}
  </Link>
);
