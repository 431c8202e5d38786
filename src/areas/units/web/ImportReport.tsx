import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import { useSay } from '../../../ui/language.tsx';
import { Section } from '../../../ui/Page.tsx';
import { Pages } from '../../../ui/Pages.tsx';
import { shownCount } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import type { importLists } from '../contract.ts';
import { words } from './words.ts';

export type Report = ResultOf<typeof importLists>;

/** What was read, and by name what could not be. */
export function ImportReport({
  title,
  report,
  children,
}: {
  title: string;
  report: Report;
  children?: ReactNode;
}) {
  const say = useSay();
  const { units, proposals, mentions } = report;
  const figures = [
    [words.unitsBefore, units.before],
    [words.unitsAfter, units.after],
    [words.continuing, units.continuing],
    [words.created, units.created],
    [words.proposalsRead, proposals.read],
    [words.certainCount, proposals.certain],
    [words.doubtfulCount, proposals.doubtful],
    [words.parts, proposals.parts],
    [words.mentions, mentions.all],
    [words.matched, mentions.matched],
  ] as const;
  const top = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new report is gone to
  useEffect(() => top.current?.focus(), [report]);
  return (
    <div ref={top} tabIndex={-1} className="report-top">
      <Section title={title} actions={children}>
        <dl className="figures">
          {figures.map(([word, count]) => (
            <div key={word.vi}>
              <dt>{say(word)}</dt>
              <dd>{shownCount(count)}</dd>
            </div>
          ))}
        </dl>
        <ReportLists report={report} />
      </Section>
    </div>
  );
}

/** So many rows at a time: a page of the lists is no longer than a screen or two. */
const size = 50;

function ReportLists({ report: { unmatched, problems } }: { report: Report }) {
  const say = useSay();
  const [start, setStart] = useState(0);
  const unmatchedColumns: Column<Report['unmatched'][number]>[] = [
    { key: 'unit', title: say(words.unit), cell: ({ unit }) => unit },
    { key: 'text', title: say(words.text), cell: ({ text }) => <span lang="vi">{text}</span> },
    { key: 'why', title: say(words.why), cell: ({ why }) => why },
  ];
  const problemColumns: Column<Report['problems'][number]>[] = [
    { key: 'line', title: say(words.line), figure: true, cell: ({ line }) => line ?? '–' },
    { key: 'message', title: say(words.message), cell: ({ message }) => message },
  ];
  return (
    <div className="stack">
      <h3>
        {say(words.unmatched)} ({shownCount(unmatched.length)})
      </h3>
      <Table
        name={say(words.unmatched)}
        columns={unmatchedColumns}
        rows={unmatched.slice(start, start + size)}
        rowKey={({ unit, text }) => `${unit} ${text}`}
        empty={say(words.noneUnmatched)}
      />
      <Pages count={unmatched.length} start={start} size={size} onStart={setStart} />
      {problems.length > 0 && (
        <>
          <h3>
            {say(words.problems)} ({shownCount(problems.length)})
          </h3>
          <Table
            name={say(words.problems)}
            columns={problemColumns}
            rows={problems}
            rowKey={({ line, message }) => `${line} ${message}`}
            empty=""
          />
        </>
      )}
    </div>
  );
}
