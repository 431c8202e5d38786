import './entry.css';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Later } from '../../../../ui/Later.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { Page, Section } from '../../../../ui/Page.tsx';
import { shownDate } from '../../../../ui/show.ts';
import { Tabs } from '../../../../ui/Tabs.tsx';
import { getReport } from '../../contract.ts';
import { answeringWords } from '../../words.ts';
import type { UsePassages } from '../narrative/NarrativePage.tsx';
import { ReportDownloads } from '../out/Downloads.tsx';
import { LostBelow } from '../returned/LostBelow.tsx';
import { Returned } from '../returned/Returned.tsx';
import { words as returnedWords } from '../returned/words.ts';
import { textFindings } from '../sign/TextFindings.tsx';
import { Deeds } from './Deeds.tsx';
import { FindingsPanel } from './FindingsPanel.tsx';
import { FormGrid } from './FormGrid.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { IndicatorCard } from './IndicatorCard.tsx';
import { StatusOf } from './OwedPages.tsx';
import { PartsPanel } from './PartsPanel.tsx';
import { Proposal } from './Proposal.tsx';
import { blanksIn, type FormPart, formsOf, lastReturn, type Report } from './rows.ts';
import { SaveState } from './SaveState.tsx';
import { useEntry } from './use-entry.ts';
import { words } from './words.ts';

/** One report of a unit, from the first figure to the signature and after it. */
export function ReportPage({ usePassages }: { usePassages: UsePassages }) {
  const say = useSay();
  const { unitId, reportId } = useParams({ from: '/bao-cao/$unitId/$reportId' });
  const answer = useAnswer(getReport, { unitId, reportId });
  const report = answer.data?.result;
  return (
    <Page
      wide
      title={report?.title ?? say(words.report)}
      lead={report && <Lead report={report} />}
      above={
        <Link to="/bao-cao/$unitId" params={{ unitId }}>
          {say(words.back)}
        </Link>
      }
      actions={
        report !== undefined && (
          <Link
            className="button-link plain"
            to="/bao-cao/$unitId/$reportId/loi-van"
            params={{ unitId, reportId }}
          >
            {say(words.toNarrative)}
          </Link>
        )
      }
    >
      <Loaded of={answer}>{(one) => <Work key={one.id} report={one} usePassages={usePassages} />}</Loaded>
    </Page>
  );
}

function Lead({ report }: { report: Report }) {
  const say = useSay();
  const { unit, from, to, dueOn, lockOn, status, form } = report;
  return (
    <>
      {say(words.lead, {
        unit,
        from: shownDate(from),
        to: shownDate(to),
        due: shownDate(dueOn),
        lock: shownDate(lockOn),
      })}{' '}
      <StatusOf status={status} late={null} />{' '}
      {form.provisional && <span className="tag tag-warning">{say(words.provisional)}</span>}
    </>
  );
}

/** Figures of former units enter no form by themselves: who fills is told that they wait. */
function DerivedWaits({ report: { unitId, id: reportId, derived, may } }: { report: Report }) {
  const say = useSay();
  const waiting = derived?.waiting ?? 0;
  if (waiting === 0 || !may.includes('reports.saveCells')) return null;
  return (
    <Notice kind="warning" title={say(words.derivedWaits, { count: waiting })}>
      <Link to="/bao-cao/$unitId/$reportId/suy-ra" params={{ unitId, reportId }}>
        {say(words.toDerived)}
      </Link>
    </Notice>
  );
}

/** What the registers count is not typed again. */
function CountedWaits({ report: { unitId, id: reportId, counted, may } }: { report: Report }) {
  const say = useSay();
  const { waiting, unlike } = counted ?? { waiting: 0, unlike: 0 };
  if (waiting === 0 || !may.includes('reports.saveCells')) return null;
  return (
    <Notice
      kind="note"
      title={say(unlike === 0 ? words.countedWaits : words.countedUnlike, {
        count: waiting - unlike,
        unlike,
      })}
    >
      <Link to="/bao-cao/$unitId/$reportId/tu-so" params={{ unitId, reportId }}>
        {say(words.toCounted)}
      </Link>
    </Notice>
  );
}

