import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ResultOf } from '../../../../base/operation.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Filters, SelectFilter } from '../../../../ui/Filters.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { type Column, Table } from '../../../../ui/Table.tsx';
import { compareNames } from '../../../units/tree.ts';
import { listCampaigns } from '../../contract-campaign.ts';
import { listIndicators } from '../../contract-desk.ts';
import { showIndicator } from '../../contract-receive.ts';
import { ProvisionalLine } from '../Provisional.tsx';
import { shownFigure } from '../receive/shown-figure.ts';
import { statusWords } from '../words.ts';
import { ChartPicture } from './ChartPicture.tsx';
import { Heat } from './Heat.tsx';
import { words } from './words.ts';

const from = '/xu-huong/$unitId';
type Place = { readonly unitId: string; readonly campaignId: string };
type Figure = ResultOf<typeof showIndicator>['figures'][number];

/** The units below in one campaign: one indicator of all of them, and all their rates at once. */
export function Across({ unitId }: { unitId: string }) {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ from });
  const answer = useAnswer(listCampaigns, { unitId, size: 100 });
  return (
    <Loaded of={answer}>
      {({ campaigns }) => {
        const campaign = campaigns.find(({ id }) => id === search.dot) ?? campaigns[0];
        if (campaign === undefined) return null;
        const place = { unitId, campaignId: campaign.id };
        return (
          <>
            <Section title={say(words.compare)}>
              <Filters>
                <SelectFilter
                  label={say(words.campaign)}
                  value={campaign.id}
                  options={campaigns.map(({ id, title }) => ({ value: id, label: title }))}
                  onChange={(dot) =>
                    navigate({ to: from, params: { unitId }, search: { ...search, dot }, replace: true })
                  }
                />
              </Filters>
              <Compare place={place} wanted={search.chiTieu} title={campaign.title} />
            </Section>
            <Heat place={place} title={campaign.title} />
          </>
        );
      }}
    </Loaded>
  );
}

type Props = { place: Place; wanted: string | undefined; title: string };

/** The indicator of the trend above, where the campaign asks for it; otherwise its first one. */
function Compare({ place, wanted, title }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const search = useSearch({ from });
  const list = useAnswer(listIndicators, place);
  const choose = (chiTieu: string) =>
    navigate({
      to: from,
      params: { unitId: place.unitId },
      search: { ...search, chiTieu },
      replace: true,
    });
  return (
    <Loaded of={list}>
      {({ indicators }) => {
        const comparable = indicators.filter((one) => one.comparable);
        const chosen = comparable.find(({ indicator }) => indicator === wanted) ?? comparable[0];
        if (chosen === undefined) return null;
        return (
          <>
            <Filters>
              <SelectFilter
                label={say(words.indicator)}
                value={chosen.indicator}
                options={comparable.map(({ indicator, name, unit, form }) => ({
                  value: indicator,
                  group: form,
                  label: unit === null ? name : say(words.named, { name, unit }),
                }))}
                onChange={choose}
              />
            </Filters>
            <Compared place={place} indicator={chosen.indicator} title={title} />
          </>
        );
      }}
    </Loaded>
  );
}

function Compared({ place, indicator, title }: { place: Place; indicator: string; title: string }) {
  const say = useSay();
  const answer = useAnswer(showIndicator, { ...place, indicator, size: 200 }, { keep: true });
  return (
    <Loaded of={answer}>
      {({ name, unit, figures, provisional }) => {
        if (figures.length === 0) return <p className="soft">{say(words.noneSent)}</p>;
        const isDrawn = figures.some(({ value }) => value !== null);
        return (
          <>
            <h3>{unit === null ? name : say(words.named, { name, unit })}</h3>
            <ProvisionalLine of={provisional} />
            <div className="beside">
              {isDrawn ? (
                <ChartPicture
                  asked={{ ...place, chart: 'comparison', indicator }}
                  title={`${name}, ${title}`}
                />
              ) : (
                <p className="soft">{say(words.noChart)}</p>
              )}
              <Figures figures={figures} unit={unit} name={name} indicator={indicator} />
            </div>
            <p>
              <Link to="/so-sanh-chi-tieu/$unitId/$campaignId" params={place} search={{ chiTieu: indicator }}>
                {say(words.compareMore)}
              </Link>
            </p>
          </>
        );
      }}
    </Loaded>
  );
}

type FiguresProps = { figures: readonly Figure[]; unit: string | null; name: string; indicator: string };

function Figures({ figures, unit, name, indicator }: FiguresProps) {
  const say = useSay();
  const columns: Column<Figure>[] = [
    {
      key: 'unit',
      title: say(words.unit),
      cell: ({ unitId, reportId, number, name: unitName, outlier, status }) => (
        <>
          <Link
            to="/bao-cao-da-gui/$unitId/$reportId/$number"
            params={{ unitId, reportId, number: String(number) }}
            search={{ o: indicator }}
          >
            {unitName}
          </Link>{' '}
          {outlier && <span className="tag tag-warning">{say(words.outlier)}</span>}{' '}
          {status !== 'received' && <span className="tag tag-soft">{say(statusWords[status])}</span>}
        </>
      ),
    },
    { key: 'figure', title: say(words.figure), figure: true, cell: (one) => shownFigure(one, unit) },
  ];
  // As the chart beside it draws them.
  const rows = [...figures].sort((a, b) => compareNames(a.name, b.name));
  return <Table name={name} columns={columns} rows={rows} rowKey={({ reportId }) => reportId} empty="" />;
}
