import type { Tx } from '../../../base/database/database.ts';
import { addDays, type PlainDate } from '../../../base/plain-date.ts';
import { type Issue, Problem, refuseIssues } from '../../../base/problem.ts';
import type { CommandContext } from '../../../base/run.ts';
import {
  type AuthorityProblem,
  authorityProblems,
  givesToOneselfByDelegation,
  isTopAdministrator,
  refuseWithoutAdministrator,
  refuseWithoutAuthority,
} from '../authority.ts';
import { endPost, givePost, handOverPost } from '../contract-unit.ts';
import { addPost } from '../keep.ts';
import { findPost, type KeptPost, postsOf } from '../kept-post.ts';
import { endedOn, type Post, type PostProblem, postProblems } from '../post.ts';
import { type PeopleServices, perform } from '../services.ts';
import { authorityWords, manageWords, postProblemWords } from '../words.ts';

type Context = CommandContext & PeopleServices;
/** A post as it was filled in. */
export type FilledPost = Post & { readonly decision: string };

export const postCommands = [
  perform(givePost, async (context, { login, ...filled }) => {
    const { tx, changed } = context;
    const personId = await personToHold(tx, login);
    const post = { ...filled, personId };
    const before = await findPost(tx, post.unitId, post.id);
    if (before !== undefined) return sameAgain(before, post);
    refuseIssues(postIssues(context, post, await postsOf(tx, personId)));
    if (!(await addPost(tx, post))) throw new Problem('already-there');
    changed({ kind: 'post', id: post.id, before: null, after: post });
    return { id: post.id };
  }),

  perform(endPost, async (context, { unitId, postId, version, lastDay }) => {
    const post = await postToEnd(context, unitId, postId);
    if (post.version !== version) throw new Problem('changed-by-other');
    refuseIssues(lastDayIssues(post, lastDay, context.today));
    await end(context, post, lastDay);
    if (isTopAdministrator(context, post)) await refuseWithoutAdministrator(context.tx, context, lastDay);
    return {};
  }),

  perform(handOverPost, async (context, { unitId, postId, version, newPostId, login, lastDay, decision }) => {
    const { tx, changed } = context;
    const post = await postToEnd(context, unitId, postId);
    const personId = await personToHold(tx, login);
    const { role, reach, from, to } = post;
    const begin = lastDay < from ? from : addDays(lastDay, 1);
    const next = { id: newPostId, unitId, personId, role, reach, from: begin, to, decision };
    const before = await findPost(tx, unitId, newPostId);
    if (before !== undefined) return sameAgain(before, { ...next, to: before.to });
    if (post.version !== version) throw new Problem('changed-by-other');
    refuseHandOver(context, post, next, lastDay, await postsOf(tx, personId));
    await end(context, post, lastDay);
    if (!(await addPost(tx, next))) throw new Problem('already-there');
    changed({ kind: 'post', id: newPostId, before: null, after: next });
    if (isTopAdministrator(context, post)) await refuseWithoutAdministrator(tx, context, lastDay);
    return { id: newPostId };
  }),
];

/** Who shall hold a post, held until the transaction ends, so that nobody is given two at once unseen. */
async function personToHold(tx: Tx, login: string): Promise<string> {
  const person = await tx
    .selectFrom('person')
    .select(['id', 'active'])
    .where('login', '=', login.toLowerCase())
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!person?.active) refuseIssues([{ path: ['login'], message: manageWords.loginUnknown }]);
  return person!.id;
}

async function postToEnd(context: Context, unitId: string, postId: string): Promise<KeptPost> {
  const post = await findPost(context.tx, unitId, postId);
  if (post === undefined) throw new Problem('not-found');
  refuseWithoutAuthority(context, post);
  return post;
}

/** A command sent twice is harmless; the same id with other content is refused. */
function sameAgain(before: KeptPost, post: FilledPost): { id: string } {
  if (!isSamePost(before, post)) throw new Problem('already-there');
  return { id: post.id };
}

const content = ['unitId', 'id', 'personId', 'role', 'reach', 'from', 'to', 'decision'] as const;
export const isSamePost = (one: FilledPost, other: FilledPost): boolean =>
  content.every((field) => one[field] === other[field]);

const postFields: Record<PostProblem, string> = {
  'post-dates-reversed': 'to',
  'post-held-twice': 'from',
};
const authorityFields: Record<AuthorityProblem, string> = {
  'unit-out-of-reach': 'role',
  'reach-above-own': 'reach',
  'auditor-from-above': 'role',
  'operator-at-the-top': 'role',
  'administrator-by-delegation': 'role',
};

/** Everything for which a post cannot be given as it was filled in. `others`: the person's posts. */
export const postIssues = (context: Context, post: FilledPost, others: readonly Post[]): Issue[] => [
  ...postProblems(post, others).map((problem) => issue(postFields[problem], postProblemWords[problem])),
  ...authorityProblems(context, post).map((problem) =>
    issue(authorityFields[problem], authorityWords[problem]),
  ),
  ...(givesToOneselfByDelegation(context, post) ? [issue('login', manageWords.oneselfByDelegation)] : []),
];

const issue = (field: string, message: Issue['message']): Issue => ({ path: [field], message });

/** Who held the post until today did what they did: it ends yesterday at the earliest. Nor is it made longer by ending it. */
function lastDayIssues({ to }: Post, lastDay: PlainDate, today: PlainDate): Issue[] {
  if (lastDay < addDays(today, -1)) return [issue('lastDay', manageWords.lastDayPast)];
  return to !== null && lastDay > to ? [issue('lastDay', manageWords.lastDayLate)] : [];
}

/** Whatever is wrong with the new post is told at the field of its holder: the form has no other for it. */
function refuseHandOver(
  context: Context,
  post: KeptPost,
  next: FilledPost,
  lastDay: PlainDate,
  others: readonly Post[],
): void {
  const days = lastDayIssues(post, lastDay, context.today);
  if (post.to !== null && lastDay === post.to) days.push(issue('lastDay', manageWords.lastDayLate));
  const isHolder = next.personId === post.personId;
  const holder = isHolder ? [issue('login', manageWords.handOverToHolder)] : [];
  const rest = days.length > 0 || isHolder ? [] : postIssues(context, next, others);
  refuseIssues([...days, ...holder, ...rest.map(({ message }) => issue('login', message))]);
}

async function end({ tx, changed }: Context, post: KeptPost, lastDay: PlainDate): Promise<void> {
  const after = { ...post, to: endedOn(post, lastDay), version: post.version + 1 };
  await tx
    .updateTable('post')
    .set({ valid_to: after.to, version: after.version })
    .where('unit_id', '=', post.unitId)
    .where('id', '=', post.id)
    .execute();
  changed({ kind: 'post', id: post.id, before: post, after });
}
