import { useState } from 'react';
import { uuidv7 } from '../../../../base/id.ts';
import { dayOf } from '../../../../base/plain-date.ts';
import { ActionDialog } from '../../../../ui/ActionDialog.tsx';
import { DateField } from '../../../../ui/form/DateField.tsx';
import { Form } from '../../../../ui/form/Form.tsx';
import { TextField } from '../../../../ui/form/fields.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { shownDate } from '../../../../ui/show.ts';
import { endPost, handOverPost } from '../../contract-unit.ts';
import { roleWords } from '../../words.ts';
import type { Post } from '../PersonPage.tsx';
import { PersonField } from './PersonField.tsx';
import { words } from './words.ts';

const today = () => shownDate(dayOf(new Date()));

export function EndPost({ post }: { post: Post }) {
  const say = useSay();
  const { unitId, id: postId, version, role } = post;
  const title = say(words.endPostTitle, { role: say(roleWords[role]) });
  return (
    <ActionDialog small danger label={say(words.endPost)} title={title}>
      {(close) => (
        <Form
          operation={endPost}
          danger
          submit={say(words.endPost)}
          onCancel={close}
          initial={{ lastDay: today() }}
          input={(typed) => ({
            unitId,
            postId,
            version,
            lastDay: typed.date('lastDay'),
            reason: typed.text('reason'),
          })}
          onDone={close}
        >
          <DateField name="lastDay" label={say(words.lastDay)} />
          <TextField name="reason" label={say(words.reason)} />
        </Form>
      )}
    </ActionDialog>
  );
}

export function HandOverPost({ post }: { post: Post }) {
  const say = useSay();
  const { unitId, id: postId, version, role } = post;
  const [newPostId] = useState(uuidv7);
  const title = say(words.handOverTitle, { role: say(roleWords[role]) });
  return (
    <ActionDialog small label={say(words.handOver)} title={title}>
      {(close) => (
        <>
          <p className="dialog-text">{say(words.handOverText)}</p>
          <Form
            operation={handOverPost}
            submit={say(words.handOver)}
            onCancel={close}
            initial={{ lastDay: today() }}
            input={(typed) => ({
              unitId,
              postId,
              version,
              newPostId,
              login: typed.text('login'),
              lastDay: typed.date('lastDay'),
              decision: typed.text('decision'),
            })}
            onDone={close}
          >
            <PersonField unitId={unitId} name="login" />
            <DateField name="lastDay" label={say(words.lastDay)} />
            <TextField name="decision" label={say(words.decision)} hint={say(words.decisionHint)} />
          </Form>
        </>
      )}
    </ActionDialog>
  );
}
