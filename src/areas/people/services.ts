import type { Database } from '../../base/database/database.ts';
import type { Mailer } from '../../base/mail.ts';
import { handlersFor } from '../../base/run.ts';
import type { Secrets } from '../../base/secrets.ts';
import type { Units } from '../units/tree.ts';
import type { SignedIn } from './identify.ts';
import type { OidcProvider } from './oidc.ts';
import type { Trial } from './trial-accounts.ts';

/** What the handlers of this area need of the house. */
export type PeopleServices = {
  readonly database: Pick<Database, 'transaction'>;
  readonly units: Units;
  /** Null where nobody is signed in. */
  readonly me: SignedIn | null;
  readonly secrets: Secrets;
  readonly mailer: Mailer;
  /** Accounts that anyone may try; null in a real installation. */
  readonly trial: Trial | null;
  readonly installation: { readonly kind: 'demo' | 'real'; readonly rootUnitId: string };
  /** Other ways to sign in. */
  readonly providers: readonly OidcProvider[];
};

export const { answer, perform, performAfter } = handlersFor<PeopleServices>();
