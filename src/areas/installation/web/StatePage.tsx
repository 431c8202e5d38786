import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { ResultOf } from '../../../base/operation.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { Facts } from '../../../ui/Facts.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { TextField } from '../../../ui/form/fields.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { type Say, useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Page, Section } from '../../../ui/Page.tsx';
import { shownBytes, shownCount, shownDate, shownInstant } from '../../../ui/show.ts';
import { verifyLog } from '../../audit/contract.ts';
import { VerifyLog } from '../../audit/web/VerifyLog.tsx';
import { useWhoAmI } from '../../people/web/who.ts';
import { findTop, sendTestMail, showState, verifyState } from '../contract.ts';
import { VerifyData } from './VerifyData.tsx';
import { words } from './words.ts';

type State = ResultOf<typeof showState>;

type Props = {
  /** The part of the page that tells of backups; its area comes later than this one. */
  backups: (unitId: string) => ReactNode;
};

/** Below this a machine should be looked at. */
const littleSpace = 2 * 2 ** 30;

/** For whoever runs the machine: how it is, and the few deeds that keep it so. Auditors may verify, and no more. */
export function StatePage({ backups }: Props) {
  const say = useSay();
  const { data } = useWhoAmI();
  return (
    <Page title={say(words.system)} lead={say(words.systemLead)}>
      {data?.next.includes(findTop.name) ? (
        <AtTop backups={backups} />
      ) : (
        <Notice kind="note" title={say(words.notOperator)} />
      )}
    </Page>
  );
}

/** What the unit at the top is, and what its answer says may be done there. */
function AtTop({ backups }: Props) {
  const top = useAnswer(findTop, {});
  return (
    <Loaded of={top}>
      {({ unitId }, next) =>
        next.includes(showState.name) ? (
          <Running unitId={unitId} backups={backups} />
        ) : (
          <Verifying unitId={unitId} next={next} />
        )
      }
    </Loaded>
  );
}

function Running({ unitId, backups }: Props & { unitId: string }) {
  const say = useSay();
  const answer = useAnswer(showState, { unitId });
  return (
    <Loaded of={answer}>
      {(state, next) => (
        <>
          {state.unheld.includes('auditor') && (
            <NoAuditor unitId={unitId} mayGive={next.includes('people.givePost')} />
          )}
          <Section title={say(words.state)}>
            <Facts facts={factsOf(state, say)} />
          </Section>
          {next.includes('backup.listBackups') && backups(unitId)}
          <Verifying unitId={unitId} next={next} />
          {next.includes('installation.sendTestMail') && <TestMail unitId={unitId} />}
        </>
      )}
    </Loaded>
  );
}

/** Stays until somebody holds the post. */
function NoAuditor({ unitId, mayGive }: { unitId: string; mayGive: boolean }) {
  const say = useSay();
  return (
    <Notice kind="note" title={say(words.noAuditor)}>
      {mayGive ? (
        <Link to="/nguoi/$unitId" params={{ unitId }}>
          {say(words.giveIt)}
        </Link>
      ) : (
        say(words.askAdministrator)
      )}
    </Notice>
  );
}

function Verifying({ unitId, next }: { unitId: string; next: readonly string[] }) {
  const say = useSay();
  return (
    <>
      {next.includes(verifyLog.name) && (
        <Section title={say(words.verify)} lead={say(words.verifyLead)}>
          <VerifyLog unitId={unitId} />
        </Section>
      )}
      {next.includes(verifyState.name) && (
        <Section title={say(words.verifyData)} lead={say(words.verifyDataLead)}>
          <VerifyData unitId={unitId} />
        </Section>
      )}
    </>
  );
}

function factsOf(state: State, say: Say) {
  const { version, kind, database, migrations, startedAt, freeBytes, jobs, lastHead } = state;
  return [
    [say(words.version), version],
    [say(words.data), say(kind === 'demo' ? words.dataDemo : words.dataReal)],
    [say(words.database), say(words[database])],
    [say(words.migrations), shownCount(migrations)],
    [say(words.startedAt), shownInstant(startedAt)],
    [
      say(words.free),
      <span key="free">
        {shownBytes(freeBytes)}{' '}
        {freeBytes < littleSpace && <span className="tag tag-error">{say(words.freeLow)}</span>}
      </span>,
    ],
    [say(words.jobs), say(words.jobsText, jobs)],
    [say(words.head), lastHead === null ? say(words.noHead) : shownHead(lastHead)],
  ] as const;
}

/** A file of heads is named by its day. */
const shownHead = (head: string) => shownDate(head.slice(0, 10));

function TestMail({ unitId }: { unitId: string }) {
  const say = useSay();
  const [sent, setSent] = useState<string | null>(null);
  return (
    <Section title={say(words.mail)} lead={say(words.mailLead)}>
      {sent !== null && <Notice kind="done" title={say(words.sent, { to: sent })} />}
      <Form
        operation={sendTestMail}
        submit={say(words.send)}
        input={(typed) => ({ unitId, to: typed.text('to') })}
        onDone={(_, typed) => setSent(typed.text('to'))}
      >
        <TextField name="to" label={say(words.to)} inputMode="email" autoComplete="email" />
      </Form>
    </Section>
  );
}
