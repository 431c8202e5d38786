import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { DeedButton } from '../../../ui/DeedButton.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { PasswordField } from '../../../ui/form/fields.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { shownInstant } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { linkOutsideAccount, listOutsideAccounts, unlinkOutsideAccount } from '../contract.ts';
import { words } from './words.ts';

type Account = ResultOf<typeof listOutsideAccounts>['accounts'][number];

/** Accounts elsewhere that open one's own; not shown where no other system is set up and none was linked. */
export function OutsideAccountsSection({ offered }: { offered: boolean }) {
  const say = useSay();
  const answer = useAnswer(listOutsideAccounts, {});
  const accounts = answer.data?.result.accounts ?? [];
  if (!offered && accounts.length === 0) return null;
  return (
    <Section title={say(words.outside)} lead={say(words.outsideLead)}>
      <Loaded of={answer}>{() => <Accounts accounts={accounts} />}</Loaded>
    </Section>
  );
}

function Accounts({ accounts }: { accounts: readonly Account[] }) {
  const say = useSay();
  const columns: Column<Account>[] = [
    { key: 'provider', title: say(words.provider), cell: ({ provider }) => provider },
    { key: 'linked', title: say(words.linkedAt), cell: ({ linkedAt }) => shownInstant(linkedAt) },
    {
      key: 'unlink',
      title: say(words.unlink),
      silent: true,
      cell: ({ issuer, subject, provider }) => (
        <DeedButton
          small
          danger
          operation={unlinkOutsideAccount}
          input={{ issuer, subject }}
          label={say(words.unlink)}
          sure={say(words.unlinkSure, { provider })}
        />
      ),
    },
  ];
  return (
    <Table
      name={say(words.outside)}
      columns={columns}
      rows={accounts}
      rowKey={({ issuer, subject }) => `${issuer} ${subject}`}
      empty={say(words.noOutside)}
    />
  );
}

/** Where another system sends somebody whose account there opens none here yet. */
export function LinkPage() {
  const say = useSay();
  const answer = useAnswer(listOutsideAccounts, {});
  const [linked, setLinked] = useState(false);
  return (
    <Page narrow title={say(words.link)}>
      {linked ? (
        <Notice kind="done" title={say(words.linked)}>
          <Link to="/">{say(words.desk)}</Link>
        </Notice>
      ) : (
        <Loaded of={answer}>
          {({ waiting }) =>
            waiting === null ? (
              <Notice kind="note" title={say(words.linkNone)} />
            ) : (
              <div className="sheet">
                <p>{say(words.linkLead, { provider: waiting.name ?? waiting.provider })}</p>
                <Form
                  operation={linkOutsideAccount}
                  submit={say(words.link)}
                  input={(typed) => ({ password: typed.text('password') })}
                  onDone={() => setLinked(true)}
                >
                  <PasswordField
                    name="password"
                    label={say(words.password)}
                    autoComplete="current-password"
                  />
                </Form>
              </div>
            )
          }
        </Loaded>
      )}
    </Page>
  );
}
