import type { Db, Tx } from '../../base/database/database.ts';
import { addDays, type PlainDate } from '../../base/plain-date.ts';
import { Problem } from '../../base/problem.ts';
import type { Units } from '../units/tree.ts';
import type { ActingPost } from './delegation.ts';
import { actsInFrom } from './kept-post.ts';
import { isReversed, type Post } from './post.ts';
import type { PeopleServices } from './services.ts';
import { whoOf } from './who.ts';
import { authorityWords, manageWords } from './words.ts';

/** An administrator, on the day on which they act. */
export type Giver = Pick<PeopleServices, 'me' | 'units' | 'installation'> & { readonly today: PlainDate };
type Given = Pick<Post, 'unitId' | 'personId' | 'role' | 'reach'>;

export type AuthorityProblem = keyof typeof authorityWords;

/**
 * Why somebody may not give, end or hand over a post: nobody gives more than they hold, and nobody chooses who examines them.
 */
export function authorityProblems(giver: Giver, given: Given): AuthorityProblem[] {
  const { unitId, role, reach } = given;
  const isTop = unitId === giver.installation.rootUnitId;
  const manages = (by: (acting: ActingPost) => boolean) => managesBy(giver, unitId, by);
  const found: Readonly<Record<AuthorityProblem, boolean>> = {
    'unit-out-of-reach': !manages(() => true),
    'reach-above-own': reach === 'below' && !manages(({ post }) => post.reach === 'below'),
    'auditor-from-above': role === 'auditor' && !isTop && !manages(({ post }) => post.unitId !== unitId),
    'operator-at-the-top': role === 'systemOperator' && !isTop,
    // What was lent would else be kept, or passed on: by a post, or by the password of the holder.
    'administrator-by-delegation':
      role === 'unitAdministrator' && !manages(({ onBehalfOf }) => onBehalfOf === null),
  };
  return (Object.keys(found) as AuthorityProblem[]).filter((problem) => found[problem]);
}

/** Who administers in another's place could else keep what was lent. */
export const givesToOneselfByDelegation = (giver: Giver, { unitId, personId }: Given): boolean =>
  personId === giver.me!.personId && !managesBy(giver, unitId, ({ onBehalfOf }) => onBehalfOf === null);

/** Asks the one policy as if the person had only some of their posts. */
function managesBy(
  { me, units, today }: Giver,
  unitId: string,
  by: (acting: ActingPost) => boolean,
): boolean {
  const { personId, posts } = me!;
  const who = whoOf(
    { personId, posts: posts.filter(by), token: null, mustChangePassword: false },
    units,
    today,
  );
  return who.grant('people.manage', [unitId]) !== null;
}

/** Refuses who may not give or end such a post. */
export function refuseWithoutAuthority(giver: Giver, post: Given): void {
  const [problem] = authorityProblems(giver, post);
  if (problem !== undefined) throw new Problem('not-permitted', { message: authorityWords[problem] });
}

/**
 * Whether the account of a person is the giver's to change. Whoever may set its password may act in all its posts, so they must be
 * posts that the giver could give: else a commune would open the account of its province's leader.
 */
export async function mayChangeAccount(db: Db | Tx, giver: Giver, personId: string): Promise<boolean> {
  const posts = await actsInFrom(db, personId, giver.today);
  return posts
    .filter((post) => !isReversed(post) && !hasEnded(giver.units, post.unitId, giver.today))
    .every((post) => authorityProblems(giver, post).length === 0);
}

/** A post in a unit that is no more gives nothing. */
function hasEnded(units: Units, unitId: string, today: PlainDate): boolean {
  const last = units.versions.get(unitId)?.at(-1);
  return last === undefined || (last.to !== null && last.to < today);
}

/** Whether the post is one of those without which nobody could administer the installation. */
export const isTopAdministrator = ({ installation }: Pick<Giver, 'installation'>, post: Given): boolean =>
  post.unitId === installation.rootUnitId && post.role === 'unitAdministrator' && post.reach === 'below';

/**
 * Refuses what has just left the topmost unit without an administrator after `lastDay`. Those who remain are held until the
 * transaction ends: of two who leave at once, one stays.
 */
export async function refuseWithoutAdministrator(
  tx: Tx,
  { installation }: Pick<Giver, 'installation'>,
  lastDay: PlainDate,
): Promise<void> {
  const remaining = await tx
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.person_id')
    .select('post.id')
    .where('post.unit_id', '=', installation.rootUnitId)
    .where('post.role', '=', 'unitAdministrator')
    .where('post.reach', '=', 'below')
    .where('post.valid_to', 'is', null)
    .where('post.valid_from', '<=', addDays(lastDay, 1))
    .where('person.active', '=', true)
    .orderBy('post.id')
    .forNoKeyUpdate()
    .execute();
  if (remaining.length === 0) throw new Problem('not-permitted', { message: manageWords.lastAdministrator });
}
