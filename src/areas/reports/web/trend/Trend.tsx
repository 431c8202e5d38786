import { Fragment } from 'react';
import type { ResultOf } from '../../../../base/operation.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../../ui/language.tsx';
import { type Column, Table } from '../../../../ui/Table.tsx';
import type { CampaignKind } from '../../contract-campaign.ts';
import { showTrend } from '../../out/contract.ts';
import { ProvisionalLine, ProvisionalTag } from '../Provisional.tsx';
import { shownFigure } from '../receive/shown-figure.ts';
import { ChartPicture } from './ChartPicture.tsx';
import { words } from './words.ts';

type Shown = ResultOf<typeof showTrend>;
type Point = Shown['points'][number];
type Props = { readonly unitId: string; readonly indicator: string; readonly kind: CampaignKind };

/** The series as a picture and as a table, and over a merger on the old and on the new boundaries. */
export function Trend(props: Props) {
  const say = useSay();
  const answer = useAnswer(showTrend, props, { keep: true });
  return (
    <Loaded of={answer}>
      {(trend) => {
        const isDrawn = trend.points.some(({ value }) => value !== null);
        const isCarried = trend.points.some(({ carried }) => carried);
        return (
          <>
            <h2>{say(words.trend)}</h2>
            <ProvisionalLine of={trend.points.some(({ provisional }) => provisional)} />
            <div className="beside">
              {isDrawn ? (
                <ChartPicture asked={{ ...props, chart: 'trend' }} title={trend.name} />
              ) : (
                <p className="soft">{say(words.noChart)}</p>
              )}
              <div>
                <Periods trend={trend} kind={props.kind} />
                {isCarried && <p className="soft small">{say(words.derivedText)}</p>}
              </div>
            </div>
            {isCarried && <Boundaries trend={trend} kind={props.kind} />}
          </>
        );
      }}
    </Loaded>
  );
}

type TableProps = { trend: Shown; kind: CampaignKind };
const periodOf = ({ year, quarter }: Point, kind: CampaignKind, say: Say) =>
  say(words.periods[kind], { year, quarter: quarter ?? '' });
const keyOf = ({ year, quarter }: Point) => `${year} ${quarter}`;

function Periods({ trend, kind }: TableProps) {
  const say = useSay();
  const columns: Column<Point>[] = [
    {
      key: 'period',
      title: say(words.period),
      cell: (point) => (
        <>
          {periodOf(point, kind, say)} {point.provisional && <ProvisionalTag />}{' '}
          {point.unreceived && <span className="tag tag-soft">{say(words.unreceived)}</span>}
        </>
      ),
    },
    {
      key: 'figure',
      title: say(words.figure),
      figure: true,
      cell: (point) => <Figure point={point} unit={trend.unit} />,
    },
  ];
  return <Table name={trend.name} columns={columns} rows={trend.points} rowKey={keyOf} empty="" />;
}

/** A figure that was carried over a merger says so; where it could not be, why. */
function Figure({ point, unit }: { point: Point; unit: string | null }) {
  const say = useSay();
  if (point.break !== null) return <span className="soft small">{say(point.break.message)}</span>;
  return (
    <>
      {point.carried && <span className="tag tag-soft">{say(words.derived)}</span>}{' '}
      {shownFigure(point, unit) || '–'}
    </>
  );
}

function Boundaries({ trend, kind }: TableProps) {
  const say = useSay();
  const { unit } = trend;
  const columns: Column<Point>[] = [
    { key: 'period', title: say(words.period), cell: (point) => periodOf(point, kind, say) },
    {
      key: 'new',
      title: say(words.newUnits),
      figure: true,
      cell: (point) => <Figure point={point} unit={unit} />,
    },
    {
      key: 'old',
      title: say(words.oldUnits),
      cell: ({ asSigned }) => (
        <dl className="as-signed">
          {asSigned.map(({ unitId, name, ...figure }) => (
            <Fragment key={unitId}>
              <dt>{name}</dt>
              <dd>{shownFigure(figure, unit) || '–'}</dd>
            </Fragment>
          ))}
        </dl>
      ),
    },
  ];
  return (
    <section aria-label={say(words.boundaries)}>
      <h2>{say(words.boundaries)}</h2>
      <p className="section-lead">{say(words.boundariesLead)}</p>
      <Table name={say(words.boundaries)} columns={columns} rows={trend.points} rowKey={keyOf} empty="" />
    </section>
  );
}
