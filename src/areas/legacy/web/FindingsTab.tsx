import { useEffect, useMemo, useRef, useState } from 'react';
import { severities } from '../../../base/finding.ts';
import { useSay } from '../../../ui/language.tsx';
import { FindingItem } from './FindingItem.tsx';
import { type Filter, FindingsFilter } from './FindingsFilter.tsx';
import { useAsk, useFocus } from './focus.tsx';
import { kindOf } from './kinds.ts';
import type { ReportView, ShownFinding } from './report-view.ts';
import { words } from './words.ts';

/** Everything that is wrong, the worst first. A finding asked for is shown whatever the filter said before; a filter set later hides it. */
export function FindingsTab({ view }: { view: ReportView }) {
  const say = useSay();
  const { finding: asked } = useFocus();
  const ask = useAsk();
  const [filter, setFilter] = useState<Filter>({ wanted: severities, kind: null });
  const list = useRef<HTMLOListElement>(null);
  const shown = useMemo(
    () => view.findings.filter((finding) => finding.number === asked?.number || fits(finding, filter)),
    [view, filter, asked?.number],
  );
  const narrow = (next: Filter) => {
    setFilter(next);
    if (asked !== null && !fits(view.findings[asked.number - 1]!, next)) ask.noFinding();
  };
  useEffect(() => {
    if (asked === null) return;
    const item = list.current?.querySelector<HTMLElement>(`#finding-${asked.number}`);
    item?.scrollIntoView({ block: 'nearest' });
    if (asked.take) item?.querySelector('a')?.focus({ preventScroll: true });
  }, [asked]);
  if (view.findings.length === 0) return <p className="nothing">{say(words.noFindings)}</p>;
  return (
    <>
      <h3 className="unseen">{say(words.tabFindings)}</h3>
      <FindingsFilter findings={view.findings} filter={filter} onFilter={narrow} shown={shown.length} />
      {shown.length === 0 && <p className="nothing">{say(words.noneLeft)}</p>}
      <ol className="findings" ref={list}>
        {shown.map((finding) => (
          <FindingItem
            key={finding.number}
            finding={finding}
            view={view}
            active={finding.number === asked?.number}
          />
        ))}
      </ol>
    </>
  );
}

const fits = ({ severity, rule }: ShownFinding, { wanted, kind }: Filter) =>
  wanted.includes(severity) && (kind === null || kindOf(rule) === kind);
