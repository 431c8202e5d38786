import './people.css';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import { dayOf } from '../../../base/plain-date.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../ui/ask.tsx';
import { Facts } from '../../../ui/Facts.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { type Column, Table } from '../../../ui/Table.tsx';
import { getPerson } from '../contract-unit.ts';
import { roleWords } from '../words.ts';
import { ChangePerson } from './manage/ChangePerson.tsx';
import { EndPost, HandOverPost } from './manage/EndPost.tsx';
import { GivePost } from './manage/GivePost.tsx';
import { OneTimePassword } from './manage/OneTimePassword.tsx';
import { ResetPassword } from './manage/ResetPassword.tsx';
import { words } from './manage/words.ts';
import { spanOf } from './PeoplePage.tsx';

export type Person = ResultOf<typeof getPerson>;

/** One account, seen by whoever manages it. */
export function PersonPage() {
  const say = useSay();
  const { unitId, personId } = useParams({ from: '/nguoi/$unitId/$personId' });
  const answer = useAnswer(getPerson, { unitId, personId });
  return (
    <Page
      title={answer.data?.result.fullName ?? say(words.account)}
      above={
        <Link to="/nguoi/$unitId" params={{ unitId }}>
          {say(words.back)}
        </Link>
      }
    >
      <Loaded of={answer}>
        {(person, next) => (
          <>
            <Account unitId={unitId} person={person} next={next} />
            <Posts unitId={unitId} person={person} next={next} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

type PartProps = { unitId: string; person: Person; next: readonly string[] };

function Account({ unitId, person, next }: PartProps) {
  const say = useSay();
  const [password, setPassword] = useState<string | null>(null);
  const { login, email, phone, active, secondStep, fullName } = person;
  return (
    <Section
      title={say(words.account)}
      actions={
        <span className="section-actions">
          {next.includes('people.changePerson') && (
            <ActionDialog label={say(words.change)} title={say(words.changeTitle)}>
              {(close) => <ChangePerson unitId={unitId} person={person} onClose={close} />}
            </ActionDialog>
          )}
          {next.includes('people.resetPassword') && (
            <ActionDialog label={say(words.reset)} title={say(words.reset)}>
              {(close) => (
                <ResetPassword unitId={unitId} personId={person.id} onClose={close} onReset={setPassword} />
              )}
            </ActionDialog>
          )}
        </span>
      }
    >
      {password !== null && (
        <OneTimePassword title={say(words.resetDone, { name: fullName })} password={password} />
      )}
      <Facts
        facts={[
          [say(words.login), login],
          [say(words.email), email],
          [say(words.phone), phone],
          [
            say(words.state),
            <span key="state" className={active ? 'tag tag-held' : 'tag tag-soft'}>
              {say(active ? words.active : words.inactive)}
            </span>,
          ],
          [say(words.secondStep), say(secondStep ? words.on : words.off)],
        ]}
      />
    </Section>
  );
}

function Posts({ unitId, person, next }: PartProps) {
  const say = useSay();
  const today = dayOf(new Date());
  const here = (post: Post) => post.unitId === unitId && (post.to === null || post.to >= today);
  const columns: Column<Post>[] = [
    { key: 'role', title: say(words.role), cell: ({ role }) => say(roleWords[role]) },
    {
      key: 'unit',
      title: say(words.unit),
      cell: ({ unitName, reach }) =>
        reach === 'below' ? (
          <>
            {unitName} <span className="soft small">({say(words.belowReach).toLowerCase()})</span>
          </>
        ) : (
          unitName
        ),
    },
    { key: 'span', title: say(words.span), cell: (post) => spanOf(post, say) },
    { key: 'decision', title: say(words.decision), cell: ({ decision }) => decision },
    {
      key: 'action',
      title: say(words.action),
      silent: true,
      cell: (post) =>
        here(post) && (
          <span className="section-actions">
            {next.includes('people.handOverPost') && <HandOverPost post={post} />}
            {next.includes('people.endPost') && <EndPost post={post} />}
          </span>
        ),
    },
  ];
  return (
    <Section
      title={say(words.posts)}
      actions={
        next.includes('people.givePost') && (
          <ActionDialog label={say(words.givePost)} title={say(words.givePost)}>
            {(close) => <GivePost unitId={unitId} login={person.login} onClose={close} />}
          </ActionDialog>
        )
      }
    >
      <Table
        name={say(words.posts)}
        columns={columns}
        rows={person.posts}
        rowKey={({ id }) => id}
        empty={say(words.noPosts)}
      />
    </Section>
  );
}

export type Post = Person['posts'][number];
