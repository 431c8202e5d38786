import './people.css';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { urlOf } from '../../../base/call.ts';
import type { ResultOf } from '../../../base/operation.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../ui/ask.tsx';
import { Filters, FlagFilter, TextFilter } from '../../../ui/Filters.tsx';
import { isShut, Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { Pages } from '../../../ui/Pages.tsx';
import { shownDate } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { getUnit } from '../../units/contract.ts';
import { exportPeople, listPeople } from '../contract-unit.ts';
import { roleWords } from '../words.ts';
import { GivePost } from './manage/GivePost.tsx';
import { words } from './manage/words.ts';

type Person = ResultOf<typeof listPeople>['people'][number];
const size = 50;

/** Who holds which post in a unit. */
export function PeoplePage() {
  const say = useSay();
  const { unitId } = useParams({ from: '/nguoi/$unitId' });
  const [text, setText] = useState('');
  const [past, setPast] = useState(false);
  const [start, setStart] = useState(0);
  const answer = useAnswer(listPeople, { unitId, text, past, start, size }, { keep: true });
  const next = answer.data?.next ?? [];
  return (
    <Page
      title={useUnitTitle(unitId)}
      above={<Link to="/nguoi">{say(words.otherUnit)}</Link>}
      actions={<Actions unitId={unitId} next={next} />}
    >
      <Section title={say(words.people)}>
        {!isShut(answer.error) && (
          <Filters>
            <TextFilter
              label={say(words.search)}
              value={text}
              onChange={(typed) => {
                setText(typed);
                setStart(0);
              }}
            />
            <FlagFilter
              label={say(words.past)}
              value={past}
              onChange={(so) => {
                setPast(so);
                setStart(0);
              }}
            />
          </Filters>
        )}
        <Loaded of={answer}>
          {({ count, people }) => (
            <>
              <People unitId={unitId} people={people} open={next.includes('people.getPerson')} />
              <Pages count={count} start={start} size={size} onStart={setStart} />
            </>
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

function useUnitTitle(unitId: string): string {
  const say = useSay();
  const unit = useAnswer(getUnit, { unitId }).data?.result.versions.at(-1);
  return unit === undefined ? say(words.people) : say(words.peopleOf, { unit: unit.name });
}

function Actions({ unitId, next }: { unitId: string; next: readonly string[] }) {
  const say = useSay();
  return (
    <>
      {next.includes('people.exportPeople') && (
        <a className="button-link plain" href={urlOf(exportPeople, { unitId })}>
          {say(words.export)}
        </a>
      )}
      {next.includes('people.givePost') && (
        <ActionDialog label={say(words.givePost)} title={say(words.givePost)}>
          {(close) => <GivePost unitId={unitId} onClose={close} />}
        </ActionDialog>
      )}
      {next.includes('people.createPerson') && (
        <Link className="button-link" to="/nguoi/$unitId/them" params={{ unitId }}>
          {say(words.newPerson)}
        </Link>
      )}
    </>
  );
}

function People({ unitId, people, open }: { unitId: string; people: readonly Person[]; open: boolean }) {
  const say = useSay();
  const columns: Column<Person>[] = [
    {
      key: 'name',
      title: say(words.name),
      cell: ({ id, fullName }) =>
        open ? (
          <Link to="/nguoi/$unitId/$personId" params={{ unitId, personId: id }}>
            {fullName}
          </Link>
        ) : (
          fullName
        ),
    },
    {
      key: 'posts',
      title: say(words.posts),
      cell: ({ posts }) => (
        <ul>
          {posts.map((post) => (
            <li key={post.id}>
              {say(roleWords[post.role])}{' '}
              <span className="soft small">
                {[...(post.reach === 'below' ? [say(words.belowReach)] : []), spanOf(post, say)].join('; ')}
              </span>
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: 'state',
      title: say(words.state),
      cell: ({ active }) => (
        <span className={active ? 'tag tag-held' : 'tag tag-soft'}>
          {say(active ? words.active : words.inactive)}
        </span>
      ),
    },
  ];
  const name = say(words.people);
  return (
    <Table name={name} columns={columns} rows={people} rowKey={({ id }) => id} empty={say(words.nobody)} />
  );
}

/** From when until when a post is held. */
export const spanOf = ({ from, to }: { from: string; to: string | null }, say: Say): string =>
  say(words.spanText, { from: shownDate(from), to: to === null ? say(words.openNow) : shownDate(to) });
