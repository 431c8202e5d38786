import { useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import type { ResultOf } from '../../../base/operation.ts';
import { ActionDialog } from '../../../ui/ActionDialog.tsx';
import { useAnswer } from '../../../ui/ask.tsx';
import { Copyable } from '../../../ui/Copyable.tsx';
import { DeedButton } from '../../../ui/DeedButton.tsx';
import { DateField } from '../../../ui/form/DateField.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { CheckField, PasswordField, SelectField, TextField } from '../../../ui/form/fields.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Section } from '../../../ui/Page.tsx';
import { shownDate, shownInstant } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { createToken, listTokens, revokeToken } from '../contract.ts';
import { useMe } from './who.ts';
import { words } from './words.ts';

type Token = ResultOf<typeof listTokens>['tokens'][number];

/** Keys for programs. The key itself is shown once, when it is made. */
export function TokensSection() {
  const say = useSay();
  const { posts } = useMe();
  const answer = useAnswer(listTokens, {});
  const [made, setMade] = useState<string | null>(null);
  return (
    <Section
      title={say(words.tokens)}
      lead={say(words.tokensLead)}
      actions={
        posts.length > 0 && (
          <ActionDialog label={say(words.newToken)} title={say(words.newToken)}>
            {(close) => (
              <NewToken
                onCancel={close}
                onMade={(token) => {
                  setMade(token);
                  close();
                }}
              />
            )}
          </ActionDialog>
        )
      }
    >
      {made !== null && (
        <Notice kind="done" title={say(words.tokenMade)}>
          <Copyable label={say(words.theToken)} text={made} />
        </Notice>
      )}
      <Loaded of={answer}>{({ tokens }) => <Tokens tokens={tokens} />}</Loaded>
    </Section>
  );
}

function NewToken({ onCancel, onMade }: { onCancel: () => void; onMade: (token: string) => void }) {
  const say = useSay();
  const { posts } = useMe();
  const [id, setId] = useState(uuidv7);
  const units = new Map(posts.map(({ unitId, unitName }) => [unitId, unitName]));
  return (
    <Form
      operation={createToken}
      submit={say(words.newToken)}
      onCancel={onCancel}
      again
      initial={{ unitId: posts[0]?.unitId }}
      input={(typed) => ({
        id,
        name: typed.text('name'),
        unitId: typed.text('unitId'),
        withBelow: typed.flag('withBelow'),
        mayWrite: typed.flag('mayWrite'),
        expiresOn: typed.date('expiresOn'),
        password: typed.text('password'),
      })}
      onDone={({ token }) => {
        setId(uuidv7());
        onMade(token);
      }}
    >
      <TextField name="name" label={say(words.tokenName)} hint={say(words.tokenNameHint)} />
      <SelectField
        name="unitId"
        label={say(words.unit)}
        blank={false}
        options={[...units].map(([value, label]) => ({ value, label }))}
      />
      <CheckField name="withBelow" label={say(words.below)} />
      <CheckField name="mayWrite" label={say(words.mayWrite)} hint={say(words.mayWriteHint)} />
      <DateField name="expiresOn" label={say(words.expires)} />
      <PasswordField name="password" label={say(words.password)} autoComplete="current-password" />
    </Form>
  );
}

function Tokens({ tokens }: { tokens: readonly Token[] }) {
  const say = useSay();
  const columns: Column<Token>[] = [
    { key: 'name', title: say(words.tokenName), cell: ({ name }) => name },
    {
      key: 'unit',
      title: say(words.unit),
      cell: ({ unitName, withBelow }) => (withBelow ? `${unitName}, ${say(words.withBelow)}` : unitName),
    },
    {
      key: 'writes',
      title: say(words.action),
      cell: ({ mayWrite }) => say(mayWrite ? words.writes : words.readsOnly),
    },
    { key: 'expires', title: say(words.expires), cell: ({ expiresOn }) => shownDate(expiresOn) },
    {
      key: 'used',
      title: say(words.lastUsed),
      cell: ({ lastUsed }) => (lastUsed === null ? say(words.never) : shownInstant(lastUsed)),
    },
    {
      key: 'revoke',
      title: say(words.revoke),
      silent: true,
      cell: ({ id, name }) => (
        <DeedButton
          small
          danger
          operation={revokeToken}
          input={{ tokenId: id }}
          label={say(words.revoke)}
          sure={say(words.revokeSure, { name })}
        />
      ),
    },
  ];
  const empty = say(words.noTokens);
  return (
    <Table name={say(words.tokens)} columns={columns} rows={tokens} rowKey={({ id }) => id} empty={empty} />
  );
}
