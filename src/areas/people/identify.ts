import { sql } from 'kysely';
import type { Db } from '../../base/database/database.ts';
import { dayOf, type PlainDate } from '../../base/plain-date.ts';
import type { Credential, Who } from '../../base/run.ts';
import { isApiToken, tokenHash } from '../../base/secret-token.ts';
import type { Registry } from '../units/registry.ts';
import type { Units } from '../units/tree.ts';
import { type ActingPost, actingPosts, type Delegation } from './delegation.ts';
import type { Post } from './post.ts';
import { idleSince } from './sessions.ts';
import { type TokenReach, whoOf } from './who.ts';

/** When a session or a key was last used is written down at most so often, so that reading stays reading. In minutes. */
const seenEvery = 5;

/** The person behind a request, for the handlers of this area. */
export type SignedIn = {
  readonly personId: string;
  readonly sessionId: string | null;
  readonly login: string;
  readonly fullName: string;
  readonly mustChangePassword: boolean;
  readonly secondStep: boolean;
  readonly posts: readonly ActingPost[];
};
export type Identified = {
  readonly who: Who | null;
  readonly services: { readonly units: Units; readonly me: SignedIn | null };
};

type Row = {
  session_id: string | null;
  token: TokenReach | null;
  last_seen: Date | null;
  person_id: string;
  login: string;
  full_name: string;
  must_change: boolean;
  second_step: boolean;
  posts: readonly Post[];
  delegations: readonly Delegation[];
  tree_version: number;
};

/**
 * Who asks, in one statement: the session or key, the person, their posts, what was delegated to them, and the version of the
 * tree. Null for a session that was ended, and for a person who was shut out.
 */
export async function identify(
  db: Db,
  registry: Registry,
  { session, token }: Pick<Credential, 'session' | 'token'>,
  now: Date,
): Promise<Identified> {
  const row = await find(db, session, token, now);
  if (row === null) return { who: null, services: { units: await registry.latest(), me: null } };
  const units = await registry.at(row.tree_version);
  // What others delegated is not handed to programs.
  return standing(row, units, dayOf(now), row.token === null ? row.delegations : []);
}

/**
 * A person as they stand on the day without having signed in, for what is written to them or read by their programs: these are not
 * handed what others delegated. Null for who was shut out.
 */
export async function standIn(
  db: Db,
  units: Units,
  personId: string,
  today: PlainDate,
  { withDelegated }: { readonly withDelegated: boolean },
): Promise<Identified | null> {
  const { rows } = await sql<Row>`
    select null as session_id, null as token, null as last_seen, ${aboutPerson}
    from person p join credential c on c.person_id = p.id where p.id = ${personId} and p.active`.execute(db);
  const row = rows[0];
  return row === undefined ? null : standing(row, units, today, withDelegated ? row.delegations : []);
}

function standing(row: Row, units: Units, today: PlainDate, delegations: readonly Delegation[]): Identified {
  const posts = actingPosts(row.person_id, row.posts, delegations, today);
  const person = { personId: row.person_id, posts, token: row.token, mustChangePassword: row.must_change };
  const me: SignedIn = {
    personId: row.person_id,
    sessionId: row.session_id,
    login: row.login,
    fullName: row.full_name,
    mustChangePassword: row.must_change,
    secondStep: row.second_step,
    posts,
  };
  return { who: whoOf(person, units, today), services: { units, me } };
}

async function find(db: Db, session: string | null, token: string | null, now: Date): Promise<Row | null> {
  if (token !== null) return isApiToken(token) ? byToken(db, tokenHash(token), now) : null;
  return session === null ? null : bySession(db, tokenHash(session), now);
}

/** What both ways in tell of the person `p`; posts of others come with the delegations to it. Each part goes by an index. */
const aboutPerson = sql`
  p.id as person_id, p.login, p.full_name, c.must_change, c.totp_confirmed as second_step,
  (select version from unit_tree) as tree_version,
  coalesce((
    select json_agg(json_build_object('unitId', q.unit_id, 'id', q.id, 'personId', q.person_id, 'role', q.role,
      'reach', q.reach, 'from', q.valid_from, 'to', q.valid_to) order by q.valid_from, q.id)
    from (
      select q.* from post q where q.person_id = p.id
      union
      select q.* from delegation d join post q on q.unit_id = d.unit_id and q.id = d.post_id
        join person h on h.id = q.person_id
      where d.to_person_id = p.id and h.active
    ) q
  ), '[]') as posts,
  coalesce((
    select json_agg(json_build_object('id', d.id, 'postUnitId', d.unit_id, 'postId', d.post_id, 'toPersonId', d.to_person_id,
      'from', d.valid_from, 'to', d.valid_to, 'reason', d.reason))
    from delegation d where d.to_person_id = p.id
  ), '[]') as delegations`;

async function bySession(db: Db, hash: Buffer, now: Date): Promise<Row | null> {
  const { rows } = await sql<Row>`
    select s.id as session_id, null as token, s.last_seen_at as last_seen, ${aboutPerson}
    from session s join person p on p.id = s.person_id join credential c on c.person_id = p.id
    where s.token_hash = ${hash} and p.active and s.ends_at > ${now} and s.last_seen_at > ${idleSince(now)}`.execute(
    db,
  );
  const row = rows[0] ?? null;
  if (row !== null && isOld(row.last_seen, now))
    await db.updateTable('session').set({ last_seen_at: now }).where('token_hash', '=', hash).execute();
  return row;
}

async function byToken(db: Db, hash: Buffer, now: Date): Promise<Row | null> {
  const { rows } = await sql<Row>`
    select null as session_id, a.last_used_at as last_seen,
      json_build_object('unitId', a.unit_id, 'withBelow', a.with_below, 'mayWrite', a.may_write) as token, ${aboutPerson}
    from api_token a join person p on p.id = a.person_id join credential c on c.person_id = p.id
    where a.token_hash = ${hash} and p.active and a.expires_on >= ${dayOf(now)}`.execute(db);
  const row = rows[0] ?? null;
  if (row !== null && isOld(row.last_seen, now))
    await db.updateTable('api_token').set({ last_used_at: now }).where('token_hash', '=', hash).execute();
  return row;
}

const isOld = (seen: Date | null, now: Date) => seen === null || seen < minutesBefore(now, seenEvery);
const minutesBefore = (now: Date, minutes: number) => new Date(now.getTime() - minutes * 60_000);
