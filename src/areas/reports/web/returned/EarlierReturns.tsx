import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { shownInstant } from '../../../../ui/show.ts';
import { anchorOf } from '../receive/SentForms.tsx';
import type { Sent } from '../receive/SentPage.tsx';
import { words } from './words.ts';

type Reason = Sent['returns'][number]['reasons'][number];

/** Why this version came back; of one that was sent again, why the one before it had. */
export function EarlierReturns({ sent }: { sent: Sent }) {
  const say = useSay();
  return sent.returns.map(({ number, at, unit, reasons }) => {
    const isThis = number === sent.number;
    const values = { number, unit, at: shownInstant(at) };
    return (
      <Notice
        key={at}
        kind={isThis ? 'warning' : 'note'}
        title={say(isThis ? words.thisReturned : words.beforeReturned, values)}
      >
        <ul className="return-reasons">
          {reasons.map((reason) => (
            <li key={`${reason.indicator} ${reason.text}`}>
              <Told sent={sent} reason={reason} />
            </li>
          ))}
        </ul>
      </Notice>
    );
  });
}

/** With the way to the figure that it was about. */
function Told({ sent: { tables }, reason: { indicator, text } }: { sent: Sent; reason: Reason }) {
  const table = tables.find(({ values }) => values.some((row) => row.indicator === indicator));
  const row = table?.values.find((one) => one.indicator === indicator);
  if (indicator === null || table === undefined || row === undefined) return text;
  return (
    <>
      <a href={`#${anchorOf(indicator)}`}>
        {table.title}, {[row.code, row.label].filter((part) => part !== null).join('. ')}
      </a>
      : {text}
    </>
  );
}
