import { Link } from '@tanstack/react-router';
import { useSay } from '../../../../ui/language.tsx';
import { ExplainDialog } from '../entry/FindingsPanel.tsx';
import type { Report } from '../entry/rows.ts';
import { words } from '../entry/words.ts';
import type { Passage } from '../narrative/finding-marks.ts';
import { signWords } from './words.ts';

/** What is found in the text, by section; null until it is known. */
export type Passages = ReadonlyMap<string, readonly Passage[]> | null;
export type TextFinding = Passage & { readonly section: string };

const tags = { error: 'tag tag-error', warning: 'tag tag-warning', note: 'tag' } as const;

/** Each finding once, at the first place that it speaks of; errors come first. */
export function textFindings(passages: Passages): readonly TextFinding[] {
  const all = [...(passages ?? [])].flatMap(([section, found]) => found.map((one) => ({ ...one, section })));
  const seen = new Set<string>();
  const once = all.filter(({ finding }) => !seen.has(finding) && seen.add(finding));
  return [
    ...once.filter(({ severity }) => severity === 'error'),
    ...once.filter(({ severity }) => severity !== 'error'),
  ];
}

type Explained = { readonly decision: string | null };
type Explainable = { readonly severity: string; readonly explanation: Explained | null };

/** The errors that keep the leader from signing: as the server counts them. */
export const openErrorsIn = (report: Pick<Report, 'findings'>, passages: Passages): number =>
  [...report.findings, ...textFindings(passages)].filter(isOpenError).length;

const isOpenError = ({ severity, explanation }: Explainable): boolean =>
  severity === 'error' && (explanation === null || explanation.decision === 'refused');

/** One finding of the text, with the way to its section. */
export function TextFindingItem({ report, finding }: { report: Report; finding: TextFinding }) {
  const say = useSay();
  const { unitId, id: reportId, may } = report;
  const { severity, section, quote, message, explanation } = finding;
  return (
    <li>
      <span className={tags[severity]}>{say(words.severity[severity])}</span>
      <p>
        {say(signWords.inText, { section: nameOfSection(report, section) })} <q>{quote}</q>: {message}
      </p>
      {explanation !== null && (
        <p className="soft">{say(signWords.explainedText, { text: explanation.text })}</p>
      )}
      <div className="report-finding-ways">
        <ToSection report={report} section={section} />
        {may.includes('reports.explainFinding') && (
          <ExplainDialog
            {...{ unitId, reportId }}
            finding={finding.finding}
            message={{ vi: message, en: message }}
            text={explanation?.text ?? ''}
          />
        )}
      </div>
    </li>
  );
}

/** The way to where a section is written. */
export function ToSection({ report, section }: { report: Report; section: string }) {
  const say = useSay();
  return (
    <Link
      to="/bao-cao/$unitId/$reportId/loi-van"
      params={{ unitId: report.unitId, reportId: report.id }}
      search={{ muc: section }}
      aria-label={say(signWords.toSectionOf, { name: nameOfSection(report, section) })}
    >
      {say(signWords.toSection)}
    </Link>
  );
}

function nameOfSection({ sections }: Report, id: string): string {
  const section = sections.find((one) => one.id === id);
  return section === undefined ? id : `${section.number} ${section.title}`;
}
