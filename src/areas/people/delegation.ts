import type { PlainDate } from '../../base/plain-date.ts';
import { activePosts, covers, isReversed, overlap, type Post } from './post.ts';
import type { delegationProblemWords } from './words.ts';

/** Who acts in a post for its holder, from a day to a day, both included; it has an end, and a reason that the log keeps. */
export type Delegation = {
  readonly id: string;
  readonly postUnitId: string;
  readonly postId: string;
  readonly toPersonId: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly reason: string;
};

/** A post a person may act in: their own, or another's by a delegation. */
export type ActingPost = {
  readonly post: Post;
  /** For whom, where it is another's post. */
  readonly onBehalfOf: string | null;
  readonly delegationId: string | null;
};

/**
 * The posts a person acts in on a day: their own, then those of others in units where they hold a post themselves. A delegation is of a post that its holder has on that
 * day, so what was delegated cannot be delegated on (NĐ 30/2020, điều 13 khoản 3: whoever signs by authority may not pass it on,
 * and the authority is limited in time).
 */
export function actingPosts(
  personId: string,
  posts: readonly Post[],
  delegations: readonly Delegation[],
  date: PlainDate,
): ActingPost[] {
  const active = activePosts(posts, date);
  const own = active.filter((post) => post.personId === personId);
  const lent = active
    .filter((post) => post.personId !== personId && own.some(({ unitId }) => unitId === post.unitId))
    .flatMap((post) => {
      const delegation = delegations.find(
        (one) => one.toPersonId === personId && isOf(one, post) && covers(one, date),
      );
      return delegation ? [{ post, onBehalfOf: post.personId, delegationId: delegation.id }] : [];
    });
  return [...own.map((post) => ({ post, onBehalfOf: null, delegationId: null })), ...lent];
}

const isOf = ({ postUnitId, postId }: Delegation, post: Post) =>
  postUnitId === post.unitId && postId === post.id;

export type DelegationProblem = keyof typeof delegationProblemWords;

/** Everything that is wrong with a delegation as it was filled in, at once. `others`: those of the same post; it may be among them. */
export function delegationProblems(
  delegation: Delegation,
  post: Post,
  others: readonly Delegation[],
): DelegationProblem[] {
  const { from, to } = delegation;
  const found: Readonly<Record<DelegationProblem, boolean>> = {
    'delegation-dates-reversed': isReversed(delegation),
    'delegation-before-post': from < post.from,
    'delegation-after-post': post.to !== null && to > post.to,
    'delegation-to-oneself': delegation.toPersonId === post.personId,
    'delegation-given-twice': others.some(
      (other) =>
        other.id !== delegation.id &&
        other.toPersonId === delegation.toPersonId &&
        isOf(other, post) &&
        !isReversed(delegation) &&
        overlap(delegation, other),
    ),
    'delegation-without-reason': delegation.reason.trim() === '',
  };
  return (Object.keys(found) as DelegationProblem[]).filter((problem) => found[problem]);
}
