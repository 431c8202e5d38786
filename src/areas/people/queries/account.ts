import type { Db } from '../../../base/database/database.ts';
import { unitAt } from '../../units/tree.ts';
import { listDelegations, listOutsideAccounts, listSessions, listTokens } from '../contract.ts';
import { openWaiting } from '../outside-account.ts';
import type { Role } from '../post.ts';
import { answer } from '../services.ts';
import { idleSince } from '../sessions.ts';

export const accountQueries = [
  answer(listSessions, async ({ db, me, now }) => {
    const rows = await db
      .selectFrom('session')
      .select(['id', 'device', 'created_at as since', 'last_seen_at as lastSeen'])
      .where('person_id', '=', me!.personId)
      .where('ends_at', '>', now)
      .where('last_seen_at', '>', idleSince(now))
      .orderBy('last_seen_at', 'desc')
      .execute();
    return { sessions: rows.map((row) => ({ ...row, current: row.id === me!.sessionId })) };
  }),

  answer(listTokens, async ({ db, me, units, today }) => {
    const rows = await db
      .selectFrom('api_token')
      .select(['id', 'name', 'unit_id as unitId', 'with_below as withBelow', 'may_write as mayWrite'])
      .select(['expires_on as expiresOn', 'last_used_at as lastUsed'])
      .where('person_id', '=', me!.personId)
      .orderBy('created_at', 'desc')
      .execute();
    const tokens = rows.map((row) => ({ ...row, unitName: unitAt(units, row.unitId, today)?.name ?? '' }));
    return { tokens };
  }),

  answer(listOutsideAccounts, async ({ db, me, now, secrets, providers, credential }) => {
    const nameOf = (issuer: string) => providers.find((one) => one.issuer === issuer)?.names.vi ?? issuer;
    const rows = await db
      .selectFrom('outside_account')
      .select(['issuer', 'subject', 'linked_at as linkedAt'])
      .where('person_id', '=', me!.personId)
      .orderBy('linked_at')
      .execute();
    const waiting = openWaiting(secrets.all('signing'), credential.cookies.link, now);
    return {
      accounts: rows.map((row) => ({ ...row, provider: nameOf(row.issuer) })),
      waiting: waiting && { provider: nameOf(waiting.issuer), name: waiting.name },
    };
  }),

  answer(listDelegations, async ({ db, me }) => {
    const rows = await delegationsOf(db, me!.personId);
    const views = (holds: (row: (typeof rows)[number]) => boolean) =>
      rows
        .filter(holds)
        .map(({ holderId: _, recipientId: __, ...row }) => ({ ...row, role: row.role as Role }));
    return {
      given: views(({ holderId }) => holderId === me!.personId),
      received: views(({ recipientId }) => recipientId === me!.personId),
    };
  }),
];

function delegationsOf(db: Db, personId: string) {
  return db
    .selectFrom('delegation as d')
    .innerJoin('post as p', (join) =>
      join.onRef('p.unit_id', '=', 'd.unit_id').onRef('p.id', '=', 'd.post_id'),
    )
    .innerJoin('person as h', 'h.id', 'p.person_id')
    .innerJoin('person as r', 'r.id', 'd.to_person_id')
    .select(['d.id', 'd.unit_id as unitId', 'd.post_id as postId', 'p.role', 'd.valid_from as from'])
    .select(['d.valid_to as to', 'd.reason', 'd.version', 'h.id as holderId', 'r.id as recipientId'])
    .select(['r.full_name as toPerson', 'h.full_name as byPerson'])
    .where((eb) => eb.or([eb('p.person_id', '=', personId), eb('d.to_person_id', '=', personId)]))
    .orderBy('d.valid_from', 'desc')
    .orderBy('d.id')
    .execute();
}
