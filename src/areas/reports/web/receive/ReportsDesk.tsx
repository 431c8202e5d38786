import './receive.css';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from '../../../../base/operation.ts';
import { useAnswer } from '../../../../ui/ask.tsx';
import { Loaded } from '../../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../../ui/language.tsx';
import { Section } from '../../../../ui/Page.tsx';
import { shownCount, shownDate } from '../../../../ui/show.ts';
import { showDesk } from '../../contract-desk.ts';
import { noticeWords, words } from './words.ts';

type Notice = ResultOf<typeof showDesk>['notices'][number];

/** What waits for the person about reports, on the desk; nothing where nothing waits. */
export function ReportsDesk() {
  const say = useSay();
  const answer = useAnswer(showDesk, {});
  if (answer.data?.result.notices.length === 0) return null;
  return (
    <Section title={say(words.desk)}>
      <Loaded of={answer}>
        {({ notices }) => (
          <ul className="report-notices">
            {notices.map((notice) => (
              <li key={`${notice.kind} ${notice.unitId} ${notice.campaignId}`}>
                <span className={urgent.includes(notice.kind) ? 'urgent' : undefined}>
                  {textOf(notice, say)}
                </span>
                <NoticeLink notice={notice} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}

const urgent: readonly Notice['kind'][] = ['overdue', 'returned', 'returned-inside', 'lost-below'];

function textOf({ kind, unit, title, on, count, reason }: Notice, say: Say): string {
  return say(noticeWords[kind], {
    unit,
    title,
    on: on === null ? '' : shownDate(on),
    reason: reason ?? '',
    count: shownCount(count),
  });
}

/** What lower units sent is received in the campaign; the own report is worked on at its own page. */
function NoticeLink({ notice }: { notice: Notice }) {
  const say = useSay();
  const { unitId, campaignId, reportId } = notice;
  const about = say(words.openAbout, { about: textOf(notice, say) });
  if (reportId !== null)
    return (
      <Link to="/bao-cao/$unitId/$reportId" params={{ unitId, reportId }} aria-label={about}>
        {say(words.open)}
      </Link>
    );
  return (
    <Link to="/dot-bao-cao/$unitId/$campaignId" params={{ unitId, campaignId }} aria-label={about}>
      {say(words.open)}
    </Link>
  );
}
