import { v5 } from 'uuid';
import type { Database, Tx } from '../../base/database/database.ts';
import { addDays, dayOf, type PlainDate } from '../../base/plain-date.ts';
import { addDelegation, addPerson, addPost } from '../people/keep.ts';
import { hashPassword } from '../people/password.ts';
import type { Post } from '../people/post.ts';
import { addSuccession, addUnits } from '../units/keep.ts';
import { type Demo, type DemoDay, loadDemo } from './demo-data.ts';
import { begin, recordSetUp } from './set-up.ts';

/**
 * Fills empty data with an invented province, so that everything can be tried: its units, people and posts, and by `fillMore` what
 * they have done in later areas. The log begins with this one deed, for nothing else has happened in this program.
 */
export async function setUpDemo(
  database: Database,
  now: Date,
  fillMore: (tx: Tx, now: Date) => Promise<void> = async () => {},
): Promise<void> {
  const demo = loadDemo();
  const hash = await hashPassword(demo.password);
  await database.transaction(async (tx) => {
    const installation = await begin(tx, 'demo', now);
    const filling: Filling = {
      tx,
      demo,
      now,
      idOf: (kind, key) =>
        kind === 'unit' && key === 'nation'
          ? installation.rootUnitId
          : v5(`${kind} ${key}`, installation.rootUnitId),
    };
    await fillUnits(filling);
    await fillPeople(filling, hash);
    const made = { units: demo.units.length, people: demo.people.length };
    await fillMore(tx, now);
    await recordSetUp(tx, installation, null, now, made);
  });
}

type Filling = {
  readonly tx: Tx;
  readonly demo: Demo;
  readonly now: Date;
  readonly idOf: (kind: 'unit' | 'succession' | 'person' | 'post' | 'delegation', key: string) => string;
};

async function fillUnits(filling: Filling): Promise<void> {
  const { tx, demo, now, idOf } = filling;
  const versions = demo.units.flatMap(({ key, kind, versions }) =>
    versions.map(({ parent, code, decision, ...version }) => ({
      ...version,
      unitId: idOf('unit', key),
      kind,
      code,
      codeSystem: code === null ? null : demo.codeSystem,
      parentId: idOf('unit', parent),
      decision: decisionOf(demo, decision),
    })),
  );
  await addUnits(tx, versions, now);
  for (const succession of demo.successions) await fillSuccession(filling, succession);
}

async function fillSuccession(
  { tx, demo, now, idOf }: Filling,
  { key, kind, on, decision, from, to, shares, proposed }: Demo['successions'][number],
): Promise<void> {
  const succession = {
    id: idOf('succession', key),
    kind,
    on,
    decision: decisionOf(demo, decision),
    from: from.map(({ unit, isPart }) => ({ unitId: idOf('unit', unit), isPart })),
    to: to.map((unit) => ({ unitId: idOf('unit', unit) })),
    shares: shares.map(({ numerator, denominator, basis, ...share }) => ({
      fromId: idOf('unit', share.from),
      toId: idOf('unit', share.to),
      basis,
      share: { numerator, denominator },
    })),
    proposed: proposed ?? null,
  };
  await addSuccession(tx, succession, now);
}

async function fillPeople({ tx, demo, now, idOf }: Filling, hash: string): Promise<void> {
  const today = dayOf(now);
  const posts = demo.people.flatMap((person) => postsOf(demo, person, today, idOf));
  for (const { login, fullName } of demo.people) {
    const id = idOf('person', login);
    await addPerson(tx, { id, login, fullName, email: null, phone: null, hash, mustChange: false }, now);
  }
  for (const post of posts) await addPost(tx, post);
  for (const { key, of, to, reason, ...days } of demo.delegations) {
    const post = posts.find(({ id }) => id === idOf('post', `${of.login} ${of.unit} ${of.role}`));
    if (post === undefined) throw new Error(`${key}: there is no such post`);
    const from = later(dateOf(days.from, today), post.from);
    const until = later(dateOf(days.until, today), from);
    const { unitId: postUnitId, id: postId } = post;
    const toPersonId = idOf('person', to);
    const id = idOf('delegation', key);
    await addDelegation(tx, { id, postUnitId, postId, toPersonId, from, to: until, reason });
  }
}

/** A computer whose clock is years behind gets a trial too; what is reckoned from today then begins with what is dated. */
function postsOf(
  demo: Demo,
  { login, posts }: Demo['people'][number],
  today: PlainDate,
  idOf: Filling['idOf'],
): (Post & { readonly decision: string })[] {
  return posts.map(({ unit, role, reach, decision, ...days }) => {
    const from = dateOf(days.from, today);
    return {
      unitId: idOf('unit', unit),
      id: idOf('post', `${login} ${unit} ${role}`),
      personId: idOf('person', login),
      role,
      reach,
      from,
      to: days.to === null ? null : later(dateOf(days.to, today), from),
      decision: decisionOf(demo, decision),
    };
  });
}

const dateOf = (day: DemoDay, today: PlainDate): PlainDate =>
  typeof day === 'number' ? addDays(today, day) : day;

const later = (one: PlainDate, other: PlainDate): PlainDate => (one > other ? one : other);

function decisionOf(demo: Demo, key: string): string {
  const decision = demo.decisions[key];
  if (decision === undefined) throw new Error(`${key}: there is no such decision`);
  return decision;
}
