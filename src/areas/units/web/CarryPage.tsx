import './units.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import { dayOf, type PlainDate } from '../../../base/plain-date.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { DateFilter, Filters } from '../../../ui/Filters.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { getUnit, showTree } from '../contract.ts';
import type { carryFigures } from '../contract-figures.ts';
import { CarriedFigures } from './CarriedFigures.tsx';
import { CarryForm, type Counted } from './CarryForm.tsx';
import { words } from './words.ts';

type Carried = ResultOf<typeof carryFigures>;

/** Figures of the units below one, as they were on a day, on the boundaries of another. At first: over the day the tiers became three. */
export function CarryPage() {
  const say = useSay();
  const { unitId } = useParams({ from: '/don-vi/$unitId/quy-doi' });
  const { ngay = '2025-06-30', sang = dayOf(new Date()) } = useSearch({ from: '/don-vi/$unitId/quy-doi' });
  const navigate = useNavigate({ from: '/don-vi/$unitId/quy-doi' });
  const change = (part: { ngay?: string; sang?: string }) =>
    navigate({ search: (so) => ({ ...so, ...part }), replace: true, resetScroll: false });
  const name = useAnswer(getUnit, { unitId }).data?.result.versions.at(-1)?.name;
  return (
    <Page
      title={say(words.carry)}
      lead={say(words.carryLead)}
      above={
        <Link to="/don-vi/$unitId" params={{ unitId }}>
          {name ?? say(words.unit)}
        </Link>
      }
    >
      <div className="sheet">
        <Filters>
          <DateFilter label={say(words.figuresOn)} value={ngay} onChange={(day) => change({ ngay: day })} />
          <DateFilter label={say(words.carryTo)} value={sang} onChange={(day) => change({ sang: day })} />
        </Filters>
        <Asked key={`${unitId} ${ngay}`} unitId={unitId} name={name ?? ''} on={ngay} to={sang} />
      </div>
    </Page>
  );
}

type AskedProps = { unitId: string; name: string; on: PlainDate; to: PlainDate };

function Asked({ unitId, name, on, to }: AskedProps) {
  const say = useSay();
  const below = useAnswer(showTree, { date: on, under: unitId });
  const [carried, setCarried] = useState<{ to: PlainDate; result: Carried } | null>(null);
  return (
    <Loaded of={below}>
      {({ units }) => {
        const counted: readonly Counted[] = units.length > 0 ? units : [{ id: unitId, name, code: null }];
        return (
          <>
            <CarryForm units={counted} on={on} to={to} onDone={(result) => setCarried({ to, result })} />
            {carried?.to === to && (
              <Section title={say(words.carried)}>
                <CarriedFigures carried={carried.result} />
              </Section>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
