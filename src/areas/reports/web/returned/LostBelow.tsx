import { Link } from '@tanstack/react-router';
import { dayOf } from '../../../../base/plain-date.ts';
import { useSay } from '../../../../ui/language.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { shownDate } from '../../../../ui/show.ts';
import type { Report } from '../entry/rows.ts';
import { shownAmount } from '../receive/AddedUpPage.tsx';
import { words } from './words.ts';

type Lost = Report['lostBelow'][number];

/** A sum that falls because a report below came back does not fall unseen: told until it is taken anew, or the report closed. */
export function LostBelow({ report: { unitId, id: reportId, lostBelow } }: { report: Report }) {
  const say = useSay();
  const place = { unitId, reportId };
  return lostBelow.map((lost) => (
    <Notice
      key={lost.unitId}
      kind="warning"
      title={say(words.lost, { unit: lost.name, day: shownDate(dayOf(new Date(lost.at))) })}
    >
      <p>
        {say(words.lostNow[standingOf(lost)])}{' '}
        <Link to="/cong-so-lieu/$unitId/$reportId" params={place}>
          {say(words.toAddedUp)}
        </Link>
      </p>
      {lost.adjustments.length > 0 && <Adjustments lost={lost} place={place} />}
    </Notice>
  ));
}

const standingOf = ({ status, sentAnew }: Lost): keyof typeof words.lostNow =>
  sentAnew ? 'sentAnew' : status === 'excused' ? 'excused' : 'waits';

type Place = { unitId: string; reportId: string };

function Adjustments({ lost: { adjustments }, place }: { lost: Lost; place: Place }) {
  const say = useSay();
  return (
    <>
      <p>{say(words.lostAdjustments)}</p>
      <ul className="return-reasons">
        {adjustments.map(({ indicator, name, amount, reason }) => (
          <li key={`${indicator} ${amount} ${reason}`}>
            <Link to="/nguon-so-lieu/$unitId/$reportId/$indicator" params={{ ...place, indicator }}>
              {name}
            </Link>{' '}
            {say(words.adjustedBy, { amount: shownAmount(amount, null), reason })}
          </li>
        ))}
      </ul>
    </>
  );
}
