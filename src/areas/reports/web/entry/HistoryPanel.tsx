import { Link } from '@tanstack/react-router';
import { useSay } from '../../../../ui/language.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { shownInstant } from '../../../../ui/show.ts';
import { deedWords } from '../words.ts';
import type { Report } from './rows.ts';
import { words } from './words.ts';

/** What was done with the report, the latest first, and the versions that were signed. */
export function HistoryPanel({
  report: { unitId, id: reportId, actions, versions, cards, sections },
}: {
  report: Report;
}) {
  const say = useSay();
  const nameOf = (indicator: string | null, section: string | null) =>
    cards.find((card) => card.indicator === indicator)?.name ??
    sections.find(({ id }) => id === section)?.title ??
    indicator ??
    section;
  return (
    <Section title={say(words.history)}>
      {actions.length === 0 && <p className="soft">{say(words.noHistory)}</p>}
      <ol className="report-history">
        {actions.map(({ kind, at, person, unit, reason, reasons }) => (
          <li key={`${at} ${kind}`}>
            <span className="soft">{shownInstant(at)}</span>{' '}
            {say(words.historyLine, { deed: say(deedWords[kind]!), person, unit })}
            {reason !== null && <p>{say(words.historyReason, { reason })}</p>}
            {reasons.map(({ indicator, section, text }) => (
              <p key={`${indicator} ${section} ${text}`}>
                {[nameOf(indicator, section), text].filter((part) => part !== null).join(': ')}
              </p>
            ))}
          </li>
        ))}
      </ol>
      {versions.length > 0 && (
        <>
          <h3 className="report-versions">{say(words.versions)}</h3>
          <ul className="report-history">
            {versions.map(({ number, signedAt, hash, reason }) => (
              <li key={number}>
                {say(words.versionLine, { number, at: shownInstant(signedAt), hash: hash.slice(0, 12) })}{' '}
                <Link
                  to="/bao-cao-da-gui/$unitId/$reportId/$number"
                  params={{ unitId, reportId, number: String(number) }}
                >
                  {say(words.openVersion, { number })}
                </Link>
                {reason !== null && <p>{say(words.historyReason, { reason })}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
