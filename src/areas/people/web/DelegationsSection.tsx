import { useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import type { ResultOf } from '../../../base/operation.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../ui/ask.tsx';
import { DeedButton } from '../../../ui/DeedButton.tsx';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { SelectField, TextField } from '../../../ui/form/fields.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Section } from '../../../ui/Page.tsx';
import { shownDate } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { delegatePost, endDelegation, listDelegations } from '../contract.ts';
import { listPeople } from '../contract-unit.ts';
import { roleWords } from '../words.ts';
import { type MyPost, useMe } from './who.ts';
import { words } from './words.ts';

type Delegation = ResultOf<typeof listDelegations>['given'][number];

/** Who acts in one's place, and in whose place one acts. */
export function DelegationsSection() {
  const say = useSay();
  const answer = useAnswer(listDelegations, {});
  const own = useMe().posts.filter(({ onBehalfOf }) => onBehalfOf === null);
  const mayDelegate = own.length > 0 && (answer.data?.next.includes('people.delegatePost') ?? false);
  return (
    <Section
      title={say(words.delegations)}
      lead={say(words.delegationsLead)}
      actions={
        mayDelegate && (
          <ActionDialog label={say(words.delegate)} title={say(words.delegateTitle)}>
            {(close) => <Delegate posts={own} onClose={close} />}
          </ActionDialog>
        )
      }
    >
      <Loaded of={answer}>
        {({ given, received }) => (
          <div className="stack">
            <h3>{say(words.given)}</h3>
            <Delegations name={say(words.given)} list={given} mine empty={say(words.noGiven)} />
            <h3>{say(words.received)}</h3>
            <Delegations name={say(words.received)} list={received} empty={say(words.noReceived)} />
          </div>
        )}
      </Loaded>
    </Section>
  );
}

/** To somebody of the same unit; choosing the post decides whose names are offered. */
function Delegate({ posts, onClose }: { posts: readonly MyPost[]; onClose: () => void }) {
  const say = useSay();
  const me = useMe();
  const [id, setId] = useState(uuidv7);
  const [postId, setPostId] = useState(posts[0]!.postId);
  const post = posts.find((each) => each.postId === postId) ?? posts[0]!;
  const people = useAnswer(listPeople, { unitId: post.unitId, size: 200 });
  const others = (people.data?.result.people ?? []).filter((person) => person.active && person.id !== me.id);
  return (
    <Form
      operation={delegatePost}
      submit={say(words.delegate)}
      onCancel={onClose}
      again
      initial={{ postId }}
      onChange={(typed) => setPostId(typed.text('postId'))}
      input={(typed) => ({
        id,
        unitId: post.unitId,
        postId: post.postId,
        toPersonId: typed.optional('toPersonId'),
        from: typed.date('from'),
        to: typed.date('to'),
        reason: typed.text('reason'),
      })}
      onDone={() => {
        setId(uuidv7());
        onClose();
      }}
    >
      <SelectField
        name="postId"
        label={say(words.post)}
        blank={false}
        options={posts.map((each) => ({
          value: each.postId,
          label: `${say(roleWords[each.role])}, ${each.unitName}`,
        }))}
      />
      <SelectField
        name="toPersonId"
        label={say(words.toPerson)}
        options={others.map((person) => ({ value: person.id, label: person.fullName }))}
      />
      <div className="form-row">
        <DateField name="from" label={say(words.from)} />
        <DateField name="to" label={say(words.to)} />
      </div>
      <TextField name="reason" label={say(words.reason)} />
    </Form>
  );
}

type ListProps = { name: string; list: readonly Delegation[]; mine?: boolean; empty: string };

function Delegations({ name, list, mine = false, empty }: ListProps) {
  const say = useSay();
  const columns: Column<Delegation>[] = [
    { key: 'post', title: say(words.post), cell: ({ role }) => say(roleWords[role]) },
    {
      key: 'person',
      title: say(mine ? words.toPerson : words.byPerson),
      cell: ({ toPerson, byPerson }) => (mine ? toPerson : byPerson),
    },
    {
      key: 'span',
      title: say(words.span),
      cell: ({ from, to }) => say(words.spanText, { from: shownDate(from), to: shownDate(to) }),
    },
    { key: 'reason', title: say(words.reason), cell: ({ reason }) => reason },
  ];
  const ending: Column<Delegation> = {
    key: 'end',
    title: say(words.endDelegation),
    silent: true,
    cell: ({ id, unitId, version, toPerson }) => (
      <DeedButton
        small
        danger
        operation={endDelegation}
        input={{ unitId, delegationId: id, version }}
        label={say(words.endDelegation)}
        sure={say(words.endDelegationSure, { name: toPerson })}
      />
    ),
  };
  return (
    <Table
      name={name}
      columns={mine ? [...columns, ending] : columns}
      rows={list}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}
