import { Link } from '@tanstack/react-router';
import { Button } from '../../../../ui/Button.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { shownInstant } from '../../../../ui/show.ts';
import { namedInFull } from '../../outline.ts';
import { type FormPart, lastReturn, type Report } from '../entry/rows.ts';
import { words as entryWords } from '../entry/words.ts';
import { words } from './words.ts';

type Props = { report: Report; forms: readonly FormPart[]; toCell: (indicator: string) => void };

/** Why the report came back, from above or from the unit's own leader, with the way to each cell and section. */
export function Returned({ report, forms, toCell }: Props) {
  const say = useSay();
  const above = lastReturn(report);
  const inside =
    report.status === 'draft' ? report.actions.find(({ kind }) => kind === 'returnedInside') : undefined;
  return (
    <>
      {inside !== undefined && (
        <Notice
          kind="warning"
          title={say(words.returnedInside, { by: inside.person, at: shownInstant(inside.at) })}
        >
          <p>{say(entryWords.historyReason, { reason: inside.reason ?? '' })}</p>
        </Notice>
      )}
      {above !== null && (
        <Notice
          kind="warning"
          title={say(words.returnedAbove, { unit: above.unit, at: shownInstant(above.at) })}
        >
          <ul className="return-reasons">
            {above.reasons.map(({ indicator, section, text }) => (
              <li key={`${indicator} ${section} ${text}`}>
                {indicator !== null ? (
                  <AtCell {...{ forms, indicator, text, toCell }} />
                ) : (
                  <AtSection {...{ report, section, text }} />
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

type AtSectionProps = { report: Report; section: string | null; text: string };

function AtSection({ report: { unitId, id: reportId, sections }, section, text }: AtSectionProps) {
  const say = useSay();
  const at = sections.findIndex(({ id }) => id === section);
  if (at < 0) return text;
  const name = namedInFull(sections, at);
  return (
    <>
      {say(words.sectionReturned, { name, text })}{' '}
      <Link
        to="/bao-cao/$unitId/$reportId/loi-van"
        params={{ unitId, reportId }}
        search={{ muc: sections[at]!.id }}
        aria-label={say(words.toSectionOf, { name })}
      >
        {say(words.toSection)}
      </Link>
    </>
  );
}

/** At the section itself: what is to be mended in it. */
export function ReturnedSection({ report, section }: { report: Report; section: string }) {
  const say = useSay();
  const reasons = (lastReturn(report)?.reasons ?? []).filter((reason) => reason.section === section);
  return reasons.map(({ text }) => (
    <Notice key={text} kind="warning" title={say(words.returnedHere, { text })} />
  ));
}

type AtCellProps = Omit<Props, 'report'> & { indicator: string; text: string };

function AtCell({ forms, indicator, text, toCell }: AtCellProps) {
  const say = useSay();
  const form = forms.find(({ rows }) => rows.some((row) => row.indicator === indicator));
  const row = form?.rows.find((one) => one.indicator === indicator);
  if (form === undefined || row === undefined) return text;
  const name = [row.code, row.label].filter((part) => part !== null).join(' ');
  return (
    <>
      {say(words.returnedAt, { form: form.name, name, text })}{' '}
      <Button size="small" aria-label={say(entryWords.toCellOf, { name })} onClick={() => toCell(indicator)}>
        {say(entryWords.toCell)}
      </Button>
    </>
  );
}
