import { useState } from 'react';
import { uuidv7 } from '../../../../base/id.ts';
import { dayOf } from '../../../../base/plain-date.ts';
import { Form } from '../../../../ui/form/Form.tsx';
import { useSay } from '../../../../ui/language.tsx';
import { shownDate } from '../../../../ui/show.ts';
import { givePost } from '../../contract-unit.ts';
import { PersonField } from './PersonField.tsx';
import { PostFields, postOf } from './PostFields.tsx';
import { words } from './words.ts';

type Props = {
  unitId: string;
  /** Whose page it stands on; asked where left out. */
  login?: string;
  onClose: () => void;
};

/** A further post for somebody who has an account. */
export function GivePost({ unitId, login, onClose }: Props) {
  const say = useSay();
  const [id, setId] = useState(uuidv7);
  return (
    <Form
      operation={givePost}
      submit={say(words.givePost)}
      onCancel={onClose}
      again
      initial={{ login, reach: 'own', from: shownDate(dayOf(new Date())) }}
      input={(typed) => ({ unitId, id, login: typed.text('login'), ...postOf(typed) })}
      onDone={() => {
        setId(uuidv7());
        onClose();
      }}
    >
      {login === undefined && <PersonField unitId={unitId} name="login" />}
      <PostFields />
    </Form>
  );
}
