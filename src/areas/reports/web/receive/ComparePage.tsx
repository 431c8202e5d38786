import './receive.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '../../../../base/operation.ts';
import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Facts } from '../../../../ui/Facts.tsx';
import { Filters, SelectFilter } from '../../../../ui/Filters.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Page } from '../../../../ui/Page.tsx';
import { Pages } from '../../../../ui/Pages.tsx';
import { shownCount } from '../../../../ui/show.ts';
import { type Column, Table } from '../../../../ui/Table.tsx';
import { listIndicators } from '../../contract-desk.ts';
import { showIndicator } from '../../contract-receive.ts';
import { fewest } from '../../outliers.ts';
import { ComparisonLink } from '../out/Downloads.tsx';
import { ProvisionalLine } from '../Provisional.tsx';
import { statusWords } from '../words.ts';
import { ReturnReports } from './ReturnReports.tsx';
import { shownFigure } from './shown-figure.ts';
import { words } from './words.ts';

type Compared = ResultOf<typeof showIndicator>;
type Figure = Compared['figures'][number];
type Place = { readonly unitId: string; readonly campaignId: string };
type Asked = ResultOf<typeof listIndicators>['indicators'];
const from = '/so-sanh-chi-tieu/$unitId/$campaignId';
const size = 200;

/** One figure of all units that have sent, what stands out first. */
export function ComparePage() {
  const say = useSay();
  const place = useParams({ from });
  const navigate = useNavigate();
  const { chiTieu = '' } = useSearch({ from });
  const list = useAnswer(listIndicators, place);
  const title = list.data?.result.title;
  return (
    <Page
      title={title === undefined ? say(words.compare) : say(words.compareTitle, { title })}
      lead={say(words.compareLead)}
      above={
        <Link to="/dot-bao-cao/$unitId/$campaignId" params={place}>
          {say(words.toMatrix)}
        </Link>
      }
    >
      <div className="sheet">
        <Loaded of={list}>
          {({ indicators }) => (
            <>
              <Filters>
                <SelectFilter
                  label={say(words.indicator)}
                  value={chiTieu}
                  options={[{ value: '', label: '–' }, ...optionsOf(indicators)]}
                  onChange={(chosen) =>
                    navigate({ to: from, params: place, search: { chiTieu: chosen }, replace: true })
                  }
                />
              </Filters>
              {chiTieu === '' ? (
                <p className="soft">{say(words.chooseIndicator)}</p>
              ) : (
                <Comparison key={chiTieu} place={place} indicator={chiTieu} />
              )}
            </>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

const optionsOf = (indicators: Asked) =>
  indicators
    .filter(({ comparable }) => comparable)
    .map(({ indicator, name, unit }) => ({
      value: indicator,
      label: unit === null ? name : `${name} (${unit})`,
    }));

function Comparison({ place, indicator }: { place: Place; indicator: string }) {
  const [start, setStart] = useState(0);
  const answer = useAnswer(showIndicator, { ...place, indicator, start, size }, { keep: true });
  return (
    <Loaded of={answer}>
      {(compared, next) => (
        <>
          <ProvisionalLine of={compared.provisional} />
          {compared.count > 0 && (
            <p>
              <ComparisonLink {...place} indicator={indicator} />
            </p>
          )}
          <Compared
            compared={compared}
            receiverId={place.unitId}
            mayReturn={next.includes('reports.returnReports')}
          />
          <Pages count={compared.count} start={start} size={size} onStart={setStart} />
        </>
      )}
    </Loaded>
  );
}

type Props = { compared: Compared; receiverId: string; mayReturn: boolean };

function Compared({ compared, receiverId, mayReturn }: Props) {
  const say = useSay();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { indicator, name, unit, median, sent, figures } = compared;
  const selected = figures.filter(({ reportId, status }) => status === 'sent' && chosen.includes(reportId));
  const box: Column<Figure> = {
    key: 'choose',
    title: say(words.choose),
    silent: true,
    cell: ({ reportId, name: unitName, status }) =>
      status === 'sent' && (
        <input
          type="checkbox"
          aria-label={say(words.chooseUnit, { unit: unitName })}
          checked={chosen.includes(reportId)}
          onChange={({ target }) =>
            setChosen(target.checked ? [...chosen, reportId] : chosen.filter((one) => one !== reportId))
          }
        />
      ),
  };
  const columns = useColumns(compared);
  return (
    <>
      <Facts
        facts={[
          [say(words.median), median === null ? null : `${median} ${unit ?? ''}`],
          [say(words.unitsSent), shownCount(sent)],
        ]}
      />
      {figures.filter(({ value }) => value !== null).length < fewest && (
        <p className="soft">{say(words.tooFew, { fewest })}</p>
      )}
      {selected.length > 0 && (
        <div className="matrix-deeds">
          <ActionDialog
            label={say(words.returnMany, { count: selected.length })}
            title={say(words.returnMany, { count: selected.length })}
            danger
          >
            {(close) => (
              <ReturnReports
                receiverId={receiverId}
                reports={selected}
                places={[{ value: indicator, label: name }]}
                place={indicator}
                onClose={close}
                onDone={() => setChosen([])}
              />
            )}
          </ActionDialog>
        </div>
      )}
      <Table
        name={name}
        columns={mayReturn ? [box, ...columns] : columns}
        rows={figures}
        rowKey={({ reportId }) => reportId}
        empty={say(words.noneSent)}
      />
    </>
  );
}

function useColumns({ indicator, unit, figures }: Compared): Column<Figure>[] {
  const say = useSay();
  const greatest = Math.max(0, ...figures.map(({ value }) => Number(value ?? 0)));
  return [
    {
      key: 'unit',
      title: say(words.unit),
      cell: ({ unitId, reportId, number, name, outlier }) => (
        <>
          <Link
            to="/bao-cao-da-gui/$unitId/$reportId/$number"
            params={{ unitId, reportId, number: String(number) }}
            search={{ o: indicator }}
          >
            {name}
          </Link>{' '}
          {outlier && <span className="tag tag-warning">{say(words.outlier)}</span>}
        </>
      ),
    },
    { key: 'figure', title: say(words.figure), figure: true, cell: (one) => shownFigure(one, unit) },
    {
      key: 'bar',
      title: say(words.compare),
      silent: true,
      cell: ({ value, outlier }) => <Bar value={value} greatest={greatest} isFar={outlier} />,
    },
    {
      key: 'last',
      title: say(words.lastPeriod),
      figure: true,
      cell: ({ last }) => (last === null ? '–' : shownFigure({ value: last, missing: null }, unit)),
    },
    { key: 'standing', title: say(words.standing), cell: ({ status }) => say(statusWords[status]) },
  ];
}

/** How long the figure is beside the greatest one; the figure itself is told next to it. */
function Bar({ value, greatest, isFar }: { value: string | null; greatest: number; isFar: boolean }) {
  if (value === null || greatest <= 0) return null;
  const width = `${Math.max(0, (Number(value) * 100) / greatest)}%`;
  return (
    <span className="bar-track" aria-hidden="true">
      <span className={isFar ? 'bar-fill far' : 'bar-fill'} style={{ width }} />
    </span>
  );
}
