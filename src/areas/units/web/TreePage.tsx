import './units.css';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { urlOf } from '../../../base/call.ts';
import { dayOf, type PlainDate } from '../../../base/plain-date.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { DateFilter, Filters, TextFilter } from '../../../ui/Filters.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Page } from '../../../ui/Page.tsx';
import { shownCount } from '../../../ui/show.ts';
import { exportTree, showTree } from '../contract.ts';
import { FoundUnits } from './FoundUnits.tsx';
import { UnitChoices } from './UnitChoices.tsx';
import { words } from './words.ts';

/** The tree as it was on any day, or what a name finds in it. Day and name stand in the address, to be sent on. */
export function TreePage() {
  const say = useSay();
  const { ngay, tim = '' } = useSearch({ from: '/don-vi' });
  const navigate = useNavigate({ from: '/don-vi' });
  const today = dayOf(new Date());
  const date = ngay ?? today;
  const change = (part: { ngay?: string; tim?: string }) =>
    navigate({ search: (so) => ({ ...so, ...part }), replace: true, resetScroll: false });
  return (
    <Page
      title={say(words.units)}
      lead={say(words.unitsLead)}
      actions={
        <>
          <Link className="button-link plain" to="/don-vi/so-sanh">
            {say(words.compare)}
          </Link>
          <a className="button-link plain" href={urlOf(exportTree, { date })}>
            {say(words.export)}
          </a>
        </>
      }
    >
      <div className="sheet">
        <Filters>
          <DateFilter
            label={say(words.onDate)}
            value={date}
            onChange={(day) => change({ ngay: day === today ? '' : day })}
          />
          <TextFilter label={say(words.search)} value={tim} onChange={(text) => change({ tim: text })} />
        </Filters>
        {tim.trim() === '' ? <Tree date={date} /> : <FoundUnits key={tim} text={tim} />}
      </div>
    </Page>
  );
}

function Tree({ date }: { date: PlainDate }) {
  const say = useSay();
  const answer = useAnswer(showTree, { date });
  return (
    <Loaded of={answer}>
      {({ units, total, path }) => (
        <>
          <p className="totals">
            {path.map(({ id, name }) => (
              <Link key={id} to="/don-vi/$unitId" params={{ unitId: id }}>
                {name}
              </Link>
            ))}
            {(['provinces', 'districts', 'communes'] as const)
              .filter((kind) => total[kind] > 0)
              .map((kind) => (
                <span key={kind} className="tag tag-soft">
                  {say(words[kind], { count: shownCount(total[kind]) })}
                </span>
              ))}
          </p>
          {units.length === 0 ? (
            <p className="soft">{say(words.emptyTree)}</p>
          ) : (
            <UnitChoices key={date} units={units} date={date} line={(unit) => <UnitLine unit={unit} />} />
          )}
        </>
      )}
    </Loaded>
  );
}

function UnitLine({ unit }: { unit: { id: string; name: string; code?: string | null } }) {
  const say = useSay();
  return (
    <span className="unit-line">
      <Link to="/don-vi/$unitId" params={{ unitId: unit.id }}>
        {unit.name}
      </Link>
      {typeof unit.code === 'string' && (
        <span className="unit-code">{say(words.codeOf, { code: unit.code })}</span>
      )}
    </span>
  );
}
