import { Link } from '@tanstack/react-router';
import { urlOf } from '../../../../base/call.ts';
import type { ResultOf } from '../../../../base/operation.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { ScrollRegion } from '../../../../ui/ScrollRegion.tsx';
import { exportChart, showHeat } from '../../out/contract.ts';
import { FileLink } from '../out/Downloads.tsx';
import { ProvisionalLine } from '../Provisional.tsx';
import { shownFigure } from '../receive/shown-figure.ts';
import { standingWords } from '../words.ts';
import { words } from './words.ts';

type Shown = ResultOf<typeof showHeat>;
type Row = Shown['rows'][number];
type Place = { readonly unitId: string; readonly campaignId: string };

/** Units × rates and where each unit's report stands; a cell opens its figure. */
export function Heat({ place, title }: { place: Place; title: string }) {
  const say = useSay();
  const answer = useAnswer(showHeat, place, { keep: true });
  return (
    <Section title={say(words.heat)} lead={say(words.heatLead)}>
      <Loaded of={answer}>
        {({ columns, rows, provisional }) =>
          rows.length === 0 ? (
            <p className="soft">{say(words.noUnitsBelow)}</p>
          ) : (
            <>
              <ProvisionalLine of={provisional} />
              {columns.length > 0 && (
                <p>
                  <FileLink href={urlOf(exportChart, { ...place, chart: 'heat' })}>
                    {say(words.getChart)}
                  </FileLink>
                </p>
              )}
              <ScrollRegion name={`${say(words.heat)}, ${title}`}>
                <table className="heat">
                  <caption className="unseen">{say(words.heat)}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{say(words.unit)}</th>
                      <th scope="col">{say(words.standing)}</th>
                      {columns.map(({ indicator, label, name }) => (
                        <th key={indicator} scope="col">
                          <abbr title={name}>{label}</abbr>
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((row) => (
                      <HeatRow key={row.reportId} row={row} columns={columns} />
                    ))}
                  </tbody>
                </table>
              </ScrollRegion>
              <dl className="heat-key">
                {columns.map(({ indicator, label, name }) => (
                  <div key={indicator}>
                    <dt>{label}</dt>
                    <dd>{name}</dd>
                  </div>
                ))}
              </dl>
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

const toneOf: Partial<Record<Row['standing'], string>> = {
  overdue: 'tag tag-error',
  returned: 'tag tag-error',
  sentLate: 'tag tag-warning',
  received: 'tag tag-held',
  notBegun: 'tag tag-soft',
};

function HeatRow({ row, columns }: { row: Row; columns: Shown['columns'] }) {
  const say = useSay();
  const { name, standing, values } = row;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <span className={toneOf[standing] ?? 'tag'}>{say(standingWords[standing])}</span>
      </td>
      {columns.map((column, at) => (
        <HeatCell key={column.indicator} row={row} column={column} value={values[at] ?? null} />
      ))}
    </tr>
  );
}

type CellProps = { row: Row; column: Shown['columns'][number]; value: string | null };

/** Five steps of one colour, all light enough for the figure to be read on. */
function HeatCell({ row: { unitId, reportId, number, name }, column, value }: CellProps) {
  const say = useSay();
  if (value === null) return <td className="heat-none">–</td>;
  const shown = shownFigure({ value, missing: null }, '%');
  const step = Math.min(4, Math.max(0, Math.floor(Number(value) / 20)));
  return (
    <td className={`heat-cell heat-${step}`}>
      <Link
        to="/bao-cao-da-gui/$unitId/$reportId/$number"
        params={{ unitId, reportId, number: String(number) }}
        search={{ o: column.indicator }}
        aria-label={say(words.cellOf, { unit: name, name: column.name, value: shown })}
      >
        {shown}
      </Link>
    </td>
  );
}
