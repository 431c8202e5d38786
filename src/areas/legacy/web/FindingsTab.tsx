import { useEffect, useMemo, useRef, useState } from 'react';
import { type Severity, severities } from '../../../base/finding.ts';
import { useSay } from '../../../ui/language.tsx';
import { FindingItem } from './FindingItem.tsx';
import { FindingsFilter } from './FindingsFilter.tsx';
import { useFocus } from './focus.tsx';
import { type FindingKind, kindOf } from './kinds.ts';
import type { ReportView } from './report-view.ts';
import { words } from './words.ts';

/** Everything that is wrong, the worst first. A finding that was asked for is shown whatever the filter says. */
export function FindingsTab({ view }: { view: ReportView }) {
  const say = useSay();
  const { finding: asked } = useFocus();
  const [wanted, setWanted] = useState<readonly Severity[]>(severities);
  const [kind, setKind] = useState<FindingKind | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const shown = useMemo(
    () =>
      view.findings.filter(
        (finding) =>
          finding.number === asked?.number ||
          (wanted.includes(finding.severity) && (kind === null || kindOf(finding.rule) === kind)),
      ),
    [view, wanted, kind, asked?.number],
  );
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
      <FindingsFilter
        findings={view.findings}
        wanted={wanted}
        onWanted={setWanted}
        kind={kind}
        onKind={setKind}
        shown={shown.length}
      />
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
