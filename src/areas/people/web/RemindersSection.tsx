import { useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import type { ResultOf } from '../../../base/operation.ts';
import { useAnswer } from '../../../ui/ask.tsx';
import { Copyable } from '../../../ui/Copyable.tsx';
import { DeedButton } from '../../../ui/DeedButton.tsx';
import { Facts } from '../../../ui/Facts.tsx';
import { Loaded } from '../../../ui/Loaded.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { Section } from '../../../ui/Page.tsx';
import { shownInstant } from '../../../ui/show.ts';
import { makeFeed, setDigest, showReminders, withdrawFeed } from '../contract-reminders.ts';
import { words } from './words.ts';

type Reminders = ResultOf<typeof showReminders>;

/** How one's tasks are told outside of the application. The address of the calendar is shown once, when it is made. */
export function RemindersSection() {
  const say = useSay();
  const answer = useAnswer(showReminders, {});
  const [made, setMade] = useState<string | null>(null);
  return (
    <Section title={say(words.reminders)} lead={say(words.remindersLead)}>
      {made !== null && (
        <Notice kind="done" title={say(words.feedMade)}>
          <Copyable label={say(words.theFeed)} text={made} />
        </Notice>
      )}
      <Loaded of={answer}>
        {({ feed, digest }) => (
          <>
            <Facts
              facts={[
                [say(words.feed), <FeedState key="feed" feed={feed} />],
                [say(words.digest), <DigestState key="digest" digest={digest} />],
              ]}
            />
            <div className="form-buttons">
              <FeedButtons feed={feed} onMade={setMade} />
              <DigestButton digest={digest} />
            </div>
          </>
        )}
      </Loaded>
    </Section>
  );
}

function FeedState({ feed }: Pick<Reminders, 'feed'>) {
  const say = useSay();
  if (feed === null) return say(words.noFeed);
  const read =
    feed.lastRead === null
      ? say(words.feedNeverRead)
      : say(words.feedRead, { at: shownInstant(feed.lastRead) });
  return say(words.feedMadeAt, { at: shownInstant(feed.madeAt), read });
}

function FeedButtons({ feed, onMade }: Pick<Reminders, 'feed'> & { onMade: (made: string | null) => void }) {
  const say = useSay();
  const [id, setId] = useState(uuidv7);
  return (
    <>
      <DeedButton
        operation={makeFeed}
        input={{ id }}
        label={say(feed === null ? words.makeFeed : words.makeFeedAgain)}
        {...(feed === null ? {} : { sure: say(words.makeFeedSure) })}
        onDone={({ path }) => {
          setId(uuidv7());
          onMade(new URL(path, location.origin).href);
        }}
      />
      {feed !== null && (
        <DeedButton
          danger
          operation={withdrawFeed}
          input={{}}
          label={say(words.withdrawFeed)}
          sure={say(words.withdrawFeedSure)}
          onDone={() => onMade(null)}
        />
      )}
    </>
  );
}

function DigestState({ digest: { on, email, hasMailServer } }: Pick<Reminders, 'digest'>) {
  const say = useSay();
  if (!hasMailServer) return say(words.digestNoServer);
  if (email === null) return say(words.digestNoEmail);
  return on ? say(words.digestOn, { email }) : say(words.digestOff);
}

function DigestButton({ digest: { on, email, hasMailServer } }: Pick<Reminders, 'digest'>) {
  const say = useSay();
  if (!on && (!hasMailServer || email === null)) return null;
  return (
    <DeedButton
      operation={setDigest}
      input={{ on: !on }}
      label={say(on ? words.turnDigestOff : words.turnDigestOn)}
    />
  );
}
