import { createHmac } from 'node:crypto';
import { sameBytes } from '../../base/sealed.ts';
import type { Secrets } from '../../base/secrets.ts';

const prefix = 'mo_';

/** The key with which the command line asks the running server: whoever reads the secrets of the data folder has it. */
export function operatorKey(secrets: Secrets): string {
  return prefix + createHmac('sha256', secrets.get('signing')).update('motso operator').digest('base64url');
}

/** Whether a bearer's key is the operator's. */
export function isOperatorKey(secrets: Secrets, given: string | null): boolean {
  return (
    given?.startsWith(prefix) === true && sameBytes(Buffer.from(given), Buffer.from(operatorKey(secrets)))
  );
}
