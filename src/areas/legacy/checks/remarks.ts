import type { Checked, Finding } from '../../../base/finding.ts';
import type { Fact } from '../../indicators/fact.ts';
import { atIn } from '../extract.ts';
import type { Report } from '../report.ts';
import { words } from './words.ts';

/** Remarks that no arithmetic proves: unfinished work counted as done. */
export function checkRemarks(report: Report, forms: readonly Fact[], texts: readonly Fact[]): Checked {
  const findings: Finding[] = [];
  for (const passage of report.passages) {
    const match = /đã và đang hoàn thành(?:[^.;\d]{0,20}\d+(?:\/\d+)?)?/i.exec(passage.paragraph.text);
    if (match === null) continue;
    const at = atIn(passage, match.index, match.index + match[0].length);
    findings.push({
      rule: 'unfinished-counted',
      severity: 'note',
      certainty: 0.8,
      message: words.unfinishedCounted(at.quote),
      at: [at],
      found: at.quote,
      expected: null,
    });
  }
  const digitised = forms.find((fact) => fact.indicator.id === 'dossiers.digitised' && fact.value !== null);
  const resolved =
    texts.find((fact) => fact.indicator.id === 'dossiers.resolved') ??
    texts.find((fact) => fact.indicator.id === 'dossiers.onTime');
  if (
    digitised !== undefined &&
    resolved !== undefined &&
    resolved.value !== null &&
    digitised.value! > resolved.value
  ) {
    const message = words.digitisedUnfinished(digitised.value!, resolved.value);
    findings.push({
      rule: 'digitised-unfinished',
      severity: 'note',
      certainty: 0.6,
      message,
      at: [digitised.at, resolved.at],
      found: digitised.value,
      expected: resolved.value,
    });
  }
  return { findings, held: [] };
}
