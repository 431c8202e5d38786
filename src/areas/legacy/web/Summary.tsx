import { Fragment } from 'react';
import { type Severity, severities } from '../../../base/finding.ts';
import { useSay } from '../../../ui/language.tsx';
import { countsOf, type ReportView } from './report-view.ts';
import { words } from './words.ts';

const wordOf: Record<Severity, (typeof words)[keyof typeof words]> = {
  error: words.errors,
  warning: words.warnings,
  note: words.notes,
};

/** How many of each, in one line. */
export function Summary({ view }: { view: ReportView }) {
  const say = useSay();
  const counts = countsOf(view.findings);
  return (
    <p className="summary">
      {severities.map((severity, index) => (
        <Fragment key={severity}>
          {index > 0 && ', '}
          <span className={counts[severity] === 0 ? 'none' : `count-${severity}`}>
            <b>{counts[severity]}</b> {say(wordOf[severity])}
          </span>
        </Fragment>
      ))}
      {'; '}
      <span className="count-held">
        <b>{view.analysis.check.held.length}</b> {say(words.heldCount)}
      </span>
    </p>
  );
}
