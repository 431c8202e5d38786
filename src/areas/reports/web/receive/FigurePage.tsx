import { grouped } from '../../../../base/grouped.ts';
import './receive.css';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { urlOf } from '../../../../base/call.ts';
import { uuidv7 } from '../../../../base/id.ts';
import type { ResultOf } from '../../../../base/operation.ts';
import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../../ui/ask.tsx';
import { DeedButton } from '../../../../ui/DeedButton.tsx';
import { Facts } from '../../../../ui/Facts.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { TextField } from '../../../../ui/form/fields.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Page, Section } from '../../../../ui/Page.tsx';
import { shownInstant } from '../../../../ui/show.ts';
import { type Column, Table } from '../../../../ui/Table.tsx';
import { getOriginal } from '../../contract-original.ts';
import { adjustFigure, explainFigure, withdrawAdjustment } from '../../contract-receive.ts';
import { CountedLink } from '../counted/CountedLink.tsx';
import { ProvisionalLine } from '../Provisional.tsx';
import { shownAmount } from './AddedUpPage.tsx';
import { shownFigure } from './shown-figure.ts';
import { words } from './words.ts';

type Explained = ResultOf<typeof explainFigure>;
type Part = Explained['parts'][number];
type Place = { readonly unitId: string; readonly reportId: string };
const from = '/nguon-so-lieu/$unitId/$reportId/$indicator';

