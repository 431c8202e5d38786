import { type Severity, severities } from '../../../base/finding.ts';
import { useSay } from '../../../ui/language.tsx';
import { type FindingKind, kindOf } from './kinds.ts';
import { countsOf, type ShownFinding } from './report-view.ts';
import { severitySigns } from './SeverityBadge.tsx';
import { findingKindWords, severityWords, words } from './words.ts';

/** `kind`: null for all of them. */
export type Filter = { readonly wanted: readonly Severity[]; readonly kind: FindingKind | null };

type Props = {
  findings: readonly ShownFinding[];
  filter: Filter;
  onFilter: (filter: Filter) => void;
  shown: number;
};

/** Narrows the list by severity and by kind. */
export function FindingsFilter({ findings, filter, onFilter, shown }: Props) {
  const say = useSay();
  const { wanted, kind } = filter;
  const counts = countsOf(findings);
  const kinds = [...new Set(findings.map((finding) => kindOf(finding.rule)))];
  const toggle = (severity: Severity) =>
    onFilter({
      ...filter,
      wanted: severities.filter((each) => wanted.includes(each) !== (each === severity)),
    });
  return (
    <div className="filter">
      <fieldset>
        <legend className="unseen">{say(words.severityFilter)}</legend>
        {severities.map((severity) => (
          <button
            key={severity}
            type="button"
            className={`severity severity-${severity}`}
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
        <select
          className="kind-filter"
          aria-label={say(words.kindFilter)}
          value={kind ?? ''}
          onChange={({ target }) =>
            onFilter({ ...filter, kind: kinds.find((each) => each === target.value) ?? null })
          }
        >
          <option value="">{say(words.allKinds)}</option>
          {kinds.map((each) => (
            <option key={each} value={each}>
              {say(findingKindWords[each])}
            </option>
          ))}
        </select>
      )}
      {shown < findings.length && (
        <span className="filter-shown" role="status">
          {say(words.shownOf, { shown, all: findings.length })}
        </span>
      )}
    </div>
  );
}
