import { Problem } from '../../../base/problem.ts';
import { endOtherSessions, endSession } from '../contract.ts';
import { perform } from '../services.ts';
import { endSessions } from '../sessions.ts';

export const sessionCommands = [
  perform(endSession, async ({ tx, me, changed, setCookie }, { sessionId }) => {
    const ended = await tx
      .deleteFrom('session')
      .where('id', '=', sessionId)
      .where('person_id', '=', me!.personId)
      .returning('device')
      .executeTakeFirst();
    if (ended === undefined) throw new Problem('not-found');
    if (sessionId === me!.sessionId) setCookie({ name: 'session', value: '', maxAge: 0 });
    changed({ kind: 'session', id: sessionId, before: ended, after: null });
    return {};
  }),

  perform(endOtherSessions, async ({ tx, me, changed }) => {
    const ended = await endSessions(tx, me!.personId, me!.sessionId);
    for (const each of ended) changed(each);
    return { ended: ended.length };
  }),
];
