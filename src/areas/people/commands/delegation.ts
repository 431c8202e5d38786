import type { Tx } from '../../../base/database/database.ts';
import { addDays } from '../../../base/plain-date.ts';
import { type Issue, Problem, refuseIssues } from '../../../base/problem.ts';
import { delegatePost, endDelegation } from '../contract.ts';
import { type Delegation, type DelegationProblem, delegationProblems } from '../delegation.ts';
import { whereGranted } from '../grants.ts';
import { addDelegation } from '../keep.ts';
import { findPost, postsOf } from '../kept-post.ts';
import { endedOn, isCovered, type Post } from '../post.ts';
import { perform } from '../services.ts';
import { delegationProblemWords, delegationWords } from '../words.ts';

export const delegationCommands = [
  perform(delegatePost, async ({ tx, me, changed }, { unitId, ...wanted }) => {
    const post = await ownPost(tx, unitId, wanted.postId, me!.personId);
    const delegation = { ...wanted, postUnitId: unitId };
    const others = await delegationsOf(tx, post);
    const before = others.find(({ id }) => id === delegation.id);
    if (before !== undefined) return sameAgain(before, delegation);
    refuseIssues([
      ...delegationProblems(delegation, post, others).map(issueOf),
      ...(await recipientIssues(tx, delegation)),
    ]);
    await addDelegation(tx, delegation);
    changed({ kind: 'delegation', id: delegation.id, before: null, after: delegation });
    return { id: delegation.id };
  }),

  perform(endDelegation, async ({ tx, me, today, changed }, { unitId, delegationId, version }) => {
    const before = await tx
      .selectFrom('delegation as d')
      .innerJoin('post as p', (join) =>
        join.onRef('p.unit_id', '=', 'd.unit_id').onRef('p.id', '=', 'd.post_id'),
      )
      .select(['d.valid_from as from', 'd.valid_to as to', 'd.to_person_id as toPersonId'])
      .where('d.unit_id', '=', unitId)
      .where('d.id', '=', delegationId)
      .where('p.person_id', '=', me!.personId)
      .executeTakeFirst();
    if (before === undefined) throw new Problem('not-found');
    const last = endedOn(before, addDays(today, -1));
    const to = last < before.to ? last : before.to;
    const ended = await tx
      .updateTable('delegation')
      .set({ valid_to: to, version: version + 1 })
      .where('unit_id', '=', unitId)
      .where('id', '=', delegationId)
      .where('version', '=', version)
      .executeTakeFirst();
    if (ended.numUpdatedRows === 0n) throw new Problem('changed-by-other');
    changed({ kind: 'delegation', id: delegationId, before, after: { ...before, to } });
    return {};
  }),
];

/** A post of one's own that may be delegated. */
async function ownPost(tx: Tx, unitId: string, postId: string, personId: string): Promise<Post> {
  const post = await findPost(tx, unitId, postId);
  if (post === undefined) throw new Problem('not-found');
  if (post.personId !== personId || !whereGranted(post.role, 'post.delegate').own)
    throw new Problem('not-permitted', { message: delegationWords.notDelegable });
  return post;
}

async function delegationsOf(tx: Tx, { unitId, id }: Post): Promise<Delegation[]> {
  const rows = await tx
    .selectFrom('delegation')
    .select(['id', 'unit_id as postUnitId', 'post_id as postId', 'to_person_id as toPersonId'])
    .select(['valid_from as from', 'valid_to as to', 'reason'])
    .where('unit_id', '=', unitId)
    .where('post_id', '=', id)
    .execute();
  return rows;
}

/** A command sent twice is harmless; the same id with other content is refused. */
function sameAgain(before: Delegation, wanted: Delegation): { id: string } {
  const isSame = (Object.keys(before) as (keyof Delegation)[]).every((key) => before[key] === wanted[key]);
  if (!isSame) throw new Problem('already-there');
  return { id: wanted.id };
}

const fields: Record<DelegationProblem, string> = {
  'delegation-dates-reversed': 'to',
  'delegation-before-post': 'from',
  'delegation-after-post': 'to',
  'delegation-to-oneself': 'toPersonId',
  'delegation-given-twice': 'toPersonId',
  'delegation-without-reason': 'reason',
};
const issueOf = (problem: DelegationProblem): Issue => ({
  path: [fields[problem]],
  message: delegationProblemWords[problem],
});

/** Whoever acts in a post belongs to its unit on all those days. */
async function recipientIssues(tx: Tx, delegation: Delegation): Promise<Issue[]> {
  const { toPersonId, postUnitId } = delegation;
  const person = await tx
    .selectFrom('person')
    .select('active')
    .where('id', '=', toPersonId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  const posts = person?.active ? await postsOf(tx, toPersonId) : [];
  const inUnit = posts.filter(({ unitId }) => unitId === postUnitId);
  return isCovered(delegation, inUnit)
    ? []
    : [{ path: ['toPersonId'], message: delegationWords.recipientWithoutPost }];
}
