import type { ResultOf } from '../../../base/operation.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { DeedButton } from '../../../ui/DeedButton.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Section } from '../../../ui/Page.tsx';
import { shownInstant } from '../../../ui/show.ts';
import { type Column, Table } from '../../../ui/Table.tsx';
import { endOtherSessions, endSession, listSessions } from '../contract.ts';
import { deviceName } from './device-name.ts';
import { words } from './words.ts';

type Session = ResultOf<typeof listSessions>['sessions'][number];

/** Where the account is open now. */
export function SessionsSection() {
  const say = useSay();
  const answer = useAnswer(listSessions, {});
  const others = answer.data?.result.sessions.some(({ current }) => !current) ?? false;
  return (
    <Section
      title={say(words.sessions)}
      lead={say(words.sessionsLead)}
      actions={others && <DeedButton operation={endOtherSessions} input={{}} label={say(words.endOthers)} />}
    >
      <Loaded of={answer}>{({ sessions }) => <Sessions sessions={sessions} />}</Loaded>
    </Section>
  );
}

function Sessions({ sessions }: { sessions: readonly Session[] }) {
  const say = useSay();
  const nameOf = ({ device }: Session) => deviceName(device) ?? say(words.unknownDevice);
  const columns: Column<Session>[] = [
    {
      key: 'device',
      title: say(words.device),
      cell: (session) => (
        <span title={session.device}>
          {nameOf(session)} {session.current && <span className="tag">{say(words.thisOne)}</span>}
        </span>
      ),
    },
    { key: 'since', title: say(words.since), cell: ({ since }) => shownInstant(since) },
    { key: 'seen', title: say(words.lastSeen), cell: ({ lastSeen }) => shownInstant(lastSeen) },
    {
      key: 'end',
      title: say(words.action),
      silent: true,
      cell: (session) =>
        !session.current && (
          <DeedButton
            small
            operation={endSession}
            input={{ sessionId: session.id }}
            label={say(words.end)}
            about={say(words.endSessionOf, { device: nameOf(session) })}
          />
        ),
    },
  ];
  return (
    <Table name={say(words.sessions)} columns={columns} rows={sessions} rowKey={({ id }) => id} empty="" />
  );
}
