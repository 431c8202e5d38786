import './receive.css';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { fold } from '../../../../base/fold.ts';
import type { ResultOf } from '../../../../base/operation.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { DeedButton } from '../../../../ui/DeedButton.tsx';
import { Filters, FlagFilter, TextFilter } from '../../../../ui/Filters.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Page, Section } from '../../../../ui/Page.tsx';
import { shownCount } from '../../../../ui/show.ts';
import { type Column, Table } from '../../../../ui/Table.tsx';
import { showAddedUp, takeFigures } from '../../contract-receive.ts';
import { ProvisionalLine } from '../Provisional.tsx';
import { statusWords } from '../words.ts';
import { shownFigure } from './shown-figure.ts';
import { words } from './words.ts';

type AddedUp = ResultOf<typeof showAddedUp>;
type Figure = AddedUp['figures'][number];
type Child = AddedUp['children'][number];
type Place = { readonly unitId: string; readonly reportId: string };

/** What a unit's figures are with those below added up; newer ones below are told and wait to be taken. */
export function AddedUpPage() {
  const say = useSay();
  const place = useParams({ from: '/cong-so-lieu/$unitId/$reportId' });
  const answer = useAnswer(showAddedUp, place);
  const shown = answer.data?.result;
  return (
    <Page
      title={shown === undefined ? say(words.addedUp) : say(words.addedUpTitle, { unit: shown.unit })}
      lead={shown?.title}
      above={
        shown !== undefined && (
          <Link
            to="/dot-bao-cao/$unitId/$campaignId"
            params={{ unitId: place.unitId, campaignId: shown.campaignId }}
          >
            {say(words.toMatrix)}
          </Link>
        )
      }
    >
      <Loaded of={answer}>
        {(added, next) =>
          added.children.length === 0 ? (
            <Notice kind="note" title={say(words.nothingBelow)} />
          ) : (
            <>
              <ProvisionalLine of={added.provisional} />
              {!added.open && <Closed added={added} place={place} />}
              <Children
                added={added}
                place={place}
                mayTake={added.open && next.includes('reports.takeFigures')}
              />
              <Figures figures={added.figures} place={place} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** What is signed takes figures by a correction alone. */
function Closed({ added, place }: { added: AddedUp; place: Place }) {
  const say = useSay();
  if (!added.correctable) return <Notice kind="note" title={say(words.notOpen)} />;
  return (
    <Notice kind="note" title={say(words.byCorrection)}>
      <Link to="/bao-cao/$unitId/$reportId" params={place}>
        {say(words.toCorrection)}
      </Link>
    </Notice>
  );
}

/** A version that was returned is no longer the unit's word. */
const isBehind = ({ taken, standing }: Child): boolean => standing > taken;
const standingOf = ({ unitId, reportId, standing: number }: Child) => ({ unitId, reportId, number });
const receivedOf = ({ unitId, reportId, received }: Child) => ({ unitId, reportId, number: received });
const isMerelySent = ({ standing, received }: Child): boolean => standing > received;

function Children({ added, place, mayTake }: { added: AddedUp; place: Place; mayTake: boolean }) {
  const say = useSay();
  const behind = added.children.filter(isBehind);
  const rows = [...behind, ...added.children.filter((child) => !isBehind(child))];
  return (
    <Section title={say(words.below)} actions={mayTake && <TakeAll behind={behind} place={place} />}>
      <Table
        name={say(words.below)}
        columns={useChildColumns(place, mayTake)}
        rows={rows}
        rowKey={({ reportId }) => reportId}
        empty={say(words.nothingBelow)}
      />
    </Section>
  );
}

/** What was received is taken at a click; what was merely sent after asking back. */
function TakeAll({ behind, place }: { behind: readonly Child[]; place: Place }) {
  const say = useSay();
  const received = behind.filter((child) => child.received > child.taken);
  const sent = behind.filter(isMerelySent);
  return (
    <>
      {received.length > 0 && (
        <DeedButton
          operation={takeFigures}
          input={{ ...place, children: received.map(receivedOf) }}
          label={say(sent.length === 0 ? words.takeAll : words.takeReceived, { count: received.length })}
          main
        />
      )}
      {sent.length > 0 && (
        <DeedButton
          operation={takeFigures}
          input={{ ...place, children: behind.map(standingOf), alsoSent: true }}
          label={say(words.takeSent, { count: behind.length })}
          sure={sureOf(say, behind.length, sent)}
        />
      )}
    </>
  );
}

const sureOf = (say: Say, count: number, sent: readonly Child[]): string =>
  say(words.takeSentSure, { count, sent: sent.length, units: sent.map(({ name }) => name).join(', ') });

function useChildColumns(place: Place, mayTake: boolean): Column<Child>[] {
  const say = useSay();
  return [
    { key: 'unit', title: say(words.unit), cell: (child) => <ChildName child={child} /> },
    { key: 'status', title: say(words.standing), cell: ({ status }) => say(statusWords[status]) },
    {
      key: 'taken',
      title: say(words.takenVersion),
      cell: ({ taken, received }) => <VersionShown number={taken} received={received} />,
    },
    {
      key: 'newest',
      title: say(words.newestVersion),
      cell: ({ newest, received, standing }) =>
        standing < newest && received < newest ? (
          <ReturnedVersion number={newest} />
        ) : (
          <VersionShown number={newest} received={received} />
        ),
    },
    {
      key: 'deeds',
      title: say(words.deeds),
      silent: true,
      cell: (child) =>
        mayTake &&
        isBehind(child) && (
          <DeedButton
            operation={takeFigures}
            input={{ ...place, children: [standingOf(child)], alsoSent: isMerelySent(child) }}
            label={say(words.take)}
            about={say(words.takeOf, { unit: child.name })}
            sure={isMerelySent(child) ? sureOf(say, 1, [child]) : undefined}
            small
          />
        ),
    },
  ];
}

function VersionShown({ number, received }: { number: number; received: number }) {
  const say = useSay();
  if (number === 0) return say(words.none);
  return (
    <>
      {say(words.versionNumber, { number })}
      {number > received && <span className="tag tag-soft after">{say(words.notReceived)}</span>}
    </>
  );
}

/** It waits no more to be received: it lies with its unit. */
function ReturnedVersion({ number }: { number: number }) {
  const say = useSay();
  return (
    <>
      {say(words.versionNumber, { number })}
      <span className="tag tag-soft after">{say(words.versionReturned)}</span>
    </>
  );
}

function ChildName({ child: { unitId, reportId, newest, name } }: { child: Child }) {
  if (newest === 0) return name;
  return (
    <Link
      to="/bao-cao-da-gui/$unitId/$reportId/$number"
      params={{ unitId, reportId, number: String(newest) }}
    >
      {name}
    </Link>
  );
}

function Figures({ figures, place }: { figures: readonly Figure[]; place: Place }) {
  const say = useSay();
  const [text, setText] = useState('');
  const [changed, setChanged] = useState(false);
  const newer = figures.filter(({ proposed }) => proposed !== null);
  const rows = [...newer, ...(changed ? [] : figures.filter(({ proposed }) => proposed === null))];
  return (
    <Section title={say(words.figures)} lead={say(words.figuresLead)}>
      <Filters>
        <TextFilter label={say(words.findIndicator)} value={text} onChange={setText} />
        <FlagFilter
          label={say(words.onlyChanged, { count: newer.length })}
          value={changed}
          onChange={setChanged}
        />
      </Filters>
      <div className="plain-figures">
        <Table
          name={say(words.figures)}
          columns={useColumns(place)}
          rows={rows.filter(({ name }) => fold(name).includes(fold(text)))}
          rowKey={({ indicator }) => indicator}
          empty={say(words.noFigures)}
        />
      </div>
    </Section>
  );
}

function useColumns(place: Place): Column<Figure>[] {
  const say = useSay();
  return [
    {
      key: 'name',
      title: say(words.indicator),
      cell: ({ indicator, name, unit }) => (
        <>
          <Link to="/nguon-so-lieu/$unitId/$reportId/$indicator" params={{ ...place, indicator }}>
            {name}
          </Link>{' '}
          {unit !== null && <span className="soft small">({unit})</span>}
        </>
      ),
    },
    {
      key: 'value',
      title: say(words.value),
      figure: true,
      cell: (figure) => shownFigure(figure, figure.unit) || '–',
    },
    {
      key: 'proposed',
      title: say(words.proposed),
      figure: true,
      cell: ({ proposed, unit }) =>
        proposed !== null && <mark className="newer">{shownProposed(proposed, unit)}</mark>,
    },
    {
      key: 'adjusted',
      title: say(words.adjusted),
      figure: true,
      cell: ({ adjusted, unit }) => adjusted !== null && shownAmount(adjusted, unit),
    },
    {
      key: 'missing',
      title: say(words.missing),
      figure: true,
      cell: ({ missingUnits }) => (missingUnits === 0 ? null : shownCount(missingUnits)),
    },
  ];
}

/** A reason stands where the newest versions have no figure. */
const shownProposed = (proposed: string, unit: string | null): string =>
  /\d/.test(proposed)
    ? shownFigure({ value: proposed, missing: null }, unit)
    : shownFigure({ value: null, missing: proposed }, unit);

/** An amount with its sign. */
export const shownAmount = (amount: string, unit: string | null): string =>
  `${amount.startsWith('-') ? '' : '+'}${shownFigure({ value: amount, missing: null }, unit)}`;
