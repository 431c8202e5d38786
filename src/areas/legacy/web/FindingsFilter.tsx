import { Select } from 'antd';
import { type Severity, severities } from '../../../base/finding.ts';
import { useSay } from '../../../ui/language.tsx';
import { type FindingKind, kindOf } from './kinds.ts';
import { countsOf, type ShownFinding } from './report-view.ts';
import { severitySigns } from './SeverityBadge.tsx';
import { findingKindWords, severityWords, words } from './words.ts';

type Props = {
  findings: readonly ShownFinding[];
  wanted: readonly Severity[];
  onWanted: (wanted: readonly Severity[]) => void;
  kind: FindingKind | null;
  onKind: (kind: FindingKind | null) => void;
  shown: number;
};

/** Narrows the list by severity and by kind. */
export function FindingsFilter({ findings, wanted, onWanted, kind, onKind, shown }: Props) {
  const say = useSay();
  const counts = countsOf(findings);
  const kinds = [...new Set(findings.map((finding) => kindOf(finding.rule)))];
  const toggle = (severity: Severity) =>
    onWanted(severities.filter((each) => wanted.includes(each) !== (each === severity)));
  return (
    <div className="filter">
      <fieldset>
        <legend className="unseen">{say(words.severityFilter)}</legend>
        {severities.map((severity) => (
          <button
            key={severity}
            type="button"
            className={`chip chip-${severity}`}
            aria-pressed={wanted.includes(severity)}
            onClick={() => toggle(severity)}
          >
            <span aria-hidden="true" className="badge-sign">
              {severitySigns[severity]}
            </span>
            {say(severityWords[severity])} {counts[severity]}
          </button>
        ))}
      </fieldset>
      {kinds.length > 1 && (
        <Select<FindingKind | ''>
          className="kind-filter"
          aria-label={say(words.kindFilter)}
          value={kind ?? ''}
          onChange={(value) => onKind(value === '' ? null : value)}
          options={[
            { value: '', label: say(words.allKinds) },
            ...kinds.map((value) => ({ value, label: say(findingKindWords[value]) })),
          ]}
        />
      )}
      {shown < findings.length && (
        <span className="filter-shown" role="status">
          {say(words.shownOf, { shown, all: findings.length })}
        </span>
      )}
    </div>
  );
}