/** Of several units that came of one, one goes on with its report; the others only read it. */
function HeldByOther({ report: { unit, heirs } }: { report: Report }) {
  const say = useSay();
  if (heirs === null || heirs.own) return null;
  const { units, named } = heirs;
  const title =
    named === null
      ? say(answeringWords.nobodyNamed, { unit, units: units.join(', ') })
      : say(answeringWords.otherNamed, { unit, named });
  return <Notice kind="warning" title={title} />;
}

/** What is not signed again since it was returned leaves as a draft. */
const newestOf = ({ status, versions }: Report): number | null =>
  ['sent', 'received', 'corrected'].includes(status)
    ? Math.max(...versions.map(({ number }) => number))
    : null;

function Work({ report, usePassages }: { report: Report; usePassages: UsePassages }) {
  const say = useSay();
  const entry = useEntry(report);
  const forms = useMemo(() => formsOf(report), [report]);
  const [active, setActive] = useState(forms[0]!.id);
  const [focus, setFocus] = useState<string | null>(null);
  const { passages } = usePassages(report.unitId, report.id, report.may.includes('reports.signReport'));
  const mayEnter = report.may.includes('reports.saveCells');
  const back = lastReturn(report)?.reasons ?? [];
  const returnedIn = ({ rows }: FormPart): string | null => {
    // A heading has no indicator, and neither has a reason for the text or for the whole.
    const isHere = (indicator: string | null) =>
      indicator !== null && rows.some((row) => row.indicator === indicator);
    const count = back.filter(({ indicator }) => isHere(indicator)).length;
    return count === 0 ? null : say(returnedWords.tabReturned, { count });
  };
  /** What is explained stands in the form in sight. */
  const open = (id: string) => {
    setActive(id);
    if (!forms.find((form) => form.id === id)?.rows.some((row) => row.indicator === focus)) setFocus(null);
  };
  const toCell = (indicator: string) => {
    const form = forms.find(({ rows }) => rows.some((row) => row.indicator === indicator));
    if (form === undefined) return;
    setActive(form.id);
    setFocus(indicator);
    // The tab that holds it is drawn first.
    setTimeout(() => document.getElementById(`cell-${indicator}`)?.focus(), 50);
  };
  return (
    <>
      {report.form.provisional && (
        <Notice kind="warning" title={say(words.provisionalText, { basis: report.form.basis })} />
      )}
      <Returned report={report} forms={forms} toCell={toCell} />
      <LostBelow report={report} />
      <HeldByOther report={report} />
      <DerivedWaits report={report} />
      <CountedWaits report={report} />
      <Deeds report={report} entry={entry} passages={passages} />
      {report.proposal !== null && <Proposal report={report} proposal={report.proposal} />}
      <Section
        title={say(words.forms)}
        actions={(mayEnter || entry.state.queue.size > 0) && <SaveState entry={entry} toCell={toCell} />}
      >
        {!mayEnter && <p className="soft">{say(words.readOnly)}</p>}
        <div className="entry-beside">
          <Tabs
            name={say(words.forms)}
            active={active}
            onActive={open}
            items={forms.map((form) => ({
              key: form.id,
              label: say(words.tab, { name: form.name }),
              count: blanksIn(form, entry.sheet).length,
              mark: returnedIn(form),
              content: <FormGrid report={report} form={form} entry={entry} onFocus={setFocus} />,
            }))}
          />
          <IndicatorCard report={report} entry={entry} indicator={focus} onClose={() => setFocus(null)} />
        </div>
      </Section>
      <Later>
        <FindingsPanel report={report} toCell={toCell} found={textFindings(passages)} />
        <PartsPanel report={report} />
        <ReportDownloads unitId={report.unitId} reportId={report.id} number={newestOf(report)} />
        <HistoryPanel report={report} />
      </Later>
    </>
  );
}
