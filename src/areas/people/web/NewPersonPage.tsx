import './people.css';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { uuidv7 } from '../../../base/id.ts';
import { dayOf } from '../../../base/plain-date.ts';
import { Button } from '../../../ui/Button.tsx';
import { Form } from '../../../ui/form/Form.tsx';
import { TextField } from '../../../ui/form/fields.tsx';
import { useSay } from '../../../ui/language.tsx';
import { Page } from '../../../ui/Page.tsx';
import { shownDate } from '../../../ui/show.ts';
import { createPerson } from '../contract-unit.ts';
import { OneTimePassword } from './manage/OneTimePassword.tsx';
import { PostFields, postOf } from './manage/PostFields.tsx';
import { words } from './manage/words.ts';

type Made = { readonly id: string; readonly name: string; readonly password: string };

/** A new account with its first post; the one-time password is shown when it is made, and never again. */
export function NewPersonPage() {
  const say = useSay();
  const { unitId } = useParams({ from: '/nguoi/$unitId/them' });
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Page
      narrow
      title={say(words.newPerson)}
      lead={say(words.newPersonLead)}
      above={
        <Link to="/nguoi/$unitId" params={{ unitId }}>
          {say(words.back)}
        </Link>
      }
    >
      {made === null ? (
        <div className="sheet">
          <NewPerson unitId={unitId} onMade={setMade} />
        </div>
      ) : (
        <>
          <OneTimePassword title={say(words.made, { name: made.name })} password={made.password} />
          <div className="form-buttons">
            <Link
              className="button-link"
              to="/nguoi/$unitId/$personId"
              params={{ unitId, personId: made.id }}
            >
              {say(words.openPerson, { name: made.name })}
            </Link>
            <Button onClick={() => setMade(null)}>{say(words.another)}</Button>
          </div>
        </>
      )}
    </Page>
  );
}

function NewPerson({ unitId, onMade }: { unitId: string; onMade: (made: Made) => void }) {
  const say = useSay();
  const [ids] = useState(() => ({ id: uuidv7(), postId: uuidv7() }));
  return (
    <Form
      operation={createPerson}
      submit={say(words.newPerson)}
      initial={{ reach: 'own', from: shownDate(dayOf(new Date())) }}
      input={(typed) => ({
        unitId,
        ...ids,
        login: typed.text('login'),
        fullName: typed.text('fullName'),
        email: typed.optional('email'),
        phone: typed.optional('phone'),
        ...postOf(typed),
      })}
      onDone={({ id, oneTimePassword }, typed) =>
        onMade({ id, name: typed.text('fullName'), password: oneTimePassword })
      }
    >
      <h2 className="form-heading">{say(words.theAccount)}</h2>
      <TextField name="fullName" label={say(words.name)} />
      <TextField name="login" label={say(words.login)} hint={say(words.loginHint)} />
      <div className="form-row">
        <TextField name="email" label={say(words.email)} inputMode="email" optional />
        <TextField name="phone" label={say(words.phone)} inputMode="tel" optional />
      </div>
      <h2 className="form-heading">{say(words.thePost)}</h2>
      <PostFields />
    </Form>
  );
}