/** What one figure is made of, down to the cell of the lowest unit. */
export function FigurePage() {
  const say = useSay();
  const { indicator, ...place } = useParams({ from });
  const { ban } = useSearch({ from });
  const signed = ban === undefined ? {} : { number: Number(ban) };
  const answer = useAnswer(explainFigure, { ...place, indicator, ...signed });
  const figure = answer.data?.result;
  return (
    <Page
      title={figure?.name ?? say(words.source)}
      lead={figure !== undefined && say(words.sentTitle, { unit: figure.reportOf, title: figure.title })}
      above={<Above place={place} indicator={indicator} ban={ban} />}
      actions={
        figure?.adjustable &&
        answer.data?.next.includes('reports.adjustFigure') && (
          <ActionDialog label={say(words.adjust)} title={say(words.adjust)}>
            {(close) => <Adjust {...place} indicator={indicator} onClose={close} />}
          </ActionDialog>
        )
      }
    >
      <Loaded of={answer}>
        {(shown, next) => (
          <>
            <ProvisionalLine of={shown.provisional} />
            <Head figure={shown} unitId={place.unitId} />
            {isNumber(shown.value) && (
              <p className="figure-ways">
                <Link
                  className="button-link plain"
                  to="/xu-huong/$unitId"
                  params={{ unitId: place.unitId }}
                  search={{ chiTieu: indicator, ky: shown.kind }}
                >
                  {say(words.trends)}
                </Link>
              </p>
            )}
            {shown.terms.length > 0 && <Terms terms={shown.terms} place={place} ban={ban} />}
            {shown.parts.length > 0 && <Parts figure={shown} own={place.unitId} />}
            {shown.adjustments.length > 0 && (
              <Adjustments
                figure={shown}
                place={place}
                mayWithdraw={shown.adjustable && next.includes('reports.withdrawAdjustment')}
              />
            )}
            {shown.missingUnits.length > 0 && (
              <Section title={say(words.missingUnits)}>
                <Missing units={shown.missingUnits} />
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Grouped by why: a unit may have told a rate, and yet nothing that could be added up. */
function Missing({ units }: { units: Explained['missingUnits'] }) {
  const say = useSay();
  return (
    <ul>
      {[...grouped(units, ({ why }) => why)].map(([why, all]) => (
        <li key={why}>
          {say(words.lacks[why])}: {all.map(({ name }) => name).join(', ')}
        </li>
      ))}
    </ul>
  );
}

const isNumber = (value: string | null): boolean => value !== null && /^-?[\d.]+$/.test(value);

/** Back to the cell where it stands. */
function Above({ place, indicator, ban }: { place: Place; indicator: string; ban: string | undefined }) {
  const say = useSay();
  if (ban === undefined)
    return (
      <Link to="/cong-so-lieu/$unitId/$reportId" params={place}>
        {say(words.toAddedUp)}
      </Link>
    );
  return (
    <Link
      to="/bao-cao-da-gui/$unitId/$reportId/$number"
      params={{ ...place, number: ban }}
      search={{ o: indicator }}
    >
      {say(words.sentReport)}
    </Link>
  );
}

function Head({ figure, unitId }: { figure: Explained; unitId: string }) {
  const say = useSay();
  const { unit, source, by, at, origin, original, counted } = figure;
  const known = source === null ? undefined : words.sources[source];
  return (
    <Section title={say(words.figure)}>
      <p className="big-figure">
        {shownFigure(figure, unit) || '–'}{' '}
        {figure.missing === null && <span className="soft small">{unit}</span>}
      </p>
      <Facts
        facts={[
          [say(words.source), known === undefined ? source : say(known)],
          ...(by === null ? [] : [[say(words.enteredBy), by] as const]),
          ...(at === null ? [] : [[say(words.when), shownInstant(at)] as const]),
          ...(origin === null ? [] : [[say(words.origin), origin] as const]),
          ...(counted === null
            ? []
            : [[say(words.register), <Counted key="counted" {...{ unitId, counted }} />] as const]),
          ...(original === null
            ? []
            : [[say(words.original), <Original key="original" {...{ unitId, original }} />] as const]),
        ]}
      />
    </Section>
  );
}

type CountedProps = { unitId: string; counted: NonNullable<Explained['counted']> };

/** How many entries it was counted from, and the way to them. */
function Counted({ unitId, counted }: CountedProps) {
  const say = useSay();
  const told = say(words.countedFrom, { figure: counted.figure, at: shownInstant(counted.at) });
  if (!counted.readable) return told;
  const listName = say(counted.list === null ? words.toCountedList : words.toKeptList);
  return (
    <>
      {told}.{' '}
      <CountedLink unitId={unitId} of={counted} label={listName}>
        {listName}
      </CountedLink>
    </>
  );
}

type OriginalProps = { unitId: string; original: NonNullable<Explained['original']> };

/** The file as it was brought. */
const Original = ({ unitId, original: { fileId, name } }: OriginalProps) => (
  <a href={urlOf(getOriginal, { unitId, fileId })} download={name}>
    {name}
  </a>
);

type TermsProps = { terms: Explained['terms']; place: Place; ban: string | undefined };

function Terms({ terms, place, ban }: TermsProps) {
  const say = useSay();
  const columns: Column<Explained['terms'][number]>[] = [
    {
      key: 'name',
      title: say(words.indicator),
      cell: ({ indicator, name }) => (
        <Link to={from} params={{ ...place, indicator }} search={{ ban }}>
          {name}
        </Link>
      ),
    },
    { key: 'figure', title: say(words.figure), figure: true, cell: (term) => shownFigure(term, null) || '–' },
  ];
  return (
    <Section title={say(words.terms)}>
      <Table
        name={say(words.terms)}
        columns={columns}
        rows={terms}
        rowKey={({ indicator }) => indicator}
        empty=""
      />
    </Section>
  );
}

function Parts({ figure, own }: { figure: Explained; own: string }) {
  const say = useSay();
  const { indicator, unit, parts } = figure;
  const columns: Column<Part>[] = [
    {
      key: 'unit',
      title: say(words.unit),
      cell: ({ unitId, name, received }) => (
        <>
          {name} {unitId === own && <span className="soft small">({say(words.ownPart)})</span>}
          {!received && <span className="tag tag-soft">{say(words.notReceived)}</span>}
        </>
      ),
    },
    {
      key: 'figure',
      title: say(words.figure),
      figure: true,
      cell: (part) => <PartFigure {...{ part, own, indicator, unit }} />,
    },
    ...(parts.some(({ by }) => by !== null)
      ? [{ key: 'by', title: say(words.givenBy), cell: (part: Part) => <Given {...part} own={own} /> }]
      : []),
    {
      key: 'report',
      title: say(words.deeds),
      silent: true,
      cell: ({ unitId, reportId, number, name }) =>
        unitId !== own && (
          <Link
            to="/bao-cao-da-gui/$unitId/$reportId/$number"
            params={{ unitId, reportId, number: String(number) }}
            search={{ o: indicator }}
            aria-label={say(words.openReportOf, { unit: name })}
          >
            {say(words.openReport)}
          </Link>
        ),
    },
  ];
  return (
    <Section title={say(words.parts)}>
      <Table
        name={say(words.parts)}
        columns={columns}
        rows={ownFirst(parts, own)}
        rowKey={({ unitId }) => unitId}
        empty=""
      />
    </Section>
  );
}

const inVietnamese = new Intl.Collator('vi', { numeric: true });
const ownFirst = (parts: readonly Part[], own: string): Part[] =>
  [...parts].sort(
    (a, b) => Number(b.unitId === own) - Number(a.unitId === own) || inVietnamese.compare(a.name, b.name),
  );

/** Who took the version of a lower unit, or typed the own part. */
function Given({ unitId, number, by, at, own }: Part & { own: string }) {
  const say = useSay();
  if (by === null) return null;
  const when = at === null ? '' : `, ${shownInstant(at)}`;
  return (
    <span className="small">
      {say(unitId === own ? words.typedByWhom : words.takenByWhom, { number: String(number), by })}
      {when}
    </span>
  );
}

type PartProps = { part: Part; own: string; indicator: string; unit: string | null };

/** The figure of a lower unit leads on to what that one is made of. */
function PartFigure({ part, own, indicator, unit }: PartProps) {
  const say = useSay();
  const { unitId, reportId, number, name } = part;
  const figure = shownFigure(part, unit);
  if (unitId === own) return figure;
  return (
    <Link
      to={from}
      params={{ unitId, reportId, indicator }}
      search={{ ban: String(number) }}
      aria-label={say(words.sourceOf, { name, figure })}
    >
      {figure}
    </Link>
  );
}

type AdjustmentsProps = { figure: Explained; place: Place; mayWithdraw: boolean };

function Adjustments({ figure, place, mayWithdraw }: AdjustmentsProps) {
  const say = useSay();
  const { unit, adjustments } = figure;
  const columns: Column<Explained['adjustments'][number]>[] = [
    {
      key: 'amount',
      title: say(words.amount),
      figure: true,
      cell: ({ amount }) => shownAmount(amount, unit),
    },
    { key: 'reason', title: say(words.reason), cell: ({ reason }) => reason },
    { key: 'by', title: say(words.by), cell: ({ by }) => by },
    { key: 'at', title: say(words.when), cell: ({ at }) => shownInstant(at) },
    {
      key: 'deeds',
      title: say(words.deeds),
      silent: true,
      cell: ({ id, amount }) =>
        mayWithdraw && (
          <DeedButton
            operation={withdrawAdjustment}
            input={{ ...place, id }}
            label={say(words.withdraw)}
            sure={say(words.withdrawSure, { amount: shownAmount(amount, unit) })}
            small
          />
        ),
    },
  ];
  return (
    <Section title={say(words.adjustments)}>
      <Table
        name={say(words.adjustments)}
        columns={columns}
        rows={adjustments}
        rowKey={({ id, amount, reason }) => `${id} ${amount} ${reason}`}
        empty=""
      />
    </Section>
  );
}

type AdjustProps = Place & { indicator: string; onClose: () => void };

function Adjust({ unitId, reportId, indicator, onClose }: AdjustProps) {
  const say = useSay();
  const [id, setId] = useState(uuidv7);
  return (
    <>
      <p className="dialog-text">{say(words.adjustText)}</p>
      <Form
        operation={adjustFigure}
        submit={say(words.save)}
        onCancel={onClose}
        again
        input={(typed) => ({
          id,
          unitId,
          reportId,
          indicator,
          amount: typed.text('amount'),
          reason: typed.text('reason'),
        })}
        onDone={() => {
          setId(uuidv7());
          onClose();
        }}
      >
        <TextField name="amount" label={say(words.amount)} hint={say(words.amountHint)} short />
        <TextField name="reason" label={say(words.reason)} lines={2} spellCheck />
      </Form>
    </>
  );
}
