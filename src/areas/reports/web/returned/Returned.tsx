import { Button } from '../../../../ui/Button.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { shownInstant } from '../../../../ui/show.ts';
import { type FormPart, lastReturn, type Report } from '../entry/rows.ts';
import { words as entryWords } from '../entry/words.ts';
import { words } from './words.ts';

type Props = { report: Report; forms: readonly FormPart[]; toCell: (indicator: string) => void };

/** Why the report came back, from above or from the unit's own leader, with the way to each cell. */
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
            {above.reasons.map(({ indicator, text }) => (
              <li key={`${indicator} ${text}`}>
                {indicator === null ? text : <AtCell {...{ forms, indicator, text, toCell }} />}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
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
