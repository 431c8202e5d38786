import { useSay } from '../../../ui/language.tsx';
import type { ReportView } from './report-view.ts';
import { dateText, windowText } from './show.ts';
import { kindWords, levelWords, words } from './words.ts';

/** The head of the report: who reports what for which period. */
export function ReportHead({ view }: { view: ReportView }) {
  const say = useSay();
  const { report, source } = view.extraction;
  const unit = report.unit === null ? null : [report.unit, ...report.parents].join(', ');
  const entries = [
    [words.unit, unit],
    [words.level, report.level === null ? null : say(levelWords[report.level])],
    [words.kind, say(kindWords[report.kind])],
    [words.window, windowText(report.window, say)],
    [words.symbol, report.symbol],
    [words.date, report.date === null ? null : dateText(report.date)],
  ] as const;
  return (
    <header className="report-head">
      <h2 lang="vi">{report.title ?? source.file}</h2>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name.vi}>
            <dt>{say(name)}</dt>
            <dd className={value === null ? 'missing' : undefined}>{value ?? say(words.notFound)}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
