import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Button } from '../../../../ui/Button.tsx';
import { type Say, useSay } from '../../../../ui/language.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { type Column, Table } from '../../../../ui/Table.tsx';
import type { ReturnAt } from './ReturnReports.tsx';
import type { Place, Sent } from './SentPage.tsx';
import { words } from './words.ts';

type Row = Sent['tables'][number]['values'][number];

/** Where a figure stands on the page. */
export const anchorOf = (indicator: string) => `o-${indicator}`;

type Props = { sent: Sent; place: Place; sought: string | undefined; returnAt: ReturnAt | null };

/** Every form of the report; the cell that somebody came for is in sight. */
export function SentForms({ sent, place, sought, returnAt }: Props) {
  const say = useSay();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version has another row of that name
  useEffect(() => {
    if (sought !== undefined) document.getElementById(anchorOf(sought))?.scrollIntoView({ block: 'center' });
  }, [sought, place.number]);
  const columns = columnsOf(place, sought, say);
  const deed: Column<Row> = {
    key: 'return',
    title: say(words.return),
    cell: ({ indicator, label }) =>
      indicator !== null && (
        <Button
          size="small"
          aria-label={say(words.returnAt, { name: label })}
          onClick={() => returnAt?.(indicator)}
        >
          {say(words.return)}
        </Button>
      ),
  };
  return (
    <Section title={say(words.forms)}>
      <ul className="form-list">
        {sent.tables.map(({ title }, index) => (
          <li key={title}>
            <a href={`#bieu-${index + 1}`}>{title}</a>
          </li>
        ))}
      </ul>
      {sent.tables.map(({ title, values }, index) => (
        <div key={title} className="sent-form plain-figures">
          <h3 id={`bieu-${index + 1}`}>{title}</h3>
          <Table
            name={title}
            columns={returnAt === null ? columns : [...columns, deed]}
            rows={values}
            rowKey={({ indicator, code, label }) => `${code} ${indicator} ${label}`}
            empty=""
          />
        </div>
      ))}
    </Section>
  );
}

function columnsOf(place: Place, sought: string | undefined, say: Say): Column<Row>[] {
  return [
    { key: 'label', title: say(words.indicator), cell: (row) => <Label row={row} /> },
    {
      key: 'figure',
      title: say(words.figure),
      figure: true,
      cell: (row) => <SentFigure row={row} place={place} isSought={row.indicator === sought} />,
    },
    { key: 'note', title: say(words.note), cell: (row) => <SentNote row={row} /> },
  ];
}

/** The number, the words and the unit as the form prints them. */
function Label({ row: { indicator, code, label, unit, depth } }: { row: Row }) {
  return (
    <span className={`form-label depth-${depth}${indicator === null ? ' form-heading-row' : ''}`}>
      {code !== null && `${code}. `}
      {label} {unit !== null && <span className="soft small">({unit})</span>}
    </span>
  );
}

/** A figure, the way to where it comes from, and what it was before. */
function SentFigure({ row, place, isSought }: { row: Row; place: Place; isSought: boolean }) {
  const say = useSay();
  const { indicator, label, printed, before, derived } = row;
  if (indicator === null) return null;
  const params = { unitId: place.unitId, reportId: place.reportId, indicator };
  return (
    <span id={anchorOf(indicator)} className={isSought ? 'sought' : undefined}>
      {printed !== '' && (
        <Link
          to="/nguon-so-lieu/$unitId/$reportId/$indicator"
          params={params}
          search={{ ban: String(place.number) }}
          aria-label={say(words.sourceOf, { name: label, figure: printed })}
        >
          {printed}
        </Link>
      )}
      {derived && <span className="tag tag-soft after">{say(words.derived)}</span>}
      {before !== null && (
        <mark className="was">
          {say(words.wasBefore, { before: before === '' ? say(words.blankBefore) : before })}
        </mark>
      )}
    </span>
  );
}

function SentNote({ row: { note, noteBefore } }: { row: Row }) {
  const say = useSay();
  return (
    <>
      {note}
      {noteBefore !== null && (
        <mark className="was">{say(words.wasBefore, { before: noteBefore || say(words.blankBefore) })}</mark>
      )}
    </>
  );
}

/** What is other than in the version before, in one place. */
export function Changes({ sent: { tables, sections } }: { sent: Sent }) {
  const say = useSay();
  const rows = tables
    .flatMap(({ values }) => values)
    .filter(({ before, noteBefore }) => before !== null || noteBefore !== null);
  const told = sections.filter(({ changed }) => changed).map(({ number, title }) => `${number}. ${title}`);
  const columns: Column<Row>[] = [
    { key: 'label', title: say(words.indicator), cell: ({ label }) => label },
    {
      key: 'before',
      title: say(words.before),
      figure: true,
      cell: ({ before, printed }) => (before ?? printed) || say(words.blankBefore),
    },
    {
      key: 'now',
      title: say(words.now),
      figure: true,
      cell: ({ printed }) => printed || say(words.blankBefore),
    },
    ...(rows.every(({ noteBefore }) => noteBefore === null)
      ? []
      : [{ key: 'note', title: say(words.note), cell: (row: Row) => <SentNote row={row} /> }]),
  ];
  return (
    <Section title={say(words.changes)}>
      {rows.length === 0 && told.length === 0 && <p>{say(words.noChanges)}</p>}
      {rows.length > 0 && (
        <Table
          name={say(words.changes)}
          columns={columns}
          rows={rows}
          rowKey={({ indicator }) => indicator ?? ''}
          empty=""
        />
      )}
      {told.length > 0 && <p>{say(words.changedText, { sections: told.join('; ') })}</p>}
    </Section>
  );
}
