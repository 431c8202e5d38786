import './people.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useLanguage, useSay } from '../../../ui/language.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { shownDate } from '../../../ui/show.ts';
import { showDesk } from '../contract.ts';
import { roleWords } from '../words.ts';
import { type MyPost, useMe } from './who.ts';
import { noticeWords, words } from './words.ts';

type DeskNotice = ResultOf<typeof showDesk>['notices'][number];

type Props = {
  /** What waits in later areas. */
  readonly work: ReactNode;
  readonly shortcuts: ReactNode;
};

/** What waits for the person today, and where they stand. */
export function DeskPage({ work, shortcuts }: Props) {
  const say = useSay();
  const me = useMe();
  const desk = useAnswer(showDesk, {});
  return (
    <Page title={say(words.greeting, { name: me.fullName })} lead={<Today date={desk.data?.result.today} />}>
      {work}
      <div className="desk">
        <Section title={say(words.waiting)}>
          <Loaded of={desk}>{({ notices }) => <Notices notices={notices} />}</Loaded>
        </Section>
        <Section title={say(words.myPosts)}>
          {me.posts.length === 0 ? <p>{say(words.noPosts)}</p> : <Posts posts={me.posts} />}
        </Section>
      </div>
      {shortcuts}
    </Page>
  );
}

function Today({ date }: { date: string | undefined }) {
  const say = useSay();
  const { language } = useLanguage();
  if (date === undefined) return '\u00A0';
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
  return say(words.today, { weekday: weekday.toLowerCase(), date: shownDate(date) });
}

function Notices({ notices }: { notices: readonly DeskNotice[] }) {
  const say = useSay();
  if (notices.length === 0) return <p className="soft">{say(words.nothingWaits)}</p>;
  return (
    <ul className="notices">
      {notices.map((notice) => (
        <li key={`${notice.kind} ${notice.about} ${notice.on}`}>
          <span>{noticeText(notice, say)}</span>
          <NoticeLink notice={notice} />
        </li>
      ))}
    </ul>
  );
}

function noticeText({ kind, on, about, count }: DeskNotice, say: Say): string {
  const values = { about: about ?? '', on: on === null ? '' : shownDate(on), count };
  return say(noticeWords[kind].text, values);
}

/** Posts are given where they stand, proposals decided where the person administers; the rest is of the own account. */
function NoticeLink({ notice: { kind, unitId: where } }: { notice: DeskNotice }) {
  const say = useSay();
  const unitId = useMe().posts.find(({ role }) => role === 'unitAdministrator')?.unitId;
  const name = say(noticeWords[kind].action);
  if (where !== undefined)
    return (
      <Link to="/nguoi/$unitId" params={{ unitId: where }}>
        {name}
      </Link>
    );
  if (kind !== 'proposals-waiting') return <Link to="/tai-khoan">{name}</Link>;
  if (unitId === undefined) return <Link to="/don-vi">{name}</Link>;
  return (
    <Link to="/don-vi/$unitId/de-xuat" params={{ unitId }}>
      {name}
    </Link>
  );
}

/** Which posts somebody holds, where, and in whose place. */
export function Posts({ posts }: { posts: readonly MyPost[] }) {
  const say = useSay();
  return (
    <ul className="posts">
      {posts.map(({ postId, role, unitName, reach, onBehalfOf, to }) => (
        <li key={`${postId} ${onBehalfOf}`}>
          <span className="post-role">{say(roleWords[role])}</span>
          <span className="soft">
            {[
              unitName,
              reach === 'below' ? say(words.withBelow) : null,
              onBehalfOf === null ? null : say(words.onBehalfOf, { name: onBehalfOf }),
              to === null ? null : say(words.until, { date: shownDate(to) }),
            ]
              .filter((part) => part !== null)
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
