import { addDays, type PlainDate } from '../../base/plain-date.ts';
import { type postProblemWords, roleWords } from './words.ts';

/** What a person may be in a unit; the names are those of the table of access. */
export type Role = keyof typeof roleWords;
export const roles = Object.keys(roleWords) as Role[];

/** A person's place in a unit, from a day to a day, both included. `to` null: no end is set. */
export type Post = {
  readonly unitId: string;
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  /** Whether it covers the unit alone or the units below it too. */
  readonly reach: 'own' | 'below';
  readonly from: PlainDate;
  readonly to: PlainDate | null;
};

/** A stretch of days, both ends included. */
export type Span = { readonly from: PlainDate; readonly to: PlainDate | null };

/** Whether a day lies in a span. */
export const covers = ({ from, to }: Span, date: PlainDate): boolean =>
  from <= date && (to === null || date <= to);

/** Whether two spans share a day. */
export const overlap = (one: Span, other: Span): boolean =>
  !isReversed(one) &&
  !isReversed(other) &&
  (other.to === null || one.from <= other.to) &&
  (one.to === null || other.from <= one.to);

/** No day lies in it: mistyped, or withdrawn before it began. */
export const isReversed = ({ from, to }: Span): boolean => to !== null && to < from;

/** What ends with its last day; where it has not begun by then it is withdrawn, and holds on no day. */
export const endedOn = ({ from }: Span, lastDay: PlainDate): PlainDate =>
  lastDay < from ? addDays(from, -1) : lastDay;

/** Whether every day of a span lies in one of the others. */
export function isCovered({ from, to }: Span, others: readonly Span[]): boolean {
  let reached = addDays(from, -1);
  for (const other of [...others].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (other.from > addDays(reached, 1)) break;
    if (other.to === null) return true;
    if (other.to > reached) reached = other.to;
  }
  return to !== null && to <= reached;
}

/** The posts that are held on a day. */
export function activePosts(posts: readonly Post[], date: PlainDate): Post[] {
  return posts.filter((post) => covers(post, date));
}

export type PostProblem = keyof typeof postProblemWords;

/** Everything that is wrong with a post as it was filled in, at once. `others`: the posts of that person; the post itself may be among them. */
export function postProblems(post: Post, others: readonly Post[]): PostProblem[] {
  if (isReversed(post)) return ['post-dates-reversed'];
  const twice = others.some(
    (other) =>
      other.id !== post.id &&
      other.personId === post.personId &&
      other.unitId === post.unitId &&
      other.role === post.role &&
      overlap(post, other),
  );
  return twice ? ['post-held-twice'] : [];
}
