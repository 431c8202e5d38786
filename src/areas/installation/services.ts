import type { Database } from '../../base/database/database.ts';
import type { Files } from '../../base/files.ts';
import type { Jobs } from '../../base/jobs.ts';
import type { Mailer } from '../../base/mail.ts';
import type { Secrets } from '../../base/secrets.ts';
import type { Folders } from './folders.ts';
import type { Installation } from './set-up.ts';
import type { VerifyArea } from './verify.ts';

/** What stands around the handlers: where things lie, and what sends and keeps them. */
export type Surroundings = {
  readonly database: Database;
  readonly installation: Installation;
  readonly secrets: Secrets;
  readonly files: Files;
  readonly mailer: Mailer;
  readonly jobs: Jobs;
  readonly startedAt: Date;
  readonly folders: Folders;
  /** What the areas after this one look for when the data are verified. */
  readonly verifyMore: readonly VerifyArea[];
};
