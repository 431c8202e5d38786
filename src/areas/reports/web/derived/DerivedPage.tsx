import { grouped } from '../../../../base/grouped.ts';
import { printed } from '../../../../base/plain-date.ts';
import '../entry/entry.css';
import '../entry/parts.css';
import './derived.css';
import { Link, useParams } from '@tanstack/react-router';
import type { ResultOf } from '../../../../base/operation.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { DeedButton } from '../../../../ui/DeedButton.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Page, Section } from '../../../../ui/Page.tsx';
import { type Column, Table } from '../../../../ui/Table.tsx';
import { proposeDerived, takeDerived } from '../../contract-derived.ts';
import { words as entryWords } from '../entry/words.ts';
import { shownFigure } from '../receive/shown-figure.ts';
import { sureWords, words } from './words.ts';

type Derived = ResultOf<typeof proposeDerived>;
type Figure = Derived['figures'][number];
type Part = Figure['parts'][number];
type Place = { readonly unitId: string; readonly reportId: string };

/** What units before this one had signed of cumulative figures, to be confirmed one by one or all. */
export function DerivedPage() {
  const say = useSay();
  const place = useParams({ from: '/bao-cao/$unitId/$reportId/suy-ra' });
  const answer = useAnswer(proposeDerived, place);
  const shown = answer.data?.result;
  return (
    <Page
      title={say(entryWords.toDerived)}
      lead={shown && say(words.lead, { unit: shown.unit, title: shown.title })}
      above={
        <Link to="/bao-cao/$unitId/$reportId" params={place}>
          {say(entryWords.toReport)}
        </Link>
      }
    >
      <Loaded of={answer}>
        {({ figures, lacking, isOpen }) => (
          <>
            {figures.length + lacking.length === 0 && <Notice kind="note" title={say(words.none)} />}
            {figures.length > 0 && <Proposed figures={figures} place={place} />}
            {lacking.length > 0 && <Lacking lacking={lacking} isOpen={isOpen} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

const seen = ({ indicator, value, version }: Figure) => ({ indicator, value, version });

function Proposed({ figures, place }: { figures: readonly Figure[]; place: Place }) {
  const say = useSay();
  const together = gapsOfAll(figures);
  const waiting = figures.filter(({ taken, editable }) => !taken && editable);
  return (
    <Section
      title={say(words.figures)}
      lead={say(words.hint)}
      actions={
        waiting.length > 1 && (
          <DeedButton
            main
            operation={takeDerived}
            input={{ ...place, figures: waiting.map(seen) }}
            label={say(words.takeAll, { count: waiting.length })}
            sure={sureOf(say, waiting)}
          />
        )
      }
    >
      {together.length > 0 && (
        <Notice kind="warning" title={say(words.gapsOfAll)}>
          <ul>
            {together.map((gap) => (
              <li key={gapKey(gap)}>{gapText(gap, say)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Table
        name={say(words.figures)}
        columns={columnsFor(say, place, together)}
        rows={figures}
        rowKey={({ indicator }) => indicator}
        empty=""
      />
    </Section>
  );
}

/** Before all are confirmed at once: how many hold nothing of the unit's own, and which days are in none. */
function sureOf(say: Say, waiting: readonly Figure[]): string {
  const bare = waiting.filter(({ own }) => own === null).length;
  const gaps = waiting.flatMap((figure) => figure.gaps.map((gap) => daysOf(say, gap)));
  const list = [...new Set(gaps)].join('; ');
  return [
    say(sureWords.all, { count: waiting.length }),
    ...(bare === 0 ? [] : [say(sureWords.own, { count: bare })]),
    ...(list === '' ? [] : [say(sureWords.gaps, { list })]),
  ].join(' ');
}

const daysOf = (say: Say, { name, from, to }: Figure['gaps'][number]): string =>
  say(sureWords.days, { unit: name, from: printed(from), to: printed(to) });

type Gap = Figure['gaps'][number];
const gapKey = ({ unitId, from, to }: Gap): string => `${unitId} ${from} ${to}`;
const gapText = ({ name, from, to }: Gap, say: Say): string =>
  say(words.gap, { unit: name, from: printed(from), to: printed(to) });

/** What all figures lack alike is said once above them. */
function gapsOfAll(figures: readonly Figure[]): readonly Gap[] {
  if (figures.length < 2) return [];
  const lackedBy = (gap: Gap) => (figure: Figure) => figure.gaps.some((own) => gapKey(own) === gapKey(gap));
  return figures[0]!.gaps.filter((gap) => figures.every(lackedBy(gap)));
}

function columnsFor(say: Say, place: Place, together: readonly Gap[]): Column<Figure>[] {
  const shown = (value: string, { unit }: Figure) => shownFigure({ value, missing: null }, unit);
  return [
    {
      key: 'name',
      title: say(entryWords.indicator),
      cell: ({ name, unit }) => (
        <>
          {name} {unit !== null && <span className="soft small">({unit})</span>}
        </>
      ),
    },
    {
      key: 'own',
      title: say(words.own),
      figure: true,
      cell: (figure) =>
        figure.own === null ? (
          <span className="soft">{say(words.ownBlank)}</span>
        ) : (
          <>
            {shown(figure.own, figure)}
            {figure.holds !== null && (
              <span className="soft small derived-holds">
                {say(words.holds, { value: shown(figure.holds, figure) })}
              </span>
            )}
          </>
        ),
    },
    { key: 'parts', title: say(words.parts), cell: (figure) => <Parts {...{ figure, together }} /> },
    {
      key: 'sum',
      title: say(words.sum),
      figure: true,
      cell: (figure) => <strong>{shown(figure.value, figure)}</strong>,
    },
    {
      key: 'take',
      title: say(entryWords.deeds),
      silent: true,
      cell: (figure) => <Take {...{ figure, place }} />,
    },
  ];
}

/** What a former unit said: that nothing arose is no 0. */
const shownPart = ({ value, nothingArose }: Part, { unit }: Figure) =>
  shownFigure(nothingArose ? { value: null, missing: 'nothing-arose' } : { value, missing: null }, unit);

function Parts({ figure, together }: { figure: Figure; together: readonly Gap[] }) {
  const say = useSay();
  const said = new Set(together.map(gapKey));
  const gaps = figure.gaps.filter((gap) => !said.has(gapKey(gap)));
  return (
    <ul className="derived-parts">
      {figure.parts.map((part) => (
        <li key={part.reportId}>
          <span className="figure">{shownPart(part, figure)}</span>{' '}
          <Former part={part} indicator={figure.indicator} />
        </li>
      ))}
      {gaps.map((gap) => (
        <li key={gapKey(gap)} className="soft small derived-gap">
          {gapText(gap, say)}
        </li>
      ))}
    </ul>
  );
}

/** The very version that it was signed in, for who may open it. */
function Former({ part, indicator }: { part: Part; indicator: string }) {
  const say = useSay();
  const { unitId, reportId, number, name, readable, from, to } = part;
  const told = say(words.part, { unit: name, number, from: printed(from), to: printed(to) });
  if (!readable) return told;
  return (
    <Link
      to="/bao-cao-da-gui/$unitId/$reportId/$number"
      params={{ unitId, reportId, number: String(number) }}
      search={{ o: indicator }}
    >
      {told}
    </Link>
  );
}

function Take({ figure, place }: { figure: Figure; place: Place }) {
  const say = useSay();
  if (figure.taken) return <span className="tag tag-held">{say(words.taken)}</span>;
  if (!figure.editable) return null;
  return (
    <DeedButton
      small
      operation={takeDerived}
      input={{ ...place, figures: [seen(figure)] }}
      label={say(words.take)}
      about={say(words.takeOf, { name: figure.name })}
    />
  );
}

/** Grouped by what is the matter: a merger lacks the same unit for most figures. */
function Lacking({ lacking, isOpen }: Pick<Derived, 'lacking' | 'isOpen'>) {
  const say = useSay();
  const groups = [...grouped(lacking, ({ message }) => say(message))];
  return (
    <Section title={say(words.lacking)} lead={isOpen ? say(words.lackingHint) : undefined}>
      {groups.map(([message, own]) => (
        <details key={message} className="part-sections">
          <summary>{say(words.lackingOf, { message, count: own.length })}</summary>
          <ul>
            {own.map(({ indicator, name }) => (
              <li key={indicator}>{name}</li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  );
}
