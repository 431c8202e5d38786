import type { Severity } from '../../../base/finding.ts';

/** A sign beside the colour, for who does not see colours. */
export const severitySigns: Record<Severity, string> = { error: '✕', warning: '!', note: 'i' };

type Props = { severity: Severity; number: number; aside?: boolean };

/** `aside`: at a figure that the finding compares with, which need not be wrong itself. */
export function SeverityBadge({ severity, number, aside = false }: Props) {
  return (
    <span className={`badge badge-${severity} ${aside ? 'badge-aside' : ''}`} aria-hidden="true">
      <span className="badge-sign">{severitySigns[severity]}</span>
      {number}
    </span>
  );
}
