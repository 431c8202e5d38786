import './narrative.css';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAnswer } from '../../../../ui/ask.tsx';
import { DeedButton } from '../../../../ui/DeedButton.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Page, Section } from '../../../../ui/Page.tsx';
import { closePart, getReport, reopenPart } from '../../contract.ts';
import { namedInFull } from '../../outline.ts';
import { ExplainDialog } from '../entry/FindingsPanel.tsx';
import { ReturnedSection } from '../returned/Returned.tsx';
import { figuresOf, isBare, type ReportView, type SectionView } from './figures.ts';
import type { Passage } from './finding-marks.ts';
import { Heading } from './Heading.tsx';
import { Outline } from './Outline.tsx';
import { SectionEditor } from './SectionEditor.tsx';
import { words } from './words.ts';

/** What was found in the whole narrative, by section; null until it is known. The checks themselves stand in a later area. */
export type UsePassages = (
  unitId: string,
  reportId: string,
  /** Left out where it is. */
  isAsked?: boolean,
) => {
  readonly passages: ReadonlyMap<string, readonly Passage[]> | null;
  /** The text has changed at the server. */
  readonly again: () => void;
};

const from = '/bao-cao/$unitId/$reportId/loi-van';

/** Where the narrative of a report is written, one section at a time. */
export function NarrativePage({ usePassages }: { usePassages: UsePassages }) {
  const say = useSay();
  const { unitId, reportId } = useParams({ from });
  const answer = useAnswer(getReport, { unitId, reportId });
  const report = answer.data?.result;
  return (
    <Page
      title={say(words.title)}
      lead={report === undefined ? say(words.lead) : `${report.unit} – ${report.title}. ${say(words.lead)}`}
      above={
        <Link to="/bao-cao/$unitId/$reportId" params={{ unitId, reportId }}>
          {say(words.toReport)}
        </Link>
      }
    >
      <Loaded of={answer}>{(found) => <Narrative report={found} usePassages={usePassages} />}</Loaded>
    </Page>
  );
}

function Narrative({ report, usePassages }: { report: ReportView; usePassages: UsePassages }) {
  const { muc } = useSearch({ from });
  const { passages, again } = usePassages(report.unitId, report.id);
  const { cells, cards, sections } = report;
  const figures = useMemo(() => figuresOf({ cells, cards }), [cells, cards]);
  const section =
    sections.find(({ id }) => id === muc) ??
    sections.find(({ editable, heading }) => editable && !heading) ??
    sections.find(({ heading }) => !heading);
  const found = new Map(
    [...(passages ?? [])].map(([id, all]) => [id, new Set(all.map(({ message }) => message)).size]),
  );
  if (section === undefined) return null;
  return (
    <div className="narrative">
      <Outline report={report} figures={figures} current={section.id} found={found} />
      <SectionOf key={section.id} report={report} section={section}>
        <SectionEditor
          unitId={report.unitId}
          reportId={report.id}
          section={section}
          figures={figures}
          passages={passages === null ? null : (passages.get(section.id) ?? none)}
          onKept={again}
          explain={(passage) =>
            report.may.includes('reports.explainFinding') && (
              <Explain report={report} passage={passage} onDone={again} />
            )
          }
        />
      </SectionOf>
    </div>
  );
}

const none: readonly Passage[] = [];

type ExplainProps = { report: ReportView; passage: Passage; onDone: () => void };

/** An error of the text keeps the leader from signing until it is mended or explained. */
function Explain({ report, passage, onDone }: ExplainProps) {
  const { unitId, id: reportId } = report;
  const { finding, message, explanation } = passage;
  return (
    <ExplainDialog
      {...{ unitId, reportId, finding, onDone }}
      message={{ vi: message, en: message }}
      text={explanation?.text ?? ''}
    />
  );
}

type SectionProps = { report: ReportView; section: SectionView; children: React.ReactNode };

/** The frame of a section: what belongs in it, its part of the work, and the sections beside it. */
function SectionOf({ report, section, children }: SectionProps) {
  const say = useSay();
  const { sections } = report;
  const at = sections.indexOf(section);
  const before = sections.slice(0, at).findLast((one) => !isBare(one));
  const after = sections.slice(at + 1).find((one) => !isBare(one));
  return (
    <Section title={namedInFull(sections, at)} actions={<PartDeed report={report} section={section} />}>
      <ReturnedSection report={report} section={section.id} />
      <details className="narrative-hint">
        <summary>{say(words.hint)}</summary>
        <p>{section.hint}</p>
      </details>
      <Heading report={report} section={section}>
        {children}
      </Heading>
      <p className="narrative-ways">
        <WayTo report={report} section={before} word={say(words.before)} />
        <WayTo report={report} section={after} word={say(words.after)} />
      </p>
    </Section>
  );
}

type WayProps = { report: ReportView; section: SectionView | undefined; word: string };

function WayTo({ report, section, word }: WayProps) {
  if (section === undefined) return <span />;
  const params = { unitId: report.unitId, reportId: report.id };
  return (
    <Link className="button-link plain" to={from} params={params} search={{ muc: section.id }}>
      {word}: {namedInFull(report.sections, report.sections.indexOf(section))}
    </Link>
  );
}

/** Closing tells the others that nothing more comes; open again is whoever closed. */
function PartDeed({ report, section }: { report: ReportView; section: SectionView }) {
  const say = useSay();
  const part = `section:${section.id}`;
  const asked = report.parts.find((each) => each.part === part);
  if (asked === undefined) return null;
  const input = { unitId: report.unitId, reportId: report.id, part };
  if (section.editable)
    return <DeedButton operation={closePart} input={input} label={say(words.closePart)} />;
  if (asked.closed && report.may.includes('reports.assignParts'))
    return <DeedButton operation={reopenPart} input={input} label={say(words.reopenPart)} />;
  return null;
}
