import './documents.css';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { urlOf } from '../../../base/call.ts';
import type { ResultOf } from '../../../base/operation.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { isShut, Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { Pages } from '../../../ui/Pages.tsx';
import { shownDate } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { exportDocuments, type Filter, listDocuments } from '../contract.ts';
import { filterIn, searchOf } from './filter.ts';
import { ListFilters } from './ListFilters.tsx';
import { SavedFilters } from './SavedFilters.tsx';
import { StatusTag } from './StatusTag.tsx';
import { listWords as words } from './words.ts';

type Line = ResultOf<typeof listDocuments>['documents'][number];
const size = 50;

/** The documents of a unit, newest first, narrowed down by what the address says. */
export function ListPage() {
  const say = useSay();
  const { unitId } = useParams({ from: '/van-ban/$unitId' });
  const search = useSearch({ from: '/van-ban/$unitId' });
  const go = useNavigate();
  const filter = filterIn(search);
  const [start, setStart] = useState(0);
  const answer = useAnswer(listDocuments, { unitId, ...filter, start, size }, { keep: true });
  const narrow = (next: Filter) => {
    setStart(0);
    go({ to: '/van-ban/$unitId', params: { unitId }, search: searchOf(next), replace: true });
  };
  useSearchKey();
  const unit = answer.data?.result.unit;
  const next = answer.data?.next ?? [];
  return (
    <Page
      title={unit === undefined ? say(words.title) : say(words.titleOf, { unit })}
      actions={<Ways unitId={unitId} next={next} />}
    >
      <Section title={say(words.documents)} actions={<Downloads {...{ unitId, filter, next }} />}>
        {!isShut(answer.error) && (
          <>
            <ListFilters unitId={unitId} filter={filter} onFilter={narrow} />
            <SavedFilters
              unitId={unitId}
              filter={filter}
              kept={answer.data?.result.filters ?? []}
              maySave={next.includes('documents.saveFilter')}
              onFilter={narrow}
            />
          </>
        )}
        <Loaded of={answer}>
          {({ count, countedTo, documents }) => (
            <>
              <Table
                name={say(words.documents)}
                columns={columnsFor(say, unitId)}
                rows={documents}
                rowKey={({ id }) => id}
                empty={say(words.none)}
              />
              <Pages count={count} atLeast={countedTo} start={start} size={size} onStart={setStart} />
            </>
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

function Ways({ unitId, next }: { unitId: string; next: readonly string[] }) {
  const say = useSay();
  const params = { unitId };
  return (
    <>
      <Link className="button-link plain" to="/van-ban/$unitId/so" params={params}>
        {say(words.registers)}
      </Link>
      <Link className="button-link plain" to="/van-ban/$unitId/vbqppl" params={params}>
        {say(words.legalPage)}
      </Link>
      {next.includes('documents.readList') && (
        <Link className="button-link plain" to="/van-ban/$unitId/nhap" params={params}>
          {say(words.importLists)}
        </Link>
      )}
      {next.includes('documents.draftDocument') && (
        <Link className="button-link plain" to="/van-ban/$unitId/soan" params={params}>
          {say(words.draft)}
        </Link>
      )}
      {next.includes('documents.recordDocument') && (
        <Link className="button-link" to="/van-ban/$unitId/vao-so" params={params}>
          {say(words.record)}
        </Link>
      )}
    </>
  );
}

type DownloadsProps = { unitId: string; filter: Filter; next: readonly string[] };

function Downloads({ unitId, filter, next }: DownloadsProps) {
  const say = useSay();
  if (!next.includes('documents.exportDocuments')) return null;
  return (
    <a className="button-link plain" href={urlOf(exportDocuments, { unitId, ...filter })}>
      {say(words.export)}
    </a>
  );
}

/** As in many programs, "/" leads to the search, unless something is being typed. */
function useSearchKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable;
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      document.querySelector<HTMLInputElement>('.filters input[type="search"]')?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function columnsFor(say: Say, unitId: string): Column<Line>[] {
  return [
    {
      key: 'number',
      title: say(words.number),
      cell: (line) => (
        <>
          <Link to="/van-ban/$unitId/$documentId" params={{ unitId, documentId: line.id }}>
            {nameOf(line, say)}
          </Link>
          {line.direction === 'incoming' && line.number !== null && (
            <div className="soft small">{say(words.arrival, { number: line.number })}</div>
          )}
        </>
      ),
    },
    {
      key: 'day',
      title: say(words.day),
      cell: ({ issuedOn, receivedOn }) => {
        const day = receivedOn ?? issuedOn;
        return day === null ? '–' : shownDate(day);
      },
    },
    { key: 'subject', title: say(words.subject), cell: (line) => <Subject {...line} /> },
    { key: 'kind', title: say(words.kind), cell: ({ kindName }) => kindName },
    { key: 'status', title: say(words.status), cell: ({ status }) => <StatusTag status={status} /> },
  ];
}

const nameOf = ({ printed, number, direction }: Line, say: Say): string =>
  printed ?? (direction === 'incoming' || number === null ? say(words.noNumber) : String(number));

function Subject({ subject, withheld, issuer, issuedOn, files }: Line) {
  const say = useSay();
  if (withheld) return <span className="soft">{say(words.withheld)}</span>;
  return (
    <>
      <span className="document-subject">{subject}</span>
      <div className="soft small">
        {issuer !== null && say(words.dated, { issuer, day: issuedOn === null ? '–' : shownDate(issuedOn) })}
        {files > 0 && ` ${say(words.files, { count: files })}`}
      </div>
    </>
  );
}
